"""Claims in, small SVG pictures out: months as bars, and the marks of a timeline with the axis that they stand on.

A picture is drawn by a template that escapes; here only places are reckoned. A time that is known to the month is a bar
as wide as the month, never a point; what has no time of its own stands where it was told, as another mark.
"""

import calendar
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Day
from datetime import timedelta

from diplograph.model import Record
from diplograph.views import paper, wording
from diplograph.views.folding import once
from diplograph.views.told import Item, Status

WIDTH, LEFT, RIGHT, TOP = 1000, 170, 16, 20
PITCH = 13  # from row to row of marks
BREAK = 26  # width of a place where the axis leaves time out
DAY = timedelta(days=1)


class Bar(Record):
    """A month: `up` cooperative, `down` conflictual claims; x and sizes in pixels."""

    x: float
    width: float
    label: str
    up: int
    down: int


class Tick(Record):
    """A line of the axis; no label where there is no room."""

    x: float
    label: str = ""


class Mark(Record):
    """One claim on the axis.

    Attributes:
        shape: "dot" one day, "bar" a longer time, "from" open at the end, "until" open at the start, "told" no time of
            its own.
    """

    claim: str
    shape: str
    x: float
    width: float
    y: float
    tone: str
    status: Status
    tip: str


class Lane(Record):
    """Marks in a row with a name; `lines` is the name as it is written, on one line or two."""

    name: str
    lines: tuple[str, ...]
    y: float
    height: float
    marks: tuple[Mark, ...]


def months(items: Iterable[Item]) -> str:
    """Return the bars of what is held, by month, as SVG; "" when it is all of one month.

    What is known only to more than a month, such as a year, has no bar; the picture says how many these are.

    >>> months([])
    ''
    """
    counts: Counter[tuple[int, int, str]] = Counter()
    wide = 0
    for item in once(items):
        if _in_one_month(item):
            day = item.day or Day.max
            counts[day.year, day.month, item.tone] += 1
        else:
            wide += 1
    known = sorted({(year, month) for year, month, _ in counts})
    if len(known) < 2:
        return ""
    every_month = _all_months(known[0], known[-1])
    gaps = len(every_month) > 60  # a long time: only the months of which something is told
    shown = known if gaps else every_month
    step = (WIDTH - 60) / len(shown)
    bars = [
        Bar(
            x=40 + k * step,
            width=min(step * 0.8, 40),
            label=f"{calendar.month_abbr[month]} {year}",
            up=counts[year, month, "cooperative"],
            down=counts[year, month, "conflictual"],
        )
        for k, (year, month) in enumerate(shown)
    ]
    most = max(max(bar.up, bar.down) for bar in bars) or 1
    every = max(1, round(70 / step))
    return paper.html("months.svg.j2", bars=bars, most=most, every=every, gaps=gaps, wide=wide, width=WIDTH)


def _in_one_month(item: Item) -> bool:
    first, last = item.when.start, item.when.end
    if item.when.known and first and last and (first.year, first.month) != (last.year, last.month):
        return False
    return item.day is not None


