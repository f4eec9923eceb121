"""The confidence of a claim is a probability that the shipped weights give, and the same every time."""

import numpy as np
import pytest

from diplograph.errors import DataFileError
from diplograph.extract.weights import Weights, load_weights
from diplograph.learn.confidence import cross_validated, fit
from diplograph.learn.logistic import Case, reliability


def test_claims_of_one_article_differ_in_confidence(read):
    found = read("Norway accused Iceland of attacking Denmark. Officials said people were in touch with others.")
    given = {claim.confidence for claim in found.claims}
    assert len(given) > 1
    assert all(0 < confidence < 1 for confidence in given)


def test_broken_weights_are_named_with_the_mend(tmp_path):
    (tmp_path / "confidence.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataFileError, match="make train"):
        load_weights("confidence", tmp_path)


def examples() -> list[Case]:
    """A feature that is right four times in five, and one that is right once in five."""
    return [
        Case(article=i // 10, traits=frozenset({"good" if i % 2 else "bad"}), right=(i % 10 < 8) == bool(i % 2))
        for i in range(2000)
    ]


def test_training_finds_what_is_told_and_is_the_same_twice():
    model = fit(examples())
    assert model.probability(frozenset({"good"})) > 0.6 > 0.4 > model.probability(frozenset({"bad"}))
    assert fit(examples()) == model


def test_cross_validation_is_calibrated_on_data_that_are():
    found = examples()
    _, error = reliability(cross_validated(found), np.array([float(e.right) for e in found]))
    assert error < 0.15


def test_an_unknown_feature_says_nothing():
    model = Weights(bias=-1.0, weights={"a": 2.0}, trained_on="")
    assert model.probability(frozenset({"b"})) == model.probability(frozenset())
