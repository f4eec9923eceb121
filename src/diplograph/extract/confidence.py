"""An Extraction in, the same with calibrated confidences out: how likely is each claim to be rightly read?

A logistic model over sparse features of the finished claims, trained by `learn.py` on data/gold/; its weights stand in
data/model/confidence.json. It decides nothing: it says how far each claim may be believed.
"""

from diplograph.extract.weights import Weights
from diplograph.model import Actor, Claim, Event, Extraction, Stance
from diplograph.model.situation import AnySituation

LEAST, MOST = 0.01, 0.99  # nobody is ever quite sure


def likely(model: Weights, traits: frozenset[str]) -> float:
    """Return the confidence of a claim with these traits, four places, never quite 0 or 1."""
    return round(min(MOST, max(LEAST, model.probability(traits))), 4)


def weighed(extraction: Extraction, model: Weights) -> Extraction:
    """Return the extraction with each claim's confidence as the model gives it."""
    carriers = {claim.relayed_by for claim in extraction.claims}
    claims = tuple(
        claim.model_copy(update={"confidence": likely(model, features(extraction, claim, claim.id in carriers))})
        for claim in extraction.claims
    )
    return extraction.model_copy(update={"claims": claims})


def features(extraction: Extraction, claim: Claim, carries: bool) -> frozenset[str]:
    """Return the names of what is true of a claim: its rule, type, speakers, parties, words."""
    situation = extraction.situation(claim.situation)
    actors = {actor.id: actor for actor in extraction.actors}
    kind = f"type={situation.type}"
    found = {
        kind,
        f"rule={claim.rule}",
        f"factuality={claim.factuality}",
        f"depth={min(claim.depth, 3)}",
        f"standing={claim.standing}",
        f"quote={claim.quote_type}",
        f"told={min(len(claim.evidence), 3)}",
        f"place={situation.place is not None}",
        f"time={situation.time is not None}",
        f"carries={carries}",
    }
    found |= _length(claim)
    if isinstance(situation, Event):
        found |= _parties(situation, actors)
        found |= {f"{kind}&{part}" for part in _parties(situation, actors) if part.startswith("n-")}
    elif isinstance(situation, Stance):
        found |= {f"stated={situation.inferred_from is None}", f"target-is-actor={situation.target in actors}"}
        found |= {f"holder:{word}" for word in _actor(actors.get(situation.holder))}
    found |= {f"speaker:{word}" for word in _actor(actors.get(claim.source))} if claim.depth else set()
    found |= _trigger(extraction, situation)
    return frozenset(found)


def _length(claim: Claim) -> set[str]:
    longest = max(span.end - span.start for span in claim.evidence)
    return {f"sentence>{limit}" for limit in (80, 160, 240, 320) if longest > limit}


def _parties(event: Event, actors: dict[str, Actor]) -> set[str]:
    found = {
        f"n-actors={min(len(event.actors), 3)}",
        f"n-recipients={min(len(event.recipients), 3)}",
        f"n-parties={min(len(event.participants), 4)}",
    }
    for role, ids in (("a", event.actors), ("r", event.recipients), ("p", event.participants)):
        for actor in ids:
            found |= {f"{role}:{word}" for word in _actor(actors.get(actor))}
    return found


def _actor(actor: Actor | None) -> set[str]:
    if actor is None:
        return {"unknown"}
    known = "table" if actor.id.startswith("actor/") else "own"
    return {str(actor.type), known, f"country={actor.country is not None}", f"sure={actor.confidence >= 0.8}"}


def _trigger(extraction: Extraction, situation: AnySituation) -> set[str]:
    words = {mention.of(extraction.article.text).lower() for mention in situation.mentions}
    return {f"word={word}" for word in words if len(word) <= 30} | {f"mentions={min(len(words), 3)}"}
