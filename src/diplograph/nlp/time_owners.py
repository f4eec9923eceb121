"""A predicate token in, the time that belongs to it out, by the clause that both stand in.

A time belongs to the noun or verb that it hangs on. A verb shares it with its object ("held talks on Monday"), with
what is joined to it and with its participles; reported, relative and governed clauses have their own.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.times)
from diplograph.lexicon.modality import modality_words
from diplograph.lexicon.times import time_words
from diplograph.model import Factuality, TimeExpression, TimePrecision
from diplograph.nlp.modality import factuality

SETTLED = frozenset({Factuality.HOLDS, Factuality.DOES_NOT_HOLD})
AHEAD = frozenset({Factuality.PLANNED, Factuality.WANTED, Factuality.PREDICTED})
LIGHT = "happened"  # the class of verbs that only say that their noun happens: "held talks", "talks took place"
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"WDT", "WP", "WRB"})
PROFORMS = frozenset({"one", "ones"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
KEY = "diplograph_time_owners"
HOPS = 12


def time_for(token: Token, *, ahead: bool = False) -> TimeExpression | None:
    """Return the time of what the predicate token names, None where the sentence does not give it one.

    One-sided bounds ("after the vote") and times without days are no answer. What has happened ends with the article's
    day at the latest: "this week", told on a Friday, ends on that Friday. `ahead`: it has not happened yet.
    """
    owned = _owned(token.doc)
    if not owned:
        return None
    for candidate, loose in _sharers(token):
        times = [t for t, fixed in owned.get(candidate, ()) if not (loose and fixed)]
        if times:
            return _narrowest(token, times) if ahead else _clipped(token, _narrowest(token, times))
    return None


def _narrowest(token: Token, times: list[TimeExpression]) -> TimeExpression:
    """Return the nearest time, or one that says more exactly when that was: "overnight on July 16"."""
    near = min(times, key=lambda t: abs(t.start - token.idx))
    return min((t for t in times if _overlap(t, near)), key=lambda t: (_days(t), abs(t.start - token.idx)))


def _overlap(one: TimeExpression, other: TimeExpression) -> bool:
    return bool(
        one.earliest and one.latest and other.earliest and other.latest
        and one.earliest <= other.latest and other.earliest <= one.latest
    )  # fmt: skip


def _days(time: TimeExpression) -> int:
    return (time.latest - time.earliest).days if time.earliest and time.latest else 0


def _owned(doc: Doc) -> dict[int, list[tuple[TimeExpression, bool]]]:
    """Return token -> its times; the mark says that the time is fixed to it ("the March attack", "Monday's vote")."""
    found: dict[int, list[tuple[TimeExpression, bool]]] | None = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = {}
        for time in doc._.times:
            if time.precision is TimePrecision.OPEN or time.earliest is None or time.latest is None:
                continue
            owner, fixed = _owner(doc, time)
            if owner < 0:
                continue
            found.setdefault(owner, []).append((time, fixed))
    return found


def _owner(doc: Doc, time: TimeExpression) -> tuple[int, bool]:
    words = modality_words()
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    token = span.root if span is not None else doc[0]
    if token.dep_ == "pobj" and token.head.lower_ == "for" and factuality(token)[0] in SETTLED:
        return -1, False  # "the prize for 2005"; but "set for Monday"
    if _is_counted_from(token):
        return -1, False
    article = doc._.article
    past = bool(article and article.date and time.latest and time.latest < article.date)
    fixed = token.dep_ in MODIFIERS
    opens = _opens_sentence(token)
    if fixed and words.names_happening(token.head.lemma_.lower()):
        return token.head.i, True  # "came to attend Monday's summit"
    for _ in range(HOPS):
        head = token.head
        if head.i == token.i:
            break
        token = head
        if opens and token.dep_ in ("acl", "relcl"):
            return token.sent.root.i, False  # "On Tuesday, the envoy speaking to reporters called it ..."
        if past and token.head.i != token.i and factuality(token)[0] in AHEAD:
            continue  # "offered to resign last night": of the offer
        if token.pos_ in ("VERB", "AUX"):
            return token.i, False
        if token.pos_ in ("NOUN", "PROPN") and words.names_happening(token.lemma_.lower()):
            return token.i, fixed
    return token.i, fixed


def _is_counted_from(token: Token) -> bool:
    """Say whether a time is where a count begins, which lasts no longer: "the first visit since 1979"."""
    if token.lower_ not in time_words().since:
        return False
    near = [token.head, *(child for child in token.head.children if child.i < token.i)]
    return any(one.tag_ in ("JJS", "RBS") or one.lower_ in time_words().ordinals for one in near)


def _opens_sentence(token: Token) -> bool:
    return all(
        before.pos_ in ("ADP", "ADV", "DET", "SPACE", "PUNCT", "ADJ")
        for before in token.doc[token.sent.start : token.i]
    )


def _sharers(token: Token) -> Iterator[tuple[int, bool]]:
    """Yield the token and those whose time is also its own, nearest first; the mark: only times that are not fixed."""
    yield token.i, False
    if token.pos_ in ("VERB", "AUX", "ADJ"):
        yield from _of_verb(token)
    else:
        yield from _of_noun(token)


def _of_verb(verb: Token) -> Iterator[tuple[int, bool]]:
    if verb.pos_ == "ADJ" or verb.dep_ in ("auxpass", "aux"):
        yield verb.head.i, True
    for child in verb.children:
        if child.dep_ in ARGUMENTS and child.pos_ in ("NOUN", "PROPN") and _as_real(child, verb):
            yield child.i, True
        elif child.dep_ == "prep":
            during = child.lower_ in time_words().occasions  # "in his Tuesday speech"
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                yield noun.i, not during
                if during:  # "said in a statement issued on Friday"
                    yield from ((one.i, True) for one in noun.children if one.dep_ == "acl" and one.tag_ == "VBN")
    yield from _of_joined(verb)


def _of_joined(verb: Token) -> Iterator[tuple[int, bool]]:
    if verb.dep_ == "conj" and not _has_subject(verb):
        yield verb.head.i, True
    elif _goes_along(verb):
        yield verb.head.i, True  # "rejected it on Saturday, insisting"
        if _goes_along(verb.head) and verb.head.head.pos_ == "VERB":
            yield verb.head.head.i, True
    elif verb.dep_ == "advcl" and _is_when(verb):
        yield verb.head.i, True  # "clashes broke out on Monday when police fired"
    elif verb.dep_ == "xcomp" and _as_real(verb, verb.head):
        yield verb.head.i, True  # "managed on Monday to meet"
    elif verb.dep_ == "relcl" and _tells_of(verb):
        yield verb.head.i, True  # "the raid on Monday which killed two"
    for child in verb.children:
        joined = child.dep_ == "conj" and not _has_subject(child)
        if joined or (child.dep_ == "xcomp" and _as_real(child, verb)) or (child.dep_ == "advcl" and _is_when(child)):
            yield child.i, True
    yield from ((below.i, True) for below in _alongside(verb))


def _goes_along(verb: Token) -> bool:
    """Say whether a participle tells what its verb's subject did with it."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and not any(child.dep_ == "mark" for child in verb.children)
        and not _has_subject(verb)
    )


