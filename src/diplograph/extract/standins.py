"""A noun phrase's head in, the actors that it stands for out: itself, whom it names in apposition, its owner, its user.

Which tokens name an actor is ActorIndex's work, which role the phrase fills is parties.py's.
"""

from spacy.tokens import Token

from diplograph.extract.clauses import arguments
from diplograph.extract.phrases import MODIFIERS, conjuncts
from diplograph.extract.speakers import Speakers
from diplograph.lexicon.frames import load_classes
from diplograph.nlp.actor_index import SURE, ActorIndex

NEAR = 70  # tokens between a deed and the noun that refers to it


class StandIns:
    """Says for one Doc whom a noun phrase stands for.

    Args:
        index: which token is which actor.  speakers: who "I" is where coreference left it open.
        owners: head lemmas that stand for their owner: "attacked rebel positions" strikes the rebels.

    Attributes:
        doers: offset of an event's head word in the Doc -> who does it; filled by whoever reads the events.
        deeds: the same for acts other than words, in the order of the text.
    """

    def __init__(self, index: ActorIndex, owners: frozenset[str], speakers: Speakers) -> None:
        self.index, self.owners, self.speakers = index, owners, speakers
        self.doers: dict[int, tuple[str, ...]] = {}
        self.deeds: list[tuple[int, tuple[str, ...]]] = []

    def at(self, token: Token, doing: bool = True) -> tuple[str, ...]:
        """Return the actors that a phrase stands for by its head, each once.

        Args:
            doing: whether it does something: a letter asks for whoever wrote it, but is not who is asked for.
        """
        if token.lower_ in load_classes()["platform"] and token.head.lower_ in ("on", "via", "through", "over"):
            return ()  # "praised Chad on Twitter"
        if doing and (senders := self._senders(token)):
            return senders
        found = self.named(token) or self.doers.get(token.i, ()) or self._deed(token)
        if not found and "1" in token.morph.get("Person", []) and (speaker := self.speakers.of(token)) is not None:
            return (speaker,)
        found = found or self._owner(token) or (self._user(token) if doing else ())
        return tuple(dict.fromkeys((*found, *self._sides(token), *self._members(token))))

    def _senders(self, token: Token) -> tuple[str, ...]:
        """Whose troops they are: "[Chad] sent soldiers to help"."""
        classes, verb = load_classes(), token.head
        if token.dep_ != "dobj" or token.lemma_.lower() not in classes["troops"] or self.index.form(token) in SURE:
            return ()
        if verb.lemma_.lower() not in classes["sending"] or any(c.dep_ in ("poss", *MODIFIERS) for c in token.children):
            return ()
        return tuple(a for t in arguments(verb)["subject"] for a in self.index.at(t))

    def _deed(self, token: Token) -> tuple[str, ...]:
        """Who did what a noun only refers to: "[Chad] closed its border. Libya condemned the move"."""
        judged = token.dep_ in ("dobj", "pobj") and token.lemma_.lower() in load_classes()["work"]
        said = token.dep_ == "dobj" and token.lower_ in ("it", "this", "that") and not any(token.children)
        said = said and not any(c.dep_ == "xcomp" for c in token.head.children)  # "urged it to stop": no deed stops
        if not said and (not (judged or token.lemma_.lower() in load_classes()["deed"]) or not _alone(token)):
            return ()
        return next((actors for i, actors in reversed(self.deeds) if 0 < token.i - i < NEAR), ())

    def named(self, token: Token) -> tuple[str, ...]:
        """Return the actor itself; the name beside a noun goes before the noun: "its ally [Iceland]"."""
        direct = self.index.at(token)
        if direct and self.index.form(token) in SURE:
            return direct
        if token.dep_ in MODIFIERS and token.lemma_.lower() in load_classes()["describing"]:
            return ()  # "terrorist attacks": a kind of attack, nobody's yet
        beside = [name for child in token.children if child.dep_ == "appos" for name in conjuncts(child)]
        names = tuple(a for name in beside if self.index.form(name) in SURE for a in self.index.at(name))
        return names or self._of_both(token) or direct

    def _of_both(self, token: Token) -> tuple[str, ...]:
        """Return whom a plural leads, where only a word before tells: "leaders of [both countries]"."""
        if token.tag_ != "NNS" or self.index.form(token) != "nominal":
            return ()
        below = (t for lead in (token, *_leads(token)) for t in lead.children if t.dep_ in ("poss", "pobj"))
        return next((found for t in below if len(found := self.index.at(t)) > 1), ())

    def _sides(self, token: Token) -> tuple[str, ...]:
        """The others whose people a plural joins: "[Chad] and Libya's ministers", "envoys of Chad and [Libya]"."""
        if token.tag_ != "NNS" or not self.index.at(token):
            return ()
        groups = (conjuncts(c) for c in token.children if c.dep_ in {"poss", *MODIFIERS})
        sides = [t for group in groups for t in group[:-1] if self.index.form(t) in SURE]
        others = (t for lead in _leads(token) for c in lead.children for t in conjuncts(c)[1:])
        sides += [t for t in others if self.index.form(t) in SURE]
        return tuple(a for t in sides for a in self.index.at(t))

    def _members(self, token: Token) -> tuple[str, ...]:
        """Those of a group that are named: "Arab states including [Egypt and Jordan]"."""
        including = load_classes()["including"]
        leads = (c for c in token.children if c.dep_ == "prep" and (c.lower_ in including or _such(c)))
        return tuple(
            a
            for lead in leads
            for child in lead.children
            if child.dep_ == "pobj"
            for t in conjuncts(child)
            for a in self.index.at(t)
        )

    def _owner(self, token: Token) -> tuple[str, ...]:
        if token.lemma_.lower() not in self.owners:
            return self._maker(token)
        leads = ("of", "from", "by") if token.lemma_.lower() in load_classes()["voice"] else ("of",)
        below = [c for child in token.children if child.dep_ in {"poss", *MODIFIERS} for c in conjuncts(child)]
        below += [
            other
            for child in token.children
            if child.dep_ in ("prep", "agent") and child.lower_ in leads
            for p in child.children
            for other in conjuncts(p)
        ]
        return tuple(dict.fromkeys(actor for t in below for actor in self.named(t)))

    def _maker(self, token: Token) -> tuple[str, ...]:
        """Whose deed it is: "[Chad]'s decision angered Libya"."""
        if token.lemma_.lower() not in load_classes()["deed"]:
            return ()
        mine = (t for c in token.children if c.dep_ == "poss" for t in conjuncts(c))
        return tuple(a for t in mine for a in self.named(t))

    def _user(self, token: Token) -> tuple[str, ...]:
        """Who uses what does it, or says it: "[Chad] fired rockets that hit", "[Chad] sent a letter asking"."""
        classes, lemma = load_classes(), token.lemma_.lower()
        verb = token.head.head if token.dep_ == "pobj" else token.head
        voiced = lemma in classes["voice"] and (
            token.dep_ in ("dobj", "nsubjpass") or token.head.lower_ in ("in", "with")
        )
        if verb.pos_ != "VERB" or not (voiced or (token.dep_ == "dobj" and lemma in classes["means"])):
            return ()
        return tuple(a for t in arguments(verb)["subject"] for a in self.index.at(t))


def _leads(noun: Token) -> list[Token]:
    """Return the prepositions before those whose people a noun means: "envoys [of] Chad"."""
    return [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]


def _alone(noun: Token) -> bool:
    """Say whether a noun refers to what was told before, with no word of whose or what it is: "the move"."""
    own = any(c.dep_ in ("poss", "prep", "acl", "relcl", *MODIFIERS) for c in noun.children)
    return not own and any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)


def _such(lead: Token) -> bool:
    return lead.lower_ == "as" and lead.i > 0 and lead.nbor(-1).lower_ == "such"
