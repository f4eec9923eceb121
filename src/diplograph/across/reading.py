"""An article's tables in, its told events out as records: parties by who is meant, days, place, words, what is counted.

A telling is an event that at least one claim asserts and that names at least one party. Comparing is the work of
`alike`, choosing what is compared that of `linking`.
"""

from collections import defaultdict
from collections.abc import Iterator

from diplograph.across.alike import NAMED
from diplograph.across.alone import Alone
from diplograph.across.records import Telling, Word
from diplograph.across.words import counts, stem, words
from diplograph.model import ActorType, Factuality, Span
from diplograph.ontology import schema
from diplograph.relations.lift import lifted
from diplograph.relations.reading import Reading, Told
from diplograph.relations.records import Party

OPENING = 700  # characters of an article that tell which affair it is about
AROUND = 300  # characters on either side of a claim's words within which its sentence lies
SIDES = ("actor", "envoy")
COMMITTED = (Factuality.HOLDS, Factuality.DOES_NOT_HOLD, Factuality.PLANNED)


def tellings(source: Alone) -> Iterator[Telling]:
    """Yield the told events of an article, by id."""
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
            made = _telling(source, situation, claims, affairs[article])
            if made is not None:
                yield made


def _telling(source: Alone, situation: str, claims: list[Told], affair: frozenset[str]) -> Telling | None:
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
    lift = {who(one): who(lifted(source, one, first.article, day)) for one in map(source.actors.__getitem__, parties)}
    read = (_word(source, told) for told in claims)
    said = sorted((one for one in read if not one.sentence.endswith("?")), key=lambda one: (*_rank(one), one.claim))
    if not said:  # "How will you work with Congress?", put to five candidates, tells of nothing
        return None
    names = frozenset(stem(part) for one in parties for part in source.actors[one].name.split())
    text = " ".join(dict.fromkeys(one.sentence for one in said))
    label, amount, currency = source.happenings.get(situation, (first.type, None, None))
    place, country = source.places.get(situation, (None, None))
    return Telling(
        id=situation, article=first.article, issued=article.date, type=first.type, label=label,
        actors=tuple(who(source.actors[one]) for one in acting),
        recipients=tuple(who(source.actors[one]) for one in toward), state=lift,
        start=first.start, end=first.end or first.start, place=place, place_country=country,
        words=words(text, names), affair=affair - names, counts=counts(text),
        amount=amount, currency=currency, said=tuple(said),
    )  # fmt: skip


def _named(source: Reading, ids: list[str]) -> tuple[str, ...]:
    """Return those whom more than one article may know: no crowds, no "officials"."""
    known = (one for one in dict.fromkeys(ids) if one in source.actors)
    return tuple(one for one in known if source.actors[one].type is not ActorType.UNNAMED_ACTOR)


def who(party: Party) -> str:
    """Return by what an actor is compared: a state by its code, as another article may know no more of it.

    >>> who(Party(id="actor/norway", name="Norway", type=ActorType.STATE, country="NOR"))
    'country/NOR'
    """
    return f"country/{party.country}" if party.type is ActorType.STATE and party.country else known(party.id)


def known(actor: str) -> str:
    """Return by what any other is compared: its id, or the name alone of one whom no table has.

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
