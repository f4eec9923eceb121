"""Drafts of attributions in, those that a reader would stand by out.

The dictionary finds more than news means: "to support the family", "the exit raises questions", "he said he thinks".
What is dropped here adds no speaker to any chain: plans and likings inside another's words, thoughts that a speaker
reports of himself, bare infinitives of feeling, things that cannot speak.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_SPOKEN_TO = frozenset({"i", "we", "you", "us", "me"})
_HERE = frozenset({"he", "she", "they", "it", "himself", "herself", "themselves"})
_LOOSE = frozenset({"thing", "to-do", "preposition", "doing", "name", "noun", "adjective", "relative", "passive"})
_PEOPLE = frozenset(
    {"people", "they", "who", "nobody", "everyone", "one", "some", "many", "it", "that", "which", "this"}
)


def plausible(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts to keep."""
    depth = _nesting(scene, drafts)
    stated = _nesting(scene, [draft for draft in drafts if draft.rule == "statement"])
    for draft in drafts:
        quoted = scene.quote_at[draft.cue.start] >= 0 and not _holds_quote(scene, draft)
        if quoted and not _inside_quote(scene, draft):
            continue
        if not quoted and depth[draft.cue.start] and not _inside_report(scene, draft):
            continue
        if draft.rule != "quote" and stated[draft.cue.start] and _is_own_voice(scene, draft):
            continue
        if draft.rule in _LOOSE and not _by_a_speaker(scene, draft):
            continue
        if _is_unreal(scene, draft, nested=depth[draft.cue.start] > 0):
            continue
        yield draft


def _is_own_voice(scene: Scene, draft: Draft) -> bool:
    """Say whether "I" or "we" speak: in a statement without marks their speaker is known already."""
    head = _head(scene, draft)
    return head is not None and head.lower_ in _SPOKEN_TO


def _nesting(scene: Scene, drafts: list[Draft]) -> list[int]:
    """Return for every token how many drafts have it in their content."""
    steps = [0] * (len(scene.tokens) + 2)
    for draft in drafts:
        for part in draft.content:
            steps[part.start] += 1
            steps[part.end] -= 1
    total = 0
    for i, step in enumerate(steps):
        total += step
        steps[i] = total
    return steps


def _holds_quote(scene: Scene, draft: Draft) -> bool:
    """Say whether the quote around the cue is itself this draft's content (a quote cut by "he said" without marks)."""
    return scene.quotes[scene.quote_at[draft.cue.start]] in draft.content


def _head(scene: Scene, draft: Draft) -> Token | None:
    if draft.speaker is None:
        return None
    words = scene.tokens[draft.speaker.name.start : draft.speaker.name.end]
    words = [t for t in words if t.tag_ not in ("WDT", "WP")] or words
    return next((t for t in words if not draft.speaker.name.holds(t.head.i) or t.head is t), words[-1])


def _inside_quote(scene: Scene, draft: Draft) -> bool:
    """Say whether words inside a quote attribute something to somebody else ("the premier told us that ...")."""
    head = _head(scene, draft)
    if head is None or not scene.lexicon.carries(draft.manner):
        return False
    if draft.manner not in scene.lexicon.uttered and draft.rule != "clause":
        return False
    return draft.rule != "thing" and _is_named(scene, draft.speaker.name if draft.speaker else None)


def _inside_report(scene: Scene, draft: Draft) -> bool:
    """Say whether words inside indirect speech attribute something to somebody else."""
    head = _head(scene, draft)
    if not scene.lexicon.carries(draft.manner):
        return False
    if head is None:
        return True
    return draft.manner in scene.lexicon.uttered or head.lower_ not in _HERE | _SPOKEN_TO


def _is_named(scene: Scene, words: Range | None) -> bool:
    if words is None:
        return False
    return any(t.ent_type_ in _NAMED or t.pos_ == "PROPN" for t in scene.tokens[words.start : words.end])


def _by_a_speaker(scene: Scene, draft: Draft) -> bool:
    """Say whether the source is one who can speak."""
    head = _head(scene, draft)
    if head is None or draft.speaker is None:
        return draft.rule in ("passive", "noun")
    if head.lower_ == "it" and draft.manner in scene.lexicon.uttered and scene.lexicon.carries(draft.manner):
        return True
    if head.lower_ in ("it", "that", "this", "which", "there", "what", "you"):
        return False
    if head.tag_ == "NN" and head.is_title and not any(True for _ in head.lefts):
        return True  # a bare noun with a capital is a name that the tagger does not know
    return head.pos_ == "PRON" or head.lower_ in scene.lexicon.speakers or _is_named(scene, draft.speaker.name)


def _is_unreal(scene: Scene, draft: Draft, *, nested: bool) -> bool:
    """Say whether the cue is a bare infinitive or negated, and no plain speech: "to support", "do you think"."""
    verb = scene.tokens[draft.cue.start]
    if verb.tag_ != "VB":
        return False
    if draft.rule in ("quote", "set-off", "phrase"):
        return False
    if not nested and draft.rule not in ("to-do", "noun", "adjective") and _by_a_speaker(scene, draft):
        return False
    strong = draft.manner in scene.lexicon.uttered and scene.lexicon.carries(draft.manner)
    if strong and draft.rule in ("to-do", "clause") and verb.dep_ in ("xcomp", "ccomp"):
        # "urged him to press the army to withdraw": what he is to press for is said on his word
        return not any("whom-to-do" in cue.takes for cue in scene.lexicon.verbs.get(verb.head.lower_, ()))
    return not strong or draft.rule == "thing" or not _is_named(scene, draft.speaker.name if draft.speaker else None)
