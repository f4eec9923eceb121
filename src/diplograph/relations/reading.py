"""A graph in, plain tables out: claims, parties, actors, articles and offsets, each by one query of queries/*.rq.

Nothing is chosen or joined here; that is the work of `build`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date as Day
from datetime import datetime
from functools import cached_property
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, cast

from diplograph.model import BASE, ActorType, Article, Factuality, Record, Span, StanceValue, Standing
from diplograph.ontology import schema, vocab
from diplograph.relations.reach import MANY, looked_up
from diplograph.relations.records import Party

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.rows import Rows

Countries: TypeAlias = dict[str, dict[str, str]]
TYPES = frozenset(ActorType)
# The columns that hold ids and terms; every other is text and stays as it is.
IDS = {"claim", "article", "situation", "type", "speaker", "relay", "factuality", "standing", "value", "act"}
IDS |= {"role", "actor", "meant", "person", "event", "cluster"}


class Told(Record):
    """A claim and what it needs of its situation."""

    claim: str
    article: str
    situation: str
    type: str
    speaker: str
    depth: int
    relay: str | None = None
    factuality: Factuality
    standing: Standing
    confidence: float
    rule: str | None = None
    said: Day | None = None
    start: Day | None = None
    end: Day | None = None
    value: StanceValue | None = None
    intensity: float | None = None
    act: str | None = None
    verdict: str | None = None
    rejected: datetime | None = None


class Role(Record):
    """A person acted for an actor between two days; `seen`: the one day known, when only an article's text shows it."""

    person: str
    actor: str
    start: Day | None = None
    end: Day | None = None
    seen: Day | None = None
    article: str | None = None

    def on(self, day: Day | None) -> bool:
        """Say whether it may have been held on that day."""
        if day is None or (self.start is None and self.end is None and self.seen in (None, day)):
            return True
        if self.start is None and self.end is None:
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Reading:
    """The tables of one graph, each read when it is first asked for.

    Args:
        kg: the graph.
        within: ids of claims; then the tables hold these alone, the claims on whose word they are told, and who and
            what these need. None: all.
    """

    within: frozenset[str] | None = None

    def __init__(self, kg: KnowledgeGraph, within: frozenset[str] | None = None) -> None:
        self.kg, self.within = kg, within

    def _rows(self, name: str, column: str = "", ids: Collection[str] | None = None) -> Iterator[dict[str, object]]:
        """Yield the rows of a query of queries/, with `ids` those alone that have one of them in that column."""
        text = resources.files("diplograph.relations").joinpath("queries", name + ".rq").read_text(encoding="utf-8")
        return rows(self.kg, text, _plain, column, ids)

    def _needed(self, ids: Iterable[str]) -> Collection[str] | None:
        return None if self.within is None else frozenset(ids)

    @cached_property
    def _situations(self) -> Collection[str] | None:
        return self._needed(told.situation for told in self.by_id.values())

    @cached_property
    def _parties_of(self) -> Collection[str] | None:
        """Whom the tables need: who takes part, speaks, or holds or gives a role."""
        if self.within is None:
            return None
        found = {told.speaker for told in self.by_id.values()}
        found.update(key for roles in self.parties.values() for ids in roles.values() for key in ids)
        found.update(key for roles in self.roles.values() for role in roles for key in (role.person, role.actor))
        return found.union(self.canonical.values())

    def known(self, ids: Iterable[str]) -> dict[str, Party]:
        """Return some actors by id, of a graph of which nothing else is read."""
        wanted = frozenset(ids)
        return self._known_as(self._rows("actors", "actor", wanted), self._countries(wanted))

    @cached_property
    def claims(self) -> tuple[Told, ...]:
        """All claims but those that an analyst rejected or replaced, by id."""
        near = (told for _, told in sorted(self.by_id.items()) if self.within is None or told.claim in self.within)
        return tuple(told for told in near if told.rejected is None)

    def _known(self, row: dict[str, object]) -> str:
        """Return the type of a situation, or the nearest above it where it is one of somebody's own that we lack."""
        name, situation = str(row["type"]), str(row["situation"])
        if name in vocab.ANCESTORS:
            return name
        above = [kind for kind in self.types[situation] if kind in vocab.ANCESTORS]
        return max(above, key=lambda kind: (len(schema.superclasses(kind)), kind), default=name)

    @cached_property
    def types(self) -> dict[str, list[str]]:
        """By situation all its classes, of those alone whose own type is of another namespace."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._rows("types"):
            found[str(row["situation"])].append(str(row["type"]))
        return found

    @cached_property
    def by_id(self) -> dict[str, Told]:
        """All claims by id, the rejected too: others are told on their word. One that was accepted is sure."""
        found: dict[str, Told] = {}
        wanted: Collection[str] | None = self.within
        while wanted is None or wanted:
            for row in self._rows("claims", "claim", wanted):
                told = Told.model_validate(row | {"type": self._known(row)})
                found[told.claim] = told.model_copy(update={"confidence": 1.0}) if told.verdict == "accept" else told
            known = wanted
            wanted = {told.relay for told in found.values() if told.relay and told.relay not in found}
            if known is None or wanted == known:  # all were read, or what is left is no claim
                break
        return found

    @cached_property
    def states(self) -> dict[str, Party]:
        """The states by country code; of two with one code the first by id."""
        own = (p for p in self.actors.values() if p.id not in self.canonical)
        found = [p for p in own if p.type is ActorType.STATE and p.country]
        return {str(p.country): p for p in sorted(found, key=lambda p: p.id, reverse=True)}

    @cached_property
    def parties(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By situation and role ("actor", "recipient" ...) the actor ids, sorted."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in self._rows("parties", "situation", self._situations):
            found[str(row["situation"])][str(row["role"])].append(str(row["actor"]))
        return {key: {role: tuple(sorted(ids)) for role, ids in roles.items()} for key, roles in found.items()}

    @cached_property
    def actors(self) -> dict[str, Party]:
        """All actors by id, each with its most specific type."""
        rows = self._rows("actors", "actor", self._parties_of)
        return self._known_as(chain(rows, self._states), self.countries)

    @cached_property
    def _states(self) -> tuple[dict[str, object], ...]:
        """The rows of all states, for any may be the one that an official acts for; () where all actors are read."""
        return () if self.within is None else tuple(self._rows("states"))

    def _known_as(self, rows: Iterable[dict[str, object]], countries: Countries) -> dict[str, Party]:
        types: dict[str, set[ActorType]] = defaultdict(set)
        names: dict[str, str] = {}
        same: dict[str, str] = {}
        for row in rows:
            key = str(row["actor"])
            if row["type"] in TYPES:
                types[key].add(ActorType(str(row["type"])))
            names[key] = min(names.get(key, str(row["name"])), str(row["name"]))
            if "same" in row:
                same[key] = str(row["same"]).rsplit("/", 1)[-1]
        return {
            key: Party(id=key, name=names[key], type=_leaf(kinds), country=_most(countries.get(key)), qid=same.get(key))
            for key, kinds in types.items()
        }

    @cached_property
    def canonical(self) -> dict[str, str]:
        """By actor who stands for it, where an analyst judged two to be the same."""
        return {str(row["actor"]): str(row["meant"]) for row in self._rows("canonical")}

    @cached_property
    def countries(self) -> Countries:
        """By actor and article the country code."""
        parties = self._parties_of
        return self._countries(parties if parties is None else {*parties, *(str(row["actor"]) for row in self._states)})

    def _countries(self, actors: Collection[str] | None) -> Countries:
        found: Countries = defaultdict(dict)
        for row in self._rows("countries" if actors is None else "countries-of", "actor", actors):
            found[str(row["actor"])][str(row["article"])] = str(row["country"])
        return found

    def country(self, actor: str, article: str | None = None) -> str | None:
        """Return an actor's country in that article, else the one most articles give."""
        known = self.countries.get(actor, {})
        return known[article] if article in known else _most(known)

    @cached_property
    def roles(self) -> dict[str, tuple[Role, ...]]:
        """By person the roles held, the latest first."""
        found: dict[str, list[Role]] = defaultdict(list)
        for row in self._rows("roles"):
            role = Role.model_validate(row)
            found[role.person].append(role)
        latest = {
            key: sorted(roles, key=lambda r: (r.start or Day.min, r.actor), reverse=True)
            for key, roles in found.items()
        }
        return {key: tuple(roles) for key, roles in latest.items()}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """All articles by their path."""
        found = {}
        needed = None if self.within is None else {told.article for told in self.by_id.values()}
        for row in self._rows("articles", "article", needed):
            key = str(row.pop("article"))
            row["id"] = row.pop("identifier")
            found[key] = Article.model_validate(row)
        return found

    @cached_property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """By claim where its words stand, the longest stretch first."""
        found = _spans((str(row["claim"]), row) for row in self._rows("evidence", "claim", self.within))
        return {key: tuple(sorted(spans, key=lambda s: (s.start - s.end, s.start))) for key, spans in found.items()}

    @cached_property
    def triggers(self) -> dict[str, list[Span]]:
        """By situation where the words stand that name it, in the order of the text."""
        return _spans((str(row["situation"]), row) for row in self._rows("triggers", "situation", self._situations))

    @cached_property
    def places(self) -> dict[str, tuple[str, str | None]]:
        """By situation the name and the country code of its place; of several the first by name."""
        found: dict[str, tuple[str, str | None]] = {}
        for row in sorted(self._rows("places"), key=lambda row: (str(row["name"]), str(row.get("country", "")))):
            country = str(row["country"]) if "country" in row else None
            found.setdefault(str(row["situation"]), (str(row["name"]), country))
        return found

    @cached_property
    def events(self) -> dict[str, str]:
        """By telling the event that several articles tell of; what only one tells of is not there."""
        return {str(row["situation"]): str(row["event"]) for row in self._rows("tellings")}

    @cached_property
    def clusters(self) -> dict[str, str]:
        """By article the cluster of copies to which it belongs; most belong to none."""
        return {str(row["article"]): str(row["cluster"]) for row in self._rows("copies")}

    @cached_property
    def keys(self) -> dict[str, str]:
        """By claim the key that judgements attach to."""
        return {str(row["claim"]): str(row["key"]) for row in self._rows("keys", "claim", self.within)}


