"""A verb of the reporting lexicon in its sentence in, a draft of an attribution out: who, the cue, what is said.

By the parse first; where it shows no content or no subject, by position and punctuation. Nouns, adjectives and phrases
are in reporting_words.py, quotes that no verb claims in attribution.py.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from diplograph.lexicon.reporting import Cue
from diplograph.nlp import speakers
from diplograph.nlp.reporting_objects import complement, passive
from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range, Speaker

_AUDIENCE = frozenset({"dobj", "dative", "prep", "npadvmod", "advmod", "agent", "prt", "neg", "auxpass", "aux"})
_BEFORE_VERB = frozenset({"aux", "neg", "advmod", "auxpass", "mark"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def read_verb(scene: Scene, verb: Token, cues: Iterable[Cue]) -> Draft | None:
    """Return what a reporting verb attributes by the first of its uses that fits, or None."""
    if verb.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None
    for cue in cues:
        particle = _particle(verb, cue.particle)
        if particle is None:
            continue
        undergone = speakers.is_passive(verb) or _is_cut_short(verb)
        draft = passive(scene, verb, cue) if undergone else _active(scene, verb, cue, particle)
        if draft is not None:
            return draft
    return None


def _is_cut_short(verb: Token) -> bool:
    """Say whether a passive has lost its "was": "[when asked] whether he would go", "as expected"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i == 0:
        return False
    before = verb.nbor(-1)
    if any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.lefts):
        return False  # "has since declared"
    return before.head.i == verb.i and before.dep_ in ("advmod", "mark") and before.tag_ in ("WRB", "IN")


def _particle(verb: Token, particle: str) -> int | None:
    """Return the index of the last cue word, or None when the particle does not follow."""
    if not particle:
        return verb.i
    doc, wanted = verb.doc, particle.split()
    for start in range(verb.i + 1, min(verb.i + 3, len(doc))):
        if [t.lower_ for t in doc[start : start + len(wanted)]] == wanted:
            return start + len(wanted) - 1
    return None


def _active(scene: Scene, verb: Token, cue: Cue, last: int) -> Draft | None:
    found = _speaker_by_parse(verb)
    if cue.takes & {"clause", "quote"}:
        draft = _clause(scene, verb, cue, last, found)
        if draft is not None:
            return draft
    if found is None and verb.tag_ in _FINITE:
        found = speakers.left_speaker(verb, scene.sentence(verb.i).start)
    if found is None:
        return None
    content, end, rule = complement(scene, verb, cue, last)
    if content is None:
        return None
    part = Range(min(found.name.start, verb.i), max(end, last + 1))
    return Draft(Range(verb.i, end), found, [content], cue.manner, rule, part)


def _speaker_by_parse(verb: Token) -> Speaker | None:
    head = speakers.subject(verb)
    if head is None or head.dep_ == "expl" or head is verb:
        return None
    relative = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("WDT", "WP") for c in verb.lefts)
    return speakers.speaker(head, "relative" if relative else "subject")


def _clause(scene: Scene, verb: Token, cue: Cue, last: int, found: Speaker | None) -> Draft | None:
    sent = scene.sentence(verb.i)
    said = _said_clause(verb)
    after_quote = "quote" in cue.takes and scene.quote_before(verb.i) >= 0
    found = _mended(scene, verb, found, sent)
    if found is None or (after_quote and found.whole.start > verb.i):
        right = speakers.right_speaker(verb, sent.end) if _after_pause(scene, verb.i) else None
        found = right or found or (speakers.left_speaker(verb, sent.start) if verb.tag_ != "VBG" else None)
    found = _first_speaker(scene, verb, cue) or found
    if found is None:
        return None
    inverted = found.name.start > verb.i
    clause = _reporting_clause(scene, verb, last, found, sent)
    content, rule = _quoted(scene, cue, clause, verb.i), "quote"
    aside = bool(content) and content[0].start < clause.start
    transitive = "thing" in cue.takes and any(c.dep_ == "dobj" for c in verb.rights)  # "..., though X denies the claim"
    if not content and not transitive and _set_off(scene, verb, clause, sent, said, inverted=inverted):
        content, rule, aside = _around(scene, verb, clause, sent), "set-off", True
    elif said is not None:
        content, rule = content + _clause_range(scene, verb, said, clause), "quote" if content else "clause"
    elif not content and "clause" in cue.takes:
        content, rule = _unparsed(scene, verb, clause, sent), "position"
    if not content:
        return None
    return Draft(Range(verb.i, last + 1), found, content, cue.manner, rule, clause, parenthetical=aside)


