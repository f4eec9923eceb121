"""Pieces of text in, the longest time phrase out: "since 2011", "from May to July", "by Friday", "within 90 days".

Built on the relative times of time_relative.py.
"""

from diplograph.model import TimeBasis, TimePrecision
from diplograph.nlp import almanac
from diplograph.nlp.almanac import PRECISION, Stretch
from diplograph.nlp.time_dates import Found
from diplograph.nlp.time_relative import RELATIVE, Relative


class Phrases(Relative):
    """Reads the longest time phrase at a given piece."""

    def phrase(self, i: int) -> Found | None:
        """Return the phrase that begins at piece `i`, or None."""
        low, w = self.low(i), self.words
        if low in w.since:
            return self._since(i)
        if low in w.from_ or low in w.between:
            return self._range(i)
        if low in w.by or low in w.until or low in w.before or low in w.after:
            return self._bound(i)
        if low in w.within:
            return self._ahead(i + 1)
        if low in w.lasting or low in w.arriving:
            return self._duration(i)
        return self.core(i)

    def _duration(self, i: int) -> Found | None:
        """Read "(has fought) for three weeks", "(will end) in two weeks"; other durations have no place in time."""
        count, unit = self._count(i + 1), self.words.units.get(self.low(i + 2))
        if count is None or unit is None:
            return None
        if self.low(i) in self.words.lasting:
            return self._back(i + 3, count, unit) if self.setting.lasting(self.at(i).token) else None
        found = self._forth(i + 3, count, unit) if self.setting.future(self.at(i).token) else None
        if found is None or found.stretch.last is None:
            return found
        return Found(found.end, Stretch(found.stretch.last, found.stretch.last, PRECISION[unit]), RELATIVE, "in-units")

    def _ahead(self, j: int) -> Found | None:
        """Read the rest of "within 90 days"."""
        if self.low(j) in self.words.articles and self._count(j + 1) is not None:
            j += 1
        count, unit = self._count(j), self.words.units.get(self.low(j + 1))
        if count is None or unit is None:
            return None
        return self._forth(j + 2, count, unit)

    # bounds: "since 2011", "from 1981 to 1985", "by the end of the year", "until Monday", "after May 17"

    def _since(self, i: int) -> Found | None:
        found = self.core(i + 1)
        if found is None:
            return None
        ref = self.setting.ref
        first = found.stretch.first
        last = ref if first is not None and ref is not None and first <= ref else None
        return Found(found.end, Stretch(first, last, found.stretch.precision), found.basis, f"since-{found.rule}")

    def _range(self, i: int) -> Found | None:
        a = self._range_start(i + 1)
        if a is not None and a.rule == "days":  # "from 6 to 9 January"
            return a
        if a is None or self.low(a.end) not in self.words.to:
            return None if self.low(i) in self.words.between else self._open_end(i)
        b = self._range_start(a.end + 1)
        if b is not None and a.basis is TimeBasis.YEAR_INFERRED and b.basis is TimeBasis.EXPLICIT:
            a = self._before(a, b)
        if b is None or a.stretch.first is None or b.stretch.last is None:
            return self._open_end(i)
        if b.stretch.last < a.stretch.first and b.basis is TimeBasis.YEAR_INFERRED:  # "from May 3 to June 2"
            b = Found(
                b.end, Stretch(None, almanac.add(b.stretch.last, 1, "year"), b.stretch.precision), b.basis, b.rule
            )
        if b.stretch.last is None or b.stretch.last < a.stretch.first:
            return self._open_end(i)
        basis = a.basis if a.basis is not TimeBasis.EXPLICIT else b.basis
        return Found(b.end, Stretch(a.stretch.first, b.stretch.last, b.stretch.precision), basis, "range")

    def _before(self, a: Found, b: Found) -> Found:
        """Give the start of a range the year that its end names: "between July and September 2004"."""
        if a.stretch.first is None or b.stretch.last is None:
            return a
        years = b.stretch.last.year - a.stretch.first.year
        first = almanac.add(a.stretch.first, years, "year")
        if first is not None and first > b.stretch.last:
            first = almanac.add(first, -1, "year")
        return Found(a.end, Stretch(first, first, a.stretch.precision), b.basis, a.rule)

    def _range_start(self, i: int) -> Found | None:
        if (year := self.year_number(i)) is not None:
            return Found(i + 1, almanac.year(year), TimeBasis.EXPLICIT, "year")
        return self.core(i)

    def _open_end(self, i: int) -> Found | None:
        found = self.core(i + 1)
        if found is None:
            return None
        return Found(
            found.end, Stretch(found.stretch.first, None, TimePrecision.OPEN), found.basis, f"from-{found.rule}"
        )

    def _bound(self, i: int) -> Found | None:
        w, low, ref = self.words, self.low(i), self.setting.ref
        self.leans_ahead = low in w.by or low in w.until
        found = self.core(i + 1)
        self.leans_ahead = False
        if found is None:
            return None
        if (low in w.after or low in w.before) and self.setting.leads(self.at(found.end - 1).token):
            return None  # "after the August 2 vote"
        whole = found.stretch
        if low in w.after:
            return Found(found.end, Stretch(whole.last, None, TimePrecision.OPEN), found.basis, f"after-{found.rule}")
        if low in w.before and not found.rule.startswith("end-"):  # "before the end of the year" = by it
            return Found(found.end, Stretch(None, whole.first, TimePrecision.OPEN), found.basis, f"before-{found.rule}")
        ahead = whole.last is not None and ref is not None and ref <= whole.last
        return Found(
            found.end, Stretch(ref if ahead else None, whole.last, whole.precision), found.basis, f"by-{found.rule}"
        )
