"""data/lexicon/<language>/actors.yaml and coreference.yaml in, frozen word tables out. They know no text."""

from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.yamlfile import LINE, checked, load_yaml
from diplograph.model import Record

NounClass = Literal["office", "person", "unnamed", "group", "collective", "government", "body"]


class Noun(Record):
    """A common noun that names actors, in one of its forms.

    Attributes:
        lemma: its singular.  plural: whether the form is one.  classes: what it may name.
    """

    lemma: str
    plural: bool
    classes: frozenset[NounClass]


class Nominals(Record):
    """The words of actors.yaml (see there what each list is for); all in lower case but `media`."""

    offices: frozenset[str]
    persons: frozenset[str]
    unnamed: frozenset[str]
    groups: frozenset[str]
    collectives: frozenset[str]
    governments: frozenset[str]
    regimes: frozenset[str]
    bodies: frozenset[str]
    compound_bodies: frozenset[str]
    definite_bodies: frozenset[str]
    role_modifiers: frozenset[str]
    quantifiers: frozenset[str]
    honorifics: dict[str, str]
    titles_of: dict[str, str]
    titles_not_of: dict[str, frozenset[str]]
    not_names: frozenset[str]
    organisation_words: dict[str, frozenset[str]]
    media: dict[str, str]
    place_heads: frozenset[str]
    locating: frozenset[str]
    leaving: frozenset[str]
    striking: frozenset[str]
    named_bodies: frozenset[str]
    abroad: frozenset[str]
    acting_modifiers: frozenset[str]
    owned: frozenset[str]
    state_offices_alone: frozenset[str]
    state_offices_of: frozenset[str]
    state_offices_anywhere: frozenset[str]
    state_words: frozenset[str]
    no_state_office: frozenset[str]
    office_words: frozenset[str]
    office_dates: frozenset[str]
    adverbs: frozenset[str]
    at_home: frozenset[str]
    statements: frozenset[str]
    after_names: frozenset[str]

    @cached_property
    def nouns(self) -> dict[str, Noun]:
        """Every form of every noun, by its lower-case spelling."""
        found: dict[str, Noun] = {}
        singular: dict[NounClass, frozenset[str]] = {
            "office": self.offices,
            "person": self.persons,
            "unnamed": self.unnamed,
            "collective": self.collectives,
            "government": self.governments,
            "body": self.bodies,
        }
        plural: dict[NounClass, frozenset[str]] = {
            "office": self.offices,
            "person": self.persons,
            "unnamed": self.unnamed,
            "group": self.groups,
        }
        for many, lists in ((False, singular), (True, plural)):
            for kind, entries in lists.items():
                for entry in entries:
                    one, several = forms(entry)
                    form = several if many else one
                    old = found.get(form)
                    classes = (old.classes if old and old.plural == many else frozenset()) | {kind}
                    found[form] = Noun(lemma=one, plural=many, classes=classes)
        for words in self.compound_bodies:  # "services" is a body in "intelligence services" only
            last = words.split()[-1]
            found.setdefault(last, Noun(lemma=last, plural=True, classes=frozenset({"body"})))
        for word in self.acting_modifiers - found.keys():
            found[word] = Noun(lemma=word, plural=False, classes=frozenset({"group"}))
        for entry in self.governments:  # "authorities" stand for their state as "government" does
            one, several = forms(entry)
            if several == "authorities":
                found[several] = Noun(lemma=one, plural=True, classes=frozenset({"government"}))
        return found

    @cached_property
    def title_heads(self) -> frozenset[str]:
        """Nouns (singular) that may stand before a name as its title."""
        return frozenset(forms(w)[0] for w in self.offices | self.persons | self.unnamed)

    @cached_property
    def office_heads(self) -> frozenset[str]:
        """Offices in the singular."""
        return frozenset(forms(w)[0] for w in self.offices)

    @cached_property
    def state_heads(self) -> tuple[frozenset[str], frozenset[str]]:
        """Offices of state in the singular: those that are such alone, those that need a word for the state."""
        alone, of = self.state_offices_alone, self.state_offices_of
        return frozenset(forms(w)[0] for w in alone), frozenset(forms(w)[0] for w in of)

    @cached_property
    def compound_ends(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Compound bodies by their last word: {"forces": (("armed", "forces"), ...)}."""
        ends: dict[str, list[tuple[str, ...]]] = {}
        for words in self.compound_bodies:
            parts = tuple(words.split())
            ends.setdefault(parts[-1], []).append(parts)
        return {end: tuple(sorted(parts)) for end, parts in ends.items()}


class CoreferenceWords(Record):
    """The words of coreference.yaml: pronouns by what they point to, sex of words and first names, nouns for states."""

    first_singular: frozenset[str]
    first_plural: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    neuter: frozenset[str]
    plural: frozenset[str]
    masculine_nouns: frozenset[str]
    feminine_nouns: frozenset[str]
    masculine_names: frozenset[str]
    feminine_names: frozenset[str]
    state_nouns: frozenset[str]
    state_kinds: dict[str, frozenset[str]]
    organisation_nouns: dict[str, frozenset[str]]
    person_nouns: dict[str, frozenset[str]]
    pairs: frozenset[str]
    bare_pairs: frozenset[str]
    expletive_verbs: frozenset[str]
    state_offices: frozenset[str]
    not_state: frozenset[str]
    lesser: frozenset[str]
    shares: frozenset[str]

    @property
    def given_names(self) -> frozenset[str]:
        """Given names of both sexes."""
        return self.masculine_names | self.feminine_names


def forms(entry: str) -> tuple[str, str]:
    """Return singular and plural of an entry, by rule or as given.

    >>> forms("spokesman/spokesmen"), forms("deputy"), forms("chief")
    (('spokesman', 'spokesmen'), ('deputy', 'deputies'), ('chief', 'chiefs'))
    """
    if "/" in entry:
        one, several = entry.split("/", 1)
        return one, several
    if entry.endswith("y") and entry[-2:-1] not in "aeiou":
        return entry, entry[:-1] + "ies"
    return entry, entry + ("es" if entry.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def load_nominals(language: str = "en", folder: Path | None = None) -> Nominals:
    """Read actors.yaml.

    Raises:
        DataFileError: a list is missing, unknown or of the wrong kind.
    """
    path = (folder or resources.data("lexicon", language)) / "actors.yaml"
    return checked(Nominals, _mapping(path), path)


@cache
def load_coreference_words(language: str = "en", folder: Path | None = None) -> CoreferenceWords:
    """Read coreference.yaml.

    Raises:
        DataFileError: a list is missing, unknown or of the wrong kind.
    """
    path = (folder or resources.data("lexicon", language)) / "coreference.yaml"
    return checked(CoreferenceWords, _mapping(path), path)


def _mapping(path: Path) -> dict[str, object]:
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise DataFileError(path, 1, "no lists", "each list has a name, as in `offices: [president, minister]`")
    for name, value in data.items():
        for word in value if isinstance(value, list) else ():
            if not isinstance(word, str):  # YAML reads a bare off as false
                raise DataFileError(path, data[LINE], f"{name}: {word!r} is no word", 'quote it: "off", "no", "1990"')
    return data


@cache
def load_media(language: str = "en") -> frozenset[str]:
    """Return the names of news media, case folded.

    >>> "reuters" in load_media()
    True
    """
    return frozenset(name.casefold() for name in load_nominals(language).media)
