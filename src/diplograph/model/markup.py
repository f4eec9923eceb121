"""Values in, HTML for a notebook's cell out: tables and marked text, every character of an article escaped.

No script and no frame: a notebook that is not trusted shows them as they are.
"""

from collections.abc import Iterable, Sequence
from html import escape

from diplograph.model.base import Span

SHOWN = 100  # rows of a table in a cell


def text(value: object) -> str:
    """Return a value as text of HTML.

    >>> text("<b>"), text(None)
    ('&lt;b&gt;', '')
    """
    return "" if value is None else escape(str(value))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, most: int | None = SHOWN) -> str:
    """Return a table, and below it how many rows were left out.

    >>> table(["who"], [["A & B"]])
    '<table><thead><tr><th>who</th></tr></thead><tbody><tr><td>A &amp; B</td></tr></tbody></table>'
    """
    every = list(rows)
    shown = every if most is None else every[:most]
    head = "".join(f"<th>{text(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in shown)
    more = f"<p>{len(shown)} of {len(every)} rows are shown.</p>" if len(every) > len(shown) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def counted(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "claim"), counted(2_000, "claim"), counted(0, "breach", "breaches")
    ('1 claim', '2000 claims', '0 breaches')
    """
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def marked(words: str, spans: Iterable[Span]) -> str:
    """Return a text in its paragraphs, with what the spans cover marked.

    >>> marked("a < b", [Span(start=2, end=3)])
    '<p style="text-align:left">a <mark>&lt;</mark> b</p>'
    """
    cover = [False] * (len(words) + 1)
    for span in spans:
        cover[span.start : span.end] = [True] * len(cover[span.start : span.end])
    cover[len(words) :] = [False]
    parts, begin = [], 0
    for i in range(1, len(words) + 1):
        if i == len(words) or cover[i] != cover[begin]:
            piece = text(words[begin:i])
            parts.append(f"<mark>{piece}</mark>" if cover[begin] else piece)
            begin = i
    return f'<p style="text-align:left">{"".join(parts)}</p>'.replace("\n\n", "<br><br>")
