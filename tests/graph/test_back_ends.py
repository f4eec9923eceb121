"""One suite for all back ends: in memory, on disk, on oxigraph's server, on Virtuoso (slow). All must do the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_servers import oxigraph, virtuoso

from diplograph import exports
from diplograph.errors import GraphError, QueryError, QueryRefused, ShapeError
from diplograph.graph import library
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType
from diplograph.relations import relations

SEED = Path(__file__).parent / "data" / "seed.ttl"
OWN = ("graph/ontology", "graph/meta")  # what a store says of itself
BACK_ENDS = ["memory", "disk", "oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)]
SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="module", params=BACK_ENDS)
def place(request, tmp_path_factory) -> Iterator[Path | str | None]:
    """Give what KnowledgeGraph opens."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param in SERVERS:
        with SERVERS[request.param](folder) as url:
            yield url
    else:
        yield folder / "kg" if request.param == "disk" else None


@pytest.fixture
def kg(place, tmp_path) -> Iterator[KnowledgeGraph]:
    """Open it, empty; on disk in a folder of its own."""
    with KnowledgeGraph(tmp_path / "kg" if isinstance(place, Path) else place) as graph:
        for name in list(graph.store.named_graphs()):
            if not name.value.endswith(OWN):
                graph.store.clear_graph(name)
        yield graph


@pytest.fixture(scope="module")
def told(place) -> Iterator[KnowledgeGraph]:
    """Open it with the sample article in it."""
    with KnowledgeGraph(place) as graph:
        graph.load(SEED)
        yield graph


def facts(kg: KnowledgeGraph) -> set[ox.Quad]:
    store = ox.Store()  # so that all numbers are written as the embedded store writes them
    store.extend(quad for quad in kg.store if not str(quad.graph_name).rstrip(">").endswith(OWN))
    return set(store)


@pytest.mark.parametrize("name", library.names())
def test_every_named_query_gives_what_it_gives_in_memory(told, seed, name):
    params = library.arguments(library.get(name))
    assert told.query(name, **params) == seed.query(name, **params)


def test_loading_a_file_derives_the_same_shortcuts(told, seed):
    assert facts(told) == facts(seed)


def test_relations_are_the_same(told, seed):
    assert list(relations(told).edges(data=True)) == list(relations(seed).edges(data=True))


@pytest.mark.parametrize("format", ["nquads", "turtle", "jsonld"])
def test_rdf_goes_out_the_same(told, seed, format):
    assert told.export(format) == seed.export(format)


@pytest.mark.parametrize("format", ["gexf", "events-csv", "ftm"])
def test_other_forms_go_out_the_same(told, seed, format, tmp_path):
    exports.export(told, format, tmp_path / "one")
    exports.export(seed, format, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_articles_come_back_are_replaced_and_go_whole(kg, extraction, tell):
    other = tell("a2", date(2011, 6, 1), "Other Post")
    kg.add(other)
    before = facts(kg)
    kg.add(extraction)
    assert kg.extraction("a1") == extraction
    assert [entry.id for entry in kg.articles()] == ["a1", "a2"]
    assert "a1" in kg
    assert "a3" not in kg
    assert len(kg) == 2
    full = facts(kg)
    kg.add(extraction.model_copy(update={"claims": extraction.claims[:1], "conflicts": ()}))
    assert kg.articles()[0].claims == 1
    assert facts(kg) != full
    kg.add(extraction)
    assert facts(kg) == full
    kg.remove("a1")
    assert facts(kg) == before
    assert list(kg.extractions()) == [other]
    with pytest.raises(GraphError, match="no article"):
        kg.remove("a1")


def test_a_batch_gives_what_one_by_one_gives(kg, extraction, tell):
    with KnowledgeGraph() as one:
        one.add(extraction)
        one.add(tell("a2"))
        wanted = facts(one)
    bad = tell("a3").model_copy(update={"claims": (tell("a3").claims[2],)})
    assert [issue.article for issue in kg.add_all([extraction, bad, tell("a2")])] == ["a3"]
    assert facts(kg) == wanted
    assert kg.validate() == []


def test_a_broken_shape_stores_nothing(kg, extraction):
    wrong = extraction.claims[2].model_copy(update={"depth": 2})
    with pytest.raises(ShapeError):
        kg.add(extraction.model_copy(update={"claims": (*extraction.claims[:2], wrong)}))
    assert facts(kg) == set()


def test_judgements_are_kept_and_taken_back(kg, extraction):
    kg.add(extraction)
    before = kg.query("who-met-whom")
    own = Judgements(kg)
    added = own.add("A. Orsk", type=ActorType.PERSON, country="SYL", who="Ana").id
    said = own.judge(added, "actor/zar", same=True, who="Ana", note="why")
    assert [one.id for one in own.all()] == [said.id]
    assert kg.query("who-met-whom", actor="A. Orsk") == kg.query("who-met-whom", actor="Ivo Zar")
    own.take_back(said.id, who="Bo")
    assert kg.query("who-met-whom") == before
    assert [one.taken_back_by for one in own.all()] == ["Bo"]


def test_each_kind_of_question_is_answered(kg, extraction):
    kg.add(extraction)
    assert kg.sparql("ASK { <https://w3id.org/diplograph/id/actor/orsk> a dg:Person }") is True
    assert kg.sparql("ASK { <https://w3id.org/diplograph/id/actor/orsk> a dg:State }") is False
    assert len(kg.sparql("CONSTRUCT { ?a a dg:Person } { ?a a dg:Person }")) == 2
    assert kg.sparql("CONSTRUCT { ?a a dg:Person } { ?a a dg:Nothing }") == []
    assert [float(row.i) for row in kg.sparql("SELECT ?s ?i { ?s dg:intensity ?i }")] == [0.5]
    assert kg.sparql("SELECT ?s (true AS ?yes) { ?s dg:intensity ?i }")[0].yes == 1  # Virtuoso writes 1
    assert len(kg.sparql("SELECT * { ?s dg:nothing ?i }")) == 0


def test_what_cannot_be_asked_is_refused_alike(kg):
    with pytest.raises(QueryError, match="line 2, column"):
        kg.sparql("SELECT ?x WHERE {\n ?x ?p }")
    with pytest.raises(QueryError, match="queries only read"):
        kg.sparql("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(QueryRefused):
        kg.sparql("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_names_made_to_break_a_query_are_plain_words(kg, extraction):
    nasty = 'x" } UNION { ?s ?p ?o } #\\\n'
    actor = extraction.actors[0].model_copy(update={"name": nasty})
    kg.add(extraction.model_copy(update={"actors": (actor, *extraction.actors[1:])}))
    assert {row.a for row in kg.query("who-met-whom", actor=nasty)} == {nasty}


def test_more_rows_than_the_server_gives_at_once_are_read_whole(kg, place):
    graph = ox.NamedNode("http://example.org/graph")
    many = [ox.Quad(ox.NamedNode(f"http://example.org/{n}"), graph, ox.Literal(str(n)), graph) for n in range(4_500)]
    kg.store.bulk_extend(many)
    assert set(kg.store.quads_for_pattern(None, None, None, graph)) == set(many)
    query = "SELECT ?s { ?s <http://example.org/graph> ?o }"
    if str(place).endswith("/sparql"):  # Virtuoso: its limit is 4,000 here
        with pytest.raises(GraphError, match="gives 4000 rows and no more"):
            kg.sparql(query)
    else:
        assert len(kg.sparql(query)) == 4_500
