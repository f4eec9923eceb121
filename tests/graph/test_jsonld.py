"""JSON-LD with the published context: short names for people, and the same quads for rdflib and for Oxigraph."""

import io
import json

import pyoxigraph as ox
import rdflib

from diplograph import resources
from diplograph.graph import jsonld
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.graph.replacement import Correction
from diplograph.ontology import context
from diplograph.ontology.vocab import DG, PREFIXES


def lines(data: str | bytes, kind: str) -> set[str]:
    """The quads that rdflib reads from a document, as sorted N-Quads lines."""
    graph = rdflib.Dataset().parse(data=data, format=kind).serialize(format="nquads")
    return set(graph.splitlines()) - {""}


def test_the_published_context_is_made_of_the_ontology():
    assert resources.ontology(context.NAME).read_text("utf8") == context.text()
    known = context.context()
    assert known["saidOn"] == {"@id": "dg:saidOn", "@type": "xsd:date"}
    assert known["Meeting"] == "dg:Meeting"
    terms = [name for name, value in known.items() if value == f"dg:{name}" or isinstance(value, dict)]
    assert set(terms) & PREFIXES.keys() == set(), "a name must not be a prefix as well"
    assert {name for name in DG.terms() if not name.startswith("rule")} <= known.keys()


def test_rdflib_and_oxigraph_read_what_the_store_holds(kg, extraction):
    kg.add(extraction)
    kg.judge_claim("article/a1/claim/2", "replace", who="Ana", correction=Correction(type="Demand"))
    written = kg.export("jsonld") or ""
    assert lines(written, "json-ld") == lines(kg.export("nquads") or "", "nquads")
    with KnowledgeGraph() as other:
        for quad in ox.parse(written, ox.RdfFormat.JSON_LD):
            other.store.add(quad)
        assert set(other.store) == set(kg.store)
    document = json.loads(written)
    graphs = {graph["@id"]: graph["@graph"] for graph in document["@graph"]}
    entries = {node["@id"]: node for node in graphs["id:article/a1/graph"]}
    claim = entries["id:article/a1/claim/1"]
    assert claim["asserts"] == "id:article/a1/event/1"
    assert (claim["factuality"], claim["confidence"]) == ("dg:Holds", "0.9")
    assert "Meeting" in entries["id:article/a1/event/1"]["@type"]


def test_every_kind_of_value_comes_back():
    node, property_ = ox.NamedNode("http://e/s"), ox.NamedNode(DG.saidOn)
    plain = ox.NamedNode("http://e/p")
    day = ox.NamedNode(PREFIXES["xsd"] + "date")
    values = [
        ox.Literal("2011-05-17", datatype=day), ox.Literal("in May"), ox.Literal("en mai", language="fr"), node,
        ox.Literal('"quoted" \\ and\nbroken'), ox.Literal("1", datatype=ox.NamedNode("http://e/kind")),
        ox.BlankNode("b"),
        ox.NamedNode("https://w3id.org/diplograph/id//odd"), ox.NamedNode("urn:x:y"), ox.Literal("\u202eאב"),
    ]  # fmt: skip
    quads = [
        ox.Quad(node, p, value, g) for g in (node, ox.DefaultGraph()) for p in (property_, plain) for value in values
    ]
    out = io.BytesIO()
    jsonld.write(quads, out)
    back = list(ox.parse(out.getvalue(), ox.RdfFormat.JSON_LD))
    assert len(back) == len(quads)
    solid = {quad for quad in quads if not isinstance(quad.object, ox.BlankNode)}
    assert solid <= set(back)
    out = io.BytesIO()
    jsonld.write([], out)
    assert list(ox.parse(out.getvalue(), ox.RdfFormat.JSON_LD)) == []
