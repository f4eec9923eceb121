"""The closed lists of values in the code are those of the ontology."""

from enum import StrEnum

import pyoxigraph as ox
import pytest

from diplograph import resources
from diplograph.model import terms

DG = "https://w3id.org/diplograph/ns#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    store.load(path=str(resources.ontology("diplograph.ttl")), format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (terms.Factuality, "Factuality"),
        (terms.Standing, "Standing"),
        (terms.TimeBasis, "TimeBasis"),
        (terms.StanceValue, "StanceValue"),
        (terms.VoteValue, "VoteValue"),
    ],
)
def test_values_are_the_individuals_of_the_class(ontology: ox.Store, values: type[StrEnum], name: str) -> None:
    found = ontology.quads_for_pattern(None, TYPE, ox.NamedNode(DG + name))
    assert {quad.subject.value.removeprefix(DG) for quad in found} == set(values)


def test_actor_types_are_classes_of_the_ontology(ontology: ox.Store) -> None:
    for value in terms.ActorType:
        assert list(ontology.quads_for_pattern(ox.NamedNode(DG + value), TYPE, None)), value


@pytest.mark.parametrize(("values", "name"), [(terms.TimePrecision, "timePrecision"), (terms.QuoteType, "quoteType")])
def test_words_for_values_stand_in_the_ontology(ontology: ox.Store, values: type[StrEnum], name: str) -> None:
    text = resources.ontology("diplograph.ttl").read_text(encoding="utf-8")
    shapes = resources.ontology("diplograph.shapes.ttl").read_text(encoding="utf-8")
    assert f"dg:{name}" in text
    assert [value for value in values if f'"{value}"' not in text + shapes and value not in text] == []
