"""data/lexicon/<language>/modality.yaml in, a frozen table of governing words out. It knows no text."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from diplograph import resources
from diplograph.errors import DataFileError, did_you_mean
from diplograph.lexicon.yamlfile import LINE, load_yaml, without_lines
from diplograph.model import Factuality, Record

PartOfSpeech = Literal["verbs", "nouns", "adjectives"]
Outcome = Factuality | Literal["same"]
RAISING = frozenset({"happened", "thought"})
Modal = Factuality | Literal["future", "would"]


class GovernorClass(Record):
    """What becomes of the governed happening, by how the governor itself is presented.

    Attributes:
        Holds, DoesNotHold: the governor is asserted, negated.  open: it is planned, wanted, possible ...
        past: asserted in the past tense, where that differs from `Holds`.
    """

    Holds: Factuality
    DoesNotHold: Factuality
    open: Outcome
    past: Factuality | None = None

    def outcome(self, governor: Factuality, *, past: bool = False) -> Factuality:
        """Return the value of what a so presented governor governs.

        >>> agree = GovernorClass(Holds="Planned", DoesNotHold="DoesNotHold", open="same")
        >>> agree.outcome(Factuality.WANTED).value
        'Wanted'
        """
        if governor is Factuality.HOLDS:
            return self.past if past and self.past else self.Holds
        if governor is Factuality.DOES_NOT_HOLD:
            return self.DoesNotHold
        return governor if self.open == "same" else self.open


class ModalityWords(Record):
    """The words of modality.yaml (see there what each list is for).

    Attributes:
        governors: (part of speech, lemma or form, complement) -> name of a class.
        phrasal: first word of a two-word verb -> its second words ("rule" -> {"out"}).
    """

    classes: dict[str, GovernorClass]
    governors: dict[tuple[PartOfSpeech, str, str], str]
    phrasal: dict[str, frozenset[str]]
    modals: dict[str, Modal]
    kept_when_negated: frozenset[str]
    speech_nouns: frozenset[str]
    negators: frozenset[str]
    not_yet: frozenset[str]
    negative_words: frozenset[str]
    not_negating_after_not: frozenset[str]
    empty_verbs: frozenset[str]
    exceptive: list[str]
    inferring: frozenset[str]
    felt: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    excess: frozenset[str]
    speakers: frozenset[str]
    perfect: frozenset[str]
    hortative: frozenset[str]
    whens: frozenset[str]
    afters: frozenset[str]
    not_yets: frozenset[str]
    rules: frozenset[str]
    habits: frozenset[str]
    aims: frozenset[str]
    among: frozenset[str]
    enabling: frozenset[str]
    complement_if: frozenset[str]
    negated_through: frozenset[str]
    handed_through: frozenset[str]
    doubt_adverbs: frozenset[str]
    forecast_adverbs: frozenset[str]
    forecasters: frozenset[str]
    conditions: frozenset[str]
    likening: frozenset[str]
    hinging: frozenset[str]
    unsettled: frozenset[str]
    questions: frozenset[str]
    negative_prepositions: frozenset[str]
    weighing_prepositions: frozenset[str]
    open_prepositions: dict[str, Factuality]
    purposes: frozenset[str]
    copulas: frozenset[str]
    linking: frozenset[str]
    hedged: frozenset[str]
    fates: dict[str, Factuality]
    undoing: frozenset[str]
    inverting: frozenset[str]
    single: frozenset[str]
    proclaiming: frozenset[str]
    proclaimed: frozenset[str]
    wishes: frozenset[str]
    denied_ways: frozenset[str]
    condition_heads: frozenset[str]
    polite: frozenset[str]
    mandative: frozenset[str]
    ranking: frozenset[str]
    unwilled: frozenset[str]
    arrangements: frozenset[str]
    arranged: frozenset[str]
    happenings: frozenset[str]
    happening_endings: tuple[str, ...]
    no_happenings: frozenset[str]

    def governs(self, part: PartOfSpeech, words: tuple[str, ...], complement: str) -> GovernorClass | None:
        """Return the class of the first of `words` that governs such a complement, or None."""
        for word in words:
            if name := self.governors.get((part, word, complement)):
                return self.classes[name]
        return None

    def raises(self, words: tuple[str, ...]) -> bool:
        """Say whether a verb takes the subject of its infinitive for its own: "talks are to resume", "seem to"."""
        return any(self.governors.get(("verbs", word, "to")) in RAISING or word in self.copulas for word in words)

    def is_plan(self, lemma: str) -> bool:
        """Say whether a noun names something intended: "plan to", "effort to"."""
        return self.governors.get(("nouns", lemma, "to")) == "planned"

    def names_happening(self, lemma: str) -> bool:
        """Say whether a noun, by its lemma, names something that happens ("attack", "withdrawal")."""
        if lemma in self.no_happenings:
            return False
        return lemma in self.happenings or lemma.endswith(self.happening_endings)


@cache
def modality_words(language: str = "en") -> ModalityWords:
    """Return the language's table, read and checked once.

    Raises:
        DataFileError: the file is missing or an entry is wrong.
    """
    return read_modality_words(resources.data("lexicon", language, "modality.yaml"))


def read_modality_words(path: Path) -> ModalityWords:
    """Read and check one modality.yaml.

    Raises:
        DataFileError: unknown class, a word in two classes with one complement, a field missing or of the wrong kind.
    """
    raw = load_yaml(path)
    if not isinstance(raw, dict):
        raise DataFileError(path, 1, "no mapping", "classes:, governors: and the word lists stand at the top level")
    governors, phrasal = _governors(
        path, raw.get("governors") or [], known=tuple(without_lines(raw.get("classes") or {}))
    )
    data = {**without_lines(raw), "governors": governors, "phrasal": phrasal}
    try:
        return ModalityWords.model_validate(data)
    except ValidationError as e:
        first = e.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise DataFileError(path, raw[LINE], f'field "{field}": {first["msg"]}', "see the comments in the file") from e


def _governors(
    path: Path, entries: list[dict[str, Any]], *, known: tuple[str, ...]
) -> tuple[dict[tuple[str, str, str], str], dict[str, frozenset[str]]]:
    governors: dict[tuple[str, str, str], str] = {}
    phrasal: dict[str, frozenset[str]] = {}
    for entry in entries:
        name = entry.get("class")
        if name not in known:
            raise DataFileError(path, entry[LINE], f'no class "{name}"', did_you_mean(str(name), known))
        for part in ("verbs", "nouns", "adjectives"):
            words = entry.get(part) or {LINE: entry[LINE]}
            for word, complements in without_lines(words).items():
                if not isinstance(complements, str):
                    raise DataFileError(path, words[LINE], f'"{word}" has no complements', "write e.g. refuse: to obj")
                for complement in complements.split():
                    key = (part, str(word), complement)
                    if governors.setdefault(key, name) != name:
                        found = f'"{word}: {complement}" is {governors[key]} and {name}'
                        raise DataFileError(path, words[LINE], found, "keep one of the two")
                if "_" in str(word):
                    first, second = str(word).split("_", 1)
                    phrasal[first] = phrasal.get(first, frozenset()) | {second}
    return governors, phrasal
