"""A graph in, graph/across brought up to date: copies, links, events told by several, differences, turns.

What it holds is the same whether it was made at once or article by article. New articles are compared with those that
share a block with them; when something was changed or taken away, all is compared anew. Articles' graphs stay as read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.across import copies, judged, stored
from diplograph.across.alike import weights
from diplograph.across.differences import differences
from diplograph.across.linking import events, links
from diplograph.across.reading import happenings, tellings
from diplograph.across.records import Telling
from diplograph.across.turns import turns
from diplograph.graph import store as stores
from diplograph.graph import terms
from diplograph.model import Record, digest
from diplograph.ontology.vocab import DCT, DG
from diplograph.relations.reading import Reading

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

VERSION = "1"  # of what is compared and how: another one makes all links anew
AT_ONCE = 50  # articles whose shortcuts are brought up to date one by one; more, and all are derived
CLUSTER = ox.NamedNode(DG.syndicationCluster)


class Summary(Record):
    """What stands in graph/across.

    Attributes:
        compared: articles that were compared in this run.
        copies: articles that are copies of others.  links: between two tellings, also those that an analyst rejects.
        events: that several articles tell of.  conflicts, turns: records of differences, and of changed positions.
    """

    compared: int
    copies: int
    links: int
    events: int
    conflicts: int
    turns: int


def derive(kg: KnowledgeGraph) -> Summary:
    """Bring graph/across up to date and return what it holds.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> derive(KnowledgeGraph()).events
    0
    """
    source, facts = Reading(kg), happenings(kg)
    told = list(tellings(source, facts))
    prints = _prints(source, told)
    before = stored.marks(kg.store, DG.comparedAs)
    fresh = {article for article in prints if article not in before}
    if any(prints.get(article) != mark for article, mark in before.items()):
        fresh = set(prints)
    quads = list(_marks(prints))
    clusters, compared = _copies(kg, source, fresh)
    quads += compared
    word = judged.holding(kg.store)
    article = {one.id: one.article for one in told}
    found = links(told, known=stored.links(kg.store), fresh=fresh, judged=word)
    groups = events(found, article, word)
    by_id = {one.id: one for one in told}
    changes, clashes = turns(source, facts)
    differing = [*differences(groups, by_id), *clashes]
    quads += stored.quads(found, groups, differing, changes, {one: by_id[one].label for one in article})
    _replace(kg, set(quads))
    return Summary(
        compared=len(fresh),
        copies=sum(len(cluster) - 1 for cluster in clusters),
        links=len(found),
        events=len(groups),
        conflicts=len(differing),
        turns=len(changes),
    )


def _prints(source: Reading, told: list[Telling]) -> dict[str, str]:
    """Return by article the hash of all that is compared of it."""
    own: dict[str, list[str]] = defaultdict(list)
    for one in told:
        parts = one.model_dump(mode="json")
        own[one.article].append(str([(k, sorted(v) if k in ("words", "affair") else v) for k, v in parts.items()]))
    by = digest(VERSION, copies.MARK, weights().model_dump_json())
    return {
        path: digest(by, article.text_hash, str(article.date), *own.get(path, ()))
        for path, article in source.articles.items()
    }


def _marks(prints: Mapping[str, str]) -> Iterator[ox.Quad]:
    for article, mark in prints.items():
        yield stored.quad(article, DG.comparedAs, terms.text(mark))


def _copies(kg: KnowledgeGraph, source: Reading, fresh: set[str]) -> tuple[list[frozenset[str]], list[ox.Quad]]:
    known = stored.marks(kg.store, DG.textSignature)
    texts = source.articles
    signatures = {
        article: known[article] if article in known and article not in fresh else copies.signature(texts[article].text)
        for article in texts
    }
    old = [pair for pair in stored.alternates(kg.store) if not fresh.intersection(pair)]
    pairs, found = copies.clusters(signatures, texts.__getitem__, old, fresh)
    quads = [stored.quad(article, DG.textSignature, terms.text(made)) for article, made in signatures.items() if made]
    quads += stored.copy_quads(pairs)
    for members in found:
        quads += stored.cluster_quads(members, texts, stored.publishers(kg.store, members))
    return found, quads


def _replace(kg: KnowledgeGraph, wanted: set[ox.Quad]) -> None:
    """Put the quads in the place of those that are there, then count the publishers of what is now a copy anew."""
    there = set(kg.store.quads_for_pattern(None, None, None, stored.GRAPH))
    gone, new = there - wanted, wanted - there
    if gone:
        stores.change(kg.store, delete=gone, insert=new)
    else:
        with stores.writing():
            kg.store.extend(new)
    about = (CLUSTER, ox.NamedNode(DCT.publisher))
    clusters = {quad.subject for quad in gone | new if quad.predicate == about[1]}
    touched = {quad.subject for quad in gone | new if quad.predicate == CLUSTER}
    touched |= {quad.subject for at in clusters for quad in kg.store.quads_for_pattern(None, CLUSTER, at, stored.GRAPH)}
    present = sorted(terms.record_id(one) for one in touched)
    if len(present) > AT_ONCE:
        kg.derive()
        return
    for article in present:
        with kg.following(article):
            pass
