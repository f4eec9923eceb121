"""The short way of a small request answers as the long way does, byte for byte, and takes only what is its own."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from made_server import FOREVER, Server

from diplograph.endpoint import quick

ASK = quote("ASK {}")
SELECT = quote("SELECT ?kind { ?e sem:eventType ?kind } ORDER BY ?kind")
GRAPH = quote("CONSTRUCT { ?e sem:eventType ?kind } WHERE { ?e sem:eventType ?kind }")
HOST = "Host: 127.0.0.1\r\n"
FORM = HOST + "Content-Type: application/x-www-form-urlencoded\r\n"
DIRECT = HOST + "Content-Type: application/sparql-query\r\n"
SECRET = "Authorization: Bearer word\r\n"


@pytest.fixture(scope="module")
def served(out: Path) -> Iterator[Server]:
    one = Server(out, "--seconds", "20")
    yield one
    one.end()


class Line:
    """A connection, and the answers that come on it."""

    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", int(server.url.rstrip("/").rpartition(":")[2])), 60)
        self.file = self.socket.makefile("rb")

    def send(self, text: str | bytes) -> None:
        self.socket.sendall(text.encode() if isinstance(text, str) else text)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        """The next answer: status, headers, body."""
        status = int(self.file.readline().split()[1])
        headers = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            headers[name.strip().lower()] = value.strip()
        return status, headers, self.file.read(int(headers.get("content-length", 0)))

    def close(self) -> None:
        self.file.close()
        self.socket.close()


def asked(server: Server, text: str | bytes) -> tuple[int, dict[str, str], bytes]:
    line = Line(server)
    line.send(text)
    answer = line.answer()
    line.close()
    return answer


def post(head: str, body: str) -> str:
    return f"POST /sparql HTTP/1.1\r\n{head}Content-Length: {len(body.encode())}\r\n\r\n{body}"


@pytest.mark.parametrize(
    "text",
    [
        f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql?query={SELECT} HTTP/1.1\r\n{HOST}Accept: text/csv;q=0.5\r\naccept: application/xml\r\n\r\n",
        f"GET /sparql?query={SELECT}&format=csv&other=%C3%A9+%5C HTTP/1.1\r\n{HOST}User-Agent: x y\r\n\r\n",
        f"GET /sparql?query={GRAPH} HTTP/1.1\r\n{HOST}Accept: text/turtle\r\n\r\n",
        f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}Accept: image/png\r\n\r\n",
        f"GET /sparql?query=%FF HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql?query=%zz&&query HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql?query={quote('SELECT { }')} HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql?query={quote('ASK { SERVICE <http://127.0.0.1:1/> {} }')} HTTP/1.1\r\n{HOST}\r\n",
        f"GET /sparql?query={ASK} HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}{HOST}\r\n",
        f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.example\r\n\r\n",
        post(FORM, urlencode({"query": "ASK { ?s ?p 'é' }"})),
        post(DIRECT + "Accept: text/csv\r\n", "ASK { ?s ?p 'é' }"),
        post(HOST, "ASK {}"),
        post(FORM, urlencode({"update": "DROP ALL"})),
        post(HOST + "Content-Type: application/sparql-update\r\n", "DROP ALL"),
    ],
)
def test_both_ways_give_the_same(served: Server, text: str) -> None:
    begin, _, body = text.partition("\r\n\r\n")
    by_long = asked(served, f"{begin}\r\nConnection: keep-alive, x\r\n\r\n{body}")
    by_short = asked(served, text)
    for _, headers, _ in (by_long, by_short):
        headers.pop("date", None)  # h11 itself refuses two hosts, and says no date
    assert by_short == by_long


def test_a_connection_goes_both_ways_in_turns(served: Server) -> None:
    line = Line(served)
    for _ in range(3):
        line.send(f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}\r\n")
        assert line.answer()[0] == 200
        line.send(f"GET /health HTTP/1.1\r\n{HOST}\r\n")
        assert b'"ok"' in line.answer()[2]
        line.send(f"HEAD /nowhere HTTP/1.1\r\n{HOST}Connection: keep-alive\r\n\r\n")
        assert int(line.file.readline().split()[1]) == 404
        while line.file.readline() != b"\r\n":
            pass
    line.close()


def test_what_comes_in_pieces_or_all_at_once_is_answered_in_order(served: Server) -> None:
    texts = [
        f"GET /sparql?query={quote(f'SELECT (<urn:{number}> AS ?x) {{}}')} HTTP/1.1\r\n{HOST}\r\n"
        for number in range(4)
    ]
    texts.insert(2, post(DIRECT, "SELECT (<urn:posted> AS ?x) {}"))
    whole = "".join(texts)
    for size in (len(whole), 700, 37):
        line = Line(served)
        for begin in range(0, len(whole), size):
            line.send(whole[begin : begin + size])
            time.sleep(0.01)
        found = [re.findall(rb"urn:(\w+)", line.answer()[2]) for _ in texts]
        assert found == [[b"0"], [b"1"], [b"posted"], [b"2"], [b"3"]]
        line.close()


def test_a_body_may_come_later(served: Server) -> None:
    text = post(FORM, urlencode({"query": "ASK {}"}))
    line = Line(served)
    for piece in (text[:-20], text[-20:-3], text[-3:]):
        line.send(piece)
        time.sleep(0.1)
    assert line.answer()[0] == 200
    line.close()


def test_a_token_is_demanded_here_too(out: Path, server: Callable[..., Server], tmp_path: Path) -> None:
    (tmp_path / "token").write_text("word", encoding="utf-8")
    one = server(out, "--token-file", str(tmp_path / "token"), "--workers", "1")
    request = f"GET /sparql?query={ASK} HTTP/1.1\r\n{HOST}"
    for _ in range(2):  # heads are kept read
        assert asked(one, request + SECRET + "\r\n")[0] == 200
        assert asked(one, request + "\r\n")[0] == 401
        assert asked(one, request + SECRET.replace("word", "wore") + "\r\n")[0] == 401


def test_an_end_that_is_asked_for_waits_for_the_answer_under_way(out: Path) -> None:
    one = Server(out, "--seconds", "1", "--workers", "1")
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(asked, one, f"GET /sparql?query={quote(FOREVER)} HTTP/1.1\r\n{HOST}\r\n")
        time.sleep(0.3)
        one.process.terminate()
        status, headers, body = answer.result()
    assert (status, headers["connection"]) == (504, "close")
    assert b"took longer" in body
    assert one.process.wait(20) in (0, -15)
    one.end()


@pytest.mark.parametrize(
    "block",
    [
        "Host: a\r\n Folded: b",
        "Host: a\r\nTransfer-Encoding: chunked",
        "Host: a\r\nExpect: 100-continue",
        "Host: a\r\nConnection: close",
        "Host: a\r\nUpgrade: h2c",
        "Host : a",
        "Host: a\nX: b",
        "Host: a\r\nX: \x00",
        "",
    ],
)
def test_what_is_out_of_the_ordinary_goes_the_long_way(block: str) -> None:
    assert quick.fields(block.encode()) is None
