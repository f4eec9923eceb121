"""Parties that stand elsewhere: the ground struck, two peoples before one plural, whose decision, who told what."""

import pytest
from made_parties import parties


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("General Omar Saleh was killed by a Chadian airstrike.", "MilitaryAction", {"Chad"}, {"Omar Saleh"}),
        ("Chadian troops captured three villages near Tripoli.", "MilitaryAction", {"Chadian troops"}, {"Libya"}),
        (
            "The Arctic League, the UN, NATO and Iran on Monday condemned Chad.",
            "Condemnation",
            {"Arctic League", "United Nations", "NATO", "Iran"},
            {"Chad"},
        ),
        (
            "Norway denounced the troops that attacked Chad and urged Libya to help.",
            "Request",
            {"Norway"},
            {"Libya"},
        ),
        (
            "President Karl Moe met rebels who had seized a town and promised Libya aid.",
            "Commitment",
            {"Karl Moe"},
            {"Libya"},
        ),
        ("Norway praised Chad's offer on Twitter.", "Offer", {"Chad"}, set()),
        ("Former minister Frank Moss MP criticised Norway.", "Condemnation", {"Frank Moss"}, {"Norway"}),
        ("Norway has deported a 95-year-old man on Friday.", "Coercion", {"Norway"}, {"95-year-old man"}),
        ("Nepal mobilized the army for riot control.", "Mobilization", {"Nepal"}, set()),
        ("Chad sent soldiers to help the Libyan army.", "Aid", {"Chad"}, {"Libyan army"}),
        (
            "President Ana Costa visited Libya despite criticism by Norway.",
            "Condemnation",
            {"Norway"},
            {"Ana Costa"},
        ),
        ("Norway was angered by the Libyan president's decision.", "Condemnation", {"Norway"}, {"Libyan president"}),
        ("Chad's parliament passed a law. Libya criticised the law.", "Condemnation", {"Libya"}, {"Chad's parliament"}),
        ("Chad attacked a village in Niger. Libya condemned it.", "Condemnation", {"Libya"}, {"Chad"}),
        ("Norway welcomes the agreement between Chad and Libya.", "Praise", {"Norway"}, {"Chad", "Libya"}),
        ("Norway welcomes the decision by Chad to release the priests.", "Release", {"Chad"}, {"priests"}),
        ("Norway called for the release of Bishop Omar Deng.", "Request", {"Norway"}, set()),
        ("Libya condemned the arrest of Bishop Omar Deng.", "Condemnation", {"Libya"}, set()),
        ("Turkish and Greek officials met in Geneva.", "Meeting", {"Turkey", "Greek officials"}, set()),
        ("The presidents of Chad and Libya met in Geneva.", "Meeting", {"presidents of Chad", "Libya"}, set()),
        (
            "Chad attacked Libya in May. The leaders of the two countries met on Monday.",
            "Meeting",
            {"Chad", "Libya"},
            set(),
        ),
        ("Chad attacked Libya in May. The sides agreed to a truce.", "Agreement", {"Chad", "Libya"}, set()),
        (
            "President Karl Moe told Prime Minister Ann Bell that she should visit Libya.",
            "Visit",
            {"Ann Bell"},
            {"Libya"},
        ),
        (
            "Two Chadian soldiers were killed in a clash with Libyan rebels.",
            "MilitaryAction",
            {"Libyan rebels"},
            {"Chadian soldiers"},
        ),
        ("Five priests died when Turkish jets bombed a village.", "MilitaryAction", {"Turkey"}, set()),
        ("France recalled its ambassador to Chad.", "ReduceRelations", {"France"}, {"Chad"}),
        ("Two French priests were arrested in Chad.", "Coercion", {"Chad"}, {"French priests"}),
        ("Two French priests were kidnapped in Chad.", "Coercion", set(), {"French priests"}),
    ],
)
def test_parties_that_stand_elsewhere(read, sentence, kind, actors, recipients):
    """Two events of a type may be read; one of them has these parties."""
    found = [(a, {r.removeprefix("Two ") for r in b}) for a, b in parties(read(sentence), kind)]
    assert (actors, recipients) in found


def test_whom_one_offers_to_fight_is_offered_nothing(read):
    """It is toward whom the help is."""
    offer = parties(read("Chad offered to send troops to help the Libyan army fight the rebels."), "Offer")
    assert offer == [({"Chad"}, {"Libyan army"})]
