"""Pages made of a template: what a person's browser gets where a program gets JSON. Read by the workers too."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader

from diplograph.graph import library
from diplograph.graph.library import NamedQuery
from diplograph.graph.rows import Rows

HTML = "text/html"
OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY = {"content-security-policy": OWN}


def written(template: str, **values: object) -> str:
    """Return a page."""
    return _templates().get_template(template).render(values)


def answered(query: NamedQuery, params: Sequence[tuple[str, str]], rows: Rows | None) -> str:
    """Return the page of a named query: its parameters as a form, its rows as a table; None: it was not asked yet."""
    given: dict[str, list[str]] = {}
    for name, value in params:
        given.setdefault(name, []).append(value)
    table: Sequence[Sequence[object]] = [] if rows is None else list(rows)
    again = "".join(f"{urlencode([pair])}&" for pair in params if pair[1])
    example = urlencode(library.arguments(query))
    return written(
        "query.html.j2",
        title=query.name,
        query=query,
        given=given,
        asked=rows is not None,
        rows=table,
        again=again,
        example=example,
    )


def wants(accept: str) -> bool:
    """Say whether a browser asks for a person; scripts and libraries do not name HTML.

    >>> wants("text/html,application/xhtml+xml,*/*;q=0.8"), wants("*/*")
    (True, False)
    """
    return HTML in accept


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("diplograph.endpoint", "assets"), autoescape=True, trim_blocks=True)
