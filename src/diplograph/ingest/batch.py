"""Paths in, articles out, one by one; what cannot be read becomes an ArticleError and the rest goes on."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date as Day
from io import BytesIO
from pathlib import Path

from diplograph.errors import ArticleError
from diplograph.ingest.decode import decode
from diplograph.ingest.fields import article
from diplograph.ingest.formats import READERS, SUFFIXES, Entry, json_lines, plain, suffix_of
from diplograph.model import Article

MAX_BYTES = {".txt": 4_000_000, ".html": 16_000_000, ".htm": 16_000_000}  # a .jsonl may hold many articles


def read(
    *paths: str | Path, date: Day | None = None, on_error: Callable[[ArticleError], None] | None = None
) -> Iterator[Article]:
    r"""Yield the articles of files (.txt, .jsonl, .html) and folders of them (sorted, with their sub-folders).

    The text is stored as it stands in the file: see `ingest.formats` for what little a .txt or .html loses.

    Args:
        paths: files and folders; "-" is standard input.
        date: day of publication for articles that give none. Without one, nothing is guessed.
        on_error: what to do with an article that cannot be read; the batch then goes on.

    Raises:
        ArticleError: an article cannot be read, and there is no `on_error`. Every message says which, why, and how
            to mend it: missing, empty, binary, too long, wrongly encoded, in a language that is not read, a broken
            line, an impossible date, an id given twice.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("---\ndate: 2011-05-27\n---\nRussia met NATO.\n")
    ...     [(article.text, str(article.date)) for article in read(folder)]
    [('Russia met NATO.', '2011-05-27')]
    """
    where_was: dict[str, str] = {}
    for where, found in _entries(paths):
        try:
            if isinstance(found, ArticleError):
                raise found
            got = article(found, where, date)
            if got.id in where_was:
                given = "id" in found and bool(found["id"])
                said = f'the id "{got.id}" was given before' if given else "the same text was given before"
                raise ArticleError(where, f"{said}, in {where_was[got.id]}", "leave one out, or give each its own id")
        except ArticleError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            where_was[got.id] = where
            yield got


def _entries(paths: Iterable[str | Path]) -> Iterator[Entry]:
    seen: set[Path] = set()
    for given in paths:
        if str(given) == "-":
            yield from _standard_input()
            continue
        for path in _files(Path(given)):
            if isinstance(path, ArticleError):
                yield path.article_id, path
            elif path.resolve() not in seen:  # `data data/a.txt` names a.txt twice
                seen.add(path.resolve())
                yield from _file(path)


def _files(path: Path) -> Iterator[Path | ArticleError]:
    if path.is_dir():
        within = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and not _hidden(p, path))
        yield from within
        if not within:
            yield ArticleError(str(path), "the folder holds no articles", "put .txt, .jsonl or .html files in it")
    elif not path.exists():
        yield ArticleError(str(path), "there is no such file or folder", "check the path")
    elif path.suffix.lower() not in SUFFIXES:
        yield ArticleError(str(path), f'"{path.suffix}" files are not read', "give .txt, .jsonl or .html")
    else:
        yield path


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _file(path: Path) -> Iterator[Entry]:
    name, suffix = str(path), path.suffix.lower()
    try:
        size = path.stat().st_size
        if size > MAX_BYTES.get(suffix, size):
            found = f"the file has {size:,} bytes, more than the {MAX_BYTES[suffix]:,} of one article"
            yield name, ArticleError(name, found, "split it into articles, or give it as .jsonl")
        elif suffix == ".jsonl" and size:
            with path.open("rb") as lines:
                yield from json_lines(lines, name)
        else:
            yield from _decoded(path.read_bytes(), name, suffix)
    except OSError as error:
        yield name, ArticleError(name, f"cannot be opened ({error.strerror})", "check the rights of the file")


def _standard_input() -> Iterator[Entry]:
    raw = sys.stdin.buffer.read()
    suffix = suffix_of(raw)
    yield from json_lines(BytesIO(raw), "-") if suffix == ".jsonl" else _decoded(raw, "-", suffix)


def _decoded(raw: bytes, name: str, suffix: str) -> Iterator[Entry]:
    try:
        text = decode(raw, name)
    except ArticleError as error:
        yield name, error
    else:
        yield from READERS.get(suffix, plain)(text, name)
