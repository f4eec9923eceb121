"""The pipeline's entity spans in, names with repaired bounds and types out. Who they are is decided later.

The small model is right on eight names of ten; what it gets wrong is mostly of few kinds, and each has its repair here:
titles and articles inside the span, months as names, a surname typed otherwise than the full name, a title before a
"place", a list read as one name.
"""

from spacy.tokens import Doc

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Kind, Naming

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "PRODUCT": "other",
    "EVENT": "other",
    "LAW": "other",
    "WORK_OF_ART": "other",
}


def ner_names(doc: Doc, columns: Columns, words: Nominals) -> list[Naming]:
    """Return the names that the pipeline saw, in the order of the text, none overlapping."""
    found: list[Naming] = []
    for ent in doc.ents:
        kind = KINDS.get(ent.label_)
        if kind:
            for start, end in _split(columns, ent.start, ent.end, kind):
                naming = _trimmed(columns, words, start, end, kind)
                if naming and found and _is_first_half(columns, found[-1], naming):
                    naming.start = found.pop().start  # "Natalia" and "Orlova", seen as two places
                if naming:
                    found.append(naming)
    return found


def _is_first_half(columns: Columns, first: Naming, second: Naming) -> bool:
    if "people" in (first.kind, second.kind) or first.end != second.start:
        return False
    return columns.dep[first.head] == "compound" and columns.head[first.head] == second.head


_POINTED = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})


def is_name_word(word: str) -> bool:
    """Say whether a word looks like part of a name: a capital first, or a joined particle ("al-Assad", "d'Estaing").

    >>> [is_name_word(w) for w in ("Lavrov", "al-Assad", "minister", "2011", "McGurk")]
    [True, True, False, False, True]
    """
    return word[:1].isupper() or (
        len(word) > 3 and word[:1].isalpha() and word[2:4].strip("-'").istitle() and ("-" in word or "'" in word)
    )


def _split(columns: Columns, start: int, end: int, kind: Kind) -> list[tuple[int, int]]:
    """Cut a list that was read as one name ("Lavrov and Clinton", "Malaysia, Indonesia") and what goes over a line."""
    parts: list[tuple[int, int]] = []
    at = start
    for i in range(start, end):
        joint = columns.pos[i] == "SPACE" or columns.text[i] in ('"', ";", "(", ")", ":", "/")
        joint = joint or (kind != "organisation" and columns.lower[i] in ("and", ",", "or", "&"))
        if joint:
            if i > at:
                parts.append((at, i))
            at = i + 1
    if end > at:
        parts.append((at, end))
    return parts


def _trimmed(columns: Columns, words: Nominals, start: int, end: int, kind: Kind) -> Naming | None:
    lower, text = columns.lower, columns.text
    while start < end and (
        not text[start][0].isalnum() or lower[start] in ("the", "a", "an", "mr", "that", "this", "s")
    ):
        start += 1
    while start < end and (
        lower[end - 1] in ("'s", "'", "s'", ",", ".", "-", "--", "said", "says") or not text[end - 1][-1].isalnum()
    ):
        if text[end - 1].endswith(".") and len(text[end - 1]) > 1:
            break
        end -= 1
    if kind == "person":
        start = _after_title(columns, words, start, end)
    if start >= end or not any(is_name_word(text[i]) for i in range(start, end)):
        return None
    if end - start == 1 and (
        lower[start] in words.not_names or lower[start] in words.honorifics or lower[start] in words.title_heads
    ):
        return None
    if end - start == 2 and text[start] in _POINTED and columns.pos[end - 1] == "NOUN":
        return None  # "the U.S. Charges": a capital after the point, as after the end of a sentence
    if all(lower[i] in words.role_modifiers for i in range(start, end)) or any(c in text[start] for c in "[]<>|@#"):
        return None  # "Foreign Affairs", "National Intelligence": part of a title
    if lower[end - 1] in words.not_names and kind in ("organisation", "person"):
        kind = "other"  # "Minsk Treaty" is no organisation
    if end - start == 1 and text[start].isdigit():
        return None
    return Naming(start, end, columns.root(start, end), kind)


def _after_title(columns: Columns, words: Nominals, start: int, end: int) -> int:
    """Return where the name begins when the span has the title in it ("President Obama", "Gen. Haftar")."""
    last = start
    for i in range(start, end - 1):
        if columns.lower[i] in words.title_heads or columns.lower[i] in words.honorifics:
            last = i + 1
    return last


def short_name_after(columns: Columns, words: Nominals, title: int) -> Naming | None:
    """Return the one-word name right after a capitalised title ("Minister Lindqvist") that the tagger did not see."""
    i = title + 1
    lower = columns.lower[i]
    common = (
        lower in words.nouns or lower in words.role_modifiers or lower in words.not_names or lower in words.honorifics
    )
    if common or lower in words.locating or columns.pos[i] != "PROPN" or not is_name_word(columns.text[i]):
        return None
    if not columns.text[title][:1].isupper() or columns.lower[title] in words.persons:
        return None
    return Naming(i, i + 1, i, "person")


def towns(columns: Columns, words: Nominals, names: list[Naming]) -> None:
    """Take one unknown word for a place everywhere when the text once puts something "in" it or calls it a town.

    A word that only ever stands before a common noun ("the EastLink pipeline") names no actor at all.
    """
    single: dict[str, list[Naming]] = {}
    for naming in names:
        if naming.key is None and naming.end - naming.start == 1 and naming.kind in ("organisation", "person"):
            single.setdefault(columns.lower[naming.start], []).append(naming)
    for namings in single.values():
        if any(_located(columns, words, n) for n in namings):
            for naming in namings:
                naming.kind = "place"
        elif all(_modifies(columns, words, n) for n in namings):
            for naming in namings:
                naming.kind = "other"


def _located(columns: Columns, words: Nominals, naming: Naming) -> bool:
    before = naming.start - 1
    if before < 0 or (naming.end < columns.n and columns.lower[naming.end] in ("'s", "'")):
        return False
    if columns.lower[before] == "of" and before > 0:
        return columns.lower[before - 1] in words.place_heads
    return columns.lower[before] in words.locating and not _modifies(columns, words, naming)


def _modifies(columns: Columns, words: Nominals, naming: Naming) -> bool:
    token = naming.head
    after = columns.lower[token + 1] if token + 1 < columns.n else ""
    if after in ("'s", "'") or columns.dep[token] not in ("compound", "nmod", "amod"):
        return False
    return columns.head[token] > token and columns.lower[columns.head[token]] not in words.nouns
