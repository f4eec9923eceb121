"""A server that is slow, busy, choosy or broken: a second try or one clear line, and no secret told."""

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from made_servers import free_port, oxigraph

from diplograph.cli.app import run
from diplograph.errors import GraphError
from diplograph.graph import wire
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.graph.remote import RemoteStore
from diplograph.graph.server import Server
from diplograph.graph.wire import UpdateRefused

SEED = Path(__file__).parent / "data" / "seed.ttl"
ALL = "SELECT ?s { ?s ?p ?o }"


class Scripted(ThreadingHTTPServer):
    """Gives the answers of a list one after the other, the last again and again, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.wait = threading.Event()
        self.slow = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def store(self, **more: object) -> RemoteStore:
        return RemoteStore(Server.at(self.url, **more))


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        if self.server.slow:
            self.server.wait.wait(10)
        answers = self.server.answers
        code, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(code)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch) -> Iterator[Scripted]:
    monkeypatch.setattr(wire, "FIRST_WAIT", 0.001)
    with Scripted() as one:
        thread = threading.Thread(target=one.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield one
        one.wait.set()
        one.shutdown()


def rows(*values: str) -> tuple[int, dict[str, str], bytes]:
    cells = ", ".join(f'{{"s": {{"type": "uri", "value": "{value}"}}}}' for value in values)
    return 200, {}, f'{{"head": {{"vars": ["s"]}}, "results": {{"bindings": [{cells}]}}}}'.encode()


def test_a_busy_server_is_asked_again(server):
    server.answers = [(503, {"Retry-After": "0"}, b"busy"), (502, {}, b""), rows("http://example.org/a")]
    assert len(list(server.store().query(ALL))) == 1
    assert len(server.asked) == 3


def test_a_server_that_stays_broken_gives_one_line(server):
    server.answers = [(500, {}, b"\n  out of order \nTrace: secret place\n")]
    with pytest.raises(GraphError, match=r"/sparql: answers 500: out of order$"):
        server.store(retries=2).query(ALL)
    assert len(server.asked) == 3


def test_our_faults_are_not_tried_again(server):
    server.answers = [(400, {}, b"no such function")]
    with pytest.raises(GraphError, match="answers 400: no such function"):
        server.store().query(ALL)
    with pytest.raises(SyntaxError):
        server.store().query("SELECT nonsense")
    assert len(server.asked) == 1


def test_no_answer_in_time_is_not_asked_for_again(server):
    server.slow, server.answers = True, [rows()]
    with pytest.raises(GraphError, match=r"no answer within 0\.2 s; ask for less"):
        server.store(timeout=0.2).query(ALL)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {}, b""), "ran out of time"),
        ((200, {"X-SQL-State": "S1TAT"}, rows("http://example.org/a")[2]), "ran out of time"),
        ((200, {}, rows("http://example.org/a")[2][:-9]), "breaks off"),
        ((200, {}, b"<html>welcome</html>"), "breaks off or is none"),
        ((200, {"X-SPARQL-MaxRows": "2"}, rows("http://a.org/a", "http://a.org/b")[2]), "gives 2 rows and no more"),
        ((302, {"Location": "http://example.org/here"}, b""), "points to http://example.org/here; give that address"),
    ],
)
def test_half_an_answer_is_none(server, answer, said):
    server.answers = [answer]
    with pytest.raises(GraphError, match=said):
        server.store().query(ALL)


def test_a_limit_that_nobody_tells_of_is_found_out(server):
    full = rows(*(f"http://example.org/{n}" for n in range(100)))
    server.answers = [full, (200, {}, b'"n"\r\n"101"\r\n')]
    with pytest.raises(GraphError, match="gives 100 of 101 rows"):
        server.store().query("# all\nPREFIX x: <http://example.org/>\n" + ALL)
    counted = parse_qs(server.asked[1][2].decode())["query"][0]
    assert counted.startswith("# all\nPREFIX x: <http://example.org/>\n SELECT (COUNT(*)")
    server.answers = [full, (200, {}, b'"n"\r\n"100"\r\n')]
    assert len(list(server.store().query(ALL + " LIMIT 100"))) == 100


def test_credentials_go_to_the_server_and_nowhere_else(server, monkeypatch):
    server.answers = [(401, {}, b"")]
    url = server.url.replace("http://", "http://ana:s3cret@")
    store = RemoteStore(Server.at(url))
    with pytest.raises(UpdateRefused, match="give user and password, or a token") as caught:
        store.query(ALL)
    assert server.asked[0][1]["Authorization"] == "Basic " + base64.b64encode(b"ana:s3cret").decode()
    monkeypatch.setenv("DIPLOGRAPH_SPARQL_TOKEN", "t0ken")
    with pytest.raises(UpdateRefused) as again:
        server.store().query(ALL)
    assert server.asked[1][1]["Authorization"] == "Bearer t0ken"
    for shown in (str(caught.value), str(again.value), repr(store), repr(store.server), repr(server.store().server)):
        assert "s3cret" not in shown
        assert "t0ken" not in shown


def test_digest_is_answered_where_it_is_asked_for(server):
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="1", qop="auth", algorithm="MD5"'}
    server.answers = [(401, challenge, b""), (401, challenge, b""), rows()]
    assert list(server.store(user="dba", password="dba").query(ALL)) == []
    assert server.asked[-1][1]["Authorization"].startswith("Digest username=")


@pytest.mark.parametrize("url", ["ftp://example.org", "http://", "http://host:port/", "http:///x"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(GraphError, match="no address of a SPARQL server"):
        Server.at(url)


def test_nobody_there(monkeypatch):
    monkeypatch.setattr(wire, "FIRST_WAIT", 0.001)
    with pytest.raises(GraphError, match="cannot be reached"):
        KnowledgeGraph(f"http://127.0.0.1:{free_port()}")


def test_a_default_graph_that_is_no_union_is_refused(tmp_path):
    with oxigraph(tmp_path) as url, KnowledgeGraph(url) as kg:
        known = next(kg.store.quads_for_pattern(None, None, None))
        assert kg.store._union == {"union-default-graph": "true"}
        kg.store.clear_graph(known.graph_name)
        with pytest.raises(GraphError, match="its default graph is not all graphs together"):
            kg.store.settle(known)


def test_the_verbs_take_the_address_of_a_server(tmp_path, capsys):
    with oxigraph(tmp_path / "store") as url:
        with KnowledgeGraph.remote(url, timeout=30) as kg:
            kg.load(SEED)
            meetings = kg.query("who-met-whom")
        assert run(["query", url, "who-met-whom", "--format", "csv"]) == 0
        assert capsys.readouterr().out == meetings.to_csv()
        assert run(["sparql", url, "ASK { ?e a dg:Edge }"]) == 0
        assert capsys.readouterr().out == "true\n"
        assert run(["export", url, "--format", "turtle", "--out", str(tmp_path / "all.ttl")]) == 0
        assert run(["view", url, "--out", str(tmp_path / "page.html")]) == 0
        assert (tmp_path / "page.html").stat().st_size > 10_000
        capsys.readouterr()
        assert run(["query", url + "/nowhere", "who-met-whom"]) == 2
        assert "answers 404; give the address" in capsys.readouterr().err
