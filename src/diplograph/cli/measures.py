"""`diplograph measures`: a store and the name of a measure in, its table out."""

from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.cli.ask import FormatOption, print_rows


def measures(
    out: console.OutArgument,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A measure; none: lists them.")] = None,
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
    states: Annotated[
        bool, typer.Option("--states", help="Persons and bodies become the state that they acted for on the day.")
    ] = False,
    half_life: Annotated[
        float | None, typer.Option("--half-life", min=1, metavar="DAYS", help="After so many days it counts half.")
    ] = None,
    format: FormatOption = None,
) -> None:
    """Measure the relations: who stands in the middle, between camps, together or at odds; who warms or cools.

    Nothing that is planned, denied or alleged counts. --actor leaves only what one of them takes part in; the measures
    that need two actors (brokers, path) ask for them by it and weigh all.
    """
    from diplograph.graph.rows import Rows
    from diplograph.relations import MEASURES, Scheme, measure

    if name is None:
        listed = ((key, found.tells, found.needs, " ".join(found.columns)) for key, found in MEASURES.items())
        print_rows(Rows(("name", "tells", "actors", "columns"), listed), format)
        return
    named = name in MEASURES and MEASURES[name].needs
    days = console.days(since, until)
    with console.opened(out) as kg:
        whom = [console.meant(kg, one) for one in actor or ()]
        net = console.network(
            kg,
            days=days,
            as_of=as_of,
            kind=kind,
            actors=() if named else whom,
            min_confidence=min_confidence,
            level="state" if states else "actor",
        )
        scheme = Scheme(half_life=half_life, on=console.on_day(as_of))
        print_rows(measure(net, name, actors=whom, scheme=scheme), format)
