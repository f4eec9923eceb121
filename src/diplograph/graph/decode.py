"""The quads of one article in, its Extraction out: decode(encode(x)) == x.

Facts that others added to the graph are passed over.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import terms
from diplograph.graph.encode import LINK_FIELDS, ROLE_FIELDS, WIKIDATA
from diplograph.graph.terms import Term, record_id
from diplograph.model import (
    Actor,
    AnySituation,
    Article,
    Claim,
    Condition,
    Conflict,
    Event,
    Extraction,
    Issue,
    Place,
    RoleHolding,
    Run,
    Span,
    Stance,
)
from diplograph.ontology import own, schema
from diplograph.ontology.vocab import DCT, DG, GAF, NIF, ORG, PROV, RDF, RDFS, SCHEMA, SEM, SKOS

KINDS: dict[str, type[Event] | type[Stance] | type[Condition]] = {
    "Event": Event,
    "Stance": Stance,
    "Condition": Condition,
}


def decode(quads: Iterable[ox.Quad]) -> Extraction:
    """Return the extraction that the quads of one article's graph, and of the graph of actors, hold.

    Raises:
        GraphError: no article, more than one, or an article's graph that was not written by `encode`.
    """
    shared = terms.DERIVED | {terms.GRAPH_JUDGEMENTS, terms.GRAPH_META}
    graph = _Graph(quad for quad in quads if terms.lexical(quad.graph_name) not in shared)
    articles = graph.of_type(DG.Article)
    if len(articles) != 1:
        raise GraphError(f"one article's graph was expected, not {len(articles)}; give the quads of one article")
    try:
        return _Reader(graph, articles[0]).read()
    except (KeyError, ValueError) as error:  # pydantic's errors are ValueErrors
        found = " ".join(str(error).split())
        raise GraphError(f"{articles[0]}: the graph is no diplograph extraction: {found}") from error


class _Graph:
    """Triples by subject and property, with subjects as plain strings."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
                self._values[quad.subject.value][quad.predicate.value].append(quad.object)

    def of_type(self, name: str) -> list[str]:
        """Return the subjects of a class, sorted."""
        found = [
            s for s, values in self._values.items() if any(terms.lexical(o) == name for o in values.get(RDF.type, ()))
        ]
        return sorted(found)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Return all values as strings, sorted."""
        return sorted(terms.lexical(term) for term in self._values[subject].get(predicate, ()))

    def one(self, subject: str, predicate: str) -> str | None:
        """Return the value, or None."""
        return next(iter(self.all(subject, predicate)), None)

    def need(self, subject: str, predicate: str) -> str:
        """Return the value (KeyError when there is none)."""
        value = self.one(subject, predicate)
        if value is None:
            raise KeyError(f"{subject} has no {predicate}")
        return value

    def ids(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the record ids of the values, sorted."""
        return tuple(sorted(record_id(term) for term in self._values[subject].get(predicate, ())))

    def id(self, subject: str, predicate: str) -> str | None:
        """Return the record id of the value, or None."""
        return next(iter(self.ids(subject, predicate)), None)

    def need_id(self, subject: str, predicate: str) -> str:
        """Return the record id of the value (KeyError when there is none)."""
        return record_id(ox.NamedNode(self.need(subject, predicate)))

    def day(self, subject: str, predicate: str) -> date | None:
        """Return the day, or None."""
        value = self.one(subject, predicate)
        return None if value is None else date.fromisoformat(value)

    def number(self, subject: str, predicate: str) -> float | None:
        """Return the number, or None."""
        value = self.one(subject, predicate)
        return None if value is None else float(value)

    def local(self, subject: str, predicate: str) -> str | None:
        """Return the value's name in our namespace, or None."""
        value = self.one(subject, predicate)
        return None if value is None else value.removeprefix(DG.IRI)


