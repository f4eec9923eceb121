"""The graph of actors that all articles share: what an article rests on there, and what goes when it is replaced."""

from collections.abc import Iterable

import pyoxigraph as ox

from diplograph.graph import store as stores
from diplograph.graph import terms
from diplograph.ontology.vocab import DG, PROV

SHARED = ox.NamedNode(terms.GRAPH_ACTORS)
# The properties by which an article's graph rests on what stands in the graph of actors.
RESTS_ON = frozenset({DG.linkedActor, DG.usesRole, DG.usesPlace, PROV.wasAssociatedWith})
JUDGED = ox.NamedNode(terms.GRAPH_JUDGEMENTS)  # so that whom a judgement names keeps the name


def subjects(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return what an article's graph rests on in the graph of actors."""
    found = (quad.object for quad in quads if quad.predicate.value in RESTS_ON)
    return {node for node in found if isinstance(node, ox.NamedNode)}


class Stated:
    """What articles that are loaded together state in the graph of actors: who is read last has the last word."""

    def __init__(self) -> None:
        self._facts: dict[tuple[object, object], set[ox.Quad]] = {}

    def take(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        """Keep what one article states there; return the rest, which is its own."""
        own: list[ox.Quad] = []
        here: dict[tuple[object, object], set[ox.Quad]] = {}
        for quad in quads:
            if quad.graph_name == SHARED:
                here.setdefault((quad.subject, quad.predicate), set()).add(quad)
            else:
                own.append(quad)
        self._facts.update(here)
        return own

    @property
    def quads(self) -> list[ox.Quad]:
        """What is to stand there."""
        return [quad for facts in self._facts.values() for quad in facts]

    def against(self, store: ox.Store) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Return what the store says otherwise of the same, and what it does not say yet."""
        gone, new = list[ox.Quad](), list[ox.Quad]()
        for (subject, predicate), facts in self._facts.items():
            there = set(store.quads_for_pattern(subject, predicate, None, SHARED))  # type: ignore[arg-type]
            gone += there - facts
            new += facts - there
        return gone, new


def stale(store: ox.Store, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the shared facts that go: those stated anew, and those that no other article rests on.

    Args:
        graph: the article's graph.  quads: what takes its place, with the shared facts that it states.
    """
    fresh = {quad for quad in quads if quad.graph_name == SHARED}
    stated = {(quad.subject, quad.predicate) for quad in fresh}
    named = {quad.subject for quad in fresh if isinstance(quad.subject, ox.NamedNode)}
    there = stores.quads_of(store, named, graph=SHARED)
    found = [q for q in there if (q.subject, q.predicate) in stated and q not in fresh]
    gone = subjects(store.quads_for_pattern(None, None, None, graph)) - named
    users = stores.quads_of(store, gone, as_object=True)
    resting = (q for q in users if q.predicate.value in RESTS_ON or q.graph_name == JUDGED)
    kept = {q.object for q in resting if q.graph_name != graph}
    return [*found, *stores.quads_of(store, gone - kept, graph=SHARED)]
