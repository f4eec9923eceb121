"""Judgements of who is the same in, groups of actors that are one out. Pure logic: storing them is for `judgements`.

Model: the signed, dated, positive or negative edges of nomenklatura's resolver. A negative judgement is never overruled
by a chain of positive ones.
"""

from collections import deque
from collections.abc import Collection, Iterable
from datetime import datetime

from diplograph.model import ActorType, Record


class Signed(Record):
    """What all judgements share.

    Attributes:
        id: "judgement/..."; made of the rest.
        who, when: who judged, and when (UTC).
        taken_back, taken_back_by: when and by whom it was taken back; None while it holds.
    """

    id: str
    who: str
    when: datetime
    note: str = ""
    taken_back: datetime | None = None
    taken_back_by: str | None = None


class Judgement(Signed):
    """An analyst says that two actors (`left` and `right`, ids) are, or are not, the same."""

    left: str
    right: str
    same: bool

    def __str__(self) -> str:
        """Say it in one line."""
        verb = "the same as" if self.same else "not the same as"
        return f"{self.left} is {verb} {self.right} ({self.who}, {self.when.date()}, {self.id})"


class AddedActor(Signed):
    """An actor that an analyst added; the fields are those of `model.Actor` and of `Signed`."""

    name: str
    type: ActorType
    country: str | None


class Groups:
    """Actors that were judged the same, the judgements taken in the order of time.

    A positive judgement against which a negative one stands is passed over: it can only come from a file that was
    loaded, `conflict` keeps others from being made.

    Args:
        judgements: those that hold.

    >>> def said(left: str, right: str, same: bool) -> Judgement:
    ...     day = datetime(2024, 5, 1)
    ...     return Judgement(id=left + right, left=left, right=right, same=same, who="Ana", when=day)
    >>> groups = Groups([said("a", "b", True), said("b", "c", True), said("c", "d", False)])
    >>> [sorted(group) for group in groups.all()]
    [['a', 'b', 'c']]
    >>> [str(j)[:19] for j in groups.conflict("a", "d", same=True)]
    ['c is not the same a']
    >>> [j.id for j in groups.conflict("a", "c", same=False)]
    ['ab', 'bc']
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        ordered = sorted(judgements, key=lambda j: (j.when, j.id))
        self._apart = [j for j in ordered if not j.same]
        self._ties: list[Judgement] = []
        self._group: dict[str, set[str]] = {}
        for tie in ordered:
            if tie.same and not self.conflict(tie.left, tie.right, same=True):
                self._ties.append(tie)
                self._join(tie.left, tie.right)

    def _of(self, actor: str) -> set[str]:
        return self._group.get(actor, {actor})

    def _join(self, left: str, right: str) -> None:
        joined = self._of(left) | self._of(right)
        for actor in joined:
            self._group[actor] = joined

    def all(self) -> list[frozenset[str]]:
        """Return the groups of more than one, in the order of their ids."""
        return sorted({frozenset(group) for group in self._group.values()}, key=sorted)

    def conflict(self, left: str, right: str, *, same: bool) -> tuple[Judgement, ...]:
        """Return the judgements against which a new one would stand, () when there are none."""
        if not same:
            return self._chain(left, right)
        one, other = self._of(left), self._of(right)
        return tuple(
            j for j in self._apart if (j.left in one and j.right in other) or (j.right in one and j.left in other)
        )[:1]

    def _chain(self, left: str, right: str) -> tuple[Judgement, ...]:
        """Return the shortest chain of judgements by which the two are one."""
        ways: dict[str, tuple[Judgement, ...]] = {left: ()}
        queue = deque([left])
        while queue:
            at = queue.popleft()
            for tie in self._ties:
                if at in (tie.left, tie.right):
                    to = tie.right if at == tie.left else tie.left
                    if to not in ways:
                        ways[to] = (*ways[at], tie)
                        queue.append(to)
        return ways.get(right, ())


def canonical(group: Collection[str], known: Collection[str]) -> str:
    """Return the id that stands for a group: one of the tables, else one added by hand, else the first.

    Args:
        group: ids of actors.
        known: those of them that the graph has; another stands for the group only when it has none.

    >>> canonical({"article/a1/actor/x", "added/x"}, {"article/a1/actor/x", "added/x"})
    'added/x'
    """
    ranks = {"actor": 0, "added": 1}
    return min(group, key=lambda actor: (actor not in known, ranks.get(actor.split("/")[0], 2), actor))
