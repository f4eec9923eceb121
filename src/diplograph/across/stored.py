"""What stands in graph/across as quads, and back. Finding it is the work of the files beside."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date as Day
from functools import cache

import pyoxigraph as ox

from diplograph.across.copies import Text
from diplograph.across.linking import Pair, event_id
from diplograph.across.records import Difference, Link, Reason, Turn
from diplograph.graph import judged, terms
from diplograph.graph.encode import graph_of
from diplograph.graph.terms import node, text
from diplograph.model import digest
from diplograph.ontology.vocab import DCT, DG, NIF, PROV, RDF, RDFS, SEM

GRAPH = ox.NamedNode(terms.GRAPH_ACROSS)
TYPE = ox.NamedNode(RDF.type)
PUBLISHER = ox.NamedNode(DG.publisher)
TELLING, ALTERNATE = ox.NamedNode(DG.telling), ox.NamedNode(PROV.alternateOf)


def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    """Return a quad of graph/across about a record."""
    return ox.Quad(node(subject), ox.NamedNode(predicate), value, GRAPH)


def quads(links: Iterable[Link], groups: Collection[Collection[str]], label: Mapping[str, str]) -> Iterator[ox.Quad]:
    """Yield the quads of links and events.

    Args:
        label: by telling its label.
    """
    event_of = {member: event_id(members) for members in groups for member in members}
    for link in links:
        yield from _link(link)
        if event_of.get(link.left, "") == event_of.get(link.right, "none"):
            yield quad(link.left, PROV.alternateOf, node(link.right))
    for members in groups:
        event = event_id(members)
        yield quad(event, RDFS.label, text(label[min(members)]))
        for member in members:
            yield quad(member, DG.tellingOf, node(event))


def conflict(one: Difference, *, event: str | None = None, key: str | None = None) -> Iterator[ox.Quad]:
    """Yield the quads of a difference.

    Args:
        event: of the tellings of which it was found.  key: of the positions among which it was.
    """
    at = f"conflict/{digest(one.kind, one.one, one.other, length=16)}"
    yield quad(at, RDF.type, ox.NamedNode(DG.Conflict))
    yield quad(at, DG.conflictKind, text(one.kind))
    yield quad(at, RDFS.comment, text(one.text))
    for claim in (one.one, one.other):
        yield quad(at, DG.between, node(claim))
    if event is not None:
        yield quad(at, PROV.wasDerivedFrom, node(event))
    if key is not None:
        yield quad(at, DG.comparedIn, text(key))


def _link(link: Link) -> Iterator[ox.Quad]:
    at = link_id(link)
    yield quad(at, RDF.type, ox.NamedNode(DG.EventLink))
    yield quad(at, DG.likeness, terms.decimal(link.score))
    for end in (link.left, link.right):
        yield quad(at, DG.telling, node(end))
    for reason in link.reasons:
        yield quad(at, DG.reason, text(f"{reason.name} {reason.value:g}: {reason.text}"))
    if link.judged is not None:
        yield quad(at, DG.judgedBy, node(link.judged))


def turn_quads(turn: Turn) -> Iterator[ox.Quad]:
    """Yield the quads of a change of position."""
    at = f"turn/{digest(turn.old, turn.new, length=16)}"
    yield quad(at, RDF.type, ox.NamedNode(DG.StanceChange))
    yield quad(at, RDFS.label, text(turn.label))
    yield quad(at, DG.comparedIn, text(turn.key))
    yield quad(at, DG.actor, node(turn.holder))
    yield quad(at, DG.fromStance, node(turn.old))
    yield quad(at, DG.toStance, node(turn.new))
    yield quad(at, SEM.hasEarliestBeginTimeStamp, terms.day(turn.day))
    for claim in (turn.old_claim, turn.new_claim):
        yield quad(at, PROV.wasDerivedFrom, node(claim))


def link_id(link: Link) -> str:
    """Return the id of a link, made of its ends."""
    return f"same/{digest(link.left, link.right, length=12)}"


def links(store: ox.Store) -> dict[Pair, Link]:
    """Return the links that are stored, by their ends."""
    found = (_read(store, at.subject) for at in store.quads_for_pattern(None, TYPE, ox.NamedNode(DG.EventLink), GRAPH))
    return {(link.left, link.right): link for link in found}


def links_of(store: ox.Store, telling: str) -> list[Link]:
    """Return the links of a telling."""
    return [_read(store, at.subject) for at in store.quads_for_pattern(None, TELLING, node(telling), GRAPH)]


def linked(store: ox.Store) -> set[str]:
    """Return all tellings that have a link."""
    return {terms.record_id(quad.object) for quad in store.quads_for_pattern(None, TELLING, None, GRAPH)}


def _read(store: ox.Store, at: terms.Term) -> Link:
    fields = judged.values(store, at, GRAPH)
    left, right = sorted(terms.record_id(ox.NamedNode(end)) for end in fields[DG.telling])
    said = next(iter(fields.get(DG.judgedBy, ())), None)
    return Link(
        left=left,
        right=right,
        score=float(fields[DG.likeness][0]),
        reasons=tuple(sorted(map(_reason, fields.get(DG.reason, ())), key=lambda one: ORDER.index(one.name))),
        judged=None if said is None else terms.record_id(ox.NamedNode(said)),
    )


ORDER = ("type", "parties", "time", "words", "affair", "place", "number")


def _reason(written: str) -> Reason:
    head, _, words = written.partition(": ")
    name, _, value = head.partition(" ")
    return Reason(name=name, value=float(value), text=words)


def marks(store: ox.Store, predicate: str, graph: ox.NamedNode | None = GRAPH) -> dict[str, str]:
    """Return by article the mark of a kind that is kept of it here, or in any graph (None)."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph)
    return {terms.record_id(quad.subject): terms.lexical(quad.object) for quad in found}


