"""What the claims of an article say, on own sentences: who, toward whom, how sure, on whose word, when, where."""

from datetime import date

import pytest

from diplograph.model import Event, Extraction, Factuality, Stance, Standing


def told(found: Extraction, kind: str) -> list[tuple[list[str], set[str], set[str], str]]:
    """The claims of a type as (speakers, actors, recipients, factuality)."""
    name = {actor.id: actor.name for actor in found.actors}
    result = []
    for claim in found.claims:
        situation = found.situation(claim.situation)
        if situation.type == kind and isinstance(situation, Event):
            actors = {name[i] for i in situation.actors + situation.participants}
            speakers = [name[i] for i in found.chain(claim)]
            result.append((speakers, actors, {name[i] for i in situation.recipients}, str(claim.factuality)))
    return result


def test_a_denied_meeting_is_never_held(read):
    found = read("Norway declined to meet Iceland in Oslo.")
    assert [c[3] for c in told(found, "Meeting")] == ["DoesNotHold"]


def test_events_that_share_no_party_are_two(read):
    found = read("Chad was attacked on Monday. Libya attacked after dawn.")
    assert {(frozenset(c[1]), frozenset(c[2])) for c in told(found, "MilitaryAction")} == {
        (frozenset(), frozenset({"Chad"})),
        (frozenset({"Libya"}), frozenset()),
    }


def test_who_did_it_and_toward_whom_in_one_sentence_are_one_event(read):
    found = read("Two villagers were killed when rebels stormed a town.")
    assert told(found, "MilitaryAction") == [([], {"rebels"}, {"Two villagers"}, "Holds")]


def test_a_planned_meeting_is_planned(read):
    found = read("Norway and Iceland plan to meet in Geneva.")
    assert told(found, "Meeting") == [([], {"Norway", "Iceland"}, set(), "Planned")]


def test_the_content_of_an_accusation_is_alleged_and_carries_its_speaker(read):
    found = read("Norway accused Iceland of attacking Denmark.")
    assert told(found, "Accusation") == [([], {"Norway"}, {"Iceland"}, "Holds")]
    assert told(found, "MilitaryAction") == [(["Norway"], {"Iceland"}, {"Denmark"}, "Holds")]
    attack = next(c for c in found.claims if found.situation(c.situation).type == "MilitaryAction")
    assert attack.standing == Standing.ALLEGED


def test_a_chain_of_two_speakers(read):
    found = read("German Foreign Minister Karl Moe said Norway told Iceland that Denmark attacked Sweden.")
    chains = [c[0] for c in told(found, "MilitaryAction")]
    assert chains == [["Karl Moe", "Norway"]]
    claim = next(c for c in found.claims if found.situation(c.situation).type == "MilitaryAction")
    assert claim.depth == 2


def test_what_is_demanded_is_wanted(read):
    found = read("Norway demanded that Iceland withdraw its troops from Denmark.")
    assert told(found, "Demand") == [([], {"Norway"}, {"Iceland"}, "Holds")]
    assert [c[3] for c in told(found, "TroopWithdrawal")] == ["Wanted"]


def test_must_in_a_quote_is_the_speakers_demand(read):
    found = read("\u201cIceland must leave Denmark,\u201d German Chancellor Karl Moe told reporters on Monday.")
    assert told(found, "Demand") == [([], {"Karl Moe"}, {"Iceland"}, "Holds")]


def test_an_event_told_twice_is_one_situation(read):
    found = read("Norway bombed Iceland on Monday.\n\nThe Norwegian attack on Iceland killed ten people.")
    attacks = [s for s in found.situations if s.type == "MilitaryAction" and len(s.parties) == 2]
    assert len(attacks) == 1
    assert len(attacks[0].mentions) == 2


def test_time_and_place(read):
    found = read("Norway and Iceland met in Geneva yesterday.")
    meeting = next(s for s in found.situations if s.type == "Meeting")
    assert meeting.time is not None
    assert (meeting.time.start, meeting.time.end) == (date(2021, 3, 1), date(2021, 3, 1))
    assert [p.name for p in found.places if p.id == meeting.place] == ["Geneva"]


def test_without_a_date_no_time_is_guessed(read):
    found = read("Norway and Iceland met in Geneva yesterday.", day=None)
    meeting = next(s for s in found.situations if s.type == "Meeting")
    assert meeting.time is None or (meeting.time.start is None and str(meeting.time.basis) == "Unanchored")


def test_an_accusation_shows_a_stance_derived_from_the_act(read):
    found = read("Norway accused Iceland of attacking Denmark.")
    name = {actor.id: actor.name for actor in found.actors}
    held = [(name[s.holder], name[s.target], s.value, s.inferred_from is None) for s in found.situations
            if isinstance(s, Stance) and s.target in name and name[s.holder] == "Norway"]  # fmt: skip
    assert ("Norway", "Iceland", "Opposes", False) in held


@pytest.mark.parametrize(
    "text",
    [
        "The talks met their match in the budget.",
        "The chef met a deadline.",
        "He was killed with kindness.",
    ],
)
def test_nothing_political_gives_no_event(read, text):
    assert [s for s in read(text).situations if isinstance(s, Event) and s.type != "Statement"] == []


def test_every_claim_has_evidence_that_slices_back(read):
    text = "Norway said Iceland\u2019s \u201cfriends\u201d must go.\n\nDenmark denied it had met Sweden in Paris."
    found = read(text)
    assert found.claims
    for claim in found.claims:
        for span in claim.evidence:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


