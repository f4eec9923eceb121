"""Dated roles of people and the words for offices: who held what on a day. Which one a text means is link/'s work."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from diplograph.lexicon.spelling import plain
from diplograph.lexicon.tables import Row, read_table
from diplograph.model import RoleHolding

_OFFICES = ("office", "titles", "countries", "of", "rank", "note")
_HOLDINGS = ("person", "office", "title", "acts_for", "from", "to", "open_as_of", "source", "page")
_NEVER: tuple[date | None, date | None] = (None, None)
_MEMBERS = ("organisation", "member", "status", "from", "to", "open_as_of", "source")


class Period(NamedTuple):
    """A time whose two ends are known to the day, the month or the year, or not known.

    Attributes:
        earliest_start, latest_start: the days between which it began; None when the source does not say.
        earliest_end, latest_end: the days between which it ended; None while it goes on or when not known.
        open_as_of: the day on which the source last saw it go on, when it gives no end.
    """

    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    open_as_of: date | None = None

    def holds_on(self, day: date) -> bool | None:
        """Say whether it went on that day: True, False, or None when the source cannot tell."""
        if self.earliest_start and day < self.earliest_start:
            return False
        if self.latest_end and day > self.latest_end:
            return False
        begun = self.latest_start is not None and day >= self.latest_start
        last = self.earliest_end or self.open_as_of
        return True if begun and last is not None and day <= last else None


class Office(NamedTuple):
    """An office and a phrase for it.

    Attributes:
        key: the office ("foreign_minister").
        title: the phrase in lower case ("foreign secretary").
        countries: ISO 3166-1 alpha-3 codes where the phrase means this office; empty: anywhere.
        of: what it is an office of: "state", "parliament", "organisation" or "any".
        rank: 1 the highest.
    """

    key: str
    title: str
    countries: frozenset[str]
    of: str
    rank: int

    def fits(self, country: str | None) -> bool:
        """Say whether the phrase can mean this office in that country (None: not known)."""
        return not self.countries or country is None or country in self.countries


class Tenure(NamedTuple):
    """A person held an office for an actor.

    Attributes:
        person, acts_for: keys of the tables.  title: as the source writes it.
        when: the time.  country: ISO 3166-1 alpha-3 of the state acted for, if it is one.
        source: tags, "|" between; page: where an analyst can confirm a row of their own.
    """

    person: str
    office: str
    title: str
    acts_for: str
    country: str | None
    when: Period
    source: str
    page: str = ""

    def held_on(self, day: date) -> bool | None:
        """Say whether the office was held that day: True, False, or None when the source cannot tell."""
        return self.when.holds_on(day)

    def holding(self) -> RoleHolding:
        """Return the record that an extraction carries, with the outer bounds."""
        return RoleHolding(
            person=f"actor/{self.person}",
            title=self.title,
            acts_for=f"actor/{self.acts_for}",
            start=self.when.earliest_start,
            end=self.when.latest_end,
            seen_on=self.when.open_as_of,
            source=self.source,
        )


class Membership(NamedTuple):
    """A state belongs, or belonged, to an organisation (keys of the tables)."""

    organisation: str
    member: str
    status: str
    when: Period
    source: str


class Roles:
    """All dated roles and memberships, found by person, by office or by organisation."""

    def __init__(
        self, tenures: tuple[Tenure, ...], members: tuple[Membership, ...], offices: tuple[Office, ...]
    ) -> None:
        self.offices = offices
        self._by_person: dict[str, list[Tenure]] = {}
        self._by_office: dict[tuple[str | None, str], list[Tenure]] = {}
        self._members: dict[str, list[Membership]] = {}
        self._phrases: dict[str, list[Office]] = {}
        for tenure in tenures:
            self._by_person.setdefault(tenure.person, []).append(tenure)
            self._by_office.setdefault((tenure.country or tenure.acts_for, tenure.office), []).append(tenure)
        for member in members:
            self._members.setdefault(member.organisation, []).append(member)
        for office in offices:
            self._phrases.setdefault(plain(office.title), []).append(office)

    def of_person(self, person: str, on: date | None = None) -> tuple[Tenure, ...]:
        """Return a person's roles, by time; with a day, those not known to be over or not begun on it."""
        found = self._by_person.get(person, ())
        if len(found) > 1:
            found = sorted(found, key=lambda tenure: tenure.when.earliest_start or tenure.when.earliest_end or date.min)
        return tuple(found) if on is None else tuple(tenure for tenure in found if tenure.held_on(on) is not False)

    def holders(self, of: str, office: str, on: date) -> tuple[Tenure, ...]:
        """Return who held an office on a day.

        Args:
            of: ISO 3166-1 alpha-3 of a state, or the key of an organisation.
            office: key of an office.
            on: the day.

        Returns:
            Those who held it for certain; when there are none, those who may have (the source does not tell).
        """
        tenures = self._by_office.get((of, office), ())
        sure = tuple(tenure for tenure in tenures if tenure.held_on(on))
        return sure or tuple(tenure for tenure in tenures if tenure.held_on(on) is None)

    def members(self, organisation: str, on: date | None = None) -> tuple[Membership, ...]:
        """Return the memberships of an organisation; with a day, those not known to be over or not begun on it."""
        found = self._members.get(organisation, ())
        return tuple(member for member in found if on is None or member.when.holds_on(on) is not False)

    def office(self, title: str, country: str | None = None) -> Office | None:
        """Return the office that a title means in a country, None when the tables do not know the title.

        A phrase of this very country goes before one that holds anywhere ("secretary of state" in the USA).
        """
        found = [office for office in self._phrases.get(plain(title), ()) if office.fits(country)]
        return max(
            found, key=lambda office: (bool(office.countries) and country is not None, -office.rank), default=None
        )


