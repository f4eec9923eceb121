"""The ten queries that analysts ask, each on a small graph: what it must answer, and what it must leave out."""

from datetime import date
from decimal import Decimal

import pytest
from made_graph import Told

from diplograph.errors import DataFileError, QueryError
from diplograph.graph.knowledge import KnowledgeGraph

SYL, BOR, RUR, ZUB = "Syldavia", "Borduria", "Ruritania", "Zubrowka"
MARCH, APRIL, MAY, JUNE = (date(2020, month, 1) for month in (3, 4, 5, 6))


@pytest.fixture
def ask(kg):
    """Store what was told and ask; the rows come as tuples."""

    def answer(name: str, *told: Told, **params: object) -> list[tuple[object, ...]]:
        assert kg.add_all(one.extraction() for one in told) == []
        return [tuple(row) for row in kg.query(name, **params)]

    return answer


def test_how_two_actors_stand_as_of_a_day(ask, kg):
    one, two = Told("a1", APRIL), Told("a2", JUNE, "Other Post")
    one.role("Ana Orsk", "Minister", SYL, end=APRIL)
    one.tell("Meeting", "Ana Orsk", BOR, day=MARCH)
    one.tell("Accusation", BOR, to=(SYL,), day=APRIL)
    one.tell("Accusation", RUR, to=(SYL,), day=APRIL)  # others
    one.tell("MilitaryAction", SYL, BOR, to=(RUR,), day=APRIL)  # side by side, not against each other
    one.claim(one.event("Threat", SYL, to=(BOR,), day=APRIL), factuality="DoesNotHold")
    one.claim(one.event("Threat", SYL, to=(BOR,), day=APRIL), BOR, standing="Alleged")
    one.claim(one.event("Aid", SYL, to=(BOR,)), SYL, factuality="Planned")
    one.claim(one.stance(SYL, "Opposes", BOR, APRIL))
    two.tell("Accusation", BOR, to=(SYL,))  # without a day: the article's
    two.tell("Meeting", "Ana Orsk", BOR, day=JUNE)  # no minister any more
    score, accused = Decimal("-3.5"), (BOR, SYL, "Accusation")
    early = [
        (*accused, 1, APRIL, APRIL, 1, score),
        (SYL, BOR, "Opposes", 1, APRIL, APRIL, 1, None),
        (SYL, BOR, "Meeting", 1, MARCH, MARCH, 1, Decimal(4)),
    ]
    assert ask("relations-of-two", one, two, actor=SYL, other=BOR, as_of=MAY) == early
    assert ask("relations-of-two", actor=SYL, other=BOR) == [(*accused, 2, APRIL, JUNE, 2, score), *early[1:]]
    kg.judge_identity("actor/ruritania", "actor/borduria", who="Ana")
    assert ask("relations-of-two", actor=SYL, other=RUR, as_of=MAY)[0][:4] == (*accused, 2)


def test_what_changed_between_two_days(ask, kg):
    told = Told("a1", JUNE)
    told.tell("Accusation", BOR, to=(SYL,), day=MARCH)
    told.tell("Accusation", BOR, to=(SYL,), day=MAY)  # not the first
    told.tell("Meeting", BOR, SYL, day=MAY)
    told.tell("Sanction", BOR, to=(RUR,), day=JUNE)  # after the later day
    told.claim(told.event("Aid", BOR, to=(RUR,), day=MAY), BOR, factuality="Planned")
    for day, value in ((MARCH, "Opposes"), (MAY, "Supports")):
        told.claim(told.stance(SYL, value, BOR, day))
        told.claim(told.stance(RUR, "Opposes", BOR, day))  # stays
    told.claim(told.stance(ZUB, "Supports", SYL, MAY))
    expected = [
        ("first time", BOR, SYL, None, "Meeting", MAY),
        ("stance turned", SYL, BOR, "Opposes", "Supports", MAY),
        ("new stance", ZUB, SYL, None, "Supports", MAY),
    ]
    assert ask("changes-between", told, since=APRIL, until=MAY) == expected
    assert ask("changes-between", actor=ZUB, since=APRIL, until=MAY) == expected[2:]
    assert ask("changes-between", actor=SYL, other=BOR, since=APRIL, until=MAY) == [
        (*expected[0][:1], SYL, BOR, *expected[0][3:]),
        expected[1],
    ]
    kg.judge_identity("actor/zubrowka", "actor/syldavia", who="Ana")
    assert [row[0] for row in ask("changes-between", since=APRIL, until=MAY)] == ["first time", "stance turned"]


