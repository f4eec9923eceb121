"""A person's name in any spelling in, the key that all its spellings share out. Who bears it is for actors.py."""

import re

from diplograph.lexicon.spelling import POSSESSIVE, plain, rules, spelled, unmarked

__all__ = [
    "fold",
    "fold_words",
    "is_particle",
    "name_keys",
    "name_words",
    "plain",
    "same_name",
    "strip_titles",
    "surnames",
]

_SERVANT = re.compile(r"abd(?:ou|[aeu])[lr]")
_GLUED_SERVANT = re.compile(r"(abd(?:ou|[aeu])[lr])r?([a-z]{4,})")
_MAYBE_ARTICLE = ("al", "el", "abd")  # "elbaradei", "abdelaziz": looked at in full
_GLUED_ARTICLE = re.compile(r"^(Al|El|al|el)(?=[A-Z])")


def fold(name: str) -> str:
    """Return the key that all spellings of a person's name share; "" when nothing is left of it.

    Titles, honorifics, articles (al-, el-), middle initials and marks are dropped, transliterations are levelled, and a
    name in Chinese, Korean, Japanese or Hungarian order gets one order.

    >>> fold("Col. Moammar el-Gadhafi") == fold("Mu'ammar al-Qaddafi")
    True
    >>> fold("Ban Ki-moon") == fold("Ki Moon Ban"), fold("Qaeda") == fold("Khadafy")
    (True, False)
    """
    words = strip_titles(name_words(name))
    return fold_words(tuple(words))


