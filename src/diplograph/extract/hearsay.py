"""A trigger in, whether the article itself tells it as an allegation or a report, with nobody named, out.

"The marshal allegedly struck the town", "is accused of killing", "is believed to have fled", "on charges of murder".
The chain of speakers stays empty: the article passes it on and does not hold it.
"""

from spacy.tokens import Token

from diplograph.lexicon.frames import load_classes
from diplograph.model import Standing

STEPS = 8  # words between a trigger and what it hangs on
_OPEN = frozenset({"xcomp", "pcomp", "prep", "pobj", "dobj", "conj", "acl", "agent", "aux", "auxpass", "attr", "nmod"})
_PLACED = frozenset({"amod", "advmod", "nmod", "compound"})


def hearsay(trigger: Token) -> Standing | None:
    """Return Alleged or Reported where the text only alleges or reports what the trigger names, else None."""
    classes = load_classes()
    token = trigger
    for _ in range(STEPS):
        marks = {c.lower_ for c in token.children if c.dep_ in _PLACED}
        if marks & classes["alleged"]:
            return Standing.ALLEGED
        if marks & classes["reported"]:
            return Standing.REPORTED
        if token.dep_ not in _OPEN or token.head is token:
            return None
        above = token.head
        if token.dep_ in ("pcomp", "pobj", "acl"):
            of = above.head if above.pos_ in ("ADP", "SCONJ") else above
            if of.pos_ == "NOUN":
                if of.lemma_.lower() in classes["charge"]:
                    return Standing.ALLEGED
                if token.dep_ != "acl" and of.lemma_.lower() not in classes["share"]:
                    return None  # "the alleged leader of the attack": the attack was real
                if token.dep_ == "acl" and token.tag_ != "VB" and of.lemma_.lower() not in classes["share"]:
                    return None
            elif _is_charged(of, classes["accusing"]):
                return Standing.ALLEGED
        elif token.dep_ == "xcomp" and _is_charged(above, classes["accusing"]):
            return Standing.ALLEGED
        elif token.dep_ == "xcomp" and _is_charged(above, classes["supposing"]):
            return Standing.REPORTED if above.lemma_.lower() in classes["relating"] else Standing.ALLEGED
        token = above
    return None


def _is_charged(verb: Token, words: frozenset[str]) -> bool:
    """Say whether somebody is said to have done it: "was accused of", "men suspected of"; the active names who says."""
    if verb.lemma_.lower() not in words and verb.lower_ not in words:
        return False
    had = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    passive = any(c.dep_ in ("auxpass", "cop", "nsubjpass") for c in verb.children)
    return passive or verb.pos_ == "ADJ" or (verb.tag_ == "VBN" and not had)
