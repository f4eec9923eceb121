"""money.yaml in, sums of money of a text out: value in whole units, currency, the words. Whose it is, is extract/'s.

>>> [(a.value, a.currency) for _, a in Money.load().sums("They gave US$1.5bn and 300 million yen.")]
[(1500000000.0, 'USD'), (300000000.0, 'JPY')]
"""

import re
from collections.abc import Iterator
from functools import cache

from diplograph.errors import DataFileError
from diplograph.lexicon.yamlfile import LINE, checked, load_yaml
from diplograph.model import Amount, Record, Span
from diplograph.resources import data

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


class _Words(Record):
    """The file: currency -> signs or words; scale -> factor."""

    signs: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    scales: dict[str, float]


class Money:
    """Finds sums of money in a text.

    Args:
        signs, words: what stands before or after the number -> ISO 4217 code.  scales: word -> factor.
    """

    def __init__(self, signs: dict[str, str], words: dict[str, str], scales: dict[str, float]) -> None:
        self._codes = {**signs, **words}
        self._scales = scales
        scale = rf"(?:[\s-]?(?P<scale{{0}}>{_any(scales)})(?![\w]))?"
        before = rf"(?<![\w$])(?P<sign>{_any(signs)})\s?(?P<first>{_NUMBER}){scale.format(1)}"
        after = rf"(?<![\w.,])(?P<second>{_NUMBER}){scale.format(2)}[\s-](?P<word>{_any(words)})(?!\w)"
        self._pattern = re.compile(f"{before}|{after}", re.IGNORECASE)

    @classmethod
    @cache
    def load(cls, language: str = "en") -> "Money":
        """Return the words of a language.

        Raises:
            DataFileError: data/lexicon/<language>/money.yaml has a fault.
        """
        path = data("lexicon", language, "money.yaml")
        content = load_yaml(path)
        for part in content.values():
            if isinstance(part, dict):
                part.pop(LINE, None)
        read = checked(_Words, content, path)
        for code in (*read.signs, *read.words):
            if not re.fullmatch("[A-Z]{3}", code):
                raise DataFileError(path, None, f'"{code}" is no currency', "give its ISO 4217 code, such as USD")
        signs, words = (
            {word.lower(): code for code, group in part.items() for word in group} for part in (read.signs, read.words)
        )
        return cls(signs, words, read.scales)

    def sums(self, text: str) -> Iterator[tuple[Span, Amount]]:
        """Yield each sum with where it stands, in the order of the text."""
        for found in self._pattern.finditer(text):
            number = float((found["first"] or found["second"]).replace(",", ""))
            scale = (found["scale1"] or found["scale2"] or "").lower()
            code = self._codes[(found["sign"] or found["word"]).lower()]
            value = round(number * self._scales.get(scale, 1), 2)
            yield Span(start=found.start(), end=found.end()), Amount(value=value, currency=code, text=found[0])


def _any(words: dict[str, str] | dict[str, float]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
