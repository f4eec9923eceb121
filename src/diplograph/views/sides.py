"""Actors in, sides out: on which side of a question each party of a claim stands, officials for whom they act for.

An official counts for the state, body or alliance that the official acted for on the day (`relations.lift`).
"""

from collections.abc import Iterable, Sequence

from diplograph.errors import QueryError
from diplograph.relations.lift import lifted
from diplograph.relations.records import Party
from diplograph.views.ledger import Ledger, Meant
from diplograph.views.told import Item


class Sides:
    """Two or more actors and all who act for them.

    Args:
        ledger: of the graph.
        names: of the actors; the first is the first side.

    Raises:
        QueryError: fewer than two different actors, or a name that means nobody, or several of the tables.
    """

    def __init__(self, ledger: Ledger, names: Sequence[str]) -> None:
        self._ledger = ledger
        self.whom: list[Meant] = []
        for meant in map(ledger.find, names):
            if meant.party.id not in {known.party.id for known in self.whom}:
                self.whom.append(meant)
        if len(self.whom) < 2:
            said = ", ".join(names)
            raise QueryError(f'"{said}" is one actor; name two or more that are different')
        self._known: dict[tuple[str, str, str], int | None] = {}

    @property
    def names(self) -> list[str]:
        """The names of the sides."""
        return [meant.party.name for meant in self.whom]

    def of(self, party: Party, item: Item) -> int | None:
        """Return the number of the side that an actor stands on in a claim, None when on no side."""
        day = item.when.start or item.told
        key = (party.id, item.article, str(day))
        if key not in self._known:
            behind = lifted(self._ledger.reading, party, item.article, day).id
            sides = (n for who in (party.id, behind) for n, meant in enumerate(self.whom) if who in meant.ids)
            self._known[key] = next(sides, None)
        return self._known[key]

    def among(self, parties: Iterable[Party], item: Item) -> set[int]:
        """Return the sides that some of a claim's parties stand on."""
        return {side for party in parties if (side := self.of(party, item)) is not None}

    def between(self, item: Item) -> bool:
        """Say whether two sides take part in what is claimed."""
        return len(self.among(item.parties, item)) > 1

    def touches(self, item: Item) -> bool:
        """Say whether two sides take part or speak, such as an official of one about the other."""
        return len(self.among((*item.parties, *item.speakers), item)) > 1

    def ways(self, item: Item) -> list[tuple[int, int, str]]:
        """Return from which side to which it goes, each way once: "→" toward it, "–" with it, "and" side by side."""
        acting, toward = self.among(item.actors, item), self.among(item.recipients, item)
        if not item.recipients:
            known, joint = sorted(acting), "–" if item.mutual else "and"
            return [(a, b, joint) for k, a in enumerate(known) for b in known[k + 1 :]]
        return [(a, b, "→") for a in sorted(acting) for b in sorted(toward) if a != b]