def _said_clause(verb: Token) -> Token | None:
    """Return the head of the clause that is said; also one that the parser took for an adverbial one.

    "X said after the summit he would not sign": "he would not sign" has a subject and no conjunction.
    """
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    if clauses:
        return clauses[-1]  # "There were calls for war; diplomats believe that it will fail": the later one is theirs
    for child in verb.rights:
        if child.dep_ in ("advcl", "dep"):
            deps = {c.dep_ for c in child.lefts}
            if "nsubj" in deps and not deps & {"mark", "advmod", "prep"} and child.left_edge.tag_ not in ("WRB", "IN"):
                return child
    return None


def _mended(scene: Scene, verb: Token, found: Speaker | None, sent: Range) -> Speaker | None:
    """Return the speaker by position where the parse gives the verb somebody else's subject."""
    if _borrowed(scene, verb, found) or _inside_phrase(scene, found):
        return speakers.left_speaker(verb, sent.start) or found
    return found


def _borrowed(scene: Scene, verb: Token, found: Speaker | None) -> bool:
    """Say whether a finite verb right after a comma has its subject from elsewhere, with no "and" between.

    "A told B that the pact was dead, Bo Olsen, the king's aide, told reporters": A is the nearest subject by the parse.
    """
    if found is None or verb.tag_ not in _FINITE or scene.tokens[verb.i - 1].text != ",":
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts) and found.name.start < verb.i


def _first_speaker(scene: Scene, verb: Token, cue: Cue) -> Speaker | None:
    """Return who spoke before a participle that goes on: "X said the talks failed, adding": X adds, not the talks.

    The same holds in a row of participles: "saying that ..., alleging that ..., and asserting that".
    """
    if verb.tag_ != "VBG" or scene.tokens[verb.i - 1].text not in (",", "and"):
        return None
    node = verb
    for _ in range(4):
        if node.dep_ == "ROOT":
            break
        node = node.head
        cues = scene.lexicon.verbs.get(node.lower_, ())
        if (cue.sequel or node.tag_ == "VBG") and any(other.takes & {"clause", "quote"} for other in cues):
            return _mended(scene, node, _speaker_by_parse(node), scene.sentence(node.i))
    return None


def _inside_phrase(scene: Scene, found: Speaker | None) -> bool:
    """Say whether the subject is the object of "to": in "according to X, the premier said" X is no subject."""
    if found is None or found.name.start == 0:
        return False
    before = scene.tokens[found.name.start - 1]
    return before.dep_ == "prep" and before.lower_ == "to" and found.rule in ("subject", "relative")


def _after_pause(scene: Scene, i: int) -> bool:
    """Say whether a comma, a closing quote or the sentence's start stands before token `i`."""
    if i == 0 or scene.quote_at[i - 1] >= 0:
        return True
    before = scene.tokens[i - 1]
    return before.text in (",", "-", "--", "–", "—") or before.is_space


def _reporting_clause(scene: Scene, verb: Token, last: int, found: Speaker, sent: Range) -> Range:
    """Return speaker, verb, audience and adverbs: the words that are the article's own."""
    start, end = verb.i, last + 1
    for child in verb.lefts:
        if child.dep_ in _BEFORE_VERB and child.i >= verb.i - 3:
            start = min(start, child.i)
    if found.whole.start >= verb.i:
        end = max(end, min(found.whole.end, sent.end))
    elif sent.start <= found.name.start < verb.i and found.whole.end <= verb.i + 1:
        near = scene.tokens[found.whole.end - 1 : verb.i]
        if all(t.dep_ != "ccomp" for t in near) and verb.i - found.whole.end < 8:
            start = min(start, found.whole.start)
    before = scene.tokens[start - 1] if start > sent.start else None
    if before is not None and before.dep_ == "mark" and before.head.i == verb.i:
        start -= 1  # "as the police have admitted"
    return Range(start, max(last + 1, min(_audience_end(scene, verb, end), sent.end)))


