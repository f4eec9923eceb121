"""Parties that the sentence itself does not name: they were told before, or hang on another word of it."""

import pytest
from made_parties import parties


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Chad asked Peru for fuel. Peru declined.", "Refusal", {"Peru"}, {"Chad"}),
        ("Chad proposed a truce on Monday. Peru rejected the proposal.", "Refusal", {"Peru"}, {"Chad"}),
        ("Chad closed its border on Monday. Libya condemned the move.", "Condemnation", {"Libya"}, {"Chad"}),
        ("Chad must comply with the UN demand.", "Demand", {"United Nations"}, {"Chad"}),
        (
            "Norway condemned the attacks in Kufra, for which the Contras have claimed responsibility.",
            "MilitaryAction",
            {"Contras"},
            set(),
        ),
        (
            "Foreign Minister Anna Bell said she was shocked by reports that Chad has killed ten Libyan soldiers.",
            "Condemnation",
            {"Anna Bell"},
            {"Chad"},
        ),
        ("Clashes broke out between Chad and Libya on Monday.", "MilitaryAction", {"Chad", "Libya"}, set()),
        ("Anti-government protests continued in Khartoum.", "Protest", set(), {"Sudan"}),
        ("Norway welcomed the Government of Sudan's liberation of Kassala.", "MilitaryAction", {"Sudan"}, set()),
    ],
)
def test_who_is_found_beyond_the_word(read, text, kind, actors, recipients):
    assert (actors, recipients) in parties(read(text), kind)


def test_an_attack_told_again_is_that_of_the_first_telling(read):
    found = read("Chad bombed Libyan villagers on Monday. The attack was in vain.")
    assert all(who == ({"Chad"}, {"Libyan villagers"}) for who in parties(found, "MilitaryAction"))


def test_what_is_asked_long_before_is_not_what_is_refused(read):
    filler = "The harvest was good and the roads were dry that year. " * 12
    found = read(f"Chad asked Peru for fuel. {filler}Peru declined.")
    assert all(not recipients for _, recipients in parties(found, "Refusal"))


def test_a_promise_is_not_toward_whoever_else_does_something_in_it(read):
    found = read("Norway promised to help until Chad stops its attacks on Libya.")
    assert parties(found, "Commitment")
    assert all("Chad" not in recipients for _, recipients in parties(found, "Commitment"))


def test_joined_verbs_share_their_object(read):
    found = read("The Chadian raids killed and wounded Libyan soldiers.")
    assert ({"Chad"}, {"Libyan soldiers"}) in parties(found, "MilitaryAction")


def test_a_statement_goes_on_past_the_title_of_another(read):
    found = read(
        "Foreign Minister Anna Bell said:\n\nI welcome the accord.\n\n"
        "I thank Libya for its help. I also thank Prime Minister Karl Moe.\n"
    )
    assert ({"Anna Bell"}, {"Libya"}) in parties(found, "Praise")
