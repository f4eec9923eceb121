"""A parsed Doc in, doc._.times out: every time expression with its days; and which of them belongs to a predicate.

The article's date is the only clock: without it relative times stay unresolved and nothing is guessed.
"""

from itertools import islice

from spacy.tokens import Doc, Token

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.times)
from diplograph.lexicon.modality import modality_words
from diplograph.lexicon.times import TimeWords, time_words
from diplograph.model import TimeExpression
from diplograph.nlp.modality import factuality
from diplograph.nlp.time_dates import Found, Setting
from diplograph.nlp.time_owners import KEY as OWNERS
from diplograph.nlp.time_owners import MODIFIERS, SETTLED, time_for
from diplograph.nlp.time_phrases import Phrases
from diplograph.nlp.time_pieces import Piece, pieces

__all__ = ["Times", "is_future", "time_for"]

HOPS = 12
PAPERS = range(1600, 2400)  # years a paper can bear; others are slips, and near the calendar's ends sums overflow
PURPOSE = "purpose"  # the rule's name in modality_governors.py


class Times:
    """The component: sets doc._.times."""

    def __init__(self, words: TimeWords | None = None) -> None:
        self.words = words or time_words()
        self.triggers = _triggers(self.words)

    def __call__(self, doc: Doc) -> Doc:
        """Set the time expressions of the Doc, in the order of the text."""
        article = doc._.article
        setting = Setting(
            ref=article.date if article is not None and article.date and article.date.year in PAPERS else None,
            future=lambda i: is_future(doc[i]),
            modifies=lambda i: doc[i].dep_ in MODIFIERS and doc[i].head.pos_ in ("NOUN", "PROPN"),
            leads=lambda i: _leads(doc[i]),
            lasting=lambda i: _is_lasting(doc[i]),
            is_person=lambda i: doc[i].ent_type_ == "PERSON",
        )
        parts = pieces(doc)
        grammar = Phrases(parts, self.words, setting)
        found: list[TimeExpression] = []
        i, anchored_at = 0, -2
        sentences = _sentence_numbers(doc)
        while i < len(parts):
            if not self._may_begin(parts[i]):
                i += 1
                continue
            sentence = sentences[parts[i].token]
            if sentence - anchored_at > 1:
                grammar.anchor = None
            match = grammar.phrase(i)
            if match is None:
                i += 1
                continue
            found.append(_expression(parts, i, match, self.words))
            if match.stretch.first is not None and match.stretch.last is not None:
                grammar.anchor, anchored_at = match.stretch, sentence
            i = match.end
        doc._.times = tuple(found)
        doc.user_data.pop(OWNERS, None)
        return doc

    def _may_begin(self, piece: Piece) -> bool:
        low = piece.low
        return low in self.triggers or low[:1].isdecimal()


def _triggers(w: TimeWords) -> frozenset[str]:
    months, numbers = {**w.months, **w.month_abbreviations}, {**w.numbers, **w.ordinals, **w.seasons}
    days = {**w.weekdays, **w.days_from_today}
    modifiers = w.vague_numbers | w.overnight | w.backward_spans | w.forward_spans | w.earlier | w.later
    prepositions = (
        w.since | w.until | w.by | w.before | w.after | w.from_ | w.between | w.within | w.lasting | w.arriving
    )
    others = {*modifiers, *prepositions, *w.articles, *w.same_as_anchor}
    return frozenset({*months, *numbers, *days, *w.shifts, *w.phases, *others})


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start)
        numbers.append(number)
    return numbers


def _expression(parts: list[Piece], i: int, match: Found, words: TimeWords) -> TimeExpression:
    if parts[i].low in words.mere_articles and i + 1 < match.end and parts[i + 1].low not in words.units:
        i += 1  # "the March vote": the article is no part of the time
    return TimeExpression(
        start=parts[i].start,
        end=parts[match.end - 1].end,
        earliest=match.stretch.first,
        latest=match.stretch.last,
        precision=match.stretch.precision,
        basis=match.basis,
        rule=match.rule,
    )


def is_future(token: Token) -> bool | None:
    """Say whether what the time word belongs to is still to come; None where the clause does not tell.

    The nearest noun or verb above decides: planned, wanted or foretold things lie ahead.
    """
    if _is_of_source(token):
        return False
    if token.dep_ == "pobj" and factuality(token)[0] not in SETTLED:
        verb = next((t for t in islice(token.ancestors, HOPS) if t.pos_ == "VERB"), None)
        return verb is None or not _is_over(verb)  # "set for June 3", not "in June they may have met"
    adverbial, direct = False, True
    for _ in range(HOPS):
        adverbial = adverbial or token.dep_ == "npadvmod"  # "asked for his resignation Monday": of the asking
        head = token.head
        if head.i == token.i:
            break
        token = head
        if token.pos_ == "NOUN" and not adverbial and factuality(token)[0] not in SETTLED:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return _verb_is_future(token, direct=direct)
        direct = direct and token.pos_ == "ADP"
    return _verb_is_future(token) if token.pos_ in ("VERB", "AUX") else None


def _verb_is_future(verb: Token, *, direct: bool = False) -> bool | None:
    value, rule = factuality(verb)
    if (
        rule == PURPOSE
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head.i != verb.i
        and factuality(verb.head)[1] != PURPOSE
    ):
        return _verb_is_future(verb.head)  # "they were in Beijing to attend Monday's summit"
    if _is_over(verb):
        return False
    if value not in SETTLED or any(
        child.tag_ == "MD" and modality_words().modals.get(child.lower_) == "future" for child in verb.children
    ):
        return True
    if verb.tag_ in ("VBD", "VBN") or any(
        child.tag_ in ("VBD", "VBN") and child.dep_ in ("aux", "auxpass") for child in verb.children
    ):
        return False
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    words = modality_words()
    timetable = verb.lemma_ in words.arrangements or verb.lemma_ in words.arranged
    return True if direct and timetable else None  # "the council meets on Friday"


def _is_of_source(token: Token) -> bool:
    """Say whether a time stands with the source of a report: "according to officials on [Saturday]"."""
    return any(word.lower_ == "according" for word in islice(token.ancestors, 5))


def _is_over(verb: Token) -> bool:
    """Say whether a guess or a plan is one of the past: "may have met on Friday", "was to meet on Monday"."""
    below = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "have" in below and verb.tag_ == "VBN" and below & modality_words().modals.keys() - {"will"}:
        return True
    above = verb.head
    return "to" in below and verb.dep_ == "xcomp" and above.lower_ in ("was", "were") and above.dep_ == "ROOT"


def _leads(token: Token) -> bool:
    """Say whether a time that ends with the token modifies a noun that comes after it."""
    end = token.i
    for _ in range(2):
        if token.dep_ not in MODIFIERS:
            return False
        token = token.head
        if token.i > end:
            return token.pos_ in ("NOUN", "PROPN")
    return False


def _is_lasting(token: Token) -> bool:
    verb = token.head
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
