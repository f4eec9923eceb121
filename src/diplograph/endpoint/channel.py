"""One worker process as the server sees it: started, asked one question at a time, killed."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from diplograph.endpoint.records import FRAME, Question, Refusal, Reply, Settings

Answer = tuple[Reply, bytes]
Done = Callable[[Answer | Refusal], None]
DIED = "the process that ran the query ended; the query nests too deep or needs more memory than is allowed"


class Channel(asyncio.Protocol):
    """The server's end of a worker's socket. Make one with `started`."""

    def __init__(self, process: subprocess.Popen[bytes], snapshot: Path, lost: "Callable[[Channel], None]") -> None:
        self.snapshot = snapshot
        self._lost = lost
        self._process = process
        self._transport: asyncio.Transport | None = None
        self._held = bytearray()
        self._opened: asyncio.Future[Answer | Refusal] = asyncio.get_running_loop().create_future()
        self._done: Done | None = self._opened.set_result

    @property
    def number(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Say whether it can be asked."""
        return self._transport is not None and not self._transport.is_closing()

    async def ready(self) -> None:
        """Wait until the store is open there (Refusal when it cannot be opened)."""
        answer = await self._opened
        if isinstance(answer, Refusal):
            raise answer
        if answer[0].status != 200:
            raise Refusal(answer[0].status, answer[0].detail)

    def ask(self, question: Question, done: Done) -> None:
        """Send a question; `done` is called with the answer, or with a Refusal when the process ends before it."""
        head = question.model_dump_json().encode()
        if self._transport is not None and self.is_alive:
            self._done = done
            self._transport.write(FRAME.pack(len(head), 0) + head)
        else:
            done(Refusal(500, DIED))

    async def kill(self) -> None:
        """End the process, whatever it does, and wait until it has ended."""
        if self._transport is not None:
            self._transport.abort()
        self._process.kill()
        await asyncio.to_thread(self._process.wait)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport (asyncio calls this)."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Gather the frame of an answer (asyncio calls this)."""
        held = self._held
        held += data
        if len(held) < FRAME.size:
            return
        head, body = FRAME.unpack_from(held)
        begin = FRAME.size + head
        if len(held) < begin + body:
            return
        answer = Reply.model_validate_json(held[FRAME.size : begin]), bytes(held[begin:])
        self._held = bytearray()
        self._tell(answer)

    def connection_lost(self, error: Exception | None) -> None:
        """Tell who waits that there will be no answer (asyncio calls this)."""
        self._transport = None
        self._tell(Refusal(500, DIED))
        self._lost(self)

    def _tell(self, answer: Answer | Refusal) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(answer)


async def started(settings: Settings, snapshot: Path, lost: Callable[[Channel], None]) -> Channel:
    """Start a worker and return its channel when the store is open there; `lost` is told when its process ends."""
    ours, theirs = socket.socketpair()
    with theirs:
        words = (str(theirs.fileno()), settings.model_copy(update={"token": None}).model_dump_json(), str(snapshot))
        process = subprocess.Popen(
            [sys.executable, "-m", "diplograph.endpoint.worker", *words],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # an answer or its absence says it all; no trace reaches anyone
            env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl+C is for the server
        )
    _, channel = await asyncio.get_running_loop().create_connection(lambda: Channel(process, snapshot, lost), sock=ours)
    try:
        await channel.ready()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            await channel.kill()
        raise
    return channel
