"""A network of relations in, the content of a page out: actors, edges, relations, sentences. Drawing is left to others.

Everything the page can say stands in these records; each relation keeps the id of its claim, each sentence its offsets.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Generic, Literal, TypeVar

import networkx as nx

from diplograph.model import ActorType, Record
from diplograph.model.collector import collector_paused
from diplograph.ontology import schema, vocab
from diplograph.relations.attributes import party, relations_of
from diplograph.relations.namesakes import by_name
from diplograph.relations.paths import distance
from diplograph.relations.projections import bonds
from diplograph.relations.records import Evidence, Party, Relation
from diplograph.relations.scheme import worth
from diplograph.relations.sides import communities
from diplograph.views.layout import positions

BACKBONE = 45  # actors that a person can still read
CROWD = 60  # above it the page opens with the backbone
BACKBONE_TALL, CROWD_TALL = 20, 26  # the same on a phone
Shape = Literal["box", "dot", "diamond"]
T = TypeVar("T")


class PageActor(Record):
    """A node and its places in pixels.

    Attributes:
        wide, tall: on a screen wider than high, and on a phone; in a crowd those of the backbone, None outside it.
        every: its place among the whole crowd, None when there is none.
        named: whether it is somebody (`Party.unnamed`); who is not is hidden as the page opens.
        busy: how many relations it has that are not denied, of a named one with others who are; of an event that
            several articles tell of one.
        community: the number of its community, 0 the largest; None when nothing friendly that is held ties it.
    """

    id: str
    name: str
    label: str
    type: str
    country: str | None
    shape: Shape
    wide: tuple[int, int] | None
    tall: tuple[int, int] | None
    every: tuple[int, int] | None
    named: bool = True
    busy: int = 0
    community: int | None = None


class PageEdge(Record):
    """All relations of one pair with one direction, tone and status; ends are numbers of actors."""

    a: int
    b: int
    tone: str
    status: str
    symmetric: bool


class PageArticle(Record):
    """Where a sentence was printed; `url` only when it is http or https."""

    id: str
    title: str | None
    source: str | None
    date: date | None
    url: str | None


class PageSentence(Record):
    """Words of an article (number), cut where the trigger words begin and end."""

    article: int
    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]


class PageRelation(Record):
    """A relation; `edge`, `sentences` and `event`, of which other articles tell as well, are numbers.

    `far` is its distance on a path, None when it does not count.
    """

    edge: int
    kind: str
    factuality: str
    standing: str
    day: date | None
    first: date | None
    last: date | None
    said: date | None
    speakers: tuple[str, ...]
    confidence: float
    score: float | None
    far: int | None
    inferred: bool
    rule: str
    claim: str
    sentences: tuple[int, ...]
    event: int | None = None


class Page(Record):
    """All of it.

    Attributes:
        kinds: the words for each kind.
        backbone, backbone_tall: how many actors the page opens with when there are more than `crowd`, `crowd_tall`.
    """

    title: str
    actors: tuple[PageActor, ...]
    edges: tuple[PageEdge, ...]
    relations: tuple[PageRelation, ...]
    sentences: tuple[PageSentence, ...]
    articles: tuple[PageArticle, ...]
    kinds: dict[str, str]
    backbone: int = BACKBONE
    crowd: int = CROWD
    backbone_tall: int = BACKBONE_TALL
    crowd_tall: int = CROWD_TALL


class _Numbers(Generic[T]):
    """Gives each new thing the next number, and remembers it."""

    def __init__(self) -> None:
        self.of: dict[T, int] = {}

    def __call__(self, thing: T) -> int:
        return self.of.setdefault(thing, len(self.of))


def words(name: str) -> str:
    """Return a class of the ontology, or a stance's value, as words.

    >>> words("MilitaryAction"), words("Supports")
    ('Military action', 'Supports')
    """
    text = schema.label(name) if name in vocab.ANCESTORS else name
    text = re.sub(r"(?<=[a-z])([A-Z])", lambda m: " " + m[1].lower(), text)  # a class that has no label yet
    return text[:1].upper() + text[1:]


def shape(type_: ActorType) -> Shape:
    """Return the shape of a kind of actor: states are boxes, persons dots, all others diamonds."""
    if type_ is ActorType.STATE:
        return "box"
    return "dot" if type_ in (ActorType.PERSON, ActorType.UNNAMED_ACTOR) else "diamond"


def content(net: "nx.MultiDiGraph[str]", *, title: str | None = None) -> Page:
    """Return what the page of a network holds. Actors without a relation are left out.

    Args:
        net: what `relations()` returned.
        title: the page's heading; None: made of the busiest actors.
    """
    with collector_paused():
        return _content(by_name(net), title)


def _content(net: "nx.MultiDiGraph[str]", title: str | None) -> Page:
    told = sorted(relations_of(net), key=lambda r: (r.day or date.min, r.claim), reverse=True)
    parties, busy = _ranked(net, told)
    number = {p.id: i for i, p in enumerate(parties)}
    edges, sentences, articles = _Numbers[PageEdge](), _Numbers[PageSentence](), _Numbers[PageArticle]()
    events = _Numbers[str]()
    shown = []
    for r in told:
        edge = PageEdge(a=number[r.actor], b=number[r.recipient], tone=r.tone, status=r.status, symmetric=r.symmetric)
        quoted = tuple(sentences(_sentence(e, articles)) for e in r.evidence)
        shown.append(_relation(r, edges(edge), quoted, None if r.event is None else events(r.event)))
    return Page(
        title=title or _title(parties),
        actors=_actors(parties, told, busy, _communities(net, parties)),
        edges=tuple(edges.of),
        relations=tuple(shown),
        sentences=tuple(sentences.of),
        articles=tuple(articles.of),
        kinds={kind: words(kind) for kind in sorted({r.kind for r in told})},
    )


def _ranked(net: "nx.MultiDiGraph[str]", told: Sequence[Relation]) -> tuple[list[Party], Counter[str]]:
    """Return the actors, the busiest first and the unnamed last, and how busy each is.

    As the page opens, what is denied and who has no name are not shown, and make nobody busy; one event that several
    articles tell of does so once.
    """
    known = {key: party(net, key) for r in told for key in (r.actor, r.recipient)}
    busy: Counter[str] = Counter()
    for _, *ends in {(r.event or r.claim, *sorted((r.actor, r.recipient))) for r in told if r.status != "denied"}:
        busy.update({key for key in ends if known[key].unnamed} or ends)
    return sorted(known.values(), key=lambda p: (p.unnamed, -busy[p.id], p.id)), busy


def _title(parties: Sequence[Party]) -> str:
    return " – ".join(p.name for p in parties[:3]) or "No relations"


def _sentence(shown: Evidence, articles: _Numbers[PageArticle]) -> PageSentence:
    safe = shown.url if shown.url and re.match(r"https?://", shown.url, re.IGNORECASE) else None
    article = PageArticle(id=shown.identifier, title=shown.title, source=shown.source, date=shown.date, url=safe)
    return PageSentence(article=articles(article), start=shown.start, end=shown.end, pieces=shown.pieces())


def _relation(r: Relation, edge: int, sentences: tuple[int, ...], event: int | None) -> PageRelation:
    return PageRelation(
        edge=edge,
        kind=r.kind,
        factuality=r.factuality,
        standing=r.standing,
        day=r.day,
        first=r.start,
        last=r.end,
        said=r.said_on,
        speakers=r.speakers,
        confidence=round(r.confidence, 6),
        score=r.score,
        far=distance(counts) if (counts := worth(dict(r))) else None,
        inferred=r.inferred,
        rule=r.rule,
        claim=r.claim,
        sentences=sentences,
        event=event,
    )


def _label(p: Party) -> str:
    """Return the name on two short lines; a state has its code above."""
    lines = textwrap.wrap(p.name, 22, break_long_words=False) or [p.id]
    short = lines[:2] if len(lines) < 3 else [lines[0], lines[1] + " …"]
    short = [line if len(line) <= 26 else line[:25] + "…" for line in short]
    return "\n".join([p.country, *short] if shape(p.type) == "box" and p.country else short)


def _pairs(told: Iterable[Relation], keys: set[str]) -> list[tuple[str, str]]:
    found = {(min(r.actor, r.recipient), max(r.actor, r.recipient)) for r in told}
    return sorted((a, b) for a, b in found if a in keys and b in keys)


def _communities(net: "nx.MultiDiGraph[str]", parties: Sequence[Party]) -> dict[str, int]:
    """Return the number of each actor's community, none of one; of two of a size the busier is first."""
    rank = {p.id: i for i, p in enumerate(parties)}
    found = [group for group in communities(bonds(net)) if len(group) > 1]
    found.sort(key=lambda group: (-len(group), min(rank[key] for key in group)))
    return {key: number for number, group in enumerate(found) for key in group}


