"""Claims in the store in, the graph of shortcuts out: dg:met, dg:accused ... each with a dg:Edge to its claims.

Beside it graph/told: what each claim presents as so (dg:tells), of which day (dg:toldOn), and on what days a situation
is told of so by no mere allegation (dg:factOn), what it says of two (dg:deed).

The rules are rows of the ontology; the two queries are in queries/derive/. When to derive is `knowledge`'s work.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

import pyoxigraph as ox

from diplograph.graph import store as stores
from diplograph.graph.bind import bind, bind_table
from diplograph.graph.terms import GRAPH_JUDGEMENTS, GRAPH_SHORTCUTS, GRAPH_TOLD
from diplograph.ontology.vocab import DG, RDF

GRAPH, TOLD = ox.NamedNode(GRAPH_SHORTCUTS), ox.NamedNode(GRAPH_TOLD)
JUDGED = ox.NamedNode(GRAPH_JUDGEMENTS)
A = ox.NamedNode(RDF.type)
FROM_CLAIM, ASSERTS = ox.NamedNode(DG.fromClaim), ox.NamedNode(DG.asserts)
ARTICLES, EDGES = 200, 2_000  # of a portion
FIGURES = frozenset({DG.firstSeen, DG.lastSeen, DG.claimCount, DG.publisherCount})


@cache
def _text(name: str) -> str:
    return resources.files("diplograph.graph").joinpath("queries", "derive", name).read_text("utf8")


def derive(store: ox.Store, floor: float) -> None:
    """Make both graphs anew, in portions: what is in memory is one of them, however many articles there are.

    Args:
        floor: least confidence of a claim that may give an edge; 0 while confidences are not calibrated.
    """
    store.add(stores.DUE)
    for graph in (TOLD, GRAPH):
        stores.empty(store, graph)
    articles = (quad.subject for quad in store.quads_for_pattern(None, A, ox.NamedNode(DG.Article)))
    for part in _parts(articles, ARTICLES):
        store.bulk_extend(_derived(_around(store, part), part, floor))
    edges = (quad.subject for quad in store.quads_for_pattern(None, A, ox.NamedNode(DG.Edge), GRAPH))
    for part in _parts(edges, EDGES):
        store.bulk_extend(_construct(store, _text("figures.rq"), e=part))
    store.remove(stores.DUE)


def _parts(nodes: Iterable[object], size: int) -> Iterator[list[ox.NamedNode]]:
    """Yield portions of nodes that are all known before the first is worked on: the store changes under them."""
    known = sorted({node for node in nodes if isinstance(node, ox.NamedNode)}, key=str)
    for start in range(0, len(known), size):
        yield known[start : start + size]


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


def update(
    store: ox.Store, article: ox.NamedNode, before: Iterable[ox.Quad], floor: float, own: Iterable[ox.Quad] | None
) -> None:
    """Bring the shortcuts up to date after one article's graph was replaced.

    Args:
        before: what `edges_of` gave before the article was replaced.
        own: the quads of its graph, where they are at hand; reading them back costs as much as half of storing them.
    """
    old, new = set(before), set(_derived(_around(store, [article], own), [article], floor))
    stores.change(store, delete=old - new, insert=new - old)
    touched, living = _edges(old | new), _edges(new)
    figures = set(_construct(store, _text("figures.rq"), e=sorted(touched, key=str)) if touched else ())
    stale = {q for figure in FIGURES for q in stores.quads_of(store, living, ox.NamedNode(figure), GRAPH)}
    records: dict[object, list[ox.Quad]] = {}
    for quad in stores.quads_of(store, touched - living, graph=GRAPH):
        records.setdefault(quad.subject, []).append(quad)
    for quads in records.values():
        if any(quad.predicate == FROM_CLAIM for quad in quads):
            stale |= {quad for quad in quads if quad.predicate.value in FIGURES}
        else:
            stale |= {*quads, *_triple_of(quads)}
    stores.change(store, delete=[*(stale - figures), stores.DUE], insert=figures - stale)


def _edges(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return the records of edges among the subjects."""
    return {q.subject for q in quads if q.predicate == FROM_CLAIM and isinstance(q.subject, ox.NamedNode)}


def _derived(around: ox.Store, articles: list[ox.NamedNode], floor: float) -> list[ox.Quad]:
    """Return what follows from articles, but for what is counted on edges, out of all on which it rests."""
    kinds = {quad.object for quad in around.quads_for_pattern(None, A, None)}
    found = _construct(around, _rules(kinds), article=articles, floor=[ox.Literal(floor)])
    for name in ("told.rq", "deeds.rq"):
        found += _construct(around, _text(name), TOLD, article=articles)
    return found


def _around(store: ox.Store, articles: list[ox.NamedNode], own: Iterable[ox.Quad] | None = None) -> ox.Store:
    """Return a small store of all on which what is derived of articles rests.

    Args:
        own: the quads of the graph of one article, where they are at hand.
    """
    mine = [] if own is None else list(own)
    wanted = {*articles, *(end for q in mine if q.predicate == ASSERTS for end in (q.subject, q.object))}
    known = TOLD if own is None else ox.NamedNode(articles[0].value + "/graph")
    small = ox.Store()
    small.extend(quad for quad in mine if quad.subject in wanted)
    small.extend(_construct(store, _text("elsewhere.rq"), JUDGED, own=[known], article=articles))
    small.extend(_ontology().quads_for_pattern(None, ox.NamedNode(DG.symmetric), None))
    return small


def _triple_of(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return the plain edge behind the record, when the record is whole."""
    ends = {quad.predicate.value: quad.object for quad in quads}
    subject, predicate, object_ = (ends.get(name) for name in (RDF.subject, RDF.predicate, RDF.object))
    if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and object_ is not None:
        return [ox.Quad(subject, predicate, object_, GRAPH)]
    return []


@cache
def _ontology() -> ox.Store:
    """Return the ontology as every store has it, in memory."""
    store = ox.Store()
    store.extend(stores.ontology_quads())
    return store


@cache
def _table() -> tuple[list[str], list[list[ox.NamedNode | None]]]:
    """Return the rules of the ontology: columns and rows."""
    rules = stores.select(_ontology(), _text("rules.rq"), "rules.rq")
    return [variable.value for variable in rules.variables], [[_iri(value) for value in row] for row in rules]


def _rules(kinds: Container[object]) -> str:
    """Return the query for shortcuts with the rows of the ontology for some types in it: it is read anew."""
    columns, rows = _table()
    return bind_table(_text("shortcuts.rq"), columns, (row for row in rows if row[0] in kinds))


def _iri(term: object) -> ox.NamedNode | None:
    return term if isinstance(term, ox.NamedNode) else None


def _construct(
    store: ox.Store, query: str, graph: ox.NamedNode = GRAPH, **values: Sequence[ox.NamedNode | ox.Literal]
) -> list[ox.Quad]:
    triples = stores.construct(store, bind(query, values), "the shortcuts")
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
