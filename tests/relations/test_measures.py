"""The measures against values worked out by hand on networks of three to six actors."""

from datetime import date
from importlib import import_module
from math import log
from typing import Any

import networkx as nx
import pytest
from made_ties import net_of, told

from diplograph.errors import QueryError

rel: Any = import_module("diplograph.relations")  # the name of the face is the function

NOT_HELD = (
    {"factuality": "Planned"},
    {"factuality": "Wanted"},
    {"factuality": "Possible"},
    {"factuality": "Predicted"},
    {"factuality": "Conditional"},
    {"factuality": "DoesNotHold"},
    {"factuality": "Unknown"},
    {"standing": "Alleged"},
    {"inferred": True},
)


def test_a_relation_counts_by_standing_confidence_and_age() -> None:
    faded = rel.Scheme(half_life=10, on=date(2024, 5, 28))  # twenty days later: two half-lives

    def weight(relation: Any, scheme: Any) -> float:
        return sum(counts for *_, counts in rel.counted(net_of([relation]), scheme=scheme))

    reported = told("a", "Aid", "b", standing="Reported", confidence=0.5)
    assert weight(reported, rel.Scheme()) == pytest.approx(0.8 * 0.5)
    assert weight(reported, faded) == pytest.approx(0.8 * 0.5 / 4)
    assert weight(reported, rel.Scheme(half_life=10)) == pytest.approx(0.8 * 0.5)  # seen from its own day
    assert weight(told("a", "Aid", "b", day=None), faded) == 0
    assert weight(told("a", "Aid", "b", day="2024-06-30"), faded) == 1  # what is to come has not faded


@pytest.mark.parametrize("fields", NOT_HELD, ids=str)
def test_what_is_not_held_is_in_no_sum(fields: dict[str, object]) -> None:
    kinds = ("Aid", "Mediation", "Sanction", "Meeting")
    net = net_of([*(told("a", kind, "b", **fields) for kind in kinds), told("a", "Supports", "b", **fields)])
    assert list(rel.counted(net)) == []
    assert rel.ties(net).number_of_nodes() == 0
    assert rel.bonds(net).number_of_nodes() == 0
    assert rel.participation(net).number_of_nodes() == 0
    assert rel.months(net) == rel.positions(net) == rel.mediators(net) == ()
    with pytest.raises(QueryError, match="nothing that is held leads from A to B"):
        rel.trusted_path(net, "a", "b")
    for name, asked in rel.MEASURES.items():
        if not asked.needs and name != "balance":
            assert len(rel.measure(net, name)) == 0, name


def test_a_tie_sums_up_what_one_did_toward_another() -> None:
    net = net_of(
        [
            told("a", "Aid", "b", "2024-05-08", confidence=0.5),  # 7.4
            told("a", "Accusation", "b", "2024-06-01"),  # -3.5
            told("a", "Statement", "b", "2024-07-01"),  # no value
            told("b", "Demand", "a", "2024-05-09"),  # -1
            told("a", "Meeting", "b", "2024-05-20"),  # 4, both ways
        ]
    )
    tied = rel.ties(net)
    there, back = tied.edges["a", "b"], tied.edges["b", "a"]
    assert (there["weight"], there["mutual"], there["held"]) == (3.5, 1, 4)
    assert (there["positive"], there["negative"]) == (pytest.approx(0.5 * 7.4 + 4), 3.5)
    assert there["balance"] == pytest.approx(7.7 - 3.5)
    assert there["score"] == pytest.approx((7.7 - 3.5) / 2.5)
    assert (there["sign"], there["first"], there["last"]) == (1, date(2024, 5, 8), date(2024, 7, 1))
    assert (back["weight"], back["score"]) == (2, pytest.approx((4 - 1) / 2))
    both = rel.bonds(net).edges["a", "b"]
    assert (both["weight"], both["mutual"], both["held"]) == (4.5, 1, 5)  # the meeting once
    assert both["balance"] == pytest.approx(7.7 - 4.5)


def test_a_mean_near_nought_has_no_sign() -> None:
    net = net_of([told("a", "Aid", "b"), told("a", "Coercion", "b"), told("b", "Statement", "c")])  # 7.4 - 7.0
    tied = rel.bonds(net)
    assert tied.edges["a", "b"]["score"] == pytest.approx(0.2)
    assert {e["sign"] for *_, e in tied.edges(data=True)} == {0}
    assert tied.edges["b", "c"]["score"] is None


