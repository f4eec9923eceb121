"""What a reader does with the page, done in Chromium: every control, by mouse and by keyboard."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_crowd import HOSTILE, crowd, hostile
from made_relations import Invented

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType, Factuality, Standing
from diplograph.relations import relations, relations_of

Open = Callable[..., Any]
MET = "Ada Lund of Freedonia met Bela Kosta in Port Azure on 3 May."
ACCUSED = "Freedonia accused Sylvania of arming the hill rebels."
AID = "Lund said “we will send aid to Sylvania”."
DENIED = "Sylvania did not sanction Freedonia."
FORMULA = '=HYPERLINK("x") said Sylvania as it hosted Kosta.'


@pytest.fixture
def kg() -> KnowledgeGraph:
    made = Invented(
        [MET, ACCUSED, AID, DENIED, FORMULA], id="p1", date=date(2024, 5, 8), source="Invented Post", title="=1+1"
    )
    lund = made.actor("actor/lund", "Ada Lund", ActorType.PERSON, country="FRE")
    kosta = made.actor("actor/kosta", "Bela Kosta", ActorType.PERSON, country="SYL")
    freedonia = made.actor("actor/FRE", "Freedonia", ActorType.STATE, country="FRE")
    sylvania = made.actor("actor/SYL", "Sylvania", ActorType.STATE, country="SYL")
    rebels = made.actor("actor/rebels", "hill rebels", ActorType.NON_STATE_GROUP)
    made.event("Meeting", MET, "met", roles={"participants": (lund, kosta)}, confidence=0.5)
    made.event("Accusation", ACCUSED, "accused", roles={"actors": (freedonia,), "recipients": (sylvania,)})
    roles = {"actors": (sylvania,), "recipients": (rebels,)}
    made.event("Aid", ACCUSED, "arming", chain=(freedonia,), roles=roles, standing=Standing.ALLEGED)
    roles = {"actors": (freedonia,), "recipients": (sylvania,)}
    made.event("Aid", AID, "send aid", chain=(lund,), roles=roles, factuality=Factuality.PLANNED)
    roles = {"actors": (sylvania,), "recipients": (freedonia,)}
    made.event("Sanction", DENIED, "sanction", roles=roles, factuality=Factuality.DOES_NOT_HOLD)
    made.event("Hosting", FORMULA, "hosted", roles={"actors": (sylvania,), "recipients": (kosta,)})
    graph = KnowledgeGraph()
    graph.add(made.done())
    return graph


def drawn(page: Any) -> set[str]:
    return set(page.evaluate("Graph.ids().map((id) => Data.actors[Number(id.slice(1))].name)"))


def lines(page: Any) -> dict[str, Any]:
    """Return the drawn edges by "A > B tone status"."""
    script = """Object.fromEntries(Graph.edgeIds().map((id) => { const e = Data.edges[Number(id.slice(1))];
      return [`${nameOf(e.a)} > ${nameOf(e.b)} ${e.tone} ${e.status}`, Graph.look(id)]; }))"""
    found: dict[str, Any] = page.evaluate(script)
    return found


def cards(page: Any) -> list[str]:
    found: list[str] = page.locator("#evidence article.card").all_inner_texts()
    return found


def row(page: Any, words: str) -> Any:
    return page.locator("#legend label.row", has_text=words)


def at(page: Any, name: str) -> dict[str, float]:
    where: dict[str, float] = page.evaluate(
        "(name) => Graph.where('a' + Data.actors.findIndex((actor) => actor.name === name))", name
    )
    return where


def test_planned_alleged_and_denied_are_never_drawn_as_held(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    shown = lines(page)
    assert "Sylvania > Freedonia conflictual denied" not in shown
    held, planned = shown["Freedonia > Sylvania conflictual held"], shown["Freedonia > Sylvania cooperative open"]
    alleged = shown["Sylvania > hill rebels cooperative open"]
    assert planned["width"] < held["width"]
    assert planned["dashes"] == alleged["dashes"] != held["dashes"]
    assert shown["Ada Lund > Bela Kosta cooperative held"]["arrows"]["to"]["enabled"] is False
    row(page, "Denied").click()
    assert lines(page)["Sylvania > Freedonia conflictual denied"]["label"] == "denied"


def test_filters_count_and_leave_nobody_alone(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    assert row(page, "Cooperative").locator(".count").inner_text() == "4 / 4"
    assert row(page, "Conflictual").locator(".count").inner_text() == "1 / 2"
    row(page, "An accuser").click()
    assert "hill rebels" not in drawn(page)
    row(page, "Cooperative").click()
    assert drawn(page) == {"Freedonia", "Sylvania"}
    assert row(page, "Cooperative").locator(".count").inner_text() == "0 / 4"
    row(page, "Conflictual").click()
    assert drawn(page) == set()
    assert page.locator("#empty").is_visible()
    page.click("#b-reset")
    assert len(drawn(page)) == 5


def test_confidence_takes_away_what_is_less_sure(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    page.locator("#confidence").fill("0.6")
    assert "Ada Lund > Bela Kosta cooperative held" not in lines(page)
    assert "Ada Lund" not in drawn(page)


def test_kinds_can_be_chosen(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    page.get_by_text("Kinds of relation").click()
    page.locator("#legend details").get_by_role("button", name="None").click()
    assert drawn(page) == set()
    row(page, "Hosting").click()
    assert drawn(page) == {"Sylvania", "Bela Kosta"}


def test_a_click_on_an_actor_or_a_line_shows_its_sentences(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    spot = at(page, "Ada Lund")
    page.mouse.click(spot["x"], spot["y"])
    assert page.locator("#evidence h2").inner_text() == "Ada Lund"
    (card,) = cards(page)
    assert MET in card
    assert page.locator("#evidence mark").all_inner_texts() == ["met"]
    page.keyboard.press("Escape")
    ends = at(page, "Ada Lund"), at(page, "Bela Kosta")
    script = """([a, b]) => { const dx = b.x - a.x, dy = b.y - a.y, n = Math.hypot(dx, dy), hits = [];
      const box = document.querySelector('#canvas').getBoundingClientRect();
      for (let k = -60; k <= 60; k++) {
        const p = {x: (a.x + b.x) / 2 - dy / n * k, y: (a.y + b.y) / 2 + dx / n * k};
        if (Graph.edgeAt({x: p.x - box.left, y: p.y - box.top}) !== undefined) hits.push(p);
      } return hits[Math.floor(hits.length / 2)]; }"""
    middle = page.evaluate(script, list(ends))
    page.mouse.click(middle["x"], middle["y"])
    assert page.locator("#evidence h2").inner_text() == "Ada Lund ↔ Bela Kosta"


def test_a_tip_never_stays(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    spot = at(page, "Sylvania")
    page.mouse.move(spot["x"] - 40, spot["y"] - 40)
    page.mouse.move(spot["x"], spot["y"])
    page.wait_for_selector("#tip:not([hidden])")
    assert "Sylvania" in page.locator("#tip").inner_text()
    page.mouse.click(spot["x"], spot["y"])
    assert page.locator("#tip").is_hidden()


def test_every_card_says_only_what_the_graph_holds(opened: Open, kg: KnowledgeGraph) -> None:
    net = relations(kg)
    page = opened(net)
    row(page, "Denied").click()
    extraction = kg.extraction("p1")
    claims = {claim.id: claim for claim in extraction.claims}
    told = {r.claim: r for r in relations_of(net)}
    shown = page.locator("#evidence article.card").all()
    assert len(shown) == len(told)
    for card in shown:
        claim, relation = claims[card.get_attribute("data-claim")], told[card.get_attribute("data-claim")]
        number = card.locator("blockquote").get_attribute("data-sentence")
        start, end = page.evaluate("(n) => [Data.sentences[n].start, Data.sentences[n].end]", int(number))
        assert (start, end) == (claim.evidence[0].start, claim.evidence[0].end)
        assert card.locator("blockquote").text_content() == f"“{extraction.article.text[start:end]}”"
        names = [extraction.actor(key).name for key in extraction.chain(claim)]
        assert card.locator(".chain b").inner_text() == " › ".join(["Invented Post", *names])
        trigger = extraction.situation(claim.situation).mentions[0].of(extraction.article.text)
        assert card.locator("mark").all_inner_texts() == [trigger]
        pills = card.locator(".pills").inner_text()
        assert f"confidence {claim.confidence:.2f}" in pills
        assert relation.tone in pills
        word = {"Holds": "held", "Planned": "planned", "DoesNotHold": "denied"}[claim.factuality]
        assert ("alleged" if claim.standing is Standing.ALLEGED else word) in pills


def test_search_is_ranked_and_jumps_only_to_the_chosen(opened: Open) -> None:
    page = opened(crowd(80, 300))
    page.keyboard.press("/")
    page.keyboard.type("bo")
    hits = page.locator("#hits li").all_inner_texts()
    assert hits[0].startswith("Bo")
    assert hits.index(next(h for h in hits if h.startswith("Borduria"))) < next(
        (i for i, h in enumerate(hits) if not h.startswith("Bo")), len(hits)
    )
    page.keyboard.press("ArrowDown")
    second = page.locator("#hits li[aria-selected=true]").inner_text().split("\n")[0]
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").inner_text() == second
    assert page.locator("#hits").is_hidden()
    page.locator("#search").fill("zzzz")
    assert page.locator("#hits").inner_text() == "No actor of that name"
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").inner_text() == second


def test_time_by_dates_and_by_brush(opened: Open) -> None:
    page = opened(crowd(40, 160))
    page.locator("#from").fill("2024-09-01")
    page.locator("#to").fill("2024-10-31")
    page.locator("#to").blur()
    days = page.evaluate("Main.view().told.map((r) => r.day)")
    assert days
    assert all("2024-09-01" <= day <= "2024-10-31" for day in days)
    page.click("#b-alltime")
    every = page.evaluate("Main.view().told.length")
    box = page.locator("#strip").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 30, steps=5)
    page.mouse.up()
    first, last = page.evaluate("[State.from, State.to]")
    assert "2024-06" < first < last < "2025-03"
    assert 0 < page.evaluate("Main.view().told.length") < every
    page.mouse.click(box["x"] + 12, box["y"] + 30)
    assert page.evaluate("Main.view().told.length") == every


def test_a_link_opens_the_same_view(opened: Open, kg: KnowledgeGraph) -> None:
    net = relations(kg)
    page = opened(net)
    row(page, "Cooperative").click()
    page.locator("#from").fill("2024-01-01")
    page.evaluate("choose('a' + Data.actors.findIndex((actor) => actor.id === 'actor/SYL'))")
    page.click("#b-theme")
    fragment = page.evaluate("location.hash")
    again = opened(net, fragment=fragment)
    assert again.locator("#evidence h2").inner_text() == "Sylvania"
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    assert drawn(again) == drawn(page) == {"Freedonia", "Sylvania"}
    assert again.evaluate("location.hash") == fragment


def test_a_broken_link_opens_the_whole_page(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg), fragment="#actor=nobody&edge=%3Cb%3E&path=1|2&confidence=9e9&from=yesterday&focus=1")
    assert len(drawn(page)) == 5
    assert page.locator("#evidence h2").inner_text().startswith("All evidence")


def test_keyboard_alone_reaches_all(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.locator("#evidence h2").inner_text()
    assert first == "Sylvania"  # the busiest
    page.keyboard.press("ArrowRight")
    assert page.locator("#evidence h2").inner_text() != first
    assert page.locator("#say").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "evidence"
    page.keyboard.press("f")
    assert "shown" in page.locator("#notice").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#evidence h2").inner_text().startswith("All evidence")
    page.keyboard.press("t")
    assert page.locator("#table table").is_visible()
    seen = set()
    page.evaluate("document.body.focus()")
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id"))
    assert {"search", "b-table", "b-path", "b-png", "b-csv", "b-theme", "b-reset", "from", "to"} <= seen


def test_the_table_holds_the_same(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    page.click("#b-table")
    rows = [tr.locator("td").all_inner_texts() for tr in page.locator("#table tbody tr").all()]
    assert len(rows) == page.evaluate("Main.view().told.length") == 5
    by_kind = {cells[2]: cells for cells in rows if cells[2] != "Aid"}
    assert by_kind["Accusation"][1:5] == ["Freedonia", "Accusation", "Sylvania", "Held"]
    assert by_kind["Accusation"][5:8] == [ACCUSED, "Invented Post", "conflictual"]
    assert {cells[4] for cells in rows} == {"Held", "Planned", "Alleged: Held"}
    page.get_by_role("button", name="Kind").click()
    kinds = [tr.locator("td").nth(2).inner_text() for tr in page.locator("#table tbody tr").all()]
    assert kinds == sorted(kinds)
    row(page, "Cooperative").click()
    assert page.locator("#table tbody tr").count() == 1


def test_focus_and_path(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    page.evaluate("choose('a' + Data.actors.findIndex((actor) => actor.name === 'Ada Lund'))")
    page.click("#b-focus")
    assert drawn(page) == {"Ada Lund", "Bela Kosta"}
    page.keyboard.press("Escape")
    page.click("#b-path")
    page.get_by_label("From actor").select_option(label="Ada Lund")
    page.get_by_label("To actor").select_option(label="hill rebels")
    steps = page.locator("#evidence h3").all_inner_texts()
    assert steps == ["1. Ada Lund – Bela Kosta", "2. Bela Kosta – Sylvania", "3. Sylvania – hill rebels"]
    row(page, "An accuser").click()
    assert "No path" in page.locator("#evidence").inner_text()


def test_a_crowd_opens_with_its_backbone_and_a_way_to_the_rest(opened: Open) -> None:
    page = opened(crowd(150, 500))
    total = page.evaluate("Main.view().actors.size")
    few = page.evaluate("Graph.ids().length")
    assert 35 < few <= 45
    assert f"{few} of {total} shown" in page.locator("#notice").inner_text()
    tied = "Graph.ids().every((id) => Graph.edgeIds().some((k) => [Graph.look(k).from, Graph.look(k).to].includes(id)))"
    assert page.evaluate(tied)
    hidden = page.evaluate("Data.actors.findIndex((_, i) => Main.view().actors.has(i) && !Main.view().drawn.has(i))")
    page.evaluate(f"choose('a{hidden}')")
    assert page.evaluate(f"Graph.ids().includes('a{hidden}')")
    page.get_by_role("button", name=f"Show all {total}").click()
    assert page.evaluate("Graph.ids().length") == total


def test_hostile_strings_do_nothing(opened: Open) -> None:
    page = opened(hostile())
    row(page, "Denied").click()
    for number in range(len(HOSTILE)):
        page.evaluate(f"choose('a{number}')")
        spot = page.evaluate(f"Graph.where('a{number}')")
        page.mouse.move(spot["x"], spot["y"])
    page.evaluate("choose(null)")
    assert any(HOSTILE[0] in card for card in cards(page))
    page.locator("#search").fill("<")
    page.click("#b-table")
    page.click("#b-path")
    assert page.evaluate("typeof window.hacked") == "undefined"
    for markup in ("#evidence img, #table img, #hits img, #path-bar img", "body svg[onload]", "a[href^='javascript']"):
        assert page.locator(markup).count() == 0
    assert page.locator("script").count() == page.evaluate("document.scripts.length")
    assert page.title() == "Invented <crisis> & more"


def test_csv_is_defused_and_whole(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    with page.expect_download() as given:
        page.click("#b-csv")
    text = Path(given.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 5
    hosting = next(r for r in rows if r["kind"] == "Hosting")
    assert hosting["sentence"] == "'" + FORMULA
    assert hosting["title"] == "'=1+1"
    assert kg.extraction("p1").article.text[int(hosting["start"]) : int(hosting["end"])] == FORMULA
    assert not any(value[:1] in "=+-@" for r in rows for value in r.values() if value)


def test_png_is_a_picture(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg))
    with page.expect_download() as given:
        page.click("#b-png")
    assert given.value.suggested_filename == "invented-crisis-more.png"
    picture = Path(given.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_names_and_never_scrolls_sideways(opened: Open, kg: KnowledgeGraph, scheme: str) -> None:
    page = opened(relations(kg), width=390, height=844, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    labels = page.evaluate("Graph.ids().map((id) => Graph.look(id).label)")
    assert all(labels)
    letters = page.evaluate("Graph.look(Graph.ids()[0]).font.size * Graph.scale()")
    assert letters >= 9
    assert page.evaluate("document.documentElement.dataset.theme") == scheme


def test_an_empty_network_says_so(opened: Open) -> None:
    page = opened(relations(KnowledgeGraph()))
    assert page.locator("#empty").is_visible()
    assert "0 actors" in page.locator("#summary").inner_text()


def test_on_a_phone_a_choice_brings_its_sentences_into_sight(opened: Open, kg: KnowledgeGraph) -> None:
    page = opened(relations(kg), width=390, height=844)
    spot = at(page, "Sylvania")
    page.mouse.click(spot["x"], spot["y"])
    assert page.locator("#evidence h2").inner_text() == "Sylvania"
    assert page.locator("#evidence h2").bounding_box()["y"] < 844
