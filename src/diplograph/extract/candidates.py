"""What the frames' words may mean in, candidates out: each word with each type of event that it may name.

Rules read only what has the parties that a frame needs; here everything is proposed, and the model decides (decide.py).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from diplograph.extract.matching import Match, Senses
from diplograph.extract.parties import Parties, PartyFinder
from diplograph.lexicon.frames import NOTHING

Speaker = Callable[[Match], str | None]


@dataclass(frozen=True)
class Candidate:
    """A word that may name an event of a type.

    Attributes:
        match: the frame and its words.  parties: as the rules find them, also where a needed one is missing.
        read: all that the rules read here (several for "talks with A, B and C"); empty: they read no such event.
        met: whether the parties that the frame needs are there.
        senses: how many types the word may name.  barred: whether it is part of words that name no event.
    """

    match: Match
    parties: Parties
    read: tuple[Parties, ...]
    met: bool
    senses: int
    barred: bool

    @property
    def type(self) -> str:
        """The event type."""
        return self.match.frame.type


def candidates(
    senses: Senses, read: Iterable[tuple[Match, Parties]], parties: PartyFinder, speaker: Speaker
) -> list[Candidate]:
    """Return the candidates in the order of the text.

    Args:
        senses: what each word may open.  read: what the rules read.
        speaker: who says a match, where a frame's actor is whoever speaks; None: nobody, or it is another frame.
    """
    by_rule: dict[int, list[tuple[Match, Parties]]] = {}
    for match, found in read:
        by_rule.setdefault(match.head.i, []).append((match, found))
    proposed: list[Candidate] = []
    for i, opened in senses.items():
        best = _best(opened, parties, speaker)
        for match, _ in by_rule.get(i, ()):
            best[match.frame.type] = (match, True)  # what the rules read may be of a type that no frame here names
        barred = any(match.frame.type == NOTHING for match in opened)
        for kind, (match, met) in best.items():
            told = tuple(p for m, p in by_rule.get(i, ()) if m.frame.type == kind)
            own = told[0] if told else parties.roles_of(match, speaker(match))
            proposed.append(Candidate(match, own, told, met, len(best), barred))
    return proposed


def _best(opened: Iterable[Match], parties: PartyFinder, speaker: Speaker) -> dict[str, tuple[Match, bool]]:
    """Return for each type the match whose parties are there, else the one with the longest trigger."""
    best: dict[str, tuple[Match, bool]] = {}
    for match in opened:
        kind = match.frame.type
        if kind == NOTHING:
            continue
        met = parties.fill(match, speaker(match)) is not None
        known = best.get(kind)
        if known is None or (met, len(match.trigger)) > (known[1], len(known[0].trigger)):
            best[kind] = (match, met)
    return best
