"""Nouns, adjectives, adverbs and phrases that attribute, each a draft: "the king's claim that", "is sure that",
"reportedly", "according to". Verbs are in reporting.py.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from diplograph.lexicon.reporting import Cue, Phrase
from diplograph.nlp import speakers
from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range, Speaker

_FROM = frozenset({"by", "from", "among"})
_SAID = frozenset({"acl", "ccomp", "relcl", "xcomp"})
_NAMED = frozenset({"PERSON", "NORP", "GPE", "ORG"})


def read_noun(scene: Scene, noun: Token, cues: Iterable[Cue]) -> Draft | None:
    """Return what a noun of speech attributes ("the minister's claim that ..."), or None."""
    for cue in cues:
        content = _of_noun(noun, cue) or _listed(scene, noun, cue)
        if content is None:
            continue
        found = _owner(scene, noun)
        if found is None and not (cue.alone and (scene.tokens[noun.i + 1].dep_ != "prep" or noun.tag_ == "NNS")):
            continue  # "reports of", "fears that", but not "in charge of"
        start = min(noun.i, found.name.start) if found is not None else noun.i
        cue_range = Range(noun.i, max(noun.i + 1, content.start) if content.start <= noun.i + 2 else noun.i + 1)
        return Draft(Range(noun.i, noun.i + 1), found, [content], cue.manner, "noun", Range(start, cue_range.end))
    return None


def _of_noun(noun: Token, cue: Cue) -> Range | None:
    for child in noun.rights:
        if child.dep_ in _SAID:
            lefts = list(child.lefts)
            if any(c.tag_ == "TO" for c in lefts):
                wanted = "to-do"
            elif any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in lefts):
                wanted = "clause"
            else:
                continue
            if wanted in cue.takes:
                return Range(child.left_edge.i, child.right_edge.i + 1)
        elif child.dep_ == "prep" and child.lower_ in cue.prepositions and child.right_edge.i > child.i:
            return Range(child.i + 1, child.right_edge.i + 1)
    return None


def _listed(scene: Scene, noun: Token, cue: Cue) -> Range | None:
    """Return what a verb lists as the demand, offer ... : "their demands include [the release of Moss]"."""
    verb = noun.head
    if not cue.takes & {"to-do", "clause"} or noun.dep_ != "nsubj" or verb.lower_ not in scene.lexicon.listing:
        return None
    said = [c for c in verb.rights if c.dep_ in ("dobj", "attr", "pcomp", "ccomp", "xcomp", "prep")]
    return Range(said[0].left_edge.i, verb.right_edge.i + 1) if said else None


def _owner(scene: Scene, noun: Token) -> Speaker | None:
    """Return whose word it is: "the king's", "by the king", "the Russian claim", or the subject of "made a claim"."""
    for child in noun.lefts:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in _NAMED):
            return Speaker(speakers.name_range(child), Range(child.left_edge.i, child.right_edge.i + 1), "owner")
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in _FROM:
            of = next((c for c in child.children if c.dep_ == "pobj"), None)
            if of is not None:
                return speakers.speaker(of, "by")
    if noun.dep_ == "dobj" and noun.head.lower_ in scene.lexicon.light and not speakers.is_passive(noun.head):
        head = speakers.subject(noun.head)
        if head is not None and head.dep_ != "expl":
            return speakers.speaker(head, "light-verb")
    return None


def read_adjective(scene: Scene, word: Token, cues: Iterable[Cue]) -> Draft | None:
    """Return what "is sure that", "was critical of" attribute, or None."""
    if word.dep_ not in ("acomp", "ROOT", "conj", "oprd", "amod", "advcl", "attr", "ccomp", "relcl"):
        return None
    verb = word.head if word.dep_ in ("acomp", "oprd", "attr") else word
    head = speakers.subject(verb)
    if head is None or head.dep_ == "expl" or head.lower_ == "it" or head.i > word.i:
        return None
    for cue in cues:
        for child in word.rights:
            content: Range | None = None
            if child.dep_ in ("ccomp", "xcomp", "advcl"):
                infinitive = any(c.tag_ == "TO" for c in child.lefts)
                if ("to-do" if infinitive else "clause") in cue.takes and child.dep_ != "advcl":
                    content = Range(child.left_edge.i, child.right_edge.i + 1)
            elif child.dep_ == "prep" and child.lower_ in cue.prepositions and child.right_edge.i > child.i:
                content = Range(child.i + 1, child.right_edge.i + 1)
            if content is not None:
                found = speakers.speaker(head, "subject")
                start = min(found.name.start, word.i)
                clause = Range(start, max(word.i + 1, min(content.start, word.i + 2)))
                return Draft(Range(word.i, word.i + 1), found, [content], cue.manner, "adjective", clause)
    return None


def read_adverb(scene: Scene, word: Token, cues: Iterable[Cue]) -> Draft | None:
    """Return what "reportedly" makes of the clause around it, or None."""
    cue = next(iter(cues))
    verb = word.head
    if word.dep_ != "advmod":
        return None
    own = Range(word.i, word.i + 1)
    whole = Range(verb.left_edge.i, verb.right_edge.i + 1)
    if verb.pos_ in ("VERB", "AUX"):
        subject = speakers.subject(verb)
        if subject is not None and subject.i < verb.left_edge.i:
            whole = Range(word.i, whole.end)
    content = [part for part in (Range(whole.start, word.i), Range(word.i + 1, whole.end)) if part.start < part.end]
    return Draft(own, None, content, cue.manner, "adverb", own)


def read_phrase(scene: Scene, first: Token, phrases: Iterable[Phrase]) -> Draft | None:
    """Return what "according to X", "in X's view", "For X, ..." attribute, or None."""
    for phrase in phrases:
        end = first.i + len(phrase.before)
        if any(
            i >= len(scene.tokens) or scene.tokens[i].lower_ != word
            for i, word in enumerate(phrase.before, start=first.i)
        ):
            continue
        cue, found, clause = (_around if phrase.after else _before)(scene, first.i, end, phrase)
        if found is not None:
            content = _rest(scene, clause)
            if content:
                return Draft(cue, found, content, phrase.manner, "phrase", clause, parenthetical=True)
    return None


def _before(scene: Scene, start: int, end: int, phrase: Phrase) -> tuple[Range, Speaker | None, Range]:
    """Read "according to X": the speaker follows the cue."""
    cue = Range(start, end)
    if end >= len(scene.tokens):
        return cue, None, cue
    token = scene.tokens[end - 1]
    head = next((c for c in token.rights if c.dep_ in ("pobj", "npadvmod", "dobj")), None)
    if head is None or head.right_edge.i < end:
        head = scene.tokens[end]
        while head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN") and head.head.left_edge.i <= end:
            head = head.head
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return cue, None, cue
    found = speakers.speaker(head, "phrase")
    if phrase.opens:
        sent = scene.sentence(start)
        after = scene.tokens[found.whole.end] if found.whole.end < len(scene.tokens) else None
        named = head.ent_type_ in _NAMED and head.pos_ == "PROPN"
        if start != sent.start or not named or after is None or after.text != ",":
            return cue, None, cue
    return cue, found, Range(start, found.whole.end)


def _around(scene: Scene, start: int, end: int, phrase: Phrase) -> tuple[Range, Speaker | None, Range]:
    """Read "in X's view": the speaker stands between the two halves of the cue."""
    words, tokens = phrase.after, scene.tokens
    none = Range(start, end)
    for i in range(end, min(end + 8, len(tokens) - len(words) + 1)):
        if tokens[i].lower_ == words[0] and all(tokens[i + k].lower_ == word for k, word in enumerate(words)):
            owner = next((c for c in tokens[i + len(words) - 1].lefts if c.dep_ == "poss"), None)
            if owner is None:
                return none, None, none
            last = tokens[i + len(words) - 1]
            if any(c.dep_ == "prep" for c in last.rights) or not _loose(scene, start, last.i):
                return none, None, none
            name = speakers.name_range(owner)
            return Range(i, i + len(words)), Speaker(name, name, "phrase"), Range(start, i + len(words))
        if tokens[i].is_punct:
            break
    return none, None, none


def _loose(scene: Scene, start: int, last: int) -> bool:
    """Say whether the phrase opens its sentence or is set off by commas."""
    after = scene.tokens[last + 1].text if last + 1 < len(scene.tokens) else "."
    return after in ",.;" and (
        start == scene.sentence(start).start or scene.tokens[start - 1].text in (",", "-") or after == ","
    )


def _aside(scene: Scene, start: int) -> Range | None:
    """Return the relative clause that alone is said so: "apologised, [which the duke accepted] according to X"."""
    phrase = scene.tokens[start]
    verb = phrase.head
    first = verb.left_edge.i
    set_off = start > 0 and scene.tokens[start - 1].text in (",", "-")
    if set_off or verb.dep_ != "relcl" or not 0 < first < start or scene.tokens[first - 1].text != ",":
        return None
    return Range(first, verb.right_edge.i + 1)


def _rest(scene: Scene, clause: Range) -> list[Range]:
    """Return the sentence without the phrase; quotes that the sentence ends with are taken whole."""
    sent = _aside(scene, clause.start) or scene.sentence(clause.start)
    before, after = scene.quote_before(clause.start), -1
    parts = [part for part in (Range(sent.start, clause.start), Range(clause.end, sent.end)) if scene.trim(part)]
    opens = clause.start == sent.start and scene.tokens[sent.start].is_title  # "According to" begins something new
    if before >= 0 and scene.quotes[before].start < sent.start and not opens:
        parts.append(scene.quotes[before])
    after = scene.quote_at[sent.end - 1] if sent.end > 0 else -1
    if after >= 0 and scene.quotes[after].start > clause.end:
        parts.append(scene.quotes[after])
    inside = scene.quote_at[clause.start]
    return parts if inside < 0 else [p for p in parts if p.end - p.start > 1]
