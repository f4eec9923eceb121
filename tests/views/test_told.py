"""What the views that tell say: no more than the graph holds, with its words, whatever stands in the articles."""

import html
import itertools
import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from made_crowd import HOSTILE, hostile
from made_graph import Told
from made_relations import Invented
from made_story import ACCUSED, BACKS, MARCH, MET, story
from markdown_it import MarkdownIt

from diplograph.errors import GraphError, QueryError
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType, Factuality, StanceValue, Standing, TimeBasis, TimePrecision, VoteValue
from diplograph.ontology import schema, vocab
from diplograph.relations import relations
from diplograph.relations.records import Party
from diplograph.views import charts, marked, matrix, paper, timeline, wording
from diplograph.views.brief import brief
from diplograph.views.dossier import dossier
from diplograph.views.ledger import Ledger
from diplograph.views.paper import Report
from diplograph.views.sides import Sides
from diplograph.views.told import Chosen, Item, When

A = Party(id="actor/a", name="Freedonia", type=ActorType.STATE)
B = Party(id="actor/b", name="Sylvania", type=ActorType.STATE)
OPEN = re.compile(
    "planned|plans? to|wants? to|wished|should |may |foreseen|would|probable|left open|there is no |alleg",
    re.IGNORECASE,
)
C = Party(id="actor/c", name="Ada Lund", type=ActorType.PERSON)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return story()


def item(kind: str = "Aid", **fields: object) -> Item:
    base: dict[str, object] = {"actors": (A,), "recipients": (B,), "factuality": "Holds", "standing": "Narrated"}
    made = {"claim": "c", "situation": "s", "article": "article/a", "kind": kind, "confidence": 0.9, "evidence": ()}
    return Item.model_validate(made | base | fields)


def lines(report: Report, key: str) -> list[str]:
    return [line.text for part in report.sections if part.key == key for line in part.lines]


def test_every_published_event_has_its_words() -> None:
    known = wording.prose()["kinds"]
    assert set(known) == set(schema.event_types())
    assert all(len(forms) == 7 and all(isinstance(form, str) for form in forms) for forms in known.values())


def test_only_what_is_held_is_said_as_held() -> None:
    """Of every kind, by every speaker: no sentence on what is open or denied holds the words of what is held."""
    ways = itertools.product(vocab.ANCESTORS, Factuality, Standing, ((), (A,), (C,), (C, A)))
    for kind, factuality, standing, speakers in ways:
        one = item(kind, factuality=factuality, standing=standing, speakers=speakers)
        said = wording.sentence(one, timed=False)
        assert "{" not in said
        if one.status != "held":
            assert OPEN.search(said), said
        assert all(party.name in said for party in speakers)


@pytest.mark.parametrize(
    ("value", "verb"), [("Supports", "strongly supports"), ("Opposes", "strongly opposes"), ("Mixed", "is both")]
)
def test_stances_are_told_of_their_holder(value: str, verb: str) -> None:
    assert wording.sentence(item("Stance", value=value, intensity=0.75), timed=False).startswith(f"Freedonia {verb}")
    planned = item("Stance", value=value, factuality="Planned", speakers=(C,))
    assert wording.sentence(planned, timed=False).startswith("According to Ada Lund, it is planned that Freedonia")


