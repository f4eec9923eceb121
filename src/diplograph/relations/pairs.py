"""A claim's situation in, the pairs of actors that it ties out. What an edge says is the work of `build`."""

from collections.abc import Iterator
from itertools import combinations, product

from diplograph.model import Record
from diplograph.relations.reading import Reading, Told


class Pair(Record):
    """Two actors, the first acting toward the second; with `symmetric` neither is first."""

    actor: str
    recipient: str
    symmetric: bool = False


def pairs(told: Told, source: Reading) -> Iterator[Pair]:
    """Yield the pairs that a situation ties, each once.

    A stance ties its holder to its target, when that is an actor; an event everyone who acts (or is sent) to
    everyone toward whom; without anyone toward whom, those who are plain parties to each other, as in a meeting. Two
    who act side by side toward nobody ("X and Y bombed the town") are not tied: it was not done to each other.
    """
    roles = source.parties.get(told.situation, {})
    known = {role: [key for key in ids if key in source.actors] for role, ids in roles.items()}
    if told.value is not None:
        ties = product(known.get("holder", ()), known.get("target", ()))
    else:
        ties = product(known.get("actor", []) + known.get("envoy", []), known.get("recipient", ()))
    yield from (Pair(actor=a, recipient=b) for a, b in sorted(set(ties)) if a != b)
    if told.value is not None or known.get("recipient"):
        return
    acting = known.get("actor", []) + known.get("envoy", [])
    plain = set(known.get("participant", ())) - set(acting)
    if plain:
        everyone = sorted(plain | set(acting), key=lambda key: (source.actors[key].name, key))
        yield from (Pair(actor=a, recipient=b, symmetric=True) for a, b in combinations(everyone, 2))
