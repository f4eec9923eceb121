"""What the network of relations holds, from an invented article and (when it is at hand) the annotated sample."""

import json
from datetime import date
from pathlib import Path

import pytest
from made_relations import Invented, extraction_from_gold

from diplograph.errors import QueryError
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType, Factuality, RoleHolding, StanceValue, Standing
from diplograph.relations import Relation, network, party, relations, relations_of

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "tune.jsonl"
MET = "President Ada Lund of Freedonia met Sylvania's Bela Kosta and Carl Drum in Port Azure on Monday."
ACCUSED = "Freedonia accused the Northern League of arming Borduria's rebels."
PLANS = "Lund said that Freedonia would send aid to Sylvania."
DENIED = "Sylvania did not sanction Borduria."
BACKS = "Freedonia backs Sylvania."
STRIKE = "Freedonia and Sylvania bombed the bridge."
QUIET = "Sylvania recognised Borduria."


def story() -> Invented:
    made = Invented(
        [MET, ACCUSED, PLANS, DENIED, BACKS, STRIKE, QUIET],
        id="r1",
        date=date(2024, 5, 8),
        source="Invented Post",
        title="A week in Port Azure",
    )
    for key, name, kind, country in (
        ("actor/FRE", "Freedonia", ActorType.STATE, "FRE"),
        ("actor/SYL", "Sylvania", ActorType.STATE, "SYL"),
        ("actor/BOR", "Borduria", ActorType.STATE, "BOR"),
        ("actor/league", "Northern League", ActorType.ALLIANCE, None),
        ("actor/lund", "Ada Lund", ActorType.PERSON, "FRE"),
        ("actor/kosta", "Bela Kosta", ActorType.PERSON, "SYL"),
        ("actor/drum", "Carl Drum", ActorType.PERSON, "SYL"),
        ("actor/rebels", "Bordurian rebels", ActorType.NON_STATE_GROUP, "BOR"),
    ):
        made.actor(key, name, kind, country=country)
    for who, whom in (("actor/lund", "actor/FRE"), ("actor/kosta", "actor/SYL"), ("actor/drum", "actor/SYL")):
        made.roles.append(RoleHolding(person=who, title="minister", acts_for=whom, source="t"))
    made.event("Meeting", MET, "met", roles={"participants": ("actor/lund", "actor/kosta", "actor/drum")})
    made.event("Accusation", ACCUSED, "accused", roles={"actors": ("actor/FRE",), "recipients": ("actor/league",)})
    made.event(
        "Aid",
        ACCUSED,
        "arming",
        chain=("actor/FRE",),
        roles={"actors": ("actor/league",), "recipients": ("actor/rebels",)},
        standing=Standing.ALLEGED,
    )
    made.event(
        "Aid",
        PLANS,
        "send aid",
        chain=("actor/lund",),
        roles={"actors": ("actor/FRE",), "recipients": ("actor/SYL",)},
        factuality=Factuality.PLANNED,
        confidence=0.4,
    )
    made.event(
        "Sanction",
        DENIED,
        "sanction",
        roles={"actors": ("actor/SYL",), "recipients": ("actor/BOR",)},
        factuality=Factuality.DOES_NOT_HOLD,
    )
    made.stance(StanceValue.SUPPORTS, "actor/FRE", "actor/SYL", BACKS, "backs")
    made.event("MilitaryAction", STRIKE, "bombed", roles={"actors": ("actor/FRE", "actor/SYL")})
    made.event("Recognition", QUIET, "recognised", roles={"actors": ("actor/SYL",), "recipients": ("actor/BOR",)})
    return made


@pytest.fixture
def kg() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(story().done())
    return graph


def only(kg: KnowledgeGraph, **filters: object) -> list[Relation]:
    return list(relations_of(relations(kg, **filters)))  # type: ignore[arg-type]


def test_an_edge_tells_all_of_its_claim(kg: KnowledgeGraph) -> None:
    (planned,) = only(kg, factuality=["Planned"])
    assert (planned.actor, planned.recipient, planned.kind, planned.tone) == (
        "actor/FRE",
        "actor/SYL",
        "Aid",
        "cooperative",
    )
    assert planned.speakers == ("Ada Lund",)
    assert (planned.status, planned.confidence, planned.rule) == ("open", 0.4, "invented")
    assert planned.score == pytest.approx(7.4)
    (shown,) = planned.evidence
    assert (shown.sentence, shown.source, shown.date, shown.title) == (
        PLANS,
        "Invented Post",
        date(2024, 5, 8),
        "A week in Port Azure",
    )
    assert [words for words, marked in shown.pieces() if marked] == ["send aid"]
    assert kg.extraction("r1").article.text[shown.start : shown.end] == shown.sentence


def test_nodes_carry_name_type_and_country(kg: KnowledgeGraph) -> None:
    net = relations(kg)
    assert net.nodes["actor/FRE"]["name"] == "Freedonia"
    assert party(net, "actor/league").type is ActorType.ALLIANCE
    assert party(net, "actor/lund").country == "FRE"


def test_a_meeting_ties_each_pair_once(kg: KnowledgeGraph) -> None:
    met = only(kg, kinds=["Meeting"])
    assert {frozenset((r.actor, r.recipient)) for r in met} == {
        frozenset(("actor/lund", "actor/kosta")),
        frozenset(("actor/lund", "actor/drum")),
        frozenset(("actor/kosta", "actor/drum")),
    }
    assert len(met) == 3
    assert all(r.symmetric for r in met)


def test_those_who_act_side_by_side_did_nothing_to_each_other(kg: KnowledgeGraph) -> None:
    assert only(kg, kinds=["MilitaryAction"]) == []


