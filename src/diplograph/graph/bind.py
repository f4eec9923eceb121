"""Parameters into a query, as RDF terms: the lines `VALUES ?name { ... }` of a file are its parameters.

What stands between the braces is the default. So every .rq file is plain SPARQL that runs as it stands, and no text of
a user ever becomes part of the grammar.
"""

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from diplograph.errors import QueryError


def bind(query: str, values: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> str:
    r"""Return the query with the values of `VALUES ?name { ... }` replaced, everywhere they stand.

    Raises:
        QueryError: the query has no such line.

    >>> bind("SELECT * { VALUES ?who { UNDEF } ?who ?p ?o }", {"who": [ox.Literal('" } INSERT')]})
    'SELECT * { VALUES ?who { "\\" } INSERT" } ?who ?p ?o }'
    """
    for name, terms in values.items():
        line = re.compile(rf"VALUES\s+\?{re.escape(name)}\s*\{{[^{{}}\"]*(?:\"[^\"]*\"[^{{}}\"]*)*\}}")
        written = f"VALUES ?{name} {{ {' '.join(str(term) for term in terms)} }}"
        query, count = line.subn(lambda _, new=written: new, query)  # type: ignore[misc]
        if not count:
            raise QueryError(f"the query has no line VALUES ?{name} {{ ... }}")
    return query
