"""`diplograph extract`: articles in, their claims on stdout; nothing is kept."""

from enum import StrEnum
from typing import Annotated

import typer

from diplograph.cli import console


class Format(StrEnum):
    """What can be written; json is one record a line, with all that was read."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    JSON = "json"


def extract(
    paths: console.PathsArgument,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.NQUADS,
    date: console.DateOption = None,
    model: console.ModelOption = None,
    extractor: console.ExtractorOption = "rules",
) -> None:
    """Write the claims of the articles to stdout; no store is needed."""
    from itertools import chain

    issues = console.Issues()
    found = console.articles(paths, date, issues)
    first = next(found)
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.pipeline import Pipeline

    pipeline = Pipeline.load("en", model=model, extractor=extractor)
    read = console.progress(pipeline.map(chain([first], found), on_error=issues.add), "articles read")
    if format is Format.JSON:
        for extraction in read:
            console.pipe(extraction.model_dump_json() + "\n")
    else:
        with KnowledgeGraph() as kg:
            for issue in kg.add_all(read):
                issues.add(issue)
            console.pipe(kg.export(format.value) or "")
    console.stop(issues.code)
