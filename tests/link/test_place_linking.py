"""Where it is: the gazetteer's place where it can tell, the article's own words where it cannot."""

import pytest

from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.places import PlaceTable
from diplograph.link import PlaceLinker
from diplograph.model import Article

ARTICLE = Article(id="a1", text="...")


@pytest.fixture(scope="module")
def linker() -> PlaceLinker:
    return PlaceLinker(PlaceTable.load(), ActorTables.load())


@pytest.mark.parametrize(
    ("name", "countries", "key", "country"),
    [
        ("Deauville", (), "deauville", "FRA"),
        ("Deauville, France", (), "deauville", "FRA"),
        ("Paris", (), "paris", "FRA"),
        ("Kiev", (), "kyiv", "UKR"),
        ("the Gaza Strip", (), "gaza-strip", "PSE"),
        ("Tripoli", (), "tripoli", "LBY"),
        ("Tripoli", ("LBN",), "tripoli-lbn", "LBN"),
        ("Birmingham", ("USA",), "birmingham-usa", "USA"),
        ("Georgia", (), "georgia", "GEO"),
        ("the Middle East", (), "middle-east", None),
    ],
)
def test_a_place_is_found(
    linker: PlaceLinker, name: str, countries: tuple[str, ...], key: str, country: str | None
) -> None:
    found = linker.link(name, article=ARTICLE, countries=countries)
    assert (found.place.id, found.place.country) == (f"place/{key}", country)


def test_a_place_that_may_be_several_keeps_its_words(linker: PlaceLinker) -> None:
    found = linker.link("Springfield", article=ARTICLE)
    assert found.place.id == "article/a1/place/springfield"
    assert len(found.candidates) > 1


def test_paris_in_texas_is_not_the_capital(linker: PlaceLinker) -> None:
    found = linker.link("Paris, Texas", article=ARTICLE)
    assert found.place.id == "article/a1/place/paris-texas"
    assert found.place.country == "USA"


def test_an_unknown_place_keeps_its_name(linker: PlaceLinker) -> None:
    place = linker.link("Lower Wobbleton", article=ARTICLE).place
    assert (place.name, place.latitude) == ("Lower Wobbleton", None)
