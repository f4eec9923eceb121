"""Bonds in, who stands together and who stands between out."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from diplograph.errors import QueryError
from diplograph.model import Record
from diplograph.model.collector import collector_paused
from diplograph.relations.projections import Bonds, named, tied_to


class Broker(Record):
    """One who is on good terms with both of two camps.

    Attributes:
        actor, name: who.
        left, right: sum of what is friendly between it and either camp.
        bridged: number of pairs, one of each camp, with both of whom it is on good terms while they are not with each
            other.
        score: the smaller of left and right: a bridge carries what its weaker end holds.
    """

    actor: str
    name: str
    left: float
    right: float
    bridged: int
    score: float


def communities(tied: Bonds, *, resolution: float = 1.0, seed: int = 0) -> tuple[frozenset[str], ...]:
    """Return groups that are on good terms within, the largest first.

    Louvain's method (Blondel et al., "Fast unfolding of communities in large networks", 2008), which looks for the
    partition of greatest modularity

        Q = sum over groups of  L/m - resolution (K/2m)^2

    where m is the weight of all bonds, L of those within the group and K the sum of its members' weights (Newman and
    Girvan 2004). Only what is friendly binds: the weight of a bond is its `positive`.

    Args:
        tied: what `bonds()` returned.
        resolution: above 1 gives smaller groups, below 1 larger ones.
        seed: the same seed gives the same groups.

    >>> tied = nx.Graph([("a", "b", {"positive": 4.0}), ("c", "d", {"positive": 4.0})])
    >>> [sorted(group) for group in communities(tied)]
    [['a', 'b'], ['c', 'd']]
    """
    friendly = _friendly(tied)
    if not friendly.number_of_edges():
        return tuple(frozenset({key}) for key in friendly)
    with collector_paused():
        found = nx.community.louvain_communities(friendly, weight="positive", resolution=resolution, seed=seed)
    return tuple(sorted(map(frozenset, found), key=lambda group: (-len(group), min(group))))


def modularity(tied: Bonds, groups: Collection[frozenset[str]], *, resolution: float = 1.0) -> float:
    """Return how much more is friendly within groups than chance would have it, -.5..1 (the Q of `communities`).

    >>> tied = nx.Graph([("a", "b", {"positive": 4.0}), ("c", "d", {"positive": 4.0})])
    >>> modularity(tied, communities(tied))
    0.5
    """
    friendly = _friendly(tied)
    if not friendly.number_of_edges():
        return 0.0
    return float(nx.community.modularity(friendly, map(set, groups), weight="positive", resolution=resolution))


def camps(tied: Bonds, left: str, right: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the camps of two actors: each with those who are on good terms with it and not with the other.

    Args:
        tied: what `bonds()` returned.
        left, right: ids of the two.

    Raises:
        QueryError: one of them is tied to nobody.

    >>> tied = nx.Graph([("a", "x", {"sign": 1}), ("a", "y", {"sign": 1}), ("b", "y", {"sign": 1})])
    >>> [sorted(camp) for camp in camps(tied, "a", "b")]
    [['a', 'x'], ['b']]
    """
    for key in (left, right):
        if key not in tied:
            raise QueryError(f'nothing that is held ties "{key}" to anybody')
    good = tied_to(tied, 1)
    one, other = good[left] - {right}, good[right] - {left}
    return frozenset(one - other | {left}), frozenset(other - one | {right})


def brokers(tied: Bonds, left: Collection[str], right: Collection[str]) -> tuple[Broker, ...]:
    """Return who stands between two camps, the strongest first.

    A broker is of neither camp and is on good terms (sign 1) with somebody of each: the liaison of Gould and Fernandez,
    "Structures of Mediation" (Sociological Methodology 19, 1989). Its score is

        min( sum over l in left of positive(broker, l),  sum over r in right of positive(broker, r) )

    Args:
        tied: what `bonds()` returned.
        left, right: ids of the members; `camps` and `communities` give some.

    >>> good = {"sign": 1, "positive": 4.0}
    >>> tied = nx.Graph([("l", "b", good), ("b", "r", good | {"positive": 2.5})])
    >>> [(b.actor, b.bridged, b.score) for b in brokers(tied, {"l"}, {"r"})]
    [('b', 1, 2.5)]
    """
    good = tied_to(tied, 1)
    found = []
    for key, friends in good.items():
        if key in left or key in right:
            continue
        one, other = friends.intersection(left), friends.intersection(right)
        if not one or not other:
            continue
        bridged = sum(v not in good[u] for u in one for v in other)
        sums = [sum(tied.edges[key, k]["positive"] for k in sorted(side)) for side in (one, other)]
        made = Broker(actor=key, name=named(tied, key), left=sums[0], right=sums[1], bridged=bridged, score=min(sums))
        found.append(made)
    return tuple(sorted(found, key=lambda b: (-b.score, -b.bridged, b.name, b.actor)))


def _friendly(tied: Bonds) -> Bonds:
    """Return what is friendly, in an order that does not hang on that of the claims: a seed gives the same groups."""
    friendly: Bonds = nx.Graph()
    friendly.add_nodes_from(sorted(tied))
    bound = sorted((min(u, v), max(u, v), e["positive"]) for u, v, e in tied.edges(data=True) if e["positive"] > 0)
    friendly.add_edges_from((u, v, {"positive": p}) for u, v, p in bound)
    return friendly
