"""Quads in, JSON-LD with the published context out: one entry a graph, short names, read alike by every JSON-LD reader.

The context stands in the file itself, so that nobody needs a network to read it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox

from diplograph.graph import terms
from diplograph.model import BASE
from diplograph.ontology.context import context
from diplograph.ontology.vocab import DG, PREFIXES, RDF, XSD

Node = ox.NamedNode | ox.BlankNode


def write(quads: Iterable[ox.Quad], out: IO[bytes]) -> None:
    """Write quads as one document; those of a graph must stand together, as they do where quads are sorted."""
    out.write(b'{"@context": ' + json.dumps(context(), ensure_ascii=False).encode() + b',\n"@graph": [')
    for number, (graph, group) in enumerate(groupby(quads, key=lambda quad: quad.graph_name)):
        nodes = list(_nodes(group))
        whole = nodes if isinstance(graph, ox.DefaultGraph) else [{"@id": _iri(graph), "@graph": nodes}]
        lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in whole)
        out.write((",\n" if number else "\n").encode() + lines.encode())
    out.write(b"\n]}\n")


def _nodes(quads: Iterable[ox.Quad]) -> Iterator[dict[str, Any]]:
    """Yield an entry for each subject, in the order in which it first comes."""
    subjects: dict[Any, dict[str, list[Any]]] = {}
    for quad in quads:
        entry = subjects.setdefault(quad.subject, {})
        if quad.predicate.value == RDF.type:
            entry.setdefault("@type", []).append(_name(terms.lexical(quad.object)))
        else:
            name = _name(quad.predicate.value)
            entry.setdefault(name, []).append(_value(quad.object, _kind(name)))
    for subject, entry in subjects.items():
        single = {name: values if len(values) > 1 or name == "@type" else values[0] for name, values in entry.items()}
        yield {"@id": _iri(subject), **single}


def _kind(name: str) -> str | None:
    """Return how the context reads a plain string of that property."""
    term = context().get(name)
    return term.get("@type") if isinstance(term, Mapping) else None


def _value(term: Any, kind: str | None) -> Any:
    if not isinstance(term, ox.Literal):
        return _iri(term) if kind == "@id" else {"@id": _iri(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == XSD.string:
        return term.value if kind is None else {"@value": term.value}
    if kind is not None and datatype == XSD.IRI + kind.removeprefix("xsd:"):
        return term.value
    return {"@value": term.value, "@type": datatype}


def _name(iri: str) -> str:
    """Return the shortest name that the context gives an IRI of a property or class."""
    local = iri.removeprefix(DG.IRI)
    if local != iri and local in context():
        return local
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and not iri.removeprefix(namespace).startswith("//"):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _iri(term: Any) -> str:
    """Return an IRI, short where it lies below ours; a blank node as it is."""
    if isinstance(term, ox.BlankNode):
        return str(term)
    iri = terms.lexical(term)
    for prefix, namespace in (("id", BASE), ("dg", DG.IRI)):
        if iri.startswith(namespace) and not iri.removeprefix(namespace).startswith("//"):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