def load_offices(path: Path) -> tuple[Office, ...]:
    """Read offices.csv: one Office for every phrase of a row.

    Raises:
        DataFileError: the table is missing or at fault.
    """
    return tuple(
        Office(
            key=row.need("office"),
            title=title,
            countries=frozenset(row.many("countries")),
            of=row.one_of("of", ("state", "parliament", "organisation", "any")),
            rank=int(row.number("rank")),
        )
        for row in read_table(path, _OFFICES)
        for title in row.many("titles") or (row.need("titles"),)
    )


def load_tenures(
    path: Path, *, people: Collection[str], countries: Mapping[str, str | None], offices: Mapping[str, str]
) -> tuple[Tenure, ...]:
    """Read holdings.csv.

    Args:
        path: the file.
        people: the keys of people.csv.
        countries: key of every state and organisation -> ISO code where it is a state.
        offices: key of every office of offices.csv -> what it is an office of.

    Raises:
        DataFileError: the table is missing or at fault, or names a person, an actor or an office that no table has.
    """
    tenures = []
    for row in read_table(path, _HOLDINGS):
        person, office, title, acts_for, *_, source, page = row.cells
        for column, cell, known in (("person", person, people), ("office", office, offices)):
            if cell not in known:
                row.one_of(column, known)
        if countries.get(acts_for) is not None and offices[office] == "organisation":
            row.fail(f'"{office}" is no office of a state, {acts_for} is one', "choose another office of offices.csv")
        if acts_for not in countries:
            row.one_of("acts_for", countries)
        if not (title and source):
            row.need("title" if not title else "source")
        if not page and "manual" in source:
            row.fail("a row marked manual has no page", "name the page that confirms it")
        tenures.append(Tenure(person, office, title, acts_for, countries[acts_for], _period(row), source, page))
    return tuple(tenures)


def load_members(path: Path, actors: Collection[str]) -> tuple[Membership, ...]:
    """Read memberships.csv.

    Raises:
        DataFileError: the table is missing or at fault, or names an actor that no table has.
    """
    return tuple(
        Membership(
            organisation=row.one_of("organisation", actors),
            member=row.one_of("member", actors),
            status=row.one_of("status", ("member", "observer", "associate")),
            when=_period(row),
            source=row.need("source"),
        )
        for row in read_table(path, _MEMBERS)
    )


def _period(row: Row) -> Period:
    start, end = row.days("from"), row.days("to")
    seen = row.days("open_as_of") if row.get("open_as_of") else None
    if start and end and start[0] > end[1]:
        row.fail(f"it ends ({row.get('to')}) before it begins ({row.get('from')})", "mend one of the two dates")
    if not start and not end:
        row.fail("neither from nor to is filled", "give at least one, or take the line out")
    if start and seen and seen[1] < start[0]:
        row.fail(
            f"last seen ({row.get('open_as_of')}) before it begins ({row.get('from')})", "mend one of the two dates"
        )
    if not end and not seen:
        row.fail("no end and no day on which it was last seen", "fill open_as_of with the day of the source")
    (first, last), (ends, ended) = start or _NEVER, end or _NEVER
    return Period(first, last, ends, ended, seen and seen[1])
