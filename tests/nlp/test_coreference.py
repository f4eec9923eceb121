"""Whom pronouns and bare nouns point to; and where nobody is taken."""

from datetime import date

import pytest

from diplograph.model import Article


@pytest.fixture(scope="module")
def points(pipeline):
    def find(text: str, word: str, nth: int = 0, source: str = "Example Post") -> set[str]:
        """Return the names of the actors at the nth occurrence of the word."""
        doc = pipeline.annotate(Article(text=text, id="t", date=date(2021, 3, 2), source=source))
        names = {actor.id: actor.name for actor in doc._.actors}
        heads = [token.idx for token in doc if token.text == word]
        return {names[m.actor] for m in doc._.actor_mentions if m.head == heads[nth] and m.actor in names}

    return find


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Anna Berg met John Holt. She left early.", "She", {"Anna Berg"}),
        ("Anna Berg met John Holt. He left early.", "He", {"John Holt"}),
        ("Norwegian minister John Holt praised Robert Lind and urged him to stay.", "him", {"Robert Lind"}),
        ("Norway said it would sign the treaty.", "it", {"Norway"}),
        ("Jordan met France. France will recall its envoy from the kingdom.", "kingdom", {"Jordan"}),
        ("Diplomats spoke. Several ministers met officials of Chad, they said.", "they", {"Diplomats"}),
        ("Sudan urged Norway to open its border.", "its", {"Norway"}),
        ("Norway sells oil. Exporters in Norway fear a ban. They asked Chad for help.", "They", set()),
        ("The raid was ordered by Sudan and its allies.", "its", {"Sudan"}),
        ("Anna Berg told John Holt during their meeting that Chad had signed.", "their", {"Anna Berg", "John Holt"}),
        (
            "Norwegian foreign minister Anna Berg met Danish foreign minister John Holt. The foreign ministers agreed.",
            "ministers",
            {"Anna Berg", "John Holt"},
        ),
        ("Airbus signed a deal, the BBC said. The company will leave Chad.", "company", {"Airbus"}),
        ("The rebels said they would fight on.", "they", {"rebels"}),
        ("Norway and Chad said they would sign.", "they", {"Norway", "Chad"}),
        ("Chad met Norway. Both countries signed the treaty.", "countries", {"Norway", "Chad"}),
        ("Norwegian President Anna Berg arrived. The president declined to comment.", "president", {"Anna Berg"}),
        ("NATO began the raids on Monday. The alliance denied errors.", "alliance", {"NATO"}),
        ("Chad rejected the plan. The country wants a new vote.", "country", {"Chad"}),
    ],
)
def test_what_words_go_back_to(points, text, word, who):
    assert points(text, word) == who


def test_he_after_a_quote_is_who_spoke(points):
    text = '"We will not hide the Libyan leader," Paul Holt said. "Nobody will take him." He added that an envoy left.'
    assert points(text, "He") == {"Paul Holt"}


def test_a_tie_is_left_open(points):
    assert points("The book by Paul Holt about John Lind sold well. He was glad.", "He") == set()


def test_it_of_the_weather_is_nobody(points):
    assert points("Norway met Chad. It is clear that rain will come.", "It") == set()


def test_i_is_who_speaks(points):
    text = '"I reject the plan," said Norwegian minister Anna Berg.'
    assert points(text, "I") == {"Anna Berg"}


def test_we_of_an_official_is_also_the_state(points):
    text = 'Norway is angry. "We reject the plan," said Norwegian Foreign Minister Anna Berg.'
    assert points(text, "We") == {"Anna Berg", "Norway"}


def test_we_of_a_party_leader_is_not_the_state(points):
    text = 'Norway is angry. "We reject the plan," said Norwegian opposition leader Anna Berg.'
    assert points(text, "We") == {"Anna Berg"}


def test_we_in_a_governments_own_statement_is_the_state(points):
    assert points("We condemn the attack on the hospital.", "We", source="Norwegian Government") == {"Norway"}


def test_he_in_a_quote_is_not_the_speaker(points):
    text = 'President Paul Holt met Robert Lind. "He must go," Holt said.'
    assert points(text, "He") <= {"Robert Lind"}


def test_names_are_never_pronouns(points):
    assert points("The United Kingdom and Chad met.", "Kingdom") <= {"United Kingdom"}


def test_clusters_hold_names_and_pronouns(pipeline):
    text = "Anna Berg arrived. She left early."
    doc = pipeline.annotate(Article(text=text, id="t", date=date(2021, 3, 2)))
    assert [[span.of(text) for span in cluster] for cluster in doc._.coreference] == [["Anna Berg", "She"]]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (
            "US President Anna Berg met US Vice President John Holt. Holt smiled. The president signed the bill.",
            "president",
            {"Anna Berg"},
        ),
        ("A group of armed men attacked the village.", "group", {"armed men"}),
        ("Most of the protesters attacked the embassy of Chad.", "Most", {"protesters"}),
        ("The embassy of Chad wrote to the parliament of Norway.", "parliament", {"parliament of Norway"}),
        ("Carl Moss left. Reporters found Ann Berg at last, but she refused to answer.", "she", {"Ann Berg"}),
    ],
)
def test_which_of_several_is_meant(points, text, word, who):
    assert points(text, word) == who


def test_a_further_quote_is_of_who_spoke_last(points):
    text = '"Chad must leave," President Paul Holt said.\n\n"I have a plan for it."'
    assert points(text, "I") == {"Paul Holt"}


def test_who_says_something_is_nobody_named_in_it(pipeline):
    text = (
        "The trip is set for May, spokeswoman Anna Berg said.\n\n"
        "The talks with Deputy Minister Holm and other officials will turn to aid, she added."
    )
    doc = pipeline.annotate(Article(text=text))
    she = next(m for m in doc._.actor_mentions if text[m.span.start : m.span.end] == "she")
    assert she.actor is not None
    assert she.actor.endswith("anna-berg")


def test_the_minister_in_a_governments_statement_is_its_own(pipeline):
    text = (
        "William Hague\n\nAn aide said: “The Foreign Secretary called President Lena Costa of Brazil on the way home.”"
    )
    doc = pipeline.annotate(Article(text=text, source="UK Government"))
    secretary = next(m for m in doc._.actor_mentions if "Secretary" in text[m.span.start : m.span.end])
    assert secretary.actor == "actor/william-hague"


def test_the_government_is_that_of_the_official_who_speaks_of_it(points):
    text = "The British Government is silent. Australian senator Jane Ross said the Government should act."
    assert points(text, "Government", nth=1) == {"Australia"}


def test_an_acronym_that_the_text_explains_is_no_other_body_of_the_tables(points):
    text = "The Progressive Peoples Party (PPP) met on Monday. The PPP condemned the raid."
    assert points(text, "PPP", nth=1) == {"Progressive Peoples Party"}


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        ("Statement by Secretary of Defense Karl Moss on the Raid", "I condemn the raid by Libya.", {"Karl Moss"}),
        ("On the Raid", "Remarks by Secretary Karl Moss\n\nI condemn the raid by Libya.", {"Karl Moss"}),
        ("Statement by the Press Office", "I condemn the raid by Libya.", {"United States"}),
    ],
)
def test_the_i_of_a_statement_is_whoever_makes_it(pipeline, title, text, who):
    article = Article(text=text, id="t", title=title, date=date(2021, 3, 2), source="US State Department")
    doc = pipeline.annotate(article)
    names = {actor.id: actor.name for actor in doc._.actors}
    heads = {token.idx for token in doc if token.text == "I"}
    assert {names[m.actor] for m in doc._.actor_mentions if m.head in heads and m.actor in names} == who
