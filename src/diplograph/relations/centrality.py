"""Ties in, who stands in the middle out; networkx counts, and rustworkx the PageRank."""

from __future__ import annotations

import networkx as nx
import rustworkx as rx

from diplograph.model import Record
from diplograph.relations.projections import Ties, named


class Centrality(Record):
    """How central an actor is.

    Attributes:
        actor, name: who.
        partners: number of others with whom something held ties it (degree).
        strength: sum of the weights of its ties, in and out, what is mutual once (Barrat et al., "The architecture of
            complex weighted networks", 2004).
        pagerank: share of the attention when each passes on its own along the weights of its ties (Page et al. 1999,
            damping .85): high for those toward whom the central ones act.
        betweenness: share of the shortest ways between others that lead through it, 0..1 (Freeman 1977, by the
            algorithm of Brandes 2001); ways have no direction and each tie is one step.
        core: the largest k such that it belongs to a part in which each has k partners (Seidman 1983).
    """

    actor: str
    name: str
    partners: int
    strength: float
    pagerank: float
    betweenness: float
    core: int


def centralities(tied: Ties, *, pivots: int = 50, seed: int = 0) -> tuple[Centrality, ...]:
    """Return how central each actor is, the strongest first.

    Args:
        tied: what `ties()` returned.
        pivots: above so many actors betweenness is estimated from the ways of that many of them, drawn with the seed
            (Brandes and Pich, "Centrality estimation in large networks", 2007).
        seed: the same seed gives the same estimate.

    Returns:
        One record an actor.

    >>> line = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> nx.set_edge_attributes(line, 1.0, "weight"); nx.set_edge_attributes(line, 0.0, "mutual")
    >>> [(c.actor, c.partners, c.betweenness) for c in centralities(line)]
    [('b', 2, 1.0), ('a', 1, 0.0), ('c', 1, 0.0)]
    """
    keys = sorted(tied)
    if not keys:
        return ()
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(keys)
    plain.add_edges_from(sorted((min(u, v), max(u, v)) for u, v in tied.edges))
    between = nx.betweenness_centrality(plain, k=pivots if len(keys) > pivots else None, seed=seed)
    rank, core, strength = _pagerank(tied, keys), nx.core_number(plain), _strength(tied)
    found = [
        Centrality(
            actor=key,
            name=named(tied, key),
            partners=plain.degree(key),
            strength=strength[key],
            pagerank=rank[key],
            betweenness=between[key],
            core=core[key],
        )
        for key in keys
    ]
    return tuple(sorted(found, key=lambda c: (-c.strength, c.name, c.actor)))


def _pagerank(tied: Ties, keys: list[str]) -> dict[str, float]:
    """Ask rustworkx: networkx's own needs scipy, which diplograph does without."""
    number = {key: i for i, key in enumerate(keys)}
    directed: rx.PyDiGraph = rx.PyDiGraph()
    directed.add_nodes_from(keys)
    directed.add_edges_from([(number[u], number[v], e["weight"]) for u, v, e in tied.edges(data=True)])
    rank = rx.pagerank(directed, alpha=0.85, weight_fn=float, tol=1e-10, max_iter=1000)
    return {key: rank[i] for key, i in number.items()}


def _strength(tied: Ties) -> dict[str, float]:
    """Sum the weights in and out; what is mutual stands on both edges and counts half on each."""
    sums = dict.fromkeys(tied, 0.0)
    for u, v, fields in tied.edges(data=True):
        counts = fields["weight"] - fields["mutual"] / 2
        sums[u] += counts
        sums[v] += counts
    return sums
