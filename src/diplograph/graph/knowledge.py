"""Extractions in, answers out: the knowledge graph that analysts and programs use.

One named graph per article, replaced whole and in one transaction; the shortcuts follow. Queries see all graphs as one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self, cast

import pyoxigraph as ox

from diplograph import plugins
from diplograph.errors import GraphError, StoreFailed, did_you_mean
from diplograph.graph import bulk, canonical, compared, files, library, loading, shared, shortcuts, terms, verdicts
from diplograph.graph import store as stores
from diplograph.graph.decode import decode
from diplograph.graph.encode import encode, graph_of
from diplograph.graph.identity import Judgement
from diplograph.graph.judgements import Judgements
from diplograph.graph.replacement import Correction
from diplograph.graph.rows import Rows
from diplograph.graph.server import Server, is_url
from diplograph.graph.verdicts import Verdict
from diplograph.model import Extraction, Issue, Record, article_path
from diplograph.ontology import own
from diplograph.ontology.vocab import DCT, DG, RDF

if TYPE_CHECKING:
    import rdflib

ARTICLE = ox.NamedNode(DG.Article)
TYPE = ox.NamedNode(RDF.type)


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
        own.ensure()
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

    def __exit__(self, fault: object, *_: object) -> None:
        """Close it; what the block itself raised comes before what closing raises."""
        try:
            self.close()
        except StoreFailed:
            if fault is None:
                raise

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._article_nodes())

    def _repr_html_(self) -> str | None:
        return plugins.inline(self)

    def __contains__(self, article_id: object) -> bool:
        """Say whether the article is stored."""
        return isinstance(article_id, str) and self.store.contains_named_graph(self._graph(article_id))

    def close(self) -> None:
        """Write all to disk and let the folder go; using it afterwards raises a GraphError."""
        store, self._store = self._store, None
        if store is not None and self.path is not None:
            with stores.writing():
                store.flush()
        if store is not None and self.server is not None:
            store.close()  # type: ignore[attr-defined]

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
            An issue for each one that could not be stored (the others are), and for each judgement of a claim of
            theirs that no longer finds its claim.
        """
        issues, stored = [], []
        with self.batch():
            for extraction in extractions:
                try:
                    self.add(extraction)
                    stored.append(extraction.article.id)
                except StoreFailed:
                    raise
                except GraphError as error:
                    issues.append(Issue(article=extraction.article.id, found=str(error)))
        return [*issues, *(issue for article in stored for issue in verdicts.adrift(self.store, article))]

    def put(self, articles: Sequence[bulk.Ready]) -> None:
        """Store articles' graphs that `bulk.ready` made, in another process perhaps; the same again changes nothing."""
        with self.batch():
            bulk.put(self.store, articles, self._replace)

    @contextmanager
    def batch(self) -> Iterator[Self]:
        """Put off the shortcuts until the end of the block."""
        self._batches += 1
        try:
            yield self
        finally:
            self._batches -= 1
            if not self._batches and self._store is not None and shortcuts.is_due(self.store):
                self.derive()

    @contextmanager
    def following(self, article: str, own: Sequence[ox.Quad] | None = None) -> Iterator[None]:
        """Derive, at the end of the block, what rests on one article and on the judgements of its claims.

        Args:
            article: "article/ID".
            own: the quads of its graph, when the block stores them.
        """
        at = terms.node(article)
        # what another writer of a server left undone; here it was made up for on opening
        overdue = self.server is not None and not self._batches and shortcuts.is_due(self.store)
        before = [] if self._batches else shortcuts.edges_of(self.store, at)
        compared.due(self.store, [article])
        yield
        if self._batches:
            return
        verdicts.derive(self.store, at)
        if canonical.derive(self.store) or overdue:
            self.derive()
        else:
            with stores.writing():
                shortcuts.update(self.store, at, before, self.floor, own)

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
        return decode([*own, *stores.quads_of(self.store, shared.subjects(own), graph=shared.SHARED)])

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
        with stores.writing():
            self.store.add(stores.DUE)
            verdicts.derive(self.store)
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
        common = shapes.breaches(stores.quads(self.store, shared.SHARED))
        return [*issues, *(Issue(article="the graph of actors", found=str(breach)) for breach in common)]

    def export(self, format: str, target: str | Path | IO[bytes] | None = None, *, closure: bool = False) -> str | None:
        """Write the whole graph as nquads, trig, turtle (no graph names) or jsonld.

        Args:
            target: a file's path or a binary file; None returns the text.
            closure: add, in graph/closure, what follows by OWL 2 RL; only for small stores.
        """
        more = self.closure() if closure else ()
        if target is None:
            buffer = io.BytesIO()
            files.export(self.store, format, buffer, more)
            return buffer.getvalue().decode()
        if isinstance(target, str | Path):
            with Path(target).open("wb") as out:
                files.export(self.store, format, out, more)
        else:
            files.export(self.store, format, target, more)
        return None

    def closure(self) -> list[ox.Quad]:
        """Return what follows from the graph and the ontology by OWL 2 RL and is not said in it; nothing is stored.

        Raises:
            GraphError: the store is too large for it.
        """
        from diplograph.graph import reason  # loads rdflib and owlrl

        return reason.closure(self.store)

    def load(self, path: str | Path) -> None:
        """Add the quads of a file (.nq .trig .ttl .jsonld, also .gz) and derive the shortcuts anew.

        Raises:
            GraphError: the file cannot be read, or a newer diplograph wrote it.
        """
        compared.due(self.store)  # the file may say more of what is there
        files.load(self.store, Path(path))
        self.derive()

    def bulk_load(self, sources: Iterable[Extraction] | Iterable[str | Path], *, check: bool = True) -> list[Issue]:
        """Store many at once by the store's bulk loader, all or nothing; what follows is derived once, at the end.

        Args:
            sources: extractions of articles that are not stored yet, or paths of N-Quads files (.nq, .nq.gz).
            check: hold extractions against the shapes, as `add` does; files are taken as they are.

        Returns:
            An issue for each judgement of a claim that finds no claim.

        Raises:
            GraphError: one cannot be stored; then none is.

        >>> KnowledgeGraph().bulk_load([])
        []
        """
        from diplograph.ontology import shapes

        given = iter(sources)
        first = next(given, None)
        if first is None:
            return []
        if isinstance(first, Extraction):
            articles = chain([first], cast("Iterator[Extraction]", given))
            loading.load_extractions(self.store, articles, shapes.check if check else None)
        else:
            paths = chain([first], cast("Iterator[str | Path]", given))
            compared.due(self.store)
            loading.load_files(self.store, [Path(path) for path in paths])
            stores.load_ontology(self.store)
        self.derive()
        return verdicts.adrift(self.store)

    def adrift(self) -> list[Issue]:
        """Return an issue for each judgement that holds and has no claim left in the store."""
        return verdicts.adrift(self.store)

    def judge_identity(self, left: str, right: str, *, same: bool = True, who: str, note: str = "") -> Judgement:
        """Record that two actors are, or are not, the same; see `diplograph.graph.judgements.Judgements.judge`."""
        return Judgements(self).judge(left, right, same=same, who=who, note=note)

    def judge_claim(
        self, claim: str, verdict: str, *, who: str, note: str = "", correction: Correction | None = None
    ) -> Verdict:
        """Record that a claim is right, wrong or to be read otherwise; see `Judgements.judge_claim`."""
        return Judgements(self).judge_claim(claim, verdict, who=who, note=note, correction=correction)

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
        with self.following(article_path(article_id), quads):
            stale = shared.stale(self.store, graph, quads)
            stores.change(self.store, delete=stale, drop=[graph], insert=[*quads, stores.DUE])
