"""Who is meant: the office on the article's day, the words around the name, and an open choice that stays open."""

from datetime import date

import pytest

from diplograph.lexicon.actors import ActorTables
from diplograph.link import ActorLinker, Context
from diplograph.link.actors import local_actor
from diplograph.model import ActorType, Article

MAY_2011 = date(2011, 5, 27)


@pytest.fixture(scope="module")
def linker() -> ActorLinker:
    return ActorLinker(ActorTables.load())


@pytest.mark.parametrize(
    ("name", "on", "context", "key"),
    [
        ("Medvedev", MAY_2011, Context(title="Russian President"), "dmitry-medvedev"),
        ("Bush", date(1991, 1, 17), Context(), "george-h-w-bush"),
        ("Bush", date(2003, 3, 20), Context(), "george-w-bush"),
        ("George Bush", date(1991, 1, 17), Context(), "george-h-w-bush"),
        ("Clinton", MAY_2011, Context(title="U.S. Secretary of State"), "hillary-clinton"),
        ("Clinton", date(1998, 5, 1), Context(title="President"), "bill-clinton"),
        ("Rice", date(2006, 1, 1), Context(title="Secretary of State"), "condoleezza-rice"),
        ("Rice", date(2012, 1, 1), Context(title="ambassador", countries=("USA",)), "susan-rice"),
        ("Rasmussen", MAY_2011, Context(title="NATO Secretary-General"), "anders-fogh-rasmussen"),
        ("Rasmussen", MAY_2011, Context(title="Danish Prime Minister"), "lars-lokke-rasmussen"),
        ("Khan", date(2020, 1, 1), Context(title="Pakistani prime minister"), "imran-khan"),
        ("Gadhafi", MAY_2011, Context(), "muammar-gaddafi"),
        ("Brown", date(2008, 1, 1), Context(background=("GBR",)), "gordon-brown"),
        ("Congo", MAY_2011, Context(countries=("COD",)), "democratic-republic-of-the-congo"),
        ("Moscow", MAY_2011, Context(), "russia"),
        ("Putin", date(2015, 1, 1), Context(seen=("actor/vladimir-putin",)), "vladimir-putin"),
    ],
)
def test_a_name_is_linked(linker: ActorLinker, name: str, on: date, context: Context, key: str) -> None:
    found = linker.link(name, on=on, context=context)
    assert found.actor == f"actor/{key}"
    assert found.confidence >= 0.8
    assert found.why


@pytest.mark.parametrize("name", ["Congo", "Smith", "Koreans", "Rasmussen"])
def test_a_tie_stays_open_with_its_candidates(linker: ActorLinker, name: str) -> None:
    found = linker.link(name, on=MAY_2011)
    assert found.actor is None
    assert len(found.candidates) >= 2


def test_a_capital_is_a_government_or_a_place(linker: ActorLinker) -> None:
    assert linker.link("Moscow", on=MAY_2011).actor == "actor/russia"
    assert linker.link("Moscow", on=MAY_2011, context=Context(as_place=True)).actor is None


def test_a_title_of_another_country_forbids_the_link(linker: ActorLinker) -> None:
    assert linker.link("Medvedev", on=MAY_2011, context=Context(title="Brazilian tennis coach")).actor is None


def test_a_state_that_is_no_more_is_not_meant(linker: ActorLinker) -> None:
    assert linker.link("Soviet Union", on=date(1989, 5, 1)).actor == "actor/soviet-union"
    assert linker.link("Soviet Union", on=MAY_2011).actor is None


def test_a_name_new_to_the_tables_becomes_an_actor_of_the_article(linker: ActorLinker) -> None:
    found = linker.link("Ottilie Quandt-Brzezicka", on=MAY_2011)
    assert found.actor is None
    assert not found.candidates
    article = Article(id="a1", text="...")
    one = local_actor(article, "Mohammed Zwaylikh", type=ActorType.PERSON, country="LBY", role="rebel spokesman")
    two = local_actor(article, "Muhammad Zwaylikh", type=ActorType.PERSON)
    assert one.id == two.id
    assert one.id.startswith("article/a1/actor/")


@pytest.mark.parametrize(
    ("title", "on", "key"),
    [
        ("the Russian president", MAY_2011, "dmitry-medvedev"),
        ("the Russian president", date(2015, 1, 1), "vladimir-putin"),
        ("Britain's prime minister", date(2011, 1, 1), "david-cameron"),
        ("the German chancellor", date(2006, 1, 1), "angela-merkel"),
        ("the U.S. president", MAY_2011, "barack-obama"),
        ("the French president", MAY_2011, "nicolas-sarkozy"),
        ("the Turkish prime minister", MAY_2011, "recep-tayyip-erdogan"),
        ("the Saudi king", MAY_2011, "abdullah-of-saudi-arabia"),
        ("NATO's secretary general", MAY_2011, "anders-fogh-rasmussen"),
        ("the NATO chief", MAY_2011, "anders-fogh-rasmussen"),
        ("the Dutch prime minister", MAY_2011, "mark-rutte"),
        ("the Dutch prime minister", date(2019, 5, 1), "mark-rutte"),
        ("the Vatican's secretary of state", date(2020, 1, 1), "pietro-parolin"),
        ("the secretary of state of the United States", date(2020, 1, 1), "mike-pompeo"),
        ("the IMF's managing director", date(2005, 1, 1), "rodrigo-rato"),
        ("the U.N. secretary-general", MAY_2011, "ban-ki-moon"),
        ("the U.S. secretary of state", MAY_2011, "hillary-clinton"),
    ],
)
def test_an_office_alone_names_its_holder(linker: ActorLinker, title: str, on: date, key: str) -> None:
    assert linker.holder(title, on=on).actor == f"actor/{key}"


def test_an_office_without_a_date_names_nobody(linker: ActorLinker) -> None:
    assert linker.holder("the Russian president", on=None).actor is None


def test_the_country_is_that_of_the_office_on_the_day(linker: ActorLinker) -> None:
    assert linker.country_of("actor/dmitry-medvedev", MAY_2011) == "RUS"
    assert linker.country_of("actor/hamas") == "PSE"


def test_a_surname_alone_is_who_held_high_office_that_day_in_a_country_of_the_article(pipeline):
    text = "Lavrov met Clinton. The Russian president said the Kremlin would help."
    actors = pipeline(Article(text=text, id="a", date=date(2011, 5, 27))).actors
    assert "actor/sergey-lavrov" in {actor.id for actor in actors}
    later = pipeline(Article(text="Medvedev was tired. He runs a shop in Norway.", id="b", date=date(2021, 5, 27)))
    assert "actor/dmitry-medvedev" not in {actor.id for actor in later.actors}


def test_a_place_is_no_statesman_of_that_surname(pipeline):
    text = "England beat Samoa. The United States watched."
    actors = pipeline.annotate(Article(text=text, id="a", date=date(2007, 9, 28)))._.actors
    assert "actor/gordon-r-england" not in {actor.id for actor in actors}
