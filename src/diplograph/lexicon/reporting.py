"""data/lexicon/LANGUAGE/reporting.yaml in, frozen tables of reporting words out: which word says whose word it is.

Looking a word up is one dictionary access by its lower-case form, so that a text is searched in one pass and a verb
that the tagger took for a noun is still found. What the words mean in a sentence is left to nlp/.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import Field

from diplograph import resources
from diplograph.errors import DataFileError, did_you_mean
from diplograph.model import Record

COMPLEMENTS = frozenset({"clause", "quote", "to-do", "whom-to-do", "doing", "thing", "name"})
PREPOSITIONS = frozenset({"of", "on", "for", "about", "against", "as", "at", "over", "with", "in", "to", "from"})
SECTIONS = (
    *("manners", "speakers", "papers", "accounts", "light", "listing", "irregular"),
    *("verbs", "nouns", "adjectives", "adverbs", "phrases"),
)


class Cue(Record):
    """One use of a reporting word.

    Attributes:
        word: the base form.  particle: a second word that must follow ("out" of "point out"), or "".
        manner: what kind of cue it is (a key of `Reporting.manners`).
        takes: complements (`COMPLEMENTS`).  prepositions: what may stand before what is said.
        alone: a noun that needs no named speaker ("reports that").
        sequel: whoever spoke last in the sentence goes on ("..., adding that").
    """

    word: str
    manner: str
    takes: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    particle: str = ""
    alone: bool = False
    sequel: bool = False


class Phrase(Record):
    """Words before a speaker ("according to"), or around one ("in X's view")."""

    manner: str
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    opens: bool = False


class Example(Record):
    """An annotated sentence of the file: "[speaker] says {what}"; `nothing`: no attribution may be read."""

    text: str
    nothing: bool = False
    manner: str = ""
    line: int = 0


class Reporting(Record):
    """The reporting words of one language.

    Attributes:
        chains: manner -> whether what is said stands on the speaker's word (and so belongs to a chain).
        uttered: manners that are speech, not thought.
        wishing: manners whose content is no fact yet.
        stating: manners that make a statement of their own, whatever is said.
        speakers: common nouns (all forms) of those who can speak.
        accounts: those of them that speak and do nothing else ("reports", "a poll").
        sources: those of them that are actors, also where nothing more is known of them ("reports", no "letter").
        light: forms of verbs that lend a noun of speech their subject ("made the claim that").
        listing: forms of verbs that say what a demand or an offer is ("their demands include").
        verbs, nouns, adjectives, adverbs: lower-case form -> uses, in the order of the file.
        phrases: first word -> phrases that begin with it.
    """

    chains: dict[str, bool]
    uttered: frozenset[str]
    wishing: frozenset[str]
    stating: frozenset[str]
    speakers: frozenset[str]
    sources: frozenset[str]
    accounts: frozenset[str]
    light: frozenset[str]
    listing: frozenset[str]
    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, tuple[Cue, ...]]
    phrases: dict[str, tuple[Phrase, ...]]
    examples: tuple[Example, ...] = Field(default=(), repr=False)

    def carries(self, manner: str) -> bool:
        """Say whether content of this manner stands on the speaker's word (unknown manners do)."""
        return self.chains.get(manner, True)

    def wishes(self, manner: str) -> bool:
        """Say whether what the manner tells of is wanted or promised, and no fact yet."""
        return manner in self.wishing

    def states(self, manner: str) -> bool:
        """Say whether the manner is one of telling something, not of liking, wanting or doing it (unknown ones are)."""
        return manner in self.stating or manner not in self.chains


def verb_forms(word: str, irregular: Mapping[str, str] = MappingProxyType({})) -> frozenset[str]:
    """Return the forms of a verb by the rules of spelling, and those that `irregular` (form -> base) adds.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    stem, forms = word, {word}
    if word.endswith("y") and word[-2] not in "aeiou":
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith("ie"):
        forms |= {word + "s", word + "d", word[:-2] + "ying"}
    elif word.endswith("e"):
        forms |= {word + "s", word + "d", word[:-1] + "ing"}
    else:
        plural = "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        forms |= {word + plural, word + "ed", word + "ing"}
        if len(word) > 2 and word[-1] in "bdgklmnprt" and word[-2] in "aeiou" and word[-3] not in "aeiou":
            stem = word + word[-1]
            forms |= {stem + "ed", stem + "ing"}
    return frozenset(forms | {form for form, base in irregular.items() if base == word})


def noun_forms(word: str) -> frozenset[str]:
    """Return singular and plural.

    >>> sorted(noun_forms("denial"))
    ['denial', 'denials']
    """
    if word.endswith("y") and word[-2] not in "aeiou":
        return frozenset({word, word[:-1] + "ies"})
    return frozenset({word, word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")})


class _Lines(yaml.SafeLoader):
    """Mappings remember the line they start on."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Add the line a mapping starts on."""
        found = super().construct_mapping(node, deep=deep)
        found["line"] = node.start_mark.line + 1
        return found


def _is_stating(manner: Mapping[str, Any]) -> bool:
    return bool(manner.get("states", manner["chain"] and manner.get("speech")))


