"""A match in, whether its clause shows that the words are meant otherwise: "called Chad a friend" is no telephone call.

Words alone are matching's work.
"""

from spacy.tokens import Token

from diplograph.extract.clauses import Arguments
from diplograph.lexicon.frames import Frame, FrameSet

NAMED = {"oprd", "attr", "acomp"}  # what "called Chad [a friend]" calls it
SUBJECTS = {"nsubj", "nsubjpass", "expl"}


def otherwise(frame: Frame, head: Token, trigger: tuple[Token, ...], found: Arguments, frames: FrameSet) -> bool:
    """Say whether the clause gives another sense than the frame's."""
    if not frame.direct and any(c.dep_ == "dobj" and c not in trigger for c in head.children):
        return True  # "called [Ohio] for Bell"
    if frame.type == "PhoneCall":
        return _named(head)
    if frame.type == "Threat":
        clauses = [c for c in found["complement"] if c.head == head]
        return bool(clauses) and all(_feared(clause, frames.classes["perhaps"]) for clause in clauses)
    if frame.type == "Commitment" and head.tag_ == "MD" and head.head.lemma_ in frames.classes["unwilled"]:
        return True
    return head.tag_ == "MD" and (_supposed(head) or _expected(head, frames))


def _named(verb: Token) -> bool:
    """Say whether a verb says what it takes somebody for: "called Bell a friend"."""
    return any(c.dep_ in NAMED or (c.dep_ == "ccomp" and c.pos_ not in ("VERB", "AUX")) for c in verb.children)


def _feared(clause: Token, perhaps: frozenset[str]) -> bool:
    """Say whether a clause tells what may be so, or is: who "warned that prices could rise" threatens nobody."""
    modals = [c.lower_ for c in clause.children if c.tag_ in ("MD", "TO")]
    finite = any(c.dep_ in SUBJECTS for c in clause.children)
    return (finite and clause.tag_ != "VB" and not modals) or any(modal in perhaps for modal in modals)


def _supposed(modal: Token) -> bool:
    """Say whether a modal asks for nothing: "the spirit that should guide us", "should Chad stay out, ..."."""
    verb = modal.head
    if verb.dep_ == "relcl":
        return True
    return any(c.dep_ in SUBJECTS and c.i > modal.i for c in verb.children)


def _expected(modal: Token, frames: FrameSet) -> bool:
    """Say whether "should" tells what one thinks will be: "the harvest should be good"."""
    verb = modal.head
    if modal.lower_ != "should" or any(c.dep_ == "nsubjpass" for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    doers = frames.classes["person"] | frames.classes["part"] | frames.classes["bidden"]
    return bool(subjects) and all(
        t.pos_ == "NOUN" and not t.ent_type_ and t.tag_ in ("NN", "NNS") and t.lemma_.lower() not in doers
        for t in subjects
    )