def test_every_chain_goes_back_to_the_publisher(read):
    found = read("Norway said Iceland told Denmark that Sweden attacked Finland.")
    by_id = {c.id: c for c in found.claims}
    for claim in found.claims:
        assert claim.depth == len(found.chain(claim))
        while claim.relayed_by is not None:
            assert by_id[claim.relayed_by].depth == claim.depth - 1
            claim = by_id[claim.relayed_by]
        assert claim.source == found.publisher


def test_a_conflict_is_kept_as_a_record(read):
    found = read(
        "Norway said Iceland attacked Denmark on Monday. Sweden denied that Iceland attacked Denmark on Monday."
    )
    assert [c.kind for c in found.conflicts if c.kind == "factuality"] == ["factuality"]
    claims = {c.id: c for c in found.claims}
    values = {claims[i].factuality for c in found.conflicts for i in c.between}
    assert values == {Factuality.HOLDS, Factuality.DOES_NOT_HOLD}


def test_two_reads_give_the_same(pipeline, read):
    text = "Norway accused Iceland of attacking Denmark. \u201cWe will respond,\u201d said Karl Moe."
    assert read(text) == read(text)


def test_talks_with_several_do_not_say_that_those_met_each_other(read):
    found = read("Norway held talks with Iceland, Denmark and Sweden in Oslo.")
    meetings = [sorted(actors) for _, actors, _, _ in told(found, "Meeting")]
    assert sorted(meetings) == [["Denmark", "Norway"], ["Iceland", "Norway"], ["Norway", "Sweden"]]


def test_two_meetings_of_different_parties_stay_two(read):
    found = read("Norway met Iceland on Monday, Karl Moe said.\n\nIceland, Denmark and Sweden met on Monday.")
    by_speaker = {tuple(speakers): actors for speakers, actors, _, _ in told(found, "Meeting")}
    assert by_speaker[("Karl Moe",)] == {"Norway", "Iceland"}


def test_a_vote_names_its_measure(read):
    found = read("Norway abstained from the vote on the border treaty.")
    vote = next(s for s in found.situations if s.type == "Vote")
    assert str(vote.vote) == "Abstained"
    assert "border treaty" in found.situation(vote.part_of).label


def test_a_paper_that_was_told_is_the_outer_speaker_of_what_it_was_told(read):
    found = read("German Foreign Minister Karl Moe told Reuters that Denmark attacked Sweden.")
    assert [c[0] for c in told(found, "MilitaryAction")] == [["Reuters", "Karl Moe"]]
    found = read("German Foreign Minister Karl Moe told Norway that Denmark attacked Sweden.")
    assert [c[0] for c in told(found, "MilitaryAction")] == [["Karl Moe"]]


def test_what_a_paper_was_told_its_own_article_does_not_say_on_its_word(read):
    found = read("German Foreign Minister Karl Moe told Reuters that Denmark attacked Sweden.", source="Reuters")
    assert [c[0] for c in told(found, "MilitaryAction")] == [["Karl Moe"]]


def test_what_a_minister_says_that_his_state_pledges_is_his_pledge(read):
    found = read('German Foreign Minister Karl Moe said: "Germany pledged to withdraw its troops from Sweden."')
    assert [c[0] for c in told(found, "TroopWithdrawal")] == [["Karl Moe"]]


def test_the_speaker_is_the_person_named_beside_the_noun(read):
    found = read("A member of the Norwegian parliament, Karl Moe, said Denmark attacked Sweden.")
    assert [c[0] for c in told(found, "MilitaryAction")] == [["Karl Moe"]]


def test_a_statement_is_told_once_and_not_beside_a_speech_act(read):
    assert told(read("Norway said the port was old, adding that nobody used it."), "Statement") == [
        ([], {"Norway"}, set(), "Holds")
    ]
    assert told(read("Norway condemned the raid by Iceland and called it cowardly."), "Statement") == []


def test_a_liking_or_a_wish_is_no_statement(read):
    assert told(read("Norway discussed the weather."), "Statement") == []
    assert told(read("Norway said the weather was fine."), "Statement") != []


def test_the_next_act_after_what_was_denied_is_not_denied(read):
    found = read("Chad denied that its troops had crossed the border and accused Peru of lying.")
    accusation = next(s for s in found.situations if s.type == "Accusation")
    claim = next(c for c in found.claims if c.situation == accusation.id)
    assert (accusation.actors, claim.factuality, claim.depth) == (("actor/chad",), "Holds", 0)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Foreign Minister Anna Bell said that prices rose after the Iranian attack on Iraq.", []),
        ("Foreign Minister Anna Bell said that Iran attacked Iraq.", ["Anna Bell"]),
        ('"Prices rose after the Iranian attack on Iraq," Foreign Minister Anna Bell said.', ["Anna Bell"]),
    ],
)
def test_what_a_speaker_only_reminds_of_is_the_word_of_the_article(read, text, speakers):
    assert [c[0] for c in told(read(text), "MilitaryAction")] == [speakers]


def test_two_sources_of_a_sentence_have_each_their_own_words(read):
    found = read(
        "Norway has left the pact, according to Minister Anna Bell, and Chad will withdraw its troops, "
        "according to General Karl Moe."
    )
    assert [c[0] for c in told(found, "ReduceRelations")] == [["Anna Bell"]]
    assert [c[0] for c in told(found, "TroopWithdrawal")] == [["Karl Moe"]]
