"""A line in capitals in, the same line in its usual case out: names by the tables, unknown words by the dictionary.

"RURITANIA RECALLS ENVOY" becomes "Ruritania recalls envoy". No character is added or lost.
"""

import re
from functools import cached_property
from itertools import islice

from spacy.language import Language

from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.nominals import load_coreference_words, load_nominals
from diplograph.lexicon.places import PlaceTable
from diplograph.model import ActorType

_PIECE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+\.?|[^\W\d_]+")
_JOINT = re.compile(r"[ \-–&,]*")  # between the words of one name
_NEW = re.compile(r"(?:^|[.!?:]['\"”’)]*\s)['\"“‘(\s]*$")
_LONGEST = 7  # words of a name
_PART = 3  # letters of a word within a word
_VOWELS = frozenset("AEIOUYÄÖÜÉ")


class Casing:
    """Gives words their usual case.

    Args:
        nlp: its lemmatizer's tables are the dictionary, its stop words are never names.
        language: ISO 639-1.
    """

    def __init__(self, nlp: Language, language: str = "en") -> None:
        self._nlp, self._language = nlp, language

    def __call__(self, line: str) -> str:
        """Return the line in its usual case, of the same length."""
        pieces = list(_PIECE.finditer(line))
        words = [piece.group() for piece in pieces]
        cased: list[str | None] = [None] * len(words)
        at = 0
        while at < len(words):
            known = self._known(line, pieces, at)
            cased[at : at + len(known)] = known
            at += len(known) or 1
        for i in range(len(words)):
            if cased[i] is None:
                cased[i] = self._alone(words, cased, i)
        self._titles(words, cased)
        for piece, word in reversed(list(zip(pieces, cased, strict=True))):
            shown = word or piece.group()
            if _NEW.search(line[max(0, piece.start() - 6) : piece.start()] if piece.start() else ""):
                shown = shown[:1].upper() + shown[1:]
            if len(shown) == len(piece.group()):
                line = line[: piece.start()] + shown + line[piece.end() :]
        return line

    def _known(self, line: str, pieces: list[re.Match[str]], start: int) -> list[str]:
        """Return the words of the longest name of the tables that begins there, as the tables write them."""
        words = [pieces[start].group()]
        for before, piece in zip(pieces[start:], islice(pieces, start + 1, start + _LONGEST), strict=False):
            if not _JOINT.fullmatch(line, before.end(), piece.start()):
                break
            words.append(piece.group())
        for length in range(len(words), 0, -1):
            if (found := self._names.get(tuple(words[:length]))) is not None:
                return list(found)
        return []

    def _alone(self, words: list[str], cased: list[str | None], i: int) -> str:
        word, lower = words[i], words[i].lower()
        before = words[i - 1].lower() if i else ""
        if len(word) == 1 or lower in self._nlp.Defaults.stop_words:
            return word if word == "I" else lower
        named_before = i > 0 and (before in self._given or before in self._titled) and cased[i - 1] != before
        if lower in self._surnames and (named_before or before in self._titled):
            return word.title()
        if before in self._given and not self._is_verb(lower):
            return word.title()
        if self._is_common(lower):
            return lower
        return word if not _VOWELS & set(word) else word.title()

    def _titles(self, words: list[str], cased: list[str | None]) -> None:
        """Give a title before a name its capital: "President Borg"."""
        for i in range(len(words) - 2, -1, -1):
            after = cased[i + 1] or ""
            if after[:1].isupper() and words[i].lower() in self._titled:
                cased[i] = words[i].title()

    def _is_common(self, word: str) -> bool:
        """Say whether the dictionary has the word, in any form or put together from two."""
        if self._in_dictionary(word) or word in self._nouns:
            return True
        cuts = range(_PART, len(word) - _PART + 1)
        return any(self._in_dictionary(word[:cut]) and self._in_dictionary(word[cut:]) for cut in cuts)

    def _in_dictionary(self, word: str) -> bool:
        return any(self._has(word, pos) for pos in self._dictionary)

    def _is_verb(self, word: str) -> bool:
        return self._has(word, "verb")

    def _has(self, word: str, pos: str) -> bool:
        index, irregular, endings = self._dictionary.get(pos, (frozenset(), frozenset(), ()))
        if word in index or word in irregular:
            return True
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in index for old, new in endings if old)

    @cached_property
    def _dictionary(self) -> dict[str, tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]]:
        if "lemmatizer" not in self._nlp.pipe_names:
            return {}
        tables = self._nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        if not all(tables.has_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")):
            return {}
        index, irregular, rules = (tables.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules"))
        return {
            pos: (
                frozenset(index.get(pos, ())),
                frozenset(irregular.get(pos, ())),
                tuple((old, new) for old, new in rules.get(pos, ())),
            )
            for pos in ("noun", "verb", "adj", "adv")
        }

    @cached_property
    def _names(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The names of the tables by their words in capitals; words of the dictionary are no names of towns."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        stops = self._nlp.Defaults.stop_words
        for entry in ActorTables.load().entries:
            for _, written in entry.names:
                words = tuple(_PIECE.findall(written))
                key = tuple(word.upper() for word in words)
                common = len(words) == 1 and entry.type is not ActorType.STATE and written.lower() in stops
                if words and not common and len(key[0]) > 1:
                    found.setdefault(key, words)
        for place in PlaceTable.load().entries:
            for written in (place.name, *place.names):
                words, lower = tuple(_PIECE.findall(written)), written.lower()
                common = lower in stops or any(self._has(lower, pos) for pos in ("verb", "adj", "adv"))
                if words and not (len(words) == 1 and common):
                    found.setdefault(tuple(word.upper() for word in words), words)
        return found

    @cached_property
    def _surnames(self) -> frozenset[str]:
        people = (entry for entry in ActorTables.load().entries if entry.type is ActorType.PERSON)
        return frozenset(entry.name.split()[-1].lower() for entry in people)

    @cached_property
    def _given(self) -> frozenset[str]:
        return load_coreference_words(self._language).given_names

    @cached_property
    def _titled(self) -> frozenset[str]:
        words = load_nominals(self._language)
        return frozenset((*words.title_heads, *words.honorifics, *words.role_modifiers))

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(load_nominals(self._language).nouns)
