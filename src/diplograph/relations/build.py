"""A graph and filters in, a networkx network of actors out, the evidence on every edge. Drawing is left to `views`.

One edge stands for one claim about one pair, so that no two speakers are ever mixed; what to add up is for the
reader of the network to say.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date as Day
from typing import TYPE_CHECKING

from diplograph.errors import QueryError, did_you_mean
from diplograph.graph import canonical, library, terms
from diplograph.model import Factuality, StanceValue
from diplograph.model.collector import collector_paused
from diplograph.ontology import schema, vocab
from diplograph.relations.attributes import Network, RelationGraph, fields
from diplograph.relations.days import day_of, lies_within
from diplograph.relations.lift import lifted
from diplograph.relations.pairs import Pair, pairs
from diplograph.relations.reach import Wanted, reach
from diplograph.relations.reading import Reading, Told
from diplograph.relations.records import Evidence, Level, Party, Relation, Tone

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

QUADS: dict[str, Tone] = {"cooperation": "cooperative", "conflict": "conflictual"}
STANCES: dict[StanceValue, Tone] = {StanceValue.SUPPORTS: "cooperative", StanceValue.OPPOSES: "conflictual"}


def relations(
    kg: KnowledgeGraph,
    *,
    since: str | Day | None = None,
    until: str | Day | None = None,
    as_of: str | Day | None = None,
    kinds: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    factuality: Collection[str] | None = None,
    min_confidence: float = 0.0,
    level: Level = "actor",
) -> Network:
    """Return who did, or is said to do, what toward whom, as a networkx network.

    Nodes are actor ids with the fields of `Party`; edges carry the fields of `Relation` (kind, tone, score, factuality,
    standing, start, end, speakers, confidence, evidence ...) and have the claim's id as key. A claim about several
    pairs gives one edge a pair. Symmetric ones (a meeting) give one edge, with symmetric=True.

    Args:
        kg: the graph.
        since, until: days (ISO strings or dates); keep what may lie between them, by the event's time, else by the day
            it was said, else by the article's. What has no day at all is left out when either is given.
        as_of: a day; keep what had been said or printed by then.
        kinds: event types or classes above them ("Contact"), "Supports", "Opposes", "Neutral", "Mixed".
        actors: ids or names; keep what has one of them at either end.
        factuality: "Holds", "Planned", "Wanted", "DoesNotHold" ...; None keeps all.
        min_confidence: 0..1.
        level: "actor", or "state": persons and bodies become the state that they acted for on that day; what then lies
            within one state is left out.

    Raises:
        QueryError: a day, kind, actor, factuality or level that is none.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> relations(KnowledgeGraph(), since="2011-05-01").number_of_edges()
    0
    """
    first, last, known = (day_of(value) for value in (since, until, as_of))
    _check(kinds, factuality, level)
    wanted = _actors(kg, actors)
    asked = Wanted(actors=wanted, since=first, until=last, as_of=known, kinds=tuple(kinds or ()))
    net: Network = RelationGraph()
    with collector_paused():
        source = Reading(kg, reach(kg, asked))
        for told in source.claims:
            if told.confidence < min_confidence or (factuality is not None and told.factuality not in factuality):
                continue
            said = told.said or _printed(source, told)
            if not _in_kinds(told, kinds) or not lies_within(
                told.start, told.end, said, since=first, until=last, as_of=known
            ):
                continue
            for pair in pairs(told, source):
                if wanted is None or not wanted.isdisjoint((pair.actor, pair.recipient)):
                    _add(net, source, told, pair, level)
    return net


def _check(kinds: Collection[str] | None, factuality: Collection[str] | None, level: str) -> None:
    classes = (*vocab.ANCESTORS, *StanceValue)
    for given, known, what in (
        (kinds, classes, "kind"),
        (factuality, tuple(Factuality), "factuality"),
        ([level], ("actor", "state"), "level"),
    ):
        if isinstance(given, str):
            raise QueryError(f'{what} takes a list: ["{given}"]')
        for value in given or ():
            if value not in known:
                hint = did_you_mean(value, known)
                raise QueryError(f'no {what} "{value}"' + (f"; {hint}" if hint else ""))


def _actors(kg: KnowledgeGraph, given: Collection[str] | None) -> frozenset[str] | None:
    """Return the ids of actors that are given by id or name."""
    if given is None:
        return None
    if isinstance(given, str):
        raise QueryError(f'actors takes a list: ["{given}"]')
    found = set[str]()
    for value in given:
        known = Reading(kg).known(map(terms.record_id, library.find_actor(kg.store, value)))
        # who is usually called so goes before whom a text once calls so
        usual = {key for key, p in known.items() if value == key or value.casefold() == p.name.casefold()}
        found |= {terms.record_id(canonical.stands_for(kg.store, terms.node(key))) for key in usual or known}
    return frozenset(found)


def _in_kinds(told: Told, kinds: Collection[str] | None) -> bool:
    if kinds is None:
        return True
    return told.value in kinds or any(name in kinds for name in (told.type, *schema.superclasses(told.type)))


def _printed(source: Reading, told: Told) -> Day | None:
    article = source.articles.get(told.article)
    return article.date if article else None


def _add(net: Network, source: Reading, told: Told, pair: Pair, level: Level) -> None:
    ends = [source.actors[key] for key in (pair.actor, pair.recipient)]
    if level == "state":
        day = told.start or told.said or _printed(source, told)
        ends = [lifted(source, p, told.article, day) for p in ends]
        if pair.symmetric:
            ends.sort(key=lambda p: (p.name, p.id))
    # one meeting of three ministers of two states is one meeting of the two states
    if ends[0].id == ends[1].id or net.has_edge(ends[0].id, ends[1].id, key=told.claim):
        return
    for p in ends:
        net.add_node(p.id, **fields(p, "id"))
    made = _relation(source, told, pair, ends)
    net.add_edge(made.actor, made.recipient, key=made.claim, **fields(made, "actor", "recipient"))


def _relation(source: Reading, told: Told, pair: Pair, ends: list[Party]) -> Relation:
    return Relation(
        actor=ends[0].id,
        recipient=ends[1].id,
        actor_id=pair.actor,
        recipient_id=pair.recipient,
        symmetric=pair.symmetric,
        kind=told.value or told.type,
        tone=tone(told),
        score=None if told.value else schema.plover_score(told.type),
        factuality=told.factuality,
        standing=told.standing,
        start=told.start,
        end=told.end,
        said_on=told.said,
        date=_printed(source, told),
        speakers=tuple(party.name for party in speakers(source, told)),
        intensity=told.intensity,
        inferred=told.act is not None,
        confidence=told.confidence,
        rule=told.rule or "",
        situation=told.situation,
        claim=told.claim,
        evidence=evidence(source, told),
        event=source.events.get(told.situation),
        cluster=source.clusters.get(told.article),
    )


def tone(told: Told) -> Tone:
    """Return the tone: of a stance by its value, of an event by the quad class that the ontology gives its type."""
    if told.value is not None:
        return STANCES.get(told.value, "neutral")
    return QUADS.get((schema.quad(told.type) or "").rpartition("-")[2], "neutral")


def speakers(source: Reading, told: Told) -> tuple[Party, ...]:
    """Return who speaks, the outermost first; () on the article's own word."""
    found: list[Party] = []
    at: Told | None = told
    while at is not None and at.depth > 0:
        found.insert(0, source.actors[at.speaker])
        at = source.by_id.get(at.relay or "")
    return tuple(found)


def evidence(source: Reading, told: Told) -> tuple[Evidence, ...]:
    """Return the sentences of a claim with the words in them that name its situation, in the order of the text."""
    article = source.articles[told.article]
    named = source.triggers.get(told.situation, [])
    return tuple(
        Evidence(
            article=told.article,
            identifier=article.id,
            title=article.title,
            source=article.source,
            date=article.date,
            url=article.url,
            sentence=span.of(article.text),
            start=span.start,
            end=span.end,
            triggers=tuple(word for word in named if span.covers(word) and word != span),
        )
        for span in source.evidence[told.claim]
    )
