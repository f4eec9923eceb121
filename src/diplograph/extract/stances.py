"""Happenings in, stances out: who is for or against whom or what, by words or by an act, and whether that is new.

Which type of event says what about its actor's stance stands in data/lexicon/en/stances.yaml.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diplograph.errors import DataFileError, did_you_mean
from diplograph.extract.happenings import Happening
from diplograph.lexicon.yamlfile import LINE, checked, load_yaml
from diplograph.model import Factuality, Record, Span, StanceValue
from diplograph.resources import data


class StanceRule(Record):
    """What an event of a type says about its actor.

    Attributes:
        toward: "recipients" (the other party), "about" (the plan or issue it governs) or "each other".
        basis: stated in words, or shown by an act.
        turn: the stance when the event did not, or will not, happen ("refused to support"); None: it says nothing.
    """

    type: str
    value: StanceValue
    toward: Literal["recipients", "about", "both"]
    basis: Literal["stated", "act"]
    intensity: float
    denied: StanceValue | None = None
    vote: str | None = None


@dataclass(frozen=True)
class Held:
    """A stance as read: `target` is an actor id, or None when it is the plan or issue in the words `about`."""

    holder: str
    target: str | None
    about: Span | None
    value: StanceValue
    intensity: float
    stated: bool
    change: bool
    happening: Happening


class StanceRules:
    """The rules by event type, and the words that mark a turn ("for the first time")."""

    def __init__(self, rules: Iterable[StanceRule], turns: frozenset[str]) -> None:
        self.turns = turns
        self.by_type: dict[str, list[StanceRule]] = {}
        for rule in rules:
            self.by_type.setdefault(rule.type, []).append(rule)

    @classmethod
    def load(cls, language: str, types: frozenset[str]) -> "StanceRules":
        """Read data/lexicon/<language>/stances.yaml.

        Raises:
            DataFileError: a rule names no event type, or a field is wrong.
        """
        path: Path = data("lexicon", language, "stances.yaml")
        content = load_yaml(path)
        rules = []
        for entry in content["rules"]:
            rule = checked(StanceRule, entry, path)
            if rule.type not in types:
                raise DataFileError(path, entry[LINE], f'no event type "{rule.type}"', did_you_mean(rule.type, types))
            rules.append(rule)
        return cls(rules, frozenset(content["turns"]))

    def held(self, happenings: Iterable[Happening], text: str) -> Iterator[Held]:
        """Yield each stance once per holder and target."""
        seen: set[tuple[str, str | None, str, StanceValue, tuple[str, ...]]] = set()
        for happening in happenings:
            for rule in self.by_type.get(happening.frame.type, ()):
                value = self._value(rule, happening)
                if value is None:
                    continue
                for holder, target, about in self._targets(rule, happening):
                    words = about.of(text).casefold() if about and target is None else ""
                    key = (holder, target, words, value, happening.chain)
                    if key in seen:
                        continue
                    seen.add(key)
                    stated = rule.basis == "stated"
                    change = any(turn in happening.sentence.of(text).casefold() for turn in self.turns)
                    yield Held(holder, target, about, value, rule.intensity, stated, change, happening)

    def _value(self, rule: StanceRule, happening: Happening) -> StanceValue | None:
        if rule.vote is not None and rule.vote != happening.frame.vote:
            return None
        if happening.factuality == Factuality.HOLDS:
            return rule.value
        return rule.denied if happening.factuality == Factuality.DOES_NOT_HOLD else None

    def _targets(self, rule: StanceRule, happening: Happening) -> Iterator[tuple[str, str | None, Span | None]]:
        for holder in happening.parties.actors:
            if rule.toward in ("recipients", "both"):
                for target in happening.parties.recipients:
                    yield holder, target, happening.about
            if happening.about is not None and (
                rule.toward == "about" or (rule.toward == "both" and not happening.parties.recipients)
            ):
                yield holder, None, happening.about
