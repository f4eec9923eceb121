"""The tables of actors: a name in, the actors it may mean out. Which of them a text means is for link/ to say.

States, organisations and people stand in data/actors/*.csv; every line is checked when they are loaded. Rows are plain
tuples and no pydantic records: twenty thousand of them are made at each start.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.compiled import compiled
from diplograph.lexicon.index import Form, NameIndex
from diplograph.lexicon.roles import Membership, Office, Roles, Tenure, load_members, load_offices, load_tenures
from diplograph.lexicon.tables import Row, read_table
from diplograph.model import Actor, ActorType

_STATES = ("key", "kind", "iso3", "iso2", "qid", "name", "official_name", "names", "demonyms", "capitals", "metonyms")
_ORGANISATIONS = ("key", "type", "name", "acronyms", "names", "country", "qid", "valid_from", "valid_to", "source")
_PEOPLE = ("key", "name", "variants", "alone", "country", "qid", "source")
_ORDERS = ("country", "order", "note")
_PERSON = ActorType.PERSON  # a class's member is looked up slowly, and ten thousand times
_GROUPS = frozenset(ActorType) - {ActorType.PERSON, ActorType.STATE, ActorType.UNNAMED_ACTOR}
_QID = (re.compile(r"Q[1-9]\d*"), "a Wikidata id such as Q159")
_ISO3 = (re.compile(r"[A-Z]{3}"), "ISO 3166-1 alpha-3 such as RUS")


class ActorEntry(NamedTuple):
    """An actor of the tables.

    Attributes:
        key: unique; `id` is "actor/" + key.
        name: the usual English name.
        country: ISO 3166-1 alpha-3 of the state it is or belongs to; of a person, where most offices were held.
        names: (form, as written), the usual name first.
        valid_from, valid_to: first and last day of its existence; None: not bounded, or not known.
        source: tags of the sources, "|" between.
    """

    key: str
    name: str
    type: ActorType
    country: str | None = None
    qid: str | None = None
    names: tuple[tuple[Form, str], ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    @property
    def id(self) -> str:
        """Id of the actor below the base IRI."""
        return f"actor/{self.key}"

    def actor(self) -> Actor:
        """Return the record that a graph carries."""
        why = "a row of the tables"
        return Actor(id=self.id, name=self.name, type=self.type, country=self.country, qid=self.qid, why=why)

    def existed_on(self, day: date | None) -> bool:
        """Say whether it existed that day, as far as the tables know (True when the day is not known)."""
        if day is None:
            return True
        return not (self.valid_from and day < self.valid_from) and not (self.valid_to and day > self.valid_to)


class NameHit(NamedTuple):
    """An actor that a name may mean.

    Attributes:
        entry: the actor.
        form: name, acronym, demonym, capital, metonym, or surname (of a person, alone).
        written: the name of the table that was matched.
        exact: the spelling is the table's own, marks and case aside; False: another transliteration or a part.
    """

    entry: ActorEntry
    form: Form
    written: str
    exact: bool = True


class ActorTables:
    """All actors, their names and their dated roles. Frozen; `load` reads the shipped tables once.

    >>> tables = ActorTables.load()
    >>> [(hit.entry.key, hit.form) for hit in tables.lookup("the Kremlin")]
    [('russia', 'metonym')]
    >>> tables.longest_match(["the", "UN", "Security", "Council", "met"], 1)[0]
    3
    """

    def __init__(self, entries: Iterable[ActorEntry], roles: Roles, orders: dict[str, str]) -> None:
        self.entries = tuple(entries)
        self.roles_of = roles
        self._orders = orders
        self._by_key = {entry.key: entry for entry in self.entries}
        self._by_qid = {entry.qid: entry for entry in self.entries if entry.qid}
        self._index = NameIndex()
        for at, entry in enumerate(self.entries):
            if entry.type is _PERSON:
                order = orders.get(entry.country or "", "")
                for form, written in entry.names:
                    self._index.add_person(at, form, written, order)
            else:
                for form, written in entry.names:
                    self._index.add(at, form, written)

    @classmethod
    def load(cls) -> "ActorTables":
        """Return the shipped tables, read and checked on the first call.

        Raises:
            DataFileError: a table is missing or at fault; says the line and how to mend it.
        """
        return _shipped()

    @classmethod
    def read(cls, folder: Path) -> "ActorTables":
        """Read and check the tables of a folder.

        Raises:
            DataFileError: a table is missing or at fault.
        """
        states = [_state(row) for row in read_table(folder / "states.csv", (*_STATES, *_ORGANISATIONS[-3:]), key="key")]
        known = {entry.country for entry in states if entry.country}
        groups = [_group(row, known) for row in read_table(folder / "organisations.csv", _ORGANISATIONS, key="key")]
        people = [_person(row, known) for row in read_table(folder / "people.csv", _PEOPLE, key="key")]
        _no_key_twice(folder, states, groups, people)
        offices = load_offices(folder / "offices.csv")
        countries = {
            entry.key: entry.country if entry.type is ActorType.STATE else None for entry in (*states, *groups)
        }
        tenures = load_tenures(
            folder / "holdings.csv",
            people={entry.key for entry in people},
            countries=countries,
            offices={office.key: office.of for office in offices},
        )
        members = load_members(folder / "memberships.csv", countries)
        orders = {
            row.need("country"): row.one_of(
                "order", ("family-first", "family-first-and-given", "given", "given-and-last", "two-surnames")
            )
            for row in read_table(folder / "name_order.csv", _ORDERS, key="country")
        }
        return cls((*states, *groups, *people), Roles(tenures, members, offices), orders)

    def by_key(self, key: str) -> ActorEntry | None:
        """Return the actor with that key ("russia") or id ("actor/russia"), None when there is none."""
        return self._by_key.get(key.removeprefix("actor/"))

    def by_qid(self, qid: str) -> ActorEntry | None:
        """Return the actor with that Wikidata id, None when there is none."""
        return self._by_qid.get(qid)

    def state(self, iso3: str) -> ActorEntry | None:
        """Return the state or territory with that ISO 3166-1 alpha-3 code, None when there is none."""
        return self._states.get(iso3)

    @cached_property
    def _states(self) -> dict[str, ActorEntry]:
        return {entry.country: entry for entry in self.entries if entry.type is ActorType.STATE and entry.country}

    def lookup(self, name: str) -> tuple[NameHit, ...]:
        """Return every actor that a name may mean, exact spellings first.

        A leading "the", titles before a person and a possessive "'s" do not matter. Acronyms need their case.
        """
        return tuple(
            NameHit(entry=self.entries[at], form=form, written=written, exact=exact)
            for at, form, written, exact in self._index.lookup(name)
        )

    def longest_match(self, tokens: Sequence[str], start: int) -> tuple[int, tuple[NameHit, ...]]:
        """Return how many tokens the longest known name from `start` on takes, and what it may mean; (0, ()) for none.

        Full names only, no surnames alone. A name needs its capitals ("Turkey", not "turkey"), an acronym its very
        case ("US", "IS", "WHO"). Hyphens and possessives may stand apart as tokens of their own.
        """
        length, found = self._index.longest_match(tokens, start)
        return length, tuple(
            NameHit(entry=self.entries[at], form=form, written=written, exact=exact)
            for at, form, written, exact in found
        )

    def office_holders(self, of: str, office: str, on: date) -> tuple[Tenure, ...]:
        """Return who held an office on a day; `of` is an ISO code or an organisation's key (see `Roles.holders`)."""
        return self.roles_of.holders(of, office, on)

    def roles(self, key: str, on: date | None = None) -> tuple[Tenure, ...]:
        """Return a person's dated roles, by time; with a day, those not known to be over or not begun on it."""
        return self.roles_of.of_person(key.removeprefix("actor/"), on)

    def members(self, key: str, on: date | None = None) -> tuple[Membership, ...]:
        """Return the memberships of an organisation (see `Roles.members`)."""
        return self.roles_of.members(key.removeprefix("actor/"), on)

    @property
    def offices(self) -> tuple[Office, ...]:
        """All title phrases with the office they mean."""
        return self.roles_of.offices

    def office(self, title: str, country: str | None = None) -> Office | None:
        """Return the office that a title means in a country (ISO alpha-3), None when it is not known."""
        return self.roles_of.office(title, country)


