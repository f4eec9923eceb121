"""An `Item` in, a plain English sentence about it out: no more than its record holds. The words stand in prose.yaml.

What is planned, wanted, possible, alleged or denied is said so; what the article tells on its own is told without a
name, and its note names the article.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml

from diplograph.model import ActorType, Factuality, Standing
from diplograph.ontology import schema, vocab
from diplograph.relations.records import Party
from diplograph.views.naming import spoken
from diplograph.views.page import words
from diplograph.views.told import Holding, Item, When

CROWDS = frozenset({ActorType.ACTOR_GROUP, ActorType.NON_STATE_GROUP, ActorType.UNNAMED_ACTOR})


@cache
def prose() -> dict[str, Any]:
    """Return the words of prose.yaml."""
    file = resources.files("diplograph.views").joinpath("assets", "prose.yaml")
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def sentence(item: Item, *, timed: bool = True) -> str:
    """Return what the claim says, on whose word and when, without a full stop.

    >>> from diplograph.model import Factuality, Standing
    >>> her = Party(id="actor/a", name="Ada Lund", type=ActorType.PERSON)
    >>> them = Party(id="actor/s", name="Sylvania", type=ActorType.STATE)
    >>> aid = Item(claim="c", situation="s", article="article/a", kind="Aid", actors=(her,), recipients=(them,),
    ...     factuality=Factuality.PLANNED, standing=Standing.REPORTED, speakers=(her,), confidence=1, evidence=())
    >>> sentence(aid)
    'By their own account, Ada Lund plans to give aid to Sylvania (told without a day)'
    """
    text = _voiced(item)
    if item.place and item.is_a("Contact"):
        text += f" in {item.place}"
    if item.amount:
        text += f" ({item.amount})"
    if item.inferred:
        text += ", as read from an act"
    return _capital(text) + (f" ({time_words(item)})" if timed else "")


def with_stances(item: Item, under: Sequence[Item]) -> str:
    """Return the sentence of a claim, full stop and all, with the stances that were read from the same words."""
    if not under:
        return sentence(item) + "."
    values = listed([words(str(one.value)).lower() for one in under])
    return str(prose()["read_as"]).format(sentence=sentence(item), values=values)


def bare_clause(item: Item) -> str:
    """Return what the claim says without who says so, as it may be: for "a demand, that ..."."""
    forms = _Forms(item)
    if item.factuality is Factuality.DOES_NOT_HOLD:
        return str(prose()["factuality"][item.factuality]).format(noun=forms.bare)
    return f"{forms.a} {forms.do}"


def time_words(item: Item) -> str:
    """Return when it is, as far as that is known, else when it was told.

    >>> span_words(When(start=Day(2011, 3, 1), end=Day(2011, 3, 31)))
    'March 2011'
    """
    told = item.told
    if item.when.known:
        last = item.when.end or item.when.start
        ahead = told is not None and last is not None and last > told  # told before it was over
        later = "; " + prose()["times"]["told"].format(day=day_words(told)) if told and ahead else ""
        return span_words(item.when) + later
    return prose()["times"]["told"].format(day=day_words(told) if told else prose()["times"]["undated"])  # type: ignore[no-any-return]


def when_words(item: Item) -> str:
    """Return the same without the day on which it was told when its own time is known: for "last ..."."""
    return span_words(item.when) if item.when.known else time_words(item)


def reach_words(items: Sequence[Item]) -> tuple[str, str]:
    """Return the first and the last time of some that have a day, no finer than each is known.

    >>> march = When(start=Day(2011, 3, 1), end=Day(2011, 3, 31))
    >>> known = Item(claim="c", situation="s", article="article/a", kind="Visit", factuality=Factuality.HOLDS,
    ...     standing=Standing.NARRATED, confidence=1, evidence=(), when=march)
    >>> reach_words([known])
    ('March 2011', 'March 2011')
    """
    first, last = (pick(items, key=lambda item: str(item.day)) for pick in (min, max))
    return _edge_words(first, last=False), _edge_words(last, last=True)


def _edge_words(item: Item, *, last: bool) -> str:
    whole = span_words(item.when) if item.when.known else ""
    if whole and not re.match(r"\d{1,2} ", whole):
        return whole  # a month, a year, years: the day is not known
    day = (item.when.end if last else item.when.start) if whole else None
    day = day or item.day
    return day_words(day) if day else ""


def basis_words(when: When) -> str:
    """Return how the time is known, with the words of the text; "" when nothing is told of it."""
    if when.basis is None:
        return ""
    told = f"“{when.text}”: " if when.text else ""
    return told + str(prose()["bases"][when.basis])


def span_words(when: When) -> str:
    """Return the days of a time: a day, a month, a year, or the first and the last."""
    first, last, forms = when.start, when.end, prose()["times"]
    if first is None or last is None:
        one = first or last
        return str(forms["from" if first else "until"]).format(day=day_words(one)) if one else ""
    if first == last:
        return day_words(first)
    if first.day == 1 and last + timedelta(days=1) == _next_month(first):
        return f"{calendar.month_name[first.month]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    start = day_words(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = str(first.day)
    return str(forms["span"]).format(first=start, last=day_words(last))


def _next_month(day: Day) -> Day:
    return Day(day.year + day.month // 12, day.month % 12 + 1, 1)


def day_words(day: Day) -> str:
    """Return a day in words.

    >>> day_words(Day(2011, 5, 7))
    '7 May 2011'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def listed(names: Sequence[str]) -> str:
    """Return names in a row: "A, B and C"."""
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def status_words(item: Item) -> str:
    """Return "held", "planned", "denied", "alleged" ..."""
    if item.standing is Standing.ALLEGED:
        return "alleged" if item.factuality is Factuality.HOLDS else f"alleged, {prose()['status'][item.factuality]}"
    return str(prose()["status"][item.factuality])


