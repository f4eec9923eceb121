"""An article as it is stored in, as the parser should see it out, with the way back for every offset.

Signs that nobody sees (byte order marks, bidi controls, soft hyphens, zero-width spaces) cut names in two, and a parser
that was taught on plain text takes a line in capitals for one long name. So the reader gets a text of the same length:
spaces at its end stand for the unseen signs, and lines in capitals have their usual case. What it read is told of the
stored text: `restored` puts every span back.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from diplograph.model import Article, Extraction, Record, Span

# A joiner (200C, 200D) belongs to the spelling of Persian and Indic words and of some emoji: there it stays.
UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]|(?<![\u0590-\U0010ffff])[\u200c\u200d]")
_LINE = re.compile(r"[^\r\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
FEWEST = 3  # words in a line of capitals: "BREAKING NEWS" and a dateline are none


def legible(article: Article, recase: Callable[[str], str]) -> Article:
    """Return the article with the text that the parser should see; the same one where nothing is in its way.

    Id and text hash stay those of the stored text.

    Args:
        recase: a line in capitals in, the same in its usual case out, no longer and no shorter (`Casing`).

    >>> legible(Article(text="Ang\\u200bela MET THEM.", id="a"), str.lower).text
    'Angela MET THEM. '
    """
    text = article.text
    if _UNSEEN.search(text):
        seen = _UNSEEN.sub("", text)
        text = seen.ljust(len(text))
    if any(_in_capitals(line.group()) for line in _LINE.finditer(text)):
        text = _LINE.sub(lambda line: recase(line.group()) if _in_capitals(line.group()) else line.group(), text)
    if text == article.text:
        return article
    return article.model_copy(update={"text": text, "text_hash": article.text_hash})


def restored(found: Extraction, stored: Article) -> Extraction:
    """Return what was read with the stored article and the offsets that hold in it."""
    if found.article.text == stored.text:
        return found
    back = Back(stored.text)
    parts = {name: back(getattr(found, name)) for name in Extraction.model_fields if name not in ("article", "run")}
    return found.model_copy(update={"article": stored, **parts})


class Back:
    """Gives records the offsets that hold in the stored text.

    >>> Back("Ang\\u200bela left")(Span(start=0, end=6))
    Span(start=0, end=7)
    """

    def __init__(self, stored: str) -> None:
        self._stored, self._order = stored, _order(stored)

    def __call__(self, value: Any) -> Any:
        """Return a record, or a tuple of them, with every span in it put back; anything else as it is."""
        if isinstance(value, tuple):
            return tuple(self(item) for item in value)
        if not isinstance(value, Record):
            return value
        changed = {name: self(getattr(value, name)) for name in type(value).model_fields}
        start, end = changed.get("start"), changed.get("end")
        if isinstance(start, int) and isinstance(end, int):
            changed |= {"start": self._order[start], "end": self._order[end - 1] + 1}
        if isinstance(changed.get("span"), Span) and isinstance(changed.get("text"), str):
            changed["text"] = changed["span"].of(self._stored)  # the words of a time
        return value.model_copy(update=changed)


def _order(text: str) -> list[int]:
    """Return for each place of the legible text which character of the stored one it is: first all that are seen."""
    unseen = [found.start() for found in _UNSEEN.finditer(text)]
    hidden = frozenset(unseen)
    return [*(at for at in range(len(text)) if at not in hidden), *unseen]


def _in_capitals(line: str) -> bool:
    return line.isupper() and sum(1 for _ in _words(line)) >= FEWEST


def _words(line: str) -> Iterator[str]:
    return (word for word in _LETTERS.findall(line) if len(word) > 1)
