"""`diplograph same`: the same event told by several articles; the links to look at, to confirm, to reject, to undo."""

from typing import TYPE_CHECKING, Annotated

import typer

from diplograph.cli import console
from diplograph.cli.actors import NoteOption, WhoOption, login
from diplograph.cli.ask import FormatOption, print_rows
from diplograph.graph.rows import Rows

if TYPE_CHECKING:
    from diplograph.across.judged import EventJudgement

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

LinkArgument = Annotated[
    str, typer.Argument(metavar="LINK|TELLING", help="A link that `list` shows, or a telling and then the OTHER.")
]
OtherArgument = Annotated[
    str | None, typer.Argument(metavar="[OTHER]", help="The other telling (article/ID/event/...).")
]


@app.callback()
def _group() -> None:
    """Look at the events that several articles tell of, and say of two tellings whether they are of one event."""


@app.command("list")
def list_(
    out: console.OutArgument,
    least: Annotated[float, typer.Option("--least", min=0, max=1, metavar="0..1", help="Least score.")] = 0.0,
    most: Annotated[float, typer.Option("--most", min=0, max=1, metavar="0..1", help="Greatest score.")] = 1.0,
    all_: Annotated[bool, typer.Option("--all", help="Also those that were rejected, or that others outdo.")] = False,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="Only links that hold these words.")] = "",
    format: FormatOption = None,
) -> None:
    """List the links with score, reasons and the words of both articles, the surest first."""
    from diplograph.across.listing import shown

    columns = ("link", "holds", "score", "what", "one", "other", "why", "one_telling", "other_telling")
    rows = []
    with console.opened(out) as kg:
        for item in shown(kg.store):
            row = (
                item.id, "yes" if item.holds else "no", f"{item.link.score:.2f}", item.left.label,
                *(f"{end.article} ({end.issued}): {end.quote}" for end in (item.left, item.right)),
                item.why, item.left.id, item.right.id,
            )  # fmt: skip
            if (
                (item.holds or all_)
                and least <= item.link.score <= most
                and words.casefold() in " ".join(row).casefold()
            ):
                rows.append(row)
    print_rows(Rows(columns, rows), format)


@app.command()
def find(out: console.OutArgument) -> None:
    """Compare the articles anew, as `build` does at its end; what analysts said of actors, claims and links counts."""
    from diplograph.across.derive import derive

    with console.opened(out) as kg:
        found = derive(kg, anew=True)
    typer.echo(
        f"Compared {found.compared} articles anew. Copies: {found.copies}; events told by several: {found.events} "
        f"({found.links} links); conflicts: {found.conflicts}; changes of position: {found.turns}."
    )


@app.command()
def confirm(
    out: console.OutArgument, link: LinkArgument, other: OtherArgument = None, who: WhoOption = None,
    note: NoteOption = "",
) -> None:  # fmt: skip
    """Record that two tellings are of one event."""
    _judge(out, link, other, True, who, note)


@app.command()
def reject(
    out: console.OutArgument, link: LinkArgument, other: OtherArgument = None, who: WhoOption = None,
    note: NoteOption = "",
) -> None:  # fmt: skip
    """Record that two tellings are of two events; nothing links them any more."""
    _judge(out, link, other, False, who, note)


@app.command("judged")
def judged_(out: console.OutArgument, format: FormatOption = None) -> None:
    """List what was said of links, also what was taken back."""
    from diplograph.across.judged import judgements

    with console.opened(out) as kg:
        rows = [_row(one) for one in judgements(kg.store)]
    print_rows(Rows(("id", "says", "who", "when", "note", "taken_back", "taken_back_by"), rows), format)


@app.command()
def undo(
    out: console.OutArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a judgement; `judged` shows them.")],
    who: WhoOption = None,
) -> None:
    """Take a judgement of a link back; it stays on record, and the score counts again."""
    from diplograph.across.derive import derive
    from diplograph.across.judged import take_back

    with console.opened(out) as kg:
        ended = take_back(kg, id, who=who or login())
        derive(kg)
    typer.echo(f"{ended.id} no longer holds: {ended}")


def _judge(out: console.OutArgument, link: str, other: str | None, same: bool, who: str | None, note: str) -> None:
    from diplograph.across.derive import derive
    from diplograph.across.judged import judge
    from diplograph.across.listing import ends_of

    with console.opened(out) as kg:
        one, two = (link, other) if other is not None else ends_of(kg.store, link)
        said = judge(kg, one, two, same=same, who=who or login(), note=note)
        derive(kg)
    typer.echo(f"{one} and {two} tell of {'one event' if same else 'two events'}")
    typer.echo(f"Signed by {said.who}, {said.when.date()}. To take it back: diplograph same undo {out} {said.id}")


def _row(one: "EventJudgement") -> tuple[str | None, ...]:
    says = f"{' and '.join(one.keys)}: {'one event' if one.same else 'two events'}"
    ended = None if one.taken_back is None else str(one.taken_back.date())
    return (one.id, says, one.who, str(one.when.date()), one.note, ended, one.taken_back_by)
