"""stances.yaml and stance-words.yaml of a language in; what events and words say about a stance out."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from diplograph.errors import DataFileError, did_you_mean
from diplograph.lexicon.frames import Frame, FrameSet, load_classes
from diplograph.lexicon.yamlfile import LINE, checked, load_yaml
from diplograph.model import Record, StanceValue
from diplograph.resources import data

Toward = Literal["recipients", "about", "both", "matter", "state"]


class StanceRule(Record):
    """What an event of a type says about its actor.

    Attributes:
        toward: "recipients" (the other party), "state" (the one it acts for), "about" (the plan or issue it governs),
            "both" (the party, else the issue), "matter" (the issue, where a noun names it: "proposed talks", not
            "offered to leave").
        basis: stated in words, or shown by an act.
        denied: the stance when the event did not, or will not, happen ("refused to recognize"); None: it says nothing.
        ended: the stance when the issue is that something ends ("demanded that Iran stop"), toward who or what it is.
        frames: the frames that it holds for; none: all of the type.  not_frames: those that it does not hold for.
        powers: only toward a state, a body or an armed group: people who are killed are no side.
        named: only toward somebody with a name: "appointed a committee" is no support of one.
    """

    type: str
    value: StanceValue
    toward: Toward
    basis: Literal["stated", "act"]
    intensity: float
    denied: StanceValue | None = None
    ended: StanceValue | None = None
    vote: str | None = None
    frames: tuple[str, ...] = ()
    not_frames: tuple[str, ...] = ()
    named: bool = False
    powers: bool = False


class StanceFrame(Frame):
    """Words that name no event, but for or against whom or what somebody is: "sides with", "is hostile to".

    Attributes:
        value: the stance; denied: that of "does not support".  basis, intensity: as in StanceRule.
        toward: as in StanceRule.  firm: it stands also where it is only meant or wanted ("came to fight them").
        mutual: of several subjects each is for or against the others ("are at odds").
    """

    type: str = "Stance"
    value: StanceValue
    denied: StanceValue | None = None
    toward: Toward = "both"
    basis: Literal["stated", "act"] = "stated"
    intensity: float = 0.5
    firm: bool = False
    mutual: bool = False
    governs: bool = False  # "supports a plan to disarm Iran" is no support of Iran


class StanceWords(Record):
    """Words beside the rules: `turns` mark a change, `ending` are heads of an issue by which something ends,
    `harmless` are people who are hit and no side, `papers` are issues that belong to no one side."""

    turns: frozenset[str]
    ending: frozenset[str]
    harmless: frozenset[str]
    papers: frozenset[str]


@cache
def load_stance_rules(language: str, types: frozenset[str]) -> tuple[tuple[StanceRule, ...], StanceWords]:
    """Return the rules by event type, and the words beside them, of data/lexicon/<language>/stances.yaml.

    Raises:
        DataFileError: a rule names no event type, or a field is wrong.
    """
    path = data("lexicon", language, "stances.yaml")
    content = load_yaml(path)
    rules = []
    for entry in content.pop("rules"):
        rule = checked(StanceRule, entry, path)
        if rule.type not in types:
            raise DataFileError(path, entry[LINE], f'no event type "{rule.type}"', did_you_mean(rule.type, types))
        rules.append(rule)
    return tuple(rules), checked(StanceWords, content, path)


@cache
def load_stance_frames(language: str = "en") -> FrameSet:
    """Return the frames of data/lexicon/<language>/stance-words.yaml.

    Raises:
        DataFileError: a field is wrong, or a frame has no trigger.
    """
    path = data("lexicon", language, "stance-words.yaml")
    content = load_yaml(path)
    defaults = content.get("defaults", {})
    classes = load_classes(language)
    found: list[StanceFrame] = []
    for entry in content["frames"]:
        frame = checked(StanceFrame, {**defaults, **entry}, path)
        for word in _named(frame):
            if word not in classes:
                raise DataFileError(path, entry[LINE], f'no class "@{word}"', did_you_mean(word, classes))
        if not (frame.verbs or frame.nouns or frame.adjectives):
            hint = "give verbs, nouns or adjectives"
            raise DataFileError(path, entry[LINE], f'frame "{frame.frame}" has no trigger', hint)
        found.append(frame)
    return FrameSet(tuple(found), classes)


def _named(frame: StanceFrame) -> Iterable[str]:
    entries = frame.object + frame.not_object + frame.subject + frame.verbs + frame.nouns + frame.adjectives
    return (word[1:] for words in entries for word in words.split() if word.startswith("@"))
