"""Copies of one text are one voice: clusters, and what counts them."""

from datetime import timedelta

from made_tellings import DAY, News

from diplograph.across import copies
from diplograph.across.derive import derive
from diplograph.graph.knowledge import KnowledgeGraph

BODY = " ".join(f"Sentence {word} tells of the regatta of Glimmer and of its {word} boats." for word in (
    "red", "blue", "green", "slow", "fast", "old", "new", "small", "large", "painted"))  # fmt: skip
MET = "Freedonia and Sylvania met in the port of Glimmer on fishing quotas."


def paper(name: str, publisher: str, body: str = BODY, day=DAY) -> News:
    news = News(name, day, publisher)
    news.event("Meeting", MET, "Freedonia", "Sylvania", on=DAY)
    news.text += body
    return news


def stored(*news: News) -> KnowledgeGraph:
    kg = KnowledgeGraph()
    assert kg.add_all(one.extraction() for one in news) == []
    derive(kg)
    return kg


def clusters(kg: KnowledgeGraph) -> list[tuple[str, str]]:
    asked = "SELECT ?cluster ?id { ?a dg:syndicationCluster ?cluster ; dct:identifier ?id } ORDER BY ?id"
    return [(row.cluster, row.id) for row in kg.sparql(asked)]


def test_copies_corroborate_nothing():
    kg = stored(
        paper("a1", "Agency"),
        paper("a2", "Herald", BODY + " More at nine."),
        paper("a3", "Courier", day=DAY + timedelta(1)),
    )
    found = clusters(kg)
    assert [id for _, id in found] == ["a1", "a2", "a3"]
    assert len({cluster for cluster, _ in found}) == 1
    [row] = kg.query("corroboration", least=1)
    assert (row.sources, row.publishers, row.articles, row.claims) == (1, 1, 1, 3)
    assert len(kg.query("told-by-many")) == 0
    [row] = kg.query("told-by-many", least=1)
    assert (row.tellings, row.texts, row.publishers) == (3, 1, 1)
    assert publishers(kg) == [1]
    assert [(row.source, row.claims, row.confirmed) for row in kg.query("sources-confirmed")] == [("Agency", 1, 0)]


def publishers(kg: KnowledgeGraph) -> list[int]:
    return [row.n for row in kg.sparql("SELECT DISTINCT ?n { ?e a dg:Edge ; dg:publisherCount ?n }")]


def test_an_own_text_corroborates_and_a_copy_that_comes_later_joins_its_cluster():
    kg = stored(paper("a1", "Agency"), paper("a2", "Herald", "Boats were nowhere to be seen, says our reporter."))
    assert clusters(kg) == []
    assert publishers(kg) == [2]
    assert {row.source: row.confirmed for row in kg.query("sources-confirmed")} == {"Agency": 1, "Herald": 1}
    kg.add(paper("a3", "Courier").extraction())
    assert publishers(kg) == [3], "nobody has compared it yet"
    assert derive(kg).compared == 1
    assert [id for _, id in clusters(kg)] == ["a1", "a3"]
    assert publishers(kg) == [2]
    kg.remove("a1")
    derive(kg)
    assert clusters(kg) == []
    assert publishers(kg) == [2]


def test_reports_of_one_form_are_no_copies_of_last_months():
    kg = stored(paper("a1", "Agency"), paper("a2", "Agency", BODY + " All told.", DAY + timedelta(days=30)))
    assert clusters(kg) == []


def test_short_texts_are_copies_only_when_they_are_equal():
    one, other = (copies.shingles(f"Norway met Iceland in Oslo {day}.") for day in ("today", "again"))
    assert not copies.are_copies(one, other)
    assert copies.are_copies(one, one)


def test_texts_without_words_and_long_ones_have_their_signature():
    assert copies.signature("") == copies.signature("?! \u202e") == ""
    assert copies.signature("word " * 100_000).startswith(copies.MARK)
    assert list(copies.bands("")) == []
