"""The W3C's SPARQL tests as they lie in a folder: manifests, data and expected answers are read in place.

All literals pass through a store on both sides, so that "1.0" and "1.00" of one type are one value, as they are to us.
"""

import csv
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("DIPLOGRAPH_W3C") or ROOT.parent / "shared" / "w3c")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
NOT_OURS = ("entailment", "service", "syntax-fed", "service-description", "protocol", "graph-store-protocol")
QUERY_TESTS = ("QueryEvaluationTest", "CSVResultFormatTest")
UPDATE_TESTS = ("UpdateEvaluationTest",)
Row = tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...]


@dataclass(frozen=True)
class Case:
    """One test: its name, what is asked (or done) of which data, and what comes out."""

    name: str
    text: Path
    default: tuple[Path, ...]
    named: tuple[tuple[str, Path], ...]
    result: Path | None = None
    left: tuple[Path, ...] = ()
    left_named: tuple[tuple[str, Path], ...] = ()
    lax: bool = False


@dataclass
class Answer:
    """Columns and rows, a truth or a graph."""

    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    truth: bool | None = None
    graph: frozenset[ox.Quad] | None = None
    ordered: bool = False

    def is_same(self, other: "Answer", *, lax: bool = False) -> bool:
        """Compare with an expected answer; blank nodes are the same when one naming makes them so."""
        if self.truth is not None or other.truth is not None:
            return self.truth == other.truth
        if self.graph is not None or other.graph is not None:
            return canonical(self.graph or ()) == canonical(other.graph or ())
        mine, theirs = self._rows(lax), other._rows(lax)
        if other.ordered and not any(isinstance(c, ox.BlankNode) for row in mine for c in row.values()):
            return mine == theirs
        return canonical(_as_quads(mine)) == canonical(_as_quads(theirs))

    def _rows(self, lax: bool) -> list[dict[str, object]]:
        found = [
            {name: _normal(cell) for name, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]
        if lax:  # REDUCED: each row at least once
            found = list({tuple(sorted(row.items(), key=str)): row for row in found}.values())
        return found


def cases(kinds: Iterable[str]) -> list[Case]:
    """Read all tests of some kinds, by name."""
    wanted = {MF + kind for kind in kinds}
    found = []
    for manifest in sorted(FOLDER.glob("sparql1*/*/manifest.ttl")):
        if manifest.parent.name in NOT_OURS:
            continue
        graph = _Graph(manifest)
        found += [_case(graph, manifest, node) for node in graph.typed(wanted)]
    return sorted(found, key=lambda case: case.name)


def quads(files: Iterable[Path], graph: str | None = None) -> Iterator[ox.Quad]:
    """Yield the triples of files in one graph, their blank nodes apart."""
    for file in files:
        for quad in _parse(file):
            name = quad.graph_name if graph is None else ox.NamedNode(graph)
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


def canonical(found: Iterable[ox.Quad]) -> list[str]:
    """Return quads with blank nodes named after their place, sorted."""
    store = ox.Store()
    store.extend(found)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, dataset))


def expected(case: Case) -> Answer:
    """Read what a query should give."""
    file = case.result
    assert file is not None
    match file.suffix:
        case ".srx" | ".srj" | ".tsv":
            kind = {".srx": "XML", ".srj": "JSON", ".tsv": "TSV"}[file.suffix]
            return answer(ox.parse_query_results(path=file, format=getattr(ox.QueryResultsFormat, kind)))
        case ".csv":
            with file.open(encoding="utf-8", newline="") as lines:
                columns, *rows = csv.reader(lines)
            return Answer(tuple(columns), [tuple(map(_plain, row)) for row in rows])
    graph = _Graph(file)
    sets = graph.typed({RS + "ResultSet"})
    return _result_set(graph, sets[0]) if sets else Answer(graph=frozenset(quads([file])))


