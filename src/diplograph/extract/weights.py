"""Files of data/model/ in, logistic weights over sparse traits out. Who asks what of them is others' work.

A trait is a short text that is true of a case or not ("type=Visit"); the weights say what it adds to the log-odds.
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from diplograph.errors import DataFileError
from diplograph.model import Record
from diplograph.resources import data


class Weights(Record):
    """Weights of a logistic model.

    Attributes:
        bias: log-odds of a case without a known trait.  weights: log-odds that a trait adds.
        trained_on: hash of the annotated articles and the reader, for the model card.
    """

    bias: float
    weights: dict[str, float]
    trained_on: str = ""

    def probability(self, traits: Iterable[str]) -> float:
        """Return the probability of a case with these traits; unknown ones say nothing.

        >>> round(Weights(bias=0.0, weights={"a": 1.0}).probability({"a", "b"}), 4)
        0.7311
        """
        known = self.weights
        return 1 / (1 + math.exp(-self.bias - sum(known.get(trait, 0.0) for trait in traits)))


@cache
def load_weights(name: str, folder: Path | None = None) -> Weights:
    """Return the weights of that name that ship with diplograph ("events", "confidence" ...).

    Raises:
        DataFileError: the file is missing or broken; `make train` writes it anew.
    """
    file = (folder or data("model")) / f"{name}.json"
    try:
        return Weights.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as e:
        fault = f"no weights can be read ({type(e).__name__})"
        raise DataFileError(file, None, fault, "write it anew: make train") from e
