"""A network and the name of a measure in, a table out: what `diplograph measures` prints and notebooks show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from diplograph.errors import QueryError, did_you_mean
from diplograph.graph.rows import Rows
from diplograph.graph.terms import Value
from diplograph.model import Record
from diplograph.relations.attributes import Network
from diplograph.relations.centrality import centralities
from diplograph.relations.climate import months, trends, turns
from diplograph.relations.contacts import exchanges, mediators
from diplograph.relations.namesakes import by_name
from diplograph.relations.paths import trusted_path
from diplograph.relations.projections import Bonds, Ties, bonds, named, ordered, ties
from diplograph.relations.scheme import PLAIN, Scheme
from diplograph.relations.sides import brokers, camps, communities
from diplograph.relations.stances import positions, shifts
from diplograph.relations.threes import balance, triads

Cells = Iterable[Iterable[object]]
SHOWN = 1000  # triads of a large network are millions


class Measure(Record):
    """A measure that can be asked for by name.

    Attributes:
        tells: what it answers.
        needs: how many actors must be named; the table is then about these, and all relations are weighed.
        columns: of its table.
        rows: makes them.
    """

    tells: str
    needs: int = 0
    columns: tuple[str, ...]
    rows: Callable[..., Any]


def measure(net: Network, name: str, *, actors: Sequence[str] = (), scheme: Scheme = PLAIN) -> Rows:
    """Return a measure of a network as a table, of those of one name (see `by_name`) as the page shows them.

    Args:
        net: what `relations()` returned.
        name: one of `MEASURES`.
        actors: ids or names of nodes, as many as the measure needs ("path" two).
        scheme: how much a relation counts.

    Raises:
        QueryError: there is no such measure or actor, or too few or many are named.

    >>> import networkx as nx
    >>> measure(nx.MultiDiGraph(), "balance").columns
    ('triads', 'signs', 'balanced')
    """
    if name not in MEASURES:
        hint = did_you_mean(name, MEASURES)
        raise QueryError(f'no measure "{name}"; {hint + " " if hint else ""}There are: {", ".join(MEASURES)}')
    asked, net = MEASURES[name], by_name(net)
    if asked.needs and len(actors) != asked.needs:
        raise QueryError(f"{name} needs {asked.needs} actors, not {len(actors)}; name them with --actor")
    found: Cells = asked.rows(net, scheme, [find(net, actor) for actor in actors] if asked.needs else [])
    return Rows(asked.columns, (map(_cell, row) for row in found))


def find(net: Network, wanted: str) -> str:
    """Return the node that an id or a name (in any case) means.

    Raises:
        QueryError: none does, or several bear the name.
    """
    if wanted in net:
        return wanted
    found = sorted(key for key in net if named(net, key).casefold() == wanted.casefold())
    if len(found) > 1:
        raise QueryError(f'several are called "{wanted}"; name one by its id: {", ".join(found)}')
    if not found:
        hint = did_you_mean(wanted, {named(net, key) for key in net})
        raise QueryError(f'no actor "{wanted}" in the network' + (f"; {hint}" if hint else ""))
    return found[0]


def _cell(value: object) -> Value:
    """Return a value as a table holds it: numbers to three places, several in one cell joined."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    return cast("Value", value)


