"""Pieces of text in, dates out: "May 17", "18 September 2009", "in March", "Thursday", "2011-05-17", "the 1990s".

A year that is not said is inferred from the article's date and the tense; without that date nothing is guessed.
Phrases made of dates ("since", "two days after") are put together in time_phrases.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from diplograph.lexicon.times import TimeWords
from diplograph.model import TimeBasis, TimePrecision
from diplograph.nlp import almanac
from diplograph.nlp.almanac import Stretch
from diplograph.nlp.time_pieces import Piece

UNKNOWN_DAY = Stretch(None, None, TimePrecision.DAY)
UNKNOWN_MONTH = Stretch(None, None, TimePrecision.MONTH)
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
YEARS = range(1800, 2100)
RECENT = 2  # months back in which "the May accord" was, whatever the tense
END = Piece("", "", -1, -1, -1)


@dataclass(frozen=True, slots=True)
class Found:
    """A time that was read: the index after its last piece, its days, how they were got, and by which rule."""

    end: int
    stretch: Stretch
    basis: TimeBasis
    rule: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text around says.

    Attributes:
        ref: the article's date.  future: token index -> True for what is still to come, False for what has been, None
            where the clause does not tell.  modifies: token index -> the word modifies a noun ("the March vote").
        leads: token index -> a time that ends with the word modifies the noun after it ("the March 2 vote").
        lasting: token index -> the clause tells of what goes on until now ("has fought for three weeks").
        is_person: token index -> the word is in a person's name ("Theresa May").
    """

    ref: date | None
    future: Callable[[int], bool | None]
    modifies: Callable[[int], bool]
    leads: Callable[[int], bool]
    lasting: Callable[[int], bool]
    is_person: Callable[[int], bool]


