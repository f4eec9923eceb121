"""Ontology, generated names, records' closed lists and alignments are in step."""

import subprocess
import sys

import pyoxigraph as ox
import pytest

from diplograph import model, resources
from diplograph.errors import GraphError
from diplograph.ontology import generate, schema, vocab
from diplograph.ontology.vocab import DG

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def triples(*path: str) -> list[ox.Quad]:
    return list(ox.parse(path=str(resources.ontology(*path)), format=ox.RdfFormat.TURTLE))


def test_the_names_are_those_of_the_ontology():
    assert generate.OUTPUT.read_text("utf8") == generate.text()


def test_a_misspelt_term_raises():
    with pytest.raises(AttributeError, match='did you mean "Meeting"'):
        _ = DG.Meting
    assert "Meeting" in DG
    assert "Meting" not in DG


def test_every_class_and_property_has_a_label_and_a_comment():
    terms = triples("diplograph.ttl")
    kinds = {OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
    ours = {q.subject.value for q in terms if getattr(q.object, "value", "") in kinds}
    for predicate in ("label", "comment"):
        have = {q.subject.value for q in terms if q.predicate.value == RDFS + predicate}
        assert {name for name in ours if name.startswith(DG.IRI)} - have == set()


@pytest.mark.parametrize(
    ("values", "cls"),
    [
        (model.Factuality, "Factuality"),
        (model.Standing, "Standing"),
        (model.TimeBasis, "TimeBasis"),
        (model.StanceValue, "StanceValue"),
        (model.VoteValue, "VoteValue"),
    ],
)
def test_the_closed_lists_of_the_records_are_those_of_the_ontology(values, cls):
    rows = (
        q for q in triples("diplograph.ttl") if q.predicate.value.endswith("#type") and str(q.object) == f"<{DG[cls]}>"
    )
    assert {str(value) for value in values} == {q.subject.value.removeprefix(DG.IRI) for q in rows}


def test_every_type_of_actor_is_a_class():
    assert all(schema.is_a(kind, "Actor") for kind in model.ActorType)


def test_the_published_types_stand_each_below_a_group():
    assert len(schema.event_types()) == 39
    assert all(schema.is_a(name, "Event") for name in schema.event_types())
    assert schema.published("Authorization") == "Resolution"
    assert schema.published("Condition") is None


def test_the_parties_of_a_meeting_are_alike():
    assert {name for name in schema.event_types() if schema.symmetric(name)} == {
        "Meeting", "PhoneCall", "Summit", "Negotiation", "Agreement",
    }  # fmt: skip


def test_a_class_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(GraphError, match='did you mean "Summit"'):
        schema.superclasses("Sumit")


def test_what_a_type_lacks_it_has_from_the_class_above():
    assert schema.plover_category("LeavingPower") == "RETREAT"
    assert schema.quad("GrantingRefuge") == "material-cooperation"
    assert schema.subclasses("Aid") == ("GrantingRefuge", "SupportForParty")


@pytest.mark.parametrize(("name", "table"), [("plover", vocab.PLOVER_CATEGORY), ("cameo", vocab.CAMEO_ROOT)])
def test_an_alignment_says_what_the_ontology_says(name, table):
    found = {
        q.subject.value.removeprefix(DG.IRI): q.object.value.rsplit("#", 1)[1]
        for q in triples("alignments", f"{name}.ttl")
        if q.predicate.value == SKOS + "closeMatch"
    }
    assert found == table


def test_alignments_speak_of_our_own_terms():
    known = {q.subject for q in triples("diplograph.ttl")}
    for file in resources.ontology("alignments").glob("*.ttl"):
        ours = {q.subject for q in triples("alignments", file.name) if q.subject.value.startswith(DG.IRI)}
        assert ours, file.name
        assert ours <= known, file.name


def test_reading_a_name_loads_no_rdf_library():
    code = "import sys, diplograph.ontology.schema; print([m for m in ('rdflib', 'pyoxigraph') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
