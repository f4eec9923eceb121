"""Small networks for the tests of the measures, made relation by relation without a graph behind them."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from diplograph.model import ActorType
from diplograph.ontology import schema
from diplograph.relations import Evidence, Party, Relation, network
from diplograph.relations.attributes import Network

NUMBERS = count()


def told(actor: str, kind: str, recipient: str, day: str | None = "2024-05-08", **fields: Any) -> Relation:
    """A relation that the article itself holds, read with certainty; `fields` change that."""
    on = None if day is None else date.fromisoformat(day)
    number = next(NUMBERS)
    sentence = f"{actor} {kind} {recipient}."
    stance = kind in ("Supports", "Opposes", "Neutral", "Mixed")
    given: dict[str, Any] = {
        "symmetric": not stance and schema.symmetric(kind),
        "tone": "neutral",
        "score": None if stance else schema.plover_score(kind),
        "factuality": "Holds",
        "standing": "Narrated",
        "start": on,
        "end": on,
        "date": on,
        "confidence": 1.0,
        "rule": "made",
        "situation": f"article/a{number}/event/1",
        "claim": f"article/a{number}/claim/1",
        "evidence": (Evidence(article=f"article/a{number}", identifier="a", sentence=sentence, start=0, end=9),),
    }
    ends = {"actor": actor, "recipient": recipient, "actor_id": actor, "recipient_id": recipient}
    return Relation(kind=kind, **ends, **(given | fields))


def net_of(relations: Iterable[Relation]) -> Network:
    """The network of some relations; actors are called as their ids in capitals."""
    known = list(relations)
    keys = sorted({key for r in known for key in (r.actor, r.recipient)})
    return network((Party(id=key, name=key.upper(), type=ActorType.STATE) for key in keys), known)
