"""The texts of articles in, clusters of copies out: exact and near duplicates, as syndication makes them.

A MinHash signature of word shingles is kept for each article; those that share a band of it are compared by their
shingles themselves. So a new article meets only those that may be copies of it, and the answer is exact.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import batched

from rensa import RMinHash

from diplograph.across.words import TOKEN

SHINGLE = 4  # words
PERMUTATIONS, ROWS, SEED = 64, 4, 1
ALIKE = 0.5  # least share of common shingles; see DECISIONS.md for how it was chosen
LEAST = 25  # shingles; shorter texts are copies only when they are equal
MARK = f"rensa-{RMinHash.ALGORITHM_VERSION}-{PERMUTATIONS}-{SHINGLE}"


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
    values = signature.partition(":")[2]
    for number, band in enumerate(batched(values, 8 * ROWS)):
        yield number, "".join(band)


def are_copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two texts are, by their shingles, one text.

    >>> are_copies(shingles("It met."), shingles("It met.")), are_copies(shingles("It met."), shingles("It left."))
    (True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < LEAST:
        return False
    return len(one & other) >= ALIKE * len(one | other)


def clusters(
    signatures: Mapping[str, str], text: Callable[[str], str], known: Iterable[tuple[str, str]], fresh: Iterable[str]
) -> tuple[list[tuple[str, str]], list[frozenset[str]]]:
    """Return the pairs of copies and the groups that they make.

    Args:
        signatures: by article.
        text: gives the text of an article; asked only for those that may be copies of a fresh one.
        known: pairs that were found before, of articles that are not fresh.
        fresh: the articles to be compared with all.
    """
    index: dict[tuple[int, str], list[str]] = defaultdict(list)
    for article, signed in sorted(signatures.items()):
        for band in bands(signed):
            index[band].append(article)
    read: dict[str, frozenset[str]] = {}

    def parts(article: str) -> frozenset[str]:
        if article not in read:
            read[article] = shingles(text(article))
        return read[article]

    pairs = {pair for pair in known if pair[0] in signatures and pair[1] in signatures}
    for article in sorted(fresh):
        mates = {other for band in bands(signatures[article]) for other in index[band]} - {article}
        for other in sorted(mates):
            pair = (min(article, other), max(article, other))
            if pair not in pairs and are_copies(parts(article), parts(other)):
                pairs.add(pair)
    return sorted(pairs), groups(pairs)


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