class _Reader:
    """One file on its way into tables; keeps the path and the manners for messages."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.raw = self._load()
        self.chains = {
            name: bool(manner["chain"]) for name, manner in self.raw.get("manners", {}).items() if name != "line"
        }
        self.uttered = frozenset(
            name for name, manner in self.raw.get("manners", {}).items() if name != "line" and manner.get("speech")
        )
        manners = [(name, manner) for name, manner in self.raw.get("manners", {}).items() if name != "line"]
        self.wishing = frozenset(name for name, manner in manners if manner.get("wish"))
        self.stating = frozenset(name for name, manner in manners if _is_stating(manner))
        self.irregular = {
            str(form): str(base) for form, base in self.raw.get("irregular", {}).items() if form != "line"
        }
        self.examples: list[Example] = []

    def fail(self, line: int | None, found: str, hint: str = "") -> DataFileError:
        """Return the error for a line of this file."""
        return DataFileError(self.path, line, found, hint)

    def _load(self) -> dict[str, Any]:
        try:
            raw = yaml.load(self.path.read_text(encoding="utf8"), Loader=_Lines)
        except OSError as error:
            raise self.fail(None, f"cannot be read ({error.strerror})", "put the file back") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else None
            raise self.fail(line, f"no YAML: {getattr(error, 'problem', error)}", "mend the line") from error
        if not isinstance(raw, dict):
            raise self.fail(1, "no sections", f"begin with one of {', '.join(SECTIONS)}")
        for name in raw:
            if name not in (*SECTIONS, "line"):
                raise self.fail(None, f'no section "{name}"', did_you_mean(str(name), SECTIONS))
        return raw

    def groups(self, section: str) -> Iterator[dict[str, Any]]:
        """Yield the groups of a section, their manner checked."""
        for group in self.raw.get(section) or ():
            manner = group.get("manner")
            if manner not in self.chains:
                hint = did_you_mean(str(manner), self.chains) or "add it to manners"
                raise self.fail(group["line"], f'no manner "{manner}"', hint)
            yield group

    def cues(self, section: str) -> Iterator[Cue]:
        """Yield the uses of the words of a section."""
        for group in self.groups(section):
            takes = [str(t) for t in group.get("takes", ())]
            for kind in takes:
                if kind not in COMPLEMENTS | PREPOSITIONS:
                    hint = did_you_mean(kind, COMPLEMENTS | PREPOSITIONS)
                    raise self.fail(group["line"], f'"{kind}" is nothing that a word takes', hint)
            self._collect_examples(group)
            for word in group.get("words") or ():
                if not isinstance(word, str):
                    raise self.fail(group["line"], f"{word!r} is no word", "put it between quotation marks")
                base, _, particle = word.partition(" ")
                yield Cue(
                    word=base,
                    particle=particle,
                    manner=group["manner"],
                    takes=COMPLEMENTS.intersection(takes),
                    prepositions=PREPOSITIONS.intersection(takes),
                    alone=bool(group.get("alone")),
                    sequel=bool(group.get("sequel")),
                )

    def _collect_examples(self, group: dict[str, Any]) -> None:
        for key in ("examples", "nothing"):
            for text in group.get(key) or ():
                line = group["line"]
                self.examples.append(Example(text=text, nothing=key == "nothing", manner=group["manner"], line=line))

    def table(self, section: str) -> dict[str, tuple[Cue, ...]]:
        """Return the uses of a section by form."""
        table: dict[str, list[Cue]] = {}
        for cue in self.cues(section):
            if section == "verbs":
                forms = verb_forms(cue.word, self.irregular)
            else:
                forms = noun_forms(cue.word) if section == "nouns" else frozenset({cue.word})
            for form in forms:
                table.setdefault(form, []).append(cue)
        # A use with a particle is the more special one ("point out" before "point").
        return {form: tuple(sorted(cues, key=lambda cue: not cue.particle)) for form, cues in table.items()}

    def forms(self, section: str, forms_of: Callable[[str], frozenset[str]]) -> frozenset[str]:
        """Return all forms of a plain list of words."""
        return frozenset(form for word in self.raw.get(section) or () for form in forms_of(str(word)))

    def phrase_table(self) -> dict[str, tuple[Phrase, ...]]:
        """Return the phrases by their first word."""
        table: dict[str, list[Phrase]] = {}
        for group in self.groups("phrases"):
            before = tuple(str(group.get("before", "")).split())
            if not before:
                raise self.fail(group["line"], "a phrase without words", 'give "before"')
            after = tuple(str(group.get("after", "")).split())
            phrase = Phrase(manner=group["manner"], before=before, after=after, opens=bool(group.get("opens")))
            table.setdefault(before[0], []).append(phrase)
        return {word: tuple(phrases) for word, phrases in table.items()}


@cache
def load_reporting(path: Path | None = None) -> Reporting:
    """Return the reporting words of `path` (default: the English ones that come with the package), read once.

    Raises:
        DataFileError: a line that does not make sense, with the way to mend it.

    >>> [cue.manner for cue in load_reporting().verbs["denied"]]
    ['deny']
    """
    reader = _Reader(path or resources.data("lexicon", "en", "reporting.yaml"))
    can_speak = reader.forms("speakers", noun_forms)
    return Reporting(
        chains=reader.chains,
        uttered=reader.uttered,
        wishing=reader.wishing,
        stating=reader.stating,
        speakers=can_speak,
        accounts=reader.forms("accounts", noun_forms),
        sources=can_speak - reader.forms("papers", noun_forms),
        light=reader.forms("light", lambda word: verb_forms(word, reader.irregular)),
        listing=reader.forms("listing", lambda word: verb_forms(word, reader.irregular)),
        verbs=reader.table("verbs"),
        nouns=reader.table("nouns"),
        adjectives=reader.table("adjectives"),
        adverbs=reader.table("adverbs"),
        phrases=reader.phrase_table(),
        examples=tuple(reader.examples),
    )
