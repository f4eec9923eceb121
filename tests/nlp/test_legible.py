"""Signs that nobody sees cut no name in two, and a line in capitals is read as any other; the offsets stay."""

from datetime import date

import pytest

from diplograph.model import Article
from diplograph.nlp.annotations import annotations

PLAIN = "Russia condemned France. Angela Merkel met Barack Obama in Berlin."
UNSEEN = {
    "byte order mark first": "\ufeff" + PLAIN,
    "byte order mark within": PLAIN.replace("Angela", "\ufeffAngela"),
    "isolates": PLAIN.replace("France", "\u2066France\u2069"),
    "embeddings": PLAIN.replace("France", "\u202aFrance\u202c").replace("Barack", "\u202bBarack"),
    "zero width": PLAIN.replace("Angela Merkel", "Ang\u200bela\u200b Mer\u2060kel"),
    "joiners": PLAIN.replace("Obama", "Oba\u200dma").replace("Russia", "Rus\u200csia"),
    "soft hyphens": PLAIN.replace("Merkel", "Mer\u00adkel").replace("condemned", "con\u00addemned"),
    "marks": PLAIN.replace("France.", "France\u200f\u200e."),
}


def told(found) -> list[str]:
    return sorted(situation.label for situation in found.situations)


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_signs_are_nothing(pipeline, name: str) -> None:
    text = UNSEEN[name]
    found = pipeline(Article(text=text))
    assert told(found) == told(pipeline(Article(text=PLAIN)))
    assert found.article.text == text
    assert found.article.id == Article(text=text).id
    for actor in found.actors:
        for mention in actor.mentions:
            assert seen(mention.of(text)) == actor.name


def test_annotations_have_the_offsets_of_the_stored_text(pipeline) -> None:
    text = UNSEEN["soft hyphens"]
    spans = {text[a.start : a.end] for a in annotations(pipeline.annotate(Article(text=text))).actors}
    assert {"Angela Mer\u00adkel", "Barack Obama"} <= spans


def test_the_words_of_a_time_are_those_of_the_stored_text(pipeline) -> None:
    found = pipeline(Article(text="Norway met Peru on Tu\u00adesday.", date=date(2021, 3, 4)))
    assert [s.time.text for s in found.situations if s.time] == ["Tu\u00adesday"]


def test_capitals(pipeline) -> None:
    text = "RURITANIA TALKS FAIL\n\nRUSSIA ACCUSED NATO OF LYING. PRESIDENT BARACK OBAMA MET CHANCELLOR ANGELA MERKEL."
    found = pipeline(Article(text=text, source="Post"))
    assert {"Russia", "NATO", "Barack Obama", "Angela Merkel"} <= {actor.name for actor in found.actors}
    assert "Russia: accusation → NATO" in told(found)
    assert "Angela Merkel, Barack Obama: meeting" in told(found) or "Barack Obama, Angela Merkel: meeting" in told(
        found
    )
    assert found.article.text == text


@pytest.mark.parametrize(
    ("line", "cased"),
    [
        ("US AIRSTRIKES KILLED RUSSIA'S PEACEKEEPERS", "US airstrikes killed Russia's peacekeepers"),
        ("IRAN TELLS US IT WILL COMPLY", "Iran tells US it will comply"),
        (
            "FOREIGN MINISTER PAVEL LINDQVIST LEFT. HE WILL RETURN",
            "Foreign Minister Pavel Lindqvist left. He will return",
        ),
        ("THE SOUTH KOREAN PRESIDENT VOWS REVENGE", "The South Korean president vows revenge"),
    ],
)
def test_casing(pipeline, line: str, cased: str) -> None:
    assert pipeline.annotate(Article(text=line))._.article.text == cased


def seen(text: str) -> str:
    return text.translate(
        dict.fromkeys(map(ord, "\ufeff\u2066\u2069\u202a\u202b\u202c\u200b\u2060\u200c\u200d\u00ad\u200e\u200f"))
    )
