"""Claims in the store in, the graph of shortcuts out: dg:met, dg:accused ... each with a dg:Edge to its claims.

Beside it graph/told: what each claim presents as so (dg:tells), of which day (dg:toldOn), and on what days a situation
is told of so by no mere allegation (dg:factOn), what it says of two (dg:deed).

The rules are rows of the ontology; the two queries are in queries/derive/. When to derive is `knowledge`'s work.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

import pyoxigraph as ox

from diplograph.graph import store as stores
from diplograph.graph.bind import bind, bind_table
from diplograph.graph.terms import GRAPH_SHORTCUTS, GRAPH_TOLD
from diplograph.ontology.vocab import DG, RDF

GRAPH, TOLD = ox.NamedNode(GRAPH_SHORTCUTS), ox.NamedNode(GRAPH_TOLD)
FROM_CLAIM = ox.NamedNode(DG.fromClaim)
FIGURES = frozenset({DG.firstSeen, DG.lastSeen, DG.claimCount, DG.publisherCount})


@cache
def _text(name: str) -> str:
    return resources.files("diplograph.graph").joinpath("queries", "derive", name).read_text("utf8")


def derive(store: ox.Store, floor: float) -> None:
    """Make both graphs anew.

    Args:
        floor: least confidence of a claim that may give an edge; 0 while confidences are not calibrated.
    """
    store.add(stores.DUE)
    store.clear_graph(GRAPH)
    store.bulk_extend(_construct(store, _rules(store), floor=[ox.Literal(floor)]))
    store.bulk_extend(_construct(store, _text("figures.rq")))
    store.clear_graph(TOLD)
    store.bulk_extend(_construct(store, _text("told-all.rq"), TOLD))
    store.bulk_extend(_construct(store, _text("deeds-all.rq"), TOLD))
    store.remove(stores.DUE)


def is_due(store: ox.Store) -> bool:
    """Say whether articles were stored and their shortcuts not yet derived (a crash, or a batch under way)."""
    return stores.DUE in store


def edges_of(store: ox.Store, article: ox.NamedNode) -> list[ox.Quad]:
    """Return the dg:fromClaim quads that rest on the claims of an article (also on those that stand instead of them).

    With them what these claims tell, and the days and deeds of that.
    """
    found = store.quads_for_pattern(None, ox.NamedNode(DG.inArticle), article)
    claims = [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]
    told = stores.quads_of(store, claims, graph=TOLD)
    so = {quad.object for quad in told if isinstance(quad.object, ox.NamedNode)}
    days = stores.quads_of(store, so, graph=TOLD)
    return [*stores.quads_of(store, claims, FROM_CLAIM, GRAPH, as_object=True), *told, *days]


def update(store: ox.Store, article: ox.NamedNode, before: Iterable[ox.Quad], floor: float) -> None:
    """Bring the shortcuts up to date after one article's graph was replaced.

    Args:
        before: what `edges_of` gave before the article was replaced.
    """
    old = set(before)
    new = set(_construct(store, _rules(store), article=[article], floor=[ox.Literal(floor)]))
    for name in ("told.rq", "deeds.rq"):
        new |= set(_construct(store, _text(name), TOLD, article=[article]))
    pointers = [quad for quad in old | new if quad.predicate == FROM_CLAIM]
    touched = {quad.subject for quad in pointers if isinstance(quad.subject, ox.NamedNode)}
    stores.change(store, delete=old - new, insert=new - old)
    if not touched:
        store.remove(stores.DUE)
        return
    stale: list[ox.Quad] = []
    records: dict[object, list[ox.Quad]] = {}
    for quad in stores.quads_of(store, touched, graph=GRAPH):
        records.setdefault(quad.subject, []).append(quad)
    for quads in records.values():
        if any(quad.predicate == FROM_CLAIM for quad in quads):
            stale += [quad for quad in quads if quad.predicate.value in FIGURES]
        else:
            stale += [*quads, *_triple_of(quads)]
    figures = list(_construct(store, _text("figures.rq"), e=sorted(touched, key=str)))
    stores.change(store, delete=[*stale, stores.DUE], insert=figures)


def _triple_of(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return the plain edge behind the record, when the record is whole."""
    ends = {quad.predicate.value: quad.object for quad in quads}
    subject, predicate, object_ = (ends.get(name) for name in (RDF.subject, RDF.predicate, RDF.object))
    if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and object_ is not None:
        return [ox.Quad(subject, predicate, object_, GRAPH)]
    return []


def _rules(store: ox.Store) -> str:
    """Return the query for shortcuts with the rows of the ontology in it."""
    rules = stores.select(store, _text("rules.rq"), "rules.rq")
    columns = [variable.value for variable in rules.variables]
    return bind_table(_text("shortcuts.rq"), columns, ([_iri(value) for value in row] for row in rules))


def _iri(term: object) -> ox.NamedNode | None:
    return term if isinstance(term, ox.NamedNode) else None


def _construct(
    store: ox.Store, query: str, graph: ox.NamedNode = GRAPH, **values: list[ox.NamedNode | ox.Literal]
) -> list[ox.Quad]:
    triples = stores.construct(store, bind(query, values), "the shortcuts")
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