def test_exact_words() -> None:
    said = {
        wording.sentence(one, timed=False)
        for one in (
            item("Accusation", speakers=(C,)),
            item("Visit", factuality="Planned", speakers=(A,)),
            item("Visit", factuality="DoesNotHold", speakers=(C,)),
            item("Sanction", factuality="DoesNotHold"),
            item("Aid", standing="Alleged", speakers=(C,)),
            item("Aid", standing="Alleged", factuality="Planned", speakers=(C, B)),
            item("Meeting", actors=(A, B), recipients=()),
            item("Meeting", actors=(A,), recipients=(), speakers=(C, B)),
            item("MilitaryAction", actors=()),
            item("Resignation", actors=(C,), recipients=(), factuality="Wanted", speakers=(A,)),
            item("Vote", vote=VoteValue.ABSTAINED, measure="the water act", recipients=()),
            item("EnvoyMission", envoys=(C,)),
        )
    }
    assert said == {
        "According to Ada Lund, Freedonia accused Sylvania",
        "By its own account, Freedonia plans to visit Sylvania",
        "Ada Lund says there is no visit by Freedonia to Sylvania",
        "There is no imposition of sanctions by Freedonia on Sylvania",
        "Ada Lund alleges that Freedonia gave aid to Sylvania",
        "According to Ada Lund, Sylvania alleges that it is planned that Freedonia give aid to Sylvania",
        "Freedonia and Sylvania met",
        "According to Ada Lund, Sylvania said that Freedonia took part in a meeting",
        "There was military action against Sylvania",
        "Freedonia says Ada Lund should leave office or power",
        "Freedonia abstained on “the water act”",
        "Freedonia sent Ada Lund to Sylvania",
    }


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2011, 3, 1), date(2011, 3, 31), "March 2011"),
        (date(2012, 2, 1), date(2012, 2, 29), "February 2012"),
        (date(2012, 12, 1), date(2012, 12, 31), "December 2012"),
        (date(2011, 1, 1), date(2011, 12, 31), "2011"),
        (date(2011, 5, 23), date(2011, 5, 27), "23 to 27 May 2011"),
        (date(2011, 12, 30), date(2012, 1, 2), "30 December 2011 to 2 January 2012"),
        (date(2011, 5, 23), None, "23 May 2011 or later"),
        (None, date(2011, 5, 23), "23 May 2011 or earlier"),
    ],
)
def test_times_are_as_wide_as_they_are_known(first: date | None, last: date | None, words: str) -> None:
    assert wording.span_words(When(start=first, end=last)) == words


def test_the_article_day_is_no_time_of_the_event() -> None:
    when = When(start=date(2011, 5, 1), end=date(2011, 5, 1), basis=TimeBasis.PUBLICATION_FALLBACK)
    told = item(when=when, printed=date(2011, 5, 1))
    assert wording.time_words(told) == "told 1 May 2011"
    assert "no time is told" in wording.basis_words(when)
    [lane] = charts.lanes([("x", [told])], charts.Axis([date(2011, 5, 1)]))
    assert lane.marks[0].shape == "told"


def test_a_month_is_a_bar_and_a_day_a_point(kg: KnowledgeGraph) -> None:
    told = timeline.timeline(kg, "Ada Lund")
    axis = charts.Axis(charts.days(told.items))
    marks = {mark.claim: mark for lane in charts.lanes(told.named, axis) for mark in lane.marks}
    kinds = {i.kind: marks[i.claim] for i in told.items}
    assert (kinds["Meeting"].shape, kinds["Meeting"].status) == ("bar", "held")
    assert kinds["Meeting"].width == pytest.approx(axis.x(date(2024, 4, 1)) - axis.x(date(2024, 3, 1)), abs=0.2)
    assert (kinds["Visit"].shape, kinds["Visit"].status) == ("told", "open")
    page = timeline.render(told)
    assert re.search(r'class="mark told neutral open"|class="mark told cooperative open"', page)
    assert "the year is inferred" in page


def test_long_gaps_are_left_out_of_the_axis_and_shown() -> None:
    axis = charts.Axis([date(1987, 3, 1), date(1987, 3, 30), date(2012, 2, 20)])
    assert len(axis.breaks) == 1
    assert axis.x(date(1987, 3, 30)) < axis.breaks[0] < axis.x(date(2012, 2, 20)) < charts.WIDTH


@pytest.mark.parametrize("days", [(date.max,), (date.min,), (date.min, date(2011, 5, 27), date.max)])
def test_the_ends_of_the_calendar_are_days_as_others_are(days: tuple[date, ...]) -> None:
    axis = charts.Axis(days)
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] <= charts.WIDTH
    assert axis.ticks


def test_lanes_of_a_pair_say_who_acts_toward_whom(kg: KnowledgeGraph) -> None:
    told = timeline.timeline(kg, "Freedonia", "Sylvania")
    lanes = {name: {i.kind for i in items} for name, items in told.named}
    assert lanes["Freedonia → Sylvania"] == {"Accusation", "Demand", "Visit"}  # Lund acts for Freedonia that day
    assert lanes["Sylvania → Freedonia"] == {"Sanction"}
    assert lanes["Stance: Freedonia → Sylvania"] == {"Stance"}


