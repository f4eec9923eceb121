"""A network or a knowledge graph in, HTML for a notebook's cell out: the page in a frame, a still picture beside it.

A notebook that is not trusted drops the frame and keeps picture and tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from diplograph.model import markup
from diplograph.relations.attributes import network as network_of
from diplograph.relations.attributes import party, relations_of
from diplograph.relations.build import relations
from diplograph.views.network import render, show
from diplograph.views.picture import Inline, svg

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

MOST = 2000  # relations in one cell: a notebook keeps all of them in its file
SHOWN = 10  # articles
CLAIMS = 20_000  # above it the relations are not even read: a cell should not take minutes


def inline(thing: nx.MultiDiGraph[str] | KnowledgeGraph) -> str:
    """Return a network, or a graph with the network of its relations, as HTML for a notebook's cell.

    >>> "<iframe" in inline(nx.MultiDiGraph())
    True
    """
    return network(thing) if isinstance(thing, nx.Graph) else graph(thing)


show.inline = inline  # type: ignore[attr-defined]  # plugins.View: who draws in a cell is found through the same door


def framed(net: nx.MultiDiGraph[str], *, title: str | None = None, height: int = 640) -> Inline:
    """Return the page of a network in a frame of so many pixels, with its picture.

    >>> "<iframe" in framed(nx.MultiDiGraph())._repr_html_()
    True
    """
    return Inline(page=render(net, title=title), picture=svg(net, title=title), height=height)


def network(net: nx.MultiDiGraph[str]) -> str:
    """Return the page of a network in a frame and its picture; of a large one the relations of its busiest actors.

    >>> "<img" in network(nx.MultiDiGraph())
    True
    """
    shown, note = _busiest(net), ""
    if shown is not net:
        note = (
            f"<p>{shown.number_of_edges()} of {net.number_of_edges()} relations are shown, those of the busiest; "
            "<code>diplograph.show(net, FILE)</code> writes the page of all.</p>"
        )
    return note + framed(shown)._repr_html_()


def graph(kg: KnowledgeGraph) -> str:
    """Return what a knowledge graph holds, and the network of its relations.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> "0 articles" in graph(KnowledgeGraph())
    True
    """
    articles = kg.articles()
    days = sorted(entry.date for entry in articles if entry.date)
    span = f", {days[0]} to {days[-1]}" if days else ""
    claims = sum(entry.claims for entry in articles)
    rows = [(entry.date, entry.source, entry.title, entry.claims, entry.id) for entry in articles[:SHOWN]]
    more = f"<p>{SHOWN} of {len(articles)} articles are listed.</p>" if len(articles) > SHOWN else ""
    net = network(relations(kg)) if claims <= CLAIMS else "<p>Ask for a part: <code>relations(kg, since=...)</code></p>"
    return (
        f"<p><b>{markup.counted(len(articles), 'article')}</b>{markup.text(span)}; "
        f"{markup.counted(claims, 'claim')}</p>"
        f"{markup.table(('date', 'source', 'title', 'claims', 'id'), rows)}{more}{net}"
    )


def _busiest(net: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the network, or of one that is too large for a cell its busiest actors among themselves."""
    if net.number_of_edges() <= MOST:
        return net
    kept: set[str] = set()
    edges = 0
    for key in sorted(net, key=lambda key: (-net.degree(key), key)):
        edges += sum(net.number_of_edges(key, other) + net.number_of_edges(other, key) for other in kept)
        if edges > MOST:
            break
        kept.add(key)
    part = net.subgraph(kept)
    return network_of((party(part, key) for key in part), relations_of(part))
