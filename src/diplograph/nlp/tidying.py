"""Drafts of one Doc in, the same without overlaps that would put a speaker into his own chain twice."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range

_JOINTS = frozenset({"and", "but", "while", "whereas", "though", "although", "however", "yet"})
_ALONE = frozenset({"though", "although", "whereas"})  # these need no comma
_OWN = frozenset({"its", "his", "her", "their"})


def tidy(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with nouns joined to their verbs and reporting clauses cut out of what others say."""
    drafts = sorted(_join_nouns(scene, drafts), key=lambda draft: draft.cue)
    _part_phrases(scene, drafts)
    _cut_asides(drafts)
    _cut_sequels(drafts)
    _cut_others(scene, drafts)
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


def _part_phrases(scene: Scene, drafts: list[Draft]) -> None:
    """Part a sentence between sources that each follow their own words: "A, according to X, and B, according to Y"."""
    phrases = [draft for draft in drafts if draft.rule == "phrase"]
    for first, second in pairwise(phrases):
        sent = scene.sentence(first.cue.start)
        if not sent.holds(second.cue.start) or scene.trim(Range(sent.start, first.clause.start)) is None:
            continue
        first.content = _cut(first.content, Range(first.clause.end, sent.end))
        second.content = _cut(second.content, Range(sent.start, first.clause.end))


def _cut_asides(drafts: list[Draft]) -> None:
    """Take reporting clauses that are set off out of what others say inside the same words.

    "A told B that the pact was dead, Moss told reporters": Moss's clause is no part of what A told B.
    """
    starts = [draft.cue.start for draft in drafts]
    for aside in drafts:
        for draft in _within(drafts, starts, aside) if aside.parenthetical else ():
            if _touch(draft, aside.clause):
                draft.content = _cut(draft.content, aside.clause)


def _cut_sequels(drafts: list[Draft]) -> None:
    """End what a speaker says where his own next reporting clause begins ("X said A, adding that B")."""
    starts = [draft.cue.start for draft in drafts]
    for draft in drafts:
        for later in _within(drafts, starts, draft):
            same = draft.speaker is not None and later.speaker is not None and draft.speaker.name == later.speaker.name
            if same and draft.cue < later.cue:
                rest = Range(later.cue.start, max(part.end for part in later.content))
                draft.content = _cut(draft.content, rest)


def _cut_others(scene: Scene, drafts: list[Draft]) -> None:
    """End indirect speech where the article goes on with what another says: "X said A, but Y said B"."""
    starts = [draft.cue.start for draft in drafts]
    for outer in drafts:
        if outer.rule not in ("clause", "position", "phrase") or outer.speaker is None:
            continue
        for inner in _within(drafts, starts, outer):
            joint = _joint(scene, inner) if inner.speaker != outer.speaker else -1
            verbs = (t for part in outer.content for t in scene.tokens[part.start : min(part.end, joint)])
            if joint >= 0 and any(t.pos_ in ("VERB", "AUX") for t in verbs):
                end = scene.sentence(inner.cue.start).end
                outer.content = _cut(outer.content, Range(joint, end))


def _joint(scene: Scene, draft: Draft) -> int:
    """Return where ", and", ", but", "though" stands right before a clause with a speaker of its own, or -1."""
    if draft.speaker is None or draft.speaker.rule != "subject" or scene.tokens[draft.cue.start].tag_ == "VBG":
        return -1
    i = min(draft.clause.start, draft.speaker.whole.start) - 1
    while i > 0 and (scene.tokens[i].pos_ == "ADV" or scene.tokens[i].text == ",") and scene.quote_at[i] < 0:
        if scene.tokens[i].lower_ in _JOINTS:
            break
        i -= 1
    word = scene.tokens[i].lower_ if i > 0 else ""
    if word not in _JOINTS or scene.quote_at[i] >= 0:
        return -1
    return i if word in _ALONE or scene.tokens[i - 1].text in (",", ";") else -1


def _within(drafts: list[Draft], starts: list[int], outer: Draft) -> list[Draft]:
    """Return the drafts whose cue stands in the content of another; drafts are in the order of their cues."""
    first = bisect_left(starts, min(part.start for part in outer.content))
    last = bisect_left(starts, max(part.end for part in outer.content))
    return [
        draft
        for draft in drafts[first:last]
        if draft is not outer and any(part.holds(draft.cue.start) for part in outer.content)
    ]


def _touch(draft: Draft, hole: Range) -> bool:
    return any(part.start < hole.end and hole.start < part.end for part in draft.content)


def _cut(parts: list[Range], hole: Range) -> list[Range]:
    """Return the parts without the hole; as they were when nothing would be left."""
    return [kept for part in parts for kept in _without(part, hole)] or parts


def _without(part: Range, hole: Range) -> Iterator[Range]:
    if hole.start >= part.end or part.start >= hole.end:
        yield part
        return
    if part.start < hole.start:
        yield Range(part.start, hole.start)
    if hole.end < part.end:
        yield Range(hole.end, part.end)
