"""`diplograph serve`: a folder that `build` made in, SPARQL, named queries and pages over HTTP out."""

import os
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DiplographError

VARIABLE = "DIPLOGRAPH_TOKEN"
MEGA = 2**20


def serve(
    out: console.OutArgument,
    host: Annotated[str, typer.Option("--host", help="Where to listen; others' machines need a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, help="0 takes a free one.")] = 7878,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help=f"Holds the token; or set {VARIABLE}.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A host name it goes by; may be repeated.")
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", metavar="ORIGIN", help="A web page's origin that may read answers (CORS)."),
    ] = None,
    queries: Annotated[
        Path | None, typer.Option("--queries", metavar="DIR", help="A folder of your own .rq files, beside ours.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes that answer; default: one a core.")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="A query that takes longer is ended.")] = 10,
    rows: Annotated[int, typer.Option("--rows", min=1, help="Most rows of an answer.")] = 100_000,
    megabytes: Annotated[int, typer.Option("--megabytes", min=1, help="Most megabytes of an answer.")] = 32,
    memory: Annotated[int, typer.Option("--memory", min=0, help="Most megabytes of a process; 0: all.")] = 2048,
) -> None:
    """Serve the graph over HTTP for reading: its page, a query editor, SPARQL at /sparql, named queries at /queries."""
    from diplograph import endpoint

    settings = endpoint.Settings(
        out=out,
        host=host,
        port=port,
        names=tuple(name or ()),
        token=_token(token_file),
        origins=tuple(origin or ()),
        queries=queries,
        workers=workers,
        limits=endpoint.Limits(seconds=seconds, rows=rows, bytes=megabytes * MEGA, memory=memory * MEGA or None),
    )
    endpoint.serve(settings, _tell)


def _token(file: Path | None) -> str | None:
    """Return the token of the file or of the environment; a command line can be read by others, so it is no option."""
    if file is None:
        return os.environ.get(VARIABLE) or None
    token = file.read_text(encoding="utf-8").strip()
    if not token:
        raise DiplographError(f"{file}: is empty; write the token into it, in one line")
    return token


def _tell(address: str) -> None:
    typer.echo(f"Serving {address} (page), {address}editor, {address}sparql, {address}queries, {address}docs")
    typer.echo("Ctrl+C ends it.")
