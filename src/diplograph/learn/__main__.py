"""`python -m diplograph.learn`: cross-validates over articles, prints how well it holds, writes the weights.

With `--dry` nothing is written.
"""

import json
import sys
from collections.abc import Sequence

import numpy as np

from diplograph.gold import read_gold
from diplograph.learn import confidence
from diplograph.model import digest
from diplograph.pipeline import Pipeline
from diplograph.resources import data


def main(arguments: Sequence[str]) -> int:
    """Train, report, write."""
    paths = sorted(data("gold").glob("*.jsonl"))
    gold = [article for path in paths for article in read_gold(path)]
    pipeline = Pipeline.load("en", weigh=False)
    claims = confidence.cases(gold, list(pipeline.map(article.article for article in gold)))
    right = np.array([float(case.right) for case in claims])
    sys.stdout.write(f"{len(gold)} articles, {sum(len(article.events) for article in gold)} events\n")
    sys.stdout.write(confidence.report(confidence.cross_validated(claims), right) + "\n")
    if "--dry" not in arguments:
        on = digest(pipeline.run.config, *(path.read_text(encoding="utf-8") for path in paths), length=16)
        model, target = confidence.fit(claims, on), data("model", "confidence.json")
        target.write_text(json.dumps(model.model_dump(), indent=0, sort_keys=True) + "\n", encoding="utf-8")
        sys.stdout.write(f"{len(model.weights)} weights in {target.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
