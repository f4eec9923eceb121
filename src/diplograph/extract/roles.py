"""The actors of an article in, the roles that they hold out, and for whom: the text's titles and the tables' offices.

Words tell who acts for his state (data/lexicon/en/actors.yaml, data/actors/offices.csv): a nationality is no office.
"""

import re
from collections.abc import Mapping
from functools import cache

from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.nominals import Nominals, load_nominals
from diplograph.lexicon.spelling import plain
from diplograph.model import Actor, ActorType, Article, RoleHolding

PARTS = re.compile(r"\s*(?:,|;|\band\b)\s*")
TAIL = re.compile(r"\s+(?:of|for|to|at|in|on|from|with)\s+")
DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")  # "u.s." is "us"
WORD = re.compile(r"[\w.\-’']+")
OWN = "own"  # stands for the names of the state itself


def shown(article: Article, tables: ActorTables, actors: Mapping[str, Actor], used: set[str]) -> list[RoleHolding]:
    """Return the roles that the text shows: "Russian Foreign Minister Sergei Lavrov" on the article's date."""
    states: dict[str | None, str] = {a.country: a.id for a in actors.values() if a.type == ActorType.STATE}
    found = []
    for actor in actors.values():
        if actor.id in used and actor.role:
            acting = actor.country is not None and of_state(actor.role, actor.country, tables)
            known = tables.state(actor.country) if acting and actor.country else None
            state = states.get(actor.country, known.id if known is not None else None) if acting else None
            found.append(
                RoleHolding(person=actor.id, title=actor.role, acts_for=state, seen_on=article.date, source="text")
            )
    return found


def held(article: Article, tables: ActorTables, actors: Mapping[str, Actor], used: set[str]) -> list[RoleHolding]:
    """Return the offices that the tables know for certain on the article's day, those of the actor's own country first.

    "Sarkozy" was president of France on 27 May 2011, and then also co-prince of Andorra. A speaker of parliament
    holds his office for no state.
    """
    day = article.date
    if day is None:
        return []
    found = [(actor, role) for actor in sorted(used) for role in tables.roles(actor, day) if role.held_on(day)]
    found.sort(key=lambda item: (item[0], item[1].country != actors[item[0]].country))
    apart = {office.key for office in tables.offices if office.of == "parliament"}
    holdings = [(role.office in apart, role.holding()) for _, role in found]
    return [made.model_copy(update={"acts_for": None}) if other else made for other, made in holdings]


def of_state(title: str, country: str, tables: ActorTables) -> bool:
    """Say whether a title is an office of that state's government, armed forces or diplomacy, held now.

    Args:
        title: as the text has it.
        country: ISO 3166-1 alpha-3 code of its holder.

    >>> tables = ActorTables.load()
    >>> [of_state(title, "KEN", tables) for title in ("Kenyan trade minister", "son", "Speaker", "former president")]
    [True, False, False, False]
    """
    return any(_part(part, country, tables) for part in PARTS.split(title.casefold()) if part)


def _part(title: str, country: str, tables: ActorTables) -> bool:
    words, own = load_nominals(), _names(country, tables)
    title = _without(title, own)
    if any(_holds(title, word) for word in words.no_state_office):
        return False
    core, *tails = TAIL.split(title.strip(), maxsplit=1)
    office = tables.office(_plainly(title, words), country)
    if office is None and not tails:
        office = tables.office(_plainly(core, words), country)
    if office is not None and office.of in ("state", "parliament"):
        return office.of == "state"
    found = WORD.findall(core)
    if not found:
        return False
    head = _singular(found[-1], words)
    rest = [*found[:-1], *(WORD.findall(tails[0]) if tails and head not in words.state_offices_anywhere else ())]
    if not all(_stands(word, words) for word in rest):
        return False
    alone, of = words.state_heads
    return head in alone or (head in of and (OWN in rest or any(_holds(title, word) for word in words.state_words)))


def _without(title: str, own: tuple[str, ...]) -> str:
    """Return a title with one word for all names of its state: "the Kenyan president" is "the own president"."""
    title = DOTS.sub("", title)
    for name in own:
        title = re.sub(rf"(?<![\w-]){re.escape(name)}(?:['’]s?)?(?![\w-])", OWN, title)
    return title


@cache
def _names(country: str, tables: ActorTables) -> tuple[str, ...]:
    state = tables.state(country)
    names = {DOTS.sub("", name.casefold()) for _, name in state.names} if state is not None else set()
    return tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True))


def _holds(title: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?:['’]s)?(?![\w])", title) is not None


def _plainly(title: str, words: Nominals) -> str:
    """Return a title without what only dates or numbers it: "the current foreign minister" is "foreign minister"."""
    found = WORD.findall(title)
    return plain(" ".join(word for word in found if word != OWN and word not in words.office_dates).removesuffix(" of"))


def _stands(word: str, words: Nominals) -> bool:
    known = words.role_modifiers | words.office_words | words.state_words | words.bodies | words.governments
    return word == OWN or word in known or word.isdigit()


def _singular(word: str, words: Nominals) -> str:
    noun = words.nouns.get(word)
    return noun.lemma if noun is not None else word
