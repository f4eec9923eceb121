"""Pieces of text in, relative times out: "last week", "early June", "the past two weeks", "two days ago", "that day".

Built on the dates of time_dates.py; what a time is relative to (the article, another time in the text) is decided here.
Bounds and ranges ("since", "by", "from ... to") are put together in time_phrases.py.
"""

from collections.abc import Sequence
from datetime import date

from diplograph.lexicon.times import Phase, TimeWords, Unit
from diplograph.model import TimeBasis, TimePrecision
from diplograph.nlp import almanac
from diplograph.nlp.almanac import PRECISION, Stretch
from diplograph.nlp.time_dates import Dates, Found, Setting
from diplograph.nlp.time_pieces import Piece

RELATIVE, UNANCHORED = TimeBasis.RELATIVE_TO_PUBLICATION, TimeBasis.UNANCHORED
OPEN = Stretch(None, None, TimePrecision.OPEN)
COARSE = frozenset({"month", "quarter", "year", "decade", "century"})


def unresolved(unit: Unit) -> Stretch:
    """Return a time of which only the grain is known."""
    return Stretch(None, None, PRECISION[unit])


class Relative(Dates):
    """Reads times that are relative to the article or to another time, and parts of times."""

    def __init__(self, pieces: Sequence[Piece], words: TimeWords, setting: Setting) -> None:
        super().__init__(pieces, words, setting)
        self.anchor: Stretch | None = None  # the last time read in this sentence or the one before

    def core(self, i: int) -> Found | None:
        """Return the time that begins at piece `i`, without prepositions that change it."""
        if self.low(i) in self.words.articles and (found := self._shifted(i) or self._anchored(i)):
            return found
        if self.low(i) in self.words.articles:
            i += 1
        return (
            self._earlier_later(i)
            or self._phase(i)
            or self._shifted(i)
            or self._counted(i)
            or self._part_of_year(i)
            or self._deictic(i)
            or self.read(i)
        )

    # "today", "this week", "the past two weeks", "last Thursday"

    def _deictic(self, i: int) -> Found | None:
        low, ref = self.low(i), self.setting.ref
        if low in self.words.overnight:
            if ref is None:
                return Found(i + 1, unresolved("day"), UNANCHORED, "overnight")
            return Found(i + 1, Stretch(almanac.add(ref, -1, "day"), ref, TimePrecision.DAY), RELATIVE, "overnight")
        days = self.words.days_from_today.get(low)
        if days is None or (self.at(i).raw[:1].isupper() and self.at(i - 1).raw[:1].isupper()):
            return None  # "World News Tonight"
        end = i + 2 if self.low(i + 1) in self.words.parts_of_day else i + 1
        return self._moved(end, days, "day", "deictic")

    def _moved(self, end: int, count: int, unit: Unit, rule: str) -> Found:
        """Return the unit that lies `count` units from the article's."""
        ref = self.setting.ref
        when = None if ref is None else almanac.add(ref, count, unit)
        if when is None:
            return Found(end, unresolved(unit), UNANCHORED, rule)
        return Found(end, almanac.around(when, unit), RELATIVE, rule)

    def _shifted(self, i: int) -> Found | None:
        """Read "last week", "this month", "next Friday", "the past two weeks", "this past week", "last March"."""
        low, w = self.low(i), self.words
        article = low in w.articles and low not in w.shifts
        if article:
            i += 1
            low = self.low(i)
        shift = w.shifts.get(low)
        if shift is None:
            return self._weekend(i) if article and w.units.get(low) == "weekend" else None
        j = i + 1
        if shift == 0 and self.low(j) in w.backward_spans:
            low, shift, j = self.low(j), -1, j + 1
        spans = low in w.backward_spans or low in w.forward_spans
        if spans and (found := self._span(j, low)):
            return found
        if low in w.next_to_anchor and article and (self.low(j) in w.units or self.low(j) in w.parts_of_day):
            return None  # "the next day"
        unit = w.units.get(self.low(j))
        if unit is not None and self.low(j) in w.plural_units:
            return None  # "in previous years"
        if unit is not None:
            if low in w.back_from_today or (low in w.back_with_article and article):
                return self._back(j + 1, 1, unit)
            return self._moved(j + 1, shift, unit, f"shift-{unit}")
        return self._shifted_name(j, shift)

    def _weekend(self, i: int) -> Found:
        ref = self.setting.ref
        begun = ref is not None and ref.weekday() >= 5
        ahead = begun or bool(self.future(i))
        return self._moved(i + 1, 0 if ahead else -1, "weekend", "weekend")

    def _span(self, j: int, low: str) -> Found | None:
        """Read the rest of "the past two weeks", "the next 90 days"."""
        count = self._count(j)
        unit = self.words.units.get(self.low(j + 1))
        if unit is None:
            return None
        if count is None:
            return Found(j + 2, OPEN, UNANCHORED, "vague-span") if self.low(j) in self.words.vague_numbers else None
        return self._back(j + 2, count, unit) if low in self.words.backward_spans else self._forth(j + 2, count, unit)

    def _back(self, end: int, count: int, unit: Unit) -> Found:
        ref = self.setting.ref
        first = None if ref is None else almanac.add(ref, -count, unit)
        return Found(
            end, Stretch(first, ref if first else None, PRECISION[unit]), RELATIVE if first else UNANCHORED, "span-back"
        )

    def _forth(self, end: int, count: int, unit: Unit) -> Found:
        ref = self.setting.ref
        last = None if ref is None else almanac.add(ref, count, unit)
        return Found(
            end, Stretch(ref if last else None, last, PRECISION[unit]), RELATIVE if last else UNANCHORED, "span-ahead"
        )

    def _shifted_name(self, j: int, shift: int) -> Found | None:
        """Read the rest of "last Thursday", "next March", "last summer", "this morning", "last night"."""
        w, ref, low = self.words, self.setting.ref, self.low(j)
        if low in w.parts_of_day:
            return self._moved(j + 1, min(shift, 0), "day", "part-of-day")
        number = w.weekdays.get(low)
        month = self.month_number(j, abbreviated=False)
        season = w.seasons.get(low)
        if number is None and month is None and season is None:
            return None
        end = j + 2 if number is not None and self.low(j + 1) in w.parts_of_day else j + 1
        if ref is None:
            return Found(end, unresolved("day" if number is not None else "month"), UNANCHORED, "shift-name")
        if number is not None:
            return Found(end, almanac.day(self._shift_weekday(ref, number, shift)), RELATIVE, "shift-weekday")
        if month is not None:
            year = ref.year + (shift if (month - ref.month) * shift <= 0 else 0)
            return Found(end, almanac.month(year, month), RELATIVE, "shift-month")
        return Found(
            end,
            self._season(ref.year + (shift if shift > 0 and season and season <= ref.month else 0), season or 3, shift),
            RELATIVE,
            "season",
        )

    def _shift_weekday(self, ref: date, number: int, shift: int) -> date:
        if shift == 0:
            return ref + (number - ref.weekday()) * almanac.DAY
        when = almanac.weekday(ref, number, future=shift > 0)
        if abs((when - ref).days) <= 1:  # of yesterday one says "Thursday", so "last Thursday" is the one before
            when += shift * 7 * almanac.DAY
        return when

    def _season(self, year: int, first: int, shift: int = 0) -> Stretch:
        """Return a season: of that year, or (shift -1) the last one that has begun."""
        ref = self.setting.ref
        if shift < 0 and ref is not None:
            whole = almanac.months(ref.year, first, 3)
            if whole.last is not None and whole.last >= ref:
                return almanac.months(ref.year - 1, first, 3)
            return whole
        return almanac.months(year, first, 3)

    # parts: "early June", "the end of the year", "earlier this week", "the first quarter of 2011", "spring 2011"

    def _phase(self, i: int) -> Found | None:
        phase: Phase | None = self.words.phases.get(self.low(i))
        if phase is None:
            return None
        j = i + 1
        if self.low(j) in ("-", *self.words.of, *self.words.lead_ins):
            j += 1
        if (
            self.low(j) in self.words.articles
            and self.words.units.get(self.low(j + 1))
            and self.low(j) not in self.words.shifts
        ):
            found: Found | None = self._moved(
                j + 2, 0, self.words.units[self.low(j + 1)], "unit-of-article"
            )  # "of the year"
        else:
            found = self.core(j) if self.low(j) not in self.words.phases else None
        if found is None:
            return None
        return Found(found.end, almanac.phase(found.stretch, phase), found.basis, f"{phase}-{found.rule}")

    def _earlier_later(self, i: int) -> Found | None:
        w, ref = self.words, self.setting.ref
        low = self.low(i)
        if low not in w.earlier and low not in w.later:
            return None
        j = i + 1 if self.low(i + 1) not in w.lead_ins else i + 2
        found = self._shifted(j) or self._deictic(j) or self.read(j)
        if found is None:
            return None
        whole = found.stretch
        if ref is not None and whole.first is not None and whole.last is not None and whole.first <= ref <= whole.last:
            whole = (
                Stretch(whole.first, ref, whole.precision)
                if low in w.earlier
                else Stretch(ref, whole.last, whole.precision)
            )
        return Found(found.end, whole, found.basis, f"{low}-{found.rule}")

    def _part_of_year(self, i: int) -> Found | None:
        """Read "first quarter [of 2011]", "second half of last year", "spring [of] 2011"."""
        w, ref = self.words, self.setting.ref
        rank, noun = w.ordinals.get(self.low(i)), self.low(i + 1)
        season = w.seasons.get(self.low(i))
        if rank is not None and (w.units.get(noun) == "quarter" or noun in w.halves):
            size, end = (3 if noun not in w.halves else 6), i + 2
            if (rank - 1) * size >= 12:
                return None
            first = (rank - 1) * size + 1
        elif season is not None:
            first, size, end = season, 3, i + 1
        else:
            return None
        year = self.year_number(end + (1 if self.low(end) in w.of else 0))
        if year is not None:
            end += 2 if self.low(end) in w.of else 1
            return Found(end, almanac.months(year, first, size), TimeBasis.EXPLICIT, "part-of-year")
        of_article = (
            self.low(end) in w.of and self.low(end + 1) in w.articles and w.units.get(self.low(end + 2)) == "year"
        )
        if shift := self._year_shift(end):
            return Found(shift[0], almanac.months(shift[1], first, size), RELATIVE, "part-of-year")
        if season is not None and (self.low(i - 1) not in w.season_openers or self.low(i + 1) == "-"):
            return None  # "fall", "spring" are mostly other words
        if noun in w.halves and not of_article:
            return None  # "the first half" may be a match
        if ref is None:
            return Found(end, unresolved("quarter"), UNANCHORED, "part-of-year")
        whole = almanac.months(ref.year, first, size)
        if whole.first and whole.first > ref and not self.future(i):
            whole = almanac.months(ref.year - 1, first, size)
        return Found(end + (3 if of_article else 0), whole, RELATIVE, "part-of-year")

    # counted: "two weeks ago", "three days later", "a day after the vote"

    def _count(self, i: int) -> int | None:
        low = self.low(i)
        if low.isascii() and low.isdecimal() and len(low) <= 3:
            return int(low)
        return self.words.numbers.get(low)

    def _counted(self, i: int) -> Found | None:
        w = self.words
        count = self._count(i)
        if count is None and w.numbers.get(self.low(i - 1)) == 1 and self.low(i) in w.units:
            return self._placed(i + 1, 1, w.units[self.low(i)])
        unit = w.units.get(self.low(i + 1))
        if unit is None and self.low(i + 1) == "-":
            return None
        if count is None:
            if self.low(i) in w.vague_numbers and unit and self.low(i + 2) in w.ago:
                return Found(i + 3, unresolved(unit), UNANCHORED, "vague-ago")
            return None
        return None if unit is None else self._placed(i + 2, count, unit)

    def _placed(self, j: int, count: int, unit: Unit) -> Found | None:
        """Read on after "two weeks": ago, later, after X, from now; or a duration under its preposition."""
        w, ref, low = self.words, self.setting.ref, self.low(j)
        if low in w.ago:
            when = None if ref is None else almanac.add(ref, -count, unit)
            if when is None:
                return Found(j + 1, unresolved(unit), UNANCHORED, "ago")
            whole = almanac.around(when, unit) if unit in COARSE else almanac.day(when)
            return Found(j + 1, Stretch(whole.first, whole.last, PRECISION[unit]), RELATIVE, "ago")
        sign = 1 if low in w.after_anchor else -1 if low in w.before_anchor else 0
        if not sign:
            return None
        nested = self.core(j + 1)
        anchor = nested.stretch if nested else self.anchor if low in w.later or low in w.earlier else None
        end = nested.end if nested else j + 1
        return self._from_anchor(end, anchor, sign * count, unit)

    def _from_anchor(self, end: int, anchor: Stretch | None, count: int, unit: Unit) -> Found:
        first = almanac.add(anchor.first, count, unit) if anchor and anchor.first else None
        last = almanac.add(anchor.last, count, unit) if anchor and anchor.last else None
        if first is None or last is None:
            return Found(end, unresolved(unit), UNANCHORED, "from-event")
        if unit in COARSE:
            first, last = almanac.around(first, unit).first, almanac.around(last, unit).last
        return Found(end, Stretch(first, last, PRECISION[unit]), TimeBasis.RELATIVE_TO_EVENT, "from-event")

    def _anchored(self, i: int) -> Found | None:
        """Read "the following day", "the next week", "that day", "the same month"."""
        w = self.words
        low = self.low(i)
        j = i + 1
        if low in w.same_as_anchor and (self.low(j) in w.units or self.low(j) in w.parts_of_day):
            step, j = 0, i
        elif self.low(j) in w.next_to_anchor:
            step = 1
        elif self.low(j) in w.previous_to_anchor:
            step = -1
        elif self.low(j) in w.same_as_anchor:
            step = 0
        else:
            return None
        unit = "day" if self.low(j + 1) in w.parts_of_day else w.units.get(self.low(j + 1))
        if unit is None:
            return None
        if step == 1 and self.anchor is None and unit != "day" and self.low(j) in w.forward_spans:
            return self._forth(j + 2, 1, unit)  # "in the next year"
        return self._from_anchor(j + 2, self.anchor, step, unit) if step else self._same(j + 2, unit)

    def _same(self, end: int, unit: Unit) -> Found:
        if self.anchor is None or self.anchor.first is None:
            return Found(end, unresolved(unit), UNANCHORED, "same")
        return Found(end, almanac.around(self.anchor.first, unit), TimeBasis.RELATIVE_TO_EVENT, "same")
