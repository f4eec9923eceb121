"""A text in, its stretches out: paragraphs by blank lines, by single lines, or by lines wrapped at a column."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

from diplograph.model import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
BULLET = re.compile(r"(?:[-*•·▪‣◦–—]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_STOPS = ".?!:;\"'”’)]"
_MIN_WIDTH, _MAX_WIDTH = 45, 100  # columns at which texts are wrapped
_LONGEST = 8_000  # characters; the parser's memory grows with a paragraph, and no news paragraph is longer


class _Line:
    def __init__(self, text: str, start: int, end: int) -> None:
        raw = text[start:end]
        self.text = raw.strip()
        self.start = start + len(raw) - len(raw.lstrip())
        self.end = self.start + len(self.text)
        self.indent = self.start - start


def stretches(text: str) -> list[list[Span]]:
    r"""Return the paragraphs of a text, in blocks between blank lines, each trimmed of white space.

    A text whose lines are wrapped at a column (each line breaks where the next word would not have fitted) has its
    lines joined: such a paragraph spans single newlines. Otherwise every line is a paragraph.

    >>> [[span.of("One.\nTwo.\n\nThree.") for span in block] for block in stretches("One.\nTwo.\n\nThree.")]
    [['One.', 'Two.'], ['Three.']]
    """
    blocks = _blocks(text)
    width = _wrap_width(blocks)
    found = [list(_joined(block, width)) for block in blocks]
    return [[part for start, end in block for part in _cut(text, start, end)] for block in found]


def _blocks(text: str) -> list[list[_Line]]:
    blocks: list[list[_Line]] = [[]]
    before = 0
    for match in _LINE.finditer(text):
        line = _Line(text, match.start(), match.end())
        if not line.text:  # a line of spaces is a blank line, unless it only pads the break before it
            continue
        if len(_BREAKS.findall(text, before, line.start)) > 1 and blocks[-1]:
            blocks.append([])
        blocks[-1].append(line)
        before = line.end
    return [block for block in blocks if block]


def _wrap_width(blocks: list[list[_Line]]) -> int:
    """Return the column at which the text is wrapped, 0 where it is not."""
    lengths = [len(line.text) for block in blocks for line in block]
    fitting = [length for length in lengths if length <= _MAX_WIDTH]
    if not fitting or len(lengths) - len(fitting) > len(lengths) / 20 or max(fitting) < _MIN_WIDTH:
        return 0
    width = max(fitting)
    full = [_is_full(first, second, width) for block in blocks for first, second in pairwise(block)]
    return width if len(full) > 1 and mean(full) > 0.6 else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _joined(block: list[_Line], width: int) -> Iterator[tuple[int, int]]:
    start = block[0].start
    for line, following in pairwise(block):
        runs_on = _is_full(line, following, width) or (following.text[0].islower() and line.text[-1] not in _STOPS)
        new = following.indent > line.indent + 1 or BULLET.match(following.text)
        if not width or new or not runs_on:
            yield start, line.end
            start = following.start
    yield start, block[-1].end


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a paragraph too long to be one where a sentence ends, else at a space, else where it must be."""
    while end - start > _LONGEST:
        stretch = text[start : start + _LONGEST]
        cut = max(stretch.rfind(". ") + 1, stretch.rfind('." ') + 2) or stretch.rfind(" ")
        cut = cut if cut > _LONGEST // 4 else _LONGEST
        yield Span(start=start, end=start + len(stretch[:cut].rstrip()))
        start += cut
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if start < end:
        yield Span(start=start, end=end)
