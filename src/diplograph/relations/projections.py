"""A network of single claims in, one tie a pair out, signed and weighted; or actors and events as a two-mode graph.

What counts how much is said in `scheme`. State to state is not made here: `relations(kg, level="state")` lifts persons
and bodies to the state that they acted for on the day, and these functions then sum up what lies between states.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

import networkx as nx

from diplograph.relations.attributes import Network
from diplograph.relations.scheme import PLAIN, Scheme, Told, counted, day, supported, value

Ties: TypeAlias = "nx.DiGraph[str]"
Bonds: TypeAlias = "nx.Graph[str]"
Sums: TypeAlias = dict[tuple[str, str], dict[str, Any]]
EMPTY = {"weight": 0.0, "mutual": 0.0, "scored": 0.0, "positive": 0.0, "negative": 0.0, "held": 0}


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


def _sums(net: Network, scheme: Scheme) -> tuple[Sums, Sums]:
    """Return what one does toward the other, and what is mutual, its pair in the order of the ids."""
    toward: Sums = {}
    mutual: Sums = {}
    for u, v, told, counts, texts in supported(net, scheme=scheme):
        if told["symmetric"]:
            _add(mutual, told, (u, v) if u < v else (v, u), counts, texts)
        else:
            _add(toward, told, (u, v), counts, texts)
    return toward, mutual


def _ties(net: Network, scheme: Scheme, toward: Sums, mutual: Sums) -> Ties:
    for (u, v), fields in mutual.items():
        _join(toward, (u, v), fields)
        _join(toward, (v, u), fields)
    tied: Ties = nx.DiGraph()
    _fill(tied, toward, net, scheme)
    return tied


def _bonds(net: Network, scheme: Scheme, toward: Sums, mutual: Sums) -> Bonds:
    both: Sums = {}
    for (u, v), fields in chain(toward.items(), mutual.items()):
        _join(both, (u, v) if u < v else (v, u), fields)
    bound: Bonds = nx.Graph()
    _fill(bound, both, net, scheme)
    return bound


def _add(sums: Sums, told: Told, pair: tuple[str, str], counts: float, texts: frozenset[str]) -> None:
    then, points = day(told), value(told)
    fields = sums.get(pair)
    if fields is None:
        fields = sums[pair] = {**EMPTY, "first": then, "last": then, "texts": frozenset()}
    fields["weight"] += counts
    fields["held"] += 1
    fields["texts"] |= texts
    if told["symmetric"]:
        fields["mutual"] += counts
    if points is not None:
        fields["scored"] += counts
        fields["positive" if points > 0 else "negative"] += counts * abs(points)
    if then is not None:
        fields["first"] = min(fields["first"] or then, then)
        fields["last"] = max(fields["last"] or then, then)


def _join(sums: Sums, pair: tuple[str, str], more: dict[str, Any]) -> None:
    """Add sums to those of a pair."""
    fields = sums.get(pair)
    if fields is None:
        sums[pair] = dict(more)
        return
    for key in EMPTY:
        fields[key] += more[key]
    fields["texts"] |= more["texts"]
    for key, pick in (("first", min), ("last", max)):
        days = [then for then in (fields[key], more[key]) if then is not None]
        fields[key] = pick(days, default=None)


def _fill(tied: Ties | Bonds, sums: Sums, net: Network, scheme: Scheme) -> None:
    """Put the sums on a graph that is still empty, and the score and sign that follow from them."""
    calm = scheme.calm
    for fields in sums.values():
        scored = fields.pop("scored")
        fields["texts"] = len(fields["texts"])
        fields["balance"] = balance = fields["positive"] - fields["negative"]
        fields["score"] = score = balance / scored if scored else None
        fields["sign"] = 0 if score is None or abs(score) < calm else 1 if score > 0 else -1
    tied.add_edges_from((u, v, fields) for (u, v), fields in sums.items())
    for key in tied:
        tied.nodes[key].update(net.nodes[key])
