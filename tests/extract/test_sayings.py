"""When something is said that bears no day of its own."""

from collections.abc import Callable
from datetime import date

import pytest

from diplograph.model import Event, Extraction

MONDAY = date(2021, 3, 1)


def days(extraction: Extraction, kind: str) -> list[date | None]:
    events = (s for s in extraction.situations if isinstance(s, Event) and s.type == kind)
    return [event.time.start if event.time is not None else None for event in events]


def test_a_speaker_who_goes_on_speaks_on_the_same_day(read: Callable[..., Extraction]) -> None:
    text = "Foreign Minister Anna Bell said on Monday that the port was safe. She also urged Peru to free the crew."
    assert days(read(text), "Request") == [MONDAY]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Bell said in 2003 that the port was safe. She also urged Peru to free the crew.",
        "Foreign Minister Anna Bell said on Monday that the port was safe. Chad urged Peru to free the crew.",
    ],
)
def test_history_and_the_words_of_others_give_no_day(read: Callable[..., Extraction], text: str) -> None:
    assert days(read(text), "Request") == [None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"It was my first visit," said the Norwegian.', ["Norwegian"]),
        ("The Norwegians said they would leave.", ["Norway"]),
        ("The Canada-based firm says it was looking for partners.", []),
        ("Senator Anna Bell's choice as candidate highlighted these questions.", []),
        ("When asked to clarify his plans, Foreign Minister Karl Moe left.", []),
    ],
)
def test_who_is_only_named_beside_it_does_not_speak(read, text: str, speakers: list[str]) -> None:
    found = read(text)
    names = {actor.id: actor.name for actor in found.actors}
    said = (s for s in found.situations if isinstance(s, Event) and s.type == "Statement")
    assert [names[event.actors[0]] for event in said] == speakers
