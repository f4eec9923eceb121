"""Levels of speech and the events read in, those levels out that are told as a Statement of their own.

What carries another claim is always one. What carries none is kept when somebody says something that has no event of
its own: a comment, an assessment. It is dropped where it only repeats what was read: the sentence holds a speech act of
the same speaker, or another of his statements, or the word is none of saying ("backed the plan").
"""

from collections.abc import Iterable

from spacy.tokens import Token

from diplograph.extract.happenings import Happening
from diplograph.extract.speakers import Level
from diplograph.lexicon.frames import load_classes
from diplograph.lexicon.reporting import Reporting, load_reporting
from diplograph.model import Factuality, Span
from diplograph.nlp.modality import factuality
from diplograph.ontology import schema


class Statements:
    """Says for one Doc which levels of speech are told as statements.

    Args:
        happenings: what was read, with the levels it stands under.
    """

    def __init__(self, happenings: Iterable[Happening], lexicon: Reporting | None = None) -> None:
        self._lexicon = lexicon or load_reporting()
        read = list(happenings)
        self._carrying = {_key(level) for happening in read for level in happening.levels}
        self._acts: dict[str, list[Span]] = {}
        for happening in read:
            if schema.is_a(happening.frame.type, "SpeechEvent"):
                for actor in happening.parties.actors:
                    self._acts.setdefault(actor, []).append(happening.sentence)
        self._told: dict[str, list[Span]] = {}

    def tells(self, level: Level, cue: Token, sentence: Span) -> bool:
        """Say whether the level with that cue, in that sentence, is a statement; asked in the order of the text."""
        if _key(level) in self._carrying:
            told = True
        elif (
            not self._lexicon.states(level.manner) or factuality(cue)[0] != Factuality.HOLDS or _in_passing(level, cue)
        ):
            return False
        else:
            told = not any(span.overlaps(sentence) for span in self._acts.get(level.source, ()))
            told = told and sentence not in self._told.get(level.source, ())
        if told:
            self._told.setdefault(level.source, []).append(sentence)
        return told


def _in_passing(level: Level, cue: Token) -> bool:
    """Say whether the words only remind of what somebody says: "his claims of fraud", "as the court has found".

    Nor is "published the letter", "witnessed the raid", "challenged Moe" or "a group claiming to be" a statement.
    """
    if cue.pos_ == "NOUN":
        return cue.dep_ != "dobj"
    kids = {child.dep_: child for child in cue.children}
    if cue.pos_ != "VERB" or "ccomp" in kids:
        return False
    if level.kind == "direct":
        return False
    if "xcomp" in kids and kids["xcomp"].lemma_.lower() in load_classes()["naming"]:
        return True  # "asked not to be named"
    if cue.dep_ == "advcl" and any(c.lower_ == "as" for c in cue.lefts):
        return True
    thing = kids.get("dobj")
    if thing is not None:
        shown = level.manner == "think" or cue.lemma_.lower() in load_classes()["publishing"]
        return shown or (level.manner == "ask" and thing.pos_ == "PROPN")
    return cue.tag_ == "VBG" and cue.dep_ == "acl" and "xcomp" in kids


def _key(level: Level) -> tuple[str, int, str]:
    where = level.cue or level.content[0]
    return level.source, where.start, level.manner
