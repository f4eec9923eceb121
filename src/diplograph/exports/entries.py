"""A graph in, one flat entry per claim and pair out: the columns that all tables and network files share.

How an entry is written is left to the formats.
"""

from __future__ import annotations

import re
from datetime import date as Day
from typing import TYPE_CHECKING, Any, Literal, get_args

from diplograph.model import Record, StanceValue
from diplograph.ontology import schema
from diplograph.relations import Relation, party, relations_of
from diplograph.relations.attributes import Network
from diplograph.relations.reading import Reading
from diplograph.relations.records import Tone

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

# Quad classes by number, as GDELT and others write those of CAMEO.
QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
# What XML 1.0 cannot hold; no table is the better for it either.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(Record):
    """One claim about one pair, flat, in the order of the columns. Read `status` before you count.

    Attributes:
        date, date_end: first and last day on which it lies; None where it is not known, nothing is guessed.
        source, target: names of who acts and toward whom; with `symmetric` (a meeting) neither is first.
        source_country, target_country: ISO 3166-1 alpha-3, as of the article.
        type: local name of the event's type, or the stance's value ("Supports").
        status: "held" (it happened, by its source's word), "open" (planned, wanted, possible, alleged) or "denied".
        plover_type, plover_score, cameo_root: codes of the type in PLOVER and CAMEO, whatever the status.
        quad_class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        speakers: names, outermost first, joined by "|"; empty when the article itself says so.
        confidence: probability of being rightly read (not of being true), 0..1.
        claim_key: what judgements attach to.  article: the id that its file gave it.
        offset_start, offset_end: where the sentence stands in the article's stored text.
    """

    what: Literal["event", "stance"]
    date: Day | None
    date_end: Day | None
    source: str
    source_country: str | None
    target: str
    target_country: str | None
    symmetric: bool
    type: str
    factuality: str
    standing: str
    status: Literal["held", "open", "denied"]
    plover_type: str | None
    plover_score: float | None
    cameo_root: str | None
    quad_class: int | None
    tone: Tone
    intensity: float | None
    inferred: bool
    place: str | None
    place_country: str | None
    speakers: str | None
    said_on: Day | None
    published: Day | None
    confidence: float
    rule: str
    claim_key: str
    claim: str
    situation: str
    source_id: str
    source_type: str
    target_id: str
    target_type: str
    article: str
    article_title: str | None
    publisher: str | None
    url: str | None
    sentence: str
    offset_start: int
    offset_end: int

    @property
    def label(self) -> str:
        """The type, and in brackets what keeps it from having happened: "Aid (Planned)", "Aid (Alleged)"."""
        if self.status == "held":
            return self.type
        return f"{self.type} ({self.standing if self.factuality == 'Holds' else self.factuality})"


def entries(kg: KnowledgeGraph, net: Network) -> list[Entry]:
    """Return the edges of a network of that graph as entries, in the network's order.

    Args:
        kg: the graph, for places, countries and keys.
        net: what `diplograph.relations` gave.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> from diplograph.relations import relations
    >>> kg = KnowledgeGraph()
    >>> entries(kg, relations(kg))
    []
    """
    source = Reading(kg)
    return [_entry(net, source, relation) for relation in relations_of(net)]


def kind(column: str) -> type:
    """Return what a column holds: bool, int, float, date or str.

    >>> kind("confidence"), kind("source")
    (<class 'float'>, <class 'str'>)
    """
    annotation = Entry.model_fields[column].annotation
    parts = get_args(annotation) or (annotation,)
    kinds: tuple[type, ...] = (bool, int, float, Day)
    return next((known for known in kinds if known in parts), str)


def plain(text: str | None) -> str | None:
    r"""Return the words of a text in one line, without control characters; None for no words.

    >>> plain("Port\n Azure\x0b"), plain(" ")
    ('Port Azure', None)
    """
    return " ".join(FORBIDDEN.sub(" ", text).split()) or None if text else None


def _entry(net: Network, source: Reading, relation: Relation) -> Entry:
    place, place_country = source.places.get(relation.situation, (None, None))
    article = relation.evidence[0].article
    return Entry(
        date=relation.start,
        date_end=relation.end,
        symmetric=relation.symmetric,
        factuality=relation.factuality.value,
        standing=relation.standing.value,
        status=relation.status,
        tone=relation.tone,
        intensity=relation.intensity,
        inferred=relation.inferred,
        place=plain(place),
        place_country=place_country,
        speakers="|".join((plain(name) or "").replace("|", "/") for name in relation.speakers) or None,
        said_on=relation.said_on,
        published=relation.date,
        confidence=relation.confidence,
        rule=relation.rule,
        claim_key=source.keys.get(relation.claim, ""),
        claim=relation.claim,
        situation=relation.situation,
        **_type(relation),
        **_end(net, source, "source", relation.actor, article),
        **_end(net, source, "target", relation.recipient, article),
        **_shown(relation),
    )


def _type(relation: Relation) -> dict[str, Any]:
    kind = relation.kind
    if kind in tuple(StanceValue):
        return dict.fromkeys(("plover_type", "plover_score", "cameo_root", "quad_class")) | {
            "what": "stance",
            "type": kind,
        }
    return {
        "what": "event",
        "type": kind,
        "plover_type": schema.plover_category(kind),
        "plover_score": relation.score,
        "cameo_root": schema.cameo_root(kind),
        "quad_class": QUADS.get(schema.quad(kind) or ""),
    }


def _end(net: Network, source: Reading, end: str, key: str, article: str) -> dict[str, Any]:
    found = party(net, key)
    return {
        end: plain(found.name) or key,
        f"{end}_country": source.country(key, article) or found.country,
        f"{end}_id": key,
        f"{end}_type": found.type.value,
    }


def _shown(relation: Relation) -> dict[str, Any]:
    shown = relation.evidence[0]
    return {
        "article": shown.identifier,
        "article_title": plain(shown.title),
        "publisher": plain(shown.source),
        "url": plain(shown.url),
        "sentence": plain(shown.sentence) or "",
        "offset_start": shown.start,
        "offset_end": shown.end,
    }