def head(item: Item) -> str:
    """Return the short form for cards and tips: what, and between whom.

    >>> them = Party(id="actor/s", name="Sylvania", type=ActorType.STATE)
    >>> head(Item(claim="c", situation="s", article="article/a", kind="Visit", recipients=(them,),
    ...     factuality=Factuality.HOLDS, standing=Standing.NARRATED, confidence=1, evidence=()))
    'Visit: somebody → Sylvania'
    """
    a, b = _names(item.actors), _names(item.recipients) or (f"“{item.issue}”" if item.issue else "")
    who = f"{a or 'somebody'} → {b}" if b else a
    what = words(item.value or item.kind)
    return f"{what}: {who}" if who else what


def chain_words(item: Item) -> str:
    """Return on whose word: the publisher, then the speakers from the outermost in.

    >>> chain_words(Item(claim="c", situation="s", article="article/a", kind="Visit", factuality=Factuality.HOLDS,
    ...     standing=Standing.NARRATED, confidence=1, evidence=()))
    'the article'
    """
    return " < ".join(["the article", *(party.name for party in item.speakers)])


def _names(parties: Sequence[Party]) -> str:
    return listed([party.name for party in parties])


def _spoken(parties: Sequence[Party]) -> str:
    """Return the names in a row as they stand in a sentence, each once."""
    return listed(list(dict.fromkeys(map(spoken, parties))))


def _several(parties: Sequence[Party]) -> bool:
    """Say whether they take the verb of several: more than one, or a crowd by its name ("rebels", "people")."""
    if len(parties) != 1 or parties[0].type not in CROWDS:
        return len(parties) > 1
    last = parties[0].name.split()[-1:]
    return last != [] and (last[0].endswith("s") or last[0].lower() in prose()["crowds"])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Forms:
    """The parts of a claim's clause: {a} {did}, {a} {do}, and it as a noun."""

    def __init__(self, item: Item) -> None:
        mutual = item.value is None and schema.symmetric(item.kind) if item.kind in vocab.ANCESTORS else False
        actors, toward = (item.actors + item.recipients, ()) if mutual else (item.actors, item.recipients)
        self.a, self.several, b = _spoken(actors), _several(actors), _spoken(toward)
        if item.value is not None:
            self._stance(item, b)
        elif item.vote is not None:
            measure = f"“{item.measure}”" if item.measure else b or prose()["measure"]
            self.did, self.do, noun = (form.format(b=measure) for form in prose()["votes"][item.vote])
            self.noun = f"{noun} by {self.a}" if self.a else noun
        else:
            self._event(item, b, len(actors) if mutual else 0)
        if not self.a:
            self.a, self.did, self.do = (
                "there",
                f"{prose()['nobody']} {self.noun}",
                f"{prose()['nobody_may']} {self.noun}",
            )

    def _stance(self, item: Item, b: str) -> None:
        toward = b or (f"“{item.issue}”" if item.issue else "something")
        how = prose()["strength"].get(item.intensity, "") if item.intensity is not None else ""
        fill = {"b": toward, "how": f"{how} " if how else ""}
        one, more, self.do, noun, to = (form.format(**fill) for form in prose()["stances"][item.value])
        self.did = more if self.several else one
        self.noun = f"{noun} {to} {toward}" + (f" by {self.a}" if self.a else "")

    def _event(self, item: Item, b: str, parties: int) -> None:
        """Word an event; `parties` counts those of a mutual one, such as a meeting, and is 0 for all others."""
        kind = schema.published(item.kind) if item.kind in vocab.ANCESTORS else None
        forms = prose()["kinds"].get(kind) or prose()["other"]
        what = words(item.kind).lower()
        exact = "" if kind == item.kind else f" ({what})"  # a type below a published one
        fill = {"b": b, "e": _spoken(item.envoys) or prose()["envoy"], "what": what}
        first = 0 if parties > 1 or b else 2
        self.did, self.do = (forms[first + k].format(**fill) + exact for k in (0, 1))
        joint = forms[6] if parties == 1 else forms[5]  # "a meeting with A": who else is not said
        noun, toward = forms[4].format(**fill), f" {forms[6]} {b}" if b else ""
        self.noun = noun + (f" {joint} {self.a}" if self.a else "") + toward + exact

    @property
    def bare(self) -> str:
        """The noun without its article."""
        return re.sub(r"^an? ", "", self.noun)


