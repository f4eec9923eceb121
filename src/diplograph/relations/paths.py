"""A network and two actors in, the most trustworthy chain between them out, with the words of each step."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date as Day
from heapq import heappop, heappush
from itertools import pairwise
from typing import TypeAlias

from diplograph.errors import QueryError
from diplograph.model import Record
from diplograph.relations.attributes import Network
from diplograph.relations.projections import named
from diplograph.relations.records import Relation, Tone
from diplograph.relations.scheme import PLAIN, Scheme, Told, day, seen_from, worth

FINE = 1_000_000  # parts of a unit of distance: whole numbers add up alike in Python and in the page
Near: TypeAlias = "dict[str, dict[str, tuple[str, str, Told, float]]]"


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

    The trust of a path is the product of the worths of its steps; Dijkstra's algorithm over `distance`, -ln(worth),
    finds the path of greatest trust, and so prefers short ones (the most reliable path). Of several as trusted that of
    the fewest steps is taken, then the first by the ids on its way. Which way a relation goes does not matter. The
    page's "Path A→B" walks the same way over what its filters leave.

    Args:
        net: what `relations()` returned.
        start, end: ids of actors.
        tones: "cooperative", "conflictual", "neutral"; None walks over all.
        scheme: how much a relation counts.

    Raises:
        QueryError: an actor that is not in the network, or no chain of held relations leads there.

    >>> import networkx as nx
    >>> trusted_path(nx.MultiDiGraph(), "a", "b")
    Traceback (most recent call last):
    diplograph.errors.QueryError: no actor "a" in the network
    """
    for key in (start, end):
        if key not in net:
            raise QueryError(f'no actor "{key}" in the network')
    near = _near(net, tones, scheme)
    path = _shortest(near, start, end)
    if path is None:
        names = f"{named(net, start)} to {named(net, end)}"
        raise QueryError(f"nothing that is held leads from {names}; look at what is planned or alleged")
    return tuple(
        Step(
            start=u,
            end=v,
            start_name=named(net, u),
            end_name=named(net, v),
            trust=near[u][v][3],
            relation=Relation(actor=near[u][v][0], recipient=near[u][v][1], **near[u][v][2]),
        )
        for u, v in pairwise(path)
    )


def distance(counts: float) -> int:
    """Return how far a relation of that worth leads: -ln(worth), in millionths, so that distances add up to trust.

    >>> distance(1.0), distance(0.5)
    (0, 693147)
    """
    return round(-math.log(counts) * FINE)


def _near(net: Network, tones: Collection[Tone] | None, scheme: Scheme) -> Near:
    """Return for each two, either way, the relation of most worth; of several the newest, then the last by its id."""
    on = seen_from(net, scheme)
    found: Near = defaultdict(dict)
    for u, v, told in net.edges(data=True):
        counts = worth(told, scheme=scheme, on=on)
        if counts <= 0 or u == v or (tones is not None and told["tone"] not in tones):
            continue
        known = found[u].get(v)
        if known is None or _order(told, counts) > _order(known[2], known[3]):
            found[u][v] = found[v][u] = (u, v, told, counts)
    return found


def _order(told: Told, counts: float) -> tuple[int, Day, str]:
    return -distance(counts), day(told) or Day.min, told["claim"]


def _shortest(near: Mapping[str, Mapping[str, tuple[str, str, Told, float]]], start: str, end: str) -> list[str] | None:
    queue: list[tuple[int, int, list[str]]] = [(0, 0, [start])]
    done: set[str] = set()
    while queue:
        far, steps, path = heappop(queue)
        here = path[-1]
        if here == end:
            return path
        if here in done:
            continue
        done.add(here)
        for there, (*_, counts) in near.get(here, {}).items():
            if there not in done:
                heappush(queue, (far + distance(counts), steps + 1, [*path, there]))
    return None
