"""Who acts for a state: holders of its offices, not everybody with its nationality."""

import pytest

from diplograph.extract.roles import of_state
from diplograph.lexicon.actors import ActorTables


@pytest.mark.parametrize(
    "title",
    ["Foreign Minister", "Kenyan Trade Minister", "president of Kenya", "Minister of Police", "Kenyan officials",
     "Kenyan Foreign Ministry spokesman", "navy commander", "spokeswoman for the Kenyan government", "Kenya's leader",
     "party leader and Prime Minister", "current defence minister",
     "Kenyan ambassador to Peru", "Governor General of Kenya"],
)  # fmt: skip
def test_an_office_of_state_is_held_for_the_state(title):
    assert of_state(title, "KEN", ActorTables.load())


@pytest.mark.parametrize(
    "title",
    ["son", "members", "former president of Kenya", "ex-Prime Minister", "presidential candidate",
     "opposition leader", "senator",
     "Speaker of Parliament", "president of the Tea Growers' Association", "Orange Party president", "chairman",
     "mayor of Mombasa",
     "prisoner", "spokesman for Odhiambo", "premier of Queensland", "Minister's wife"],
)  # fmt: skip
def test_what_is_no_office_of_state_is_not(title):
    assert not of_state(title, "KEN", ActorTables.load())


def test_the_nationality_stays_where_nobody_is_acted_for(read):
    found = read("Peruvian trade minister Ana Quispe met Peruvian opposition leader Luis Tamayo in Lima on Monday.")
    roles = {role.title: role.acts_for for role in found.roles if role.source == "text"}
    assert roles["Peruvian trade minister"] == "actor/peru"
    assert roles["Peruvian opposition leader"] is None
    assert {actor.country for actor in found.actors if actor.name in ("Ana Quispe", "Luis Tamayo")} == {"PER"}
