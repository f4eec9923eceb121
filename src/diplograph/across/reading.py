"""A graph in, its told events out as records: parties by who is meant, days, place, words and what is counted.

A telling is an event that at least one claim asserts and that names at least one party. Comparing is the work of
`alike`, choosing what is compared that of `linking`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING, cast

from diplograph.across.alike import NAMED
from diplograph.across.records import Telling, Word
from diplograph.across.words import counts, stem, words
from diplograph.model import BASE, ActorType, Factuality, Span
from diplograph.ontology import schema
from diplograph.relations.lift import lifted
from diplograph.relations.reading import Reading, Told

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.graph.rows import Rows

OPENING = 700  # characters of an article that tell which affair it is about
AROUND = 300  # characters on either side of a claim's words within which its sentence lies
SIDES = ("actor", "envoy")
COMMITTED = (Factuality.HOLDS, Factuality.DOES_NOT_HOLD, Factuality.PLANNED)
Facts = dict[str, tuple[str, float | None, str | None]]


def tellings(source: Reading, facts: Facts) -> Iterator[Telling]:
    """Yield the told events of a graph, by id.

    Args:
        facts: what `happenings` returned.
    """
    by_situation: dict[str, list[Told]] = defaultdict(list)
    for told in source.claims:
        if told.value is None and schema.is_a(told.type, "Event"):
            by_situation[told.situation].append(told)
    affairs: dict[str, frozenset[str]] = {}
    for situation, claims in sorted(by_situation.items()):
        article = claims[0].article
        if article in source.articles and situation.startswith(article + "/"):
            if article not in affairs:
                at = source.articles[article]
                affairs[article] = words(f"{at.title or ''} {at.text[:OPENING]}")
            made = _telling(source, situation, claims, affairs[article], facts)
            if made is not None:
                yield made


def happenings(kg: KnowledgeGraph) -> Facts:
    """Return by situation its label and its sum of money."""
    query = resources.files("diplograph.across").joinpath("queries", "happenings.rq").read_text(encoding="utf-8")
    found: Facts = {}
    for row in sorted(cast("Rows", kg.sparql(query)), key=str):
        label, amount, currency = str(row[1]), row[2], row[3]
        value = None if amount is None else float(str(amount))
        found.setdefault(str(row[0]).removeprefix(BASE), (label, value, None if currency is None else str(currency)))
    return found


def _telling(
    source: Reading, situation: str, claims: list[Told], affair: frozenset[str], facts: Facts
) -> Telling | None:
    roles = source.parties.get(situation, {})
    first = claims[0]
    acting = _named(source, [one for side in SIDES for one in roles.get(side, ())])
    toward = _named(source, list(roles.get("recipient", ())))
    if not acting and not toward:
        acting = _named(source, list(roles.get("participant", ())))
    parties = dict.fromkeys(acting + toward)
    if not parties:
        return None
    article = source.articles[first.article]
    day = first.start or article.date
    lift = {known(one): known(lifted(source, source.actors[one], first.article, day).id) for one in parties}
    read = (_word(source, told) for told in claims)
    said = sorted((one for one in read if not one.sentence.endswith("?")), key=lambda one: (*_rank(one), one.claim))
    if not said:  # "How will you work with Congress?", put to five candidates, tells of nothing
        return None
    names = frozenset(stem(part) for one in parties for part in source.actors[one].name.split())
    text = " ".join(dict.fromkeys(one.sentence for one in said))
    label, amount, currency = facts.get(situation, (first.type, None, None))
    place, country = source.places.get(situation, (None, None))
    return Telling(
        id=situation, article=first.article, issued=article.date, type=first.type, label=label,
        actors=tuple(map(known, acting)), recipients=tuple(map(known, toward)), state=lift,
        start=first.start, end=first.end or first.start, place=place, place_country=country,
        words=words(text, names), affair=affair - names, counts=counts(text),
        amount=amount, currency=currency, said=tuple(said),
    )  # fmt: skip


def _named(source: Reading, ids: list[str]) -> tuple[str, ...]:
    """Return those whom more than one article may know: no crowds, no "officials"."""
    known = (one for one in dict.fromkeys(ids) if one in source.actors)
    return tuple(one for one in known if source.actors[one].type is not ActorType.UNNAMED_ACTOR)


def known(actor: str) -> str:
    """Return by what an actor is compared: its id, or the name alone of one whom no table has.

    That two articles name somebody alike makes them no one actor in the graph; it makes their tellings more alike.

    >>> known("actor/norway"), known("article/a1/actor/anna-berg"), known("article/a1/apart/anna-berg")
    ('actor/norway', 'named/anna-berg', 'article/a1/apart/anna-berg')
    """
    path, own, name = actor.rpartition("/actor/")
    return f"{NAMED}{name}" if own and path.startswith("article/") else actor


def _rank(word: Word) -> tuple[bool, int]:
    return word.factuality not in COMMITTED, -len(word.sentence)


def _word(source: Reading, told: Told) -> Word:
    text = source.articles[told.article].text
    spans = source.evidence.get(told.claim, ())
    return Word(
        claim=told.claim,
        source=told.speaker,
        factuality=told.factuality,
        standing=told.standing,
        sentence=" ".join(sentence(text, spans[0]).split()) if spans else "",
    )


def sentence(text: str, span: Span) -> str:
    """Return the sentence in which words stand, as far as full stops show it.

    >>> sentence("It rained. Norway met Iceland in Oslo. All left.", Span(start=11, end=29))
    'Norway met Iceland in Oslo.'
    """
    before, after = text[max(span.start - AROUND, 0) : span.start], text[span.end : span.end + AROUND]
    starts = [before.rfind(mark) + len(mark) for mark in (". ", "\n", ".” ", '." ', "? ") if mark in before]
    ends = [after.find(mark) + 1 for mark in (". ", "\n", "? ") if mark in after]
    closed = text[: span.end].endswith((".", "?", "\n"))
    behind = 0 if closed else min(ends, default=len(after))
    return text[span.start - (len(before) - max(starts, default=0)) : span.end + behind].strip()
