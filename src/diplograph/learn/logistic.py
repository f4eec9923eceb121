"""Cases with sparse traits and what is right of them in, logistic weights out; and how well probabilities hold.

Logistic regression with an L2 penalty, fitted by Newton's method (Hastie et al., The Elements of Statistical Learning,
4.4.1); the same cases give the same weights.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diplograph.extract.weights import Weights
from diplograph.model import Record

FOLDS, BINS, ROUNDS = 5, 10, 25
Vector = NDArray[np.float64]


class Case(Record):
    """One case: its traits, whether it is right, and which article it is from."""

    article: int
    traits: frozenset[str]
    right: bool


def fit(cases: Sequence[Case], *, penalty: float, rarest: int, trained_on: str = "") -> Weights:
    """Return the weights; traits seen in fewer than `rarest` cases get none.

    >>> cases = [Case(article=0, traits=frozenset({"a"} if i % 2 else ()), right=i % 2 == 1) for i in range(20)]
    >>> fit(cases, penalty=1.0, rarest=2).weights["a"] > 1
    True
    """
    counts = Counter(trait for case in cases for trait in case.traits)
    names = sorted(name for name, count in counts.items() if count >= rarest)
    column = {name: i + 1 for i, name in enumerate(names)}
    table = np.zeros((len(cases), len(names) + 1))
    table[:, 0] = 1
    for row, case in enumerate(cases):
        table[row, [column[name] for name in case.traits if name in column]] = 1
    weights = _newton(table, np.array([float(case.right) for case in cases]), penalty)
    kept = {name: weight for name, i in column.items() if (weight := round(float(weights[i]), 3))}
    return Weights(bias=round(float(weights[0]), 3), weights=kept, trained_on=trained_on)


def _newton(table: Vector, wanted: Vector, strength: float) -> Vector:
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], strength)
    penalty[0] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - chance) - penalty * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def fold(article: int) -> int:
    """Return which part of the articles one belongs to: each part is read by weights that have not seen it."""
    return article % FOLDS


def reliability(given: Vector, right: Vector) -> tuple[list[tuple[float, float, int]], float]:
    """Return per bin (mean probability, share right, cases), and the expected calibration error over `BINS` bins."""
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    rows, error = [], 0.0
    for place in range(BINS):
        inside = places == place
        if inside.any():
            mean, share = float(given[inside].mean()), float(right[inside].mean())
            rows.append((mean, share, int(inside.sum())))
            error += abs(mean - share) * float(inside.mean())
    return rows, error
