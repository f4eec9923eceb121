"""A small story for the views that tell: Freedonia and Sylvania with what is held, planned, alleged and denied."""

from datetime import date

from made_relations import Invented

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import (
    ActorType,
    Factuality,
    Interval,
    RoleHolding,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
)

MET = "Ada Lund of Freedonia met Bela Kosta in March."
ACCUSED = "Freedonia accused Sylvania of arming the hill rebels."
PLAN = "Freedonia will hold a summit with Sylvania, officials say."
OWN = "Lund said she would visit Sylvania."
DENIED = "Sylvania did not sanction Freedonia."
BACKS = "Freedonia backs Sylvania."
TURNED = "Freedonia now stands against Sylvania."
ASKED = "Freedonia demanded that Sylvania leave the hills."
MARCH = Interval(
    start=date(2024, 3, 1),
    end=date(2024, 3, 31),
    precision=TimePrecision.MONTH,
    basis=TimeBasis.YEAR_INFERRED,
    text="in March",
)


def first() -> Invented:
    """Tell of the meeting, the accusation, the plans and the denial; Lund acts for Freedonia."""
    made = Invented([MET, ACCUSED, PLAN, OWN, DENIED, BACKS], id="s1", date=date(2024, 5, 8), source="Invented Post")
    lund = made.actor("actor/lund", "Ada Lund", ActorType.PERSON, country="FRE")
    kosta = made.actor("actor/kosta", "Bela Kosta", ActorType.PERSON, country="SYL")
    freedonia = made.actor("actor/FRE", "Freedonia", ActorType.STATE, country="FRE")
    sylvania = made.actor("actor/SYL", "Sylvania", ActorType.STATE, country="SYL")
    rebels = made.actor("article/s1/actor/rebels", "hill rebels", ActorType.NON_STATE_GROUP)
    term = {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "source": "offices"}
    made.roles.append(RoleHolding(person=lund, title="Foreign Minister", acts_for=freedonia, **term))
    made.roles.append(RoleHolding(person=kosta, title="Foreign Minister", acts_for=sylvania, **term))
    made.event("Meeting", MET, "met", roles={"participants": (lund, kosta), "time": MARCH})
    made.event("Accusation", ACCUSED, "accused", roles={"actors": (freedonia,), "recipients": (sylvania,)})
    arming = {"actors": (sylvania,), "recipients": (rebels,)}
    made.event("Aid", ACCUSED, "arming", chain=(freedonia,), roles=arming, standing=Standing.ALLEGED)
    both = {"participants": (freedonia, sylvania)}
    made.event("Summit", PLAN, "summit", roles=both, factuality=Factuality.PLANNED)
    visit = {"actors": (lund,), "recipients": (sylvania,)}
    made.event("Visit", OWN, "visit", chain=(lund,), roles=visit, factuality=Factuality.PLANNED)
    denied = {"actors": (sylvania,), "recipients": (freedonia,)}
    made.event("Sanction", DENIED, "sanction", roles=denied, factuality=Factuality.DOES_NOT_HOLD)
    made.stance(StanceValue.SUPPORTS, freedonia, sylvania, BACKS, "backs")
    return made


def second() -> Invented:
    """Tell, ten weeks later, of a stance that turned and of a demand."""
    made = Invented([TURNED, ASKED], id="s2", date=date(2024, 7, 20), source="Other Post")
    freedonia = made.actor("actor/FRE", "Freedonia", ActorType.STATE, country="FRE")
    sylvania = made.actor("actor/SYL", "Sylvania", ActorType.STATE, country="SYL")
    made.stance(StanceValue.OPPOSES, freedonia, sylvania, TURNED, "against")
    made.event("Demand", ASKED, "demanded", roles={"actors": (freedonia,), "recipients": (sylvania,)}, confidence=0.4)
    return made


def story() -> KnowledgeGraph:
    """Return both articles as a graph."""
    kg = KnowledgeGraph()
    kg.add(first().done())
    kg.add(second().done())
    return kg
