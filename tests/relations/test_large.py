"""What was made fast for large networks gives what the plain way gives."""

import random
from importlib import import_module
from typing import Any

import networkx as nx
import pytest
from made_ties import net_of, told

rel: Any = import_module("diplograph.relations")


def _some(relations: int = 300, actors: int = 30) -> Any:
    chance = random.Random(5)
    kinds = ("Aid", "Meeting", "Sanction", "Supports", "Opposes", "Mediation", "MilitaryAction")
    ends = (chance.sample(range(actors), 2) for _ in range(relations))
    days = (f"2024-{1 + i % 9:02d}-{1 + i % 27:02d}" for i in range(relations))
    return net_of(
        told(f"a{u}", chance.choice(kinds), f"a{v}", day, confidence=chance.random())
        for (u, v), day in zip(ends, days, strict=False)
    )


def test_a_frozen_network_has_the_measures_of_an_open_one() -> None:
    net, scheme = _some(), rel.Scheme(half_life=90)
    frozen = nx.freeze(net.copy())
    for measure in (rel.months, rel.positions, rel.mediators):
        assert measure(frozen) == measure(net)
    for _ in range(2):  # the second time from what is kept
        for weighed in (rel.Scheme(), scheme):
            mine, plain = rel.ties_and_bonds(frozen, scheme=weighed), rel.ties_and_bonds(net, scheme=weighed)
            assert all(nx.utils.graphs_equal(one, other) for one, other in zip(mine, plain, strict=True))


def test_nothing_is_kept_of_a_network_that_may_change() -> None:
    net = _some()
    part = nx.subgraph_view(net)  # networkx calls it frozen, and it changes with the network
    before = rel.ties(net).number_of_nodes(), rel.ties(part).number_of_nodes()
    more = told("b1", "Aid", "b2")
    net.add_nodes_from((key, {"name": key, "type": "State", "country": None, "qid": None}) for key in ("b1", "b2"))
    net.add_edge("b1", "b2", key=more.claim, **{k: v for k, v in more if k not in ("actor", "recipient")})
    assert (rel.ties(net).number_of_nodes(), rel.ties(part).number_of_nodes()) == tuple(n + 2 for n in before)


def test_betweenness_is_that_of_networkx() -> None:
    tied = rel.ties(_some())
    exact = nx.betweenness_centrality(tied.to_undirected())
    assert {c.actor: c.betweenness for c in rel.centralities(tied)} == pytest.approx(exact)
    guessed = {c.actor: c.betweenness for c in rel.centralities(tied, pivots=20)}
    assert sum(abs(guessed[key] - exact[key]) for key in exact) < sum(exact.values()) / 3
