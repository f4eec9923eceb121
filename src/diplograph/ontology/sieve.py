"""SHACL shapes and one article's triples in, whether they surely hold out: a quick look before the real validator.

It knows the few constraints that our shapes use. Whatever it cannot vouch for, a constraint or a value it does not know
included, is doubt, and doubt goes to pyshacl, which alone says what is wrong. A test holds that nothing which pyshacl
refuses passes here.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, RDFS, SH, XSD

from diplograph.model import Record

Value = Decimal | date
# What is parsed more loosely by Python than by XSD is held against a pattern first.
_LEXICAL: dict[str, tuple[re.Pattern[str], Callable[[str], Value]]] = {
    str(XSD.integer): (re.compile(r"[+-]?[0-9]+"), Decimal),
    str(XSD.nonNegativeInteger): (re.compile(r"[0-9]+"), Decimal),
    str(XSD.decimal): (re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"), Decimal),
    str(XSD.date): (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat),
}
_TYPE, _IRI = str(RDF.type), str(SH.IRI)  # rdflib makes them anew each time that they are named
_KNOWN = {
    SH.path: "path",
    SH.minCount: "least",
    SH.maxCount: "most",
    SH["class"]: "kinds",
    SH.datatype: "datatype",
    SH.nodeKind: "node_kind",
    SH.minInclusive: "floor",
    SH.maxInclusive: "ceiling",
    SH.lessThan: "before",
    SH.lessThanOrEquals: "not_after",
    SH.message: "",
}
_MANY = "kinds"


class Rule(Record):
    """What one property shape asks of the values of a property."""

    path: str
    least: int = 0
    most: int | None = None
    kinds: tuple[str, ...] = ()
    datatype: str | None = None
    node_kind: str | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    before: str | None = None
    not_after: str | None = None


class Sieve:
    """The shapes made ready.

    Args:
        shapes: node shapes with target classes and property shapes, without their sh:sparql constraints.
        tree: the class tree and the members of the closed lists.
    """

    def __init__(self, shapes: rdflib.Graph, tree: rdflib.Graph) -> None:
        self.rules: dict[str, list[Rule]] | None = _rules(shapes)
        rules = [rule for of in (self.rules or {}).values() for rule in of]
        self.read = {path for rule in rules for path in (rule.path, rule.before, rule.not_after)}
        self.above = _ancestors(tree)
        self.listed: dict[str, set[str]] = defaultdict(set)
        for member, kind in tree.subject_objects(RDF.type):
            self.listed[str(member)] |= self._kinds(str(kind))

    def passes(self, triples: Iterable[ox.Triple | ox.Quad]) -> bool:
        """Say whether the triples surely break no shape; False is doubt."""
        if self.rules is None:
            return False
        values: dict[tuple[str, str], set[Any]] = defaultdict(set)
        kinds: dict[str, set[str]] = defaultdict(set)
        for triple in triples:
            predicate = triple.predicate.value
            if predicate != _TYPE and predicate not in self.read:
                continue
            if isinstance(triple.subject, ox.Triple):
                return False
            if predicate == _TYPE:
                kinds[triple.subject.value] |= self._kinds(getattr(triple.object, "value", ""))
            else:
                values[triple.subject.value, predicate].add(triple.object)
        try:
            return all(
                self._holds(rule, node, values, kinds)
                for node, of in kinds.items()
                for kind in of
                for rule in self.rules.get(kind, ())
            )
        except ValueError:  # a value that is not what its datatype says
            return False

    def _kinds(self, kind: str) -> set[str]:
        return self.above.get(kind, {kind})

    def _holds(
        self, rule: Rule, node: str, values: Mapping[tuple[str, str], set[Any]], kinds: Mapping[str, set[str]]
    ) -> bool:
        found = values.get((node, rule.path), ())
        if not found:
            return not rule.least
        if len(found) < rule.least or (rule.most is not None and len(found) > rule.most):
            return False
        for value in found:
            if rule.node_kind == _IRI and not isinstance(value, ox.NamedNode):
                return False
            if rule.datatype is not None and not _is_of(value, rule.datatype):
                return False
            name = getattr(value, "value", "")
            if not all(kind in kinds.get(name, ()) or kind in self.listed.get(name, ()) for kind in rule.kinds):
                return False
            if rule.floor is not None and not _plain(value) >= rule.floor:
                return False
            if rule.ceiling is not None and not _plain(value) <= rule.ceiling:
                return False
        later = {
            _plain(value) for path in (rule.before, rule.not_after) if path for value in values.get((node, path), ())
        }
        strict = rule.before is not None
        return all(_plain(value) < end or (not strict and _plain(value) == end) for value in found for end in later)


def _plain(term: object) -> Any:
    """Return what a literal says, ready to be compared; ValueError when that is not sure."""
    if not isinstance(term, ox.Literal) or term.datatype.value not in _LEXICAL:
        raise ValueError(str(term))
    pattern, parse = _LEXICAL[term.datatype.value]
    if not pattern.fullmatch(term.value):
        raise ValueError(term.value)
    return parse(term.value)


def _is_of(term: object, datatype: str) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value == datatype and _plain(term) is not None


def _rules(shapes: rdflib.Graph) -> dict[str, list[Rule]] | None:
    """Return the rules of each target class; None where a shape asks for something that is not known here."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        if set(shapes.predicates(shape)) - {RDF.type, SH.targetClass, SH.property}:
            return None
        for part in shapes.objects(shape, SH.property):
            rule = _rule(shapes, part)
            if rule is None:
                return None
            for target in shapes.objects(shape, SH.targetClass):
                found[str(target)].append(rule)
    return dict(found)


def _rule(shapes: rdflib.Graph, part: rdflib.term.Node) -> Rule | None:
    fields: dict[str, Any] = {}
    for predicate, value in shapes.predicate_objects(part):
        name = _KNOWN.get(predicate)  # type: ignore[call-overload]
        if name is None or (name and name != _MANY and name in fields):
            return None
        if name == _MANY:
            fields[name] = (*fields.get(name, ()), str(value))
        elif name:
            fields[name] = str(value)
    known = fields.get("node_kind") in (None, str(SH.IRI)) and fields.get("datatype", str(XSD.date)) in _LEXICAL
    both = "before" in fields and "not_after" in fields
    return Rule(**fields) if known and not both and fields.get("path", "").startswith("http") else None


def _ancestors(tree: rdflib.Graph) -> dict[str, set[str]]:
    """Return of each class itself and all classes above it."""
    return {
        str(kind): {str(above) for above in tree.transitive_objects(kind, RDFS.subClassOf)}
        for kind in set(tree.subjects(RDFS.subClassOf))
    }
