"""Annotated articles, put into records by a script, encode to graphs that the project's scorer reads as perfect."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph import resources
from diplograph.graph.encode import serialize
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import (
    Actor,
    Article,
    Claim,
    Condition,
    Event,
    Extraction,
    Interval,
    Place,
    Run,
    Span,
    Stance,
)
from diplograph.model.terms import Factuality, Standing, TimeBasis, TimePrecision
from diplograph.ontology import schema

SHARED = Path(__file__).parents[3] / "shared"
GOLD, SCORER = SHARED / "gold" / "tune.jsonl", SHARED / "eval" / "score_graph.py"
pytestmark = pytest.mark.skipif(not (GOLD.exists() and SCORER.exists()), reason="the annotated articles are not here")
KINDS = {"Group": "ActorGroup", "Unnamed": "UnnamedActor"}
VOTES = {"for": "For", "against": "Against", "abstain": "Abstained", "veto": "Vetoed"}


def spans(pairs: list) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in pairs)


class Reader:
    """What a perfect reader would hand over for one annotated article."""

    def __init__(self, gold: dict) -> None:
        self.gold = gold
        self.article = Article(id=gold["id"], text=gold["text"], title=gold["title"], source=gold["source"])
        self.situations: list = []
        self.claims: list = []
        self.places: list = []

    def part(self, kind: str, name: object) -> str:
        return f"{self.article.path}/{kind}/{name}"

    def actors(self, keys: list) -> tuple[str, ...]:
        return tuple(self.part("actor", key) for key in keys)

    def claim(
        self, name: str, situation: str, depth: int, chain: list, relay: str | None, told: dict, span: list
    ) -> str:
        source = self.part("actor", chain[depth - 1]) if depth else self.part("actor", "publisher")
        self.claims.append(
            Claim(
                id=self.part("claim", name), situation=situation, source=source, depth=depth, relayed_by=relay,
                evidence=spans([span]), rule="gold", confidence=1, key=name, **told,
            )
        )  # fmt: skip
        return self.claims[-1].id

    def tell(self, name: str, situation: str, chain: list, told: dict, span: list) -> None:
        relay = None
        for depth, speaker in enumerate(chain):
            says = self.part("event", f"{name}-says-{depth}")
            self.situations.append(Event(id=says, type="Statement", label="says", actors=self.actors([speaker])))
            standing = Standing.REPORTED if depth else Standing.NARRATED
            held = {"factuality": Factuality.HOLDS, "standing": standing}
            relay = self.claim(f"{name}-says-{depth}", says, depth, chain, relay, held, span)
        self.claim(name, situation, len(chain), chain, relay, told, span)

    def event(self, e: dict) -> None:
        time = place = None
        if e["time"]:
            time = Interval(
                start=e["time"][0],
                end=e["time"][1],
                precision=TimePrecision.DAY,
                basis=TimeBasis.RELATIVE_TO_PUBLICATION,
            )
        if e["place"]:
            place = self.part("place", e["id"])
            self.places.append(Place(id=place, name=e["place"]))
        roles = {"actors": self.actors(e["actors"]), "recipients": self.actors(e["recipients"])}
        if schema.symmetric(e["type"]):
            roles = {"participants": roles["actors"] + roles["recipients"]}
        self.situations.append(
            Event(
                id=self.part("event", e["id"]), type=e["type"], label=e["type"], time=time, place=place,
                envoys=self.actors(e.get("envoy", [])), mentions=spans([e["trigger"]]), **roles,
                vote=VOTES.get(e.get("mode", "")) if e["type"] == "Vote" else None,
            )
        )  # fmt: skip
        told = {"factuality": Factuality(e["factuality"]), "standing": Standing(e["standing"])}
        self.tell(e["id"], self.situations[-1].id, e["chain"], told, e["evidence"])

    def stance(self, number: int, s: dict) -> None:
        target = self.part("actor", s["target"]) if s["target"] else self.part("issue", number)
        if not s["target"]:
            self.situations.append(Condition(id=target, type="Condition", label=s["about"] or "unnamed issue"))
        made = Stance(
            id=self.part("stance", number), type="Stance", label="stance", target=target, value=s["value"],
            holder=self.part("actor", s["holder"]),
        )  # fmt: skip
        self.situations.append(made)
        held = {"factuality": Factuality.HOLDS, "standing": Standing.REPORTED if s["chain"] else Standing.NARRATED}
        self.tell(f"stance{number}", made.id, s["chain"], held, s["evidence"])

    def read(self) -> Extraction:
        paper = Actor(id=self.part("actor", "publisher"), name=self.article.source or "unknown", type="Organization")
        known = [
            Actor(
                id=self.part("actor", a["key"]), name=a["name"], type=KINDS.get(a["type"], a["type"]),
                country=a["country"], mentions=spans(a["mentions"]),
            )
            for a in self.gold["actors"]
        ]  # fmt: skip
        for event in self.gold["events"]:
            self.event(event)
        for number, stance in enumerate(self.gold["stances"]):
            self.stance(number, stance)
        return Extraction(
            article=self.article, run=Run(extractor="gold", version="1", model="-", config="-"), publisher=paper.id,
            actors=(paper, *known), places=tuple(self.places),
            situations=tuple(self.situations), claims=tuple(self.claims),
        )  # fmt: skip


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [Reader(json.loads(line)).read() for line in GOLD.read_text("utf8").splitlines()]


def score(graph: Path) -> dict:
    ontology = resources.ontology("diplograph.ttl")
    command = [sys.executable, str(SCORER), str(GOLD), str(graph), "--ontology", str(ontology), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture(scope="module")
def best(tmp_path_factory) -> dict:
    """Return the upper end of the scale: the score of the graph that the annotations' own script writes."""
    graph = tmp_path_factory.mktemp("gold") / "perfect.nq"
    command = [sys.executable, str(SCORER.with_name("gold_graph.py")), str(GOLD)]
    graph.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    return score(graph)


def test_what_is_written_without_a_store_scores_as_perfect(extractions, best, tmp_path):
    with (tmp_path / "gold.nq").open("wb") as out:
        serialize(extractions, "nquads", out)
    assert best["claim"]["f"] == 1
    assert score(tmp_path / "gold.nq") == best


def test_what_is_exported_from_a_store_scores_as_perfect(extractions, best, tmp_path):
    with KnowledgeGraph() as kg:
        assert kg.add_all(extractions) == []
        kg.export("trig", tmp_path / "gold.trig")
    assert score(tmp_path / "gold.trig") == best
