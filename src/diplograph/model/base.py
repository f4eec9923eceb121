"""What all records share: frozen, closed, compared by value. Also spans and the paths that ids are made of."""

import hashlib
import re
import unicodedata
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, model_validator

BASE = "https://w3id.org/diplograph/id/"


class Record(BaseModel):
    """A frozen record; a stage that changes one returns a new one: `event.model_copy(update={"place": place})`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of an article's stored text: 0-based Unicode code points, end-exclusive.

    >>> Span(start=0, end=6).of("Russia said")
    'Russia'
    """

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> "Span":
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}-{self.end}")
        return self

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end


def slug(name: str) -> str:
    """Return a short ASCII key for a name, for ids that people read.

    >>> slug("Élysée Palace (Paris)")
    'elysee-palace-paris'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or digest(name, length=10)


def digest(*parts: object, length: int = 20) -> str:
    """Return the first `length` hex digits of the SHA-256 of the parts, for ids made of content.

    >>> digest("a", 1, length=8)
    '839e11a4'
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:length]


def article_path(article_id: str) -> str:
    """Return the id below which all parts of an article lie (an IRI path relative to `BASE`).

    >>> article_path("wn 1/2")
    'article/wn%201%2F2'
    """
    return "article/" + quote(article_id, safe="-._~")
