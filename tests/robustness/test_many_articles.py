"""Real articles by the thousand, and articles changed at random: no exception, and every offset slices back."""

import gzip
import json
import os
import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_any_text import NEWS, annotated, dangling, extracted, read_soundly, sound, twice

from diplograph.graph import bulk
from diplograph.ingest.fields import article as article_of

BESIDE = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl.gz"
CORPUS = Path(os.environ.get("DIPLOGRAPH_CORPUS", BESIDE))
STEP = int(os.environ.get("DIPLOGRAPH_CORPUS_STEP", "1"))  # 10: every tenth article
MUTATIONS, MINUTES = 10_000, float(os.environ.get("DIPLOGRAPH_MUTATION_MINUTES", "15"))

DOCUMENT = "\n\n".join(" ".join(NEWS[start : start + 2]) for start in range(0, len(NEWS), 2))
SIGNS = "“”\"'‘’.,;:!?—-()[]\n\t\u2028\u200b\ufeff\u0301é中🇳🇴%<>&{}|\\^`0 "


def mutated(text: str, chance: random.Random) -> str:
    """Change a text in a few places: cut, double, swap, put in a sign, change the case."""
    for _ in range(chance.randint(1, 6)):
        if not text:
            break
        at, to = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        to = min(to, at + chance.choice((1, 5, 40, 200)))
        piece = text[at:to]
        made = {
            "cut": "",
            "double": piece * 2,
            "sign": chance.choice(SIGNS) * chance.choice((1, 1, 30)),
            "case": piece.swapcase(),
            "back": piece[::-1],
            "bare": piece.replace(" ", ""),
            "elsewhere": piece + text[: chance.randrange(1, 60)],
        }
        text = text[:at] + made[chance.choice(sorted(made))] + text[to:]
    return text if text.strip() else "a"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(seed=st.integers(0, 2**32), day=st.one_of(st.none(), st.dates()))
def test_changed_articles(pipeline, seed: int, day: date | None) -> None:
    read_soundly(pipeline, mutated(DOCUMENT, random.Random(seed)), day)


@pytest.mark.slow
def test_ten_thousand_changed_articles(pipeline) -> None:
    """As many of them as some minutes allow; hypothesis looks for the smallest one that fails."""
    end, count = time.monotonic() + 60 * MINUTES, 0

    @settings(max_examples=MUTATIONS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(seed=st.integers(0, 2**32), start=st.integers(0, len(NEWS) - 1), day=st.one_of(st.none(), st.dates()))
    def read(seed: int, start: int, day: date | None) -> None:
        nonlocal count
        if time.monotonic() < end:
            read_soundly(pipeline, mutated("\n".join(NEWS[start : start + 2]), random.Random(seed)), day)
            count += 1

    read()
    assert count > 0


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_file(), reason="no corpus: set DIPLOGRAPH_CORPUS to a .jsonl.gz of articles")
def test_every_article_of_the_corpus(pipeline) -> None:
    faults: list[str] = []
    count = 0
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % STEP:
                continue
            article = article_of(json.loads(line), f"{CORPUS.name}:{number + 1}")
            doc = pipeline.annotate(article)
            found = pipeline.extractor.extract(doc, pipeline.run)
            unsound = [span for span in annotated(doc) if not sound(span, doc._.article.text)]  # as the parser sees it
            unsound += [span for span in extracted(found) if not sound(span, article.text)]
            bulk.ready(found)  # the shapes hold every quotation against the text
            if len(doc.text) != len(article.text) or unsound or twice(found) or dangling(found):
                faults.append(article.id)
            count += 1
    assert faults == []
    assert count
