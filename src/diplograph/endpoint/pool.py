"""Questions in, answers out, from warm worker processes; what takes too long or has lost its asker is killed.

A killed worker is replaced at once. When the store has changed and nobody writes to it any more, a new snapshot is
taken and new workers take over; the old ones end when they have answered.
"""

import asyncio
import contextlib
import os
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TypeVar

from diplograph.endpoint import snapshot
from diplograph.endpoint.channel import Answer, Channel, started
from diplograph.endpoint.records import Question, Refusal, Settings
from diplograph.errors import DiplographError

LOOK = 0.25  # seconds between two looks whether the asker is still there
WATCH = 2.0  # seconds between two looks at the store
AGAIN = 1.0  # seconds before a worker that could not be started is tried again
T = TypeVar("T")
Gone = Callable[[], Awaitable[bool]]


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
        self._askers: deque[asyncio.Future[Channel]] = deque()
        self._channels: set[Channel] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._folder = Path()

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

    async def close(self) -> None:
        """End all workers and delete the snapshot."""
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
        channel = await self._take(gone)
        seconds = self._settings.limits.seconds
        late = Refusal(504, f"the query took longer than {seconds:g} s and was ended; ask for less")
        try:
            answer = await self._within(channel.ask(question), gone, late)
        except BaseException:
            self._later(self._replace(channel))
            raise
        self._give(channel)
        return answer

    async def _take(self, gone: Gone) -> Channel:
        """Return a free worker, at once if there is one."""
        if self._idle:
            return self._idle.popleft()
        if len(self._askers) >= self._settings.limits.waiting:
            raise Refusal(503, "too many questions are waiting; ask again later")
        asker: asyncio.Future[Channel] = asyncio.get_running_loop().create_future()
        self._askers.append(asker)
        seconds = self._settings.limits.seconds
        late = Refusal(503, f"no process was free within {seconds:g} s; ask again later")
        try:
            return await self._within(asker, gone, late)
        except asyncio.CancelledError:
            if asker.done() and not asker.cancelled() and asker.exception() is None:
                self._give(asker.result())
            raise
        finally:
            with contextlib.suppress(ValueError):  # served already
                self._askers.remove(asker)

    def _give(self, channel: Channel) -> None:
        """Let a free worker serve the first who waits; one with an old snapshot has done its work."""
        if channel.snapshot != self._folder:
            self._later(self._retire(channel))
            return
        while self._askers:
            asker = self._askers.popleft()
            if not asker.done():
                asker.set_result(channel)
                return
        self._idle.append(channel)

    async def _within(self, future: asyncio.Future[T], gone: Gone, late: Refusal) -> T:
        """Wait for what comes first: the result, the end of the time, or that the asker goes."""
        loop = asyncio.get_running_loop()
        timer = loop.call_later(self._settings.limits.seconds, _refuse, future, late)
        look = loop.call_later(LOOK, self._look, future, gone)  # no task for a question that is answered at once
        try:
            return await future
        finally:
            timer.cancel()
            look.cancel()

    def _look(self, future: asyncio.Future[T], gone: Gone) -> None:
        async def watch() -> None:
            while not future.done():
                if await gone():
                    _refuse(future, Refusal(499, "the client has gone"))
                await asyncio.sleep(LOOK)

        self._later(watch())

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
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(partial(_done, self._tasks))


def _done(tasks: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
    tasks.discard(task)
    if not task.cancelled():
        task.exception()  # taken note of: what it was for has got its Refusal


def _refuse(future: asyncio.Future[T], refusal: Refusal) -> None:
    if not future.done():
        future.set_exception(refusal)