def name_words(name: str) -> list[str]:
    """Return the words of a name with their case; an article keeps its hyphen ("al-"), an initial stands alone."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.split()
    text = POSSESSIVE.sub("", unmarked(name).strip()).replace("'", "")
    text = re.sub(r"\.(?=\S)", ". ", text).replace(".", " ").replace("-", "- ")
    return [word for word in (piece.strip(' ,;:()"') for piece in text.split()) if word.strip("-")]


def strip_titles(words: list[str]) -> list[str]:
    """Return the words without leading titles; a word stays when too few would remain ("Pope Francis")."""
    known = rules().honorifics
    while len(words) > 1:
        keep = known.get(words[0].rstrip("-").lower())
        if keep is None or len(words) - 1 < keep:
            break
        words = words[1:]
    return words


def fold_words(words: tuple[str, ...]) -> str:
    """Return the key of a name given as words with their case (see `fold`), titles not taken off."""
    known = rules()
    bare = [word.rstrip("-").lower() for word in words]
    for word in bare:
        if word.startswith(_MAYBE_ARTICLE) or word in known.articles:
            bare = _without_articles(words)
            break
    if len(bare) == 1:
        return spelled(bare[0]) if known.particles.get(bare[0]) != "son" else bare[0]
    parts: list[str] = []
    for word in bare:
        if known.particles.get(word) == "son":
            parts.append("bin" if parts else word)
        else:
            parts.append(spelled(word))
    if len(parts) > 2:
        # "George W. Bush" is "George Bush"; "J. Chirac" keeps its only initial
        parts = [parts[0], *(part for part in parts[1:-1] if len(part) > 1), parts[-1]]
    return " ".join(_ordered([part for part in parts if part], known.family_first))


def _without_articles(words: tuple[str, ...]) -> list[str]:
    """Return the words in lower case without al-, el- and the like; "Abd al-Rahman", "Abdelrahman": "abdul rahman"."""
    articles = rules().articles
    kept: list[str] = []
    for at, word in enumerate(words):
        bare = _GLUED_ARTICLE.sub("", word).rstrip("-").lower()
        if not bare.startswith("abd") and bare not in articles:
            kept.append(bare)
            continue
        is_last = at == len(words) - 1
        # Al Gore: a capitalised first word without hyphen is a given name, except the Arabic "El"
        is_given = at == 0 and not word.endswith("-") and not word.islower() and bare != "el"
        if bare in articles and not is_last and not is_given:
            continue
        glued = _GLUED_SERVANT.fullmatch(bare)
        if glued and not bare.startswith(("abdula", "abdala", "abdoula", "abdele")):
            kept += ["abdul", glued[2] if glued[1][-1] == "l" else "r" + glued[2].removeprefix("r")]
        elif _SERVANT.fullmatch(bare) or (bare == "abd" and not is_last):
            kept.append("abdul")
        else:
            kept.append(bare)
    return kept


def _ordered(parts: list[str], family_first: frozenset[str]) -> list[str]:
    """Put the family name first and join the given syllables where the family name is of that kind: Xi Jin-ping."""
    if not 2 <= len(parts) <= 3:
        return parts
    if parts[0] in family_first:
        return [parts[0], "".join(parts[1:])]
    if parts[-1] in family_first:
        return [parts[-1], "".join(parts[:-1])]
    return parts


def is_particle(word: str) -> bool:
    """Say whether a word is an article or a link within names (al, bin, de, van)."""
    return word.rstrip("-").lower() in rules().particles


def name_keys(words: list[str], order: str) -> tuple[str, tuple[str, ...]]:
    """Return the key of a full name and the keys by which its bearer may be called alone (see `surnames`)."""
    known = rules()
    if order:
        return fold_words(tuple(words)), surnames(words, order)
    bare = [word.lower() for word in words]
    for word in bare:
        if word in known.particles or word[-1] == "-" or word.startswith(_MAYBE_ARTICLE):
            return fold_words(tuple(words)), surnames(words, order)
    # the most frequent kind of name, without the work for all others
    parts = [spelled(word) for word in bare]
    if len(parts) > 2:
        parts = [parts[0], *[part for part in parts[1:-1] if len(part) > 1], parts[-1]]
    return " ".join(_ordered(parts, known.family_first)), (parts[-1],)


def surnames(words: list[str], order: str) -> tuple[str, ...]:
    """Return the folded names by which a person may be called alone.

    Args:
        words: the words of the full name, as `name_words` gives them.
        order: how names are built where the person comes from (name_order.csv), "" for given name first.
    """
    known = rules()
    last = len(words) - 1
    while last > 1 and known.particles.get(words[last].lower()) == "suffix":
        last -= 1
    first_is_family = order.startswith("family-first") and (
        spelled(plain(words[0])) in known.family_first or spelled(plain(words[last])) not in known.family_first
    )
    if first_is_family:
        alone = [words[:1]]
        if order == "family-first-and-given":
            alone.append(words[last : last + 1])
    elif order == "given":
        alone = [words[:1]]
    else:
        begin = last
        while begin > 1 and known.particles.get(words[begin - 1].rstrip("-").lower()) in ("joint", "son", "daughter"):
            begin -= 1
        alone = [words[last : last + 1], words[begin : last + 1]]
        if order == "given-and-last":
            alone.append(words[:1])
        if order == "two-surnames" and last > 1 and begin == last:
            alone += [words[last - 1 : last], words[last - 1 : last + 1]]
    return tuple(dict.fromkeys([fold_words(part) for part in dict.fromkeys(map(tuple, alone))]))


def same_name(first: str, second: str) -> bool:
    """Say whether two full names can be spellings of one person's name.

    As `fold`, but middle initials and generations that both give must agree, a single initial may stand for a given
    name, and a patronymic or middle name may be left out.

    >>> same_name("George W. Bush", "George Bush"), same_name("George W. Bush", "George H. W. Bush")
    (True, False)
    >>> same_name("D. Medvedev", "Dmitri Anatolyevich Medvedev"), same_name("Khadafy", "Qaeda")
    (True, False)
    """
    one, two = strip_titles(name_words(first)), strip_titles(name_words(second))
    if _initials(one) != _initials(two) and _initials(one) and _initials(two):
        return False
    (left, left_tail), (right, right_tail) = _tail(one), _tail(two)
    if left_tail != right_tail and left_tail and right_tail:
        return False
    a, b = fold_words(tuple(left)).split(), fold_words(tuple(right)).split()
    if a == b:
        return bool(a)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if a[0] != b[0]:
        shorter = min(a[0], b[0], key=len)
        return (len(shorter) == 1 and a[0][0] == b[0][0] and len(a) == len(b)) or _initial_fits(a, b)
    short, long = sorted((a[1:-1], b[1:-1]), key=len)
    return not short and len(long) <= 1


def _initial_fits(a: list[str], b: list[str]) -> bool:
    # "D. Medvedev" and "Dmitri Anatolyevich Medvedev": one side has nothing but the initial
    short, long = sorted((a, b), key=len)
    return len(short) == 2 and len(short[0]) == 1 and long[0].startswith(short[0])


def _initials(words: list[str]) -> list[str]:
    return [word[0].lower() for word in words[1:-1] if len(word) == 1]


def _tail(words: list[str]) -> tuple[list[str], str]:
    """Split off a generation ("Jr", "III")."""
    if len(words) > 2 and rules().particles.get(words[-1].lower()) == "suffix":
        return words[:-1], words[-1].lower()
    return words, ""
