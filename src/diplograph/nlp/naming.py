"""The working record of the actor finders: one stretch of tokens that names somebody, before it becomes an Actor."""

from dataclasses import dataclass, field
from typing import Literal

from diplograph.model import ActorType

Kind = Literal["person", "state", "organisation", "place", "people", "group", "unnamed", "other"]
Form = Literal["name", "demonym", "capital", "title", "nominal", "pronoun"]


@dataclass(slots=True)
class Naming:
    """Tokens [start, end) that name one actor.

    Attributes:
        head: token that carries the phrase in its clause.
        kind: what it names; "people" is a demonym, "other" blocks the tokens but is no actor.
        key: key in the actor tables; None for one that only the article knows.
        title: tokens of the title that stands with the name; title_head: its noun;
            more_heads: nouns joined to it ("founder and president").
        acting: False where a state's name only locates, or stands in a title or an attribute.
        hidden: part of a body's name ("U.S." in "U.S. Navy"): no mention of the state at all.
        owner: in the title of a person, the name of the one that is served.
        link: id of the actor, once decided.
    """

    start: int
    end: int
    head: int
    kind: Kind
    form: Form = "name"
    type: ActorType | None = None
    key: str | None = None
    country: str | None = None
    role: str | None = None
    title: tuple[int, int] | None = None
    title_head: int | None = None
    more_heads: tuple[int, ...] = ()
    acting: bool = True
    hidden: bool = False
    link: str | None = None
    confidence: float = 1.0
    why: str = ""
    candidates: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=())
    owner: "Naming | None" = None

    def covers(self, token: int) -> bool:
        """Say whether the token is part of the name."""
        return self.start <= token < self.end


def index(size: int, namings: list[Naming]) -> list[Naming | None]:
    """Return for each token the naming that covers it."""
    at: list[Naming | None] = [None] * size
    for naming in namings:
        at[naming.start : naming.end] = [naming] * (naming.end - naming.start)
    return at
