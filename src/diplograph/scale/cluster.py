"""Tasks in, outcomes out in the same order, read by actors of Ray Data on this machine or on a cluster (extra `scale`).

The tasks are staged in files, each actor loads the model once, and what it reads of one file becomes a shard: N-Quads
that any store can load, twice without harm, and beside it what came of each article. A shard is named after what was
read and by whom, and appears whole or not at all: an actor that dies is replaced and makes it again, a run that was
killed finds those that are there. The folder of the shards must be seen by all nodes; storing is the caller's work.
"""

import gzip
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from diplograph.errors import DiplographError, MissingExtra
from diplograph.graph.bulk import Ready
from diplograph.model import digest
from diplograph.scale.records import Outcome, Reader, Task

ARTICLES = 16  # of one shard: what an actor that dies has to read again


class ReadShards:
    """The actor: reads staged files into shards.

    Args:
        reader: whom it loads, once.
    """

    def __init__(self, reader: str) -> None:
        from diplograph.scale.reading import Reading  # loads spaCy

        self.read = Reading(Reader.model_validate_json(reader))

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Read the files of a batch; what it returns says only that they are done."""
        for staged in batch["staged"]:
            path = Path(str(staged))
            if not _there(path):
                write_shard(path, map(self.read, read_tasks(path)))
        return batch


class Cluster:
    """Runs the reading on Ray.

    Args:
        reader: who reads.
        folder: where the shards go; all nodes must see it under this name.
        workers: how many actors.
        address: of the cluster; None starts Ray on this machine and ends it again.

    Raises:
        MissingExtra: Ray is not installed.
        DiplographError: no cluster lets us in at the address (when it is called).
    """

    def __init__(
        self,
        reader: Reader,
        folder: Path,
        *,
        workers: int,
        address: str | None = None,
        actor: Callable[..., Any] = ReadShards,
    ) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray.data
        except ModuleNotFoundError as error:
            raise MissingExtra("Ray", "pip install 'diplograph[scale]'") from error
        self.ray = ray
        self.reader, self.folder, self.workers, self.address = reader, folder.absolute(), workers, address
        self.actor = actor

    def __call__(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task, in order, as the shards appear."""
        staged = list(stage(tasks, self.folder, self.reader))
        if not staged:
            return
        self._start()
        try:
            waiting, done = iter(staged), set(map(str, filter(_there, staged)))
            due = [{"staged": str(path)} for path in staged if str(path) not in done]
            rows = self._rows(due) if due else iter(())
            for path in waiting:
                while str(path) not in done:
                    done.add(str(next(rows)["staged"]))
                yield from read_shard(path)
            for path in staged:  # all of it is stored
                for part in _parts(path):
                    part.unlink(missing_ok=True)
        finally:
            if self.address is None:
                self.ray.shutdown()

    def _start(self) -> None:
        quiet: dict[str, Any] = {"include_dashboard": False, "log_to_driver": False, "logging_level": logging.ERROR}
        if self.address is not None:
            try:
                self.ray.init(address=self.address, log_to_driver=False, logging_level=logging.ERROR)
            except (ConnectionError, RuntimeError) as error:
                raise DiplographError(
                    f"no Ray cluster lets us in at {self.address} ({str(error).splitlines()[0]}); see that it runs "
                    "(ray status), and give RAY_AUTH_MODE and RAY_AUTH_TOKEN as its nodes have them"
                ) from error
        elif not self.ray.is_initialized():
            # one more than the actors, for the steps of Ray Data itself; "local", or it joins what runs here already
            self.ray.init(address="local", num_cpus=self.workers + 1, **quiet)

    def _rows(self, due: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
        self.ray.data.DataContext.get_current().enable_progress_bars = False
        data = self.ray.data.from_items(due, override_num_blocks=len(due)).map_batches(
            self.actor,
            fn_constructor_args=(self.reader.model_dump_json(),),
            batch_size=1,
            concurrency=self.workers,
            num_cpus=1,
        )
        return iter(data.iter_rows())


def stage(tasks: Iterator[Task], folder: Path, reader: Reader) -> Iterator[Path]:
    """Write the tasks to files of some articles each, named after what stands in them and who will read it."""
    from diplograph.pipeline import run_of  # loads spaCy
    from diplograph.scale.records import hash_of

    folder.mkdir(parents=True, exist_ok=True)
    run = hash_of(run_of(reader.language, model=reader.model, extractor=reader.extractor))
    for number in count():
        part = list(islice(tasks, ARTICLES))
        if not part:
            return
        name = digest(run, *(f"{task.number} {task.content}" for task in part), length=16)
        path = folder / f"{number:06}-{name}.tasks.jsonl.gz"
        if not path.is_file():
            _whole(path, "".join(task.model_dump_json() + "\n" for task in part).encode())
        yield path


def read_tasks(path: Path) -> Iterator[Task]:
    """Go through the tasks of a staged file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Task.model_validate_json(line)


def write_shard(staged: Path, outcomes: Iterable[Outcome]) -> None:
    """Write what came of a staged file: first the N-Quads, then the outcomes, by which the shard is there."""
    found = list(outcomes)
    quads, done = _parts(staged)[1:]
    _whole(quads, b"".join(outcome.ready.nquads for outcome in found if outcome.ready))
    lines = [
        outcome.model_copy(update={"ready": None}).model_dump_json() + f"\t{_length(outcome)}\n" for outcome in found
    ]
    _whole(done, "".join(lines).encode())


def read_shard(staged: Path) -> Iterator[Outcome]:
    """Go through the outcomes of a shard, each with its graph."""
    quads, done = _parts(staged)[1:]
    with gzip.open(quads, "rb") as graphs, gzip.open(done, "rt", encoding="utf-8") as lines:
        for line in lines:
            written, _, length = line.rstrip("\n").rpartition("\t")
            outcome = Outcome.model_validate_json(written)
            if outcome.failure is None:
                ready = Ready(article=outcome.article, nquads=graphs.read(int(length)))
                outcome = outcome.model_copy(update={"ready": ready})
            yield outcome


def _length(outcome: Outcome) -> int:
    return len(outcome.ready.nquads) if outcome.ready else 0


def _parts(staged: Path) -> tuple[Path, Path, Path]:
    """Return the staged file, its N-Quads and its outcomes."""
    stem = staged.name.removesuffix(".tasks.jsonl.gz")
    return staged, staged.with_name(f"{stem}.nq.gz"), staged.with_name(f"{stem}.done.jsonl.gz")


def _there(staged: Path) -> bool:
    return _parts(staged)[2].is_file()


def _whole(path: Path, raw: bytes) -> None:
    """Write a file that appears whole or not at all, also when two actors make the same."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(gzip.compress(raw, 6, mtime=0))
    fresh.replace(path)
