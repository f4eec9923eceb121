"""Tasks in, outcomes out in the same order, read by worker processes that are started here and ended here.

Each worker loads the model once. No more tasks are taken than the workers and those who wait for a slow one can hold,
so that memory stays bounded and a slow writer slows the readers. A worker that dies is replaced; the article that it
was reading is tried once more, and after that it is a failure, not the end.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import connection, get_context
from typing import Any

from diplograph.errors import DiplographError
from diplograph.scale.reading import failed
from diplograph.scale.records import Outcome, Reader, Task
from diplograph.scale.worker import work

AHEAD = 3  # tasks that a worker has been given: one that it reads, the others so that it need not wait
WINDOW = 16  # tasks a worker that may be under way or wait for an earlier one
TRIES = 2
Work = Callable[[Reader, connection.Connection], None]


class _Worker:
    """One process, what it was given and the pipe to it."""

    def __init__(self, reader: Reader, target: Work) -> None:
        context = get_context("spawn")  # the store's threads do not survive a fork
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=target, args=(reader, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[Task] = deque()
        self.began = False

    def end(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class Pool:
    """So many worker processes.

    Args:
        reader: whom each of them loads.
        workers: how many.
        target: what runs in them.
    """

    def __init__(self, reader: Reader, workers: int, target: Work = work) -> None:
        self.reader, self.size, self.target = reader, workers, target
        self.workers: list[_Worker] = []
        self.again: deque[Task] = deque()
        self.tries: dict[int, int] = {}
        self.done: dict[int, Outcome] = {}
        self.order: deque[int] = deque()
        self.still_born = 0

    def map(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task, in order.

        Raises:
            DiplographError: the workers cannot load what they need.
        """
        waiting = iter(tasks)
        try:
            self.workers = [self._start() for _ in range(self.size)]
            while self._hand_out(waiting) or self.order:
                self._wait()
                while self.order and self.order[0] in self.done:
                    yield self.done.pop(self.order.popleft())
        finally:
            for worker in self.workers:
                worker.end()
            self.workers = []

    def _start(self) -> _Worker:
        return _Worker(self.reader, self.target)

    def _hand_out(self, waiting: Iterator[Task]) -> bool:
        """Give the workers what they may have; return whether anything is left to wait for."""
        for _ in range(AHEAD):
            for worker in sorted(self.workers, key=lambda worker: len(worker.given)):
                if len(worker.given) >= AHEAD:
                    continue
                task = self._next(waiting)
                if task is None:
                    return bool(self.order)
                worker.given.append(task)
                try:
                    worker.pipe.send(task)
                except OSError:  # it died; `_wait` sees that
                    continue
        return bool(self.order)

    def _next(self, waiting: Iterator[Task]) -> Task | None:
        if self.again:
            return self.again.popleft()
        if len(self.order) >= WINDOW * self.size:
            return None
        task = next(waiting, None)
        if task is not None:
            self.order.append(task.number)
        return task

    def _wait(self) -> None:
        if not self.order:
            return
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in connection.wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                self._take(worker, worker.pipe.recv())
            except (EOFError, OSError):
                self._replace(worker)

    def _take(self, worker: _Worker, said: Any) -> None:
        if isinstance(said, BaseException):
            raise said
        if isinstance(said, Outcome):
            worker.given.popleft()
            self.tries.pop(said.number, None)
            self.done[said.number] = said
        worker.began = True
        self.still_born = 0

    def _replace(self, dead: _Worker) -> None:
        dead.end()
        self.workers.remove(dead)
        if dead.began and dead.given:
            self._blame(dead.given.popleft(), dead.process.exitcode)
        elif not dead.began:
            self.still_born += 1
            if self.still_born > self.size + TRIES:
                raise DiplographError(
                    f"the worker processes end as they start (exit code {dead.process.exitcode}); "
                    "give fewer with --workers, or look at the memory that is free"
                )
        self.again.extendleft(reversed(dead.given))
        self.workers.append(self._start())

    def _blame(self, task: Task, code: int | None) -> None:
        """Try once more what a worker died of, then let it be."""
        self.tries[task.number] = self.tries.get(task.number, 0) + 1
        if self.tries[task.number] < TRIES:
            self.again.appendleft(task)
            return
        reason = f"the process that read it ended {TRIES} times (exit code {code})"
        self.done[task.number] = failed(task, f"{reason}; the others are read; try it with --retry")
