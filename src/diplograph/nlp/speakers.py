"""A reporting verb in, the words that name its speaker out: by the parse, and where it fails, by position.

The small model loses the subject of "..., Ben Ode, the premier's adviser, told reporters": there the second look goes
by commas. Who the speaker is (an actor, a pronoun's antecedent) is left to others.
"""

from typing import NamedTuple

from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_BEFORE_HEAD = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case", "advmod"})
_PLACE_WORDS = frozenset({"of", "for", "at", "from", "in", "with", "on", "to", "close", "near", "among"})
_RELATIVE = frozenset({"WDT", "WP"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_MANY = 60  # tokens; no apposition between a speaker and the verb is longer


class Range(NamedTuple):
    """Tokens from `start` to before `end`."""

    start: int
    end: int

    def holds(self, i: int) -> bool:
        """Say whether token `i` lies within."""
        return self.start <= i < self.end


class Speaker(NamedTuple):
    """The words that name a speaker, with all that belongs to them (appositions, relative clauses), and the rule."""

    name: Range
    whole: Range
    rule: str


def speaker(head: Token, rule: str) -> Speaker:
    """Return the speaker whose head word is known.

    A relative pronoun right after the name belongs to it ("the envoy, who"): it is what stands before the verb.
    """
    name = name_range(head)
    after = head.doc[name.end : name.end + 2]
    for place, token in enumerate(after):
        if token.tag_ in _RELATIVE and token.dep_ in ("nsubj", "nsubjpass") and rule == "relative":
            name = Range(name.start, name.end + place + 1)
            break
        if token.text != ",":
            break
    return Speaker(name, Range(min(name.start, head.left_edge.i), max(name.end, head.right_edge.i + 1)), rule)


def name_range(head: Token) -> Range:
    """Return the noun phrase around its head: title and name, joint speakers, but no relative clause or apposition."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ in _BEFORE_HEAD and child.right_edge.i + 1 >= start - 1:
            start = min(start, child.left_edge.i)
    end = head.i + 1
    if head.pos_ == "PRON" and head.tag_ == "PRP":
        return Range(start, end)
    for child in head.rights:
        if child.left_edge.i != end:
            break
        if child.dep_ in ("compound", "nummod", "flat"):
            end = child.right_edge.i + 1
        elif child.dep_ == "prep" and child.lower_ in _PLACE_WORDS and _takes_place(head, child):
            end = _phrase_end(child)
        elif child.dep_ == "cc":
            end = child.i + 1
        elif (child.dep_ == "conj" and child.pos_ in _NOMINAL) or (
            child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN"
        ):
            end = name_range(child).end
        else:
            break
    end -= head.doc[end - 1].dep_ == "cc"
    return Range(_entity_start(head, start), _whole_name(head, end))


def _entity_start(head: Token, start: int) -> int:
    """Return the start of the entity that a name begins in."""
    doc = head.doc
    while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == doc[start].ent_type_:
        start -= 1
    return start


def _whole_name(head: Token, end: int) -> int:
    """Return the end of the personal name that a title runs into, also after a comma ("the minister, Ada Moss, ")."""
    doc = head.doc
    i = end
    if head.ent_type_ != "PERSON" and i + 1 < len(doc) and doc[i].text == "," and head.pos_ in ("NOUN", "PROPN"):
        i += 1
    if i < len(doc) and doc[i].ent_type_ == "PERSON" and (head.pos_ in ("NOUN", "PROPN")) and doc[i].pos_ == "PROPN":
        if i == end and doc[i].ent_iob_ == "B" and head.ent_type_ == "PERSON":
            return end
        if i > end and not (doc[i].dep_ in ("appos", "compound") and doc[i - 1].head.i >= head.i):
            return end
        if i > end and _is_other_subject(doc[i], head):
            return end
        while i < len(doc) and doc[i].ent_type_ == "PERSON":
            i += 1
        return i
    return end


def _is_other_subject(name: Token, head: Token) -> bool:
    """Say whether the name after a comma opens a clause: "according to Reuters and NBC, [Ada Moss] left"."""
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return head.dep_ in ("pobj", "conj") and name.dep_ in ("nsubj", "nsubjpass")


def _takes_place(head: Token, preposition: Token) -> bool:
    """Say whether "of X" belongs to the name: "the head of X", "President of Y", but not "Ada Moss in Oslo"."""
    return head.pos_ != "PROPN" or (preposition.lower_ == "of" and head.ent_type_ != "PERSON")


def _phrase_end(preposition: Token) -> int:
    for child in preposition.rights:
        if child.dep_ == "pobj":
            return name_range(child).end
    return preposition.i + 1


def is_passive(verb: Token) -> bool:
    """Say whether the verb is in the passive voice.

    A past participle with a form of be, or one that only modifies a noun.
    """
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def agent(verb: Token) -> Token | None:
    """Return the head of the "by" phrase of a passive verb."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token) -> Token | None:
    """Return the head of the verb's subject, also one that it shares, inherits or refers back to.

    "X met Y and said": of the first verb; "X refused to say": of the governor; "an aide who said": the aide.
    """
    node = verb
    for _ in range(8):
        own = next((c for c in node.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if own is None and node is verb:
            own = next((c for c in node.rights if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return _antecedent(own, node)
        step = _governor(node)
        if step is None:
            return None
        if step.pos_ in ("NOUN", "PROPN", "PRON"):
            return step
        node = step
    return None


def _antecedent(found: Token, verb: Token) -> Token:
    if found.tag_ not in _RELATIVE:
        return found
    node = verb
    for _ in range(4):
        if node.dep_ == "relcl":
            return node.head
        if node.dep_ not in ("conj", "xcomp", "ccomp", "aux"):
            break
        node = node.head
    return found


def _governor(verb: Token) -> Token | None:
    """Return the verb or noun from which a verb without a subject takes it."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ in ("VERB", "AUX"):
        return next((c for c in head.rights if c.dep_ in ("dobj", "dative") and c.i < verb.i), head)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ == "ADJ":
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("conj", "advcl", "aux", "dep", "parataxis", "xcomp") and head.pos_ in ("VERB", "AUX"):
        return head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return head
    if verb.dep_ == "acl":
        return head.head if head.dep_ in ("dobj", "attr", "pobj") and head.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "pcomp":
        if head.lower_ in ("of", "from", "for"):  # "accused him of saying": he says it
            patient = next((c for c in head.head.rights if c.dep_ == "dobj" and c.i < head.i), None)
            if patient is not None:
                return patient
        if head.lower_ == "as" and head.head.lemma_ == "quote" and not is_passive(head.head):
            quoted = next((c for c in head.head.rights if c.dep_ == "dobj" and c.i < head.i), None)
            return quoted or head.head  # "quoted the envoy as saying"
        over = head.head.head if head.head.pos_ == "ADJ" else head.head
        return over if over.pos_ in ("VERB", "AUX", "NOUN", "PROPN") else None
    return None


def left_speaker(verb: Token, first: int) -> Speaker | None:
    """Return the speaker that stands before a verb without a subject, by commas; `first` is where the sentence begins.

    "..., Sergio Vale, head of the state bank, said": the apposition is skipped, a person's name is preferred.
    """
    doc, i = verb.doc, verb.i - 1
    while i >= first and doc[i].pos_ in _BETWEEN:
        i -= 1
    if i < first:
        return None
    if doc[i].pos_ in ("NOUN", "PROPN", "PRON") and doc[i].tag_ not in _RELATIVE:
        return speaker(doc[i], "left") if doc[i].right_edge.i < verb.i else _bare(doc[i], "left")
    if doc[i].text != ",":
        return None
    # "the head of X, Ada Moss, said": the name itself stands between the commas.
    best = doc[i - 1] if doc[i - 1].ent_type_ == "PERSON" and doc[i - 1].pos_ == "PROPN" else None
    for j in range(i - 1, max(first, i - _MANY) - 1, -1) if best is None else ():
        candidate = doc[j - 1] if doc[j - 1].text != ")" else _before_bracket(doc[j - 1])
        if j > first and doc[j].text == "," and _can_name(candidate):
            if candidate.ent_type_ == "PERSON":
                best = candidate
                break
            best = best or candidate
    if best is None:
        return None
    name = _bare(best, "left-apposition")
    return Speaker(name.name, Range(name.name.start, i + 1), name.rule)


def right_speaker(verb: Token, last: int) -> Speaker | None:
    """Return the speaker that follows an inverted verb ("said Natalia Moss, the spokeswoman"); `last`: sentence end."""
    doc, i = verb.doc, verb.i + 1
    while i < last and doc[i].pos_ == "ADV":
        i += 1
    if i >= last or doc[i].pos_ not in _NOMINAL or doc[i].lower_ in ("that", "this"):
        return None
    head = doc[i]
    while head.head.i > head.i and head.head.left_edge.i <= i and head.head.pos_ in ("NOUN", "PROPN", "NUM"):
        head = head.head
    if head.pos_ not in ("NOUN", "PROPN", "PRON") or head.tag_ == "PRP$" or head.head is head:
        return None
    return speaker(head, "right")


def _before_bracket(token: Token) -> Token:
    doc = token.doc
    for i in range(token.i - 1, max(token.sent.start, token.i - 12), -1):
        if doc[i].text == "(":
            return doc[i - 1]
    return token


def _can_name(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "PRON") or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")


def _bare(token: Token, rule: str) -> Speaker:
    """Return the run of name words that ends with the token, when its own phrase cannot be trusted."""
    doc, start = token.doc, token.i
    while start > token.sent.start and (
        doc[start - 1].pos_ in ("PROPN", "ADJ", "DET", "NUM")
        or (doc[start - 1].pos_ == "NOUN" and doc[start - 1].dep_ == "compound")
    ):
        start -= 1
    return Speaker(Range(start, token.i + 1), Range(start, token.i + 1), rule)
