"""An analyst says which claims are right, wrong or to be read otherwise; queries, edges and networks follow."""

from datetime import date

import pytest

from diplograph.errors import GraphError
from diplograph.graph import library
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.graph.replacement import Correction
from diplograph.model import Factuality, Span
from diplograph.relations import relations

MET, ACCUSED, SHELLED, OPPOSES = (f"article/a1/claim/{number}" for number in (1, 2, 3, 4))
AGAIN = ("Orsk said", "Orsk said that Borduria had shelled the border town")


def read_again(extraction, number: int = 1, **changes):
    """Return the extraction with one claim that another reader would have read otherwise, key and all."""
    claims = list(extraction.claims)
    claims[number] = claims[number].model_copy(update={"key": "anew", **changes})
    return extraction.model_copy(update={"claims": tuple(claims)})


def wider(extraction):
    """Return the extraction whose second claim takes in the whole sentence."""
    start = extraction.article.text.index(AGAIN[1])
    return read_again(extraction, evidence=(Span(start=start, end=start + len(AGAIN[1])),))


def edges(kg) -> set[str]:
    asked = "SELECT ?s ?p ?o { ?e a dg:Edge ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"
    return {" ".join(value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for value in row) for row in kg.sparql(asked)}


def kinds(kg) -> list[str]:
    return sorted({edge["kind"] for *_, edge in relations(kg).edges(data=True)})


def seen(kg) -> tuple[object, ...]:
    answers = [kg.query(name) for name in ("who-met-whom", "latest-stances", "cooperation-balance", "state-graph")]
    return (edges(kg), kinds(kg), answers)


@pytest.fixture
def told(kg, extraction):
    kg.add(extraction)
    return kg


def test_what_is_rejected_vanishes_everywhere_and_comes_back_when_it_is_taken_back(told, extraction):
    before = seen(told)
    said = told.judge_claim(MET, "reject", who="Ana", note="they only wrote")
    assert (said.claims, said.quote[:8], said.content.split(" | ")[0]) == ((MET,), "Ana Orsk", "Meeting")
    assert len(told.query("who-met-whom")) == 0
    assert not any(" met " in edge for edge in edges(told))
    assert kinds(told) == ["Accusation", "MilitaryAction", "Opposes"]
    assert told.extraction("a1") == extraction, "the article stays as it was read"
    ended = Judgements(told).take_back(said.id, who="Ben")
    assert seen(told) == before
    assert Judgements(told).claims() == [ended]
    assert (ended.who, ended.taken_back_by, ended.claims) == ("Ana", "Ben", ())


def test_what_is_accepted_counts_as_sure(extraction):
    with KnowledgeGraph(floor=0.95) as kg:
        kg.add(extraction)
        assert edges(kg) == set()
        kg.judge_claim(ACCUSED, "accept", who="Ana")
        assert edges(kg) == {"orsk accused BOR"}
        net = relations(kg, min_confidence=0.95)
        assert [edge["confidence"] for *_, edge in net.edges(data=True)] == [1.0]
        [row] = kg.query("why-this-edge", actor="actor/orsk", other="actor/BOR")
        assert (row.confidence, row.verdict, row.claim) == (1, "accept", ACCUSED)


def test_what_is_replaced_gives_the_other_with_its_provenance(told, extraction):
    correction = Correction(type="Demand", recipients=("actor/SYL",), start=date(2011, 5, 10))
    said = told.judge_claim(ACCUSED, "replace", who="Ana", note="she asked her own", correction=correction)
    assert {"orsk demandedOf SYL"} == {edge for edge in edges(told) if edge.startswith("orsk") and "met" not in edge}
    [edge] = [e for _, _, e in relations(told, kinds=["Demand"]).edges(data=True)]
    assert (edge["claim"], edge["rule"], edge["confidence"]) == (said.replacement, "judged by Ana", 1.0)
    assert edge["start"] == edge["end"] == date(2011, 5, 10)
    [shown] = edge["evidence"]
    assert (shown.sentence, shown.identifier) == ("Orsk said", "a1")
    [row] = told.query("why-this-edge", actor="actor/orsk", other="actor/SYL")
    assert (row.type, row.extractor, row.version, row.verdict) == ("Demand", "Ana", "by hand", "replace")
    assert "Accusation" not in kinds(told)
    assert told.extraction("a1") == extraction
    assert told.articles()[0].claims == 4
    Judgements(told).take_back(said.id, who="Ana")
    assert "Demand" not in kinds(told)
    assert "Accusation" in kinds(told)


