"""What a reader sees beside a writer: the store as it stood, and after the build the new one."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from made_server import make, tell, until
from starlette.testclient import TestClient

from diplograph.cli.app import run
from diplograph.endpoint import snapshot
from diplograph.endpoint.app import make_app
from diplograph.endpoint.records import Settings
from diplograph.errors import GraphError, StoreBusy
from diplograph.graph import store as stores
from diplograph.graph.knowledge import KnowledgeGraph

COUNT = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a dg:Article }"


def articles(client: TestClient) -> int:
    return int(client.get("/sparql", params={"query": COUNT}).json()["results"]["bindings"][0]["n"]["value"])


def test_a_build_goes_on_beside_the_server_and_is_seen_when_it_ends(tmp_path: Path) -> None:
    out = make(tmp_path / "out", "first")
    with TestClient(make_app(Settings(out=out, workers=1), watch=0.2), base_url="http://127.0.0.1") as client:
        assert articles(client) == 1
        with KnowledgeGraph(out / "store") as kg:
            for name in ("second", "third"):
                kg.add(tell(name).extraction())
                assert articles(client) == 1
        assert until(lambda: articles(client) == 3)
        assert until(lambda: len(list(out.glob(".serving-*"))) == 1)
    assert list(out.glob(".serving-*")) == []


def test_a_snapshot_of_a_store_that_is_being_written(tmp_path: Path) -> None:
    out = make(tmp_path / "out", "first")
    code = (
        "import sys; sys.path[:0] = sys.argv[2:]\n"
        "from made_server import tell\nfrom diplograph.graph.knowledge import KnowledgeGraph\n"
        "kg = KnowledgeGraph(sys.argv[1])\nprint('open', flush=True)\n"
        "for i in range(10_000):\n    kg.add(tell(f'more-{i}').extraction())\n    print(i, flush=True)\n"
    )
    words = [sys.executable, "-c", code, str(out / "store"), *filter(None, sys.path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        if sys.platform == "linux":
            assert snapshot.is_written(out / "store")
        said = -1
        for _ in range(3):
            for _ in range(3):
                said = int(writer.stdout.readline())
            folder = snapshot.take(out / "store")
            store = stores.open_read_only(folder)
            found = sum(1 for _ in KnowledgeGraph(folder).articles())
            assert found >= said + 2  # all that was acknowledged, and the first
            del store
            snapshot.drop(folder)
        writer.kill()
        writer.wait()
    assert not snapshot.is_written(out / "store")
    with KnowledgeGraph(out / "store") as kg:
        assert len(kg) >= said + 2


def test_the_store_itself_is_only_read(tmp_path: Path) -> None:
    out = make(tmp_path / "out", "first")
    before = snapshot.mark(out / "store")
    folder = snapshot.take(out / "store")
    with KnowledgeGraph(folder) as kg:
        kg.add(tell("second").extraction())
    snapshot.drop(folder)
    assert snapshot.mark(out / "store") == before
    with KnowledgeGraph(out / "store") as kg:
        assert len(kg) == 1


def test_where_no_links_can_be_made_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError("no links here")

    out = make(tmp_path / "out", "first")
    monkeypatch.setattr(os, "link", no_link)
    folder = snapshot.take(out / "store")
    with KnowledgeGraph(folder) as kg:
        assert len(kg) == 1
    snapshot.drop(folder)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "out" / "store").mkdir(parents=True)
    (tmp_path / "out" / "store" / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises((GraphError, StoreBusy)):
        snapshot.take(tmp_path / "out" / "store")
    assert list((tmp_path / "out").glob(".serving-*")) == []


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = make(tmp_path / "out")
    empty = tmp_path / "token"
    empty.write_text(" \n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for words, told in (
            ([str(tmp_path)], "holds no store; make one with"),
            ([str(out), "--host", "0.0.0.0"], "a token is needed"),
            ([str(out), "--port", port], "choose another --port"),
            ([str(out), "--port", "70000"], "choose one up to 65535"),
            ([str(out), "--token-file", str(empty)], "is empty"),
            ([str(out), "--queries", str(tmp_path / "none")], "no such folder"),
        ):
            assert run(["serve", *words]) == 2
            assert told in capsys.readouterr().err
