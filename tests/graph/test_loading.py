"""Many at once: equal to one by one, all or nothing; older stores are brought up to date, newer ones refused."""

import gzip
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.errors import GraphError, ShapeError
from diplograph.graph import migrate, shortcuts
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph

MARK = "GRAPH ?g { ?s dg:schemaVersion ?v }"


def quads(kg) -> set[ox.Quad]:
    return set(kg.store)


def marked(kg, version: int | str) -> None:
    """Pretend that a store is of another schema."""
    number = f'"{version}"' if isinstance(version, str) else version
    kg.store.update(
        f"PREFIX dg: <https://w3id.org/diplograph/ns#> DELETE {{ {MARK} }} "
        f"INSERT {{ GRAPH ?g {{ ?s dg:schemaVersion {number} }} }} WHERE {{ {MARK} }}"
    )


@pytest.fixture
def three(tell):
    return [tell("a1"), tell("a2", date(2011, 6, 1), "Other Post"), tell("a3")]


@pytest.fixture
def files(three, tmp_path) -> list[Path]:
    """The three articles in two files, the second one packed."""
    for name, articles in (("one.nq", three[:1]), ("two.nq", three[1:])):
        with KnowledgeGraph() as kg:
            kg.add_all(articles)
            kg.export("nquads", tmp_path / name)
    packed = tmp_path / "two.nq.gz"
    packed.write_bytes(gzip.compress((tmp_path / "two.nq").read_bytes()))
    return [tmp_path / "one.nq", packed]


@pytest.mark.parametrize("disk", [False, True])
def test_extractions_in_bulk_equal_one_by_one(three, tmp_path, disk):
    renamed = three[2].actors[0].model_copy(update={"name": "Ana Orsk-Holm"})
    three[2] = three[2].model_copy(update={"actors": (renamed, *three[2].actors[1:])})
    with KnowledgeGraph() as one, KnowledgeGraph(tmp_path / "kg" if disk else None) as many:
        one.add(three[0])
        many.add(three[0])
        one.add_all(three[1:])
        assert many.bulk_load(three[1:]) == []
        assert quads(many) == quads(one)
        assert many.sparql('ASK { ?x a dg:Actor ; rdfs:label "Ana Orsk" }') is False


def test_files_in_bulk_equal_the_articles(files, three):
    with KnowledgeGraph() as one, KnowledgeGraph() as many:
        one.add_all(three)
        assert many.bulk_load(map(str, files)) == []
        assert quads(many) == quads(one)
        many.bulk_load(files[:1])
        assert quads(many) == quads(one)


@pytest.mark.parametrize("disk", [False, True])
def test_one_article_that_cannot_be_stored_keeps_all_out(three, tmp_path, disk):
    broken = three[2].model_copy(update={"claims": (three[2].claims[2],), "conflicts": ()})
    with KnowledgeGraph(tmp_path / "kg" if disk else None) as kg:
        before = quads(kg)
        with pytest.raises(ShapeError, match="a3"):
            kg.bulk_load([*three[:2], broken])
        with pytest.raises(GraphError, match="a1: is stored already, or given twice"):
            kg.bulk_load([three[0], three[1], three[0]])
        assert quads(kg) == before
        kg.bulk_load([broken], check=False)
        assert len(kg) == 1


@pytest.mark.parametrize("disk", [False, True])
def test_one_file_that_cannot_be_read_keeps_all_out_and_is_named_with_its_line(files, tmp_path, disk):
    bad = tmp_path / "bad.nq"
    bad.write_text('<http://e/s> <http://e/p> "o" <http://e/g> .\n<http://e/s> nonsense\n')
    (tmp_path / "torn.nq.gz").write_bytes(files[1].read_bytes()[:-300])
    with KnowledgeGraph(tmp_path / "kg" if disk else None) as kg:
        before = quads(kg)
        with pytest.raises(GraphError, match=r"bad.nq:2: cannot be read as N-Quads"):
            kg.bulk_load([*files, bad])
        for name in ("torn.nq.gz", "absent.nq"):
            with pytest.raises(GraphError, match="cannot be loaded"):
                kg.bulk_load([files[0], tmp_path / name])
        with pytest.raises(GraphError, match=r"x.ttl: only N-Quads"):
            kg.bulk_load([files[0], tmp_path / "x.ttl"])
        assert quads(kg) == before
        assert not shortcuts.is_due(kg.store)


def test_files_of_a_newer_diplograph_are_refused_whole(files, tmp_path):
    text = (
        files[0]
        .read_text(encoding="utf-8")
        .replace(f'schemaVersion> "{migrate.SCHEMA_VERSION}"', 'schemaVersion> "99"')
    )
    (tmp_path / "newer.nq").write_text(text, encoding="utf-8")
    with KnowledgeGraph() as kg:
        before = quads(kg)
        with pytest.raises(GraphError, match=r"newer diplograph \(schema 99"):
            kg.bulk_load([files[1], tmp_path / "newer.nq"])
        assert quads(kg) == before


