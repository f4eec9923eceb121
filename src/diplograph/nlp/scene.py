"""What the attribution rules share about one Doc: paragraphs and quotes in tokens, and a draft of an attribution.

Tokens go in, ranges of tokens come out; offsets appear only when a draft becomes a record.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from diplograph.lexicon.reporting import Reporting
from diplograph.model import Attribution, Span
from diplograph.nlp.speakers import Range, Speaker

_EDGE = frozenset(",;:.-–—…")
_ALL_BUT_A_FEW = 0.9  # share of the words between marks from which speech is direct ("that" may stand outside)
_QUOTE_MARKS = frozenset("\"“”„«»'`")
_LONG_QUOTE = 4  # words; a shorter one is a word held up with tongs, not speech


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    Attributes:
        cue: the reporting words.  speaker: None when nobody is named.
        content: what is said.  clause: the reporting clause (speaker, cue, audience), which is nobody's content.
        parenthetical: the clause stands after or inside what is said, set off by commas.
    """

    cue: Range
    speaker: Speaker | None
    content: list[Range]
    manner: str
    rule: str
    clause: Range
    parenthetical: bool = False


class Scene:
    """One Doc, with its paragraphs and quotes as token ranges.

    Attributes:
        quotes: token ranges of the quotes, marks included.  quote_at: index of the quote that holds a token, or -1.
        paragraphs: token range and kind of each paragraph that is read.
    """

    def __init__(self, doc: Doc, lexicon: Reporting) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.tokens = list(doc)
        self.starts = [token.idx for token in self.tokens]
        self.paragraphs = [(self._range(p.span.start, p.span.end), p.kind) for p in doc._.paragraphs if p.is_read] or [
            (Range(0, len(self.tokens)), "body")
        ]
        self._paragraph_starts = [p.start for p, _ in self.paragraphs]
        self.quotes = [self._range(q.span.start, q.span.end) for q in doc._.quotes]
        self.quote_starts = frozenset(quote.start for quote in self.quotes)
        self.quote_at = [-1] * (len(self.tokens) + 1)
        for number, quote in enumerate(self.quotes):
            for i in range(quote.start, quote.end):
                self.quote_at[i] = number

    def _range(self, start: int, end: int) -> Range:
        return Range(max(0, bisect_left(self.starts, start + 1) - 1), bisect_left(self.starts, end))

    def paragraph(self, i: int) -> Range:
        """Return the paragraph that holds token `i`."""
        return self.paragraph_of(i)[0]

    def paragraph_of(self, i: int) -> tuple[Range, str]:
        """Return the paragraph that holds token `i`, and its kind."""
        return self.paragraphs[max(0, bisect_left(self._paragraph_starts, i + 1) - 1)]

    def next_paragraph(self, i: int) -> int:
        """Return where the first paragraph that begins at or after token `i` starts (-1: there is none)."""
        number = bisect_left(self._paragraph_starts, i)
        return self._paragraph_starts[number] if number < len(self._paragraph_starts) else -1

    def sentence(self, i: int) -> Range:
        """Return the sentence that holds token `i`, without the blanks around it."""
        sent = self.tokens[i].sent
        start, end = sent.start, sent.end
        while start < i and self.tokens[start].is_space:
            start += 1
        while end > i + 1 and self.tokens[end - 1].is_space:
            end -= 1
        return Range(start, end)

    def trim(self, part: Range) -> Range | None:
        """Return the range without blanks and loose punctuation at its ends (quotation marks stay)."""
        start, end = part
        while start < end and (self.tokens[start].is_space or self.tokens[start].text in _EDGE):
            start += 1
        while end > start and (self.tokens[end - 1].is_space or self.tokens[end - 1].text in ",;:-–—"):
            end -= 1
        return Range(start, end) if end > start else None

    def is_speech(self, number: int) -> bool:
        """Say whether a quote is long enough, or ends as a sentence does, to be somebody's speech."""
        quote = self.quotes[number]
        inner = [t for t in self.tokens[quote.start : quote.end] if t.is_alpha]
        last = self.tokens[max(quote.start, quote.end - 2)].text
        return len(inner) >= _LONG_QUOTE or (len(inner) > 0 and last[-1:] in ",.!?")

    def quote_before(self, i: int) -> int:
        """Return the number of the quote that ends just before token `i` (commas and dashes aside), or -1."""
        while i > 0 and (self.tokens[i - 1].is_space or self.tokens[i - 1].text in _EDGE):
            i -= 1
            if self.quote_at[i] >= 0:
                break
        number = self.quote_at[i - 1] if i > 0 else -1
        return number if number >= 0 and self.quotes[number].end == i else -1

    def quote_after(self, i: int) -> int:
        """Return the number of the quote that begins at token `i` (a comma, a colon, "that" aside), or -1."""
        while i < len(self.tokens) and (
            self.tokens[i].is_space or self.tokens[i].text in ",:" or self.tokens[i].lower_ == "that"
        ):
            if self.quote_at[i] >= 0:
                break
            i += 1
        number = self.quote_at[i]
        return number if number >= 0 and self.quotes[number].start == i else -1

    def record(self, draft: Draft) -> Attribution | None:
        """Return the draft as a record, or None when nothing is left that is said."""
        said = self._said(draft)
        named = self.trim(draft.speaker.name) if draft.speaker else None
        if not said or (draft.speaker is not None and named is None):
            return None
        marked = sum(1 for part in said for i in range(*part) if self.quote_at[i] >= 0)
        words = sum(part.end - part.start for part in said)
        kind: Literal["direct", "mixed", "indirect"] = "mixed" if marked else "indirect"
        if marked >= _ALL_BUT_A_FEW * words:
            kind = "direct"
        return Attribution(
            source=self._span(named) if named else None,
            cue=self._span(draft.cue),
            content=tuple(self._span(part) for part in said),
            kind=kind,
            manner=draft.manner,
            rule=draft.rule + ("/" + draft.speaker.rule if draft.speaker else ""),
        )

    def whole_quote(self, quote: Range) -> list[Range]:
        """Return a quote with the lines before and after over which it runs; it alone where it is opened and closed."""
        number = self.quote_at[quote.start]
        first = last = number
        while first > 0 and self._runs_on(first - 1):
            first -= 1
        while self._runs_on(last):
            last += 1
        return [quote] if first == last else self.quotes[first : last + 1]

    def _runs_on(self, number: int) -> bool:
        """Say whether a quote is not closed at the end of its line and goes on in the next, where none is opened."""
        if number + 1 >= len(self.quotes):
            return False
        quote, after = self.quotes[number], self.quotes[number + 1]
        between = "".join(t.text_with_ws for t in self.tokens[quote.end : after.start])
        text = self.doc._.article.text if self.doc._.article is not None else self.doc.text
        last, first = (text[self.tokens[i].idx] for i in (quote.end - 1, after.start))
        return not between.strip() and last not in _QUOTE_MARKS and first not in _QUOTE_MARKS

    def _said(self, draft: Draft) -> list[Range]:
        parts: list[Range] = []
        for part in sorted(draft.content):
            if parts and part.start <= parts[-1].end:
                parts[-1] = Range(parts[-1].start, max(parts[-1].end, part.end))
            else:
                parts.append(part)
        return [kept for part in parts if (kept := self.trim(part)) is not None]

    def whole(self, draft: Draft) -> Iterator[Range]:
        """Yield what is said, a part that ends within a quote of its own up to the end of that quote."""
        for part in draft.content:
            number = self.quote_at[part.end - 1] if part.end > part.start else -1
            inside = number >= 0 and self.quotes[number].start >= part.start
            if inside and not self.quotes[number].holds(draft.cue.start):
                lines = self.whole_quote(self.quotes[number])
                yield Range(part.start, max(part.end, self.quotes[number].end))
                yield from lines if len(lines) > 1 else ()
            else:
                yield part

    def _span(self, part: Range) -> Span:
        last = self.tokens[part.end - 1]
        return Span(start=self.tokens[part.start].idx, end=last.idx + len(last))
