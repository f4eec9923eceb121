"""The records of the relations: who stands on either end, the relation, and the words that show it.

In a network their fields lie flat as networkx attributes (`net.edges[u, v, key]["tone"]`), so that networkx's own
functions reach them; `party` and `relations_of` in `attributes.py` give the records back.
"""

from datetime import date as Day
from typing import Literal

from diplograph.model import ActorType, Factuality, Record, Span, Standing

Tone = Literal["cooperative", "conflictual", "neutral"]
Level = Literal["actor", "state"]
OF_ARTICLE = "article/"  # what the ids of actors begin with that no table has
NAMELESS = frozenset({ActorType.UNNAMED_ACTOR, ActorType.ACTOR_GROUP})


class Party(Record):
    """An actor as a node.

    Attributes:
        id: actor id, or the state's at level "state".
        country: ISO 3166-1 alpha-3, where the graph knows it.
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    qid: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether nobody can say who it is: "officials", "the two countries"; of no table, of no state, without a name.

        >>> told = {"id": "article/a1/actor/officials", "type": "UnnamedActor"}
        >>> Party(name="officials", **told).unnamed, Party(name="officials", country="FRE", **told).unnamed
        (True, False)
        """
        known = self.qid or self.country or not self.id.startswith(OF_ARTICLE)
        return self.type in NAMELESS and not known and self.name == self.name.lower()


class Evidence(Record):
    """The words of one article that show a relation.

    Attributes:
        article: id of the article ("article/...").  identifier: the id that its file gave it.
        sentence: the words from `start` to `end` of the stored text (code points, end-exclusive).
        triggers: where, in the article, the words stand that name the event; all lie within start..end.

    >>> words = (Span(start=20, end=27),)
    >>> text = "Freedonia accused Sylvania."
    >>> shown = Evidence(article="article/a1", identifier="a1", sentence=text, start=10, end=37, triggers=words)
    >>> shown.pieces()
    (('Freedonia ', False), ('accused', True), (' Sylvania.', False))
    """

    article: str
    identifier: str
    title: str | None = None
    source: str | None = None
    date: Day | None = None
    url: str | None = None
    sentence: str
    start: int
    end: int
    triggers: tuple[Span, ...] = ()

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """Return the sentence cut into (words, are they a trigger?); joined they are the sentence again."""
        marked = [False] * len(self.sentence)
        for span in self.triggers:
            for i in range(max(span.start - self.start, 0), min(span.end - self.start, len(marked))):
                marked[i] = True
        pieces: list[tuple[str, bool]] = []
        begin = 0
        for i in range(1, len(marked) + 1):
            if i == len(marked) or marked[i] != marked[begin]:
                pieces.append((self.sentence[begin:i], marked[begin]))
                begin = i
        return tuple(pieces)


class Relation(Record):
    """One claim about one pair: somebody did something toward somebody, or is for or against them.

    Attributes:
        actor, recipient: the ids of the two nodes; for a symmetric one (a meeting) in the order of their names.
        actor_id, recipient_id: the actors of the graph behind the nodes (at level "state" the first of them).
        kind: local name of the event's type, or the stance's value ("Supports", "Opposes").
        score: PLOVER score of the event type from the ontology, -10..10; None where it has none (stances too).
        start, end: first and last day on which it lies (None: not known).  said_on: the day its source said it.
        date: the article's day.
        speakers: names, outermost first; empty when the article itself says so.
        intensity: of a stance, 0..1.  inferred: the stance was derived from an act, not stated.
        confidence: probability of being rightly read (not of being true), 0..1.
        event: the event of which several articles tell, its situation being one telling; None: only its own tells.
        cluster: the copies of one text to which its article belongs; None: it has no copies.
    """

    actor: str
    recipient: str
    actor_id: str
    recipient_id: str
    symmetric: bool = False
    kind: str
    tone: Tone
    score: float | None = None
    factuality: Factuality
    standing: Standing
    start: Day | None = None
    end: Day | None = None
    said_on: Day | None = None
    date: Day | None = None
    speakers: tuple[str, ...] = ()
    intensity: float | None = None
    inferred: bool = False
    confidence: float
    rule: str
    situation: str
    claim: str
    evidence: tuple[Evidence, ...]
    event: str | None = None
    cluster: str | None = None

    @property
    def day(self) -> Day | None:
        """The day to put it on a time line: the event's first day, else its last, else when it was said or printed."""
        return self.start or self.end or self.said_on or self.date

    @property
    def status(self) -> Literal["held", "open", "denied"]:
        """Whether it happened by its source's word, is planned, wanted, possible or alleged, or is denied."""
        if self.factuality is Factuality.DOES_NOT_HOLD:
            return "denied"
        held = self.factuality is Factuality.HOLDS and self.standing is not Standing.ALLEGED
        return "held" if held else "open"
