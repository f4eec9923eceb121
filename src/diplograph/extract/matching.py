"""A Doc and the frames in, matches out: which frame each trigger word opens, with its arguments.

No actor is known here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extract.clauses import Arguments, arguments, is_passive
from diplograph.extract.questions import asked
from diplograph.extract.senses import otherwise
from diplograph.lexicon.frames import NOTHING, Chain, Frame, FrameSet, load_classes

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
NAMES = {"PERSON", "ORG", "GPE", "NORP", "LAW", "PRODUCT", "FAC"}  # "the Democratic Rally", "Ban Ki-moon"
HABITS = {
    "Appointment",
    "Resignation",
    "Vote",
    "Coercion",
    "MilitaryAction",
    "Resolution",
    "Visit",
    "Meeting",
    "Release",
}
ASKING = {"Request", "Demand"}
OCCURS = "occurs"  # the function, for `bare`, of a noun whose event is told as news
KNOWN = {"the", "this", "that", "these", "those", "any", "no", "more"}
HANGS_ON = {"prep", "prt", "dobj", "acomp", "advmod", "compound", "amod", "attr", "pobj", "xcomp", "agent", "oprd",
            "nsubjpass", "advcl", "dative", "nmod", "nummod", "npadvmod", "ccomp", "neg", "aux",
            "det"}  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A frame found: its head word, all words of the trigger, the arguments by function, and the objects that fix the
    sense ("signed [a treaty]"), which open no frame of their own."""

    frame: Frame
    head: Token
    trigger: tuple[Token, ...]
    arguments: Arguments
    objects: tuple[Token, ...] = ()

    @property
    def words(self) -> tuple[Token, ...]:
        """All words that the match uses up."""
        return self.trigger + self.objects

    @property
    def claimed(self) -> set[int]:
        """Offsets in the Doc of the words that no other event may claim."""
        words = {t.i for t in self.words if t.pos_ in POS}
        return words - {t.i for t in self.objects} if self.frame.keeps_object else words

    @property
    def refuses(self) -> bool:
        """Say whether the trigger holds a negation of its own, so that it tells the whole clause: "will not free"."""
        return self.frame.type == "Refusal" and any(t.dep_ == "neg" for t in self.trigger)

    @property
    def is_noun(self) -> bool:
        """Say whether the trigger is a noun, so that `noun_roles` apply."""
        return self.head.pos_ in ("NOUN", "PROPN")


def _senses(doc: Doc, frames: FrameSet) -> Iterator[list[Match]]:
    """Yield for each word all that it may open, "Nothing" included, the longest trigger first."""
    for sentence in doc.sents:
        words = frozenset(word for token in sentence for word in (token.lemma_.lower(), token.lower_))
        question = asked(sentence)
        for token in sentence:
            kind = POS.get(token.pos_)
            if kind is None or token.i in question or _in_name(token):
                continue
            if opened := list(_match(token, kind, frames, words)):
                yield opened


def matches(doc: Doc, frames: FrameSet, met: Callable[[Match], bool] = lambda match: True) -> Iterator[Match]:
    """Yield what is read, in the order of the text, no word in two: the longer trigger wins.

    Args:
        met: whether the text names the parties that a frame needs. Where a verb has several senses, those with their
            parties go before: "called on Monday" names nobody who was called upon.
    """
    offered: list[Match] = []
    for opened in _senses(doc, frames):
        several = len(opened) > 1 and opened[0].head.pos_ in ("VERB", "AUX")
        offered += (several and [m for m in opened if m.frame.type == NOTHING or met(m)]) or opened
    taken: set[int] = set()
    kept = []
    # longest first: in "talks were held" the noun comes first, but is part of the verb's trigger
    # and "will not free the crew" refuses, however many are named
    # of two as long the one that bars a sense: "hit its target" struck nothing
    for match in sorted(
        offered, key=lambda m: (not m.refuses, -len(m.words), m.frame.type != NOTHING, -len(m.objects), m.head.i)
    ):
        words = match.claimed
        if not words & taken:
            taken |= words
            if match.frame.type != NOTHING:
                kept.append(match)
    yield from sorted(kept, key=lambda m: m.head.i)


