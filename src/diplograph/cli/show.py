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
) -> None:
    """Draw the network of relations in one page that opens offline."""
    from diplograph.relations import relations
    from diplograph.views.network import show

    with console.opened(out) as kg:
        typer.echo(show(relations(kg), page))


def export(
    out: console.OutArgument,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.NQUADS,
) -> None:
    """Write the whole graph to stdout."""
    with console.opened(out) as kg:
        kg.export(format.value, sys.stdout.buffer)
