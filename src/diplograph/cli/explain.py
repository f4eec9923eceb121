"""`diplograph explain`: a sentence or an article in; what was read from it, on whose word and by which rule, out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from diplograph import plugins
from diplograph.cli import console
from diplograph.errors import DiplographError
from diplograph.model import Article, Claim, Extraction, Interval


def explain(
    what: Annotated[str, typer.Argument(metavar="SENTENCE|FILE", help="A sentence in quotes, a file, or - for stdin.")],
    date: console.DateOption = None,
    model: console.ModelOption = None,
) -> None:
    """Say what is read from a sentence or an article, and by which rule."""
    if not what.strip():
        raise DiplographError("SENTENCE|FILE: nothing is given; give a sentence in quotes, a file, or - for stdin")
    issues = console.Issues()
    articles: Iterator[Article] = iter([Article(text=what, date=None if date is None else date.date())])
    if what == "-" or Path(what).suffix[1:] in plugins.names(plugins.READERS) or Path(what).is_dir():
        articles = console.articles([what], date, issues)
    first = next(articles)
    from itertools import chain

    from diplograph.pipeline import Pipeline

    for extraction in Pipeline.load("en", model=model).map(chain([first], articles)):
        typer.echo("\n".join(_lines(extraction)))
    console.stop(issues.code)


def _lines(extraction: Extraction) -> Iterator[str]:
    article = extraction.article
    yield f"{article.id}: {article.title or article.text[:60].strip()}"
    if not extraction.claims:
        yield "  nothing was read"
    for claim in sorted(extraction.claims, key=lambda claim: claim.evidence[0].start):
        yield from _claim(extraction, claim)
    for issue in extraction.issues:
        yield f"  issue: {issue}"


def _claim(extraction: Extraction, claim: Claim) -> Iterator[str]:
    situation = extraction.situation(claim.situation)
    speakers = [extraction.actor(speaker).name for speaker in extraction.chain(claim)]
    said = " < ".join(["the article", *speakers])
    yield f"  {situation.type}: {situation.label}"
    yield f"    {claim.factuality}, {claim.standing}, said by {said}"
    if situation.time is not None:
        yield f"    when: {_days(situation.time)} ({situation.time.basis}, {situation.time.text or 'no words'})"
    yield f'    words: "{" ".join(claim.evidence[0].of(extraction.article.text).split())}"'
    yield f"    rule: {claim.rule}, confidence {claim.confidence:.2f}"


def _days(time: Interval) -> str:
    start, end = time.start or "...", time.end or "..."
    return str(start) if start == end else f"{start} to {end}"
