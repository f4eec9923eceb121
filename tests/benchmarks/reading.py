"""What the whole reading costs over the bare spaCy pipeline, and how many words a second one process reads.

The same texts in the same process, in turns, CPU time of the process: a ratio that a busy machine does not change.
Asked: at most 1.35, under 700 MB. Texts: the corpus beside the checkout if it is there, else data/gold/.
"""

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from diplograph.model import Article
from diplograph.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"
ROUNDS = 3


def articles(count: int) -> Iterator[Article]:
    """Yield so many articles, spread evenly over the file."""
    gold = ROOT / "data" / "gold" / "train.jsonl"
    with gzip.open(CORPUS, "rt") if CORPUS.is_file() else gold.open() as file:
        lines = file.readlines()
    for line in lines[:: max(1, len(lines) // count)][:count]:
        row = json.loads(line)
        yield Article(**{name: row[name] for name in ("id", "title", "date", "source", "text")})


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(count: int) -> None:
    """Read so many articles and say what it cost."""
    read, texts = Pipeline.load("en"), list(articles(count))
    words = sum(len(article.text.split()) for article in texts)
    read(texts[0])
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(spent(lambda: [read.nlp(article.text) for article in texts]))
        whole.append(spent(lambda: [read(article) for article in texts]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(texts)} articles, {words:,} words: bare spaCy {min(bare):.1f} s, all of it {min(whole):.1f} s of "
        f"CPU, ratio {min(whole) / min(bare):.2f}; {words / min(whole):,.0f} words/s, {memory:.0f} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
