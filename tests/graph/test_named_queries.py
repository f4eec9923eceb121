"""The competency questions on the sample article, with the rows that the questions' own page gives."""

from datetime import date
from decimal import Decimal

import pytest

from diplograph.errors import DataFileError, QueryError
from diplograph.graph import library
from diplograph.graph.knowledge import KnowledgeGraph

REGIME = ["Qaddafi government", "envoys from Qaddafi", "representatives of Qaddafi",
          "Libyan foreign minister (unnamed)",          "Muammar Qaddafi"]  # fmt: skip
OTHERS = ["Libyan rebels / opposition", "a Libyan rebel representative", "Barack Obama", "Nicolas Sarkozy",
          "David Cameron", "Western countries", "United States"]  # fmt: skip
MARCH, MAY17, MAY26, MAY27 = date(2011, 3, 1), date(2011, 5, 17), date(2011, 5, 26), date(2011, 5, 27)
PERSUADE = "Russia uses its contacts with the regime leadership to persuade Qaddafi to step down"
CHANGE = "Russia for the first time supports the goals of the campaign"
ACCUSES = "Russia later accused the North Atlantic Treaty Organization of violating the resolution"
REFUGE = "Russia isn’t willing to grant refuge to the Libyan leader"
SHUTTLING = "Qaddafi is shuttling between hospitals in Tripoli to elude nighttime raids by NATO jets"
GOALS = "goals of the NATO-led campaign in Libya"

