"""Extractions in, answers out: the knowledge graph that analysts and programs use.

One named graph per article, replaced whole and in one transaction; the shortcuts follow. Queries see all graphs as one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from diplograph.errors import GraphError, did_you_mean
from diplograph.graph import canonical, files, library, shortcuts, terms
from diplograph.graph import store as stores
from diplograph.graph.decode import decode
from diplograph.graph.encode import encode, graph_of
from diplograph.graph.identity import Judgement
from diplograph.graph.judgements import Judgements
from diplograph.graph.rows import Rows
from diplograph.graph.server import Server, is_url
from diplograph.model import Extraction, Issue, Record, article_path
from diplograph.ontology.vocab import DCT, DG, PROV, RDF

if TYPE_CHECKING:
    import rdflib

ARTICLE = ox.NamedNode(DG.Article)
TYPE = ox.NamedNode(RDF.type)
SHARED = ox.NamedNode(terms.GRAPH_ACTORS)
# The properties by which an article's graph rests on what stands in the graph of actors.
RESTS_ON = frozenset({DG.linkedActor, DG.usesRole, DG.usesPlace, PROV.wasAssociatedWith})
JUDGED_ON = frozenset({DG.left, DG.right})  # so that whom a judgement names keeps the name


class ArticleEntry(Record):
    """One line of `KnowledgeGraph.articles()`; `claims` counts the claims read from it."""

    id: str
    title: str | None
    date: date | None
    source: str | None
    claims: int


class KnowledgeGraph:
    """The graph of all that was read, on disk, in memory or on a SPARQL server.

    Args:
        path: a folder for the store, or the address of a SPARQL 1.1 server ("http://localhost:7878"; `remote` takes
            more); None keeps it in memory.
        floor: least confidence of a claim that may give a shortcut; 0 while confidences are not calibrated.
        queries: a folder of your own .rq files, named queries beside those of diplograph.

    Raises:
        StoreBusy: another process holds the folder.
        GraphError: the folder cannot be used, or a newer diplograph made it.

    >>> with KnowledgeGraph() as kg:
    ...     len(kg), len(kg.query("who-met-whom"))
    (0, 0)
    """

    def __init__(
        self, path: str | Path | Server | None = None, *, floor: float = 0.0, queries: str | Path | None = None
    ) -> None:
        self.floor = floor
        self.queries = None if queries is None else Path(queries)
        self.path = None if path is None or is_url(path) or isinstance(path, Server) else Path(path)
        self.server = path if isinstance(path, Server) else Server.at(str(path)) if is_url(path) else None
        self._store: ox.Store | None = self._opened()
        self._batches = 0
        # The last writer ended before it could derive them; on a server it may still be at it.
        if self.server is None and shortcuts.is_due(self.store):
            self.derive()

    @classmethod
    def remote(cls, url: str, *, floor: float = 0.0, queries: str | Path | None = None, **server: Any) -> Self:
        """Open the graph on a SPARQL 1.1 server.

        Args:
            url: its address, as for `diplograph.graph.server.Server.at`.
            floor, queries: as for the class.
            server: the other arguments of `Server.at`: update, graph_store, user, password, token, timeout, retries.

        Raises:
            GraphError: it cannot be reached, refuses us, or its default graph is not the union of all.
        """
        return cls(Server.at(url, **server), floor=floor, queries=queries)

    def _opened(self) -> ox.Store:
        if self.server is None:
            return stores.open_store(self.path)
        from diplograph.graph.remote import open_remote

        return open_remote(self.server)

    @property
    def store(self) -> ox.Store:
        """The pyoxigraph store, for heavy work (GraphError after close)."""
        if self._store is None:
            raise GraphError("this knowledge graph is closed; open it again")
        return self._store

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib.Dataset whose default graph is the union of all."""
        import rdflib

        if self.server is not None:
            raise GraphError(f"{self.server.query}: for an rdflib.Dataset use rdflib's own SPARQLUpdateStore")
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._article_nodes())

    def __contains__(self, article_id: object) -> bool:
        """Say whether the article is stored."""
        return isinstance(article_id, str) and self.store.contains_named_graph(self._graph(article_id))

    def close(self) -> None:
        """Write all to disk and let the folder go; using it afterwards raises a GraphError."""
        if self._store is not None and self.path is not None:
            self._store.flush()
        if self._store is not None and self.server is not None:
            self._store.close()  # type: ignore[attr-defined]
        self._store = None

    def add(self, extraction: Extraction) -> None:
        """Store what an article says, in place of what it said before.

        Raises:
            ShapeError: its graph breaks a shape; nothing is stored.
            GraphError: a type that the ontology lacks, or an id that cannot be an IRI.
        """
        from diplograph.ontology import shapes  # loads pyshacl and rdflib

        quads = encode(extraction)
        shapes.check(quads, extraction.article.id)
        self._replace(extraction.article.id, quads)

    def add_all(self, extractions: Iterable[Extraction]) -> list[Issue]:
        """Store many; shortcuts are derived once, at the end.

        Returns:
            An issue for each one that could not be stored; the others are.
        """
        issues = []
        with self.batch():
            for extraction in extractions:
                try:
                    self.add(extraction)
                except GraphError as error:
                    issues.append(Issue(article=extraction.article.id, found=str(error)))
        return issues

    @contextmanager
    def batch(self) -> Iterator[Self]:
        """Put off the shortcuts until the end of the block."""
        self._batches += 1
        try:
            yield self
        finally:
            self._batches -= 1
            if not self._batches and shortcuts.is_due(self.store):
                self.derive()

    def remove(self, article_id: str) -> None:
        """Take an article out, with all that only it said (GraphError when it is not there)."""
        self._need(article_id)
        self._replace(article_id, [])

    def articles(self) -> list[ArticleEntry]:
        """Return the stored articles, by date and id."""
        found = stores.rows(stores.select(self.store, library.internal("articles.rq")))
        return [ArticleEntry(**row._asdict()) for row in found]

    def extraction(self, article_id: str) -> Extraction:
        """Return the record of one article as it was added (GraphError when it is not there)."""
        own = list(self.store.quads_for_pattern(None, None, None, self._need(article_id)))
        return decode([*own, *stores.quads_of(self.store, shared_subjects(own), graph=SHARED)])

    def extractions(self) -> Iterator[Extraction]:
        """Go through the records of all articles, by id."""
        for entry in sorted(self.articles(), key=lambda entry: entry.id):
            yield self.extraction(entry.id)

    def query(self, name: str, **params: object) -> Rows:
        """Run a named query (`diplograph.graph.library.names()` lists them).

        Raises:
            QueryError: no such query or parameter, or a value that does not fit.

        >>> KnowledgeGraph().query("who-met-whom", since="2011-05-01").columns
        ('kind', 'a', 'b', 'from', 'place', 'source')
        """
        store = self.store if self.server is None else self.store.for_queries()  # type: ignore[attr-defined]
        return library.run(store, name, params, self.queries)

    def sparql(self, text: str) -> Rows | bool | list[ox.Triple]:
        """Run a SPARQL query over all graphs together; our prefixes are known.

        Returns:
            Rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT or DESCRIBE.

        Raises:
            QueryRefused: it names SERVICE, LOAD or FROM.  QueryError: it cannot be read.
        """
        answer = stores.ask(self.store, text)
        if isinstance(answer, ox.QuerySolutions):
            return stores.rows(answer)
        return bool(answer) if isinstance(answer, ox.QueryBoolean) else list(answer)

    def derive(self) -> None:
        """Make all that follows from articles and judgements anew (after the floor was changed)."""
        self.store.add(stores.DUE)
        canonical.derive(self.store)
        shortcuts.derive(self.store, self.floor)

    def validate(self) -> list[Issue]:
        """Check every stored article's graph against the shapes and return what breaks them."""
        from diplograph.ontology import shapes

        issues = []
        for article in self._article_nodes():
            name = next(iter(self._identifiers(article)), article.value)
            quads = stores.quads(self.store, ox.NamedNode(article.value + "/graph"))
            issues += [Issue(article=name, found=str(breach)) for breach in shapes.breaches(quads)]
        shared = shapes.breaches(stores.quads(self.store, SHARED))
        return [*issues, *(Issue(article="the graph of actors", found=str(breach)) for breach in shared)]

    def export(self, format: str, target: str | Path | IO[bytes] | None = None) -> str | None:
        """Write the whole graph as nquads, trig, turtle (no graph names) or jsonld.

        Args:
            target: a file's path or a binary file; None returns the text.
        """
        if target is None:
            buffer = io.BytesIO()
            files.export(self.store, format, buffer)
            return buffer.getvalue().decode()
        if isinstance(target, str | Path):
            with Path(target).open("wb") as out:
                files.export(self.store, format, out)
        else:
            files.export(self.store, format, target)
        return None

    def load(self, path: str | Path) -> None:
        """Add the quads of a file (.nq .trig .ttl .jsonld, also .gz) and derive the shortcuts anew.

        Raises:
            GraphError: the file cannot be read, or a newer diplograph wrote it.
        """
        files.load(self.store, Path(path))
        self.derive()

    def judge_identity(self, left: str, right: str, *, same: bool = True, who: str, note: str = "") -> Judgement:
        """Record that two actors are, or are not, the same; see `diplograph.graph.judgements.Judgements.judge`."""
        return Judgements(self).judge(left, right, same=same, who=who, note=note)

    def _graph(self, article_id: str) -> ox.NamedNode:
        return ox.NamedNode(graph_of(article_path(article_id)))

    def _need(self, article_id: str) -> ox.NamedNode:
        graph = self._graph(article_id)
        if not self.store.contains_named_graph(graph):
            hint = did_you_mean(article_id, [entry.id for entry in self.articles()])
            raise GraphError(f'no article "{article_id}" is stored' + (f"; {hint}" if hint else ""))
        return graph

    def _article_nodes(self) -> list[Any]:
        return sorted({quad.subject for quad in self.store.quads_for_pattern(None, TYPE, ARTICLE)}, key=str)

    def _identifiers(self, article: ox.NamedNode) -> list[str]:
        found = self.store.quads_for_pattern(article, ox.NamedNode(DCT.identifier), None)
        return [terms.lexical(quad.object) for quad in found]

    def _replace(self, article_id: str, quads: list[ox.Quad]) -> None:
        """Put the quads in the place of the article's graph in one transaction, then bring the shortcuts up to date."""
        graph = self._graph(article_id)
        overdue = self.server is not None and not self._batches and shortcuts.is_due(self.store)
        before = [] if self._batches else shortcuts.edges_of(self.store, graph)
        stale = self._stale_facts(graph, quads)
        stores.change(self.store, delete=stale, drop=[graph], insert=[*quads, stores.DUE])
        if self._batches:
            return
        if canonical.derive(self.store) or overdue:
            self.derive()
        else:
            shortcuts.update(self.store, terms.node(article_path(article_id)), before, self.floor)

    def _stale_facts(self, graph: ox.NamedNode, quads: list[ox.Quad]) -> list[ox.Quad]:
        """Return the shared facts that go: those stated anew, and those that no other article rests on."""
        fresh = {quad for quad in quads if quad.graph_name == SHARED}
        stated = {(quad.subject, quad.predicate) for quad in fresh}
        subjects = {quad.subject for quad in fresh if isinstance(quad.subject, ox.NamedNode)}
        there = stores.quads_of(self.store, subjects, graph=SHARED)
        stale = [q for q in there if (q.subject, q.predicate) in stated and q not in fresh]
        gone = shared_subjects(self.store.quads_for_pattern(None, None, None, graph)) - subjects
        users = stores.quads_of(self.store, gone, as_object=True)
        kept = {q.object for q in users if q.graph_name != graph and q.predicate.value in RESTS_ON | JUDGED_ON}
        return [*stale, *stores.quads_of(self.store, gone - kept, graph=SHARED)]


def shared_subjects(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return what an article's graph rests on in the graph of actors."""
    found = (quad.object for quad in quads if quad.predicate.value in RESTS_ON)
    return {node for node in found if isinstance(node, ox.NamedNode)}
