"""Identity judgements in, the graph of who is meant out: graph/canonical, derived and never loaded.

Articles' graphs stay as they were read. Where a judgement says that another actor is meant than the one who stands
there, the derived graph names the other in the same property and sets the one who stands there apart (dg:setApart);
queries pass over whom a situation sets apart. What is derived grows with the judgements, not with the store.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph.graph import compared, terms
from diplograph.graph import store as stores
from diplograph.graph.encode import graph_of
from diplograph.graph.identity import Groups, Judgement, canonical
from diplograph.graph.judged import apart_in, judgements
from diplograph.ontology.vocab import DG, RDF

GRAPH = ox.NamedNode(terms.GRAPH_CANONICAL)
STANDS_FOR = ox.NamedNode(DG.canonicalActor)
SET_APART = ox.NamedNode(DG.setApart)
ACTOR = ox.NamedNode(DG.Actor)
TYPE = ox.NamedNode(RDF.type)
# What the reader took a mention for stays what it took it for; publishers are counted by the paper; whom a judgement of
# identity names is whom it names. What stands instead of a claim is read anew like the claims of articles.
NOT_READ_ANEW = frozenset({DG.linkedActor, DG.candidate, DG.publisher, DG.left, DG.right})
OWN = terms.DERIVED | {terms.GRAPH_META, stores.GRAPH_ONTOLOGY}


def derive(store: ox.Store) -> bool:
    """Bring the derived graph up to date, in one transaction.

    Returns:
        Whether other actors stand for others than before, so that all shortcuts are due.
    """
    wanted = set(_quads(store, [j for j in judgements(store) if j.taken_back is None]))
    there = set(store.quads_for_pattern(None, None, None, GRAPH))
    changed = wanted ^ there
    if changed:
        compared.due(store, compared.owners(store, {quad.subject for quad in changed}))
        stores.change(store, delete=there - wanted, insert=wanted - there)
    return any(quad.predicate == STANDS_FOR for quad in changed)


def stands_for(store: ox.Store, actor: terms.Term) -> ox.NamedNode:
    """Return the actor that stands for this one (itself, where no judgement says otherwise)."""
    node = terms.iri(terms.lexical(actor))
    found = next(store.quads_for_pattern(node, STANDS_FOR, None, GRAPH), None)
    return node if found is None else terms.iri(terms.lexical(found.object))


def _quads(store: ox.Store, held: list[Judgement]) -> Iterator[ox.Quad]:
    meant = dict(_canonical(store, held))
    for alias, actor in meant.items():
        yield ox.Quad(alias, STANDS_FOR, actor, GRAPH)
    apart = {}
    for judgement in held:
        article = apart_in(judgement)
        if article is not None:
            apart[graph_of(article), terms.node(judgement.right)] = terms.node(judgement.left)
    for actor in {*meant, *(right for _, right in apart)}:
        for quad in store.quads_for_pattern(None, None, actor):
            graph = terms.lexical(quad.graph_name)
            if graph in OWN or quad.predicate.value in NOT_READ_ANEW:
                continue
            here = apart.get((graph, actor), actor)
            here = meant.get(here, here)
            if here != actor:
                yield ox.Quad(quad.subject, quad.predicate, here, GRAPH)
                yield ox.Quad(quad.subject, SET_APART, actor, GRAPH)


def _canonical(store: ox.Store, held: list[Judgement]) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    for group in Groups(held).all():
        known = {actor for actor in group if next(store.quads_for_pattern(terms.node(actor), TYPE, ACTOR), None)}
        chosen = canonical(group, known)
        for actor in sorted(group - {chosen}):
            yield terms.node(actor), terms.node(chosen)