@cache
def _shipped() -> ActorTables:
    folder = resources.data("actors")
    return compiled("actors", folder.glob("*.csv"), lambda: ActorTables.read(folder), kind=ActorTables)


def _state(row: Row) -> ActorEntry:
    iso3 = row.match("iso3", *_ISO3) or row.need("iso3")
    row.one_of("kind", ("state", "territory"))
    names: list[tuple[Form, str]] = [("name", row.need("name"))]
    names += [(_name_form(name), name) for name in (row.get("official_name"), *row.many("names")) if name]
    names += [("demonym", name) for name in row.many("demonyms")]
    names += [("capital", name) for name in row.many("capitals")]
    names += [("metonym", name) for name in row.many("metonyms")]
    return _entry(row, ActorType.STATE, iso3, names)


def _name_form(name: str) -> Form:
    # "US" is not "us": a name in capitals alone needs its very case
    return "acronym" if name.replace(".", "").isupper() and len(name) <= 6 else "name"


def _group(row: Row, countries: set[str]) -> ActorEntry:
    kind = ActorType(row.one_of("type", _GROUPS))
    names: list[tuple[Form, str]] = [("name", row.need("name"))]
    names += [("acronym", name) for name in row.many("acronyms")]
    names += [(_name_form(name), name) for name in row.many("names")]
    return _entry(row, kind, row.get("country") and row.one_of("country", countries), names)


def _person(row: Row, countries: set[str]) -> ActorEntry:
    key, name, variants, alone, country, _, source = row.cells
    names: list[tuple[Form, str]] = [("name", name or row.need("name"))]
    if variants:
        names += [("name", variant) for variant in row.many("variants")]
    if alone:
        names += [("surname", surname) for surname in row.many("alone")]
    if country and country not in countries:
        row.one_of("country", countries)
    qid = row.match("qid", *_QID)
    return ActorEntry(key, name, _PERSON, country or None, qid, tuple(names), source=source or row.need("source"))


def _entry(row: Row, kind: ActorType, country: str, names: list[tuple[Form, str]]) -> ActorEntry:
    start, end = row.days("valid_from"), row.days("valid_to")
    return ActorEntry(
        key=row.get("key"),
        name=row.get("name"),
        type=kind,
        country=country or None,
        qid=row.match("qid", *_QID),
        names=tuple(dict.fromkeys(names)),
        valid_from=start and start[0],
        valid_to=end and end[1],
        source=row.need("source"),
    )


def _no_key_twice(folder: Path, *tables: list[ActorEntry]) -> None:
    seen: dict[str, ActorEntry] = {}
    for entry in (entry for table in tables for entry in table):
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            raise DataFileError(
                folder, None, f'"{entry.key}" is the key of {first.name} and of {entry.name}', "rename one"
            )
