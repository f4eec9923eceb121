"""`diplograph timeline`, `matrix`, `dossier`, `brief` and `article`: a store in, one page out that opens offline."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DiplographError

if TYPE_CHECKING:
    from diplograph.views.paper import Report
    from diplograph.views.told import Chosen


class Form(StrEnum):
    """How a report is written."""

    HTML = "html"
    MD = "md"


PageOption = Annotated[Path, typer.Option("--out", "-o", metavar="PAGE.html", help="The page to write.")]
ReportOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: Markdown on stdout.")]
FormOption = Annotated[
    Form | None, typer.Option("--as", help="Default: by the ending of the file, .html or .md; Markdown on stdout.")
]
MostOption = Annotated[int, typer.Option("--most", min=1, metavar="N", help="Lines in a section.")]


def timeline(
    out: console.OutArgument,
    page: PageOption,
    actor: Annotated[
        list[str] | None, typer.Option("--actor", metavar="NAME", help="One actor, or two for what is between them.")
    ] = None,
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Claims that are drawn, the latest.")] = 200,
) -> None:
    """Draw events and stances over time: of all, of an actor, or between two; times as wide as they are known."""
    from diplograph.views import paper
    from diplograph.views import timeline as drawing

    wanted = _chosen(since, until, as_of, kind, min_confidence)
    with console.opened(out) as kg:
        names = [console.meant(kg, name) for name in actor or ()]
        typer.echo(paper.write(page, drawing.render(drawing.timeline(kg, *names, chosen=wanted, most=most))))


def matrix(
    out: console.OutArgument,
    page: PageOption,
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
    most: Annotated[
        int, typer.Option("--most", min=2, metavar="N", help="States, those with the most relations.")
    ] = 24,
) -> None:
    """Draw the matrix of states: who stands where toward whom, each cell with its evidence."""
    from diplograph.views import matrix as drawing
    from diplograph.views import paper

    days = console.days(since, until)
    with console.opened(out) as kg:
        whom = [console.meant(kg, name) for name in actor or ()]
        net = console.network(
            kg, days=days, as_of=as_of, kind=kind, actors=whom, min_confidence=min_confidence, level="state"
        )
        typer.echo(paper.write(page, drawing.render(drawing.matrix(net, most=most))))


def dossier(
    out: console.OutArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="An actor: a name, a key or an id.")],
    file: ReportOption = None,
    form: FormOption = None,
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
    most: MostOption = 12,
) -> None:
    """Tell of one actor: roles, stances, contacts, promises, open demands, votes, sources; each line with its words.

    With --actor only what others of that name take part in as well.
    """
    from diplograph.views.dossier import dossier as told

    wanted = _chosen(since, until, as_of, kind, min_confidence)
    with console.opened(out) as kg:
        others = [console.meant(kg, one) for one in actor or ()]
        _give(told(kg, console.meant(kg, name), others=others, chosen=wanted, most=most), file, form)


def brief(
    out: console.OutArgument,
    names: Annotated[list[str], typer.Argument(metavar="A B [C...]", help="Two actors, or more for a crisis.")],
    file: ReportOption = None,
    form: FormOption = None,
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
    most: MostOption = 12,
) -> None:
    """Tell how actors stand toward each other: relations, changes, statements, open demands, plans, what is contested.

    --since is also the day from which on something is new. With --actor only what that actor takes part in as well.
    """
    from diplograph.views.brief import brief as told

    wanted = _chosen(since, until, as_of, kind, min_confidence)
    with console.opened(out) as kg:
        others = [console.meant(kg, one) for one in actor or ()]
        whom = [console.meant(kg, one) for one in names]
        _give(told(kg, *whom, others=others, chosen=wanted, most=most), file, form)


def article(
    out: console.OutArgument,
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The id that the article's file gave it.")],
    page: PageOption,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
) -> None:
    """Show the text of one article with its claims marked, and a card for each beside its words."""
    from diplograph.views import marked, paper
    from diplograph.views.told import Chosen

    wanted = Chosen(kinds=tuple(kind or ()), min_confidence=min_confidence)
    with console.opened(out) as kg:
        others = [console.meant(kg, one) for one in actor or ()]
        typer.echo(paper.write(page, marked.render(marked.marked(kg, article_id, others=others, chosen=wanted))))


def _chosen(
    since: datetime | None, until: datetime | None, as_of: datetime | None, kind: list[str] | None, least: float
) -> "Chosen":
    from diplograph.views.told import Chosen

    first, last = console.days(since, until)
    return Chosen(since=first, until=last, as_of=console.on_day(as_of), kinds=tuple(kind or ()), min_confidence=least)


def _give(report: "Report", file: Path | None, form: Form | None) -> None:
    """Write a report to a file, or to stdout."""
    from diplograph.views import paper

    if file is None:
        console.pipe(paper.render(report, form or Form.MD))
        return
    if file.is_dir():
        raise DiplographError(f"{file}: is a folder; name a file, such as {file / 'report.md'}")
    meant = form or paper.ENDING.get(file.suffix.lower())
    if meant is None:
        raise DiplographError(f"{file}: a report is written as .html or .md; end the name so, or say which with --as")
    typer.echo(paper.write(file, paper.render(report, meant)))
