"""`diplograph view` and `export`: a store in, a page, RDF or a file for another tool out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DiplographError


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
) -> None:
    """Draw the network of relations in one file; as `network` it is a page that opens offline."""
    from diplograph import plugins
    from diplograph.relations import relations

    draw: plugins.View = plugins.load(plugins.VIEWS, style)
    with console.opened(out) as kg:
        typer.echo(draw(relations(kg), page))


def export(
    out: console.StoreArgument,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.NQUADS,
    target: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: stdout; for neo4j a folder.")
    ] = None,
) -> None:
    """Write the whole graph as RDF, or what ties two actors for other tools.

    Every row and edge says whether it is held to have happened, is open (planned, wanted, alleged ...) or denied.
    """
    from diplograph import exports

    if format is Format.PARQUET and target is None and sys.stdout.isatty():
        raise DiplographError("parquet is no text for a terminal; name a file with --out FILE")
    with console.opened(out) as kg:
        if format.value in exports.FORMATS:
            exports.export(kg, format.value, target or sys.stdout.buffer)
        elif target is None:
            kg.export(format.value, sys.stdout.buffer)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            kg.export(format.value, target)
