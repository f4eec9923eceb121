"""The gazetteer: the name of a place in, the places it may be out. Which of them is meant is for link/ to say."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplograph import resources
from diplograph.lexicon.compiled import compiled
from diplograph.lexicon.spelling import atoms
from diplograph.lexicon.tables import Row, read_table
from diplograph.model import Place

_COLUMNS = ("key", "name", "names", "kind", "country", "latitude", "longitude", "population", "source")
_ISO3 = re.compile(r"[A-Z]{3}")
# what a bare name means first: "Georgia" the country, "Gaza" the strip, "Tripoli" the capital
_KINDS = {"continent": 0, "country": 0, "region": 1, "water": 1, "capital": 2, "site": 3, "city": 4}


class PlaceEntry(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        key: unique; the place's id is "place/" + key.
        name: the usual English name; names: others.
        kind: capital, city, site, region, water, country or continent.
        country: ISO 3166-1 alpha-3, None for one that lies in several or in none.
        latitude, longitude: degrees, WGS 84; None for a state that is no more.
        population: of a city, 0 where no source gives it.
        source: tags, "|" between.
    """

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    source: str

    def place(self) -> Place:
        """Return the record that an extraction carries."""
        return Place(
            id=f"place/{self.key}",
            name=self.name,
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
        )


class PlaceTable:
    """All places by name.

    >>> table = PlaceTable.load()
    >>> [(place.key, place.country) for place in table.lookup("Deauville")]
    [('deauville', 'FRA')]
    """

    def __init__(self, entries: tuple[PlaceEntry, ...]) -> None:
        self.entries = entries
        self._by_key = {entry.key: entry for entry in entries}
        self._by_name: dict[str, list[PlaceEntry]] = {}
        by_name = self._by_name
        for entry in sorted(entries, key=lambda entry: (_KINDS[entry.kind], -entry.population)):
            for name in (entry.name, *entry.names) if entry.names else (entry.name,):
                key = _key(name)
                here = by_name.get(key)
                if here is None:
                    by_name[key] = [entry]
                elif here[-1] is not entry:  # a place's names are listed one after the other
                    here.append(entry)

    @classmethod
    def load(cls) -> "PlaceTable":
        """Return the shipped gazetteer, read and checked on the first call.

        Raises:
            DataFileError: the table is missing or at fault.
        """
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> "PlaceTable":
        """Read and check a gazetteer.

        Raises:
            DataFileError: the table is missing or at fault.
        """
        return cls(tuple(_entry(row) for row in read_table(path, _COLUMNS, key="key")))

    def by_key(self, key: str) -> PlaceEntry | None:
        """Return the place with that key ("deauville") or id ("place/deauville"), None when there is none."""
        return self._by_key.get(key.removeprefix("place/"))

    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return the places of that name: countries and regions first, then capitals, then by population."""
        return tuple(self._by_name.get(_key(name), ()))


@cache
def _shipped() -> PlaceTable:
    path = resources.data("actors", "places.csv")
    return compiled("places", [path], lambda: PlaceTable.read(path), kind=PlaceTable)


def _key(name: str) -> str:
    if name.isascii() and name.isalpha():
        return name.lower()
    words = [word for token in name.split() for word in atoms(token)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


def _entry(row: Row) -> PlaceEntry:
    key, name, names, kind, country, north, east, population, source = row.cells
    latitude = row.number("latitude") if north else None
    longitude = row.number("longitude") if east else None
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        row.fail(f"no point on the globe: {latitude}, {longitude}", "latitude -90..90 first, then longitude -180..180")
    return PlaceEntry(
        key,
        name or row.need("name"),
        row.many("names") if names else (),
        kind if kind in _KINDS else row.one_of("kind", _KINDS),
        row.match("country", _ISO3, "ISO 3166-1 alpha-3 such as FRA") if country else None,
        latitude,
        longitude,
        int(row.number("population")) if population else 0,
        source or row.need("source"),
    )
