"""All verbs in one app. Errors become one line on stderr and an exit code; nobody sees a traceback."""

import logging
import sys
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import Annotated

import typer

import diplograph
from diplograph.cli import (
    actors,
    annotate,
    ask,
    build,
    check,
    explain,
    extract,
    judge,
    measures,
    pages,
    same,
    score,
    serve,
    show,
    usage,
    who,
)
from diplograph.cli.console import Exit, error
from diplograph.errors import ArticleError, DataFileError, DiplographError

app = typer.Typer(
    name="diplograph",
    help="Reads news articles into a graph of who did, said, wants, plans, refuses or denies what, on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"diplograph {diplograph.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Exit codes: 0 fine, 1 done with issues (on stderr), 2 wrong usage, 3 a data file must be mended."""


_VERBS: tuple[Callable[..., None], ...] = (
    build.build,
    build.watch,
    extract.extract,
    annotate.annotate,
    explain.explain,
    who.who,
    ask.query,
    ask.sparql,
    show.view,
    show.export,
    serve.serve,
    measures.measures,
    pages.timeline,
    pages.matrix,
    pages.dossier,
    pages.brief,
    pages.article,
    check.check,
    score.score,
)
for _verb in _VERBS:
    app.command()(_verb)
app.command("import")(show.import_)
app.add_typer(actors.app, name="actors")
app.add_typer(judge.app, name="judge")
app.add_typer(same.app, name="same")


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> run(["--version"])
    diplograph 0.1.0
    0
    """
    try:
        ended = app(arguments, prog_name="diplograph", standalone_mode=False)  # a verb that ends early gives its code
        return ended if isinstance(ended, int) else Exit.FINE
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except usage.UsageError as fault:
        line = usage.told(fault)
        error(line) if line else fault.show()  # type: ignore[attr-defined]
    except DataFileError as fault:
        error(str(fault))
        return Exit.DATA
    except ArticleError as fault:
        error(str(fault))
        return Exit.ISSUES
    except DiplographError as fault:
        error(str(fault))
    except RuntimeError as fault:
        from diplograph.graph.store import damaged

        said = damaged(fault)
        if said is fault:
            raise
        error(str(said))
    except OSError as fault:
        error(f"{fault.filename or 'the system'}: {fault.strerror or fault}; check the path and your rights")
    return Exit.USAGE


def main() -> None:
    """Run the command of this process."""
    logging.disable(logging.CRITICAL)  # libraries warn of pages and models; what matters comes as an issue
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    try:
        code = run()
    finally:  # only now: typer sets a hook of its own
        sys.excepthook = _last_word
    sys.exit(code)


def _last_word(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Print one line for a fault of diplograph itself: what, and where in its code."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})"
    error(f"a fault of diplograph: {kind.__name__}: {fault}{where}; please report it with the article")
