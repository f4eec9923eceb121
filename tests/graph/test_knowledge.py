"""Articles go in, are replaced and taken out whole; files and other programs see the same."""

import gzip
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import GraphError, QueryError, ShapeError, StoreBusy
from diplograph.graph.encode import serialize
from diplograph.graph.knowledge import KnowledgeGraph

NEWER = """PREFIX dg: <https://w3id.org/diplograph/ns#>
DELETE { GRAPH ?g { ?s dg:schemaVersion ?v } } INSERT { GRAPH ?g { ?s dg:schemaVersion 99 } }
WHERE { GRAPH ?g { ?s dg:schemaVersion ?v } }"""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def quads(kg: KnowledgeGraph) -> set[ox.Quad]:
    return set(kg.store)


def test_what_was_added_comes_back(kg, extraction):
    kg.add(extraction)
    assert kg.extraction("a1") == extraction
    assert list(kg.extractions()) == [extraction]
    assert "a1" in kg
    assert "a2" not in kg
    assert len(kg) == 1
    (entry,) = kg.articles()
    assert (entry.id, entry.title, entry.date, entry.source, entry.claims) == (
        "a1", "Orsk meets Zar", date(2011, 5, 17), "Example Post", 4,
    )  # fmt: skip


def test_adding_again_replaces(kg, extraction):
    kg.add(extraction)
    before = quads(kg)
    kg.add(extraction.model_copy(update={"claims": extraction.claims[:1], "conflicts": ()}))
    assert kg.articles()[0].claims == 1
    assert not kg.query("latest-stances")
    kg.add(extraction)
    assert quads(kg) == before


def test_taking_out_leaves_nothing_behind(kg, extraction, tell):
    kg.add(tell("a2", date(2011, 6, 1), "Other Post"))
    before = quads(kg)
    kg.add(extraction)
    kg.remove("a1")
    assert quads(kg) == before
    with pytest.raises(GraphError, match="no article"):
        kg.remove("a1")


def test_a_role_that_the_tables_dropped_is_forgotten(kg, extraction):
    kg.add(extraction)
    role = extraction.roles[0].model_copy(update={"title": "Minister of Trade"})
    kg.add(extraction.model_copy(update={"roles": (role,)}))
    titles = kg.sparql("SELECT ?t { ?r dg:roleTitle ?t }")
    assert [row.t for row in titles] == ["Minister of Trade"]


def test_a_broken_shape_stores_nothing_and_says_where(kg, extraction):
    wrong = extraction.claims[2].model_copy(update={"depth": 2})
    before = quads(kg)
    with pytest.raises(ShapeError, match=r"a1: .*claim/3.*depth") as caught:
        kg.add(extraction.model_copy(update={"claims": (*extraction.claims[:2], wrong)}))
    assert "relaying claim" in str(caught.value)
    assert quads(kg) == before


def test_a_batch_equals_one_by_one_and_goes_on_past_a_bad_article(extraction, tell):
    other = tell("a2", date(2011, 6, 1), "Other Post")
    bad = tell("a3").model_copy(update={"claims": (tell("a3").claims[2],)})
    with KnowledgeGraph() as one, KnowledgeGraph() as many:
        one.add(extraction)
        one.add(other)
        (issue,) = many.add_all([extraction, bad, other])
        assert issue.article == "a3"
        assert quads(one) == quads(many)


def test_the_store_on_disk_keeps_what_it_was_given(tmp_path, extraction):
    with KnowledgeGraph(tmp_path / "kg") as kg:
        kg.add(extraction)
    with KnowledgeGraph(tmp_path / "kg") as kg:
        assert kg.extraction("a1") == extraction
        assert kg.validate() == []
    with pytest.raises(GraphError, match="closed"):
        kg.articles()


def test_shortcuts_that_a_crash_left_due_are_derived_on_opening(tmp_path, extraction):
    with KnowledgeGraph(tmp_path) as kg:
        kg._batches = 1  # as if the process ended within a batch
        kg.add(extraction)
        assert not kg.sparql("ASK { ?e a dg:Edge }")
    with KnowledgeGraph(tmp_path) as kg:
        assert kg.sparql("ASK { ?e a dg:Edge }")


def test_a_second_process_is_told_that_the_store_is_busy(tmp_path):
    code = "import sys; from diplograph.graph.knowledge import KnowledgeGraph; KnowledgeGraph(sys.argv[1])"
    with KnowledgeGraph(tmp_path):
        run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "StoreBusy" in run.stderr
    assert "another process holds this store" in run.stderr