def test_who_speaks_for_whom(ask, kg):
    one, two = Told("a1", APRIL), Told("a2", JUNE)
    for told in (one, two):
        told.role("Ana Orsk", "Minister", SYL, start=MARCH, end=MAY)
        told.claim(told.event("Accusation", BOR, to=(SYL,)), "Ana Orsk")
        told.claim(told.event("Aid", BOR, to=(RUR,)), RUR)  # speaks for itself
    one.claim(one.event("Demand", "Ivo Zar", to=(SYL,), on_behalf_of=one.who(BOR)))
    one.claim(one.event("Demand", "Ivo Zar", to=(SYL,), on_behalf_of=one.who(RUR)), factuality="Possible")
    expected = [("Ana Orsk", SYL, "Minister", 1, APRIL, APRIL), ("Ivo Zar", BOR, "on behalf of", 1, APRIL, APRIL)]
    assert ask("who-speaks-for-whom", one, two) == expected
    assert ask("who-speaks-for-whom", principal=BOR) == expected[1:]
    assert ask("who-speaks-for-whom", since=MAY) == []
    kg.judge_identity("actor/ivo-zar", "actor/ana-orsk", who="Ana")
    assert {row[0] for row in ask("who-speaks-for-whom")} == {"Ana Orsk"}


def test_which_claims_are_contested_most(ask):
    told = Told("a1", APRIL)
    shelled, quiet = told.event("MilitaryAction", BOR, to=(SYL,)), told.event("Aid", BOR, to=(SYL,))
    first = told.claim(shelled, SYL)
    told.claim(shelled, BOR, factuality="DoesNotHold")
    other = told.claim(told.event("Accusation", RUR, to=(SYL,)), RUR)
    told.conflict("number", first, other)
    told.claim(quiet, SYL)
    told.claim(quiet, SYL, factuality="DoesNotHold")  # of itself
    what = "Borduria: MilitaryAction -> Syldavia"
    assert ask("most-contested", told) == [
        (what, "Holds", SYL, 2, 2, "factuality, number", "a1 0."),
        (what, "DoesNotHold", BOR, 1, 1, "factuality", "a1 1."),
        ("Ruritania: Accusation -> Syldavia", "Holds", RUR, 1, 1, "number", "a1 2."),
    ]
    assert len(ask("most-contested", least=2)) == 1
    assert [row[2] for row in ask("most-contested", source=BOR)] == [BOR]


def promise(told: Told, kind: str, who: str, to: str, factuality: str = "Planned") -> str:
    """Tell of a promise of today and return what was promised."""
    carrier = told.tell("Commitment", who, to=(to,), day=told.day)
    thing = told.event(kind, who, to=(to,))
    told.claim(thing, who, factuality=factuality, relayed=carrier)
    return thing


def test_promises_and_whether_they_were_kept(ask):
    one, two = Told("a1", APRIL), Told("a2", JUNE)
    one.tell("Aid", SYL, to=(BOR,), day=MARCH)  # before the promise
    promise(one, "Aid", SYL, BOR)
    promise(one, "Aid", RUR, BOR)
    promise(one, "TroopWithdrawal", BOR, SYL)
    promise(one, "MilitaryAction", BOR, RUR, "DoesNotHold")
    one.claim(promise(one, "Release", SYL, RUR), RUR, factuality="DoesNotHold")
    one.claim(one.event("Commitment", ZUB, to=(SYL,)), factuality="Possible")
    two.tell("Aid", SYL, to=(BOR,), day=MAY)
    two.tell("Aid", RUR, to=(ZUB,), day=MAY)  # to another
    two.tell("MilitaryAction", BOR, to=(RUR,), day=MAY)
    two.claim(two.event("TroopWithdrawal", BOR, to=(SYL,), day=MAY), SYL, standing="Alleged")
    rows = [(row[0], row[1], row[2].split()[1], *row[3:]) for row in ask("promises", one, two)]
    assert rows == [
        (BOR, RUR, "MilitaryAction", APRIL, "broken", MAY),
        (BOR, SYL, "TroopWithdrawal", APRIL, "open", None),
        (RUR, BOR, "Aid", APRIL, "open", None),
        (SYL, BOR, "Aid", APRIL, "kept", MAY),
        (SYL, RUR, "Release", APRIL, "not kept", None),
    ]
    assert [row[4] for row in ask("promises", who=SYL, to=BOR, as_of=APRIL)] == ["open"]
    assert [row[0] for row in ask("promises", outcome="kept")] == [SYL]
    assert ask("promises", since=MAY) == []


