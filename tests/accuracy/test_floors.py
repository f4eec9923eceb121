"""The figures of the day, less a little: a change of the reader that loses more than that is seen here.

Diplograph's own scorer over data/gold/; `make score` prints the whole card. What raises a figure raises its floor.
"""

from collections.abc import Iterator

import pytest

from diplograph.gold import GoldArticle, read_gold
from diplograph.pipeline import Pipeline
from diplograph.resources import data
from diplograph.score import Score, score

# event, who, claim, dyad, stance F1
FLOORS = {
    "tune": (0.74, 0.51, 0.46, 0.60, 0.44),
    "train": (0.66, 0.41, 0.35, 0.53, 0.39),
    "more-": (0.50, 0.32, 0.27, 0.26, 0.25),
}
NAMES = ("event", "who", "claim", "dyad", "stance")


def articles(begin: str) -> Iterator[GoldArticle]:
    for path in sorted(data("gold").glob(f"{begin}*.jsonl")):
        yield from read_gold(path)


def figures(pipeline: Pipeline, begin: str) -> Score:
    gold = list(articles(begin))
    return score(gold, pipeline.map(article.article for article in gold))


@pytest.mark.parametrize("begin", FLOORS)
def test_no_figure_falls(pipeline: Pipeline, begin: str) -> None:
    found = figures(pipeline, begin)
    reached = {name: round(found.figures[name].f1, 3) for name in NAMES}
    assert [name for name, floor in zip(NAMES, FLOORS[begin], strict=True) if reached[name] < floor] == [], reached
