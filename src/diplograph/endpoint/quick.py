"""The short way of a small request: bytes of a connection in, an answer at /sparql out, at a third of the CPU.

Uvicorn's way through h11 and ASGI costs more than the query itself. What comes whole, in one piece, and holds nothing
out of the ordinary is read here, let in by the same gate and answered by the same code; all else goes uvicorn's way.
"""

import asyncio
import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, NamedTuple

import h11
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message, Scope
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from diplograph.endpoint import problems, protocol, tables
from diplograph.endpoint.channel import Answer
from diplograph.endpoint.gate import Gate
from diplograph.endpoint.pool import Pool
from diplograph.endpoint.records import Refusal

LINE = re.compile(rb"(GET|POST) /sparql(?:\?([!-~]*))? HTTP/1\.1")  # the first of a request
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*((?:[!-~\x80-\xff]+(?:[ \t]+[!-~\x80-\xff]+)*)?)[ \t]*")
# What these ask for h11 knows, and CORS is a middleware of ASGI.
OTHERS = frozenset({b"expect", b"upgrade", b"origin", b"transfer-encoding", b"te", b"trailer", b"http2-settings"})
LONGEST = 4096  # bytes of the fields of a head; a client sends the same with every request, so they are kept read
LONGEST_BODY = 2**16  # bytes; gathered anew with each piece that comes
KEPT = 256  # heads


class Head(NamedTuple):
    """What the fields of a request's head say, once it is let in."""

    accept: str
    kind: str
    body: int


def fields(block: bytes) -> list[tuple[bytes, bytes]] | None:
    r"""Return the fields of a head, up to the empty line; None when one of them is out of the ordinary.

    >>> fields(b"Host: localhost\r\nAccept: */*")
    [(b'host', b'localhost'), (b'accept', b'*/*')]
    >>> fields(b"Host: localhost\r\nTransfer-Encoding: chunked"), fields(b"Host : localhost")
    (None, None)
    """
    found = [FIELD.fullmatch(line) for line in block.split(b"\r\n")]
    pairs = [(one[1].lower(), one[2]) for one in found if one]
    if len(pairs) < len(found) or not OTHERS.isdisjoint(name for name, _ in pairs):
        return None
    if any(name == b"connection" and value.lower() != b"keep-alive" for name, value in pairs):
        return None
    return pairs


class Desk:
    """What the connections of a server share: gate and pool, the heads that were read, how answers begin."""

    def __init__(self, gate: Gate, pool: Pool) -> None:
        self.pool = pool
        self._gate = gate
        self.read = lru_cache(KEPT)(self._read)
        self._begun: dict[str, bytes] = {}

    def _read(self, method: bytes, block: bytes) -> Head | None:
        """Return what a head says; None when it is out of the ordinary, or would not be let in."""
        found = fields(block)
        scope: Scope = {"type": "http", "method": method.decode(), "path": "/sparql", "headers": found}
        if found is None or not self._gate.admits(scope):
            return None
        headers = Headers(raw=found)
        lengths = headers.getlist("content-length")
        if len(lengths) > 1 or not all(re.fullmatch("[0-9]{1,5}", length) for length in lengths):
            return None
        length = int(lengths[0]) if lengths else 0
        if tables.wants(headers.get("accept", "")):  # a person; a problem is a page then
            return None
        if length > (LONGEST_BODY if method == b"POST" else 0):
            return None
        return Head(", ".join(headers.getlist("accept")), headers.get("content-type", ""), length)

    def begin(self, response: Response) -> bytes:
        """Return the status and the headers of a response as they are sent, but for those that uvicorn adds."""
        message: Message = {"headers": response.raw_headers}
        self._gate.mark(message)
        lines = [b"HTTP/1.1 %d %s" % (response.status_code, STATUS_PHRASES[response.status_code])]
        return b"\r\n".join(lines + [b"%s: %s" % pair for pair in message["headers"]])

    def write(self, answer: Answer | Refusal) -> tuple[bytes, bytes]:
        """Return how an answer begins, and its body."""
        if isinstance(answer, Refusal) or answer[0].status != 200:
            told = answer if isinstance(answer, Refusal) else Refusal(answer[0].status, answer[0].detail)
            response = problems.problem(told.status, told.detail)
            return self.begin(response), bytes(response.body)
        reply, body = answer
        if reply.media not in self._begun:
            self._begun[reply.media] = self.begin(protocol.whole(reply, b"")).replace(b"\r\ncontent-length: 0", b"")
        return b"%s\r\ncontent-length: %d" % (self._begun[reply.media], len(body)), body


class Quick(H11Protocol):
    """Uvicorn's protocol with a short way before it.

    Args:
        desk: of the server.
        uvicorn: what uvicorn gives its protocol.
    """

    def __init__(self, desk: Desk, **uvicorn: Any) -> None:
        super().__init__(**uvicorn)
        self._desk = desk
        self._answers = False  # a question is under way
        self._held = b""  # what came meanwhile, or of a body that is not there yet
        self._ends = False

    def data_received(self, data: bytes) -> None:
        """Answer a request, or leave it to uvicorn (asyncio calls this)."""
        if self._answers:
            self._held += data
            self.flow.pause_reading()
            return
        data, self._held = self._held + data, b""
        self._unset_keepalive_if_required()
        if not (self._is_between() and self._takes(data)):
            super().data_received(data)

    def shutdown(self) -> None:
        """End the connection, when its answer is sent (uvicorn calls this)."""
        self._ends = True
        if not self._answers:
            super().shutdown()

    def _is_between(self) -> bool:
        """Say whether uvicorn has done with the request before, and turns no one away now."""
        line = self.conn
        if line.our_state is not h11.IDLE or line.their_state is not h11.IDLE or line.trailing_data[0]:
            return False
        limit = self.limit_concurrency or len(self.connections) + 1
        return len(self.connections) < limit and len(self.tasks) < limit

    def _takes(self, data: bytes) -> bool:
        """Ask what is one whole ordinary request, or wait for the rest of its body; say whether it is one."""
        begin, empty, body = data.partition(b"\r\n\r\n")
        line, _, block = begin.partition(b"\r\n")
        asked = LINE.fullmatch(line)
        if asked is None or not empty or len(block) > LONGEST:
            return False
        head = self._desk.read(asked[1], block)
        if head is None or len(body) > head.body:
            return False
        if len(body) < head.body:
            self._held = data
            return True
        self._answers = True
        try:
            posted = protocol.check(head.kind) if asked[1] == b"POST" else ""
            question = protocol.question(asked[2] or b"", head.accept, posted, body)
        except Refusal as refusal:
            self.loop.call_soon(self._answer, refusal)
        else:
            self._desk.pool.put(question, self._answer, self.transport.is_closing)
        return True

    def _answer(self, answer: Answer | Refusal) -> None:
        self._answers = False
        if self.transport.is_closing():
            return
        begin, body = self._desk.write(answer)
        lines = [begin, *(b"%s: %s" % pair for pair in self.server_state.default_headers)]
        if self._ends:
            lines.append(b"connection: close")
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n" + body)
        if self._ends:
            self.transport.close()
        self.on_response_complete()
        if self._held and not self.transport.is_closing():
            self.data_received(b"")


def connections(gate: Gate, pool: Pool) -> Callable[..., asyncio.Protocol]:
    """Return what makes the protocol of each connection, for uvicorn."""
    return partial(Quick, Desk(gate, pool))
