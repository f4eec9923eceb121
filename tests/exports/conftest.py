"""A graph in which one event happened, others are planned, alleged and denied, and names try to be formulas."""

import io
from datetime import date

import pytest
from made_relations import Invented

from diplograph.exports import export
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import (
    ActorType,
    Extraction,
    Factuality,
    Interval,
    Place,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
)

MET = "Ada Lund of Norway met Borduria's\nBela Kosta in Port Azure on Monday."
PLANS = "Lund said that Norway would send aid to Borduria."
ACCUSED = "Norway accused =cmd|'/C calc'!A0 of arming Borduria."
DENIED = "Borduria did not sanction Norway; they signed nothing."
BACKS = "Norway backs Borduria."
FORMULA = "=cmd|'/C calc'!A0"
MONDAY = Interval(
    start=date(2024, 5, 6), end=date(2024, 5, 6), precision=TimePrecision.DAY, basis=TimeBasis.RELATIVE_TO_PUBLICATION
)


def story() -> Extraction:
    title = '@A week, in "Port Azure"'
    made = Invented([MET, PLANS, ACCUSED, DENIED, BACKS], id="x1", date=date(2024, 5, 8), source="Post", title=title)
    norway = made.actor("actor/NOR", "Norway", ActorType.STATE, country="NOR", qid="Q20")
    borduria = made.actor("actor/BOR", "Borduria", ActorType.STATE, country="BOR")
    lund = made.actor("actor/lund", "Ada\x0b Lund", ActorType.PERSON, country="NOR")
    kosta = made.actor("actor/kosta", "Bela Kosta & Sons <b>", ActorType.COMPANY, country="BOR")
    league = made.actor("actor/league", FORMULA, ActorType.ALLIANCE)
    place = Place(id="place/port-azure", name="Port Azure", country="NOR")
    parties = {"participants": (lund, kosta, norway), "time": MONDAY, "place": place.id}
    made.event("Meeting", MET, "met", roles=parties)
    aid = {"actors": (norway,), "recipients": (borduria,)}
    made.event("Aid", PLANS, "send aid", chain=(lund,), roles=aid, factuality=Factuality.PLANNED, confidence=0.4)
    arming = {"actors": (league,), "recipients": (borduria,)}
    made.event("Aid", ACCUSED, "arming", chain=(norway,), roles=arming, standing=Standing.ALLEGED)
    denied = {"actors": (borduria,), "recipients": (norway,)}
    made.event("Sanction", DENIED, "sanction", roles=denied, factuality=Factuality.DOES_NOT_HOLD)
    made.stance(StanceValue.SUPPORTS, norway, borduria, BACKS, "backs")
    return made.done().model_copy(update={"places": (place,)})


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(story())
    return graph


@pytest.fixture
def exported(kg: KnowledgeGraph):
    """Export to bytes."""

    def exported(format: str) -> bytes:
        out = io.BytesIO()
        export(kg, format, out)
        return out.getvalue()

    return exported
