"""An Accept header and what is offered in, the media type to send out (RFC 9110, 12.5.1)."""

import re
from collections.abc import Iterable
from functools import lru_cache

# The first of each is what is sent when the client does not mind. Values are the endings of pyoxigraph's names.
SOLUTIONS = {
    "application/sparql-results+json": "JSON",
    "application/json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}
GRAPHS = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/json": "JSON_LD",
    "application/trig": "TRIG",
    "application/n-quads": "N_QUADS",
    "application/rdf+xml": "RDF_XML",
    "text/plain": "N_TRIPLES",
}
ROWS = ("application/json", "text/csv", "text/html")
SHORT = {  # ?format=csv, for a form that cannot set a header
    "json": "application/sparql-results+json, application/ld+json;q=0.9, application/json;q=0.8",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
}
RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^;]*)*)")
WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


def choose(accept: str, offered: Iterable[str]) -> str | None:
    """Return the media type that the client likes best, or None when it takes none of them.

    Args:
        accept: the header; empty: everything is fine.
        offered: media types, ours first.

    >>> choose("text/csv;q=0.5, application/*;q=0.8, */*;q=0.1", SOLUTIONS)
    'application/sparql-results+json'
    >>> choose("image/png", SOLUTIONS) is None
    True
    """
    return _choose(accept.strip().lower() or "*/*", tuple(offered))


@lru_cache(maxsize=256)
def _choose(accept: str, offered: tuple[str, ...]) -> str | None:
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    best, liked = None, 0.0
    for media in offered:
        weight = _weight(media, ranges)
        if weight > liked:
            best, liked = media, weight
    return best


def _range(part: str) -> tuple[str, str, float] | None:
    """Return type, subtype and weight; None for what is no media range, or one whose weight cannot be read."""
    found = RANGE.fullmatch(part)
    if not found:
        return None
    weight = 1.0
    for parameter in found[3].split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.strip() == "q":
            if not WEIGHT.fullmatch(value.strip()):
                return None
            weight = float(value)
            break  # what follows q is no part of the media type
    return found[1], found[2], weight


def _weight(media: str, ranges: list[tuple[str, str, float]]) -> float:
    """Return the weight of the most exact range that fits: "text/csv" before "text/*" before "*/*"."""
    kind, _, subtype = media.partition("/")
    for wanted in ((kind, subtype), (kind, "*"), ("*", "*")):
        fitting = [weight for first, second, weight in ranges if (first, second) == wanted]
        if fitting:
            return max(fitting)
    return 0.0
