"""What the text itself only alleges or reports is never told as held: its standing says so."""

import pytest

from diplograph.model import Event


def standings(found, kind):
    events = {s.id for s in found.situations if isinstance(s, Event) and s.type == kind}
    return {claim.standing.value for claim in found.claims if claim.situation in events}


@pytest.mark.parametrize(
    ("text", "kind", "standing"),
    [
        ("Iran allegedly attacked Syria.", "MilitaryAction", "Alleged"),
        ("The rebels, allegedly supported by Sudan, attacked Chad.", "Aid", "Alleged"),
        ("The rebels, allegedly supported by Sudan, attacked Chad.", "MilitaryAction", "Narrated"),
        ("Norway reportedly supports the plan.", "Praise", "Reported"),
        ("The army of Chad has been accused of killing Sudanese soldiers.", "MilitaryAction", "Alleged"),
        ("The army of Chad has been accused of killing Sudanese soldiers.", "Accusation", "Narrated"),
        ("Kenya's army is believed to have killed Somali civilians.", "MilitaryAction", "Alleged"),
        ("Ivo Petrov was charged with the murder of Ambassador Omar Haddad.", "MilitaryAction", "Alleged"),
        ("Two men suspected of bombing the Turkish embassy were arrested.", "MilitaryAction", "Alleged"),
        ("Two men suspected of bombing the Turkish embassy were arrested.", "Coercion", "Narrated"),
        (
            "Canada froze aid to Peru over its alleged role in the bombing of an Israeli ship.",
            "MilitaryAction",
            "Alleged",
        ),
        ("It was reported on Saturday that Iran attacked Syria.", "MilitaryAction", "Reported"),
        ("The runner said that Iran attacked Syria.", "MilitaryAction", "Reported"),
        ("Minister Anna Bell was reported by the Herald to have visited Chad.", "Visit", "Reported"),
        ("The police arrested the alleged leader of the attack on Norway.", "MilitaryAction", "Narrated"),
    ],
)
def test_an_allegation_of_nobody_is_alleged(read, text, kind, standing):
    assert standings(read(text), kind) == {standing}
