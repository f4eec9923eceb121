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
        ledger.about(self.whom, officials=True)
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
        """Say whether it goes from one side to another, or is what sides did with each other.

        Two who do the same to a third, or to whom a third does it, are not between: they stand `together`.
        """
        return bool(self.ways(item))

    def together(self, item: Item) -> bool:
        """Say whether two sides act side by side, or the same is done to both, and nothing goes between them."""
        acting, toward = self._acting(item), self.among(item.recipients, item)
        return not self.between(item) and max(len(acting), len(toward)) > 1

    def touches(self, item: Item) -> bool:
        """Say whether it is between them, or one of them speaks of what another does or what is done to it."""
        if self.between(item):
            return True
        told = self.among(item.parties, item)
        return any(told - {side} for side in self.among(item.speakers, item))

    def ways(self, item: Item) -> list[tuple[int, int, str]]:
        """Return from which side to which it goes, each way once: "→" toward it, "–" with it."""
        acting, toward = sorted(self._acting(item)), sorted(self.among(item.recipients, item))
        if item.mutual:
            return [(a, b, "–") for k, a in enumerate(acting) for b in acting[k + 1 :]]
        return [(a, b, "→") for a in acting for b in toward if a != b]

    def _acting(self, item: Item) -> set[int]:
        """Return the sides that act, or whose envoys are sent."""
        return self.among((*item.actors, *item.envoys), item)
