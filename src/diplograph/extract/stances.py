"""Happenings in, stances out: who is for or against whom or what, by words or by an act, and whether that is new.

Which type of event says what about its actor's stance stands in data/lexicon/en/stances.yaml; words that name no event
("sides with", "is hostile to") in stance-words.yaml.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from diplograph.extract.clauses import arguments
from diplograph.extract.happenings import Happening, HappeningFinder
from diplograph.extract.issues import Issue
from diplograph.extract.speakers import Level
from diplograph.lexicon.frames import FrameSet
from diplograph.lexicon.stances import StanceFrame, StanceRule, StanceWords, load_stance_frames, load_stance_rules
from diplograph.model import ActorType, Factuality, Span, StanceValue

NEAR = 60  # characters between a trigger and the words that mark a turn
MEANT = (Factuality.HOLDS, Factuality.PLANNED)
OWNERS = ("poss", "subject", "by", "modifier", "from")  # where the party stands whose deed an issue is
Side = tuple[str | None, Issue | None]


@dataclass(frozen=True)
class Held:
    """A stance as read: `target` is an actor id, or None when it is the plan or issue `issue`."""

    holder: str
    target: str | None
    issue: Issue | None
    value: StanceValue
    intensity: float
    stated: bool
    change: bool
    happening: Happening

    @property
    def about(self) -> Span | None:
        """The words of the issue."""
        return self.issue.span if self.issue is not None else None


class StanceRules:
    """What events and words say about the stance of their actors."""

    def __init__(self, rules: Iterable[StanceRule], words: StanceWords, frames: FrameSet) -> None:
        self.words, self.frames = words, frames
        self.by_type: dict[str, list[StanceRule]] = {}
        for rule in rules:
            self.by_type.setdefault(rule.type, []).append(rule)

    @classmethod
    def load(cls, language: str, types: frozenset[str]) -> "StanceRules":
        """Read stances.yaml and stance-words.yaml of data/lexicon/<language>/.

        Raises:
            DataFileError: a rule names no event type, or a field is wrong.
        """
        return cls(*load_stance_rules(language, types), load_stance_frames(language))

    def held(self, finder: HappeningFinder, happenings: Iterable[Happening]) -> Iterator[Held]:
        """Yield the stances, outer speech first; one that is told again comes in the words of its first telling."""
        found = [held for happening in happenings for held in self._of_event(finder, happening)]
        found += [held for happening in finder.worded(self.frames) for held in self._of_words(finder, happening)]
        kept: dict[tuple[str, StanceValue, str | None], list[Held]] = {}
        for held in sorted(found, key=lambda h: (len(h.happening.levels), h.happening.trigger.start)):
            alike = kept.setdefault((held.holder, held.value, held.target), [])
            known = next((k for k in alike if _same(held, k)), None)
            if known is None:
                alike.append(held)
                yield held
            elif known.happening.chain == held.happening.chain:  # told twice: one stance with the evidence of both
                yield replace(held, issue=known.issue)

    def _of_event(self, finder: HappeningFinder, happening: Happening) -> Iterator[Held]:
        for rule in self.by_type.get(happening.frame.type, ()):
            frame = happening.frame.frame
            if (rule.frames and frame not in rule.frames) or frame in rule.not_frames:
                continue
            if rule.vote is not None and rule.vote != happening.frame.vote:
                continue
            value = rule.value
            if happening.factuality == Factuality.DOES_NOT_HOLD and rule.denied is not None:
                value = rule.denied
            elif happening.factuality != Factuality.HOLDS:
                continue
            sides = self._sides(finder, happening, rule.toward)
            if rule.powers:
                sides = [side for side in sides if _is_power(finder, side[0])]
            if rule.named:
                sides = [side for side in sides if _has_name(finder, side[0])]
            if rule.ended is not None and self._ends(happening):
                value, sides = rule.ended, _whose(finder, happening)
            yield from self._each(happening, sides, value, rule.intensity, rule.basis == "stated")

    def _of_words(self, finder: HappeningFinder, happening: Happening) -> Iterator[Held]:
        frame = happening.frame
        assert isinstance(frame, StanceFrame)
        if happening.factuality == Factuality.DOES_NOT_HOLD:
            value = frame.denied
        else:
            meant = happening.factuality in MEANT or (frame.firm and happening.factuality == Factuality.WANTED)
            value = frame.value if meant else None
        if value is not None:
            sides = self._sides(finder, happening, frame.toward)
            yield from self._each(happening, sides, value, frame.intensity, frame.basis == "stated")

    def _each(
        self, happening: Happening, sides: list[Side], value: StanceValue, intensity: float, stated: bool
    ) -> Iterator[Held]:
        for holder in happening.parties.actors:
            own = replace(happening, levels=_without(holder, happening))
            for target, issue in sides:
                if target != holder:
                    yield Held(holder, target, issue, value, intensity, stated, self._turns(own), own)

    def _sides(self, finder: HappeningFinder, happening: Happening, toward: str) -> list[Side]:
        """Return toward whom or what the stance is."""
        issue = happening.issue
        others = list(happening.parties.recipients) if toward not in ("about", "matter") else []
        if toward == "state":
            others = [_state_of(finder, actor) for actor in others]
        if toward == "both" and issue is not None and issue.root.dep_ == "xcomp":
            others = []  # "refused to grant Iran a loan": it is the loan that is refused
        if toward == "both" and issue is not None and not others:
            others = self._owner(finder, issue, happening)
        if (
            isinstance(happening.frame, StanceFrame)
            and happening.frame.mutual
            and not others
            and len(happening.parties.actors) > 1
        ):
            others = list(happening.parties.actors)
        sides: list[Side] = [(actor, issue) for actor in others if self._is_side(finder, actor)]
        noun = issue is not None and issue.root.pos_ in ("NOUN", "PROPN")
        if not sides and issue is not None and (toward in ("about", "both") or (toward == "matter" and noun)):
            sides = [(None, issue)] if _is_matter(issue) else []
        return sides

    def _owner(self, finder: HappeningFinder, issue: Issue, happening: Happening) -> list[str]:
        """Return whose deed the issue is: "[Iran]'s raid", "raids by [Iran]"; a paper is nobody's deed."""
        root = issue.root
        if root.pos_ not in ("NOUN", "PROPN") or root.lemma_.lower() in self.words.papers:
            return []
        found = arguments(root)
        named = list(finder.parties.actors_at(root))
        named += [a for function in OWNERS for token in found[function] for a in finder.index.at(token)]
        return [actor for actor in dict.fromkeys(named) if actor not in happening.parties.actors]

    def _is_side(self, finder: HappeningFinder, actor: str) -> bool:
        """Say whether an actor is a side, and no number of people who were hit or helped."""
        return not self.words.harmless & set(finder.index.name(actor).casefold().split())

    def _ends(self, happening: Happening) -> bool:
        """Say whether what is asked for is that something ends: "demanded that Iran stop"."""
        root = happening.issue.root if happening.issue is not None else None
        if root is None:
            return False
        negated = any(child.dep_ == "neg" for child in root.children)
        return root.lemma_.lower() in self.words.ending or negated

    def _turns(self, happening: Happening) -> bool:
        """Say whether the text says near the trigger that the stance is new."""
        low, high = happening.trigger.start - NEAR, happening.trigger.end + NEAR
        span = Span(start=max(happening.sentence.start, low), end=min(happening.sentence.end, high))
        text = span.of(happening.head.doc._.article.text).casefold()  # doc.text would be made anew each time
        return any(turn in text for turn in self.words.turns)