def test_an_official_counts_only_while_in_office(kg: KnowledgeGraph) -> None:
    ledger = Ledger(kg)
    sides = Sides(ledger, ["Freedonia", "Sylvania"])
    visit = next(i for i in ledger.items if i.kind == "Visit")
    assert sides.of(visit.actors[0], visit) == 0
    made = Told("old", date(2001, 1, 1))
    made.tell("Visit", "Envoy", to=("Borduria",), day=date(2001, 1, 1))
    made.role("Envoy", "Minister", "Aland", start=date(2005, 1, 1))
    made.who("Aland")
    graph = KnowledgeGraph()
    graph.add(made.extraction())
    assert [i for i in Ledger(graph).items if Sides(Ledger(graph), ["Aland", "Borduria"]).between(i)] == []


def test_the_dossier_of_a_minister(kg: KnowledgeGraph) -> None:
    report = dossier(kg, "Ada Lund")
    assert lines(report, "roles") == [
        "Foreign Minister of Freedonia, between 1 January 2024 and 31 December 2024 at the outside."
    ]
    assert lines(report, "contacts") == ["Ada Lund and Bela Kosta met (March 2024)."]
    assert lines(report, "planned") == ["By their own account, Ada Lund plans to visit Sylvania (told 8 May 2024)."]
    assert "Votes" in report.silent
    assert "Contacts" not in report.silent


def test_the_brief_of_a_pair(kg: KnowledgeGraph) -> None:
    report = brief(kg, "Freedonia", "Sylvania")
    assert set(lines(report, "changed")) == {
        "First time: Freedonia made a demand of Sylvania (told 20 July 2024).",
        "Freedonia toward Sylvania: from supports (told 8 May 2024) to opposes (told 20 July 2024).",
    }
    assert lines(report, "demands") == ["Freedonia made a demand of Sylvania (told 20 July 2024)."]
    assert lines(report, "stances") == ["Freedonia opposes Sylvania (told 20 July 2024)."]
    assert lines(report, "planned") == [
        "It is planned that Freedonia and Sylvania hold a summit (told 8 May 2024).",
        "By their own account, Ada Lund plans to visit Sylvania (told 8 May 2024).",
    ]
    assert lines(report, "open") == ["There is no imposition of sanctions by Sylvania on Freedonia (told 8 May 2024)."]
    assert "Freedonia → Sylvania: accusation, 1 claim, last told 8 May 2024." in lines(report, "state")
    held = [line for part in report.sections if part.key in ("state", "contacts", "stances") for line in part.lines]
    assert all(line.status == "held" for line in held)


@pytest.mark.parametrize("names", [("Freedonia",), ("Ada Lund",), ("Freedonia", "Sylvania")])
def test_every_line_has_its_words_and_every_word_its_place(kg: KnowledgeGraph, names: tuple[str, ...]) -> None:
    report = dossier(kg, names[0], most=99) if len(names) == 1 else brief(kg, *names, most=99)
    texts = {x.article.path: x.article.text for x in kg.extractions()}
    claims = {claim.id: claim for x in kg.extractions() for claim in x.claims}
    numbers = {note.number for note in report.notes}
    assert numbers == set(range(1, len(report.notes) + 1))
    cited = [n for part in report.sections for line in part.lines for n in line.notes]
    assert set(cited) == numbers
    assert all(line.notes for part in report.sections for line in part.lines)
    for note in report.notes:
        if note.item is None:
            assert note.held is not None
            continue
        assert claims[note.item.claim].factuality == note.item.factuality
        for shown in note.item.evidence:
            assert texts[shown.article][shown.start : shown.end] == shown.sentence
    page, text = paper.render(report, "html"), paper.render(report, "md")
    for article, start, end, quoted in re.findall(
        r'data-article="(.*?)" data-start="(\d+)" data-end="(\d+)">(.*?)</blockquote>', page, re.DOTALL
    ):
        words = html.unescape(re.sub(r"</?mark>", "", quoted))
        assert words == texts[f"article/{article}"][int(start) : int(end)]
    assert set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)) == {str(n) for n in numbers}
    assert {int(n) for n in re.findall(r'href="#n(\d+)"', page)} == numbers


