"""Drafts of one Doc in, the same without overlaps that would put a speaker into his own chain twice."""

from collections.abc import Iterator

from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range

_OWN = frozenset({"its", "his", "her", "their"})


def tidy(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with nouns joined to their verbs and reporting clauses cut out of what others say."""
    drafts = _join_nouns(scene, drafts)
    _cut_asides(drafts)
    _cut_sequels(drafts)
    return drafts


def _join_nouns(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Join "voiced" and "its fear that": one attribution, by the subject of the verb."""
    things = {draft.content[0].end: draft for draft in drafts if draft.rule == "thing"}
    gone: set[int] = set()
    for draft in drafts:
        verb = things.get(draft.content[0].end) if draft.rule == "noun" else None
        if verb is None or not verb.content[0].holds(draft.cue.start):
            continue
        own = draft.speaker is None or scene.tokens[draft.speaker.name.start].lower_ in _OWN
        if own or draft.speaker == verb.speaker:
            draft.speaker = verb.speaker
            draft.clause = Range(min(verb.clause.start, draft.clause.start), draft.clause.end)
            gone.add(id(verb))
    return [draft for draft in drafts if id(draft) not in gone]


def _cut_asides(drafts: list[Draft]) -> None:
    """Take reporting clauses that are set off out of what others say inside the same words.

    "A told B that the pact was dead, Moss told reporters": Moss's clause is no part of what A told B.
    """
    for aside in (draft for draft in drafts if draft.parenthetical):
        for draft in drafts:
            inside = any(part.holds(draft.cue.start) for part in aside.content)
            if draft is not aside and inside and _touch(draft, aside.clause):
                draft.content = [
                    kept for part in draft.content for kept in _without(part, aside.clause)
                ] or draft.content


def _cut_sequels(drafts: list[Draft]) -> None:
    """End what a speaker says where his own next reporting clause begins ("X said A, adding that B")."""
    for later in drafts:
        if later.speaker is None:
            continue
        for draft in drafts:
            same = draft is not later and draft.speaker is not None and draft.speaker.name == later.speaker.name
            if same and draft.cue < later.cue and any(part.holds(later.cue.start) for part in draft.content):
                rest = Range(later.cue.start, max(part.end for part in later.content))
                draft.content = [kept for part in draft.content for kept in _without(part, rest)] or draft.content


def _touch(draft: Draft, hole: Range) -> bool:
    return any(part.start < hole.end and hole.start < part.end for part in draft.content)


def _without(part: Range, hole: Range) -> Iterator[Range]:
    if hole.start >= part.end or part.start >= hole.end:
        yield part
        return
    if part.start < hole.start:
        yield Range(part.start, hole.start)
    if hole.end < part.end:
        yield Range(hole.end, part.end)
