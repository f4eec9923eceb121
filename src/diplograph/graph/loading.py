"""Many N-Quads files, or many extractions, in; stored at once by the store's bulk loader, all or nothing.

Deriving what follows, once, is the work of `knowledge`.
"""

import gzip
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import migrate, shared, terms
from diplograph.graph import store as stores
from diplograph.graph.encode import encode, graph_of
from diplograph.model import Extraction
from diplograph.ontology.vocab import DG

VERSION = re.compile(re.escape(f'<{terms.GRAPH_META}> <{DG.schemaVersion}> "'.encode()) + rb'(\w*)"')
KEPT = 400  # bytes of one piece that are looked at again with the next: longer than what VERSION matches


class Joined(io.RawIOBase):
    """Files one behind the other, a line end between two, .gz unpacked; `versions`: the schemas that passed by."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths, self.versions = paths, set[str]()
        self._todo, self._tail = list(paths), b""
        self._file: IO[bytes] | None = None

    def readable(self) -> bool:
        """Say yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, b"" at the end (GraphError at the mark of a newer schema)."""
        while True:
            if self._file is None:
                if not self._todo:
                    return b""
                self._file = opened(self._todo.pop(0))
            piece = self._file.read(size if size > 0 else 1 << 20)
            if piece:
                seen = self._tail + piece
                found = {match[1].decode() for match in VERSION.finditer(seen)}
                if found:
                    migrate.check(found, "the files")
                    self.versions |= found
                self._tail = seen[-KEPT:]
                return piece
            self._file.close()
            self._file = None
            return b"\n"


def opened(path: Path) -> IO[bytes]:
    """Open an N-Quads file, packed or not."""
    return cast("IO[bytes]", gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb"))


def load_files(store: ox.Store, paths: Sequence[Path]) -> None:
    """Add the quads of N-Quads files (.nq, .nq.gz) to a store.

    Raises:
        GraphError: one cannot be read, or a newer diplograph wrote it; then nothing of any is stored.
    """
    for path in paths:
        if not path.name.endswith((".nq", ".nq.gz")):
            raise GraphError(f"{path}: only N-Quads (.nq, .nq.gz) are loaded in bulk; load the others one by one")
    joined = Joined(paths)
    try:
        _whole(store, lambda: store.bulk_load(cast("IO[bytes]", joined), ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise GraphError(_place(paths, error)) from error
    except (OSError, EOFError) as error:
        raise GraphError(f"{getattr(error, 'filename', None) or 'the files'}: cannot be loaded: {error}") from error
    if store.contains_named_graph(ox.NamedNode(terms.GRAPH_CLOSURE)):  # nothing rests on it
        stores.change(store, drop=[ox.NamedNode(terms.GRAPH_CLOSURE)])
    plain = next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None)
    if plain is not None:  # what has no graph of its own would be left out of exports
        store.update(f"ADD DEFAULT TO {terms.node('graph/loaded/in-bulk')} ; DROP DEFAULT")
    migrate.steps(store, migrate.check(joined.versions, "the files"))


def load_extractions(store: ox.Store, extractions: Iterable[Extraction], check: Callable[..., None] | None) -> None:
    """Store articles that the store does not have yet.

    Args:
        check: is given the quads and the id of each article and raises when a shape is broken; None checks nothing.

    Raises:
        GraphError: an article is there already or comes twice, or cannot be encoded; then none is stored.
    """
    stated = shared.Stated()
    taken = {terms.lexical(graph) for graph in store.named_graphs()}

    def quads() -> Iterator[ox.Quad]:
        for extraction in extractions:
            name = graph_of(extraction.article.path)
            if name in taken:
                raise GraphError(f"{extraction.article.id}: is stored already, or given twice; add_all replaces")
            taken.add(name)
            found = encode(extraction)
            if check is not None:
                check(found, extraction.article.id)
            yield from stated.take(found)
        yield from stated.quads

    _whole(store, lambda: store.bulk_extend(quads()))
    stores.change(store, delete=stated.against(store)[0])


def _whole(store: ox.Store, load: Callable[[], None]) -> None:
    """Load with the mark that shortcuts are due; without it, as before, when nothing was loaded."""
    before = stores.DUE in store
    store.add(stores.DUE)
    try:
        with stores.writing():
            load()
    except BaseException:
        if not before:
            with suppress(OSError):  # a full disk takes not even this; then it is derived once for nothing
                store.remove(stores.DUE)
        raise


def _place(paths: Sequence[Path], error: SyntaxError) -> str:
    """Return the message with the file and the line in it, counted anew."""
    line = error.lineno or 1
    for path in paths:
        with opened(path) as file:
            count = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b"")) + 1
        if line <= count:
            return f"{path}:{line}: cannot be read as N-Quads: {error.msg}; nothing was loaded"
        line -= count
    return f"the files cannot be read as N-Quads: {error}"