def test_filters(kg: KnowledgeGraph) -> None:
    def kinds(**wanted: object) -> set[str]:
        return {i.kind for i in Ledger(kg, Chosen.model_validate(wanted)).items}

    assert kinds(as_of=date(2024, 6, 1)) & {"Demand"} == set()
    assert kinds(since=date(2024, 7, 1)) == {"Stance", "Demand"}
    assert kinds(until=date(2024, 3, 31)) == {"Meeting"}
    assert kinds(kinds=("Contact",)) == {"Meeting", "Summit", "Visit"}
    assert kinds(kinds=("Opposes",)) == {"Stance"}
    assert "Demand" not in kinds(min_confidence=0.5)
    ledger = Ledger(kg)
    ledger.narrow(["Bela Kosta"])
    assert {i.kind for i in ledger.items} == {"Meeting"}
    with pytest.raises(QueryError, match='no kind "Meting"; did you mean "Meeting"'):
        Ledger(kg, Chosen(kinds=("Meting",)))


def test_who_acts_side_by_side_is_not_told_as_acting_toward_each_other() -> None:
    made = Told("side", date(2024, 1, 5))
    made.tell("MilitaryAction", "Borduria", "Aland")
    made.tell("Meeting", "Borduria", "Aland")
    kg = KnowledgeGraph()
    kg.add(made.extraction())
    report = brief(kg, "Borduria", "Aland")
    assert lines(report, "state") == ["Borduria – Aland: meeting, 1 claim, last told 5 January 2024."]
    assert lines(report, "together") == ["Aland and Borduria used military force (told 5 January 2024)."]
    assert "1 cooperative, 0 neutral, 0 conflictual" in " ".join(report.lead)


def test_a_quarrel_with_a_third_is_none_between_the_two() -> None:
    """Head, list, matrix, timeline and dossier count the same, and it is contested once, only where it belongs."""
    made = Told("third", date(2024, 3, 20))
    strike = made.event("MilitaryAction", "Borduria", "Aland", to=("Syldavia",))
    claims = made.claim(strike, "Syldavia"), made.claim(strike, "Borduria", "DoesNotHold")
    made.conflict("factuality", *claims)
    made.conflict("factuality", *reversed(claims))
    made.tell("Accusation", "Borduria", to=("Aland",), day=date(2024, 3, 2))
    kg = KnowledgeGraph()
    kg.add(made.extraction())
    report = brief(kg, "Borduria", "Aland")
    assert "0 cooperative, 0 neutral, 1 conflictual" in " ".join(report.lead)
    assert lines(report, "state") == ["Borduria → Aland: accusation, 1 claim, last 2 March 2024."]
    assert lines(report, "contested") == []
    assert len(lines(report, "together")) == 2
    assert {i.kind for i in timeline.timeline(kg, "Borduria", "Aland").items} == {"Accusation"}
    told = matrix.matrix(relations(kg, level="state"))
    place = {state.name: number for number, state in enumerate(told.states)}
    assert told.cells[place["Borduria"], place["Aland"]].conflictual == 1
    assert len(lines(brief(kg, "Borduria", "Syldavia"), "contested")) == 1


def test_what_is_known_to_the_year_is_in_no_month_of_the_chart() -> None:
    days = [When(start=date(2024, month, 3), end=date(2024, month, 3)) for month in (2, 3)]
    year = When(start=date(2023, 1, 1), end=date(2023, 12, 31))
    chart = charts.months([item(when=when) for when in (*days, year)])
    assert "Jan 2023" not in chart
    assert "1 known only to a longer time" in chart


