"""Headlines without an auxiliary, and nouns that only tell how much there is: who does it to whom."""

import pytest

from diplograph.model import Article, Event
from diplograph.pipeline import Pipeline


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway and Peru held a round of talks.", "Norway, Peru: meeting"),
        ("Japan imposed a package of sanctions on Fiji.", "Japan: sanction → Fiji"),
        ("Sudan launched a wave of raids on Chad.", "Sudan: military action → Chad"),
        ("President of Chad arrested.", "somebody: coercion → President of Chad"),
        ("Norway arrested the spies.", "Norway: coercion → spies"),
        ("Two explosions rocked the harbour.", "somebody: military action"),
        ("Attacks forced the port to close.", "somebody: military action"),
    ],
)
def test_short_forms(pipeline: Pipeline, sentence: str, expected: str) -> None:
    found = pipeline(Article(text=sentence))
    assert expected in {s.label for s in found.situations if isinstance(s, Event)}
