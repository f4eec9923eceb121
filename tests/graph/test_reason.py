"""What is written at once, and what follows by OWL 2 RL when it is asked for."""

import pyoxigraph as ox
import pytest

from diplograph.errors import GraphError
from diplograph.graph import reason, terms
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.ontology.vocab import DG, PREFIXES, RDF

TYPE = ox.NamedNode(RDF.type)


def said(quads) -> set[tuple[str, str, str]]:
    return {(terms.record_id(q.subject), q.predicate.value, terms.lexical(q.object)) for q in quads}


def test_superclasses_and_both_directions_are_written_at_once(kg, extraction):
    kg.add(extraction)
    assert kg.sparql("ASK { id:article\\/a1\\/event\\/1 a dg:Meeting , dg:Contact , dg:Event , dg:Situation }")
    assert kg.sparql("ASK { id:actor\\/orsk dg:met id:actor\\/zar . id:actor\\/zar dg:met id:actor\\/orsk }")


def test_the_closure_gives_what_follows_and_stores_nothing(kg, extraction):
    kg.add(extraction)
    before = set(kg.store)
    found = said(kg.closure())
    schema, prov, sem = PREFIXES["schema"], PREFIXES["prov"], PREFIXES["sem"]
    assert ("actor/orsk", RDF.type, schema + "Person") in found
    assert ("actor/orsk", RDF.type, prov + "Agent") in found
    assert ("article/a1/event/1", sem + "hasActor", terms.node("actor/zar").value) in found
    assert not any(value == DG.Person for subject, _, value in found if subject == "actor/orsk"), "that was said"
    assert not any(subject.startswith("http") for subject, _, _ in found), "nothing about the ontology itself"
    assert set(kg.store) == before


def test_symmetric_and_transitive_statements_of_others_are_closed(kg):
    kg.store.update(
        "PREFIX dg: <https://w3id.org/diplograph/ns#> PREFIX owl: <http://www.w3.org/2002/07/owl#> INSERT DATA { GRAPH "
        "<http://e/g> { <http://e/a> dg:met <http://e/b> ; <http://e/in> <http://e/b> . <http://e/b> <http://e/in> "
        "<http://e/c> . <http://e/in> a owl:TransitiveProperty } }"
    )
    found = said(kg.closure())
    assert ("http://e/b", DG.met, "http://e/a") in found
    assert ("http://e/a", "http://e/in", "http://e/c") in found


def test_an_export_may_carry_the_closure_and_a_load_leaves_it_out(kg, extraction, tmp_path):
    kg.add(extraction)
    assert "graph/closure" not in (kg.export("nquads") or "")
    kg.export("nquads", tmp_path / "all.nq", closure=True)
    assert (tmp_path / "all.nq").read_text(encoding="utf-8").count("/graph/closure> .") == len(kg.closure())
    for load in (KnowledgeGraph.load, lambda other, path: other.bulk_load([path])):
        with KnowledgeGraph() as other:
            load(other, tmp_path / "all.nq")
            assert set(other.store) == set(kg.store)


def test_a_large_store_is_refused(kg, monkeypatch):
    monkeypatch.setattr(reason, "MOST", 10)
    with pytest.raises(GraphError, match="the closure takes 10 at most"):
        kg.closure()
