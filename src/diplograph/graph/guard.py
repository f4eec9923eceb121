"""A SPARQL text in; refused when it would reach outside the store. Also says where a text cannot be read.

A query may not name SERVICE, LOAD or FROM: each makes some engine fetch an address (rdflib's FROM reads file:// too).
"""

import re

from diplograph.errors import QueryError, QueryRefused

FORBIDDEN = ("SERVICE", "LOAD", "FROM")
# The tokens of SPARQL that may hold a forbidden word without meaning it come first; what is left over is a bare word.
TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$]\w+"
    r"|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    r"|(?:[\w.-]*\w)?:(?:[\w:%.-]|\\.)*"  # a prefixed name: ex:service
    r"|(?P<word>[A-Za-z]\w*)",
    re.DOTALL,
)
NAMED = re.compile("|".join(FORBIDDEN), re.IGNORECASE)  # most queries hold none of the words, wherever
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
HINTS = (
    (re.compile(r"\b(INSERT|DELETE|CLEAR|DROP|CREATE)\b", re.IGNORECASE), "queries only read; add() and load() write"),
    (re.compile(r"SELECT\s+\w", re.IGNORECASE), "variables begin with a question mark: ?x"),
)


def check(query: str) -> None:
    """Raise QueryRefused when the query names SERVICE, LOAD or FROM outside strings, IRIs, names and comments.

    >>> check('SELECT ?x { ?x ?from "SERVICE" } # LOAD')
    >>> check("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
    diplograph.errors.QueryRefused: FROM is refused: queries read this store alone; leave it out
    """
    # \\u0053ERVICE is SERVICE to an engine that decodes escapes before it parses: both readings are looked at.
    for reading in (query, ESCAPE.sub(_character, query)):
        if not NAMED.search(reading):
            continue
        for token in TOKEN.finditer(reading):
            word = (token["word"] or "").upper()
            if word in FORBIDDEN:
                raise QueryRefused(f"{word} is refused: queries read this store alone; leave it out")


def syntax_error(query: str, error: SyntaxError, name: str = "the query") -> QueryError:
    """Return the QueryError for the engine's complaint: line, column, the line itself, and a hint if one is known."""
    found = PLACE.match(str(error))
    hint = next((text for pattern, text in HINTS if pattern.search(query)), "")
    if not found:
        return QueryError(f"{name} cannot be read: {error}" + (f"; {hint}" if hint else ""))
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    message = f'{name}, line {line}, column {column}: {found[3].strip()} in "{shown}"'
    return QueryError(message + (f"; {hint}" if hint else ""))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
