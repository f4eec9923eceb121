"""What crosses the files of this floor: an article as far as copies go, an event as one article tells it, a link."""

from datetime import date as Day

from pydantic import Field

from diplograph.model import Factuality, Record, Standing, digest


class Word(Record):
    """What one claim says of a told event.

    Attributes:
        sentence: its words.  source: who says so.
    """

    claim: str
    source: str
    factuality: Factuality
    standing: Standing
    sentence: str


class Telling(Record):
    """An event as one article tells it; what is compared of it, and nothing else.

    Attributes:
        id: of the situation.  article: its path.  issued: the article's day.
        actors, recipients: whom the graph means, or the names of those whom no table has (`reading.known`); all are
            `actors` where the type knows no two sides.
        state: by actor the state, bloc or body that it acted for.
        start, end: the days it lies between, None: not known.
        words: of its sentences, without the names of the parties.  affair: of the article's title and beginning.
        counts: what is counted in its sentences, by noun ("soldier": 3).
        said: its claims, the fullest first; () never.
    """

    id: str
    article: str
    issued: Day | None = None
    type: str
    label: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    state: dict[str, str] = Field(default_factory=dict)
    start: Day | None = None
    end: Day | None = None
    place: str | None = None
    place_country: str | None = None
    words: frozenset[str] = frozenset()
    affair: frozenset[str] = frozenset()
    counts: dict[str, float] = Field(default_factory=dict)
    amount: float | None = None
    currency: str | None = None
    said: tuple[Word, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties, each once."""
        return tuple(dict.fromkeys(self.actors + self.recipients))


class Reason(Record):
    """One thing in which two tellings are alike, or are not.

    Attributes:
        name: "type", "parties", "time", "place", "words", "affair" or "number".  value: 0..1.
        text: in words.
    """

    name: str
    value: float
    text: str


class Link(Record):
    """Two tellings that may be of one event.

    Attributes:
        left, right: ids of the situations, in their order.
        score: 0..1.  reasons: what it is made of.
        judged: id of the judgement that says so, whatever the score.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()
    judged: str | None = None


class Difference(Record):
    """Two claims of linked tellings that differ.

    Attributes:
        kind: as dg:conflictKind has it.  one, other: the claims.  text: in words.
    """

    kind: str
    one: str
    other: str
    text: str


class Stated(Record):
    """A position that an article states.

    Attributes:
        holder: an actor.  target: an actor, or the words of a plan or an issue.  names: of both, as the article has it.
        day: of the position, else when it was said or printed.
    """

    holder: str
    target: str
    names: tuple[str, str]
    day: Day
    claim: str
    article: str
    situation: str
    value: str

    @property
    def key(self) -> str:
        """What the positions of one holder toward one target share, in short."""
        return digest("position", self.holder, self.target, length=12)


class Turn(Record):
    """A holder took another position toward a target than an earlier article tells.

    Attributes:
        key: of the positions.  day: of the new position.  old, new: the stances; old_claim, new_claim: who says so.
    """

    key: str
    holder: str
    target: str
    old: str
    new: str
    old_claim: str
    new_claim: str
    old_value: str
    new_value: str
    day: Day
    label: str
