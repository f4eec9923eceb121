"""Extractions made for the tests: a gold annotation turned into records, and an invented article."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Condition,
    Event,
    Extraction,
    Factuality,
    Interval,
    RoleHolding,
    Run,
    Span,
    Stance,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
)

RUN = Run(extractor="by hand", version="1", model="none", config="none")
KINDS = {"Group": "ActorGroup", "Unnamed": "UnnamedActor"}
SYMMETRIC = {"Meeting", "PhoneCall", "Negotiation", "Agreement", "Summit", "Cooperation"}


def _interval(days: list[str] | None) -> Interval | None:
    if days is None:
        return None
    first, last = (date.fromisoformat(d) for d in days)
    basis, grain = TimeBasis.RELATIVE_TO_PUBLICATION, TimePrecision.DAY
    return Interval(start=first, end=last, precision=grain, basis=basis)


def _span(pair: list[int]) -> Span:
    return Span(start=pair[0], end=pair[1])


class GoldConverter:
    """One gold line (../shared/gold/GUIDE.md) as an Extraction; a perfect reader would give the same."""

    def __init__(self, line: dict[str, Any]) -> None:
        day = date.fromisoformat(line["date"]) if line["date"] else None
        fields = {k: line[k] for k in ("id", "text", "title", "source")}
        self.article = Article(date=day, **fields)
        self.line = line
        self.publisher = f"publisher/{(line['source'] or 'unknown').lower().replace(' ', '-')}"
        self.situations: list[Event | Stance | Condition] = []
        self.claims: list[Claim] = []

    def actor_id(self, key: str) -> str:
        """Ids of the article: gold keys are no keys of the tables."""
        return f"{self.article.path}/actor/{key}"

    def _claim(self, situation: str, span: Span, source: str, relay: Claim | None, **fields: Any) -> Claim:
        key = digest(situation, source, span.start, span.end, fields["factuality"])
        claim = Claim(
            id=f"{self.article.path}/claim/{key}",
            situation=situation,
            source=source,
            depth=relay.depth + 1 if relay else 0,
            relayed_by=relay.id if relay else None,
            said_on=self.article.date,
            evidence=(span,),
            rule="gold",
            confidence=1.0,
            key=key,
            **fields,
        )
        self.claims.append(claim)
        return claim

    def _tell(self, situation: str, span: Span, chain: list[str], factuality: str, standing: str) -> None:
        source, relay = self.publisher, None
        for depth, speaker in enumerate(chain):
            says = f"{self.article.path}/event/{digest(situation, 'says', depth, speaker)}"
            actor = self.actor_id(speaker)
            self.situations.append(Event(id=says, type="Statement", label="says", actors=(actor,), mentions=(span,)))
            carried = Standing.REPORTED if depth else Standing.NARRATED
            relay = self._claim(says, span, source, relay, factuality=Factuality.HOLDS, standing=carried)
            source = actor
        self._claim(situation, span, source, relay, factuality=Factuality(factuality), standing=Standing(standing))

    def _event(self, event: dict[str, Any]) -> None:
        actors = tuple(map(self.actor_id, event["actors"]))
        symmetric = event["type"] in SYMMETRIC and not event["recipients"]
        situation = Event(
            id=f"{self.article.path}/event/{event['id']}",
            type=event["type"],
            label=self.article.text[slice(*event["trigger"])],
            actors=() if symmetric else actors,
            participants=actors if symmetric else (),
            recipients=tuple(map(self.actor_id, event["recipients"])),
            envoys=tuple(map(self.actor_id, event.get("envoy", ()))),
            time=_interval(event["time"]),
            mentions=(_span(event["trigger"]),),
        )
        self.situations.append(situation)
        self._tell(situation.id, _span(event["evidence"]), event["chain"], event["factuality"], event["standing"])

    def _stance(self, number: int, stance: dict[str, Any]) -> None:
        holder = self.actor_id(stance["holder"])
        if stance["target"]:
            target = self.actor_id(stance["target"])
        else:
            target = f"{self.article.path}/condition/{number}"
            about = stance["about"] or "unnamed issue"
            self.situations.append(Condition(id=target, type="Condition", label=about, mentions=()))
        value = StanceValue(stance["value"])
        made = Stance(
            id=f"{self.article.path}/stance/{number}",
            type="Stance",
            label=f"{value} {target}",
            holder=holder,
            target=target,
            value=value,
            mentions=(_span(stance["evidence"]),),
        )
        self.situations.append(made)
        standing = "Reported" if stance["chain"] else "Narrated"
        self._tell(made.id, _span(stance["evidence"]), stance["chain"], "Holds", standing)

    def convert(self) -> Extraction:
        """Return the whole line as one Extraction."""
        actors = [
            Actor(
                id=self.actor_id(a["key"]),
                name=a["name"],
                type=ActorType(KINDS.get(a["type"], a["type"])),
                country=a["country"],
                role=a["role"],
                mentions=tuple(map(_span, a["mentions"])),
            )
            for a in self.line["actors"]
        ]
        name = self.line["source"] or "unknown"
        actors.append(Actor(id=self.publisher, name=name, type=ActorType.ORGANIZATION))
        for event in self.line["events"]:
            self._event(event)
        for number, stance in enumerate(self.line["stances"]):
            self._stance(number, stance)
        return Extraction(
            article=self.article,
            run=RUN,
            publisher=self.publisher,
            actors=tuple(actors),
            situations=tuple(self.situations),
            claims=tuple(self.claims),
        )


def extraction_from_gold(line: dict[str, Any]) -> Extraction:
    """Turn one gold line into the records that a perfect reader would give."""
    return GoldConverter(line).convert()


class Invented:
    """An article made claim by claim from sentences whose offsets are found, not written."""

    def __init__(self, sentences: Iterable[str], **fields: Any) -> None:
        self.article = Article(text="\n\n".join(sentences), **fields)
        self.publisher = "publisher/invented-post"
        self.actors: dict[str, Actor] = {}
        self.situations: list[Event | Stance] = []
        self.claims: list[Claim] = []
        self.roles: list[RoleHolding] = []
        self.actor(self.publisher, fields.get("source") or "Invented Post", ActorType.ORGANIZATION)

    def actor(self, key: str, name: str, kind: ActorType, **fields: Any) -> str:
        """Add an actor under its id."""
        self.actors[key] = Actor(id=key, name=name, type=kind, **fields)
        return key

    def find(self, words: str, near: str | None = None) -> Span:
        """Find words in the text (within the sentence `near`)."""
        base = self.article.text.index(near) if near else 0
        start = self.article.text.index(words, base)
        return Span(start=start, end=start + len(words))

    def _add(self, situation: Event | Stance, sentence: str, chain: tuple[str, ...], **fields: Any) -> None:
        self.situations.append(situation)
        span, source, relay = self.find(sentence), self.publisher, None
        number = len(self.claims)
        for depth, actor in enumerate((*chain, "")):
            last = depth == len(chain)
            about = situation.id if last else f"{situation.id}-says{depth}"
            if not last:
                says = Event(id=about, type="Statement", label="says", actors=(actor,), mentions=(span,))
                self.situations.append(says)
            standing = Standing.REPORTED if depth else Standing.NARRATED
            given: dict[str, Any] = {"factuality": Factuality.HOLDS, "standing": standing, "confidence": 0.9}
            claim = Claim(
                id=f"{self.article.path}/claim/{number}-{depth}",
                situation=about,
                source=source,
                depth=depth,
                relayed_by=relay,
                said_on=self.article.date,
                evidence=(span,),
                rule="invented",
                key=digest(about, depth),
                **(given | fields if last else given),
            )
            self.claims.append(claim)
            source, relay = actor, claim.id

    def event(
        self,
        kind: str,
        sentence: str,
        trigger: str,
        chain: tuple[str, ...] = (),
        roles: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        """Add an event with one claim per speaker of the chain, and its own."""
        key = f"{self.article.path}/event/{len(self.situations)}"
        mentions = (self.find(trigger, sentence),)
        self._add(
            Event(id=key, type=kind, label=trigger, mentions=mentions, **(roles or {})), sentence, chain, **fields
        )

    def stance(self, value: StanceValue, holder: str, target: str, sentence: str, trigger: str, **fields: Any) -> None:
        """Add a stated stance."""
        key = f"{self.article.path}/stance/{len(self.situations)}"
        label = f"{holder} {value} {target}"
        mentions = (self.find(trigger, sentence),)
        made = Stance(
            id=key,
            type="Stance",
            label=label,
            holder=holder,
            target=target,
            value=value,
            intensity=0.5,
            mentions=mentions,
        )
        self._add(made, sentence, (), **fields)

    def done(self) -> Extraction:
        """Return the extraction."""
        return Extraction(
            article=self.article,
            run=RUN,
            publisher=self.publisher,
            actors=tuple(self.actors.values()),
            roles=tuple(self.roles),
            situations=tuple(self.situations),
            claims=tuple(self.claims),
        )
