"""What is read of a store for one actor, for a pair or for some days is what the whole store would have given."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from made_relations import Invented
from made_story import story

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import ActorType
from diplograph.views import paper, timeline
from diplograph.views.brief import brief
from diplograph.views.dossier import dossier
from diplograph.views.marked import marked
from diplograph.views.told import Chosen

rel: Any = import_module("diplograph.relations")
ledger: Any = import_module("diplograph.views.ledger")
build: Any = import_module("diplograph.relations.build")
reading: Any = import_module("diplograph.relations.reading")
AWAY = "Ruritania praised Graustark."
CHOSEN = (
    Chosen(),
    Chosen(since=date(2024, 5, 1)),
    Chosen(until=date(2024, 4, 1)),
    Chosen(as_of=date(2024, 5, 8)),
    Chosen(kinds=("Contact", "Supports")),
    Chosen(min_confidence=0.5, kinds=("Stance",)),
)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """The story, and an article that has nothing to do with it."""
    made = Invented([AWAY], id="away", date=date(2024, 6, 1), source="Invented Post")
    one, two = (made.actor(f"actor/{name}", name, ActorType.STATE) for name in ("Ruritania", "Graustark"))
    made.event("Praise", AWAY, "praised", roles={"actors": (one,), "recipients": (two,)})
    kg = story()
    kg.add(made.done())
    return kg


def _read(kg: KnowledgeGraph, chosen: Chosen) -> list[object]:
    days = {"since": chosen.since, "until": chosen.until, "as_of": chosen.as_of}
    kinds = [kind for kind in chosen.kinds if kind != "Stance"] or None
    nets = (
        rel.relations(kg, actors=actors, kinds=kinds, level=level, **days)
        for actors in (None, ["Ada Lund"], ["Freedonia"])
        for level in ("actor", "state")
    )
    return [
        *([sorted(rel.relations_of(net), key=str) for net in nets]),
        *(paper.render(dossier(kg, name, chosen=chosen), "html") for name in ("Freedonia", "Ada Lund", "Bela Kosta")),
        *(paper.render(brief(kg, *pair, chosen=chosen), "html") for pair in (["Freedonia", "Sylvania"],)),
        timeline.timeline(kg, "Freedonia", chosen=chosen),
        timeline.timeline(kg, "Freedonia", "Sylvania", chosen=chosen),
        marked(kg, "s1", chosen=chosen),
    ]


@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
@pytest.mark.parametrize("many", [1, 1000])
def test_narrowed_is_the_whole_less_what_was_not_asked_for(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, chosen: Chosen, many: int
) -> None:
    monkeypatch.setattr(reading, "MANY", many)  # above it tables are read whole and sieved
    narrowed = _read(kg, chosen)
    for module in (ledger, build):
        monkeypatch.setattr(module, "reach", lambda *_: None)
    assert narrowed == _read(kg, chosen)


def test_little_is_read_for_one_actor(kg: KnowledgeGraph) -> None:
    asked = ledger.Ledger(kg)
    asked.about([asked.find("Ruritania")])
    assert [item.kind for item in asked.items] == ["Praise"]
    assert len(asked.reading.by_id) == 1
    assert len(asked.reading.articles) == 1
