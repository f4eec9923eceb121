"""What passes between the server and its workers: settings, a question, a reply; in frames, over a socket pair."""

import struct
from pathlib import Path
from typing import Literal

from diplograph.errors import DiplographError
from diplograph.model import Record

FRAME = struct.Struct("!IQ")  # how long the reply's head is, how long its body
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Limits(Record):
    """What one question may cost.

    Attributes:
        seconds: until its process is killed; also how long it may wait for a free one.
        rows: of a table, or triples of a graph.
        bytes: of the answer as it is sent.
        memory: bytes that one process may hold; None: as many as there are.
        waiting: questions that may wait for a free process.
    """

    seconds: float = 10.0
    rows: int = 100_000
    bytes: int = 32 * 2**20
    memory: int | None = 2 * 2**30
    waiting: int = 64


class Settings(Record):
    """How a folder is served.

    Attributes:
        out: the folder that `diplograph build` made.
        host, port: where to listen; port 0 takes a free one.
        names: host names by which the server may be called, besides its address.
        token: what a client must show; needed for every address but this machine's own.
        origins: web origins whose pages may read the answers (CORS).
        queries: a folder of a user's own .rq files.
        workers: processes that answer; None: one for each core, at least two.
    """

    out: Path
    host: str = "127.0.0.1"
    port: int = 7878
    names: tuple[str, ...] = ()
    token: str | None = None
    origins: tuple[str, ...] = ()
    queries: Path | None = None
    workers: int | None = None
    limits: Limits = Limits()


class Question(Record):
    """What a worker is asked.

    Attributes:
        kind: "sparql" (text is the query), "graph" (text is the IRI of a graph, empty: all together) or "named" (text
            is the name of a query).
        accept: the client's Accept header.
        dataset: whether `default_graphs` and `named_graphs` are the dataset; else all graphs together are.
        params: of a named query; a name may stand several times.
    """

    kind: Literal["sparql", "graph", "named"]
    text: str
    accept: str = "*/*"
    dataset: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    params: tuple[tuple[str, str], ...] = ()


class Reply(Record):
    """How a worker begins its answer: an HTTP status and what the body is; a refusal says why in `detail`."""

    status: int
    media: str = ""
    detail: str = ""


class Refusal(DiplographError):
    """A question that is not answered: an HTTP status and one line that says why.

    >>> Refusal(404, "no such graph").status
    404
    """

    def __init__(self, status: int, detail: str) -> None:
        self.status = status
        self.detail = " ".join(detail.split())
        super().__init__(self.detail)