def _voiced(item: Item) -> str:
    """Return the clause with those who say so before it."""
    forms, table = _Forms(item), prose()
    clause = _clause(item.factuality, forms, own=False)
    if not item.speakers:
        return str(table["alleged"]).format(clause=clause) if item.standing is Standing.ALLEGED else clause
    *outer, last = item.speakers
    several, who = _several([last]), spoken(last)
    if item.standing is Standing.ALLEGED:
        return _relayed(outer, table["alleges"][several].format(s=who, clause=clause))
    own = [party.id for party in item.actors] == [last.id]
    if item.factuality in table["says"] and not own:
        fill = {"s": who, "a": forms.a, "do": forms.do, "noun": forms.bare}
        return _relayed(outer, table["says"][item.factuality][several].format(**fill))
    if own:
        clause = _clause(item.factuality, forms, own=True)
    if outer:
        return _relayed(outer, str(table["said"]).format(s=who, clause=clause))
    if own:
        whose = "several" if several else "person" if last.type is ActorType.PERSON else "other"
        return str(table["own_account"][whose]).format(clause=clause)
    return str(table["according"]).format(s=who, clause=clause)


def _relayed(outer: Sequence[Party], clause: str) -> str:
    """Put the outer speakers before it: "according to X, Y said that ..." """
    for party in reversed(outer[1:]):
        clause = str(prose()["said"]).format(s=spoken(party), clause=clause)
    return str(prose()["according"]).format(s=spoken(outer[0]), clause=clause) if outer else clause


def _clause(factuality: Factuality, forms: _Forms, *, own: bool) -> str:
    fill = {"a": forms.a, "did": forms.did, "do": forms.do}
    if own and factuality in prose()["own"]:
        return str(prose()["own"][factuality][forms.several]).format(**fill)
    return str(prose()["factuality"][factuality]).format(noun=forms.bare, **fill)


def holding_words(held: Holding, *, of_actor: bool = False) -> str:
    """Return an office as a sentence; with `of_actor` it begins with who held it."""
    forms = prose()["offices"]
    whom = forms["for"].format(actor=spoken(held.actor)) if held.actor and held.actor.name not in held.title else ""
    text = f"{held.title}{whom}"
    if of_actor:
        text = f"{held.person.name}: {text}"
    return f"{_capital(text)}, {_held_when(held)}."


def _held_when(held: Holding) -> str:
    forms = prose()["offices"]
    if held.start is None and held.end is None:
        return str(forms["seen"].format(day=day_words(held.seen)) if held.seen else forms["unknown"])
    if held.start and held.end:
        return str(forms["span"].format(first=day_words(held.start), last=day_words(held.end)))
    key, day = ("since", held.start) if held.start else ("until", held.end)
    return str(forms[key]).format(day=day_words(day)) if day else ""


def holding_source(held: Holding) -> str:
    """Return where it stands that somebody held an office."""
    forms = prose()["offices"]
    if held.article:
        return str(forms["text"]).format(article=held.article.removeprefix("article/"))
    return str(forms["table"]).format(source=held.source)
