"""The SPARQL protocol and the graph store protocol, as a stranger would try them."""

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from made_server import NASTY
from starlette.testclient import TestClient

from diplograph.endpoint import negotiation
from diplograph.model import BASE

SELECT = "SELECT ?e ?kind { ?e sem:eventType ?kind } ORDER BY ?e"
CONSTRUCT = "CONSTRUCT { ?e sem:eventType ?kind } WHERE { ?e sem:eventType ?kind }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
GRAPH = BASE + "article/first/graph"


def rows(response) -> list[dict]:
    assert response.status_code == 200, response.text
    return response.json()["results"]["bindings"]


def detail(response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status
    assert "\n" not in told["detail"]
    assert "Traceback" not in response.text
    return str(told["detail"])


def test_three_ways_to_ask_give_the_same(client: TestClient) -> None:
    direct = {"content-type": "application/sparql-query"}
    answers = [
        client.get("/sparql", params={"query": SELECT}),
        client.post("/sparql", content=urlencode({"query": SELECT}), headers=FORM),
        client.post("/sparql", content=SELECT, headers=direct),
        client.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query; charset=utf-8"}),
    ]
    assert len(rows(answers[0])) == 4
    assert len({answer.text for answer in answers}) == 1
    assert (
        client.head("/sparql", params={"query": SELECT}).headers["content-length"]
        == answers[0].headers["content-length"]
    )


@pytest.mark.parametrize("media", sorted(negotiation.SOLUTIONS))
def test_tables_come_in_each_form(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.headers["vary"] == "Accept"
    form = getattr(ox.QueryResultsFormat, negotiation.SOLUTIONS[media])
    if negotiation.SOLUTIONS[media] == "CSV":
        assert answer.text.count("\r\n") == 5
    else:
        assert len(list(ox.parse_query_results(answer.content, format=form))) == 4


@pytest.mark.parametrize("media", sorted(negotiation.GRAPHS))
def test_graphs_come_in_each_form(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    read = ox.parse(answer.content, format=getattr(ox.RdfFormat, negotiation.GRAPHS[media]))
    assert len(list(read)) == 4


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv;q=0.3, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/*;q=0.9, */*;q=0.1", "text/csv"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
        ("nonsense, text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_the_client_chooses(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "*/*;q=0", "text/csv;q=2"])
def test_what_no_table_can_be_is_said(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert "accept one of them" in detail(answer, 406)


def test_truth_has_forms_too(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
    assert client.get("/sparql", params={"query": "ASK {}", "format": "csv"}).text == "true"


def test_what_other_servers_know_is_passed_over(client: TestClient) -> None:
    told = {"query": "ASK {}", "output": "json", "results": "json", "format": "application/x-unknown"}
    assert client.get("/sparql", params=told).json()["boolean"] is True


def test_the_dataset_of_the_request(client: TestClient) -> None:
    count = "SELECT ?e { ?e sem:eventType ?kind }"
    within = "SELECT ?e { GRAPH ?g { ?e sem:eventType ?kind } }"
    assert len(rows(client.get("/sparql", params={"query": count, "default-graph-uri": GRAPH}))) == 2
    assert len(rows(client.get("/sparql", params={"query": count, "named-graph-uri": GRAPH}))) == 0
    assert len(rows(client.get("/sparql", params={"query": within, "named-graph-uri": GRAPH}))) == 2
    assert len(rows(client.get("/sparql", params={"query": within, "default-graph-uri": GRAPH}))) == 0
    other = client.get("/sparql", params={"query": count, "default-graph-uri": "http://127.0.0.1:1/x"})
    assert "none is fetched" in detail(other, 400)
    assert "not the IRI" in detail(client.get("/sparql", params={"query": count, "named-graph-uri": "no iri"}), 400)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD"),
        (r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> {} }", "SERVICE"),
    ],
)
def test_nothing_outside_is_asked(client: TestClient, query: str, word: str) -> None:
    for more in ({}, {"default-graph-uri": GRAPH}):
        assert detail(client.get("/sparql", params={"query": query, **more}), 403).startswith(word)


def test_nothing_is_changed(client: TestClient) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    assert "only read" in detail(client.get("/sparql", params={"query": update}), 400)
    assert "updates" in detail(client.post("/sparql", content=urlencode({"update": update}), headers=FORM), 403)
    sent = client.post("/sparql", content=update, headers={"content-type": "application/sparql-update"})
    assert "updates" in detail(sent, 403)
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        refused = client.request(method, "/graph-store", params={"graph": GRAPH})
        assert "only read" in detail(refused, 405)
        assert "GET" in refused.headers["allow"]
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert "GET" in client.request(method, "/sparql").headers["allow"]


def test_malformed_requests_are_told_so(client: TestClient) -> None:
    assert "0 queries" in detail(client.get("/sparql"), 400)
    assert "2 queries" in detail(client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400)
    assert "line 1, column" in detail(client.get("/sparql", params={"query": "SELECT { }"}), 400)
    assert "UTF-8" in detail(client.get("/sparql?query=%FF"), 400)
    assert "UTF-8" in detail(
        client.post("/sparql", content=b"\xff", headers={"content-type": "application/sparql-query"}), 400
    )
    assert "send the query as" in detail(client.post("/sparql", content="{}", headers={"content-type": "text/x"}), 415)
    assert "longer than" in detail(client.post("/sparql", content="x" * 2_000_000, headers=FORM), 413)
    assert "cannot be evaluated" in detail(client.get("/sparql", params={"query": "SELECT (<urn:f>(1) AS ?x) {}"}), 400)
    assert "/docs" in detail(client.get("/nowhere"), 404)


def test_graphs_by_name_and_by_their_own_address(client: TestClient) -> None:
    by_name = client.get("/graph-store", params={"graph": GRAPH})
    itself = client.get("/id/article/first/graph")
    assert by_name.headers["content-type"] == "text/turtle; charset=utf-8"
    assert by_name.text == itself.text
    head = client.head("/graph-store", params={"graph": GRAPH})
    assert (head.status_code, head.text) == (200, "")
    assert head.headers["content-length"] == by_name.headers["content-length"]
    assert client.head("/id/article/first/graph").status_code == 200
    n_triples = client.get("/graph-store?format=ntriples", params={"graph": GRAPH}).text
    assert n_triples.count("\n") > 20
    assert "no graph" in detail(client.get("/graph-store", params={"graph": "urn:none"}), 404)
    assert "no graph" in detail(client.get("/id/article/none/graph"), 404)
    assert "name one graph" in detail(client.get("/graph-store"), 400)
    assert "name one graph" in detail(client.get("/graph-store?default&graph=urn:a"), 400)
    assert "accept one" in detail(client.get("/graph-store", params={"graph": GRAPH}, headers={"accept": "a/b"}), 406)


def test_named_queries(client: TestClient) -> None:
    listed = client.get("/queries").json()
    assert len(listed) >= 25
    silence = next(query for query in listed if query["name"] == "silence")
    assert silence["parameters"][0]["name"] == "since"
    assert client.get("/queries", headers={"accept": "text/csv"}).text.startswith("name,tells,parameters,example\n")
    met = client.get("/queries/who-met-whom", params={"since": "2011-05-01"}).json()
    assert [(row["a"], row["b"]) for row in met] == [("Aland", "Borduria")]
    table = client.get("/queries/who-met-whom?format=csv").text
    assert table.splitlines()[0].startswith("kind,a,b,")
    assert client.get("/queries/who-met-whom", params={"actor": ["Aland", "Borduria"]}).status_code == 200
    assert "did you mean" in detail(client.get("/queries/who-meet-whom"), 404)
    assert "no parameter" in detail(client.get("/queries/who-met-whom?x=1"), 400)
    assert "a day such as" in detail(client.get("/queries/who-met-whom?since=soon"), 400)
    assert "json" in detail(client.get("/queries/who-met-whom", headers={"accept": "image/png"}), 406)


@pytest.mark.parametrize("address", ["/", "/docs", "/editor", "/queries", "/queries/who-met-whom", "/health"])
def test_the_head_alone_may_be_asked_for(client: TestClient, address: str) -> None:
    assert client.head(address).status_code == client.get(address).status_code == 200


def test_names_stay_names(client: TestClient) -> None:
    for actor in (NASTY, '" } DROP ALL', "Aland' OR 1=1", "\u0000", "a\nb"):
        answer = client.get("/queries/who-met-whom", params={"actor": actor})
        assert answer.status_code in (200, 400), answer.text
    assert json.loads(client.get("/queries/who-met-whom", params={"actor": NASTY}).text) == []
    assert len(rows(client.get("/sparql", params={"query": SELECT}))) == 4
