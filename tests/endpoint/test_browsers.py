"""What a person's browser gets where a program gets JSON: pages, forms, and problems that can be read."""

import pytest
from made_server import NASTY
from starlette.testclient import TestClient

from diplograph.endpoint import tables
from diplograph.graph import library

PERSON = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def page(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address, headers=PERSON)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == tables.OWN
    assert answer.text.startswith("<!doctype html>")
    return answer.text


def test_a_named_query_is_a_table_and_a_form(client: TestClient) -> None:
    text = page(client, "/queries/who-met-whom?since=2011-05-01&actor=Aland&actor=Borduria")
    assert "<td>Aland</td>" in text
    assert text.count('name="actor" value="') == 2
    assert 'href="/queries/who-met-whom?since=2011-05-01&amp;actor=Aland&amp;actor=Borduria&amp;format=csv"' in text
    assert "1 row." in text
    assert 'href="/queries/who-met-whom"' in page(client, "/queries")


def test_what_was_left_empty_in_a_form_was_not_given(client: TestClient) -> None:
    assert "<td>Aland</td>" in page(client, "/queries/who-met-whom?since=&until=&actor=&other=&kind=")
    for asked in ("", "?since=&least="):
        form = page(client, f"/queries/silence{asked}")
        assert "since (needed)" in form
        assert "row" not in form.partition("</form>")[2].replace("</form>", "")
    assert "needs since" in page(client, "/queries/silence?least=2", 400)


def test_an_empty_answer_says_so(client: TestClient) -> None:
    assert "0 rows. The graph holds nothing of the kind" in page(client, "/queries/who-met-whom?since=2030-01-01")


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nowhere", 404, "nothing is served at this address"),
        ("/sparql?query=SELEC", 400, "did you mean &#34;SELECT&#34;?"),
        ("/queries/who-met-whom?since=soon", 400, "a day such as"),
        ("/queries/nope", 404, "no query"),
        ("/graph-store?graph=urn:none", 404, "no graph"),
    ],
)
def test_a_problem_is_a_page(client: TestClient, address: str, status: int, told: str) -> None:
    assert told in page(client, address, status)


def test_who_types_the_address_of_sparql_comes_to_the_editor(client: TestClient) -> None:
    answer = client.get("/sparql", headers=PERSON, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/editor")
    assert client.get("/sparql/?query=ASK%7B%7D").json()["boolean"] is True
    assert client.get("/sparql").status_code == 400


def test_programs_get_no_page(client: TestClient) -> None:
    for accept in ("*/*", "application/json", ""):
        assert client.get("/queries/who-met-whom", headers={"accept": accept}).json()
        assert client.get("/queries/nope", headers={"accept": accept}).json()["status"] == 404


def test_names_stay_text_on_a_page(client: TestClient) -> None:
    for address in ("/queries/latest-stances", "/queries/who-met-whom"):
        answer = client.get(address, params={"actor": NASTY}, headers=PERSON)
        assert "<script>alert" not in answer.text
    assert "alert(1)" in answer.text


@pytest.mark.parametrize("name", library.names())
def test_every_named_query_has_a_page(client: TestClient, name: str) -> None:
    assert f"/queries/{name}?format=csv" in page(client, f"/queries/{name}")


def test_a_problem_stays_text() -> None:
    assert "<h1>x &lt;</h1>" in tables.written("problem.html.j2", title="x <", detail="y", status=400)
