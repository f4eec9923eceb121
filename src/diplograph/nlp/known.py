"""What the actor finder asks of the actor tables, and how the answer looks."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from diplograph.model import ActorType
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the tables as one article may meet it; see model.Actor for the fields."""

    key: str
    name: str
    type: ActorType
    country: str | None = None
    qid: str | None = None
    confidence: float = 1.0
    why: str = "name in the tables"


class Known(Protocol):
    """The actor tables, as the finder asks them."""

    def names(self, columns: Columns) -> list[Naming]:
        """Return the names of the tables in the text, longest first at each place, none overlapping."""

    def actor(self, key: str) -> KnownActor:
        """Return the actor with that key (KeyError when there is none)."""

    def state(self, country: str) -> KnownActor | None:
        """Return the state with that ISO 3166-1 alpha-3 code."""

    def person(
        self,
        words: tuple[str, ...],
        *,
        key: str | None,
        on: date | None,
        country: str | None,
        role: str | None,
        countries: frozenset[str],
    ) -> KnownActor | None:
        """Return the person of that name on that day, or None when nobody or more than one is meant.

        Args:
            words: the fullest name in the article.
            key: key of the tables, when the whole name stands there.
            on: the article's date.
            country: the country that the title in the text gives.
            role: the title in the text.
            countries: all countries that the article speaks of.
        """
