"""Words that the clause gives another sense: nothing of their usual type is read."""

import pytest

from diplograph.model import Article, Event
from diplograph.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load("en", weigh=False)


@pytest.mark.parametrize(
    ("sentence", "barred"),
    [
        ("Senator Moe on Friday called Anna Bell a good friend.", "PhoneCall"),
        ("Foreign Minister Anna Bell warned Chad that prices might rise.", "Threat"),
        ("The agency called Ohio for Senator Anna Bell.", "Request"),
        ('"The spirit that should guide the talks is lost," Minister Karl Moe said.', "Request"),
        ('"The harvest should rise next year," Minister Karl Moe said.', "Request"),
        ('"We will see," Minister Karl Moe said.', "Commitment"),
        ("Greece and Turkey ended their talks in Paris.", "ReduceRelations"),
        ("Senator Anna Bell suspended her campaign.", "Resignation"),
        ("Samoa declared a state of emergency over the measles outbreak.", "Coercion"),
    ],
)
def test_another_sense(pipeline: Pipeline, sentence: str, barred: str) -> None:
    """One sentence for each sense."""
    read = pipeline(Article(text=sentence)).situations
    assert barred not in {s.type for s in read if isinstance(s, Event)}


def test_the_usual_sense(pipeline: Pipeline) -> None:
    """What a power would do is a threat still, and what its head says that it will do a commitment."""
    read = pipeline(Article(text="Foreign Minister Anna Bell warned Chad that it would pay a price.")).situations
    assert "Threat" in {s.type for s in read}
    read = pipeline(Article(text="Norway threatened action against Iceland for what it sees as theft.")).situations
    assert "Threat" in {s.type for s in read}
    read = pipeline(Article(text='"We will rebuild the harbour," Prime Minister Karl Moe said.')).situations
    assert "Commitment" in {s.type for s in read}
