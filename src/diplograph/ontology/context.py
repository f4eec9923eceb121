"""The ontology in, the JSON-LD context of its names out, as ontologies/diplograph.context.jsonld holds it.

Run `python -m diplograph.ontology.context` after each change of the ontology; a test holds the two in step. Names of
dg: stand alone ("actor"), all others keep their prefix; what has one kind of value says so and is written short.
"""

import json
from functools import cache
from typing import Any

import pyoxigraph as ox

from diplograph import resources
from diplograph.model import BASE
from diplograph.ontology.vocab import DG, PREFIXES, RDF, XSD

OWL, RDFS_RANGE = PREFIXES["owl"], PREFIXES["rdfs"] + "range"
# Properties of others whose values the graph always writes in one kind.
DAYS = ("hasEarliestBeginTimeStamp", "hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp", "hasLatestEndTimeStamp")
IRIS = ("prov:wasGeneratedBy", "prov:wasAssociatedWith", "prov:wasAttributedTo", "gaf:denotedBy", "sem:eventType")
NAME = "diplograph.context.jsonld"


@cache
def context() -> dict[str, Any]:
    """Return the context that is published: prefixes, then the terms.

    >>> context()["actor"]
    {'@id': 'dg:actor', '@type': '@id'}
    """
    found: dict[str, Any] = json.loads(resources.ontology(NAME).read_text("utf8"))["@context"]
    return found


def text() -> str:
    """Return the text that the file must have."""
    with resources.ontology("diplograph.ttl").open("rb") as file:
        triples = [(q.subject, q.predicate, q.object) for q in ox.parse(file, ox.RdfFormat.TURTLE)]
    types: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(DG.IRI) and isinstance(value, ox.NamedNode):
            name = subject.value.removeprefix(DG.IRI)
            types.setdefault(name, set())
            if predicate.value == RDF.type:
                types[name].add(value.value)
            elif predicate.value == RDFS_RANGE:
                ranges[name] = value.value
    terms = {name: _term(name, types[name], ranges.get(name, "")) for name in sorted(types)}
    others = {f"sem:{name}": {"@type": "xsd:date"} for name in DAYS} | {name: {"@type": "@id"} for name in IRIS}
    whole = {"id": BASE, **dict(sorted(PREFIXES.items())), **terms, **others}
    return json.dumps({"@context": whole}, indent=1, ensure_ascii=False) + "\n"


def _term(name: str, types: set[str], range_: str) -> str | dict[str, str]:
    if OWL + "ObjectProperty" in types:
        return {"@id": f"dg:{name}", "@type": "@id"}
    if OWL + "DatatypeProperty" in types and range_.startswith(XSD.IRI) and range_ != XSD.string:
        return {"@id": f"dg:{name}", "@type": "xsd:" + range_.removeprefix(XSD.IRI)}
    return f"dg:{name}"


if __name__ == "__main__":
    resources.ontology(NAME).write_text(text(), encoding="utf8")
