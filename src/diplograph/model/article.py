"""An article as it is stored. Its text is never changed after ingest: every offset of the product points into it."""

import hashlib
from datetime import date as Day
from functools import cached_property

from pydantic import Field

from diplograph.model.base import Record, article_path, digest


class Article(Record):
    """One article.

    Attributes:
        id: the id given by the file, else a hash of the text.
        text: the stored text (Unicode code points; offsets count these).
        date: day of publication, or None when the article does not say; then no time is guessed.
        source: publisher, as the file names it.
        language: ISO 639-1 code.

    >>> Article(text="Russia met NATO.", source="Example Post").path
    'article/88d93d58cacd6739'
    """

    text: str
    id: str = Field(default_factory=lambda data: digest(data["text"], length=16), min_length=1)
    title: str | None = None
    date: Day | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def path(self) -> str:
        """Id of the article below the base IRI."""
        return article_path(self.id)

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the stored text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()
