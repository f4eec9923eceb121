"""The records of the views that tell: one claim with all that a view says of it, and which claims are wanted.

Reading the graph is the work of `ledger`, wording that of `wording`.
"""

from collections.abc import Iterable
from datetime import date as Day
from typing import Literal

from diplograph.errors import QueryError, did_you_mean
from diplograph.model import Factuality, Record, StanceValue, Standing, TimeBasis, TimePrecision, VoteValue
from diplograph.ontology import schema, vocab
from diplograph.relations.records import Evidence, Party, Tone

Status = Literal["held", "open", "denied"]


class When(Record):
    """When something happened, or is to; the fields are those of `model.Interval`, None where nothing is known.

    >>> When(start=Day(2011, 3, 1), end=Day(2011, 3, 31)).one_day
    False
    """

    start: Day | None = None
    end: Day | None = None
    precision: TimePrecision | None = None
    basis: TimeBasis | None = None
    text: str | None = None

    @property
    def one_day(self) -> bool:
        """Say whether it is one known day."""
        return self.start is not None and self.start == self.end

    @property
    def known(self) -> bool:
        """Say whether the text tells of a time that could be placed."""
        told = self.basis not in (TimeBasis.PUBLICATION_FALLBACK, TimeBasis.UNANCHORED)
        return told and (self.start is not None or self.end is not None)


class Item(Record):
    """One claim: somebody says that this happened, is planned, is held, is denied ...

    Attributes:
        claim, situation, article: ids.  relay: id of the claim that carries this one.
        kind: type of the event, or "Stance".  value, intensity, inferred: of a stance.
        actors, recipients: of a stance its holder and the actor toward whom; of a symmetric event all are `actors`.
        mutual: its parties did it with each other, as in a meeting; several `actors` alone did it side by side.
        envoys: who is sent.  issue: what a stance is about when it is no actor.
        label: the reader's words for it.  measure, vote: of a vote.  amount: a sum of money, in words.
        event: the event that several articles tell of, this being one telling; None when no other tells of it.
        speakers: outermost first; empty when the article itself says so.
        printed: the article's day.  said_on: the day its source said it.
    """

    claim: str
    situation: str
    event: str | None = None
    article: str
    relay: str | None = None
    kind: str
    value: StanceValue | None = None
    intensity: float | None = None
    inferred: bool = False
    label: str = ""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    mutual: bool = False
    envoys: tuple[Party, ...] = ()
    issue: str | None = None
    place: str | None = None
    vote: VoteValue | None = None
    measure: str | None = None
    amount: str | None = None
    when: When = When()
    said_on: Day | None = None
    printed: Day | None = None
    factuality: Factuality
    standing: Standing
    speakers: tuple[Party, ...] = ()
    confidence: float
    rule: str = ""
    tone: Tone = "neutral"
    evidence: tuple[Evidence, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.envoys, *self.recipients)))

    @property
    def status(self) -> Status:
        """As of a `Relation`: held by its source's word, open (planned, wanted, alleged ...), or denied."""
        if self.factuality is Factuality.DOES_NOT_HOLD:
            return "denied"
        return "held" if self.factuality is Factuality.HOLDS and self.standing is not Standing.ALLEGED else "open"

    @property
    def ties(self) -> bool:
        """Say whether it ties two actors: toward somebody, or with each other."""
        acting = {party.id for party in (*self.actors, *self.envoys)}
        if self.mutual:
            return len(acting) > 1
        return any(acting - {party.id} for party in self.recipients)

    @property
    def told(self) -> Day | None:
        """The day it was said, else printed."""
        return self.said_on or self.printed

    @property
    def day(self) -> Day | None:
        """The day to sort it by: its first, else its last, else when it was told."""
        return self.when.start or self.when.end or self.told

    @property
    def is_stance(self) -> bool:
        """Say whether it is for or against somebody or something."""
        return self.value is not None

    def is_a(self, *names: str) -> bool:
        """Say whether its type is one of these or stands below one."""
        return self.value is None and any(schema.is_a(self.kind, name) for name in names)

    def has(self, ids: Iterable[str], *, speaking: bool = False) -> bool:
        """Say whether one of these actors takes part (or, with `speaking`, speaks)."""
        among = {*self.parties, *(self.speakers if speaking else ())}
        return not {party.id for party in among}.isdisjoint(ids)


class Chosen(Record):
    """Which claims are wanted; the same words as those of `relations()`.

    Attributes:
        since, until: keep what may lie between them, by the event's time, else by when it was told.
        as_of: keep what had been said or printed by then.
        kinds: event types or classes above them, "Stance", "Supports", "Opposes" ...; () keeps all.
        min_confidence: 0..1.
    """

    since: Day | None = None
    until: Day | None = None
    as_of: Day | None = None
    kinds: tuple[str, ...] = ()
    min_confidence: float = 0.0

    def checked(self) -> "Chosen":
        """Return itself when its kinds are known.

        Raises:
            QueryError: a kind that is none.

        >>> Chosen(kinds=("Meting",)).checked()
        Traceback (most recent call last):
        diplograph.errors.QueryError: no kind "Meting"; did you mean "Meeting"?
        """
        known = (*vocab.ANCESTORS, *StanceValue)
        for kind in self.kinds:
            if kind not in known:
                hint = did_you_mean(kind, known)
                raise QueryError(f'no kind "{kind}"' + (f"; {hint}" if hint else ""))
        return self

    def keeps(self, item: Item) -> bool:
        """Say whether the claim is wanted."""
        if item.confidence < self.min_confidence or (self.as_of and (item.told is None or item.told > self.as_of)):
            return False
        names = (item.value,) if item.value else (item.kind, *schema.superclasses(item.kind))
        if self.kinds and not {*names, *(("Stance",) if item.value else ())} & {*self.kinds}:
            return False
        begin, finish = item.when.start or item.when.end or item.told, item.when.end or item.when.start or item.told
        if self.since is None and self.until is None:
            return True
        if begin is None or finish is None:
            return False
        return (self.since is None or finish >= self.since) and (self.until is None or begin <= self.until)


class Holding(Record):
    """An office that somebody held; `seen` is the one day known when only a text shows it, `article` that text's id."""

    person: Party
    title: str
    actor: Party | None = None
    start: Day | None = None
    end: Day | None = None
    seen: Day | None = None
    source: str
    article: str | None = None