def answer(found: object) -> Answer:
    """Return what pyoxigraph answered."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(truth=bool(found))
    if isinstance(found, ox.QueryTriples):
        return Answer(graph=frozenset(ox.Quad(t.subject, t.predicate, t.object) for t in found))
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, [tuple(row) for row in found])


def as_csv(found: Answer) -> Answer:
    """Return rows as a CSV file has them: words without types."""
    names = [
        [f"_:{c.value}" if isinstance(c, ox.BlankNode) else getattr(c, "value", "") for c in r] for r in found.rows
    ]
    rows = [tuple(map(_plain, row)) for row in names]
    return Answer(found.columns, rows)


class _Graph:
    """The triples of a file, by subject and property."""

    def __init__(self, file: Path) -> None:
        self.facts: dict[object, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
        for quad in _parse(file):
            self.facts[quad.subject][quad.predicate.value].append(quad.object)

    def all(self, node: object, predicate: str) -> list[object]:
        return self.facts[node][predicate]

    def one(self, node: object, predicate: str) -> object | None:
        return next(iter(self.facts[node][predicate]), None)

    def typed(self, kinds: set[str]) -> list[object]:
        return [
            s for s, f in list(self.facts.items()) if any(getattr(t, "value", "") in kinds for t in f[RDF + "type"])
        ]


def _case(graph: _Graph, manifest: Path, node: object) -> Case:
    action, result = graph.one(node, MF + "action"), graph.one(node, MF + "result")
    words = re.sub(r".*[#/]", "", str(getattr(node, "value", node)))
    name = f"{manifest.parent.parent.name}/{manifest.parent.name}/{words}"
    lax = graph.one(node, MF + "resultCardinality") == ox.NamedNode(MF + "LaxCardinality")
    request = graph.one(action, UT + "request")
    if request is not None:
        return Case(
            name, _path(request), _paths(graph.all(action, UT + "data")), _named(graph, action), None,
            _paths(graph.all(result, UT + "data")), _named(graph, result),
        )  # fmt: skip
    named = tuple((str(getattr(g, "value", "")), _path(g)) for g in graph.all(action, QT + "graphData"))
    query = graph.one(action, QT + "query")
    return Case(name, _path(query), _paths(graph.all(action, QT + "data")), named, _path(result), lax=lax)


def _named(graph: _Graph, node: object) -> tuple[tuple[str, Path], ...]:
    found = []
    for one in graph.all(node, UT + "graphData"):
        file = graph.one(one, UT + "graph") or graph.one(one, UT + "data")
        found.append((str(getattr(graph.one(one, LABEL), "value", "")), _path(file)))
    return tuple(found)


def _path(node: object) -> Path:
    return Path(str(getattr(node, "value", "")).removeprefix("file://"))


def _paths(nodes: Iterable[object]) -> tuple[Path, ...]:
    return tuple(map(_path, nodes))


def _parse(file: Path) -> Iterator[ox.Quad]:
    kind = {".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES, ".trig": ox.RdfFormat.TRIG}
    return ox.parse(
        path=file, format=kind.get(file.suffix, ox.RdfFormat.TURTLE), base_iri=file.as_uri(), rename_blank_nodes=True
    )


def _result_set(graph: _Graph, node: object) -> Answer:
    truth = graph.one(node, RS + "boolean")
    if truth is not None:
        return Answer(truth=getattr(truth, "value", "") == "true")
    columns = tuple(str(getattr(v, "value", "")) for v in graph.all(node, RS + "resultVariable"))
    rows = []
    for solution in graph.all(node, RS + "solution"):
        cells = {
            getattr(graph.one(b, RS + "variable"), "value", ""): graph.one(b, RS + "value")
            for b in graph.all(solution, RS + "binding")
        }
        index = graph.one(solution, RS + "index")
        rows.append((int(getattr(index, "value", 0)), tuple(cells.get(column) for column in columns)))
    ordered = any(number for number, _ in rows)
    rows.sort(key=lambda pair: pair[0])
    return Answer(columns, [row for _, row in rows], ordered=ordered)  # type: ignore[misc]


def _normal(term: object) -> object:
    if not isinstance(term, ox.Literal):
        return term
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:x"), ox.NamedNode("x:x"), term))
    return next(iter(store)).object


def _as_quads(rows: list[dict[str, object]]) -> Iterator[ox.Quad]:
    for row in rows:
        node = ox.BlankNode()
        yield ox.Quad(node, ox.NamedNode("x:row"), ox.Literal("row"))
        for name, cell in row.items():
            yield ox.Quad(node, ox.NamedNode(f"x:{name}"), cell)  # type: ignore[arg-type]


def _plain(cell: str) -> ox.BlankNode | ox.Literal | None:
    if not cell:
        return None
    return ox.BlankNode(re.sub(r"\W", "", cell)) if cell.startswith("_:") else ox.Literal(cell)
