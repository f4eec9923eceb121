"""What lies after the day of the article is no fact yet; what was called off never was one."""

import pytest

from diplograph.model import Event


def values(found, kind):
    events = {s.id for s in found.situations if isinstance(s, Event) and s.type == kind}
    return {claim.factuality.value for claim in found.claims if claim.situation in events}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The premier of Canada faces a key vote on 17 October 2031 over the budget.", "Vote", "Planned"),
        ("The premier of Canada faced a key vote on 17 October 2001 over the budget.", "Vote", "Holds"),
        ("Norway planned a visit to Iceland, which was cancelled.", "Visit", "DoesNotHold"),
        ("Ahead of Sunday's election in Chad, troops arrested twenty people.", "Vote", "Planned"),
        ("Minister Ada Moss will not run in the next election in Chad.", "Vote", "Planned"),
        ("Canada announced plans this month to impose tariffs on Japanese goods.", "Sanction", "Planned"),
        ("Rights groups urged Minister Ada Moss not to sign the treaty.", "Refusal", "Wanted"),
    ],
)
def test_what_is_to_come_is_planned(read, text, kind, value):
    assert values(read(text), kind) == {value}


def test_what_is_to_come_is_not_over_by_the_day_of_the_article(read):
    found = read("President Moe picked a running mate for the 2031 election in Chad.")
    (vote,) = [s for s in found.situations if isinstance(s, Event) and s.type == "Vote"]
    assert vote.time.end.isoformat() == "2031-12-31"
