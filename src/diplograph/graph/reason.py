"""A store in, the triples that follow from it by OWL 2 RL and are not said in it out: on demand, for small stores.

What queries need (superclasses, both directions of a meeting) is written when an article is stored; this is for those
who want all the rest: classes by domain and range, properties above properties (of other vocabularies too).
"""

from typing import Any

import pyoxigraph as ox
import rdflib
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib.namespace import OWL, RDF, RDFS

from diplograph.errors import GraphError
from diplograph.graph import store as stores
from diplograph.graph import terms

GRAPH = ox.NamedNode(terms.GRAPH_CLOSURE)
MOST = 200_000  # quads; it takes a second for some 1,300 of them, and holds all in memory
# What follows of everything and tells nothing.
EMPTY = frozenset({OWL.Thing, RDFS.Resource, RDF.Property, RDFS.Literal})


def closure(store: ox.Store) -> list[ox.Quad]:
    """Return what follows, sorted, as quads of graph/closure; nothing is stored.

    Raises:
        GraphError: the store is too large for it.
    """
    ontology = ox.NamedNode(stores.GRAPH_ONTOLOGY)
    count = len(store)
    if count > MOST:
        raise GraphError(
            f"the store has {count:,} quads, the closure takes {MOST:,} at most; "
            "export some of its articles into a store of their own and close that"
        )
    graph = rdflib.Graph()
    told = {quad.triple for quad in store if quad.graph_name != ontology}
    # labels and comments of the ontology entail nothing
    axioms = {q.triple for q in store.quads_for_pattern(None, None, None, ontology) if not _literal(q.object)}
    graph.parse(data=ox.serialize([*told, *axioms], format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    before = set(graph)
    names = {rdflib.URIRef(terms.lexical(triple.subject)) for triple in told}
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    found = [triple for triple in graph if triple not in before and triple[0] in names and _tells(triple)]
    return sorted((ox.Quad(_term(s), _term(p), _term(o), GRAPH) for s, p, o in found), key=str)


def _literal(term: Any) -> bool:
    return isinstance(term, ox.Literal)


def _tells(triple: tuple[Any, Any, Any]) -> bool:
    subject, predicate, value = triple
    itself = predicate == OWL.sameAs and subject == value
    return isinstance(value, rdflib.URIRef) and value not in EMPTY and not itself


def _term(node: Any) -> ox.NamedNode:
    return ox.NamedNode(str(node))
