"""Candidates in, events with their parties out: which words name an event in this sense, and who is what in it.

The weights are learned from data/gold/ (learn/); what cannot be weighed is left to the rules: envoys, meetings of one
with several.
"""

from dataclasses import dataclass, replace

from diplograph.extract import traits
from diplograph.extract.candidates import Candidate
from diplograph.extract.cast import Cast
from diplograph.extract.matching import Match
from diplograph.extract.parties import Parties
from diplograph.extract.speakers import Speakers, span_of
from diplograph.extract.weights import Weights, load_weights
from diplograph.ontology import schema

LEAST = 0.3  # probability from which a candidate is read; DECISIONS.md says how it was chosen
PARTY = 0.35  # probability from which an actor is a party


@dataclass(frozen=True)
class Decider:
    """What the model reads.

    Attributes:
        events: is it an event?  actors: does this actor do it?  recipients: is it toward this actor?
        least: probability from which a candidate is read.
    """

    events: Weights
    actors: Weights
    recipients: Weights
    least: float = LEAST

    @classmethod
    def load(cls) -> "Decider":
        """Return the model that ships with diplograph.

        Raises:
            DataFileError: a file of weights is missing or broken.
        """
        return cls(load_weights("events"), load_weights("actors"), load_weights("recipients"))

    def decide(self, found: list[Candidate], cast: Cast, speakers: Speakers) -> list[tuple[Match, Parties]]:
        """Return the events in the order of the text; no word is in two of them, no actor on both sides."""
        weighed = []
        for candidate in found:
            levels = speakers.over(span_of([candidate.match.head]))
            chance = self.events.probability(traits.of_event(candidate, cast, levels))
            if chance >= self.least:
                weighed.append((chance, candidate))
        taken: set[int] = set()
        kept: list[Candidate] = []
        for _, candidate in sorted(weighed, key=lambda item: (-item[0], item[1].match.head.i, item[1].type)):
            if not candidate.match.claimed & taken:
                taken |= candidate.match.claimed
                kept.append(candidate)
        kept.sort(key=lambda candidate: candidate.match.head.i)
        return [(c.match, parties) for c in kept for parties in self._parties(c, cast, speakers)]

    def _parties(self, candidate: Candidate, cast: Cast, speakers: Speakers) -> tuple[Parties, ...]:
        if len(candidate.read) > 1:
            return candidate.read
        levels = speakers.over(span_of([candidate.match.head]))
        doers: list[tuple[float, str]] = []
        others: list[tuple[float, str]] = []
        for actor in cast.pool(candidate, levels):
            found = traits.of_party(candidate, actor, cast, levels)
            does, suffers = self.actors.probability(found), self.recipients.probability(found)
            if max(does, suffers) >= PARTY:
                (doers if does >= suffers else others).append((max(does, suffers), actor))
        actors = tuple(actor for _, actor in sorted(doers, key=lambda d: -d[0]))
        recipients = tuple(actor for _, actor in sorted(others, key=lambda d: -d[0]))
        if schema.symmetric(candidate.type):
            actors, recipients = (*actors, *recipients), ()
        return (replace(candidate.parties, actors=actors, recipients=recipients),)
