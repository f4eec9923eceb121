"""What is derived of one article, from its own quads and what other graphs say of it, is what all anew gives."""

from datetime import date, timedelta
from random import Random

import pyoxigraph as ox
import pytest
from made_graph import Told

from diplograph.errors import GraphError
from diplograph.graph.judgements import Judgements
from diplograph.graph.replacement import Correction
from diplograph.model import Extraction
from diplograph.ontology.vocab import DG

LANDS = ("Syldavia", "Borduria", "Elbonia", "Freedonia")
KINDS = ("Meeting", "Accusation", "Demand", "PhoneCall", "Visit")


def article(name: str, chance: Random) -> Extraction:
    made = Told(name, date(2030, 1, 1) + timedelta(chance.randrange(60)), chance.choice(("Gazette", "Post")))
    for _ in range(4):
        one, other = chance.sample(LANDS, 2)
        kind, day = chance.choice(KINDS), chance.choice((None, made.day))
        if kind in ("Meeting", "PhoneCall"):
            event = made.event(kind, one, other, day=day, actors=(), participants=made.who(one, other))
        else:
            event = made.event(kind, one, to=(other,), day=day)
        made.claim(event, chance.choice(("", one)), chance.choice(("Holds", "Holds", "Planned")))
        made.claim(event, other, standing=chance.choice(("", "Alleged")))
    made.claim(made.stance(*chance.sample(LANDS, 1), "Supports", chance.choice(("an embargo", "a treaty")), day=None))
    return made.extraction()


def same_anew(kg) -> bool:
    before = set(kg.store)
    kg.derive()
    return set(kg.store) == before


@pytest.mark.parametrize("seed", range(4))
def test_after_each_step_it_is_what_all_anew_gives(kg, seed):
    chance = Random(seed)
    judged = Judgements(kg)
    for step in range(12):
        read = article(f"a{step % 5}", chance)
        kg.add(read)
        assert same_anew(kg), f"added {step}"
        claim, other = chance.sample(read.claims, 2)
        try:
            said = kg.judge_claim(claim.id, chance.choice(("accept", "reject", "unsure")), who="Ana")
            assert same_anew(kg), f"{said.verdict} {step}"
            instead = Correction(type="Meeting", actors=tuple(one.id for one in read.actors[:2]))
            said = kg.judge_claim(other.id, "replace", who="Ana", correction=instead)
            assert same_anew(kg), f"replaced {step}"
        except GraphError:  # the same claim twice, or a stance that is no meeting
            continue
        if step % 3 == 2:
            judged.take_back(said.id, who="Ana")
            assert same_anew(kg), f"taken back {step}"
    kg.remove("a1")
    assert same_anew(kg)
    actor = next(one.id for one in kg.extraction("a2").actors if one.id.startswith("actor/"))
    judged.split_off("a2", actor, who="Ana")
    kg.add(article("a2", chance))
    assert same_anew(kg)


def test_what_a_graph_of_somebody_else_says_of_its_claims_counts(kg):
    made = article("a0", Random(1))
    kg.add(made)
    tells = next(iter(kg.store.quads_for_pattern(None, ox.NamedNode(DG.tells), None)))
    kg.store.update(
        f'INSERT DATA {{ GRAPH <urn:mine> {{ {tells.subject} <http://www.w3.org/ns/prov#invalidatedAtTime> "x" }} }}'
    )
    kg.add(made)
    assert tells not in set(kg.store)
    assert same_anew(kg)
