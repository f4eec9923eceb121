"""The reporting words: enough of them, each example of the file comes true, each slip is told with its line."""

import re
import sys
from pathlib import Path

import pytest

from diplograph.errors import DataFileError
from diplograph.lexicon.reporting import Example, load_reporting, verb_forms

sys.path.insert(0, str(Path(__file__).parents[1] / "nlp"))

LEXICON = load_reporting()


def test_there_are_words_of_many_manners() -> None:
    tables = (LEXICON.verbs, LEXICON.nouns, LEXICON.adjectives, LEXICON.adverbs)
    cues = {(cue.word, cue.particle) for table in tables for uses in table.values() for cue in uses}
    assert len(cues) >= 400
    assert len(LEXICON.chains) >= 25


@pytest.mark.parametrize("example", LEXICON.examples, ids=lambda example: example.text[:40])
def test_examples_of_the_file(example: Example) -> None:
    from made_speech import said

    text = re.sub(r"[\[\]{}]", "", example.text)
    if example.nothing:
        assert said(text) == []
        return
    speakers = re.findall(r"\[(.+?)\]", example.text)
    content = " ... ".join(part.rstrip(".") for part in re.findall(r"\{(.+?)\}", example.text))
    wanted = (speakers[0].removesuffix("'s") if speakers else None, content)
    assert wanted in [(speaker, what) for speaker, _, what in said(text)]


@pytest.mark.parametrize(
    ("word", "forms"),
    [("vow", {"vow", "vows", "vowed", "vowing"}), ("beg", {"beg", "begs", "begged", "begging", "beged", "beging"})],
)
def test_forms_of_a_verb(word: str, forms: set[str]) -> None:
    assert verb_forms(word) == forms


def test_irregular_forms_come_from_the_file() -> None:
    assert [cue.word for cue in LEXICON.verbs["told"]][:1] == ["tell"]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("manners:\n  say: {chain: true}\nverbs:\n  - manner: sya\n    words: [say]\n", 4, '"say"'),
        (
            "manners:\n  say: {chain: true}\nverbs:\n  - manner: say\n    takes: [clauses]\n    words: [a]\n",
            4,
            '"clause"',
        ),
        ("manners:\n  say: {chain: true}\nverbs:\n  - manner: say\n    words: [yes]\n", 4, "quotation marks"),
        ("manners: [\n", 2, "mend"),
        ("verb: []\n", None, '"verbs"'),
    ],
)
def test_a_slip_is_told_with_its_line_and_the_way_to_mend_it(
    tmp_path: Path, text: str, line: int | None, hint: str
) -> None:
    path = tmp_path / "reporting.yaml"
    path.write_text(text, encoding="utf8")
    with pytest.raises(DataFileError) as caught:
        load_reporting(path)
    assert caught.value.line == line
    assert hint in caught.value.hint


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_reporting(tmp_path / "nothing.yaml")
