"""A network and two actors in, the most trustworthy chain between them out, with the words of each step."""

from __future__ import annotations

import math
from collections.abc import Collection
from itertools import pairwise

import networkx as nx

from diplograph.errors import QueryError
from diplograph.model import Record
from diplograph.relations.attributes import Network
from diplograph.relations.projections import named
from diplograph.relations.records import Relation, Tone
from diplograph.relations.scheme import PLAIN, Scheme, counted


class Step(Record):
    """One step of a path.

    Attributes:
        start, end: ids, in the direction of the path; start_name, end_name: who that is.
        trust: worth of the relation, 0..1.
        relation: the one of most worth between the two; its `actor` may be either; `relation.evidence` shows it.
    """

    start: str
    end: str
    start_name: str
    end_name: str
    trust: float
    relation: Relation


def trusted_path(
    net: Network, start: str, end: str, *, tones: Collection[Tone] | None = None, scheme: Scheme = PLAIN
) -> tuple[Step, ...]:
    """Return the chain of relations from one actor to another that is most surely true as a whole.

    The trust of a path is the product of the worths of its steps; Dijkstra's algorithm over -ln(worth) finds the path
    of greatest trust, and so prefers short ones (the most reliable path). Which way a relation goes does not matter.

    Args:
        net: what `relations()` returned.
        start, end: ids of actors.
        tones: "cooperative", "conflictual", "neutral"; None walks over all.
        scheme: how much a relation counts.

    Raises:
        QueryError: an actor that is not in the network, or no chain of held relations leads there.

    >>> trusted_path(nx.MultiDiGraph(), "a", "b")
    Traceback (most recent call last):
    diplograph.errors.QueryError: no actor "a" in the network
    """
    for key in (start, end):
        if key not in net:
            raise QueryError(f'no actor "{key}" in the network')
    steps: nx.Graph[str] = nx.Graph()
    for u, v, told, counts in counted(net, scheme=scheme):
        if tones is not None and told["tone"] not in tones:
            continue
        if not steps.has_edge(u, v) or steps.edges[u, v]["trust"] < counts:
            steps.add_edge(u, v, trust=counts, ends=(u, v), told=told, far=-math.log(counts))
    try:
        path = nx.dijkstra_path(steps, start, end, weight="far")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        names = f"{named(net, start)} to {named(net, end)}"
        raise QueryError(f"nothing that is held leads from {names}; look at what is planned or alleged") from None
    return tuple(
        Step(
            start=u,
            end=v,
            start_name=named(net, u),
            end_name=named(net, v),
            trust=step["trust"],
            relation=Relation(actor=step["ends"][0], recipient=step["ends"][1], **step["told"]),
        )
        for u, v, step in ((u, v, steps.edges[u, v]) for u, v in pairwise(path))
    )
