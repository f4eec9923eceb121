"""Two tellings in, how likely they are of one event out, with the reasons: type, parties, time, place, words, numbers.

The score is the mean of what is known of the two, weighed by data/across/likeness.csv; what only one of them says, or
neither, counts for nothing. So a score needs no other articles, and is the same today and tomorrow.
"""

from collections.abc import Iterable, Mapping
from datetime import date as Day
from functools import cache

from diplograph.across.records import Link, Reason, Telling
from diplograph.across.words import table
from diplograph.model import Record
from diplograph.ontology import schema

APART = 3  # days; told events that lie further from each other are two
NARROW = 3  # days; a longer stretch says little about when
SPOKEN = (
    0.5  # least share of common words of two that say something: who speaks twice a day does not say one thing twice
)
SILENT = 0.15  # of two of which no common day is told either
SAME_STATE, TWO_OF_ONE_STATE = 0.8, 0.4  # a state for its minister; one minister for another
NAMED, ONE_NAME = "named/", 0.8  # whom no table has is compared by the name alone


class Weights(Record):
    """What each likeness counts, and the least score of a link."""

    counts: dict[str, float]
    least: float

    def score(self, reasons: Iterable[Reason]) -> float:
        """Return the weighed mean.

        >>> Weights(counts={"type": 1, "words": 3}, least=0.5).score(
        ...     [Reason(name="type", value=1, text=""), Reason(name="words", value=0.6, text="")])
        0.7
        """
        given = [(self.counts[one.name], one.value) for one in reasons]
        return round(sum(weight * value for weight, value in given) / sum(weight for weight, _ in given), 4)


@cache
def weights() -> Weights:
    """Return the weights of data/across/likeness.csv."""
    found = {name: float(value) for name, value in table("likeness").items()}
    return Weights(least=found.pop("least"), counts=found)


def alike(one: Telling, other: Telling, by: Weights | None = None) -> Link | None:
    """Return how alike two tellings are, None when they cannot be of one event: other types, sides, or days."""
    type_, time = _type(one, other), _time(one, other)
    if type_ is None or time is None:
        return None
    parties, words = _parties(one, other), _shared("words", one.words, other.words)
    least = SPOKEN if schema.is_a(one.type, "SpeechEvent") else SILENT if time.value < 1 else 0
    if parties.value == 0 or words.value < least:
        return None
    more = [_place(one, other), _amount(one, other)]
    reasons = (
        type_, parties, time, words, _shared("affair", one.affair, other.affair),
        *(reason for reason in more if reason is not None),
    )  # fmt: skip
    left, right = sorted((one.id, other.id))
    return Link(left=left, right=right, score=(by or weights()).score(reasons), reasons=reasons)


def family(kind: str) -> str:
    """Return what a type and those by which the same event may be told have in common.

    >>> family("Meeting") == family("Visit"), family("Statement")
    (True, 'Statement')
    """
    known = table("families")
    for name in (kind, *schema.superclasses(kind)):
        if name in known:
            return known[name]
    return kind


def _type(one: Telling, other: Telling) -> Reason | None:
    if one.type == other.type:
        return Reason(name="type", value=1, text=f"both {one.type}")
    text = f"{one.type} and {other.type}"
    if schema.is_a(one.type, other.type) or schema.is_a(other.type, one.type):
        return Reason(name="type", value=0.8, text=text)
    return Reason(name="type", value=0.5, text=text) if family(one.type) == family(other.type) else None


def _parties(one: Telling, other: Telling) -> Reason:
    if one.recipients and other.recipients:
        sides = [
            _side(one.actors, other.actors, one.state, other.state),
            _side(one.recipients, other.recipients, one.state, other.state),
        ]
        value = sum(sides) / 2 if min(sides) > 0 or max(sides) == 1 else 0.0
    elif one.recipients or other.recipients:  # one names fewer: "talks were held" and "A met B"
        symmetric = schema.symmetric(one.type) or schema.symmetric(other.type)
        mine, theirs = (one.parties, other.parties) if symmetric else (one.actors, other.actors)
        value = _side(mine, theirs, one.state, other.state) * (1 if symmetric else 0.8)
    else:
        value = _side(one.actors, other.actors, one.state, other.state)
    return Reason(name="parties", value=round(value, 4), text=f"{_names(one)} and {_names(other)}")


def _side(mine: tuple[str, ...], theirs: tuple[str, ...], my: Mapping[str, str], their: Mapping[str, str]) -> float:
    """Return how far two sides are the same people, 0..1."""
    if not mine or not theirs:
        return 0.5 if mine == theirs else 0.0

    def near(a: str, b: str) -> float:
        if a == b:
            return ONE_NAME if a.startswith(NAMED) else 1.0
        if my.get(a, a) != their.get(b, b):
            return 0.0
        return SAME_STATE if my.get(a, a) in (a, b) else TWO_OF_ONE_STATE

    best = [max(near(a, b) for b in theirs) for a in mine] + [max(near(a, b) for a in mine) for b in theirs]
    return sum(best) / len(best)


def _names(telling: Telling) -> str:
    sides = (telling.actors, telling.recipients)
    return " -> ".join(", ".join(one.rsplit("/", 1)[-1] for one in side) for side in sides if side)


def _time(one: Telling, other: Telling) -> Reason | None:
    mine, theirs = _days(one), _days(other)
    if mine and theirs:
        gap = (max(mine[0], theirs[0]) - min(mine[1], theirs[1])).days
        if gap > APART:
            return None
        text = f"{_span(mine)} and {_span(theirs)}"
        if gap > 0:
            return Reason(name="time", value=round(0.3 / gap, 4), text=text)
        long = max((end - start).days + 1 for start, end in (mine, theirs))
        return Reason(name="time", value=1 if long <= NARROW else max(0.3, round(NARROW / long, 4)), text=text)
    if one.issued is None or other.issued is None:
        return Reason(name="time", value=0.3, text="no days are told")
    days = abs((one.issued - other.issued).days)
    if days > 2 * APART:
        return None
    text = f"articles of {one.issued} and {other.issued}"
    return Reason(name="time", value=round(0.7 - 0.1 * days, 4), text=text)


def _days(telling: Telling) -> tuple[Day, Day] | None:
    start, end = telling.start or telling.end, telling.end or telling.start
    return None if start is None or end is None or end < start else (start, end)


def _span(days: tuple[Day, Day]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]}..{days[1]}"


def _place(one: Telling, other: Telling) -> Reason | None:
    if one.place is None or other.place is None:
        return None
    text = f"{one.place} and {other.place}"
    if one.place == other.place:
        return Reason(name="place", value=1, text=text)
    near = one.place_country is not None and one.place_country == other.place_country
    return Reason(name="place", value=0.6 if near else 0, text=text)


def _amount(one: Telling, other: Telling) -> Reason | None:
    if one.amount is None or other.amount is None or one.currency != other.currency:
        return None
    large = max(abs(one.amount), abs(other.amount))
    near = 1 - abs(one.amount - other.amount) / large if large else 1.0
    return Reason(name="number", value=round(max(near, 0), 4), text=f"{one.amount:g} and {other.amount:g}")


def _shared(name: str, one: frozenset[str], other: frozenset[str]) -> Reason:
    """Return how far the words of the shorter stand in the longer; a handful of words proves less."""
    both, fewer = one & other, min(len(one), len(other))
    value = len(both) / max(fewer, 4)
    longest = sorted(both, key=lambda word: (-len(word), word))[:6]
    return Reason(name=name, value=round(value, 4), text=", ".join(longest) or "none shared")
