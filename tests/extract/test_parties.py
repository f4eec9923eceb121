"""Who does it and toward whom, where the sentence does not say so beside the verb; each sentence taught one rule."""

import pytest
from made_parties import parties


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("Norway thanked its ally Iceland for the help.", "Praise", {"Norway"}, {"Iceland"}),
        (
            "Arab states including Egypt, Jordan and Kuwait criticised Israel over the raid.",
            "Condemnation",
            {"Arab states", "Egypt", "Jordan", "Kuwait"},
            {"Israel"},
        ),
        ("Chad launched rockets targeting Sudanese troops.", "MilitaryAction", {"Chad"}, {"Sudanese troops"}),
        ("Sudan sent warplanes to bomb rebel camps in Chad.", "MilitaryAction", {"Sudan"}, {"rebel"}),
        (
            "The Sudanese airstrike killed dozens of Chadian soldiers.",
            "MilitaryAction",
            {"Sudan"},
            {"Chadian soldiers"},
        ),
        ("Egypt condemned Chad for the raid on Libya.", "MilitaryAction", {"Chad"}, {"Libya"}),
        ("The rebels claimed responsibility for the attack on Libya.", "MilitaryAction", {"rebels"}, {"Libya"}),
        ("Qatar denied the accusations by Bahrain.", "Denial", {"Qatar"}, {"Bahrain"}),
        ("Egypt asked President Karl Moe for help.", "Request", {"Egypt"}, {"Karl Moe"}),
        ("Chad alleged that its envoy had been poisoned.", "Accusation", {"Chad"}, set()),
        ("Norway summoned the Chilean ambassador in Oslo.", "Protest", {"Norway"}, {"Chilean ambassador"}),
        (
            "President Karl Moe will visit Moscow for talks with President Ivo Petrov.",
            "Visit",
            {"Karl Moe"},
            {"Russia"},
        ),
        (
            "President Karl Moe spoke after talks with President Ivo Petrov.",
            "Meeting",
            {"Karl Moe", "Ivo Petrov"},
            set(),
        ),
        ("China has agreed to lift a ban on British beef.", "Commitment", {"China"}, {"United Kingdom"}),
        ("Georgia has recalled its troops from Iraq.", "TroopWithdrawal", {"Georgia"}, {"Iraq"}),
        ("President Karl Moe was accused of fraud.", "Accusation", set(), {"Karl Moe"}),
        ("The raid by Chad was a disgrace, President Karl Moe said.", "Condemnation", {"Karl Moe"}, {"Chad"}),
        ("Norway praised the efforts of Chad and Libya.", "Praise", {"Norway"}, {"Chad", "Libya"}),
        ("Egypt condemned the terrorist attacks.", "Condemnation", {"Egypt"}, set()),
        ("Chad drew criticism for the raid.", "Condemnation", set(), {"Chad"}),
        ("Norway suffered an attack on Monday.", "MilitaryAction", set(), {"Norway"}),
        ("Chad requested aid on Monday.", "Aid", set(), {"Chad"}),
        ("Police protected the Norwegian embassy from an attack.", "MilitaryAction", set(), {"Norwegian embassy"}),
        ("Minister Anna Bell sent a letter urging Chad to leave.", "Request", {"Anna Bell"}, {"Chad"}),
        ("Minister Anna Bell wrote to Iceland asking for more ships.", "Request", {"Anna Bell"}, {"Iceland"}),
        ("About half of the protesters attacked Chad.", "MilitaryAction", {"protesters"}, {"Chad"}),
        ("I welcome the accord reached between Chad and Sudan.", "Agreement", {"Chad", "Sudan"}, set()),
        ("Norway joined Iceland for talks on fish.", "Negotiation", {"Norway", "Iceland"}, set()),
        ("Norway criticised the Chad-Sudan war.", "MilitaryAction", {"Chad", "Sudan"}, set()),
        ("Egypt supports the NATO-led campaign against Chad.", "MilitaryAction", {"NATO"}, {"Chad"}),
        ("Dozens were killed at the hands of Chad.", "MilitaryAction", {"Chad"}, set()),
        ("General Ivo Petrov was killed in a Sudanese raid.", "MilitaryAction", {"Sudan"}, {"Ivo Petrov"}),
        ("Egypt criticised Chad's arrest of Minister Anna Bell.", "Coercion", {"Chad"}, {"Anna Bell"}),
        ("Egypt called on Chad to attack Sudan.", "MilitaryAction", {"Chad"}, {"Sudan"}),
        ("Minister Anna Bell used the radio to thank Iceland.", "Praise", {"Anna Bell"}, {"Iceland"}),
        ("Minister Anna Bell resigned in protest.", "Protest", {"Anna Bell"}, set()),
        ("The rebels, together with Sudan, attacked Libya.", "MilitaryAction", {"rebels", "Sudan"}, {"Libya"}),
        ("Arab states such as Egypt criticised Israel.", "Condemnation", {"Arab states", "Egypt"}, {"Israel"}),
        ("NATO overthrew President Karl Moe.", "Resignation", {"Karl Moe"}, set()),
        ("Norway regretted the war in Chad.", "MilitaryAction", set(), set()),
        ("Angry crowds attacked the Norwegian embassy.", "MilitaryAction", {"Angry crowds"}, {"Norwegian embassy"}),
        ("Kenya condemned the attacks in Chad on Monday.", "Condemnation", {"Kenya"}, set()),
        ("Kenya condemned attacks that killed Minister Anna Bell.", "Condemnation", {"Kenya"}, set()),
        ("Norway is disappointed in Chad.", "Condemnation", {"Norway"}, {"Chad"}),
        ("Peru feared Chile's nomination of Anna Bell.", "Appointment", {"Chile"}, {"Anna Bell"}),
        ("The nomination of Anna Bell by Chile took a week.", "Appointment", {"Chile"}, {"Anna Bell"}),
        ("Chileans voted to elect Senator Anna Bell.", "Vote", {"Chileans"}, {"Anna Bell"}),
        ("Norway voted on Monday to leave NATO.", "Vote", {"Norway"}, {"NATO"}),
        ("Local authorities attacked the village.", "MilitaryAction", {"Local authorities"}, set()),
        ("Norway called for laws like those of Chad.", "Request", {"Norway"}, set()),
        ("Norway summoned the envoy of Chad to a ministry in Peru.", "Protest", {"Norway"}, {"Chad"}),
        ("Norway announced £5 million of new funding for Chad.", "Aid", {"Norway"}, {"Chad"}),
        ("Norway will end the war in Chad.", "MilitaryAction", set(), set()),
        ("Anna Bell of Peru spoke to President Karl Moe of Chad.", "Meeting", {"Anna Bell", "Karl Moe"}, set()),
    ],
)
def test_parties_are_those_whom_the_sentence_means(read, sentence, kind, actors, recipients):
    assert (actors, recipients) in parties(read(sentence), kind)


