"""A place in, the state whose soil it is out, where it stands for a party: "bombed Gori", "a base in Libya"."""

from collections.abc import Iterable

from spacy.tokens import Token

from diplograph.extract.clauses import Arguments, is_passive
from diplograph.extract.places import PlaceFinder
from diplograph.lexicon.frames import load_classes
from diplograph.model import ActorType
from diplograph.nlp.actor_index import ActorIndex

LOCATING = ("in", "inside", "near", "across", "throughout", "around", "within", "outside", "until", "since")


class Soil:
    """Says for one Doc which state a place makes a party.

    Args:
        index: which token is which actor.  places: which state a place lies in.
    """

    def __init__(self, index: ActorIndex, places: PlaceFinder) -> None:
        self.index, self.places = index, places

    def under(self, function: str, there: Arguments) -> tuple[str, ...]:
        """Let a place stand for its state where no actor fills the role: "bombed Gori", "a visit to Ankara"."""
        tokens = [t for part in function.split("+") for t in there.get(part, ())]
        return tuple(dict.fromkeys(state for t in tokens if (state := self.places.state(t)) is not None))

    def struck(self, there: Arguments, functions: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
        """Return the state of the place where what is struck stands: "bombed a base in northern [Chad]"."""
        things = [t for function in functions for part in function.split("+") for t in there.get(part, ())]
        leads = (lead for t in things for lead in t.children if lead.dep_ == "prep")
        return self._first((p for lead in leads if lead.lower_ in (*LOCATING, "at") for p in lead.children), known)

    def abroad(self, there: Arguments, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return the state where somebody known fights outside his own: "[NATO]'s raids in Libya"."""
        return self._first((t for lead in LOCATING for t in there.get(lead, ())), set(actors)) if actors else ()

    def policing(self, verb: Token, there: Arguments, seized: tuple[str, ...]) -> tuple[str, ...]:
        """Return the state that holds another's people on its soil: "French priests were arrested in [Chad]"."""
        known = [self.index.actor(a) for a in seized]
        if verb.lemma_.lower() not in load_classes()["policing"] or not is_passive(verb):
            return ()
        if not known or any(actor is None or actor.country is None for actor in known):
            return ()
        return self._first(there.get("in", ()), set(seized))

    def _first(self, places: Iterable[Token], known: set[str]) -> tuple[str, ...]:
        """Return the state of the first place that is none of theirs."""
        own = {actor.country for a in known if (actor := self.index.actor(a)) is not None and actor.country}
        for place in places:
            states = [a for a in self.index.at(place) if (s := self.index.actor(a)) and s.type is ActorType.STATE]
            state = states[0] if states else self.places.state(place)
            if state is not None and state not in known and self.places.country(state) not in own:
                return (state,)
        return ()
