"""Names in, the numbers of the actors that bear them out. Knows spellings and case; what an actor is, it does not."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from diplograph.lexicon.names import fold, fold_words, is_particle, name_keys, name_words, strip_titles
from diplograph.lexicon.spelling import atoms, plain

Form = Literal["name", "acronym", "demonym", "capital", "metonym", "surname"]
_LONGEST_PERSON = 8  # tokens


class Found(NamedTuple):
    """A hit: the actor's number, how it is named, the table's spelling, and whether the text spells it so."""

    actor: int
    form: Form
    written: str
    exact: bool


class _Listed(NamedTuple):
    actor: int
    form: Form
    written: str


class NameIndex:
    """Two dictionaries: names of states and organisations by their words, names of people by their folded key."""

    def __init__(self) -> None:
        self._names: dict[str, list[_Listed]] = {}
        self._longest: dict[str, int] = {}
        self._people: dict[str, list[_Listed]] = {}
        self._surnames: dict[str, list[_Listed]] = {}
        self._first_words: set[str] = set()

    def add(self, actor: int, form: Form, written: str) -> None:
        """List a name of a state or an organisation."""
        words = _bare_atoms(written)
        self._names.setdefault(" ".join(words), []).append(_Listed(actor, form, written))
        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def add_person(self, actor: int, form: Form, written: str, order: str) -> None:
        """List a full name (form "name"), or one by which the person is known alone (form "surname")."""
        words = name_words(written)
        if form == "surname" or len(words) == 1:
            _put(self._surnames, fold_words(tuple(words)), _Listed(actor, "surname", written))
            return
        key, alone = name_keys(words, order)
        _put(self._people, key, _Listed(actor, form, written))
        self._first_words.add(key.partition(" ")[0])
        self._first_words.update([word.rstrip("-").lower() for word in words])
        listed = _Listed(actor, "surname", written)
        for surname in alone:
            _put(self._surnames, surname, listed)

    def lookup(self, name: str) -> list[Found]:
        """Return what a whole name may mean; exact spellings first."""
        found = [
            Found(listed.actor, listed.form, listed.written, True)
            for listed in self._names.get(" ".join(_bare_atoms(name)), ())
            if listed.form != "acronym" or _same_case(listed, name.split(), whole=True)
        ]
        words = strip_titles(name_words(name))
        key = fold_words(tuple(words))
        found += _people(self._people.get(key, ()), name)
        if len(words) > 1 and len(words[0]) == 1:  # "D. Medvedev"
            last = fold_words(tuple(words[1:]))
            found += [
                Found(listed.actor, "surname", listed.written, False)
                for listed in self._surnames.get(last, ())
                if plain(listed.written).startswith(words[0].lower())
            ]
        else:
            found += _people(self._surnames.get(key, ()), " ".join(words))
        return sorted(_each_once(found), key=lambda hit: not hit.exact)

    def longest_match(self, tokens: Sequence[str], start: int) -> tuple[int, list[Found]]:
        """Return the number of tokens of the longest known full name from `start` on, and what it may mean."""
        length, found = self._longest_name(tokens, start)
        taken, people = self._longest_person(tokens, start, at_least=max(length, 2))
        if taken > length:
            return taken, people
        return (length, found + people) if taken == length else (length, found)

    def _longest_name(self, tokens: Sequence[str], start: int) -> tuple[int, list[Found]]:
        first = atoms(tokens[start])
        if not first or first[0] not in self._longest:
            return 0, []
        words: list[str] = []
        ends: list[tuple[int, int]] = []  # (tokens, words) where a name may end
        for at in range(start, len(tokens)):
            here = atoms(tokens[at])
            words += here
            if len(here) > 1 and here[-1] == "s":  # "Russia's" as one token
                ends.append((at + 1 - start, len(words) - 1))
            if len(words) > self._longest[first[0]]:
                break
            if not ends or ends[-1][1] != len(words):
                ends.append((at + 1 - start, len(words)))
        for length, count in reversed(ends):
            listed = self._names.get(" ".join(words[:count]))
            if listed:
                seen = tokens[start : start + length]
                found = [Found(*one, True) for one in listed if _same_case(one, seen)]
                if found:
                    return length, _each_once(found)
        return 0, []

    def _longest_person(self, tokens: Sequence[str], start: int, at_least: int) -> tuple[int, list[Found]]:
        first = tokens[start]
        if not first[:1].isupper() and not is_particle(first):
            return 0, []
        if not any(word in self._first_words for word in (*atoms(first)[:1], fold(first))):
            return 0, []
        stop = start + 1
        while stop < len(tokens) and stop - start < _LONGEST_PERSON and _goes_on(tokens, stop):
            stop += 1
        for end in range(stop, start + at_least - 1, -1):
            if tokens[end - 2] != "-" and not any(char.isupper() for char in tokens[end - 1]):
                continue
            text = " ".join(tokens[start:end]).replace(" - ", "-")
            listed = self._people.get(fold_words(tuple(name_words(text))))
            if listed:
                return end - start, _people(listed, text)
        return 0, []


def _put(index: dict[str, list[_Listed]], key: str, listed: _Listed) -> None:
    here = index.get(key)
    if here is None:
        index[key] = [listed]
    elif here[-1].actor != listed.actor:  # an actor's names are listed one after the other
        here.append(listed)


def _bare_atoms(name: str) -> list[str]:
    words = [word for token in name.split() for word in atoms(token)]
    if words[-1:] == ["s"] and len(words) > 1:
        words.pop()
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _people(listed: Sequence[_Listed], name: str) -> list[Found]:
    bare = plain(name)
    return [Found(one.actor, one.form, one.written, bare in plain(one.written)) for one in listed]


def _each_once(found: list[Found]) -> list[Found]:
    first: dict[int, Found] = {}
    for hit in found:
        if hit.actor not in first or (hit.exact and not first[hit.actor].exact):
            first[hit.actor] = hit
    return list(first.values())


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    token = tokens[at]
    # "Ki", "-", "moon": the syllable after a hyphen may be small
    return token in "-." or is_particle(token) or any(char.isupper() for char in token) or tokens[at - 1] == "-"


def _same_case(listed: _Listed, seen: Sequence[str], *, whole: bool = False) -> bool:
    """Say whether the words are written with the capitals that the listed name needs."""
    text = " ".join(seen)
    if listed.form == "acronym":
        bare = text.replace(".", "")
        if whole:
            bare = bare.removeprefix("the ").removesuffix("'s")
        return bare.replace(" ", "") == listed.written.replace(".", "").replace(" ", "")
    if text.isupper() and len(text) > 3:  # a headline in capitals
        return True
    wanted = [word for word in listed.written.replace("-", " ").split() if word.lower() != "the"]
    found = [word for word in text.replace("-", " ").split() if atoms(word) and word.lower() != "the"]
    return all(not want[0].isupper() or not have[0].islower() for want, have in zip(wanted, found, strict=False))
