"""Ties in, who answers whom and who goes between whom out."""

from __future__ import annotations

from collections import Counter, defaultdict

from diplograph.model import Record
from diplograph.ontology import schema
from diplograph.relations.attributes import Network
from diplograph.relations.projections import Bonds, Ties, bonds, named, ordered, tied_to
from diplograph.relations.scheme import PLAIN, Scheme, counted

MEDIATION = "Mediation"  # the class of the ontology


class Exchange(Record):
    """What two do toward each other, what is mutual left out.

    Attributes:
        there, back: weights of what the first does toward the second, and the other way.
        reciprocity: 2 min(there, back) / (there + back), 0..1: 1 when each gives as much as it gets.
        score_there, score_back: how friendly it is either way, -10..10.
    """

    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    there: float
    back: float
    reciprocity: float
    score_there: float | None
    score_back: float | None


class Mediator(Record):
    """One who goes between others.

    Attributes:
        told: number of mediations that the sources tell of and hold to have happened.
        parties: names of those between whom.
        bridged: number of hostile pairs with both of whom it is on good terms: between whom it could go.
    """

    actor: str
    name: str
    told: int
    parties: tuple[str, ...]
    bridged: int


def exchanges(tied: Ties) -> tuple[Exchange, ...]:
    """Return each pair that acts toward each other one way at least, the weightiest first.

    Args:
        tied: what `ties()` returned.

    >>> import networkx as nx
    >>> tied = nx.DiGraph([("a", "b", {"weight": 3.0}), ("b", "a", {"weight": 1.0})])
    >>> nx.set_edge_attributes(tied, 0.0, "mutual"); nx.set_edge_attributes(tied, 4.0, "score")
    >>> [(e.actor, e.recipient, e.there, e.back, e.reciprocity) for e in exchanges(tied)]
    [('a', 'b', 3.0, 1.0, 0.5)]
    """
    found = []
    for u, v, fields in ordered(tied):
        returned = tied.edges[v, u] if tied.has_edge(v, u) else None
        there, back = (_one_way(one) for one in (fields, returned))
        if there + back == 0 or (returned is not None and (named(tied, v), v) < (named(tied, u), u)):
            continue
        found.append(
            Exchange(
                actor=u,
                recipient=v,
                actor_name=named(tied, u),
                recipient_name=named(tied, v),
                there=there,
                back=back,
                reciprocity=2 * min(there, back) / (there + back),
                score_there=fields["score"] if there else None,
                score_back=returned["score"] if returned and back else None,
            )
        )
    return tuple(sorted(found, key=lambda e: -(e.there + e.back)))


def reciprocity(tied: Ties) -> float:
    """Return how much of all that is done toward somebody comes back, 0..1.

    r = sum over ordered pairs of min(w_ij, w_ji) / sum of w_ij  (Squartini et al., "Reciprocity of weighted networks",
    2013), w being what has a direction; 0 where there is nothing.

    >>> import networkx as nx
    >>> tied = nx.DiGraph([("a", "b", {"weight": 3.0, "mutual": 0.0}), ("b", "a", {"weight": 1.0, "mutual": 0.0})])
    >>> reciprocity(tied)
    0.5
    """
    way = {(u, v): _one_way(fields) for u, v, fields in tied.edges(data=True)}
    every = sum(way.values())
    return sum(min(w, way.get((v, u), 0.0)) for (u, v), w in way.items()) / every if every else 0.0


def _one_way(fields: dict[str, float] | None) -> float:
    left = fields["weight"] - fields["mutual"] if fields else 0.0
    return left if left > 1e-12 else 0.0  # sums of thirds and tenths leave crumbs


def mediators(net: Network, *, tied: Bonds | None = None, scheme: Scheme = PLAIN) -> tuple[Mediator, ...]:
    """Return who mediates by the sources' word, and who stands where a mediator would; the most told first.

    Told: events of type Mediation that are held, by who does it. Bridged: for each hostile pair (sign -1) those who are
    on good terms (sign 1) with both: the one in the strained triad of `balance` who can ease it.

    Args:
        net: what `relations()` returned.
        tied: its `bonds()`, where they are at hand.
        scheme: how much a relation counts.

    >>> import networkx as nx
    >>> mediators(nx.MultiDiGraph())
    ()
    """
    kinds = {MEDIATION, *schema.subclasses(MEDIATION)}
    told: dict[str, set[object]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    for u, v, fields, _ in counted(net, scheme=scheme, kinds=kinds):
        start, end = fields["start"], fields["end"]
        told[u].add((start, end) if start or end else fields.get("event") or fields["situation"])
        parties[u].add(v)
    tied = bonds(net, scheme=scheme) if tied is None else tied
    good = tied_to(tied, 1)
    bridged: Counter[str] = Counter()
    for u, v, bond in tied.edges(data=True):
        if bond["sign"] < 0:
            bridged.update(good[u] & good[v])
    found = [
        Mediator(
            actor=key,
            name=named(net, key),
            told=len(told.get(key, ())),
            parties=tuple(sorted(named(net, k) for k in parties.get(key, ()))),
            bridged=bridged[key],
        )
        for key in {*told, *bridged}
    ]
    return tuple(sorted(found, key=lambda m: (-m.told, -m.bridged, m.name, m.actor)))
