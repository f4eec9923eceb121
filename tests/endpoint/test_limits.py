"""What a question may cost: beyond it there is an error, never a part of the answer, and others are still answered."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from made_server import FOREVER, Server, is_running, make, serving, tell, until
from starlette.testclient import TestClient
from test_protocol import detail

from diplograph.endpoint.answers import answer
from diplograph.endpoint.app import make_app
from diplograph.endpoint.records import Limits, Question, Refusal, Settings
from diplograph.endpoint.spool import RowSpool
from diplograph.graph.knowledge import KnowledgeGraph

linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
TERMS = [
    ox.Literal('}},{"a":{"b":"c"}}], "quoted" \\'),
    ox.Literal('line\r\nline "quoted"\n\tend\\'),
    ox.Literal("<result></result>", language="en"),
    ox.NamedNode("urn:x"),
]


@pytest.mark.parametrize("form", ["JSON", "XML", "CSV", "TSV"])
@pytest.mark.parametrize("size", [1, 7, 4096])
def test_rows_are_counted_whatever_stands_in_them(form: str, size: int) -> None:
    table = " ".join(f"({one} {other})" for one in TERMS for other in [*TERMS, "UNDEF"])
    answered = ox.Store().query("SELECT * { VALUES (?a ?b) { " + table + " (UNDEF UNDEF) } }")
    written = answered.serialize(format=getattr(ox.QueryResultsFormat, form))
    pieces = [written[at : at + size] for at in range(0, len(written), size)]
    enough, short = RowSpool(10**6, 21, form), RowSpool(10**6, 20, form)
    for piece in pieces:
        enough.write(piece)
    assert enough.value() == written
    with pytest.raises(Refusal, match="longer than 20 rows"):
        deque(map(short.write, pieces))


def test_too_many_rows_or_bytes_are_an_error(client: TestClient) -> None:
    numbers = " ".join(map(str, range(1001)))
    many = f"SELECT * {{ VALUES ?n {{ {numbers} }} }}"
    for accept in ("text/csv", "application/sparql-results+json", "application/sparql-results+xml"):
        told = client.get("/sparql", params={"query": many}, headers={"accept": accept})
        assert "longer than 1000 rows" in detail(told, 422)
    fewer = client.get("/sparql", params={"query": many + " LIMIT 1000"})
    assert len(fewer.json()["results"]["bindings"]) == 1000
    long = 'SELECT (CONCAT(?a, ?a) AS ?b) { BIND("' + "x" * 101_000 + '" AS ?a) }'
    sent = client.post("/sparql", content=long, headers={"content-type": "application/sparql-query"})
    assert "longer than 200000 bytes" in detail(sent, 422)
    graph = many.replace("SELECT *", "CONSTRUCT { <urn:a> <urn:b> ?n }")
    assert "1000 triples" in detail(client.get("/sparql", params={"query": graph}), 422)


def test_rows_of_a_named_query_are_counted() -> None:
    with KnowledgeGraph() as kg:
        kg.add(tell().extraction())
        question = Question(kind="named", text="latest-stances")
        assert answer(kg.store, question, Limits(rows=1))[0].status == 200
        question = Question(kind="named", text="state-graph")
        assert answer(kg.store, question, Limits(bytes=10))[0].status == 422


def test_a_users_file_that_was_broken_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text("no query", encoding="utf-8")
    reply, _ = answer(ox.Store(), Question(kind="named", text="own"), Limits(), tmp_path)
    assert reply.status == 500
    assert "must be mended" in reply.detail
    assert str(tmp_path) not in reply.detail


def test_a_query_without_end_is_ended(out: Path) -> None:
    settings = Settings(out=out, workers=1, limits=Limits(seconds=1))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        told = client.get("/sparql", params={"query": FOREVER})
        assert "took longer than 1 s" in detail(told, 504)
        assert until(lambda: client.get("/sparql", params={"query": "ASK {}"}).status_code == 200)


def test_what_kills_its_process_kills_no_more(out: Path) -> None:
    settings = Settings(out=out, workers=1, limits=Limits(seconds=20))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        deep = "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}"
        sent = client.post("/sparql", content=deep, headers={"content-type": "application/sparql-query"})
        assert "nests too deep" in detail(sent, 500)
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@linux
def test_a_query_gets_so_much_memory_and_no_more(out: Path) -> None:
    settings = Settings(out=out, workers=1, limits=Limits(seconds=60, memory=400 * 2**20))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        hungry = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
        assert "more memory" in detail(client.get("/sparql", params={"query": hungry}), 500)
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_full_queue_is_said(out: Path) -> None:
    settings = Settings(out=out, workers=1, limits=Limits(seconds=2, waiting=1))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client, ThreadPoolExecutor(4) as threads:
        asked = threads.map(lambda _: client.get("/sparql", params={"query": FOREVER}), range(4))
        answers = list(asked)
        assert {answer.status_code for answer in answers} == {503, 504}
        assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)


@pytest.mark.slow
@linux
def test_twenty_without_end_and_others_are_still_answered(out: Path, server: Callable[..., Server]) -> None:
    one = server(out, "--seconds", "1.5", "--workers", "2")
    with ThreadPoolExecutor(20) as threads:
        asked = [threads.submit(one.ask, FOREVER) for _ in range(20)]
        assert until(lambda: one.ask("ASK {}").status_code == 200)
        statuses = {future.result().status_code for future in asked}
    assert statuses <= {503, 504}
    assert one.ask("ASK {}").json()["boolean"] is True
    assert until(lambda: len(one.workers()) == 2)


@linux
def test_who_hangs_up_ends_the_query(out: Path, server: Callable[..., Server]) -> None:
    one = server(out, "--seconds", "60", "--workers", "1")
    before = one.workers()
    host, port = "127.0.0.1", int(one.url.rstrip("/").rpartition(":")[2])
    with socket.create_connection((host, port)) as line:
        line.sendall(f"GET /sparql?query={quote(FOREVER)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        time.sleep(0.5)
    begun = time.monotonic()
    assert one.ask("ASK {}").json()["boolean"] is True
    assert time.monotonic() - begun < 40  # long before the query's own time
    assert not is_running(before[0])


@pytest.mark.slow
@linux
def test_workers_that_are_killed_are_replaced(out: Path, server: Callable[..., Server]) -> None:
    one = server(out, "--workers", "2")
    for _ in range(3):
        before = set(one.workers())
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        assert until(lambda gone=before: len(set(one.workers()) - gone) == 2)
        assert until(lambda: one.ask("ASK {}").status_code == 200)


@pytest.mark.slow
@linux
def test_a_killed_server_leaves_nothing_running(tmp_path: Path, server: Callable[..., Server]) -> None:
    out = make(tmp_path / "out", "first")
    one = server(out, "--seconds", "2", "--workers", "2")
    workers = one.workers()
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(one.ask, FOREVER)
        time.sleep(0.5)
        one.process.kill()
        one.process.wait()
        with pytest.raises(httpx.HTTPError):
            asked.result()
    assert until(lambda: not any(is_running(pid) for pid in workers))
    assert len(list(out.glob(".serving-*"))) == 1  # nobody could delete it
    other = server(out)
    assert other.ask("ASK { ?e a dg:Event }").json()["boolean"] is True
    assert len(list(out.glob(".serving-*"))) == 1
    other.end()
    assert list(out.glob(".serving-*")) == []
    assert other.process.returncode == 0


@pytest.mark.slow
@linux
def test_a_server_that_is_killed_at_any_moment_harms_nothing(tmp_path: Path) -> None:
    out = make(tmp_path / "out", "first")
    chance = random.Random(7)
    words = [sys.executable, "-c", "from diplograph.cli.app import main; main()", "serve", str(out), "--port", "0"]
    for _ in range(20):
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.2, 3))
            process.kill()
    with KnowledgeGraph(out / "store") as kg:
        assert len(kg) == 1
        assert kg.validate() == []
    with serving(out) as one:
        assert one.ask("ASK { ?e a dg:Event }").json()["boolean"] is True
        assert len(list(out.glob(".serving-*"))) == 1
    assert list(out.glob(".serving-*")) == []
