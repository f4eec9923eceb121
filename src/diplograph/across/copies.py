"""The texts of articles in, clusters of copies out: exact and near duplicates, as syndication makes them.

A MinHash signature of word shingles is kept for each article; those that share a band of it are compared by their
shingles themselves. So a new article meets only those that may be copies of it, and the answer is exact.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date as Day
from typing import NamedTuple

from rensa import RMinHash

from diplograph.across.words import TOKEN

SHINGLE = 4  # words
PERMUTATIONS, ROWS, SEED = 64, 4, 1
ALIKE = 0.5  # least share of common shingles; see DECISIONS.md for how it was chosen
CLOSE = 3  # days; reports of one form, "sugar imports down in week", are no copies of that of last month
LEAST = 25  # shingles; shorter texts are copies only when they are equal
MARK = f"rensa-{RMinHash.ALGORITHM_VERSION}-{PERMUTATIONS}-{SHINGLE}"


class Text(NamedTuple):
    """What is compared of an article to find its copies."""

    text: str
    date: Day | None


def shingles(text: str) -> frozenset[str]:
    """Return the runs of words of a text, in small letters; of a short text the whole.

    >>> sorted(shingles("Norway and Iceland met today."))
    ['and iceland met today', 'norway and iceland met']
    """
    words = [word.casefold() for word in TOKEN.findall(text)]
    if len(words) < SHINGLE:
        return frozenset([" ".join(words)] if words else ())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def signature(text: str) -> str:
    """Return what is kept of a text to find its copies: "" for one without words.

    >>> signature("Norway met Iceland.") == signature("Norway  met\\nIceland"), signature("...")
    (True, '')
    """
    found = shingles(text)
    if not found:
        return ""
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(sorted(found))
    return f"{MARK}:" + "".join(f"{value:08x}" for value in made.digest())


def bands(signature: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a signature; two texts that share one are worth a look."""
    values, wide = signature.partition(":")[2], 8 * ROWS
    for number, start in enumerate(range(0, len(values), wide)):
        yield number, values[start : start + wide]


def are_copies(one: frozenset[str], other: frozenset[str], days: int | None = None) -> bool:
    """Say whether two texts are, by their shingles, one text.

    Args:
        days: that lie between them, None: not known.

    >>> are_copies(shingles("It met."), shingles("It met.")), are_copies(shingles("It met."), shingles("It left."))
    (True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < LEAST or (days is not None and days > CLOSE):
        return False
    return len(one & other) >= ALIKE * len(one | other)


def pairs(signatures: Mapping[str, str], text: Callable[[str], Text], fresh: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of copies of which one is fresh, each in its order.

    Args:
        signatures: by article.
        text: gives an article's text and day; asked only for those that may be copies of a fresh one.
        fresh: the articles to be compared with all.
    """
    index: dict[tuple[int, str], list[str]] = defaultdict(list)
    for path in fresh:
        for band in bands(signatures.get(path, "")):
            index[band].append(path)
    mates = {
        (min(path, other), max(path, other))
        for path, signed in signatures.items()
        for band in bands(signed)
        for other in index.get(band, ())
        if path != other
    }
    read: dict[str, frozenset[str]] = {}

    def parts(path: str) -> frozenset[str]:
        if path not in read:
            read[path] = shingles(text(path).text)
        return read[path]

    return [
        (one, other)
        for one, other in sorted(mates)
        if are_copies(parts(one), parts(other), _days(text(one), text(other)))
    ]


def _days(one: Text, other: Text) -> int | None:
    return None if one.date is None or other.date is None else abs((one.date - other.date).days)


def groups(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return what hangs together, in the order of the first member.

    >>> [sorted(group) for group in groups([("a", "b"), ("c", "d"), ("b", "e")])]
    [['a', 'b', 'e'], ['c', 'd']]
    """
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        for member in joined:
            group[member] = joined
    return sorted({frozenset(members) for members in group.values()}, key=min)
