"""`python -m diplograph.learn`: cross-validates over articles, prints how well it holds, writes the weights.

With `--dry` nothing is written.
"""

import json
import sys
from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc

from diplograph.extract.decide import Decider
from diplograph.extract.reader import Extractor
from diplograph.extract.weights import Weights
from diplograph.gold import GoldArticle, read_gold
from diplograph.learn import confidence, deciding
from diplograph.learn.logistic import FOLDS, fold
from diplograph.model import Extraction, Run, digest
from diplograph.pipeline import Pipeline
from diplograph.resources import data
from diplograph.score import Score, score


def read(docs: Sequence[Doc], rules: Extractor, deciders: Sequence[Decider | None], run: Run) -> list[Extraction]:
    """Return what is read from each Doc by its decider (None: by the rules alone)."""
    return [
        Extractor(rules.frames, rules.stances, rules.linker, rules.tables, decider).extract(doc, run)
        for doc, decider in zip(docs, deciders, strict=True)
    ]


def figures(found: Score) -> str:
    """Return precision, recall and F1 of each figure in a line."""
    return "  ".join(f"{n} {f.precision:.3f}/{f.recall:.3f}/{f.f1:.3f}" for n, f in found.figures.items())


def compared(gold: Sequence[GoldArticle], by_rules: Sequence[Extraction], decided: Sequence[Extraction]) -> str:
    """Return the figures of the rules alone and of the model, each article read by weights that have not seen it."""
    lines = [f"{len(gold)} articles, {sum(len(g.events) for g in gold)} events; precision/recall/F1"]
    lines += [f"rules  {figures(score(gold, by_rules))}", f"model  {figures(score(gold, decided))}"]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Train, report, write."""
    paths = sorted(data("gold").glob("*.jsonl"))
    gold = [article for path in paths for article in read_gold(path)]
    pipeline = Pipeline.load("en", decide=False, weigh=False)
    rules = pipeline.extractor
    assert isinstance(rules, Extractor)
    docs = [pipeline.annotate(article.article) for article in gold]
    finders = [rules.finder(doc) for doc in docs]
    found = deciding.cases(gold, finders)
    parts = [found.of(i for i in range(len(gold)) if fold(i) != part) for part in range(FOLDS)]
    folds = [deciding.learned(part) for part in parts]
    decided = read(docs, rules, [folds[fold(i)] for i in range(len(gold))], pipeline.run)
    by_rules = read(docs, rules, [None] * len(gold), pipeline.run)
    sys.stdout.write(compared(gold, by_rules, decided) + "\n")
    claims = confidence.cases(gold, decided)
    right = np.array([float(case.right) for case in claims])
    sys.stdout.write(confidence.report(confidence.cross_validated(claims), right) + "\n")
    if "--dry" not in arguments:
        on = digest(pipeline.run.config, *(path.read_text(encoding="utf-8") for path in paths), length=16)
        model = deciding.learned(found, on)
        _write("events", model.events)
        _write("actors", model.actors)
        _write("recipients", model.recipients)
        _write("confidence", confidence.fit(claims, on))
    return 0


def _write(name: str, weights: Weights) -> None:
    target = data("model") / f"{name}.json"
    target.write_text(json.dumps(weights.model_dump(), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(weights.weights)} weights in {target.name}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
