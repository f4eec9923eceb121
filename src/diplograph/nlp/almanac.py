"""Days in, stretches of days out: the arithmetic of the calendar. No words, no text."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from diplograph.lexicon.times import Phase, Unit
from diplograph.model import TimePrecision

P = TimePrecision
PRECISION: dict[str, TimePrecision] = {
    "day": P.DAY,
    "weekend": P.DAY,
    "week": P.WEEK,
    "fortnight": P.WEEK,
    "month": P.MONTH,
    "quarter": P.QUARTER,
    "year": P.YEAR,
    "decade": P.YEAR,
    "century": P.YEAR,
}
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day (inclusive; None: open) and the grain."""

    first: date | None
    last: date | None
    precision: TimePrecision


def day(when: date) -> Stretch:
    """Return the one day."""
    return Stretch(when, when, P.DAY)


def month(year: int, number: int) -> Stretch:
    """Return a calendar month.

    >>> month(2012, 2).last
    datetime.date(2012, 2, 29)
    """
    return Stretch(date(year, number, 1), date(year, number, monthrange(year, number)[1]), P.MONTH)


def year(number: int) -> Stretch:
    """Return a calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), P.YEAR)


def months(year_: int, first: int, count: int, precision: TimePrecision = P.QUARTER) -> Stretch:
    """Return `count` months from month `first`, which may lie beyond December.

    >>> months(2010, 12, 3).last   # winter
    datetime.date(2011, 2, 28)
    """
    last = first + count - 1
    end = month(year_ + (last - 1) // 12, (last - 1) % 12 + 1).last
    return Stretch(date(year_ + (first - 1) // 12, (first - 1) % 12 + 1, 1), end, precision)


def make_day(year_: int, month_: int, day_: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year_, month_, day_)
    except ValueError:
        return None


def add(when: date, count: int, unit: Unit) -> date | None:
    """Return the day `count` units later (earlier when negative), None beyond the calendar.

    >>> add(date(2011, 5, 31), -3, "month")
    datetime.date(2011, 2, 28)
    """
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    try:
        if days is not None:
            return when + timedelta(days=count * days)
        step = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        total = when.year * 12 + when.month - 1 + step
        year_, month_ = divmod(total, 12)
        return date(year_, month_ + 1, min(when.day, monthrange(year_, month_ + 1)[1]))
    except (OverflowError, ValueError):
        return None


def around(when: date, unit: Unit) -> Stretch:
    """Return the calendar unit in which the day lies; weeks begin on Monday.

    >>> around(date(2011, 5, 27), "week").first
    datetime.date(2011, 5, 23)
    """
    if unit == "day":
        return day(when)
    if unit in ("week", "fortnight", "weekend"):
        monday = when - timedelta(days=when.weekday())
        if unit == "weekend":
            return Stretch(monday + 5 * DAY, monday + 6 * DAY, P.DAY)
        return Stretch(monday, monday + (13 if unit == "fortnight" else 6) * DAY, P.WEEK)
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return months(when.year, (when.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return year(when.year)
    size = 10 if unit == "decade" else 100
    first = when.year // size * size
    return Stretch(date(max(first, 1), 1, 1), date(first + size - 1, 12, 31), P.YEAR)


def weekday(ref: date, number: int, *, future: bool) -> date:
    """Return the nearest such weekday on or before the day, or on or after it."""
    return (
        ref + timedelta(days=(number - ref.weekday()) % 7)
        if future
        else ref - timedelta(days=(ref.weekday() - number) % 7)
    )


def phase(whole: Stretch, name: Phase) -> Stretch:
    """Return the early, middle or late part, or the end, of a stretch.

    Months go by tens of days, years by quarters ("early 2008": January to March), as news uses them.

    >>> phase(month(2011, 6), "early").last
    datetime.date(2011, 6, 10)
    """
    if whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    if length < 4:
        return whole
    if 28 <= length <= 31:
        cut = {"early": (0, 9), "mid": (10, 19), "late": (20, length - 1), "end": (20, length - 1)}[name]
    elif 365 <= length <= 366:
        start = {"early": 1, "mid": 5, "late": 10, "end": 12}[name]
        span = {"early": 3, "mid": 4, "late": 3, "end": 1}[name]
        return months(whole.first.year, start, span, P.MONTH if span == 1 else P.QUARTER)
    elif length in (3652, 3653):
        start, span = {"early": (0, 4), "mid": (4, 3), "late": (7, 3), "end": (8, 2)}[name]
        return months(whole.first.year + start, 1, 12 * span, P.YEAR)
    else:
        third = length // 3
        cut = {"early": (0, third - 1), "mid": (third, 2 * third - 1)}.get(name, (2 * third, length - 1))
    return Stretch(whole.first + cut[0] * DAY, whole.first + cut[1] * DAY, whole.precision)
