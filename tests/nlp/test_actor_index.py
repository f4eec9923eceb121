"""Which actor a token is, as the extractors ask it."""

import pytest

from diplograph.model import Article


@pytest.fixture(scope="module")
def indexed(pipeline):
    from diplograph.nlp.actor_index import ActorIndex

    def build(text: str):
        doc = pipeline.annotate(Article(text=text, id="t"))
        return ActorIndex(doc), {token.text: token for token in doc}

    return build


def test_the_word_that_an_actor_modifies_is_nobody(indexed):
    index, token = indexed("Turkish attacks angered Norway.")
    assert index.name(index.at(token["Turkish"])[0]) in ("Turkey", "Türkiye")
    assert index.at(token["attacks"]) == ()


def test_every_word_of_a_name_answers(indexed):
    index, token = indexed("President Anna Lindholm arrived.")
    assert index.at(token["Anna"]) == index.at(token["Lindholm"]) != ()


def test_the_head_of_a_long_title_is_the_person(indexed):
    index, token = indexed("Norway's foreign minister, Anna Lindholm, said no.")
    assert index.at(token["minister"]) == index.at(token["Lindholm"])


def test_each_noun_of_a_double_title_is_the_person(indexed):
    index, token = indexed("Historian and former Norwegian minister Anna Lindholm said no.")
    assert index.at(token["minister"]) == index.at(token["Lindholm"])
    assert index.at(token["Historian"]) == index.at(token["Lindholm"])


def test_what_is_not_known_has_its_id_as_name(indexed):
    index, _ = indexed("Nothing happened.")
    assert index.name("actor/nobody") == "actor/nobody"
    assert index.actor("actor/nobody") is None


def test_actors_within_a_phrase(indexed):
    index, token = indexed("Norway and Chad met.")
    assert [index.name(a) for a in index.within(token.values())] == ["Norway", "Chad"]
