"""ontologies/diplograph.ttl in, the text of `vocab.py` out: names and class tree as plain Python.

Reading a name then costs no parser.

Run `python -m diplograph.ontology.generate` after each change of the ontology; a test holds the two in step.
"""

import keyword
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from diplograph import resources

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
# The languages RDF itself is written in: used everywhere, declared by their own documents and so not again in ours.
STANDARD = {
    "RDF": (RDF, ("type", "Statement", "subject", "predicate", "object")),
    "RDFS": (RDFS, ("label", "comment", "subClassOf")),
    "XSD": (XSD, ("string", "boolean", "integer", "decimal", "date", "dateTime", "nonNegativeInteger")),
}
OUTPUT = Path(__file__).with_name("vocab.py")
HEAD = '''"""Every name of ontologies/diplograph.ttl as a plain string, and its class tree.

GENERATED: change the ontology, then `python -m diplograph.ontology.generate`.
"""

# ruff: noqa: N815  the names are the ontology's

from diplograph.ontology.namespace import Namespace'''


class _Ontology:
    """The few look-ups that the generator needs over the parsed ontology."""

    def __init__(self, path: Path) -> None:
        self.prefixes: dict[str, str] = {}
        with path.open("rb") as file:
            parser = ox.parse(file, ox.RdfFormat.TURTLE)
            self.store = ox.Store()
            self.store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in parser)
            self.prefixes = parser.prefixes
        self.dg = self.prefixes["dg"]

    def objects(self, subject: ox.NamedNode, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        found = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted(q.object.value for q in found if isinstance(q.object, ox.NamedNode | ox.Literal))

    def subjects(self) -> list[ox.NamedNode]:
        """Return every IRI that the file says something about, sorted."""
        found = {q.subject for q in self.store if isinstance(q.subject, ox.NamedNode)}
        return sorted(found, key=lambda node: node.value)

    def local(self, iri: str) -> str:
        """Return a dg: name without its namespace."""
        return iri.removeprefix(self.dg)

    def parents(self, name: str) -> list[str]:
        """Return the dg: classes right above the class `name`."""
        above = self.objects(ox.NamedNode(self.dg + name), RDFS + "subClassOf")
        return [self.local(iri) for iri in above if iri.startswith(self.dg)]

    def ancestors(self, name: str) -> list[str]:
        """Return all dg: classes above `name`, nearest first."""
        found: list[str] = []
        level = self.parents(name)
        while level:
            found += [parent for parent in level if parent not in found]
            level = [above for parent in level for above in self.parents(parent)]
        return found


def text(path: Path | None = None) -> str:
    """Return the text that `vocab.py` must have.

    Args:
        path: the ontology (default: the one that is installed).
    """
    ontology = _Ontology(path or resources.ontology("diplograph.ttl"))
    parts = [HEAD]
    parts += [_namespace(name, iri, names) for name, (iri, names) in STANDARD.items()]
    terms: dict[str, list[str]] = defaultdict(list)
    classes: list[str] = []
    for node in ontology.subjects():
        for prefix, iri in ontology.prefixes.items():
            name = node.value.removeprefix(iri)
            if name != node.value and name.isidentifier() and not keyword.iskeyword(name):
                terms[prefix].append(name)
        types = ontology.objects(node, RDF + "type")
        if node.value.startswith(ontology.dg) and "http://www.w3.org/2002/07/owl#Class" in types:
            classes.append(ontology.local(node.value))
    parts += [_namespace(prefix.upper(), ontology.prefixes[prefix], terms[prefix]) for prefix in sorted(terms)]
    parts.append(_dict("\nPREFIXES: dict[str, str]", dict(sorted(ontology.prefixes.items()))))
    parts.append(
        _dict("ANCESTORS: dict[str, tuple[str, ...]]", {name: tuple(ontology.ancestors(name)) for name in classes})
    )
    parts.append(_facts(ontology, classes))
    return "\n".join(parts)


def _namespace(name: str, iri: str, terms: list[str] | tuple[str, ...]) -> str:
    lines = [f"\n\nclass {name}(metaclass=Namespace):", f'    """Terms of <{iri}>."""\n']
    return "\n".join([*lines, f'    IRI = "{iri}"', *(f'    {term} = "{iri}{term}"' for term in sorted(terms))])


def _dict(name: str, values: dict[str, object] | dict[str, str] | dict[str, tuple[str, ...]]) -> str:
    return "\n".join(
        [f"\n{name} = {{", *(f"    {_quoted(key)}: {_quoted(value)}," for key, value in values.items()), "}"]
    )


def _quoted(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(map(_quoted, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def _facts(ontology: _Ontology, classes: list[str]) -> str:
    """Write what the ontology's annotations say of each class: label, PLOVER category and score, quad, flags."""
    parts = []
    facts: dict[str, tuple[str, str, type]] = {
        "LABELS": (RDFS + "label", "str", str),
        "PLOVER_CATEGORY": (ontology.dg + "ploverCategory", "str", str),
        "CAMEO_ROOT": (ontology.dg + "cameoRoot", "str", str),
        "QUAD": (ontology.dg + "quad", "str", str),
        "PLOVER_SCORE": (ontology.dg + "ploverScore", "float", float),
    }
    for name, (predicate, kind, convert) in facts.items():
        values = {c: ontology.objects(ox.NamedNode(ontology.dg + c), predicate) for c in classes}
        parts.append(_dict(f"{name}: dict[str, {kind}]", {c: convert(v[0]) for c, v in values.items() if v}))
    for name in ("published", "symmetric"):
        flagged = [c for c in classes if "true" in ontology.objects(ox.NamedNode(ontology.dg + c), ontology.dg + name)]
        parts.append("\n".join([f"\n{name.upper()}: tuple[str, ...] = (", *(f'    "{c}",' for c in flagged), ")"]))
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    OUTPUT.write_text(text(), encoding="utf8")
