"""Makes a store of about 2.5 million quads: 50,000 events in 3,125 made-up articles, the same ones for the same seed.

    python tests/benchmarks/synthetic.py FOLDER [ARTICLES]

The extractions are made claim by claim, as the tests make theirs, and go through encode(); no text is read. Actors,
offices and kinds of events are drawn as unevenly as in the news: a few do most. One article in twenty is a copy of an
earlier one. What `build` derives is derived: shortcuts, what claims tell, copies and links across articles.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from made_graph import Told

from diplograph.across.derive import derive
from diplograph.graph.encode import encode
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Actor, ActorType, Amount, Condition, Extraction, digest

ARTICLES, EVENTS, COPIED = 3_125, 16, 20  # events of one article; each COPIED-th is printed again by another paper
STATES = [f"State {n}" for n in range(180)]
ENVOYS = {f"Minister {n}": STATES[n % len(STATES)] for n in range(540)}  # who acts for whom
PAPERS = [f"Paper {n}" for n in range(40)]
BEGIN, DAYS = date(2009, 1, 1), 1_096
KINDS = {
    "Meeting": 14, "Statement": 10, "Accusation": 9, "Demand": 7, "Request": 4, "Visit": 6, "Agreement": 6,
    "Commitment": 6, "Refusal": 5, "Hosting": 4, "PhoneCall": 3, "Denial": 3, "Threat": 3, "Sanction": 3, "Offer": 3,
    "MilitaryAction": 5, "Vote": 3, "EnvoyMission": 2, "StanceChange": 1, "EconomicLoss": 1, "ContractOpportunity": 1,
    "Apology": 1,
}  # fmt: skip
FACTUALITIES = {"Holds": 76, "DoesNotHold": 5, "Planned": 8, "Wanted": 5, "Possible": 3, "Predicted": 3}
MUTUAL = frozenset({"Meeting", "Agreement", "PhoneCall"})
INTERESTS = frozenset({"EconomicLoss", "ContractOpportunity"})
VOTES = ("For", "For", "For", "Against", "Abstained")


def rare(names: list[str]) -> list[float]:
    """Return cumulative weights by which the first name is drawn most often."""
    return list(accumulate(1 / (place + 2) ** 0.7 for place in range(len(names))))


class Made(Told):
    """An article drawn by chance."""

    def __init__(self, number: int, chance: random.Random) -> None:
        super().__init__(f"made-{number}", BEGIN + timedelta(chance.randrange(DAYS)), chance.choice(PAPERS))
        self.chance = chance
        # an article is about a handful of actors
        states = dict.fromkeys(chance.choices(STATES, cum_weights=STATE_WEIGHTS, k=5))
        persons = dict.fromkeys(chance.choices(list(ENVOYS), cum_weights=ENVOY_WEIGHTS, k=5))
        self.cast = [*states, *persons]
        self.speakers = [*persons, "?an official"]
        for person in persons:
            self.role(person, "Minister", ENVOYS[person], BEGIN, BEGIN + timedelta(DAYS))

    def who(self, *names: str) -> tuple[str, ...]:
        """Return the ids of actors, ministers as persons."""
        found = super().who(*names)
        for name, actor in zip(names, found, strict=True):
            if name in ENVOYS:
                self.actors[actor] = Actor(id=actor, name=name, type=ActorType.PERSON)
        return found

    def claim(self, situation: str, source: str = "", factuality: str = "Holds", *more: str, **rest: Any) -> str:
        """Add a claim as deep as the one that relays it wants."""
        name = super().claim(situation, source, factuality, *more, **rest)
        made = self.claims[-1]
        if made.relayed_by:
            told = next(claim for claim in self.claims if claim.id == made.relayed_by)
            self.claims[-1] = made.model_copy(update={"depth": told.depth + 1})
        return name

    def happen(self, measure: str) -> None:
        """Tell of one event: by the paper, by a speaker, by both, or as what somebody promises or demands."""
        chance = self.chance
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        one, other = chance.sample(self.cast, 2)
        day = self.day - timedelta(chance.randrange(30)) if chance.random() < 0.8 else None
        if kind == "EnvoyMission":
            envoy = self.who(chance.choice(self.speakers[:-1]))
            event = self.event(kind, one, to=(other,), day=day, envoys=envoy)
        elif kind == "Vote":
            event = self.event(kind, one, day=day, vote=chance.choice(VOTES), part_of=measure)
            self.claim(measure)
        elif kind in MUTUAL:
            both = self.who(one, other)
            event = self.event(kind, one, other, day=day, actors=(), participants=both)
        elif kind in INTERESTS:
            event = self.interest(kind, one)
        else:
            event = self.event(kind, one, to=(other,), day=day)
        factuality = chance.choices(list(FACTUALITIES), list(FACTUALITIES.values()))[0]
        plain = chance.random() < 0.65
        told = self.claim(event, factuality=factuality) if plain else self._said(event, factuality)
        if chance.random() < 0.1:
            denied = self._said(event, "DoesNotHold" if chance.random() < 0.4 else "Holds")
            if chance.random() < 0.3:
                self.conflict(chance.choice(["factuality", "stance", "number"]), told, denied)
        if kind in ("Commitment", "Demand", "Request") and chance.random() < 0.7:
            deed = self.event(chance.choice(["Aid", "Visit", "Sanction", "Release"]), one, to=(other,))
            self.claim(deed, one, "Planned" if kind == "Commitment" else "Wanted", relayed=told)

    def interest(self, kind: str, whose: str) -> str:
        """Add an economic interest and return its id."""
        value = self.chance.randrange(1, 900) * 1e6
        amount = Amount(value=value, currency="USD", text=f"{value / 1e6:g} million dollars")
        name, label = f"{self.path}/interest/{len(self.situations)}", f"{whose}: {kind}"
        self.situations.append(Condition(id=name, type=kind, label=label, participants=self.who(whose), amount=amount))
        return name

    def _said(self, event: str, factuality: str) -> str:
        speaker = self.chance.choice(self.speakers)
        told = self.claim(self.event("Statement", speaker, to=(self.chance.choice(self.cast[:3]),), day=self.day))
        standing = "Alleged" if self.chance.random() < 0.1 else ""
        day = self.day - timedelta(self.chance.randrange(3))
        return self.claim(event, speaker, factuality, standing, relayed=told, said=day)


STATE_WEIGHTS, ENVOY_WEIGHTS = rare(STATES), rare(list(ENVOYS))


def extractions(articles: int = ARTICLES, seed: int = 2026) -> Iterator[Extraction]:
    """Yield made extractions."""
    chance, last = random.Random(seed), None
    for number in range(articles):
        if last is not None and number % COPIED == 0:
            yield copy(last, number)
            continue
        article = Made(number, chance)
        measure = article.event("Authorization", article.cast[0], label=f"the measure {number % 200}")
        while len(article.situations) < EVENTS:
            article.happen(measure)
        for _ in range(2):
            holder, target = chance.sample(article.cast, 2)
            value = chance.choice(["Supports", "Opposes", "Opposes", "Neutral", "Mixed"])
            day = article.day if chance.random() < 0.7 else None
            article.claim(article.stance(holder, value, target, day=day))
        last = article.extraction()
        yield last


def copy(one: Extraction, number: int) -> Extraction:
    """Return an article as another paper prints it a day later."""
    name, paper = f"made-{number}", PAPERS[number % len(PAPERS)]
    old, new = f"publisher/{_path(one.article.source or '')}", f"publisher/{_path(paper)}"
    anew = Extraction.model_validate_json(one.model_dump_json().replace(f"{one.article.path}/", f"article/{name}/"))
    claims = (claim.model_copy(update={"key": digest(name, claim.key)}) for claim in anew.claims)
    day = None if one.article.date is None else one.article.date + timedelta(1)
    return anew.model_copy(
        update={
            "article": anew.article.model_copy(update={"id": name, "source": paper, "date": day}),
            "publisher": new,
            "claims": tuple(c.model_copy(update={"source": new}) if c.source == old else c for c in claims),
            "actors": tuple(a.model_copy(update={"id": new, "name": paper}) if a.id == old else a for a in anew.actors),
        }
    )


def _path(name: str) -> str:
    return name.lower().replace(" ", "-")


def make(folder: Path, articles: int = ARTICLES) -> int:
    """Make the store in a folder and return the number of its quads; in bulk, without the shapes' check."""
    with KnowledgeGraph(folder) as kg:
        kg.store.bulk_extend(quad for one in extractions(articles) for quad in encode(one))
        kg.derive()
        derive(kg)
        kg.store.optimize()
        return len(kg.store)


def main() -> None:
    """Make one where the command line says."""
    folder = Path(sys.argv[1])
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    sys.stdout.write(f"{make(folder, articles):,} quads of {articles:,} articles in {folder}\n")


if __name__ == "__main__":
    main()
