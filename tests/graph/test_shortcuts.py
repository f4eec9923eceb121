"""Beginner edges rest on what is said to have happened, never on what is alleged, planned or refused."""

from datetime import date

import pytest

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model.terms import Factuality

EDGES = (
    "SELECT ?s ?p ?o { GRAPH id:graph\\/shortcuts { ?e rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } ?s ?p ?o }"
)


def edges(kg) -> set[tuple[str, str, str]]:
    return {tuple(value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for value in row) for row in kg.sparql(EDGES)}


def figures(kg, predicate: str) -> dict:
    rows = kg.sparql(
        f"SELECT * {{ ?e rdf:predicate dg:{predicate} ; dg:claimCount ?claims ; dg:publisherCount ?publishers ; "
        "dg:firstSeen ?first ; dg:lastSeen ?last } ORDER BY ?e"
    )
    return rows.to_dicts()[0]


def test_the_sample_article_gives_its_edges(seed):
    found = edges(seed)
    assert len(found) == 27
    assert {("Russia", "accused", "NATO"), ("Lavrov", "talkedWith", "LibyanFM"), ("Medvedev", "opposes", "Qaddafi"),
            ("WesternCountries", "asked", "Russia"), ("Russia", "supports", "sGoals")} <= found  # fmt: skip
    assert not any("Margelov" in edge for edge in found), "a planned meeting is no meeting"
    assert not any(edge[0] == "NATO" and edge[2] != "QaddafiRegime" for edge in found), "an accusation is no attack"


def test_an_alleged_attack_gives_no_edge(kg, extraction):
    kg.add(extraction)
    assert edges(kg) == {
        ("orsk", "met", "zar"), ("zar", "met", "orsk"), ("orsk", "accused", "BOR"), ("SYL", "opposes", "BOR"),
    }  # fmt: skip


@pytest.mark.parametrize("factuality", [Factuality.PLANNED, Factuality.DOES_NOT_HOLD, Factuality.WANTED])
def test_what_did_not_happen_gives_no_edge(kg, extraction, factuality):
    claim = extraction.claims[0].model_copy(update={"factuality": factuality})
    kg.add(extraction.model_copy(update={"claims": (claim,), "conflicts": ()}))
    assert edges(kg) == set()


def test_every_edge_counts_its_claims_and_publishers(kg, extraction, tell):
    kg.add(extraction)
    kg.add(tell("a2", date(2011, 6, 1), "Other Post"))
    found = figures(kg, "accused")
    assert (found["claims"], found["publishers"]) == (2, 2)
    assert (found["first"], found["last"]) == (date(2011, 5, 17), date(2011, 6, 1))
    kg.remove("a2")
    found = figures(kg, "accused")
    assert (found["claims"], found["last"]) == (1, date(2011, 5, 17))


def test_step_by_step_equals_all_anew(kg, extraction, tell):
    kg.add(extraction)
    kg.add(tell("a2", date(2011, 6, 1), "Other Post"))
    kg.add(extraction.model_copy(update={"claims": extraction.claims[:2], "conflicts": ()}))
    kg.add(tell("a3"))
    kg.remove("a3")
    before = set(kg.store)
    kg.derive()
    assert set(kg.store) == before


def test_a_rejected_claim_gives_no_edge(kg, extraction):
    kg.add(extraction)
    kg.store.update(
        "PREFIX dg: <https://w3id.org/diplograph/ns#> "
        "INSERT DATA { GRAPH <https://w3id.org/diplograph/id/graph/judgements> "
        f'{{ <urn:j> a dg:Judgement ; dg:onClaimKey "{extraction.claims[0].key}" ; dg:verdict "reject" }} }}'
    )
    kg.derive()
    assert not any(edge[1] == "met" for edge in edges(kg))


@pytest.mark.parametrize(("floor", "count"), [(0.95, 0), (0.9, 4)])
def test_a_floor_leaves_out_what_is_less_sure(extraction, floor, count):
    with KnowledgeGraph(floor=floor) as kg:
        kg.add(extraction)
        assert len(edges(kg)) == count
        kg.derive()
        assert len(edges(kg)) == count
