"""On whose word does a trigger stand? Attributions and speech acts in, levels of speech out, outermost first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extract.clauses import content_of
from diplograph.extract.matching import Match
from diplograph.model import Attribution, Span
from diplograph.nlp.actor_index import ActorIndex


@dataclass(frozen=True)
class Level:
    """Somebody says, thinks, asks or promises what lies in `content`.

    Attributes:
        source: actor id.  cue: the words of saying.  act: offset of the head word of the speech act that it is, if any.
        alleged: whether the content is an accusation.  manner: the class of the cue; kind: direct, indirect or mixed.
    """

    source: str
    cue: Span | None
    content: tuple[Span, ...]
    alleged: bool
    manner: str
    kind: str
    act: int | None = None

    @property
    def size(self) -> int:
        """Characters of the content: what covers more lies further out."""
        return sum(span.end - span.start for span in self.content)

    def holds(self, span: Span) -> bool:
        """Say whether the span stands in the content and is not the cue itself."""
        if self.cue is not None and self.cue.overlaps(span):
            return False
        return any(part.covers(span) for part in self.content)


class Speakers:
    """All levels of speech of one Doc.

    Args:
        acts: matches of frames with `content`, with the actors found for each.
        carries: whether what is said in a manner stands on the speaker's word ("praised the accord" makes no speaker).
        alleging: the classes whose content is an accusation.
    """

    def __init__(
        self,
        doc: Doc,
        index: ActorIndex,
        acts: Iterable[tuple[Match, tuple[str, ...]]],
        carries: Callable[[str], bool],
        alleging: frozenset[str],
    ) -> None:
        self.doc, self.index = doc, index
        pending = {span_of(match.trigger): (match, actors) for match, actors in acts}
        self.levels: list[Level] = []
        for attribution in doc._.attributions:
            if not carries(attribution.manner):
                continue
            own = [span for span in pending if attribution.cue is not None and span.overlaps(attribution.cue)]
            level = self._of_attribution(attribution, [pending.pop(span) for span in own], alleging)
            if level is not None:
                self.levels.append(level)
        for match, actors in pending.values():
            content = tuple(content_spans(match.head, match.trigger))
            if actors and content:
                self.levels.append(
                    Level(
                        actors[0],
                        span_of(match.trigger),
                        content,
                        match.frame.alleges,
                        "act",
                        "indirect",
                        match.head.idx,
                    )
                )

    def _of_attribution(
        self, attribution: Attribution, acts: list[tuple[Match, tuple[str, ...]]], alleging: frozenset[str]
    ) -> Level | None:
        named = next((actors[0] for _, actors in acts if actors), None)
        source = named or self._actor_in(attribution.source)
        if source is None:
            return None
        alleged = attribution.manner in alleging or any(match.frame.alleges for match, _ in acts)
        act = next((match.head.idx for match, actors in acts if actors), None)
        return Level(source, attribution.cue, attribution.content, alleged, attribution.manner, attribution.kind, act)

    def _actor_in(self, span: Span | None) -> str | None:
        if span is None:
            return None
        words = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is None:
            return None
        found = self.index.at(words.root) or next((ids for t in words if (ids := self.index.at(t))), ())
        return found[0] if found else None

    def over(self, trigger: Span) -> tuple[Level, ...]:
        """Return the levels that a trigger stands under, outermost first; a speaker twice in a row counts once."""
        found = sorted((level for level in self.levels if level.holds(trigger)), key=lambda level: -level.size)
        return tuple(level for i, level in enumerate(found) if i == 0 or level.source != found[i - 1].source)


def span_of(tokens: Iterable[Token]) -> Span:
    """Return the stretch of text from the first to the last of the tokens."""
    found = sorted(tokens, key=lambda t: t.idx)
    return Span(start=found[0].idx, end=found[-1].idx + len(found[-1]))


def content_spans(head: Token, trigger: tuple[Token, ...]) -> list[Span]:
    """Return the stretches that a speech act is about: "demanded [that Norway leave]", "a call [for talks]"."""
    words = set(trigger)
    found: list[Span] = []
    for start in trigger:
        inside = [t for t in content_of(start) if t not in words and not t.is_space]
        if inside:
            found.append(span_of(inside))
    return found
