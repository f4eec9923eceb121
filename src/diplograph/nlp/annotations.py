"""An annotated Doc in, one flat record of what the components saw out, for checking and for other tools."""

from datetime import date
from typing import Literal

from pydantic import Field
from spacy.tokens import Doc

from diplograph.model import ActorMention, Predicate, Record, Span
from diplograph.nlp.legible import Back

Pair = tuple[int, int]


class SeenActor(Record):
    """A mention of an actor: offsets, and the actor with its class, country (ISO alpha-3) and id.

    `qid` is the Wikidata id of what the words themselves name. A title beside a name ("British Prime Minister") is an
    office, "the country" points back (see `coreference`): neither has one.
    """

    start: int
    end: int
    name: str
    type: str
    country: str | None
    id: str
    qid: str | None


class SeenAttribution(Record):
    """Who says what, by offsets."""

    source: Pair | None
    cue: Pair | None
    content: tuple[Pair, ...]
    kind: Literal["direct", "indirect", "mixed"]


class SeenTime(Record):
    """A time with its days, written `from` and `to` (inclusive; None: open or unresolved)."""

    start: int
    end: int
    earliest: date | None = Field(serialization_alias="from")
    latest: date | None = Field(serialization_alias="to")
    precision: str
    basis: str


class Annotations(Record):
    """What the components see in one article; `model_dump_json(by_alias=True)` is the line that `annotate` prints."""

    id: str
    actors: tuple[SeenActor, ...]
    coreference: tuple[tuple[Pair, ...], ...]
    attributions: tuple[SeenAttribution, ...]
    predicates: tuple[Predicate, ...]
    times: tuple[SeenTime, ...]


def annotations(doc: Doc) -> Annotations:
    """Return what stands in the attributes of the Doc, with the offsets of the stored text."""
    back = Back(doc._.stored.text) if doc._.stored else tuple
    return Annotations(
        id=doc._.article.id,
        actors=_actors(doc, back(doc._.actor_mentions)),
        coreference=tuple(tuple(_pair(span) for span in cluster) for cluster in back(doc._.coreference)),
        attributions=tuple(
            SeenAttribution(
                source=_pair(a.source) if a.source else None,
                cue=_pair(a.cue) if a.cue else None,
                content=tuple(map(_pair, a.content)),
                kind=a.kind,
            )
            for a in back(doc._.attributions)
        ),
        predicates=back(doc._.predicates),
        times=tuple(
            SeenTime(
                start=t.start, end=t.end, earliest=t.earliest, latest=t.latest, precision=t.precision, basis=t.basis
            )
            for t in back(doc._.times)
        ),
    )


def _actors(doc: Doc, mentions: tuple[ActorMention, ...]) -> tuple[SeenActor, ...]:
    known = {actor.id: actor for actor in doc._.actors}
    seen = []
    for mention in mentions:
        actor = known.get(mention.actor or "")
        if actor is not None and mention.form != "pronoun":
            seen.append(
                SeenActor(
                    start=mention.span.start,
                    end=mention.span.end,
                    name=actor.name,
                    type=actor.type,
                    country=actor.country,
                    id=actor.id,
                    qid=None if mention.form in ("title", "nominal") else actor.qid,
                )
            )
    return tuple(seen)


def _pair(span: Span) -> Pair:
    return span.start, span.end
