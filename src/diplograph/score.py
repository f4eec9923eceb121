"""Annotated articles and what was read from them in, figures out: how right are the claims?

From lenient to strict: `event` (right type at the same place, or told elsewhere with the right parties), `who` (and the
parties: F1 of each role at least .5), `claim` (and factuality and chain of speakers), beside them `statement` (who, for
plain statements), `dyad` ({country, country, PLOVER category} once per article), `stance` (holder, target, value) and
`actor` (named actors found). Near types count as alike; a second telling of a matched event is not punished.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import product

from diplograph.gold import GoldArticle, GoldEvent, GoldStance, Pair
from diplograph.model import Actor, Claim, Event, Extraction, Record, Stance
from diplograph.ontology import schema

ALIKE = (
    {"Condemnation", "Accusation"},
    {"Demand", "Request"},
    {"Offer", "Commitment"},
    {"Meeting", "Negotiation", "Summit"},
    {"Visit", "Hosting"},
)
LONGEST = 600  # characters of evidence that still say where something stands
NAMES = ("event", "who", "claim", "statement", "dyad", "stance", "actor")
NAMED = ("Person", "State", "Organization")


class Figure(Record):
    """Hits, and what was read and wanted."""

    hit: int = 0
    read: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 2 hit / (read + gold)."""
        return 2 * self.hit / max(1, self.read + self.gold)

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.hit / max(1, self.read)

    @property
    def recall(self) -> float:
        """Share of what was wanted that was read."""
        return self.hit / max(1, self.gold)


class Score(Record):
    """Figures by name (`NAMES`), accuracies on the matched `who` pairs, and the misses and extras in words."""

    figures: dict[str, Figure]
    accuracy: dict[str, float]
    misses: tuple[str, ...]


class _Read:
    """One claim of an event, with the roles as the figures compare them."""

    def __init__(self, extraction: Extraction, claim: Claim, event: Event, leaf: str) -> None:
        self.claim, self.event, self.leaf = claim, event, leaf
        self.symmetric = schema.symmetric(leaf)
        self.actors = set(event.parties) if self.symmetric else set(event.actors or event.participants)
        self.recipients = set() if self.symmetric else set(event.recipients)
        self.chain = extraction.chain(claim)
        self.evidence = [(span.start, span.end) for span in claim.evidence]
        self.carries = any(other.relayed_by == claim.id for other in extraction.claims)


