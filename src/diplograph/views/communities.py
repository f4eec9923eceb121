"""Relations in, communities out: groups of actors that have more to do with each other than with the rest.

Louvain's method (Blondel, Guillaume, Lambiotte, Lefebvre 2008, Fast unfolding of communities in large networks) on the
undirected network, a tie as strong as it has relations; always from the same seed, so that a page stays the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import networkx as nx

SEED = 7


def communities(pairs: Iterable[tuple[str, str]], rank: Mapping[str, int]) -> dict[str, int]:
    """Return for every actor with a tie the number of its community, 0 the largest.

    Args:
        pairs: the two ends of each relation; what is denied ties nobody and is left out by the caller.
        rank: the place of each actor in the order of the page; of two communities of one size the first has the
            actor of the lower rank.

    >>> ties = [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("c", "x")]
    >>> found = communities(ties, {key: i for i, key in enumerate("abcxy")})
    >>> found["a"] == found["b"] == found["c"] == 0, found["x"] == found["y"] == 1
    (True, True)
    """
    strength = Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(strength.items()))
    if not graph:
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(rank[key] for key in group)))
    return {key: number for number, group in enumerate(ordered) for key in group}
