"""`diplograph build`: articles in, a folder with the store and the page out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.model import Extraction


class _Tally:
    """Counts what passes by."""

    def __init__(self, issues: console.Issues) -> None:
        self.issues = issues
        self.counts: Counter[str] = Counter()
        self.types: Counter[str] = Counter()

    def of(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        for extraction in extractions:
            yield extraction
            for issue in extraction.issues:
                self.issues.add(issue)
            self.counts["articles"] += 1
            self.counts["actors"] += len(extraction.actors)
            self.counts["claims"] += len(extraction.claims)
            self.types.update(s.type for s in extraction.situations if s.kind == "Event")
            self.counts["events"] = self.types.total()
            self.counts["stances"] += sum(s.kind == "Stance" for s in extraction.situations)


def build(
    paths: console.PathsArgument,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The folder to make or to add to.")],
    date: console.DateOption = None,
    model: console.ModelOption = None,
    extractor: console.ExtractorOption = "rules",
) -> None:
    """Read articles into OUT/store and draw OUT/graph.html; the same articles replace what they said before."""
    issues = console.Issues()
    found = console.articles(paths, date, issues)
    first = next(found)
    from itertools import chain

    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.pipeline import Pipeline
    from diplograph.relations import relations
    from diplograph.views.network import show

    pipeline = Pipeline.load("en", model=model, extractor=extractor)
    tally = _Tally(issues)
    with KnowledgeGraph(out / "store") as kg:
        read = console.progress(tally.of(pipeline.map(chain([first], found), on_error=issues.add)), "articles read")
        for issue in kg.add_all(read):
            issues.add(issue)
        page = show(relations(kg), out / "graph.html")
        stored = len(kg)
    _report(tally, stored, out, page)
    console.stop(issues.code)


def _report(tally: _Tally, stored: int, out: Path, page: Path) -> None:
    counts = tally.counts
    typer.echo(
        f"Read {counts['articles']} articles: {counts['events']} events, {counts['stances']} stances, "
        f"{counts['claims']} claims, {counts['actors']} actors."
    )
    most = ", ".join(f"{kind} {count}" for kind, count in tally.types.most_common(8))
    if most:
        typer.echo(f"Most often: {most}.")
    typer.echo(f"Store: {out / 'store'} ({stored} articles)")
    typer.echo(f"Page:  {page}")
    typer.echo(f"Ask:   diplograph query {out} who-met-whom")