def _actors(
    parties: Sequence[Party], told: Sequence[Relation], busy: Mapping[str, int], group: Mapping[str, int]
) -> tuple[PageActor, ...]:
    labels = {p.id: _label(p) for p in parties}
    crowd = len(parties) > CROWD
    boxes = {p.id for p in parties if shape(p.type) == "box"}

    def placed(limit: int, tall: bool) -> dict[str, tuple[int, int]]:
        few = {p.id: labels[p.id] for p in parties[:limit]}
        return positions(few, _pairs(told, set(few)), boxes=boxes, tall=tall)

    opens = sum(not p.unnamed for p in parties) or len(parties)  # whom the page opens with
    wide = placed(BACKBONE if opens > CROWD else opens, False)
    tall = placed(BACKBONE_TALL if opens > CROWD_TALL else opens, True)
    every = positions(labels, _pairs(told, set(labels)), boxes=boxes, groups=group) if crowd else {}
    return tuple(
        PageActor(
            id=p.id,
            name=p.name,
            label=labels[p.id],
            type=words(p.type),
            country=p.country,
            shape=shape(p.type),
            wide=wide.get(p.id),
            tall=tall.get(p.id),
            every=every.get(p.id),
            named=not p.unnamed,
            busy=busy[p.id],
            community=group.get(p.id),
        )
        for p in parties
    )