def _all_months(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    found, (year, month) = [], first
    while (year, month) <= last:
        found.append((year, month))
        year, month = year + month // 12, month % 12 + 1
    return found


class Axis:
    """Days in, pixels out; long stretches of which nothing is told are left out, and a break shows where.

    >>> axis = Axis([Day(2011, 5, 1), Day(2011, 5, 31)])
    >>> axis.x(Day(2011, 5, 1)) < axis.x(Day(2011, 5, 31)), axis.breaks
    (True, ())
    """

    def __init__(self, days: Iterable[Day]) -> None:
        known = sorted(set(days)) or [Day(2000, 1, 1)]
        gap = max(timedelta(days=90), (known[-1] - known[0]) / 8)
        self.spans: list[tuple[Day, Day]] = []
        for day in known:
            if self.spans and day - self.spans[-1][1] <= gap:
                self.spans[-1] = (self.spans[-1][0], day)
            else:
                self.spans.append((day, day))
        self.spans = [(later(first, -2), later(last, 3)) for first, last in self.spans]
        room = WIDTH - LEFT - RIGHT - BREAK * (len(self.spans) - 1)
        least = room / len(self.spans) / 3  # a short stretch can still be read
        total = sum((last - first).days for first, last in self.spans)
        free = room - least * len(self.spans)
        self._places: list[tuple[Day, Day, float, float]] = []
        at = float(LEFT)
        for first, last in self.spans:
            width = least + free * (last - first).days / total
            self._places.append((first, last, at, width / (last - first).days))
            at += width + BREAK

    def x(self, day: Day) -> float:
        """Return where a day begins."""
        for first, last, left, scale in self._places:
            if day <= last:
                return round(left + max((day - first).days, 0) * scale, 1)
        return float(WIDTH - RIGHT)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where time is left out."""
        return tuple(round(left - BREAK / 2, 1) for _, _, left, _ in self._places[1:])

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Lines at round days, months or years, each stretch by its own scale."""
        found = []
        for first, last, _, scale in self._places:
            days = [day for day in _round_days(first, last, 74 / scale) if first <= day <= last]
            found += [Tick(x=self.x(day), label=_tick(day, 74 / scale)) for day in days]
        return tuple(_spaced(found))


def later(day: Day, days: int = 1) -> Day:
    """Return the day so many days later, or the last (first) of the calendar.

    >>> later(Day(2011, 5, 31)), later(Day.max), later(Day.min, -2)
    (datetime.date(2011, 6, 1), datetime.date(9999, 12, 31), datetime.date(1, 1, 1))
    """
    return Day.fromordinal(min(max(day.toordinal() + days, 1), Day.max.toordinal()))


def _spaced(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """Yield the ticks, without the labels that would run into the one before or over the edge."""
    free = 0.0
    for tick in ticks:
        end = tick.x + 7 * len(tick.label)
        fits = tick.x >= free and end <= WIDTH
        yield tick if fits else Tick(x=tick.x)
        free = end if fits else free


def _round_days(first: Day, last: Day, apart: float) -> list[Day]:
    """Return round days that lie at least so many days apart."""
    if apart <= 10:
        step = next(n for n in (1, 2, 5, 10) if n >= apart)
        return [first + n * DAY for n in range((last - first).days + 1) if (first + n * DAY).toordinal() % step == 0]
    step = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240) if n * 30 >= apart), 600)
    whole = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    found = [Day(year, month, 1) for year, month in whole if (year * 12 + month - 1) % step == 0]
    return found if any(first <= day <= last for day in found) else [later(first, 2)]


def _tick(day: Day, apart: float) -> str:
    if apart <= 10 or day.day != 1:
        return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"
    return str(day.year) if day.month == 1 and apart > 180 else f"{calendar.month_abbr[day.month]} {day.year}"


def lanes(named: Sequence[tuple[str, Sequence[Item]]], axis: Axis) -> tuple[Lane, ...]:
    """Return the marks of each lane, those of one time stacked, and where each lane lies."""
    found, y = [], float(TOP)
    for name, items in named:
        ends: list[float] = []  # of each row, how far it is taken
        marks = []
        for item in sorted((i for i in items if i.day), key=lambda i: (str(i.day), i.claim)):
            shape, x, width = _place(item, axis)
            row = next((k for k, end in enumerate(ends) if end + 3 <= x), len(ends))
            ends[row : row + 1] = [x + width]
            tip = f"{wording.sentence(item)}. {wording.status_words(item).capitalize()}."
            if basis := wording.basis_words(item.when):
                tip += f" Time: {basis}."
            mark = {"claim": item.claim, "tone": item.tone, "status": item.status, "tip": tip}
            marks.append(Mark(shape=shape, x=x, width=width, y=y + 6 + row * PITCH, **mark))
        lines = tuple(textwrap.wrap(name, 24, max_lines=2, placeholder=" …"))
        height = max(len(ends) * PITCH, len(lines) * 14) + 12
        found.append(Lane(name=name, lines=lines, y=y, height=height, marks=tuple(marks)))
        y += height + 4
    return tuple(found)


def _place(item: Item, axis: Axis) -> tuple[str, float, float]:
    """Return shape, left end and width of a claim's mark."""
    when, day = item.when, item.day
    if not when.known and item.told is not None:
        day = item.told
    first, last = (when.start, when.end) if when.known else (None, None)
    if first and last and first != last:
        left = axis.x(first)
        return "bar", left, max(axis.x(later(last)) - left, 8.0)
    if first and last and day:
        return "dot", axis.x(day) - 4, 10.0
    if first:
        return "from", axis.x(first), 26.0
    if last:
        return "until", axis.x(later(last)) - 26, 26.0
    return "told", axis.x(day or Day.max) - 4, 10.0


def days(items: Iterable[Item]) -> list[Day]:
    """Return all days that an axis must hold."""
    found: list[Day | None] = []
    for item in items:
        found += [item.when.start, item.when.end] if item.when.known else [item.told or item.day]
    return [day for day in found if day is not None]
