"""`diplograph view` and `export`: a store in, a page, RDF or a file for another tool out; `import`: the way back."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DiplographError
from diplograph.model.markup import counted


class Format(StrEnum):
    """Forms of RDF (turtle leaves out which article says what), then those that other tools read."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    GEXF = "gexf"
    GRAPHML = "graphml"
    EVENTS_CSV = "events-csv"
    FTM = "ftm"
    NEO4J = "neo4j"
    PARQUET = "parquet"


def view(
    out: console.StoreArgument,
    page: Annotated[Path, typer.Option("--out", "-o", metavar="PAGE.html", help="The page to write.")],
    style: Annotated[
        str, typer.Option("--as", metavar="VIEW", help="How it is drawn; a package may bring its own.")
    ] = "network",
    since: console.SinceOption = None,
    until: console.UntilOption = None,
    as_of: console.AsOfOption = None,
    kind: console.KindOption = None,
    actor: console.ActorOption = None,
    min_confidence: console.ConfidenceOption = 0.0,
) -> None:
    """Draw the network of relations in one file; as `network` it is a page that opens offline."""
    from diplograph import plugins

    draw: plugins.View = plugins.load(plugins.VIEWS, style)
    days = console.days(since, until)
    with console.opened(out) as kg:
        whom = [console.meant(kg, name) for name in actor or ()]
        net = console.network(kg, days=days, as_of=as_of, kind=kind, actors=whom, min_confidence=min_confidence)
        typer.echo(draw(net, page))


def export(
    out: console.StoreArgument,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.NQUADS,
    target: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: stdout; for neo4j a folder.")
    ] = None,
    closure: Annotated[
        bool, typer.Option("--closure", help="Add what follows by OWL 2 RL; for RDF of small stores.")
    ] = False,
) -> None:
    """Write the whole graph as RDF, or what ties two actors for other tools.

    Every row and edge says whether it is held to have happened, is open (planned, wanted, alleged ...) or denied.
    """
    from diplograph import exports

    if format is Format.PARQUET and target is None and sys.stdout.isatty():
        raise DiplographError("parquet is no text for a terminal; name a file with --out FILE")
    with console.opened(out) as kg:
        if format.value in exports.FORMATS:
            if closure:
                raise DiplographError(f"{format.value} is no RDF: leave --closure out, or choose nquads, trig ...")
            exports.export(kg, format.value, target or sys.stdout.buffer)
        elif target is None:
            kg.export(format.value, sys.stdout.buffer, closure=closure)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            kg.export(format.value, target, closure=closure)


def import_(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to make or to add to.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES...", help="RDF: .nq .trig .ttl .jsonld, also with .gz behind.")
    ],
) -> None:
    """Add RDF that `export` wrote to a store; N-Quads go in together and in bulk, all or nothing."""
    from diplograph.across.derive import derive
    from diplograph.graph.knowledge import KnowledgeGraph

    issues = console.Issues()
    quads = [path for path in files if path.name.endswith((".nq", ".nq.gz"))]
    for path in files:
        if not path.is_file():  # before a store is made
            raise DiplographError(f"{path}: there is no such file; check the path")
    with KnowledgeGraph(out / "store") as kg:
        for path in files:
            if path not in quads:
                kg.load(path)
        for issue in kg.bulk_load(quads):
            issues.add(issue)
        derive(kg)
        typer.echo(f"Store: {out / 'store'} ({counted(len(kg), 'article')})")
        if not len(kg):
            said = "no article of diplograph was in it, so no verb shows what it holds; give what export wrote"
            issues.add(DiplographError(f"{', '.join(map(str, files))}: {said}"))
    console.stop(issues.code)