def test_what_has_no_graph_gets_one(tmp_path, kg):
    (tmp_path / "x.nq").write_text('<http://e/s> <http://e/p> "o" .\n')
    kg.bulk_load([tmp_path / "x.nq"])
    assert "graph/loaded/in-bulk" in (kg.export("nquads") or "")
    assert kg.sparql("SELECT ?o { <http://e/s> <http://e/p> ?o }")[0].o == "o"


def test_a_judgement_waits_for_its_article(three, kg):
    kg.add(three[0])
    said = kg.judge_claim("article/a1/claim/1", "reject", who="Ana")
    kg.remove("a1")
    [issue] = kg.bulk_load(three[1:])
    assert said.id in issue.found
    assert kg.bulk_load(three[:1]) == []
    assert Judgements(kg).claims() == [said]


def test_an_older_store_is_brought_up_to_date(tmp_path, extraction):
    key = extraction.claims[0].key
    with KnowledgeGraph(tmp_path / "kg") as kg:
        kg.add(extraction)
        before = quads(kg)
        kg.store.update(  # as schema 1 had it: on the key alone
            "PREFIX dg: <https://w3id.org/diplograph/ns#> INSERT DATA { GRAPH "
            "<https://w3id.org/diplograph/id/graph/judgements> { <https://w3id.org/diplograph/id/judgement/old> "
            f'a dg:Judgement ; dg:onClaimKey "{key}" ; dg:verdict "reject" }} }}'
        )
        marked(kg, 1)
    with KnowledgeGraph(tmp_path / "kg") as kg:
        [said] = Judgements(kg).claims()
        assert (said.article, said.claims, said.who) == ("article/a1", ("article/a1/claim/1",), "unknown")
        assert not kg.sparql("ASK { ?e a dg:Edge ; rdf:predicate dg:met }")
        [row] = kg.sparql(f"SELECT ?v {{ {MARK} }}")
        assert row.v == migrate.SCHEMA_VERSION
        Judgements(kg).take_back(said.id, who="Ana")
        assert before <= quads(kg)


@pytest.mark.parametrize(("version", "says"), [(99, "newer diplograph"), (0, "before the first"), ("x", "first")])
def test_a_store_that_is_too_new_or_too_old_is_refused_and_left_alone(tmp_path, extraction, version, says):
    with KnowledgeGraph(tmp_path / "kg") as kg:
        kg.add(extraction)
        marked(kg, version)
        before = quads(kg)
        kg.export("nquads", tmp_path / "all.nq")
    for _ in range(2):
        with pytest.raises(GraphError, match=says):
            KnowledgeGraph(tmp_path / "kg")
    assert set(ox.Store(str(tmp_path / "kg"))) == before
    with KnowledgeGraph() as other:
        for load in (other.load, lambda path: other.bulk_load([path])):
            with pytest.raises(GraphError, match=says):
                load(tmp_path / "all.nq")
        assert len(other) == 0


def test_an_older_file_is_brought_up_to_date(tmp_path, extraction):
    with KnowledgeGraph() as kg:
        kg.add(extraction)
        present = quads(kg)
        marked(kg, 1)
        kg.export("nquads", tmp_path / "old.nq")
    for load in (KnowledgeGraph.load, lambda kg, path: kg.bulk_load([path])):
        with KnowledgeGraph() as other:
            load(other, tmp_path / "old.nq")
            assert quads(other) == present


def test_rdflib_sees_reads_and_writes_the_same_store(kg, extraction):
    import rdflib

    kg.add(extraction)
    data = kg.dataset
    assert len(data) == len(kg.store)
    graph = data.graph(rdflib.URIRef("https://w3id.org/diplograph/id/article/a1/graph"))
    assert len(graph) == len(list(kg.store.quads_for_pattern(None, None, None, ox.NamedNode(str(graph.identifier)))))
    label = rdflib.RDFS.label
    node = rdflib.URIRef("https://w3id.org/diplograph/id/actor/orsk")
    assert str(data.value(node, label)) == "Ana Orsk"
    asked = "SELECT ?n { ?x <http://www.w3.org/2000/01/rdf-schema#label> ?n . FILTER (?n = 'Ivo Zar') }"
    assert {str(row.n) for row in data.query(asked)} == {"Ivo Zar"}
    own = data.graph(rdflib.URIRef("http://e/own"))
    own.add((node, rdflib.SKOS.note, rdflib.Literal("seen")))
    assert kg.sparql('ASK { id:actor\\/orsk skos:note "seen" }') is True
    data.remove_graph(own.identifier)
    assert kg.sparql('ASK { id:actor\\/orsk skos:note "seen" }') is False
    assert kg.extraction("a1") == extraction
