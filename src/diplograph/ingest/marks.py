"""The layout words of a language in, answers about one paragraph out: is it an advert, where does its credit begin?"""

import re
from collections.abc import Iterable
from functools import cache

from diplograph.lexicon.layout import layout
from diplograph.lexicon.times import time_words

_STRAIGHT = str.maketrans("‘’“”\u00a0\u202f", "''\"\"  ")
_SHORT, _CREDIT = 25, 12  # words: the longest advert or byline, the longest photo credit
_BYLINE_SMALL = {"and", "in", "for", "of", "the", "at", "de", "van", "von", "al", "bin", "from"}


def fold(text: str) -> str:
    """Return the text as it is compared: lower case, straight quotes, single spaces.

    >>> fold("It’s  HERE")
    "it's here"
    """
    return " ".join(text.translate(_STRAIGHT).lower().split())


class Marks:
    """What a language's layout words find in a paragraph. Offsets are counted from the paragraph's start."""

    def __init__(self, language: str) -> None:
        words = layout(language)
        times = time_words(language)
        months = _any(name.capitalize() for name in (*times.months, *times.month_abbreviations))
        days = _any(name.capitalize() for name in times.weekdays)
        self._advert = re.compile(rf"(?:{_any(words.advert_begins)})(?!\w)")
        self._advert_is = frozenset(words.advert_is)
        self._byline = re.compile(rf"\(?(?:{_any(words.byline_begins)})\b:?", re.IGNORECASE)
        self._caption = re.compile(rf"\(?(?:{_any(words.caption_begins)})\b", re.IGNORECASE)
        self._credit = re.compile(rf"(?<!\w)(?=[A-Z(©])(?i:{_any(words.credit_begins)})")
        agency = _any(words.agencies)
        name = r"(?:[A-Z]\.|[A-Z][\w'’-]*)(?: (?:[A-Z]\.|[\w'’-]+)){0,4}"
        self._tail = re.compile(rf"(?:^|(?<=[.!?\"”)] ))(?:{name} ?/ ?)?(?:{agency})(?: ?/ ?(?:{agency}))*\.?$")
        self._bracket_tail = re.compile(rf"\((?:{agency})(?: ?/ ?(?:{agency}))*\)\.?$")
        day = rf"(?:(?:{days}),? )?(?:(?:{months})\.? \d{{1,2}}|\d{{1,2}} (?:{months})\.?)(?:,? \d{{4}})?"
        self._date_line = re.compile(rf"(?:{day}|(?:{months}) \d{{4}}|(?:{days}))$")
        where = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
        caps = rf"[A-Z][A-Z.'’]+(?:[ /-][A-Z.'’]+){{0,4}}{where}"
        mixed = rf"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){{0,3}}{where}"
        by = rf" ?\((?:{agency})(?:[ /,][^)]{{0,30}})?\)"
        dash = r" ?(?:--|[-–—]) ?"
        self._dateline = re.compile(rf"(?:{caps}|{mixed})(?:, {day}(?:{by})?|,?{by}){dash}(?=\S)")
        self._bare_dateline = re.compile(rf"{caps}(?: (?:--|[-–—]) |: ?|—)(?=[“\"'‘]?[A-Z])")

    def is_advert(self, text: str) -> bool:
        """Say whether it is an advert or a button of the page."""
        plain = fold(text)
        return plain in self._advert_is or (_words(text) <= _SHORT and bool(self._advert.match(plain)))

    def is_byline(self, text: str) -> bool:
        """Say whether it only names who wrote or edited: "By Jane Roe", "(Reporting by Jane Roe; Editing by ...)"."""
        match = self._byline.match(text)
        if not match or _words(text) > _SHORT:
            return False
        if text[0] == "(" and text.rstrip(".")[-1] == ")":
            return True
        names = re.findall(r"[^\W\d_][\w'’.-]*", text[match.end() :])
        return bool(names) and text[-1] != "." and all(n[0].isupper() or n in _BYLINE_SMALL for n in names)

    def is_date_line(self, text: str) -> bool:
        """Say whether it is a date alone: "Friday, January 4, 2019"."""
        return bool(self._date_line.match(text))

    def is_caption(self, text: str) -> bool:
        """Say whether its first words are those of a caption."""
        return bool(self._caption.match(text))

    def dateline(self, text: str, first: bool) -> int:
        """Return where the dateline ends ("SEOUL (Reuters) - "), 0 where there is none.

        Args:
            first: it is the first paragraph of the story; then a place in capitals and a dash are enough.
        """
        match = self._dateline.match(text) or (self._bare_dateline.match(text) if first else None)
        return match.end() if match else 0

    def credit(self, text: str) -> int | None:
        """Return where the credit of a picture begins that ends the paragraph, None where there is none."""
        for match in self._credit.finditer(text):
            rest = text[match.start() :]
            if _words(rest) <= _CREDIT and not re.search(r"[.!?] +[A-Z]\w+ \w+ \w+", rest):
                return match.start()
        tail = self._tail.search(text)
        return tail.start() if tail and _words(tail[0]) <= _CREDIT else None

    def agency_tail(self, text: str) -> int | None:
        """Return where the agency's name in brackets begins that ends the paragraph, None where there is none."""
        tail = self._bracket_tail.search(text)
        return tail.start() if tail else None


@cache
def marks(language: str) -> Marks:
    """Return the marks of a language, made once."""
    return Marks(language)


def _any(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest_first)


def _words(text: str) -> int:
    return len(text.split())
