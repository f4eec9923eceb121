"""A parsed paragraph in, the same with joined verbs hung where their tense says they belong.

"Chad denied that its troops had crossed the border and accused Peru of lying": the small model joins "accused" to
"crossed"; but a plain past beside a past perfect is the speaker's next act.
"""

from spacy.tokens import Doc, Token

from diplograph.nlp.headlines import mended
from diplograph.nlp.reduced import participle, reduced

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def reattached(part: Doc) -> Doc:
    """Return the Doc with each such verb joined to the verb of saying, and a headline's passive marked as one."""
    mended(part)
    for token in part:
        if token.dep_ == "ROOT":
            _passive(token)
        if token.dep_ == "conj" and token.tag_ == "VBD" and _belongs_above(token):
            token.head = token.head.head
    return part


def _passive(root: Token) -> None:
    """Let "Chad urged to leave" and "Minister accused of fraud" be passives: nobody in them urges or accuses."""
    verb = participle(root)
    if verb is not None:
        verb.head, verb.dep_ = verb, "ROOT"
        root.head, root.dep_ = verb, "nsubjpass"
    elif reduced(root):
        root.tag_ = "VBN"
        for child in root.children:
            if child.dep_ == "nsubj":
                child.dep_ = "nsubjpass"


def _belongs_above(verb: Token) -> bool:
    inner = verb.head
    outer = inner.head
    if inner.dep_ != "ccomp" or not outer.i < inner.i or outer.tag_ != "VBD" or _helped(verb) or _has_subject(verb):
        return False
    return _helped(inner) and _has_subject(inner) and _has_subject(outer) and not _helped(outer)


def _helped(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)
