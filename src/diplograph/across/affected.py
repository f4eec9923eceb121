"""Changed articles and judgements in; the links, events, conflicts and turns that they touch out, old and new.

Everything else stays as it is stored. What is found is what comparing all articles with each other would find: a block
lies in one region (`linking.regions`), so that the articles of a region tell who is whose neighbour in it; events hang
together by links, so that only those that a changed link leads to are made anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from diplograph.across import linking, stored
from diplograph.across.alone import Alone, derived
from diplograph.across.differences import differences
from diplograph.across.judged import holding, judgements, pairs
from diplograph.across.linking import Pair
from diplograph.across.reading import tellings
from diplograph.across.records import Link, Stated, Telling
from diplograph.across.turns import stated, turns
from diplograph.graph import terms
from diplograph.model import Record
from diplograph.ontology.vocab import DG, PROV

GRAPH = stored.GRAPH
IN, TELLING_OF, FROM = (ox.NamedNode(name) for name in (DG.comparedIn, DG.tellingOf, PROV.wasDerivedFrom))


class Read(Record):
    """What is compared of an article."""

    tellings: tuple[Telling, ...]
    stated: tuple[Stated, ...]
    regions: frozenset[str]


class Affected:
    """What changed articles touch.

    Args:
        due: articles whose tellings are new.  gone: those that are no longer there.
        heard: ids of the judgements that what is stored goes by.
    """

    def __init__(
        self, store: ox.Store, due: Collection[str], gone: Collection[str], heard: Collection[str] = ()
    ) -> None:
        self.store, self.due, self.changed = store, due, {*due, *gone}
        self.reads: dict[str, Read] = {}
        self.by_id: dict[str, Telling] = {}
        self._derived = derived(store)
        self.judged = holding(store)
        self.said = {**self.judged.apart, **self.judged.same}
        other = set(heard) ^ set(self.said.values())
        self._turned = {pair for one in judgements(store) if one.id in other for pair in pairs(store, one)}
        self.wanted = {region for article in due for region in self.read(article).regions}
        before = {article: [terms.lexical(q.object) for q in self._of(article, IN)] for article in self.changed}
        self.wanted |= {region for regions in before.values() for region in regions}
        linked = stored.linked(store) if any(before.values()) else ()
        self._lost = [one for one in linked if article_of(one) in self.changed]

    def read(self, article: str) -> Read:
        """Return what is compared of an article, read once."""
        if article not in self.reads:
            source = Alone(self.store, article, self._derived)
            told, held = tuple(tellings(source)), tuple(stated(source))
            within = {region for one in told for region in linking.regions(one)} | {one.key for one in held}
            self.reads[article] = Read(tellings=told, stated=held, regions=frozenset(within))
            self.by_id |= {one.id: one for one in told}
        return self.reads[article]

    def old(self, tellings: Iterable[str]) -> Iterator[ox.Quad]:
        """Yield what is stored of these tellings' links and events, and of the positions in the regions wanted."""
        events = set()
        for telling in tellings:
            for link in stored.links_of(self.store, telling):
                yield from self._of(stored.link_id(link))
            yield from self._of(telling, stored.ALTERNATE)
            for quad in self._of(telling, TELLING_OF):
                events.add(terms.record_id(quad.object))
                yield quad
        for event in events:
            yield from self._of(event)
            for quad in self.store.quads_for_pattern(None, FROM, terms.node(event), GRAPH):
                yield from self._of(terms.record_id(quad.subject))
        for region in self.wanted:
            for quad in self.store.quads_for_pattern(None, IN, terms.text(region), GRAPH):
                if not (at := terms.record_id(quad.subject)).startswith("article/"):
                    yield from self._of(at)

    def new(self, links: Collection[Link]) -> Iterator[ox.Quad]:
        """Yield what takes its place: the links, the events that they make, where these differ, the turns."""
        ends = {end for link in links for end in (link.left, link.right)}
        groups = linking.events(links, {one: article_of(one) for one in ends}, self.judged)
        for members in groups:
            for one in members:
                self.read(article_of(one))
        label = {one: self.by_id[one].label for members in groups for one in members}
        yield from stored.quads(links, groups, label)
        for members in groups:
            for found in differences([members], self.by_id):
                yield from stored.conflict(found, event=linking.event_id(members))
        held = [one for read in self.reads.values() for one in read.stated if one.key in self.wanted]
        changes, clashes = turns(held)
        for turn in changes:
            yield from stored.turn_quads(turn)
        for key, clash in clashes:
            yield from stored.conflict(clash, key=key)

    def links(self) -> tuple[set[str], list[Link]]:
        """Return the tellings whose links or events are to be made anew, and all links between them."""
        self._load(self.wanted)
        near = {one.id for read in self.reads.values() for one in read.tellings}
        before = {(link.left, link.right): link for one in {*near, *self._lost} for link in self._stored(one)}
        before |= {
            pair: link for pair in self._turned for link in self._stored(pair[0]) if (link.left, link.right) == pair
        }
        now = self._now(before)
        anew = {end for pair in before.keys() | now.keys() if self._differs(pair, before, now) for end in pair}
        anew |= {end for pair in self._turned for end in pair}  # two that are held apart may be of one event by others
        by_end: dict[str, dict[Pair, Link]] = defaultdict(dict)
        for pair, link in now.items():
            for end in pair:
                by_end[end][pair] = link
        todo, links = list(anew), dict[Pair, Link]()
        while todo:
            telling = todo.pop()
            known = {(link.left, link.right): link for link in self._stored(telling)}
            kept = {pair: link for pair, link in known.items() if pair not in before}
            mine = kept | by_end.get(telling, {})
            links |= mine
            further = {end for pair in known.keys() | mine.keys() for end in pair} - anew
            anew |= further
            todo += further
        return anew, [links[pair] for pair in sorted(links)]

    def _now(self, before: dict[Pair, Link]) -> dict[Pair, Link]:
        """Return what becomes of the links that were there before, and those that are new."""
        told = [one for read in self.reads.values() for one in read.tellings]
        chosen = linking.candidates(told, self.wanted)
        intact = {pair: link for pair, link in before.items() if self.changed.isdisjoint(map(article_of, pair))}
        doubtful = {pair for pair, link in intact.items() if pair not in chosen and self._is_doubtful(pair, link)}
        if doubtful:
            regions = {region for pair in doubtful for region in self._common(pair)}
            self._load(regions)
            told = [one for read in self.reads.values() for one in read.tellings]
            doubtful -= linking.candidates(told, regions)
        known = {pair: link for pair, link in intact.items() if link.reasons or pair in self.judged.same}
        new = {
            pair
            for pair in self.judged.same
            if pair in self._turned or not self.changed.isdisjoint(map(article_of, pair))
        }
        chosen |= {pair for pair in new if self._tell(pair)} | (intact.keys() - doubtful)
        found = linking.links(list(self.by_id.values()), pairs=chosen, known=known, judged=self.judged)
        return {(link.left, link.right): link for link in found}

    def _is_doubtful(self, pair: Pair, link: Link) -> bool:
        """Say whether a pair may be compared no more: its judgement was taken back, or its blocks have others."""
        if link.judged is not None and pair in self._turned and pair not in self.judged.same:
            return True
        if not self.by_id.keys() >= {*pair}:
            return False
        mine, theirs = (set(linking.keys(self.by_id[one], self.wanted)) for one in pair)
        return not mine.isdisjoint(theirs)

    def _common(self, pair: Pair) -> set[str]:
        if not self._tell(pair):
            return set()
        mine, theirs = (set(linking.regions(self.by_id[one])) for one in pair)
        return mine & theirs

    def _tell(self, pair: Pair) -> bool:
        """Read the articles of a pair; say whether both are tellings."""
        for one in pair:
            self.read(article_of(one))
        return self.by_id.keys() >= {*pair}

    def _differs(self, pair: Pair, before: dict[Pair, Link], now: dict[Pair, Link]) -> bool:
        fresh = not self.changed.isdisjoint(map(article_of, pair))  # what it is told with may differ
        return fresh or before.get(pair) != now.get(pair)

    def _load(self, regions: Iterable[str]) -> None:
        """Read the articles that tell of anything in these regions."""
        for region in regions:
            for quad in self.store.quads_for_pattern(None, IN, terms.text(region), GRAPH):
                article = terms.record_id(quad.subject)
                if article.startswith("article/") and article not in self.changed:
                    self.read(article)

    def _stored(self, telling: str) -> list[Link]:
        return stored.links_of(self.store, telling)

    def _of(self, subject: str, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(terms.node(subject), predicate, None, GRAPH)


def article_of(telling: str) -> str:
    """Return the article of a telling.

    >>> article_of("article/a1/event/3")
    'article/a1'
    """
    return "/".join(telling.split("/")[:2])
