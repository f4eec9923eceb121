"""`diplograph judge`: an analyst's word on what was read, claim by claim, signed and dated; nothing is ever deleted."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplograph.cli import console
from diplograph.cli.actors import NoteOption, WhoOption, actor_id, login
from diplograph.cli.ask import FormatOption, print_rows
from diplograph.graph.rows import Rows
from diplograph.model import Factuality, StanceValue

if TYPE_CHECKING:
    from diplograph.graph.judgements import Judgements
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.verdicts import Verdict

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

ClaimArgument = Annotated[
    str, typer.Argument(metavar="CLAIM", help="Its id, the last part of it, or its key; `find` shows the ids.")
]
ArticleOption = Annotated[str | None, typer.Option("--article", metavar="ID", help="Only claims of this article.")]
DAYS = ["%Y-%m-%d"]


@app.callback()
def _group() -> None:
    """Say of a claim that it is right, wrong or to be read otherwise; it holds when the article is read again."""


@app.command()
def find(
    out: console.OutArgument,
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="In the quote, the label or the source.")] = "",
    article: ArticleOption = None,
    format: FormatOption = None,
) -> None:
    """Find claims and their ids by words, in any case."""
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        print_rows(Judgements(kg).find(words, article=article), format)


@app.command()
def accept(out: console.OutArgument, claim: ClaimArgument, who: WhoOption = None, note: NoteOption = "") -> None:
    """Record that a claim is rightly read; it counts with confidence 1."""
    _judge(out, claim, "accept", who, note)


@app.command()
def reject(out: console.OutArgument, claim: ClaimArgument, who: WhoOption = None, note: NoteOption = "") -> None:
    """Record that a claim is wrongly read; queries, edges and pages pass over it."""
    _judge(out, claim, "reject", who, note)


@app.command()
def unsure(out: console.OutArgument, claim: ClaimArgument, who: WhoOption = None, note: NoteOption = "") -> None:
    """Record a doubt about a claim; it changes nothing."""
    _judge(out, claim, "unsure", who, note)


@app.command()
def replace(
    out: console.OutArgument,
    claim: ClaimArgument,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Event type, such as Demand.")] = None,
    value: Annotated[StanceValue | None, typer.Option("--value", help="Of a stance.")] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option("--actor", metavar="ACTOR", help="Who does it, or holds the stance; may be repeated."),
    ] = None,
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", metavar="ACTOR", help="Toward whom; may be repeated.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="ACTOR", help="On whose word.")] = None,
    factuality: Annotated[Factuality | None, typer.Option("--factuality", help="How its source presents it.")] = None,
    start: Annotated[
        datetime | None, typer.Option("--start", formats=DAYS, metavar="YYYY-MM-DD", help="The day, or the first.")
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--end", formats=DAYS, metavar="YYYY-MM-DD", help="The last day.")
    ] = None,
    who: WhoOption = None,
    note: NoteOption = "",
) -> None:
    """Record what is to be read instead of a claim; what is left out stays as it was read."""
    from diplograph.graph.judgements import Judgements
    from diplograph.graph.replacement import Correction

    with console.opened(out) as kg:
        own = Judgements(kg)
        correction = Correction(
            type=type,
            value=value,
            actors=_actors(kg, own, actor),
            recipients=_actors(kg, own, recipient),
            source=None if source is None else actor_id(kg, own, source),
            factuality=factuality,
            start=None if start is None else start.date(),
            end=None if end is None else end.date(),
        )
        said = own.judge_claim(claim, "replace", who=who or login(), note=note, correction=correction)
    _tell(said, out)


@app.command("list")
def list_(
    out: console.OutArgument,
    adrift: Annotated[
        bool, typer.Option("--adrift", help="Only those that hold and whose claim is gone from the store.")
    ] = False,
    format: FormatOption = None,
) -> None:
    """List all judgements of claims, also those that were taken back, and the claims on which they hold now."""
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        found = [said for said in Judgements(kg).claims() if said.adrift or not adrift]
    columns = ("id", "verdict", "quote", "content", "claim", "who", "when", "note", "taken_back", "taken_back_by")
    print_rows(Rows(columns, map(_row, found)), format)


@app.command()
def undo(
    out: console.OutArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a judgement; `list` shows them.")],
    who: WhoOption = None,
) -> None:
    """Take a judgement back; it stays on record and no longer holds."""
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        ended = Judgements(kg).take_back(id, who=who or login())
    typer.echo(f"{ended.id} no longer holds: {ended}")


def _judge(out: Path, claim: str, verdict: str, who: str | None, note: str) -> None:
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        said = Judgements(kg).judge_claim(claim, verdict, who=who or login(), note=note)
    _tell(said, out)


def _tell(said: "Verdict", out: Path) -> None:
    typer.echo(f'{said.verdict}: {", ".join(said.claims)}: "{said.quote}" ({said.content})')
    typer.echo(f"Signed by {said.who}, {said.when.date()}. To take it back: diplograph judge undo {out} {said.id}")


def _actors(kg: "KnowledgeGraph", own: "Judgements", given: list[str] | None) -> tuple[str, ...] | None:
    return None if not given else tuple(actor_id(kg, own, one) for one in given)


def _row(said: "Verdict") -> tuple[str | None, ...]:
    ended = None if said.taken_back is None else str(said.taken_back.date())
    claims = ", ".join(said.claims) or ("" if said.taken_back else "none: its words are no longer read so")
    made = (said.id, said.verdict, said.quote, said.content, claims, said.who, str(said.when.date()), said.note)
    return (*made, ended, said.taken_back_by)
