"""A read Doc in, the answer to "which actor is this token?" out, in constant time. It finds no actor of its own."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from diplograph.model import Actor

SURE = ("name", "demonym", "capital")


class ActorIndex:
    """Actors of one Doc by token, after diplograph_actors and (if it runs) diplograph_coreference.

    A noun that an actor only modifies is no actor: in "Turkish attacks" the token "Turkish" is Turkey, "attacks" none.
    """

    def __init__(self, doc: Doc) -> None:
        self._actors: dict[str, Actor] = {actor.id: actor for actor in doc._.actors}
        self._heads: dict[int, tuple[str, ...]] = {}
        self._inside: dict[int, tuple[str, ...]] = {}
        self._sources: dict[int, tuple[str, ...]] = {}
        self._forms: dict[int, str] = {}
        text = doc.text
        for mention in doc._.actor_mentions:
            if mention.actor is None:
                continue
            if mention.form == "source":
                self._add(self._sources, mention.head, mention.actor)
                continue
            self._add(self._heads, mention.head, mention.actor)
            self._forms.setdefault(mention.head, mention.form)
            if mention.form in SURE:
                self._spread(text, mention.span.start, mention.span.end, mention.actor)
            elif (owner := text.find(" of ", mention.span.start, mention.span.end)) > 0:
                # in "the Government of Chad's offer" the parser hangs "Chad" alone on "offer"
                self._spread(text, owner + 4, mention.span.end, mention.actor)

    @staticmethod
    def _add(table: dict[int, tuple[str, ...]], offset: int, actor: str) -> None:
        old = table.get(offset, ())
        if actor not in old:
            table[offset] = (*old, actor)

    def _spread(self, text: str, start: int, end: int, actor: str) -> None:
        """Let every word of a name answer for it: the parse may hang the clause on its first word."""
        for word in text[start:end].split():
            start = text.index(word, start)
            self._add(self._inside, start, actor)
            start += len(word)

    def at(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors that the token stands for; several for "they" or "both countries"."""
        return self._heads.get(token.idx) or self._inside.get(token.idx, ())

    def source(self, token: Token) -> tuple[str, ...]:
        """Return the ids of what only speaks there: "according to [reports]" names nobody who does anything."""
        return self._sources.get(token.idx, ())

    def author(self, paper: Token) -> tuple[str, ...]:
        """Return the ids of whose word a paper is: "a report by [Amnesty]", "[Reuters] reports", "[Bell]'s letter"."""
        by = [c for c in paper.rights if c.lower_ in ("by", "from")]
        by += [c for p in paper.rights if p.dep_ == "acl" and p.tag_ == "VBN" for c in p.rights if c.lower_ == "by"]
        named = [c for preposition in by for c in preposition.rights if c.dep_ == "pobj"]
        named += [c for c in paper.lefts if c.dep_ in ("poss", "compound", "nmod") and self.form(c) != "demonym"]
        return next((ids for token in named if self.form(token) in SURE and (ids := self.at(token))), ())

    def within(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of all actors whose head lies among the tokens, in the order of the text, each once."""
        return tuple(dict.fromkeys(actor for token in tokens for actor in self._heads.get(token.idx, ())))

    def form(self, token: Token) -> str | None:
        """Return how the actor is mentioned at that head ("name", "pronoun", ...), None where there is none."""
        return self._forms.get(token.idx)

    def name(self, actor: str) -> str:
        """Return the actor's name; the id itself for an actor that the Doc does not know."""
        known = self._actors.get(actor)
        return known.name if known is not None else actor

    def actor(self, actor: str) -> Actor | None:
        """Return the actor's record."""
        return self._actors.get(actor)
