"""What somebody says without a day of its own, and what he said shortly before, in; the day of both out.

"Anna Bell said on Monday that the port was safe. She also urged Peru to pay": she urged it on that Monday.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from diplograph.extract.happenings import Happening, interval
from diplograph.extract.speakers import Level
from diplograph.model import Factuality, Interval
from diplograph.nlp.time_owners import time_for
from diplograph.ontology import schema

FURTHER = 3  # sentences on, in which a speaker still speaks on the same occasion
FRESH = timedelta(days=8)  # before the article; what was said earlier is told as history


class Sayings:
    """The days on which the actors of one Doc speak.

    Args:
        happenings: what was read.  levels: who says what.
    """

    def __init__(self, doc: Doc, happenings: Iterable[Happening], levels: Iterable[Level]) -> None:
        self._doc = doc
        self._starts = [sentence.start for sentence in doc.sents]
        self._days: dict[str, list[tuple[int, Interval]]] = {}
        found = [(h.parties.actors, h.head, h.time) for h in happenings if _speaks(h)]
        for level in levels:
            if (cue := self.cue(level)) is not None:
                found.append(((level.source,), cue, self._own(level, cue)))
        for actors, word, time in sorted(found, key=lambda item: item[1].i):
            if time is None or not self._is_fresh(time):
                continue
            for actor in actors:
                self._days.setdefault(actor, []).append((word.i, time))

    def cue(self, level: Level) -> Token | None:
        """Return the head of the words of saying."""
        if level.cue is None:
            return None
        words = self._doc.char_span(level.cue.start, level.cue.end, alignment_mode="expand")
        return words.root if words is not None else None

    def dated(self, happening: Happening) -> Happening:
        """Return the happening with the day of the speaker's words before, where it has none of its own."""
        if happening.time is not None or not _speaks(happening):
            return happening
        return replace(happening, time=self._before(happening.parties.actors[0], happening.head))

    def time(self, level: Level, cue: Token) -> Interval | None:
        """Return when something is said: its own day, else that of what the same speaker said before."""
        return self._own(level, cue) or self._before(level.source, cue)

    def _own(self, level: Level, cue: Token) -> Interval | None:
        """Return the day of the words of saying; one within a quote ("a month ago," he said) is none of theirs."""
        found = time_for(cue)
        quoted = level.content if level.kind == "direct" else ()
        inside = found is not None and any(part.start <= found.start < part.end for part in quoted)
        return None if inside else interval(self._doc, found)

    def _before(self, actor: str, word: Token) -> Interval | None:
        earliest = self._sentence(word.i) - FURTHER
        said = [(at, day) for at, day in self._days.get(actor, ()) if at < word.i]
        return said[-1][1] if said and self._sentence(said[-1][0]) >= earliest else None

    def _sentence(self, token: int) -> int:
        return bisect_right(self._starts, token)

    def _is_fresh(self, time: Interval) -> bool:
        told: date | None = self._doc._.article.date
        if told is None or time.start is None or time.start != time.end:
            return False
        return timedelta(0) <= told - time.start <= FRESH


def _speaks(happening: Happening) -> bool:
    held = happening.factuality == Factuality.HOLDS and bool(happening.parties.actors)
    return held and schema.is_a(happening.frame.type, "SpeechEvent")
