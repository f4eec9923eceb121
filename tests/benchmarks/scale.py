"""What it costs to read many articles: two processes against one, storing against reading, memory, growth.

    python tests/benchmarks/scale.py pair [COUNT]     # one and two processes in turns, wall clock
    python tests/benchmarks/scale.py store [COUNT]    # CPU seconds of checking, storing and deriving against reading
    python tests/benchmarks/scale.py growth [COUNTS]  # CPU seconds of 500 to 4,000, one process, with the fit

Asked: 1.7 times as fast, at most 0.4 of the reading, under 700 MB a worker. Wall clock needs two free cores: the load
of the machine is printed with it. Texts: the corpus beside the checkout.
"""

import gzip
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from diplograph.graph import bulk
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Article
from diplograph.pipeline import Pipeline
from diplograph.scale import engine
from diplograph.scale.manifest import Manifest
from diplograph.scale.records import Outcome, Reader

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "news.jsonl.gz"


def articles(count: int, step: int = 1) -> list[tuple[str, Article]]:
    """Return so many articles of the corpus, every `step`th."""
    with gzip.open(CORPUS, "rt") as file:
        rows = [json.loads(line) for line in islice(file, 0, count * step, step)]
    names = ("id", "title", "date", "source", "text")
    return [(row["id"], Article(**{name: row[name] for name in names})) for row in rows]


def say(text: str) -> None:
    """Print a line at once, with the load of the last minute."""
    sys.stdout.write(f"{text}  [load {os.getloadavg()[0]:.1f} on {engine.cores()} cores]\n")
    sys.stdout.flush()


def build(found: list[tuple[str, Article]], workers: int) -> tuple[float, float, int]:
    """Build a store of them: seconds of wall clock once the first is read, of CPU in all, words."""
    engine.SMALL = 1
    before = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time()
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph(Path(folder) / "store") as kg, Manifest(None) as done:
        run = engine.Build(kg, done, Reader(), on_issue=lambda issue: None, workers=workers)
        read, first = run._read(run._due(found)), 0.0
        with kg.batch():
            for outcomes in parts(read):
                first = first or time.monotonic()  # the models are loaded
                run._keep(outcomes)
                for outcome in outcomes:
                    run.report.add(outcome)
        wall = time.monotonic() - first
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    children = after.ru_utime + after.ru_stime - before[0].ru_utime - before[0].ru_stime
    return wall, children + time.process_time() - before[1], run.report.counts["words"]


def parts(outcomes: Iterator[Outcome]) -> Iterator[list[Outcome]]:
    """Cut the outcomes as `Build` does: the first alone, so that the clock begins with it."""
    yield list(islice(outcomes, 1))
    while part := list(islice(outcomes, engine.BATCH)):
        yield part


def pair(count: int) -> None:
    """One and two processes in turns."""
    found = articles(count, max(1, 7_000 // count))
    ratios = []
    for _ in range(2):
        one, cpu, words = build(found, 1)
        say(f"1 process: {one:.1f} s, {count / one:.2f} articles/s, {words / one:,.0f} words/s, CPU {cpu:.1f} s")
        two, cpu, words = build(found, 2)
        say(f"2 processes: {two:.1f} s, {count / two:.2f} articles/s, {words / two:,.0f} words/s, CPU {cpu:.1f} s")
        ratios.append(one / two)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(f"two processes against one: {max(ratios):.2f} (of {ratios}); most memory of a worker {peak:.0f} MB")


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def store(count: int) -> None:
    """Reading, then encoding and checking, storing and deriving, each alone."""
    found = [article for _, article in articles(count, max(1, 7_000 // count))]
    read = Pipeline.load("en")
    bulk.ready(read(found[0]))
    kept: list[object] = []

    def keep(items: Iterable[object]) -> None:
        kept[:] = items

    reading = spent(lambda: keep(map(read, found)))
    checking = spent(lambda: keep([bulk.ready(x) for x in kept]))  # type: ignore[arg-type]
    graphs: list[bulk.Ready] = list(kept)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph(Path(folder) / "store") as kg:
        with kg.batch():
            storing = spent(lambda: [kg.put(graphs[n : n + 64]) for n in range(0, count, 64)])
            begun = time.process_time()
        deriving = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(
        f"{count} articles, CPU: reading {reading:.1f} s; encoding and checking {checking:.2f}, storing {storing:.2f}, "
        f"deriving {deriving:.2f}: {(checking + storing + deriving) / reading:.2f} of the reading; {peak:.0f} MB"
    )


def growth(counts: list[int]) -> None:
    """CPU seconds by number of articles, and the straight line through them, by articles and by words."""
    costs, lengths = [], []
    for count in counts:
        _, cpu, words = build(articles(count), 1)
        costs.append(cpu)
        lengths.append(words)
        say(f"{count} articles, {words:,} words: CPU {cpu:.1f} s, {cpu / count:.3f} s an article")
    for name, sizes in (("articles", counts), ("thousand words", [words / 1_000 for words in lengths])):
        slope, start = statistics.linear_regression(sizes, costs)
        fit = statistics.correlation(sizes, costs) ** 2
        say(f"CPU seconds = {start:.1f} + {slope:.4f} x {name}, R2 {fit:.5f}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[2:]]
    match sys.argv[1:2]:
        case ["pair"]:
            pair(*numbers or [120])
        case ["growth"]:
            growth(numbers or [500, 1_000, 2_000, 4_000])
        case _:
            store(*numbers or [120])
