"""Where tellings of one event differ, both stand in a record; positions that changed between articles are dated."""

from datetime import timedelta

from made_tellings import DAY, News

from diplograph.across.derive import derive
from diplograph.graph.knowledge import KnowledgeGraph

SHELLED = "Sylvanian guns shelled the border village of Gloop and its chapel, and {} cows died."


def told(*news: News) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    assert kg.add_all(one.extraction() for one in news) == []
    derive(kg)
    return kg


def shelling(name: str, sentence: str, on=DAY, actor: str = "Sylvania", **more) -> News:
    news = News(name, publisher=f"Paper {name}")
    news.event("MilitaryAction", sentence, actor, to=("Freedonia",), on=on, **more)
    return news


def conflicts(kg: KnowledgeGraph) -> list[tuple[str, str, str]]:
    return [(row.kind, row.quoteA, row.quoteB) for row in kg.query("contradictions")]


def test_how_many(tmp_path):
    kg = told(shelling("a1", SHELLED.format("three")), shelling("a2", SHELLED.format("14")))
    assert conflicts(kg) == [("number", SHELLED.format("three"), SHELLED.format("14"))]
    [row] = kg.sparql("SELECT ?text { ?k a dg:Conflict ; rdfs:comment ?text }")
    assert row.text == "3 cow / 14 cow"
    assert kg.validate() == []


def test_when():
    sentence = SHELLED.format("two")
    kg = told(shelling("a1", sentence), shelling("a2", sentence, on=DAY + timedelta(days=1)))
    assert [kind for kind, *_ in conflicts(kg)] == ["time"]


def test_whether():
    sentence = SHELLED.format("two")
    kg = told(shelling("a1", sentence), shelling("a2", sentence, factuality="DoesNotHold"))
    assert [kind for kind, *_ in conflicts(kg)] == ["factuality"]
    kg.judge_claim("article/a2/claim/0", "reject", who="Ana")
    assert conflicts(kg) == []


def test_who():
    sentence = SHELLED.format("two")
    kg = told(shelling("a1", sentence), shelling("a2", sentence, actor="Osterlich"))
    assert [kind for kind, *_ in conflicts(kg)] == ["attribution"]


def test_what_agrees_is_no_conflict():
    kg = told(shelling("a1", SHELLED.format("two")), shelling("a2", SHELLED.format("2")))
    assert conflicts(kg) == []
    assert len(kg.query("told-by-many")) == 1


def position(name: str, value: str, days: int) -> News:
    news = News(name, DAY + timedelta(days=days))
    verb = {"Supports": "backs", "Opposes": "rejects"}[value]
    news.stance("Freedonia", value, "Osterlich", f"Freedonia {verb} Osterlich in article {name}.")
    return news


def test_a_position_that_changed_between_articles_is_found_and_dated():
    kg = told(position("a1", "Opposes", 0), position("a2", "Opposes", 3), position("a3", "Supports", 9))
    [row] = kg.query("stance-changes")
    assert (row.actor, row.change) == ("Freedonia", "Freedonia: from opposes to supports Osterlich")
    assert row.on == DAY + timedelta(days=9)
    assert conflicts(kg) == []
    kg.judge_claim("article/a3/claim/0", "reject", who="Ana")
    assert len(kg.query("stance-changes")) == 0


def test_two_positions_of_one_day_contradict_each_other():
    kg = told(position("a1", "Opposes", 0), position("a2", "Supports", 0))
    assert [kind for kind, *_ in conflicts(kg)] == ["stance"]
    assert len(kg.query("stance-changes")) == 0
