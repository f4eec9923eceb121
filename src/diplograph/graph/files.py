"""The store in, a file out, and the other way round. Derived and built-in graphs are made again, not loaded."""

import gzip
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import migrate, terms
from diplograph.graph import store as stores
from diplograph.graph.encode import write_quads
from diplograph.model import slug
from diplograph.ontology.vocab import DG

SUFFIXES = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
# graph/meta goes out, so that a reader of the file sees which version of the schema it has; it is not taken in.
NOT_EXPORTED = frozenset({stores.GRAPH_ONTOLOGY})
NOT_LOADED = terms.DERIVED | {stores.GRAPH_ONTOLOGY, terms.GRAPH_META, terms.GRAPH_CLOSURE}


def export(store: ox.Store, format: str, out: IO[bytes], more: Iterable[ox.Quad] = ()) -> None:
    """Write all graphs but the ontology, sorted, so that equal stores give equal files, and then what is given more."""
    write_quads(chain(_sorted(store), more), format, out)


def load(store: ox.Store, path: Path) -> None:
    """Add a file's quads; a Turtle file goes into a graph of its own, named after it.

    Raises:
        GraphError: no such file, an unknown kind, a syntax error, or a newer schema.
    """
    suffixes = path.suffixes
    packed = suffixes[-1:] == [".gz"]
    suffix = suffixes[-2 if packed else -1] if len(suffixes) > packed else ""
    if suffix not in SUFFIXES:
        raise GraphError(f"{path}: not a known kind of file; use one of {', '.join(SUFFIXES)}, or one with .gz behind")
    loaded = ox.Store()  # the file is read whole before the first quad is stored: a broken one adds nothing
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            for quad in ox.parse(cast("IO[bytes]", file), SUFFIXES[suffix]):
                loaded.add(_placed(quad, path))
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path}: cannot be read as {suffix}: {error}") from error
    versions = loaded.quads_for_pattern(stores.META, ox.NamedNode(DG.schemaVersion), None, stores.META)
    version = migrate.check([terms.lexical(quad.object) for quad in versions], str(path))
    with stores.writing():
        store.add(stores.DUE)
        store.bulk_extend(quad for quad in loaded if terms.lexical(quad.graph_name) not in NOT_LOADED)
    migrate.steps(store, version)


def _placed(quad: ox.Quad, path: Path) -> ox.Quad:
    if isinstance(quad.graph_name, ox.DefaultGraph):
        graph = terms.node(f"graph/loaded/{slug(path.name)}")
        return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    return quad


def _sorted(store: ox.Store) -> Iterator[ox.Quad]:
    for graph in sorted(store.named_graphs(), key=str):
        if isinstance(graph, ox.NamedNode) and graph.value not in NOT_EXPORTED:
            yield from sorted(stores.quads(store, graph), key=str)
