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
