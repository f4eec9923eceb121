"""One file in, the raw fields of its articles out: plain text, front matter, JSON lines, web pages.

`text_file`, `json_lines` and `page_file` are the built-in readers; pyproject.toml says for which endings.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from io import SEEK_END
from typing import Any, BinaryIO

import yaml

from diplograph.errors import ArticleError
from diplograph.ingest.decode import decode
from diplograph.plugins import Entry

_MAX_TEXT, _MAX_PAGE = 4_000_000, 16_000_000  # bytes of one article; a .jsonl may hold many articles

_CODE = re.compile(r"<!--.*?-->|<\s*(script|style)\b.*?(?:<\s*/\s*\1\b[^>]*>|\Z)", re.DOTALL | re.IGNORECASE)
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def plain(text: str, name: str) -> Iterator[Entry]:
    r"""Yield the one article of a .txt file: its text, and the fields of its YAML front matter if it has one.

    Line ends become "\n", and blank lines before and after the text are left out; all else is stored as it stands.

    >>> list(plain("---\ndate: 2011-05-27\n---\n\nRussia met NATO.\n", "a.txt"))
    [('a.txt', {'date': '2011-05-27', 'text': 'Russia met NATO.'})]
    """
    text = re.sub(r"\r\n?", "\n", text)
    fields: Any = {}
    if front := _FRONT.match(text):
        try:
            # BaseLoader: every value stays the string that was written ("007", and dates that do not exist).
            fields = yaml.load(front[1], Loader=yaml.BaseLoader) or {}
        except (yaml.YAMLError, RecursionError) as error:
            yield name, _broken_front(error, name)
            return
        if isinstance(fields, dict):
            text = text[front.end() :]
        else:  # a text that only opens with a rule of dashes
            fields = {}
    yield name, {**fields, "text": text.strip()}


def _broken_front(error: Exception, name: str) -> ArticleError:
    mark = getattr(error, "problem_mark", None)
    where = name if mark is None else f"{name}:{mark.line + 2}"
    found = "the front matter is no YAML"
    return ArticleError(where, found, 'write lines such as "date: 2011-05-27"; put a title with a colon in quotes')


def json_lines(lines: Iterable[bytes], name: str) -> Iterator[Entry]:
    r"""Yield the articles of a .jsonl file, one object a line; a broken line is an error and the others go on.

    >>> [fields for _, fields in json_lines([b'{"text": "Russia met NATO.\\n"}', b""], "a.jsonl")]
    [{'text': 'Russia met NATO.\n'}]
    """
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            if b"\0" in line:
                yield name, ArticleError(name, "is no UTF-8 text", "save the file as UTF-8 text")
                return
        if line.strip():
            where = f"{name}:{number}"
            yield where, _object(line, where)


def _object(line: bytes, where: str) -> dict[str, Any] | ArticleError:
    hint = 'write one object a line: {"text": "...", "date": "2011-05-27"}'
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return ArticleError(where, f"byte {error.start + 1} of the line is not UTF-8", "save the file as UTF-8 text")
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        return ArticleError(where, f"the line is no JSON (column {column})", hint)
    return value if isinstance(value, dict) else ArticleError(where, "the line is no JSON object", hint)


def without_code(html: str) -> str:
    """Return a piece of HTML without what no reader sees: scripts, styles and comments, with what stands in them.

    >>> without_code("Talks<script>track(1)</script> begin")
    'Talks begin'
    """
    return _CODE.sub("", html)


def web_page(text: str, name: str) -> Iterator[Entry]:
    """Yield the one article of a web page: its words without menus and comments; title, date and source where given.

    The date is taken only from what the page declares, never from its running text.
    """
    import trafilatura

    page = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        yield name, ArticleError(name, "no article was found on the page", "save its words as .txt")
        return
    # A page that names no site is no source of its own: trafilatura then gives the host, which is right as well.
    title = without_code(page.title or "").strip() or None
    fields = {"title": title, "date": page.date, "source": page.sitename, "url": page.url, "text": page.text}
    yield name, fields


def text_file(file: BinaryIO, name: str) -> Iterator[Entry]:
    """Yield the article of a .txt file, or what is wrong with it."""
    return _whole(file, name, _MAX_TEXT, plain)


def page_file(file: BinaryIO, name: str) -> Iterator[Entry]:
    """Yield the article of an .html file, or what is wrong with it."""
    return _whole(file, name, _MAX_PAGE, web_page)


def _whole(file: BinaryIO, name: str, most: int, parse: Callable[[str, str], Iterator[Entry]]) -> Iterator[Entry]:
    size = file.seek(0, SEEK_END)
    if size > most:
        found = f"the file has {size:,} bytes, more than the {most:,} of one article"
        raise ArticleError(name, found, "split it into articles, or give it as .jsonl")
    file.seek(0)
    yield from parse(decode(file.read(), name), name)


def ending_of(raw: bytes) -> str:
    """Return the ending that the bytes of standard input would have as a file.

    >>> ending_of(b'{"text": "Russia met NATO."}'), ending_of(b"<!DOCTYPE html>"), ending_of(b"Russia met NATO.")
    ('jsonl', 'html', 'txt')
    """
    start = raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if re.match(rb"<(!doctype|html|head|body)\b", start) else "txt"
