"""What all verbs share: lines out, issues, progress on a terminal, and the exit codes."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from diplograph.errors import DiplographError
from diplograph.model import Article, Issue

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.ingest.batch import Fetch
    from diplograph.ingest.meter import Meter
    from diplograph.relations.attributes import Network
    from diplograph.relations.records import Level

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

# What is wanted of a store; the verbs that draw and tell share these.
_DAY = {"formats": ["%Y-%m-%d"], "metavar": "YYYY-MM-DD"}
SinceOption = Annotated[datetime | None, typer.Option("--since", **_DAY, help="What may lie on this day or later.")]
UntilOption = Annotated[datetime | None, typer.Option("--until", **_DAY, help="What may lie on this day or earlier.")]
AsOfOption = Annotated[datetime | None, typer.Option("--as-of", **_DAY, help="What had been said or printed by then.")]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="TYPE", help="An event type or a class above it, Supports, Opposes ...; repeatable."
    ),
]
ActorOption = Annotated[
    list[str] | None, typer.Option("--actor", metavar="NAME", help="Who takes part; may be repeated.")
]
ConfidenceOption = Annotated[
    float,
    typer.Option("--min-confidence", min=0, max=1, metavar="0..1", help="Least probability of being rightly read."),
]
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")  # a Path has lost the second stroke


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
    for _, article in located(paths, day, issues):
        yield article


def located(
    paths: list[str],
    day: datetime | None,
    issues: Issues,
    *,
    known: MutableMapping[str, str] | None = None,
    meter: "Meter | None" = None,
    fetch: "Fetch | None" = None,
    lists: Sequence[Path] = (),
) -> Iterator[tuple[str, Article]]:
    """Read the articles of the paths with their places; see `diplograph.ingest.batch.located`."""
    from diplograph.ingest import batch

    if not lists:
        need_paths(paths)
    day_given = None if day is None else date(day.year, day.month, day.day)
    found = batch.located(
        *paths, date=day_given, on_error=issues.add, known=known, meter=meter, fetch=fetch, lists=lists
    )
    first = next(found, None)
    if first is None:
        error("no article could be read")
        stop(Exit.USAGE if any(map(batch.is_missing, paths)) else Exit.ISSUES)
    yield first
    yield from found


def need_paths(paths: Sequence[str]) -> None:
    """Refuse a command line without a path, or with an empty one, which the system would take for this folder."""
    if not paths:
        raise DiplographError("PATHS: none is given; name a file or a folder, or - for standard input")
    if not all(path.strip() for path in paths):
        raise DiplographError("PATHS: an empty one is given; name a file or a folder (. is this one), or - for stdin")


def progress(items: Iterable[T], doing: str | Callable[[], str]) -> Iterator[T]:
    """Pass the items on, and show on a terminal how many there were so far, or what `doing` says each time."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = "{task.description}: {task.completed}" if isinstance(doing, str) else "{task.description}"
    columns = (SpinnerColumn(), TextColumn(words), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing if isinstance(doing, str) else doing(), total=None)
        for item in items:
            yield item
            if isinstance(doing, str):
                bar.advance(task)
            else:
                bar.update(task, description=doing())


def days(since: datetime | None, until: datetime | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that is wanted.

    Raises:
        DiplographError: the first lies after the last.
    """
    first, last = on_day(since), on_day(until)
    if first and last and first > last:
        raise DiplographError(f"--since {first} lies after --until {last}; give the earlier day as --since")
    return first, last


def on_day(value: datetime | None) -> date | None:
    """Return the day of an option."""
    return None if value is None else value.date()


def meant(kg: "KnowledgeGraph", name: str) -> str:
    """Return a name that the store knows, as an id where it means one, or whom the tables know by this spelling of it.

    Raises:
        QueryError: nobody in the store is meant (with the nearest name), or several are.
    """
    from diplograph.errors import QueryError
    from diplograph.graph import library, terms

    try:
        found = library.find_actor(kg.store, name)
    except QueryError as unknown:
        from diplograph.lexicon.actors import ActorTables
        from diplograph.link.dossier import Register

        entries = [dossier.entry for dossier in Register(ActorTables.load()).ask(name).dossiers]
        stored = [entry for entry in entries if _is_stored(kg, entry.id)]
        if not stored:
            raise
        if len(stored) > 1:
            names = ", ".join(sorted(entry.name for entry in stored)[:8])
            raise QueryError(f'"{name}" may be any of {len(stored)}: {names}; give the whole name') from unknown
        return stored[0].id
    return terms.record_id(found[0]) if len(found) == 1 else name


def network(
    kg: "KnowledgeGraph",
    *,
    days: tuple[date | None, date | None],
    as_of: datetime | None,
    kind: list[str] | None,
    actors: Sequence[str],
    min_confidence: float,
    level: "Level" = "actor",
) -> "Network":
    """Return the relations that the options of a verb ask for.

    Args:
        days: what `days` made of --since and --until.  actors: what `meant` made of --actor; () for all.
    """
    from diplograph.relations import relations

    since, until = days
    return relations(
        kg,
        since=since,
        until=until,
        as_of=on_day(as_of),
        kinds=kind or None,
        actors=actors or None,
        min_confidence=min_confidence,
        level=level,
    )


def _is_stored(kg: "KnowledgeGraph", actor: str) -> bool:
    from diplograph.errors import QueryError
    from diplograph.graph import library

    try:
        return bool(library.find_actor(kg.store, actor))
    except QueryError:
        return False


def opened(out: str | Path, queries: Path | None = None) -> "KnowledgeGraph":
    """Open the store of a folder that `build` made, or that of a server, with the named queries of a user's folder.

    Raises:
        DiplographError: there is none.
    """
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.server import is_url

    if is_url(out):
        return KnowledgeGraph(out, queries=queries)
    return KnowledgeGraph(need_store(out), queries=queries)


def need_store(out: str | Path) -> Path:
    """Return where the store of a folder is.

    Raises:
        DiplographError: there is none.
    """
    if ADDRESS.match(str(out)):
        if isinstance(out, Path):
            raise DiplographError("OUT: an address is not taken here; give the folder that diplograph build made")
        scheme = out.partition(":")[0]
        raise DiplographError(f"OUT: {scheme}: is not spoken here; give http:// or https:// of a SPARQL server")
    if not str(out).strip():
        raise DiplographError("OUT: an empty path is given; give the folder that diplograph build made")
    store = Path(out) / "store"
    if not store.is_dir():
        raise DiplographError(f"{out}: holds no store; make one with: diplograph build PATHS -o {out}")
    return store


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
