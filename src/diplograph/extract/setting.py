"""An event's words in, where it happened and what sum it is about out, as far as its clause says so.

Which place a name is, is PlaceFinder's and link/'s work; the words of money stand in the lexicon.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diplograph.extract.matching import Match
from diplograph.extract.places import PlaceFinder
from diplograph.lexicon.frames import load_classes
from diplograph.lexicon.money import Money
from diplograph.model import Amount, Span

OTHERS = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})  # what opens a clause of its own
MOVES = ("Visit", "Hosting")  # whose goal is the place: "travelled to Oslo"
STEPS = 8  # up the parse; deeper is another matter


class Setting:
    """Finds place and sum of the events of one Doc.

    Args:
        places: which words name a place.
    """

    def __init__(self, doc: Doc, places: PlaceFinder) -> None:
        self.doc, self.places = doc, places
        self._tokens = [token.idx for token in doc]
        self._sums: dict[int, Amount] = {}
        for span, amount in Money.load().sums(doc.text):
            self._sums.setdefault(self.doc[max(0, bisect_left(self._tokens, span.end) - 1)].i, amount)

    def place(self, match: Match) -> Span | None:
        """Return the words of the place: "met in Geneva", "the raid on the town of Dara", "talks at Camp David"."""
        classes = load_classes()
        for anchor in _anchors(match.head):
            found = [
                (abs(token.i - match.head.i), words)
                for token in _inside(anchor, match.head)
                if (words := self.places.named_at(token)) is not None and self._located(token, match, classes)
            ]
            if found:
                return min(found, key=lambda item: (item[0], item[1].start))[1]
        return None

    def _located(self, token: Token, match: Match, classes: dict[str, frozenset[str]]) -> bool:
        """Say whether a place's name stands where it says where: "in Oslo", "near the town of Dara"."""
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in classes["place"]:
            token = token.head.head  # "the Red Sea port of Mokha"
        if token.dep_ == "conj":
            token = token.head
        lead = token.head
        if token.dep_ == "pobj" and lead.dep_ in ("prep", "pcomp"):
            goal = lead.lower_ == "to" and match.frame.type in MOVES
            return (lead.lower_ in classes["where"] or goal) and lead.head.lemma_.lower() not in classes["bloc"]
        return match.frame.type in MOVES and token.dep_ == "dobj" and token.head is match.head

    def amount(self, match: Match, others: frozenset[int]) -> Amount | None:
        """Return the sum of money that the clause names: "gave Chad $5 million in aid".

        Args:
            others: offsets in the Doc of the heads of all events; the nearest of a clause has the sum.
        """
        if not self._sums:
            return None
        sentence = match.head.sent
        for at in range(sentence.start, sentence.end):
            if at in self._sums and match.head.i == self._owner(self.doc[at], others):
                return self._sums[at]
        return None

    def _owner(self, sum_: Token, heads: frozenset[int]) -> int | None:
        """Return the event whose sum it is: the nearest in the least clause that holds both."""
        token = sum_
        for _ in range(STEPS):
            inside = [t.i for t in token.subtree if t.i in heads]
            if inside:
                return min(inside, key=lambda i: (abs(i - sum_.i), i))
            if token.head.i == token.i or token.dep_ in OTHERS:
                return None
            token = token.head
        return None


def _anchors(head: Token) -> Iterator[Token]:
    """Yield the event's word and, for a noun, the words above it up to the verb whose clause it stands in."""
    yield head
    for _ in range(STEPS):
        if head.pos_ in ("VERB", "AUX") or head.head.i == head.i or head.dep_ in OTHERS:
            return
        head = head.head
        yield head


def _inside(anchor: Token, head: Token) -> Iterator[Token]:
    """Yield the words of a clause without those of the clauses in it."""
    queue = [anchor]
    while queue:
        token = queue.pop()
        yield token
        queue += [c for c in token.children if c.dep_ not in OTHERS and (not _joined_verb(c) or c.i == head.i)]


def _joined_verb(token: Token) -> bool:
    return token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
