"""A network in, who stood where toward whom over time, and where somebody changed sides, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Day
from itertools import groupby, pairwise
from typing import TypeAlias

from diplograph.model import Record
from diplograph.relations.attributes import Network
from diplograph.relations.projections import named
from diplograph.relations.scheme import PLAIN, STANCES, Scheme, counted, day

Held: TypeAlias = tuple[Day, str, str]  # day, claim, value


class Position(Record):
    """A stretch of time in which all that was told of a holder's stance toward a target agrees.

    Attributes:
        holder, target: ids of actors.
        value: "Supports", "Opposes", "Neutral" or "Mixed"; days on which it was told both ways are "Mixed".
        since, until: first and last day on which it was told.
        times: on how many days.
        claims: the ids of the claims it rests on, by day.
    """

    holder: str
    target: str
    holder_name: str
    target_name: str
    value: str
    since: Day
    until: Day
    times: int
    claims: tuple[str, ...]


class Shift(Record):
    """Somebody stands elsewhere than before.

    Attributes:
        before, after: the values.
        last, first: the last day of the old and the first of the new: it lies between them.
        claims: the last claim of the old and the first of the new.
    """

    holder: str
    target: str
    holder_name: str
    target_name: str
    before: str
    after: str
    last: Day
    first: Day
    claims: tuple[str, str]


def positions(
    net: Network, *, holder: str | None = None, target: str | None = None, scheme: Scheme = PLAIN
) -> tuple[Position, ...]:
    """Return where each stood toward each over time: its trajectory, by holder, target and day.

    Only stances that are held and stated count: none that is planned, denied or alleged, none derived from an act (see
    `scheme`). Days follow the stance's `day`; what has none is left out.

    Args:
        net: what `relations()` returned.
        holder, target: ids; None takes all.
        scheme: claims that count nothing by it are left out.

    >>> import networkx as nx
    >>> positions(nx.MultiDiGraph())
    ()
    """
    told: dict[tuple[str, str], list[Held]] = defaultdict(list)
    plain = scheme.model_copy(update={"one_a_day": False, "half_life": None})
    for u, v, fields, _ in counted(net, scheme=plain, kinds=STANCES):
        then = day(fields)
        if then and holder in (None, u) and target in (None, v):
            told[u, v].append((then, fields["claim"], fields["kind"]))
    pairs = sorted(told, key=lambda pair: (*(named(net, key) for key in pair), *pair))
    return tuple(position for pair in pairs for position in _positions(net, pair, told[pair]))


def _positions(net: Network, pair: tuple[str, str], told: list[Held]) -> Iterator[Position]:
    days = {then: list(here) for then, here in groupby(sorted(told), key=lambda held: held[0])}
    kinds = {then: {kind for *_, kind in here} for then, here in days.items()}
    at = {then: min(found) if len(found) == 1 else "Mixed" for then, found in kinds.items()}
    for value, run in groupby(days, key=at.__getitem__):
        stretch = list(run)
        yield Position(
            holder=pair[0],
            target=pair[1],
            holder_name=named(net, pair[0]),
            target_name=named(net, pair[1]),
            value=value,
            since=stretch[0],
            until=stretch[-1],
            times=len(stretch),
            claims=tuple(claim for then in stretch for _, claim, _ in days[then]),
        )


def shifts(
    net: Network, *, holder: str | None = None, target: str | None = None, scheme: Scheme = PLAIN
) -> tuple[Shift, ...]:
    """Return where somebody's stated stance toward somebody changed, by holder, target and day.

    Args:
        net, holder, target, scheme: as in `positions`.

    >>> import networkx as nx
    >>> shifts(nx.MultiDiGraph())
    ()
    """
    stood = positions(net, holder=holder, target=target, scheme=scheme)
    return tuple(
        Shift(
            holder=old.holder,
            target=old.target,
            holder_name=old.holder_name,
            target_name=old.target_name,
            before=old.value,
            after=new.value,
            last=old.until,
            first=new.since,
            claims=(old.claims[-1], new.claims[0]),
        )
        for old, new in pairwise(stood)
        if (old.holder, old.target) == (new.holder, new.target)
    )
