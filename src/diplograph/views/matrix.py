"""A network of relations in, a matrix of its states out: who stands where toward whom, each cell with its evidence."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import networkx as nx

from diplograph.model import ActorType, Record
from diplograph.relations.attributes import party
from diplograph.relations.projections import bonds
from diplograph.relations.records import Party
from diplograph.relations.sides import communities
from diplograph.views import paper, wording
from diplograph.views.folding import once
from diplograph.views.timeline import items_of
from diplograph.views.told import Item

MOST = 24  # states that a table can still hold on a screen
WIDE = 60  # states that it has when it is widened
CARDS = 12  # of a cell
SIGNS = {"Supports": "+", "Opposes": "−", "Neutral": "0", "Mixed": "±"}


class Cell(Record):
    """What one state holds and does toward another.

    Attributes:
        key: the anchor of its evidence.  sign: of the latest stance that is held, "" when none is.
        look: cooperative, conflictual, mixed, neutral, or unheld when all is open or denied.
        items: the latest first; what is mutual stands in the cells of both.
    """

    key: str
    a: Party
    b: Party
    sign: str
    look: str
    cooperative: int
    conflictual: int
    tip: str
    items: tuple[Item, ...]


class Matrix(Record):
    """The states and the cells by (row, column).

    Attributes:
        states: those of one community side by side, the most active first, and so within it.
        sets: of each state the number of its community, from 0; those without friends come last, in one.
        first: the numbers of those that are shown at once, with the most relations.
        all: how many states have a relation to another.
    """

    states: tuple[Party, ...]
    sets: tuple[int, ...]
    first: frozenset[int]
    cells: dict[tuple[int, int], Cell]
    all: int


def matrix(net: "nx.MultiDiGraph[str]", *, most: int = MOST, wide: int = WIDE) -> Matrix:
    """Return the matrix of the states of a network.

    Args:
        net: what `relations(kg, level="state")` returned.
        most: how many states are shown at once, those with the most relations.
        wide: how many when it is widened.
    """
    states = {key: p for key in net.nodes if (p := party(net, key)).type is ActorType.STATE}
    pairs: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items_of(net):
        ends = [p.id for p in (*item.actors, *item.recipients)]
        if len(ends) == 2 and ends[0] in states and ends[1] in states:
            pairs[ends[0], ends[1]].append(item)
            if not item.recipients:
                pairs[ends[1], ends[0]].append(item)
    busy: Counter[str] = Counter()
    for (a, b), items in pairs.items():
        busy.update({a: (many := len(once(items))), b: many})
    ranked = sorted(busy, key=lambda key: (-busy[key], states[key].name))
    rank = {key: number for number, key in enumerate(ranked)}
    sets = _sets(net.subgraph(ranked), rank)
    shown = sorted(ranked[: max(most, wide)], key=lambda key: (sets[key], rank[key]))
    place = {key: number for number, key in enumerate(shown)}
    cells = {
        (place[a], place[b]): _cell(f"s{place[a]}-{place[b]}", states[a], states[b], items)
        for (a, b), items in pairs.items()
        if a in place and b in place
    }
    return Matrix(
        states=tuple(states[key] for key in place),
        sets=tuple(sets[key] for key in place),
        first=frozenset(place[key] for key in ranked[:most]),
        cells=cells,
        all=len(ranked),
    )


def _sets(net: "nx.MultiDiGraph[str]", rank: Mapping[str, int]) -> dict[str, int]:
    """Return the number of each state's community, as `relations.communities` finds them among the states alone."""
    found = [group for group in communities(bonds(net)) if len(group) > 1]
    found.sort(key=lambda group: min(rank[key] for key in group))
    numbers = {key: number for number, group in enumerate(found) for key in group}
    return {key: numbers.get(key, len(found)) for key in rank}


def _cell(key: str, a: Party, b: Party, items: Sequence[Item]) -> Cell:
    held = [item for item in items if item.status == "held"]
    tones, states = Counter(item.tone for item in once(held)), Counter(item.status for item in once(items))
    stance = next((item for item in held if item.is_stance), None)
    words, more = wording.prose()["matrix"], ""
    if stance is not None:
        more = words["stance"].format(value=str(stance.value).lower(), time=wording.time_words(stance))
    look = "mixed" if tones["cooperative"] and tones["conflictual"] else next(iter(tones), "unheld")
    if look == "neutral":  # what is neutral beside it takes no side
        look = next((tone for tone in ("cooperative", "conflictual") if tones[tone]), "neutral")
    numbers = {tone: tones[tone] for tone in ("cooperative", "conflictual", "neutral")}
    tip = words["cell"].format(a=a.name, b=b.name, stance=more, open=states["open"], denied=states["denied"], **numbers)
    sign = SIGNS[stance.value] if stance is not None and stance.value is not None else ""
    return Cell(
        key=key,
        a=a,
        b=b,
        sign=sign,
        look=look,
        cooperative=tones["cooperative"],
        conflictual=tones["conflictual"],
        tip=tip,
        items=tuple(items),
    )


def render(told: Matrix) -> str:
    """Return the page."""
    words = wording.prose()["matrix"]
    notice = words["shown"].format(shown=len(told.first), all=told.all) if told.all > len(told.first) else ""
    more = words["more"].format(wide=len(told.states)) if len(told.states) > len(told.first) else ""
    return paper.html("matrix.html.j2", told=told, title=words["title"], notice=notice, more=more, most=CARDS)


def show(net: "nx.MultiDiGraph[str]", path: str | Path) -> Path:
    """Draw the matrix of a network's states to a file and return its path (the door `diplograph.views`).

    Args:
        net: what `relations(kg, level="state")` returned.
        path: the file; folders that are missing are made.
    """
    return paper.write(path, render(matrix(net)))
