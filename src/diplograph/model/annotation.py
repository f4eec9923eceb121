"""What the components see in a text, before any event is made of it (`diplograph annotate` prints these)."""

from datetime import date
from typing import Literal

from diplograph.model.base import Record, Span
from diplograph.model.terms import Factuality, TimeBasis, TimePrecision


class Paragraph(Record):
    """A stretch of the stored text and what it is; only the kinds that are read reach the parser.

    `advert`, `credit` and `repeat` (a caption or headline told again word for word) are stored but not read.
    """

    span: Span
    kind: Literal["headline", "subhead", "caption", "dateline", "body", "list", "advert", "credit", "repeat"] = "body"

    @property
    def is_read(self) -> bool:
        """Say whether claims are read from it."""
        return self.kind not in ("advert", "credit", "repeat", "dateline")


class Quote(Record):
    """Words between quotation marks (marks included)."""

    span: Span


class Attribution(Record):
    """Somebody says (thinks, writes, denies ...) something.

    Attributes:
        source: the words that name the speaker, None when nobody is named ("it was reported that").
        cue: the reporting words ("said", "according to").
        content: what is said, in the order of the text, quotation marks included.
        manner: what kind of cue it is, from the lexicon: say, deny, ask, accuse, think, ...
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    manner: str = "say"
    rule: str = ""


class Predicate(Record):
    """A verb or noun that names something that may happen, and how the innermost speaker presents it."""

    start: int
    end: int
    factuality: Factuality
    rule: str = ""


class TimeExpression(Record):
    """A time in the text. `start`/`end` are offsets; `earliest`/`latest` days (inclusive; None: open or unresolved)."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    basis: TimeBasis
    rule: str = ""


class ActorMention(Record):
    """A stretch that names an actor, or a pronoun or nominal that points to one.

    Attributes:
        actor: id of the actor; None when it was left open.
        head: offset of the head word's first character.
        form: name, demonym, capital, title, nominal, pronoun; source: it only speaks ("reports").
    """

    span: Span
    actor: str | None
    head: int
    form: Literal["name", "demonym", "capital", "title", "nominal", "pronoun", "source"]
