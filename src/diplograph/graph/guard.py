"""A SPARQL text in; refused when it would reach outside the store. Also says where a text cannot be read.

A query may not name SERVICE, LOAD or FROM: each makes some engine fetch an address (rdflib's FROM reads file:// too).
"""

import re
from itertools import pairwise

from diplograph.errors import QueryError, QueryRefused, did_you_mean
from diplograph.ontology.vocab import PREFIXES

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
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
VERBS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
CLASSES = "['"  # the engine lists its classes of characters where a name goes on: nothing for a reader
HINTS = ((re.compile(r"SELECT\s+\w", re.IGNORECASE), "variables begin with a question mark: ?x"),)


def check(query: str) -> None:
    """Raise QueryRefused when the query names SERVICE, LOAD or FROM outside strings, IRIs, names and comments.

    >>> check('SELECT ?x { ?x ?from "SERVICE" } # LOAD')
    >>> check("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
    diplograph.errors.QueryRefused: FROM is refused: queries read this store alone; leave it out
    """
    # \\u0053ERVICE is SERVICE to an engine that decodes escapes before it parses: both readings are looked at.
    for reading in (query, ESCAPE.sub(_character, query)) if "\\" in query else (query,):
        upper = reading.upper()
        if not any(word in upper for word in FORBIDDEN):  # most queries hold none of them, wherever
            continue
        for token in TOKEN.finditer(reading):
            word = (token["word"] or "").upper()
            if word in FORBIDDEN:
                raise QueryRefused(f"{word} is refused: queries read this store alone; leave it out")


def syntax_error(query: str, error: SyntaxError, name: str = "the query") -> QueryError:
    """Return the QueryError for the engine's complaint: line, column, the line itself, and a hint if one is known."""
    known = _known_fault(query)
    if known:
        return QueryError(f"{name} cannot be read: {known}")
    found = PLACE.match(str(error))
    hint = next((text for pattern, text in HINTS if pattern.search(query)), "")
    if not found:
        return QueryError(f"{name} cannot be read: {error}" + (f"; {hint}" if hint else ""))
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    said = found[3].strip()
    said = "it breaks off, or cannot go on so," if CLASSES in said or said == "expected [_]" else said
    message = f'{name}, line {line}, column {column}: {said} in "{shown}"'
    return QueryError(message + (f"; {hint}" if hint else ""))


def _known_fault(query: str) -> str | None:
    """Return what is wrong where the engine's own words would say little: a first word, or a prefix, that is none.

    >>> _known_fault("SELEC * { ?s ?p ?o }")
    '"SELEC" begins no query; did you mean "SELECT"?'
    >>> _known_fault("SELECT * { ?s foo:bar ?o }")
    'no prefix foo: is known; write PREFIX foo: <ADDRESS> before the query, or use one that diplograph knows'
    """
    tokens = list(TOKEN.finditer(query))
    words = [token["word"] for token in tokens if token["word"]]
    first = next((word for word in words if word.upper() not in ("PREFIX", "BASE")), "")
    if first.upper() in UPDATES:
        return f"{first} would write, and queries only read; build, import, actors and judge write"
    if first and first.upper() not in VERBS:
        near = did_you_mean(first.upper(), VERBS) or f"begin it with one of {', '.join(VERBS)}"
        return f'"{first}" begins no query; {near}'
    declared = {*PREFIXES, "id"}
    for before, token in pairwise([None, *tokens]):
        text = token[0] if token else ""
        if ":" not in text or text[0] in "<\"'#?$@":
            continue
        prefix = text.partition(":")[0]
        if before and before["word"] and before["word"].upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared and prefix != "_":
            near = did_you_mean(f"{prefix}:", [f"{one}:" for one in declared]) or "or use one that diplograph knows"
            return f"no prefix {prefix}: is known; write PREFIX {prefix}: <ADDRESS> before the query, {near}"
    return None


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