def test_a_stance_is_replaced_by_its_holder_target_and_value(told):
    correction = Correction(value="Supports", actors=("actor/zar",), factuality=Factuality.PLANNED)
    told.judge_claim(OPPOSES, "replace", who="Ana", correction=correction)
    assert len(told.query("latest-stances")) == 0, "it is only planned"
    [edge] = [e for _, _, e in relations(told, kinds=["Supports"]).edges(data=True)]
    assert (edge["actor_id"], edge["recipient_id"], edge["factuality"]) == ("actor/zar", "actor/BOR", "Planned")


def test_identity_is_judged_of_the_replacement_too(told, tell):
    told.add(tell("a2", date(2011, 6, 1), "Other Post"))
    Judgements(told).split_off("a1", "actor/orsk", who="Ana", name="The elder Orsk")
    told.judge_claim(ACCUSED, "replace", who="Ana", correction=Correction(type="Demand"))
    assert {"orsk demandedOf BOR"} == {edge for edge in edges(told) if "demanded" in edge}
    asked = told.query("unanswered-demands")
    assert [row.who for row in asked] == ["The elder Orsk"]
    told.judge_identity("actor/BOR", "actor/zar", who="Ana")
    assert {"orsk demandedOf BOR"} == {edge for edge in edges(told) if "demanded" in edge}
    assert [row.of for row in told.query("unanswered-demands")] == ["Borduria"]


@pytest.mark.parametrize("verdict", ["accept", "reject", "replace"])
def test_it_holds_when_the_article_is_read_again(told, extraction, verdict):
    correction = Correction(type="Demand") if verdict == "replace" else None
    said = told.judge_claim(ACCUSED, verdict, who="Ana", correction=correction)
    before = seen(told)
    told.add(extraction)
    assert seen(told) == before
    told.add_all([wider(extraction)])
    [again] = Judgements(told).claims()
    assert again == said, "the key is gone; the words overlap and say the same"
    assert seen(told)[:2] == before[:2]
    at_once = set(told.store)
    told.derive()
    assert set(told.store) == at_once
    told.remove("a1")
    assert Judgements(told).claims()[0].adrift
    assert edges(told) == set()
    assert relations(told).number_of_edges() == 0
    told.add(extraction)
    assert seen(told) == before


def test_it_follows_its_words_when_the_text_was_edited(told, extraction, tell):
    told.judge_claim(ACCUSED, "reject", who="Ana")
    shift = "Klow, Tuesday. "

    def moved(span):
        return Span(start=span.start + len(shift), end=span.end + len(shift))

    again = read_again(extraction)
    claims = tuple(c.model_copy(update={"evidence": tuple(map(moved, c.evidence))}) for c in again.claims)
    article = again.article.model_copy(update={"text": shift + again.article.text})
    mentions = {"mentions": ()}
    bare = {
        "actors": tuple(a.model_copy(update=mentions) for a in again.actors),
        "situations": tuple(s.model_copy(update=mentions) for s in again.situations),
    }
    told.add(again.model_copy(update={"article": article, "claims": claims, **bare}))
    assert Judgements(told).claims()[0].claims == (ACCUSED,)
    assert not any("accused" in edge for edge in edges(told))


@pytest.mark.parametrize(
    "change", [{"source": "actor/zar", "depth": 0}, {"evidence": (Span(start=0, end=7),)}], ids=["source", "place"]
)
def test_where_nothing_says_the_same_it_holds_on_nothing_and_that_is_said(told, extraction, change):
    said = told.judge_claim(ACCUSED, "reject", who="Ana")
    issues = told.add_all([read_again(extraction, **change)])
    assert [issue.article for issue in issues] == ["a1"]
    assert said.id in issues[0].found
    assert "holds on no claim any more" in issues[0].found
    assert any("accused" in edge for edge in edges(told))
    assert [one.id for one in Judgements(told).claims() if one.adrift] == [said.id]


