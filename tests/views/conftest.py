"""One browser for all tests of pages; every page is opened from disk with the network cut and must stay silent."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "relations"))  # made_relations serves both folders

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium once."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; apt-get install chromium")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed; pip install playwright"
    )
    with playwright.sync_playwright() as p:
        started = p.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


class Opened:
    """A page with all that it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that draws a network and opens its page; afterwards the page must have been silent."""
    from diplograph.views.network import show

    contexts, pages = [], []

    def open_page(
        net: "nx.MultiDiGraph[str]", *, fragment: str = "", width: int = 1280, height: int = 800, scheme: str = "light"
    ) -> Any:
        path = show(net, tmp_path / "relations.html", title="Invented <crisis> & more")
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, offline=True, accept_downloads=True
        )
        contexts.append(context)
        made = Opened(context.new_page())
        pages.append(made)
        made.page.goto(path.as_uri() + fragment)
        made.page.wait_for_function("document.querySelector('#canvas canvas') || State.table")
        return made.page

    yield open_page
    for made in pages:
        assert made.complaints == []
        assert [url for url in made.requests if not url.startswith(("file:", "blob:", "data:"))] == []
    for context in contexts:
        context.close()
