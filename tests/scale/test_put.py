"""Putting many graphs at once gives what adding them one by one gives, in any cut and any number of times."""

import random

import pytest

from diplograph.errors import GraphError
from diplograph.graph.bulk import Ready, ready
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Article, Extraction

TEXTS = [
    "Norway accused Iceland of overfishing on Tuesday.",
    "Peru and Chile met in Lima, the foreign ministry of Peru said.",
    "Canada recalled its ambassador from Kenya.",
    "Norway welcomed the agreement between Peru and Chile.",
]


@pytest.fixture(scope="module")
def read(pipeline) -> list[Extraction]:
    # two papers whose names give one id: who is read last says how it is called
    return [
        pipeline(Article(text=text, id=f"a{number}", source="The Post" if number % 2 else "THE POST"))
        for number, text in enumerate(TEXTS)
    ]


def test_put_is_add(read: list[Extraction]) -> None:
    with KnowledgeGraph() as one, KnowledgeGraph() as other, KnowledgeGraph() as cut:
        for extraction in read:
            one.add(extraction)
        graphs = [ready(extraction) for extraction in read]
        other.put(graphs)
        other.put(graphs)
        cut.put(graphs[:2])
        cut.put(graphs[1:])
        assert other.export("nquads") == one.export("nquads")
        assert cut.export("nquads") == one.export("nquads")


def test_what_is_put_anew_replaces_what_was_there(read: list[Extraction], pipeline) -> None:
    changed = pipeline(Article(text=TEXTS[2], id="a0", source="THE POST"))
    with KnowledgeGraph() as one, KnowledgeGraph() as other:
        for extraction in (*read, changed):
            one.add(extraction)
        other.put([ready(extraction) for extraction in (*read, changed)])
        assert other.export("nquads") == one.export("nquads")


def test_a_graph_that_is_not_the_articles_own_is_refused(read: list[Extraction]) -> None:
    with KnowledgeGraph() as kg:
        with pytest.raises(GraphError, match="a graph of its own"):
            kg.put([Ready(article="another", nquads=ready(read[0]).nquads)])
        assert len(kg) == 0


def test_the_same_quads_whatever_the_order_of_sets(read: list[Extraction]) -> None:
    graphs = [ready(extraction) for extraction in read]
    mixed = [
        Ready(article=g.article, nquads=b"\n".join(random.sample(lines, len(lines))))
        for g in graphs
        for lines in [g.nquads.splitlines()]
    ]
    with KnowledgeGraph() as one, KnowledgeGraph() as other:
        one.put(graphs)
        other.put(mixed)
        assert other.export("nquads") == one.export("nquads")
