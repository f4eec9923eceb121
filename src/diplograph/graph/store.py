"""The Oxigraph store itself: opened once, changed only in whole transactions, marked with its schema's version.

What is written is the work of `knowledge` and `shortcuts`; this file knows quads and no records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from diplograph import resources
from diplograph.errors import GraphError, QueryError, StoreBusy, StoreFailed
from diplograph.graph import guard, migrate, terms
from diplograph.graph.rows import Rows
from diplograph.model import BASE
from diplograph.ontology.vocab import DG, NIF, PREFIXES

GRAPH_ONTOLOGY = BASE + "graph/ontology"
META = migrate.META
DUE = ox.Quad(META, ox.NamedNode(DG.shortcutsDue), ox.NamedNode(terms.GRAPH_SHORTCUTS), META)
BLOCK = 1_000  # triples of one INSERT DATA
OFFSETS = frozenset({NIF.beginIndex, NIF.endIndex})
PREFIX_TABLE = {**PREFIXES, "id": BASE}


def open_store(path: Path | None) -> ox.Store:
    """Open or make the store in a folder; None: in memory.

    Raises:
        StoreBusy: another process holds it.
        GraphError: the folder cannot be used, or a newer diplograph made the store, or one too old.
    """
    try:
        if path is not None:
            path.mkdir(parents=True, exist_ok=True)
        store = ox.Store() if path is None else ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreBusy(
                f"{path}: another process holds this store; end it, or read a copy of the folder"
            ) from error
        raise GraphError(f"{path}: the store cannot be opened ({error}); give a folder that can be written") from error
    except RuntimeError as error:
        raise damaged(error, path) from error
    with reading(path):
        migrate.bring_up(store, str(path))
        load_ontology(store)
    return store


def damaged(error: RuntimeError, path: Path | None = None) -> Exception:
    """Return what to say of files of the store that cannot be read; any other error as it is.

    >>> print(damaged(RuntimeError("Corruption: block checksum mismatch"), Path("out/store")))
    out/store: the store is damaged (block checksum mismatch); restore a copy, or delete this folder and build anew
    """
    said = str(error)
    if not said.startswith("Corruption"):
        return error
    where, folder = ("", "OUT/store") if path is None else (f"{path}: ", "this folder")
    why = said.partition(":")[2].split(":")[0].split(" sstable")[0].split("  The file")[0].strip()
    return GraphError(f"{where}the store is damaged ({why}); restore a copy, or delete {folder} and build anew")


@contextmanager
def reading(path: Path | None = None) -> Iterator[None]:
    """Turn what cannot be read, because a file of the store is damaged, into a GraphError that says what to do."""
    try:
        yield
    except RuntimeError as error:
        raise damaged(error, path) from error


def open_read_only(path: Path) -> ox.Store:
    """Open a store that nobody writes to, for reading; any number of processes may.

    Raises:
        GraphError: there is none, a newer diplograph made it, or an older one and nobody has opened it since.
    """
    try:
        store = ox.Store.read_only(str(path))
    except RuntimeError as error:
        raise damaged(error, path) from error
    except OSError as error:
        raise GraphError(f"{path}: the store cannot be read ({error}); make it anew with diplograph build") from error
    found = store.quads_for_pattern(META, migrate.MARK, None, META)
    if migrate.check([terms.lexical(quad.object) for quad in found], str(path)) < migrate.SCHEMA_VERSION:
        raise GraphError(f"{path}: an older diplograph made this store; any verb but serve brings it up to date")
    return store


def load_ontology(store: ox.Store) -> None:
    """Keep the ontology in a graph of its own, so that queries can ask for scores, rules and superclasses."""
    graph = ox.NamedNode(GRAPH_ONTOLOGY)
    wanted = ontology_quads()
    fresh = ox.Store()
    fresh.extend(wanted)  # the store rewrites numbers ("4.0" to "4"): compare what both have stored
    if set(fresh) != set(store.quads_for_pattern(None, None, None, graph)):
        change(store, drop=[graph], insert=wanted)


def ontology_quads() -> set[ox.Quad]:
    """Return the ontology as quads of its graph."""
    graph = ox.NamedNode(GRAPH_ONTOLOGY)
    with resources.ontology("diplograph.ttl").open("rb") as file:
        return {ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(file, ox.RdfFormat.TURTLE)}


def change(
    store: ox.Store,
    *,
    delete: Iterable[ox.Quad] = (),
    drop: Iterable[ox.NamedNode] = (),
    insert: Iterable[ox.Quad] = (),
) -> None:
    """Delete quads, drop graphs and insert quads, in this order and in one transaction: all or nothing.

    The quads must hold no blank nodes (an update would rename them).
    """
    if isinstance(store, ox.Store):  # what is only inserted need not be written down and read as an update
        drop, delete, insert = (
            [graph for graph in drop if store.contains_named_graph(graph)],
            list(delete),
            list(insert),
        )
        if not drop and not delete:
            with writing():
                store.extend(insert)
            return
    steps = [f"DELETE DATA {{ {block} }}" for block in _blocks(delete)]
    steps += [f"DROP SILENT GRAPH {graph}" for graph in drop]
    steps += [f"INSERT DATA {{ {block} }}" for block in _blocks(insert)]
    if steps:
        with writing():
            store.update(" ;\n".join(steps))


def empty(store: ox.Store, graph: ox.NamedNode) -> None:
    """Delete a graph of any size, a quad at a time: one transaction of all would stand in memory."""
    with writing():
        if isinstance(store, ox.Store):
            for quad in store.quads_for_pattern(None, None, None, graph):
                store.remove(quad)
        else:
            store.clear_graph(graph)


@contextmanager
def writing() -> Iterator[None]:
    """Turn what the disk refuses into a StoreFailed that says what to do; errors of files that are read pass."""
    try:
        yield
    except OSError as error:
        if type(error) is not OSError or error.errno is not None:  # the store's own have no number
            raise
        raise StoreFailed(
            f"the store could not be written ({error}); what was stored before is kept: free space on the disk, then "
            "open it again"
        ) from error


def quads(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Go through the quads of a graph as they were written: the store turns xsd:nonNegativeInteger into xsd:integer."""
    for quad in store.quads_for_pattern(None, None, None, graph):
        if quad.predicate.value in OFFSETS:
            value = terms.offset(int(terms.lexical(quad.object)))
            yield ox.Quad(quad.subject, quad.predicate, value, graph)
        else:
            yield quad