EXPECTED = {
    "who-met-whom": [
        ("Meeting", "envoys from Qaddafi", "Russia", MAY17, "Moscow", "Bloomberg"),
        ("Hosting", "a Libyan rebel representative", "Russia", date(2011, 5, 23), None, "Bloomberg"),
        ("Meeting", "David Cameron", "Dmitry Medvedev", MAY26, None, "Bloomberg"),
        ("Meeting", "Dmitry Medvedev", "Barack Obama", MAY26, None, "Bloomberg"),
        ("Meeting", "Dmitry Medvedev", "Nicolas Sarkozy", MAY26, None, "Bloomberg"),
        ("PhoneCall", "Sergei Lavrov", "Libyan foreign minister (unnamed)", MAY26, None, "Sergei Ryabkov"),
    ],
    "latest-stances": [
        ("Dmitry Medvedev", "Muammar Qaddafi", "Opposes", Decimal("0.75"), MAY27, True),
        ("France", "Muammar Qaddafi", "Opposes", Decimal(1), MAY27, True),
        ("Nicolas Sarkozy", "Muammar Qaddafi", "Opposes", Decimal(1), MAY27, True),
        ("Russia", "Muammar Qaddafi", "Opposes", Decimal("0.75"), MAY27, True),
        ("Russia", "NATO", "Opposes", Decimal("0.5"), MARCH, True),
        ("Russia", GOALS, "Supports", Decimal("0.5"), MAY27, False),
    ],
    "stance-changes": [
        ("Russia", CHANGE, True, MAY27, "Russia abstains", MARCH),
        ("Russia", CHANGE, True, MAY27, "Russia accuses NATO of violating the resolution", MARCH),
    ],
    "only-unnamed-sources": [
        ("Qaddafi shuttles between hospitals in Tripoli", "a European government official", SHUTTLING),
        ("nighttime raids by NATO jets", "a European government official", "nighttime raids by NATO jets"),
    ],
    "denied-or-refused": [
        ("denied", "Russia grants refuge to Qaddafi", "Dmitry Medvedev", REFUGE),
        ("denied", "mediation in the Libyan conflict / with Qaddafi", "Nicolas Sarkozy",
         "There is no mediation possible with Qaddafi"),
        ("refused", "Russia refuses refuge to Qaddafi", "Russia", REFUGE),
    ],
    "contradictions": [
        ("attribution", "Sergei Ryabkov", "Qaddafi has lost his legitimacy to govern", "Dmitry Medvedev",
         "Qaddafi has forfeited his right to govern"),
        ("factuality", "Nicolas Sarkozy", "There is no mediation possible with Qaddafi", "Western countries",
         "help mediate in the Libyan conflict"),
        ("stance", "Russia", ACCUSES, "Bloomberg", "supporting the goals of the NATO-led military campaign in Libya"),
    ],
    "corroboration": [
        ("Qaddafi / his regime has lost the right to govern", 2, 1, 1, 3),
        (PERSUADE, 2, 1, 1, 2),
        ("Obama and Medvedev meet", 1, 1, 1, 2),
        ("Western countries ask Russia to help mediate", 1, 1, 1, 2),
    ],
    "state-graph": [
        ("Allied forces", "MilitaryAction", "Qaddafi government"),
        ("France", "Meeting", "Russia"),
        ("France", "Agreement", "United States"),
        ("Libyan rebels / opposition", "Hosting", "Russia"),
        ("NATO", "MilitaryAction", "Qaddafi government"),
        ("NATO", "Accusation", "Russia"),
        ("Qaddafi government", "Meeting", "Russia"),
        ("Qaddafi government", "PhoneCall", "Russia"),
        ("Russia", "Meeting", "United Kingdom"),
        ("Russia", "Meeting", "United States"),
        ("Russia", "Request", "Western countries"),
    ],
    # The page says 2: it was written before the ontology put dg:Persuasion under dg:Request. Its own query gives 3 now.
    # It says 7 of the other side, of which it does not ask whether they took place; two of them did not.
    "brokers": [("Russia", 3, 5)],
    "votes": [
        ("Russia", "Abstained", "UNSC vote authorising military intervention in Libya", MARCH, date(2011, 3, 31),
         "YearInferred"),
    ],
    "economic-interests": [
        ("Russian weapons exporters", "Russian weapons exporters lose contracts", 4000000000, "$4 billion", "Possible",
         "Sergei Chemezov", date(2011, 3, 3)),
        ("Russia", "potential civilian contracts in Libya (incl. railroad network)", None, "billions of dollars",
         "Possible", "Sergei Shmatko", date(2011, 3, 22)),
    ],
    "why-this-edge": [
        ("Accusation", ACCUSES, 1344, 1431, "Russia Says It’s Seeking to Negotiate Exit of Qaddafi",
         "hand-encoded reference", "0.0.0-example", Decimal("0.95"), None, "seed/c23u"),
    ],
    "cooperation-balance": [
        ("Russia", "NATO", "2011-03", 1, Decimal("-3.5")),
        ("Allied forces", "Qaddafi government", "2011-05", 1, Decimal("-9.5")),
        ("Dmitry Medvedev", "Barack Obama", "2011-05", 1, Decimal("2.5")),
        ("Dmitry Medvedev", "Muammar Qaddafi", "2011-05", 1, Decimal(-1)),
        ("NATO", "Qaddafi government", "2011-05", 2, Decimal("-9.5")),
        ("Nicolas Sarkozy", "Muammar Qaddafi", "2011-05", 1, Decimal(-1)),
        ("Russia", "Libya", "2011-05", 1, Decimal("2.5")),
        ("Russia", "Muammar Qaddafi", "2011-05", 1, Decimal(-2)),
        ("Russia", "a Libyan rebel representative", "2011-05", 1, Decimal(4)),
        ("Western countries", "Russia", "2011-05", 1, Decimal("0.5")),
    ],
}  # fmt: skip
NEEDED = {
    "brokers": {"one_side": REGIME, "other_side": OTHERS},
    "why-this-edge": {"actor": "Russia", "other": "NATO"},
    "relations-of-two": {"actor": "Russia", "other": "NATO"},
}
DAYS = {"changes-between": {"since": "2011-01-01", "until": "2011-05-27"}, "silence": {"since": "2011-01-01"}}
ANALYSTS = {  # their rows are held in test_analyst_queries.py and tests/across
    "changes-between", "envoys-under-way", "most-contested", "promises", "relations-of-two", "silence",
    "sources-confirmed", "told-by-many", "unanswered-demands", "votes-by-resolution", "who-speaks-for-whom",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_sample_article_gives_the_known_rows(seed, name):
    assert [tuple(row) for row in seed.query(name, **NEEDED.get(name, {}))] == EXPECTED[name]


def test_chains_of_two_speakers_are_found(seed):
    rows = seed.query("who-said-who-said")
    assert [(row.outer, row.inner, row.depth, row.factuality) for row in rows] == [
        ("Ben Rhodes", "Barack Obama", 2, "Holds"),
        ("Ben Rhodes", "Dmitry Medvedev", 2, "Planned"),
        ("Irina Zvyagelskaya", "Russia", 2, "Predicted"),
        ("Natalia Timakova", "Western countries", 2, "Wanted"),
    ]


def test_what_has_not_happened_is_listed(seed):
    rows = seed.query("not-yet-happened")
    assert len(rows) == 17
    assert {row.factuality for row in rows} == {"Planned", "Possible", "Predicted", "Wanted"}
    assert ("Planned", "Margelov meets representatives of Qaddafi", "Dmitry Medvedev", MAY27) in list(rows)


def test_every_query_has_its_rows_held_here_or_on_a_made_graph():
    assert set(library.names()) == {*EXPECTED, "who-said-who-said", "not-yet-happened", *ANALYSTS}


@pytest.mark.parametrize(
    ("name", "params", "count"),
    [
        ("who-met-whom", {"since": "2011-05-26"}, 4),
        ("who-met-whom", {"until": MAY17}, 1),
        ("who-met-whom", {"actor": "russia"}, 2),
        ("who-met-whom", {"actor": "Dmitry Medvedev", "other": "Barack Obama"}, 1),
        ("who-met-whom", {"kind": "PhoneCall"}, 1),
        ("who-met-whom", {"since": None}, 6),
        ("latest-stances", {"as_of": "2011-04-01"}, 1),
        ("latest-stances", {"target": "NATO"}, 1),
        ("state-graph", {"as_of": "2011-05-20"}, 2),
        ("corroboration", {"least": 3}, 1),
        ("contradictions", {"kind": "stance"}, 1),
        ("not-yet-happened", {"source": ["Sergei Shmatko", "Sergei Chemezov"]}, 2),
        ("cooperation-balance", {"actor": "Russia", "since": "2011-05-01"}, 3),
    ],
)
def test_parameters_narrow_the_answer(seed, name, params, count):
    assert len(seed.query(name, **params)) == count


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("who-met-who", {}, 'did you mean "who-met-whom"'),
        ("who-met-whom", {"sinc": "2011-05-01"}, 'did you mean "since"'),
        ("who-met-whom", {"since": "yesterday"}, "a day such as"),
        ("who-met-whom", {"actor": "Rusia"}, 'did you mean "Russia"'),
        ("who-met-whom", {"actor": []}, "empty list"),
        ("who-met-whom", {"kind": "Meting"}, 'did you mean "Meeting"'),
        ("contradictions", {"kind": ["a", "b"]}, "one value"),
        ("brokers", {"one_side": "Russia"}, "needs other_side"),
        ("corroboration", {"least": "many"}, "whole number"),
    ],
)
def test_what_does_not_fit_is_said_with_what_would(seed, name, params, message):
    with pytest.raises(QueryError, match=message):
        seed.query(name, **params)


