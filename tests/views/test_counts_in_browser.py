"""What the pages count, seen in Chromium: panel and dossier alike, each name in sight, each claim's id at hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_graph import Told

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.relations import relations
from diplograph.views import paper, timeline
from diplograph.views.dossier import dossier

Open = Callable[..., Any]
NAMES = ("Borduria", "Aland", "Syldavia", "Freedonia", "Sylvania")


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    made = Told("five", date(2024, 5, 8))
    made.tell("Meeting", *NAMES)
    made.tell("Aid", "Borduria", "Aland", to=("Syldavia", "Freedonia"))
    made.tell("Threat", "Sylvania", to=("Borduria",))
    graph = KnowledgeGraph()
    graph.add(made.extraction())
    return graph


@pytest.mark.parametrize("name", NAMES)
def test_the_panel_counts_what_the_dossier_counts(opened: Open, kg: KnowledgeGraph, name: str) -> None:
    page = opened(relations(kg))
    page.evaluate("(name) => choose('a' + Data.actors.findIndex((actor) => actor.name === name))", name)
    said = page.locator("#evidence .balance + p").inner_text().removeprefix("Claims held: ").split(";")[0]
    assert f"held to have happened or to be so: {said};" in " ".join(dossier(kg, name).lead)


def test_each_of_a_few_has_a_name_at_first_sight(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    assert page.evaluate("Graph.ids().every((id) => Graph.look(id).label)")
    assert "told in 1 article" in page.locator("#summary").inner_text()


def test_the_id_of_a_claim_can_be_copied_for_a_judgement(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    card = page.locator("#evidence article.card").first
    claim = card.get_attribute("data-claim")
    assert card.locator("code").inner_text() == claim
    card.get_by_role("button", name="Copy id of this claim").press("Enter")
    page.locator("#say", has_text="id").or_(page.locator("#say", has_text="Copied")).wait_for(state="attached")
    copied = page.locator("#say").inner_text()
    assert copied == f"Copied: {claim}" or page.evaluate("getSelection().toString()") == claim


def test_a_long_timeline_has_its_rest_as_a_list_that_marks_and_head_lead_to(browser: Any, tmp_path: Path) -> None:
    made = Told("long", date(2024, 1, 1))
    for day in range(1, 29):
        for month in (2, 3, 4):
            made.tell("Threat", "Borduria", to=("Aland",), day=date(2024, month, day))
    graph = KnowledgeGraph()
    graph.add(made.extraction())
    told = timeline.timeline(graph, most=70)
    assert told.lead[0].startswith("70 claims in 1 article, ")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(paper.write(tmp_path / "long.html", timeline.render(told)).as_uri())
    assert page.locator("article.card").count() == timeline.CARDS
    assert page.locator(".rest li").count() == 24
    assert "70 of 84 claims are drawn" in page.locator(".shown").inner_text()
    assert page.locator(".key").bounding_box()["y"] < page.locator("#timeline").bounding_box()["y"]
    assert page.locator(".sideways").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(page.url + "#c65")
    assert page.evaluate("document.querySelector('details').open")
    page.close()
