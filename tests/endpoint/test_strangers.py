"""Programs that know nothing of us: rdflib's SPARQL store, pandas, a browser, and schemathesis over our OpenAPI."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest
import rdflib
from made_server import Server, make
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from diplograph.endpoint import pages

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def served(out: Path) -> Any:
    one = Server(out, "--seconds", "20")
    yield one
    one.end()


@pytest.mark.parametrize("returned", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_it_as_a_store(served: Server, method: str, returned: str) -> None:
    store = SPARQLStore(served.url + "sparql", returnFormat=returned, method=method)
    graph = rdflib.Graph(store)
    rows = list(graph.query("SELECT ?l { ?e a <https://w3id.org/diplograph/ns#Event> ; rdfs:label ?l } ORDER BY ?l"))
    assert [str(row[0]) for row in rows].count("Aland, Borduria: Meeting") >= 1


def test_pandas_reads_the_named_queries(served: Server) -> None:
    table = pandas.read_csv(io.StringIO(served.get("/queries/who-met-whom?format=csv").text))
    assert list(table["a"]) == ["Aland"]


def test_rdflib_reads_the_graphs(served: Server) -> None:
    sizes = set()
    for accept, form in {"text/turtle": "turtle", "application/ld+json": "json-ld", "text/plain": "nt"}.items():
        answer = served.get("/id/article/first/graph", headers={"accept": accept})
        sizes.add(len(rdflib.Graph().parse(data=answer.text, format=form)))
    assert len(sizes) == 1
    assert sizes.pop() > 20


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.skipif(not pages.has_editor(), reason="the editor was not fetched; make editor")
def test_the_editor_asks_in_a_browser(served: Server) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    complaints: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.url + "editor?example=who-met-whom")
        page.locator(".yasqe_queryButton.query_valid:visible").click()
        page.locator("table.dataTable:visible td", has_text="Aland").first.wait_for()
        page.select_option("#example", "silence")
        page.locator(".tab.active", has_text="silence").wait_for()
        page.locator(".yasqe_queryButton.query_valid:visible").wait_for()
        page.goto(served.url)
        assert page.title() == "The graph"
        browser.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((served.url, "data:", "blob:"))] == []


@pytest.mark.slow
def test_schemathesis_finds_no_fault(tmp_path: Path, server: Callable[..., Server]) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed; make test-all")
    from hypothesis import HealthCheck, Phase, given, settings

    one = server(make(tmp_path / "out", "first"), "--seconds", "20")
    schema = schemathesis.openapi.from_url(one.url + "openapi.json")
    from schemathesis import checks
    from schemathesis.specs.openapi import checks as openapi

    wanted = [
        checks.not_a_server_error,
        openapi.status_code_conformance,
        openapi.content_type_conformance,
        openapi.response_schema_conformance,
        openapi.unsupported_method,
    ]
    for result in schema.get_all_operations():
        operation = result.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def try_it(case: Any) -> None:
            case.call_and_validate(checks=wanted, timeout=60)

        try_it()
    assert one.ask("ASK {}").json()["boolean"] is True
