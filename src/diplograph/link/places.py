"""The name of a place in, a Place of the gazetteer out; a name it cannot tell keeps its words."""

from collections.abc import Sequence

from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.places import PlaceEntry, PlaceTable
from diplograph.model import ActorType, Article, Place, Record, slug

LARGER = 5  # a city this many times as large as the next of its name is the one that is meant
_KNOWN_EVERYWHERE = ("continent", "country", "region", "water", "capital", "site")


class PlaceLink(Record):
    """A place, how sure and why; `candidates` when the choice stayed open (then the place is the article's own)."""

    place: Place
    confidence: float
    why: str
    candidates: tuple[str, ...] = ()


class PlaceLinker:
    """Resolves place names.

    >>> linker = PlaceLinker(PlaceTable.load(), ActorTables.load())
    >>> found = linker.link("Deauville, France", article=Article(id="a1", text="..."))
    >>> found.place.id, found.place.country, found.why
    ('place/deauville', 'FRA', 'name and country')
    """

    def __init__(self, places: PlaceTable, actors: ActorTables) -> None:
        self._places, self._actors = places, actors

    def link(self, name: str, *, article: Article, countries: Sequence[str] = ()) -> PlaceLink:
        """Say which place a name means.

        Args:
            name: as the article writes it; may end in a country ("Paris, France").
            article: whose own place it becomes when the gazetteer cannot tell.
            countries: ISO codes of the countries that the article is about, the likeliest first.
        """
        bare, _, tail = name.partition(",")
        told = self._country(tail.strip()) if tail.strip() else None
        found = self._places.lookup(name) or self._places.lookup(bare)
        if not found:
            return _own(name, article, why="the gazetteer has no such name")
        if told:
            inside = [entry for entry in found if entry.country == told]
            if inside:
                return PlaceLink(place=inside[0].place(), confidence=0.95, why="name and country")
            # "Paris, Texas" is not the Paris of the gazetteer
            return _own(name, article, why="the gazetteer has none of that name there", country=told)
        return self._choose(name, found, article, countries)

    def _choose(self, name: str, found: Sequence[PlaceEntry], article: Article, countries: Sequence[str]) -> PlaceLink:
        if len(found) == 1:
            sure = found[0].kind in _KNOWN_EVERYWHERE or found[0].country in countries
            return PlaceLink(place=found[0].place(), confidence=0.9 if sure else 0.75, why="the only one of its name")
        near = [entry for entry in found if entry.country in countries]
        if near and (len(near) == 1 or _leads(near[0], near[1])):
            return PlaceLink(place=near[0].place(), confidence=0.85, why="in a country of the article")
        if _leads(found[0], found[1]):
            return PlaceLink(place=found[0].place(), confidence=0.8, why="by far the best known of its name")
        ids = tuple(f"place/{entry.key}" for entry in found[:8])
        return _own(name, article, why="several places bear the name", candidates=ids)

    def _country(self, name: str) -> str | None:
        states = [hit.entry.country for hit in self._actors.lookup(name) if hit.entry.type is ActorType.STATE]
        if states:
            return states[0]
        regions = [entry.country for entry in self._places.lookup(name) if entry.kind == "region"]
        return regions[0] if regions else None


def _leads(first: PlaceEntry, second: PlaceEntry) -> bool:
    if first.kind in _KNOWN_EVERYWHERE and (second.kind not in _KNOWN_EVERYWHERE or first.country == second.country):
        return True
    if second.kind in _KNOWN_EVERYWHERE:
        return False
    return first.population >= LARGER * max(second.population, 1)


def _own(
    name: str, article: Article, *, why: str, candidates: tuple[str, ...] = (), country: str | None = None
) -> PlaceLink:
    words = " ".join(name.split())
    place = Place(id=f"{article.path}/place/{slug(words)}", name=words, country=country)
    return PlaceLink(place=place, confidence=0.5, why=why, candidates=candidates)