def test_demands_that_were_not_answered(ask, kg):
    one, two = Told("a1", APRIL), Told("a2", JUNE)
    for told_of in (BOR, RUR, ZUB):
        carrier = one.tell("Demand", SYL, to=(told_of,))
        one.claim(one.event("TroopWithdrawal", told_of), SYL, factuality="Wanted", relayed=carrier)
    one.tell("Request", BOR, to=(SYL,))
    one.tell("Refusal", SYL, to=(RUR,))  # to somebody else
    one.claim(one.event("Demand", ZUB, to=(BOR,)), factuality="Planned")
    two.tell("Refusal", BOR, to=(SYL,))
    two.tell("TroopWithdrawal", RUR, day=MAY)
    expected = [
        (BOR, SYL, "Request", "Borduria: Request -> Syldavia", APRIL, "Example Post"),
        (SYL, ZUB, "Demand", "Zubrowka: TroopWithdrawal", APRIL, "Example Post"),
    ]
    assert ask("unanswered-demands", one, two) == expected
    assert {row[1] for row in ask("unanswered-demands", who=SYL, as_of=APRIL)} == {BOR, RUR, ZUB}
    assert ask("unanswered-demands", kind="Request") == expected[:1]
    kg.judge_identity("actor/zubrowka", "actor/borduria", who="Ana")
    assert ask("unanswered-demands", who=SYL) == []


def test_who_stopped_talking(ask, kg):
    told = Told("a1", JUNE)
    for day in (MARCH, APRIL):
        for other in (BOR, RUR):
            told.tell("Meeting", SYL, other, day=day)
    told.tell("PhoneCall", RUR, to=(SYL,), day=JUNE)  # talks on
    told.tell("Meeting", BOR, RUR, day=MARCH)  # once only
    told.claim(told.event("Meeting", SYL, BOR, day=JUNE), BOR, factuality="Planned")
    told.claim(told.event("Meeting", ZUB, BOR, day=MARCH), BOR, factuality="DoesNotHold")
    expected = [(BOR, SYL, 2, APRIL, "Meeting")]
    assert ask("silence", told, since=MAY) == expected
    assert len(ask("silence", since=MAY, least=1)) == 2
    assert ask("silence", since=MAY, actor=SYL, other=BOR) == expected
    kg.judge_identity("actor/ruritania", "actor/borduria", who="Ana")
    assert ask("silence", since=MAY) == []


def test_sources_ranked_by_how_often_others_confirm_them(ask):
    one, two = Told("a1", APRIL), Told("a2", JUNE, "Other Post")
    one.claim(one.event("Aid", SYL, to=(BOR,), day=MARCH), "Ana Orsk")
    alone, denied = one.event("Threat", RUR, to=(BOR,), day=MARCH), one.event("Sanction", RUR, to=(BOR,))
    one.claim(alone, "Ana Orsk")
    one.claim(denied, "Ana Orsk")
    one.claim(denied, RUR, factuality="DoesNotHold")
    one.claim(one.event("Meeting", RUR, ZUB, day=MARCH), "Ivo Zar")
    two.claim(two.event("Aid", SYL, to=(BOR,), day=MARCH))
    two.claim(two.event("Aid", SYL, to=(RUR,), day=MARCH))  # another recipient
    two.claim(two.event("Threat", RUR, to=(BOR,), day=MAY))  # another day
    two.claim(two.event("Meeting", ZUB, RUR, day=MARCH), "Ana Orsk", factuality="Planned")  # does not hold yet
    assert ask("sources-confirmed", one, two) == [
        ("Ana Orsk", 3, 1, 1, Decimal("0.33")),
        ("Other Post", 3, 1, 0, Decimal("0.33")),
        ("Ivo Zar", 1, 0, 0, Decimal(0)),
    ]
    assert [row[0] for row in ask("sources-confirmed", least=2, until=MAY)] == ["Ana Orsk"]


