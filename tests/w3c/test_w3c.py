"""The W3C's SPARQL 1.0 and 1.1 tests: queries through KnowledgeGraph, updates through the remote class.

They are looked for in the folder that DIPLOGRAPH_W3C names, else in ../shared/w3c beside the checkout. What fails
stands in failures.csv with its reason: what fails and is not there fails here, and so does what passes and is there.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from made_servers import oxigraph
from made_w3c import FOLDER, QUERY_TESTS, UPDATE_TESTS, Answer, Case, answer, as_csv, canonical, cases, expected, quads

from diplograph.errors import GraphError
from diplograph.graph import store as stores
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.graph.remote import RemoteStore
from diplograph.graph.rows import Rows
from diplograph.graph.server import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no W3C tests: name their folder in DIPLOGRAPH_W3C"),
]
LEAST = {"query": 470, "update": 94}


def known(kind: str) -> set[str]:
    with (Path(__file__).parent / "failures.csv").open(encoding="utf-8", newline="") as lines:
        return {row["test"] for row in csv.DictReader(lines) if row["kind"] == kind}


def test_queries():
    found = cases(QUERY_TESTS)
    failed = {case.name: reason for case in found if (reason := ask(case))}
    assert set(failed) == known("query"), {name: failed.get(name) for name in set(failed) ^ known("query")}
    assert len(found) - len(failed) >= LEAST["query"]


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[RemoteStore]:
    with oxigraph(tmp_path_factory.mktemp("server")) as url:
        yield RemoteStore(Server.at(url))


def test_updates(server):
    found = cases(UPDATE_TESTS)
    failed = {case.name: reason for case in found if (reason := change(server, case))}
    assert set(failed) == known("update"), {name: failed.get(name) for name in set(failed) ^ known("update")}
    assert len(found) - len(failed) >= LEAST["update"]


def ask(case: Case) -> str:
    """Run a query test on a fresh graph that holds its data and nothing of ours; return why it fails, else ""."""
    with KnowledgeGraph() as kg:
        kg.store.clear()
        try:
            kg.store.extend(quads(case.default))
            for graph, file in case.named:
                kg.store.extend(quads([file], graph))
            wanted = expected(case)
        except (SyntaxError, OSError) as error:
            return f"its files cannot be read: {error}"
        text = f"BASE <{case.text.as_uri()}>\n" + case.text.read_text(encoding="utf-8")
        try:
            given = kg.sparql(text)
            terms = answer(stores.ask(kg.store, text))
        except GraphError as error:
            return str(error)
    if case.result is not None and case.result.suffix == ".csv":
        terms = as_csv(terms)
    same = terms.is_same(wanted, lax=case.lax) and _agrees(given, terms)
    return "" if same else f"other answer: {terms} for {wanted}"


def _agrees(given: Rows | bool | list[ox.Triple], terms: Answer) -> bool:
    """Say whether what KnowledgeGraph.sparql gave is the answer in its own plain values."""
    if isinstance(given, Rows):
        return len(given) == len(terms.rows) and given.columns == terms.columns
    return given is terms.truth if isinstance(given, bool) else terms.graph is not None


def change(store: RemoteStore, case: Case) -> str:
    """Run an update test on the emptied server."""
    store.update("DROP ALL")
    here = [*quads(case.default), *(quad for name, file in case.named for quad in quads([file], name))]
    assert store.server.graph_store is not None
    body = ox.serialize(here, format=ox.RdfFormat.N_QUADS)
    headers = {"Content-Type": "application/n-quads"}
    httpx.post(store.server.graph_store, content=body, headers=headers, trust_env=False).raise_for_status()
    text = case.text.read_text(encoding="utf-8")
    try:
        store.update(f"BASE <{case.text.as_uri()}>\n{text}" if text.strip() else text)
    except GraphError as error:
        return str(error)
    left = [*store, *store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    wanted = [*quads(case.left), *(quad for name, file in case.left_named for quad in quads([file], name))]
    return "" if canonical(left) == canonical(wanted) else f"other quads: {sorted(map(str, left))}"
