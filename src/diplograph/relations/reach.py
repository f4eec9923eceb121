"""What is asked for in, the claims that may concern it out, so that a large store is not read whole for one actor.

What comes out may be more than what was asked for, never less: who asks chooses among it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date as Day
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from diplograph.graph import terms
from diplograph.graph.bind import bind
from diplograph.model import BASE, Record
from diplograph.ontology.vocab import DG

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.rows import Rows

AT_ONCE = 1000  # ids in one query: a server takes a text of so many
MANY = 12_000  # claims above which whole tables are read: each looked up costs five times as much as one of a scan
_ONCE = re.compile(r"(OPTIONAL )?\{ SELECT [^{}]*\{ ([^{}]*) \} \}")
_ROLES = re.compile(r"VALUES \?role (\{[^{}]*\})")


class Wanted(Record):
    """What is asked for; None and () ask for all.

    Attributes:
        actors: ids of actors of whom one takes part.
        sides: ids of actors, side by side: of one, what they take part in or speak of; of several, what at least two
            have to do with, and what else they do or say in the same articles. With it what such claims carry, and what
            stands against them.
        since, until, as_of: days, as in `relations`.  kinds: as in `relations`.
        article: id of an article.
    """

    actors: frozenset[str] | None = None
    sides: tuple[frozenset[str], ...] = ()
    since: Day | None = None
    until: Day | None = None
    as_of: Day | None = None
    kinds: tuple[str, ...] = ()
    article: str | None = None


def reach(kg: KnowledgeGraph, wanted: Wanted) -> frozenset[str] | None:
    """Return the ids of the claims that may be wanted, None for all.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> reach(KnowledgeGraph(), Wanted()), reach(KnowledgeGraph(), Wanted(actors=frozenset({"actor/FRE"})))
    (None, frozenset())
    """
    found: list[set[str]] = []
    if wanted.article is not None:
        found.append(_ask(kg, "article", article=[terms.node(wanted.article)]))
    if wanted.actors is not None:
        found.append(_near(kg, wanted.actors))
    if wanted.sides:
        found.append(_of_sides(kg, wanted.sides))
    if wanted.kinds:
        found.append(_ask(kg, "kinds", kind=[ox.NamedNode(DG.IRI + kind) for kind in wanted.kinds]))
    days = {"since": wanted.since, "until": wanted.until, "known": wanted.as_of}
    if any(days.values()):
        found.append(_ask(kg, "days", **{name: [terms.day(day)] for name, day in days.items() if day}))
    return frozenset(set.intersection(*found)) if found else None


def of_country(kg: KnowledgeGraph, country: str) -> frozenset[str]:
    """Return the ids of the actors that belong to a state in some article."""
    return frozenset(_ask(kg, "of-country", country=[ox.Literal(country)]))


def looked_up(text: str, name: str, ids: Iterable[str]) -> Iterator[str]:
    """Yield a query as queries for these ids of one variable alone.

    Of a few, a property is looked up for each, where for all it is read through once and joined.

    >>> whole = "SELECT * WHERE { { SELECT ?a ?b { ?a <b> ?b } } OPTIONAL { SELECT ?a ?c { ?a <c> ?c } } }"
    >>> next(looked_up(whole, "a", ["actor/FRE"]))
    'SELECT * WHERE { VALUES ?a { <https://w3id.org/diplograph/id/actor/FRE> } ?a <b> ?b . OPTIONAL { ?a <c> ?c } }'
    """
    text = _ONCE.sub(lambda m: f"OPTIONAL {{ {m[2]} }}" if m[1] else f"{m[2]} .", text)
    # a role that comes first makes the engine read all of that role
    text = _ROLES.sub(lambda m: f"FILTER (?role IN ({', '.join(m[1][1:-1].split())}))", text)
    for some in _batches(ids):
        nodes = [terms.node(key) for key in some]
        if f"VALUES ?{name} {{ UNDEF }}" in text:
            yield bind(text, {name: nodes})
        else:
            yield text.replace("WHERE {", f"WHERE {{ VALUES ?{name} {{ {' '.join(map(str, nodes))} }}", 1)


def _of_sides(kg: KnowledgeGraph, sides: Sequence[frozenset[str]]) -> set[str]:
    near = [_near(kg, side, "parties", "speakers") for side in sides]
    found = set.union(*near)
    if len(near) > 1:
        both = {claim for one, other in combinations(near, 2) for claim in one & other}
        there = {_article(claim) for claim in both}
        found = {claim for claim in found if _article(claim) in there}
    for part in _batches(found):
        found |= _ask(kg, "linked", near=[terms.node(key) for key in part])
    return found


def _article(claim: str) -> str:
    """Return of a claim's id what all claims of its article begin with."""
    return claim.partition("/claim/")[0]


def _near(kg: KnowledgeGraph, actors: Collection[str], *ways: str) -> set[str]:
    near = set[str]()
    for some in _batches(actors):
        for way in ways or ("parties",):
            near |= _ask(kg, way, actor=[terms.node(key) for key in some])
    return near


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    found = sorted(ids)
    return (found[i : i + AT_ONCE] for i in range(0, len(found), AT_ONCE))


def _ask(kg: KnowledgeGraph, name: str, **given: Sequence[ox.NamedNode | ox.Literal]) -> set[str]:
    path = resources.files("diplograph.relations").joinpath("queries", f"reach-{name}.rq")
    text = bind(path.read_text(encoding="utf-8"), given)
    return {str(key).removeprefix(BASE) for (key,) in cast("Rows", kg.sparql(text))}
