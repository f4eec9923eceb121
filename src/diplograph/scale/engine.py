"""Articles in; the graph, the manifest and the list of failures out. One process writes, the one that was started.

What is due is decided here by the manifest; who reads is `reading` in this process, a `pool` of others or Ray.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Protocol

from diplograph.errors import ArticleError
from diplograph.graph.bulk import Ready
from diplograph.model import Article, Issue
from diplograph.scale.manifest import Failure, Manifest, source_of
from diplograph.scale.pool import Pool
from diplograph.scale.reading import Reading
from diplograph.scale.records import Outcome, Reader, Task, hash_of

SMALL = 150_000  # characters (25,000 words): less is read sooner than a second process has loaded its model
BATCH, BATCH_BYTES, BATCH_SECONDS = 64, 32_000_000, 10.0  # what is stored at once, and then written down as done

Engine = Callable[[Iterator[Task]], Iterator[Outcome]]


class Store(Protocol):
    """The part of a `KnowledgeGraph` that a build writes to; one over a server has it too."""

    def __contains__(self, article_id: object) -> bool:
        """Say whether an article is stored."""

    def put(self, articles: list[Ready]) -> None:
        """Store the graphs of articles, in place of those that they had."""


class Report:
    """What a run did."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.began = time.monotonic()
        self.processes = 1

    def add(self, outcome: Outcome) -> None:
        """Count what came of one article."""
        self.counts.update(outcome.counts)
        self.types.update(outcome.types)
        self.counts["failed"] += outcome.failure is not None

    @property
    def seconds(self) -> float:
        """How long it has been."""
        return max(time.monotonic() - self.began, 1e-6)


class Build:
    """One run of `build`.

    Args:
        store: where the graphs go.
        manifest: what was done before.
        reader: who reads.
        on_issue: told of what failed or was missed, as it comes.
        workers: how many processes read; with 1, or a small input, this one does.
        retry: whether articles that failed before are tried again.
        engine: who runs the reading instead (Ray).
        faults: what could not be read of the input; whoever reads it adds to the list, and it is emptied here.
    """

    def __init__(
        self,
        store: Store,
        manifest: Manifest,
        reader: Reader,
        *,
        on_issue: Callable[[Issue | ArticleError], None],
        workers: int = 1,
        retry: bool = False,
        engine: Engine | None = None,
        faults: list[ArticleError] | None = None,
    ) -> None:
        self.store, self.manifest, self.reader = store, manifest, reader
        self.on_issue, self.workers, self.retry, self.engine = on_issue, workers, retry, engine
        self.faults = [] if faults is None else faults
        self.unread = manifest.unread_sources()
        self.report = Report()
        from diplograph.pipeline import run_of  # loads spaCy

        self.run = hash_of(run_of(reader.language, model=reader.model, extractor=reader.extractor))

    def __call__(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Outcome]:
        """Read and store what is due; yield each outcome when it is stored and written down."""
        batch: list[Outcome] = []
        size, since = 0, time.monotonic()
        read = self._read(self._due(articles))
        try:
            for outcome in read:
                batch.append(outcome)
                size += len(outcome.ready.nquads) if outcome.ready else 0
                if len(batch) >= BATCH or size >= BATCH_BYTES or time.monotonic() - since >= BATCH_SECONDS:
                    yield from self._write(batch)
                    batch, size, since = [], 0, time.monotonic()
        finally:  # on Ctrl-C too: what was read is kept
            self._keep(batch)
            self._note()
        yield from self._told(batch)

    def _due(self, articles: Iterable[tuple[str, Article]]) -> Iterator[Task]:
        number = 0
        for where, article in articles:
            self._note(source_of(where))
            task = Task(number=number, where=where, article=article)
            state = self.manifest.state(article.id, content=task.content, run=self.run)
            if state == "done" and article.id in self.store:
                self.report.counts["unchanged"] += 1
            elif state == "failed" and not self.retry:
                self.report.counts["failed before"] += 1
            else:
                number += 1
                yield task

    def _read(self, due: Iterator[Task]) -> Iterator[Outcome]:
        if self.engine is not None:
            self.report.processes = self.workers
            return self.engine(due)
        head: list[Task] = []
        size = 0
        while size < SMALL and (task := next(due, None)) is not None:
            head.append(task)
            size += len(task.article.text)
        if not head:
            return iter(())
        if self.workers == 1 or size < SMALL:
            return map(Reading(self.reader), chain(head, due))
        self.report.processes = self.workers
        return Pool(self.reader, self.workers).map(chain(head, due))

    def _write(self, batch: list[Outcome]) -> Iterator[Outcome]:
        self._keep(batch)
        yield from self._told(batch)

    def _note(self, *sources: str) -> None:
        """Write down what could not be read, in place of what could not be read of the same files before."""
        faults, self.faults[:] = list(self.faults), []
        for source in {*sources, *(source_of(fault.article_id) for fault in faults)} & self.unread:
            self.manifest.forget_unread(source)
            self.unread.discard(source)
        if faults:
            self.manifest.record_unread(faults)

    def _keep(self, batch: list[Outcome]) -> None:
        self.store.put([outcome.ready for outcome in batch if outcome.ready is not None])
        self.manifest.record(batch, self.run)

    def _told(self, batch: list[Outcome]) -> Iterator[Outcome]:
        for outcome in batch:
            self.report.add(outcome)
            for issue in outcome.issues:
                self.on_issue(issue)
            if outcome.failure is not None:
                self.on_issue(Issue(article=outcome.where, found=outcome.failure))
            yield outcome


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def write_failures(failures: Iterable[Failure], path: Path) -> int:
    """Write the report of what gave nothing, one JSON object a line, whole or not at all; no failures, no file."""
    count = 0
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        for failure in failures:
            file.write(failure.model_dump_json() + "\n")
            count += 1
    if count:
        fresh.replace(path)
    else:
        fresh.unlink()
        path.unlink(missing_ok=True)
    return count