def _blocks(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield the quads in blocks of one graph and some length: Virtuoso reads no longer ones."""
    by_graph: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        by_graph[str(quad.graph_name)].append(quad.triple)
    for graph, triples in by_graph.items():
        for start in range(0, len(triples), BLOCK):
            written = ox.serialize(triples[start : start + BLOCK], format=ox.RdfFormat.N_TRIPLES)
            yield f"GRAPH {graph} {{\n{(written or b'').decode()}}}"


def quads_of(
    store: ox.Store,
    nodes: Iterable[ox.NamedNode],
    predicate: ox.NamedNode | None = None,
    graph: ox.NamedNode | None = None,
    *,
    as_object: bool = False,
) -> list[ox.Quad]:
    """Return the quads of many subjects (or objects); of a server with few requests."""
    if not isinstance(store, ox.Store):
        return list(store.quads_of(nodes, predicate, graph, as_object=as_object))
    if as_object:
        return [quad for node in nodes for quad in store.quads_for_pattern(None, predicate, node, graph)]
    return [quad for node in nodes for quad in store.quads_for_pattern(node, predicate, None, graph)]


def ask(store: ox.Store, query: str, name: str = "the query") -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Run a query over all graphs together, with our prefixes known.

    Raises:
        QueryRefused: it would reach outside the store.  QueryError: it cannot be read.
    """
    guard.check(query)
    try:
        with reading():
            return store.query(query, prefixes=prefixes(query), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise guard.syntax_error(query, error, name) from error


def prefixes(query: str) -> dict[str, str]:
    """Return those of our prefixes that a query may use: the engine reads each that it is given, for 2 microseconds.

    >>> sorted(prefixes("SELECT * { ?e sem:eventType dg:Meeting }"))
    ['dg', 'sem']
    """
    if "\\" in query:  # an escape may stand for any letter
        return PREFIX_TABLE
    return {name: iri for name, iri in PREFIX_TABLE.items() if f"{name}:" in query}


def select(store: ox.Store, query: str, name: str = "the query") -> ox.QuerySolutions:
    """Run a SELECT (QueryError when it is something else)."""
    answer = ask(store, query, name)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError(f"{name} must be a SELECT; ask for columns")
    return answer


def construct(store: ox.Store, query: str, name: str = "the query") -> ox.QueryTriples:
    """Run a CONSTRUCT (QueryError when it is something else)."""
    answer = ask(store, query, name)
    if not isinstance(answer, ox.QueryTriples):
        raise QueryError(f"{name} must be a CONSTRUCT")
    return answer


def rows(solutions: ox.QuerySolutions) -> Rows:
    """Return the answer of a SELECT as plain values."""
    columns = [variable.value for variable in solutions.variables]
    with reading():
        return Rows(columns, ([terms.python(value) for value in solution] for solution in solutions))
