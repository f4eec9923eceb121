"""A relation in, how much it counts and how friendly it is out: the one scheme by which all sums are made.

    worth = held x standing x confidence x decay        0..1, how much it counts
    value = the PLOVER score of its type                -10..10, how friendly it is (the ontology's dg:ploverScore)

- held: 1 for what its source says happened; 0 for what is planned, wanted, possible, predicted, denied or alleged.
- standing: 1 when the article itself says so, `reported` (.8) when it gives somebody's word for it.
- confidence: of the claim, as it is: the probability that it was rightly read.
- decay: 1/2 for each `half_life` days between the relation and the day `on`; without a half-life 1.
- The value of a stance is 10 x intensity, for or against (.5 where the text gives no strength); neutral and mixed are
  0. A stance that was derived from an act is not counted: the act is.
- Claims of one situation count once, the one of most worth, and so do all tellings of one event by several articles,
  and what stands in the copies of one text. With `one_a_day` all of one kind about one pair on one day count once, too:
  ten papers that tell of one meeting do not make ten meetings (the one-a-day filter of event data: Schrodt, "Event
  Data in Foreign Policy Analysis", 1994). How many texts tell of it is its support, in which copies are one.

The scores follow Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36
(1992), on the event classes of PLOVER.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date as Day
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import networkx as nx
from pydantic import Field

from diplograph.model import Factuality, Record, Standing
from diplograph.model.collector import collector_paused
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
_Counted: TypeAlias = tuple[str, str, Told, float, frozenset[str]]  # who, toward whom, it, its worth, who tells it
# By network and scheme what counts in it. Of frozen ones alone: of another nobody says when it changes.
_passed: WeakKeyDictionary[Network, dict[Scheme, list[_Counted]]] = WeakKeyDictionary()


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


def seen_from(net: Network, scheme: Scheme) -> Day | None:
    """Return the day from which a network is looked back: the scheme's, else its last where relations fade."""
    if scheme.half_life is None or scheme.on is not None:
        return scheme.on
    return max((then for *_, told in net.edges(data=True) if (then := day(told))), default=None)


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
    yield from ((u, v, told, counts) for u, v, told, counts, _ in supported(net, scheme=scheme, kinds=kinds))


def supported(
    net: Network, *, scheme: Scheme = PLAIN, kinds: Container[str] | None = None
) -> Iterator[tuple[str, str, Told, float, frozenset[str]]]:
    """Yield what `counted` yields, and of each the texts that tell of it, the copies of one text being one.

    Of a network that was frozen (`networkx.freeze`) it is found once, and all its measures share it.

    >>> import networkx as nx
    >>> list(supported(nx.MultiDiGraph()))
    []
    """
    # freeze also marks parts of a network that change with it
    if kinds is not None or not nx.is_frozen(net) or hasattr(net, "_graph"):
        yield from _pass(net, scheme, kinds)
        return
    known = _passed.setdefault(net, {})
    if scheme not in known:
        known[scheme] = _pass(net, scheme, None)
    yield from known[scheme]


@collector_paused()
def _pass(net: Network, scheme: Scheme, kinds: Container[str] | None) -> list[_Counted]:
    on = seen_from(net, scheme)
    found: list[_Counted] = []
    texts: dict[str, frozenset[str]] = {}
    for u, near in net.adjacency():  # three loops take half the time of net.edges
        for v, keyed in near.items():
            for told in keyed.values():
                if kinds is not None and told["kind"] not in kinds:
                    continue
                counts = worth(told, scheme=scheme, on=on)
                if counts > 0:
                    text = told.get("cluster") or _article(told)
                    found.append((u, v, told, counts, texts.get(text) or texts.setdefault(text, frozenset((text,)))))
    found = _best(found, _tellings(found))
    return _best(found, _a_day) if scheme.one_a_day else found


def _best(found: Iterable[_Counted], key: Callable[[_Counted], tuple[object, ...]]) -> list[_Counted]:
    """Return of those that share a key the one of most worth, with the texts of all."""
    best: dict[tuple[object, ...], _Counted] = {}
    for one in found:
        at = key(one)
        before = best.setdefault(at, one)
        if before is not one:
            best[at] = (*max(before, one, key=lambda each: each[3])[:4], before[4] | one[4])
    return list(best.values())


def _tellings(found: Iterable[_Counted]) -> Callable[[_Counted], tuple[object, ...]]:
    """Return what gives the key of relations that tell of one event, be it in one article, in copies, or in several."""
    mutual = {told.get("event") for _, _, told, _, _ in found if told["symmetric"]}
    nth: dict[tuple[object, ...], dict[str, int]] = {}

    def key(one: _Counted) -> tuple[object, ...]:
        u, v, told, *_ = one
        event, cluster = told.get("event"), told.get("cluster")
        # a visit of one article may be a meeting of another
        pair = (v, u) if v < u and (told["symmetric"] or (event is not None and event in mutual)) else (u, v)
        if event is not None:
            return (*pair, event)
        if cluster is None:
            return (*pair, told["kind"], told["situation"])
        # what a text says twice, its copies say twice: the first of one is the first of the other
        alike = (*pair, told["kind"], told["start"], told["end"], cluster)
        of = nth.setdefault((*alike, _article(told)), {})
        return (*alike, of.setdefault(told["situation"], len(of)))

    return key


def _a_day(one: _Counted) -> tuple[object, ...]:
    u, v, told, *_ = one
    if not (told["start"] or told["end"]):
        return (u, v, told["situation"])
    if told["symmetric"] and v < u:
        u, v = v, u
    return (u, v, told["kind"], told["start"], told["end"])


def _article(told: Told) -> str:
    return str(told["evidence"][0].article if told["evidence"] else told["situation"])
