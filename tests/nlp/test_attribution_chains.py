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
