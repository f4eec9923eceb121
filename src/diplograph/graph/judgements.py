"""An analyst's judgements: recorded in graph/judgements, signed and dated, taken back but never deleted.

Of identity: two actors are the same; are not the same; one article means another than the reader took it for; an actor
that no table has. Of claims: one is right, wrong, or to be read otherwise. What follows from them for views and queries
is the work of `canonical` and `verdicts`.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

import pyoxigraph as ox

from diplograph.errors import GraphError, did_you_mean
from diplograph.graph import canonical, judged, library, replacement, terms, verdicts
from diplograph.graph import store as stores
from diplograph.graph.bind import bind
from diplograph.graph.encode import graph_of
from diplograph.graph.identity import AddedActor, Groups, Judgement
from diplograph.graph.replacement import Correction
from diplograph.graph.rows import Rows
from diplograph.graph.verdicts import Verdict, Word
from diplograph.model import Actor, ActorType, Extraction, article_path, digest, slug
from diplograph.ontology.vocab import DCT, DG, RDFS

ACTOR = ox.NamedNode(DG.Actor)
CLAIM = ox.NamedNode(DG.Claim)
Said = Judgement | AddedActor | Verdict
AGREE = frozenset({(Word.ACCEPT, Word.ACCEPT), (Word.REJECT, Word.REJECT)})


class Judged(Protocol):
    """What is judged: a `KnowledgeGraph`, of which this file knows no more than it needs."""

    @property
    def store(self) -> ox.Store:
        """The store of its quads."""

    def batch(self) -> AbstractContextManager[object]:
        """Return a block after which all that is due is derived."""

    def following(self, article: str) -> AbstractContextManager[None]:
        """Return a block after which what rests on one article is derived."""

    def extraction(self, article_id: str) -> Extraction:
        """Return an article as it was read."""


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

    def __init__(self, kg: Judged) -> None:
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
            name=judged.plain(name, "the name") or f"{fields[RDFS.label][0]} ({article_id})",
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
            note=judged.plain(note, "the note"),
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

    def claims(self, *, article: str | None = None) -> list[Verdict]:
        """Return the judgements of claims, the earliest first, also those that were taken back.

        Args:
            article: id of an article, for those of its claims alone.
        """
        return verdicts.verdicts(self.kg.store, None if article is None else terms.node(article_path(article)))

    def find(self, words: str = "", *, article: str | None = None) -> Rows:
        """Return the claims whose words, label, source or id hold the words, each with its id and who judged so far.

        Args:
            words: in any case; all claims without.
            article: id of an article, for its claims alone.
        """
        values: dict[str, list[ox.NamedNode | ox.Literal]] = {"words": [terms.text(words)]}
        if article is not None:
            values["article"] = [terms.node(article_path(article))]
        return stores.rows(stores.select(self.kg.store, bind(library.internal("find-claims.rq"), values)))

    def judge_claim(
        self, claim: str, verdict: Word | str, *, who: str, note: str = "", correction: Correction | None = None
    ) -> Verdict:
        """Record that a claim is right ("accept"), wrong ("reject"), to be read otherwise ("replace") or doubtful.

        It hangs on the claim's key, so that it holds when the article is read again; what is rejected or replaced is
        passed over by queries, shortcuts and views, what is accepted counts with confidence 1.

        Args:
            claim: its id, the last part of it, or its key.
            verdict: "accept", "reject", "replace" or "unsure" (which changes nothing).
            who, note: as for `judge`.
            correction: with "replace" alone: what is to be read instead.

        Returns:
            The judgement; the one that is there already when the same analyst has judged so before.

        Raises:
            GraphError: no such claim, a correction that does not fit, or an earlier judgement says the contrary.
        """
        who, word = judged.filled(who, "whoever judges"), _word(verdict)
        if (word is Word.REPLACE) != (correction is not None):
            raise GraphError("only replace takes a correction" if correction else "replace needs a correction")
        at = self._claim(claim)
        [article] = [q.object for q in self.kg.store.quads_for_pattern(at, verdicts.IN_ARTICLE, None)]
        path = terms.record_id(article)
        known = verdicts.verdicts(self.kg.store, terms.node(path))
        there = [one for one in known if terms.record_id(at) in one.claims and one.verdict is not Word.UNSURE]
        for old in there:
            if (old.verdict, old.who) == (word, who) and word is not Word.REPLACE:
                return old
        against = [old for old in there if word is not Word.UNSURE and (old.verdict, word) not in AGREE]
        if against:
            raise GraphError(
                f"that would contradict: {against[-1]}. Take back what is wrong first: "
                f"diplograph judge undo OUT {against[-1].id}"
            )
        said, instead = self._verdict(at, path, word, who, note, correction)
        with self.kg.following(path):
            stores.change(self.kg.store, insert=[*verdicts.quads(said), *instead, stores.DUE])
        return next(one for one in verdicts.verdicts(self.kg.store, terms.node(path)) if one.id == said.id)

    def take_back(self, id: str, *, who: str) -> Said:
        """Take back a judgement or an added actor: it stays on record, with the day and the name, and no longer holds.

        Raises:
            GraphError: no such one, taken back before, or judgements that hold rest on the actor.
        """
        records: dict[str, Said] = {j.id: j for j in self.all()}
        records |= {actor.id: actor for actor in self.added()} | {said.id: said for said in self.claims()}
        record = records.get(id)
        if record is None:
            hint = did_you_mean(id, records)
            raise GraphError(
                f'no judgement "{id}"' + (f"; {hint}" if hint else "; see: diplograph actors list OUT, judge list OUT")
            )
        if record.taken_back is not None:
            raise GraphError(f"{id} was taken back on {record.taken_back.date()} by {record.taken_back_by}")
        resting = [j.id for j in self.all() if id in (j.left, j.right) and j.taken_back is None]
        if resting:
            raise GraphError(f"{', '.join(resting)} rest on {id}; take them back first")
        when = judged.now()
        one_article = isinstance(record, Verdict) and record.article is not None
        with self.kg.following(record.article or "") if one_article else self.kg.batch():  # type: ignore[union-attr]
            stores.change(self.kg.store, insert=[*judged.end(id, who, when), stores.DUE])
        ended = {"taken_back": when, "taken_back_by": who.strip()}
        return record.model_copy(update=ended | ({"claims": ()} if isinstance(record, Verdict) else {}))

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
            note=judged.plain(note, "the note"),
        )
        with self.kg.batch():
            stores.change(self.kg.store, insert=[*facts, *judged.quads(made), stores.DUE])
        return made

    def _claim(self, wanted: str) -> ox.NamedNode:
        """Return the claim of an article that an id, the last part of it, or a key means."""
        store = self.kg.store
        ids = [terms.node(wanted)] if wanted.startswith("article/") else []
        keyed = store.quads_for_pattern(None, verdicts.KEY, terms.text(wanted))
        named = {quad.subject for at in ids for quad in store.quads_for_pattern(at, judged.TYPE, CLAIM)}
        found = named or {quad.subject for quad in keyed if quad.graph_name != judged.GRAPH}
        if not found:  # the last part of an id: all must be looked through
            known = store.quads_for_pattern(None, judged.TYPE, CLAIM)
            ends = (quad.subject for quad in known if quad.graph_name != judged.GRAPH)
            found = {at for at in ends if terms.lexical(at).endswith(f"/{wanted}")}
        if len(found) != 1:
            what = f"{len(found)} claims are" if found else "no claim is"
            raise GraphError(f'{what} "{wanted}"; give the id that diplograph judge find OUT WORDS shows')
        return terms.iri(terms.lexical(found.pop()))

    def _verdict(
        self, at: ox.NamedNode, path: str, word: Word, who: str, note: str, correction: Correction | None
    ) -> tuple[Verdict, list[ox.Quad]]:
        """Return the judgement of a claim, and the quads of what stands instead."""
        store, when, graph = self.kg.store, judged.now(), ox.NamedNode(graph_of(path))
        read = self.kg.extraction(judged.values(store, terms.node(path), graph)[DCT.identifier][0])
        claim = next(one for one in read.claims if one.id == terms.record_id(at))
        id = f"judgement/{digest(claim.key, word, who, when.isoformat(), length=12)}"
        instead: list[ox.Quad] = []
        if correction is not None:
            for actor in correction.parties:
                self._need(actor)
            apart = {j.right: j.left for j in self.all() if j.taken_back is None and judged.apart_in(j) == path}
            names = {actor: self._name(actor) for actor in {*correction.parties, *apart.values()}}
            names |= {one.id: one.label for one in read.situations} | {one.id: one.name for one in read.actors}
            instead = replacement.quads(
                read, claim, correction, judgement=id, who=who, when=when, meant=apart, names=names
            )
        words = claim.evidence[0]
        said = Verdict(
            id=id,
            verdict=word,
            key=claim.key,
            article=path,
            content=verdicts.content(store, at, graph),
            quote=words.of(read.article.text),
            start=words.start,
            end=words.end,
            replacement=replacement.claim_id(id) if correction else None,
            who=who,
            when=when,
            note=judged.plain(note, "the note"),
        )
        return said, instead

    def _name(self, actor: str) -> str:
        found = self.kg.store.quads_for_pattern(terms.node(actor), ox.NamedNode(RDFS.label), None)
        return min((terms.lexical(quad.object) for quad in found), default=actor)

    def _knows(self, actor: str) -> bool:
        return next(self.kg.store.quads_for_pattern(terms.node(actor), judged.TYPE, ACTOR), None) is not None

    def _need(self, actor: str) -> None:
        if not self._knows(actor):
            found = self.kg.store.quads_for_pattern(None, judged.TYPE, ACTOR)
            hint = did_you_mean(actor, {terms.record_id(quad.subject) for quad in found})
            raise GraphError(f'no actor "{actor}" in the graph' + (f"; {hint}" if hint else ""))


def _word(verdict: Word | str) -> Word:
    try:
        return Word(verdict)
    except ValueError:
        raise GraphError(f'"{verdict}" is no verdict; choose one of {", ".join(Word)}') from None