def test_votes_by_resolution(ask, kg):
    told = Told("a1", APRIL)
    measure, other = told.issue("Resolution 12 on the canal"), told.issue("the budget")
    for who, vote in ((SYL, "For"), (BOR, "Abstained"), (RUR, "For")):
        told.tell("Vote", who, vote=vote, part_of=measure, day=MARCH)
    told.tell("Vote", SYL, vote="Against", part_of=other, day=APRIL)
    told.claim(told.event("Vote", ZUB, vote="Vetoed", part_of=measure), ZUB, factuality="Planned")
    canal = "Resolution 12 on the canal"
    expected = [
        (canal, "Abstained", 1, BOR, MARCH, MARCH),
        (canal, "For", 2, f"{RUR}, {SYL}", MARCH, MARCH),
        ("the budget", "Against", 1, SYL, APRIL, APRIL),
    ]
    assert ask("votes-by-resolution", told) == expected
    assert ask("votes-by-resolution", measure="CANAL") == expected[:2]
    assert ask("votes-by-resolution", actor=SYL, since=APRIL) == expected[2:]
    kg.judge_identity("actor/ruritania", "actor/syldavia", who="Ana")
    assert [row[2] for row in ask("votes-by-resolution", measure="canal")] == [1, 1]


def test_envoys_under_way(ask, kg):
    one, two = Told("a1", APRIL), Told("a2", JUNE)
    for number, to in enumerate((BOR, RUR)):
        one.tell("EnvoyMission", SYL, to=(to,), day=APRIL, envoys=one.who(f"Envoy {number}"))
    one.claim(one.event("EnvoyMission", BOR, to=(ZUB,)), BOR, factuality="Planned")
    one.claim(one.event("EnvoyMission", RUR, to=(ZUB,)), BOR, factuality="DoesNotHold")
    one.tell("Meeting", "Envoy 1", RUR, day=MARCH)  # before
    two.tell("Meeting", "Envoy 0", BOR, day=MAY)
    sent = (SYL, "Envoy 1", RUR, None, "sent", APRIL, "Example Post")
    planned = (BOR, None, ZUB, None, "planned", APRIL, BOR)
    assert ask("envoys-under-way", one, two) == [planned, sent]
    assert [row[1] for row in ask("envoys-under-way", sender=SYL, as_of=APRIL)] == ["Envoy 0", "Envoy 1"]
    assert ask("envoys-under-way", to=ZUB) == [planned]
    kg.judge_identity("actor/envoy-0", "actor/envoy-1", who="Ana")
    kg.judge_identity("actor/borduria", "actor/ruritania", who="Ana")
    assert ask("envoys-under-way", sender=SYL) == []


def test_own_queries_of_a_folder_stand_beside_ours(tmp_path, extraction):
    (tmp_path / "speakers.rq").write_text(
        "# title: Who speaks?\n# param: who actors any who\n# column: name who\nSELECT DISTINCT ?name WHERE {\n"
        "  VALUES ?who { UNDEF }\n  ?c dg:source ?s . FILTER (!BOUND(?who) || ?s = ?who)\n  ?s rdfs:label ?name\n}\n"
    )
    with KnowledgeGraph(queries=tmp_path) as kg:
        kg.add(extraction)
        assert {row.name for row in kg.query("speakers")} == {"Ana Orsk", "Example Post"}
        assert [row.name for row in kg.query("speakers", who="Ana Orsk")] == ["Ana Orsk"]
        assert len(kg.query("who-met-whom")) == 1
        with pytest.raises(QueryError, match='did you mean "speakers"'):
            kg.query("speaker")
        (tmp_path / "votes.rq").write_text("# title: t\n")
        with pytest.raises(DataFileError, match=r'votes\.rq: there is a query "votes" already; give it another name'):
            kg.query("speakers")


@pytest.mark.parametrize("text", [None, ""])
def test_a_folder_without_queries_says_so(tmp_path, text):
    folder = tmp_path / "none" if text is None else tmp_path
    with pytest.raises(QueryError, match=r"no such folder|holds no \.rq file"), KnowledgeGraph(queries=folder) as kg:
        kg.query("votes")


def test_a_contact_that_is_planned_or_denied_brokers_nothing_on_either_side():
    told = Told("a1", date(2030, 1, 1))
    told.tell("Meeting", "Syldavia", "Borduria")
    told.claim(told.event("Meeting", "Syldavia", "Elbonia"), factuality="Planned")
    told.claim(told.event("Meeting", "Syldavia", "Elbonia"), "Elbonia", "DoesNotHold")
    kg = KnowledgeGraph()
    kg.add(told.extraction())
    assert not kg.query("brokers", one_side="Borduria", other_side="Elbonia")
    assert not kg.query("brokers", one_side="Elbonia", other_side="Borduria")
    told.tell("Meeting", "Syldavia", "Elbonia")
    kg.add(told.extraction())
    assert list(kg.query("brokers", one_side="Borduria", other_side="Elbonia")) == [("Syldavia", 1, 1)]
