"""One event told by several articles is one event: linked with a score and reasons, judged, undone, never merged."""

from datetime import timedelta

import pytest
from made_tellings import DAY, News

from diplograph.across import judged, stored
from diplograph.across.derive import derive
from diplograph.across.listing import ends_of, shown
from diplograph.errors import GraphError
from diplograph.graph.knowledge import KnowledgeGraph

MET = "Freedonia and Sylvania discussed fishing quotas and a lighthouse on Skerry Rock in the port of Glimmer."
ALSO = "Talks on fishing quotas and the lighthouse of Skerry Rock took place in Glimmer."
OTHER = "Freedonia and Sylvania argued about railway timber and a bridge."


@pytest.fixture
def kg() -> KnowledgeGraph:
    return KnowledgeGraph()


def add(kg: KnowledgeGraph, *news: News) -> None:
    assert kg.add_all(one.extraction() for one in news) == []


def meeting(name: str, sentence: str = MET, on=DAY, day=DAY, publisher: str = "Example Post", **more) -> News:
    news = News(name, day, publisher)
    news.event(more.pop("kind", "Meeting"), sentence, "Freedonia", "Sylvania", on=on, **more)
    return news


def linked(kg: KnowledgeGraph) -> list[tuple[str, str]]:
    return [(one.link.left, one.link.right) for one in shown(kg.store) if one.holds]


def derived(kg: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in kg.store.quads_for_pattern(None, None, None, stored.GRAPH)}


ONE = [("article/a1/event/0", "article/a2/event/0")]


def test_two_tellings_are_linked_with_score_and_reasons_and_the_articles_stay_as_they_were(kg):
    one, two = meeting("a1"), meeting("a2", ALSO, kind="Negotiation", publisher="Other Gazette")
    add(kg, one, two)
    found = derive(kg)
    assert (found.compared, found.events, found.links, found.conflicts) == (2, 1, 1, 0)
    [link] = shown(kg.store)
    assert ends_of(kg.store, link.id) == ONE[0]
    assert 0.55 <= link.link.score < 1
    assert [reason.name for reason in link.link.reasons] == ["type", "parties", "time", "words", "affair"]
    assert "Meeting and Negotiation" in link.why
    assert "glimmer" in link.why
    assert (link.left.quote, link.right.quote) == (MET, ALSO)
    assert [kg.extraction(name) for name in ("a1", "a2")] == [one.extraction(), two.extraction()]
    [row] = kg.query("told-by-many")
    assert (row.tellings, row.texts, row.publishers) == (2, 2, 2)
    [row] = kg.query("corroboration", least=1)
    assert (row.sources, row.publishers, row.articles, row.claims) == (2, 2, 2, 2)


@pytest.mark.parametrize(
    "other",
    [
        meeting("a2", on=DAY + timedelta(days=4)),  # the same words and parties, another day
        meeting("a2", OTHER, on=None),  # another matter
        meeting("a2", kind="Agreement"),  # another type
        meeting("a2", day=DAY + timedelta(days=30), on=None),
    ],
)
def test_what_is_another_event_is_not_linked(kg, other):
    add(kg, meeting("a1"), other)
    assert derive(kg).links == 0
    assert len(kg.query("corroboration", least=1)) == 2


def test_other_parties_are_another_event(kg):
    other = News("a2")
    other.event("Meeting", MET, "Freedonia", "Osterlich", on=DAY)
    third = News("a3")
    third.event("Accusation", MET, "Freedonia", to=("Sylvania",), on=DAY)
    fourth = News("a4")
    fourth.event("Accusation", MET, "Sylvania", to=("Freedonia",), on=DAY)
    add(kg, other, third, fourth)
    assert derive(kg).links == 0


def test_a_question_tells_of_nothing_and_who_speaks_twice_says_two_things(kg):
    for number in (1, 2):
        news = News(f"a{number}")
        news.event("Meeting", "Will Freedonia and Sylvania meet in the port of Glimmer?", "Freedonia", "Sylvania")
        spoken = ("of cod, herring and nets", "that trains run late in winter")[number - 1]
        news.event("Statement", f"Freedonia spoke {spoken}.", "Freedonia", on=DAY)
        add(kg, news)
    assert derive(kg).links == 0


def test_an_article_that_tells_of_two_meetings_keeps_them_two(kg):
    two = meeting("a1")
    two.event("Meeting", ALSO, "Freedonia", "Sylvania", on=DAY)
    add(kg, two, meeting("a2"))
    assert (derive(kg).events, linked(kg)) == (1, ONE)


def test_whom_no_table_has_is_compared_by_name(kg):
    for name in ("a1", "a2"):
        news = News(name)
        news.event("Meeting", MET, f"article/{name}/actor/rufus-firefly", "Sylvania", on=DAY)
        add(kg, news)
    assert derive(kg).links == 1


