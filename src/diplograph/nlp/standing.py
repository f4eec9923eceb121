"""Does "Moscow" act here, or is it only where something happens? Decided by the words around the name.

A state's name counts as the actor where it is party, target or speaker; not after "in", not in a title, not beside a
city ("Deauville, France"). A capital counts only where a government can stand: as subject, owner of an act, or party
of a tie ("ties between Seoul and Tokyo").
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
JOINING = frozenset({"and", "or", ",", "/"})
PARTIES = frozenset({"with", "between", "against", "by", "among", "from", "to", "toward", "towards", "upon"})


def acts(columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming) -> bool:
    """Say whether a state named here is an actor in its clause."""
    if not naming.acting:
        return False
    head = naming.head
    before = naming.start - 1
    if before >= 0 and columns.text[before] == "," and before > 0:
        city = at[before - 1]
        beside = city is not None and (city.kind == "place" or city.form == "capital")
        if beside and naming.form == "name" and columns.dep[head] not in SUBJECTS and columns.dep[head] != "conj":
            return False
    link = _governor(columns, naming)
    if link in words.locating:
        return False
    if naming.form == "demonym":
        return _demonym_acts(columns, words, naming)
    if columns.dep[head] == "dobj" and columns.lower[columns.head[head]] in words.leaving:
        return False
    if columns.dep[head] in ("compound", "nmod", "poss") and columns.lower[columns.head[head]] in words.place_heads:
        return False
    return naming.form != "capital" or _capital_acts(columns, words, naming, link)


def _governor(columns: Columns, naming: Naming) -> str:
    """Return the preposition that governs the name, over a conjunction; "" when none does."""
    token = naming.head
    for _ in range(4):
        if columns.dep[token] == "pobj":
            return columns.lower[columns.head[token]]
        if columns.dep[token] not in ("conj", "appos", "compound") or columns.head[token] == token:
            return ""
        token = columns.head[token]
    return ""


def _demonym_acts(columns: Columns, words: Nominals, naming: Naming) -> bool:
    head = naming.head
    if columns.dep[head] not in ("amod", "compound", "nmod", "poss"):
        return True
    thing = columns.lower[columns.head[head]]
    if thing in words.place_heads:
        return False
    # "[Chadian] and Libyan officials": of the two only the last is part of the noun's own phrase
    after = columns.lower[naming.end] if naming.end < columns.n else ""
    joined = after in JOINING and columns.tag[columns.head[head]] == "NNS"
    return joined or thing not in words.nouns


def _capital_acts(columns: Columns, words: Nominals, naming: Naming, link: str) -> bool:
    if naming.end < columns.n and columns.text[naming.end] in ("(", "-", "--", "—"):
        return False  # "OSLO (NTB) - The minister said": a dateline
    dep, head = columns.dep[naming.head], columns.head[naming.head]
    if dep == "conj":
        while columns.dep[head] == "conj" and columns.head[head] != head:
            head = columns.head[head]
        dep, head = columns.dep[head], columns.head[head]
    if dep in SUBJECTS:
        return columns.pos[head] == "VERB"
    if dep == "poss":
        return True
    if dep == "dobj":
        return columns.pos[head] == "VERB" and columns.lower[head] not in words.striking
    if dep == "pobj":
        if link in ("between", "against", "with", "by", "among"):
            return True
        return link in PARTIES and columns.pos[columns.head[head]] == "NOUN" and link not in ("from", "to")
    return False
