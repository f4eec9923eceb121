"""Articles' graphs that were checked elsewhere in, many of them stored at once: what workers and clusters make.

The store is then what `KnowledgeGraph.add` would have made of them one after the other, in that order. Putting the same
again changes nothing. It asks no more of the store than graph/store.py does, so that a server will do as well.
"""

from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import shared
from diplograph.graph import store as stores
from diplograph.graph.encode import encode, graph_of
from diplograph.model import Extraction, Record, article_path


class Ready(Record):
    """One article's graph, encoded and checked, as N-Quads.

    Attributes:
        article: the id of the article.
    """

    article: str
    nquads: bytes

    @property
    def quads(self) -> list[ox.Quad]:
        """The quads."""
        return list(ox.parse(self.nquads, ox.RdfFormat.N_QUADS))


def ready(extraction: Extraction) -> Ready:
    """Encode what an article says and check it against the shapes.

    Raises:
        ShapeError: its graph breaks a shape.
        GraphError: a type that the ontology lacks, or an id that cannot be an IRI.
    """
    from diplograph.ontology import shapes  # loads pyshacl and rdflib

    quads = encode(extraction)
    shapes.check(quads, extraction.article.id)
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return Ready(article=extraction.article.id, nquads=written)


def put(store: ox.Store, articles: Sequence[Ready], replace: Callable[[str, list[ox.Quad]], None]) -> None:
    """Store the articles, those that are new in one load.

    Args:
        replace: puts the quads of one article in the place of those that it has.
    """
    fresh: dict[str, list[ox.Quad]] = {}
    for one in articles:
        graph = ox.NamedNode(graph_of(article_path(one.article)))
        quads = one.quads
        if foreign := {quad.graph_name for quad in quads} - {graph, shared.SHARED}:
            raise GraphError(f"{one.article}: its quads stand in {min(map(str, foreign))}; give it a graph of its own")
        if one.article in fresh or store.contains_named_graph(graph):
            _load(store, fresh.values())
            fresh = {}
            replace(one.article, quads)
        else:
            fresh[one.article] = quads
    _load(store, fresh.values())


def _load(store: ox.Store, articles: Iterable[list[ox.Quad]]) -> None:
    """Load new articles: first what they share, so that a crash between the two leaves no article half there."""
    stated = shared.Stated()
    own = [quad for quads in articles for quad in stated.take(quads)]
    if own:
        gone, new = stated.against(store)
        stores.change(store, delete=gone, insert=[*new, stores.DUE])
        store.bulk_extend(own)