def rows(
    kg: KnowledgeGraph,
    query: str,
    plain: Callable[[str, object], object],
    column: str = "",
    ids: Collection[str] | None = None,
) -> Iterator[dict[str, object]]:
    """Yield the rows of a query, what is unbound left out; with `ids` those alone that have one of them in that column.

    Args:
        plain: makes of a column and a value what stands in the row.
    """
    scan = ids is None or len(ids) > MANY
    for text in [query] if scan or ids is None else looked_up(query, column, ids):
        found = cast("Rows", kg.sparql(text))
        for row in found:
            named = zip(found.columns, row, strict=True)
            made = {key: plain(key, value) for key, value in named if value is not None}
            if ids is None or not scan or made[column] in ids:
                yield made


def _plain(column: str, value: object) -> object:
    """Return ids without the base and terms of the ontology without its namespace."""
    if column in IDS and isinstance(value, str):
        return schema.name_of(value.removeprefix(BASE))
    return value


def _spans(rows: Iterable[tuple[str, dict[str, object]]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for key, row in rows:
        found[key].append(Span.model_validate({"start": row["begin"], "end": row["end"]}))
    return {key: sorted(spans, key=lambda s: (s.start, s.end)) for key, spans in found.items()}


def _most(codes: dict[str, str] | None) -> str | None:
    """Return the code that most articles give, of several the first."""
    found = sorted((codes or {}).values())
    return max(found, key=found.count) if found else None


def _leaf(kinds: Iterable[ActorType]) -> ActorType:
    """Return the most specific of an actor's classes."""
    return max(kinds, key=lambda kind: (len(schema.superclasses(kind)), kind))
