"""The stances of all articles in, out who took another position toward the same target later, or two on one day.

Only stances that are stated count, not those that were derived from an act; each is dated by its time, else by the day
it was said, else by its article.
"""

from collections import defaultdict
from datetime import date as Day
from itertools import groupby
from typing import NamedTuple

from diplograph.across.reading import Facts
from diplograph.across.records import Difference, Turn
from diplograph.model import Factuality, StanceValue, Standing
from diplograph.relations.reading import Reading, Told

DECIDED = (StanceValue.SUPPORTS, StanceValue.OPPOSES)


class _Held(NamedTuple):
    """One stance, dated."""

    day: Day
    claim: str
    told: Told


def turns(source: Reading, facts: Facts) -> tuple[list[Turn], list[Difference]]:
    """Return the changes of position between articles, and the contradictions of one day.

    Args:
        facts: by situation its label, as `reading.happenings` returns them.
    """
    held: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for told in source.claims:
        if told.value in DECIDED and told.act is None and told.standing is not Standing.ALLEGED:
            key, day = _key(source, told, facts), told.start or told.said or source.articles[told.article].date
            if key is not None and day is not None and told.factuality is Factuality.HOLDS:
                held[key].append(_Held(day, told.claim, told))
    changes: list[Turn] = []
    clashes: list[Difference] = []
    for (holder, target), found in sorted(held.items()):
        before: _Held | None = None
        for day, same_day in groupby(sorted(found, key=lambda one: one[:2]), key=lambda one: one.day):
            here = list(same_day)
            values = {one.told.value for one in here}
            if len(values) > 1:
                clashes += _clash(here)
                before = None
                continue
            if before is not None and before.told.value not in values and before.told.article != here[0].told.article:
                changes.append(_turn(source, before, here[0], holder, target, day))
            before = here[-1]
    return changes, clashes


def _key(source: Reading, told: Told, facts: Facts) -> tuple[str, str] | None:
    """Return holder and target: an actor, or the words of a plan or an issue."""
    roles = source.parties.get(told.situation, {})
    holder, target = (next(iter(roles.get(side, ())), None) for side in ("holder", "target"))
    if holder is None or target is None:
        return None
    if target in source.actors:
        return source.canonical.get(holder, holder), source.canonical.get(target, target)
    return source.canonical.get(holder, holder), facts.get(target, (target, None, None))[0].casefold()


def _clash(here: list[_Held]) -> list[Difference]:
    by_value = {one.told.value: one for one in reversed(here)}
    one, other = (by_value[value] for value in DECIDED)
    if one.told.article == other.told.article:  # the reader has set these against each other itself
        return []
    first, second = sorted((one.claim, other.claim))
    return [Difference(kind="stance", one=first, other=second, text="Supports / Opposes, on one day")]


def _turn(source: Reading, old: _Held, new: _Held, holder: str, target: str, day: Day) -> Turn:
    names = [source.actors[one].name if one in source.actors else one for one in (holder, target)]
    words = f"{str(old.told.value).lower()} to {str(new.told.value).lower()}"
    return Turn(
        holder=holder, target=target, old=old.told.situation, new=new.told.situation, old_claim=old.claim,
        new_claim=new.claim, old_value=str(old.told.value), new_value=str(new.told.value), day=day,
        label=f"{names[0]}: from {words} {names[1]}",
    )  # fmt: skip
