"""A network of single claims in, one tie a pair out, signed and weighted; or actors and events as a two-mode graph.

What counts how much is said in `scheme`. State to state is not made here: `relations(kg, level="state")` lifts persons
and bodies to the state that they acted for on the day, and these functions then sum up what lies between states.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from itertools import chain
from typing import Any, TypeAlias

import networkx as nx

from diplograph.model.collector import collector_paused
from diplograph.relations.attributes import Network
from diplograph.relations.scheme import PLAIN, Scheme, Told, counted, day, supported, value

Ties: TypeAlias = "nx.DiGraph[str]"
Bonds: TypeAlias = "nx.Graph[str]"


class _Sum:
    """What is summed up of a pair; not a record, for it is added to a hundred thousand times."""

    __slots__ = ("first", "held", "last", "mutual", "negative", "positive", "scored", "texts", "weight")

    def __init__(self) -> None:
        self.weight = self.mutual = self.scored = self.positive = self.negative = 0.0
        self.held = 0
        self.first: Day | None = None
        self.last: Day | None = None
        self.texts: frozenset[str] = frozenset()

    def add(self, told: Told, counts: float, texts: frozenset[str]) -> None:
        """Add one relation."""
        self.weight += counts
        self.held += 1
        self.texts = self.texts | texts if self.texts else texts
        if told["symmetric"]:
            self.mutual += counts
        points, then = value(told), day(told)
        if points is not None:
            self.scored += counts
            if points > 0:
                self.positive += counts * points
            else:
                self.negative -= counts * points
        if then is not None:
            self._lies(then, then)

    def join(self, more: _Sum) -> _Sum:
        """Add the sums of the same pair to it, and return it."""
        self.weight += more.weight
        self.mutual += more.mutual
        self.scored += more.scored
        self.positive += more.positive
        self.negative += more.negative
        self.held += more.held
        self.texts = self.texts | more.texts if self.texts else more.texts
        if more.first is not None and more.last is not None:
            self._lies(more.first, more.last)
        return self

    def _lies(self, first: Day, last: Day) -> None:
        if self.first is None or first < self.first:
            self.first = first
        if self.last is None or last > self.last:
            self.last = last

    def fields(self, calm: float) -> dict[str, Any]:
        """Return the attributes of an edge, with the score and sign that follow from the sums."""
        balance = self.positive - self.negative
        score = balance / self.scored if self.scored else None
        return {
            "weight": self.weight,
            "mutual": self.mutual,
            "positive": self.positive,
            "negative": self.negative,
            "held": self.held,
            "first": self.first,
            "last": self.last,
            "texts": len(self.texts),
            "balance": balance,
            "score": score,
            "sign": 0 if score is None or abs(score) < calm else 1 if score > 0 else -1,
        }


Sums: TypeAlias = dict[tuple[str, str], _Sum]


def ties(net: Network, *, scheme: Scheme = PLAIN) -> Ties:
    """Return one edge for each who acts toward whom, with the sum of what is held.

    Args:
        net: what `relations()` returned, of actors or of states.
        scheme: how much a relation counts.

    Returns:
        The same nodes, without those that nothing held ties. Edges have
        weight: sum of worth;
        mutual: the part of it that has no direction (meetings), which stands on the edge back as well;
        positive, negative: sums of worth x value of the friendly and of the hostile, >= 0;
        balance: positive - negative;
        score: mean value, -10..10, weighted by worth; None where nothing has a value;
        sign: 1, -1 or 0 (|score| < calm, or no score);
        held: number of relations that were counted: an event once, however many articles tell of it;
        texts: number of texts that tell of them, the copies of one text being one;
        first, last: the days between which they lie, None when no day is known.

    >>> ties(nx.MultiDiGraph()).number_of_edges()
    0
    """
    return _ties(net, scheme, *_sums(net, scheme))


def bonds(net: Network, *, scheme: Scheme = PLAIN) -> Bonds:
    """Return one edge for each pair, whoever acted, with the attributes of `ties`.

    >>> bonds(nx.MultiDiGraph()).number_of_nodes()
    0
    """
    return _bonds(net, scheme, *_sums(net, scheme))


def ties_and_bonds(net: Network, *, scheme: Scheme = PLAIN) -> tuple[Ties, Bonds]:
    """Return what `ties` and `bonds` return, for hardly more than the time of one of them.

    >>> tied, bound = ties_and_bonds(nx.MultiDiGraph())
    >>> tied.is_directed(), bound.is_directed()
    (True, False)
    """
    sums = _sums(net, scheme)
    bound = _bonds(net, scheme, *sums)
    return _ties(net, scheme, *sums), bound  # last: ties adds to the sums what is mutual


def signed(tied: Bonds, sign: int) -> Bonds:
    """Return the part of `ties` or `bonds` that has this sign, with all its nodes.

    >>> tied = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> list(signed(tied, -1).edges)
    [('b', 'c')]
    """
    part = tied.__class__()
    part.add_nodes_from(tied.nodes(data=True))
    part.add_edges_from((u, v, fields) for u, v, fields in tied.edges(data=True) if fields["sign"] == sign)
    return part


def tied_to(tied: Bonds, sign: int) -> dict[str, set[str]]:
    """Return by actor those to whom bonds of this sign tie it.

    >>> tied = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    >>> tied_to(tied, -1)
    {'a': set(), 'b': {'c'}, 'c': {'b'}}
    """
    return {key: {k for k, fields in near.items() if fields["sign"] == sign} for key, near in tied.adjacency()}


def participation(net: Network, *, scheme: Scheme = PLAIN) -> Bonds:
    """Return actors and what they took part in as a two-mode graph (Breiger, "The Duality of Persons and Groups").

    Args:
        net: what `relations()` returned.
        scheme: how much a relation counts; here every event stands for itself, also of one kind and day.

    Returns:
        A bipartite graph. Actors have bipartite=0 and the fields of `Party`; events (and stated stances) bipartite=1
        and kind, day, value, worth. Edges have role: "actor", "recipient" or "party" (of a symmetric event). networkx
        projects it: `nx.bipartite.weighted_projected_graph(graph, actors)`.

    >>> participation(nx.MultiDiGraph()).number_of_nodes()
    0
    """
    taken: Bonds = nx.Graph()
    for u, v, told, counts in counted(net, scheme=scheme.model_copy(update={"one_a_day": False})):
        event = told.get("event") or told["situation"]
        known = taken.nodes[event]["worth"] if event in taken else 0.0
        fields = {"kind": told["kind"], "day": day(told), "value": value(told), "worth": max(known, counts)}
        taken.add_node(event, bipartite=1, **fields)
        for key, role in ((u, "actor"), (v, "recipient")):
            taken.add_node(key, bipartite=0, **net.nodes[key])
            taken.add_edge(key, event, role="party" if told["symmetric"] else role)
    return taken


def named(net: Network | Ties | Bonds, key: str) -> str:
    """Return the name of a node, its id where it has none.

    >>> named(nx.Graph([("a", "b")]), "a")
    'a'
    """
    return str(net.nodes[key].get("name", key))


def ordered(tied: Ties | Bonds) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the edges in the order of their ends' names, the ends of an undirected one too.

    >>> [(a, b) for a, b, _ in ordered(nx.Graph([("c", "b"), ("b", "a")]))]
    [('a', 'b'), ('b', 'c')]
    """
    found = []
    for u, v, fields in tied.edges(data=True):
        first, second = (named(tied, u), u), (named(tied, v), v)
        if not tied.is_directed() and second < first:
            u, v, first, second = v, u, second, first
        found.append((first, second, u, v, fields))
    yield from ((u, v, fields) for *_, u, v, fields in sorted(found, key=lambda entry: entry[:2]))


