"""A small graph told by hand, the folder of it, and real servers on free ports that end by their own ids."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
from made_graph import Told

from diplograph.graph.knowledge import KnowledgeGraph

NASTY = "</script><script>alert(1)</script> \" } INSERT DATA { <urn:x> <urn:y> 'z"
# Every pair of quads with every other, thrice over: no machine ends this.
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?l) }"


def tell(name: str = "first", day: date = date(2011, 5, 17)) -> Told:
    """An article that says who met whom, and names somebody who would be code if anybody let him."""
    told = Told(name, day)
    told.tell("Meeting", "Aland", "Borduria", day=day)
    told.tell("Accusation", "Aland", to=("Nasty",), day=day)
    told.actors["actor/nasty"] = told.actors["actor/nasty"].model_copy(update={"name": NASTY})
    return told


def make(out: Path, *names: str) -> Path:
    """Make a folder as `build` would."""
    with KnowledgeGraph(out / "store") as kg:
        for name in names:
            kg.add(tell(name).extraction())
    (out / "graph.html").write_text("<!doctype html><title>The graph</title>", encoding="utf-8")
    return out


class Server:
    """A real server process."""

    def __init__(self, out: Path, *options: str) -> None:
        words = ["from diplograph.cli.app import main; main()", "serve", str(out), "--port", "0", *options]
        self.process = subprocess.Popen(
            [sys.executable, "-c", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line.startswith("Serving "):
            self.process.wait()
            raise AssertionError(line + str(self.process.stderr and self.process.stderr.read()))
        self.url = line.split()[1]

    def get(self, path: str, **more: object) -> httpx.Response:
        return httpx.get(self.url.rstrip("/") + path, timeout=60, **more)  # type: ignore[arg-type]

    def ask(self, query: str, **more: object) -> httpx.Response:
        return self.get("/sparql", params={"query": query}, **more)

    def workers(self) -> list[int]:
        """The ids of the processes that the server has started (Linux)."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(word) for word in listed.split()]

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


@contextmanager
def serving(out: Path, *options: str) -> Iterator[Server]:
    """Start a server and end it."""
    server = Server(out, *options)
    try:
        yield server
    finally:
        server.end()


def until(true: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return true()


def is_running(pid: int) -> bool:
    """Say whether a process runs (one that has ended and waits to be asked for is none)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
