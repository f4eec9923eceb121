"""A SPARQL 1.1 server by URL, with the methods of pyoxigraph.Store that the graph wing uses (`backend.Backend`).

Answers come back as pyoxigraph's own types. An answer that is cut short, by a limit on rows or on time, is never passed
on as if it were whole. How requests travel is the work of `wire`.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

import httpx
import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import migrate, terms
from diplograph.graph import store as stores
from diplograph.graph.server import Server
from diplograph.graph.wire import UpdateRefused, Wire
from diplograph.ontology.vocab import DCT, DG, XSD

T = TypeVar("T")
JSON = ox.QueryResultsFormat.JSON
N_TRIPLES = ox.RdfFormat.N_TRIPLES
Pattern = tuple[Any, Any, Any, Any]
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
# How servers are asked to take all graphs together as the default one: as they are; oxigraph; Fuseki; Stardog.
UNIONS: tuple[dict[str, str], ...] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
    {"default-graph-uri": "tag:stardog:api:context:all"},
)
# Graphs that Virtuoso keeps for itself.
SYSTEM = ("http://www.openlinksw.com/", "http://www.w3.org/ns/ldp#", "http://localuriqaserver/", "urn:core:services:")
SYSTEM_GRAPHS = (*SYSTEM, "http://www.w3.org/2002/07/owl#", "urn:activitystreams-owl:map", "http://localhost:8890/")
PROLOGUE = re.compile(r"(?:\s+|#[^\n]*\n|(?:PREFIX\s+\S*\s*|BASE\s*)<[^>]*>)*", re.IGNORECASE)
QUADS_AT_ONCE = 1_000  # of one INSERT DATA: Virtuoso reads some 5,000 and no more
POSTED_AT_ONCE = 20_000
NAMED_AT_ONCE = 200


class CutShort(GraphError):
    """The server gave fewer rows than there are."""


class RemoteStore:
    """A server as a store.

    Args:
        server: where it is.

    Each request stands for itself: other clients may write between two of them.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._wire = Wire(server)
        self._union = UNIONS[0]
        self._virtuoso = False

    def __repr__(self) -> str:
        """Say which server it is."""
        return f"RemoteStore({self.server.query!r})"

    def close(self) -> None:
        """Let the connection go."""
        self._wire.close()

    def settle(self, known: ox.Quad) -> None:
        """Find out how the server takes all graphs together as one.

        Args:
            known: a quad of a named graph that is there.

        Raises:
            GraphError: it does not, whatever it is asked.
        """
        ask = f"ASK {{ {known.triple} }}"
        for way in UNIONS:
            try:
                self._union = way
                if self.query(ask, use_default_graph_as_union=True):
                    return
            except GraphError:
                if way is UNIONS[-1]:
                    raise
        raise GraphError(
            f"{self.server.query}: its default graph is not all graphs together; switch that on "
            "(oxigraph: --union-default-graph, Fuseki: tdb2:unionDefaultGraph true)"
        )

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        use_default_graph_as_union: bool = False,
    ) -> Answer:
        """Answer a query.

        Raises:
            SyntaxError: as the embedded store has it; such a query is not sent.
            GraphError: no answer, or not the whole of it.
        """
        form = ox.Store().query(query, prefixes=dict(prefixes or {}))
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items() if f"{name}:" in query)
        union = self._union if use_default_graph_as_union else {}
        if isinstance(form, ox.QueryTriples):
            return self._triples(head + query, union)
        answer = self._solutions(head + query, union)
        return _truth(answer) if isinstance(form, ox.QueryBoolean) else answer

    def update(self, update: str) -> None:
        """Run an update; one request, which the server does whole or not at all where it keeps to the standard."""
        if self.server.update is None:
            raise UpdateRefused(f"{self.server.query}: no address for updates is known; give update=")
        self._wire.post(self.server.update, data={"update": update}, headers={"Accept": "*/*"})

    def quads_for_pattern(self, subject: Any, predicate: Any, object: Any, graph_name: Any = None) -> Iterator[ox.Quad]:
        """Go through the quads that fit; None fits all. Read whole before the first is given."""
        return iter(self._matching((subject, predicate, object, graph_name)))

    def quads_of(
        self,
        nodes: Iterable[ox.NamedNode],
        predicate: ox.NamedNode | None = None,
        graph: ox.NamedNode | None = None,
        *,
        as_object: bool = False,
    ) -> list[ox.Quad]:
        """Return the quads of many subjects (or objects) with a few requests."""
        found: list[ox.Quad] = []
        place = "?o" if as_object else "?s"
        for some in _batches(dict.fromkeys(nodes), NAMED_AT_ONCE):
            values = f"VALUES {place} {{ {' '.join(map(str, some))} }} "
            found += self._matching((None, predicate, None, graph), values)
        return found

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """Go through the names of the graphs, without those that the server keeps for itself."""
        answer = self._solutions("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", {})
        found = [graph for (graph,) in answer if isinstance(graph, ox.NamedNode)]
        own = SYSTEM_GRAPHS if self._virtuoso else ()
        return (graph for graph in found if not graph.value.startswith(own))

    def contains_named_graph(self, graph_name: ox.NamedNode) -> bool:
        """Say whether a graph holds anything."""
        return bool(self.query(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}"))

    def add(self, quad: ox.Quad) -> None:
        """Add a quad."""
        self.update(f"INSERT DATA {{ {_written(quad)} }}")

    def remove(self, quad: ox.Quad) -> None:
        """Take a quad out."""
        self.update(f"DELETE DATA {{ {_written(quad)} }}")

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add many: by the graph store protocol where the server has it, else by updates; not in one transaction."""
        by_graph: dict[Any, list[ox.Triple]] = defaultdict(list)
        mark = uuid.uuid4().hex
        for quad in quads:
            by_graph[quad.graph_name].append(_named(quad, mark))
        for graph, triples in by_graph.items():
            if isinstance(graph, ox.NamedNode) and self.server.graph_store is not None:
                for some in _batches(triples, POSTED_AT_ONCE):
                    self._posted(self.server.graph_store, graph, some)
            else:
                for some in _batches(triples, QUADS_AT_ONCE):
                    block = (ox.serialize(some, format=N_TRIPLES) or b"").decode()
                    named = isinstance(graph, ox.NamedNode)
                    self.update(f"INSERT DATA {{ {f'GRAPH {graph} {{ {block} }}' if named else block} }}")

    extend = bulk_extend

    def clear_graph(self, graph_name: ox.NamedNode) -> None:
        """Take a graph out, by an update: not all servers know DELETE of the graph store protocol."""
        self.update(f"DROP SILENT GRAPH {graph_name}")

    def flush(self) -> None:
        """Do nothing: an update that was answered is stored."""

    def __contains__(self, quad: ox.Quad) -> bool:
        """Say whether a quad is there."""
        return bool(self.query(f"ASK {{ {_written(quad)} }}"))

    def __iter__(self) -> Iterator[ox.Quad]:
        """Go through the quads of all named graphs, one graph after the other."""
        for graph in self.named_graphs():
            yield from self.quads_for_pattern(None, None, None, graph)

    def __len__(self) -> int:
        """Count them."""
        return sum(1 for _ in self)

    def for_queries(self) -> ox.Store:
        """Return what our named queries are asked of: the server; a copy in memory where its engine is not up to them.

        Virtuoso 7.2 falls over some of them (the whole server), calls others faulty and cuts ROUND(66.7) to 66.
        """
        if not self._virtuoso:
            return cast("ox.Store", self)
        copy = ox.Store()
        copy.bulk_extend(self)
        return copy

    def _posted(self, store: str, graph: ox.NamedNode, triples: Sequence[ox.Triple]) -> None:
        self._wire.post(
            store,
            params={"graph": graph.value},
            content=ox.serialize(triples, format=N_TRIPLES),
            headers={"Content-Type": "application/n-triples"},
        )

    def _matching(self, pattern: Pattern, values: str = "", digits: str = "") -> list[ox.Quad]:
        """Return the quads that fit; in sixteen parts, by a digest of the triple, where the server cuts them short."""
        if any(isinstance(term, ox.BlankNode) for term in pattern):
            raise GraphError(f"{self.server.query}: a server cannot be asked for one of its blank nodes")
        s, p, o, g = (f"?{name}" if term is None else str(term) for name, term in zip("spog", pattern, strict=True))
        triple = f"{s} {p} {o}"
        inner = values + (triple if isinstance(pattern[3], ox.DefaultGraph) else f"GRAPH {g} {{ {triple} }}")
        if digits:
            inner += f' FILTER (STRSTARTS(SHA1(CONCAT(STR({s}), " ", STR({p}), " ", STR({o}))), "{digits}"))'
        asked = " ".join(name for name in (s, p, o, g) if name.startswith("?"))
        if not asked:
            return [ox.Quad(*pattern)] if self.query(f"ASK {{ {inner} }}") else []
        try:
            answer = self._solutions(f"SELECT {asked} WHERE {{ {inner} }}", {})
        except CutShort:
            if len(digits) > 3:
                raise
            return [quad for digit in "0123456789abcdef" for quad in self._matching(pattern, values, digits + digit)]
        return [_quad(row, pattern) for row in answer]

    def _solutions(self, text: str, union: Mapping[str, str]) -> ox.QuerySolutions:
        response = self._asked(text, union, "application/sparql-results+json")
        body = response.content
        if b'"typed-literal"' in body:  # Virtuoso, which also writes booleans as 0 and 1
            body = _standard(body)
        try:
            answer = ox.parse_query_results(body, JSON)
            if isinstance(answer, ox.QueryBoolean):
                return answer  # type: ignore[return-value]
            count = sum(1 for _ in answer)
        except (SyntaxError, ValueError) as error:
            raise GraphError(
                f"{self.server.query}: its answer breaks off or is none ({error}); ask for less"
            ) from error
        self._whole(text, union, response, count)
        return ox.parse_query_results(body, JSON)  # type: ignore[return-value]

    def _whole(self, text: str, union: Mapping[str, str], response: httpx.Response, count: int) -> None:
        """Raise CutShort when there are more rows; limits are round numbers, so that only those are counted anew."""
        limit = response.headers.get("x-sparql-maxrows", "")
        if limit.isdecimal() and count >= int(limit):
            raise CutShort(f"{self.server.query}: gives {limit} rows and no more; ask for less, or raise its limit")
        if count < 100 or count % 100:
            return
        start = PROLOGUE.match(text)
        head = start[0] if start else ""
        counted = self._asked(
            f"{head} SELECT (COUNT(*) AS ?n) WHERE {{ {{ {text[len(head) :]} \n}} }}", union, "text/csv"
        )
        found = re.search(r"\d+", counted.text.partition("\n")[2])
        if found and int(found[0]) > count:
            raise CutShort(f"{self.server.query}: gives {count} of {found[0]} rows; ask for less, or raise its limit")

    def _triples(self, text: str, union: Mapping[str, str]) -> ox.QueryTriples:
        response = self._asked(text, union, "application/n-triples")
        limit = response.headers.get("x-sparql-maxrows", "")
        if limit:
            raise CutShort(f"{self.server.query}: gives {limit} rows and no more; ask for less, or raise its limit")
        store = ox.Store()  # only a store can make pyoxigraph's own type
        try:
            parsed = ox.parse(response.content, N_TRIPLES)
            store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in parsed)
        except SyntaxError as error:
            raise GraphError(
                f"{self.server.query}: its answer breaks off or is none ({error}); ask for less"
            ) from error
        return store.query("CONSTRUCT WHERE { ?s ?p ?o }")  # type: ignore[return-value]

    def _broken(self, error: Exception) -> GraphError:
        return GraphError(f"{self.server.query}: its answer breaks off or is none ({error}); ask for less")

    def _asked(self, text: str, union: Mapping[str, str], accept: str) -> httpx.Response:
        response = self._wire.post(self.server.query, data={"query": text, **union}, headers={"Accept": accept})
        self._virtuoso |= response.headers.get("server", "").startswith("Virtuoso")
        empty = not response.content.strip() and (self._virtuoso or accept != "application/n-triples")
        if empty or "x-sql-state" in response.headers:
            hint = "it ran out of time; ask for less, or raise the server's limit"
            raise GraphError(f"{self.server.query}: gives a part of the answer, or none: {hint}")
        return response


def open_remote(server: Server) -> ox.Store:
    """Open the store of a server, with the ontology and the mark of the schema as every store has them.

    Returns:
        A `RemoteStore`, under the name of the embedded one, which it stands in for (see `backend.Backend`).

    Raises:
        GraphError: no server, no union of its graphs, a newer schema, or an empty store that takes no updates.
    """
    store = RemoteStore(server)
    same = cast("ox.Store", store)
    try:
        marked = migrate.bring_up(same, server.query)
        [version] = islice(store.quads_for_pattern(stores.META, ox.NamedNode(DG.schemaVersion), None, stores.META), 1)
        store.settle(version)
        try:
            _tell_ontology(same)
        except UpdateRefused:  # a server that is only read keeps the ontology that it was given
            if not marked:
                raise
    except GraphError:
        store.close()
        raise
    return same


def _tell_ontology(store: ox.Store) -> None:
    """Give the server our ontology; a digest tells whether it has it, for each server writes numbers its own way."""
    graph, wanted = ox.NamedNode(stores.GRAPH_ONTOLOGY), stores.ontology_quads()
    digest = hashlib.sha256("\n".join(sorted(map(str, wanted))).encode()).hexdigest()
    mark = ox.Quad(graph, ox.NamedNode(DCT.identifier), ox.Literal(digest), graph)
    if mark not in store:
        stores.change(store, drop=[graph], insert=[*wanted, mark])


def _written(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    return triple if isinstance(quad.graph_name, ox.DefaultGraph) else f"GRAPH {quad.graph_name} {{ {triple} }}"


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _quad(row: ox.QuerySolution, pattern: Pattern) -> ox.Quad:
    cells = iter(row)
    return ox.Quad(*(next(cells) if term is None else term for term in pattern))


def _named(quad: ox.Quad, mark: str) -> ox.Triple:
    """Return the triple with IRIs for its blank nodes: those of two requests would not be the same."""
    ends = (
        terms.node(f"genid/{mark}/{end.value}") if isinstance(end, ox.BlankNode) else end
        for end in (quad.subject, quad.object)
    )
    subject, object_ = ends
    return ox.Triple(subject, quad.predicate, object_)  # type: ignore[arg-type]


def _truth(answer: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """Return the answer of an ASK; Virtuoso gives it as a row with a number."""
    if isinstance(answer, ox.QueryBoolean):
        return answer
    true = any(terms.lexical(cell) not in ("0", "false") for row in answer for cell in row if cell is not None)
    body = json.dumps({"head": {}, "boolean": true}).encode()
    return ox.parse_query_results(body, JSON)  # type: ignore[return-value]


def _standard(body: bytes) -> bytes:
    """Return an answer of Virtuoso as the standard has it."""
    answer = json.loads(body)
    for row in answer["results"]["bindings"]:
        for cell in row.values():
            if cell["type"] == "typed-literal":
                cell["type"] = "literal"
                if cell["datatype"] == XSD.boolean:
                    cell["value"] = {"0": "false", "1": "true"}.get(cell["value"], cell["value"])
    return json.dumps(answer).encode()
