"""Who says what, one invented sentence for each way of saying so."""

import pytest
from made_speech import attributed, said

CLAUSES = {
    "plain": ("The minister said the talks had failed.", ("The minister", "said", "the talks had failed")),
    "that": ("Ada Moss warned that famine was near.", ("Ada Moss", "warned", "that famine was near")),
    "audience": (
        "The general told reporters in Oslo on Monday that the army would leave.",
        ("The general", "told", "that the army would leave"),
    ),
    "after what is said": (
        "The border will reopen in May, the ministry said.",
        ("the ministry", "said", "The border will reopen in May"),
    ),
    "inside what is said": (
        "The average pension, it says, would be ten euros.",
        ("it", "says", "The average pension ... would be ten euros"),
    ),
    "inverted": (
        '"The king will not sign," said Natalia Moss, the premier\'s spokeswoman.',
        ("Natalia Moss", "said", '"The king will not sign,"'),
    ),
    "as": (
        "The report does not say who fired first, as the police have admitted.",
        ("the police", "admitted", "The report does not say who fired first"),
    ),
    "apposition": (
        "Arms makers may lose two contracts, Sergio Vale, head of the state-owned Vale Works, said on March 3 in Riga.",
        ("Sergio Vale", "said", "Arms makers may lose two contracts"),
    ),
    "title and name": (
        "The foreign minister, Ada Moss, said the border was open.",
        ("The foreign minister, Ada Moss", "said", "the border was open"),
    ),
    "relative clause of the speaker": (
        "The minister, who visited Riga, said the deal was dead.",
        ("The minister", "said", "the deal was dead"),
    ),
    "question": (
        "The envoy asked whether the border was open.",
        ("The envoy", "asked", "whether the border was open"),
    ),
    "denial": ("The colonel denied that his men had fired.", ("The colonel", "denied", "that his men had fired")),
    "belief": ("The generals believe the war is lost.", ("The generals", "believe", "the war is lost")),
    "quoted as": (
        "Olsen was quoted as saying the talks had failed.",
        ("Olsen", "saying", "the talks had failed"),
    ),
    "parser's parataxis": (
        "The Norland government further said, it welcomes the accord.",
        ("The Norland government", "said", "it welcomes the accord"),
    ),
}


@pytest.mark.parametrize("way", CLAUSES)
def test_clauses(way: str) -> None:
    text, expected = CLAUSES[way]
    assert expected in said(text)


OBJECTS = {
    "infinitive of the speaker": ("Oslo vowed to close its ports.", ("Oslo", "vowed", "to close its ports")),
    "infinitive of the other": (
        "Oslo urged the rebels to free the hostages.",
        ("Oslo", "urged", "to free the hostages"),
    ),
    "call on": (
        "The bloc called on both armies to stop.",
        ("The bloc", "called", "to stop"),
    ),
    "call for": (
        "The bloc called for an immediate ceasefire.",
        ("The bloc", "called for", "an immediate ceasefire"),
    ),
    "accuse of": (
        "Warsaw accused the militia of shelling the port.",
        ("Warsaw", "accused", "shelling the port"),
    ),
    "gerund": ("The firm denied supplying the missiles.", ("The firm", "denied", "supplying the missiles")),
    "name": ('The premier called the raid "a crime".', ("The premier", "called", 'the raid "a crime"')),
    "object": ("Ottawa condemned the shelling of the port.", ("Ottawa", "condemned", "the shelling of the port")),
    "passive with by": (
        "The pact was rejected by the senate.",
        ("the senate", "rejected", "The pact"),
    ),
    "noun": (
        "The general's claim that the city had fallen surprised many.",
        ("The general", "claim", "that the city had fallen"),
    ),
    "noun and its verb": (
        "The committee voiced its fear that the truce would fail.",
        ("The committee", "fear", "that the truce would fail"),
    ),
    "adjective": ("The envoy is confident that a deal is near.", ("The envoy", "confident", "that a deal is near")),
    "according to": (
        "The truce held for two days, according to a spokesman for the army.",
        ("a spokesman for the army", "according to", "The truce held for two days"),
    ),
    "in the words of": (
        "In the words of the bishop, the law is cruel.",
        ("the bishop", "In the words of", "the law is cruel"),
    ),
    "in X's view": (
        "In the senator's view, the treaty is dead.",
        ("the senator", "view", "the treaty is dead"),
    ),
    "for X": ("For Ankara, the accord is a threat.", ("Ankara", "For", "the accord is a threat")),
}


@pytest.mark.parametrize("way", OBJECTS)
def test_objects_nouns_and_phrases(way: str) -> None:
    text, expected = OBJECTS[way]
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It was reported that the marshal had fled.", "reported", "that the marshal had fled"),
        ("The marshal is said to have fled.", "said", "The marshal ... to have fled"),
        ("The marshal reportedly fled to the coast.", "reportedly", "The marshal ... fled to the coast"),
        ("There were reports that the convoy had been hit.", "reports", "that the convoy had been hit"),
    ],
)
def test_nobody_is_named(text: str, cue: str, content: str) -> None:
    assert (None, cue, content) in said(text)


def test_a_quote_split_by_its_cue_is_one_attribution() -> None:
    assert said('"The deal is dead," he said, "and we will not revive it."') == [
        ("he", "said", '"The deal is dead," ... "and we will not revive it."')
    ]


