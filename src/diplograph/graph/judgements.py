"""An analyst's judgements of identity: recorded in graph/judgements, signed and dated, taken back but never deleted.

Two actors are the same; are not the same; one article means another than the reader took it for; an actor that no
table has. What follows from them for views and queries is the work of `canonical`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.errors import GraphError, did_you_mean
from diplograph.graph import canonical, judged, terms
from diplograph.graph import store as stores
from diplograph.graph.encode import graph_of
from diplograph.graph.identity import AddedActor, Groups, Judgement
from diplograph.model import Actor, ActorType, article_path, digest, slug
from diplograph.ontology.vocab import DG, RDFS

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

ACTOR = ox.NamedNode(DG.Actor)


class Judgements:
    """The judgements of one knowledge graph.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> with KnowledgeGraph() as kg:
    ...     own = Judgements(kg)
    ...     berg = own.add("Anna Berg", type=ActorType.PERSON, country="NOR", who="Ana").id
    ...     other = own.add("A. Berg", type=ActorType.PERSON, who="Ana").id
    ...     said = own.judge(berg, other, same=True, who="Ana", note="the same seat on the council")
    ...     berg, said.same, own.take_back(said.id, who="Ana").taken_back is not None
    ('added/anna-berg', True, True)
    """

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg

    def all(self) -> list[Judgement]:
        """Return the judgements of identity, the earliest first, also those that were taken back."""
        return judged.judgements(self.kg.store)

    def added(self) -> list[AddedActor]:
        """Return the actors that were added by hand, by id."""
        return judged.added(self.kg.store)

    def judge(self, left: str, right: str, *, same: bool, who: str, note: str = "") -> Judgement:
        """Record that two actors are, or are not, the same; views and queries follow.

        Args:
            left, right: ids of actors ("actor/russia", "article/a1/actor/anna-berg").
            same: the verdict.
            who: name of the analyst.
            note: why.

        Returns:
            The judgement; the one that is there already when the same analyst has judged so before.

        Raises:
            GraphError: an actor that the graph does not have, no name, or an earlier judgement says the contrary.
        """
        if left == right:
            raise GraphError(f"{left} is given twice; name two actors")
        for actor in (left, right):
            self._need(actor)
        return self._judge(left, right, same, who, note)

    def split_off(self, article_id: str, actor: str, *, who: str, name: str = "", note: str = "") -> Judgement:
        """Record that an article means somebody else than the actor for whom the reader took its mentions.

        Args:
            article_id: the article.
            actor: id of the actor that it is not; from now on the article has an actor of its own in its place.
            who, note: as for `judge`.
            name: what to call its own actor; default: the same name, with the article's id.

        Raises:
            GraphError: no such article, or it does not name that actor.
        """
        path, node = article_path(article_id), terms.node(actor)
        graph = ox.NamedNode(graph_of(path))
        links = self.kg.store.quads_for_pattern(None, ox.NamedNode(DG.linkedActor), None, graph)
        link = next((q for q in links if node in (q.object, canonical.stands_for(self.kg.store, q.object))), None)
        if link is None:
            raise GraphError(f'no article "{article_id}" that names {actor} is stored')
        fields = judged.values(self.kg.store, link.subject, graph)
        meant = terms.record_id(link.object)
        own = Actor(
            id=f"{path}{judged.APART}{slug(meant.rsplit('/', 1)[-1])}",
            name=name.strip() or f"{fields[RDFS.label][0]} ({article_id})",
            type=ActorType(fields[DG.linkedType][0].removeprefix(DG.IRI)),
        )
        return self._judge(own.id, meant, False, who, note, judged.facts(own))

    def add(self, name: str, *, type: ActorType, country: str | None = None, who: str, note: str = "") -> AddedActor:
        """Record an actor that no table has; its id is "added/" and its name.

        Raises:
            GraphError: it is there already, or a name is missing.
        """
        name = judged.filled(name, "the actor")
        made = AddedActor(
            id=f"added/{slug(name)}",
            name=name,
            type=type,
            country=country,
            who=judged.filled(who, "whoever judges"),
            when=judged.now(),
            note=note.strip(),
        )
        if made.id in {one.id for one in self.added()}:
            raise GraphError(f"{made.id} is on record already; give a name that tells the two apart")
        facts = judged.facts(Actor(id=made.id, name=name, type=type, country=country))
        stores.change(self.kg.store, insert=[*facts, *judged.signature(made)])
        return made

    def learn(self, actor: Actor) -> None:
        """Take over an actor of the tables that no article has named yet, so that it can be judged."""
        if not self._knows(actor.id):
            stores.change(self.kg.store, insert=judged.facts(actor, ox.NamedNode(terms.GRAPH_ACTORS)))

    def take_back(self, id: str, *, who: str) -> Judgement | AddedActor:
        """Take back a judgement or an added actor: it stays on record, with the day and the name, and no longer holds.

        Raises:
            GraphError: no such one, taken back before, or judgements that hold rest on the actor.
        """
        records: dict[str, Judgement | AddedActor] = {j.id: j for j in self.all()}
        records |= {actor.id: actor for actor in self.added()}
        record = records.get(id)
        if record is None:
            hint = did_you_mean(id, records)
            raise GraphError(f'no judgement "{id}"' + (f"; {hint}" if hint else "; see: diplograph actors list OUT"))
        if record.taken_back is not None:
            raise GraphError(f"{id} was taken back on {record.taken_back.date()} by {record.taken_back_by}")
        resting = [j.id for j in self.all() if id in (j.left, j.right) and j.taken_back is None]
        if resting:
            raise GraphError(f"{', '.join(resting)} rest on {id}; take them back first")
        when = judged.now()
        with self.kg.batch():
            stores.change(self.kg.store, insert=[*judged.end(id, who, when), stores.DUE])
        return record.model_copy(update={"taken_back": when, "taken_back_by": who.strip()})

    def _judge(
        self, left: str, right: str, same: bool, who: str, note: str, facts: Iterable[ox.Quad] = ()
    ) -> Judgement:
        who = judged.filled(who, "whoever judges")
        held = [j for j in self.all() if j.taken_back is None]
        for old in held:
            if {old.left, old.right} == {left, right} and (old.same, old.who) == (same, who):
                return old
        against = Groups(held).conflict(left, right, same=same)
        if against:
            raise GraphError(
                f"that would contradict: {'; '.join(map(str, against))}. Take back what is wrong first: "
                f"diplograph actors undo OUT {against[-1].id}"
            )
        when = judged.now()
        made = Judgement(
            id=f"judgement/{digest(left, right, same, who, when.isoformat(), length=12)}",
            left=left,
            right=right,
            same=same,
            who=who,
            when=when,
            note=note.strip(),
        )
        with self.kg.batch():
            stores.change(self.kg.store, insert=[*facts, *judged.quads(made), stores.DUE])
        return made

    def _knows(self, actor: str) -> bool:
        return next(self.kg.store.quads_for_pattern(terms.node(actor), judged.TYPE, ACTOR), None) is not None

    def _need(self, actor: str) -> None:
        if not self._knows(actor):
            found = self.kg.store.quads_for_pattern(None, judged.TYPE, ACTOR)
            hint = did_you_mean(actor, {terms.record_id(quad.subject) for quad in found})
            raise GraphError(f'no actor "{actor}" in the graph' + (f"; {hint}" if hint else ""))
