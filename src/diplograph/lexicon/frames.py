"""data/lexicon/en/frames/*.yaml in, frozen frames out: which words name which event, and where its parties stand.

Matching a frame against a clause is the work of extract/.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import field_validator

from diplograph.errors import DataFileError, did_you_mean
from diplograph.lexicon.yamlfile import LINE, checked, load_yaml
from diplograph.model import Record
from diplograph.resources import data, own

# What a role may name, besides prepositions; extract/clauses.py and extract/parties.py find them.
FUNCTIONS = ("subject", "object", "owner", "dative", "complement", "complement-subject", "poss", "modifier", "speaker")
# In a noun's chain the head stands before the first of these ("cessation of hostility"), else it is the last word.
PREPOSITIONS = frozenset({"of", "for", "from", "with", "in", "to", "on", "as", "at", "between", "against"})
# In a verb's chain the head stands after these ("must go", "not accept"), else it is the first word.
BEFORE_VERB = frozenset({"must", "should", "will", "would", "can", "could", "may", "not", "never"})
NOTHING = "Nothing"  # the type of words that name no event
Chain = tuple[frozenset[str], ...]


class Example(Record):
    """A sentence and what must be read from it: `Meeting(Anna Bell, Karl Moe)`, `Demand(Norway -> Iceland) Holds`."""

    text: str
    reads: tuple[str, ...] = ()


class Roles(Record):
    """For each role the functions that may fill it, the first that holds an actor wins; "+" joins: "subject+with"."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    envoys: tuple[str, ...] = ()

    @field_validator("actors", "recipients", "envoys", mode="after")
    @classmethod
    def _known(cls, functions: tuple[str, ...]) -> tuple[str, ...]:
        for function in functions:
            for part in function.split("+"):
                if part not in FUNCTIONS and not (part.isalpha() and part.islower()):
                    hint = did_you_mean(part, FUNCTIONS) or f"use one of {', '.join(FUNCTIONS)}, or a preposition"
                    raise ValueError(f'"{part}" is no function; {hint}')
        return functions


