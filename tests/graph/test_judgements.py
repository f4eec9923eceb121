"""An analyst says who is who: views and queries follow, articles stay as they were read, and all can be taken back."""

import subprocess
import sys
from datetime import date

import pytest

from diplograph.errors import GraphError
from diplograph.graph import library, shortcuts
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Actor, ActorType
from diplograph.relations import relations

ORSK, LOCAL = "actor/orsk", "article/a2/actor/orsk"


def renamed(extraction, old: str, new: str):
    """Return the extraction with another id for an actor."""
    return type(extraction).model_validate_json(extraction.model_dump_json().replace(f'"{old}"', f'"{new}"'))


@pytest.fixture
def two(kg, tell):
    """Two articles; the second did not recognise Orsk and keeps an actor of its own."""
    kg.add(tell("a1"))
    kg.add(renamed(tell("a2", date(2011, 6, 1), "Other Post"), ORSK, LOCAL))
    return kg


def meetings(kg) -> set[tuple[str, str, int]]:
    net = relations(kg, kinds=["Meeting"])
    return {(*sorted((u, v)), net.number_of_edges(u, v) + net.number_of_edges(v, u)) for u, v in net.edges()}


def names(kg) -> set[str]:
    return {name for row in kg.query("who-met-whom") for name in (row.a, row.b)}


def edges(kg) -> set[tuple[object, ...]]:
    return set(
        kg.sparql(
            "SELECT ?s ?p ?o ?n { ?e a dg:Edge ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dg:claimCount ?n }"
        )
    )


def test_what_is_judged_the_same_is_one_actor_everywhere(two):
    before = [two.extraction(name) for name in ("a1", "a2")]
    assert meetings(two) == {(ORSK, "actor/zar", 1), ("actor/zar", LOCAL, 1)}
    two.judge_identity(LOCAL, ORSK, who="Ana", note="the same minister")
    assert meetings(two) == {(ORSK, "actor/zar", 2)}
    assert len(two.query("who-met-whom", actor=LOCAL)) == len(two.query("who-met-whom", actor=ORSK)) == 2
    assert names(two) == {"Ana Orsk", "Ivo Zar"}
    accused = [row for row in edges(two) if "accused" in str(row[1])]
    assert [row[3] for row in accused] == [2]
    assert relations(two, actors=[LOCAL]).number_of_edges() == relations(two, actors=[ORSK]).number_of_edges() > 0
    assert [two.extraction(name) for name in ("a1", "a2")] == before, "articles stay as they were read"
    assert two.validate() == []


def test_a_merge_of_both_parties_leaves_no_meeting_with_oneself(two):
    two.judge_identity("actor/zar", ORSK, who="Ana")
    assert meetings(two) == {(ORSK, LOCAL, 1)}
    assert len(two.query("who-met-whom", until="2011-05-31")) == 0


def test_taking_back_undoes_all_and_deletes_nothing(two):
    before = edges(two), meetings(two), two.query("who-met-whom")
    said = two.judge_identity(LOCAL, ORSK, who="Ana")
    own = Judgements(two)
    ended = own.take_back(said.id, who="Ben")
    assert (edges(two), meetings(two), two.query("who-met-whom")) == before
    assert own.all() == [ended]
    assert (ended.who, ended.taken_back_by, ended.taken_back is not None) == ("Ana", "Ben", True)
    with pytest.raises(GraphError, match=r"taken back on .* by Ben"):
        own.take_back(said.id, who="Ben")


def test_it_holds_when_the_articles_are_read_again(two, tell):
    two.judge_identity(LOCAL, ORSK, who="Ana")
    before = edges(two), meetings(two)
    two.add(renamed(tell("a2", date(2011, 6, 1), "Other Post"), ORSK, LOCAL))
    two.add_all([tell("a1")])
    assert (edges(two), meetings(two)) == before
    two.remove("a2")
    two.add(renamed(tell("a2", date(2011, 6, 1), "Other Post"), ORSK, LOCAL))
    assert (edges(two), meetings(two)) == before
    at_once = set(two.store)
    two.derive()
    assert set(two.store) == at_once


def test_the_name_stays_when_the_article_that_gave_it_goes(two):
    two.judge_identity(LOCAL, ORSK, who="Ana")
    two.remove("a1")
    assert names(two) == {"Ana Orsk", "Ivo Zar"}
    assert meetings(two) == {(ORSK, "actor/zar", 1)}


