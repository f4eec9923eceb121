"""The SPARQL 1.1 Protocol at /sparql (queries only), and the graph store protocol for reading.

A request in, a Question for the pool, the answer out whole, with its length: what cannot be whole is a problem instead.
"""

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from diplograph.endpoint import negotiation
from diplograph.endpoint.pool import Pool
from diplograph.endpoint.records import Question, Refusal
from diplograph.model import BASE

LONGEST = 2**20  # bytes of a request's body
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
Pairs = list[tuple[str, str]]


async def sparql(request: Request, pool: Pool) -> Response:
    """Answer a query, sent in any of the three ways."""
    pairs = _pairs(request.scope["query_string"])
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/sparql-update":
            raise Refusal(403, "updates are not served over HTTP; queries only read")
        if kind not in (FORM, DIRECT):
            raise Refusal(415, f"send the query as {FORM} or {DIRECT}")
        body = await _body(request)
        pairs = _direct(pairs, body) if kind == DIRECT else [*pairs, *_pairs(body)]
    return await answer(request, pool, _question(pairs, _accept(pairs, request)))


async def graph_store(request: Request, pool: Pool) -> Response:
    """Answer with a graph that is named in the request: ?graph=IRI or ?default, which is all of them together."""
    pairs = _pairs(request.scope["query_string"])
    names = [value for name, value in pairs if name == "graph"]
    default = [value for name, value in pairs if name == "default"]
    if len(names) + len(default) != 1 or names == [""]:
        raise Refusal(400, "name one graph: ?graph=IRI, or ?default for all together")
    accept = _accept(pairs, request)
    return await answer(request, pool, Question(kind="graph", text=names[0] if names else "", accept=accept))


async def graph_itself(request: Request, path: str, pool: Pool) -> Response:
    """Answer with the graph whose IRI is that of the request, but for the host: /id/... stands for our base."""
    pairs = _pairs(request.scope["query_string"])
    return await answer(request, pool, Question(kind="graph", text=BASE + path, accept=_accept(pairs, request)))


async def answer(request: Request, pool: Pool, question: Question) -> Response:
    """Put a question to the pool and return the whole answer (Refusal when there is none)."""
    reply, body = await pool.ask(question, request.is_disconnected)
    if reply.status != 200:
        raise Refusal(reply.status, reply.detail)
    kind = f"{reply.media}; charset=utf-8" if reply.media.startswith("text/") else reply.media
    return Response(body, headers={"content-type": kind, "vary": "Accept"})


def given(request: Request) -> tuple[Pairs, str]:
    """Return the parameters of a request's address and what it accepts; ?format=csv stands for a header."""
    pairs = _pairs(request.scope["query_string"])
    return [pair for pair in pairs if pair[0] != "format"], _accept(pairs, request)


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


def _accept(pairs: Pairs, request: Request) -> str:
    """Return what the client takes; a format that is none of ours is passed over, as meant for other servers."""
    wanted = [value for name, value in pairs if name == "format" and value in negotiation.SHORT]
    return negotiation.SHORT[wanted[-1]] if wanted else ", ".join(request.headers.getlist("accept"))


def _pairs(text: bytes) -> Pairs:
    try:
        pairs = parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:  # also a UnicodeDecodeError
        raise Refusal(400, "the parameters are not UTF-8, percent-encoded, or more than a thousand") from None
    return pairs


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