def test_no_day_is_told_where_only_the_month_is_known() -> None:
    made = Invented([MET, ACCUSED], id="month", date=date(2024, 5, 8))
    roles = {
        "participants": (
            made.actor("actor/FRE", "Freedonia", ActorType.STATE),
            made.actor("actor/SYL", "Sylvania", ActorType.STATE),
        )
    }
    made.event("Meeting", MET, "met", roles=roles | {"time": MARCH})
    kg = KnowledgeGraph()
    kg.add(made.done())
    report = brief(kg, "Freedonia", "Sylvania")
    assert lines(report, "state") == ["Freedonia – Sylvania: meeting, 1 claim, last March 2024."]
    assert report.lead[0] == "1 claim in 1 article, all of March 2024."
    assert "1 March" not in paper.render(report, "md")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("United States", ActorType.STATE, "the United States"),
        ("Council of Borduria", ActorType.INTERGOVERNMENTAL_ORGANIZATION, "the Council of Borduria"),
        ("Syldavian Liberation Front (North)", ActorType.NON_STATE_GROUP, "the Syldavian Liberation Front (North)"),
        ("Freedonia", ActorType.STATE, "Freedonia"),
        ("Ada Court", ActorType.PERSON, "Ada Court"),
    ],
)
def test_names_have_their_article_in_a_sentence(name: str, kind: ActorType, words: str) -> None:
    party = Party(id="actor/x", name=name, type=kind)
    assert wording.sentence(item("Aid", recipients=(party,)), timed=False) == f"Freedonia gave aid to {words}"
    assert wording.head(item("Aid", recipients=(party,))) == f"Aid: Freedonia → {name}"


def test_what_somebody_says_of_others_is_no_denial_unless_negated() -> None:
    words = [
        wording.sentence(one, timed=False)
        for one in (
            item("Aid", factuality="DoesNotHold", speakers=(C,)),
            item("Aid", factuality="Wanted", speakers=(C,)),
            item("MilitaryAction", factuality="Possible"),
            item("Refusal"),
            item("Stance", value="Opposes", intensity=1.0),
            item("Aid", factuality="DoesNotHold", speakers=(A,)),
        )
    ]
    assert words == [
        "Ada Lund says there is no aid from Freedonia to Sylvania",
        "Ada Lund says Freedonia should give aid to Sylvania",
        "Freedonia may use military force against Sylvania",
        "Freedonia refused Sylvania",
        "Freedonia fully opposes Sylvania",
        "By its own account, there is no aid from Freedonia to Sylvania",
    ]


def test_as_of_a_brief_knows_nothing_of_what_came_later(kg: KnowledgeGraph) -> None:
    report = brief(kg, "Freedonia", "Sylvania", chosen=Chosen(as_of=date(2024, 6, 1)))
    assert lines(report, "demands") == []
    assert lines(report, "changed") == ["First time: Freedonia accused Sylvania (told 8 May 2024)."]
    assert lines(report, "stances") == ["Freedonia supports Sylvania (told 8 May 2024)."]
    assert "What had been said or printed by 1 June 2024." in report.lead


def test_judgements_of_identity_are_followed() -> None:
    kg = story()
    kg.judge_identity("actor/lund", "actor/kosta", same=True, who="Ana")
    ids = Ledger(kg).find("Bela Kosta").ids | Ledger(kg).find("Ada Lund").ids
    assert len(ids) == 1
    assert {i.kind for i in Ledger(kg).items if i.has(ids)} == {"Meeting", "Visit", "Statement"}


def test_who_is_not_known_is_asked_back(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match='no actor "Fredonia" in the graph; did you mean "Freedonia"'):
        dossier(kg, "Fredonia")
    with pytest.raises(QueryError, match="is one actor"):
        brief(kg, "Freedonia", "actor/FRE")
    with pytest.raises(GraphError, match='no article "s11" is stored; did you mean "s1"'):
        marked.marked(kg, "s11")


def test_those_that_only_articles_know_are_taken_together_and_it_says_so() -> None:
    kg = KnowledgeGraph()
    for name in ("one", "two"):
        made = Invented([BACKS], id=name, date=date(2024, 5, 8))
        spokesman = made.actor(f"article/{name}/actor/spokesman", "spokesman", ActorType.UNNAMED_ACTOR)
        land = made.actor("actor/SYL", "Sylvania", ActorType.STATE)
        made.stance(StanceValue.SUPPORTS, spokesman, land, BACKS, "backs")
        kg.add(made.done())
    report = dossier(kg, "spokesman")
    assert any("2 actors of this name" in line for line in report.lead)
    assert len(lines(report, "stances")) == 2


