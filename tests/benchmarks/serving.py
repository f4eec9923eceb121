"""Requests a second of /sparql beside those of `oxigraph serve-read-only`, on the same store and in the same run.

Asked is where a claim stands in its article (sentence, source, offsets, by the IRI), of another claim each time. Four
clients at once, each a process with one connection. First with clients that cost next to nothing (a bare socket), so
that both servers are at their limit; then as programs ask (httpx), where the client is. Beside each rate stands the CPU
that the server's processes took for a request: other work on the machine disturbs it less. Wanted: half of the rate.
"""

import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing.queues import Queue
from pathlib import Path
from urllib.parse import quote

import httpx

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))
from made_graph import Told

from diplograph.graph.encode import encode
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import BASE

ARTICLES, CLAIMS, CLIENTS, SECONDS, ROUNDS = 1000, 12, 4, 4.0, 3
LOOK_UP = """PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT ?sentence ?source ?begin ?end {
  <CLAIM> dg:source ?source ; dg:evidence ?words .
  ?words nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
}"""
HEAD = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/sparql-results+json\r\n\r\n"


def main() -> None:
    """Make a store, start both servers, ask them in turns, and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        claims = _store(out / "store")
        diplograph = [sys.executable, "-c", "from diplograph.cli.app import main; main()", "serve", str(out)]
        binary = Path(sys.executable).with_name("oxigraph")
        oxigraph = [str(binary), "serve-read-only", "--location", str(out / "store"), "--union-default-graph"]
        ours, theirs = _free(), _free()
        with (
            subprocess.Popen([*diplograph, "--port", str(ours)], stdout=subprocess.DEVNULL) as one,
            subprocess.Popen([*oxigraph, "--bind", f"127.0.0.1:{theirs}"], stderr=subprocess.DEVNULL) as other,
        ):
            try:
                for port in (ours, theirs):
                    _wait(port)
                addresses = (f"http://127.0.0.1:{ours}/sparql", f"http://127.0.0.1:{theirs}/query")
                _compare(claims, dict(zip(addresses, (one.pid, other.pid), strict=True)))
            finally:
                one.terminate()
                other.terminate()


def _compare(claims: list[str], servers: dict[str, int]) -> None:
    for name, client in (("a bare socket", _bare), ("httpx", _program)):
        figures: dict[str, list[tuple[float, float]]] = {address: [] for address in servers}
        for _ in range(ROUNDS):
            for address, pid in servers.items():
                before = _cpu(pid)
                rate = _rate(client, address, claims)
                figures[address].append((rate, (_cpu(pid) - before) / (rate * SECONDS) * 1000))
        (mine, cost), (other, less) = (sorted(figures[address])[ROUNDS // 2] for address in servers)
        load = os.getloadavg()[0]
        sys.stdout.write(
            f"four clients of {name}: /sparql {mine:,.0f} requests/s at {cost:.2f} ms of CPU, oxigraph {other:,.0f} at "
            f"{less:.2f} ms, ratio {mine / other:.2f} (load of the machine {load:.1f})\n"
        )
        sys.stdout.flush()


def _cpu(pid: int) -> float:
    """Return the seconds of CPU that a server and its workers have taken (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    total = 0
    for one in (str(pid), *children):
        words = Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += int(words[11]) + int(words[12])
    return total / os.sysconf("SC_CLK_TCK")


def _store(path: Path) -> list[str]:
    """Make the store and return the claims' IRIs; shapes are not checked, so that it takes seconds."""
    claims = []
    with KnowledgeGraph(path) as kg:
        quads = []
        for number in range(ARTICLES):
            told = Told(f"a{number}", date(2011, 1, 1) + timedelta(days=number % 300))
            for _ in range(CLAIMS):
                claims.append(BASE + told.tell("Meeting", "Aland", f"Land {number % 97}"))
            quads += encode(told.extraction())
        kg.store.bulk_extend(quads)
        kg.store.flush()
    return claims


def _rate(client: Callable[..., None], address: str, claims: list[str]) -> float:
    counted: Queue[int] = multiprocessing.Queue()
    parts = [claims[number::CLIENTS] for number in range(CLIENTS)]
    clients = [multiprocessing.Process(target=client, args=(address, part, counted)) for part in parts]
    for one in clients:
        one.start()
    total = sum(counted.get() for _ in clients)
    for one in clients:
        one.join()
    return total / SECONDS


def _program(address: str, claims: list[str], counted: "Queue[int]") -> None:
    with httpx.Client(headers={"accept": "application/sparql-results+json"}, timeout=60) as client:
        count, end = 0, time.monotonic() + SECONDS
        while time.monotonic() < end:
            query = LOOK_UP.replace("CLAIM", claims[count % len(claims)])
            assert len(client.get(address, params={"query": query}).json()["results"]["bindings"]) == 1
            count += 1
        counted.put(count)


def _bare(address: str, claims: list[str], counted: "Queue[int]") -> None:
    url = httpx.URL(address)
    requests = [HEAD.format(f"{url.path}?query={quote(LOOK_UP.replace('CLAIM', claim))}").encode() for claim in claims]
    with socket.create_connection((url.host, url.port)) as line, line.makefile("rb") as answers:
        count, end = 0, time.monotonic() + SECONDS
        while time.monotonic() < end:
            line.sendall(requests[count % len(requests)])
            assert b" 200 " in answers.readline()
            length = 0
            while (header := answers.readline()) != b"\r\n":
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            assert b"sentence" in answers.read(length) if length else _chunks(answers)
            count += 1
        counted.put(count)


def _chunks(answers: "socket.SocketIO") -> bool:
    while size := int(answers.readline(), 16):
        answers.read(size + 2)
    answers.readline()
    return True


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            httpx.get(f"http://127.0.0.1:{port}/", timeout=60)
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise SystemExit(f"nothing listens on port {port}")


if __name__ == "__main__":
    main()