def _in_name(token: Token) -> bool:
    """Say whether a word is part of a name, or only tells a noun's kind ("press release", "strike force")."""
    if token.pos_ == "PROPN" and token.ent_type_ == "DATE":
        return True  # the month of March
    return (token.pos_ == "PROPN" and token.ent_type_ in NAMES) or (token.pos_ == "NOUN" and token.dep_ == "compound")


def _match(token: Token, kind: str, frames: FrameSet, around: frozenset[str]) -> Iterator[Match]:
    """Yield the matches of a token, the longest trigger first; `around`: the words of its sentence."""
    for chain, frame in frames.by_lemma.get((kind, token.lemma_.lower()), ()):
        if any(around.isdisjoint(word) for word in chain[1:]):
            continue  # most chains: looked for in the parse, each would cost a walk
        trigger = _chain(token, chain)
        if trigger is not None and not _other_verb(token, trigger) and not _when(trigger):
            found = _arguments(token, trigger)
            meant = (_whole(t) for t in _objects(found, kind))
            objects = tuple(t for t in meant if t.lemma_.lower() in frames.words(frame.object))
            _add_from(found, objects)
            if OCCURS in frame.bare and _occurs(token, frames):
                found[OCCURS] = [token]
            match = Match(frame, token, trigger, found, objects)
            if otherwise(frame, token, trigger, found, frames):
                continue
            if around.isdisjoint(frames.words(frame.not_near)) and _allowed(match, frames):
                yield match


def _occurs(noun: Token, frames: FrameSet) -> bool:
    """Say whether a noun is told as news: "a riot broke out", "weeks of riots"; not "the riot was loud"."""
    known = any(c.dep_ == "poss" or c.lower_ in KNOWN for c in noun.children)
    if known or noun.pos_ != "NOUN":
        return False
    if any(c.dep_ in ("relcl", "acl") and c.lemma_.lower() in frames.classes["occurring"] for c in noun.children):
        return True
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return True  # "attacks forced the port to close"
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return noun.head.head.lemma_.lower() in frames.classes["suffered"]
    if noun.dep_ == "attr":
        return any(c.dep_ == "expl" for c in noun.head.children)
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in frames.classes["seeing"]


def _other_verb(token: Token, trigger: tuple[Token, ...]) -> bool:
    """Say whether a particle makes another verb of it: "took over the city" is no "took the city"."""
    return any(c.dep_ == "prt" and c not in trigger for c in token.children)


def _when(trigger: tuple[Token, ...]) -> bool:
    """Say whether a trigger's last preposition only leads in a day: "marched [on] Saturday"."""
    last = trigger[-1]
    return last.pos_ == "ADP" and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in last.children)


def _chain(token: Token, chain: Chain) -> tuple[Token, ...] | None:
    """Return the words of a trigger of several words: each hangs on another ("hold talks", "fire tear gas")."""
    found, missing = [token], list(chain[1:])
    while missing:
        hit = next(
            ((c, word) for word in missing for c in _below(found) if c.lemma_.lower() in word or c.lower_ in word), None
        )
        if hit is None:
            return None
        found.append(hit[0])
        missing.remove(hit[1])
    return tuple(sorted(found, key=lambda t: t.i))


def _below(found: list[Token]) -> Iterator[Token]:
    for known in found:
        for child in known.children:
            # "on Monday called": what a chain's preposition leads in stands after the verb
            # "to vote" is no "vote to"
            before = child.i < known.i and (child.dep_ == "prep" or (child.tag_ == "TO" and known is found[0]))
            if child.dep_ in HANGS_ON and child not in found and not before:
                yield child