def _audience_end(scene: Scene, verb: Token, end: int) -> int:
    """Return where a reporting clause ends that has reached `end`, with audience, time and place."""
    first = end
    for child in verb.rights:
        travels = child.tag_ == "VBG" and child.left_edge.i == end > verb.i + 1  # "told reporters traveling with him"
        near = child.left_edge.i <= end + 1 and scene.quote_at[child.left_edge.i] < 0
        if near and (travels or child.dep_ in _AUDIENCE):
            quote = scene.quote_after(child.i + 1)
            edge = child.right_edge.i + 1
            end = max(end, edge if quote < 0 else min(edge, scene.quotes[quote].start))
    # "announced in a message that": the clause hangs on "message"
    return next((t.i for t in scene.tokens[first:end] if t.lower_ == "that" and t.tag_ == "IN"), end)


def _quoted(scene: Scene, cue: Cue, clause: Range, cue_at: int) -> list[Range]:
    """Return the quotes that touch the reporting clause: before it, after it, or both ("X," he said, "Y")."""
    content = []
    before, after = scene.quote_before(clause.start), scene.quote_after(clause.end)
    speaks = "quote" in cue.takes and scene.tokens[cue_at].tag_ != "VBG"  # '"X," he said, adding': X is not added
    speaks = speaks and before >= 0 and scene.is_speech(before) and _same_paragraph(scene, before, clause)
    loose = speaks and not _says_more(scene.tokens[cue_at]) and not _is_introduced(scene, before)
    if loose or (speaks and _paused(scene, before, clause)):
        content.append(scene.quotes[before])
    if after >= 0 and _same_paragraph(scene, after, clause):
        stop = {t.text for t in scene.tokens[clause.end - 1 : scene.quotes[after].start]}
        paused = not cue.sequel or stop & {",", ":", "that"}  # 'will continue "on a daily basis"' is no speech
        if paused and not stop & {".", ";"}:
            content.append(scene.quotes[after])
    return content


def _paused(scene: Scene, quote: int, clause: Range) -> bool:
    """Say whether a quote ends as one does before its speaker: with a comma, "?", "!" or a dash, not a full stop."""
    end = scene.quotes[quote].end
    marks = [t.text for t in scene.tokens[max(end - 2, 0) : clause.start] if t.is_punct]
    return any(mark[-1] in ",?!-–—" for mark in marks)


def _is_introduced(scene: Scene, quote: int) -> bool:
    """Say whether somebody's words lead to a quote: 'Moss said: "No."' is hers, whoever is told of next."""
    start = scene.quotes[quote].start
    return start > 0 and scene.tokens[start - 1].text in (":", ",")


def _says_more(verb: Token) -> bool:
    """Say whether the verb has something of its own to say after it."""
    return any(c.dep_ in ("ccomp", "dobj", "xcomp", "oprd") for c in verb.rights)


def _same_paragraph(scene: Scene, quote: int, clause: Range) -> bool:
    return scene.paragraph(scene.quotes[quote].start) == scene.paragraph(clause.start)


def _set_off(scene: Scene, verb: Token, clause: Range, sent: Range, said: Token | None, *, inverted: bool) -> bool:
    """Say whether the reporting clause is set off by commas after or inside what is said."""
    if clause.start <= sent.start + 1 or scene.tokens[clause.start - 1].text not in (",", "-", "--", "–", "—"):
        return False
    if verb.tag_ not in _FINITE and not any(c.dep_ == "aux" and c.tag_ in _FINITE | {"MD"} for c in verb.lefts):
        return False
    if said is not None and said.i > verb.i and not inverted and verb.dep_ != "parataxis":
        return False
    between = verb.dep_ == "parataxis" and clause.end < sent.end and scene.tokens[clause.end].text in (",", "-")
    if not between and not _has_clause(scene, verb, Range(sent.start, clause.start)):
        return False
    following = scene.tokens[clause.end] if clause.end < len(scene.tokens) else None
    ends = following is None or clause.end >= sent.end or following.is_punct or following.is_space
    return (ends or inverted) and clause.start - sent.start >= 3


