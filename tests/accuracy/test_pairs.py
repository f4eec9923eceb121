"""How well tellings of one event are found: annotated pairs of data/gold/across/pairs.jsonl, texts beside the checkout.

Weights and threshold (data/across/likeness.csv) were chosen on the pairs whose half is "choose"; the other half is
reported. By hand: `python tests/accuracy/test_pairs.py` prints both, with the pairs that are got wrong.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplograph.across.alone import Alone
from diplograph.across.linking import events, links
from diplograph.across.reading import tellings
from diplograph.across.records import Telling
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Article
from diplograph.pipeline import Pipeline
from diplograph.relations.reading import Reading
from diplograph.resources import data

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl.gz"
LEAST = {"precision": 0.85, "recall": 0.55}
Pair = dict[str, Any]


def pairs() -> list[Pair]:
    """Return the annotated pairs."""
    file = data("gold") / "across" / "pairs.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def articles(wanted: set[str]) -> Iterator[Article]:
    """Yield the articles of these ids from the texts beside the checkout."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if (found := json.loads(line))["id"] in wanted:
                yield Article.model_validate({key: found[key] for key in ("id", "title", "date", "source", "text")})


def judge(pipeline: Pipeline) -> list[tuple[Pair, bool | None]]:
    """Return each pair with whether it is taken for one event; None where the reader has not read both."""
    known = pairs()
    kg = KnowledgeGraph()
    read = pipeline.map(articles({pair[side]["article"] for pair in known for side in ("one", "other")}))
    kg.bulk_load(read, check=False)
    source = Reading(kg)
    told = [one for path in source.articles for one in tellings(Alone(kg.store, path, {}))]
    groups = events(links(told), {one.id: one.article for one in told})
    event = {member: number for number, members in enumerate(groups) for member in members}
    at: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        at[one.article].append(one)

    def place(side: dict[str, Any]) -> str | None:
        start, end = side["start"], side["end"]
        for one in at[f"article/{side['article']}"]:
            words = source.triggers.get(one.id) or source.evidence[one.said[0].claim]
            if one.type == side["type"] and any(span.start < end and start < span.end for span in words):
                return one.id
        return None

    found: list[tuple[Pair, bool | None]] = []
    for pair in known:
        ends = place(pair["one"]), place(pair["other"])
        one = None if None in ends else event.get(ends[0] or "", -1) == event.get(ends[1] or "", -2)
        found.append((pair, one))
    return found


def figures(found: list[tuple[Pair, bool | None]], half: str) -> dict[str, float]:
    """Return pairwise precision and recall over one half; what was not read is not linked."""
    here = [(pair["same"], bool(one)) for pair, one in found if pair["half"] == half]
    right = sum(same and one for same, one in here)
    linked, same = sum(one for _, one in here), sum(same for same, _ in here)
    return {"precision": round(right / max(linked, 1), 3), "recall": round(right / same, 3), "pairs": len(here)}


def test_each_pair_has_two_articles_and_a_reason():
    found = pairs()
    assert len(found) >= 60
    assert all(pair["one"]["article"] != pair["other"]["article"] and pair["why"] for pair in found)
    halves = [(pair["half"], pair["same"]) for pair in found]
    assert all(halves.count((half, same)) >= 30 for half in ("choose", "report") for same in (True, False))


@pytest.mark.slow
def test_links_are_right_on_the_half_that_chose_nothing(pipeline):
    if not CORPUS.is_file():
        pytest.skip("../shared/corpus is not there: data/gold/across/pairs.jsonl names articles and holds no text")
    reached = figures(judge(pipeline), "report")
    assert all(reached[name] >= least for name, least in LEAST.items()), reached


if __name__ == "__main__":
    judged = judge(Pipeline.load("en"))
    for half in ("choose", "report"):
        sys.stdout.write(f"{half}: {figures(judged, half)}\n")
    for pair, one in judged:
        if pair["same"] != bool(one):
            sys.stdout.write(f"{'not read' if one is None else 'wrong'}: {pair}\n")