class Frame(Record):
    """Words that name one type of event.

    Attributes:
        type: event type of the ontology, or "Nothing": the words name no event, although one of them alone would.
        verbs, nouns, adjectives: triggers by lemma; several words ("hold talk", "rule out", "arms embargo",
            "vow @violence") are a chain in which each word hangs on another.
        verb_roles, noun_roles: where the parties stand.
        needs: roles that an actor must fill for the frame to hold; "any": at least one of them.
        object, not_object: head lemmas that the object must, or must not, have ("@agreement" names a class of words);
            of a noun: what follows "of" or "to" ("an end to the war").
        keeps_object: the object opens a frame of its own ("ended the [war]"); else it is part of this one
            ("signed a [deal]").
        subject, not_subject: head lemmas of which the subject must have one ("[troops] left"), or must have none.
        not_near: words that bar the frame wherever they stand in the sentence ("tariffs to retaliate").
        bare: functions of which one lets the event be read though nobody is named: "the war [in Chad]"; "occurs"
            is that of a noun told as news ("[riots] broke out").
        when: functions (mostly prepositions or "complement") of which one must be there.
        direct: whether the verb may have an object of its own beside what its last word leads in.
        alone: the type instead where one party does it alone: "Chad agreed to leave" is a Commitment.
        verbal: the type instead where a person does it to a named person: "Senator Bell attacked President Moe".
        further: whether the other party may stand deeper in what the trigger governs: "demanded an answer from Peru".
        persons: roles that only persons fill ("promoted [trade]" appoints nobody).
        powers: roles that no person fills alone: it is troops, states and groups that withdraw.
        bilateral: whether one party with several others is an event with each of them ("talks with A, B and C").
        content: whether what hangs on the trigger is said by its actors ("demanded that ..." carries its speaker).
        alleges: whether that content is an accusation.
        harm: whether it holds only where what hangs on the trigger tells of a harm or a wrong.
        outcome: factuality that the trigger itself gives to the event ("postponed talks"), else as the clause has it.
        issue: functions that hold the plan or act it is about, the first that holds one wins; none: the usual ones.
    """

    frame: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verb_roles: Roles = Roles()
    noun_roles: Roles = Roles()
    needs: tuple[str, ...] = ("any",)
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    keeps_object: bool = False
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    direct: bool = True
    content: bool = False
    bilateral: bool = False
    alone: str | None = None
    verbal: str | None = None
    further: bool = True
    persons: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    alleges: bool = False
    harm: bool = False
    outcome: str | None = None
    vote: str | None = None
    issue: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @field_validator("verbs", "nouns", "adjectives", mode="after")
    @classmethod
    def _lower(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            if word != word.strip() or "  " in word:
                raise ValueError(f'"{word}" has stray spaces')
        return words


class FrameSet:
    """All frames of a language.

    Attributes:
        by_lemma: (part of speech, lemma of the head word) -> chains, the longest first; a chain opens with its head,
            and each next word hangs on one before it.
        classes: lists of words that frames name with "@".
    """

    def __init__(self, frames: tuple[Frame, ...], classes: dict[str, frozenset[str]]) -> None:
        self.frames, self.classes = frames, classes
        self._opened: dict[tuple[str, ...], frozenset[str]] = {}
        self.by_lemma: dict[tuple[str, str], list[tuple[Chain, Frame]]] = {}
        for frame in frames:
            for pos, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for word in words:
                    head, *others = _from_head(word.split(), pos)
                    chain = (frozenset({head}), *(self.words((w,)) for w in others))
                    self.by_lemma.setdefault((pos, head), []).append((chain, frame))
        for found in self.by_lemma.values():
            found.sort(key=lambda item: -len(item[0]))

    def words(self, entries: tuple[str, ...]) -> frozenset[str]:
        """Return the words of a list, its classes opened."""
        if entries not in self._opened:
            parts = (self.classes[e[1:]] if e.startswith("@") else (e,) for e in entries)
            self._opened[entries] = frozenset().union(*parts)
        return self._opened[entries]


def _from_head(words: list[str], pos: str) -> list[str]:
    """Return the words of a chain in the order in which they hang on each other, the head first.

    >>> _from_head(["missile", "test"], "noun"), _from_head(["cessation", "of", "hostility"], "noun")
    (['test', 'missile'], ['cessation', 'of', 'hostility'])
    >>> _from_head(["must", "go"], "verb"), _from_head(["not", "accept"], "verb")
    (['go', 'must'], ['accept', 'not'])
    """
    if pos != "noun":
        head = next((i for i, w in enumerate(words) if w not in BEFORE_VERB), 0)
        return [words[head], *words[:head], *words[head + 1 :]]
    head = next((i for i, w in enumerate(words) if i and w in PREPOSITIONS), len(words)) - 1
    return [words[head], *words[:head][::-1], *words[head + 1 :]]


@cache
def load_classes(language: str = "en") -> dict[str, frozenset[str]]:
    """Return the classes of words of data/lexicon/<language>/classes.yaml, by name.

    >>> "treaty" in load_classes()["agreement"]
    True
    """
    path = data("lexicon", language, "classes.yaml")
    return {name: frozenset(words) for name, words in load_yaml(path).items() if name != LINE}


def _read(path: Path, classes: dict[str, frozenset[str]], types: frozenset[str]) -> list[Frame]:
    content = load_yaml(path)
    defaults: dict[str, Any] = content.get("defaults", {})
    found = []
    if not isinstance(content.get("frames"), list):
        raise DataFileError(path, None, "it has no list of frames", "begin it with frames:")
    for entry in content["frames"]:
        frame = checked(Frame, {**defaults, **entry}, path)
        for name in (frame.type, frame.alone or NOTHING, frame.verbal or NOTHING):
            if name not in types | {NOTHING}:
                raise DataFileError(path, entry[LINE], f'no event type "{name}"', did_you_mean(name, types))
        conditions = frame.object + frame.not_object + frame.subject + frame.not_subject + frame.not_near
        for words in conditions + frame.verbs + frame.nouns + frame.adjectives:
            for word in words.split():
                if word.startswith("@") and word[1:] not in classes:
                    raise DataFileError(path, entry[LINE], f'no class "{word}"', did_you_mean(word[1:], classes))
        if not (frame.verbs or frame.nouns or frame.adjectives):
            raise DataFileError(
                path, entry[LINE], f'frame "{frame.frame}" has no trigger', "give verbs, nouns or adjectives"
            )
        found.append(frame)
    return found


def load_frames(language: str = "en", types: frozenset[str] = frozenset()) -> FrameSet:
    """Return all frames of a language, with those of an analyst's own folder.

    Args:
        types: the event types that a frame may name.

    Raises:
        DataFileError: a file has a fault; says where and how to mend it.
    """
    folder = own()
    files = sorted(folder.glob("*.yaml")) if folder else []
    return _frames(language, types, tuple((path, path.stat().st_mtime_ns) for path in files))


@cache
def _frames(language: str, types: frozenset[str], added: tuple[tuple[Path, int], ...]) -> FrameSet:
    classes = load_classes(language)
    frames: list[Frame] = []
    seen: dict[str, Path] = {}
    for path in (*sorted(data("lexicon", language, "frames").glob("*.yaml")), *(path for path, _ in added)):
        for frame in _read(path, classes, types):
            if frame.frame in seen:
                raise DataFileError(
                    path, None, f'frame "{frame.frame}" stands also in {seen[frame.frame].name}', "rename one"
                )
            seen[frame.frame] = path
            frames.append(frame)
    return FrameSet(tuple(frames), classes)