class Scorer:
    """Scores one article after the other and keeps the sums."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.misses: list[str] = []

    def result(self) -> Score:
        """Return the figures so far."""
        return Score(
            figures={n: Figure(hit=self.hit[n], read=self.read[n], gold=self.gold[n]) for n in NAMES},
            accuracy={k: self.right[k] / n for k, n in sorted(self.asked.items())},
            misses=tuple(self.misses),
        )

    def add(self, gold: GoldArticle, extraction: Extraction) -> None:
        """Score one article."""
        one = _Article(gold, extraction)
        self._actors(one)
        self._events(one)
        self._dyads(one)
        self._stances(one)

    def _actors(self, one: "_Article") -> None:
        named = [a.key for a in one.gold.actors if a.type in NAMED and a.mentions]
        loose = [a.key for a in one.gold.actors if a.key not in named]
        ids = {i for e in one.reads for i in (*e.event.parties, *e.event.envoys, *e.chain)}
        ids |= {i for s, c in one.stances for i in (s.holder, s.target, *one.extraction.chain(c))}
        ids = {i for i in ids if one.spans.get(i)}
        ids = {i for i in ids if any(one.same(k, i) for k in named) or not any(one.same(k, i) for k in loose)}
        self.gold["actor"] += len(named)
        self.read["actor"] += len(ids)
        found = sum(any(one.same(k, i) for i in ids) for k in named)
        self.hit["actor"] += min(found, sum(any(one.same(k, i) for k in one.by_key) for i in ids))
        for key in named:
            country, match = one.by_key[key].country, [i for i in ids if one.same(key, i)]
            if country and match:
                self._ask("country", any(one.actors[i].country == country for i in match if i in one.actors))

    def _ask(self, name: str, right: bool) -> None:
        self.asked[name] += 1
        self.right[name] += right

    def _events(self, one: "_Article") -> None:
        matched = one.matched()
        told_twice = one.told_twice(matched)
        wanted, read = one.gold.events, [r for j, r in enumerate(one.reads) if j not in told_twice]
        for name in ("event", "who", "claim"):
            self.gold[name] += sum(g.type != "Statement" for g in wanted)
            self.read[name] += sum(r.leaf != "Statement" for r in read)
        self.gold["statement"] += sum(g.type == "Statement" for g in wanted)
        self.read["statement"] += sum(r.leaf == "Statement" for r in read)
        for i, j in matched:
            self._pair(one, wanted[i], one.reads[j])
        done = {i for i, _ in matched}
        self.misses += [f"MISS  {one.words(g)}" for i, g in enumerate(wanted) if i not in done]
        extra = set(range(len(one.reads))) - told_twice - {j for _, j in matched}
        self.misses += [f"EXTRA {one.told(one.reads[j])}" for j in sorted(extra)]

    def _pair(self, one: "_Article", gold: GoldEvent, read: _Read) -> None:
        plain = gold.type == "Statement"
        self.hit["event"] += not plain
        if not one.who(gold, read):
            self.misses.append(f"WHO   {one.words(gold)} read {one.told(read)}")
            return
        self.hit["statement" if plain else "who"] += 1
        factuality, chain = gold.factuality == read.claim.factuality, one.chained(gold, read)
        self._ask("type", gold.type == read.leaf)
        self._ask("factuality", factuality)
        self._ask("chain", chain)
        self._ask("standing", gold.standing == read.claim.standing)
        if gold.time:
            time = read.event.time
            self._ask("time", time is not None and (time.start, time.end) == gold.time)
        if factuality and chain:
            self.hit["claim"] += not plain
        else:
            self.misses.append(f"CLAIM {one.words(gold)} read {one.told(read)}")

    def _dyads(self, one: "_Article") -> None:
        country = {k: a.country for k, a in one.by_key.items()}
        wanted = {
            (country[a], country[b], category(g.type))
            for g in one.gold.events
            for a, b in dyads(g.type, g.actors, g.recipients)
        }
        read = {
            (one.country(a), one.country(b), category(r.leaf))
            for r in one.reads
            for a, b in dyads(r.leaf, sorted(r.actors), sorted(r.recipients))
        }
        wanted, read = ({d for d in s if d[0] and d[1] and d[0] != d[1]} for s in (wanted, read))
        self.gold["dyad"] += len(wanted)
        self.read["dyad"] += len(read)
        self.hit["dyad"] += len(wanted & read)

    def _stances(self, one: "_Article") -> None:
        used: set[int] = set()
        self.gold["stance"] += len(one.gold.stances)
        self.read["stance"] += len(one.stances)
        for gold in one.gold.stances:
            hit = next((j for j, (s, c) in enumerate(one.stances) if j not in used and one.held(gold, s, c)), None)
            if hit is not None:
                used.add(hit)
                self.hit["stance"] += 1


class Namesakes:
    """Says which annotated actor of an article is which that was read.

    Args:
        gold: the annotated article.  actors: those that were read.
    """

    def __init__(self, gold: GoldArticle, actors: Iterable[Actor]) -> None:
        self.by_key = {a.key: a for a in gold.actors}
        self.actors: dict[str, Actor] = {a.id: a for a in actors}
        self.spans = {a.id: [(m.start, m.end) for m in a.mentions] for a in self.actors.values()}

    def same(self, key: str, actor: str) -> bool:
        """Say whether a gold actor and a read one share a mention, or the name."""
        mine = self.by_key[key]
        if any(overlap(m, s) for m in mine.mentions for s in self.spans.get(actor, ())):
            return True
        return actor in self.actors and mine.name.casefold() == self.actors[actor].name.casefold()


class _Article(Namesakes):
    """One annotated article beside what was read from it."""

    def __init__(self, gold: GoldArticle, extraction: Extraction) -> None:
        super().__init__(gold, extraction.actors)
        self.gold, self.extraction = gold, extraction
        self.reads: list[_Read] = []
        self.stances: list[tuple[Stance, Claim]] = []
        for claim in extraction.claims:
            situation = extraction.situation(claim.situation)
            if isinstance(situation, Stance):
                self.stances.append((situation, claim))
            elif isinstance(situation, Event) and (leaf := schema.published(situation.type)):
                self.reads.append(_Read(extraction, claim, situation, leaf))

    def country(self, actor: str) -> str | None:
        return self.actors[actor].country if actor in self.actors else None

    def _shared(self, keys: Iterable[str], ids: set[str]) -> int:
        return sum(any(self.same(k, i) for i in ids) for k in keys)

    def _role(self, keys: tuple[str, ...], ids: set[str]) -> bool:
        if not keys or not ids:
            return not keys and not ids
        right = min(self._shared(keys, ids), sum(any(self.same(k, i) for k in keys) for i in ids))
        return 2 * right / (len(keys) + len(ids)) >= 0.5

    def who(self, gold: GoldEvent, read: _Read) -> bool:
        """Say whether the parties are right."""
        if schema.symmetric(gold.type) or read.symmetric:
            return self._role(gold.actors + gold.recipients, read.actors | read.recipients)
        right = self._role(gold.actors, read.actors)
        return right and (gold.type == "Statement" or self._role(gold.recipients, read.recipients))

    def chained(self, gold: GoldEvent, read: _Read) -> bool:
        """Say whether the speakers are right, an event's own actor as last speaker left aside."""
        mine, theirs = list(gold.chain), list(read.chain)
        while mine and mine[-1] in gold.actors:
            mine.pop()
        while theirs and theirs[-1] in read.actors:
            theirs.pop()
        return len(mine) == len(theirs) and all(self.same(k, i) for k, i in zip(mine, theirs, strict=True))

    def matched(self) -> list[tuple[int, int]]:
        """Pair gold and read events, the best pairs first."""
        pairs = []
        for (i, gold), (j, read) in product(enumerate(self.gold.events), enumerate(self.reads)):
            if not alike(gold.type, read.leaf):
                continue
            here = any(same_place(gold.evidence, span) for span in read.evidence)
            who = self.who(gold, read)
            if here or (bool(gold.actors) and self._named_there(read) and who):
                near = any(overlap(gold.trigger, span) for span in read.evidence)
                exact = (gold.type == read.leaf) + (gold.factuality == read.claim.factuality)
                pairs.append((here * 2 + who * 4 + exact + self.chained(gold, read) + near, i, j))
        done_gold: set[int] = set()
        done_read: set[int] = set()
        found = []
        for _, i, j in sorted(pairs, reverse=True):
            if i not in done_gold and j not in done_read:
                done_gold.add(i)
                done_read.add(j)
                found.append((i, j))
        return found

    def _named_there(self, read: _Read) -> bool:
        short = [span for span in read.evidence if span[1] - span[0] <= LONGEST]
        mentions = [m for i in read.actors | read.recipients for m in self.spans.get(i, ())]
        return any(overlap(span, m) for span in short for m in mentions)

    def told_twice(self, matched: list[tuple[int, int]]) -> set[int]:
        """Read events that repeat a matched one, and statements that only carry a claim: neither right nor wrong."""
        done = {j for _, j in matched}
        return {
            j
            for j, read in enumerate(self.reads)
            if j not in done and ((read.carries and read.leaf == "Statement") or self._repeats(read, matched))
        }

    def _repeats(self, read: _Read, matched: list[tuple[int, int]]) -> bool:
        return any(
            alike(self.gold.events[i].type, read.leaf)
            and self.who(self.gold.events[i], read)
            and (read.claim.factuality, read.chain) == (self.reads[j].claim.factuality, self.reads[j].chain)
            for i, j in matched
        )

    def held(self, gold: GoldStance, stance: Stance, claim: Claim) -> bool:
        """Say whether a read stance is the gold one."""
        if stance.value != gold.value or not self.same(gold.holder, stance.holder):
            return False
        if gold.target:
            return self.same(gold.target, stance.target)
        label = self.actors[stance.target].name if stance.target in self.actors else ""
        if not label and any(s.id == stance.target for s in self.extraction.situations):
            label = self.extraction.situation(stance.target).label
        shared = set(re.findall(r"\w{4,}", label.casefold())) & set(
            re.findall(r"\w{4,}", (gold.about or "").casefold())
        )
        return bool(shared) and any(same_place(gold.evidence, (s.start, s.end)) for s in claim.evidence)

    def words(self, gold: GoldEvent) -> str:
        """A gold event in a line."""
        chain = "".join(f"[{k}] " for k in gold.chain)
        text = " ".join(self.gold.text[slice(*gold.evidence)].split())[:110]
        parties = f"{', '.join(gold.actors)} -> {', '.join(gold.recipients)}"
        return f"{self.gold.id}: {chain}{gold.type} {parties} {gold.factuality} | {text}"

    def told(self, read: _Read) -> str:
        """A read event in a line."""
        chain = "".join(f"[{self.actors[i].name}] " for i in read.chain if i in self.actors)
        text = " ".join(self.gold.text[slice(*read.evidence[0])].split())[:110]
        return f"{self.gold.id}: {chain}{read.event.label} {read.claim.factuality} <{read.claim.rule}> | {text}"


