"""Parameters into a query, as RDF terms: the lines `VALUES ?name { ... }` of a file are its parameters.

What stands between the braces is the default. So every .rq file is plain SPARQL that runs as it stands, and no text of
a user ever becomes part of the grammar.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from diplograph.errors import QueryError

Value = ox.NamedNode | ox.Literal
BRACES = r"\s*\{[^{}\"]*(?:\"[^\"]*\"[^{}\"]*)*\}"


def bind(query: str, values: Mapping[str, Sequence[Value]]) -> str:
    r"""Return the query with the values of `VALUES ?name { ... }` replaced, everywhere they stand.

    Raises:
        QueryError: the query has no such line.

    >>> bind("SELECT * { VALUES ?who { UNDEF } ?who ?p ?o }", {"who": [ox.Literal('" } INSERT')]})
    'SELECT * { VALUES ?who { "\\" } INSERT" } ?who ?p ?o }'
    """
    for name, terms in values.items():
        query = _replace(query, f"?{name}", map(str, terms))
    return query


def bind_table(query: str, columns: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> str:
    """Return the query with the rows of `VALUES (?a ?b ...) { ... }` replaced; None is written as UNDEF."""
    written = ("(" + " ".join("UNDEF" if term is None else str(term) for term in row) + ")" for row in rows)
    return _replace(query, "(" + " ".join(f"?{column}" for column in columns) + ")", written)


def _replace(query: str, variables: str, written: Iterable[str]) -> str:
    line = f"VALUES {variables} {{ {' '.join(written)} }}"
    query, count = re.subn(rf"VALUES\s+{re.escape(variables)}{BRACES}", lambda _: line, query)
    if not count:
        raise QueryError(f"the query has no line VALUES {variables} {{ ... }}")
    return query
