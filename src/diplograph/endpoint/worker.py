"""The process that answers: a snapshot and questions on a socket in, replies out. It may be killed at any time.

Started as `python -m diplograph.endpoint.worker FD SETTINGS SNAPSHOT`. It ends when the other side of the
socket closes, and by a signal of the kernel one second after its time is up, so that nothing outlives a killed server.
"""

import contextlib
import signal
import socket
import sys
from pathlib import Path

from diplograph.endpoint.answers import answer
from diplograph.endpoint.records import FRAME, Question, Reply, Settings
from diplograph.errors import DiplographError
from diplograph.graph import store as stores

AT_ONCE = 2**16  # bytes
GRACE = 1.0  # seconds that the server has to kill this process itself


def main(arguments: list[str]) -> None:
    """Answer until the socket closes."""
    connection = socket.socket(fileno=int(arguments[0]))
    settings = Settings.model_validate_json(arguments[1])
    with contextlib.suppress(OSError), connection:  # the server has gone
        _bound(settings.limits.memory)
        try:
            store = stores.open_read_only(Path(arguments[2]))
        except DiplographError as error:
            _send(connection, Reply(status=500, detail=str(error)), b"")
            return
        _send(connection, Reply(status=200), b"")
        while asked := _read(connection):
            question = Question.model_validate_json(asked)
            signal.setitimer(signal.ITIMER_REAL, settings.limits.seconds + GRACE)  # not handled: it ends the process
            reply, body = answer(store, question, settings.limits, settings.queries)
            signal.setitimer(signal.ITIMER_REAL, 0)
            _send(connection, reply, body)


def _bound(memory: int | None) -> None:
    """Let the system refuse this process more memory than that, where it can."""
    if memory is None:
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a lower limit stands already
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _read(connection: socket.socket) -> bytes:
    """Return the next question, or nothing when the other side has closed."""
    held, length = bytearray(), FRAME.size
    while len(held) < length:
        piece = connection.recv(AT_ONCE)
        if not piece:
            return b""
        held += piece
        if len(held) >= FRAME.size:
            length = FRAME.size + FRAME.unpack_from(held)[0]
    return bytes(held[FRAME.size :])


def _send(connection: socket.socket, reply: Reply, body: bytes) -> None:
    head = reply.model_dump_json().encode()
    connection.sendall(FRAME.pack(len(head), len(body)) + head + body)


if __name__ == "__main__":
    main(sys.argv[1:])
