"""`diplograph who`: a name in; whom it may mean, with roles, dates and sources, out."""

from collections.abc import Iterator
from datetime import date as Day
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from diplograph.cli import console

if TYPE_CHECKING:
    from diplograph.lexicon.actors import ActorEntry, ActorTables
    from diplograph.lexicon.roles import Period, Tenure
    from diplograph.link.dossier import Answer, Dossier

MOST = 8  # actors that are told in full


def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='In any spelling; an office ("the Russian president"), key or id.')
    ],
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day on which it was written."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Tell all who bear the name, and all their names.")] = False,
) -> None:
    """Say who a name is: actors with their roles, dates and sources, and why; a tie stays open."""
    from diplograph.lexicon.actors import ActorTables
    from diplograph.link.dossier import Register

    tables = ActorTables.load()
    day = None if on is None else on.date()
    answer = Register(tables).ask(name, on=day)
    if not answer.dossiers:
        console.error(f"{name}: {answer.link.why}{_instead(name, answer)}")
        console.stop(console.Exit.ISSUES)
    typer.echo(f"{name}{'' if day is None else f' on {day}'}: {_verdict(answer, tables)}")
    told = answer.dossiers if every else answer.dossiers[:MOST]
    for dossier in told:
        typer.echo("\n".join(_lines(dossier, day, tables, every=every)))
    if len(told) < len(answer.dossiers):
        typer.echo(f"and {len(answer.dossiers) - len(told)} more: give a fuller name, or --all")


def _instead(name: str, answer: "Answer") -> str:
    """Return what to do about a name that nobody bears."""
    from diplograph.lexicon.places import PlaceTable

    place = next(iter(PlaceTable.load().lookup(name)), None)
    if place is not None:
        where = place.country or "of no one state"
        return f"; it is a place ({place.kind}, {where}, {place.latitude}, {place.longitude})"
    if answer.near:
        return f"; much like it are: {', '.join(answer.near)}"
    if "day" in answer.link.why:
        return ", with --on YYYY-MM-DD"
    return "; add a row to data/actors/, or: diplograph actors add OUT NAME"


def _verdict(answer: "Answer", tables: "ActorTables") -> str:
    link = answer.link
    entry = tables.by_key(link.actor) if link.actor else None
    if entry is not None:
        return f"{entry.name}, confidence {link.confidence:.2f} ({link.why})"
    if len(answer.dossiers) == 1:
        return f"not sure that it is {answer.dossiers[0].entry.name} ({link.why})"
    return f"open between {len(answer.dossiers)} ({link.why})"


def _lines(dossier: "Dossier", day: Day | None, tables: "ActorTables", *, every: bool) -> Iterator[str]:
    entry = dossier.entry
    known = "; ".join(filter(None, (entry.qid, entry.source)))
    yield f"  {entry.id}: {entry.name}, {_what(dossier, day, tables)} ({known})"
    if entry.valid_from or entry.valid_to:
        yield f"    existed from {entry.valid_from or '...'} to {entry.valid_to or '...'}"
    if dossier.hit is not None:
        spelling = "" if dossier.hit.exact else ", in another spelling"
        yield f'    named so by: {dossier.hit.form} "{dossier.hit.written}"{spelling}'
    if every:
        yield f"    names: {', '.join(dict.fromkeys(written for _, written in entry.names))}"
    for tenure in dossier.roles:
        yield f"    {_days(tenure.when)}: {_role(tenure, tables)}{_held(tenure, day)}"
    for tenure in dossier.leaders:
        person = _name(tables.by_key(tenure.person))
        yield f"    {_words(tenure.office)} that day: {person}, {_days(tenure.when)} ({_source(tenure)})"
    if dossier.members:
        members = sorted(_name(tables.by_key(one.member)) for one in dossier.members if one.status == "member")
        when = "at any time" if day is None else "that day"
        shown = members if every or len(members) <= MOST else [*members[:MOST], "..."]
        yield f"    members {when}, as far as known: {len(members)} ({', '.join(shown)})"


def _what(dossier: "Dossier", day: Day | None, tables: "ActorTables") -> str:
    """Return what an actor is: "a person; Russia, President of Russia since 2012-05-07", "a state, RUS"."""
    from diplograph.ontology import schema
    from diplograph.ontology.countries import country_name

    entry, kind = dossier.entry, schema.label(dossier.entry.type)
    kind = kind if kind.isupper() else kind[:1].lower() + kind[1:]
    said = f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
    if entry.type == "State":
        return f"{said}, {entry.country}" if entry.country else said
    last = max(dossier.roles, key=_latest, default=None)
    then = next((one for one in reversed(dossier.roles) if day is not None and one.held_on(day)), last)
    where = [country_name(entry.country)] if entry.country else []
    if then is not None:
        since = f" since {then.when.earliest_start}" if then.when.earliest_start else ""
        ended = _ended(then)
        of = _name(tables.by_key(then.acts_for))
        where.append(f"{then.title} of {of}{f' until {ended}' if ended else since}")
    return "; ".join(filter(None, (said, ", ".join(where))))


def _ended(tenure: "Tenure") -> Day | None:
    return tenure.when.latest_end


def _latest(tenure: "Tenure") -> tuple[Day, Day]:
    return _ended(tenure) or Day.max, tenure.when.earliest_start or Day.min


def _role(tenure: "Tenure", tables: "ActorTables") -> str:
    office = _words(tenure.office)
    held = tenure.title if tenure.title.lower() == office else f"{tenure.title}, {office}"
    return f"{held} of {_name(tables.by_key(tenure.acts_for))} ({_source(tenure)})"


def _words(office: str) -> str:
    return office.replace("_", " ")


def _source(tenure: "Tenure") -> str:
    return f"{tenure.source}, {tenure.page}" if tenure.page else tenure.source


def _held(tenure: "Tenure", day: Day | None) -> str:
    held = False if day is None else tenure.held_on(day)
    return " <- that day" if held else " <- perhaps that day" if held is None else ""


def _days(when: "Period") -> str:
    """Return the outer bounds of a time."""
    end = str(when.latest_end) if when.latest_end else f"... (seen on {when.open_as_of})"
    return f"{when.earliest_start or '...'} to {end}"


def _name(entry: "ActorEntry | None") -> str:
    return "?" if entry is None else entry.name
