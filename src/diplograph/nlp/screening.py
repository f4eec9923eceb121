"""Names that the tables know in, those that the text means as such out.

"Finn" may be a boy, "Polish" a product, "AP" what the text itself abbreviates so, "CNN" the first word of another name.
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming

MODIFYING = frozenset({"amod", "compound", "nmod", "poss", "attr", "acomp"})


def screened(columns: Columns, words: Nominals, known: list[Naming], seen: list[Naming]) -> list[Naming]:
    """Return the known names without those that mean something else here."""
    persons = {i for n in seen if n.kind == "person" for i in range(n.start, n.end)}
    own = _own_acronyms(columns, known)
    covered = {i for n in known for i in range(n.start, n.end)} | persons
    found = []
    for naming in known:
        if naming.form == "demonym" and not _is_demonym(columns, naming, persons):
            continue
        if naming.kind == "organisation" and naming.end - naming.start == 1 and columns.text[naming.start] in own:
            continue
        if naming.kind == "organisation" and naming.key is not None:
            naming = _with_rest(columns, words, naming, covered)
        found.append(naming)
    return found


def _is_demonym(columns: Columns, naming: Naming, persons: set[int]) -> bool:
    """A demonym modifies something, has "the" before it, or is a plural: "Danish aid", "the Danes", "Danes"."""
    last = naming.end - 1
    if columns.tag[last] in ("NNS", "NNPS") or columns.pos[last] == "ADJ":
        return True
    if naming.start > 0 and columns.lower[naming.start - 1] in ("the", "a", "an", "-"):
        return True
    after = columns.lower[naming.end] if naming.end < columns.n else ""
    if last in persons or after in ("'s", "'"):
        return False
    if columns.dep[last] == "conj":
        return columns.dep[columns.head[last]] in MODIFYING
    return columns.dep[last] in MODIFYING or columns.head[last] > last or after == "-"


def _own_acronyms(columns: Columns, known: list[Naming]) -> set[str]:
    """Return acronyms that the text explains otherwise: "artificial pancreas (AP)" is no news agency."""
    found: set[str] = set()
    for naming in known:
        i = naming.start
        word = columns.text[i]
        if naming.end - i != 1 or not word.isupper() or i < len(word) + 1 or columns.text[i - 1] != "(":
            continue
        before = columns.text[i - 1 - len(word) : i - 1]
        initials = "".join(w[:1] for w in before)
        if initials.upper() == word and initials.islower():
            found.add(word)
    return found


def _with_rest(columns: Columns, words: Nominals, naming: Naming, covered: set[int]) -> Naming:
    """Return an unknown, longer name where an organisation's name only begins it: "CNN Films", "Reuters Institute"."""
    i = naming.end
    while i < columns.n and columns.pos[i] == "PROPN" and columns.text[i][:1].isupper() and i not in covered:
        lower = columns.lower[i]
        if (
            lower in words.nouns
            or lower in words.role_modifiers
            or lower in words.not_names
            or lower in words.honorifics
        ):
            return naming
        i += 1
    if i == naming.end or columns.head[naming.end - 1] < naming.end:
        return naming
    return Naming(naming.start, i, columns.root(naming.start, i), "organisation", country=naming.country)