def test_an_analyst_rejects_and_takes_it_back(kg):
    add(kg, meeting("a1"), meeting("a2", ALSO))
    derive(kg)
    said = judged.judge(kg, *ONE[0], same=False, who="Ana", note="another round")
    derive(kg)
    assert (linked(kg), len(kg.query("told-by-many"))) == ([], 0)
    assert judged.judge(kg, *reversed(ONE[0]), same=False, who="Ben") == said, "it is said already"
    with pytest.raises(GraphError, match="same undo OUT judgement/"):
        judged.judge(kg, *ONE[0], same=True, who="Ben")
    kg.add(meeting("a2", ALSO).extraction())
    derive(kg)
    assert linked(kg) == [], "it holds when the article is read again"
    assert [(one.holds, one.link.judged) for one in shown(kg.store)] == [(False, said.id)]
    ended = judged.take_back(kg, said.id, who="Ben")
    derive(kg)
    assert linked(kg) == ONE
    assert judged.judgements(kg.store) == [ended]
    assert (ended.who, ended.taken_back_by, ended.note) == ("Ana", "Ben", "another round")
    with pytest.raises(GraphError, match="was taken back on"):
        judged.take_back(kg, said.id, who="Ben")


def test_an_analyst_links_what_no_score_would(kg):
    add(kg, meeting("a1"), meeting("a2", OTHER, on=DAY + timedelta(days=20)))
    derive(kg)
    said = judged.judge(kg, *ONE[0], same=True, who="Ana")
    derive(kg)
    [link] = shown(kg.store)
    assert (link.link.judged, link.link.score) == (said.id, 0)
    assert said.id in link.why
    judged.take_back(kg, said.id, who="Ana")
    assert derive(kg).links == 0


@pytest.mark.parametrize(
    ("ends", "match"), [(("x/1", "x/1"), "twice"), (("x/1", "article/a1/event/0"), 'no telling "x/1"')]
)
def test_what_cannot_be_judged_is_said(kg, ends, match):
    add(kg, meeting("a1"))
    with pytest.raises(GraphError, match=match):
        judged.judge(kg, *ends, same=True, who="Ana")


def test_article_by_article_gives_the_graph_that_all_at_once_gives(kg):
    news = [meeting(f"a{number}", (MET, ALSO)[number % 2], on=DAY + timedelta(days=number // 3)) for number in range(7)]
    add(kg, *news)
    derive(kg)
    other = KnowledgeGraph()
    for one in reversed(news):
        add(other, one)
        assert derive(other).compared == 1
    assert derived(other) == derived(kg)
    assert derive(other).compared == 0
    assert derived(other) == derived(kg)


def test_what_is_changed_or_taken_away_leaves_nothing_behind(kg):
    add(kg, meeting("a1"), meeting("a2", ALSO), meeting("a3", OTHER, on=DAY + timedelta(days=9)))
    derive(kg)
    kg.add(meeting("a2", OTHER, on=DAY + timedelta(days=40)).extraction())
    assert derive(kg).links == 0
    kg.add(meeting("a2", ALSO).extraction())
    assert derive(kg).links == 1
    kg.remove("a2")
    derive(kg)
    fresh = KnowledgeGraph()
    add(fresh, meeting("a1"), meeting("a3", OTHER, on=DAY + timedelta(days=9)))
    derive(fresh)
    assert derived(kg) == derived(fresh)


def test_a_rejected_claim_tells_of_nothing(kg):
    add(kg, meeting("a1"), meeting("a2", ALSO))
    derive(kg)
    kg.judge_claim("article/a2/claim/0", "reject", who="Ana")
    assert derive(kg).links == 0


def test_the_links_are_no_part_of_a_file_that_is_loaded(kg, tmp_path):
    add(kg, meeting("a1"), meeting("a2", ALSO))
    derive(kg)
    judged.judge(kg, *ONE[0], same=True, who="Ana")
    kg.export("nquads", tmp_path / "all.nq")
    other = KnowledgeGraph()
    other.load(tmp_path / "all.nq")
    assert derived(other) == set()
    derive(kg)
    derive(other)
    assert derived(other) == derived(kg)
    assert len(judged.judgements(other.store)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\u202e\x00 ".replace("\x00", "") + "? . \n",
        "a" * 50_000,
        ". . . ? ? \n\n\n",
        "12 12 12 soldiers " * 2_000,
        "𝔉" * 300,
    ],
)
def test_hostile_text_is_compared_like_any_other(kg, text):
    for name in ("a1", "a2"):
        news = News(name, None)
        news.event("Meeting", text, "Freedonia", "Sylvania", on=DAY)
        news.event("Meeting", "x", "Freedonia", on=DAY - timedelta(days=9_000), long=8_000)
        add(kg, news)
    found = derive(kg)
    assert found.compared == 2
    assert derive(kg).compared == 0