def test_ten_papers_that_tell_of_one_meeting_make_one() -> None:
    net = net_of([told("a", "Meeting", "b", confidence=0.1 * i) for i in range(1, 11)])
    assert rel.bonds(net).edges["a", "b"]["weight"] == 1
    ten = rel.bonds(net, scheme=rel.Scheme(one_a_day=False))
    assert ten.edges["a", "b"]["weight"] == pytest.approx(5.5)
    turned = net_of([told("a", "Meeting", "b"), told("b", "Meeting", "a")])
    assert rel.bonds(turned).edges["a", "b"]["held"] == 1
    undated = net_of([told("a", "Meeting", "b", day=None), told("a", "Meeting", "b", day=None)])
    assert rel.bonds(undated).edges["a", "b"]["held"] == 2  # who knows whether they are one


def test_two_claims_of_one_situation_count_once() -> None:
    both = [
        told("a", "Aid", "b", day=None, situation="s", claim="c1", standing="Reported"),
        told("a", "Aid", "b", day=None, situation="s", claim="c2"),
    ]
    assert rel.bonds(net_of(both)).edges["a", "b"]["weight"] == 1


def test_a_stance_weighs_by_its_strength() -> None:
    net = net_of([told("a", "Supports", "b", intensity=0.75), told("b", "Opposes", "c")])
    tied = rel.ties(net)
    assert (tied.edges["a", "b"]["score"], tied.edges["b", "c"]["score"]) == (7.5, -5)


def test_windows() -> None:
    net = net_of([told("a", "Aid", "b", "2024-01-10"), told("b", "Aid", "c", "2024-03-10")])
    assert set(rel.window(net, since="2024-02-01")) == {"b", "c"}
    assert set(rel.window(net, until=date(2024, 1, 31))) == {"a", "b"}
    assert rel.window(net, as_of="2024-01-09").number_of_edges() == 0
    assert rel.window(net, as_of="2024-03-10").number_of_edges() == 2
    assert rel.window(net, since="2024-02-01").nodes["b"]["name"] == "B"


def test_two_modes() -> None:
    net = net_of([told("a", "Meeting", "b", situation="s1"), told("a", "Aid", "c", situation="s2", confidence=0.5)])
    taken = rel.participation(net)
    assert nx.is_bipartite(taken)
    assert {key for key, fields in taken.nodes(data=True) if fields["bipartite"]} == {"s1", "s2"}
    assert (taken.nodes["s2"]["kind"], taken.nodes["s2"]["worth"], taken.nodes["s1"]["value"]) == ("Aid", 0.5, 4)
    assert [taken.edges[pair]["role"] for pair in (("a", "s1"), ("a", "s2"), ("c", "s2"))] == [
        "party",
        "actor",
        "recipient",
    ]
    folded = nx.bipartite.weighted_projected_graph(taken, ["a", "b", "c"])
    assert {frozenset(edge) for edge in folded.edges} == {frozenset("ab"), frozenset("ac")}


def test_centralities_of_a_star() -> None:
    net = net_of([told("hub", "Aid", leaf, confidence=0.5) for leaf in ("x", "y", "z")])
    hub, *leaves = rel.centralities(rel.ties(net))
    assert (hub.actor, hub.partners, hub.strength, hub.betweenness, hub.core) == ("hub", 3, 1.5, 1, 1)
    assert {(leaf.partners, leaf.strength, leaf.betweenness) for leaf in leaves} == {(1, 0.5, 0)}
    # the hub passes .85 of its rank on, a third to each leaf; nobody passes anything to the hub
    assert sum(c.pagerank for c in (hub, *leaves)) == pytest.approx(1)
    assert leaves[0].pagerank / hub.pagerank == pytest.approx(1 + 0.85 / 3)


def camps_of_two() -> nx.Graph:
    """Two triangles of friends, {a, b, c} and {x, y, z}; c and x are at odds; m is on good terms with a and z."""
    pairs = ("ab", "bc", "ac", "xy", "yz", "xz", "am", "mz")
    kinds = {"mz": "PhoneCall"}  # 1.5; the others are meetings, 4
    made = [told(u, kinds.get(u + v, "Meeting"), v) for u, v in pairs]
    return rel.bonds(net_of([*made, told("c", "Sanction", "x")]))


