"""Text in, the words and the counts that two tellings can share out. The words of the world stand in data/across/."""

import csv
import re
from functools import cache
from itertools import pairwise

from diplograph import resources

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s")
LONGEST = 4_000  # characters of a sentence or an opening that are looked at


@cache
def table(name: str) -> dict[str, str]:
    """Return a table of two columns of data/across/ (value "" where there is one column alone)."""
    with resources.data("across", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows[1:]}


@cache
def stem(word: str) -> str:
    """Return a word without its ending, so that forms of one word are one.

    >>> stem("Talks"), stem("signed"), stem("signing")
    ('talk', 'sign', 'sign')
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def words(text: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of the words that carry a meaning.

    Args:
        without: stems to leave out, such as the names of the parties.

    >>> sorted(words("They signed the treaty on 12 fish stocks.", frozenset({"sign"})))
    ['12', 'fish', 'stock', 'treaty']
    """
    passed = table("stopwords")
    tokens = TOKEN.findall(text[:LONGEST])
    found = {stem(token) for token in tokens if token.casefold() not in passed}
    return frozenset(one for one in found if (len(one) > 2 or one.isdigit()) and one not in without)


def counts(text: str) -> dict[str, float]:
    """Return what is counted in a text: the noun's stem and the number before it; of several the first.

    >>> counts("At least two soldiers died and 1,200 goats burned in 2011.")
    {'soldier': 2.0, 'goat': 1200.0}
    """
    named = table("numbers")
    tokens = TOKEN.findall(text[:LONGEST])
    found: dict[str, float] = {}
    passed = table("stopwords").keys() | table("units").keys()
    for token, following in pairwise(tokens):
        value = _value(token, named)
        noun = stem(following)
        counted = following.islower() and len(noun) > 2 and following not in passed and following not in named
        if value is not None and counted:
            found.setdefault(noun, value)
    return found


def _value(token: str, named: dict[str, str]) -> float | None:
    if NUMBER.fullmatch(token):
        return float(token.replace(",", ""))
    word = named.get(token.casefold())
    return None if word is None else float(word)
