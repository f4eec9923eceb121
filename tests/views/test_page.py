"""The page as a file: what it may load, what it may run, and that it is the same every time."""

import base64
import hashlib
import json
import re

import networkx as nx
import pytest
from made_crowd import HOSTILE, crowd, hostile

from diplograph.relations import party, relations_of
from diplograph.views.network import ASSETS, render, show
from diplograph.views.page import content


def _data(page: str, key: str) -> object:
    found = re.search(rf'<script type="application/json" id="{key}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_only_the_scripts_and_the_style_of_the_package_may_run() -> None:
    page = render(hostile())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    allowed = set(re.findall(r"sha256-[A-Za-z0-9+/=]+", policy[1].replace("&#43;", "+")))
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    hashes = {"sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert hashes == allowed
    assert len(inline) == 2 + len(list(ASSETS.glob("js_*.js")))
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert "unsafe" not in policy[1]


def test_no_markup_is_made_from_text() -> None:
    own = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("js_*.js"))
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in own


def test_nothing_of_an_article_stands_in_the_page_as_markup() -> None:
    page = render(hostile(), title=HOSTILE[0])
    outside = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert "hacked" not in re.sub(r"&lt;/script&gt;&lt;script&gt;window.hacked=1&lt;/script&gt;", "", outside)
    assert page.count("</script>") == 1 + 2 + len(list(ASSETS.glob("js_*.js")))


def test_a_link_is_kept_only_when_it_leads_to_the_web() -> None:
    assert all(article.url is None for article in content(hostile()).articles)
    assert all(str(article.url).startswith("https://") for article in content(crowd(20, 40)).articles)


def test_the_same_network_gives_the_same_page() -> None:
    assert render(crowd(30, 80)) == render(crowd(30, 80))


def test_the_network_is_left_as_it_was() -> None:
    net = crowd(20, 40)
    before = [*map(str, relations_of(net))], [party(net, key) for key in net]
    render(net)
    assert before == ([*map(str, relations_of(net))], [party(net, key) for key in net])


def test_one_line_per_pair_direction_tone_and_status() -> None:
    page = content(crowd(40, 200))
    assert len(set(page.edges)) == len(page.edges)
    for told in page.relations:
        edge = page.edges[told.edge]
        assert 0 <= edge.a < len(page.actors)
        assert edge.status == (
            "denied" if told.factuality == "DoesNotHold" else "held" if told.factuality == "Holds" else "open"
        )


def test_every_actor_has_a_place_and_labels_lie_apart() -> None:
    page = content(crowd(50, 130))
    for plan in ("wide", "tall"):
        places = [place for actor in page.actors if (place := getattr(actor, plan)) is not None]
        assert len(places) == {"wide": len(page.actors), "tall": page.backbone_tall}[plan]
        assert len(set(places)) == len(places)
        near = [
            (a, b)
            for k, a in enumerate(places)
            for b in places[k + 1 :]
            if abs(a[0] - b[0]) < 40 and abs(a[1] - b[1]) < 30
        ]
        assert near == []


def test_the_size_of_a_page_of_forty_actors() -> None:
    assert len(render(crowd(40, 130)).encode()) < 900_000


def test_a_page_is_written_as_utf8_into_a_new_folder(tmp_path: pytest.TempPathFactory) -> None:
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    path = show(net, f"{tmp_path}/new/page.html", title="Élysée – Кремль")
    assert "Élysée – Кремль" in path.read_text(encoding="utf-8")
    assert _data(path.read_text(encoding="utf-8"), "net") == {"edges": [], "nodes": []}