def alternates(store: ox.Store, of: str) -> set[Pair]:
    """Return the pairs of copies, or of tellings of one event, of which this article or telling is one."""
    ways = ((node(of), None), (None, node(of)))
    found = [quad for one, two in ways for quad in store.quads_for_pattern(one, ALTERNATE, two, GRAPH)]
    return {(terms.record_id(quad.subject), terms.record_id(quad.object)) for quad in found}


def texts(store: ox.Store) -> Callable[[str], Text]:
    """Return what gives the text and the day of an article; each is read once."""

    @cache
    def text_of(article: str) -> Text:
        fields = judged.values(store, node(article), ox.NamedNode(graph_of(article)))
        issued = next(iter(fields.get(DCT.issued, ())), None)
        return Text(next(iter(fields.get(NIF.isString, ())), ""), None if issued is None else Day.fromisoformat(issued))

    return text_of


def copy_quads(pairs: Iterable[Pair]) -> Iterator[ox.Quad]:
    """Yield that two articles are copies."""
    for one, other in pairs:
        yield quad(one, PROV.alternateOf, node(other))


def cluster_quads(
    members: Collection[str], text_of: Callable[[str], Text], publisher: Mapping[str, str]
) -> Iterator[ox.Quad]:
    """Yield a cluster of copies: its articles, the first of them, and the publisher of that one."""
    first = min(members, key=lambda one: (text_of(one).date or Day.max, one))
    at = f"syndication/{digest(first, length=16)}"
    yield quad(at, RDF.type, ox.NamedNode(PROV.Collection))
    yield quad(at, PROV.wasDerivedFrom, node(first))
    if first in publisher:
        yield quad(at, DCT.publisher, node(publisher[first]))
    for member in members:
        yield quad(at, PROV.hadMember, node(member))
        yield quad(member, DG.syndicationCluster, node(at))


def publishers(store: ox.Store, articles: Iterable[str]) -> dict[str, str]:
    """Return by article who published it."""
    found = (quad for one in articles for quad in store.quads_for_pattern(node(one), PUBLISHER, None))
    return {terms.record_id(quad.subject): terms.record_id(quad.object) for quad in found}
