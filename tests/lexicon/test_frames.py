"""The frames: broad enough, well formed, and each example read as it says. A fault tells the editor where it is."""

from pathlib import Path

import pytest
import yaml

from diplograph.errors import DataFileError
from diplograph.examples import difference
from diplograph.lexicon import frames as module
from diplograph.lexicon.frames import NOTHING, Frame, FrameSet, load_frames
from diplograph.model import Article
from diplograph.ontology.schema import event_types
from diplograph.pipeline import Pipeline
from diplograph.resources import data

TYPES = frozenset(event_types())
LEAST = 450  # trigger words; the breadth that the product promises
LEXICON = load_frames("en", TYPES)


def test_every_published_type_has_a_frame() -> None:
    assert {frame.type for frame in LEXICON.frames} - {NOTHING} == TYPES


def test_there_are_enough_words() -> None:
    words = {(f.type, w) for f in LEXICON.frames for w in f.verbs + f.nouns + f.adjectives}
    assert len(words) >= LEAST


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.frame)
def test_frame_is_shown_by_an_example_and_repeats_no_word(frame: Frame) -> None:
    assert frame.examples
    assert frame.type == NOTHING or any(example.reads for example in frame.examples)
    for words in (frame.verbs, frame.nouns, frame.adjectives):
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.frame)
def test_examples_are_read_as_they_say(pipeline: Pipeline, frame: Frame) -> None:
    assert [found for example in frame.examples if (found := difference(pipeline, frame, example))] == []


@pytest.mark.parametrize("frame", [f for f in LEXICON.frames if f.type == NOTHING], ids=lambda frame: frame.frame)
def test_words_that_name_no_event_give_none(pipeline: Pipeline, frame: Frame) -> None:
    for example in frame.examples:
        read = pipeline(Article(text=example.text)).situations
        assert [s.label for s in read if s.kind == "Event" and s.type != "Statement"] == []


def test_votes_say_how() -> None:
    votes = {frame.vote for frame in LEXICON.frames if frame.type == "Vote"}
    assert votes >= {"For", "Against", "Abstained", "Vetoed"}


def test_files_are_small_enough_to_be_edited() -> None:
    for path in data("lexicon", "en", "frames").glob("*.yaml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 400, path.name


GOOD = {"frame": "urge", "type": "Request", "verbs": ["urge"], "verb_roles": {"actors": ["subject"]}}


def _load(folder: Path, monkeypatch: pytest.MonkeyPatch, **change: object) -> FrameSet:
    (folder / "frames").mkdir()
    (folder / "classes.yaml").write_text("pact: [pact, treaty]\n", encoding="utf-8")
    entry = yaml.safe_dump({"frames": [{**GOOD, **change}]})
    (folder / "frames" / "asking.yaml").write_text(entry, encoding="utf-8")
    monkeypatch.setattr(module, "data", lambda *parts: folder.joinpath(*parts[2:]))
    return load_frames(folder.name, TYPES)  # a language of its own, so that nothing is remembered


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "Reqest"}, 'no event type "Reqest"; did you mean "Request"?'),
        ({"object": ["@pakt"]}, 'no class "@pakt"; did you mean "pact"?'),
        ({"verbs": ["join @pakt"]}, 'no class "@pakt"'),
        ({"verb_roles": {"actors": ["sub-ject"]}}, 'did you mean "subject"?'),
        ({"verbs": []}, "has no trigger"),
        ({"verbs": ["urge "]}, "stray spaces"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_fault_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], told: str
) -> None:
    with pytest.raises(DataFileError) as fault:
        _load(tmp_path, monkeypatch, **change)
    assert told in str(fault.value)
    assert "asking.yaml:" in str(fault.value)


def test_a_class_in_a_chain_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = _load(tmp_path, monkeypatch, verbs=["join @pact"])
    ((chain, frame),) = lexicon.by_lemma["verb", "join"]
    assert chain == ({"join"}, {"pact", "treaty"})
    assert frame.frame == "urge"
