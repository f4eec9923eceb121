"""An event that five articles tell of is one in every sum, with five texts behind it; copies are one text."""

from datetime import timedelta

import pytest
from made_tellings import DAY, News

from diplograph.across import judged
from diplograph.across.derive import derive
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.relations import Scheme, bonds, participation, relations, relations_of, ties
from diplograph.views.brief import brief
from diplograph.views.matrix import matrix
from diplograph.views.page import content

MET = "Freedonia and Sylvania met in the port of Glimmer on fishing quotas and a lighthouse."
TALKS = "Talks of Freedonia and Sylvania on fishing quotas and the lighthouse in the port of Glimmer."
ASKED = "Freedonia demanded that Sylvania give back a lantern."
BODY = " ".join(f"Sentence {word} tells of the regatta of Glimmer and of its {word} boats." for word in (
    "red", "blue", "green", "slow", "fast", "old", "new", "small", "large", "painted"))  # fmt: skip
PAIR = ("actor/freedonia", "actor/sylvania")


def stored(*news: News) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    assert kg.add_all(one.extraction() for one in news) == []
    derive(kg)
    return kg


def five() -> list[News]:
    """Five papers on one meeting: two days apart, by two types of event, one without a day."""
    told = []
    for number, (kind, sentence, on) in enumerate(
        [("Meeting", MET, DAY)] * 2
        + [("Negotiation", TALKS, DAY), ("Meeting", MET, DAY + timedelta(1)), ("Meeting", MET, None)]
    ):
        news = News(f"a{number}", publisher=f"Paper {number}")
        news.event(kind, sentence, "Freedonia", "Sylvania", on=on)
        news.text += f"Paper {number} saw it from the pier."
        told.append(news)
    return told


@pytest.mark.parametrize("one_a_day", [True, False])
def test_five_tellings_are_one_contact_with_five_texts(one_a_day):
    net = relations(stored(*five()))
    assert net.number_of_edges() == 5, "each can be shown"
    assert len({told.event for told in relations_of(net)} - {None}) == 1
    scheme = Scheme(one_a_day=one_a_day)
    tie = bonds(net, scheme=scheme).edges[PAIR]
    assert (tie["held"], tie["texts"], tie["weight"]) == (1, 5, 0.9)
    assert [e["texts"] for *_, e in ties(net, scheme=scheme).edges(data=True)] == [5, 5]
    assert sum(fields["bipartite"] for _, fields in participation(net).nodes(data=True)) == 1


def test_the_pages_count_one():
    kg = stored(*five())
    page = content(relations(kg))
    assert [actor.busy for actor in page.actors] == [1, 1]
    assert [told.event for told in page.relations] == [0] * 5, "all are shown"
    assert "1 cooperative, 0 neutral" in " ".join(brief(kg, "Freedonia", "Sylvania").lead)
    assert {cell.cooperative for cell in matrix(relations(kg, level="state")).cells.values()} == {1}


def test_copies_are_one_text():
    news = five()[:2]
    news[0].text += BODY
    for number in (7, 8):
        copy = News(f"a{number}", publisher=f"Paper {number}")
        copy.event("Meeting", MET, "Freedonia", "Sylvania", on=DAY)
        copy.text += BODY
        news.append(copy)
    tie = bonds(relations(stored(*news))).edges[PAIR]
    assert (tie["held"], tie["texts"]) == (1, 2)


def test_what_a_text_says_twice_its_copies_do_not_say_four_times():
    news = []
    for number in (1, 2):
        one = News(f"a{number}", publisher=f"Paper {number}")
        one.stance("Freedonia", "Supports", "Sylvania", "Freedonia backs Sylvania.")
        one.event("Demand", ASKED, "Freedonia", to=("Sylvania",))
        one.event("Demand", "Freedonia demanded much of Sylvania.", "Freedonia", to=("Sylvania",))
        one.text += BODY
        news.append(one)
    tie = bonds(relations(stored(*news))).edges[PAIR]
    assert (tie["held"], tie["texts"]) == (3, 1)


def test_what_an_analyst_holds_apart_is_two():
    kg = stored(*five()[::3])
    assert bonds(relations(kg)).edges[PAIR]["held"] == 1
    judged.judge(kg, "article/a0/event/0", "article/a3/event/0", same=False, who="Ana")
    derive(kg)
    assert bonds(relations(kg)).edges[PAIR]["held"] == 2
