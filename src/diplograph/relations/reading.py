"""A graph in, plain tables out: claims, parties, actors, articles and offsets, each by one query of queries/*.rq.

Nothing is chosen or joined here; that is the work of `build`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date as Day
from datetime import datetime
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, cast

from diplograph.model import BASE, ActorType, Article, Factuality, Record, Span, StanceValue, Standing
from diplograph.ontology import schema, vocab
from diplograph.relations.records import Party

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.rows import Rows

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
    """The tables of one graph, each read when it is first asked for."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg

    def _rows(self, name: str) -> Iterator[dict[str, object]]:
        query = resources.files("diplograph.relations").joinpath("queries", name + ".rq").read_text(encoding="utf-8")
        found = cast("Rows", self.kg.sparql(query))
        for row in found:
            named = zip(found.columns, row, strict=True)
            yield {key: _plain(key, value) for key, value in named if value is not None}

    @cached_property
    def claims(self) -> tuple[Told, ...]:
        """All claims but those that an analyst rejected or replaced, by id."""
        return tuple(told for _, told in sorted(self.by_id.items()) if told.rejected is None)

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
        found = {}
        for row in self._rows("claims"):
            told = Told.model_validate(row | {"type": self._known(row)})
            found[told.claim] = told.model_copy(update={"confidence": 1.0}) if told.verdict == "accept" else told
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
        for row in self._rows("parties"):
            found[str(row["situation"])][str(row["role"])].append(str(row["actor"]))
        return {key: {role: tuple(sorted(ids)) for role, ids in roles.items()} for key, roles in found.items()}

    @cached_property
    def actors(self) -> dict[str, Party]:
        """All actors by id, each with its most specific type."""
        types: dict[str, set[ActorType]] = defaultdict(set)
        names: dict[str, str] = {}
        same: dict[str, str] = {}
        for row in self._rows("actors"):
            key = str(row["actor"])
            if row["type"] in TYPES:
                types[key].add(ActorType(str(row["type"])))
            names[key] = min(names.get(key, str(row["name"])), str(row["name"]))
            if "same" in row:
                same[key] = str(row["same"]).rsplit("/", 1)[-1]
        return {
            key: Party(id=key, name=names[key], type=_leaf(kinds), country=self.country(key), qid=same.get(key))
            for key, kinds in types.items()
        }

    @cached_property
    def canonical(self) -> dict[str, str]:
        """By actor who stands for it, where an analyst judged two to be the same."""
        return {str(row["actor"]): str(row["meant"]) for row in self._rows("canonical")}

    @cached_property
    def countries(self) -> dict[str, dict[str, str]]:
        """By actor and article the country code."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._rows("countries"):
            found[str(row["actor"])][str(row["article"])] = str(row["country"])
        return found

    def country(self, actor: str, article: str | None = None) -> str | None:
        """Return an actor's country in that article, else the one most articles give."""
        known = self.countries.get(actor, {})
        if article in known:
            return known[article]
        codes = sorted(known.values())
        return max(codes, key=codes.count) if codes else None

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
        for row in self._rows("articles"):
            key = str(row.pop("article"))
            row["id"] = row.pop("identifier")
            found[key] = Article.model_validate(row)
        return found

    @cached_property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """By claim where its words stand, the longest stretch first."""
        found = _spans((str(row["claim"]), row) for row in self._rows("evidence"))
        return {key: tuple(sorted(spans, key=lambda s: (s.start - s.end, s.start))) for key, spans in found.items()}

    @cached_property
    def triggers(self) -> dict[str, list[Span]]:
        """By situation where the words stand that name it, in the order of the text."""
        return _spans((str(row["situation"]), row) for row in self._rows("triggers"))

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
        return {str(row["claim"]): str(row["key"]) for row in self._rows("keys")}


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


def _leaf(kinds: Iterable[ActorType]) -> ActorType:
    """Return the most specific of an actor's classes."""
    return max(kinds, key=lambda kind: (len(schema.superclasses(kind)), kind))
