"""The real reader in several processes: the graph of one, byte for byte, whatever is killed in between."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_news import descendants, finish, start, wait_for, write

from diplograph.graph.knowledge import KnowledgeGraph

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
]
COUNT = 48


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("news") / "news.jsonl", COUNT)


@pytest.fixture(scope="module")
def single(news: Path) -> list[bytes]:
    """The sorted N-Quads of a build in one process."""
    finish(start("build", news, "-o", news.parent / "one", "--workers", "1"))
    return quads(news.parent / "one")


def quads(out: Path) -> list[bytes]:
    with KnowledgeGraph(out / "store") as kg:
        assert len(kg) == COUNT
        return sorted(str(kg.export("nquads")).encode().splitlines())


def done(out: Path) -> int:
    """How many articles are written down as done."""
    if not (out / "manifest.sqlite").is_file():
        return 0
    with sqlite3.connect(out / "manifest.sqlite", timeout=10) as db:
        try:
            return int(db.execute("SELECT COUNT(*) FROM article").fetchone()[0])
        except sqlite3.OperationalError:  # the table is not there yet
            return 0


def readers(pid: int) -> list[int]:
    return [child for child, line in descendants(pid).items() if "spawn_main" in line]


def test_two_processes_give_the_graph_of_one_and_a_second_run_does_nothing(news: Path, single, tmp_path: Path) -> None:
    said = finish(start("build", news, "-o", tmp_path, "--workers", "2"))
    assert "processes: 2" in said
    assert quads(tmp_path) == single
    said = finish(start("build", news, "-o", tmp_path, "--workers", "2"))
    assert "Read 0 articles" in said
    assert f"unchanged: {COUNT}" in said
    assert quads(tmp_path) == single


def test_a_worker_that_is_killed(news: Path, single, tmp_path: Path) -> None:
    run = start("build", news, "-o", tmp_path, "--workers", "2")
    wait_for(lambda: done(tmp_path) >= 8 or run.poll() is not None)
    for child in readers(run.pid)[:1]:
        os.kill(child, signal.SIGKILL)
    finish(run)
    assert quads(tmp_path) == single


def test_a_run_that_is_killed_and_resumed(news: Path, single, tmp_path: Path) -> None:
    for least in (1, 16, 32):
        run = start("build", news, "-o", tmp_path, "--workers", "2")
        wait_for(lambda least=least: done(tmp_path) >= least or run.poll() is not None)  # noqa: B023
        orphans = readers(run.pid)
        run.kill()
        run.communicate()
        wait_for(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in orphans))  # noqa: B023
    before = done(tmp_path)
    said = finish(start("build", news, "-o", tmp_path, "--workers", "2"))
    assert f"unchanged: {before}" in said
    assert before >= 32
    assert quads(tmp_path) == single


def test_ray_with_two_workers_of_which_one_is_killed(news: Path, single, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    run = start("build", news, "-o", tmp_path, "--workers", "2", "--engine", "ray")
    shards = tmp_path / "shards"
    wait_for(lambda: list(shards.glob("*.done.jsonl.gz")) or run.poll() is not None)
    actors = [pid for pid, line in descendants(run.pid).items() if line.startswith("ray::") and "ReadShards" in line]
    assert actors
    os.kill(actors[0], signal.SIGKILL)
    finish(run, quiet=False)  # Ray itself tells of the one that was killed
    assert quads(tmp_path) == single
    assert list(shards.iterdir()) == []
    finish(start("build", news, "-o", tmp_path, "--workers", "2", "--engine", "ray"), quiet=False)
    assert quads(tmp_path) == single


@contextmanager
def node(folder: Path, *options: str) -> Iterator[None]:
    """A machine of a cluster: Ray in processes of its own, which end with it."""
    script, said = Path(sys.executable).with_name("ray"), folder / f"ray-{len(options)}.log"
    command = [script, "start", "--block", "--num-cpus", "2", "--object-store-memory", "100000000", *options]
    with said.open("w") as log:
        ray = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_for(lambda: "Ray runtime started" in said.read_text() or ray.poll() is not None)
        yield
    finally:
        mine = descendants(ray.pid)
        ray.terminate()
        ray.wait(timeout=120)
        for pid in mine:
            if Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGKILL)


def test_a_cluster_of_two_machines_that_was_started_before(news: Path, single, tmp_path: Path, monkeypatch) -> None:
    pytest.importorskip("ray")
    for name, value in {"MODE": "token", "TOKEN": "of-this-test-" + "0" * 40}.items():
        monkeypatch.setenv(f"RAY_AUTH_{name}", value)
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    head = ("--head", "--port", address.rpartition(":")[2], "--include-dashboard", "false")
    with node(tmp_path, *head), node(tmp_path, "--address", address):
        run = start("build", news, "-o", tmp_path / "out", "--workers", "2", "--engine", "ray", "--address", address)
        finish(run, quiet=False)
        assert quads(tmp_path / "out") == single