def _is_when(verb: Token) -> bool:
    """Say whether a clause tells when its verb was: both in the past, and both happened."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("advmod", "mark") and child.i < verb.i}
    return not words.isdisjoint(time_words().meanwhile) and all(
        is_past(one) and factuality(one)[0] in SETTLED for one in (verb, verb.head)
    )


def is_past(verb: Token) -> bool:
    """Say whether a verb is told in the past: what was done is no plan, whatever day was read for it."""
    return "VBD" in {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}


def _tells_of(verb: Token) -> bool:
    """Say whether a relative clause tells what the noun above it did, or what was done on that occasion."""
    noun, words = verb.head, modality_words()
    if verb.i < noun.i or not _as_real(noun, verb):
        return False
    return (noun.lower_ in PROFORMS or words.names_happening(noun.lemma_.lower())) and any(
        child.tag_ in RELATIVE and (child.dep_ in SUBJECTS or child.dep_ == "advmod") for child in verb.children
    )


def _alongside(verb: Token) -> Iterator[Token]:
    """Yield what goes on while the verb does: the last words of a clause may hang on it, and mean the whole clause.

    "Police arrested fifty people for marching without a permit on Monday": the arrest was on Monday.
    """
    for child in verb.children:
        if child.i < verb.i:
            continue
        inner = [child] if child.dep_ == "dobj" else []
        if child.dep_ == "prep":
            inner = [noun for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
        for one in inner:
            near = [one] if one.dep_ == "pcomp" else [c for c in one.children if c.dep_ == "acl"]
            yield from (v for v in near if v.tag_ == "VBG" and _as_real(v, verb))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _as_real(one: Token, other: Token) -> bool:
    """Say whether both have happened or both have not: what was asked for on Monday does not happen on Monday."""
    return (factuality(one)[0] in SETTLED) is (factuality(other)[0] in SETTLED)


def _of_noun(noun: Token) -> Iterator[tuple[int, bool]]:
    head = noun.head
    if noun.dep_ == "compound" or (noun.dep_ == "conj" and head.pos_ == "NOUN"):
        yield head.i, False
    elif noun.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX"):
        if _as_real(noun, head.head):
            yield head.head.i, True  # "met for talks on Monday"
    elif noun.dep_ in ARGUMENTS and head.pos_ in ("VERB", "AUX"):
        lower = next((c for c in head.children if c.dep_ == "xcomp"), None)
        if lower is not None and _is_light(lower, noun):
            yield lower.i, True  # "the meeting is set to open tomorrow"
        if _is_light(head, noun) and _as_real(noun, head):
            yield head.i, True
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield child.i, True  # "a plan agreed last week"
        elif child.dep_ in ("acl", "relcl") and _is_light(child, noun):
            yield child.i, True  # "elections which were held in June"
        elif child.dep_ == "prep":
            yield from (
                (inner.i, True)
                for inner in child.children
                if inner.dep_ == "pobj" and child.lower_ in time_words().occasions
            )


def _is_light(verb: Token, noun: Token) -> bool:
    words, lemma = modality_words(), verb.lemma_.lower()
    second = words.phrasal.get(lemma, frozenset())
    names = [f"{lemma}_{child.lower_}" for child in verb.children if child.lower_ in second] + [lemma]
    if lemma in words.arrangements and noun.dep_ != "nsubj":
        return True
    labels = ("subj",) if noun.dep_ == "nsubj" else ("obj", "bare", "subj")
    return any(words.governors.get(("verbs", name, label)) == LIGHT for name in names for label in labels)


def _clipped(token: Token, time: TimeExpression) -> TimeExpression:
    article = token.doc._.article
    ref = article.date if article is not None else None
    if ref is None or time.latest is None or time.earliest is None or not time.earliest <= ref < time.latest:
        return time
    return time.model_copy(update={"latest": ref}) if factuality(token)[0] in SETTLED else time