def test_every_query_tells_what_it_takes_and_gives():
    for name in library.names():
        query = library.get(name)
        assert query.title.endswith(("?", "judgement", "happened", "happened;")) or query.title
        assert all(meaning for _, meaning in query.columns)
        assert query.example


@pytest.mark.parametrize("name", library.names())
def test_every_example_runs(seed, name):
    assert len(seed.query(name, **library.arguments(library.get(name))))


def test_an_official_stands_for_the_state_it_acted_for_that_day(kg, extraction, tell):
    kg.add(extraction)
    kg.add(tell("a2", date(2013, 1, 1)))  # after Orsk's term, and Zar's role is the text's own
    assert [tuple(row) for row in kg.query("state-graph", as_of="2012-01-01")] == [
        ("Borduria", "Accusation", "Syldavia"),
        ("Borduria", "Meeting", "Syldavia"),
    ]
    later = {tuple(row) for row in kg.query("state-graph", since="2012-01-01")}
    assert later == {("Borduria", "Accusation", "Ana Orsk"), ("Borduria", "Meeting", "Ana Orsk")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?a { ?a ?b ?c }", "no title"),
        ("# title: t\n# param: x day any y z\nSELECT ?a { ?a ?b ?c }", "is no parameter"),
        ("# title: t\n# param: x date any since\nSELECT ?a { ?a ?b ?c }", "no line VALUES"),
        ("# title: t\nSELECT ?a { ?a ?b ?c }", "columns are a"),
        ("# title: t\nSELECT ?a { ?a ?b }", "line 2"),
        ("# title: t\n# example: sinc=2011-01-01\n# column: a it\nSELECT ?a { ?a ?b ?c }", 'its example names "sinc"'),
    ],
)
def test_a_query_file_that_an_editor_can_mend_says_how(text, message):
    with pytest.raises(DataFileError, match=message):
        library.read("mine", text, "mine.rq")


def test_rows_print_as_files_do(seed):
    rows = seed.query("votes")
    assert rows.to_csv().splitlines()[0] == "actor,vote,measure,earliest,latest,basis"
    assert rows.to_tsv().splitlines()[1].split("\t")[1] == "Abstained"
    assert '"earliest": "2011-03-01"' in rows.to_json()
    assert rows[0].vote == "Abstained"
    assert rows[:1] == list(rows)


def test_an_empty_graph_answers_with_no_rows():
    with KnowledgeGraph() as kg:
        needs = {name: [p for p in library.get(name).params if p.default == "required"] for name in library.names()}
        assert {name for name, params in needs.items() if params} == {*NEEDED, *DAYS}
        assert not any(
            len(kg.query(name, **DAYS.get(name, {}))) for name in library.names() if name in DAYS or not needs[name]
        )
