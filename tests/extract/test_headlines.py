"""Headlines leave out "was", "were" and "and": who does it, and to whom?"""

import pytest

from diplograph.model import Article, Event
from diplograph.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load("en", weigh=False)


def _events(pipeline: Pipeline, text: str) -> list[str]:
    return [s.label for s in pipeline(Article(text=text)).situations if isinstance(s, Event)]


def test_who_is_accused_accuses_nobody(pipeline: Pipeline) -> None:
    """Neither a noun with its participle nor a state with a bare past is who speaks."""
    assert _events(pipeline, "Kenyan minister accused of fraud") == ["somebody: accusation → Kenyan minister"]
    assert "Chad: statement" not in _events(pipeline, "Chad urged to leave Libya")


def test_two_names_with_a_comma_are_both_subject(pipeline: Pipeline) -> None:
    """A headline of two names has two parties."""
    assert _events(pipeline, "Peru, Chile hold talks") == ["Peru, Chile: meeting"]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Peru, Chile meet", "Peru, Chile: meeting"),
        ("Obama, Castro to meet in Panama", "Obama, Castro: meeting"),
        ("Kenya, Ghana expel diplomats", "Kenya, Ghana: reduce relations → diplomats"),
        ("Egypt, Sudan close border", "Egypt, Sudan: reduce relations"),
        ("Peru urged to free sailors", "Peru: release → sailors"),
    ],
)
def test_a_bare_verb_taken_for_a_noun(pipeline: Pipeline, headline: str, expected: str) -> None:
    """After two names, or after "urged to", the word is the verb."""
    assert _events(pipeline, headline) == [expected]
