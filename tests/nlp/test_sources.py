"""Sources that nothing else names become actors: who only speaks, what only tells."""

import pytest

from diplograph.model import Article
from diplograph.nlp.actor_index import ActorIndex
from diplograph.pipeline import Pipeline


@pytest.fixture(scope="module")
def read() -> Pipeline:
    return Pipeline.load("en", weigh=False)


def sources(read: Pipeline, text: str) -> set[str]:
    doc = read.annotate(Article(text=text))
    return {actor.name for actor in doc._.actors if actor.why.startswith("source of")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reports said Norway had closed the port.", "Reports"),
        ("Eyewitnesses said Norway had closed the port.", "Eyewitnesses"),
        ("There were reports that Norway had closed the port.", "reports"),
    ],
)
def test_who_only_speaks_is_an_actor(read: Pipeline, text: str, name: str) -> None:
    assert sources(read, text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "A letter urging Norway to leave was sent.",
        "No organisation claimed that it had sunk the ship.",
        "The firm promoted its new drink.",
        "Norway said that it had closed the port.",
    ],
)
def test_papers_nobody_and_the_named_are_none(read: Pipeline, text: str) -> None:
    assert sources(read, text) == set()


def test_what_only_tells_is_a_party_to_nothing(read: Pipeline) -> None:
    doc = read.annotate(Article(text="Reports said Norway had closed the port."))
    index = ActorIndex(doc)
    assert index.at(doc[0]) == ()
    assert [index.name(i) for i in index.source(doc[0])] == ["Reports"]
