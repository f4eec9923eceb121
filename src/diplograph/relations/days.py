"""Days in, whether what lies there is asked for out: the windows that `relations` and `window` share."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

from diplograph.errors import QueryError
from diplograph.relations.attributes import Network


def day_of(value: str | Day | None) -> Day | None:
    """Return an ISO text as a day.

    Raises:
        QueryError: it is none.

    >>> day_of("2011-05-27")
    datetime.date(2011, 5, 27)
    """
    if value is None or isinstance(value, Day):
        return value
    try:
        return Day.fromisoformat(value)
    except ValueError:
        raise QueryError(f'"{value}" is no day; write it as 2011-05-27') from None


def lies_within(
    start: Day | None,
    end: Day | None,
    said: Day | None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    as_of: Day | None = None,
) -> bool:
    """Say whether something may lie between two days and was said by a third; without any day it lies nowhere.

    >>> lies_within(Day(2024, 1, 1), Day(2024, 1, 31), None, since=Day(2024, 1, 20))
    True
    """
    if as_of is not None and (said is None or said > as_of):
        return False
    if since is None and until is None:
        return True
    begin, finish = start or end or said, end or start or said
    if begin is None or finish is None:
        return False
    return (since is None or finish >= since) and (until is None or begin <= until)


def window(
    net: Network,
    *,
    since: str | Day | None = None,
    until: str | Day | None = None,
    as_of: str | Day | None = None,
) -> Network:
    """Return the part of a network that lies between two days, or that was known by a third.

    The same as asking `relations` with these days, for a network that is at hand; actors without a relation are left
    out.

    Args:
        net: what `relations()` returned.
        since, until: days (ISO text or dates), both inclusive.
        as_of: a day; keep what had been said or printed by then.

    >>> import networkx as nx
    >>> window(nx.MultiDiGraph(), since="2024-01-01").number_of_edges()
    0
    """
    first, last, known = day_of(since), day_of(until), day_of(as_of)
    kept: list[Any] = [
        (u, v, key)
        for u, v, key, told in net.edges(keys=True, data=True)
        if lies_within(
            told["start"], told["end"], told["said_on"] or told["date"], since=first, until=last, as_of=known
        )
    ]
    return net.edge_subgraph(kept).copy()