def _arguments(head: Token, trigger: tuple[Token, ...]) -> Arguments:
    """Return the arguments of all words of the trigger; what follows a last preposition is the object."""
    found = arguments(head)
    words = set(trigger)
    _add_from(found, [t for t in trigger if t is not head and t.pos_ in ("NOUN", "PROPN", "ADJ")])
    for function in found:
        found[function] = [t for t in found[function] if t not in words]
    last = trigger[-1]
    if last is not head and last.pos_ in ("ADP", "SCONJ") and head.pos_ in ("VERB", "AUX"):
        # "asked Chad for help": whom it is asked of stays beside what is asked
        asked = found["object"] if last.lower_ in ("for", "of", "against") else []
        if not (is_passive(head) and found["object"]):  # "was dismissed from the army"
            found["object"] = [*found.get(last.lower_, []), *asked] or found["object"]
    # "praised Iran's decision", "condemned the attack by rebels": whose deed it is
    judged = found["subject"] + found["modified"] if head.pos_ == "ADJ" or head.dep_ == "attr" else []
    undergone = load_classes()["undergone"]
    for deed in found["object"] + found["of"] + judged:
        if deed.lemma_.lower() in undergone:
            found["owner"] += arguments(deed)["subject"]
            continue
        for function, tokens in arguments(deed).items():
            if function in ("poss", "subject", "modifier", "of") and deed.pos_ == "NOUN":
                found["owner"] += [t for t in tokens if t.i > head.i or function == "poss" or deed in judged]
    return found


def _add_from(found: Arguments, tokens: Iterable[Token]) -> None:
    """Add the arguments of further words: in "signed a pact with Iran" the verb's other party hangs on the noun."""
    for token in tokens:
        for function, others in arguments(token).items():
            if function != "subject" or not found["subject"]:  # who made what "Chad denied" is not Chad
                found[function] += [t for t in others if t not in found[function]]


def _objects(found: Arguments, kind: str) -> list[Token]:
    """Return what the sense of a trigger is told by: a verb's object; what follows a noun's "of", "to" or "from"."""
    return found["object"] if kind != "noun" else found["of"] + found["to"] + found["from"]


def _allowed(match: Match, frames: FrameSet) -> bool:
    frame, found = match.frame, match.arguments
    if frame.alleges and (_describes(match) or ("speaker" in frame.verb_roles.actors and _negated(match.head))):
        return False
    if (
        frame.alleges
        and found["complement-subject"]
        and all(t.dep_ == "nsubjpass" for t in found["complement-subject"])
    ):
        found["complement-subject"] = []  # "claimed that [the crew] had been seized": they did nothing
    if frame.type in HABITS and _in_general(match.head, frames):
        return False
    if frame.type in ASKING and (_supposes(match.head) or _wonders(match.head, found["complement"])):
        return False
    if frame.alone and found["complement"] and all(_believed(clause) for clause in found["complement"]):
        return False
    subjects = {t.lemma_.lower() for t in found["subject"]}
    if frame.subject and subjects.isdisjoint(frames.words(frame.subject)):
        return False
    if not subjects.isdisjoint(frames.words(frame.not_subject)):
        return False
    if frame.object and not match.objects:
        return False
    if frame.not_object:
        barred = frames.words(frame.not_object)
        meant = [_whole(t) for t in _objects(found, "noun" if match.is_noun else "verb")]
        if any(t.lemma_.lower() in barred for t in meant):
            return False
    return not frame.when or any(found.get(function) for function in frame.when)


def _whole(part: Token) -> Token:
    """Return the noun that a word of number parts: "some of her [plans]"."""
    if part.pos_ in ("PRON", "DET", "NUM", "ADJ"):
        for of in part.rights:
            if of.lower_ == "of":
                return next((c for c in of.rights if c.dep_ == "pobj"), part)
    return part


def _describes(match: Match) -> bool:
    """Say whether a participle only tells which people are meant: "people accused of crimes"."""
    verb, whom = match.head, match.head.head
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "relcl") or whom.pos_ != "NOUN":
        return False
    return not any(c.dep_ == "agent" for c in verb.children)


