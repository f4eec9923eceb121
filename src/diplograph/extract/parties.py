"""A match in, its parties out: actor ids by role. Which tokens are actors is ActorIndex's work."""

from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extract.clauses import Arguments, conjuncts
from diplograph.extract.matching import Match
from diplograph.lexicon.frames import Roles
from diplograph.nlp.actor_index import ActorIndex


@dataclass(frozen=True)
class Parties:
    """Actor ids by role; an actor stands in one role only."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    envoys: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(self.actors + self.recipients + self.envoys))


class PartyFinder:
    """Fills a frame's roles for one Doc.

    Args:
        index: which token is which actor.
        owners: head lemmas that stand for their owner: "attacked rebel positions" strikes the rebels.
    """

    def __init__(self, index: ActorIndex, owners: frozenset[str]) -> None:
        self.index, self.owners = index, owners

    def fill(self, match: Match) -> Parties | None:
        """Return the parties, or None when a role that the frame needs has no actor."""
        roles = match.frame.noun_roles if match.is_noun else match.frame.verb_roles
        found = self._roles(roles, match.arguments)
        for need in match.frame.needs:
            if not (found.everyone if need == "any" else getattr(found, need)):
                return None
        return found

    def _roles(self, roles: Roles, arguments: Arguments) -> Parties:
        envoys = self._role(roles.envoys, arguments)
        actors = tuple(a for a in self._role(roles.actors, arguments) if a not in envoys)
        recipients = tuple(a for a in self._role(roles.recipients, arguments) if a not in actors and a not in envoys)
        return Parties(actors, recipients, envoys)

    def _role(self, functions: tuple[str, ...], arguments: Arguments) -> tuple[str, ...]:
        for function in functions:
            tokens = [t for part in function.split("+") for t in arguments.get(part, ())]
            found = dict.fromkeys(actor for token in tokens for actor in self.actors_at(token))
            if found:
                return tuple(found)
        return ()

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a noun phrase's head stands for: itself, or the owner of what it names."""
        direct = self.index.at(token)
        if direct or token.lemma_.lower() not in self.owners:
            return direct
        below = [
            c
            for child in token.children
            if child.dep_ in ("poss", "compound", "amod", "nmod")
            for c in conjuncts(child)
        ]
        below += [
            p for child in token.children if child.dep_ == "prep" and child.lower_ == "of" for p in child.children
        ]
        return tuple(dict.fromkeys(actor for t in below for actor in self.index.at(t)))