def test_communities_are_who_is_friendly_within() -> None:
    tied = camps_of_two()
    groups = rel.communities(tied, seed=1)
    assert {frozenset("abc"), frozenset("xyz")} <= {group - {"m"} for group in groups}
    assert groups == rel.communities(tied, seed=1)
    # all of it 29.5: six of 4 in the triangles, am 4, mz 1.5; with m beside a, b, c
    split = [frozenset("abcm"), frozenset("xyz")]
    assert rel.modularity(tied, split) == pytest.approx(
        16 / 29.5 + 12 / 29.5 - ((12 * 2 + 4 + 5.5) / 59) ** 2 - ((12 * 2 + 1.5) / 59) ** 2
    )
    assert groups == tuple(split)


def test_who_stands_between_two_camps() -> None:
    tied = camps_of_two()
    left, right = rel.camps(tied, "a", "z")
    assert (left, right) == (frozenset("abc"), frozenset("xyz"))  # m is a friend of both and of neither camp
    (between,) = rel.brokers(tied, left, right)
    assert (between.actor, between.left, between.right, between.bridged, between.score) == ("m", 4, 1.5, 1, 1.5)


def test_balance_counts_each_three_once() -> None:
    net = net_of(
        [
            *(told(u, "Meeting", v) for u, v in ("ab", "bc", "ac")),  # +++
            told("c", "Meeting", "d"),
            told("a", "Sanction", "d"),  # a c d: ++-
            told("b", "Sanction", "d"),  # b c d: ++-; a b d: +--
            *(told(u, "Sanction", v) for u, v in ("xy", "yz", "xz")),  # ---
        ]
    )
    tied = rel.bonds(net)
    found = rel.balance(tied)
    assert (found.friends, found.strained, found.two_against_one, found.enemies) == (1, 2, 1, 1)
    assert (found.degree, found.weak) == (2 / 5, 3 / 5)
    named = {"".join(t.actors): (t.signs, t.balanced, t.strain) for t in rel.triads(tied)}
    assert named == {
        "abc": ((1, 1, 1), True, 4),
        "abd": ((1, -1, -1), True, 4),
        "acd": ((1, -1, 1), False, 4),
        "bcd": ((1, -1, 1), False, 4),
        "xyz": ((-1, -1, -1), False, 6),
    }
    assert [t.actors for t in rel.triads(tied, balanced=False)] == [("a", "c", "d"), ("b", "c", "d"), ("x", "y", "z")]
    assert rel.balance(nx.Graph()).degree is None


def test_months_and_their_means() -> None:
    net = net_of(
        [
            told("b", "Aid", "a", "2024-01-03"),  # 7.4
            told("a", "Accusation", "b", "2024-01-20", confidence=0.5),  # -3.5
            told("a", "Meeting", "b", "2024-02-01"),
            told("a", "Statement", "b", "2024-02-02"),
        ]
    )
    january, february = rel.months(net)
    assert (january.actor_name, january.recipient_name, january.month, january.events) == ("A", "B", "2024-01", 2)
    assert january.score == pytest.approx((7.4 - 1.75) / 1.5)
    assert january.balance == pytest.approx(7.4 - 1.75)
    assert (february.month, february.score) == ("2024-02", 4)
    directed = [(m.actor, m.recipient, m.month, m.score) for m in rel.months(net, directed=True)]
    assert directed == [
        ("a", "b", "2024-01", -3.5),
        ("a", "b", "2024-02", 4),
        ("b", "a", "2024-01", pytest.approx(7.4)),
        ("b", "a", "2024-02", 4),
    ]


def series(*kinds: str) -> Any:
    return rel.months(net_of([told("a", kind, "b", f"2024-{i:02}-15") for i, kind in enumerate(kinds, 1)]))


