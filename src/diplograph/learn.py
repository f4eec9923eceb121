"""data/gold/ in, data/model/confidence.json out: the weights of the calibrated confidence, and how well they hold.

    python -m diplograph.learn            # cross-validates over articles, prints the table, writes the weights

Logistic regression with an L2 penalty, fitted by Newton's method (Hastie et al., The Elements of Statistical Learning,
4.4.1); the same data give the same weights. A claim counts as right when event, parties, factuality and speakers are.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diplograph.extract.confidence import LEAST, MOST, ConfidenceModel, features
from diplograph.gold import GoldArticle, read_gold
from diplograph.model import Extraction, Record, digest
from diplograph.pipeline import Pipeline
from diplograph.resources import data
from diplograph.score import right_claims

PENALTY, RAREST, FOLDS, BINS = 20.0, 5, 5, 10
Vector = NDArray[np.float64]


class Example(Record):
    """One claim that was read: its features, whether it is right, and which article it is from."""

    article: int
    features: frozenset[str]
    right: bool


def examples(gold: Sequence[GoldArticle], extractions: Sequence[Extraction]) -> list[Example]:
    """Return all claims that the figures judge, with their labels."""
    found = []
    for number, (wanted, read) in enumerate(zip(gold, extractions, strict=True)):
        labels = right_claims(wanted, read)
        carriers = {claim.relayed_by for claim in read.claims}
        found += [
            Example(article=number, features=features(read, claim, claim.id in carriers), right=labels[claim.id])
            for claim in read.claims
            if claim.id in labels
        ]
    return found


def fit(found: Sequence[Example], trained_on: str = "") -> ConfidenceModel:
    """Return the weights; features seen fewer than `RAREST` times get none."""
    counts = Counter(feature for example in found for feature in example.features)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    column = {name: i + 1 for i, name in enumerate(names)}
    table = np.zeros((len(found), len(names) + 1))
    table[:, 0] = 1
    for row, example in enumerate(found):
        table[row, [column[name] for name in example.features if name in column]] = 1
    weights = _newton(table, np.array([float(example.right) for example in found]))
    kept = {name: round(float(weights[i]), 4) for name, i in column.items()}
    return ConfidenceModel(bias=round(float(weights[0]), 4), weights=kept, trained_on=trained_on)


def _newton(table: Vector, wanted: Vector, rounds: int = 25) -> Vector:
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - chance) - penalty * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def cross_validated(found: Sequence[Example]) -> Vector:
    """Return for each example the probability by a model that has not seen its article."""
    given = np.zeros(len(found))
    for fold in range(FOLDS):
        model = fit([e for e in found if e.article % FOLDS != fold])
        for i, example in enumerate(found):
            if example.article % FOLDS == fold:
                given[i] = min(MOST, max(LEAST, model.probability(example.features)))
    return given


def reliability(given: Vector, right: Vector) -> tuple[list[tuple[float, float, int]], float]:
    """Return per bin (mean probability, share right, claims), and the expected calibration error over `BINS` bins."""
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    rows, error = [], 0.0
    for place in range(BINS):
        inside = places == place
        if inside.any():
            mean, share = float(given[inside].mean()), float(right[inside].mean())
            rows.append((mean, share, int(inside.sum())))
            error += abs(mean - share) * float(inside.mean())
    return rows, error


def report(given: Vector, right: Vector) -> str:
    """Return the reliability table and what thresholds give, as text."""
    rows, error = reliability(given, right)
    lines = [f"claims {len(right)}, right {right.mean():.3f}, expected calibration error {error:.3f}"]
    lines.append("said  right  claims")
    lines += [f"{mean:.2f}  {share:.2f}   {count}" for mean, share, count in rows]
    lines.append("threshold  precision  kept  of the right ones")
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = given >= threshold
        if kept.any():
            share = right[kept].sum() / max(1, right.sum())
            lines.append(f"{threshold:.1f}        {right[kept].mean():.2f}       {int(kept.sum()):4}  {share:.2f}")
    return "\n".join(lines)


def main() -> int:
    """Train, report, write."""
    paths = sorted(data("gold").glob("*.jsonl"))
    gold = [article for path in paths for article in read_gold(path)]
    pipeline = Pipeline.load("en", weigh=False)
    found = examples(gold, list(pipeline.map(article.article for article in gold)))
    right = np.array([float(example.right) for example in found])
    sys.stdout.write(report(cross_validated(found), right) + "\n")
    model = fit(found, digest(pipeline.run.config, *(path.read_text(encoding="utf-8") for path in paths), length=16))
    target = data("model", "confidence.json")
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(model.model_dump(), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(model.weights)} weights in {target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
