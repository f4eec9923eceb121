"""Chains of speakers at an offset."""

from made_speech import attributed

from diplograph.nlp.speech import SpeechIndex


def chain(text: str, word: str) -> list[str]:
    index = SpeechIndex(attributed(text))
    return [index.said_by(attribution) for attribution in index.chain_at(text.index(word))]


def test_the_article_speaks_where_nobody_else_does() -> None:
    assert chain("The army left. The mayor said the bridge had fallen.", "left") == []
    assert chain("The army left. The mayor said the bridge had fallen.", "fallen") == ["The mayor"]


def test_the_cue_and_the_speaker_are_the_articles_own() -> None:
    text = "The mayor said the bridge had fallen."
    assert chain(text, "said") == chain(text, "mayor") == []


def test_speech_within_speech_is_outermost_first() -> None:
    text = "The premier said the king told him that the army had refused to fire."
    assert chain(text, "refused") == ["The premier", "the king"]
    assert chain(text, "told") == ["The premier"]


def test_an_aside_at_the_end_is_the_outermost() -> None:
    text = "The king told the pope that the war was lost, according to the palace."
    assert chain(text, "lost") == ["the palace", "The king"]
    assert chain(text, "told") == ["the palace"]


def test_what_is_demanded_stands_on_the_demanders_word_and_what_is_praised_does_not() -> None:
    assert chain("Oslo demanded that the army withdraw.", "withdraw") == ["Oslo"]
    assert chain("Oslo praised the withdrawal of the army.", "withdrawal") == []


def test_a_speaker_is_not_put_into_his_own_chain() -> None:
    assert chain('"They left," he said, repeating a line of his speech.', "left") == ["he"]
    assert chain("The committee expressed its belief that the truce will hold.", "hold") == ["The committee"]


def test_nobody_named_stands_in_the_chain_without_words() -> None:
    assert chain("It was reported that the marshal had fled.", "fled") == [""]


def test_an_explanation_after_a_comma_is_the_articles_own() -> None:
    text = "The mayor said that the bridge, which fell in May, would be rebuilt."
    assert chain(text, "fell") == []
    assert chain(text, "rebuilt") == ["The mayor"]


def test_the_article_goes_on_after_a_comma_where_another_speaks() -> None:
    text = "The premier said the port was open, but the rebels said they had sunk a ship there."
    assert chain(text, "open") == ["The premier"]
    assert chain(text, "sunk") == ["the rebels"]
    text = "The premier said that the port was open and that the rebels said they had sunk a ship there."
    assert chain(text, "sunk") == ["The premier", "the rebels"]


def test_what_a_clause_with_as_confirms_is_the_nearest_clause() -> None:
    text = "The envoy argued that the vote was stolen, as the court ruled."
    assert chain(text, "argued") == []
    assert "the court" in chain(text, "stolen")


def test_a_past_clause_in_what_is_demanded_is_no_demand() -> None:
    text = "The bloc demanded the release of the men who were arrested in May."
    assert chain(text, "release") == ["The bloc"]
    assert chain(text, "arrested") == []


def test_what_demands_include_is_demanded() -> None:
    text = "The protesters' demands include the release of two pilots and an inquiry into the raid."
    assert chain(text, "release") == chain(text, "inquiry") == ["The protesters"]


def test_a_phrase_that_opens_a_paragraph_takes_no_quote_from_before() -> None:
    text = 'The marshal said: "We will fire."\nAccording to the palace, the war was lost.'
    assert chain(text, "fire") == ["The marshal"]
    assert chain(text, "lost") == ["the palace"]


def test_all_of_a_quote_is_said_though_a_sentence_ends_in_it() -> None:
    text = 'The marshal said on Friday "We asked the king to open the port. He refused."'
    assert chain(text, "refused") == ["The marshal"]