def alike(a: str, b: str) -> bool:
    """Say whether two types are the same, or so near that readers differ over them."""
    return a == b or any(a in group and b in group for group in ALIKE)


def category(kind: str) -> str:
    """Return the PLOVER category of a type; for those that PLOVER leaves out "STATE" (speech) or "DECIDE"."""
    return schema.plover_category(kind) or ("STATE" if schema.is_a(kind, "SpeechEvent") else "DECIDE")


def overlap(a: Pair, b: Pair) -> int:
    """Return the number of characters that two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_place(gold: Pair, read: Pair) -> bool:
    """Say whether the stretches share three tenths of the shorter one."""
    shorter = min(gold[1] - gold[0], read[1] - read[0])
    return read[1] - read[0] <= LONGEST and overlap(gold, read) >= 0.3 * shorter > 0


def dyads(kind: str, actors: Iterable[str], recipients: Iterable[str]) -> list[tuple[str, str]]:
    """Return who faces whom: all pairs of a symmetric event, else actor to recipient."""
    if schema.symmetric(kind):
        parties = list(actors)
        return [(a, b) for a in parties for b in parties if a != b]
    return list(product(actors, recipients))


def right_claims(gold: GoldArticle, extraction: Extraction) -> dict[str, bool]:
    """Return for each claim that can be judged whether it is right: event, parties, factuality and speakers.

    A second telling of a matched event is judged like the first; a statement that only carries others is right when one
    of those is.
    """
    one = _Article(gold, extraction)
    matched = one.matched()
    partner = {j: i for i, j in matched}
    told_twice = one.told_twice(matched)
    right: dict[str, bool] = {}
    for j, read in enumerate(one.reads):
        wanted = gold.events[partner[j]] if j in partner else None
        if wanted is not None:
            same = wanted.factuality == read.claim.factuality and one.chained(wanted, read)
            right[read.claim.id] = same and one.who(wanted, read)
        elif not read.carries:
            right[read.claim.id] = j in told_twice
    used: set[int] = set()
    for held, claim in one.stances:
        hit = next((i for i, g in enumerate(gold.stances) if i not in used and one.held(g, held, claim)), None)
        right[claim.id] = hit is not None
        used |= {hit} if hit is not None else set()
    below: dict[str, list[bool]] = {}
    for claim in extraction.claims:
        if claim.relayed_by is not None and claim.id in right:
            below.setdefault(claim.relayed_by, []).append(right[claim.id])
    return {**{carrier: any(found) for carrier, found in below.items()}, **right}


def score(gold: Iterable[GoldArticle], extractions: Iterable[Extraction]) -> Score:
    """Score what was read from annotated articles.

    Args:
        gold: annotated articles.  extractions: what was read from each, in the same order.
    """
    scorer = Scorer()
    for wanted, read in zip(gold, extractions, strict=True):
        scorer.add(wanted, read)
    return scorer.result()
