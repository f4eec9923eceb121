"""`diplograph build`: articles in, a folder with the store and the page out."""

from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplograph.cli import console

if TYPE_CHECKING:
    from diplograph.ingest.meter import Meter
    from diplograph.scale.engine import Build

MANIFEST, FAILURES = "manifest.sqlite", "failures.jsonl"

WorkersOption = Annotated[
    int, typer.Option("--workers", min=0, metavar="N", help="Processes that read; 0: one for each processor.")
]
RetryOption = Annotated[bool, typer.Option("--retry", help="Try again what failed before (OUT/failures.jsonl).")]


def build(
    paths: console.PathsArgument,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The folder to make or to add to.")],
    date: console.DateOption = None,
    model: console.ModelOption = None,
    extractor: console.ExtractorOption = "rules",
    workers: WorkersOption = 0,
    retry: RetryOption = False,
) -> None:
    """Read articles into OUT/store and draw OUT/graph.html; only what is new or changed is read."""
    issues = console.Issues()
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.ingest.meter import Meter
    from diplograph.pipeline import run_of
    from diplograph.relations import relations
    from diplograph.scale.engine import Build, cores, write_failures
    from diplograph.scale.manifest import Manifest, Met
    from diplograph.scale.records import Reader
    from diplograph.views.network import show

    run_of("en", model=model, extractor=extractor)  # before anything is made
    reader, meter = Reader(model=model, extractor=extractor), Meter()
    found = console.located(paths, date, issues, known=Met(), meter=meter)
    first = next(found)
    with KnowledgeGraph(out / "store") as kg, Manifest(out / MANIFEST) as manifest:
        run = Build(kg, manifest, reader, on_issue=issues.add, workers=workers or cores(), retry=retry)
        with kg.batch():
            for _ in console.progress(run(chain([first], found)), lambda: _so_far(run, meter)):
                pass
        page = out / "graph.html"
        if run.report.counts["articles"] or not page.is_file():
            show(relations(kg), page)
        left = write_failures(manifest.failures(), out / FAILURES)
        stored = len(kg)
    _report(run, out, stored, left)
    console.stop(issues.code)


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
        f"Read {counts['articles']} articles: {run.report.types.total()} events, {counts['stances']} stances, "
        f"{counts['claims']} claims, {counts['actors']} actors."
    )
    typer.echo(
        f"Took {seconds:.1f} s: {counts['articles'] / seconds:.1f} articles/s, {counts['words'] / seconds:,.0f} words/s, "
        f"processes that read: {run.report.processes}; {counts['unchanged']} articles were read before and are unchanged."
    )
    most = ", ".join(f"{kind} {count}" for kind, count in run.report.types.most_common(8))
    if most:
        typer.echo(f"Most often: {most}.")
    typer.echo(f"Store: {out / 'store'} ({stored} articles)")
    typer.echo(f"Page:  {out / 'graph.html'}")
    if left:
        typer.echo(f"Failed: {left} articles, listed in {out / FAILURES}; try them again with --retry")
    typer.echo(f"Ask:   diplograph query {out} who-met-whom")
