"""An Extraction in, its quads out: the article's own named graph, and what the tables know of its actors.

No triple stands in two graphs: engines that see all graphs as one give it twice. So what many articles share (actors
and places of the tables, offices, the extractor) stands in the graph of actors, and what this article makes of an actor
hangs on a dg:ActorLink of its own. RDF has no order and no repetition: where a tuple of the record is not simply its
values sorted, dg:order says what it was. No blank nodes. Storing is `knowledge`'s work.
"""

from collections.abc import Iterable
from functools import cache
from typing import IO

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import jsonld, terms
from diplograph.graph.terms import node, text
from diplograph.model import (
    Actor,
    AnySituation,
    Claim,
    Conflict,
    Event,
    Extraction,
    Interval,
    Place,
    RoleHolding,
    Situation,
    Span,
    Stance,
    digest,
    slug,
)
from diplograph.ontology import schema
from diplograph.ontology.vocab import DCT, DG, GAF, NIF, ORG, PREFIXES, PROV, RDF, RDFS, SCHEMA, SEM, SKOS

WIKIDATA = PREFIXES["wd"]
SHARED = ox.NamedNode(terms.GRAPH_ACTORS)
# Record fields that hold ids, with the property each is written on.
ROLE_FIELDS = {
    "actors": DG.actor,
    "recipients": DG.recipient,
    "envoys": DG.envoy,
    "participants": DG.participant,
    "on_behalf_of": DG.onBehalfOf,
    "about": DG.about,
    "content": DG.content,
}
LINK_FIELDS = {
    "place": DG.atPlace,
    "destination": DG.destination,
    "part_of": DG.partOf,
    "purpose": DG.purpose,
    "result": DG.result,
    "from_stance": DG.fromStance,
    "to_stance": DG.toStance,
    "target": DG.target,
    "inferred_from": DG.inferredFrom,
}
FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


_named = cache(ox.NamedNode)  # of properties and classes, which are few and come many times


def graph_of(article_path: str) -> str:
    """Return the IRI of an article's named graph.

    >>> graph_of("article/seed")
    'https://w3id.org/diplograph/id/article/seed/graph'
    """
    return node(article_path + "/graph").value


def role_id(role: RoleHolding, article_path: str) -> str:
    """Return the id of a role holding, made of its content; one that only the text shows lies below its article."""
    name = digest(*role.model_dump().values(), length=16)
    return f"{article_path}/role/{name}" if role.source == "text" else f"role/{name}"


def encode(extraction: Extraction) -> list[ox.Quad]:
    """Return the quads of one extraction, each once.

    Raises:
        GraphError: a type that the ontology lacks, or an id that cannot be an IRI.
    """
    writer = _Writer(extraction)
    return list(dict.fromkeys(writer.write()))


def serialize(extractions: Iterable[Extraction], format: str, out: IO[bytes]) -> None:
    """Write the graphs of extractions to a binary file, without a store.

    Args:
        format: nquads, trig, turtle (the union of the graphs) or jsonld.
    """
    quads = (quad for extraction in extractions for quad in encode(extraction))
    write_quads(quads, format, out)


def write_quads(quads: Iterable[ox.Quad], format: str, out: IO[bytes]) -> None:
    """Write quads in one of `FORMATS`; Turtle knows no graphs and gets their union."""
    if format not in FORMATS:
        raise GraphError(f'unknown format "{format}"; choose one of {", ".join(FORMATS)}')
    if format == "jsonld":
        jsonld.write(quads, out)
    elif format == "turtle":
        triples = dict.fromkeys(ox.Triple(q.subject, q.predicate, q.object) for q in quads)
        ox.serialize(triples, out, FORMATS[format], prefixes=PREFIXES)
    else:
        ox.serialize(quads, out, FORMATS[format], prefixes=PREFIXES)


