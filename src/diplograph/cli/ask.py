"""`diplograph query` and `sparql`: a store and a question in, a table or CSV, TSV or JSON out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import QueryError
from diplograph.graph.rows import Rows


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"


FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", help="Default: a table on a terminal, CSV in a pipe.")
]


def query(
    out: console.StoreArgument,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A named query; none: lists them.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    queries: Annotated[
        Path | None, typer.Option("--queries", metavar="DIR", help="A folder of your own .rq files, beside ours.")
    ] = None,
    format: FormatOption = None,
) -> None:
    """Run a named query over the store."""
    with console.opened(out, queries) as kg:
        if name is None:
            from diplograph.graph import library

            known = [library.get(one, queries) for one in library.names(queries)]
            found = ((q.name, q.title, " ".join(one.name for one in q.params), q.example) for q in known)
            rows = Rows(("name", "tells", "parameters", "example"), found)
        else:
            rows = kg.query(name, **_parameters(param or []))
    print_rows(rows, format)


def sparql(
    out: console.StoreArgument,
    text: Annotated[str, typer.Argument(metavar="QUERY|FILE.rq", help="SPARQL, a file of it, or - for stdin.")],
    format: FormatOption = None,
) -> None:
    """Run a SPARQL query over the store; the prefixes of diplograph are known."""
    with console.opened(out) as kg:
        answer = kg.sparql(_query_text(text))
        if isinstance(answer, Rows):
            print_rows(answer, format)
        elif isinstance(answer, bool):
            typer.echo("true" if answer else "false")
        else:
            typer.echo("\n".join(f"{triple} ." for triple in answer))


def _query_text(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    if text.endswith((".rq", ".sparql")):
        return Path(text).read_text(encoding="utf-8")
    return text


def _parameters(given: list[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    for name, equals, _ in pairs:
        if not equals:
            raise QueryError(f'--param "{name}" has no value; write --param {name}=VALUE')
    names = [name for name, _, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise QueryError(f"--param {twice} is given twice; give it once")
    return {name: value for name, _, value in pairs}


def print_rows(rows: Rows, format: Format | None) -> None:
    """Write rows to stdout in a form; None: a table on a terminal, CSV in a pipe."""
    match format or (Format.TABLE if sys.stdout.isatty() else Format.CSV):
        case Format.TABLE:
            console.table(rows.columns, rows)
        case Format.CSV:
            console.pipe(rows.to_csv())
        case Format.TSV:
            console.pipe(rows.to_tsv())
        case Format.JSON:
            console.pipe(rows.to_json() + "\n")