def test_a_turn_is_found_and_noise_is_not() -> None:
    # 4 4 4 | -6 -6 -6: without a cut 6 x 25 = 150, with it 2 x 2.5^2 x ln 6 = 22.4
    (turn,) = rel.turns(series(*["Meeting"] * 3, *["Sanction"] * 3))
    assert (turn.month, turn.before, turn.after, turn.direction) == ("2024-04", 4, -6, "cooling")
    # 4 2.5 4 2.5: a cut would save 2.25 at most
    assert rel.turns(series("Meeting", "Agreement", "Meeting", "Agreement")) == ()
    there_and_back = rel.turns(series(*["Meeting"] * 3, *["Sanction"] * 3, *["Meeting"] * 3))
    assert [(t.month, t.direction) for t in there_and_back] == [("2024-04", "cooling"), ("2024-07", "warming")]
    assert rel.turns(series("Meeting", "Accusation"), noise=10) == ()
    cheap = 2 * log(2)  # 4 | -3.5 saves 28.125, worth it up to a noise of 4.5
    assert len(rel.turns(series("Meeting", "Accusation"), noise=(28.2 / cheap) ** 0.5)) == 0
    assert len(rel.turns(series("Meeting", "Accusation"), noise=(28.0 / cheap) ** 0.5)) == 1


def test_trends() -> None:
    (trend,) = rel.trends(series("Meeting", "Agreement", "PhoneCall", "Meeting"))  # 4 2.5 1.5 4
    # slopes -1.5, -1.25, 0, -1, .75, 2.5; the middle two are -1 and 0
    assert (trend.slope, trend.months, trend.turns, trend.direction) == (-0.5, 4, 0, "steady")
    assert (trend.score, trend.first, trend.last) == (3, "2024-01", "2024-04")
    (cooler,) = rel.trends(series(*["Meeting"] * 3, *["Sanction"] * 3))
    assert cooler.direction == "cooling"


def test_where_somebody_stood_and_when_it_changed() -> None:
    net = net_of(
        [
            told("a", "Supports", "b", "2024-01-01", claim="c1"),
            told("a", "Supports", "b", "2024-02-01", claim="c2"),
            told("a", "Opposes", "b", "2024-03-01", claim="c3"),
            told("a", "Opposes", "b", "2024-04-01", claim="c4"),
            told("a", "Supports", "b", "2024-04-01", claim="c5"),
            told("a", "Supports", "b", "2024-05-01", claim="c6", factuality="Planned"),
            told("a", "Opposes", "c", "2024-01-01"),
            told("a", "Supports", "c", day=None),
        ]
    )
    stood = rel.positions(net, target="b")
    assert [(p.value, p.since.month, p.until.month, p.times) for p in stood] == [
        ("Supports", 1, 2, 2),
        ("Opposes", 3, 3, 1),
        ("Mixed", 4, 4, 1),
    ]
    assert stood[2].claims == ("c4", "c5")
    first, second = rel.shifts(net)
    assert (first.before, first.after, first.last, first.first, first.claims) == (
        "Supports",
        "Opposes",
        date(2024, 2, 1),
        date(2024, 3, 1),
        ("c2", "c3"),
    )
    assert (second.before, second.after) == ("Opposes", "Mixed")
    assert len(rel.positions(net, holder="a")) == 4
    assert rel.positions(net, holder="b") == ()


def test_who_answers_whom() -> None:
    net = net_of(
        [
            told("a", "Aid", "b", "2024-01-01"),
            told("a", "Demand", "b", "2024-01-02"),
            told("a", "Praise", "b", "2024-01-03"),
            told("b", "Accusation", "a", "2024-01-04"),
            told("a", "Meeting", "b", "2024-01-05"),  # neither gives it
            told("c", "Aid", "a", "2024-01-05", confidence=0.5),
            told("b", "Meeting", "c", "2024-01-05"),
        ]
    )
    tied = rel.ties(net)
    both, one = rel.exchanges(tied)
    assert (both.actor, both.recipient, both.there, both.back, both.reciprocity) == ("a", "b", 3, 1, 0.5)
    assert (one.actor, one.recipient, one.there, one.back, one.reciprocity) == ("c", "a", 0.5, 0, 0)
    assert one.score_back is None
    assert rel.reciprocity(tied) == pytest.approx((1 + 1) / 4.5)
    assert rel.reciprocity(nx.DiGraph()) == 0


def test_who_mediates_and_who_could() -> None:
    net = net_of(
        [
            told("m", "Mediation", "a", situation="s"),
            told("m", "Mediation", "b", situation="s"),
            told("q", "Mediation", "b", factuality="Wanted"),
            told("a", "Sanction", "b"),
            told("n", "Meeting", "a"),
            told("n", "Meeting", "b"),
            told("q", "Meeting", "a"),
        ]
    )
    first, second = rel.mediators(net)
    assert (first.actor, first.told, first.parties, first.bridged) == ("m", 1, ("A", "B"), 1)
    assert (second.actor, second.told, second.bridged) == ("n", 0, 1)


