"""An article in, its paragraphs out, each with what it is: headline, body, caption, advert ... Strings only, no parser.

Nothing is taken from the stored text: adverts, credits and what is told twice are marked so that nobody reads them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from diplograph.ingest.marks import Marks, fold, marks
from diplograph.ingest.split import BULLET, stretches
from diplograph.model import Article, Paragraph, Span

_ENDS = (".", "!", "?", ":", ";", ",", "…")
_HEADLINE, _SUBHEAD = 25, 10  # words at most
_REPEAT = 5  # words at least: shorter lines may well stand twice and mean two things
_FIRST = 4  # paragraphs that may carry a dateline
KINDS: tuple[str, ...] = get_args(Paragraph.model_fields["kind"].annotation)


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an article in order; their spans do not overlap and point into the stored text.

    A caption or headline told again word for word is "repeat" where it adds nothing; the credit of a picture, a
    dateline and a date line are paragraphs of their own kind.

    >>> text = "Ruritania recalls envoy\\n\\nSTRELSAU (Reuters) - Ruritania recalled its envoy.\\n\\nLEARN MORE"
    >>> [(p.kind, p.span.of(text)) for p in paragraphs(Article(text=text))]  # doctest: +NORMALIZE_WHITESPACE
    [('headline', 'Ruritania recalls envoy'), ('dateline', 'STRELSAU (Reuters) -'),
     ('body', 'Ruritania recalled its envoy.'), ('advert', 'LEARN MORE')]
    """
    found = list(_Reading(article).paragraphs())
    again = _told_again(article.text, found)
    return tuple(p.model_copy(update={"kind": "repeat"}) if p.span.start in again else p for p in found)


class _Reading:
    """One walk over the stretches of one article."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.marks: Marks = marks(article.language)
        self.title = fold(article.title or "")
        self.blocks = stretches(article.text)
        self.read = 0  # paragraphs so far that are read
        self.headline = False

    def paragraphs(self) -> Iterator[Paragraph]:
        flat = [(span, block) for block in self.blocks for span in block]
        for at, (span, block) in enumerate(flat):
            following = flat[at + 1][0] if at + 1 < len(flat) else None
            for paragraph in self._of(span, following, following in block):
                self.read += paragraph.is_read
                self.headline = self.headline or paragraph.kind == "headline"
                yield paragraph

    def _of(self, span: Span, following: Span | None, same_block: bool) -> Iterator[Paragraph]:
        words = span.of(self.text)
        if self.marks.is_advert(words):
            yield Paragraph(span=span, kind="advert")
        elif self.marks.is_byline(words):
            yield Paragraph(span=span, kind="credit")
        elif self.marks.is_date_line(words):
            yield Paragraph(span=span, kind="dateline")
        elif (credit := self.marks.credit(words)) is not None:
            yield from self._two(span, credit, "caption", "credit")
        elif self._is_caption_title(words, following, same_block):
            yield Paragraph(span=span, kind="caption")
        elif dateline := self._dateline(words):
            yield from self._two(span, dateline, "dateline", "body")
        elif self._is_headline(words, following):
            yield Paragraph(span=span, kind="headline")
        elif (bullet := BULLET.match(words)) and words[bullet.end() :]:
            yield Paragraph(span=Span(start=span.start + bullet.end(), end=span.end), kind="list")
        elif (agency := self.marks.agency_tail(words)) is not None:
            yield from self._two(span, agency, self._plain_kind(words, following), "credit")
        else:
            yield Paragraph(span=span, kind=self._plain_kind(words, following))

    def _two(self, span: Span, cut: int, first: str, second: str) -> Iterator[Paragraph]:
        before, after = span.of(self.text)[:cut].rstrip(), span.start + cut
        if before:
            yield Paragraph(span=Span(start=span.start, end=span.start + len(before)), kind=first)
        yield Paragraph(span=Span(start=after, end=span.end), kind=second)

    def _dateline(self, words: str) -> int:
        return self.marks.dateline(words, first=self.read <= self.headline) if self.read <= _FIRST else 0

    def _is_headline(self, words: str, following: Span | None) -> bool:
        if self.title and fold(words) == self.title:
            return True
        return not self.read and following is not None and _is_short(words, _HEADLINE)

    def _is_caption_title(self, words: str, following: Span | None, same_block: bool) -> bool:
        """Say whether it is a line of few words on top of a caption: the name of who is in the picture."""
        if following is None or not same_block or not _is_short(words, _SUBHEAD):
            return False
        return self.marks.credit(following.of(self.text)) is not None

    def _plain_kind(self, words: str, following: Span | None) -> str:
        if self.marks.is_caption(words):
            return "caption"
        longer = following is not None and len(following.of(self.text)) > 2 * len(words)
        return "subhead" if longer and _is_short(words, _SUBHEAD) else "body"


def _is_short(words: str, most: int) -> bool:
    ended = words.rstrip("\"'”’)] ").endswith(_ENDS)
    return len(words.split()) <= most and not ended and bool(re.search(r"[^\W\d_]", words))


def _told_again(text: str, found: list[Paragraph]) -> set[int]:
    """Return the starts of paragraphs whose words stand once more in another one that is read."""
    told: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in found:
        words = fold(paragraph.span.of(text)).strip("\"'")
        if paragraph.is_read and len(words.split()) >= _REPEAT:
            told[words].append(paragraph)
    everything = "\n".join(told)
    again: set[int] = set()
    for words, same in told.items():
        if everything.count(words) > 1:  # a caption, headline or pulled quote within a longer paragraph
            again.update(p.span.start for p in same)
        else:
            kept = next((p for p in same if p.kind in ("headline", "body")), same[0])
            again.update(p.span.start for p in same if p is not kept)
    return again
