"""Annotated articles and what was read from them in; how likely each claim is to be right, and how that holds, out.

A claim counts as right when event, parties, factuality and speakers are.
"""

from collections.abc import Sequence

import numpy as np

from diplograph.extract.confidence import features, likely
from diplograph.extract.weights import Weights
from diplograph.gold import GoldArticle
from diplograph.learn import logistic
from diplograph.learn.logistic import FOLDS, Case, Vector, fold, reliability
from diplograph.model import Extraction
from diplograph.score import right_claims

PENALTY, RAREST = 20.0, 5


def cases(gold: Sequence[GoldArticle], extractions: Sequence[Extraction]) -> list[Case]:
    """Return all claims that the figures judge, with whether each is right."""
    found = []
    for number, (wanted, read) in enumerate(zip(gold, extractions, strict=True)):
        right = right_claims(wanted, read)
        carriers = {claim.relayed_by for claim in read.claims}
        found += [
            Case(article=number, traits=features(read, claim, claim.id in carriers), right=right[claim.id])
            for claim in read.claims
            if claim.id in right
        ]
    return found


def fit(found: Sequence[Case], trained_on: str = "") -> Weights:
    """Return the weights of the confidence."""
    return logistic.fit(found, penalty=PENALTY, rarest=RAREST, trained_on=trained_on)


def cross_validated(found: Sequence[Case]) -> Vector:
    """Return for each claim the probability by weights that have not seen its article."""
    given = np.zeros(len(found))
    for part in range(FOLDS):
        model = fit([case for case in found if fold(case.article) != part])
        for i, case in enumerate(found):
            if fold(case.article) == part:
                given[i] = likely(model, case.traits)
    return given


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
