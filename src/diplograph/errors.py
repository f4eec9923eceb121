"""The error tree. Every message says what, where and how to mend, in one line.

DiplographError
├── DataFileError     a file that an editor can mend (path:line: what; hint)      -> stop, exit code 3
├── ArticleError      one article cannot be read                                  -> an issue, the batch goes on
├── MissingExtra      an optional package or model is not installed               -> says the pip line
└── GraphError        the store or a question to it
    ├── QueryError    unknown query, bad parameter, SPARQL that does not parse
    ├── QueryRefused  a query that would reach outside the store
    ├── ShapeError    an article's graph that breaks a SHACL shape; nothing was stored
    ├── StoreBusy     another process holds the store
    └── StoreFailed   the disk took no more; what was stored before is kept
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "Summit"?` for the nearest known word, or an empty string.

    >>> did_you_mean("Sumit", ["Summit", "Visit"])
    'did you mean "Summit"?'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


class DiplographError(Exception):
    """Base of every error this package raises on purpose; its message is one line that says how to mend it.

    >>> try:
    ...     raise ArticleError("a.txt", "the file is empty", "give it a text")
    ... except DiplographError as error:
    ...     print(error)
    a.txt: the file is empty; give it a text
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes whole, whatever the class takes to be made."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[DiplographError], args: tuple[object, ...], state: dict[str, object]) -> DiplographError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class DataFileError(DiplographError):
    """A data file that an editor can mend.

    >>> print(DataFileError("meetings.yaml", 14, 'no class "Sumit"', 'did you mean "Summit"?'))
    meetings.yaml:14: no class "Sumit"; did you mean "Summit"?
    """

    def __init__(self, path: str | Path, line: int | None, found: str, hint: str = "") -> None:
        self.path, self.line, self.found, self.hint = str(path), line, found, hint
        where = self.path if line is None else f"{self.path}:{line}"
        super().__init__(f"{where}: {found}" + (f"; {hint}" if hint else ""))


class ArticleError(DiplographError):
    """One article that cannot be read; the batch goes on.

    >>> print(ArticleError("news/a.txt", "the file is empty", "give it a text or leave it out"))
    news/a.txt: the file is empty; give it a text or leave it out
    """

    def __init__(self, article_id: str, found: str, hint: str = "") -> None:
        self.article_id, self.found, self.hint = article_id, found, hint
        super().__init__(f"{article_id}: {found}" + (f"; {hint}" if hint else ""))


class MissingExtra(DiplographError):
    """Something optional is not installed.

    >>> print(MissingExtra("the model en_core_web_trf", "pip install en-core-web-trf"))
    the model en_core_web_trf is not installed; pip install en-core-web-trf
    """

    def __init__(self, extra: str, hint: str = "") -> None:
        self.extra, self.hint = extra, hint
        super().__init__(f"{extra} is not installed" + (f"; {hint}" if hint else ""))


class GraphError(DiplographError):
    """Something about the store."""


class QueryError(GraphError):
    """A query that cannot be run as it stands."""


class QueryRefused(GraphError):
    """A query that would reach outside the store."""


class ShapeError(GraphError):
    """An article's graph that breaks a shape; nothing of it was stored."""


class StoreBusy(GraphError):
    """Another process holds the store."""


class StoreFailed(GraphError):
    """The disk took no more; what was stored before is kept."""
