"""What dossier and brief share: the ledger cut to some actors, and each common section with its notes.

Which sections a report has is for `dossier` and `brief` to say; their words stand in prose.yaml.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date as Day
from typing import Any

from diplograph.model import Factuality
from diplograph.ontology import schema
from diplograph.relations.records import Party
from diplograph.views import wording
from diplograph.views.folding import once
from diplograph.views.ledger import Ledger, Meant
from diplograph.views.paper import Line, Notes, Section
from diplograph.views.told import Chosen, Item

SPEECH = "Statement"
ASKING = ("Demand", "Request")


def form(name: str, /, **fill: object) -> str:
    """Return one of the forms of prose.yaml, filled."""
    return str(wording.prose()["forms"][name]).format(**fill)


def count(name: str, number: int) -> str:
    """Return a number with its noun.

    >>> count("articles", 1), count("articles", 2)
    ('1 article', '2 articles')
    """
    return str(wording.prose()["forms"][name][number != 1]).format(count=number)


def heading(key: str, **fill: object) -> dict[str, str]:
    """Return key, title and lead of a section."""
    title, lead = wording.prose()["sections"][key]
    return {"key": key, "title": title, "lead": lead.format(**fill)}


def lead(items: Sequence[Item], chosen: Chosen, whom: Sequence[Meant]) -> tuple[str, ...]:
    """Return the lines below a report's title: how much is told, what was chosen, who is meant."""
    words = wording.prose()["report"]
    if not items:
        lines = [words["none"]]
    else:
        dated = [item for item in items if item.day]
        many = {"claims": count("claims", len(items)), "articles": count("articles", len({i.article for i in items}))}
        span = dict(zip(("first", "last"), wording.reach_words(dated), strict=True)) if dated else {}
        form_ = "counts_one" if not span else "counts" if span["first"] != span["last"] else "counts_day"
        lines = [words[form_].format(**many, **span), words["word"]]
    if chosen.as_of:
        lines.append(words["as_of"].format(day=wording.day_words(chosen.as_of)))
    if chosen.since or chosen.until:
        first, last = (wording.day_words(day) if day else "" for day in (chosen.since, chosen.until))
        form_ = "span" if first and last else "span_from" if first else "span_until"
        lines.append(words[form_].format(first=first, last=last))
    if chosen.kinds:
        lines.append(words["kinds"].format(kinds=wording.listed(chosen.kinds)))
    if chosen.min_confidence:
        lines.append(words["least"].format(least=f"{chosen.min_confidence:.2f}"))
    for meant in whom:
        if len(meant.ids) > 1:
            lines.append(f"{meant.party.name}: " + words["same_name"].format(count=len(meant.ids)))
        if meant.others:
            lines.append(f"{meant.party.name}: " + words["others"].format(count=len(meant.others)))
    return tuple(lines)


def balance(items: Iterable[Item], whose: str) -> tuple[str, ...]:
    """Return the line that counts what is held between two or more, by tone, and what is open or denied; () for none.

    Args:
        whose: "with_others" or "between".
    """
    between = once(item for item in items if item.ties)
    tones = Counter(item.tone for item in between if item.status == "held")
    states = Counter(item.status for item in between)
    numbers = {tone: tones[tone] for tone in ("cooperative", "neutral", "conflictual")}
    words = wording.prose()["report"]
    rest = {"open": states["open"], "denied": states["denied"], "whose": words[whose]}
    text = str(words["balance"]).format(**rest, **numbers)
    return (text,) if between else ()


def latest_stances(items: Iterable[Item]) -> list[Item]:
    """Return of each holder and target the latest stance that is held, the latest first."""
    found: dict[tuple[object, ...], Item] = {}
    for item in items:  # the latest first
        if item.is_stance and item.status == "held":
            key = (*(party.id for party in item.actors), *(party.id for party in item.recipients), item.issue)
            found.setdefault(key, item)
    return list(found.values())


def told_of(item: Item, ledger: Ledger) -> Item | None:
    """Return what a speech act carries: the first claim in the text that its claim relays."""
    inner = (other for other in ledger.carried.get(item.claim, ()) if other.kind != SPEECH and not other.is_stance)
    return next(inner, None)


def asked(item: Item, ledger: Ledger) -> tuple[str, tuple[Item, ...]]:
    """Return the sentence of a demand or promise with what it is about, and the claims beside its own."""
    inner = told_of(item, ledger)
    said = wording.sentence(item)
    if inner is None:
        return said, ()
    return form("that", sentence=said, clause=wording.bare_clause(inner)), (inner,)


def demands(
    ledger: Ledger,
    notes: Notes,
    key: str,
    *,
    who: Iterable[str] = (),
    of: Iterable[str] = (),
    among: Container[str] | None = None,
) -> Section:
    """Return what the query `unanswered-demands` finds, each with the claim that it stands in.

    Args:
        who, of: ids of actors; () does not restrict.  among: ids of claims; None does not restrict.
    """
    found: dict[str, Item] = {}
    near = [item for item in ledger.items if item.is_a(*ASKING) and item.status == "held" and _in(item, among)]
    rows = defaultdict(list)
    for row in _ask(ledger, "unanswered-demands", near, {"who": who, "of": of}):
        rows[row.kind, row.made].append(row)
    for item in near:
        said = rows[item.kind, _made(item)]
        if any(row.who in _names(item.actors) and row.of in _names(item.recipients) for row in said):
            found.setdefault(item.situation, item)
    return _spoken(ledger, notes, key, list(found.values()))


