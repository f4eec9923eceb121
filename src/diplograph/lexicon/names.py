"""Names as they are written in, keys that all spellings of one name share out. Who bears a name is for actors.py.

All words of the world (honorifics, particles, spellings, family names that go first) stand in data/actors/*.csv.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from diplograph import resources
from diplograph.lexicon.tables import Row, read_table

# letters that no decomposition turns into ASCII, and the many marks that stand for an apostrophe or a hyphen
_LETTERS = str.maketrans(
    dict(zip("øØłŁđĐıəƏðÐ", "oOlLdDiaAdD", strict=True))
    | dict.fromkeys("’‘`´ʼ", "'")
    | dict.fromkeys("‐‑–—", "-")
    | dict.fromkeys("ʿʾʻ\u00ad", "")
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
_ATOM = re.compile(r"[^\W_]+", re.UNICODE)
_POSSESSIVE = re.compile(r"'s?$")
_SERVANT = re.compile(r"abd(?:ou|[aeu])[lr]")
_GLUED_SERVANT = re.compile(r"(abd(?:ou|[aeu])[lr])r?([a-z]{4,})")
_GLUED_ARTICLE = re.compile(r"^(Al|El|al|el)(?=[A-Z])")


class NameRules(NamedTuple):
    """What the tables say about names.

    Attributes:
        honorifics: lower-case title word -> how many words must remain when it is taken off.
        particles: lower-case word -> its class (article, son, daughter, joint, link, suffix).
        families: a pattern with one numbered group per family; keys: the key of each.
        rewrites: (pattern, replacement) in order.
        family_first: folded family names of languages that write the family name first.
    """

    honorifics: dict[str, int]
    particles: dict[str, str]
    families: re.Pattern[str]
    keys: tuple[str, ...]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    family_first: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "NameRules":
        """Read honorifics.csv, particles.csv, spelling.csv and family_names.csv.

        Raises:
            DataFileError: a table is missing or at fault.
        """
        honorifics = {
            row.need("word"): int(row.number("keep_at_least"))
            for row in read_table(folder / "honorifics.csv", ("word", "keep_at_least", "note"), key="word")
        }
        particles = {
            row.need("word"): row.one_of("class", ("article", "son", "daughter", "joint", "link", "suffix"))
            for row in read_table(folder / "particles.csv", ("word", "class", "note"), key="word")
        }
        families: list[tuple[str, str]] = []
        rewrites: list[tuple[re.Pattern[str], str]] = []
        for row in read_table(folder / "spelling.csv", ("kind", "pattern", "key", "example")):
            if row.one_of("kind", ("family", "rewrite")) == "family":
                # groups are counted to find the family, so those of the editor become plain ones
                plain_groups = re.sub(r"(?<!\\)\((?!\?)", "(?:", _pattern(row).pattern)
                families.append((plain_groups, row.need("key")))
            else:
                rewrites.append((_pattern(row), row.get("key")))
        names = read_table(folder / "family_names.csv", ("name", "script", "note"), key="name")
        rules = cls(
            honorifics,
            particles,
            re.compile("|".join(f"({pattern})" for pattern, _ in families)),
            tuple(key for _, key in families),
            tuple(rewrites),
            frozenset(),
        )
        return rules._replace(family_first=frozenset(_spell(plain(row.need("name")), rules) for row in names))


def _pattern(row: Row) -> re.Pattern[str]:
    try:
        return re.compile(row.need("pattern"))
    except re.error as error:
        row.fail(f'"{row.get("pattern")}" is no regular expression: {error}', "try it at regex101.com, flavour Python")


@cache
def rules() -> NameRules:
    """Return the rules of the shipped tables, read once."""
    return NameRules.load(resources.data("actors"))


def plain(text: str) -> str:
    """Return the text in lower-case ASCII letters (where it is Latin), without apostrophes.

    >>> plain("Škoda’s Côte d'Ivoire")
    'skodas cote divoire'
    """
    return _unmarked(text).replace("'", "").lower()


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def atoms(token: str) -> tuple[str, ...]:
    """Return the lower-case words of a token: split at hyphens and blanks, possessive "'s" apart, dots dropped.

    >>> atoms("al-Qaeda's"), atoms("U.S."), atoms("d'Ivoire"), atoms("-")
    (('al', 'qaeda', 's'), ('us',), ('divoire',), ())
    """
    text = _unmarked(token)
    tail = ("s",) if text.endswith("'s") else ()
    text = _POSSESSIVE.sub("", text).replace("'", "").replace(".", "").lower()
    return (*_ATOM.findall(text), *tail)


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
    """Return the words of a name with their case; an article keeps its hyphen ("al-"), an initial its dot."""
    text = _POSSESSIVE.sub("", _unmarked(name).strip()).replace("'", "")
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
    parts: list[str] = []
    for word in _without_articles(words):
        bare = word.rstrip("-").lower()
        kind = known.particles.get(bare)
        if kind == "son":
            bare = "bin" if parts else bare
        parts.append(bare if kind == "son" else _spelled(bare))
    # "George W. Bush" is "George Bush"; "J. Chirac" keeps its only initial
    parts = parts[:1] + [part for part in parts[1:-1] if len(part) > 1] + parts[1:][-1:]
    return " ".join(_ordered([part for part in parts if part], known))


def _without_articles(words: tuple[str, ...]) -> list[str]:
    """Drop al-, el- and the like; join "Abd al-Rahman" and "Abdelrahman" to "abdul rahman"."""
    known = rules().particles
    kept: list[str] = []
    for at, word in enumerate(words):
        word = _GLUED_ARTICLE.sub("", word)
        bare = word.rstrip("-").lower()
        is_last = at == len(words) - 1
        # Al Gore: a capitalised first word without hyphen is a given name, except the Arabic "El"
        is_given = at == 0 and not word.endswith("-") and not word.islower() and bare != "el"
        if known.get(bare) == "article" and not is_last and not is_given:
            continue
        if bare == "abd" and not is_last:
            word = "abdul"
        if not bare.startswith("abd"):
            kept.append(word)
            continue
        glued = _GLUED_SERVANT.fullmatch(bare)
        if glued and not bare.startswith(("abdula", "abdala", "abdoula", "abdele")):
            kept += ["abdul", glued[2] if glued[1][-1] == "l" else "r" + glued[2].removeprefix("r")]
        else:
            kept.append("abdul" if _SERVANT.fullmatch(bare) else word)
    return kept


@lru_cache(maxsize=65536)
def _spelled(word: str) -> str:
    return _spell(word, rules())


def _spell(word: str, known: NameRules) -> str:
    family = known.families.fullmatch(word)
    if family and family.lastindex:
        return known.keys[family.lastindex - 1]
    for pattern, replacement in known.rewrites:
        word = pattern.sub(replacement, word)
    return word


def _ordered(parts: list[str], known: NameRules) -> list[str]:
    """Put the family name first and join the given syllables where the family name is of that kind: Xi Jin-ping."""
    if not 2 <= len(parts) <= 3:
        return parts
    if parts[0] in known.family_first:
        return [parts[0], "".join(parts[1:])]
    if parts[-1] in known.family_first:
        return [parts[-1], "".join(parts[:-1])]
    return parts


def is_particle(word: str) -> bool:
    """Say whether a word is an article or a link within names (al, bin, de, van)."""
    return word.rstrip("-").lower() in rules().particles


def surnames(words: list[str], order: str) -> list[str]:
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
        _spelled(plain(words[0])) in known.family_first or _spelled(plain(words[last])) not in known.family_first
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
    return list(dict.fromkeys(fold_words(tuple(part)) for part in alone))
