"""Records' values in, RDF terms out, and back. Which property they hang on is the work of encode and decode."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.model import BASE, Span
from diplograph.ontology.vocab import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | Decimal | date | datetime | None

GRAPH_ACTORS = BASE + "graph/actors"
GRAPH_SHORTCUTS = BASE + "graph/shortcuts"
GRAPH_JUDGEMENTS = BASE + "graph/judgements"
GRAPH_CANONICAL = BASE + "graph/canonical"
GRAPH_VERDICTS = BASE + "graph/verdicts"
GRAPH_TOLD = BASE + "graph/told"
GRAPH_ACROSS = BASE + "graph/across"
GRAPH_CLOSURE = BASE + "graph/closure"  # in exports alone
GRAPH_META = BASE + "graph/meta"
DERIVED = frozenset({GRAPH_SHORTCUTS, GRAPH_CANONICAL, GRAPH_VERDICTS, GRAPH_TOLD, GRAPH_ACROSS})


def iri(text: str) -> ox.NamedNode:
    """Return the IRI, or raise a GraphError that names what cannot be one.

    >>> iri("https://w3id.org/diplograph/ns#Meeting").value
    'https://w3id.org/diplograph/ns#Meeting'
    """
    try:
        return ox.NamedNode(text)
    except ValueError as error:
        raise GraphError(f'"{text}" cannot be an IRI ({error}); ids need characters that an IRI may hold') from None


def node(record_id: str) -> ox.NamedNode:
    """Return the IRI of a record's id, which is a path below the base.

    >>> node("actor/RUS").value
    'https://w3id.org/diplograph/id/actor/RUS'
    """
    return iri(BASE + record_id)


def record_id(term: Term) -> str:
    """Return the record's id of an IRI below the base; any other IRI whole.

    >>> record_id(node("actor/RUS"))
    'actor/RUS'
    """
    return lexical(term).removeprefix(BASE)


def lexical(term: Term | ox.DefaultGraph) -> str:
    """Return the plain text of a term: an IRI, a label, a literal's words."""
    return str(term) if isinstance(term, ox.Triple | ox.DefaultGraph) else term.value


def text(value: str) -> ox.Literal:
    """Return a plain string literal."""
    return ox.Literal(value)


def decimal(value: float) -> ox.Literal:
    """Return an xsd:decimal (a double would print as 1.0E9 in some engines).

    >>> decimal(0.85).value
    '0.85'
    """
    return ox.Literal(format(Decimal(repr(value)), "f"), datatype=ox.NamedNode(XSD.decimal))


def integer(value: int) -> ox.Literal:
    """Return an xsd:integer."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD.integer))


def day(value: date) -> ox.Literal:
    """Return an xsd:date."""
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.date))


def instant(value: datetime) -> ox.Literal:
    """Return an xsd:dateTime."""
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.dateTime))


def offset(value: int) -> ox.Literal:
    """Return an xsd:nonNegativeInteger, as NIF wants its offsets."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD.nonNegativeInteger))


def boolean(value: bool) -> ox.Literal:
    """Return an xsd:boolean."""
    return ox.Literal("true" if value else "false", datatype=ox.NamedNode(XSD.boolean))


def python(term: Term | None) -> Value:
    """Return the plain Python value of a term: numbers, days, booleans; IRIs and the rest as text.

    A literal that is not what its datatype says comes back as its text.

    >>> python(decimal(0.85)), python(day(date(2011, 5, 17))), python(node("actor/RUS"))
    (Decimal('0.85'), datetime.date(2011, 5, 17), 'https://w3id.org/diplograph/id/actor/RUS')
    """
    if not isinstance(term, ox.Literal):
        return None if term is None else lexical(term)
    value, kind = term.value, term.datatype.value.removeprefix(XSD.IRI)
    try:
        if kind in ("integer", "nonNegativeInteger", "int", "long"):
            return int(value)
        if kind == "decimal":
            return Decimal(value)
        if kind in ("double", "float"):
            return float(value)
        if kind == "boolean":
            return value in ("true", "1")
        if kind == "date":
            return date.fromisoformat(value)
        if kind == "dateTime":
            return datetime.fromisoformat(value)
    except (ValueError, ArithmeticError):  # an ill-typed literal of a foreign file is still shown
        return value
    return value


def span_name(span: Span) -> str:
    """Return "40-71", the name of a mention below its article.

    >>> span_name(Span(start=40, end=71))
    '40-71'
    """
    return f"{span.start}-{span.end}"


def natural(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values each once and sorted: the order that a set of triples has by itself."""
    return tuple(sorted(set(values)))
