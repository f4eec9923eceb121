"""A parsed paragraph in, the same with joined verbs hung where their tense says they belong.

"Chad denied that its troops had crossed the border and accused Peru of lying": the small model joins "accused" to
"crossed"; but a plain past beside a past perfect is the speaker's next act.
"""

from spacy.tokens import Doc, Token

from diplograph.lexicon.frames import load_classes
from diplograph.nlp.headlines import mend
from diplograph.nlp.reduced import participle, reduced

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def reattached(part: Doc) -> Doc:
    """Return the Doc with each such verb joined to the verb of saying, and a headline's passive marked as one."""
    mend(part)
    for token in part:
        if token.dep_ == "ROOT":
            _passive(token)
        if token.dep_ == "conj" and token.tag_ == "VBD" and _belongs_above(token):
            token.head = token.head.head
        elif token.dep_ == "conj" and token.tag_ in ("VBD", "VB") and (above := _around(token)) is not None:
            token.head = above
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


def _around(verb: Token) -> Token | None:
    """Return the verb around a relative clause to which a verb in it is joined by mistake; it has the same form.

    By its tense: "met rebels who had seized a town and [promised] aid"; or as both are words: "denounced the troops
    that bombed Chad and [urged] Libya to help".
    """
    inner = verb.head
    if _has_subject(verb) or inner.dep_ not in ("relcl", "xcomp", "advcl"):
        return None
    clause = inner if inner.dep_ == "relcl" else inner.head
    outer = clause.head.head
    while outer.dep_ == "pobj" or outer.pos_ == "ADP":
        outer = outer.head
    if clause.dep_ != "relcl" or outer.tag_ != verb.tag_ or not outer.i < clause.i:
        return None
    voicing = load_classes()["voicing"]
    past = inner is clause and verb.tag_ == "VBD" and inner.tag_ == "VBN" and _helped(inner) and not _helped(verb)
    words = outer.lemma_ in voicing and verb.lemma_ in voicing and inner.lemma_ not in voicing
    return outer if past or words else None


def _helped(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)