def test_the_most_trusted_path_shows_its_evidence() -> None:
    net = net_of(
        [
            told("a", "Meeting", "z", confidence=0.3),  # .3 straight
            told("a", "Meeting", "b", confidence=0.9),
            told("c", "Aid", "b", confidence=0.9),  # against its direction
            told("c", "Accusation", "z", confidence=0.9),  # .729 in all
            told("b", "Meeting", "z", factuality="Planned"),  # .9 if it counted
        ]
    )
    steps = rel.trusted_path(net, "a", "z")
    assert [(s.start, s.end, s.trust) for s in steps] == [("a", "b", 0.9), ("b", "c", 0.9), ("c", "z", 0.9)]
    assert [s.relation.evidence[0].sentence for s in steps] == ["a Meeting b.", "c Aid b.", "c Accusation z."]
    assert rel.trusted_path(net, "a", "a") == ()
    with pytest.raises(QueryError, match="nothing that is held leads from A to Z"):
        rel.trusted_path(net, "a", "z", tones=["cooperative"])


def test_of_paths_as_trusted_the_shorter_is_taken_and_then_the_first_by_ids() -> None:
    sure = [told("a", "Meeting", "b"), told("b", "Meeting", "c"), told("c", "Meeting", "z")]
    twins = [told("a", "Meeting", "y"), told("y", "Meeting", "z"), told("a", "Meeting", "x"), told("x", "Meeting", "z")]
    assert [step.end for step in rel.trusted_path(net_of([*sure, *twins]), "a", "z")] == ["x", "z"]
    newer = told("a", "Aid", "x", day="2024-06-01")
    assert rel.trusted_path(net_of([*twins, newer]), "a", "z")[0].relation.claim == newer.claim


def test_communities_do_not_hang_on_the_order_of_the_claims() -> None:
    club = [(str(u), str(v), {"positive": float(w)}) for u, v, w in nx.karate_club_graph().edges(data="weight")]
    alone = [("p", "q", {"positive": 1.0})]
    groups = rel.communities(nx.Graph([*club, *alone]))
    assert groups == rel.communities(nx.Graph([*alone, *reversed(club)]))
    assert {frozenset({"p", "q"})} < set(groups)


def test_ties_and_bonds_in_one_are_ties_and_bonds() -> None:
    net = net_of([told("a", "Meeting", "b"), told("a", "Sanction", "b"), told("b", "Aid", "a"), told("c", "Aid", "a")])
    tied, bound = rel.ties_and_bonds(net)
    assert nx.utils.edges_equal(tied.edges(data=True), rel.ties(net).edges(data=True))
    assert nx.utils.edges_equal(bound.edges(data=True), rel.bonds(net).edges(data=True))
    assert bound.edges["a", "b"]["weight"] == 3
    assert bound.edges["a", "b"]["mutual"] == 1
    assert tied.edges["b", "a"]["weight"] == 2


def test_tables_name_actors_and_say_what_is_wrong() -> None:
    net = net_of([told("a", "Meeting", "b", confidence=1 / 3), told("b", "Meeting", "c")])
    assert [tuple(row) for row in rel.measure(net, "communities")] == [(1, 3, "A"), (1, 3, "B"), (1, 3, "C")]
    (row, _) = rel.measure(net, "path", actors=["A", "c"])
    assert (row.from_, row.to, row.kind, row.trust, row.words) == ("A", "B", "Meeting", 0.333, "a Meeting b.")
    for given, message in (
        (("brokrs", ()), 'did you mean "brokers"'),
        (("path", ("a",)), "path needs 2 actors, not 1"),
        (("path", ("a", "q")), 'no actor "q" in the network'),
    ):
        with pytest.raises(QueryError, match=message):
            rel.measure(net, given[0], actors=given[1])
    for name, asked in rel.MEASURES.items():
        found = rel.measure(net, name, actors=["a", "c"] if asked.needs else [])
        assert found.columns == asked.columns


def test_nothing_gives_nothing() -> None:
    for name, asked in rel.MEASURES.items():
        if not asked.needs:
            assert len(rel.measure(nx.MultiDiGraph(), name)) == (4 if name == "balance" else 0)
