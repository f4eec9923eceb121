"""What is talked about: events, stances, conditions. Nothing here says that it is true; that is the claim's work."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from diplograph.model.base import Record, Span
from diplograph.model.terms import StanceValue, TimeBasis, TimePrecision, VoteValue


class Interval(Record):
    """A time with the days it lies between (both inclusive; None: open on that side).

    Attributes:
        text: the words it was computed from; span: where they stand.
    """

    start: date | None
    end: date | None
    precision: TimePrecision
    basis: TimeBasis
    text: str | None = None
    span: Span | None = None


class Amount(Record):
    """A sum of money: value in whole units of `currency` (ISO 4217), None where the text gives no number."""

    value: float | None
    currency: str | None
    text: str


class Situation(Record):
    """What the three kinds share.

    Attributes:
        id: "article/ID/event/HASH" (made of content).
        type: local name of the most specific ontology class ("Meeting").
        actors, recipients, participants: actor ids; symmetric events (a meeting) have `participants` alone.
        about: ids of actors, places or situations that it concerns.
        place, destination: place ids.  part_of, purpose, result: situation ids.
        mentions: the words that name it (its triggers).
    """

    id: str
    type: str
    label: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    time: Interval | None = None
    place: str | None = None
    destination: str | None = None
    part_of: str | None = None
    purpose: str | None = None
    result: str | None = None
    amount: Amount | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Everyone who takes part, each once, in the order actors, recipients, participants."""
        return tuple(dict.fromkeys(self.actors + self.recipients + self.participants))


class Event(Situation):
    """Something that happens, or might.

    Attributes:
        envoys: who is sent (EnvoyMission).  vote: how the actors voted (Vote).
        content: ids of the claims that a speech event utters.
        from_stance, to_stance, first_time: only for a StanceChange (stance ids).

    >>> talks = Event(id="article/a/event/1", type="Meeting", label="", participants=("actor/NOR", "actor/ISL"))
    >>> talks.parties
    ('actor/NOR', 'actor/ISL')
    """

    kind: Literal["Event"] = "Event"
    envoys: tuple[str, ...] = ()
    vote: VoteValue | None = None
    content: tuple[str, ...] = ()
    from_stance: str | None = None
    to_stance: str | None = None
    first_time: bool | None = None


class Stance(Situation):
    """Somebody is for or against somebody or something.

    Attributes:
        holder: actor id.  target: an actor, or a Condition labelled with the words of the plan or issue.
        intensity: 0..1 in bins .25 weak, .5 clear, .75 strong, 1 ultimate.
        inferred_from: the event it was derived from; None when it is stated in words.
    """

    kind: Literal["Stance"] = "Stance"
    holder: str
    target: str
    value: StanceValue
    intensity: float | None = Field(default=None, ge=0, le=1)
    inferred_from: str | None = None


class Condition(Situation):
    """A state of affairs, a plan or an issue, labelled with the words of the text."""

    kind: Literal["Condition"] = "Condition"


AnySituation = Annotated[Event | Stance | Condition, Field(discriminator="kind")]
