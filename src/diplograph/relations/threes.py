"""Bonds in, which threes are at ease and which are under strain out: structural balance.

After Heider, "Attitudes and Cognitive Organization" (1946), and Cartwright and Harary, "Structural Balance" (1956):
three who are all on good terms, or two friends against one, are balanced; a friend of two enemies is under strain, and
so (by the strong rule alone) are three who are all enemies.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.model import Record
from diplograph.relations.projections import Bonds, named, tied_to


class Triad(Record):
    """Three actors of whom each two are friendly or hostile.

    Attributes:
        actors, names: the three, by name.
        signs: of the first and second, first and third, second and third: 1 or -1.
        hostile: how many of the three bonds are hostile.
        balanced: whether the product of the signs is 1.
        strain: the smallest |balance| of the three bonds: what it takes at least to change it.
    """

    actors: tuple[str, str, str]
    names: tuple[str, str, str]
    signs: tuple[int, int, int]
    hostile: int
    balanced: bool
    strain: float


class Balance(Record):
    """How balanced a network is.

    Attributes:
        friends: triads with no hostile bond (+++).  strained: with one (++-).  two_against_one: with two (+--).
        enemies: with three (---).
        degree: (friends + two_against_one) / all triads, 0..1; None when there are none (Cartwright and Harary).
        weak: the same where three enemies count as balanced too (Davis, "Clustering and Structural Balance", 1967).
    """

    friends: int
    strained: int
    two_against_one: int
    enemies: int
    degree: float | None
    weak: float | None


def balance(tied: Bonds) -> Balance:
    """Count the triads of each kind.

    Bonds that are neither friendly nor hostile (sign 0) make no triad. Counted by the common neighbours of each bond,
    so that a hundred thousand bonds take seconds, not hours.

    Args:
        tied: what `bonds()` returned.

    >>> import networkx as nx
    >>> war = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1}), ("a", "c", {"sign": -1})])
    >>> balance(war).two_against_one, balance(war).degree
    (1, 1.0)
    """
    friends_of, enemies_of = tied_to(tied, 1), tied_to(tied, -1)
    all_good = strained = two = all_bad = 0
    for u, v, fields in tied.edges(data=True):
        if fields["sign"] > 0:
            all_good += len(friends_of[u] & friends_of[v])
            two += len(enemies_of[u] & enemies_of[v])
        elif fields["sign"] < 0:
            strained += len(friends_of[u] & friends_of[v])
            all_bad += len(enemies_of[u] & enemies_of[v])
    friends, enemies = all_good // 3, all_bad // 3  # each was met at all three of its bonds
    every = friends + strained + two + enemies
    return Balance(
        friends=friends,
        strained=strained,
        two_against_one=two,
        enemies=enemies,
        degree=(friends + two) / every if every else None,
        weak=(friends + two + enemies) / every if every else None,
    )


def triads(tied: Bonds, *, balanced: bool | None = None) -> Iterator[Triad]:
    """Yield the triads, in the order of the names of their actors.

    Args:
        tied: what `bonds()` returned.
        balanced: True or False gives only these.

    >>> import networkx as nx
    >>> torn = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1}), ("a", "c", {"sign": -1})])
    >>> nx.set_edge_attributes(torn, 2.0, "balance")
    >>> [(t.actors, t.signs, t.balanced) for t in triads(torn)]
    [(('a', 'b', 'c'), (1, -1, 1), False)]
    """
    rank = {key: i for i, key in enumerate(sorted(tied, key=lambda key: (named(tied, key), key)))}
    later = {key: {k for k in tied[key] if rank[k] > rank[key] and tied.edges[key, k]["sign"]} for key in rank}
    for a in rank:
        for b in sorted(later[a], key=rank.__getitem__):
            for c in sorted(later[a] & later[b], key=rank.__getitem__):
                sides = [tied.edges[u, v] for u, v in ((a, b), (a, c), (b, c))]
                hostile = sum(side["sign"] < 0 for side in sides)
                if balanced is None or balanced == (hostile % 2 == 0):
                    yield Triad(
                        actors=(a, b, c),
                        names=(named(tied, a), named(tied, b), named(tied, c)),
                        signs=(sides[0]["sign"], sides[1]["sign"], sides[2]["sign"]),
                        hostile=hostile,
                        balanced=hostile % 2 == 0,
                        strain=min(abs(side["balance"]) for side in sides),
                    )
