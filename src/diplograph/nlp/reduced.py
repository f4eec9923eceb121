"""A verb in, whether it is a headline's passive without its auxiliary: "Minister accused of fraud"."""

from spacy.tokens import Token

from diplograph.lexicon.frames import load_classes

OBJECTS = {"dobj", "dative", "ccomp", "attr", "oprd", "aux", "auxpass", "nsubjpass", "prt"}


def reduced(verb: Token) -> bool:
    """Say whether a verb that never goes without an object stands without one: "Chad [urged] to leave Libya"."""
    classes = load_classes()
    told = verb.lemma_ in classes["transitive"]
    if not (told or verb.lemma_ in classes["bidding"]) or verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT":
        return False
    children = list(verb.children)
    if any(c.dep_ in OBJECTS or (c.dep_ == "conj" and c.pos_ == "VERB") for c in children):
        return False
    asked = any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.children) for c in children)
    return any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in children) and (told or asked)


def participle(noun: Token) -> Token | None:
    """Return the verb of a headline that is nothing but a noun and its participle: "Minister accused of fraud"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.doc[-1].is_punct or noun.sent.end - noun.sent.start < len(noun.doc):
        return None
    verb = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if verb is None or verb.dep_ != "acl" or verb.head != noun or verb.tag_ not in ("VBN", "VBD"):
        return None
    held = any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") and token != verb for token in noun.doc)
    return verb if verb.lemma_ in load_classes()["transitive"] and not held else None