class _Writer:
    """Collects the quads of one article."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction, self.path = extraction, extraction.article.path
        self.article = node(self.path)
        self.below = self.article.value + "/"
        self.graph = ox.NamedNode(graph_of(self.path))
        self.quads: list[ox.Quad] = []

    def write(self) -> list[ox.Quad]:
        """Return all quads (some may come twice)."""
        x = self.extraction
        self._article()
        self._run()
        for actor in x.actors:
            self._actor(actor)
        for role in x.roles:
            self._role(role)
        for place in x.places:
            self._place(place)
        for situation in x.situations:
            self._situation(situation)
        for claim in x.claims:
            self._claim(claim)
        for conflict in x.conflicts:
            self._conflict(conflict)
        for number, issue in enumerate(x.issues):
            at = self._typed(node(f"{self.path}/issue/{number}"), DG.Issue)
            self._texts(at, (DG.concerns, issue.article), (DG.found, issue.found), (DG.hint, issue.hint or None))
        for field in ("actors", "places", "situations", "claims", "conflicts"):
            self._order(self.article, field, tuple(record.id for record in getattr(x, field)))
        self._order(self.article, "roles", tuple(role_id(role, self.path) for role in x.roles))
        return self.quads

    def _add(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        """Say it where it belongs: of the article and its parts in the article's graph, of all else in the shared."""
        mine = subject.value.startswith(self.below) or subject == self.article
        self.quads.append(ox.Quad(subject, _named(predicate), value, self.graph if mine else SHARED))

    def _here(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode) -> None:
        """Say in the article's graph what only this article says, whosever the subject is."""
        self.quads.append(ox.Quad(subject, _named(predicate), value, self.graph))

    def _typed(self, subject: ox.NamedNode, *types: str) -> ox.NamedNode:
        for name in types:
            self._add(subject, RDF.type, _named(name))
        return subject

    def _class(self, subject: ox.NamedNode, name: str) -> None:
        self._typed(subject, *(DG[c] for c in (name, *schema.superclasses(name))))

    def _texts(self, subject: ox.NamedNode, *values: tuple[str, str | None]) -> None:
        for predicate, value in values:
            if value is not None:
                self._add(subject, predicate, text(value))

    def _order(
        self, subject: ox.NamedNode, field: str, values: tuple[str, ...], read: Iterable[str] | None = None
    ) -> None:
        """Say what the tuple was, where reading the triples would give another."""
        if terms.natural(values if read is None else read) != values:
            self._add(subject, DG.order, text(" ".join((field, *values))))

    def _spans(self, subject: ox.NamedNode, predicate: str, spans: tuple[Span, ...]) -> None:
        for span in spans:
            self._here(subject, predicate, self._mention(span))

    def _span_order(self, subject: ox.NamedNode, field: str, spans: tuple[Span, ...]) -> None:
        if sorted(set(spans), key=lambda span: (span.start, span.end)) != list(spans):
            self._add(subject, DG.order, text(" ".join((field, *map(terms.span_name, spans)))))

    def _mention(self, span: Span) -> ox.NamedNode:
        at = self._typed(node(f"{self.path}/char/{terms.span_name(span)}"), DG.Mention, NIF.RFC5147String)
        self._add(at, NIF.referenceContext, self.article)
        self._add(at, NIF.beginIndex, terms.offset(span.start))
        self._add(at, NIF.endIndex, terms.offset(span.end))
        self._add(at, NIF.anchorOf, text(span.of(self.extraction.article.text)))
        return at

    def _article(self) -> None:
        article = self.extraction.article
        self._typed(self.article, DG.Article, NIF.Context)
        self._texts(
            self.article,
            (DCT.identifier, article.id),
            (DCT.title, article.title),
            (DCT.language, article.language),
            (NIF.isString, article.text),
            (DG.textHash, "sha256:" + article.text_hash),
            (DG.sourceName, article.source),
            (SCHEMA.url, article.url),
        )
        if article.date is not None:
            self._add(self.article, DCT.issued, terms.day(article.date))
        self._add(self.article, DG.publisher, node(self.extraction.publisher))

    def _run(self) -> None:
        run = self.extraction.run
        self.run = self._typed(node(self.path + "/run"), DG.Extraction, PROV.Activity)
        self._add(self.run, PROV.used, self.article)
        self._texts(self.run, (DG.model, run.model), (DG.configHash, run.config))
        self._texts(self.run, (RDFS.label, run.extractor), (DG.version, run.version))
        if run.started is not None:
            self._add(self.run, PROV.startedAtTime, terms.instant(run.started))
        extractor = node(f"extractor/{slug(run.extractor)}-{slug(run.version)}")
        self._typed(extractor, DG.Extractor, PROV.SoftwareAgent)
        self._texts(extractor, (RDFS.label, run.extractor), (DG.version, run.version))
        self._add(self.run, PROV.wasAssociatedWith, extractor)

    def _actor(self, actor: Actor) -> None:
        at = node(actor.id)
        self._class(at, actor.type)
        self._actor_facts(at, actor)
        self._texts(at, (DG.describedAs, actor.name if actor.type == "UnnamedActor" else None))
        self._spans(at, GAF.denotedBy, actor.mentions)
        link = self._typed(node(f"{self.path}/link/{digest(actor.id, length=12)}"), DG.ActorLink)
        self._actor_facts(link, actor)
        self._add(link, DG.linkedActor, at)
        self._add(link, DG.linkedType, ox.NamedNode(DG[actor.type]))
        self._add(link, DG.linkConfidence, terms.decimal(round(actor.confidence, 4)))
        self._texts(link, (DG.why, actor.why or None), (DG.titleInText, actor.role))
        for candidate in actor.candidates:
            self._add(link, DG.candidate, node(candidate))
        self._order(link, "candidates", actor.candidates)
        self._span_order(link, "mentions", actor.mentions)

    def _actor_facts(self, at: ox.NamedNode, actor: Actor) -> None:
        self._texts(at, (RDFS.label, actor.name), (DG.countryCode, actor.country))
        if actor.qid is not None:
            self._add(at, SKOS.exactMatch, terms.iri(WIKIDATA + actor.qid))

    def _role(self, role: RoleHolding) -> None:
        at = node(role_id(role, self.path))
        self._add(self.article, DG.usesRole, at)
        self._class(at, "RoleHolding")
        self._add(at, ORG.member, node(role.person))
        self._texts(at, (DG.roleTitle, role.title), (DG.roleSource, role.source))
        if role.acts_for is not None:
            self._add(at, DG.actsFor, node(role.acts_for))
            self._add(at, ORG.organization, node(role.acts_for))
        for predicate, value in (
            (SEM.hasEarliestBeginTimeStamp, role.start),
            (SEM.hasLatestBeginTimeStamp, role.seen_on),
            (SEM.hasEarliestEndTimeStamp, role.seen_on),
            (SEM.hasLatestEndTimeStamp, role.end),
        ):
            if value is not None:
                self._add(at, predicate, terms.day(value))
        if role.source == "text":
            self._add(at, DG.inArticle, self.article)

    def _place(self, place: Place) -> None:
        at = node(place.id)
        self._add(self.article, DG.usesPlace, at)
        self._class(at, "Place")
        self._texts(at, (RDFS.label, place.name), (DG.countryCode, place.country))
        for predicate, value in ((DG.latitude, place.latitude), (DG.longitude, place.longitude)):
            if value is not None:
                self._add(at, predicate, terms.decimal(value))

    def _situation(self, situation: AnySituation) -> None:
        at = node(situation.id)
        if not schema.is_a(situation.type, situation.kind):
            raise GraphError(f'{situation.id}: "{situation.type}" is no kind of {situation.kind}')
        self._class(at, situation.type)
        self._add(at, SEM.eventType, ox.NamedNode(DG[situation.type]))
        self._add(at, RDFS.label, text(situation.label))
        self._parties(at, situation)
        for field, predicate in LINK_FIELDS.items():
            value: str | None = getattr(situation, field, None)
            if value is not None:
                self._add(at, predicate, node(value))
        if situation.time is not None:
            self._time(at, situation.time)
        if situation.amount is not None:
            amount = situation.amount
            self._texts(at, (DG.amountText, amount.text), (DG.currency, amount.currency))
            if amount.value is not None:
                self._add(at, DG.amount, terms.decimal(amount.value))
        self._spans(at, GAF.denotedBy, situation.mentions)
        self._span_order(at, "mentions", situation.mentions)
        if isinstance(situation, Event):
            if situation.vote is not None:
                self._add(at, DG.voteValue, ox.NamedNode(DG[situation.vote]))
            if situation.first_time is not None:
                self._add(at, DG.firstTime, terms.boolean(situation.first_time))
        elif isinstance(situation, Stance):
            self._add(at, DG.holder, node(situation.holder))
            self._add(at, DG.stanceValue, ox.NamedNode(DG[situation.value]))
            if situation.intensity is not None:
                self._add(at, DG.intensity, terms.decimal(round(situation.intensity, 4)))

    def _parties(self, at: ox.NamedNode, situation: Situation) -> None:
        """Write the roles; every role is a dg:participant as well, so that a query needs no reasoner."""
        roled = set(named_parties(situation))
        for party in roled:
            self._add(at, DG.participant, node(party))
        for field, predicate in ROLE_FIELDS.items():
            values: tuple[str, ...] = getattr(situation, field, ())
            for value in values:
                self._add(at, predicate, node(value))
            self._order(at, field, values, set(values) - roled if field == "participants" else None)

    def _time(self, at: ox.NamedNode, time: Interval) -> None:
        for predicate, value in ((SEM.hasEarliestBeginTimeStamp, time.start), (SEM.hasLatestEndTimeStamp, time.end)):
            if value is not None:
                self._add(at, predicate, terms.day(value))
        self._texts(at, (DG.timePrecision, time.precision), (DG.timeText, time.text))
        self._add(at, DG.timeBasis, ox.NamedNode(DG[time.basis]))
        if time.span is not None:
            self._add(at, DG.timeMention, self._mention(time.span))

    def _claim(self, claim: Claim) -> None:
        at = self._typed(node(claim.id), DG.Claim)
        self._add(at, DG.inArticle, self.article)
        self._add(at, DG.asserts, node(claim.situation))
        self._add(at, DG.source, node(claim.source))
        self._add(at, DG.depth, terms.integer(claim.depth))
        if claim.relayed_by is not None:
            self._add(at, DG.relayedBy, node(claim.relayed_by))
        self._add(at, DG.factuality, ox.NamedNode(DG[claim.factuality]))
        self._add(at, DG.standing, ox.NamedNode(DG[claim.standing]))
        if claim.said_on is not None:
            self._add(at, DG.saidOn, terms.day(claim.said_on))
        self._texts(at, (DG.quoteType, claim.quote_type), (DG.rule, claim.rule), (DG.claimKey, claim.key))
        self._add(at, DG.confidence, terms.decimal(round(claim.confidence, 4)))
        self._add(at, PROV.wasGeneratedBy, self.run)
        self._spans(at, DG.evidence, claim.evidence)
        self._span_order(at, "evidence", claim.evidence)

    def _conflict(self, conflict: Conflict) -> None:
        at = self._typed(node(conflict.id), DG.Conflict)
        self._texts(at, (DG.conflictKind, conflict.kind))
        for claim in conflict.between:
            self._add(at, DG.between, node(claim))
        self._order(at, "between", conflict.between)


def named_parties(situation: Situation) -> tuple[str, ...]:
    """Return those who take part in a role of their own (actor, recipient, envoy, holder)."""
    envoys = situation.envoys if isinstance(situation, Event) else ()
    holder = (situation.holder,) if isinstance(situation, Stance) else ()
    return situation.actors + situation.recipients + envoys + holder
