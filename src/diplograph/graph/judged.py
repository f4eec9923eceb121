"""Judgements as quads of graph/judgements, and back.

Making them is the work of `judgements`, what follows from them that of `canonical`.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import terms
from diplograph.graph.encode import WIKIDATA
from diplograph.graph.identity import AddedActor, Judgement, Signed
from diplograph.model import BASE, Actor, ActorType, digest, slug
from diplograph.ontology import schema
from diplograph.ontology.vocab import DG, PROV, RDF, RDFS, SKOS

GRAPH = ox.NamedNode(terms.GRAPH_JUDGEMENTS)
TYPE = ox.NamedNode(RDF.type)
UNDATED = datetime(1, 1, 1, tzinfo=UTC)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # not tabs and ends of lines
APART = "/apart/"  # between an article's path and the key of whom it does not mean


def judgements(store: ox.Store) -> list[Judgement]:
    """Return the judgements of identity in a store, the earliest first, also those that were taken back."""
    found = []
    for quad in store.quads_for_pattern(None, TYPE, ox.NamedNode(DG.IdentityJudgement), GRAPH):
        fields = values(store, quad.subject)
        left, right = (fields[name][0].removeprefix(BASE) for name in (DG.left, DG.right))
        same = fields[DG.same][0] in ("true", "1")
        found.append(Judgement(left=left, right=right, same=same, **signed(store, quad.subject, fields)))
    return sorted(found, key=lambda judgement: (judgement.when, judgement.id))


def added(store: ox.Store) -> list[AddedActor]:
    """Return the actors that were added by hand, by id, also those that were taken back."""
    found = []
    for quad in store.quads_for_pattern(None, TYPE, ox.NamedNode(DG.Actor), GRAPH):
        fields = values(store, quad.subject)
        if PROV.generatedAtTime in fields:  # those that an article was given have their judgement instead
            kinds = [kind for kind in ActorType if DG[kind] in fields[RDF.type]]
            found.append(
                AddedActor(
                    name=fields[RDFS.label][0],
                    type=max(kinds, key=lambda kind: len(schema.superclasses(kind))),
                    country=_first(fields, DG.countryCode),
                    **signed(store, quad.subject, fields),
                )
            )
    return sorted(found, key=lambda actor: actor.id)


def quads(judgement: Judgement) -> Iterator[ox.Quad]:
    """Yield the quads of a judgement that holds."""
    node = terms.node(judgement.id)
    for kind in (DG.IdentityJudgement, DG.Judgement):
        yield ox.Quad(node, TYPE, ox.NamedNode(kind), GRAPH)
    yield ox.Quad(node, ox.NamedNode(DG.left), terms.node(judgement.left), GRAPH)
    yield ox.Quad(node, ox.NamedNode(DG.right), terms.node(judgement.right), GRAPH)
    yield ox.Quad(node, ox.NamedNode(DG.same), terms.boolean(judgement.same), GRAPH)
    yield from signature(judgement)


def signature(record: Signed) -> Iterator[ox.Quad]:
    """Yield who made a record, when, and the note."""
    node, analyst = terms.node(record.id), _analyst(record.who)
    yield analyst
    yield ox.Quad(node, ox.NamedNode(PROV.wasAttributedTo), _subject(analyst), GRAPH)
    yield ox.Quad(node, ox.NamedNode(PROV.generatedAtTime), terms.instant(record.when), GRAPH)
    if record.note:
        yield ox.Quad(node, ox.NamedNode(RDFS.comment), terms.text(record.note), GRAPH)


def end(record: str, who: str, when: datetime) -> Iterator[ox.Quad]:
    """Yield who took a record back, and when."""
    node, analyst = terms.node(record), _analyst(who)
    yield analyst
    yield ox.Quad(node, ox.NamedNode(DG.takenBackBy), _subject(analyst), GRAPH)
    yield ox.Quad(node, ox.NamedNode(PROV.invalidatedAtTime), terms.instant(when), GRAPH)


def apart_in(judgement: Judgement) -> str | None:
    """Return the path of the article in which a judgement sets its right actor apart, None when it is about all.

    >>> when = datetime(2024, 5, 1)
    >>> apart_in(Judgement(id="j", left="article/a1/apart/x", right="actor/x", same=False, who="Ana", when=when))
    'article/a1'
    """
    path, apart, _ = judgement.left.partition(APART)
    return path if apart and not judgement.same else None


def values(store: ox.Store, subject: terms.Term, graph: terms.Term | ox.DefaultGraph = GRAPH) -> dict[str, list[str]]:
    """Return the values of a subject as text, by property."""
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(subject, None, None, graph):  # type: ignore[arg-type]
        found.setdefault(quad.predicate.value, []).append(terms.lexical(quad.object))
    return {predicate: sorted(values) for predicate, values in found.items()}


def _first(fields: dict[str, list[str]], predicate: str) -> str | None:
    return next(iter(fields.get(predicate, ())), None)


def signed(store: ox.Store, subject: terms.Term, fields: dict[str, list[str]]) -> dict[str, object]:
    """Return the fields that all records of judgements share; a file that others wrote may leave out who and when."""
    ended, ender = _first(fields, PROV.invalidatedAtTime), _first(fields, DG.takenBackBy)
    signer, made = _first(fields, PROV.wasAttributedTo), _first(fields, PROV.generatedAtTime)
    return {
        "id": terms.record_id(subject),
        "who": _name(store, signer) if signer else "unknown",
        "when": datetime.fromisoformat(made) if made else UNDATED,
        "note": _first(fields, RDFS.comment) or "",
        "taken_back": datetime.fromisoformat(ended) if ended else None,
        "taken_back_by": _name(store, ender) if ender else None,
    }


def _subject(quad: ox.Quad) -> ox.NamedNode:
    return terms.iri(terms.lexical(quad.subject))


def _name(store: ox.Store, analyst: str) -> str:
    return _first(values(store, ox.NamedNode(analyst)), RDFS.label) or terms.record_id(ox.NamedNode(analyst))


def _analyst(who: str) -> ox.Quad:
    """Return the name of an analyst as a quad."""
    name = filled(who, "whoever judges")
    node = terms.node(f"analyst/{slug(name)}-{digest(name, length=6)}")
    return ox.Quad(node, ox.NamedNode(RDFS.label), terms.text(name), GRAPH)


def filled(name: str, whose: str) -> str:
    """Return a name without outer blanks (GraphError when nothing is left, or when it is no plain text)."""
    if not name.strip():
        raise GraphError(f"{whose} needs a name")
    return plain(name, f"the name of {whose}")


def plain(text: str, what: str) -> str:
    """Return a text without outer blanks.

    Raises:
        GraphError: it holds a control character, which a terminal or a page would obey.

    >>> plain(" of the same council ", "the note")
    'of the same council'
    """
    if bad := CONTROL.search(text.strip()):
        raise GraphError(f"{what} holds U+{ord(bad[0]):04X}, a control character; take it out")
    return text.strip()


def facts(actor: Actor, graph: ox.NamedNode = GRAPH) -> Iterator[ox.Quad]:
    """Say of an actor what the graph of actors says of those that articles name."""
    node = terms.node(actor.id)
    for kind in (actor.type, *schema.superclasses(actor.type)):
        yield ox.Quad(node, TYPE, ox.NamedNode(DG[kind]), graph)
    yield ox.Quad(node, ox.NamedNode(RDFS.label), terms.text(actor.name), graph)
    if actor.country is not None:
        yield ox.Quad(node, ox.NamedNode(DG.countryCode), terms.text(actor.country), graph)
    if actor.qid is not None:
        yield ox.Quad(node, ox.NamedNode(SKOS.exactMatch), terms.iri(WIKIDATA + actor.qid), graph)


def now() -> datetime:
    """Return the time, UTC; to the microsecond, so that two judgements of one second keep their order."""
    return datetime.now(UTC)
