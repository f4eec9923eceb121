"""What the objects show as the last value of a cell: frames with a picture, tables, and nothing that runs."""

import base64
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from made_crowd import crowd, hostile
from made_relations import Invented

import diplograph as dg
from diplograph.graph.rows import Rows
from diplograph.model import ActorType
from diplograph.relations import network, relations_of
from diplograph.relations.attributes import RelationGraph, party
from diplograph.views import cells

NASTY = "</td><script>window.hacked=1</script><img src=x onerror=alert(1)>\"'&"
KEPT = {"p", "b", "br", "code", "table", "thead", "tbody", "tr", "th", "td", "mark", "details", "summary"}


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, and its words."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def nasty_story() -> Invented:
    sentence = f"Freedonia accused {NASTY} of it."
    made = Invented([sentence], id="n<1>", date=date(2024, 5, 8), source=NASTY, title=NASTY)
    made.actor("actor/FRE", "Freedonia", ActorType.STATE, country="FRE")
    made.actor("article/n1/actor/x", NASTY, ActorType.PERSON)
    roles = {"actors": ("actor/FRE",), "recipients": ("article/n1/actor/x",)}
    made.event("Accusation", sentence, "accused", chain=("article/n1/actor/x",), roles=roles)
    return made


def test_a_network_shows_a_frame_and_a_picture_beside_it() -> None:
    net = hostile()
    net = network((party(net, key) for key in net), relations_of(net))
    assert isinstance(net, RelationGraph)
    for shown in (net._repr_html_(), net.copy()._repr_html_(), net.subgraph(list(net))._repr_html_()):
        tags = Tags(shown).tags
        assert [tag for tag, _ in tags] == ["iframe", "details", "summary", "img"]
        assert tags[0][1]["sandbox"] == "allow-scripts allow-downloads"
        assert str(tags[0][1]["srcdoc"]).startswith("<!doctype html>")
        assert str(tags[3][1]["src"]).startswith("data:image/svg+xml;base64,")


def test_a_large_network_shows_its_busiest_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST", 100)
    shown = Tags(cells.network(crowd(60, 400)))
    found = re.match(r"(\d+) of \d+ relations are shown", shown.words)
    assert found is not None
    assert 0 < int(found[1]) <= 100
    assert [tag for tag, _ in shown.tags if tag in ("iframe", "img")] == ["iframe", "img"]


def test_a_graph_shows_its_articles_and_relations() -> None:
    kg = dg.KnowledgeGraph()
    kg.add(nasty_story().done())
    html = kg._repr_html_()
    shown = Tags(html)
    assert "1 article, 2024-05-08 to 2024-05-08; 2 claims" in shown.words
    assert {tag for tag, _ in shown.tags} <= KEPT | {"iframe", "img"}
    assert NASTY in shown.words
    (picture,) = [fields["src"] for tag, fields in shown.tags if tag == "img"]
    assert b"<script" not in base64.b64decode(str(picture).partition(",")[2])


def test_an_extraction_and_a_claim_show_words_and_run_nothing() -> None:
    extraction = nasty_story().done()
    shown = Tags(extraction._repr_html_())
    assert {tag for tag, _ in shown.tags} <= KEPT
    assert all(name == "style" for _, fields in shown.tags for name in fields)
    assert f"Freedonia accused {NASTY} of it." in shown.words
    assert "Holds, Reported" in shown.words
    claim = Tags(extraction.claims[-1]._repr_html_())
    assert {tag for tag, _ in claim.tags} <= KEPT
    assert "evidence at" in claim.words


def test_rows_show_a_table_of_text_and_say_what_is_left_out() -> None:
    shown = Tags(Rows([NASTY, "n"], [(NASTY, i) for i in range(150)])._repr_html_())
    assert {tag for tag, _ in shown.tags} <= KEPT
    assert shown.words.startswith(NASTY)
    assert shown.words.endswith("100 of 150 rows are shown.")


def test_rows_become_a_frame_with_types() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed; pip install pandas")
    rows = Rows(
        ["who", "on", "share", "from"],
        [("Aland", date(2011, 5, 17), Decimal("0.5"), 1), ("Borduria", None, None, 2)],
    )
    frame = rows.to_frame()
    assert list(frame.columns) == ["who", "on", "share", "from"]
    assert frame["on"].dt.year[0] == 2011
    assert pandas.isna(frame["on"][1])
    assert (frame["share"].dtype, frame["from"].sum()) == (float, 3)
    assert Rows(["a"], []).to_frame().shape == (0, 1)
