"""A match in, the plan or issue that it is about out: the stretch of text, and the word at its head.

For stances toward plans ("opposed [the sale of arms]"). Who is for or against it is the work of stances.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extract.clauses import arguments
from diplograph.extract.matching import Match
from diplograph.extract.parties import SPEAKER
from diplograph.extract.speakers import span_of
from diplograph.lexicon.frames import load_classes
from diplograph.model import Span
from diplograph.nlp.actor_index import ActorIndex

LONGEST_ISSUE = 14  # words of a plan or issue
GOVERNED = ("complement", "object", "against-ing", "for-ing", "to-ing", "of-ing", "in-ing", "for", "against", "of",
            "on", "to", "with", "about", "over", "at", "by")  # fmt: skip
NO_ISSUE = {"PRON", "ADV", "SYM", "PUNCT", "DET", "SCONJ"}
TIMES = {"DATE", "TIME"}
ASIDE = {"relcl", "advcl", "appos", "acl", "prep", "cc", "conj"}
LEADING = {"no", "to", "that", "for", "of", "on", "against", "whether", "about", "over"}


@dataclass(frozen=True)
class Issue:
    """A plan, an act or a matter in the words of the text, and its head word."""

    span: Span
    root: Token


def issue(match: Match, index: ActorIndex, functions: tuple[str, ...] = ()) -> Issue | None:
    """Return what a trigger is about; None where it names nothing, or a bare actor.

    Args:
        functions: where to look, the first that holds something wins; none: where a trigger's kind lets it be expected.
    """
    head = match.head
    if head.dep_ == "aux":  # "Iran must [leave the country]"
        return _issue(head.head, after=head.i)
    for token in _places(match, functions):
        if (
            not index.at(token)
            and token.dep_ != "relcl"
            and token.pos_ not in NO_ISSUE
            and token.ent_type_ not in TIMES
        ):
            found = _issue(token, after=head.i if _follows(token, match) else -1)
            if found is not None:
                return found
    return None


def _places(match: Match, functions: tuple[str, ...]) -> Iterator[Token]:
    """Yield the words that may head the issue, the likeliest first."""
    if functions:
        yield from (t for function in functions for t in _at(match, function))
        return
    if SPEAKER in match.frame.verb_roles.actors and match.head.dep_ in ("attr", "acomp", "oprd"):
        yield from arguments(match.head.head)["subject"]  # "[The raid] is a disgrace"
        return
    plans = load_classes()["agreement"] | load_classes()["measure"]
    # "signed [a pact on trade]", "[an agreement on borders] was reached": the paper is the issue, not the borders alone
    yield from (
        t for t in (*match.trigger, *match.objects) if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in plans
    )
    for function in GOVERNED:
        yield from (t for t in match.arguments.get(function, ()) if _follows(t, match))
    yield from match.arguments.get("object", ())  # passive: "[the plan] was rejected by Iran"


def _at(match: Match, function: str) -> list[Token]:
    """Return the words of a function; "trigger" is the word itself: "no military [solution]"."""
    return [match.head] if function == "trigger" else match.arguments.get(function, [])


def _follows(token: Token, match: Match) -> bool:
    return token.i > match.head.i


def _issue(root: Token, after: int) -> Issue | None:
    """Return the phrase of a head word, without asides and without the "to" or "that" that leads it in."""
    words = [t for t in _phrase(root) if t.i > after and not t.is_space]
    while words and (words[0].is_punct or words[0].lower_ in LEADING):
        words.pop(0)
    words = words[:LONGEST_ISSUE]
    while words and (words[-1].is_punct or words[-1].pos_ in ("ADP", "DET", "CCONJ")):
        words.pop()
    return Issue(span_of(words), root) if words else None


def _phrase(root: Token) -> Iterable[Token]:
    """Return the words below a head up to the first aside: what a comma sets off."""
    words = list(root.subtree)
    end = words[-1].i + 1
    for child in root.children:
        left = child.left_edge
        set_off = left.i > 0 and root.doc[left.i - 1].text in (",", "-", "–", "—", ";", ":", "(")
        if child.i > root.i and child.dep_ in ASIDE and set_off:
            end = min(end, left.i)
    return [t for t in words if t.i < end]
