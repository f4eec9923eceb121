"""The word lists of the actors: forms by rule, and a fault named with its file and the way to mend it."""

import pytest

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.nominals import load_coreference_words, load_nominals
from diplograph.model import Article


def test_plurals_are_made_by_rule_or_given():
    nouns = load_nominals().nouns
    assert nouns["deputies"].lemma == "deputy"
    assert nouns["spokesmen"].plural
    assert "group" in nouns["rebels"].classes
    assert "spokesmans" not in nouns


def test_every_title_for_a_bare_noun_is_an_office_or_a_person():
    heads = load_nominals().title_heads
    last_words = {noun.split()[-1] for noun in load_coreference_words().person_nouns}
    unknown = last_words - heads - {"monarch", "politician", "statesman"}
    assert not unknown


def test_no_given_name_is_of_both_sexes():
    words = load_coreference_words()
    assert not words.masculine_names & words.feminine_names


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("offices:", "ofices:", 1), "ofices"),
        (lambda text: text.replace('"off"', "1990", 1), "quote it"),
        (lambda text: text + "\nlocating: [in]\n", "stands twice"),
    ],
)
def test_a_fault_says_where_and_how_to_mend_it(tmp_path, change, told):
    text = resources.data("lexicon", "en", "actors.yaml").read_text(encoding="utf-8")
    (tmp_path / "actors.yaml").write_text(change(text), encoding="utf-8")
    with pytest.raises(DataFileError) as fault:
        load_nominals(folder=tmp_path)
    assert "actors.yaml" in str(fault.value)
    assert told in str(fault.value) or "offices" in str(fault.value)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prime Minister נתניהו accused Iran of lying.", "נתניהו", "Prime Minister"),
        ("President محمد مرسي condemned Israel.", "محمد مرسي", "President"),
        ("Foreign Minister Сидоров condemned Norway.", "Сидоров", "Foreign Minister"),
    ],
)
def test_a_name_in_another_script_after_a_title_is_a_person(pipeline, text: str, name: str, role: str) -> None:
    found = pipeline(Article(text=text))
    actors = {actor.name: actor for actor in found.actors}
    assert (actors[name].type, actors[name].role) == ("Person", role)
    assert any(situation.parties[0] == actors[name].id for situation in found.situations)


def test_an_air_campaign_is_no_team_and_then_no_part_of_a_name(pipeline) -> None:
    text = "NATO stepped up their air campaign. Norway said then rebels attacked Iceland."
    names = {actor.name for actor in pipeline.annotate(Article(text=text))._.actors}
    assert not any("campaign" in name or "then" in name for name in names)
    assert "rebels" in names
