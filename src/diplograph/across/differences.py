"""The tellings of one event in, the claims that differ out: whether, when, how many, who. Nothing is resolved."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date as Day
from itertools import combinations

from diplograph.across.alike import NAMED
from diplograph.across.records import Difference, Telling, Word
from diplograph.model import Factuality

MOST = 30  # tellings of one event that are held against each other
EXACT = 2  # days; a time that is told so closely can differ


def differences(groups: Iterable[Collection[str]], by_id: Mapping[str, Telling]) -> list[Difference]:
    """Return where the tellings of each event differ, by kind and claims.

    Args:
        groups: events, each the ids of its tellings.
        by_id: the tellings.
    """
    found: dict[tuple[str, str, str], Difference] = {}
    for group in groups:
        tellings = sorted((by_id[one] for one in group), key=lambda one: (one.issued or Day.min, one.id))[:MOST]
        for one, other in combinations(tellings, 2):
            for made in _between(one, other):
                found.setdefault((made.kind, made.one, made.other), made)
    return [found[key] for key in sorted(found)]


def _between(one: Telling, other: Telling) -> Iterator[Difference]:
    mine, theirs = _decided(one), _decided(other)
    for held, denied in ((mine, theirs), (theirs, mine)):
        if Factuality.HOLDS in held and Factuality.DOES_NOT_HOLD in denied:
            yield _difference(
                "factuality", held[Factuality.HOLDS], denied[Factuality.DOES_NOT_HOLD], "it happened", "it did not"
            )
    first, second = one.said[0], other.said[0]
    if _exact(one) and _exact(other) and _apart(one, other):
        yield _difference("time", first, second, str(one.start), str(other.start))
    for noun in sorted(one.counts.keys() & other.counts.keys()):
        if one.counts[noun] != other.counts[noun]:
            yield _difference("number", first, second, f"{one.counts[noun]:g} {noun}", f"{other.counts[noun]:g} {noun}")
            break
    else:
        sums = (one.amount, other.amount)
        if one.currency == other.currency and None not in sums and one.amount != other.amount:
            yield _difference("number", first, second, *(f"{value:g} {one.currency}" for value in sums))
    if one.actors and other.actors and one.recipients and other.recipients:
        states = [{t.state.get(actor, actor) for actor in t.actors} for t in (one, other)]
        unknown = any(actor.startswith(NAMED) for actor in one.actors + other.actors)  # "Treasury" may be anybody's
        if not unknown and states[0].isdisjoint(states[1]):
            yield _difference("attribution", first, second, *(", ".join(t.actors) for t in (one, other)))


def _difference(kind: str, first: Word, second: Word, mine: str, theirs: str) -> Difference:
    text = f"{mine} / {theirs}"
    if second.claim < first.claim:
        first, second, text = second, first, f"{theirs} / {mine}"
    return Difference(kind=kind, one=first.claim, other=second.claim, text=text)


def _decided(telling: Telling) -> dict[Factuality, Word]:
    """Return the first claim that says that it happened, and the first that it did not."""
    return {word.factuality: word for word in reversed(telling.said)}


def _exact(telling: Telling) -> bool:
    start, end = telling.start, telling.end
    return start is not None and end is not None and 0 <= (end - start).days < EXACT


def _apart(one: Telling, other: Telling) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start > other.end or other.start > one.end
