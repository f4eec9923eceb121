"""The SPARQL 1.1 Protocol at /sparql (queries only), and the graph store protocol for reading.

A request in, a Question for the pool, the answer out whole, with its length: what cannot be whole is a problem instead.
"""

from urllib.parse import unquote_to_bytes

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from diplograph.endpoint import negotiation, tables
from diplograph.endpoint.pool import Pool
from diplograph.endpoint.records import Question, Refusal, Reply
from diplograph.model import BASE

MOST = 1000  # parameters
LONGEST = 2**20  # bytes of a request's body
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
Pairs = list[tuple[str, str]]


async def sparql(request: Request, pool: Pool) -> Response:
    """Answer a query, sent in any of the three ways."""
    posted = check(request.headers.get("content-type", "")) if request.method == "POST" else ""
    body = await _body(request) if posted else b""
    return await answer(request, pool, question(request.scope["query_string"], _header(request), posted, body))


def check(content_type: str) -> str:
    """Return the media type of a posted query (Refusal when it is none of the two)."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise Refusal(403, "updates are not served over HTTP; queries only read")
    if kind not in (FORM, DIRECT):
        raise Refusal(415, f"send the query as {FORM} or {DIRECT}")
    return kind


def question(query: bytes, accept: str, posted: str, body: bytes) -> Question:
    """Return what is asked at /sparql.

    Args:
        query: of the address.
        accept: the header.
        posted: the media type of the body; empty: nothing was posted.
        body: what was posted.
    """
    pairs = _pairs(query)
    if posted:
        pairs = _direct(pairs, body) if posted == DIRECT else [*pairs, *_pairs(body)]
    return _question(pairs, _accept(pairs, accept))


async def graph_store(request: Request, pool: Pool) -> Response:
    """Answer with a graph that is named in the request: ?graph=IRI or ?default, which is all of them together."""
    pairs = _pairs(request.scope["query_string"])
    names = [value for name, value in pairs if name == "graph"]
    default = [value for name, value in pairs if name == "default"]
    if len(names) + len(default) != 1 or names == [""]:
        raise Refusal(400, "name one graph: ?graph=IRI, or ?default for all together")
    accept = _accept(pairs, _header(request))
    return await answer(request, pool, Question(kind="graph", text=names[0] if names else "", accept=accept))


async def graph_itself(request: Request, path: str, pool: Pool) -> Response:
    """Answer with the graph whose IRI is that of the request, but for the host: /id/... stands for our base."""
    pairs = _pairs(request.scope["query_string"])
    accept = _accept(pairs, _header(request))
    return await answer(request, pool, Question(kind="graph", text=BASE + path, accept=accept))


async def answer(request: Request, pool: Pool, question: Question) -> Response:
    """Put a question to the pool and return the whole answer (Refusal when there is none)."""
    reply, body = await pool.ask(question, request.is_disconnected)
    return whole(reply, body)


def whole(reply: Reply, body: bytes) -> Response:
    """Return the response to a worker's answer (Refusal when it is none)."""
    if reply.status != 200:
        raise Refusal(reply.status, reply.detail)
    kind = f"{reply.media}; charset=utf-8" if reply.media.startswith("text/") else reply.media
    policy = tables.POLICY if reply.media == tables.HTML else {}
    return Response(body, headers={"content-type": kind, "vary": "Accept", **policy})


def given(request: Request) -> tuple[Pairs, str]:
    """Return the parameters of a request's address and what it accepts; ?format=csv stands for a header."""
    pairs = _pairs(request.scope["query_string"])
    return [pair for pair in pairs if pair[0] != "format"], _accept(pairs, _header(request))


def _question(pairs: Pairs, accept: str) -> Question:
    names = {name for name, _ in pairs}
    if "update" in names:
        raise Refusal(403, "updates are not served over HTTP; queries only read")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refusal(400, f"{len(queries)} queries were sent; send one, as the parameter query")
    default = tuple(value for name, value in pairs if name == "default-graph-uri")
    named = tuple(value for name, value in pairs if name == "named-graph-uri")
    return Question(
        kind="sparql",
        text=queries[0],
        accept=accept,
        dataset=bool(default or named),
        default_graphs=default,
        named_graphs=named,
    )


def _direct(pairs: Pairs, body: bytes) -> Pairs:
    try:
        return [*pairs, ("query", body.decode("utf-8"))]
    except UnicodeDecodeError:
        raise Refusal(400, "the query is not UTF-8") from None


def _header(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _accept(pairs: Pairs, header: str) -> str:
    """Return what the client takes; a format that is none of ours is passed over, as meant for other servers."""
    wanted = [value for name, value in pairs if name == "format" and value in negotiation.SHORT]
    return negotiation.SHORT[wanted[-1]] if wanted else header


def _pairs(text: bytes) -> Pairs:
    try:
        if text.count(b"&") >= MOST:
            raise ValueError
        pieces = (piece.partition(b"=") for piece in text.split(b"&") if piece)
        return [(_plain(name), _plain(value)) for name, _, value in pieces]
    except ValueError:  # also a UnicodeDecodeError
        raise Refusal(400, "the parameters are not UTF-8, percent-encoded, or more than a thousand") from None


def _plain(text: bytes) -> str:
    r"""Return a name or value as it was before it was encoded.

    >>> _plain(b"%C3%A9+%5C%2b%zz\\n%20")
    'é \\+%zz\\n '
    """
    return unquote_to_bytes(text.replace(b"+", b" ")).decode("utf-8")


async def _body(request: Request) -> bytes:
    pieces, held = [], 0
    try:
        async for piece in request.stream():
            held += len(piece)
            if held > LONGEST:
                raise Refusal(413, f"the request is longer than {LONGEST} bytes")
            pieces.append(piece)
    except ClientDisconnect:
        raise Refusal(499, "the client has gone") from None
    return b"".join(pieces)
