"""An actor's name in, a dossier out: roles, stances, contacts, promises, demands, votes, sources; each with notes."""

from collections.abc import Sequence
from datetime import date as Day
from typing import TYPE_CHECKING

from diplograph.model import ActorType
from diplograph.views import reports, wording
from diplograph.views.ledger import Ledger
from diplograph.views.page import words
from diplograph.views.paper import Line, Notes, Report, Section
from diplograph.views.told import Chosen, Holding, Item

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

MOST = 12


def dossier(
    kg: "KnowledgeGraph", name: str, *, others: Sequence[str] = (), chosen: Chosen | None = None, most: int = MOST
) -> Report:
    """Return what is told of an actor.

    Args:
        kg: the graph.
        name: a name, a key or an id; judgements of identity are followed.
        others: names of actors of whom one must take part or speak as well; () for all claims.
        chosen: which claims are wanted.
        most: lines in a section.

    Raises:
        QueryError: nobody of that name, or several of the tables; a kind that is none.
    """
    ledger, notes = Ledger(kg, chosen), Notes(most)
    meant = ledger.find(name)
    ids = meant.ids
    ledger.narrow(others)
    items = [item for item in ledger.items if item.has(ids, speaking=True)]
    own = [item for item in items if item.has(ids)]
    acting = [item for item in own if ids & {party.id for party in (*item.actors, *item.envoys)}]
    toward = [item for item in own if item not in acting]
    party = meant.party
    described = ", ".join(part for part in (words(party.type), party.country) if part)
    top = (described + ".", *reports.lead(items, ledger.chosen, [meant]), *reports.balance(own, "with_others"))
    own_offices = [one for one in ledger.holdings if one.person.id in ids]
    behind = [one for one in ledger.holdings if one.actor and one.actor.id in ids]
    parts = [
        _offices(own_offices, notes, ledger.chosen.as_of, "roles"),
        notes.section(items=reports.latest_stances(acting), **reports.heading("stances")),
        notes.section(items=reports.latest_stances(toward), **reports.heading("stances_toward")),
        notes.section(
            items=[i for i in own if reports.is_contact(i) and i.status == "held"], **reports.heading("contacts")
        ),
        notes.section(
            items=[i for i in own if reports.is_contact(i) and reports.not_yet(i)], **reports.heading("planned")
        ),
        reports.promises(ledger, notes, who=ids),
        reports.demands(ledger, notes, "demands_by", who=ids),
        reports.demands(ledger, notes, "demands_of", of=ids),
        notes.section(items=_votes(acting), **reports.heading("votes")),
        reports.statements(acting, notes),
        notes.section(items=_acts(own), **reports.heading("acts")),
        notes.section(items=_left_open(own), **reports.heading("open")),
        _offices(behind, notes, ledger.chosen.as_of, "officials"),
        reports.sources(items, notes),
    ]
    quiet = ("officials",) if party.type is ActorType.PERSON else ("officials", "roles")
    parts = [part for part in parts if part.lines or part.key not in quiet]
    title = wording.prose()["report"]["dossier"].format(name=party.name)
    return Report(title=title, lead=top, sections=tuple(parts), notes=notes.all)


def _offices(held: Sequence[Holding], notes: Notes, day: Day | None, key: str) -> Section:
    """Return offices: those held by the actor, or, under "officials", by those who act for it."""
    firm = [one for one in held if one.article is None]
    shown = [one for one in held if _told_by(one, day) and not (one.article and any(_covers(two, one) for two in firm))]
    lines = tuple(
        Line(text=wording.holding_words(one, of_actor=key == "officials"), notes=notes.of(one))
        for one in shown[: notes.most]
    )
    return Section(**reports.heading(key), lines=lines, total=len(shown))


def _told_by(held: Holding, day: Day | None) -> bool:
    return day is None or not (begun := held.start or held.seen) or begun <= day


def _covers(firm: Holding, seen: Holding) -> bool:
    """Say whether the tables know of an office of that person for that actor on the day that a text tells of."""
    same = firm.person.id == seen.person.id and firm.actor == seen.actor
    day = seen.seen
    if not same or day is None:
        return False
    return (firm.start is None or firm.start <= day) and (firm.end is None or firm.end >= day)


def _votes(acting: Sequence[Item]) -> list[Item]:
    return [item for item in acting if item.vote is not None]


def _acts(own: Sequence[Item]) -> list[Item]:
    return [item for item in own if item.status == "held" and _other(item)]


def _left_open(own: Sequence[Item]) -> list[Item]:
    return [i for i in own if i.status != "held" and not (reports.is_contact(i) and reports.not_yet(i))]


def _other(item: Item) -> bool:
    """Say whether no other section tells of it."""
    told_elsewhere = item.is_stance or item.vote is not None or item.kind == reports.SPEECH
    return not told_elsewhere and not item.is_a("Contact", "Commitment", *reports.ASKING)