def test_promises_and_what_became_of_them() -> None:
    kg = KnowledgeGraph()
    made = Told("p1", date(2024, 1, 5))
    promise = made.tell("Commitment", "Borduria", to=("Aland",), day=date(2024, 1, 5))
    aid = made.event("Aid", "Borduria", to=("Aland",))
    made.claim(aid, "Borduria", "Planned", relayed=promise)
    kg.add(made.extraction())
    assert lines(dossier(kg, "Borduria"), "promises") == [
        "Borduria made a commitment to Aland (5 January 2024), that Borduria give aid to Aland: open."
    ]
    later = Told("p2", date(2024, 3, 5))
    later.tell("Aid", "Borduria", to=("Aland",), day=date(2024, 3, 4))
    kg.add(later.extraction())
    [line] = lines(dossier(kg, "Borduria"), "promises")
    assert line.endswith(": kept; the like is told as done on 4 March 2024.")


def test_contested_claims_are_told_on_both_words() -> None:
    kg = KnowledgeGraph()
    made = Told("c1", date(2024, 1, 5))
    strike = made.event("MilitaryAction", "Borduria", to=("Aland",))
    one, other = made.claim(strike, "Aland"), made.claim(strike, "Borduria", "DoesNotHold")
    made.conflict("factuality", one, other)
    kg.add(made.extraction())
    report = brief(kg, "Borduria", "Aland")
    [line] = [line for part in report.sections if part.key == "contested" for line in part.lines]
    assert (line.status, len(line.notes)) == ("open", 2)


def test_a_cell_of_the_matrix_shows_what_is_held(kg: KnowledgeGraph) -> None:
    told = matrix.matrix(relations(kg, level="state"))
    place = {state.name: number for number, state in enumerate(told.states)}
    there = told.cells[place["Freedonia"], place["Sylvania"]]
    back = told.cells[place["Sylvania"], place["Freedonia"]]
    assert (there.sign, there.look) == ("−", "mixed")
    assert (back.cooperative, back.conflictual) == (1, 0)  # the meeting of the two ministers; nothing that is denied
    planned = Told("only", date(2024, 1, 1))
    planned.claim(planned.event("Visit", "Aland", to=("Borduria",)), factuality="Planned")
    graph = KnowledgeGraph()
    graph.add(planned.extraction())
    [cell] = matrix.matrix(relations(graph, level="state")).cells.values()
    assert (cell.look, cell.sign, cell.cooperative) == ("unheld", "", 0)


def test_the_pieces_of_an_article_are_its_text(kg: KnowledgeGraph) -> None:
    told = marked.marked(kg, "s1")
    pieces = [piece for row in told.rows for piece in row.pieces]
    assert "".join(piece.text for piece in pieces) == told.article.text
    assert all(told.article.text[p.start :].startswith(p.text) for p in pieces)
    accused = next(piece for piece in pieces if piece.text == "accused")
    assert {told.items[n].kind for n in accused.claims} >= {"Accusation", "Aid"}
    assert accused.trigger
    opened = [n for piece in pieces for n in piece.opens]
    assert sorted(opened) == list(range(len(told.items)))


def test_states_have_their_names_and_other_scripts_their_own_direction() -> None:
    made = Invented([MET, ACCUSED], id="o", date=date(2024, 5, 8), source="وكالة الأنباء", title="لقاء")
    lund = made.actor("actor/lund", "Ada Lund", ActorType.PERSON, country="FRA")
    court = made.actor("actor/court", "Court of Lyons", ActorType.GOVERNMENT_BODY, country="FRA")
    navy = made.actor("actor/navy", "Baltic Fleet", ActorType.GOVERNMENT_BODY, country="RUS")
    made.event("Meeting", MET, "met", roles={"participants": (lund, navy)})
    made.event("Accusation", ACCUSED, "accused", roles={"actors": (court,), "recipients": (navy,)})
    kg = KnowledgeGraph()
    kg.add(made.done())
    report = dossier(kg, "Ada Lund")
    assert report.lead[0] == "Person, France."
    states = {key: data["name"] for key, data in relations(kg, level="state").nodes(data=True) if key != lund}
    assert states == {"country/FRA": "France", "country/RUS": "Russia"}
    page = marked.render(marked.marked(kg, "o"))
    assert "<h1><bdi>لقاء</bdi></h1>" in page
    assert "<bdi>وكالة الأنباء</bdi>, 8 May 2024" in page
    assert "<bdi>وكالة الأنباء</bdi>, 8 May 2024" in paper.render(report, "html")


