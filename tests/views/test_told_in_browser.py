"""The written pages in Chromium: silent, narrow enough for a phone, and each link has its place."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_crowd import crowd
from made_relations import Invented
from made_story import BACKS, story
from test_page_access import AXE, faults

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType
from diplograph.relations import relations
from diplograph.views import marked, matrix, paper, timeline
from diplograph.views.brief import brief
from diplograph.views.dossier import dossier

LOST = """[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))
  .filter((to) => to.startsWith('#') && !document.getElementById(to.slice(1))).length"""
TWICE = """(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return ids.length - new Set(ids).size; })()"""
QUOTED = """[...document.querySelectorAll('blockquote')].map((q) =>
  [q.dataset.article, +q.dataset.start, +q.dataset.end, q.textContent])"""
WORDS = "[...document.querySelectorAll('.words')].map((row) => row.textContent).join('')"
PAGES: dict[str, Callable[[KnowledgeGraph], str]] = {
    "dossier": lambda kg: paper.render(dossier(kg, "Freedonia"), "html"),
    "brief": lambda kg: paper.render(brief(kg, "Freedonia", "Sylvania"), "html"),
    "timeline": lambda kg: timeline.render(timeline.timeline(kg, "Freedonia")),
    "matrix": lambda kg: matrix.render(matrix.matrix(relations(kg, level="state"))),
    "article": lambda kg: marked.render(marked.marked(kg, "s1")),
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return story()


@pytest.fixture
def shown(browser: Any, kg: KnowledgeGraph, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page with the network cut; afterwards it must have been silent."""
    heard: list[str] = []
    contexts = []

    def show(name: str, *, width: int = 1280, scheme: str = "light") -> Any:
        path = paper.write(tmp_path / f"{name}.html", PAGES[name](kg))
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith("file:") or heard.append(request.url))
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield show
    assert heard == []
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_silent_fit_and_lead_somewhere(shown: Callable[..., Any], name: str) -> None:
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light")):
        page = shown(name, width=width, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(LOST) == 0
        assert page.evaluate(TWICE) == 0
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(255, 255, 255)"  # the last was light
    page = shown(name, scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(shown: Callable[..., Any], name: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not here; make axe (it needs npm and the network)")
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        page = shown(name, width=width, scheme=scheme)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        assert faults(page) == []
        where = page.evaluate("document.querySelector('.matrix td a, .words a')?.getAttribute('href')")
        if where:  # what opens on a click has no fault either
            page.evaluate("(to) => { location.hash = to; }", where)
            assert faults(page) == []


def test_a_cell_of_the_matrix_opens_its_evidence_and_the_rest_is_a_click_away(browser: Any, tmp_path: Path) -> None:
    net = crowd(11, 90)  # of states alone
    told = matrix.matrix(net, most=6)
    page = browser.new_page()
    page.goto(paper.write(tmp_path / "m.html", matrix.render(told)).as_uri())
    assert (len(told.states), len(told.first), told.all) == (11, 6, 11)
    assert page.locator("tbody tr:visible").count() == 6
    assert "6 of 11 states shown" in page.locator(".widen").inner_text()
    page.get_by_label("Show 11").check()
    assert page.locator("tbody tr:visible").count() == 11
    assert page.locator("section.opens:visible").count() == 0
    cell = page.locator(".matrix td a").first
    cell.click()
    assert page.locator("section.opens:visible").count() == 1
    assert page.locator("section.opens:visible").get_attribute("id") == cell.get_attribute("href")[1:]
    assert page.locator("tbody tr:visible").count() == 11  # it stays as wide
    page.close()


@pytest.mark.parametrize("name", ["dossier", "brief", "timeline", "matrix"])
def test_what_is_quoted_is_the_text(shown: Callable[..., Any], kg: KnowledgeGraph, name: str) -> None:
    found = shown(name).evaluate(QUOTED)
    assert found
    texts = {x.article.id: x.article.text for x in kg.extractions()}
    for article, start, end, words in found:
        assert words == texts[article][start:end]


def test_the_article_on_the_page_is_the_article(shown: Callable[..., Any], kg: KnowledgeGraph) -> None:
    page = shown("article")
    assert page.evaluate(WORDS) == kg.extraction("s1").article.text
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#c0"


def test_a_text_with_other_line_ends_comes_to_the_page_as_it_is(browser: Any, tmp_path: Path) -> None:
    body = "Freedonia met\r\nSylvania\rtoday."
    made = Invented([body, BACKS], id="r", date=date(2024, 5, 8))
    ends = (made.actor("actor/FRE", "Freedonia", ActorType.STATE), made.actor("actor/SYL", "Sylvania", ActorType.STATE))
    made.event("Meeting", body, "met", roles={"participants": ends})
    graph = KnowledgeGraph()
    graph.add(made.done())
    page = browser.new_page()
    page.goto(paper.write(tmp_path / "r.html", marked.render(marked.marked(graph, "r"))).as_uri())
    assert (
        page.evaluate("[...document.querySelectorAll('.words')].map((r) => r.textContent).join('')")
        == made.article.text
    )
    page.goto(paper.write(tmp_path / "d.html", paper.render(dossier(graph, "Freedonia"), "html")).as_uri())
    assert page.evaluate("document.querySelector('blockquote').textContent") == body
    page.close()


def test_a_mark_leads_to_its_card_by_keyboard(shown: Callable[..., Any]) -> None:
    page = shown("timeline")
    page.keyboard.press("Tab")  # the scrolling picture itself
    page.keyboard.press("Tab")
    claim = page.evaluate("document.activeElement.dataset.claim")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('article:target').dataset.claim") == claim
