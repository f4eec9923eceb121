"""Everybody can use the page: axe-core finds nothing serious, and every control is reached by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_crowd import crowd

Open = Callable[..., Any]
AXE = Path(__file__).parents[2] / "build/axe/axe.min.js"
LONG = pytest.mark.slow  # the two others show every colour and every width already
SCREENS = [
    ("light", 1280, 800),
    ("dark", 390, 844),
    pytest.param("dark", 1280, 800, marks=LONG),
    pytest.param("light", 390, 844, marks=LONG),
]
# what can be focused, is shown, and is not taken out of the order on purpose
CONTROLS = """() => [...document.querySelectorAll('button, input, select, summary, a[href], [tabindex="0"]')]
  .filter((e) => !e.disabled && e.checkVisibility() && e.tabIndex >= 0 && !e.closest('article.card, tbody'))
  .map((e, i) => { e.dataset.control = i; return [String(i), e.outerHTML.slice(0, 200)]; })"""


def faults(page: Any) -> list[str]:
    """Return what axe-core calls serious or critical, with the place."""
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width", "height"), SCREENS)
def test_axe_finds_nothing_serious(opened: Open, scheme: str, width: int, height: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not here; make axe (it needs npm and the network)")
    page = opened(crowd(80, 100), scheme=scheme, width=width, height=height)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert faults(page) == []
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    page.evaluate("set({ selected: 'a0', from: '2024-03-01', to: '2024-09-01', communities: true, members: true })")
    page.evaluate("Path.open(0)")
    assert faults(page) == []
    page.evaluate("Path.close(); set({ table: 'relations' })")
    assert faults(page) == []
    page.evaluate("set({ table: 'actors' })")
    assert faults(page) == []
    page.evaluate("set({ table: '', off: new Set(Object.keys(FACETS.tone.words).map((tone) => 'tone:' + tone)) })")
    assert faults(page) == []
    page.locator("#b-help").click()
    assert faults(page) == []


@pytest.mark.parametrize(
    ("width", "table"),
    [
        (1280, ""),
        (390, ""),
        (1280, "relations"),
        *[pytest.param(390, table, marks=LONG) for table in ("relations", "actors")],
    ],
)
def test_every_control_is_reached_by_tab(opened: Open, width: int, table: str) -> None:
    page = opened(crowd(40, 45), width=width)
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    page.evaluate(f"set({{ selected: 'a0', from: '2024-03-01', table: '{table}' }})")
    wanted = dict(page.evaluate(CONTROLS))
    page.evaluate("document.activeElement.blur()")
    for _ in range(600):
        page.keyboard.press("Tab")
        wanted.pop(page.evaluate("document.activeElement.dataset.control ?? null"), None)
        if not wanted:
            break
    assert list(wanted.values()) == []


def test_what_has_the_focus_is_seen(opened: Open) -> None:
    page = opened(crowd(40, 60))
    for key in ("#search", "#b-table", "#canvas", "#from", "#evidence"):
        page.keyboard.press("Tab")
        page.focus(key)
        drawn = page.evaluate(f"getComputedStyle(document.querySelector('{key}')).outlineStyle")
        assert drawn == "solid", key


def test_the_search_names_its_choice_to_a_screen_reader(opened: Open) -> None:
    page = opened(crowd(40, 60))
    page.keyboard.press("/")
    page.keyboard.type("fre")
    chosen = page.get_attribute("#search", "aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#say").inner_text().endswith("chosen")
