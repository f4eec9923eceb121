"""One small invented article, read by hand, and the sample article in the terms of the ontology."""

from datetime import date
from pathlib import Path

import pytest

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import (
    Actor,
    Article,
    Claim,
    Conflict,
    Event,
    Extraction,
    Interval,
    RoleHolding,
    Run,
    Span,
    Stance,
    digest,
)
from diplograph.model.terms import (
    ActorType,
    Factuality,
    QuoteType,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
)

TEXT = (
    "Foreign Minister Ana Orsk of Syldavia met Borduria's Premier Ivo Zar in Klow on Tuesday. "
    "Orsk said that Borduria had shelled the border town. Syldavia opposes Borduria."
)
RUN = Run(extractor="by hand", version="1.0", model="none", config="sha256:0")


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def story(name: str = "a1", day: date = date(2011, 5, 17), publisher: str = "Example Post") -> Extraction:
    """Orsk met Zar (narrated); Orsk said that Borduria had shelled (alleged); Syldavia opposes Borduria."""
    article = Article(id=name, text=TEXT, title="Orsk meets Zar", date=day, source=publisher)
    base, paper = article.path, "publisher/" + publisher.lower().replace(" ", "-")
    time = Interval(
        start=day, end=day, precision=TimePrecision.DAY, basis=TimeBasis.RELATIVE_TO_PUBLICATION, text="Tuesday"
    )

    def actor(key: str, name: str, kind: ActorType, country: str | None, *words: str) -> Actor:
        return Actor(id=key, name=name, type=kind, country=country, mentions=tuple(map(span, words)), why="by hand")

    def claim(key: str, situation: str, source: str, words: str, **more: object) -> Claim:
        fields = {"depth": 0, "factuality": Factuality.HOLDS, "standing": Standing.NARRATED} | more
        place = span(words)
        name_of = digest(name, place.start, place.end, source, situation)
        return Claim(
            id=f"{base}/claim/{key}", situation=f"{base}/{situation}", source=source, evidence=(place,), rule="by-hand",
            confidence=0.9, key=name_of, **fields,
        )  # fmt: skip

    told = f"{base}/claim/2"
    return Extraction(
        article=article,
        run=RUN,
        publisher=paper,
        actors=(
            actor("actor/orsk", "Ana Orsk", ActorType.PERSON, "SYL", "Ana Orsk"),
            actor("actor/zar", "Ivo Zar", ActorType.PERSON, "BOR", "Ivo Zar"),
            actor("actor/SYL", "Syldavia", ActorType.STATE, "SYL", "Syldavia"),
            actor("actor/BOR", "Borduria", ActorType.STATE, "BOR", "Borduria"),
            actor(paper, publisher, ActorType.ORGANIZATION, None),
        ),
        roles=(
            RoleHolding(
                person="actor/orsk", title="Foreign Minister", acts_for="actor/SYL", start=date(2010, 1, 1),
                end=date(2012, 1, 1), source="offices",
            ),
            RoleHolding(person="actor/zar", title="Premier", acts_for="actor/BOR", seen_on=day),
        ),
        situations=(
            Event(
                id=f"{base}/event/1", type="Meeting", label="Orsk meets Zar", participants=("actor/orsk", "actor/zar"),
                time=time, mentions=(span("met"),),
            ),
            Event(
                id=f"{base}/event/2", type="Accusation", label="Orsk accuses Borduria", actors=("actor/orsk",),
                recipients=("actor/BOR",), time=time, content=(f"{base}/claim/3",),
            ),
            Event(
                id=f"{base}/event/3", type="MilitaryAction", label="Borduria shells a town", actors=("actor/BOR",),
                recipients=("actor/SYL",), mentions=(span("shelled"),),
            ),
            Stance(
                id=f"{base}/stance/1", type="Stance", label="Syldavia opposes Borduria", holder="actor/SYL",
                target="actor/BOR", value=StanceValue.OPPOSES, intensity=0.5, time=time,
            ),
        ),
        claims=(
            claim("1", "event/1", paper, "Ana Orsk of Syldavia met Borduria's Premier Ivo Zar"),
            claim("2", "event/2", paper, "Orsk said"),
            claim(
                "3", "event/3", "actor/orsk", "Borduria had shelled the border town", depth=1, relayed_by=told,
                standing=Standing.ALLEGED, quote_type=QuoteType.INDIRECT,
            ),
            claim("4", "stance/1", paper, "Syldavia opposes Borduria"),
        ),
        conflicts=(Conflict(id=f"{base}/conflict/1", kind="stance", between=(f"{base}/claim/1", f"{base}/claim/4")),),
    )  # fmt: skip


@pytest.fixture
def extraction() -> Extraction:
    return story()


@pytest.fixture
def tell() -> object:
    """Return the maker of stories: tell("a2", date(...), "Other Post")."""
    return story


@pytest.fixture
def kg() -> KnowledgeGraph:
    return KnowledgeGraph()


@pytest.fixture(scope="module")
def seed() -> KnowledgeGraph:
    """Return the sample article, encoded by hand."""
    graph = KnowledgeGraph()
    graph.load(Path(__file__).parent / "data" / "seed.ttl")
    return graph
