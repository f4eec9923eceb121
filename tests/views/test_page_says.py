"""The page says nothing that the graph does not hold: every card and row is followed back to claim and offsets."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import diplograph as dg
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Extraction, Standing
from diplograph.relations import relations
from diplograph.views.page import content, words

Open = Callable[..., Any]
ROOT = Path(__file__).parents[2]
WORDS = {"Holds": "held", "DoesNotHold": "denied"}


@pytest.fixture(scope="module")
def told(pipeline: Any) -> tuple[KnowledgeGraph, dict[str, Extraction]]:
    """Read the sample articles into a graph; what is compared with is read back from the graph."""
    kg = KnowledgeGraph()
    names = []
    for article in dg.read(ROOT / "data/sample"):
        kg.add(pipeline(article))
        names.append(article.id)
    return kg, {f"{found.article.path}": found for found in map(kg.extraction, names)}


def by_claim(extractions: dict[str, Extraction]) -> dict[str, tuple[Extraction, Any]]:
    return {claim.id: (found, claim) for found in extractions.values() for claim in found.claims}


def test_every_relation_and_sentence_of_the_page_stands_in_the_graph(told: Any) -> None:
    kg, extractions = told
    page, known = content(relations(kg)), by_claim(extractions)
    assert len(page.relations) > 60
    for relation in page.relations:
        found, claim = known[relation.claim]
        situation = found.situation(claim.situation)
        edge = page.edges[relation.edge]
        parties = {found.actor(key).id for key in situation.actor_ids()} if hasattr(situation, "actor_ids") else None
        ends = {page.actors[edge.a].id, page.actors[edge.b].id}
        assert parties is None or ends <= parties
        assert (relation.factuality, relation.standing) == (claim.factuality, claim.standing)
        assert relation.confidence == round(claim.confidence, 6)
        assert relation.rule == claim.rule
        for number in relation.sentences:
            sentence = page.sentences[number]
            text = "".join(piece for piece, _ in sentence.pieces)
            assert text == found.article.text[sentence.start : sentence.end]
            assert (sentence.start, sentence.end) in {(span.start, span.end) for span in claim.evidence}
            assert page.articles[sentence.article].id == found.article.id
    for actor in page.actors:
        assert any(actor.name == known_actor.name for e in extractions.values() for known_actor in e.actors)


def test_every_card_is_followed_back_to_its_claim(opened: Open, told: Any) -> None:
    kg, extractions = told
    page = opened(relations(kg))
    page.evaluate("set({ off: new Set() })")
    while (more := page.locator("#evidence > button", has_text="more of")).count():
        more.click()
    cards = page.evaluate("""[...document.querySelectorAll('#evidence article.card')].map((card) => ({
        claim: card.dataset.claim, kind: card.querySelector('.kind').textContent,
        names: [...card.querySelectorAll('.who bdi')].map((e) => e.textContent),
        quotes: [...card.querySelectorAll('blockquote')].map((e) => { const s = Data.sentences[e.dataset.sentence];
          return [e.textContent, s.start, s.end, [...e.querySelectorAll('mark')].map((m) => m.textContent)]; }),
        chain: card.querySelector('.chain b').textContent, origin: card.querySelector('.origin').textContent,
        pills: [...card.querySelectorAll('.pill')].map((e) => e.textContent) }))""")
    known = by_claim(extractions)
    assert len(cards) == page.evaluate("Data.relations.length")
    for card in cards:
        found, claim = known[card["claim"]]
        situation = found.situation(claim.situation)
        assert card["kind"] == words(getattr(situation, "value", None) or situation.type)
        actors = {actor.name for actor in found.actors}
        assert set(card["names"]) <= actors
        for quote, start, end, marked in card["quotes"]:
            assert quote == f"“{found.article.text[start:end]}”"
            triggers = {span.of(found.article.text) for span in situation.mentions}
            assert set(marked) <= triggers
        speakers = [found.actor(key).name for key in found.chain(claim)]
        assert card["chain"] == " › ".join([found.article.source or "the article", *speakers])
        assert (found.article.title or found.article.id) in card["origin"]
        assert str(found.article.date or "no date") in card["origin"]
        status = (
            "alleged" if claim.standing is Standing.ALLEGED else WORDS.get(claim.factuality, claim.factuality.lower())
        )
        assert card["pills"][1] == status
        assert f"confidence {claim.confidence:.2f}" in card["pills"]


def test_the_table_and_the_csv_hold_the_same_claims(opened: Open, told: Any) -> None:
    kg, extractions = told
    page = opened(relations(kg))
    page.evaluate("set({ off: new Set(), table: 'relations' })")
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map((row) => row.dataset.claim)")
    assert sorted(rows) == sorted(page.evaluate("Data.relations.map((r) => r.claim)"))
    with page.expect_download() as given:
        page.click("#b-csv")
    known = by_claim(extractions)
    for row in csv.DictReader(io.StringIO(Path(given.value.path()).read_text(encoding="utf-8-sig"))):
        found, claim = known[row["claim"]]
        assert found.article.text[int(row["start"]) : int(row["end"])] == row["sentence"].removeprefix("'")
        assert row["factuality"] == claim.factuality


def test_what_did_not_happen_is_never_drawn_as_if_it_had(opened: Open, told: Any) -> None:
    kg, extractions = told
    page = opened(relations(kg))
    page.evaluate("set({ off: new Set(), every: true })")
    known = by_claim(extractions)
    lines = page.evaluate("""Graph.edgeIds().map((id) => [Graph.look(id).width, Graph.look(id).dashes,
        Main.view().edges.get(Number(id.slice(1))).told.map((r) => r.claim)])""")
    held = [
        width
        for width, _, claims in lines
        if all(known[c][1].factuality == "Holds" and known[c][1].standing is not Standing.ALLEGED for c in claims)
    ]
    for width, dashes, claims in lines:
        states = {(known[c][1].factuality == "Holds", known[c][1].standing is Standing.ALLEGED) for c in claims}
        if states != {(True, False)}:
            assert (True, False) not in states  # what is held and what is not share no line
            assert width < min(held)
            assert dashes[0] < dashes[1] / 2  # dots