def test_overlapping_words_belong_to_all_their_claims() -> None:
    made = Invented([MET, ACCUSED], id="o", date=date(2024, 5, 8))
    land = made.actor("actor/FRE", "Freedonia", ActorType.STATE)
    for words in ("Ada Lund of Freedonia met", "Freedonia met Bela Kosta in March.", "met"):
        made.event("Visit", words, "met", roles={"actors": (land,)})
    kg = KnowledgeGraph()
    kg.add(made.done())
    told = marked.marked(kg, "o")
    covers = {p.text: {told.items[n].evidence[0].sentence for n in p.claims} for row in told.rows for p in row.pieces}
    assert len(covers["met"]) == 3
    assert len(covers["Freedonia "]) == 2
    assert covers["Ada Lund of "] == {"Ada Lund of Freedonia met"}


@pytest.fixture(scope="module")
def attacked() -> KnowledgeGraph:
    """A graph whose every text is an attack."""
    graph = KnowledgeGraph()
    for number, text in enumerate((*HOSTILE, "[x](javascript:alert(1)) ![i](http://a.example/b)", "1. # *a*\n\n> |b|")):
        body = f"{text} met {text}."
        made = Invented([body], id=f"h{number}", date=date(2024, 5, number + 1), source=text, title=text, url=text)
        a = made.actor("actor/AAA", f"A{HOSTILE[0]}", ActorType.STATE)
        b = made.actor("actor/BBB", f"B{HOSTILE[1]}", ActorType.STATE)
        made.event("Meeting", body, "met", roles={"participants": (a, b)})
        made.event("Statement", body, "met", roles={"actors": (a,)})
        made.stance(StanceValue.OPPOSES, a, b, body, "met")
        graph.add(made.done())
    return graph


def test_hostile_strings_are_words(attacked: KnowledgeGraph) -> None:
    pages = [
        paper.render(dossier(attacked, "actor/AAA"), "html"),
        paper.render(brief(attacked, "actor/AAA", "actor/BBB"), "html"),
        timeline.render(timeline.timeline(attacked, "actor/AAA")),
        matrix.render(matrix.matrix(relations(attacked, level="state"))),
        marked.render(marked.marked(attacked, "h0")),
        matrix.render(matrix.matrix(hostile())),
    ]
    for page in pages:
        assert "script-src" not in page
        assert "default-src 'none'" in html.unescape(page)
        body = page.split("</style>")[1]
        assert not re.search(r"<(script|img|iframe|svg onload)|href=\"(?!#|https?:)|\son\w+=\"", body)


def test_markdown_shows_every_string_as_it_is(attacked: KnowledgeGraph) -> None:
    text = paper.render(brief(attacked, "actor/AAA", "actor/BBB"), "md")
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert not re.search(r"<(script|img|svg|iframe|table|em|a href=\"(?!https?:))", shown)
    assert html.escape(HOSTILE[0] + " met", quote=False) in html.unescape(shown).replace("<", "&lt;").replace(
        ">", "&gt;"
    )
    assert paper.web("javascript:alert(1)") is None


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a_b*c", "1. x", "- y", "+ z", "# h", "=1", "a | b", "~~s~~", "&lt;", "@x www.x.y"]
)
def test_escaped_text_comes_back(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(paper.escaped(text))
    assert html.unescape(re.sub(r"^<p>|</p>\n$", "", rendered)) == " ".join(text.split())


def test_the_doors_draw_what_relations_gives(kg: KnowledgeGraph, tmp_path: Path) -> None:
    for view in (timeline.show, matrix.show):
        path = tmp_path / "new" / f"{view.__module__}.html"
        assert view(relations(kg), path) == path
        assert "Freedonia" in path.read_text(encoding="utf-8")
        view(nx.MultiDiGraph(), path)
        assert "Nothing is told" in path.read_text(encoding="utf-8") or "No relation" in path.read_text(
            encoding="utf-8"
        )
    assert {i.status for i in timeline.items_of(relations(kg))} == {"held", "open", "denied"}
    assert {i.when.precision for i in Ledger(kg).items} >= {TimePrecision.MONTH}
