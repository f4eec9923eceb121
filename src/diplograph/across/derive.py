"""A graph in, graph/across brought up to date: copies, links, events told by several, differences, turns.

What it holds is the same whether it was made at once or article by article, whatever was replaced or taken away. Only
what changed is compared, with those that may have to do with it (`affected`). Articles' graphs stay as they were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.across import copies, stored
from diplograph.across.affected import Affected
from diplograph.across.alike import weights
from diplograph.graph import shortcuts, terms
from diplograph.graph import store as stores
from diplograph.model import Record, digest
from diplograph.ontology.vocab import DCT, DG, RDF

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

VERSION = "2"  # of what is compared and how: another one makes all links anew
PART = 1_000  # articles that are compared at once
AT_ONCE = 50  # articles whose shortcuts are brought up to date one by one; more, and all are derived
GRAPH = stored.GRAPH
CLUSTER, TYPE, ARTICLE = (ox.NamedNode(name) for name in (DG.syndicationCluster, RDF.type, DG.Article))
OF_ARTICLE = tuple(ox.NamedNode(name) for name in (DG.comparedAs, DG.comparedIn, DG.textSignature))


class Summary(Record):
    """What stands in graph/across.

    Attributes:
        compared: articles that were compared in this run.
        copies: articles that are copies of others.  links: between two tellings, also those that an analyst rejects.
        events: that several articles tell of.  conflicts, turns: records of differences, and of changed positions.
    """

    compared: int
    copies: int
    links: int
    events: int
    conflicts: int
    turns: int


def derive(kg: KnowledgeGraph, *, anew: bool = False) -> Summary:
    """Bring graph/across up to date and return what it holds.

    Args:
        anew: compare all, also what was compared before and is as it was.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> derive(KnowledgeGraph()).events
    0
    """
    store, by = kg.store, digest(VERSION, copies.MARK, weights().model_dump_json(), length=12)
    all_marks = stored.marks(store, DG.comparedAs)
    marks = {one: mark for one, mark in all_marks.items() if one.startswith("article/")}
    heard = all_marks.keys() - marks.keys()  # judgements
    touched = set[terms.Term]()
    if anew or any(mark not in (by, "due") for mark in marks.values()):
        touched |= _wipe(store)
        marks, heard = {}, set()
    there = {terms.record_id(quad.subject) for quad in store.quads_for_pattern(None, TYPE, ARTICLE)}
    due = {article for article in there if marks.get(article) != by}
    gone = marks.keys() - there
    for part in _parts(store, due):
        touched |= _compare(store, by, part, gone, heard)
        gone, heard = set(), set()  # the first part has seen to them
    _count(kg, touched)
    return _summary(store, len(due))


def _parts(store: ox.Store, due: Collection[str]) -> Iterator[list[str]]:
    """Yield articles in portions, in the order of days: those of a portion and their neighbours are in memory.

    There is at least one portion, for what is gone and what was judged.
    """
    day = {} if len(due) <= PART else stored.marks(store, DCT.issued, None)
    ordered = iter(sorted(due, key=lambda one: (day.get(one, ""), one)))
    yield list(islice(ordered, PART))
    while part := list(islice(ordered, PART)):
        yield part


def _compare(
    store: ox.Store, by: str, due: Collection[str], gone: Collection[str], heard: Collection[str]
) -> set[terms.Term]:
    """Compare some articles with all that were compared; return those that are now of another cluster of copies."""
    found = Affected(store, due, gone, heard)
    tellings, links = found.links()
    old, new = set(found.old(tellings)), set(found.new(links))
    old |= {quad for one in {*due, *gone, *heard} for way in OF_ARTICLE for quad in _of(store, one, way)}
    new |= {stored.quad(one, DG.comparedAs, terms.text(by)) for one in found.said.values()}
    new |= {quad for article in due for quad in _marks(article, by, found.read(article).regions)}
    before, now = _copies(store, due, gone)
    return _write(store, old | before, new | now)


def _marks(article: str, by: str, regions: Collection[str]) -> Iterator[ox.Quad]:
    yield stored.quad(article, DG.comparedAs, terms.text(by))
    for region in regions:
        yield stored.quad(article, DG.comparedIn, terms.text(region))


def _copies(store: ox.Store, due: Collection[str], gone: Collection[str]) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """Return what is stored of the copies and clusters that changed articles touch, and what takes its place."""
    changed, text_of = {*due, *gone}, stored.texts(store)
    if not changed:
        return set(), set()
    fresh = {article: copies.signature(text_of(article).text) for article in due}
    kept = {one: sign for one, sign in stored.marks(store, DG.textSignature).items() if one not in changed}
    pairs = set(copies.pairs(kept | fresh, text_of, due))
    touched, old = set[str](), set[tuple[str, str]]()
    todo = [*changed, *(end for pair in pairs for end in pair)]
    while todo:
        one = todo.pop()
        if one not in touched:
            touched.add(one)
            mates = stored.alternates(store, one)
            old |= mates
            todo += (end for pair in mates for end in pair)
    pairs |= {pair for pair in old if changed.isdisjoint(pair)}
    before = {quad for one in touched for way in (CLUSTER, stored.ALTERNATE) for quad in _of(store, one, way)}
    before |= {quad for at in [q.object for q in before if q.predicate == CLUSTER] for quad in _of(store, at)}
    now = {stored.quad(one, DG.textSignature, terms.text(sign)) for one, sign in fresh.items() if sign}
    now |= set(stored.copy_quads(pairs))
    for members in copies.groups(pairs):
        now |= set(stored.cluster_quads(members, text_of, stored.publishers(store, members)))
    return before, now


def _of(store: ox.Store, at: object, way: ox.NamedNode | None = None) -> list[ox.Quad]:
    subject = terms.node(at) if isinstance(at, str) else at
    return list(store.quads_for_pattern(subject, way, None, GRAPH))  # type: ignore[arg-type]


def _write(store: ox.Store, there: set[ox.Quad], wanted: set[ox.Quad]) -> set[terms.Term]:
    """Put the quads in the place of those that are there; return the articles whose publishers now count otherwise."""
    gone, new = there - wanted, wanted - there
    publisher = ox.NamedNode(DCT.publisher)
    clusters = {quad.subject for quad in gone | new if quad.predicate == publisher}
    touched: set[terms.Term] = {quad.subject for quad in gone | new if quad.predicate == CLUSTER}
    touched |= {quad.subject for at in clusters for quad in store.quads_for_pattern(None, CLUSTER, at, GRAPH)}
    new |= {stores.DUE} if touched else set()
    stores.change(store, delete=gone, insert=new)
    return touched


def _wipe(store: ox.Store) -> set[terms.Term]:
    """Forget all that was found; return the articles that were in a cluster of copies."""
    touched: set[terms.Term] = {quad.subject for quad in store.quads_for_pattern(None, CLUSTER, None, GRAPH)}
    stores.change(store, drop=[GRAPH], insert=[stores.DUE] if touched else [])
    return touched


def _count(kg: KnowledgeGraph, touched: Collection[terms.Term]) -> None:
    """Count the publishers behind what these articles tell anew; a crash before its end has all derived anew."""
    if len(touched) > AT_ONCE:
        kg.derive()
        return
    for article in (terms.node(one) for one in sorted(map(terms.record_id, touched))):
        with stores.writing():
            shortcuts.update(kg.store, article, shortcuts.edges_of(kg.store, article), kg.floor, None)


def _summary(store: ox.Store, compared: int) -> Summary:
    def count(predicate: str, value: str | None = None) -> list[ox.Quad]:
        what = None if value is None else ox.NamedNode(value)
        return list(store.quads_for_pattern(None, ox.NamedNode(predicate), what, GRAPH))

    members = count(DG.syndicationCluster)
    return Summary(
        compared=compared,
        copies=len(members) - len({quad.object for quad in members}),
        links=len(count(RDF.type, DG.EventLink)),
        events=len({quad.object for quad in count(DG.tellingOf)}),
        conflicts=len(count(RDF.type, DG.Conflict)),
        turns=len(count(RDF.type, DG.StanceChange)),
    )