def _has_clause(scene: Scene, verb: Token, before: Range) -> bool:
    """Say whether what stands before a reporting clause says something: no "In a letter, ...", no "When asked, ..."."""
    for child in verb.lefts:
        if child.left_edge.i <= before.start and child.dep_ in ("advcl", "prep", "npadvmod", "advmod", "nsubj"):
            return False
    return any(t.tag_ in _FINITE or t.tag_ == "MD" for t in scene.tokens[before.start : before.end])


def _around(scene: Scene, verb: Token, clause: Range, sent: Range) -> list[Range]:
    """Return what stands before a clause that is set off, and after it when the sentence goes on with it."""
    parts = [Range(_said_before(scene, verb, clause, sent), clause.start)]
    rest = scene.trim(Range(clause.end, sent.end))
    if rest is None or rest.end - rest.start < 2:
        return parts
    first = scene.tokens[rest.start]
    goes_on = verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "advcl") and verb.head.i > verb.i)
    straddles = any(
        c.dep_ == "ccomp" and c.left_edge.i < clause.start and c.right_edge.i >= clause.end for c in verb.children
    )
    if (goes_on or straddles) and first.tag_ != "VBG":
        parts.append(rest)
    return parts


def _said_before(scene: Scene, verb: Token, clause: Range, sent: Range) -> int:
    """Return where what a clause set off by "as" confirms begins: "A argued [that the vote was void], as B found"."""
    if scene.tokens[clause.start].lower_ != "as":
        return sent.start
    root = scene.tokens[clause.start].sent.root
    denied = any(c.dep_ == "neg" for c in root.lefts)
    if denied or root is verb or root.i >= clause.start or root.lower_ not in scene.lexicon.verbs:
        return sent.start
    said = [c for r in (root, *root.conjuncts) for c in r.rights if c.dep_ in ("ccomp", "xcomp") and c.i < clause.start]
    return said[-1].left_edge.i if said else sent.start


def _clause_range(scene: Scene, verb: Token, said: Token, clause: Range) -> list[Range]:
    """Return the subtree of what is said, without the reporting clause that may stand inside it."""
    side = verb.rights if said.i > verb.i else verb.lefts
    parts = [said, *(c for c in side if c.dep_ == "ccomp")]  # a clause that the parser took for two
    start, end = min(c.left_edge.i for c in parts), max(c.right_edge.i for c in parts) + 1
    while end > start and scene.tokens[end - 1].is_space:
        end -= 1
    if start < clause.start < end:
        return [Range(start, clause.start)] + ([Range(clause.end, end)] if clause.end < end else [])
    if start < clause.end <= end and start >= clause.start:
        start = clause.end
    return [Range(start, end)] if start < end and not (start <= verb.i < end) else []


def _unparsed(scene: Scene, verb: Token, clause: Range, sent: Range) -> list[Range]:
    """Return what follows "that" where the parse shows no clause."""
    for i in range(verb.i + 1, min(clause.end + 3, sent.end)):
        token = scene.tokens[i]
        if token.lower_ == "that" and token.dep_ in ("mark", "nsubj", "dobj", "det") and token.tag_ == "IN":
            return [Range(i, sent.end)]
        if token.pos_ == "VERB":  # "rejected the offer, saying that": what follows is said, not rejected
            break
    if verb.dep_ == "parataxis" and verb.head.i >= clause.end and clause.start <= sent.start + 2:
        return [Range(clause.end, verb.head.right_edge.i + 1)]  # "The ministry said, it welcomes the accord."
    return []
