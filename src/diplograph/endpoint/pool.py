"""Questions in, answers out, from warm worker processes; what takes too long or has lost its asker is killed.

A killed worker is replaced at once. When the store has changed and nobody writes to it any more, a new snapshot is
taken and new workers take over; the old ones end when they have answered.
"""

import asyncio
import contextlib
import os
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from diplograph.endpoint import snapshot
from diplograph.endpoint.channel import Answer, Channel, Done, started
from diplograph.endpoint.records import Question, Refusal, Settings
from diplograph.errors import DiplographError

LOOK = 0.25  # seconds between two looks whether the asker is still there
WATCH = 2.0  # seconds between two looks at the store
AGAIN = 1.0  # seconds before a worker that could not be started is tried again
GONE = "the client has gone"
Gone = Callable[[], Awaitable[bool]]


@dataclass(slots=True, eq=False)
class _Asked:
    """A question under way or waiting; `until` is when its time is up."""

    question: Question
    done: Done
    left: Callable[[], bool]
    until: float


class Pool:
    """The workers of one server.

    Args:
        settings: of the server.
        watch: seconds between two looks at the store.
    """

    def __init__(self, settings: Settings, *, watch: float = WATCH) -> None:
        self.size = settings.workers or max(2, os.cpu_count() or 1)
        self._settings = settings
        self._store = settings.out / "store"
        self._watch = watch
        self._idle: deque[Channel] = deque()
        self._waiting: deque[_Asked] = deque()
        self._under_way: dict[Channel, _Asked] = {}
        self._channels: set[Channel] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._folder = Path()
        self._ends = False

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that can answer now."""
        return sorted(channel.number for channel in self._channels)

    async def open(self) -> None:
        """Take a snapshot and start the workers (DiplographError when the store cannot be served)."""
        mark = snapshot.mark(self._store)
        self._folder = await asyncio.to_thread(snapshot.take, self._store)
        try:
            await asyncio.gather(*(self._start() for _ in range(self.size)))
        except BaseException:
            await self.close()
            raise
        self._later(self._follow(mark))
        self._later(self._look())

    async def close(self) -> None:
        """End all workers and delete the snapshot."""
        self._ends = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        channels, self._channels = self._channels, set()
        await asyncio.gather(*(channel.kill() for channel in channels))
        if self._folder != Path():
            snapshot.drop(self._folder)

    async def ask(self, question: Question, gone: Gone) -> Answer:
        """Return the answer.

        Args:
            question: for a worker.
            gone: says whether the asker has gone; looked at now and then.

        Raises:
            Refusal: no free worker in time, the time is up, the worker died or the asker has gone.
        """
        future: asyncio.Future[Answer | Refusal] = asyncio.get_running_loop().create_future()
        self.put(question, partial(_tell, future), future.cancelled)
        try:
            while not (await asyncio.wait([future], timeout=LOOK))[0]:
                if await gone():
                    raise Refusal(499, GONE)
        finally:
            future.cancel()  # does nothing to an answer; who has left is seen by it
        answer = future.result()
        if isinstance(answer, Refusal):
            raise answer
        return answer

    def put(self, question: Question, done: Done, left: Callable[[], bool]) -> None:
        """Have a question answered, at once if a worker is free; a callback costs a third of what a task does.

        Args:
            question: for a worker.
            done: called with the answer, or with the Refusal that `ask` would raise.
            left: says whether the asker has gone; looked at now and then.
        """
        asked = _Asked(question, done, left, time.monotonic() + self._settings.limits.seconds)
        if self._idle:
            self._send(self._idle.popleft(), asked)
        elif len(self._waiting) < self._settings.limits.waiting:
            self._waiting.append(asked)
        else:
            done(Refusal(503, "too many questions are waiting; ask again later"))

    def _send(self, channel: Channel, asked: "_Asked") -> None:
        asked.until = time.monotonic() + self._settings.limits.seconds
        self._under_way[channel] = asked
        channel.ask(asked.question, partial(self._answered, channel))

    def _answered(self, channel: Channel, answer: Answer | Refusal) -> None:
        asked = self._under_way.pop(channel, None)
        if asked is None:  # its time was up, or the asker has gone
            return
        if isinstance(answer, Refusal):  # the worker died
            self._later(self._replace(channel))
            answer = self._late() if time.monotonic() >= asked.until else answer
        else:
            self._give(channel)
        asked.done(answer)

    def _give(self, channel: Channel) -> None:
        """Let a free worker serve the first who waits; one with an old snapshot has done its work."""
        if channel.snapshot != self._folder:
            self._later(self._retire(channel))
        elif self._waiting:
            self._send(channel, self._waiting.popleft())
        else:
            self._idle.append(channel)

    def _late(self) -> Refusal:
        seconds = self._settings.limits.seconds
        return Refusal(504, f"the query took longer than {seconds:g} s and was ended; ask for less")

    async def _look(self) -> None:
        """End what takes too long and what nobody waits for any more."""
        seconds = self._settings.limits.seconds
        while True:
            await asyncio.sleep(LOOK)
            for channel, asked in list(self._under_way.items()):
                if asked.left() or time.monotonic() >= asked.until:
                    del self._under_way[channel]
                    self._later(self._replace(channel))
                    asked.done(Refusal(499, GONE) if asked.left() else self._late())
            for asked in list(self._waiting):
                if asked.left() or time.monotonic() >= asked.until:
                    self._waiting.remove(asked)
                    told = f"no process was free within {seconds:g} s; ask again later"
                    asked.done(Refusal(499, GONE) if asked.left() else Refusal(503, told))

    async def _start(self) -> None:
        """Start a worker on the snapshot of the moment."""
        while True:
            channel = await started(self._settings, self._folder, self._lost)
            if channel.snapshot == self._folder:
                break
            await channel.kill()  # a new snapshot was taken meanwhile
        self._channels.add(channel)
        self._give(channel)

    def _lost(self, channel: Channel) -> None:
        """Replace a free worker that somebody else has killed; a busy one is replaced by who waits for it."""
        if channel in self._idle:
            self._idle.remove(channel)
            self._later(self._replace(channel))

    async def _replace(self, channel: Channel) -> None:
        await self._retire(channel)
        await self._start_at_last()

    async def _start_at_last(self) -> None:
        while True:
            try:
                return await self._start()
            except (DiplographError, OSError):
                await asyncio.sleep(AGAIN)

    async def _retire(self, channel: Channel) -> None:
        self._channels.discard(channel)
        await channel.kill()
        if channel.snapshot not in {self._folder, *(other.snapshot for other in self._channels)}:
            await asyncio.to_thread(snapshot.drop, channel.snapshot)

    async def _follow(self, mark: snapshot.Mark) -> None:
        """Take a new snapshot whenever the store has changed, stands still and has no writer."""
        seen = mark
        while True:
            await asyncio.sleep(self._watch)
            with contextlib.suppress(DiplographError, OSError):  # a store that cannot be read now: the old answers stay
                before, seen = seen, await asyncio.to_thread(snapshot.mark, self._store)
                if seen == mark or seen != before or snapshot.is_written(self._store):
                    continue
                self._folder = await asyncio.to_thread(snapshot.take, self._store)
                mark = seen
                await self._renew()

    async def _renew(self) -> None:
        await asyncio.gather(*(self._start_at_last() for _ in range(self.size)))
        while self._idle and self._idle[0].snapshot != self._folder:
            await self._retire(self._idle.popleft())

    def _later(self, work: Coroutine[object, object, None]) -> None:
        if self._ends:
            work.close()
            return
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(partial(_done, self._tasks))


def _done(tasks: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
    tasks.discard(task)
    if not task.cancelled():
        task.exception()  # taken note of: what it was for has got its Refusal


def _tell(future: asyncio.Future[Answer | Refusal], answer: Answer | Refusal) -> None:
    if not future.done():
        future.set_result(answer)
