"""How many words a second one process reads: the corpus beside the checkout if it is there, else data/gold/."""

import gzip
import itertools
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from diplograph.model import Article
from diplograph.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"


def articles() -> Iterator[Article]:
    """Yield the articles to read."""
    gold = ROOT / "data" / "gold" / "train.jsonl"
    with gzip.open(CORPUS, "rt") if CORPUS.is_file() else gold.open() as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(**{name: row[name] for name in ("id", "title", "date", "source", "text")})


def main(count: int) -> None:
    """Read so many articles and say how long it took."""
    begun = time.perf_counter()
    read = Pipeline.load("en")
    loaded = time.perf_counter()
    words = claims = done = 0
    for extraction in read.map(itertools.islice(articles(), count)):
        done += 1
        words += len(extraction.article.text.split())
        claims += len(extraction.claims)
    took = time.perf_counter() - loaded
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{done} articles, {words:,} words, {claims:,} claims: loaded in {loaded - begun:.1f} s, read in {took:.1f} s, "
        f"{words / took:,.0f} words/s, {memory:.0f} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
