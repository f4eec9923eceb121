"""One article's graph in, the tables that `relations.reading` makes of a whole store out: of that article alone.

So what is compared of an article rests on its own graph and on the judgements about it, and on no other article: it is
the same whatever is stored beside it, and one article more costs the reading of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Day
from functools import cached_property

import pyoxigraph as ox

from diplograph.graph import judged, shared, terms
from diplograph.graph.encode import graph_of
from diplograph.model import BASE, ActorType, Article, Span
from diplograph.ontology import schema
from diplograph.ontology.vocab import DCT, DG, NIF, ORG, PROV, RDF, RDFS, SCHEMA, SEM
from diplograph.relations.reading import Reading, Role, Told
from diplograph.relations.records import Party

ROLES = {name: DG[name] for name in ("actor", "recipient", "envoy", "participant", "holder", "target")}
DERIVED = (ox.NamedNode(terms.GRAPH_CANONICAL), ox.NamedNode(terms.GRAPH_VERDICTS))
ARTICLE = {"title": DCT.title, "source": DG.sourceName, "date": DCT.issued, "url": SCHEMA.url, "text": NIF.isString}
TOLD = {
    "relay": DG.relayedBy, "factuality": DG.factuality, "standing": DG.standing, "depth": DG.depth,
    "confidence": DG.confidence, "rule": DG.rule, "said": DG.saidOn,
}  # fmt: skip
ABOUT = {
    "start": SEM.hasEarliestBeginTimeStamp, "end": SEM.hasLatestEndTimeStamp, "value": DG.stanceValue,
    "intensity": DG.intensity, "act": DG.inferredFrom,
}  # fmt: skip
TERMS = frozenset({"relay", "factuality", "standing", "value", "act"})  # the rest is text
Fields = dict[str, list[str]]
Facts = dict[str, tuple[str, float | None, str | None]]


def derived(store: ox.Store) -> dict[str, Fields]:
    """Return what follows from judgements, by claim, situation or actor; it grows with them, not with the store."""
    return _by_subject(quad for graph in DERIVED for quad in store.quads_for_pattern(None, None, None, graph))


class Alone(Reading):
    """The tables of one article; what `Reading` has beside these is not there.

    Args:
        article: "article/ID".
        derived: what the function of this name returned.
    """

    def __init__(self, store: ox.Store, article: str, derived: Mapping[str, Fields]) -> None:
        self.store, self.article, self.derived = store, article, derived
        graph = ox.NamedNode(graph_of(article))
        self.own = _by_subject(store.quads_for_pattern(None, None, None, graph))
        for quad in store.quads_for_pattern(None, ox.NamedNode(DG.inArticle), terms.node(article), judged.GRAPH):
            self._take(quad.subject, DG.asserts, DG.evidence)  # a claim that stands in place of one that was read

    def _take(self, subject: object, *further: str) -> None:
        """Add what graph/judgements says of something, and of what it names."""
        if isinstance(subject, ox.NamedNode):
            self.own |= _by_subject(self.store.quads_for_pattern(subject, None, None, judged.GRAPH))
            for way in further:
                for name in self._all(subject.value, way):
                    self._take(ox.NamedNode(name))

    def _all(self, subject: str, predicate: str) -> list[str]:
        return self.own.get(subject, {}).get(predicate, [])

    def _meant(self, subject: str, predicate: str) -> list[str]:
        """Return the ids of actors there, in place of those whom a judgement sets apart."""
        more = self.derived.get(subject, {})
        apart = more.get(DG.setApart, ())
        found = (*self._all(subject, predicate), *more.get(predicate, ()))
        return sorted({_id(one) for one in found if one not in apart})

    def _shared(self, subject: str) -> Fields:
        """Return what is said of a role or a place, here or in the graph that all articles share."""
        if subject in self.own:
            return self.own[subject]
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), None, None, shared.SHARED)
        return _by_subject(quads).get(subject, {})

    @cached_property
    def by_id(self) -> dict[str, Told]:
        """All claims by id, the rejected too."""
        return dict(self._told())

    def _told(self) -> Iterator[tuple[str, Told]]:
        for claim, fields in self.own.items():
            situation = next(iter(fields.get(DG.asserts, ())), "")
            about, speakers = self.own.get(situation, {}), self._meant(claim, DG.source)
            if SEM.eventType not in about or not speakers:
                continue
            row: dict[str, object] = {
                "claim": _id(claim), "article": self.article, "situation": _id(situation), "speaker": speakers[0],
                "type": self._known({"type": _id(about[SEM.eventType][0]), "situation": _id(situation)}),
                "rejected": next(iter(self.derived.get(claim, {}).get(PROV.invalidatedAtTime, ())), None),
            }  # fmt: skip
            for names, given in ((TOLD, fields), (ABOUT, about)):
                row |= {key: _plain(key, min(given[name])) for key, name in names.items() if name in given}
            yield _id(claim), Told.model_validate(row)

    @cached_property
    def types(self) -> dict[str, list[str]]:
        """By situation all its classes."""
        found = ((_id(one), fields) for one, fields in self.own.items() if SEM.eventType in fields)
        return defaultdict(list, {one: [_id(kind) for kind in fields.get(RDF.type, ())] for one, fields in found})

    @cached_property
    def parties(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By situation and role the actor ids, sorted."""
        situations = (one for one, fields in self.own.items() if SEM.eventType in fields)
        return {
            _id(one): {name: tuple(ids) for name, role in ROLES.items() if (ids := self._meant(one, role))}
            for one in situations
        }

    @cached_property
    def actors(self) -> dict[str, Party]:
        """The actors as this article knows them, and those who are meant in their place."""
        found: dict[str, Party] = {}
        for fields in self.own.values():
            for actor in fields.get(DG.linkedActor, ()):
                found[_id(actor)] = _party(_id(actor), fields, fields[DG.linkedType])
        for alias in sorted(found):
            meant = self.canonical.get(alias)
            if meant is not None:
                found.setdefault(meant, found[alias].model_copy(update={"id": meant}))
        named = {one for roles in self.parties.values() for ids in roles.values() for one in ids}
        for key in sorted(named - found.keys()):
            fields = _by_subject(self.store.quads_for_pattern(terms.node(key), None, None)).get(BASE + key, {})
            kinds = [kind for kind in fields.get(RDF.type, ()) if _id(kind) in tuple(ActorType)]
            if kinds and RDFS.label in fields:
                found[key] = _party(key, fields, kinds)
        return found

    @cached_property
    def canonical(self) -> dict[str, str]:
        """By actor of this article who stands for it."""
        links = (actor for fields in self.own.values() for actor in fields.get(DG.linkedActor, ()))
        found = ((one, self.derived.get(one, {}).get(DG.canonicalActor)) for one in links)
        return {_id(one): _id(min(meant)) for one, meant in found if meant}

    @cached_property
    def countries(self) -> dict[str, dict[str, str]]:
        """By actor the country code that this article gives it."""
        return {key: {self.article: one.country} for key, one in self.actors.items() if one.country is not None}

    @cached_property
    def states(self) -> dict[str, Party]:
        """None: a state that a country code means is called by its code, whether this article names it or not."""
        return {}

    @cached_property
    def roles(self) -> dict[str, tuple[Role, ...]]:
        """By person the roles held that this article rests on, the latest first."""
        found: dict[str, list[Role]] = defaultdict(list)
        for at in self._all(BASE + self.article, DG.usesRole):
            fields, more = self._shared(at), self.derived.get(at, {})
            days = {"start": SEM.hasEarliestBeginTimeStamp, "end": SEM.hasLatestEndTimeStamp,
                    "seen": SEM.hasLatestBeginTimeStamp}  # fmt: skip
            row = {key: min(fields[name]) for key, name in days.items() if name in fields}
            row |= {"article": self.article} if DG.inArticle in fields else {}
            for person in (*fields.get(ORG.member, ()), *more.get(ORG.member, ())):
                for actor in fields.get(DG.actsFor, ()):
                    made = Role.model_validate(row | {"person": _id(person), "actor": _id(actor)})
                    found[made.person].append(made)
        return {
            key: tuple(sorted(held, key=lambda r: (r.start or Day.min, r.actor), reverse=True))
            for key, held in found.items()
        }

    @cached_property
    def articles(self) -> dict[str, Article]:
        """This article."""
        fields = self.own.get(BASE + self.article, {})
        row = {key: min(fields[name]) for key, name in ARTICLE.items() if name in fields}
        return {self.article: Article.model_validate(row | {"id": min(fields[DCT.identifier])})}

    @cached_property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """By claim where its words stand, the longest stretch first."""
        found = {}
        for claim, fields in self.own.items():
            if DG.asserts in fields:
                spots = (self.own[at] for at in fields.get(DG.evidence, ()) if at in self.own)
                spans = [Span(start=int(one[NIF.beginIndex][0]), end=int(one[NIF.endIndex][0])) for one in spots]
                found[_id(claim)] = tuple(sorted(spans, key=lambda s: (s.start - s.end, s.start)))
        return found

    @cached_property
    def places(self) -> dict[str, tuple[str, str | None]]:
        """By situation the name and the country code of its place; of several the first by name."""
        found = {}
        for situation, fields in self.own.items():
            told = [self._shared(at) for at in fields.get(DG.atPlace, ())]
            named = sorted(
                (name, next(iter(one.get(DG.countryCode, ())), None) or "")
                for one in told for name in one.get(RDFS.label, ())
            )  # fmt: skip
            if named:
                found[_id(situation)] = (named[0][0], named[0][1] or None)
        return found

    @cached_property
    def happenings(self) -> Facts:
        """By situation its label and its sum of money."""
        found: Facts = {}
        for situation, fields in self.own.items():
            if RDFS.label in fields and SEM.eventType in fields:
                amount = fields.get(DG.amount) if DG.currency in fields else None
                value = (float(amount[0]), fields[DG.currency][0]) if amount else (None, None)
                found[_id(situation)] = (min(fields[RDFS.label]), *value)
        return found


def _by_subject(quads: Iterable[ox.Quad]) -> dict[str, Fields]:
    found: dict[str, Fields] = {}
    for quad in quads:
        subject, value = terms.lexical(quad.subject), terms.lexical(quad.object)
        found.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(value)
    return found


def _party(key: str, fields: Fields, kinds: Iterable[str]) -> Party:
    kind = max((ActorType(_id(one)) for one in kinds), key=lambda one: (len(schema.superclasses(one)), one))
    country = min(fields.get(DG.countryCode, ()), default=None)
    return Party(id=key, name=min(fields[RDFS.label]), type=kind, country=country)


def _id(iri: str) -> str:
    return schema.name_of(iri.removeprefix(BASE))


def _plain(key: str, value: str) -> str:
    return _id(value) if key in TERMS else value
