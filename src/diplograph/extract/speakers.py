"""On whose word does a trigger stand? Attributions and speech acts in, levels of speech out, outermost first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpanOfTokens

from diplograph.extract.clauses import content_of
from diplograph.extract.matching import Match
from diplograph.lexicon.frames import load_classes
from diplograph.lexicon.nominals import load_media
from diplograph.model import ActorType, Attribution, Factuality, Span, Standing
from diplograph.nlp.actor_index import SURE, ActorIndex
from diplograph.nlp.modality import factuality
from diplograph.nlp.speakers import agent, subject
from diplograph.nlp.speech import SpeechIndex

_WORD = re.compile(r"\w+")
MEDIUM = "medium"  # the manner of a paper that was told, around the one who told it
_BODIES = frozenset({ActorType.COMPANY, ActorType.ORGANIZATION})
RUMOURS = frozenset({"say", "report", "claim", "accuse"})  # manners; who "was warned" was so by somebody
WISHES = frozenset({"hope", "want", "expect"})
ASIDES = WISHES | {"describe", "know", "fear"}
SPOKEN = frozenset({"tell", "say", "write", "report", "announce", "warn", "admit"})  # manners that may name who is told
CROWDS = frozenset({ActorType.ACTOR_GROUP, ActorType.UNNAMED_ACTOR, ActorType.COMPANY})
PLEDGES = frozenset({"Commitment", "promise"})
T = TypeVar("T")


@dataclass(frozen=True)
class Level:
    """Somebody says, thinks, asks or promises what lies in `content`.

    Attributes:
        source: actor id.  cue: the words of saying.  act: offset of the head word of the speech act that it is, if any.
        alleged: whether the content is an accusation.
        manner: the class of the cue, or the type of the act.  kind: direct, indirect or mixed.
        beside: who says it together with the source.  audience: whom it is told.
        rule: how the attribution was read.  told: how the saying itself is presented ("will announce", "did not say").
    """

    source: str
    cue: Span | None
    content: tuple[Span, ...]
    alleged: bool
    manner: str
    kind: str
    act: int | None = None
    beside: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    rule: str = ""
    told: Factuality = Factuality.HOLDS

    @property
    def weighs(self) -> bool:
        """Say whether somebody only wishes or weighs something, which says nothing of his own deeds."""
        return self.manner in WISHES or (self.manner == "think" and self.rule.split("/")[0] in ("thing", "doing"))

    @property
    def aside(self) -> bool:
        """Say whether it is no saying of its own beside a speech act of the sentence ("urged ..., citing ...")."""
        return self.manner in ASIDES

    @property
    def size(self) -> int:
        """Characters of the content: what covers more lies further out."""
        return sum(span.end - span.start for span in self.content)

    def holds(self, span: Span) -> bool:
        """Say whether the span stands in the content and is not the cue itself."""
        if self.cue is not None and self.cue.overlaps(span):
            return False
        return any(part.covers(span) for part in self.content)


class Neighbours(Generic[T]):
    """Things by where they stand in the text, so that looking one up costs the same in a long text."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[T]] = {}

    def add(self, thing: T, spans: Iterable[Span]) -> None:
        """Note that a thing stands in these stretches."""
        for block in dict.fromkeys(b for span in spans for b in _blocks(span)):
            self._blocks.setdefault(block, []).append(thing)

    def near(self, span: Span) -> list[T]:
        """Return each thing that may overlap the span, and few others."""
        found = {id(thing): thing for block in _blocks(span) for thing in self._blocks.get(block, ())}
        return list(found.values())