def test_a_quote_that_stands_alone_after_a_quoted_speaker_is_his() -> None:
    text = '"We will sign," said Natalia Moss, the spokeswoman. "We have no choice."'
    assert said(text) == [("Natalia Moss", "said", '"We will sign," ... "We have no choice."')]


def test_a_quote_goes_on_over_paragraphs_while_nobody_else_speaks() -> None:
    text = (
        '"We came in peace," the marshal said. "We found war.\n"We leave in peace.\n"Nobody will stop us."\nIt rained.'
    )
    ((speaker, _, content),) = said(text)
    assert speaker == "the marshal"
    assert content.endswith('"Nobody will stop us."')


def test_an_indirect_report_without_a_cue_is_nobodys() -> None:
    text = "The mayor said the bridge was closed. Workers will repair it in June."
    assert said(text) == [("The mayor", "said", "the bridge was closed")]


def test_a_sentence_quoted_in_part_after_its_speaker_is_his() -> None:
    text = '"The regime must go," Olsen told reporters. Norland is not ready to take him in, "but others can be found."'
    content = next(content for speaker, _, content in said(text) if speaker == "Olsen")
    assert "Norland is not ready" in content


def test_mixed_quotes_are_marked_as_mixed_and_whole_ones_as_direct() -> None:
    mixed = attributed('The premier said the raid was "an act of war" by the militia.')
    direct = attributed('"The raid was an act of war," the premier said.')
    indirect = attributed("The premier said the raid was an act of war.")
    assert [d._.attributions[0].kind for d in (mixed, direct, indirect)] == ["mixed", "direct", "indirect"]


def test_manner_tells_the_kind_of_cue() -> None:
    doc = attributed("Oslo demanded that the army withdraw. Riga denied that it had attacked.")
    assert [a.manner for a in doc._.attributions] == ["demand", "deny"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Minister: talks failed", "Minister", "talks failed"),
        ("Talks failed, says minister", "minister", "Talks failed"),
        ("Lindgren Vows To Leave Alliance", "Lindgren", "To Leave Alliance"),
    ],
)
def test_headlines(text: str, speaker: str, content: str) -> None:
    assert [(s, c) for s, _, c in said(text, headline=True)] == [(speaker, content)]


def test_a_statement_after_a_colon_runs_until_its_speaker_is_named_from_outside() -> None:
    text = (
        "Foreign Minister Ada Moss said:\nThe attack is a crime.\nNorland will help the victims.\n"
        "Following the meeting Moss will travel to Riga."
    )
    ((speaker, cue, content),) = said(text)
    assert (speaker, cue) == ("Foreign Minister Ada Moss", "said")
    assert content == "The attack is a crime. ... Norland will help the victims" or "Norland will help" in content
    assert "Following" not in content


def test_a_name_under_a_quote_signs_it() -> None:
    assert said('"Nobody here wants this war at all." - Ada Moss, envoy') == [
        ("Ada Moss", "-", '"Nobody here wants this war at all."')
    ]


def test_a_participle_that_goes_on_has_the_first_speaker() -> None:
    assert said("The king said the army fled, adding that it had no fuel.") == [
        ("The king", "said", "the army fled"),
        ("The king", "adding", "that it had no fuel"),
    ]


def test_nested_speech_lies_inside_the_outer_content_and_the_outer_clause_outside_the_inner() -> None:
    text = "The premier told the king that the vote was key to a deal, Bo Olsen, the premier's adviser, told reporters."
    (inner, outer) = attributed(text)._.attributions
    assert (outer.source.of(text), inner.source.of(text)) == ("Bo Olsen", "The premier")
    assert any(part.covers(inner.cue) for part in outer.content)
    assert not any(part.overlaps(outer.cue) for part in inner.content)


@pytest.mark.parametrize(
    "text",
    [
        "The planned visit was cancelled.",
        "The reported deaths shocked the town.",
        "The exit raises many questions.",
        'He drove to the so-called "zone".',
        "The army shelled the port on Monday.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    assert said(text) == []


def test_i_and_you_inside_a_quote_open_no_chain_of_their_own() -> None:
    assert [speaker for speaker, _, _ in said('"I think you know that they lied," the judge said.')] == ["the judge"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        '"Nobody wants this war at all." - , envoy',
        '"',
        '""""',
        "said",
        '"said" said "said',
        ":",
        "said that",
        "— — —",
        "’’’“”",
        "\u200bsaid: \u200f“ok",
        "according to",
    ],
)
def test_broken_text_raises_nothing_and_offsets_slice_back(text: str) -> None:
    for attribution in attributed(text)._.attributions:
        for span in (attribution.source, attribution.cue, *attribution.content):
            assert span is None or span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        'The marshal said, "We came in peace.\nWe found war.\nWe leave in peace. "\nIt rained.',
        '"We came in peace.\nWe found war.\nWe leave in peace, "the marshal said.\nIt rained.',
    ],
)
def test_a_quote_over_lines_that_is_opened_once_is_one_speakers(text: str) -> None:
    ((speaker, _, content),) = said(text)
    assert speaker.lower() == "the marshal"  # type: ignore[union-attr]
    assert (content.count("peace"), content.count("war"), content.count("rained")) == (2, 1, 0)
