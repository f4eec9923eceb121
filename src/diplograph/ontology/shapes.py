"""An article's quads in, what breaks the SHACL shapes out. No inference: under RDFS, sh:class is true of anything.

pyshacl runs all shapes but their sh:sparql constraints, which cost it seconds per article; those run here as set
queries in Oxigraph (a test holds that both ways agree). pyshacl itself is asked only where the sieve has a doubt.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, cast

import pyoxigraph as ox
import rdflib
from pyshacl import validate
from rdflib.namespace import RDF, SH

from diplograph import resources
from diplograph.errors import ShapeError
from diplograph.model import Record
from diplograph.ontology.sieve import Sieve
from diplograph.ontology.vocab import PREFIXES

SHOWN = 3  # breaches named in one error


class Breach(Record):
    """One value that breaks a shape: which node, which rule, what to mend."""

    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        at = f" {self.path}" if self.path else ""
        value = f' (found "{self.value}")' if self.value else ""
        return f"{self.node}{at}: {self.message}{value}"


def check(quads: Iterable[ox.Quad], article_id: str) -> None:
    """Raise a ShapeError that names the article, the node, the property and the value."""
    found = breaches(quads)
    if found:
        more = f" (and {len(found) - SHOWN} more)" if len(found) > SHOWN else ""
        raise ShapeError(f"{article_id}: " + "; ".join(map(str, found[:SHOWN])) + more)


def breaches(quads: Iterable[ox.Quad]) -> list[Breach]:
    """Return what breaks the shapes in one article's graph, sorted."""
    given = list(quads)
    return sorted(set(_by_pyshacl(given)) | set(by_set_queries(given)), key=str)


def by_set_queries(triples: Iterable[ox.Triple | ox.Quad]) -> list[Breach]:
    """Run the shapes' sh:sparql constraints as queries over the whole graph at once."""
    store, read = ox.Store(), {str(RDF.type), *(iri for one in _constraints() for iri in one.reads)}
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples if t.predicate.value in read)
    found = []
    for targets, message, query, prefixes, _ in _constraints():
        for (node,) in cast("ox.QuerySolutions", store.query(query, prefixes=prefixes)):
            kinds = {
                getattr(quad.object, "value", "")
                for quad in store.quads_for_pattern(node, ox.NamedNode(str(RDF.type)), None)
            }
            if kinds & targets:
                found.append(Breach(node=_short(node.value), path="", value="", message=message))
    return found


def by_pyshacl_alone(triples: Iterable[ox.Triple]) -> list[Breach]:
    """Run all shapes, the sh:sparql constraints too, in pyshacl: slow, the measure of the way above."""
    return _run(list(triples), _shapes())


def _by_pyshacl(quads: list[ox.Quad]) -> list[Breach]:
    if _sieve().passes(quads):
        return []
    read = _paths()  # what no shape reads would only be copied: half of an article's triples
    triples = dict.fromkeys(quad.triple for quad in quads if quad.predicate.value in read)
    return _run(list(triples), _plain_shapes())


def _run(triples: list[ox.Triple], shapes: rdflib.Graph) -> list[Breach]:
    data = rdflib.Graph()
    for triple in _class_tree():
        data.add(triple)
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if conforms or not isinstance(report, rdflib.Graph):
        return []
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        parts = {key: report.value(result, key) for key in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)}
        node, path, value, message = ("" if part is None else str(part) for part in parts.values())
        # With a SPARQL constraint and no path the value is the node itself: say it once.
        shown = "" if value == node else _short(value)
        found.append(Breach(node=_short(node), path=_short(path), value=shown, message=" ".join(message.split())))
    return found


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resources.ontology("diplograph.shapes.ttl"))


@cache
def _plain_shapes() -> rdflib.Graph:
    plain = rdflib.Graph()
    for triple in _shapes():
        if triple[1] != SH.sparql:
            plain.add(triple)
    return plain


@cache
def _sieve() -> Sieve:
    return Sieve(_plain_shapes(), _class_tree())


@cache
def _paths() -> frozenset[str]:
    """Return the properties that the plain shapes read."""
    named = (SH.path, SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.disjoint)
    found = {str(value) for predicate in named for value in _plain_shapes().objects(None, predicate)}
    return frozenset(found | {str(RDF.type)})


@cache
def _class_tree() -> rdflib.Graph:
    """Return what sh:class needs of the ontology: the class tree and the members of the closed lists."""
    whole, tree = rdflib.Graph().parse(resources.ontology("diplograph.ttl")), rdflib.Graph()
    for triple in whole:
        if triple[1] in (RDF.type, rdflib.RDFS.subClassOf):
            tree.add(triple)
    return tree


class _Constraint(NamedTuple):
    """A sh:sparql constraint; `reads` are the IRIs that its query names."""

    targets: frozenset[str]
    message: str
    query: str
    prefixes: dict[str, str]
    reads: frozenset[str]


@cache
def _constraints() -> tuple[_Constraint, ...]:
    shapes, found = _shapes(), []
    for shape, constraint in shapes.subject_objects(SH.sparql):
        targets = frozenset(str(target) for target in shapes.objects(shape, SH.targetClass))
        message, query = shapes.value(constraint, SH.message), str(shapes.value(constraint, SH.select))
        named = [(prefix, name) for prefix, name in re.findall(r"\b(\w+):(\w+)", query) if prefix in PREFIXES]
        reads = frozenset(PREFIXES[prefix] + name for prefix, name in named)
        found.append(_Constraint(targets, str(message), query, {p: PREFIXES[p] for p, _ in named}, reads))
    return tuple(sorted(found, key=lambda entry: entry.message))
