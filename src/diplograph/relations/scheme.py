"""A relation in, how much it counts and how friendly it is out: the one scheme by which all sums are made.

    worth = held x standing x confidence x decay        0..1, how much it counts
    value = the PLOVER score of its type                -10..10, how friendly it is (the ontology's dg:ploverScore)

- held: 1 for what its source says happened; 0 for what is planned, wanted, possible, predicted, denied or alleged.
- standing: 1 when the article itself says so, `reported` (.8) when it gives somebody's word for it.
- confidence: of the claim, as it is: the probability that it was rightly read.
- decay: 1/2 for each `half_life` days between the relation and the day `on`; without a half-life 1.
- The value of a stance is 10 x intensity, for or against (.5 where the text gives no strength); neutral and mixed are
  0. A stance that was derived from an act is not counted: the act is.
- Claims of one situation count once, the one of most worth; with `one_a_day` so do all of one kind about one pair on
  one day. Ten papers that tell of one meeting do not make ten meetings (the one-a-day filter of event data: Schrodt,
  "Event Data in Foreign Policy Analysis", 1994).

The scores follow Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36
(1992), on the event classes of PLOVER.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date as Day
from typing import Any, TypeAlias

from pydantic import Field

from diplograph.model import Factuality, Record, Standing
from diplograph.relations.attributes import Network

STANCES = {"Supports": 1.0, "Opposes": -1.0, "Neutral": 0.0, "Mixed": 0.0}
UNSAID = 0.5  # "clear", where the text gives a stance no strength


class Scheme(Record):
    """What the sums are made by; the module says how.

    Attributes:
        reported: what somebody's word counts beside the article's own, 0..1.
        half_life: days after which a relation counts half; None: it never fades.
        on: the day from which it is looked back; None: the last day in the network.
        one_a_day: whether one kind, pair and day count once.
        calm: points of mean value below which a pair is neither friendly nor hostile.

    >>> Scheme(half_life=180).reported
    0.8
    """

    reported: float = Field(default=0.8, ge=0, le=1)
    half_life: float | None = Field(default=None, gt=0)
    on: Day | None = None
    one_a_day: bool = True
    calm: float = Field(default=0.5, ge=0)


PLAIN = Scheme()
Told: TypeAlias = Mapping[str, Any]  # the attributes of an edge: the fields of a Relation


def day(told: Told) -> Day | None:
    """Return the day of an edge on a time line, as `Relation.day` does.

    >>> day({"start": None, "end": None, "said_on": Day(2024, 5, 8), "date": Day(2024, 5, 9)})
    datetime.date(2024, 5, 8)
    """
    found: Day | None = told["start"] or told["end"] or told["said_on"] or told["date"]
    return found


def value(told: Told) -> float | None:
    """Return how friendly a relation is, -10..10; None where its type has no score (a statement, a vote).

    >>> value({"kind": "Supports", "intensity": 0.75, "score": None})
    7.5
    """
    kind = told["kind"]
    if kind in STANCES:
        strength = told["intensity"]
        return 10 * STANCES[kind] * (UNSAID if strength is None else strength)
    score: float | None = told["score"]
    return score


def worth(told: Told, *, scheme: Scheme = PLAIN, on: Day | None = None) -> float:
    """Return how much a relation counts, 0..1; 0 for what is not held to have happened.

    Args:
        told: the attributes of an edge.
        scheme: how it is weighed.
        on: the day from which it is looked back; None: the scheme's, else it does not fade.

    >>> told = {"factuality": "Holds", "standing": "Reported", "inferred": False, "confidence": 0.5}
    >>> worth(told), worth(told | {"factuality": "Planned"})
    (0.4, 0.0)
    """
    standing = told["standing"]
    if told["factuality"] != Factuality.HOLDS or standing == Standing.ALLEGED or told["inferred"]:
        return 0.0
    counts: float = told["confidence"] * (scheme.reported if standing == Standing.REPORTED else 1.0)
    seen = scheme.on or on
    if scheme.half_life is None or seen is None:
        return counts
    then = day(told)
    # what has no day is as old as it can be: it fades away
    return counts * 0.5 ** (max((seen - then).days, 0) / scheme.half_life) if then else 0.0


def counted(
    net: Network, *, scheme: Scheme = PLAIN, kinds: Container[str] | None = None
) -> Iterator[tuple[str, str, Told, float]]:
    """Yield the relations that count: who, toward whom, the edge's attributes, its worth; in the network's order.

    Everything that adds up or compares relations takes them from here, so that nothing planned, denied or alleged
    can get into a sum.

    Args:
        net: what `relations()` returned.
        scheme: how much a relation counts.
        kinds: only these; None takes all.

    >>> import networkx as nx
    >>> list(counted(nx.MultiDiGraph()))
    []
    """
    on = scheme.on
    if scheme.half_life is not None and on is None:
        on = max((then for *_, told in net.edges(data=True) if (then := day(told))), default=None)
    best: dict[tuple[object, ...], tuple[str, str, Told, float]] = {}
    once = scheme.one_a_day
    for u, near in net.adjacency():  # three loops take half the time of net.edges
        for v, keyed in near.items():
            for told in keyed.values():
                if kinds is not None and told["kind"] not in kinds:
                    continue
                counts = worth(told, scheme=scheme, on=on)
                if counts <= 0:
                    continue
                key = _once(u, v, told, once)
                known = best.get(key)
                if known is None or counts > known[3]:
                    best[key] = (u, v, told, counts)
    yield from best.values()


def _once(u: str, v: str, told: Told, one_a_day: bool) -> tuple[object, ...]:
    """Return what two relations share that count once: at least the pair, the kind and the situation of one article."""
    if told["symmetric"] and v < u:
        u, v = v, u
    if one_a_day and (told["start"] or told["end"]):
        return (u, v, told["kind"], told["start"], told["end"])
    return (u, v, told["kind"], told["situation"])
