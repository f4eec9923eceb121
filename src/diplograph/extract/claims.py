"""Happenings and stances in, situations and claims out.

Ids are made of content, every chain has its carriers, what is told twice is told once.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from diplograph.extract.happenings import Happening
from diplograph.extract.speakers import Level
from diplograph.extract.stances import Held
from diplograph.model import (
    Actor,
    Article,
    Claim,
    Condition,
    Event,
    Factuality,
    QuoteType,
    Span,
    Stance,
    Standing,
    VoteValue,
    digest,
)
from diplograph.model.situation import AnySituation, Interval
from diplograph.ontology import schema

MOST_SPANS = 3  # tellings of one claim that are kept as evidence
KINDS = {"direct": QuoteType.DIRECT, "indirect": QuoteType.INDIRECT, "mixed": QuoteType.MIXED}


class ClaimWriter:
    """Collects the situations and claims of one article.

    Args:
        actors: by id, for labels.  publisher: the actor that speaks at depth 0.
        caption, headline: stretches of the text that are such.
        confidence: the probability that goes with every claim until a model weighs them.
    """

    def __init__(
        self,
        article: Article,
        actors: Mapping[str, Actor],
        publisher: str,
        frames: Iterable[tuple[Span, QuoteType]],
        confidence: float,
    ) -> None:
        self.article, self.actors, self.publisher = article, actors, publisher
        self.frames, self.confidence = tuple(frames), confidence
        self.situations: dict[str, AnySituation] = {}
        self._events: dict[str, dict[str, Event]] = {}  # by type, then id: what may be told again
        self.claims: dict[str, Claim] = {}
        self._by_act: dict[int, str] = {}  # offset of a speech act's head -> its claim
        self._acts: dict[tuple[str | Span, ...], str] = {}  # speakers and sentence -> the claim of a speech act
        self._carriers: dict[tuple[str, ...], str] = {}

    def happening(self, happening: Happening, place: str | None) -> Event:
        """Write the event of a happening and its claim; what was told before is joined to it."""
        event = self._event(happening, place)
        known = self._told_before(event, happening)
        if known is not None:
            event = self._joined(known, event)
        self._keep(event)
        claim = self._claim(
            event,
            happening.levels,
            happening.factuality,
            happening.sentence,
            happening.frame.frame,
            happening.standing,
        )
        self._by_act.setdefault(happening.head.idx, claim.id)
        if schema.is_a(event.type, "SpeechEvent"):
            for actor in happening.parties.actors:
                self._acts.setdefault((*happening.chain, actor, happening.sentence), claim.id)
        return event

    def stance(self, held: Held, inferred_from: str | None) -> None:
        """Write a stance, the issue it is about where no actor is its target, and its claim."""
        happening, about = held.happening, held.about
        target = held.target
        if target is None and about is not None:
            target = self._issue(about)
        if target is None:
            return
        words = self._name(target)
        verb = held.value.lower()
        stance = Stance(
            id=f"{self.article.path}/stance/{digest(held.holder, target, held.value)}",
            type="Stance",
            label=f"{self._name(held.holder)} {verb} {words}",
            holder=held.holder,
            target=target,
            value=held.value,
            intensity=held.intensity,
            inferred_from=None if held.stated else inferred_from,
            participants=(held.holder,),
            time=happening.time,
        )
        self.situations.setdefault(stance.id, stance)
        rule = f"stance-{happening.frame.frame}"
        self._claim(stance, happening.levels, Factuality.HOLDS, happening.sentence, rule, happening.standing)
        if held.change:
            self._change(stance, happening)

    def _issue(self, about: Span) -> str:
        """Write the plan or issue in the words of the text, once, and return its id."""
        words = " ".join(about.of(self.article.text).split())
        issue = Condition(id=f"{self.article.path}/issue/{digest(words)}", type="Condition", label=words)
        self.situations.setdefault(issue.id, issue)
        return issue.id

    def statement(self, level: Level, over: tuple[Level, ...], time: Interval | None, sentence: Span) -> None:
        """Write what somebody says as a statement of its own (or the carrier of what was read from it)."""
        if level.act is None or level.act not in self._by_act:
            self._carrier((*over, level), sentence, time)

    def _change(self, stance: Stance, happening: Happening) -> None:
        change = Event(
            id=f"{stance.id}/change",
            type="StanceChange",
            label=f"new: {stance.label}",
            actors=(stance.holder,),
            to_stance=stance.id,
            first_time="first" in happening.sentence.of(self.article.text).casefold(),
            time=stance.time,
        )
        self.situations.setdefault(change.id, change)
        told = happening.standing
        self._claim(change, happening.levels, Factuality.HOLDS, happening.sentence, "stance-change", told)

    def _event(self, happening: Happening, place: str | None) -> Event:
        kind, parties = happening.frame.type, happening.parties
        symmetric = schema.symmetric(kind)
        actors, recipients = parties.actors, parties.recipients
        path = self.article.path
        return Event(
            id=f"{path}/event/{digest(kind, happening.trigger.start, happening.trigger.end, actors, recipients)}",
            type=kind,
            label=self._label(kind, actors, recipients),
            actors=() if symmetric else actors,
            recipients=() if symmetric else recipients,
            participants=tuple(dict.fromkeys(actors + recipients)) if symmetric else (),
            envoys=parties.envoys,
            vote=VoteValue(happening.frame.vote) if happening.frame.vote else None,
            part_of=self._issue(happening.about) if happening.frame.vote and happening.about else None,
            time=happening.time,
            place=place,
            amount=happening.amount,
            mentions=(happening.trigger,),
        )

    def _label(self, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> str:
        what = schema.label(kind)
        left = ", ".join(map(self._name, actors)) or "somebody"
        right = ", ".join(map(self._name, recipients))
        return f"{left}: {what}" + (f" \u2192 {right}" if right else "")

    def _name(self, target: str) -> str:
        if target in self.actors:
            return self.actors[target].name
        return f"\u201c{self.situations[target].label}\u201d"

    def _keep(self, event: Event) -> None:
        self.situations[event.id] = self._events.setdefault(event.type, {})[event.id] = event

    def _told_before(self, event: Event, happening: Happening) -> Event | None:
        """The same event told twice: same type, the parties of one within the other's, times that do not differ.

        Speech acts of two sentences are not joined: two demands of one speaker may differ in what they demand.
        """
        speech = schema.is_a(event.type, "SpeechEvent")
        for known in self._events.get(event.type, {}).values():
            near = any(happening.sentence.covers(span) for span in known.mentions)
            if speech and not near:
                continue
            if (
                (_same_parties(known, event) or (near and _halves(known, event)))
                and (known.time is None or event.time is None or _overlap(known.time, event.time))
                and (known.place is None or event.place is None or known.place == event.place)
            ):
                return known
        return None

    def _joined(self, known: Event, event: Event) -> Event:
        fuller = event if len(event.parties) > len(known.parties) else known
        halves = _halves(known, event)
        actors, recipients = known.actors or event.actors, known.recipients or event.recipients
        return fuller.model_copy(
            update={
                "actors": actors if halves else fuller.actors,
                "recipients": recipients if halves else fuller.recipients,
                "label": self._label(event.type, actors, recipients) if halves else fuller.label,
                "id": known.id,
                "time": known.time or event.time,
                "place": known.place or event.place,
                "amount": known.amount or event.amount,
                "mentions": tuple(dict.fromkeys(known.mentions + event.mentions)),
            }
        )

    def _claim(
        self,
        situation: AnySituation,
        levels: tuple[Level, ...],
        factuality: Factuality,
        sentence: Span,
        rule: str,
        told: Standing | None = None,
    ) -> Claim:
        relay = self._carrier(levels, sentence, None) if levels else None
        depth = self.claims[relay].depth + 1 if relay else 0
        source = levels[-1].source if levels else self.publisher
        standing = _standing(levels, told)
        identity = digest(situation.id, relay or "", source, factuality, standing)
        claim_id = f"{self.article.path}/claim/{identity}"
        known = self.claims.get(claim_id)
        if known is not None:
            spans = tuple(dict.fromkeys((*known.evidence, sentence)))[:MOST_SPANS]
            claim = known.model_copy(update={"evidence": spans})
        else:
            claim = Claim(
                id=claim_id,
                situation=situation.id,
                source=source,
                depth=depth,
                relayed_by=relay,
                factuality=factuality,
                standing=standing,
                said_on=self._day(relay),
                quote_type=KINDS[levels[-1].kind] if levels else self._frame(sentence),
                evidence=(sentence,),
                rule=rule,
                confidence=self.confidence,
                key=self._key(situation, source, sentence),
            )
        self.claims[claim.id] = claim
        return claim

    def _key(self, situation: AnySituation, source: str, sentence: Span) -> str:
        roles = (situation.actors, situation.recipients, situation.participants)
        held = (situation.holder, situation.target, situation.value) if isinstance(situation, Stance) else ()
        return digest(self.article.text_hash, sentence.start, sentence.end, source, situation.type, roles, held)

    def _day(self, relay: str | None) -> date | None:
        """The day of saying, where the text gives it to the day."""
        time = self.situations[self.claims[relay].situation].time if relay else None
        return time.start if time is not None and time.start == time.end else None

    def _frame(self, sentence: Span) -> QuoteType:
        return next((kind for span, kind in self.frames if span.overlaps(sentence)), QuoteType.NARRATION)

    def _carrier(self, levels: tuple[Level, ...], sentence: Span, time: Interval | None) -> str:
        """Return the id of the claim that carries what the last level says; write it, and those around it, if new."""
        level, outer = levels[-1], levels[:-1]
        if level.act is not None and level.act in self._by_act:
            return self._by_act[level.act]
        speaking: tuple[str | Span, ...] = (*(v.source for v in levels), sentence)
        if level.aside and speaking in self._acts:
            return self._acts[speaking]  # "urged Chad to stop, citing the raids"
        where = level.cue or level.content[0]
        key = (*(v.source for v in levels), str(where.start))
        if key not in self._carriers:
            statement = Event(
                id=f"{self.article.path}/event/{digest('Statement', level.source, where.start, where.end)}",
                type="Statement",
                label=self._label("Statement", (level.source, *level.beside), level.audience),
                actors=(level.source, *level.beside),
                recipients=level.audience,
                time=time,
                mentions=(where,),
            )
            self._keep(statement)
            claim = self._claim(statement, outer, level.told, sentence, f"attribution-{level.manner}")
            self._carriers[key] = claim.id
        return self._carriers[key]


def _standing(levels: tuple[Level, ...], told: Standing | None) -> Standing:
    """Return the standing; what the text itself calls alleged or reported is so, whoever passes it on."""
    if told is Standing.ALLEGED or not levels:
        return told or Standing.NARRATED
    return Standing.ALLEGED if any(level.alleged for level in levels) else Standing.REPORTED


def _same_parties(a: Event, b: Event) -> bool:
    mine, theirs = ((set(e.actors) | set(e.participants), set(e.recipients)) for e in (a, b))
    if not mine[0] & theirs[0] and not mine[1] & theirs[1]:
        return False  # "somebody attacked Chad" and "Libya attacked somebody" have nobody in common
    return all(_same_role(x, y) for x, y in zip(mine, theirs, strict=True))


def _halves(a: Event, b: Event) -> bool:
    """Say whether one tells only who did it, the other only toward whom: "gunmen stormed in and killed two people"."""
    if a.participants or b.participants or set(a.parties) & set(b.parties):
        return False
    one, other = (a, b) if a.actors else (b, a)
    return bool(one.actors and other.recipients) and not one.recipients and not other.actors


def _same_role(a: set[str], b: set[str]) -> bool:
    """Say whether two tellings may mean the same: a role may be told in part only by one name, or not at all.

    "Their meeting" of two is not the later "talks with A, B and C".
    """
    return a == b or not a or not b or (min(len(a), len(b)) == 1 and (a < b or b < a))


def _overlap(a: Interval, b: Interval) -> bool:
    return (a.start is None or b.end is None or a.start <= b.end) and (
        b.start is None or a.end is None or b.start <= a.end
    )
