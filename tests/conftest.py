"""What all tests may use: one pipeline for the whole run, and a way to read a text into claims in words."""

from collections.abc import Callable
from datetime import date

import pytest

from diplograph.model import Article, Extraction


@pytest.fixture(scope="session")
def pipeline():
    """The default reader, loaded once."""
    from diplograph.pipeline import Pipeline

    return Pipeline.load("en")


@pytest.fixture
def read(pipeline) -> Callable[..., Extraction]:
    """Read a text as an article of 2 March 2021 by the Example Post."""

    def read_text(text: str, day: date | None = date(2021, 3, 2), source: str = "Example Post") -> Extraction:
        return pipeline(Article(text=text, id="example", date=day, source=source))

    return read_text
