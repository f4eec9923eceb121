"""A store and a question in, the whole answer out as bytes, or why not. This runs in a worker, which may be killed."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from diplograph.endpoint import negotiation, tables
from diplograph.endpoint.records import Limits, Question, Refusal, Reply
from diplograph.endpoint.spool import RowSpool, Spool, too_long
from diplograph.errors import DataFileError, GraphError, QueryError, QueryRefused
from diplograph.graph import guard, library
from diplograph.graph import store as stores


def answer(store: ox.Store, question: Question, limits: Limits, queries: Path | None = None) -> tuple[Reply, bytes]:
    """Return how the answer begins, and its body; what cannot be answered is a reply that says why.

    >>> answer(ox.Store(), Question(kind="sparql", text="ASK {}", accept="text/csv"), Limits())
    (Reply(status=200, media='text/csv', detail=''), b'true')
    >>> answer(ox.Store(), Question(kind="sparql", text="ASK"), Limits())[0].status
    400
    """
    try:
        if question.kind == "sparql":
            return _sparql(store, question, limits)
        if question.kind == "graph":
            return _graph(store, question, limits)
        return _named(store, question, limits, queries)
    except Refusal as refusal:
        return Reply(status=refusal.status, detail=refusal.detail), b""
    except QueryRefused as refused:
        return Reply(status=403, detail=str(refused)), b""
    except GraphError as error:
        return Reply(status=400, detail=str(error)), b""
    except (RuntimeError, ValueError) as error:  # of the engine, while it went through the answer
        return Reply(status=400, detail=f"the query cannot be evaluated: {error}"), b""
    except DataFileError:  # its words hold a path of this machine
        detail = "a file of the named queries must be mended; `diplograph query OUT --queries DIR` says which"
        return Reply(status=500, detail=detail), b""
    except OSError:  # its words may hold paths of this machine
        return Reply(status=500, detail="the store cannot be read; `diplograph check` says what is wrong with it"), b""


def _sparql(store: ox.Store, question: Question, limits: Limits) -> tuple[Reply, bytes]:
    found = _ask(store, question)
    if isinstance(found, ox.QueryTriples):
        return _triples(found, question.accept, limits)
    media = _media(question.accept, negotiation.SOLUTIONS)
    form = negotiation.SOLUTIONS[media]
    truth = isinstance(found, ox.QueryBoolean)
    spool = Spool(limits.bytes) if truth else RowSpool(limits.bytes, limits.rows, form)
    found.serialize(spool, format=getattr(ox.QueryResultsFormat, form))  # type: ignore[arg-type]
    return Reply(status=200, media=media), spool.value()


def _ask(store: ox.Store, question: Question) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if not question.dataset:
        return stores.ask(store, question.text)
    default, named = (
        [_known(store, name, 400) for name in graphs] for graphs in (question.default_graphs, question.named_graphs)
    )
    guard.check(question.text)
    try:
        return store.query(
            question.text, prefixes=stores.PREFIX_TABLE, default_graph=list(default), named_graphs=list(named)
        )
    except SyntaxError as error:
        raise guard.syntax_error(question.text, error) from error


def _graph(store: ox.Store, question: Question, limits: Limits) -> tuple[Reply, bytes]:
    graph = _known(store, question.text, 404) if question.text else None
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    return _triples(triples, question.accept, limits)


def _triples(triples: Iterable[ox.Triple], accept: str, limits: Limits) -> tuple[Reply, bytes]:
    media = _media(accept, negotiation.GRAPHS)
    held = list(islice(triples, limits.rows + 1))
    if len(held) > limits.rows:
        raise Refusal(422, too_long(limits.rows, "triples"))
    spool = Spool(limits.bytes)
    form = getattr(ox.RdfFormat, negotiation.GRAPHS[media])
    ox.serialize(dict.fromkeys(held), spool, format=form, prefixes=stores.PREFIX_TABLE)  # type: ignore[arg-type]
    return Reply(status=200, media=media), spool.value()


def _named(store: ox.Store, question: Question, limits: Limits, queries: Path | None) -> tuple[Reply, bytes]:
    if question.text not in library.names(queries):
        try:
            library.get(question.text, queries)
        except QueryError as error:
            raise Refusal(404, str(error)) from None
    media = _media(question.accept, negotiation.ROWS)
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in question.params:
        if value:  # a form sends what was left empty, too
            given[name].append(value)
    params = {name: values if len(values) > 1 else values[0] for name, values in given.items()}
    query = library.get(question.text, queries)
    if media == tables.HTML and not params and any(one.default == "required" for one in query.params):
        return Reply(status=200, media=media), tables.answered(query, (), None).encode()
    rows = library.run(store, question.text, params, queries)
    if len(rows) > limits.rows:
        raise Refusal(422, too_long(limits.rows, "rows"))
    if media == tables.HTML:
        body = tables.answered(query, question.params, rows).encode()
    else:
        body = (rows.to_csv() if media == "text/csv" else rows.to_json()).encode()
    if len(body) > limits.bytes:
        raise Refusal(422, too_long(limits.bytes, "bytes"))
    return Reply(status=200, media=media), body


def _media(accept: str, offered: Iterable[str]) -> str:
    kinds = tuple(offered)
    media = negotiation.choose(accept, kinds)
    if media is None:
        raise Refusal(406, f"this answer comes as {', '.join(kinds)}; accept one of them")
    return media


def _known(store: ox.Store, name: str, status: int) -> ox.NamedNode:
    """Return the graph of that name, if the store has it: nothing is ever fetched from elsewhere."""
    try:
        graph = ox.NamedNode(name)
    except ValueError:
        raise Refusal(400, f'"{name}" is not the IRI of a graph') from None
    if not store.contains_named_graph(graph):
        raise Refusal(status, f"no graph <{name}> is stored here, and none is fetched from elsewhere")
    return graph
