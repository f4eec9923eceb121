"""The tools of the page: pins, communities, whose state, days written by hand, grips, files, names of every script."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from made_crowd import crowd, hostile

from diplograph.errors import QueryError
from diplograph.model import ActorType, Factuality, Standing
from diplograph.relations import (
    Evidence,
    Party,
    Relation,
    bonds,
    communities,
    network,
    party,
    relations_of,
    trusted_path,
)
from diplograph.views.page import content

Open = Callable[..., Any]
NAMES = (
    "أحمد الفريدوني",
    "Министерство торговли Сильвании",
    "The Joint Committee of Freedonia and Sylvania for the Implementation of Everything That Was Agreed",
    "弗里多尼亚外交部",
)


def strangers() -> "nx.MultiDiGraph[str]":
    """Return a network of long names and of many scripts."""
    kinds = (ActorType.PERSON, ActorType.ORGANIZATION, ActorType.STATE, ActorType.PERSON)
    parties = [Party(id=f"a{i}", name=name, type=kinds[i]) for i, name in enumerate(NAMES)]
    told = []
    for i, actor in enumerate(parties):
        recipient, sentence = parties[(i + 1) % len(parties)], f"{actor.name} met somebody."
        shown = Evidence(article="x", identifier="x", sentence=sentence, start=0, end=len(sentence))
        ends = {"actor": actor.id, "recipient": recipient.id, "actor_id": actor.id, "recipient_id": recipient.id}
        told.append(
            Relation(
                **ends,
                kind="Meeting",
                tone="cooperative",
                factuality=Factuality.HOLDS,
                standing=Standing.NARRATED,
                start=date(2024, 1, 1 + i),
                confidence=0.8,
                rule="made",
                situation=f"s{i}",
                claim=f"c{i}",
                evidence=(shown,),
            )
        )
    return network(parties, told)


def test_a_pinned_actor_stays_whatever_is_shown(opened: Open) -> None:
    page = opened(crowd(150, 500))
    hidden = page.evaluate("Data.actors.findIndex((_, i) => Main.view().actors.has(i) && !Main.view().drawn.has(i))")
    page.evaluate(f"choose('a{hidden}')")
    page.focus("#canvas")
    page.keyboard.press("k")
    page.keyboard.press("Escape")
    assert page.evaluate(f"Graph.ids().includes('a{hidden}')")
    page.evaluate("set({ selected: 'a0', focus: true })")
    assert page.evaluate(f"Graph.ids().includes('a{hidden}')")
    page.evaluate(f"set({{ focus: false, selected: 'a{hidden}' }})")
    page.get_by_role("button", name="Unpin").click()
    page.evaluate("choose(null)")
    assert not page.evaluate(f"Graph.ids().includes('a{hidden}')")


def test_dragging_and_keys_move_an_actor_and_the_link_keeps_it_there(opened: Open) -> None:
    net = crowd(20, 40)
    page = opened(net)
    before = page.evaluate("Graph.where('a0')")
    page.mouse.move(before["x"], before["y"])
    page.mouse.down()
    page.mouse.move(before["x"] + 60, before["y"] + 40, steps=4)
    page.mouse.up()
    page.wait_for_function("State.pins.size === 1")
    dragged = page.evaluate("Graph.where('a0')")
    assert dragged["x"] > before["x"] + 40
    page.evaluate("choose('a0')")
    page.focus("#canvas")
    page.keyboard.press("Shift+ArrowDown")
    moved = page.evaluate("State.pins.get(0).at")
    again = opened(net, fragment=page.evaluate("location.hash"))
    assert again.evaluate("State.pins.get(0).at") == moved
    assert again.evaluate("[Graph.look('a0').x, Graph.look('a0').y]") == moved


def test_communities_are_those_of_the_page_and_off_until_asked_for(opened: Open) -> None:
    net = crowd(60, 200)
    page, made = opened(net), content(net)
    assert page.evaluate("State.communities") is False
    page.focus("#canvas")
    page.keyboard.press("c")
    assert page.locator("#communities").is_checked()
    listed = page.evaluate("Model.communities.map((who) => who.map((i) => Data.actors[i].id))")
    assert [len(group) for group in listed] == sorted((len(group) for group in listed), reverse=True)
    assert {frozenset(group) for group in listed} == {c for c in communities(bonds(net)) if len(c) > 1}
    assert [actor.community for actor in content(net).actors] == [actor.community for actor in made.actors]


def test_actors_are_filtered_by_kind(opened: Open) -> None:
    page = opened(crowd(40, 130))
    page.locator("#legend label.row", has_text="Persons").click()
    shapes = page.evaluate("Graph.ids().map((id) => Data.actors[Number(id.slice(1))].shape)")
    assert set(shapes) == {"box", "diamond"}
    assert page.locator("#legend label.row", has_text="Persons").locator(".count").inner_text().startswith("0 / ")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("2024", "2024-01-01", "2024-12-31"), ("2024-2", "2024-02-01", "2024-02-29"), ("2024-03-05", *["2024-03-05"] * 2)],
)
def test_days_are_written_as_one_likes(opened: Open, written: str, first: str, last: str) -> None:
    page = opened(crowd(20, 60))
    for key in ("from", "to"):
        page.fill(f"#{key}", written)
        page.press(f"#{key}", "Tab")
    assert page.evaluate("[State.from, State.to]") == [first, last]
    page.fill("#from", "2024-13-41")
    page.press("#from", "Tab")
    assert page.get_attribute("#from", "aria-invalid") == "true"
    assert page.evaluate("State.from") == first


def test_the_grips_of_the_time_strip_obey_the_keyboard(opened: Open) -> None:
    page = opened(crowd(20, 60))
    grip = page.get_by_role("slider", name="First day")
    opening = grip.get_attribute("aria-valuetext")
    grip.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    assert grip.get_attribute("aria-valuetext") > opening
    assert page.evaluate("document.activeElement.dataset.end") == "from"
    page.get_by_role("button", name="Zoom to span").click()
    assert page.evaluate("State.near")
    page.get_by_role("button", name="All time").click()
    assert page.evaluate("[State.from, State.near]") == [None, False]


def test_the_labels_of_the_time_strip_lie_apart(opened: Open) -> None:
    for width in (1280, 390):
        page = opened(crowd(40, 160), width=width)
        boxes = page.evaluate("""[...document.querySelectorAll('#strip text')].map((e) => e.getBoundingClientRect())
            .map((b) => [b.left, b.right]).sort((p, q) => p[0] - q[0])""")
        assert len(boxes) > 1
        assert all(left[1] < right[0] for left, right in pairwise(boxes))


@pytest.mark.parametrize("made", [lambda: crowd(40, 130), hostile])
def test_gexf_is_read_by_others_and_holds_what_is_shown(opened: Open, made: Callable[[], Any]) -> None:
    page = opened(made())
    with page.expect_download() as given:
        page.click("#b-gexf")
    read = nx.read_gexf(Path(given.value.path()))
    assert read.number_of_nodes() == page.evaluate("Main.view().actors.size")
    assert {data["status"] for _, _, data in read.edges(data=True)} == {"held", "open"}
    claims = {claim for _, _, data in read.edges(data=True) for claim in data["claims"].split()}
    assert claims == set(" ".join(page.evaluate("Main.view().told.map((r) => r.claim)")).split())


def test_names_of_every_script_and_length_stay_in_their_place(opened: Open) -> None:
    for width in (1280, 390):
        page = opened(strangers(), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("choose('a0')")
        inside = "(e) => e.scrollWidth <= e.clientWidth + 1 || !e.clientWidth"
        assert page.evaluate(f"[...document.querySelectorAll('#evidence *')].every({inside})")
        assert (
            page.evaluate(
                "Math.max(...Graph.ids().flatMap((id) => Graph.look(id).label.split('\\n').map((s) => s.length)))"
            )
            <= 27
        )
    page = opened(strangers())
    page.fill("#search", "أحمد")
    page.keyboard.press("Enter")
    assert page.locator("#evidence h2").inner_text() == NAMES[0]


def test_the_table_of_actors_counts_only_what_is_held(opened: Open) -> None:
    page = opened(crowd(40, 130))
    page.click("#b-table")
    page.get_by_role("button", name="Actors", exact=True).click()
    rows = page.evaluate(
        "[...document.querySelectorAll('tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))"
    )
    assert len(rows) == page.evaluate("Main.view().actors.size")
    for row in rows:
        every, cooperative, conflictual, neutral, other = map(int, row[4:9])
        assert every == cooperative + conflictual + neutral + other
    assert [int(row[4]) for row in rows] == sorted((int(row[4]) for row in rows), reverse=True)


def test_a_page_that_is_neither_high_nor_wide_does_not_waver(opened: Open) -> None:
    page = opened(crowd(40, 45), width=390, height=800)
    page.evaluate("window.turns = 0; Graph.counted = new MutationObserver(() => { window.turns++; })")
    page.evaluate("Graph.counted.observe($('notice'), { childList: true })")
    page.wait_for_timeout(400)
    assert page.evaluate("window.turns") <= 1


def test_printed_it_is_light_and_says_what_was_filtered(opened: Open) -> None:
    page = opened(crowd(20, 60), scheme="dark")
    page.evaluate("set({ confidence: 0.5, from: '2024-03-01' })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert "Confidence at least 0.50. From 2024-03-01." in page.locator("#printed").inner_text()
    assert page.locator("#b-table").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_path_of_the_page_is_the_trusted_path_of_python(opened: Open) -> None:
    net = crowd(80, 260)
    page = opened(net)
    ids = page.evaluate("Data.actors.map((actor) => actor.id)")
    walked = """([a, b]) => { set({ path: [a, b] }); const { actors, steps } = Main.view().path;
      return steps.some((r) => r.far === null) ? null
        : [actors.map((i) => Data.actors[i].id), steps.map((r) => r.claim)]; }"""
    compared = 0
    for a, b in ((0, 70), (3, 60), (12, 41), (30, 31), (5, 75), (22, 68)):
        on_page = page.evaluate(walked, [a, b])
        if on_page is None:
            with pytest.raises(QueryError, match="nothing that is held leads"):
                trusted_path(net, ids[a], ids[b])
            continue
        steps = trusted_path(net, ids[a], ids[b])
        assert on_page == [[ids[a], *(step.end for step in steps)], [step.relation.claim for step in steps]]
        shown = page.locator("#evidence article.card").evaluate_all("(cards) => cards.map((c) => c.dataset.claim)")
        assert shown == on_page[1]  # the card, and so the words, of each step
        compared += len(steps) > 1
    assert compared > 2


def test_who_has_no_name_is_hidden_with_a_word_of_it_and_shown_on_demand(opened: Open) -> None:
    nobody = Party(id="article/x/actor/officials", name="officials", type=ActorType.UNNAMED_ACTOR)
    net = crowd(12, 30)
    some = next(iter(relations_of(net)))
    told = some.model_copy(update={"actor": nobody.id, "actor_id": nobody.id, "claim": "c-nobody", "symmetric": False})
    page = opened(network([*(party(net, key) for key in net), nobody], [*relations_of(net), told]))
    names = "Graph.ids().map((id) => Data.actors[Number(id.slice(1))].name)"
    assert "officials" not in page.evaluate(names)
    assert "1 relation with somebody unnamed" in page.locator("#evidence").inner_text()
    page.evaluate("set({ table: 'actors' })")
    assert "1 relation with somebody unnamed" in page.locator("#table").inner_text()
    page.locator("#table").get_by_role("button", name="Show relations with somebody unnamed").click()
    assert "officials" in page.locator("#table").inner_text()
    page.evaluate("set({ table: '' })")
    assert "officials" in page.evaluate(names)
