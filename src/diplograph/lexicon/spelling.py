"""How names are spelt: the rules of data/actors/ in, words with all spellings levelled out. Whole names: names.py.

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
_MARKS = re.compile(r"[\u0300-\u036f]+")
_ATOM = re.compile(r"[^\W_]+", re.UNICODE)
POSSESSIVE = re.compile(r"'s?$")


class NameRules(NamedTuple):
    """What the tables say about names.

    Attributes:
        honorifics: lower-case title word -> how many words must remain when it is taken off.
        particles: lower-case word -> its class (article, son, daughter, joint, link, suffix).
        articles: the words of that class.
        families: a pattern with one numbered group per family; keys: the key of each.
        of_a_family: the same without groups, which tells seven times sooner that a word is of no family.
        rewrites: (pattern, replacement) in order; doubled: those of them with a group.
        touched: matches a word that a rewrite without a group changes (most words need none).
        family_first: folded family names of languages that write the family name first.
    """

    honorifics: dict[str, int]
    particles: dict[str, str]
    articles: frozenset[str]
    families: re.Pattern[str]
    of_a_family: re.Pattern[str]
    keys: tuple[str, ...]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    doubled: tuple[tuple[re.Pattern[str], str], ...]
    touched: re.Pattern[str]
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
            frozenset(word for word, kind in particles.items() if kind == "article"),
            re.compile("|".join(f"({pattern})" for pattern, _ in families)),
            re.compile("|".join(f"(?:{pattern})" for pattern, _ in families)),
            tuple(key for _, key in families),
            tuple(rewrites),
            tuple(rule for rule in rewrites if rule[0].groups),
            re.compile("|".join(pattern.pattern for pattern, _ in rewrites if not pattern.groups)),
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
    return unmarked(text).replace("'", "").lower()


def unmarked(text: str) -> str:
    """Return the text without marks on its letters, with straight apostrophes and hyphens; case stays."""
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))


@lru_cache(maxsize=65536)
def atoms(token: str) -> tuple[str, ...]:
    """Return the lower-case words of a token: split at hyphens and blanks, possessive "'s" apart, dots dropped.

    >>> atoms("al-Qaeda's"), atoms("U.S."), atoms("d'Ivoire"), atoms("-")
    (('al', 'qaeda', 's'), ('us',), ('divoire',), ())
    """
    text = unmarked(token)
    tail = ("s",) if text.endswith("'s") else ()
    text = POSSESSIVE.sub("", text).replace("'", "").replace(".", "").lower()
    return (*_ATOM.findall(text), *tail)


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """Return the key of one lower-case word of a name: its family of spellings, else the word rewritten.

    >>> spelled("mohammed") == spelled("muhamad"), spelled("zelenskyy")
    (True, 'zelenski')
    """
    return _spell(word, rules())


def _spell(word: str, known: NameRules) -> str:
    if known.of_a_family.fullmatch(word):
        family = known.families.fullmatch(word)
        if family and family.lastindex:
            return known.keys[family.lastindex - 1]
    for pattern, replacement in known.rewrites if known.touched.search(word) else known.doubled:
        word = pattern.sub(replacement, word)
    return word
