"""A government's statement in, the person in whose name it is made out: "Statement by Foreign Minister Ida Moss".

The name may stand in the headline alone; then "I" of the text is somebody whom the text never names.
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.model import ActorType
from diplograph.nlp.casting import Casting

LEADS = ("by", "from")
LONGEST = 14  # words of a headline in which title and name stand


def author(casting: Casting, words: Nominals, headline: str | None) -> str | None:
    """Return the actor id of whoever speaks, by the headline or the first line of the text.

    Args:
        headline: the article's title.
    """
    text = casting.columns.text[:LONGEST]
    first = text[: next((i for i, word in enumerate(text) if "\n" in word), LONGEST)]
    for line in ((headline or "").split(), first):
        told = _told(line[:LONGEST], words)
        if told is not None:
            return _cast(casting, *told)
    return None


def _told(line: list[str], words: Nominals) -> tuple[tuple[str, ...], str] | None:
    """Return the name and the title that follow "statement by"."""
    lower = [w.strip(",:").lower() for w in line]
    if len(line) < 4 or lower[0] not in words.statements or lower[1] not in LEADS:
        return None
    office = next((i for i in range(2, len(lower)) if lower[i] in words.title_heads), None)
    name: list[str] = []
    for i in range(office + 1 if office is not None else 2, len(line)):
        small = lower[i] in words.role_modifiers or lower[i] in words.nouns or not line[i][:1].isupper()
        if small and name:
            break
        if not small:
            name.append(line[i].strip(",:"))
            if line[i][-1:] in ",:":
                break
    begin = next((i for i in range(2, len(line)) if name and line[i].strip(",:") == name[0]), 0)
    role = " ".join(line[2:begin])
    return (tuple(name), role) if office is not None and 0 < len(name) <= 4 else None


def _cast(casting: Casting, name: tuple[str, ...], role: str) -> str:
    """Return the id of that person: one whom the text names too, one of the tables, or one of the article's own."""
    cast, surname = casting.cast, name[-1].lower()
    for part in cast.parts.values():
        if part.type is ActorType.PERSON and part.name.lower().split()[-1] == surname:
            return part.id
    state = casting.publisher
    actor, _ = casting.known.person(
        name, on=casting.day, country=state, role=role, countries=frozenset({state} if state else ())
    )
    if actor is not None:
        part = casting.cast_known(actor, [])
    else:
        part = cast.local(" ".join(name), ActorType.PERSON, [], sign=f"person {' '.join(name).lower()}")
        part.why = "named in the headline"
    part.role, part.country = part.role or role, part.country or state
    return part.id
