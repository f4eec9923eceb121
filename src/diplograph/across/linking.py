"""Tellings in, links and the events that they make out. Only those that share a block are compared.

A block is two parties, or one party and a word, with a family of types and a stretch of days. In one block each is
compared with its next LIMIT neighbours, in the order of days: so the cost grows with the articles, not their square.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date as Day
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from diplograph.across.alike import APART, Weights, alike, family, weights
from diplograph.across.records import Link, Telling
from diplograph.model import digest

BUCKET = APART + 1  # days
LIMIT = 40
TOGETHER = 0.34  # least share of links among the tellings that become one event
UNDATED = Day.min
Pair = tuple[str, str]


class Judged(NamedTuple):
    """What analysts say of pairs of situations: by pair the judgement's id."""

    same: Mapping[Pair, str]
    apart: Mapping[Pair, str]


NONE = Judged({}, {})


def candidates(tellings: Iterable[Telling], within: Collection[str] | None = None) -> set[Pair]:
    """Return the pairs of ids that are worth comparing, each in its order, never two of one article.

    Args:
        within: only blocks that lie within these `regions`, of each of which all tellings are given; None: all.
    """
    blocks: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in keys(telling, within):
            blocks[key].append(telling)
    found: set[Pair] = set()
    for members in blocks.values():
        members.sort(key=lambda one: (one.start or one.issued or UNDATED, one.id))
        for i, one in enumerate(members):
            for other in members[i + 1 : i + 1 + LIMIT]:
                if one.article != other.article:
                    found.add((min(one.id, other.id), max(one.id, other.id)))
    return found


def links(
    tellings: Collection[Telling],
    *,
    pairs: Iterable[Pair] | None = None,
    known: Mapping[Pair, Link] | None = None,
    judged: Judged = NONE,
    by: Weights | None = None,
) -> list[Link]:
    """Return the links of a score that suffices, and those that an analyst made, by pair.

    What an analyst holds apart is among them, with the judgement; it is `events` that goes by it.

    Args:
        tellings: those that the pairs name.
        pairs: what is compared; None: the `candidates` of the tellings, and what analysts hold to be one.
        known: links of pairs that were compared before and are as they were.
        judged: what analysts say; their word comes before any score.
        by: weights; default: those of the data.
    """
    least, by_id, found = (by or weights()).least, {one.id: one for one in tellings}, []
    said = {**judged.apart, **judged.same}
    if pairs is None:
        pairs = candidates(tellings) | {pair for pair in judged.same if set(pair) <= by_id.keys()}
    for pair in sorted(set(pairs)):
        link = (known or {}).get(pair) or alike(by_id[pair[0]], by_id[pair[1]], by)
        if pair in judged.same:
            link = link or Link(left=pair[0], right=pair[1], score=0)
        elif link is None or link.score < least:
            continue
        found.append(link.model_copy(update={"judged": said.get(pair)}))
    return found


def events(found: Iterable[Link], article: Mapping[str, str], judged: Judged = NONE) -> list[frozenset[str]]:
    """Return the groups of tellings that are one event.

    The surest links come first. A link is passed over where it would put two tellings of one article into an event, or
    two that an analyst holds apart: one article that tells of two meetings keeps them two. It is passed over, too,
    where too few of the tellings that it would bring together are linked (TOGETHER), so that no chain of likenesses
    leads from one event to another.

    Args:
        found: links.
        article: by telling its article.
    """
    group: dict[str, set[str]] = {}
    given = {(link.left, link.right): link for link in found}
    for pair, _ in sorted(given.items(), key=lambda one: (one[0] not in judged.same, -one[1].score, one[0])):
        mine, theirs = (group.get(end, {end}) for end in pair)
        between = list(_across(mine, theirs))
        if mine is theirs or any(one in judged.apart for one in between):
            continue
        if pair not in judged.same:
            if {article[one] for one in mine} & {article[one] for one in theirs}:
                continue
            if sum(one in given for one in between) < TOGETHER * len(between):
                continue
        mine |= theirs
        for one in mine:
            group[one] = mine
    return sorted({frozenset(members) for members in group.values()}, key=min)


def event_id(members: Collection[str]) -> str:
    """Return the id of an event that several articles tell of, made of its tellings.

    >>> event_id(["b", "a"]) == event_id(["a", "b"])
    True
    """
    return f"told/{digest(*sorted(members), length=16)}"


def _across(mine: Iterable[str], theirs: Collection[str]) -> Iterator[Pair]:
    for one in mine:
        for other in theirs:
            yield (min(one, other), max(one, other))


def regions(telling: Telling) -> Iterator[str]:
    """Yield where a telling's blocks lie: party, family of types and stretch of days, in short.

    All tellings of a block lie in one region, which is much smaller than a store: what is stored to find them.
    """
    for bucket in _buckets(telling):
        for end in _ends(telling):
            yield _region(family(telling.type), bucket, end)


def keys(telling: Telling, within: Collection[str] | None = None) -> Iterator[tuple[object, ...]]:
    """Yield the blocks of a telling.

    Args:
        within: only those that lie within these `regions`; None: all.
    """
    kind, ends = family(telling.type), _ends(telling)
    for bucket in _buckets(telling):
        inside = {end for end in ends if within is None or _region(kind, bucket, end) in within}
        for pair in combinations(ends, 2):
            if not inside.isdisjoint(pair):
                yield (kind, bucket, *pair)
        for end in inside:
            for word in telling.words:
                yield (kind, bucket, end, "word", word)


def _ends(telling: Telling) -> list[str]:
    return sorted({telling.state.get(one, one) for one in telling.parties})


@lru_cache(maxsize=100_000)
def _region(kind: str, bucket: int | None, end: str) -> str:
    return digest(kind, bucket, end, length=12)


def _buckets(telling: Telling) -> Iterator[int | None]:
    """Yield the stretches of days in which a telling, or one that lies APART days from it, may fall."""
    start, end = telling.start or telling.end, telling.end or telling.start
    if start is None or end is None or not 0 <= (end - start).days <= 2 * BUCKET:
        start = end = telling.issued or start
    if start is None or end is None:
        yield None
        return
    first = start.toordinal() // BUCKET
    last = (end.toordinal() + APART) // BUCKET
    yield from range(first, last + 1)
