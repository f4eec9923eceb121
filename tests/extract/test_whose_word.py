"""Whose word a claim stands on: papers with an author, quotes after any clause, acts done by saying them."""

import pytest

from diplograph.model import Event


def chains(found, kind):
    events = {s.id for s in found.situations if isinstance(s, Event) and s.type == kind}
    names = {actor.id: actor.name for actor in found.actors}
    return {tuple(names[i] for i in found.chain(claim)) for claim in found.claims if claim.situation in events}


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("According to a report by Amnesty International, Chad attacked Peru.", "Amnesty International"),
        ("A report released by Amnesty International on Monday says Chad attacked Peru.", "Amnesty International"),
        ("A Reuters report said Chad attacked Peru.", "Reuters"),
        ("A letter from President Anna Bell said Chad had attacked Peru.", "Anna Bell"),
        ("There were reports that Chad attacked Peru.", "reports"),
    ],
)
def test_a_paper_is_the_word_of_its_author(read, text, author):
    assert chains(read(text), "MilitaryAction") == {(author,)}


@pytest.mark.parametrize(
    "text",
    [
        'In a paper released on Friday, President Anna Bell justified the strike as "sober" in nature: '
        '"At our wish Chad attacked Peru. Norway was not hit."',
        "President Anna Bell rejected this view:\n\nNobody was asked, and Chad attacked Peru.",
    ],
)
def test_what_follows_a_colon_is_said_by_who_stands_before_it(read, text):
    assert chains(read(text), "MilitaryAction") == {("Anna Bell",)}


def test_who_thanks_in_a_quote_does_so_by_saying_it(read):
    assert chains(read('President Anna Bell wrote: "Thank you to Norway for the ships."'), "Praise") == {()}


@pytest.mark.parametrize(
    ("text", "speakers", "hearers"),
    [
        ("President Moe told Minister Anna Bell that the border was safe.", {"Moe"}, {"Anna Bell"}),
        ("President Moe said to the parliament of Chad that the border was safe.", {"Moe"}, {"parliament of Chad"}),
        ("President Moe told reporters that the border was safe.", {"Moe"}, set()),
        ("Minister Anna Bell and Minister Carl Ode said the border was safe.", {"Anna Bell", "Carl Ode"}, set()),
        ("According to Reuters and NBC, President Carl Moe is ill.", {"Reuters", "NBC"}, set()),
    ],
)
def test_a_statement_has_all_who_make_it_and_whom_it_is_made_to(read, text, speakers, hearers):
    found = read(text)
    names = {actor.id: actor.name for actor in found.actors}
    (said,) = [s for s in found.situations if isinstance(s, Event) and s.type == "Statement"]
    assert ({names[i] for i in said.actors}, {names[i] for i in said.recipients}) == (speakers, hearers)


@pytest.mark.parametrize(
    "text",
    [
        "President Moe's claims of fraud have found no support.",
        "The deal was void, as the court of Chad had found.",
        "Norway wants to sign a treaty with Chad.",
        "Minister Anna Bell hopes to visit Chad.",
        "Minister Anna Bell is considering a visit to Chad.",
        "Peru urged Norway not to attend, citing the attack by Norway on Chad.",
        "The Post published a letter of President Moe.",
        "Minister Anna Bell has challenged President Moe.",
    ],
)
def test_what_is_wished_or_only_reminded_of_is_no_statement(read, text):
    assert not [s for s in read(text).situations if isinstance(s, Event) and s.type == "Statement"]


def test_a_paper_quotes_who_says_it(read):
    text = "The Herald quoted the premier's spokesman, Bo Olsen, as saying Norway would attack Peru."
    assert chains(read(text), "MilitaryAction") == {("Herald", "Bo Olsen")}


def test_a_quote_that_was_introduced_is_not_that_of_the_next_sentence(read):
    text = 'Minister Anna Bell said: "Chad attacked Peru." Minister Carl Ode has written to the council.'
    assert chains(read(text), "MilitaryAction") == {("Anna Bell",)}


def test_what_we_did_our_state_did(read):
    found = read('"We have sent troops to Chad," Norwegian Foreign Minister Anna Bell said.')
    names = {actor.id: actor.name for actor in found.actors}
    (sent,) = [s for s in found.situations if isinstance(s, Event) and s.type == "Mobilization"]
    assert [names[i] for i in sent.actors] == ["Norway"]
    assert chains(found, "Mobilization") == {("Anna Bell",)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Minister Anna Bell did not say that Chad had attacked Peru.", "DoesNotHold"),
        ("Minister Anna Bell will announce that Chad will attack Peru.", "Planned"),
        ("Minister Anna Bell said that Chad had attacked Peru.", "Holds"),
    ],
)
def test_a_saying_is_presented_as_the_text_presents_it(read, text, value):
    found = read(text)
    said = {s.id for s in found.situations if isinstance(s, Event) and s.type == "Statement"}
    assert {c.factuality.value for c in found.claims if c.situation in said} == {value}


def test_a_day_within_a_quote_is_not_that_of_the_saying(read):
    found = read('"Three months ago," President Moe said, "the border was open."')
    (said,) = [s for s in found.situations if isinstance(s, Event) and s.type == "Statement"]
    assert said.time is None


def test_who_says_i_request_does_so(read):
    found = read('President Moe proposed: "I request all ministers to leave Chad."')
    asked = {s.id for s in found.situations if isinstance(s, Event) and s.type == "Request"}
    assert {c.factuality.value for c in found.claims if c.situation in asked} == {"Holds"}


def test_who_tells_a_paper_and_goes_on_speaks_once(read):
    found = read(
        'Ivan Moss, head of the Swiss delegation, told Reuters in an interview: "We want a treaty with Cuba," he said.'
    )
    assert all(len(set(chain)) == len(chain) for chain in chains(found, "Agreement") | chains(found, "Statement"))
    assert ("Ivan Moss",) not in chains(found, "Statement")


@pytest.mark.parametrize("source", ["BBC", "BBC News, London"])
def test_what_a_paper_was_told_it_tells_itself(read, source):
    found = read("Minister Karl Moe told the BBC that Chad attacked Peru.", source=source)
    assert chains(found, "MilitaryAction") == {("Karl Moe",)}


def test_a_point_granted_is_no_recognition_and_a_wish_for_no_name_no_statement(read):
    types = {
        s.type for s in read("Minister Anna Bell conceded that Chad was stronger.").situations if isinstance(s, Event)
    }
    assert types == {"Statement"}
    assert not [s for s in read("Officials of Chad asked not to be identified.").situations if isinstance(s, Event)]
