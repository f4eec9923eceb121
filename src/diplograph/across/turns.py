"""The stances of articles in, out who took another position toward the same target later, or two on one day.

Only stances that are stated count, not those that were derived from an act; each is dated by its time, else by the day
it was said, else by its article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from diplograph.across.alone import Alone
from diplograph.across.records import Difference, Stated, Turn
from diplograph.model import Factuality, StanceValue, Standing

DECIDED = (StanceValue.SUPPORTS, StanceValue.OPPOSES)


def stated(source: Alone) -> Iterator[Stated]:
    """Yield the positions that an article states."""
    for told in source.claims:
        if told.value in DECIDED and told.act is None and told.standing is not Standing.ALLEGED:
            day = told.start or told.said or source.articles[told.article].date
            if day is not None and told.factuality is Factuality.HOLDS:
                roles = source.parties.get(told.situation, {})
                holder, target = (next(iter(roles.get(side, ())), None) for side in ("holder", "target"))
                if holder is not None and target is not None:
                    yield Stated(
                        holder=source.canonical.get(holder, holder), target=_target(source, target), day=day,
                        names=(_name(source, holder), _name(source, target)), claim=told.claim, article=told.article,
                        situation=told.situation, value=str(told.value),
                    )  # fmt: skip


def turns(positions: Iterable[Stated]) -> tuple[list[Turn], list[tuple[str, Difference]]]:
    """Return the changes of position between articles, and the contradictions of one day, each with its key.

    Args:
        positions: all that are told of the holders and targets in them.
    """
    held: dict[str, list[Stated]] = defaultdict(list)
    for one in positions:
        held[one.key].append(one)
    changes: list[Turn] = []
    clashes: list[tuple[str, Difference]] = []
    for key, found in sorted(held.items()):
        before: Stated | None = None
        for _, same_day in groupby(sorted(found, key=lambda one: (one.day, one.claim)), key=lambda one: one.day):
            here = list(same_day)
            values = {one.value for one in here}
            if len(values) > 1:
                clashes += ((key, made) for made in _clash(here))
                before = None
                continue
            if before is not None and before.value not in values and before.article != here[0].article:
                changes.append(_turn(before, here[0]))
            before = here[-1]
    return changes, clashes


def _target(source: Alone, target: str) -> str:
    """Return an actor, or the words of a plan or an issue."""
    if target in source.actors:
        return source.canonical.get(target, target)
    return source.happenings.get(target, (target, None, None))[0].casefold()


def _name(source: Alone, key: str) -> str:
    return source.actors[key].name if key in source.actors else _target(source, key)


def _clash(here: list[Stated]) -> list[Difference]:
    by_value = {one.value: one for one in reversed(here)}
    one, other = (by_value[value] for value in DECIDED)
    if one.article == other.article:  # the reader has set these against each other itself
        return []
    first, second = sorted((one.claim, other.claim))
    return [Difference(kind="stance", one=first, other=second, text="Supports / Opposes, on one day")]


def _turn(old: Stated, new: Stated) -> Turn:
    return Turn(
        key=new.key, holder=new.holder, target=new.target, old=old.situation, new=new.situation, old_claim=old.claim,
        new_claim=new.claim, old_value=old.value, new_value=new.value, day=new.day,
        label=f"{new.names[0]}: from {old.value.lower()} to {new.value.lower()} {new.names[1]}",
    )  # fmt: skip
