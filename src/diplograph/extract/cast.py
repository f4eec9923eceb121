"""Who stands where in one Doc: the index of actors in, the lookups of the model's traits out, each worked out once."""

from collections import Counter, defaultdict
from functools import cached_property

from spacy.tokens import Doc, Token

from diplograph.extract.candidates import Candidate
from diplograph.extract.parties import PartyFinder
from diplograph.extract.speakers import Level

SUBJECTS = ("nsubj", "nsubjpass")
MAIN = 2  # actors named most, who may be a party although the sentence does not name them


class Cast:
    """The actors of one Doc by sentence.

    Args:
        parties: which phrase stands for which actor.
    """

    def __init__(self, doc: Doc, parties: PartyFinder) -> None:
        self.doc, self.parties, self.index = doc, parties, parties.index
        self._stands: dict[int, tuple[str, ...]] = {}
        self._here: dict[int, list[tuple[Token, str]]] = {}
        self._led: dict[int, tuple[str, ...]] = {}
        self._starts: list[int] = []
        counts: Counter[str] = Counter()
        for sentence in doc.sents:
            here = [(t, actor) for t in sentence for actor in self.index.at(t)]
            self._starts.append(sentence.start)
            self._here[sentence.start] = here
            root = sentence.root.i
            self._led[sentence.start] = tuple(a for t, a in here if t.dep_ in SUBJECTS and t.head.i == root)
            counts.update(actor for _, actor in here)
        self._ranks = {actor: n for n, (actor, _) in enumerate(counts.most_common(4))}
        self._before = dict(zip(self._starts[1:], self._starts, strict=False))

    def stands(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a phrase stands for by its head."""
        if token.i not in self._stands:
            self._stands[token.i] = self.parties.actors_at(token)
        return self._stands[token.i]

    def kind(self, actor: str) -> str:
        """Return the type of an actor ("-": the Doc does not know it)."""
        known = self.index.actor(actor)
        return "-" if known is None else str(known.type)

    def rank(self, actor: str) -> int:
        """Return 0 for the actor that the Doc names most, 1 for the next ...; 4 for all after the fourth."""
        return self._ranks.get(actor, 4)

    def around(self, token: Token) -> int:
        """Return how many actors the token's sentence names."""
        return len({actor for _, actor in self._here[token.sent.start]})

    def led_before(self, token: Token) -> tuple[str, ...]:
        """Return who is subject of the sentence before the token's."""
        before = self._before.get(token.sent.start)
        return self._led[before] if before is not None else ()

    def nearest(self, actor: str, token: Token) -> Token | None:
        """Return the mention of an actor in the token's sentence that stands next to it, if there is one."""
        found = (t for t, a in self._here[token.sent.start] if a == actor)
        return min(found, key=lambda t: (abs(t.i - token.i), t.i), default=None)

    def before(self, token: Token) -> int:
        """Return how many actors the sentence names before a token."""
        return len({actor for t, actor in self._here[token.sent.start] if t.i < token.i})

    def paragraph(self, token: Token) -> str:
        """Return the kind of paragraph that a token stands in."""
        return self._kinds.get(token.sent.start, "-")

    @cached_property
    def _kinds(self) -> dict[int, str]:
        found: dict[int, str] = defaultdict(str)
        paragraphs = iter(self.doc._.paragraphs)
        paragraph = next(paragraphs, None)
        for start in self._starts:
            at = self.doc[start].idx
            while paragraph is not None and paragraph.span.end <= at:
                paragraph = next(paragraphs, None)
            found[start] = paragraph.kind if paragraph is not None else "-"
        return found

    def pool(self, candidate: Candidate, levels: tuple[Level, ...]) -> list[str]:
        """Return who may be a party: whom the rules found, whom the sentence names, who speaks, who led before it."""
        token = candidate.match.head
        main = [actor for actor, n in self._ranks.items() if n < MAIN]
        found = [*candidate.parties.everyone, *(a for _, a in self._here[token.sent.start])]
        found += [*(level.source for level in levels), *self.led_before(token), *main]
        return [actor for actor in dict.fromkeys(found) if actor not in candidate.parties.envoys]
