"""What is read about who is for or against whom or what: the examples of the lexicon, and what the rules promise."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.errors import DataFileError
from diplograph.lexicon import stances as lexicon
from diplograph.lexicon.frames import Example
from diplograph.lexicon.stances import StanceFrame, load_stance_frames, load_stance_rules
from diplograph.model import Condition, Event, Extraction, Stance
from diplograph.ontology import schema

READS = re.compile(r"(\w+)\((.*) -> (.*)\)")
FRAMES = [frame for frame in load_stance_frames("en").frames if isinstance(frame, StanceFrame)]
EXAMPLES = [(frame, example) for frame in FRAMES for example in frame.examples]
Read = Callable[[str], Extraction]


def held(extraction: Extraction) -> list[str]:
    """The stances as the examples write them."""
    names = {actor.id: actor.name for actor in extraction.actors}
    found = []
    for situation in extraction.situations:
        if isinstance(situation, Stance):
            target = names.get(situation.target) or f'"{extraction.situation(situation.target).label}"'
            found.append(f"{situation.value}({names[situation.holder]} -> {target})")
    return found


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=[f"{f.frame}: {e.text}" for f, e in EXAMPLES])
def test_the_examples_of_the_lexicon_are_read_as_they_say(read: Read, frame: StanceFrame, example: Example) -> None:
    found = held(read(example.text))
    assert all(READS.fullmatch(wanted) for wanted in example.reads)
    assert set(example.reads) <= set(found)
    assert example.reads or not found


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.frame)
def test_every_frame_shows_a_sentence_that_it_reads(frame: StanceFrame) -> None:
    assert any(example.reads for example in frame.examples)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway condemned the raid on the port.", 'Opposes(Norway -> "the raid on the port")'),
        ("Norway demanded that Belarus stop the flights.", "Opposes(Norway -> Belarus)"),
        ("Norway demanded that Belarus free the crew.", 'Supports(Norway -> "Belarus free the crew")'),
        ("Iceland refused to lease Japan its ships.", 'Opposes(Iceland -> "lease Japan its ships")'),
        ("Prime Minister Karl Moe appointed Anna Bell on Monday.", "Supports(Karl Moe -> Anna Bell)"),
        ("Peru proposed talks on fishing rights.", 'Supports(Peru -> "talks on fishing rights")'),
        ("Kenya opposes Chinese actions in any form.", "Opposes(Kenya -> China)"),
    ],
)
def test_an_event_says_what_its_actor_is_for_or_against(read: Read, text: str, wanted: str) -> None:
    assert wanted in held(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway met Iceland in Oslo on Monday.",
        "Norway supports reporters.",
        "Peru may support the treaty.",
        "Brazil offered to leave.",
        "Gunmen from Chad attacked worshippers.",
    ],
)
def test_nothing_is_read_that_the_text_does_not_show(read: Read, text: str) -> None:
    assert held(read(text)) == []


def test_each_of_several_holders_has_a_stance(read: Read) -> None:
    found = held(read("France and Germany distanced themselves from the plan."))
    assert found == ['Opposes(France -> "the plan")', 'Opposes(Germany -> "the plan")']


def test_what_is_told_twice_is_one_stance_with_two_places(read: Read) -> None:
    extraction = read("Peru rejects the tax on copper. Peru has rejected the tax before.")
    (stance,) = [s for s in extraction.situations if isinstance(s, Stance)]
    (claim,) = [c for c in extraction.claims if c.situation == stance.id]
    assert len(claim.evidence) == 2


def test_a_stance_that_somebody_reports_keeps_its_speaker(read: Read) -> None:
    extraction = read("Foreign Minister Anna Bell said Hungary backs the mission.")
    (claim,) = [c for c in extraction.claims if isinstance(extraction.situation(c.situation), Stance)]
    (speaker,) = extraction.chain(claim)
    assert extraction.actor(speaker).name == "Anna Bell"


def test_what_somebody_says_of_himself_has_no_speaker(read: Read) -> None:
    extraction = read('"We reject the plan," President Lena Costa said.')
    (claim,) = [c for c in extraction.claims if isinstance(extraction.situation(c.situation), Stance)]
    assert extraction.chain(claim) == ()


def test_a_turn_is_an_event_of_its_own(read: Read) -> None:
    extraction = read("Norway no longer supports the embargo.")
    (change,) = [s for s in extraction.situations if isinstance(s, Event) and s.type == "StanceChange"]
    assert change.to_stance is not None
    stance = extraction.situation(change.to_stance)
    assert isinstance(stance, Stance)
    assert stance.value == "Opposes"
    assert isinstance(extraction.situation(stance.target), Condition)
    assert change.first_time is False


def test_an_act_names_the_event_it_was_inferred_from_and_words_do_not(read: Read) -> None:
    extraction = read("Norway imposed sanctions on Belarus. Hungary will side with Poland.")
    act, words = (s for s in extraction.situations if isinstance(s, Stance))
    assert act.inferred_from is not None
    assert words.inferred_from is None


def test_a_wrong_word_in_the_lexicon_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("frames:\n- frame: for\n  value: Suports\n  verbs: [back]\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "data", lambda *parts: file)
    with pytest.raises(DataFileError, match=r"words\.yaml:2"):
        load_stance_frames.__wrapped__("en")
    file.write_text(
        "rules:\n- {type: Prais, value: Supports, toward: both, basis: act, intensity: 1}\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError, match="Praise"):
        load_stance_rules.__wrapped__("en", frozenset(schema.event_types()))


def test_who_expels_an_ambassador_is_against_the_state(read: Read) -> None:
    found = held(read("Libya protested. Greece expelled the Libyan ambassador over the deal."))
    assert "Opposes(Greece -> Libya)" in found


@pytest.mark.parametrize(
    "text",
    [
        "Police in Kenya arrested protesters on Monday.",
        "Anna Bell refused to be identified.",
        "Kenya refused four million of them.",
        "Kenya appointed an election committee.",
    ],
)
def test_no_stance_toward_a_bare_verb_nor_by_an_act_of_office(read: Read, text: str) -> None:
    assert held(read(text)) == []


def test_a_town_that_stands_for_its_state_only_in_a_stance_brings_the_state_with_it(read: Read) -> None:
    found = read("Manager Tom Reed sympathised with Sheffield and said the incident showed the need for better rules.")
    assert held(found) == ["Supports(Tom Reed -> United Kingdom)"]
