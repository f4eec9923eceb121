"""A parsed paragraph in, the same with misread verbs of headlines mended: "Iran, Oman meet"; "Chad urged to free crew".

The model takes the bare verb after two names for a noun, and "to" before "free" or "release" for a preposition.
"""

from spacy.tokens import Doc, Token

from diplograph.lexicon.frames import load_classes

LEAST = 4  # words of a headline that names two and what they do
NAME = 4  # words of a name at most


def mend(part: Doc) -> None:
    """Make both names of a headline the subject of its verb, and what somebody is bidden to do a verb."""
    if len(part) >= LEAST and part[0].pos_ == "PROPN":
        _paired(part)
        _bidden(part)


def _paired(part: Doc) -> None:
    comma = _name_end(part, 0)
    if comma is None or part[comma].text != ",":
        return
    end = _name_end(part, comma + 1)
    if end is None:
        return
    one, other, verb = part[comma - 1], part[end - 1], part[end]
    to = verb.lower_ == "to" and verb.tag_ == "TO"
    verb = verb.nbor(1) if to and end + 1 < len(part) else verb
    known = verb.lower_ in load_classes()["together"]
    if not known and not (verb.tag_ == "VBP" and other.head == verb and one.head == verb):
        return
    if known and not part[-1].is_punct:
        _lead(part, verb, "VB" if to else "VBP")
    elif verb.tag_ not in ("VBP", "VB"):
        return
    one.head, one.dep_ = verb, "nsubj"
    other.head, other.dep_ = one, "conj"


def _name_end(part: Doc, start: int) -> int | None:
    """Return the index after a name of few words, if it is one and something follows."""
    for i in range(start, min(start + NAME, len(part))):
        token = part[i]
        if token.pos_ != "PROPN" or (i > start and token.lower_ in load_classes()["together"]):
            return i if i > start else None
    return None


def _lead(part: Doc, verb: Token, tag: str) -> None:
    """Let a word be the verb of the headline, and all that hung outside what follows it hang on it."""
    verb.tag_, verb.pos_, verb.lemma_ = tag, "VERB", verb.lower_
    verb.head, verb.dep_ = verb, "ROOT"
    for token in part:
        if token == verb or token.head.i > verb.i:
            continue
        if token.i > verb.i:
            noun = token.pos_ in ("NOUN", "PROPN", "PRON")
            token.dep_ = "dobj" if (noun and token.head != verb) or token.dep_ == "appos" else token.dep_
            token.head = verb
        elif token.head == token:
            token.head = verb


def _bidden(part: Doc) -> None:
    """Let "to" after a bidding word lead in a verb: "Chad urged to [free] crew"."""
    for to in part[1:-1]:
        bid, verb = to.nbor(-1), to.nbor(1)
        if to.dep_ != "prep" or to.lower_ != "to" or to.head != bid or bid.dep_ != "ROOT":
            continue
        if bid.lemma_ in load_classes()["bidding"] and verb.dep_ in ("amod", "compound") and verb.head.head == to:
            noun = verb.head
            verb.tag_, verb.pos_, verb.lemma_ = "VB", "VERB", verb.lower_
            verb.head, verb.dep_ = bid, "xcomp"
            to.tag_, to.pos_, to.head, to.dep_ = "TO", "PART", verb, "aux"
            noun.head, noun.dep_ = verb, "dobj"