def test_one_process_that_opens_it_twice_is_told_so_too(tmp_path):
    with KnowledgeGraph(tmp_path), pytest.raises(StoreBusy):
        KnowledgeGraph(tmp_path)


def test_a_newer_store_is_refused(tmp_path):
    with KnowledgeGraph(tmp_path) as kg:
        kg.store.update(NEWER)
    with pytest.raises(GraphError, match="newer diplograph"):
        KnowledgeGraph(tmp_path)


@pytest.mark.parametrize(("format", "suffix"), [("nquads", ".nq"), ("trig", ".trig"), ("jsonld", ".jsonld")])
def test_a_file_carries_all(kg, extraction, tmp_path, format, suffix):
    kg.add(extraction)
    file = tmp_path / f"graph{suffix}"
    kg.export(format, file)
    with KnowledgeGraph() as other:
        other.load(file)
        assert other.extraction("a1") == extraction
        assert quads(other) == quads(kg)


def test_turtle_holds_the_union_and_packed_files_are_read(kg, extraction, tmp_path):
    kg.add(extraction)
    file = tmp_path / "graph.ttl.gz"
    file.write_bytes(gzip.compress((kg.export("turtle") or "").encode()))
    with KnowledgeGraph() as other:
        other.load(file)
        assert other.query("who-met-whom") == kg.query("who-met-whom")


def test_equal_stores_export_equal_bytes(extraction, tell):
    with KnowledgeGraph() as one, KnowledgeGraph() as two:
        one.add_all([extraction, tell("a2")])
        two.add_all([tell("a2"), extraction])
        assert one.export("nquads") == two.export("nquads")


def test_extractions_are_written_without_a_store(extraction, tmp_path):
    with (tmp_path / "x.nq").open("wb") as out:
        serialize([extraction], "nquads", out)
    with KnowledgeGraph() as kg:
        kg.load(tmp_path / "x.nq")
        assert kg.extraction("a1") == extraction
    with pytest.raises(GraphError, match="unknown format"), (tmp_path / "y").open("wb") as out:
        serialize([extraction], "n3", out)


@pytest.mark.parametrize(("name", "text"), [("x.nq", "<a> nonsense"), ("x.doc", ""), ("absent.nq", None)])
def test_a_file_that_cannot_be_read_adds_nothing(kg, tmp_path, name, text):
    if text is not None:
        (tmp_path / name).write_text(text)
    before = quads(kg)
    with pytest.raises(GraphError, match=name):
        kg.load(tmp_path / name)
    assert quads(kg) == before


def test_rdflib_sees_the_same_store(kg, extraction):
    kg.add(extraction)
    (count,) = kg.dataset.query(COUNT)
    assert int(count[0]) == kg.sparql(COUNT)[0].n


def test_sparql_answers_each_kind_of_question(kg, extraction):
    kg.add(extraction)
    assert kg.sparql("ASK { id:actor\\/orsk a dg:Person }") is True
    assert len(kg.sparql("CONSTRUCT { ?a a dg:Person } { ?a a dg:Person }")) == 2
    rows = kg.sparql("SELECT ?s ?i { ?s dg:intensity ?i }")
    assert [float(row.i) for row in rows] == [0.5]
    assert rows.to_dicts()[0]["s"].endswith("a1/stance/1")
    assert "<td>" in rows._repr_html_()


def test_a_query_that_cannot_be_read_says_where(kg):
    with pytest.raises(QueryError, match="line 2, column"):
        kg.sparql("SELECT ?x WHERE {\n ?x ?p }")
    with pytest.raises(QueryError, match="queries only read"):
        kg.sparql("DELETE WHERE { ?s ?p ?o }")


def test_names_made_to_break_a_query_are_plain_words(kg, extraction):
    nasty = 'x" } UNION { ?s ?p ?o } #\\'
    actor = extraction.actors[0].model_copy(update={"name": nasty})
    kg.add(extraction.model_copy(update={"actors": (actor, *extraction.actors[1:])}))
    assert {row.a for row in kg.query("who-met-whom", actor=nasty)} == {nasty}
    with pytest.raises(QueryError, match="no actor"):
        kg.query("who-met-whom", actor='nobody" } INSERT')


def test_an_index_file_beside_the_store_is_no_store(tmp_path):
    file = Path(tmp_path / "file")
    file.write_text("x")
    with pytest.raises(GraphError):
        KnowledgeGraph(file)