class _Reader:
    """Makes the records of one article."""

    def __init__(self, graph: _Graph, article: str) -> None:
        self.graph, self.article = graph, article
        self.links = {graph.id(link, DG.linkedActor): link for link in graph.of_type(DG.ActorLink)}

    def read(self) -> Extraction:
        """Return the extraction."""
        g = self.graph
        run = g.of_type(DG.Extraction)[0]
        issues = sorted(g.of_type(DG.Issue), key=lambda at: int(at.rsplit("/", 1)[1]))
        return Extraction(
            article=self._article(),
            run=self._run(run),
            publisher=g.need_id(self.article, DG.publisher),
            actors=self._listed("actors", [self._actor(str(name), link) for name, link in self.links.items()]),
            roles=self._roles(),
            places=self._listed("places", [self._place(at) for at in g.all(self.article, DG.usesPlace)]),
            situations=self._listed("situations", [self._situation(at) for at in g.of_type(DG.Situation)]),
            claims=self._listed("claims", [self._claim(at) for at in g.of_type(DG.Claim)]),
            conflicts=self._listed("conflicts", [self._conflict(at) for at in g.of_type(DG.Conflict)]),
            issues=tuple(
                Issue(article=g.need(at, DG.concerns), found=g.need(at, DG.found), hint=g.one(at, DG.hint) or "")
                for at in issues
            ),
        )

    def _order(self, subject: str, field: str) -> tuple[str, ...] | None:
        for value in self.graph.all(subject, DG.order):
            name, _, values = value.partition(" ")
            if name == field:
                return tuple(values.split(" ")) if values else ()
        return None

    def _listed(self, field: str, records: list[Any]) -> tuple[Any, ...]:
        known = {record.id: record for record in records}
        return tuple(known[name] for name in self._order(self.article, field) or sorted(known))

    def _ids(self, subject: str, field: str, predicate: str) -> tuple[str, ...]:
        ordered = self._order(subject, field)
        return self.graph.ids(subject, predicate) if ordered is None else ordered

    def _spans(self, subject: str, field: str, predicate: str, order_on: str | None = None) -> tuple[Span, ...]:
        ordered = self._order(order_on or subject, field)
        if ordered is not None:
            pairs = (name.split("-") for name in ordered)
            return tuple(Span(start=int(start), end=int(end)) for start, end in pairs)
        mine = [m for m in self.graph.all(subject, predicate) if m.startswith(self.article + "/char/")]
        return tuple(sorted(map(self._span, mine), key=lambda span: (span.start, span.end)))

    def _span(self, mention: str) -> Span:
        return Span(
            start=int(self.graph.need(mention, NIF.beginIndex)), end=int(self.graph.need(mention, NIF.endIndex))
        )

    def _article(self) -> Article:
        g, at = self.graph, self.article
        return Article(
            id=g.need(at, DCT.identifier),
            text=g.need(at, NIF.isString),
            title=g.one(at, DCT.title),
            date=g.day(at, DCT.issued),
            source=g.one(at, DG.sourceName),
            url=g.one(at, SCHEMA.url),
            language=g.need(at, DCT.language),
        )

    def _run(self, at: str) -> Run:
        g = self.graph
        started = g.one(at, PROV.startedAtTime)
        return Run(
            extractor=g.need(at, RDFS.label),
            version=g.need(at, DG.version),
            model=g.need(at, DG.model),
            config=g.need(at, DG.configHash),
            started=None if started is None else datetime.fromisoformat(started),
        )

    def _specific(self, at: str) -> str:
        """Return the most specific of our classes that the subject has."""
        names = [schema.name_of(t) for t in self.graph.all(at, RDF.type) if t.startswith(DG.IRI) or t in own.NAMES]
        return max(names, key=lambda name: len(schema.superclasses(name)))

    def _actor(self, name: str, link: str) -> Actor:
        g, at = self.graph, terms.node(name).value
        qid = g.one(link, SKOS.exactMatch)
        return Actor.model_validate(
            {
                "id": name,
                "name": g.need(link, RDFS.label),
                "type": g.local(link, DG.linkedType),
                "country": g.one(link, DG.countryCode),
                "role": g.one(link, DG.titleInText),
                "qid": None if qid is None else qid.removeprefix(WIKIDATA),
                "mentions": self._spans(at, "mentions", GAF.denotedBy, link),
                "confidence": g.number(link, DG.linkConfidence),
                "why": g.one(link, DG.why) or "",
                "candidates": self._ids(link, "candidates", DG.candidate),
            }
        )

    def _roles(self) -> tuple[RoleHolding, ...]:
        g, found = self.graph, {}
        for at in g.all(self.article, DG.usesRole):
            found[record_id(ox.NamedNode(at))] = RoleHolding(
                person=g.need_id(at, ORG.member),
                title=g.need(at, DG.roleTitle),
                acts_for=g.id(at, DG.actsFor),
                start=g.day(at, SEM.hasEarliestBeginTimeStamp),
                end=g.day(at, SEM.hasLatestEndTimeStamp),
                seen_on=g.day(at, SEM.hasLatestBeginTimeStamp),
                source=g.need(at, DG.roleSource),
            )
        return tuple(found[name] for name in self._order(self.article, "roles") or sorted(found))

    def _place(self, at: str) -> Place:
        g = self.graph
        return Place(
            id=record_id(ox.NamedNode(at)),
            name=g.need(at, RDFS.label),
            country=g.one(at, DG.countryCode),
            latitude=g.number(at, DG.latitude),
            longitude=g.number(at, DG.longitude),
        )

    def _situation(self, at: str) -> AnySituation:
        g, name = self.graph, self._specific(at)
        kind = next(k for k in KINDS if schema.is_a(name, k))
        fields: dict[str, Any] = {field: g.id(at, predicate) for field, predicate in LINK_FIELDS.items()}
        fields |= {field: self._ids(at, field, predicate) for field, predicate in ROLE_FIELDS.items()}
        fields["holder"] = g.id(at, DG.holder)
        if self._order(at, "participants") is None:
            roled = {*fields["actors"], *fields["recipients"], *fields["envoys"], fields["holder"]}
            fields["participants"] = tuple(p for p in fields["participants"] if p not in roled)
        first = g.one(at, DG.firstTime)
        fields |= {
            "id": record_id(ox.NamedNode(at)),
            "type": name,
            "label": g.need(at, RDFS.label),
            "time": self._time(at),
            "amount": self._amount(at),
            "mentions": self._spans(at, "mentions", GAF.denotedBy),
            "vote": g.local(at, DG.voteValue),
            "first_time": None if first is None else first == "true",
            "value": g.local(at, DG.stanceValue),
            "intensity": g.number(at, DG.intensity),
        }
        record = KINDS[kind]
        return record.model_validate({k: v for k, v in fields.items() if k in record.model_fields})

    def _time(self, at: str) -> dict[str, Any] | None:
        g, precision = self.graph, self.graph.one(at, DG.timePrecision)
        if precision is None:
            return None
        mention = g.one(at, DG.timeMention)
        return {
            "start": g.day(at, SEM.hasEarliestBeginTimeStamp),
            "end": g.day(at, SEM.hasLatestEndTimeStamp),
            "precision": precision,
            "basis": g.local(at, DG.timeBasis),
            "text": g.one(at, DG.timeText),
            "span": None if mention is None else self._span(mention),
        }

    def _amount(self, at: str) -> dict[str, Any] | None:
        g, words = self.graph, self.graph.one(at, DG.amountText)
        if words is None:
            return None
        return {"value": g.number(at, DG.amount), "currency": g.one(at, DG.currency), "text": words}

    def _claim(self, at: str) -> Claim:
        g = self.graph
        return Claim.model_validate(
            {
                "id": record_id(ox.NamedNode(at)),
                "situation": g.id(at, DG.asserts),
                "source": g.id(at, DG.source),
                "depth": int(g.need(at, DG.depth)),
                "relayed_by": g.id(at, DG.relayedBy),
                "factuality": g.local(at, DG.factuality),
                "standing": g.local(at, DG.standing),
                "said_on": g.day(at, DG.saidOn),
                "quote_type": g.one(at, DG.quoteType),
                "evidence": self._spans(at, "evidence", DG.evidence),
                "rule": g.need(at, DG.rule),
                "confidence": g.number(at, DG.confidence),
                "key": g.need(at, DG.claimKey),
            }
        )

    def _conflict(self, at: str) -> Conflict:
        between = self._ids(at, "between", DG.between)
        return Conflict(
            id=record_id(ox.NamedNode(at)),
            kind=self.graph.need(at, DG.conflictKind),
            between=(between[0], between[1]),
        )