@collector_paused()
def _sums(net: Network, scheme: Scheme) -> tuple[Sums, Sums]:
    """Return what one does toward the other, and what is mutual, its pair in the order of the ids."""
    toward: Sums = {}
    mutual: Sums = {}
    for u, v, told, counts, texts in supported(net, scheme=scheme):
        sums = toward
        if told["symmetric"]:
            sums, u, v = mutual, min(u, v), max(u, v)
        at = sums.get((u, v))
        if at is None:
            at = sums[u, v] = _Sum()
        at.add(told, counts, texts)
    return toward, mutual


def _ties(net: Network, scheme: Scheme, toward: Sums, mutual: Sums) -> Ties:
    for (u, v), sums in mutual.items():
        for way in ((u, v), (v, u)):
            toward[way] = toward[way].join(sums) if way in toward else sums
    tied: Ties = nx.DiGraph()
    _fill(tied, toward, net, scheme)
    return tied


def _bonds(net: Network, scheme: Scheme, toward: Sums, mutual: Sums) -> Bonds:
    both: Sums = {}
    for (u, v), sums in chain(toward.items(), mutual.items()):
        pair = (u, v) if u < v else (v, u)
        both[pair] = _Sum().join(both[pair]).join(sums) if pair in both else sums
    bound: Bonds = nx.Graph()
    _fill(bound, both, net, scheme)
    return bound


@collector_paused()
def _fill(tied: Ties | Bonds, sums: Sums, net: Network, scheme: Scheme) -> None:
    """Put the sums on the edges of a graph that is still empty, and the fields of the actors on its nodes."""
    calm = scheme.calm
    tied.add_edges_from((u, v, each.fields(calm)) for (u, v), each in sums.items())
    for key in tied:
        tied.nodes[key].update(net.nodes[key])
