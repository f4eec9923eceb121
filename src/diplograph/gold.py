"""Annotated articles (data/gold/README.md says how they are written): JSON lines in, frozen records out."""

import json
from datetime import date as Day
from pathlib import Path

from pydantic import ValidationError

from diplograph.errors import DataFileError
from diplograph.model import Article, Record

Pair = tuple[int, int]


class GoldActor(Record):
    """An actor of an annotated article; `mentions` are offsets into its text."""

    key: str
    name: str
    type: str
    country: str | None = None
    role: str | None = None
    mentions: tuple[Pair, ...] = ()


class GoldEvent(Record):
    """An event; actors, recipients, envoy and chain are keys of actors."""

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    envoy: tuple[str, ...] = ()
    factuality: str
    chain: tuple[str, ...]
    standing: str
    time: tuple[Day, Day] | None = None
    place: str | None = None
    mode: str | None = None
    trigger: Pair
    evidence: Pair


class GoldStance(Record):
    """A stance; `target` is a key, or None when it is about a plan in the words of `about`."""

    holder: str
    target: str | None = None
    about: str | None = None
    value: str
    basis: str
    change: bool = False
    chain: tuple[str, ...] = ()
    evidence: Pair


class GoldArticle(Record):
    """An article with all that a careful reader found in it."""

    id: str
    title: str | None = None
    date: Day | None = None
    source: str | None = None
    text: str
    actors: tuple[GoldActor, ...]
    events: tuple[GoldEvent, ...]
    stances: tuple[GoldStance, ...]

    @property
    def article(self) -> Article:
        """The article alone, as a reader gets it."""
        return Article(id=self.id, title=self.title, date=self.date, source=self.source, text=self.text)


def read_gold(path: str | Path) -> list[GoldArticle]:
    """Return the annotated articles of a JSONL file.

    Raises:
        DataFileError: a line is no JSON object of this kind; names path and line.
    """
    file = Path(path)
    if not file.is_file():
        raise DataFileError(
            file, None, "no such file", "give a JSONL file of annotated articles, such as data/gold/tune.jsonl"
        )
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(GoldArticle.model_validate(json.loads(line)))
        except json.JSONDecodeError as e:
            raise DataFileError(file, number, f"no valid JSON: {e.msg}", "one object a line") from e
        except ValidationError as e:
            first = e.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise DataFileError(file, number, f'field "{where}": {first["msg"]}', "see data/gold/README.md") from e
    return found
