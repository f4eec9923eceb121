"""The still picture and the frame of a notebook."""

import html
import re
import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx
from made_crowd import crowd, hostile

from diplograph.views.cells import framed
from diplograph.views.picture import svg


def test_the_picture_names_the_busiest_and_is_well_formed() -> None:
    picture = ET.fromstring(svg(crowd(150, 500)))
    names = {title.text for title in picture.iter("{http://www.w3.org/2000/svg}title")}
    assert "Freedonia" in names
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}g"))) == 45


def test_hostile_names_are_text_in_the_picture() -> None:
    picture = ET.fromstring(svg(hostile()))
    tags = {element.tag.split("}")[1] for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "g", "text", "tspan", "circle"}


def test_an_empty_network_has_a_picture() -> None:
    assert ET.fromstring(svg(nx.MultiDiGraph())) is not None


def test_the_frame_runs_in_a_notebook(browser: Any) -> None:
    shown = framed(hostile(), title="A notebook")._repr_html_()
    found = re.search(r'srcdoc="([^"]*)"', shown)
    assert found is not None
    assert html.unescape(found[1]).startswith("<!doctype html>")
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.set_content(f"<!doctype html><body>{shown}</body>")
    frame = page.frame_locator("iframe")
    frame.locator("#canvas canvas").wait_for()
    frame.locator("#legend label.row", has_text="Denied").click()
    assert frame.locator("#evidence article.card").count() == 5
    assert complaints == []
    assert page.evaluate("typeof window.hacked") == "undefined"
    context.close()
