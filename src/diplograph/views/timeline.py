"""Claims in, a timeline page out: marks over the days, in lanes, and under them a card for each claim.

A time known to the month is drawn as a month; what has no time of its own stands where it was told, and looks so; what
is planned, wanted, alleged or denied is hollow.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from diplograph.model import ActorType, Factuality, Record, StanceValue
from diplograph.relations.attributes import party, relations_of
from diplograph.relations.records import Party
from diplograph.views import charts, paper, reports, wording
from diplograph.views.folding import folded
from diplograph.views.ledger import Ledger, Meant
from diplograph.views.sides import Sides
from diplograph.views.told import Chosen, Item, When

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

MOST = 200  # marks in a drawing that can still be followed
CARDS = 60  # a page of more cards is no longer read
LISTED = 2000  # of the rest, one line each: a page of more is slow to open


class Timeline(Record):
    """What the page holds; `items` are drawn, `rest` are the next, and `total` counts all.

    The first of `items` have a card, the others and the rest a line each.
    """

    title: str
    lead: tuple[str, ...]
    named: tuple[tuple[str, tuple[Item, ...]], ...]
    items: tuple[Item, ...]
    total: int
    rest: tuple[Item, ...] = ()


def timeline(kg: "KnowledgeGraph", *names: str, chosen: Chosen | None = None, most: int = MOST) -> Timeline:
    """Return the timeline of all, of an actor, or of what two or more do toward each other.

    Args:
        kg: the graph.
        names: of actors; judgements of identity are followed.
        chosen: which claims are wanted.
        most: how many claims are shown, the latest.

    Raises:
        QueryError: nobody of that name, or several of the tables; a kind that is none.
    """
    ledger = Ledger(kg, chosen)
    words = wording.prose()["timeline"]
    if not names:
        return _page(words["all"], ledger.items, by_tone, most, ledger.chosen)
    if len(names) == 1:
        meant = ledger.find(names[0])
        ledger.about([meant])
        found = tuple(item for item in ledger.items if item.has(meant.ids))
        title = words["one"].format(name=meant.party.name)
        return _page(title, found, lambda shown: _of_one(shown, meant.ids), most, ledger.chosen, [meant])
    sides = Sides(ledger, names)
    found = tuple(item for item in ledger.items if sides.between(item))
    title = words["several"].format(names=wording.listed(sides.names))
    return _page(title, found, lambda shown: _of_sides(shown, sides), most, ledger.chosen, sides.whom)


def _page(
    title: str,
    found: tuple[Item, ...],
    lanes: Callable[[Sequence[Item]], tuple[tuple[str, tuple[Item, ...]], ...]],
    most: int,
    chosen: Chosen,
    whom: Sequence[Meant] = (),
) -> Timeline:
    """Return what the page holds; counts and days at its head are those of what is drawn."""
    shown = found[:most]
    return Timeline(
        title=title,
        lead=reports.lead(shown, chosen, whom),
        named=lanes(shown),
        items=shown,
        total=len(found),
        rest=found[most : most + LISTED],
    )


def render(told: Timeline) -> str:
    """Return the page."""
    axis = charts.Axis(charts.days(told.items))
    drawn = charts.lanes(told.named, axis)
    undated = sum(1 for item in told.items if item.day is None)
    numbers = {item.claim: number for number, item in enumerate(told.items)}
    folds = folded(told.items[:CARDS])
    return paper.html(
        "timeline.html.j2",
        told=told,
        lanes=drawn,
        axis=axis,
        undated=undated,
        numbers=numbers,
        folds=folds,
        listed=told.items[CARDS:] + told.rest,
        cards_most=CARDS,
        top=charts.TOP,
        width=charts.WIDTH,
    )


def show(net: "nx.MultiDiGraph[str]", path: str | Path) -> Path:
    """Draw the timeline of a network of relations to a file and return its path (the door `diplograph.views`).

    Args:
        net: what `relations()` returned; it holds what ties two actors, and no basis of the times.
        path: the file; folders that are missing are made.
    """
    items = items_of(net)
    return paper.write(path, render(_page(wording.prose()["timeline"]["all"], items, by_tone, MOST, Chosen())))


def items_of(net: "nx.MultiDiGraph[str]") -> tuple[Item, ...]:
    """Return the relations of a network as claims, each claim about each pair once, the latest first."""
    found = []
    for r in relations_of(net):
        ends = party(net, r.actor), party(net, r.recipient)
        value = StanceValue(r.kind) if r.kind in tuple(StanceValue) else None
        found.append(
            Item(
                claim=r.claim,
                situation=r.situation,
                event=r.event,
                article=r.evidence[0].article if r.evidence else "",
                kind="Stance" if value else r.kind,
                value=value,
                intensity=r.intensity,
                inferred=r.inferred,
                actors=ends if r.symmetric else ends[:1],
                recipients=() if r.symmetric else ends[1:],
                mutual=r.symmetric,
                when=When(start=r.start, end=r.end),
                said_on=r.said_on,
                printed=r.date,
                factuality=Factuality(r.factuality),
                standing=r.standing,
                speakers=tuple(_speaker(name, ends) for name in r.speakers),
                confidence=r.confidence,
                rule=r.rule,
                tone=r.tone,
                evidence=r.evidence,
            )
        )
    return tuple(sorted(found, key=lambda item: (str(item.day or ""), item.claim), reverse=True))


def _speaker(name: str, ends: Sequence[Party]) -> Party:
    """Return one of the two by that name, else somebody of whom only the name is known."""
    known = next((party for party in ends if party.name == name), None)
    return known or Party(id=f"name/{name}", name=name, type=ActorType.PERSON)


def by_tone(items: Sequence[Item]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return the lanes of what is of no one actor: by tone, and stances for themselves."""
    words = wording.prose()["timeline"]
    lanes = [
        (words[tone], tuple(i for i in items if i.tone == tone and not i.is_stance))
        for tone in ("cooperative", "neutral", "conflictual")
    ]
    return _filled([*lanes, (words["stances"], tuple(i for i in items if i.is_stance))])


def _of_one(items: Sequence[Item], ids: frozenset[str]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    words = wording.prose()["timeline"]
    found: dict[str, list[Item]] = {words[key]: [] for key in ("by", "with", "toward", "speech", "holds", "targets")}
    for item in items:
        acting = not ids.isdisjoint(party.id for party in (*item.actors, *item.envoys))
        if item.is_stance:
            key = "holds" if acting else "targets"
        elif not acting:
            key = "toward"
        elif item.kind == reports.SPEECH:
            key = "speech"
        else:
            key = "with" if item.mutual else "by"
        found[words[key]].append(item)
    return _filled([(name, tuple(of)) for name, of in found.items()])


def _of_sides(items: Sequence[Item], sides: Sides) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    words = wording.prose()["timeline"]
    acts: dict[str, list[Item]] = {}
    stances: dict[str, list[Item]] = {}
    for item in items:
        for a, b, way in sides.ways(item):
            name = f"{sides.names[a]} {way} {sides.names[b]}"
            lane = (
                stances.setdefault(words["stance"].format(way=name), [])
                if item.is_stance
                else acts.setdefault(name, [])
            )
            lane.append(item)
    return _filled([(name, tuple(of)) for part in (acts, stances) for name, of in sorted(part.items())])


def _filled(
    lanes: Sequence[tuple[str, tuple[Item, ...]]],
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    return tuple((name, items) for name, items in lanes if items)
