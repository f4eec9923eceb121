"""What a reporting verb takes besides a clause: objects, infinitives, prepositions; and the passive voice.

A verb and one of its uses go in, the words that are said come out. Clauses and quotes are in reporting.py.
"""

from spacy.tokens import Token

from diplograph.lexicon.reporting import Cue
from diplograph.nlp import speakers
from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range

_TRAILING = frozenset({"for", "over", "as", "of", "with", "on", "in"})


def complement(scene: Scene, verb: Token, cue: Cue, last: int) -> tuple[Range | None, int, str]:
    """Return what is said, where the cue ends, and the rule, for a verb with another complement than a clause."""
    rights = list(verb.rights)
    thing = next((c for c in rights if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    for child in rights:
        infinitive = child.dep_ in ("xcomp", "ccomp", "advcl") and any(g.tag_ == "TO" for g in child.lefts)
        if infinitive and ("to-do" in cue.takes or ("whom-to-do" in cue.takes and _has_patient(cue, child, thing))):
            if child.dep_ == "advcl" and (thing is None or "whom-to-do" not in cue.takes):
                continue  # "proposed talks to find a way": the talks are proposed
            return Range(child.left_edge.i, child.right_edge.i + 1), last + 1, "to-do"
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and "doing" in cue.takes:
            return Range(child.left_edge.i, child.right_edge.i + 1), last + 1, "doing"
    if "name" in cue.takes:
        named = next((c for c in rights if c.dep_ in ("oprd", "ccomp", "attr", "xcomp")), None)
        if named is not None:
            return Range(min(last + 1, named.left_edge.i), named.right_edge.i + 1), last + 1, "name"
        quote = scene.quote_at[thing.right_edge.i] if thing is not None else -1
        if thing is not None and quote >= 0 and scene.quotes[quote].start > last + 1:  # 'called the raid "cowardly"'
            return Range(thing.left_edge.i, scene.quotes[quote].end), last + 1, "name"
    preposition = _preposition(verb, cue, thing)
    if preposition is not None:
        whole = preposition.lower_ == "as" or "thing" in cue.takes
        start = thing.left_edge.i if whole and thing is not None else preposition.i + 1
        end = preposition.i + 1 if preposition.i == last + 1 else last + 1
        return _nonempty(start, preposition.right_edge.i + 1), end, "preposition"
    if "thing" in cue.takes and thing is not None and thing.i > last - 1:
        return _thing(verb, thing), last + 1, "thing"
    return None, last + 1, ""


def _nonempty(start: int, end: int) -> Range | None:
    return Range(start, end) if start < end else None


def _has_patient(cue: Cue, infinitive: Token, thing: Token | None) -> bool:
    """Say whether the infinitive is somebody else's: "urged X to go", "called on X to go", not "asked to go"."""
    if thing is not None or any(c.dep_ in ("nsubj", "nsubjpass") for c in infinitive.lefts):
        return True
    return any(c.dep_ in ("prep", "prt") and c.lower_ in cue.prepositions for c in infinitive.head.rights)


def _preposition(verb: Token, cue: Cue, thing: Token | None) -> Token | None:
    if not cue.prepositions:
        return None
    for holder in [verb] if thing is None else [verb, thing]:
        for child in holder.rights:
            fits = child.dep_ in ("prep", "prt", "dative", "advmod") and child.lower_ in cue.prepositions
            if fits and child.i > verb.i and child.right_edge.i > child.i:
                return child
    return None


def _thing(verb: Token, thing: Token) -> Range:
    """Return the object with what hangs on the verb after it ("X for doing Y")."""
    end = thing.right_edge.i + 1
    for child in verb.rights:
        if child.i >= end and child.dep_ == "prep" and child.lower_ in _TRAILING and child.left_edge.i == end:
            end = child.right_edge.i + 1
    return Range(thing.left_edge.i, end)


def passive(scene: Scene, verb: Token, cue: Cue) -> Draft | None:
    """Return what a verb in the passive voice attributes: "was said to have fled", "was condemned by X", or None."""
    by = speakers.agent(verb)
    found = speakers.speaker(by, "agent") if by is not None else None
    patient = next((c for c in verb.lefts if c.dep_ in ("nsubjpass", "nsubj")), None)
    said = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp", "advcl")), None)
    own = Range(verb.i, verb.i + 1)
    clause = Range(min(patient.left_edge.i if patient is not None else verb.i, verb.i), verb.i + 1)
    if said is not None and said.dep_ != "advcl":
        infinitive = any(g.tag_ == "TO" for g in said.lefts)
        fits = cue.takes & ({"to-do", "whom-to-do", "clause"} if infinitive else {"clause"})
        if fits and said.tag_ != "VBG":
            content = [Range(said.left_edge.i, said.right_edge.i + 1)]
            if infinitive and patient is not None and patient.lower_ not in ("it", "there"):
                content.insert(0, Range(patient.left_edge.i, patient.right_edge.i + 1))
                clause = own
            return Draft(own, found, content, cue.manner, "passive", clause)
    if found is None or not cue.takes & {"thing", "name", "doing"}:
        return None
    whole = patient if patient is not None else verb.head if verb.dep_ == "acl" else None
    if whole is None:
        return None
    return Draft(own, found, [speakers.name_range(whole)], cue.manner, "passive", own)
