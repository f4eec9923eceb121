"""Claims in, the lines of a view out: a stance that was read from the words of an event goes with that event.

Where claims are counted, an event that several articles tell of is one.
"""

from collections.abc import Iterable

from diplograph.model import Record
from diplograph.views.told import Item

SPOKEN = "Statement"  # it says only that somebody spoke


class Fold(Record):
    """A claim, and the stances that are shown under it, not for themselves."""

    item: Item
    under: tuple[Item, ...] = ()


def folded(items: Iterable[Item]) -> tuple[Fold, ...]:
    """Return the claims in their order, each stance under the event of the same sentence, word and parties.

    >>> folded([])
    ()
    """
    found = list(items)
    events: dict[object, str] = {}
    for item in found:
        if not item.is_stance and item.kind != SPOKEN:
            events.setdefault(_same(item), item.claim)
    under: dict[str, list[Item]] = {}
    for item in found:
        if item.is_stance and item.actors and not item.issue and (event := events.get(_same(item))):
            under.setdefault(event, []).append(item)
    away = {item.claim for items_ in under.values() for item in items_}
    return tuple(Fold(item=one, under=tuple(under.get(one.claim, ()))) for one in found if one.claim not in away)


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return what counts of the claims: of an event that several articles tell of the first of each status alone.

    >>> once([])
    ()
    """
    found, seen = [], set()
    for item in items:
        if item.event is None or (item.event, item.status) not in seen:
            seen.add((item.event, item.status))
            found.append(item)
    return tuple(found)


def _same(item: Item) -> object:
    spot = item.evidence[0].start if item.evidence else None
    ends = frozenset(party.id for party in item.actors), frozenset(party.id for party in item.recipients)
    return item.article, spot, item.status, item.speakers, ends