def _in_general(head: Token, frames: FrameSet) -> bool:
    """Say whether a clause tells what is always so, and no event of a day."""
    if _habitual(head) or _ruled(head, frames.classes["law"]):
        return True
    governed = head.pos_ == "NOUN" and head.dep_ in ("dobj", "nsubj", "nsubjpass")
    verb = head.head if governed else head
    if not _is_present(verb):
        return False
    if head.dep_ == "dobj" and head.tag_ == "NNS" and verb.lemma_.lower() in frames.classes["using"]:
        return True  # "the party uses elections to choose"
    told = (c for c in verb.children if c.dep_ in ("advmod", "prep", "npadvmod", "nsubj", "nsubjpass"))
    return not frames.classes["always"].isdisjoint(t.lower_ for c in told for t in _near(c))


def _is_present(verb: Token) -> bool:
    """Say whether a verb stands in the simple present: "elects", "is elected"; not "is electing", "has elected"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        return [c.tag_ for c in helpers] in (["VBZ"], ["VBP"]) and helpers[0].lemma_ == "be"
    return verb.tag_ in ("VBZ", "VBP") and not helpers


def _near(word: Token) -> Iterator[Token]:
    """Yield a word, what it leads in, and their determiners: "during [every] election", "[each] member"."""
    for token in (word, *(c for c in word.children if c.dep_ == "pobj")):
        yield token
        yield from (c for c in token.children if c.dep_ in ("det", "advmod"))


def _habitual(verb: Token) -> bool:
    """Say whether a clause tells what is done in general: "the body that elects the chief"."""
    plain = verb.tag_ in ("VBZ", "VBP") and verb.dep_ == "relcl"
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    perfect = any(c.dep_ == "aux" for c in verb.children)
    return (plain or passive) and not perfect and verb.dep_ != "advcl"


def _ruled(verb: Token, laws: frozenset[str]) -> bool:
    """Say whether a clause tells in the present what a law lays down: "Under the charter, the senate tries him"."""
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children):
        return False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    for child in verb.children:
        if child.lower_ == "under" and any(c.lemma_.lower() in laws for c in child.children):
            return True
        if child.dep_ == "advcl" and child.tag_ in ("VBZ", "VBP"):
            return any(c.lower_ in ("when", "whenever") for c in child.children)
    return verb.dep_ == "advcl" and any(c.lower_ == "whenever" for c in verb.children)


def _wonders(verb: Token, clauses: list[Token]) -> bool:
    """Say whether what is asked is a question told: "asked whether Chad had left" asks nobody to do anything."""
    if verb.tag_ == "MD" or not clauses:
        return False
    before = (t for clause in clauses for t in clause.children if t.i < clause.i)
    question = asked(verb.sent)
    return any(clause.i in question for clause in clauses) or any(
        t.lower_ in ("if", "whether") or (t.tag_[0] == "W" and t.lower_ != "that") for t in before
    )


def _believed(clause: Token) -> bool:
    """Say whether a clause is a view of what is so: who "agreed that Chad was poor" settled nothing."""
    finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return finite and clause.tag_ != "VB" and not any(c.tag_ in ("MD", "TO") for c in clause.children)


def _supposes(modal: Token) -> bool:
    """Say whether a modal tells what one thinks of the past or of now: "must have known", "must be dreaming"."""
    if modal.tag_ != "MD":
        return False
    past = any(c.dep_ == "aux" and c.lemma_ == "have" for c in modal.head.children)
    return past or modal.head.tag_ == "VBG"


def _negated(verb: Token) -> bool:
    """Say whether a clause is negated: who says that a state did not break a treaty accuses nobody."""
    return any(c.dep_ == "neg" or (c.dep_ == "nsubj" and _no(c)) for c in verb.children)


def _no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in noun.children)
