"""`diplograph view` and `export`: a store in, a page or a file of RDF out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console


class Format(StrEnum):
    """The forms of RDF that are written; turtle leaves out which article says what."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"


def view(
    out: console.OutArgument,
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
    out: console.OutArgument,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.NQUADS,
) -> None:
    """Write the whole graph to stdout."""
    with console.opened(out) as kg:
        kg.export(format.value, sys.stdout.buffer)