def test_an_agent_after_another_phrase_is_the_agent(read):
    found = read("The attacks in Turkey were condemned in a joint statement by Egypt and Jordan.")
    assert [actors for actors, _ in parties(found, "Condemnation")] == [{"Egypt", "Jordan"}]


def test_what_two_agreed_is_an_agreement(read):
    found = read("Chile and Peru agreed to close the port.")
    assert parties(found, "Agreement") == [({"Chile", "Peru"}, set())]
    assert parties(found, "Commitment") == []


def test_a_condemnation_is_no_statement_as_well(read):
    found = read("Peru condemned the raid by Chile.")
    assert len(parties(found, "Condemnation")) == 1
    assert parties(found, "Statement") == []


def test_both_sides_after_between_are_parties(read):
    found = read("An accord between the government of Nepal and the Tamil Tigers was signed.")
    assert parties(found, "Agreement") == [({"Nepal", "Tamil Tigers"}, set())]


def test_what_ones_own_state_must_do_is_toward_nobody(read):
    found = read("“Norway must leave the pact,” Norwegian Prime Minister Lena Costa said.")
    demands = [s for s in found.situations if s.type == "Demand"]
    assert [s.recipients for s in demands] == [()]


def test_the_source_after_according_to_is_no_party(read):
    found = read("According to Reuters, Norway is considering further sanctions against Chad.")
    assert all("reuters" not in actor for s in found.situations if s.kind == "Event" for actor in s.recipients)


def test_what_one_agrees_to_is_toward_whom_it_names(read):
    found = read("Chad agreed to open its border for Libyan traders.")
    assert parties(found, "Commitment") == [({"Chad"}, {"Libyan traders"})]


def test_the_summoned_envoy_is_the_one_complained_to(read):
    found = read("Peru summoned the Chilean ambassador to complain about the raid.")
    assert parties(found, "Condemnation") == [({"Peru"}, {"Chilean ambassador"})]


def test_a_suspicion_nobody_voices_is_no_accusation(read):
    found = read("Peru arrested a Chilean journalist suspected of theft.")
    assert parties(found, "Accusation") == []
    assert parties(found, "Coercion") == [({"Peru"}, {"Chilean journalist"})]


def test_what_one_says_it_will_not_do_is_a_refusal(read):
    found = read("Chad said it will not release the Libyan envoy.")
    assert parties(found, "Refusal") == [({"Chad"}, {"Libyan envoy"})]
    assert parties(found, "Release") == []


def test_joined_before_a_plural_both_are_parties(read):
    found = read("Chad and Libya's foreign ministers met on Monday.")
    assert {"Chad"} < parties(found, "Meeting")[0][0]