def _spoken(ledger: Ledger, notes: Notes, key: str, found: list[Item]) -> Section:
    found.sort(key=lambda item: str(item.day or ""), reverse=True)
    lines = []
    for item in found[: notes.most]:
        text, more = asked(item, ledger)
        lines.append(notes.line(item, text + ".", *more, quoted=True))
    return Section(**heading(key), lines=tuple(lines), total=len(found))


def promises(ledger: Ledger, notes: Notes, *, who: Iterable[str] = (), among: Container[str] | None = None) -> Section:
    """Return what the query `promises` finds, each with the claim that it stands in and what became of it."""
    found: dict[str, tuple[Item, Any]] = {}
    near = [i for i in ledger.items if i.is_a("Commitment") and i.status == "held" and _in(i, among)]
    rows = defaultdict(list)
    for row in _ask(ledger, "promises", near, {"who": who}):
        rows[row.made].append(row)
    for item in near:
        inner = told_of(item, ledger)
        for row in rows[_made(item)]:
            if row.who in _names(item.actors) and row.promised in (item.label, inner.label if inner else None):
                found.setdefault(item.situation, (item, row))
    kept = sorted(found.values(), key=lambda pair: str(pair[0].day or ""), reverse=True)
    lines = []
    for item, row in kept[: notes.most]:
        said, more = asked(item, ledger)
        done = {"day": wording.day_words(row.done)} if row.done else {}
        text = form("promise_done" if done else "promise", sentence=said, outcome=row.outcome, **done)
        lines.append(notes.line(item, text, *more, quoted=True))
    return Section(**heading("promises"), lines=tuple(lines), total=len(kept))


def _in(item: Item, among: Container[str] | None) -> bool:
    return among is None or item.claim in among


def _ask(ledger: Ledger, name: str, near: Sequence[Item], actors: dict[str, Iterable[str]]) -> Iterable[Any]:
    """Ask a named query of who acts in these claims; of nothing nothing is asked, for each of them reads the store."""
    if not near:
        return ()
    params: dict[str, object] = {key: ids for key, given in actors.items() if (ids := list(given))}
    if not params:
        params["who"] = sorted({party.id for item in near for party in item.actors})
    chosen = ledger.chosen
    return ledger.kg.query(name, since=chosen.since, until=chosen.until, as_of=chosen.as_of, **params)


def _made(item: Item) -> Day | None:
    """Return the day of a demand as the named queries count it."""
    return item.when.start or item.said_on or item.printed


def _names(parties: Iterable[Party]) -> set[str]:
    return {party.name for party in parties}


def statements(items: Sequence[Item], notes: Notes) -> Section:
    """Return who said what: each sentence once, under who said it."""
    found: list[Item] = []
    seen: set[tuple[str, int]] = set()
    for item in items:
        spot = (item.article, item.evidence[0].start)
        if item.kind == SPEECH and item.status == "held" and spot not in seen:
            seen.add(spot)
            found.append(item)
    lines = tuple(notes.line(item, _saying(item), quoted=True) for item in found[: notes.most])
    return Section(**heading("said"), lines=lines, total=len(found))


def _saying(item: Item) -> str:
    day = wording.time_words(item)
    who = wording.listed([party.name for party in item.actors]) or "somebody"
    if item.speakers:
        return form("whom", a=who, s=item.speakers[-1].name, day=day)
    return form("said", speakers=who, day=day)


def sources(items: Sequence[Item], notes: Notes) -> Section:
    """Return the publishers with how much each tells; the notes are those of the latest."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.evidence[0].source or "unknown publisher", []).append(item)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = []
    for name, told in ranked[: notes.most]:
        many = {"claims": count("claims", len(told)), "articles": count("articles", len({i.article for i in told}))}
        lines.append(Line(text=form("source", name=name, **many), notes=notes.of(told[0])))
    return Section(**heading("sources"), lines=tuple(lines), total=len(ranked))


def is_contact(item: Item) -> bool:
    """Say whether it is a meeting, a visit, a call or another contact."""
    return item.is_a("Contact")


def not_yet(item: Item) -> bool:
    """Say whether it is told as planned, wanted, possible or the like, by no accuser."""
    return item.status == "open" and item.factuality is not Factuality.HOLDS


def left_open(items: Iterable[Item]) -> list[Item]:
    """Return what is not held, but for the contacts that are not yet: these have a section of their own."""
    return [item for item in items if item.status != "held" and not (is_contact(item) and not_yet(item))]


def known(kind: str) -> str:
    """Return the published type that a type is or stands below, itself when there is none."""
    return schema.published(kind) or kind