class Dates:
    """Reads dates at a given piece."""

    def __init__(self, pieces: Sequence[Piece], words: TimeWords, setting: Setting) -> None:
        self.pieces, self.words, self.setting = pieces, words, setting
        self.leans_ahead = False  # under "by" and "until" an undecided tense looks ahead

    def future(self, i: int) -> bool | None:
        """Say whether the time at piece `i` is still to come."""
        found = self.setting.future(self.at(i).token)
        return True if found is None and self.leans_ahead else found

    def at(self, i: int) -> Piece:
        """Return a piece, an empty one beyond the ends."""
        return self.pieces[i] if 0 <= i < len(self.pieces) else END

    def low(self, i: int) -> str:
        """Return the lower-case form of a piece."""
        return self.at(i).low

    def day_number(self, i: int) -> int | None:
        """Return 1..31 for "3", "3rd", "17"."""
        low = self.low(i)
        if low.endswith(ORDINAL_ENDINGS):
            low = low[:-2]
        number = int(low) if low.isdecimal() and low.isascii() and len(low) <= 2 else 0
        return number if 1 <= number <= 31 and self.low(i + 1) not in self.words.percents else None

    def year_number(self, i: int) -> int | None:
        """Return a year that is written in four digits."""
        low = self.low(i)
        return int(low) if len(low) == 4 and low.isascii() and low.isdecimal() and int(low) in YEARS else None

    def month_number(self, i: int, *, abbreviated: bool = True) -> int | None:
        """Return 1..12 for a month; capitals tell May from may, March from march."""
        piece = self.at(i)
        if not piece.raw[:1].isupper():
            return None
        found = self.words.months.get(piece.low)
        return found or (self.words.month_abbreviations.get(piece.low) if abbreviated else None)

    def read(self, i: int) -> Found | None:
        """Return the date that begins at piece `i`, or None."""
        return (
            self._month_first(i)
            or self._day_first(i)
            or self._weekday(i)
            or self._numeric(i)
            or self._decade(i)
            or self._year(i)
        )

    # month and day

    def _month_first(self, i: int) -> Found | None:
        month = self.month_number(i)
        if month is None:
            return None
        day = self.day_number(i + 1)
        if day is not None:
            return self._with_day(i, i + 2, month, day)
        comma = 1 if self.low(i + 1) in (",", *self.words.of) else 0
        if (year := self.year_number(i + 1 + comma)) is not None:
            return Found(i + 2 + comma, almanac.month(year, month), TimeBasis.EXPLICIT, "month-year")
        if self.words.months.get(self.low(i)) is None or not self._month_is_meant(i):
            return None
        if shift := self._year_shift(i + 1 + comma):
            return Found(
                shift[0], almanac.month(shift[1], month), TimeBasis.RELATIVE_TO_PUBLICATION, "month-shifted-year"
            )
        return self._bare_month(i, month)

    def _month_is_meant(self, i: int) -> bool:
        before = self.low(i - 1)
        if self.setting.is_person(self.at(i).token):
            return False
        if (
            before in self.words.openers
            or before in self.words.dividing
            or before in self.words.phases
            or self.low(i - 2) in self.words.phases
        ):
            return True
        return before in (*self.words.articles, "'s") and self.setting.modifies(self.at(i).token)

    def _bare_month(self, i: int, month: int) -> Found:
        ref = self.setting.ref
        if ref is None:
            return Found(i + 1, UNKNOWN_MONTH, TimeBasis.UNANCHORED, "month")
        future = bool(self.future(i))
        if self.setting.modifies(self.at(i).token) and 0 < ref.month - month <= RECENT:
            future = False  # "will keep the May accord"
        year = ref.year + (1 if future and month < ref.month else -1 if not future and month > ref.month else 0)
        return Found(i + 1, almanac.month(year, month), TimeBasis.YEAR_INFERRED, "month")

    def _with_day(self, i: int, end: int, month: int, day: int) -> Found:
        """Read on after "May 17": a second day, a year, "last year"."""
        last = None
        if self.low(end) in self.words.to and (last := self.day_number(end + 1)) is not None:
            if last > day and self.month_number(end + 2) is None:
                end += 2
            else:
                last = None
        comma = 1 if self.low(end) == "," else 0
        year = self.year_number(end + comma)
        if year is not None:
            return self._days(end + comma + 1, year, month, day, last, TimeBasis.EXPLICIT)
        if shift := self._year_shift(end):
            return self._days(shift[0], shift[1], month, day, last, TimeBasis.RELATIVE_TO_PUBLICATION)
        year = self._infer_year(i, month, day)
        if year is None:
            return Found(end, UNKNOWN_DAY, TimeBasis.UNANCHORED, "month-day")
        return self._days(end, year, month, day, last, TimeBasis.YEAR_INFERRED)

    def _days(self, end: int, year: int, month: int, day: int, last: int | None, basis: TimeBasis) -> Found:
        first, final = almanac.make_day(year, month, day), almanac.make_day(year, month, last or day)
        if first is None or final is None:
            return Found(end, UNKNOWN_DAY, TimeBasis.UNANCHORED, "no-such-day")
        return Found(end, Stretch(first, final, TimePrecision.DAY), basis, "days" if last else "month-day")

    def _infer_year(self, i: int, month: int, day: int) -> int | None:
        """Return the year nearest before the article, after it when the tense says so, the nearest when it does not."""
        ref = self.setting.ref
        if ref is None:
            return None
        this = almanac.make_day(ref.year, month, day)
        if this is None:  # 29 February
            return ref.year
        future = self.future(i)
        near = abs((this - ref).days) <= 60
        if near and (
            future is None or (future and self.setting.modifies(self.at(i).token))
        ):  # "will keep the May 2 accord"
            return ref.year
        if future:
            return ref.year if this >= ref else ref.year + 1
        return ref.year if this <= ref else ref.year - 1

    def _year_shift(self, i: int) -> tuple[int, int] | None:
        """Return the piece after "[of] last year" and the year meant."""
        if self.low(i) in self.words.of:
            i += 1
        shift = self.words.shifts.get(self.low(i))
        if shift is None or self.words.units.get(self.low(i + 1)) != "year" or self.setting.ref is None:
            return None
        return i + 2, self.setting.ref.year + shift

    def _day_first(self, i: int) -> Found | None:
        day = self.day_number(i)
        if day is None and self.low(i + 1) in self.words.of:
            day = self.words.ordinals.get(self.low(i))  # "the third of May"
        if day is None:
            return None
        j = i + 1
        if self.low(j) in self.words.to and (last := self.day_number(j + 1)) is not None and last > day:
            month = self.month_number(j + 2)  # "17-19 March"
            if month is not None and (found := self._with_day(j + 2, j + 3, month, day)).stretch.first is not None:
                final = found.stretch.first.replace(day=day) if found.stretch.first else None
                ending = almanac.make_day(final.year, month, last) if final else None
                return Found(found.end, Stretch(final, ending, TimePrecision.DAY), found.basis, "days")
        if self.low(j) in self.words.of:
            j += 1
        month = self.month_number(j)
        if month is None and j == i + 1:
            return self._this_month(i, day)
        if month is None or (month == 5 and self.day_number(j + 1) is not None):
            return None
        return self._with_day(j, j + 1, month, day)

    def _this_month(self, i: int, day: int) -> Found | None:
        """Read "on the 24th": of the article's month; of that before or after where the tense says so."""
        numbered = self.low(i).endswith(ORDINAL_ENDINGS) and self.low(i - 1) in self.words.articles
        ref, token = self.setting.ref, self.at(i).token
        if not numbered or self.low(i - 2) != "on" or self.setting.modifies(token) or ref is None:
            return None
        when, future = almanac.make_day(ref.year, ref.month, day), self.future(i)
        if when is None or future is None:
            return None
        if future != (when >= ref):
            near = almanac.add(date(ref.year, ref.month, 1), 1 if future else -1, "month")
            when = almanac.make_day(near.year, near.month, day) if near is not None else None
        if when is None:
            return None
        return Found(i + 1, almanac.day(when), TimeBasis.RELATIVE_TO_PUBLICATION, "day-of-month")

    # weekdays

    def _weekday(self, i: int) -> Found | None:
        number = self.words.weekdays.get(self.low(i))
        if number is None or self._is_name(i):
            return None
        j = i + 1
        comma = 1 if self.low(j) == "," else 0
        dated = self._month_first(j + comma) or self._day_first(j + comma)
        if dated is not None and dated.stretch.precision is TimePrecision.DAY:
            return dated  # "Wednesday, July 10, 2019"
        if self.low(j) in self.words.parts_of_day:
            j += 1
        ref = self.setting.ref
        if ref is None:
            return Found(j, UNKNOWN_DAY, TimeBasis.UNANCHORED, "weekday")
        when = almanac.weekday(ref, number, future=bool(self.future(i)))
        return Found(j, almanac.day(when), TimeBasis.RELATIVE_TO_PUBLICATION, "weekday")

    def _is_name(self, i: int) -> bool:
        """Say whether the weekday belongs to a name: "the Sunday Times", "Black Friday"."""
        after = self.at(i + 1)
        return self.low(i - 1) in self.words.no_dates or (
            after.raw[:1].isupper() and after.low in self.words.paper_names
        )

    # numbers

    def _numeric(self, i: int) -> Found | None:
        divider = self.low(i + 1)
        if divider not in ("-", "/", ".") or self.low(i + 3) != divider:
            return None
        parts = [self.low(i), self.low(i + 2), self.low(i + 4)]
        if not all(p.isascii() and p.isdecimal() and len(p) <= 4 for p in parts):
            return None
        a, b, c = map(int, parts)
        when = None
        if a in YEARS:
            when = almanac.make_day(a, b, c)
        elif c in YEARS:
            if b > 12:
                when = almanac.make_day(c, a, b)
            elif a > 12 or a == b:
                when = almanac.make_day(c, b, a)
            else:
                return Found(
                    i + 5, almanac.Stretch(None, None, TimePrecision.DAY), TimeBasis.UNANCHORED, "day-or-month"
                )
        return None if when is None else Found(i + 5, almanac.day(when), TimeBasis.EXPLICIT, "numeric")

    def _decade(self, i: int) -> Found | None:
        low = self.low(i)
        digits = low.removesuffix("s").lstrip("'")
        if not low.endswith("s") or not digits.isdecimal() or not digits.isascii() or not digits.endswith("0"):
            return None
        if len(digits) == 4 and int(digits) in YEARS:
            first = int(digits)
        elif len(digits) == 2 and (low.startswith("'") or self.low(i - 1) == "'"):
            first = 1900 + int(digits)
        else:
            return None
        return Found(
            i + 1, Stretch(date(first, 1, 1), date(first + 9, 12, 31), TimePrecision.YEAR), TimeBasis.EXPLICIT, "decade"
        )

    def _year(self, i: int) -> Found | None:
        year = self.year_number(i)
        if year is None or not self._year_is_meant(i):
            return None
        return Found(i + 1, almanac.year(year), TimeBasis.EXPLICIT, "year")

    def _year_is_meant(self, i: int) -> bool:
        """Say whether four digits are a year: "in 2011", "the 2011 vote", "(2011)"; not "Resolution 1973"."""
        before, after = self.low(i - 1), self.low(i + 1)
        if before in self.words.no_year_after or after in ("%", "-", "/") or after in self.words.units:
            return False
        if before in self.words.openers or before in self.words.phases or before in self.words.dividing:
            return not self.setting.modifies(self.at(i).token) or before in ("of", "in", "since")
        if before in ("(", "'s") or before in self.words.articles:
            return (before == "(" and after == ")") or self.setting.modifies(self.at(i).token)
        return before in self.words.seasons
