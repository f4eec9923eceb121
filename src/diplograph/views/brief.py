"""Two or more actors in, a brief out: how they stand, what changed, who said what, what is open or contested."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from typing import TYPE_CHECKING

from diplograph.model import Record
from diplograph.views import charts, reports, wording
from diplograph.views.dossier import MOST
from diplograph.views.folding import once
from diplograph.views.ledger import Ledger
from diplograph.views.page import words
from diplograph.views.paper import Line, Notes, Report, Section
from diplograph.views.sides import Sides
from diplograph.views.told import Chosen, Item

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

RECENT = 30  # days before the last that count as new, when no day is given
SHOWN = 3  # notes of a kind of act


class _Told(Record):
    """What a brief is made of: `between` two sides; `around`: one of them speaks of the other as well.

    `together` is what two sides do, or what is done to them, side by side: it is not counted as between them.
    """

    between: tuple[Item, ...]
    around: tuple[Item, ...]
    together: tuple[Item, ...]


def brief(
    kg: "KnowledgeGraph", *names: str, others: Sequence[str] = (), chosen: Chosen | None = None, most: int = MOST
) -> Report:
    """Return how actors stand toward each other.

    Args:
        kg: the graph.
        names: two or more actors, by name, key or id; judgements of identity are followed.
        others: names of actors of whom one must take part or speak as well; () for all claims.
        chosen: which claims are wanted; `since` is also the day from which on something is new.
        most: lines in a section.

    Raises:
        QueryError: fewer than two actors, nobody of that name, or several of the tables; a kind that is none.
    """
    wanted = chosen or Chosen()
    ledger, notes = Ledger(kg, wanted.model_copy(update={"since": None})), Notes(most)
    sides = Sides(ledger, names)
    ledger.narrow(others)
    before = [item for item in ledger.items if sides.touches(item)]
    around = tuple(item for item in before if wanted.keeps(item))
    told = _Told(
        between=tuple(item for item in around if sides.between(item)),
        around=around,
        together=tuple(item for item in ledger.items if wanted.keeps(item) and sides.together(item)),
    )
    return Report(
        title=wording.prose()["report"]["brief"].format(names=wording.listed(sides.names)),
        lead=(
            *reports.lead(around, wanted, sides.whom),
            wording.prose()["report"]["officials"],
            *reports.balance(told.between, "between"),
        ),
        chart=charts.months(item for item in told.between if item.status == "held"),
        sections=(
            *_stand(told, sides, notes),
            _changed([item for item in before if sides.between(item)], sides, notes, wanted.since),
            _said(told, ledger, sides, notes),
            *_due(told, ledger, notes),
            reports.sources(around, notes),
        ),
        notes=notes.all,
    )


def _stand(told: _Told, sides: Sides, notes: Notes) -> list[Section]:
    """Return how the sides stand: by kind of act, and the latest stances."""
    held = [item for item in told.between if item.status == "held"]
    stances = reports.latest_stances(told.between)
    return [_state(held, sides, notes), notes.section(items=stances, **reports.heading("stances"))]


def _due(told: _Told, ledger: Ledger, notes: Notes) -> list[Section]:
    """Return what is asked, promised, planned, contested or left open between the sides."""
    claims = {item.claim for item in told.between}
    contacts = [item for item in told.between if reports.is_contact(item)]
    plans = [item for item in contacts if reports.not_yet(item)]
    past = [item for item in contacts if item.status == "held"]
    return [
        reports.demands(ledger, notes, "demands", among=claims),
        reports.promises(ledger, notes, among=claims),
        notes.section(items=plans, **reports.heading("planned")),
        notes.section(items=past, **reports.heading("contacts")),
        _contested(ledger, {item.claim for item in told.around}, notes),
        notes.section(items=reports.left_open(told.between), **reports.heading("open")),
        notes.section(items=told.together, **reports.heading("together")),
    ]


def _state(held: Sequence[Item], sides: Sides, notes: Notes) -> Section:
    """Return each kind of act or stance from one side to the other, the most told first; the numbers count claims."""
    found: dict[tuple[int, int, str, str], list[Item]] = defaultdict(list)
    for item in held:
        for a, b, way in sides.ways(item):
            found[a, b, way, item.value or reports.known(item.kind)].append(item)
    ranked = sorted(((way, once(items)) for way, items in found.items()), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = []
    for (a, b, way, kind), items in ranked[: notes.most]:
        text = reports.form(
            "state",
            a=sides.names[a],
            way=way,
            b=sides.names[b],
            what=words(kind).lower(),
            count=reports.count("claims", len(items)),
            last=wording.when_words(items[0]),
        )
        lines.append(Line(text=text, notes=notes.of(*items[:SHOWN]), tone=items[0].tone))
    return Section(**reports.heading("state"), lines=tuple(lines), total=len(ranked))


def _changed(between: Sequence[Item], sides: Sides, notes: Notes, since: Day | None) -> Section:
    """Return the stances that turned, and the kinds of act that are new since that day or in the last days."""
    dated = [(item.day, item) for item in between if item.day is not None and item.status == "held"]
    dated.sort(key=lambda pair: (pair[0], pair[1].claim))
    if not dated:
        return Section(**reports.heading("changed", days=RECENT, last=""))
    (first, _), (last, latest) = dated[0], dated[-1]
    start = since or last - timedelta(days=RECENT)
    lines: list[tuple[Day, Line]] = []
    stand: dict[tuple[int, int], Item] = {}
    seen: set[tuple[int, int, str, str]] = set()
    for day, item in dated:
        for a, b, way in sides.ways(item):
            key, old = (a, b, way, reports.known(item.kind)), stand.get((a, b))
            if not item.is_stance and key not in seen and first < start <= day:
                lines.append((day, notes.line(item, reports.form("first", sentence=wording.sentence(item)))))
            seen.add(key)
            if item.is_stance:
                # of one day it is no turn: who said what first is not known
                if old is not None and old.value != item.value and old.day != day and (since is None or day >= since):
                    lines.append((day, _turned(sides, a, b, old, item, notes)))
                stand[a, b] = item
    lines.sort(key=lambda pair: pair[0], reverse=True)
    lead = reports.heading("changed", days=(last - start).days, last=wording.reach_words([latest])[1])
    return Section(**lead, lines=tuple(line for _, line in lines[: notes.most]), total=len(lines))


def _turned(sides: Sides, a: int, b: int, old: Item, new: Item, notes: Notes) -> Line:
    before, after = (f"{words(i.value or '').lower()} ({wording.time_words(i)})" for i in (old, new))
    text = reports.form("turned", a=sides.names[a], b=sides.names[b], before=before, after=after)
    return notes.line(new, text, old)


def _said(told: _Told, ledger: Ledger, sides: Sides, notes: Notes) -> Section:
    """Return the statements of one side in whose sentences the other side takes part."""
    spots = {(item.article, item.evidence[0].start) for item in told.around}
    found = []
    for item in ledger.items:
        here = item.kind == reports.SPEECH and (item.article, item.evidence[0].start) in spots
        if here and sides.among((*item.actors, *item.speakers), item):
            found.append(item)
    return reports.statements(found, notes)


def _contested(ledger: Ledger, claims: set[str], notes: Notes) -> Section:
    """Return what stands against what: each quarrel once, with the notes of all the claims that tell of it."""
    quarrels: dict[tuple[str, frozenset[str]], list[Item]] = {}
    for kind, one, other in ledger.disputes:
        if {one.claim, other.claim} & claims:
            said = frozenset(map(wording.sentence, (one, other)))
            quarrels.setdefault((kind, said), []).extend((one, other))
    lines = []
    for (kind, _), items in list(quarrels.items())[: notes.most]:
        one, other, *more = dict.fromkeys(items)
        text = reports.form("against", one=wording.sentence(one), other=wording.sentence(other), kind=kind)
        lines.append(notes.line(one, text, other, *more).model_copy(update={"status": "open"}))
    return Section(**reports.heading("contested"), lines=tuple(lines), total=len(quarrels))
