"""What is read where nobody is named, and what only looks like an event; each sentence teaches one rule."""

import pytest

from diplograph.model import Event, Extraction


def types(found: Extraction) -> set[str]:
    """Types of all events but Statements."""
    return {s.type for s in found.situations if isinstance(s, Event)} - {"Statement"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Violent clashes broke out on Sunday.", {"MilitaryAction"}),
        ("Nine villagers died in a mortar attack.", {"MilitaryAction"}),
        ("Two grenades exploded in the harbour.", {"MilitaryAction"}),
        ("The attack was on everybody's mind.", set()),
        ("Protests are expected on Friday.", {"Protest"}),
        ("The protests were colourful.", set()),
        ("The budget was passed in March.", {"Resolution"}),
        ("People accused of fraud live in Chad.", set()),
        ("Foreign Minister Anna Bell said Chad had not violated the treaty.", set()),
        ("Chad is the only state that elects two presidents.", set()),
        ("Chad elected President Karl Moe on Sunday.", {"Appointment"}),
        ("The crash killed two ministers of Chad.", set()),
        ("Chad beat Libya in the final of the football league.", set()),
        ("Officers marched on Sunday.", {"Protest"}),
        ("A plane of the navy exploded over Chad.", set()),
        ("Chad promotes trade.", set()),
        ("Foreign Minister Anna Bell withdrew from the capital.", set()),
        ("Chad withdrew from the capital.", {"TroopWithdrawal"}),
        ("Will Chad send troops to Libya?", set()),
        ("Foreign Minister Anna Bell asked whether Chad had left.", set()),
        ("Foreign Minister Anna Bell said Chad must have known of it.", set()),
        ("Foreign Minister Anna Bell said Chad must leave.", {"Demand"}),
        ("Chad and Libya agreed that the lake was cold.", set()),
        ("Chad and Libya agreed that they would share the lake.", {"Agreement"}),
        ("President Karl Moe attacked Senator Anna Bell in a debate.", {"Condemnation"}),
        ("Which laws would Chad ask Libya to change?", set()),
        ('Foreign Minister Anna Bell condemned Chad and asked: "Did Libya attack anybody?"', {"Condemnation"}),
        ("Foreign Minister Anna Bell agreed with President Karl Moe.", set()),
        ("Chad claimed that Libya had many lakes.", set()),
        ("Chad claimed that Libya had cheated.", {"Accusation"}),
        ("Under the constitution, the House impeaches the official and then a trial begins.", set()),
    ],
)
def test_events_without_parties_and_no_events(read, sentence, expected):
    assert types(read(sentence)) == expected
