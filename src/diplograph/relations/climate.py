"""A network in, how the climate of each pair went from month to month, and where it turned, out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median

from diplograph.model import Record
from diplograph.model.collector import collector_paused
from diplograph.relations.attributes import Network
from diplograph.relations.projections import named
from diplograph.relations.scheme import PLAIN, Scheme, counted, day, value

NOISE = 2.5  # points by which single events differ within one period, about the step from a demand to an accusation


class Month(Record):
    """What was held between two in one month.

    Attributes:
        actor, recipient: ids; without direction in the order of the names.
        month: "2011-05".
        events: number of relations counted.
        weight: their worth.
        score: mean value, -10..10, weighted by worth.
        balance: sum of worth x value.
    """

    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    month: str
    events: int
    weight: float
    score: float
    balance: float


class Turn(Record):
    """A month from which a pair's climate is another.

    Attributes:
        month: the first of the new climate.
        before, after: mean scores of the periods on either side.
        direction: "warming" or "cooling".
    """

    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    month: str
    before: float
    after: float
    direction: str


class Trend(Record):
    """How a pair's climate went over all its months.

    Attributes:
        months: with anything held.
        score: mean value over all.
        slope: points a month: the median of the slopes between each two months (Theil 1950, Sen 1968), which one
            outlier cannot turn.
        turns: number of turns.
        direction: of the last turn; "steady" without one.
    """

    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    first: str
    last: str
    months: int
    score: float
    slope: float
    turns: int
    direction: str


def months(net: Network, *, scheme: Scheme = PLAIN, directed: bool = False) -> tuple[Month, ...]:
    """Return each pair's months, by pair and month.

    A relation belongs to the month of its `day`; what has no day, no value, or is not held does not count. The score of
    a month is  sum(worth x value) / sum(worth).

    Args:
        net: what `relations()` returned.
        scheme: how much a relation counts; decay has no place here and is left out.
        directed: whether who acts toward whom are two pairs; meetings then count for both.

    >>> import networkx as nx
    >>> months(nx.MultiDiGraph())
    ()
    """
    with collector_paused():
        return _months(net, scheme.model_copy(update={"half_life": None}), directed)


def turns(series: Sequence[Month], *, noise: float = NOISE) -> tuple[Turn, ...]:
    """Return where the climate of each pair turned.

    The months of a pair are cut into periods such that

        sum over months of  weight x (score - mean of its period)^2   +   2 noise^2 ln(n) x (number of cuts)

    is least; n is the number of months. It is the least-squares segmentation with the penalty of the Bayesian
    information criterion (Yao, "Estimating the number of change-points via Schwarz' criterion", 1988), found exactly
    by optimal partitioning (Jackson et al., "An Algorithm for Optimal Partitioning of Data on an Interval", 2005).

    Args:
        series: what `months()` returned, of one pair or of many.
        noise: points by which single events differ within one period: larger finds fewer turns.

    >>> fields = {"actor": "a", "recipient": "b", "actor_name": "A", "recipient_name": "B", "events": 1, "weight": 1.0}
    >>> scores = {"2024-01": 4.0, "2024-02": 4.0, "2024-03": 4.0, "2024-04": -5.0, "2024-05": -5.0, "2024-06": -5.0}
    >>> series = [Month(month=month, score=x, balance=x, **fields) for month, x in scores.items()]
    >>> [(turn.month, turn.before, turn.after, turn.direction) for turn in turns(series)]
    [('2024-04', 4.0, -5.0, 'cooling')]
    """
    return tuple(turn for pair in _by_pair(series) for turn in _turns(pair, noise))


def trends(series: Sequence[Month], *, noise: float = NOISE) -> tuple[Trend, ...]:
    """Return how the climate of each pair of two months at least went, those that cool most first.

    Args:
        series: what `months()` returned.
        noise: as in `turns`.

    >>> trends([])
    ()
    """
    made = []
    for pair in _by_pair(series):
        weight, cuts = sum(m.weight for m in pair), _turns(pair, noise)
        made.append(
            Trend(
                **_ends(pair[0]),
                first=pair[0].month,
                last=pair[-1].month,
                months=len(pair),
                score=sum(m.balance for m in pair) / weight,
                slope=_slope(pair),
                turns=len(cuts),
                direction=cuts[-1].direction if cuts else "steady",
            )
        )
    return tuple(sorted(made, key=lambda t: (t.slope, t.actor_name, t.recipient_name, t.actor, t.recipient)))


def _months(net: Network, scheme: Scheme, directed: bool) -> tuple[Month, ...]:
    names = {key: named(net, key) for key in net}
    rank = {key: i for i, key in enumerate(sorted(net, key=lambda key: (names[key], key)))}
    found: dict[tuple[str, str, int], list[float]] = {}  # events, sum of worth, sum of worth x value
    for u, v, told, counts in counted(net, scheme=scheme):
        points, then = value(told), day(told)
        if points is None or then is None:
            continue
        month = 12 * then.year + then.month - 1
        first, second = (u, v) if directed or rank[u] < rank[v] else (v, u)
        ways = ((first, second), (second, first)) if directed and told["symmetric"] else ((first, second),)
        for way in ways:
            sums = found.setdefault((*way, month), [0, 0.0, 0.0])
            sums[0] += 1
            sums[1] += counts
            sums[2] += counts * points
    text = {month: f"{month // 12:04d}-{month % 12 + 1:02d}" for *_, month in found}
    # rank is by name and id, so this is the order of the names of the pairs, and of the ids where names are the same
    ordered = sorted((rank[u], rank[v], month, u, v, sums) for (u, v, month), sums in found.items())
    return tuple(
        Month(
            actor=u,
            recipient=v,
            actor_name=names[u],
            recipient_name=names[v],
            month=text[month],
            events=int(n),
            weight=weight,
            score=total / weight,
            balance=total,
        )
        for _, _, month, u, v, (n, weight, total) in ordered
    )


def _ends(month: Month) -> dict[str, str]:
    return {key: str(getattr(month, key)) for key in ("actor", "recipient", "actor_name", "recipient_name")}


@collector_paused()
def _by_pair(series: Sequence[Month]) -> list[list[Month]]:
    """Return the months of each pair that has two at least, in order: one alone neither turns nor goes anywhere."""
    found: dict[tuple[str, str], list[Month]] = defaultdict(list)
    for month in series:
        found[month.actor, month.recipient].append(month)
    return [sorted(pair, key=lambda m: m.month) for pair in found.values() if len(pair) > 1]


def _slope(pair: Sequence[Month]) -> float:
    points = [(int(m.month[:4]) * 12 + int(m.month[5:]), m.score) for m in pair]
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2)]
    return median(slopes)


def _turns(pair: Sequence[Month], noise: float) -> list[Turn]:
    borders = _borders([m.weight for m in pair], [m.score for m in pair], noise)
    means = [sum(m.balance for m in pair[i:j]) / sum(m.weight for m in pair[i:j]) for i, j in pairwise(borders)]
    return [
        Turn(
            **_ends(pair[0]),
            month=pair[border].month,
            before=before,
            after=after,
            direction="warming" if after > before else "cooling",
        )
        for border, before, after in zip(borders[1:], means, means[1:], strict=False)
    ]


def _borders(weights: Sequence[float], scores: Sequence[float], noise: float) -> list[int]:
    """Return where the periods begin, and the end: optimal partitioning over sums of w, wx and wxx."""
    n = len(scores)
    penalty = 2 * noise**2 * math.log(n)
    sums = [(0.0, 0.0, 0.0)]
    for w, x in zip(weights, scores, strict=True):
        a, b, c = sums[-1]
        sums.append((a + w, b + w * x, c + w * x * x))

    best, cut = [-penalty], [0]
    for j in range(1, n + 1):
        (w_end, wx_end, wxx_end), least, at = sums[j], math.inf, 0
        for i in range(j):
            w, wx, wxx = sums[i]
            wx = wx_end - wx
            cost = best[i] + max(wxx_end - wxx - wx * wx / (w_end - w), 0.0)
            if cost < least:
                least, at = cost, i
        best.append(least + penalty)
        cut.append(at)
    borders = [n]
    while borders[-1]:
        borders.append(cut[borders[-1]])
    return borders[::-1]
