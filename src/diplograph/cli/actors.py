"""`diplograph actors`: an analyst's word on who is who, signed and dated in a store; nothing is ever deleted."""

import getpass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplograph import resources
from diplograph.cli import console
from diplograph.cli.ask import FormatOption, print_rows
from diplograph.errors import DiplographError, QueryError, did_you_mean
from diplograph.graph.rows import Rows
from diplograph.model import ActorType

if TYPE_CHECKING:
    from diplograph.graph.identity import AddedActor, Judgement, Signed
    from diplograph.graph.judgements import Judgements
    from diplograph.graph.knowledge import KnowledgeGraph

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

ActorArgument = Annotated[
    str, typer.Argument(metavar="ACTOR", help="An id, a key, or a name that the store or the tables know.")
]
WhoOption = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who judges; default: the login name.")]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]


@app.callback()
def _group() -> None:
    """Say who is who in a store: add, merge, split, list, undo, all signed and dated; or refresh the tables."""


@app.command()
def add(
    out: console.OutArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The usual name; one that no other actor has.")],
    type: Annotated[ActorType, typer.Option("--type", help="What it is.")] = ActorType.PERSON,
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO3", help="The state it belongs to, such as NOR.")
    ] = None,
    who: WhoOption = None,
    note: NoteOption = "",
) -> None:
    """Add an actor that no table has; merge it then with those of the articles that mean it."""
    from diplograph.graph.judgements import Judgements

    _need_country(country)
    with console.opened(out) as kg:
        made = Judgements(kg).add(name, type=type, country=country, who=who or login(), note=note)
    typer.echo(f"{made.id}: {made.name}, {made.type}{f', {made.country}' if made.country else ''}")
    typer.echo(_signed(made, out))


@app.command()
def merge(
    out: console.OutArgument,
    actor: ActorArgument,
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="Those that are the same as it.")],
    who: WhoOption = None,
    note: NoteOption = "",
) -> None:
    """Record that actors are the same; queries and views then know one."""
    from diplograph.graph import canonical, terms
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        own, signer = Judgements(kg), who or login()
        one, *rest = [actor_id(kg, own, wanted) for wanted in (actor, *others)]
        for other in rest:
            said = own.judge(one, other, same=True, who=signer, note=note)
            meant = terms.record_id(canonical.stands_for(kg.store, terms.node(one)))
            typer.echo(f"{said.left} is the same as {said.right}; {meant} stands for both")
            typer.echo(_signed(said, out))


@app.command()
def split(
    out: console.OutArgument,
    actor: ActorArgument,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="The actor that it is not, in any article.")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="The one article that does not mean ACTOR.")
    ] = None,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="With --article: what to call whom it means.")
    ] = "",
    who: WhoOption = None,
    note: NoteOption = "",
) -> None:
    """Record that two actors are not the same, or that an article means somebody else than the reader took it for."""
    from diplograph.graph.judgements import Judgements

    if (other is None) == (article is None):
        raise DiplographError("split needs the actor that it is not, or --article ID, and not both")
    with console.opened(out) as kg:
        own, signer = Judgements(kg), who or login()
        if article is not None:
            said = own.split_off(article, actor_id(kg, own, actor), who=signer, name=name, note=note)
        else:
            pair = actor_id(kg, own, actor), actor_id(kg, own, other or "")
            said = own.judge(*pair, same=False, who=signer, note=note)
    typer.echo(f"{said.left} is not {said.right}")
    typer.echo(_signed(said, out))


@app.command("list")
def list_(out: console.OutArgument, format: FormatOption = None) -> None:
    """List all judgements and added actors, also those that were taken back."""
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        own = Judgements(kg)
        records: list[Judgement | AddedActor] = sorted([*own.all(), *own.added()], key=lambda one: one.when)
    columns = ("id", "says", "who", "when", "note", "taken_back", "taken_back_by")
    rows = (
        (one.id, _says(one), one.who, str(one.when.date()), one.note, _day(one), one.taken_back_by) for one in records
    )
    print_rows(Rows(columns, rows), format)


