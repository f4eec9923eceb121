"""Words with capitals that the tagger left out, and lists of office-holders, in; further names of persons out.

"Presidents Ana Costa of Sao Tome and Luis Melo of Cabo Verde": a title in the plural makes persons of all that follow,
whatever the tagger saw. "her Greek and Cypriot counterparts, Eleni Vassou and Marios Ioannou" gives each a country.
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.names_ner import is_name_word
from diplograph.nlp.naming import Naming, index
from diplograph.nlp.titles import is_person_by_title

FIRST_GREEK = "\u0370"  # before it all letters are Latin; Greek, Cyrillic, Arabic, Chinese ... follow
MOST = 5  # words that a name may have
JOINTS = frozenset({",", "and", "as", "well", "&"})


def unseen_persons(columns: Columns, words: Nominals, names: list[Naming]) -> list[Naming]:
    """Return runs of capitalised words that no finder saw but that have an office beside them."""
    at = index(columns.n, names)
    found: list[Naming] = []
    i = 0
    while i < columns.n:
        if at[i] is not None or columns.pos[i] != "PROPN":
            i += 1
            continue
        end = _run(columns, words, at, i)
        if end - i > 1:
            naming = Naming(i, end, columns.root(i, end), "person", why="office beside it")
            if is_person_by_title(columns, words, at, naming):
                found.append(naming)
        i = max(end, i + 1)
    return found


def of_other_script(columns: Columns, words: Nominals) -> list[Naming]:
    """Return the words in letters of another script right after a title, as a person: "Prime Minister 李明"."""
    found: list[Naming] = []
    for i in range(columns.n - 1):
        if columns.lower[i] not in words.title_heads and columns.lower[i] not in words.honorifics:
            continue
        start = end = i + 1
        while end < columns.n and end - start < MOST and _is_of_other_script(columns.text[end]):
            end += 1
        if end > start:
            found.append(Naming(start, end, columns.root(start, end), "person", why="office beside it"))
    return found


def _is_of_other_script(word: str) -> bool:
    return word[:1].isalpha() and word[0] >= FIRST_GREEK


def _run(columns: Columns, words: Nominals, at: list[Naming | None], start: int) -> int:
    """Return the end of the run of name words from `start`; `start` itself when there is none."""
    i = start
    while i < columns.n and i - start < MOST and at[i] is None:
        lower = columns.lower[i]
        common = lower in words.nouns or lower in words.not_names or lower in words.role_modifiers
        hyphen = columns.text[i] == "-" and i > start
        if not hyphen and (
            common or not is_name_word(columns.text[i]) or columns.pos[i] not in ("PROPN", "NOUN", "ADJ")
        ):
            break
        i += 1
    return i


def office_holders(columns: Columns, words: Nominals, names: list[Naming]) -> list[Naming]:
    """Return the names after a title in the plural, as persons with role and country; they replace what overlaps."""
    at = index(columns.n, names)
    found: list[Naming] = []
    for i, word in enumerate(columns.lower):
        noun = words.nouns.get(word)
        if noun is None or not noun.plural or "office" not in noun.classes or i + 1 >= columns.n:
            continue
        comma = columns.text[i + 1] == ","
        listed = _listed(columns, words, at, i + 1 + comma)
        if len(listed) < 2:
            continue
        owners = _owners(columns, at, i)
        start = min([i, *(n.start for n in owners)])
        for k, naming in enumerate(listed):
            naming.role, naming.title, naming.title_head = noun.lemma, (start, i + 1), i
            if len(owners) in (1, len(listed)):
                owner = owners[k] if len(owners) > 1 else owners[0]
                naming.country, owner.acting = owner.country, False
        found += listed
    return found


def _listed(columns: Columns, words: Nominals, at: list[Naming | None], i: int) -> list[Naming]:
    """Return the persons of "A of X, B of Y and C" from token `i`."""
    found: list[Naming] = []
    while i < columns.n:
        seen = at[i]
        if seen is not None and (seen.key is not None and seen.kind != "person"):
            break
        end = _run(columns, words, [None] * columns.n if seen is None else at, i) if seen is None else seen.end
        while end < columns.n and at[end] is not None and at[end].key is None and columns.pos[end] == "PROPN":  # type: ignore[union-attr]
            end = at[end].end  # type: ignore[union-attr]
        end -= columns.lower[end - 1] == "of"
        if end <= i or columns.pos[i] != "PROPN" or columns.sent[i] != columns.sent[end - 1]:
            break
        found.append(Naming(i, end, columns.root(i, end), "person", why="in a list of office-holders"))
        i = end
        if i + 1 < columns.n and columns.lower[i] == "of" and at[i + 1] is not None:
            i = at[i + 1].end  # type: ignore[union-attr]
        before = i
        while i < columns.n and columns.lower[i] in JOINTS:
            i += 1
        if i == before:
            break
    return found


def _owners(columns: Columns, at: list[Naming | None], head: int) -> list[Naming]:
    """Return the states of "the Greek, Cypriot and French foreign ministers", in order."""
    found: list[Naming] = []
    i = head - 1
    while i >= 0 and head - i < 14:
        naming = at[i]
        if naming is not None and naming.kind == "state":
            found.insert(0, naming)
            i = naming.start - 1
        elif columns.pos[i] in ("ADJ", "NOUN", "PROPN", "CCONJ") or columns.text[i] == ",":
            i -= 1
        else:
            break
    return found


def replaced_by(columns: Columns, names: list[Naming], extra: list[Naming]) -> list[Naming]:
    """Return `names` with `extra` put in place of what they overlap, in the order of the text."""
    taken = {i for n in extra for i in range(n.start, n.end)}
    kept = [n for n in names if not any(i in taken for i in range(n.start, n.end))]
    return sorted(kept + extra, key=lambda n: n.start)