def test_an_article_may_mean_somebody_else(two):
    made = Judgements(two).split_off("a1", ORSK, who="Ana", name="Ana Orsk the elder")
    assert (made.left, made.right, made.same) == ("article/a1/apart/orsk", ORSK, False)
    assert meetings(two) == {("actor/zar", made.left, 1), ("actor/zar", LOCAL, 1)}
    assert names(two) == {"Ana Orsk the elder", "Ana Orsk", "Ivo Zar"}
    assert len(two.query("who-met-whom", actor=ORSK)) == 0
    assert ORSK not in {str(row[0]).removeprefix("https://w3id.org/diplograph/id/") for row in edges(two)}
    with pytest.raises(GraphError, match=r"contradict: article/a1/apart/orsk is not the same as actor/orsk \(Ana"):
        two.judge_identity(made.left, ORSK, who="Ben")
    Judgements(two).take_back(made.id, who="Ana")
    assert meetings(two) == {(ORSK, "actor/zar", 1), ("actor/zar", LOCAL, 1)}


def test_a_chain_never_overrules_a_negative_judgement(two):
    two.judge_identity(LOCAL, ORSK, same=False, who="Ana")
    two.judge_identity(LOCAL, "actor/zar", who="Ana")
    with pytest.raises(GraphError, match=r"would contradict: .* is not the same as .*undo OUT judgement/"):
        two.judge_identity("actor/zar", ORSK, who="Ben")
    Judgements(two).take_back(Judgements(two).all()[0].id, who="Ana")
    assert two.judge_identity("actor/zar", ORSK, who="Ben").same
    with pytest.raises(GraphError, match="would contradict"):
        two.judge_identity(LOCAL, ORSK, same=False, who="Ben")


def test_an_added_actor_stands_for_those_it_is_merged_with(two):
    own = Judgements(two)
    berg = own.add("Anna Berg", type=ActorType.PERSON, country="NOR", who="Ana", note="new envoy")
    two.judge_identity(LOCAL, berg.id, who="Ana")
    net = relations(two, kinds=["Meeting"])
    assert net.nodes[berg.id]["name"] == "Anna Berg"
    assert net.nodes[berg.id]["country"] == "NOR"
    assert own.added() == [berg]
    with pytest.raises(GraphError, match="rest on added/anna-berg"):
        own.take_back(berg.id, who="Ana")
    with pytest.raises(GraphError, match="on record already"):
        own.add("Anna Berg", type=ActorType.PERSON, who="Ana")


def test_an_actor_of_the_tables_need_not_have_been_named(two):
    known = Actor(id="actor/known-orsk", name="Ana Orsk of Klow", type=ActorType.PERSON, country="SYL")
    Judgements(two).learn(known)
    two.judge_identity(LOCAL, known.id, who="Ana")
    assert relations(two, actors=["Ana Orsk of Klow"]).number_of_edges() > 0


@pytest.mark.parametrize(
    ("left", "right", "who", "says"),
    [
        (ORSK, "actor/orks", "Ana", 'no actor "actor/orks" in the graph; did you mean "actor/orsk"'),
        (ORSK, ORSK, "Ana", "is given twice"),
        (ORSK, LOCAL, "  ", "whoever judges needs a name"),
    ],
)
def test_what_cannot_be_judged_is_said(two, left, right, who, says):
    with pytest.raises(GraphError, match=says):
        two.judge_identity(left, right, who=who)
    assert Judgements(two).all() == []


def test_judging_so_twice_is_one_judgement(two):
    assert two.judge_identity(LOCAL, ORSK, who="Ana") == two.judge_identity(ORSK, LOCAL, who="Ana")


def test_judgements_travel_with_the_file_and_what_follows_is_made_anew(two, tmp_path):
    two.judge_identity(LOCAL, ORSK, who="Ana")
    two.export("nquads", tmp_path / "all.nq")
    with KnowledgeGraph() as other:
        other.load(tmp_path / "all.nq")
        assert (edges(other), meetings(other)) == (edges(two), meetings(two))
        assert Judgements(other).all() == Judgements(two).all()


def test_a_store_whose_writer_was_killed_follows_when_it_is_opened(tmp_path, tell):
    with KnowledgeGraph(tmp_path / "kg") as kg:
        kg.add(tell("a1"))
        kg.add(renamed(tell("a2"), ORSK, LOCAL))
    code = (
        "import os, sys; from diplograph.graph import canonical; from diplograph.graph.knowledge import KnowledgeGraph;"
        "canonical.derive = lambda store: os._exit(9);"
        f"KnowledgeGraph(sys.argv[1]).judge_identity({LOCAL!r}, {ORSK!r}, who='Ana')"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "kg")], check=False).returncode == 9
    with KnowledgeGraph(tmp_path / "kg") as kg:
        assert not shortcuts.is_due(kg.store)
        assert meetings(kg) == {(ORSK, "actor/zar", 2)}


def test_every_named_query_that_asks_for_parties_passes_over_whom_a_judgement_sets_apart():
    parties = ("dg:participant", "dg:actor ", "dg:recipient", "dg:holder", "dg:target", "dg:source")
    asking = [query for query in map(library.get, library.names()) if any(party in query.text for party in parties)]
    assert len(asking) > 10
    assert [query.name for query in asking if "dg:setApart" not in query.text] == []
