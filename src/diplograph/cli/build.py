"""`diplograph build` and `diplograph watch`: articles in, a folder with the store and the page out."""

import time
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from diplograph.cli import console
from diplograph.errors import ArticleError, DiplographError
from diplograph.ingest.batch import is_address
from diplograph.model import Issue
from diplograph.model.markup import counted

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.ingest.fetched import Fetched
    from diplograph.ingest.meter import Meter
    from diplograph.scale.engine import Build
    from diplograph.scale.manifest import Manifest
    from diplograph.scale.records import Reader

MANIFEST, FAILURES, FETCHED, SHARDS = "manifest.sqlite", "failures.jsonl", "fetched.sqlite", "shards"

BuildPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS...",
        help="Files, folders, patterns, addresses of pages and feeds; - is stdin.",
        show_default=False,
    ),
]
OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The folder to make or to add to.")]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=0, metavar="N", help="Processes that read; 0: one for each processor.")
]
RetryOption = Annotated[bool, typer.Option("--retry", help="Try again what failed before (OUT/failures.jsonl).")]
UrlsOption = Annotated[
    list[Path] | None,
    typer.Option("--urls", metavar="FILE", help="Fetch the addresses of a list, or of a table such as GDELT's."),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses that are not public, such as localhost.")
]
NoFollowOption = Annotated[
    bool, typer.Option("--no-follow", help="Take of a feed what it carries; fetch no page that it names.")
]
EngineOption = Annotated[str, typer.Option("--engine", metavar="NAME", help="Who runs the reading: local or ray.")]
AddressOption = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; none: Ray on this machine.")
]


class _Plan(NamedTuple):
    """What the options of a build ask for."""

    paths: list[str]
    lists: list[Path]
    out: Path
    date: datetime | None
    reader: "Reader"
    workers: int
    retry: bool = False
    private: bool = False
    follow: bool = True
    engine: str = "local"
    address: str | None = None


class _Faults(console.Issues):
    """Prints issues, and keeps what could not be read for the list of failures."""

    def __init__(self) -> None:
        super().__init__()
        self.unread: list[ArticleError] = []

    def add(self, issue: Issue | DiplographError) -> None:
        """Print one, and keep it if an article could not be read."""
        super().add(issue)
        if isinstance(issue, ArticleError):
            self.unread.append(issue)


def build(
    out: OutOption,
    paths: BuildPaths = None,
    date: console.DateOption = None,
    model: console.ModelOption = None,
    extractor: console.ExtractorOption = "rules",
    workers: WorkersOption = 0,
    retry: RetryOption = False,
    urls: UrlsOption = None,
    allow_private: PrivateOption = False,
    no_follow: NoFollowOption = False,
    engine: EngineOption = "local",
    address: AddressOption = None,
) -> None:
    """Read articles into OUT/store and draw OUT/graph.html; only what is new or changed is read."""
    if engine not in ("local", "ray"):
        raise DiplographError(f'no engine is called "{engine}"; give local or ray')
    if not (retry or urls):
        console.need_paths(paths or [])
    plan = _Plan(
        _failed_files(out) if retry and not (paths or urls) else paths or [],
        urls or [],
        out,
        date,
        _reader(model, extractor),
        workers,
        retry,
        allow_private,
        not no_follow,
        engine,
        address,
    )
    issues = _Faults()
    run, stored, left = _build(plan, issues)
    _report(run, out, stored, left)
    console.stop(issues.code)


def watch(
    source: Annotated[str, typer.Argument(metavar="FOLDER|FEED", help="A folder, a pattern, or a feed's address.")],
    out: OutOption,
    every: Annotated[float, typer.Option("--every", min=0, metavar="SECONDS", help="How often to look.")] = 300.0,
    rounds: Annotated[int, typer.Option("--rounds", min=0, metavar="N", help="End after so many; 0: never.")] = 0,
    model: console.ModelOption = None,
    extractor: console.ExtractorOption = "rules",
    allow_private: PrivateOption = False,
    no_follow: NoFollowOption = False,
) -> None:
    """Look at a folder or feed again and again, and read what is new or changed; Ctrl-C ends it."""
    _need_source(source)
    reader = _reader(model, extractor)
    plan = _Plan([source], [], out, None, reader, 0, private=allow_private, follow=not no_follow)
    issues, done = _Faults(), 0
    while True:
        done += 1
        try:
            run, stored, _ = _build(plan, issues)
            counts = run.report.counts
            if counts["articles"] or done == 1:
                typer.echo(f"{datetime.now():%Y-%m-%d %H:%M:%S}  read {counts['articles']}, stored {stored}")
        except typer.Exit:  # nothing there, or nothing new that can be read: it may come
            issues.count = 0
        if done == rounds:
            break
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            break
    console.stop(issues.code)


def _need_source(source: str) -> None:
    """Refuse to watch what is not there; a folder may be empty, and files of a pattern may come."""
    console.need_paths([source])
    if not is_address(source) and not any(sign in source for sign in "*?[") and not Path(source).exists():
        raise DiplographError(f"{source}: there is no such file or folder; check the path, or make it first")


