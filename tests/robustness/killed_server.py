"""Run by test_crash.py in a process of its own, which may fork: servers and their workers are killed with kill -9 at
random moments, while two clients ask. What is answered is right and whole, and the store stays as it was.

    python killed_server.py FOLDER ROUNDS
"""

import http.client
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import quote

from made_graph import Told

from diplograph.endpoint import Settings, serve, snapshot
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import BASE

ARTICLES, WITHIN = 12, 1.5  # seconds
QUERY = "SELECT ?label { GRAPH <GRAPH> { ?event a dg:Event ; rdfs:label ?label } }"
LOST = (OSError, http.client.HTTPException)


def name(number: int) -> str:
    """Return who stands in an article and in no other."""
    return f"State {chr(65 + number)}"


def make(out: Path) -> None:
    """Make the folder, in a process that opens the store and ends."""
    with KnowledgeGraph(out / "store") as kg:
        for number in range(ARTICLES):
            told = Told(f"k{number}", date(2011, 5, 1))
            told.tell("Meeting", name(number), "Borduria", day=date(2011, 5, 1))
            kg.add(told.extraction())


def check(out: Path) -> None:
    """Every article is still there, and nothing else."""
    with KnowledgeGraph(out / "store") as kg:
        assert len(kg) == ARTICLES
        assert kg.validate() == []


class Client(threading.Thread):
    """Asks until the server is killed; `right` counts answers, `wrong` holds what should not have come."""

    def __init__(self, address: str, killed: threading.Event) -> None:
        super().__init__()
        self.host, self.killed = address.split("/")[2], killed
        self.right, self.refused, self.wrong = 0, 0, list[str]()

    def run(self) -> None:
        """Ask on one connection after the other."""
        while not self.killed.is_set():
            line = http.client.HTTPConnection(self.host, timeout=20)
            with suppress(*LOST):
                for number in self._numbers():
                    self._ask(line, number)
            line.close()

    def _numbers(self) -> Iterator[int]:
        while not self.killed.is_set():
            yield random.randrange(ARTICLES)

    def _ask(self, line: http.client.HTTPConnection, number: int) -> None:
        query = QUERY.replace("GRAPH>", f"{BASE}article/k{number}/graph>")
        line.request("GET", "/sparql?query=" + quote(query))
        answer = line.getresponse()
        body = answer.read()  # IncompleteRead when it breaks off, which no client takes for an answer
        if answer.status == 200:
            rows = [row["label"]["value"] for row in json.loads(body)["results"]["bindings"]]
            right = len(rows) == 1 and name(number) in rows[0]
            self.right += right
            if not right:
                self.wrong.append(f"{number}: {rows}")
        elif answer.status in (500, 503):
            self.refused += 1
        else:
            self.wrong.append(f"{answer.status}: {body!r}")


def started(out: Path) -> tuple[int, int]:
    """Start a server in a child; return its id and where its address can be read."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        serve(Settings(out=out, port=0, workers=2), lambda address: os.write(writing, address.encode()) and None)
    finally:
        os._exit(1)


def children(pid: int) -> list[int]:
    """Return the ids of a process's children (Linux)."""
    with suppress(OSError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def kill(pid: int) -> None:
    """Kill a process that may have ended."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def one_round(out: Path, early: bool) -> tuple[int, int, list[str]]:
    """Start a server, kill a worker and then the server; return right answers, refusals and what was wrong."""
    pid, reading = started(out)
    if early:  # before it can answer, or just then
        time.sleep(random.uniform(0, WITHIN))
        kill(pid)
        os.waitpid(pid, 0)
        os.close(reading)
        return 0, 0, []
    address = os.read(reading, 200).decode()
    os.close(reading)
    killed = threading.Event()
    clients = [Client(address, killed) for _ in range(2)]
    for client in clients:
        client.start()
    time.sleep(random.uniform(0.05, WITHIN / 2))
    kill(random.choice(children(pid) or [pid]))
    time.sleep(random.uniform(0, WITHIN / 2))
    kill(pid)
    os.waitpid(pid, 0)
    killed.set()
    for client in clients:
        client.join()
    wrong = [one for client in clients for one in client.wrong]
    return sum(client.right for client in clients), sum(client.refused for client in clients), wrong


def apart(work: object, out: Path) -> None:
    """Run a function in a child, so that this process opens no store and may fork."""
    pid = os.fork()
    if not pid:
        try:
            work(out)  # type: ignore[operator]
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def main(out: Path, rounds: int) -> None:
    """Kill so many servers, every second with clients."""
    seed = random.randrange(10**6)
    random.seed(seed)
    apart(make, out)
    before = snapshot.mark(out / "store")
    right = refused = 0
    for number in range(rounds):
        some, others, wrong = one_round(out, early=number % 2 == 1)
        assert wrong == [], f"round {number}, seed {seed}: {wrong[:3]}"
        right, refused = right + some, refused + others
        assert snapshot.mark(out / "store") == before, f"round {number}, seed {seed}: the store has changed"
    apart(check, out)
    sys.stdout.write(f"{right} right, {refused} refused\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