def test_what_is_alleged_or_denied_is_not_held(kg: KnowledgeGraph) -> None:
    status = {(r.actor, r.recipient, r.kind): r.status for r in only(kg)}
    assert status["actor/league", "actor/rebels", "Aid"] == "open"
    assert status["actor/SYL", "actor/BOR", "Sanction"] == "denied"
    assert status["actor/FRE", "actor/league", "Accusation"] == "held"


def test_a_stance_is_a_relation(kg: KnowledgeGraph) -> None:
    (backs,) = only(kg, kinds=["Supports"])
    assert (backs.actor, backs.recipient, backs.tone, backs.intensity) == ("actor/FRE", "actor/SYL", "cooperative", 0.5)
    assert backs.score is None


def test_a_class_above_takes_in_its_kinds(kg: KnowledgeGraph) -> None:
    assert {r.kind for r in only(kg, kinds=["SpeechEvent", "Contact"])} == {"Meeting", "Accusation"}


def test_actors_by_name_or_id(kg: KnowledgeGraph) -> None:
    by_name, by_id = only(kg, actors=["northern league"]), only(kg, actors=["actor/league"])
    assert by_name == by_id
    assert {r.kind for r in by_id} == {"Accusation", "Aid"}


def test_time_and_confidence(kg: KnowledgeGraph) -> None:
    assert only(kg, since="2024-05-09") == []
    assert only(kg, as_of=date(2024, 5, 7)) == []
    assert len(only(kg, until="2024-05-08", as_of="2024-05-08")) == len(only(kg))
    assert all(r.confidence >= 0.5 for r in only(kg, min_confidence=0.5))


def test_without_a_day_nothing_is_claimed_to_lie_in_a_window() -> None:
    made = story()
    undated = made.done()
    bare = undated.model_copy(
        update={
            "article": undated.article.model_copy(update={"date": None}),
            "claims": tuple(c.model_copy(update={"said_on": None}) for c in undated.claims),
        }
    )
    kg = KnowledgeGraph()
    kg.add(bare)
    assert len(only(kg)) > 5
    assert only(kg, since="1900-01-01") == []
    assert only(kg, as_of="2999-01-01") == []


def test_states_take_the_place_of_those_who_acted_for_them(kg: KnowledgeGraph) -> None:
    net = relations(kg, level="state")
    assert "actor/lund" not in net
    met = [r for r in relations_of(net) if r.kind == "Meeting"]
    assert [(r.actor, r.recipient) for r in met] == [("actor/FRE", "actor/SYL")]  # one meeting, whoever was there
    assert "actor/rebels" in net  # rebels do not act for the state they fight
    assert "actor/league" in net


def test_a_nationality_is_no_office() -> None:
    made = story()
    made.roles = [role for role in made.roles if role.person != "actor/drum"]
    kg = KnowledgeGraph()
    kg.add(made.done())
    net = relations(kg, level="state")
    assert "actor/drum" in net  # Syldavian, yet the meeting is his own
    assert "actor/kosta" not in net


def test_a_role_counts_on_its_days_only() -> None:
    made = story()
    for key, start, end in (
        ("actor/BOR", date(2024, 1, 1), None),
        ("actor/league", date(2001, 1, 1), date(2005, 1, 1)),
    ):
        made.roles.append(
            RoleHolding(person="actor/lund", title="envoy", acts_for=key, start=start, end=end, source="t")
        )
    kg = KnowledgeGraph()
    kg.add(made.done())
    met = [r for r in only(kg, level="state", kinds=["Meeting"]) if "actor/lund" in (r.actor_id, r.recipient_id)]
    assert {frozenset((r.actor, r.recipient)) for r in met} == {frozenset(("actor/BOR", "actor/SYL"))}


def test_records_and_network_are_one_to_one(kg: KnowledgeGraph) -> None:
    net = relations(kg)
    again = network((party(net, key) for key in net), relations_of(net))
    assert list(relations_of(again)) == list(relations_of(net))
    assert dict(again.nodes(data=True)) == dict(net.nodes(data=True))


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"kinds": ["Meting"]}, 'no kind "Meting"; did you mean "Meeting"?'),
        ({"kinds": "Meeting"}, 'kind takes a list: ["Meeting"]'),
        ({"factuality": ["Hold"]}, 'did you mean "Holds"?'),
        ({"actors": ["Fredonia"]}, 'did you mean "Freedonia"?'),
        ({"since": "May 2024"}, "is no day; write it as"),
        ({"level": "village"}, 'no level "village"'),
    ],
)
def test_a_wrong_filter_says_how_to_mend_it(kg: KnowledgeGraph, filters: dict[str, object], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        relations(kg, **filters)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_the_sample_holds_russia_libya_and_nato() -> None:
    if not GOLD.exists():
        pytest.skip("../shared/gold is not there")
    lines = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    kg = KnowledgeGraph()
    kg.add(extraction_from_gold(next(line for line in lines if line["id"] == "seed")))
    net = relations(kg, as_of="2011-05-27")
    told = {(party(net, r.actor).name, party(net, r.recipient).name, r.kind, r.status) for r in relations_of(net)}
    nato, libya = "North Atlantic Treaty Organization", "Libya (Qaddafi government)"
    assert ("Russia", nato, "Accusation", "held") in told
    assert (nato, libya, "MilitaryAction", "held") in told
    assert (nato, "Libyan rebels", "Aid", "open") in told  # Russia's accusation, not a fact
    assert ("Russia", "Muammar Qaddafi", "Aid", "denied") in told
    text = kg.extraction("seed").article.text
    assert all(text[e.start : e.end] == e.sentence for r in relations_of(net) for e in r.evidence)