def _is_matter(issue: Issue) -> bool:
    """Say whether the words name a matter: no lone verb, no "be identified", and no number of something."""
    root = issue.root
    if root.pos_ in ("NUM", "PRON", "DET", "ADJ"):
        return False
    if root.pos_ not in ("VERB", "AUX") or root.tag_ == "VBG":
        return True
    parts = {child.dep_ for child in root.children if child.idx >= issue.span.start}
    return bool(parts & {"nsubj", "nsubjpass"}) or ("auxpass" not in parts and issue.span.end > root.idx + len(root))


def _has_name(finder: HappeningFinder, actor: str | None) -> bool:
    known = finder.index.actor(actor) if actor is not None else None
    return known is not None and known.type is ActorType.PERSON


def _is_power(finder: HappeningFinder, actor: str | None) -> bool:
    known = finder.index.actor(actor) if actor is not None else None
    return known is not None and known.type not in (ActorType.UNNAMED_ACTOR, ActorType.ACTOR_GROUP)


def _state_of(finder: HappeningFinder, actor: str) -> str:
    """Return the state that an actor acts for, where the article names it; else the actor."""
    known = finder.index.actor(actor)
    country = known.country if known is not None else None
    states = (a.id for a in finder.doc._.actors if a.type is ActorType.STATE and a.country == country)
    return next(states, actor) if country is not None else actor


def _whose(finder: HappeningFinder, happening: Happening) -> list[Side]:
    """Return whose act is to end: who is asked, else the first other actor in the words, else the act itself."""
    issue = happening.issue
    assert issue is not None
    known = set(happening.parties.actors)
    inside = [actor for actor in finder.index.within(issue.root.subtree) if actor not in known]
    others = happening.parties.recipients or tuple(inside[:1])
    return [(actor, issue) for actor in others] or [(None, issue)]


def _without(holder: str, happening: Happening) -> tuple[Level, ...]:
    """Return the levels of speech without the holder's own last one: what he says of himself needs no speaker."""
    levels = happening.levels
    while levels and levels[-1].source == holder:
        levels = levels[:-1]
    return levels


def _same(held: Held, known: Held) -> bool:
    """Say whether of two stances with the same holder, value and target one tells the other again."""
    chain, shallower = held.happening.chain, known.happening.chain
    if chain[: len(shallower)] != shallower:
        return False
    if held.target is not None or held.issue is None or known.issue is None:
        return True
    return held.issue.span.overlaps(known.issue.span) or held.issue.root.lemma_ == known.issue.root.lemma_
