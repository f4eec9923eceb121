"""An actor's name in, a dossier out: roles, stances, contacts, promises, demands, votes, sources; each with notes."""

from collections.abc import Sequence
from datetime import date as Day
from typing import TYPE_CHECKING

from diplograph.model import ActorType
from diplograph.ontology.countries import country_name
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
    ledger.about([meant])
    ledger.narrow(others)
    items = [item for item in ledger.items if item.has(ids, speaking=True)]
    own = [item for item in items if item.has(ids)]
    behind = [one for one in ledger.holdings if one.actor and one.actor.id in ids]
    party = meant.party
    of = country_name(party.country) if party.country and party.type is not ActorType.STATE else ""
    described = ", ".join(part for part in (words(party.type), of) if part) + "."
    alone = (wording.prose()["report"]["alone"],) if behind else ()
    lead = (described, *reports.lead(items, ledger.chosen, [meant]), *reports.balance(own, "with_others"), *alone)
    held = [one for one in ledger.holdings if one.person.id in ids]
    day = ledger.chosen.as_of
    first, last = _offices(held, notes, day, "roles"), _told(ledger, notes, ids, own)
    parts = [first, *last, _offices(behind, notes, day, "officials"), reports.sources(items, notes)]
    quiet = ("officials",) if party.type is ActorType.PERSON else ("officials", "roles")
    return Report(
        title=wording.prose()["report"]["dossier"].format(name=party.name),
        lead=lead,
        sections=tuple(part for part in parts if part.lines or part.key not in quiet),
        notes=notes.all,
    )


def _told(ledger: Ledger, notes: Notes, ids: frozenset[str], own: Sequence[Item]) -> list[Section]:
    """Return the sections of what is told of the actor, in their order: it numbers the notes."""
    acting = [item for item in own if ids & {party.id for party in (*item.actors, *item.envoys)}]
    toward = [item for item in own if item not in acting]
    contacts = [item for item in own if reports.is_contact(item)]

    def claims(key: str, items: Sequence[Item]) -> Section:
        return notes.section(items=items, **reports.heading(key))

    return [
        claims("stances", reports.latest_stances(acting)),
        claims("stances_toward", reports.latest_stances(toward)),
        claims("contacts", [item for item in contacts if item.status == "held"]),
        claims("planned", [item for item in contacts if reports.not_yet(item)]),
        reports.promises(ledger, notes, who=ids),
        reports.demands(ledger, notes, "demands_by", who=ids),
        reports.demands(ledger, notes, "demands_of", of=ids),
        claims("votes", [item for item in acting if item.vote is not None]),
        reports.statements(acting, notes),
        claims("acts", [item for item in own if item.status == "held" and _other(item)]),
        claims("open", reports.left_open(own)),
    ]


def _offices(held: Sequence[Holding], notes: Notes, day: Day | None, key: str) -> Section:
    """Return offices: those held by the actor, or, under "officials", by those who act for it."""
    firm = [one for one in held if one.article is None]
    shown = [one for one in held if _told_by(one, day) and not (one.article and any(_covers(two, one) for two in firm))]
    said: dict[str, list[Holding]] = {}
    for one in shown:
        said.setdefault(wording.holding_words(one, of_actor=key == "officials"), []).append(one)
    lines = tuple(Line(text=text, notes=notes.of(*told)) for text, told in list(said.items())[: notes.most])
    return Section(**reports.heading(key), lines=lines, total=len(said))


def _told_by(held: Holding, day: Day | None) -> bool:
    return day is None or not (begun := held.start or held.seen) or begun <= day


def _covers(firm: Holding, seen: Holding) -> bool:
    """Say whether the tables know of an office of that person for that actor on the day that a text tells of."""
    same = firm.person.id == seen.person.id and firm.actor == seen.actor
    day = seen.seen
    if not same or day is None:
        return False
    return (firm.start is None or firm.start <= day) and (firm.end is None or firm.end >= day)


def _other(item: Item) -> bool:
    """Say whether no other section tells of it."""
    told_elsewhere = item.is_stance or item.vote is not None or item.kind == reports.SPEECH
    return not told_elsewhere and not item.is_a("Contact", "Commitment", *reports.ASKING)