def _reader(model: str | None, extractor: str) -> "Reader":
    """Return who reads, or say what is missing before anything is made."""
    from diplograph.pipeline import run_of
    from diplograph.scale.records import Reader

    run_of("en", model=model, extractor=extractor)
    return Reader(model=model, extractor=extractor)


def _build(plan: _Plan, issues: "_Faults") -> "tuple[Build, int, int]":
    """Run a build; return it, how many articles are stored, and how many failed."""
    from diplograph.across.derive import derive
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.ingest.meter import Meter
    from diplograph.relations import relations
    from diplograph.scale.engine import write_failures
    from diplograph.scale.manifest import Manifest, Met
    from diplograph.views.network import show

    with ExitStack() as stack:
        meter, fetch = Meter(), _fetch(plan, stack)
        found = console.located(plan.paths, plan.date, issues, known=Met(), meter=meter, fetch=fetch, lists=plan.lists)
        first = next(found)
        kg = stack.enter_context(KnowledgeGraph(plan.out / "store"))
        manifest = stack.enter_context(Manifest(plan.out / MANIFEST))
        adrift = set(kg.adrift())
        run = _run(plan, kg, manifest, issues)
        with kg.batch():
            for _ in console.progress(run(chain([first], found)), lambda: _so_far(run, meter)):
                pass
        for issue in kg.adrift():  # judgements that lost their claims in this build
            if issue not in adrift:
                issues.add(issue)
        page = plan.out / "graph.html"
        if run.report.counts["articles"]:
            derive(kg)
        if run.report.counts["articles"] or not page.is_file():
            show(relations(kg), page)
        return run, len(kg), write_failures(manifest.failures(), plan.out / FAILURES)


def _run(plan: _Plan, kg: "KnowledgeGraph", manifest: "Manifest", issues: "_Faults") -> "Build":
    from diplograph.scale.engine import Build, cores

    engine = None
    if plan.engine == "ray":
        from diplograph.scale.cluster import Cluster

        engine = Cluster(plan.reader, plan.out / SHARDS, workers=plan.workers or cores(), address=plan.address)
    return Build(
        kg,
        manifest,
        plan.reader,
        on_issue=issues.add,
        workers=plan.workers or cores(),
        retry=plan.retry,
        engine=engine,
        faults=issues.unread,
    )


def _fetch(plan: _Plan, stack: ExitStack) -> "Fetched | None":
    """Return who fetches, only where an address is given: nothing else goes out to the web."""
    if not plan.lists and not any(map(is_address, plan.paths)):
        return None
    from diplograph.ingest.fetch import Fetcher, Limits
    from diplograph.ingest.fetched import Fetched

    plan.out.mkdir(parents=True, exist_ok=True)
    fetcher = Fetcher(plan.out / FETCHED, Limits(private=plan.private))
    stack.enter_context(closing(fetcher))
    return Fetched(fetcher, follow=plan.follow)


def _failed_files(out: Path) -> list[str]:
    """Return the files and addresses of what failed before."""
    from diplograph.scale.manifest import Manifest

    if not (out / MANIFEST).is_file():
        raise DiplographError(f"{out}: holds no build of which anything could be tried again; check the path")
    with Manifest(out / MANIFEST) as manifest:
        found = list(dict.fromkeys(failure.source for failure in manifest.failures()))
    if not found:
        typer.echo("Nothing failed before.")
        console.stop(console.Exit.FINE)
    return found


def _so_far(run: "Build", meter: "Meter") -> str:
    report = run.report
    done = report.counts["articles"] + report.counts["failed"]
    said = f"articles read: {done} ({done / report.seconds:.1f}/s)"
    if meter.share:
        said += (
            f", {meter.share:.0%}, {timedelta(seconds=round(report.seconds * (1 - meter.share) / meter.share))} left"
        )
    return said


def _report(run: "Build", out: Path, stored: int, left: int) -> None:
    counts, seconds = run.report.counts, run.report.seconds
    typer.echo(
        f"Read {counted(counts['articles'], 'article')}: {counted(run.report.types.total(), 'event')}, "
        f"{counted(counts['stances'], 'stance')}, {counted(counts['claims'], 'claim')}, "
        f"{counted(counts['actors'], 'actor')}."
    )
    speed = f"{counts['articles'] / seconds:.1f} articles/s, {counts['words'] / seconds:,.0f} words/s"
    typer.echo(f"Took {seconds:.1f} s ({speed}, processes: {run.report.processes}); unchanged: {counts['unchanged']}.")
    most = ", ".join(f"{kind} {count}" for kind, count in run.report.types.most_common(8))
    if most:
        typer.echo(f"Most often: {most}.")
    typer.echo(f"Store: {out / 'store'} ({counted(stored, 'article')})")
    typer.echo(f"Page:  {out / 'graph.html'}")
    if left:
        typer.echo(f"Failed: {counted(left, 'article')}, listed in {out / FAILURES}; try again with --retry")
    typer.echo(f"Ask:   diplograph query {out} who-met-whom")
