"""Which articles are to be compared with others anew: those without a mark in graph/across, or with one that says so.

Whatever changes what an article says, its graph or a judgement, calls `due` before; `across` compares and marks. So a
crash between the two costs a comparison and loses none.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from diplograph.graph import store as stores
from diplograph.graph import terms
from diplograph.ontology.vocab import DG

GRAPH = ox.NamedNode(terms.GRAPH_ACROSS)
MARK = ox.NamedNode(DG.comparedAs)
DUE = "due"
FAR = 3  # steps from a situation that stands in place of another over its claim to its article


def due(store: ox.Store, articles: Iterable[str] | None = None) -> None:
    """Mark articles ("article/ID") that were compared before as due, or all."""
    if articles is None:
        there = list(store.quads_for_pattern(None, MARK, None, GRAPH))
    else:
        there = stores.quads_of(store, map(terms.node, articles), MARK, GRAPH)
    old = [quad for quad in there if terms.lexical(quad.object) != DUE]
    if old:
        stores.change(store, delete=old, insert=[ox.Quad(q.subject, MARK, terms.text(DUE), GRAPH) for q in old])


def owners(store: ox.Store, subjects: Iterable[object]) -> set[str]:
    """Return the articles that say something of these claims, situations, roles, or of what stands in their place."""
    return {article for subject in subjects for article in _owners(store, subject, FAR)}


def _owners(store: ox.Store, subject: object, left: int) -> Iterator[str]:
    if not isinstance(subject, ox.NamedNode):
        return
    first, _, rest = terms.record_id(subject).partition("/")
    if first == "article":
        yield f"article/{rest.partition('/')[0]}"
    elif left:
        for quad in store.quads_for_pattern(subject, ox.NamedNode(DG.inArticle), None):
            yield terms.record_id(quad.object)
        for way in (DG.asserts, DG.usesRole):
            for quad in store.quads_for_pattern(None, ox.NamedNode(way), subject):
                yield from _owners(store, quad.subject, left - 1)
