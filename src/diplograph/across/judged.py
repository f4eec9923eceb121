"""An analyst's word on two tellings, whether they are of one event: kept in graph/judgements, signed, never deleted.

It hangs on the keys of claims, so that it holds when an article is read again.
"""

from collections.abc import Mapping
from datetime import datetime

import pyoxigraph as ox

from diplograph.across.linking import Judged, Pair
from diplograph.errors import GraphError, did_you_mean
from diplograph.graph import judged, terms
from diplograph.graph import store as stores
from diplograph.graph.identity import Signed
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import digest
from diplograph.ontology.vocab import DG, RDF

KIND = ox.NamedNode(DG.EventJudgement)
KEY, CLAIM_KEY, ASSERTS = (ox.NamedNode(name) for name in (DG.tellingKey, DG.claimKey, DG.asserts))


class EventJudgement(Signed):
    """An analyst says that two tellings are, or are not, of one event.

    Attributes:
        keys: of a claim of each.
    """

    keys: tuple[str, str]
    same: bool

    def __str__(self) -> str:
        """Say it in one line."""
        verb = "the same event" if self.same else "two events"
        return f"{' and '.join(self.keys)} tell of {verb} ({self.who}, {self.when.date()}, {self.id})"


def judgements(store: ox.Store) -> list[EventJudgement]:
    """Return the judgements of events, the earliest first, also those that were taken back."""
    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDF.type), KIND, judged.GRAPH):
        fields = judged.values(store, quad.subject)
        keys, same = fields.get(DG.tellingKey, []), fields.get(DG.same, ["false"])[0] in ("true", "1")
        if len(keys) == 2:  # a file of others may hold anything
            shared = judged.signed(store, quad.subject, fields)
            found.append(EventJudgement.model_validate({"keys": tuple(keys), "same": same, **shared}))
    return sorted(found, key=lambda one: (one.when, one.id))


def holding(store: ox.Store) -> Judged:
    """Return what holds of which pairs of situations; of two judgements of one pair the later."""
    same: dict[Pair, str] = {}
    apart: dict[Pair, str] = {}
    for one in judgements(store):
        if one.taken_back is None:
            for pair in pairs(store, one):
                same.pop(pair, None), apart.pop(pair, None)
                (same if one.same else apart)[pair] = one.id
    return Judged(same, apart)


def pairs(store: ox.Store, said: EventJudgement) -> set[Pair]:
    """Return the pairs of situations that a judgement is about, also one that was taken back."""
    first, second = (_situations(store, key) for key in said.keys)
    return {(min(a, b), max(a, b)) for a in first for b in second if a != b}


def judge(kg: KnowledgeGraph, one: str, other: str, *, same: bool, who: str, note: str = "") -> EventJudgement:
    """Record that two tellings are, or are not, of one event; the links follow when they are made anew.

    Args:
        one, other: ids of the situations ("article/a1/event/...").
        who: name of the analyst.
        note: why.

    Returns:
        The judgement; the one that is there already when the same analyst has judged so before.

    Raises:
        GraphError: no such telling, one of them twice, or an earlier judgement says the contrary.
    """
    if one == other:
        raise GraphError(f"{one} is given twice; name two tellings")
    first, second = sorted((_key(kg.store, one), _key(kg.store, other)))
    who, when = judged.filled(who, "whoever judges"), judged.now()
    for old in judgements(kg.store):
        if old.keys == (first, second) and old.taken_back is None:
            if old.same == same:
                return old
            raise GraphError(f"that would contradict: {old}. Take it back first: diplograph same undo OUT {old.id}")
    return _record(kg, (first, second), same, who, when, note)


def take_back(kg: KnowledgeGraph, id: str, *, who: str) -> EventJudgement:
    """Take a judgement back; it stays on record and no longer holds.

    Raises:
        GraphError: no such one, or it was taken back before.
    """
    known = {one.id: one for one in judgements(kg.store)}
    if id not in known:
        hint = did_you_mean(id, known)
        raise GraphError(f'no judgement "{id}"' + (f"; {hint}" if hint else "; see: diplograph same judged OUT"))
    old = known[id]
    if old.taken_back is not None:
        raise GraphError(f"{id} was taken back on {old.taken_back.date()} by {old.taken_back_by}")
    when = judged.now()
    stores.change(kg.store, insert=judged.end(id, judged.filled(who, "whoever takes back"), when))
    return old.model_copy(update={"taken_back": when, "taken_back_by": who.strip()})


def _record(
    kg: KnowledgeGraph, keys: tuple[str, str], same: bool, who: str, when: datetime, note: str
) -> EventJudgement:
    id = f"judgement/{digest(*keys, same, who, when.isoformat(), length=12)}"
    made = EventJudgement(id=id, keys=keys, same=same, who=who, when=when, note=note.strip())
    at = terms.node(id)
    quads = [ox.Quad(at, ox.NamedNode(RDF.type), ox.NamedNode(kind), judged.GRAPH) for kind in
             (DG.EventJudgement, DG.Judgement)]  # fmt: skip
    quads += [ox.Quad(at, KEY, terms.text(key), judged.GRAPH) for key in keys]
    quads.append(ox.Quad(at, ox.NamedNode(DG.same), terms.boolean(same), judged.GRAPH))
    stores.change(kg.store, insert=[*quads, *judged.signature(made)])
    return made


def _situations(store: ox.Store, key: str) -> set[str]:
    claims = store.quads_for_pattern(None, CLAIM_KEY, terms.text(key))
    return {
        terms.record_id(q.object) for claim in claims for q in store.quads_for_pattern(claim.subject, ASSERTS, None)
    }


def _key(store: ox.Store, situation: str) -> str:
    """Return the key of the first claim of a telling."""
    keys = keys_of(store, situation)
    if not keys:
        raise GraphError(f'no telling "{situation}"; give the ids that diplograph same list OUT shows')
    return min(keys.items())[1]


def keys_of(store: ox.Store, situation: str) -> Mapping[str, str]:
    """Return the keys of the claims that assert a situation, by claim."""
    found = {}
    for quad in store.quads_for_pattern(None, ASSERTS, terms.node(situation)):
        for key in store.quads_for_pattern(quad.subject, CLAIM_KEY, None):
            found[terms.record_id(quad.subject)] = terms.lexical(key.object)
    return found
