"""What the graph wing asks of a store: the few methods that the embedded one and a server by URL have in common."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import pyoxigraph as ox


class Backend(Protocol):
    """The part of `pyoxigraph.Store` that diplograph uses; `remote.RemoteStore` has it too.

    Annotations elsewhere say `ox.Store`: code that uses no more than this works over both.
    """

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None, use_default_graph_as_union: bool = False
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer a query."""

    def update(self, update: str) -> None:
        """Run an update, all of it or nothing."""

    def quads_for_pattern(self, subject: Any, predicate: Any, object: Any, graph_name: Any = None) -> Iterator[ox.Quad]:
        """Go through the quads that fit; None fits all."""

    def named_graphs(self) -> Iterator[Any]:
        """Go through the names of the graphs."""

    def contains_named_graph(self, graph_name: Any) -> bool:
        """Say whether a graph is there."""

    def add(self, quad: ox.Quad) -> None:
        """Add a quad."""

    def remove(self, quad: ox.Quad) -> None:
        """Take a quad out."""

    def bulk_extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add many."""

    def clear_graph(self, graph_name: Any) -> None:
        """Take all quads of a graph out."""

    def flush(self) -> None:
        """Write to disk what is not yet there."""

    def __contains__(self, quad: ox.Quad) -> bool:
        """Say whether a quad is there."""

    def __iter__(self) -> Iterator[ox.Quad]:
        """Go through all quads."""

    def __len__(self) -> int:
        """Count all quads."""