def _ties(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    return _edges(ties(net, scheme=scheme))


def _bonds(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    return _edges(bonds(net, scheme=scheme))


def _edges(tied: Ties | Bonds) -> Cells:
    for u, v, e in ordered(tied):
        friendly = {1: "friendly", -1: "hostile", 0: "neither"}[e["sign"]]
        yield (
            named(tied, u),
            named(tied, v),
            friendly,
            e["score"],
            e["weight"],
            e["held"],
            e["texts"],
            e["first"],
            e["last"],
        )


def _centralities(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for c in centralities(ties(net, scheme=scheme)):
        yield c.name, c.partners, c.strength, c.pagerank, c.betweenness, c.core


def _communities(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    tied = bonds(net, scheme=scheme)
    for number, group in enumerate(communities(tied), 1):
        for name in sorted(named(tied, key) for key in group):
            yield number, len(group), name


def _brokers(net: Network, scheme: Scheme, actors: Sequence[str]) -> Cells:
    tied = bonds(net, scheme=scheme)
    for b in brokers(tied, *camps(tied, *actors)):
        yield b.name, b.left, b.right, b.bridged, b.score


def _balance(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    found = balance(bonds(net, scheme=scheme))
    yield found.friends, "+++", True
    yield found.two_against_one, "+--", True
    yield found.strained, "++-", False
    yield found.enemies, "---", False


def _triads(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for _number, t in zip(range(SHOWN), triads(bonds(net, scheme=scheme)), strict=False):
        signs = "".join("+" if sign > 0 else "-" for sign in t.signs)
        yield *t.names, signs, t.balanced, t.strain


def _months(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for m in months(net, scheme=scheme):
        yield m.actor_name, m.recipient_name, m.month, m.events, m.score, m.balance


def _trends(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for t in trends(months(net, scheme=scheme)):
        yield t.actor_name, t.recipient_name, t.direction, t.slope, t.score, t.months, t.first, t.last


def _turns(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for t in turns(months(net, scheme=scheme)):
        yield t.actor_name, t.recipient_name, t.month, t.direction, t.before, t.after


def _stances(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for p in positions(net, scheme=scheme):
        yield p.holder_name, p.target_name, p.value, p.since, p.until, p.times


def _shifts(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for s in shifts(net, scheme=scheme):
        yield s.holder_name, s.target_name, s.before, s.after, s.last, s.first


def _reciprocity(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for e in exchanges(ties(net, scheme=scheme)):
        yield e.actor_name, e.recipient_name, e.there, e.back, e.reciprocity, e.score_there, e.score_back


def _mediators(net: Network, scheme: Scheme, _: Sequence[str]) -> Cells:
    for m in mediators(net, scheme=scheme):
        yield m.name, m.told, m.parties, m.bridged


def _path(net: Network, scheme: Scheme, actors: Sequence[str]) -> Cells:
    for step in trusted_path(net, *actors, scheme=scheme):
        shown = step.relation.evidence[0] if step.relation.evidence else None
        words = (shown.sentence, shown.source, shown.identifier) if shown else (None, None, None)
        yield step.start_name, step.end_name, step.relation.kind, step.relation.day, step.trust, *words


PAIR = ("a", "b")
MEASURES: dict[str, Measure] = {
    "ties": Measure(
        tells="who acts toward whom: the sum of what is held",
        columns=("from", "to", "sign", "score", "weight", "held", "texts", "first", "last"),
        rows=_ties,
    ),
    "bonds": Measure(
        tells="the same for each pair, whoever acted",
        columns=(*PAIR, "sign", "score", "weight", "held", "texts", "first", "last"),
        rows=_bonds,
    ),
    "centralities": Measure(
        tells="who stands in the middle",
        columns=("actor", "partners", "strength", "pagerank", "betweenness", "core"),
        rows=_centralities,
    ),
    "communities": Measure(
        tells="groups on good terms within (Louvain)", columns=("group", "size", "actor"), rows=_communities
    ),
    "brokers": Measure(
        tells="who is on good terms with the camps of two actors",
        needs=2,
        columns=("broker", "with_first", "with_second", "bridged", "score"),
        rows=_brokers,
    ),
    "balance": Measure(
        tells="how many threes are balanced, and how many under strain",
        columns=("triads", "signs", "balanced"),
        rows=_balance,
    ),
    "triads": Measure(
        tells=f"these threes by name, {SHOWN} at most",
        columns=("a", "b", "c", "signs", "balanced", "strain"),
        rows=_triads,
    ),
    "months": Measure(
        tells="the climate of each pair, month by month",
        columns=(*PAIR, "month", "events", "score", "balance"),
        rows=_months,
    ),
    "trends": Measure(
        tells="who warms and who cools, the coolest first",
        columns=(*PAIR, "direction", "slope", "score", "months", "first", "last"),
        rows=_trends,
    ),
    "turns": Measure(
        tells="the months in which the climate of a pair turned",
        columns=(*PAIR, "month", "direction", "before", "after"),
        rows=_turns,
    ),
    "stances": Measure(
        tells="who stood where toward whom, and how long",
        columns=("holder", "target", "value", "since", "until", "days"),
        rows=_stances,
    ),
    "shifts": Measure(
        tells="who stands elsewhere than before",
        columns=("holder", "target", "before", "after", "last", "first"),
        rows=_shifts,
    ),
    "reciprocity": Measure(
        tells="who answers whom",
        columns=(*PAIR, "there", "back", "reciprocity", "score_there", "score_back"),
        rows=_reciprocity,
    ),
    "mediators": Measure(
        tells="who goes between others, and who could", columns=("actor", "told", "parties", "bridged"), rows=_mediators
    ),
    "path": Measure(
        tells="the most trustworthy chain between two actors, with the words of each step",
        needs=2,
        columns=("from", "to", "kind", "day", "trust", "words", "source", "article"),
        rows=_path,
    ),
}
