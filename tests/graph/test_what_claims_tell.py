"""What most named queries begin with (dg:tells, dg:toldOn) follows articles and judgements as they come."""

from datetime import date

import pyoxigraph as ox
from made_graph import Told

from diplograph.graph import migrate, shortcuts
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.graph.verdicts import Word
from diplograph.model import BASE
from diplograph.model.terms import Factuality
from diplograph.ontology.vocab import DG


def told(kg) -> set[ox.Quad]:
    return set(kg.store.quads_for_pattern(None, None, None, shortcuts.TOLD))


def derived_anew(kg) -> set[ox.Quad]:
    kg.derive()
    return told(kg)


def first_claim(kg) -> str:
    return kg.sparql("SELECT (STRAFTER(STR(?c), 'diplograph/id/') AS ?id) { ?c dg:tells ?x } ORDER BY ?c LIMIT 1")[0].id


def test_it_is_what_holds_with_the_day_of_the_event_or_of_the_article(kg, extraction, tell):
    kg.add(extraction)
    kg.add(tell("a2", date(2011, 6, 1), "Other Post"))
    asked = "SELECT ?c { ?c dg:factuality dg:Holds ; dg:asserts ?x }"
    assert {row.c for row in kg.sparql(asked)} == {row.c for row in kg.sparql("SELECT ?c { ?c dg:tells ?x }")}
    assert date(2011, 6, 1) in {row.day for row in kg.sparql("SELECT ?day { ?c dg:toldOn ?day }")}
    assert told(kg) == derived_anew(kg)


def test_what_is_read_anew_or_taken_out_tells_no_longer(kg, extraction, tell):
    kg.add(extraction)
    before = told(kg)
    kg.add(tell("a2", date(2011, 6, 1), "Other Post"))
    kg.remove("a2")
    assert told(kg) == before
    claim = extraction.claims[0].model_copy(update={"factuality": Factuality.PLANNED})
    kg.add(extraction.model_copy(update={"claims": (claim,), "conflicts": ()}))
    assert told(kg) == derived_anew(kg) == set()


def test_a_rejected_claim_tells_nothing_until_that_is_taken_back(kg, extraction):
    kg.add(extraction)
    before, claim = told(kg), first_claim(kg)
    said = kg.judge_claim(claim, Word.REJECT, who="Ann")
    after = told(kg)
    assert before > after
    assert after == derived_anew(kg)
    Judgements(kg).take_back(said.id, who="Ann")
    assert told(kg) == before == derived_anew(kg)


def test_a_store_of_the_second_schema_gets_it_on_opening(tmp_path, extraction):
    with KnowledgeGraph(tmp_path) as kg:
        kg.add(extraction)
        wanted = told(kg)
        kg.store.clear_graph(shortcuts.TOLD)
        kg.store.update(
            f"DELETE {{ GRAPH ?g {{ ?s {migrate.MARK} ?v }} }} INSERT {{ GRAPH ?g {{ ?s {migrate.MARK} 2 }} }} "
            f"WHERE {{ GRAPH ?g {{ ?s {migrate.MARK} ?v }} }}"
        )
    with KnowledgeGraph(tmp_path) as kg:
        assert told(kg) == wanted


def test_an_allegation_tells_of_no_fact(kg):
    made = Told("a1", date(2030, 1, 1))
    event = made.event("Accusation", "Syldavia", to=("Borduria",))
    made.claim(event, "Elbonia", standing="Alleged")
    kg.add(made.extraction())
    assert not kg.sparql("SELECT ?x { ?x dg:factOn ?day }")
    made.claim(event)
    kg.add(made.extraction())
    assert [row.day for row in kg.sparql("SELECT ?day { ?x dg:factOn ?day }")] == [date(2030, 1, 1)]
    assert told(kg) == derived_anew(kg)


def test_a_deed_is_the_same_text_in_every_article(kg):
    for name in ("a1", "a2"):
        made = Told(name, date(2030, 1, 1))
        made.tell("Accusation", "Syldavia", to=("Borduria",))
        made.tell("Meeting", "Syldavia", "Borduria")
        kg.add(made.extraction())
    deeds = kg.sparql("SELECT ?deed (COUNT(?x) AS ?n) { ?x dg:deed ?deed } GROUP BY ?deed ORDER BY ?deed")
    two = [f"{BASE}actor/{name}" for name in ("syldavia", "borduria")]
    assert list(deeds) == [(" ".join((DG.Accusation, *two)), 2), (" ".join((DG.Meeting, *sorted(two))), 2)]
    assert told(kg) == derived_anew(kg)
