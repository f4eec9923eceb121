"""The persons named in an article in, clusters of names that mean the same person out, and the names the tagger missed.

A full name introduces; its surname, alone or after a title, goes back to it, whatever type the tagger gave it there
("Qaddafi" as an organisation). Two persons of one surname are kept apart: then the last one named in full is meant.
"""

from dataclasses import dataclass, field

from diplograph.lexicon.names import fold, fold_words, is_particle
from diplograph.nlp.columns import Columns
from diplograph.nlp.names_ner import is_name_word
from diplograph.nlp.naming import Naming


@dataclass(slots=True)
class Person:
    """Names of one person: the fullest words, the folded key, and where it is named."""

    words: tuple[str, ...]
    key: str
    namings: list[Naming] = field(default_factory=list)


def words_of(columns: Columns, naming: Naming) -> tuple[str, ...]:
    """Return the words of a name as they stand, without marks."""
    return tuple(w for w in columns.text[naming.start : naming.end] if w[:1].isalnum())


def fold_all(words: tuple[str, ...]) -> str:
    """Return the key that all spellings of the name share."""
    return fold(" ".join(words)) or " ".join(words).lower()


def cluster(columns: Columns, namings: list[Naming]) -> list[Person]:
    """Return the persons of the article, in the order in which they are introduced.

    `namings` are the names of persons in the order of the text.
    """
    persons: list[Person] = []
    by_part: dict[str, list[Person]] = {}
    full = [n for n in namings if _is_full(words_of(columns, n))]
    for naming in full:
        words = words_of(columns, naming)
        person = _same(by_part, words)
        if person is None:
            person = Person(words, fold_all(words))
            persons.append(person)
        elif len(words) > len(person.words):
            person.words, person.key = words, fold_all(words)
        person.namings.append(naming)
        for part in set(person.key.split()) | set(fold_all(words).split()) | _parts(words):
            known = by_part.setdefault(part, [])
            if person not in known:
                known.append(person)
    done = {id(n) for n in full}
    for naming in namings:
        if id(naming) in done:
            continue
        words = words_of(columns, naming)
        if not words:
            continue
        person = _by_surname(by_part.get(fold_words(words) or words[0].lower(), []), words, naming)
        if person is None:
            person = Person(words, fold_all(words))
            persons.append(person)
            by_part.setdefault(person.key, []).append(person)
        person.namings.append(naming)
    for person in persons:
        person.namings.sort(key=lambda n: n.start)
    return sorted(persons, key=lambda p: p.namings[0].start)


def _is_full(words: tuple[str, ...]) -> bool:
    """Say whether more than a surname and its article is given: "Omar al-Sayed", not "al-Sayed"."""
    first = 0
    while first < len(words) and (is_particle(words[first]) and words[first] != words[first].capitalize()):
        first += 1
    return len(words) - first > 1


def _parts(words: tuple[str, ...]) -> set[str]:
    """Return the keys under which each word of a name may stand alone: "Ana Vidal Costa" is also "Vidal"."""
    return {fold_words((word,)) or word.lower() for word in words if len(word) > 1 and not is_particle(word)} | {
        _last(words)
    }


def _last(words: tuple[str, ...]) -> str:
    return fold_words(words[-1:]) or words[-1].lower()


def _same(by_part: dict[str, list[Person]], words: tuple[str, ...]) -> Person | None:
    """Return the person whose full name this is again: one's parts within the other's, the surname shared."""
    key = fold_all(words)
    parts = set(key.split())
    for person in by_part.get(_last(words), []) + by_part.get(key.split()[0], []):
        theirs = set(person.key.split())
        if key == person.key or ((parts <= theirs or theirs <= parts) and len(parts & theirs) > 1):
            return person
    return None


def _by_surname(found: list[Person], words: tuple[str, ...], naming: Naming) -> Person | None:
    if not found:
        return None
    surname = _last(words)
    ends = [p for p in found if _last(p.words) == surname] or found
    if len(ends) == 1:
        return ends[0]
    before = [p for p in ends if p.namings[0].start < naming.start] or ends
    return max(before, key=lambda p: len(p.namings))


def missed(columns: Columns, at: list[Naming | None], persons: list[Naming]) -> list[Naming]:
    """Return single words of the full name of a person, where no name was seen, or a wrong one.

    The surname always; a given or middle name where one person only bears it and no other name word stands beside it.

    A name of the tables is left as it is, and one of several words other than articles ("al-", "el-").
    """
    surnames: set[str] = set()
    bearers: dict[str, set[str]] = {}
    for naming in persons:
        words = words_of(columns, naming)
        if len(words) > 1 and is_name_word(words[-1]) and len(words[-1]) > 2:
            surnames |= {words[-1], columns.text[naming.end - 1]}
            for word in words[:-1]:
                if len(word) > 2 and word[:1].isupper() and not is_particle(word):
                    bearers.setdefault(word, set()).add(words[-1])
    others = {word for word, found in bearers.items() if len(found) == 1} - surnames
    found: list[Naming] = []
    for i, word in enumerate(columns.text):
        if word not in surnames and not (word in others and _alone(columns, i)):
            continue
        inside, start = at[i], i
        if inside is not None:
            if inside.kind == "person" or inside.key is not None or inside.end != i + 1:
                continue
            start = inside.start
            if any(text != "-" and not is_particle(text) for text in columns.text[start:i]):  # "El-Sissi" as a firm
                continue
        found.append(Naming(start, i + 1, i, "person", why="part of a full name in the article"))
    return found


def _alone(columns: Columns, token: int) -> bool:
    """Say whether a name word stands by itself, not as the first or last word of another name."""
    near = [i for i in (token - 1, token + 1) if 0 <= i < columns.n]
    return columns.pos[token] == "PROPN" and not any(
        columns.pos[i] == "PROPN" or columns.text[i] in ("-", "/") or columns.lower[i] in ("of", "st.") for i in near
    )
