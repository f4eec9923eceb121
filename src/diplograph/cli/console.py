"""What all verbs share: lines out, issues, progress on a terminal, and the exit codes."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from diplograph.errors import ArticleError, DiplographError
from diplograph.model import Article, Issue

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

T = TypeVar("T")


class Exit(IntEnum):
    """Exit codes."""

    FINE = 0
    ISSUES = 1  # done, but something was left out; stderr says what
    USAGE = 2  # nothing was done: the command, a path or a query is wrong
    DATA = 3  # nothing was done: a data file must be mended


PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATHS...", help="Files (.txt .jsonl .html) and folders of them; - is stdin.")
]
DateOption = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Day of articles that give none."),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="A spaCy pipeline in place of the small one.")
]
ExtractorOption = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="Who makes the claims; a package may bring its own.")
]
OutArgument = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that `diplograph build` made.")]
StoreArgument = Annotated[
    str, typer.Argument(metavar="OUT|URL", help="The folder that `diplograph build` made, or a SPARQL server.")
]


class Issues:
    """Prints each issue on stderr as it comes, and knows the exit code at the end."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, issue: Issue | DiplographError) -> None:
        """Print one, in one line."""
        self.count += 1
        error(str(issue))

    @property
    def code(self) -> Exit:
        """Exit code 1 once there was an issue."""
        return Exit.ISSUES if self.count else Exit.FINE


def error(message: str) -> None:
    """Print one line on stderr."""
    typer.echo(" ".join(message.split()), err=True)


def stop(code: Exit) -> NoReturn:
    """End the verb with that exit code."""
    raise typer.Exit(int(code))


def articles(paths: list[str], day: datetime | None, issues: Issues) -> Iterator[Article]:
    """Read the articles of the paths; what cannot be read is an issue. Ends the verb when nothing could be read."""
    from diplograph.ingest import read

    if not paths:
        raise ArticleError("PATHS", "none is given", "name a file or a folder, or - for standard input")
    found = read(*paths, date=None if day is None else date(day.year, day.month, day.day), on_error=issues.add)
    first = next(found, None)
    if first is None:
        error("no article could be read")
        stop(Exit.ISSUES)
    yield first
    yield from found


def progress(items: Iterable[T], doing: str) -> Iterator[T]:
    """Pass the items on, and show on a terminal how many there were so far."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        for item in items:
            yield item
            bar.advance(task)


def opened(out: str | Path, queries: Path | None = None) -> "KnowledgeGraph":
    """Open the store of a folder that `build` made, or that of a server, with the named queries of a user's folder.

    Raises:
        DiplographError: there is none.
    """
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.server import is_url

    if is_url(out):
        return KnowledgeGraph(out, queries=queries)
    store = Path(out) / "store"
    if not store.is_dir():
        raise DiplographError(f"{out}: holds no store; make one with: diplograph build PATHS -o {out}")
    return KnowledgeGraph(store, queries=queries)


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table for the eye."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(highlight=False).print(shown)


def pipe(text: str | bytes) -> None:
    """Write bytes or text to stdout as they are."""
    typer.echo(text, nl=False)