def test_two_analysts_may_agree_and_may_not_contradict(told):
    first = told.judge_claim(MET, "accept", who="Ana")
    assert told.judge_claim(MET, "accept", who="Ana") == first
    assert told.judge_claim(MET, "accept", who="Ben").id != first.id
    told.judge_claim(MET, "unsure", who="Cem")
    with pytest.raises(GraphError, match=r"would contradict: accept .*\(Ben.*judge undo OUT judgement/"):
        told.judge_claim(MET, "reject", who="Cem")
    assert len(Judgements(told).claims()) == 3


@pytest.mark.parametrize(
    ("claim", "verdict", "correction", "says"),
    [
        ("article/a1/claim/9", "reject", None, 'no claim is "article/a1/claim/9".*judge find OUT'),
        (MET, "rejected", None, '"rejected" is no verdict; choose one of accept'),
        (MET, "replace", None, "replace needs a correction"),
        (MET, "accept", Correction(type="Visit"), "only replace takes a correction"),
        (ACCUSED, "replace", Correction(), "nothing is replaced"),
        (ACCUSED, "replace", Correction(type="Demnd"), 'no class "Demnd"; did you mean "Demand"'),
        (ACCUSED, "replace", Correction(type="Person"), '"Person" is no type of event'),
        (ACCUSED, "replace", Correction(value="Supports"), "is an event"),
        (ACCUSED, "replace", Correction(actors=("actor/orks",)), 'no actor "actor/orks".*did you mean'),
        (ACCUSED, "replace", Correction(start=date(2011, 5, 2), end=date(2011, 5, 1)), "cannot end on 2011-05-01"),
        (MET, "replace", Correction(type="Demand"), "say who does it and toward whom"),
        (OPPOSES, "replace", Correction(type="Demand"), "is a stance"),
        (OPPOSES, "replace", Correction(actors=("actor/zar", "actor/orsk")), "one holder, not 2"),
    ],
)
def test_what_cannot_be_judged_is_said_and_stores_nothing(told, claim, verdict, correction, says):
    before = set(told.store)
    with pytest.raises(GraphError, match=says):
        told.judge_claim(claim, verdict, who="Ana", correction=correction)
    with pytest.raises(GraphError, match="needs a name"):
        told.judge_claim(MET, "accept", who=" ")
    assert set(told.store) == before


def test_a_claim_is_found_by_words_and_named_by_id_key_or_its_last_part(told, extraction):
    own = Judgements(told)
    assert [row.claim for row in own.find("SHELLED")] == [SHELLED]
    assert len(own.find(article="a1")) == len(own.find()) == 4
    assert len(own.find(article="a2")) == len(own.find("nonsense")) == 0
    for name in (MET, extraction.claims[0].key, "1"):
        said = told.judge_claim(name, "unsure", who="Ana")
        assert said.claims == (MET,)
    told.judge_claim(ACCUSED, "replace", who="Ana", correction=Correction(type="Demand"))
    rows = {row.claim: row.verdict for row in own.find()}
    assert rows == {MET: "unsure", ACCUSED: "replace", SHELLED: None, OPPOSES: None}


def test_judgements_of_claims_travel_with_the_file(told, tmp_path):
    told.judge_claim(ACCUSED, "replace", who="Ana", correction=Correction(type="Demand"))
    told.judge_claim(MET, "reject", who="Ana")
    told.export("nquads", tmp_path / "all.nq")
    with KnowledgeGraph() as other:
        other.load(tmp_path / "all.nq")
        assert seen(other) == seen(told)
        assert Judgements(other).claims() == Judgements(told).claims()


def test_every_named_query_passes_over_what_was_rejected():
    # these are derived without them (test_what_claims_tell.py)
    marks = ("prov:invalidatedAtTime", "dg:tells", "dg:factOn")
    assert [name for name in library.names() if not any(mark in library.get(name).text for mark in marks)] == []
