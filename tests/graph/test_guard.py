"""A query reads this store and reaches nowhere else, however it is written."""

import pytest

from diplograph.errors import QueryRefused
from diplograph.graph import guard


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://a.example/> { ?s ?p ?o }",
        "LOAD <http://a.example/x.ttl>",
        "SELECT * { ?s ?p '#' . SERVICE <http://a.example/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\"" . SERVICE <http://a.example/> { } }',
        "SELECT * { ?s ?p ?o } #\nFROM <x>",
        "SELECT * { \\u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { FILTER(?a < 3) SERVICE <http://a.example/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a"b""" SERVICE <http://a.example/> { ?s ?p ?o } }',
        "DESCRIBE<x>FROM<y>",
        "SELECT*FROM<y>{}",
    ],
)
def test_what_reaches_outside_is_refused(query):
    with pytest.raises(QueryRefused):
        guard.check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from ?service { ?from ?load $service }",
        'SELECT * { ?s rdfs:label "a SERVICE FROM abroad" }',
        "SELECT * { ?s ?p <http://a.example/SERVICE/FROM> }",
        "SELECT * { ?s ex:FROM ?o ; FROM:x ?o } # LOAD",
        "SELECT * { ?s ?p '''it's from''' }",
        'SELECT * { ?s ?p "x"@from }',
        "SELECT * { ?s ?p _:load }",
    ],
)
def test_words_that_only_look_so_are_let_through(query):
    guard.check(query)
