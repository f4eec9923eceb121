"""Paths in, articles out, one by one; what cannot be read becomes an ArticleError and the rest goes on."""

import sys
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from datetime import date as Day
from glob import glob
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from diplograph import plugins
from diplograph.errors import ArticleError, DiplographError
from diplograph.ingest.fields import article
from diplograph.ingest.formats import ending_of
from diplograph.ingest.lists import listed
from diplograph.ingest.meter import Meter
from diplograph.model import Article
from diplograph.plugins import READERS, Entry, Reader

Fetch = Callable[[str], Iterator[Entry]]


def read(
    *paths: str | Path, date: Day | None = None, on_error: Callable[[ArticleError], None] | None = None
) -> Iterator[Article]:
    r"""Yield the articles of files (.txt, .jsonl, .html ...), patterns and folders (sorted, with their sub-folders).

    Other endings are read where an installed package brings a reader for them (plugins.py).

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
    for _, got in located(*paths, date=date, on_error=on_error):
        yield got


def located(
    *paths: str | Path,
    date: Day | None = None,
    on_error: Callable[[ArticleError], None] | None = None,
    known: MutableMapping[str, str] | None = None,
    meter: Meter | None = None,
    fetch: Fetch | None = None,
    lists: Iterable[Path] = (),
) -> Iterator[tuple[str, Article]]:
    """Yield where each article stands ("path", "path:line" or an address), and the article, as `read` does.

    Args:
        known: where an id was given before; a dict unless the ids are too many for one.
        meter: told how much of the files has been read.
        fetch: who opens addresses (`http://`, `https://`); without it they are refused.
        lists: files that name addresses, read after the paths.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Russia met NATO.")
    ...     [where.removeprefix(folder) for where, _ in located(folder)]
    ['/a.txt']
    """
    where_was: MutableMapping[str, str] = {} if known is None else known
    for where, found in chain(_entries(paths, meter or Meter(), fetch), _listed(lists, fetch)):
        try:
            if isinstance(found, ArticleError):
                raise found
            got = article(found, where, date)
            before = where_was.get(got.id)
            if before is not None:
                given = "id" in found and bool(found["id"])
                said = f'the id "{got.id}" was given before' if given else "the same text was given before"
                raise ArticleError(where, f"{said}, in {before}", "leave one out, or give each its own id")
        except ArticleError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            where_was[got.id] = where
            yield where, got


def _entries(paths: Iterable[str | Path], meter: Meter, fetch: Fetch | None) -> Iterator[Entry]:
    seen: set[Path] = set()
    given = [str(path) for path in paths]
    found = {one: list(_files(Path(one))) for one in given if one != "-" and not is_address(one)}
    meter.files(path for paths in found.values() for path in paths if isinstance(path, Path))
    for one in given:
        if one == "-":
            yield from _standard_input()
        elif is_address(one):
            yield from _address(one, fetch)
        for path in found.get(one, ()):
            if isinstance(path, ArticleError):
                yield path.article_id, path
            elif path.resolve() not in seen:  # `data data/a.txt` names a.txt twice
                seen.add(path.resolve())
                yield from _file(path, meter)


def is_address(path: str | Path) -> bool:
    """Say whether a path of the command line is an address of the web.

    >>> is_address("https://example.org/feed"), is_address("data/sample")
    (True, False)
    """
    return str(path).lower().startswith(("http://", "https://"))


def is_missing(path: str) -> bool:
    """Say whether a path of the command line, or a pattern, fits nothing that is there.

    >>> is_missing("-"), is_missing("https://example.org/feed"), is_missing("none/of-these.txt")
    (False, False, True)
    """
    return path != "-" and not is_address(path) and not Path(path).exists() and not glob(path, recursive=True)


def _listed(lists: Iterable[Path], fetch: Fetch | None) -> Iterator[Entry]:
    for path in lists:
        try:
            for address in listed(path):
                yield from _address(address, fetch)
        except ArticleError as error:
            yield str(path), error


def _address(address: str, fetch: Fetch | None) -> Iterator[Entry]:
    if fetch is None:
        yield address, ArticleError(address, "addresses are not fetched here", "save it to a file, or use build")
    else:
        yield from fetch(address)


def _files(path: Path) -> Iterator[Path | ArticleError]:
    if path.is_dir():
        within = sorted(p for p in path.rglob("*") if _is_read(p) and not _hidden(p, path))
        yield from within
        if not within:
            yield ArticleError(str(path), "the folder holds no articles", f"put {_endings()} files in it")
    elif not path.exists() and any(sign in str(path) for sign in "*?["):
        matched = sorted(glob(str(path), recursive=True))
        yield from (found for one in matched for found in _files(Path(one)))
        if not matched:
            yield ArticleError(str(path), "no file fits the pattern", "check it")
    elif not path.exists():
        yield ArticleError(str(path), "there is no such file or folder", "check the path")
    elif not _is_read(path):
        yield ArticleError(str(path), f'"{path.suffix}" files are not read', f"give {_endings()}")
    else:
        yield path


def _is_read(path: Path) -> bool:
    return _ending(path) in plugins.names(READERS)


def _ending(path: Path) -> str:
    """Return the longest ending that is read ("jsonl.gz" before "gz"), else the last."""
    parts = path.name.lower().split(".")[1:]
    endings = [".".join(parts[start:]) for start in range(len(parts))]
    return next((ending for ending in endings if ending in plugins.names(READERS)), "".join(parts[-1:]))


def _endings() -> str:
    *some, last = (f".{ending}" for ending in plugins.names(READERS))
    return f"{', '.join(some)} or {last}"


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _file(path: Path, meter: Meter) -> Iterator[Entry]:
    try:
        with path.open("rb") as file, meter.reading(file):
            yield from _read(file, str(path), _ending(path))
    except OSError as error:
        yield str(path), ArticleError(str(path), f"cannot be opened ({error.strerror})", "check the rights of the file")


def _standard_input() -> Iterator[Entry]:
    raw = sys.stdin.buffer.read()
    yield from _read(BytesIO(raw), "-", ending_of(raw))


def _read(file: BinaryIO, name: str, ending: str) -> Iterator[Entry]:
    """Read with the reader of that ending; one that is broken costs its own files and no others."""
    if not file.read(1):
        yield name, ArticleError(name, "the file is empty", "give it a text or leave it out")
        return
    file.seek(0)
    try:
        reader: Reader = plugins.load(READERS, ending)
        yield from reader(file, name)
    except ArticleError as error:
        yield name, error
    except DiplographError as error:
        yield name, ArticleError(name, str(error))
    except Exception as error:  # noqa: BLE001  (others' code: it may fail in any way)
        fault = f"the reader of .{ending} files failed on it ({type(error).__name__}: {error})"
        package, _ = plugins.origin(READERS, ending)
        yield name, ArticleError(name, fault, f"report it to those who make {package}")
