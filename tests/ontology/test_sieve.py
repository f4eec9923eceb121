"""The quick look lets nothing through that pyshacl refuses, and does not send sound graphs on."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_shapes import BROKEN, EXAMPLE, quads

from diplograph.graph.encode import encode
from diplograph.ontology import shapes
from diplograph.ontology.sieve import Sieve

TRIPLES = [quad.triple for quad in quads(EXAMPLE)]
PLAIN = [row for row in BROKEN if row[3] not in ("relaying claim", "exactly the text", "timeBasis")]
ODD = [
    ox.Literal(value, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
    for kind in ("integer", "decimal", "date", "nonNegativeInteger", "string", "double")
    for value in ("0", "1", "-1", "1_0", " 1", "0.5", "2011-05-17", "2011-02-30", "")
]
OBJECTS = st.sampled_from([*{triple.object for triple in TRIPLES}, *ODD, ox.Literal("x", language="en")])
PREDICATES = st.sampled_from(sorted({triple.predicate for triple in TRIPLES}, key=str))
SUBJECTS = st.sampled_from(sorted({triple.subject for triple in TRIPLES}, key=str))
MADE = st.builds(ox.Triple, SUBJECTS, PREDICATES, OBJECTS)


def test_a_sound_graph_passes(read):
    assert shapes._sieve().passes(TRIPLES)
    found = encode(read("Norway accused Iceland of overfishing on Tuesday, Prime Minister Lena Costa said."))
    assert shapes._sieve().passes([quad.triple for quad in found])


@pytest.mark.parametrize("row", PLAIN, ids=[row[0] for row in PLAIN])
def test_a_broken_one_does_not(row):
    assert not shapes._sieve().passes([quad.triple for quad in quads(EXAMPLE.replace(row[1], row[2]))])


def test_a_constraint_that_it_does_not_know_is_doubt():
    odd = rdflib.Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dg: <https://w3id.org/diplograph/ns#> .
        dg:S a sh:NodeShape ; sh:targetClass dg:State ; sh:property [ sh:path dg:source ; sh:pattern "x" ] .""",
        format="turtle",
    )
    assert not Sieve(odd, rdflib.Graph()).passes(TRIPLES)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    taken=st.sets(st.sampled_from(range(len(TRIPLES))), max_size=2),
    added=st.lists(MADE, max_size=2),
)
def test_what_it_lets_through_pyshacl_lets_through(taken, added):
    made = [triple for number, triple in enumerate(TRIPLES) if number not in taken] + added
    made = list(dict.fromkeys(made))
    if shapes._sieve().passes(made):
        assert shapes._run(made, shapes._plain_shapes()) == []
