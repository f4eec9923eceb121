"""A parsed Doc in, `doc._.quotes` out: what stands between quotation marks, marks included. Who says it is left to
attribution.py.

The parser sees straight marks; the stored text still knows which way a curly mark turns, so it is asked first.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.quotes)
from diplograph.model import Paragraph, Quote, Span

_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'
_MARKS = re.compile("[“”„«»\"]|''|``")
# A single mark opens at the start of a word and closes after punctuation or a word; 's and s' are no marks.
_SINGLE = re.compile(r"(?:(?<=[\s(\[—-])|^)['‘](?=\w)(?P<said>[^\n]{2,400}?[\w,.!?…])['’](?=[\s,.;:!?)\]—-]|$)")
_ENDING = (".", ",", "!", "?", "]", "…")
_MOST_LINES = 9
_SHORTEST_OPEN = 3  # words; a mark that is never closed must have at least these after it


class _Mark(NamedTuple):
    start: int
    end: int
    side: str  # "open", "close" or "either"


class Quotes:
    """The component: finds quotation marks and sets `doc._.quotes`, in the order of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quotes` and return the same Doc."""
        article = doc._.article
        text = article.text if article is not None else doc.text
        doc._.quotes = tuple(Quote(span=span) for span in find_quotes(text, doc._.paragraphs))
        return doc


def find_quotes(text: str, paragraphs: Iterable[Paragraph] = ()) -> Iterator[Span]:
    """Yield the quotes of a text, paragraph by paragraph; without paragraphs, line by line.

    A quote whose mark is not closed runs to the end of its paragraph, where the next one opens with a mark again
    (or where the mark turns the right way).

    >>> [span.of('He said "no" twice.') for span in find_quotes('He said "no" twice.')]
    ['"no"']
    """
    spans = [(p.span.start, p.span.end) for p in paragraphs if p.is_read] or [
        (line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)
    ]
    open_lines, ends = _over_lines(text, spans)
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0] : spans[number + 1][0] + 1] if number + 1 < len(spans) else ""
        goes_on = number in open_lines or (following in _OPENING + _EITHER and following != "")
        rest = ends.get(number, start)
        doubles = [Span(start=start, end=rest)] if rest > start else []
        doubles += _double(text, rest, end, goes_on=goes_on)
        singles = _single(text, start, end, doubles)
        yield from sorted((*doubles, *singles), key=lambda span: (span.start, -span.end))


def _over_lines(text: str, spans: list[tuple[int, int]]) -> tuple[set[int], dict[int, int]]:
    """Find the quotes that run over lines, closed in a later one and opened but once: 'He said, "No.\\nWe wait."'.

    Returns the lines that such a quote is opened in, and where it ends in each of the lines after.
    """
    marks = [list(_MARKS.finditer(text, start, end)) for start, end in spans]
    opened: set[int] = set()
    ends: dict[int, int] = {}
    for number, found in enumerate(marks):
        if len(found) % 2 == 0 or number in ends:
            continue
        before = text[: found[-1].start()][-1:]
        if before.strip() and found[-1].start() > spans[number][0] and before not in "([":
            continue  # that one closes
        last = _closing_line(text, spans, marks, number)
        if last is None:
            continue
        opened.update(range(number, last))
        ends.update({middle: spans[middle][1] for middle in range(number + 1, last)})
        ends[last] = marks[last][0].end()
    return opened, ends


def _closing_line(text: str, spans: list[tuple[int, int]], marks: list[list[re.Match[str]]], first: int) -> int | None:
    """Return the line in which a quote that is opened in line `first` and not closed there is closed."""
    for number in range(first + 1, min(first + _MOST_LINES, len(spans))):
        start, gap = spans[number][0], text[spans[number - 1][1] : spans[number][0]]
        if gap.count("\n") != 1 or gap.strip():
            return None
        if marks[number]:
            mark = marks[number][0].start()
            closes = len(marks[number]) % 2 == 1 and text[start:mark].rstrip()[-1:] in _ENDING
            return number if mark > start and closes else None
    return None


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for found in _MARKS.finditer(text, start, end):
        mark, before, after = (
            found.group(),
            text[found.start() - 1 : found.start()],
            text[found.end() : found.end() + 1],
        )
        if found.start() == start:
            before = ""
        if mark in _OPENING or mark == "``":
            side = "open"
        elif (mark in _CLOSING or mark == "''") and before:  # at the start of a paragraph a closing mark is a slip
            side = "close"
        elif before.isdigit() and not after.strip(" ,.;)"):
            side = "close"  # 6'2" or the end of a quote: a close without an open is nothing
        elif (not before or before in " \t\u00a0([—–-") and after and not after.isspace():
            side = "open"
        elif before and not before.isspace() and (not after or after in " \t\u00a0,.;:!?)]—–-"):
            side = "close"
        else:
            side = "either"
        yield _Mark(found.start(), found.end(), side)


def _double(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Span]:
    opened: _Mark | None = None
    for mark in _marks(text, start, end):
        if opened is None:
            opened = mark if mark.side != "close" else None
        elif mark.side == "open" and text[mark.start] not in _EITHER:
            # „...“ closes with the mark that opens elsewhere; otherwise a new quote begins and the old one had no end.
            if text[opened.start] == "„":
                yield Span(start=opened.start, end=mark.end)
                opened = None
            else:
                opened = mark
        else:
            yield Span(start=opened.start, end=mark.end)
            opened = None
    if opened is None:
        return
    said = text[opened.end : end].rstrip()
    if len(said.split()) >= _SHORTEST_OPEN and (goes_on or opened.start == start or text[opened.start] in _OPENING):
        yield Span(start=opened.start, end=opened.end + len(said))


def _single(text: str, start: int, end: int, doubles: list[Span]) -> Iterator[Span]:
    if "'" not in text[start:end] and "‘" not in text[start:end]:
        return
    for found in _SINGLE.finditer(text, start, end):
        span = Span(start=found.start(), end=found.end())
        if not any(double.overlaps(span) for double in doubles):
            yield span
