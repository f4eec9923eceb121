"""Who may come in, by which name, and what every answer says about itself; pages and what stands in them."""

import base64
import json
import re
from pathlib import Path

import pytest
from made_server import NASTY, make
from starlette.testclient import TestClient
from test_protocol import detail

from diplograph.endpoint import pages
from diplograph.endpoint.app import make_app
from diplograph.endpoint.gate import Gate
from diplograph.endpoint.records import Settings
from diplograph.endpoint.server import check
from diplograph.errors import DiplographError


def asking(settings: Settings) -> TestClient:
    """A client of an application whose workers were not started: the gate and the pages need none."""
    return TestClient(make_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_the_host_must_be_meant(out: Path) -> None:
    client = asking(Settings(out=out))
    for host in ("127.0.0.1", "127.0.0.1:7878", "localhost:1", "[::1]:7878", "LOCALHOST"):
        assert client.get("/queries", headers={"host": host}).status_code == 200, host
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.", "", "[::1", "0.0.0.0"):
        assert "--name" in detail(client.get("/queries", headers={"host": host}), 421)
    named = asking(Settings(out=out, names=("graph.example",)))
    assert named.get("/queries", headers={"host": "graph.example:80"}).status_code == 200
    open_to_all = asking(Settings(out=out, host="0.0.0.0", token="t"))
    shown = {"authorization": "Bearer t"}
    assert open_to_all.get("/queries", headers={"host": "192.0.2.7:7878", **shown}).status_code == 200
    assert open_to_all.get("/queries", headers={"host": "evil.example", **shown}).status_code == 421


def test_a_token_is_demanded(out: Path) -> None:
    client = asking(Settings(out=out, token="sécret word"))
    basic = base64.b64encode("ana:sécret word".encode()).decode()
    for shown in ("Bearer sécret word", "bearer sécret word", f"Basic {basic}"):
        assert client.get("/queries", headers={"authorization": shown.encode()}).status_code == 200, shown
    wrong = base64.b64encode(b"s\xc3\xa9cret word:ana").decode()
    for shown in ("", "Bearer", "Bearer other", f"Basic {wrong}", "Basic ???", "Digest x", "Bearer sécret word x"):
        answer = client.get("/queries", headers={"authorization": shown.encode()})
        assert "token is needed" in detail(answer, 401)
        assert "Bearer" in answer.headers["www-authenticate"]
    for path in ("/", "/sparql", "/static/endpoint.css", "/openapi.json", "/nowhere"):
        assert client.get(path).status_code == 401
    assert client.get("/health").status_code == 503  # no token needed; no worker was started


def test_other_addresses_need_a_token(out: Path) -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        check(Settings(out=out, host=host))
    for host in ("0.0.0.0", "::", "192.0.2.7", "127.0.0.2"):
        with pytest.raises(DiplographError, match="a token is needed"):
            check(Settings(out=out, host=host))
        check(Settings(out=out, host=host, token="t"))


@pytest.mark.parametrize("path", ["/", "/editor", "/docs", "/health", "/queries", "/nowhere", "/static/endpoint.css"])
def test_headers_on_every_answer(out: Path, path: str) -> None:
    headers = asking(Settings(out=out)).get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_other_origins_only_when_asked(out: Path) -> None:
    client = asking(Settings(out=out, token="t", origins=("https://maps.example",)))
    ask = {"origin": "https://maps.example", "access-control-request-method": "GET"}
    before = client.options("/queries", headers=ask)
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == "https://maps.example"
    assert client.options("/queries", headers=ask | {"origin": "https://evil.example"}).status_code == 400
    assert client.get("/queries", headers={"origin": "https://maps.example"}).status_code == 401
    shown = {"origin": "https://maps.example", "authorization": "Bearer t"}
    assert client.get("/queries", headers=shown).headers["access-control-allow-origin"] == "https://maps.example"
    assert asking(Settings(out=out)).options("/queries", headers=ask).status_code == 405


def test_pages_of_others_may_link_but_not_ask(out: Path) -> None:
    cross = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    client = asking(Settings(out=out, origins=("https://maps.example",)))
    assert "--allow-origin" in detail(client.post("/sparql", headers=cross | {"sec-fetch-mode": "navigate"}), 403)
    assert "--allow-origin" in detail(client.get("/queries", headers=cross | {"sec-fetch-mode": "no-cors"}), 403)
    assert client.get("/queries", headers=cross | {"sec-fetch-mode": "navigate"}).status_code == 200
    fine = cross | {"sec-fetch-mode": "cors", "origin": "https://maps.example"}
    assert client.get("/queries", headers=fine).status_code == 200
    assert client.get("/queries", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_fault_of_ours_shows_no_trace(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate = make_app(Settings(out=out))
    assert isinstance(gate, Gate)

    def broken() -> None:
        raise ZeroDivisionError("secret/path.py")

    gate._app._app.add_api_route("/broken", broken)  # type: ignore[attr-defined]
    answer = TestClient(gate, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/broken")
    assert "fault of the server" in detail(answer, 500)
    assert "secret" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
    assert capsys.readouterr().err == "a fault of diplograph: /broken: ZeroDivisionError: secret/path.py\n"


def test_the_pages_load_nothing_from_elsewhere(out: Path) -> None:
    client = asking(Settings(out=out))
    assert client.get("/").text == (out / "graph.html").read_text(encoding="utf-8")
    for path in ("/editor", "/docs"):
        page = client.get(path).text
        assert re.findall(r'(?:src|href)="(?!/|data:)', page) == [], path
        for address in re.findall(r'(?:src|href)="(/[^"]*)"', page):
            assert client.get(address).status_code == 200, address
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e%2fapp.py").status_code == 404


def test_without_the_editor_there_is_a_form(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "has_editor", lambda: False)
    client = asking(Settings(out=out))
    page = client.get("/editor?example=silence").text
    assert "<script" not in page
    assert '<form action="/sparql" method="get">' in page
    assert "# title: Who stopped talking" in page


def test_a_users_query_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = make(tmp_path / "out")
    (tmp_path / "own.rq").write_text(f"# title: {NASTY}\n# column: x it\nSELECT ?x {{ ?x a ?y }}\n", encoding="utf-8")
    for has in (True, False):
        monkeypatch.setattr(pages, "has_editor", lambda has=has: has)
        client = asking(Settings(out=out, queries=tmp_path))
        for path in ("/editor?example=own", "/docs"):
            page = client.get(path).text
            assert "<script>alert" not in page
            assert "alert(1)" in page
        if has:
            [given] = re.findall(
                r'<script type="application/json" id="given">(.*?)</script>', client.get("/editor").text
            )
            assert NASTY in next(q["text"] for q in json.loads(given)["queries"] if q["name"] == "own")


def test_a_folder_without_a_page_says_how_to_make_one(tmp_path: Path) -> None:
    out = make(tmp_path / "out")
    (out / "graph.html").unlink()
    assert "diplograph view" in asking(Settings(out=out)).get("/").text


def test_the_openapi_document_names_every_query(out: Path) -> None:
    document = asking(Settings(out=out)).get("/openapi.json").json()
    silence = document["paths"]["/queries/silence"]["get"]
    assert [one["name"] for one in silence["parameters"]] == ["since", "least", "actor", "other", "format"]
    assert silence["parameters"][0]["required"]
    assert {"/sparql", "/graph-store", "/id/{path}", "/queries", "/health"} <= set(document["paths"])
    assert "422" in document["paths"]["/sparql"]["get"]["responses"]