def _blocks(span: Span) -> range:
    return range(span.start // 1_000, (span.end - 1) // 1_000 + 1)


class Speakers:
    """All levels of speech of one Doc: the attributions at once, the speech acts when their actors are known.

    Args:
        alleging: the manners whose content is an accusation.
    """

    def __init__(self, doc: Doc, index: ActorIndex, alleging: frozenset[str]) -> None:
        self.doc, self.index, self._alleging = doc, index, alleging
        self._speech = SpeechIndex(doc)
        self._said = {a: level for a in doc._.attributions if (level := self._level(a)) is not None}
        self._media = {a: medium for a in self._said if (medium := self._medium(a)) is not None}
        self._acts: list[Level] = []
        self._acts_at, self._cues_at = Neighbours[Level](), Neighbours[Attribution]()
        for a in doc._.attributions:
            if a.cue is not None:
                self._cues_at.add(a, [a.cue])

    @property
    def levels(self) -> list[Level]:
        """All levels that somebody's words make."""
        return [*self._said.values(), *self._acts]

    def add_acts(self, acts: Iterable[tuple[Match, tuple[str, ...]]]) -> None:
        """Add what the actors of speech acts say; an event that an attribution has for its cue is that attribution.

        So "Peru condemned the raid" is a Condemnation, and no Statement beside it.
        """
        for match, actors in acts:
            trigger = span_of(match.trigger)
            told = [a for a in self._cues_at.near(trigger) if a.cue is not None and a.cue.overlaps(trigger)]
            for attribution in told if actors else ():
                alleged = match.frame.alleges or (attribution in self._said and self._said[attribution].alleged)
                self._said[attribution] = Level(
                    actors[0],
                    attribution.cue,
                    attribution.content,
                    alleged,
                    attribution.manner,
                    attribution.kind,
                    match.head.idx,
                )
            content = tuple(content_spans(match.head, match.trigger))
            if actors and content and match.frame.content and not told:
                level = Level(
                    actors[0], trigger, content, match.frame.alleges, match.frame.type, "indirect", match.head.idx
                )
                self._acts.append(level)
                self._acts_at.add(level, content)

    def _level(self, a: Attribution) -> Level | None:
        words = self._words(a.source or a.cue)
        source = self._actor_in(words) if words is not None else None
        if words is None or source is None:
            return None
        joined = [t for t in words.root.conjuncts if words.start <= t.i < words.end and not _is_of_name(words.root, t)]
        beside = tuple(dict.fromkeys(i for t in joined for i in self.index.at(t) if i != source))
        audience = tuple(i for i in self._audience(a) if i != source and i not in beside)
        alleged = a.manner in self._alleging
        cue, told = self._words(a.cue), Factuality.HOLDS
        if cue is not None and cue.root.tag_ == "VB":  # not "said", "according to", "adding"
            told = factuality(cue.root)[0]
        return Level(
            source,
            a.cue,
            a.content,
            alleged,
            a.manner,
            a.kind,
            beside=beside,
            audience=audience,
            rule=a.rule,
            told=told,
        )

    def _audience(self, a: Attribution) -> Iterator[str]:
        """Yield the parties that are told or written to, no press and no crowd: "told [Moe] that", "said to [Moe]"."""
        cue = self._words(a.cue)
        if cue is None or a.manner not in SPOKEN:
            return
        told = cue.root.lemma_.lower() in load_classes()["telling"]
        for child in cue.root.children:
            patient = child.dep_ == "nsubjpass" or (child.i > cue.root.i and child.dep_ in ("dobj", "dative"))
            if told and patient and child.pos_ != "ADP":
                heard = child
            elif child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > cue.root.i:
                heard = next((c for c in child.children if c.dep_ == "pobj"), child)
            else:
                continue
            for token in (heard, *heard.conjuncts):
                actor = next((found for i in self.index.at(token) if (found := self.index.actor(i))), None)
                if actor is not None and actor.type not in CROWDS and not self._is_outlet(actor.name, token):
                    yield actor.id

    def _words(self, span: Span | None) -> SpanOfTokens | None:
        return self.doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None

    def _actor_in(self, words: SpanOfTokens) -> str | None:
        head = words.root
        found = self._beside(words) if self.index.form(head) not in SURE else ()
        found = found or self.index.at(head) or self.index.source(head)
        if not found and head.lemma_.lower() in load_classes()["voice"]:
            found = self.index.author(head)
        if not found and _speaks_for_others(head):
            found = next((ids for t in words if (ids := self.index.at(t))), ())
        return found[0] if found else None

    def _beside(self, words: SpanOfTokens) -> tuple[str, ...]:
        """Return the person whose name stands beside the noun: "a member of the senate, [Ada Moss], said".

        The parser may hang the name on the last noun of the phrase ("the head of the army, General Moss").
        """
        if words.root.pos_ != "NOUN" or words.root.tag_ == "NNS":
            return ()
        for token in (t for word in words for t in word.rights if t.dep_ in ("appos", "acl")):
            name = token if token.dep_ == "appos" else next((c for c in token.rights if c.dep_ == "oprd"), token)
            ids = self.index.at(name) if self.index.form(name) in SURE else ()
            actor = self.index.actor(ids[0]) if ids else None
            if actor is not None and actor.type == ActorType.PERSON:
                return ids
        return ()

    def over(self, trigger: Span) -> tuple[Level, ...]:
        """Return the levels that a trigger stands under, outermost first; a speaker twice in a row counts once."""
        told = (a for a in self._speech.chain_at(trigger.start) if a in self._said)
        said = (level for a in told for level in self._heard(a))
        found = [level for level in said if level.holds(trigger)]
        found += [level for level in self._acts_at.near(trigger) if level.holds(trigger)]
        found.sort(key=lambda level: -level.size)
        found = [level for i, level in enumerate(found) if not _comes_back(found[i : i + 3])]
        return tuple(level for i, level in enumerate(found) if i == 0 or not self._is_same(found[i - 1], level))

    def rumour(self, trigger: Span) -> Standing | None:
        """Return how a trigger is told that nobody who is named tells: "it was reported that", "it is alleged that"."""
        told = [a for a in self._speech.chain_at(trigger.start) if a not in self._said]
        told = [a for a in told if a.rule.split("/")[0] in ("clause", "passive") and a.manner in RUMOURS]
        if not told:
            return None
        return Standing.ALLEGED if any(a.manner in self._alleging for a in told) else Standing.REPORTED

    def outside(self, level: Level) -> tuple[Level, ...]:
        """Return the levels that a level itself stands under; a paper that was told is one ("told the Post that")."""
        if level.cue is None:
            return ()
        here = [a for a in self._cues_at.near(level.cue) if a in self._said]
        heard = (v for a in here if self._said[a] == level for v in self._heard(a))
        own = {self._said[a].source for a in here if a.cue == level.cue}
        around = (v for v in self.over(level.cue) if v.source not in own)  # "told the Herald: '...', he said"
        return (*around, *(v for v in heard if v.manner == MEDIUM))

    def _heard(self, attribution: Attribution) -> Iterator[Level]:
        """Yield the paper that was told, for it is the paper that says so, and the level itself."""
        level = self._said[attribution]
        if attribution in self._media:
            yield replace(level, source=self._media[attribution], manner=MEDIUM, act=None)
        yield level

    def _medium(self, attribution: Attribution) -> str | None:
        """Return the paper, agency or station that is told: "told [the Herald] that"."""
        words = self._words(attribution.cue)
        if words is None:
            return None
        quoting = _quoting(words.root)
        if attribution.manner != "tell" and not quoting:
            return None
        for token in quoting or [t for t in words.root.rights if t.dep_ in ("dobj", "dative")]:
            actor = next((a for i in self.index.at(token) if (a := self.index.actor(i)) is not None), None)
            if actor is not None and actor.type in _BODIES and self._is_outlet(actor.name, token):
                return None if self._tells(actor.name) else actor.id
        return None

    def _tells(self, name: str) -> bool:
        """Say whether a paper is the one that this article is from: what it was told it tells itself."""
        article = self.doc._.article
        source = (article.source if article is not None else None) or ""
        return set(_WORD.findall(name.casefold())) <= set(_WORD.findall(source.casefold()))  # "BBC" of "BBC News, 2004"

    @staticmethod
    def _is_outlet(name: str, token: Token) -> bool:
        outlets = load_classes()["outlet"]
        last = name.lower().split()[-1]
        words = (token, *(c for c in token.lefts if c.dep_ == "compound"))  # "the television channel LBC"
        return name.casefold() in load_media() or last in outlets or any(t.lemma_.lower() in outlets for t in words)

    def _is_same(self, outer: Level, inner: Level) -> bool:
        """Say whether one voice speaks twice in a row: what a minister says that his state pledges is his pledge."""
        if outer.source == inner.source:
            return True
        speaker, state = self.index.actor(outer.source), self.index.actor(inner.source)
        if inner.manner not in PLEDGES or speaker is None or state is None or state.type != ActorType.STATE:
            return False
        return speaker.type == ActorType.PERSON and state.country is not None and speaker.country == state.country

    def of(self, token: Token) -> str | None:
        """Return who speaks where a token stands, None where the article does."""
        levels = self.over(span_of([token]))
        return levels[-1].source if levels else None


def _comes_back(levels: list[Level]) -> bool:
    """Say whether the first speaks once more behind a paper: "told the Herald: '...', he said" is one saying of his."""
    return len(levels) == 3 and levels[1].manner == MEDIUM and levels[0].source == levels[2].source


def _is_of_name(head: Token, other: Token) -> bool:
    """Say whether what "and" joins belongs to the place in a name: "the High Court of England and [Wales]"."""
    between = head.doc[head.i + 1 : other.i + 1]
    placed = other.ent_type_ in ("GPE", "ORG", "LOC", "FAC") and any(t.lower_ == "of" for t in between)
    return placed or all(t.ent_iob_ == "I" for t in between)


def _quoting(cue: Token) -> list[Token]:
    """Return who quotes: "[the Herald] quoted the envoy as saying", "was quoted by [the Herald] as saying"."""
    verb = cue.head.head
    if cue.dep_ != "pcomp" or cue.head.lower_ != "as" or verb.lemma_ not in load_classes()["quoting"]:
        return []
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    found = agent(verb) if passive else subject(verb)
    return [found, *(c for c in found.rights if c.dep_ == "appos")] if found is not None else []


def _speaks_for_others(head: Token) -> bool:
    """Say whether a noun without an actor speaks for whoever is named with it: "[Chad]'s delegation", "its report".

    "[Chad]'s choice showed that", "the [Chad]-based firm said" are not Chad's words.
    """
    classes, lemma = load_classes(), head.lemma_.lower()
    return head.pos_ != "NOUN" or any(
        lemma in classes[name] for name in ("part", "voice", "asked", "deed", "outlet", "mouth")
    )


def span_of(tokens: Iterable[Token]) -> Span:
    """Return the stretch of text from the first to the last of the tokens."""
    found = sorted(tokens, key=lambda t: t.idx)
    return Span(start=found[0].idx, end=found[-1].idx + len(found[-1]))


def content_spans(head: Token, trigger: tuple[Token, ...]) -> list[Span]:
    """Return the stretches that a speech act is about: "demanded [that Norway leave]", "a call [for talks]"."""
    words = set(trigger)
    found: list[Span] = []
    for start in trigger:
        inside = [t for t in content_of(start) if t not in words and not t.is_space]
        if inside:
            found.append(span_of(inside))
    return found


def inner(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return the levels around what the last speaker himself does by speaking; the paper he told goes with him."""
    rest = levels[:-1]
    return rest[:-1] if rest and rest[-1].manner == MEDIUM and rest[-1].cue == levels[-1].cue else rest
