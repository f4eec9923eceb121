"""A Doc in, happenings out: each trigger with its frame, parties, factuality, speakers, time and place.

Claims, ids and the merging of what is told twice are the work of claims.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from diplograph.extract.answers import answers
from diplograph.extract.hearsay import hearsay
from diplograph.extract.issues import Issue, issue
from diplograph.extract.matching import Match, matches
from diplograph.extract.parties import SPEAKER, Parties, PartyFinder
from diplograph.extract.places import PlaceFinder
from diplograph.extract.setting import Setting
from diplograph.extract.speakers import Level, Speakers, inner, span_of
from diplograph.lexicon.frames import Frame, FrameSet
from diplograph.model import ActorType, Amount, Factuality, Interval, Span, Standing, TimeExpression
from diplograph.nlp.actor_index import ActorIndex
from diplograph.nlp.modality import factuality
from diplograph.nlp.parse import sentence_end
from diplograph.nlp.time_owners import is_past, time_for
from diplograph.ontology import schema

ASKED = {"Demand", "Request"}  # what one's own state must do is asked of nobody: "Britain must leave"
SURE = 0.8  # confidence from which an actor's country is its own
UNDECIDED = {Factuality.WANTED, Factuality.CONDITIONAL}  # whatever the word settles: "urged her not to attend"
WITHHELD = {"Refusal"}  # acts whose content is nobody's word: "ignored the abuses by the rebels"
LONGEST = 600  # characters of evidence; a reader should see the sentence, not the page


@dataclass(frozen=True)
class Happening:
    """One trigger read.

    Attributes:
        levels: speakers, outermost first.  sentence: the evidence.  place: the words that name it.
        amount: the sum of money that it is about.
        issue: the plan or act that the trigger is about, for stances.
        standing: Alleged or Reported where the text only says that it is said; None: as the speakers have it.
    """

    frame: Frame
    head: Token
    trigger: Span
    parties: Parties
    factuality: Factuality
    levels: tuple[Level, ...]
    time: Interval | None
    place: Span | None
    amount: Amount | None
    sentence: Span
    issue: Issue | None
    standing: Standing | None = None

    @property
    def chain(self) -> tuple[str, ...]:
        """Actor ids of the speakers, outermost first."""
        return tuple(level.source for level in self.levels)

    @property
    def about(self) -> Span | None:
        """The words of the issue."""
        return self.issue.span if self.issue is not None else None


class HappeningFinder:
    """Finds the happenings of one Doc."""

    def __init__(self, doc: Doc, frames: FrameSet, places: PlaceFinder) -> None:
        self.doc, self.frames, self.places = doc, frames, places
        self.index = ActorIndex(doc)
        self.setting = Setting(doc, places)
        self._heads: frozenset[int] = frozenset()
        self.speakers = Speakers(doc, self.index, frames.classes["alleging"])
        self.parties = PartyFinder(self.index, frames.classes["part"], places, self.speakers)
        self.read = self._by_rules(matches(doc, frames, self._met))

    def _by_rules(self, matched: Iterable[Match]) -> list[tuple[Match, Parties]]:
        found = list(matched)
        read = self.parties.fill_all(match for match in found if not _by_speaker(match))
        self.speakers.add_acts((match, parties.actors) for match, parties in read)
        return list(answers(read + list(self._by_speakers(match for match in found if _by_speaker(match)))))

    def _met(self, match: Match) -> bool:
        return _by_speaker(match) or self.parties.fill(match) is not None

    def _speaker(self, match: Match) -> str | None:
        return self.speakers.of(match.head) if _by_speaker(match) else None

    def _by_speakers(self, spoken: Iterable[Match]) -> Iterator[tuple[Match, Parties]]:
        """Fill the frames whose actor is whoever speaks; what nobody says is the article's own view, no act."""
        for match in spoken:
            speaker = self._speaker(match)
            parties = self.parties.fill(match, speaker) if speaker is not None else None
            if parties is not None and parties.actors:
                others = parties.recipients
                if match.frame.type in ASKED:
                    others = tuple(a for a in others if not self._own_state(parties.actors[0], a))
                yield match, replace(parties, recipients=others)

    def _own_state(self, speaker: str, state: str) -> bool:
        """Say whether a state is the speaker's own: "Britain must leave," its prime minister said, toward nobody."""
        one, other = self.index.actor(speaker), self.index.actor(state)
        if one is None or other is None or other.type is not ActorType.STATE:
            return False
        sure = one.country is not None and one.confidence >= SURE  # no country that only the sentence suggests
        return sure and one.type is not ActorType.STATE and one.country == other.country

    def all(self) -> list[Happening]:
        """Return them in the order of the text."""
        ordered = sorted(self.read, key=lambda found: found[0].head.i)
        self._heads = frozenset(match.head.i for match, _ in ordered)
        return [self._happening(match, parties) for match, parties in ordered]

    def worded(self, frames: FrameSet) -> list[Happening]:
        """Return what the words of another set of frames say (stances); they are no events and open no speech."""
        found = list(matches(self.doc, frames, self._met))
        filled = [(m, self.parties.fill(m)) for m in found if not _by_speaker(m)]
        read = [(m, parties) for m, parties in filled if parties is not None]
        read += self._by_speakers([m for m in found if _by_speaker(m)])
        return [self._happening(match, parties) for match, parties in read]

    def _happening(self, match: Match, parties: Parties) -> Happening:
        trigger = span_of(match.trigger)
        levels = self.speakers.over(span_of([match.head]))
        if _by_speaker(match) and levels and levels[-1].source in parties.actors:
            levels = inner(levels)  # the act is the saying itself
        elif levels and _uttered(match) and _first_person(match):
            # "We welcome the deal," the minister said: the saying is his, whomever he speaks for
            parties, levels = replace(parties, actors=(levels[-1].source,)), inner(levels)
        elif levels and _first_person(match) and not _takes_part(match):
            # "We sent troops": what his state did it did, on his word
            parties = replace(parties, actors=self._besides(levels[-1].source, parties.actors))
        levels = tuple(v for v in levels if v.manner not in WITHHELD or v.source in parties.actors)
        own = factuality(match.head)[0]
        if match.frame.outcome and own not in UNDECIDED:
            own = Factuality(match.frame.outcome)
        performed = own == Factuality.PLANNED or (own == Factuality.WANTED and match.head.tag_ == "VBP")
        if performed and _uttered(match) and _first_person(match):
            own = Factuality.HOLDS  # "We will continue to call for a truce", "I request": saying so is doing so
        if levels and levels[-1].weighs and levels[-1].source in parties.actors:
            levels = levels[:-1]  # "Chad wants to sign", "considers signing": no word of Chad's is told
        when = interval(self.doc, time_for(match.head) or time_for(_clause(match.head)))
        if own == Factuality.HOLDS and self._is_to_come(when) and not is_past(match.head):
            own = Factuality.PLANNED  # "a key vote on Thursday"
        if own == Factuality.HOLDS and match.frame.type == "Vote" and self._is_awaited(match.head, when):
            own, when = Factuality.PLANNED, interval(self.doc, time_for(match.head, ahead=True)) or when
        if levels and own != Factuality.WANTED and _uttered(match) and not _is_told(match.head):
            # "Thanks to Chad," she wrote: so she thanks by writing it; what she asks for stands on her word
            levels = inner(levels) if parties.actors == (levels[-1].source,) else levels
        if own == Factuality.HOLDS and _is_presupposed(match):
            while levels and levels[-1].kind == "indirect" and not levels[-1].alleged:
                levels = levels[:-1]
        return Happening(
            frame=match.frame,
            head=match.head,
            trigger=span_of([match.head]) if trigger.end - trigger.start > 100 else trigger,
            parties=parties,
            factuality=own,
            levels=levels,
            time=when,
            place=self.setting.place(match),
            amount=self.setting.amount(match, self._heads),
            sentence=evidence(match.head),
            issue=issue(match, self.index, match.frame.issue),
            standing=hearsay(match.head) or (None if levels else self.speakers.rumour(trigger)),
        )

    def _besides(self, speaker: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return the state that a "we" stands for without the one who speaks for it; else the actors as they are."""
        others = tuple(a for a in actors if a != speaker)
        states = [self.index.actor(a) for a in others]
        return others if others and all(s is not None and s.type is ActorType.STATE for s in states) else actors

    def _is_awaited(self, noun: Token, when: Interval | None) -> bool:
        """Say whether people stand for, or prepare, a vote that is not over: "ahead of the vote", "runs in 2030's"."""
        lead, today = _awaits(noun, self.frames.classes["awaiting"]), self.doc._.article.date
        if any(c.lower_ == "next" and c.dep_ == "amod" for c in noun.children):
            return not any(is_past(v) for v in (noun.head, noun.head.head))
        if lead is None or today is None:
            return False
        last = when.end if when is not None else None
        if lead.lower_ == "of":
            return last is None or last.year >= today.year
        return last is not None and last >= today

    def _is_to_come(self, when: Interval | None) -> bool:
        """Say whether a time lies wholly after the day of the article: nothing of it has happened yet."""
        today = self.doc._.article.date
        return today is not None and when is not None and when.start is not None and when.start > today


def _awaits(noun: Token, words: frozenset[str]) -> Token | None:
    """Return the preposition by which people wait for a vote: "a candidate [for] the election", "ahead [of] it"."""
    lead = noun.head
    if noun.dep_ != "pobj" or lead.lower_ not in ("for", "in", "of"):
        return None
    return lead if lead.head.lemma_.lower() in (words if lead.lower_ != "of" else ("ahead",)) else None


def _is_told(head: Token) -> bool:
    """Say whether a speech act is told as one that was done before: "she said that she had urged Chad"."""
    return head.tag_ in ("VBD", "VBN")


def _by_speaker(match: Match) -> bool:
    return SPEAKER in match.frame.verb_roles.actors


def _uttered(match: Match) -> bool:
    return match.frame.type == "Stance" or schema.is_a(match.frame.type, "SpeechEvent")


def _takes_part(match: Match) -> bool:
    """Say whether one who speaks of "us" is among those who do it: he meets and works with others in person."""
    return any(schema.is_a(match.frame.type, kind) for kind in ("Contact", "Cooperation", "Agreement"))


def _first_person(match: Match) -> bool:
    return any("1" in token.morph.get("Person", []) for token in match.arguments.get("subject", ()))


def _is_presupposed(match: Match) -> bool:
    """Say whether a noun only reminds of what the reader knows: "said prices rose since [the war] in Chad".

    It holds on the article's word, whoever speaks.
    """
    noun = match.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "pobj" or schema.is_a(match.frame.type, "SpeechEvent"):
        return False
    return any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)


def _clause(noun: Token) -> Token:
    """Return the verb that a noun is subject or object of, for its time and place: "Talks broke down in Vienna"."""
    if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("nsubj", "nsubjpass", "dobj") and noun.head.pos_ == "VERB":
        return noun.head
    return noun


def evidence(head: Token) -> Span:
    """Return the sentence of a trigger; of a very long one the stretch around the trigger."""
    start, end = head.sent[0], sentence_end(head)
    first = next((t for t in head.sent if not t.is_space), start).idx
    if end - first > LONGEST:
        low = max(first, min(head.idx - LONGEST // 3, end - LONGEST))
        words = [t for t in head.sent if low <= t.idx and t.idx + len(t) <= low + LONGEST and not t.is_space] or [head]
        first, end = words[0].idx, words[-1].idx + len(words[-1])
    return Span(start=min(first, head.idx), end=max(end, head.idx + len(head)))


def interval(doc: Doc, found: TimeExpression | None) -> Interval | None:
    """Return a time expression as the interval of a situation; None when nothing could be resolved."""
    if found is None or (found.earliest is None and found.latest is None):
        return None
    return Interval(
        start=found.earliest,
        end=found.latest,
        precision=found.precision,
        basis=found.basis,
        text=doc._.article.text[found.start : found.end],
        span=Span(start=found.start, end=found.end),
    )