@app.command()
def undo(
    out: console.OutArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a judgement or an added actor; `list` shows them.")],
    who: WhoOption = None,
) -> None:
    """Take back a judgement or an added actor; it stays on record and no longer holds."""
    from diplograph.graph.judgements import Judgements

    with console.opened(out) as kg:
        ended = Judgements(kg).take_back(id, who=who or login())
    typer.echo(f"{ended.id} no longer holds: {_says(ended)}")


@app.command()
def refresh(
    answer: Annotated[
        Path, typer.Argument(metavar="ANSWER.csv|.json", help="What Wikidata answers to data/actors/office-holders.rq.")
    ],
    seen: Annotated[
        datetime | None,
        typer.Option("--seen", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Day of the answer; default: today."),
    ] = None,
    tables: Annotated[
        Path | None, typer.Option("--tables", metavar="FOLDER", help="The tables; default: those in use.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the changes; without it they are only shown.")] = False,
) -> None:
    """Bring people.csv and holdings.csv up to date from a downloaded answer of Wikidata; no network is used."""
    from diplograph.lexicon import refresh as refreshing
    from diplograph.lexicon.wikidata import read_answer

    folder = resources.data("actors") if tables is None else tables
    day = date.today() if seen is None else seen.date()
    found = refreshing.refresh(folder, read_answer(answer), seen=day)
    for change in found.changes:
        typer.echo(str(change))
    for passed in found.passed:
        console.error(f"{answer}:{passed}")
    if write and found.changes:
        refreshing.write(folder, found.changes)
    done = f"written to {folder}" if write else "nothing is written without --write"
    typer.echo(f"{len(found.changes)} changes, {len(found.passed)} rows passed over; {done}")
    console.stop(console.Exit.ISSUES if found.passed else console.Exit.FINE)


def actor_id(kg: "KnowledgeGraph", own: "Judgements", wanted: str) -> str:
    """Return the id of the one actor that is meant; one that only the tables know is made known to the store.

    Raises:
        QueryError: nobody is meant, or several may be.
    """
    from diplograph.graph import library, terms

    try:
        found = [terms.record_id(node) for node in library.find_actor(kg.store, wanted)]
    except QueryError as unknown:
        from diplograph.lexicon.actors import ActorTables
        from diplograph.link.dossier import Register

        tables = ActorTables.load()
        answer = Register(tables).ask(wanted)
        if not answer.dossiers:
            raise QueryError(
                f"{unknown}; no table has it either: give another spelling, or add it with diplograph actors add"
            ) from unknown
        found = [dossier.entry.id for dossier in answer.dossiers]
        if len(found) == 1:
            own.learn(answer.dossiers[0].entry.actor())
    if len(found) > 1:
        raise QueryError(f'"{wanted}" may be any of {len(found)}: {", ".join(sorted(found)[:8])}; give the id')
    return found[0]


def _need_country(code: str | None) -> None:
    if code is None:
        return
    from diplograph.lexicon.actors import ActorTables

    tables = ActorTables.load()
    if tables.state(code) is None:
        known = [entry.country for entry in tables.entries if entry.type is ActorType.STATE and entry.country]
        hint = did_you_mean(code.upper(), known) or "give an ISO code such as NOR"
        raise DiplographError(f'no state "{code}"; {hint}')


def login() -> str:
    """Return the name of who is logged in (DiplographError when nobody is)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise DiplographError("nobody is logged in by name; say who judges: --who NAME") from None


def _says(record: "Signed") -> str:
    from diplograph.graph.identity import AddedActor, Judgement

    if isinstance(record, Judgement):
        return f"{record.left} is {'the same as' if record.same else 'not'} {record.right}"
    if not isinstance(record, AddedActor):
        return str(record)  # of a claim
    return f"added {record.name}, {record.type}{f', {record.country}' if record.country else ''}"


def _signed(record: "Judgement | AddedActor", out: Path) -> str:
    return f"Signed by {record.who}, {record.when.date()}. To take it back: diplograph actors undo {out} {record.id}"


def _day(record: "Judgement | AddedActor") -> str:
    return "" if record.taken_back is None else str(record.taken_back.date())
