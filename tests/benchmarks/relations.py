"""How long the measures of a network of 100,000 relations take, and what each is of the whole.

CPU time of this process, not the clock: a busy machine would measure others. What is asked: what the page shows under
10 s. The network is frozen, so that its measures share one pass, which the first of them pays for. Made by chance from
a seed: 2,000 actors of whom some act far more than others, four years, every kind of event, stances, and a quarter that
is planned, denied or alleged.

By hand: `python tests/benchmarks/relations.py [RELATIONS [ACTORS]]`.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from itertools import accumulate
from typing import Any

import networkx as nx

from diplograph.model import ActorType
from diplograph.ontology import schema

rel: Any = import_module("diplograph.relations")
SEED = 7
PAGE = ("ties and bonds", "centralities", "communities", "balance", "months", "trends and turns", "shifts", "mediators")


def made(relations: int, actors: int) -> Any:
    """A network of that many relations."""
    chance = random.Random(SEED)
    keys = [f"actor/{i}" for i in range(actors)]
    busy = list(accumulate(1 / (i + 1) ** 0.7 for i in range(actors)))
    kinds = [kind for kind in schema.event_types() if schema.plover_score(kind) is not None] + ["Supports", "Opposes"]
    told = []
    while len(told) < relations:
        u, v = chance.choices(keys, cum_weights=busy, k=2)
        if u != v:
            told.append(_relation(chance, len(told), u, v, chance.choice(kinds)))
    parties = (rel.Party(id=key, name=key.upper(), type=ActorType.STATE) for key in keys)
    return rel.network(parties, told)


def _relation(chance: random.Random, number: int, u: str, v: str, kind: str) -> Any:
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(1461))
    stance = kind in ("Supports", "Opposes")
    shown = rel.Evidence(article=f"article/{number}", identifier=str(number), sentence=f"{u} {v}", start=0, end=9)
    return rel.Relation(
        actor=u,
        recipient=v,
        actor_id=u,
        recipient_id=v,
        symmetric=not stance and schema.symmetric(kind),
        kind=kind,
        tone="neutral",
        score=None if stance else schema.plover_score(kind),
        factuality=chance.choice(["Holds"] * 8 + ["Planned", "DoesNotHold"]),
        standing=chance.choice(["Narrated"] * 6 + ["Reported"] * 3 + ["Alleged"]),
        start=day,
        end=day,
        date=day,
        confidence=chance.uniform(0.2, 1),
        rule="made",
        situation=f"article/{number}/event/1",
        claim=f"article/{number}/claim/1",
        evidence=(shown,),
    )


def main() -> None:
    """Write the seconds of each measure."""
    relations, actors = (int(word) for word in (sys.argv[1:] + ["100000", "2000"][len(sys.argv) - 1 :])[:2])
    plain = made(relations, actors)
    (tied, bound), months = rel.ties_and_bonds(plain), rel.months(plain)
    one, two = "actor/0", "actor/1"
    left, right = rel.camps(bound, one, two)
    net = nx.freeze(plain.copy())  # the measures of what no longer changes share one pass over it
    measures: dict[str, Callable[[], object]] = {
        "ties and bonds": lambda: rel.ties_and_bonds(net),
        "centralities": lambda: rel.centralities(tied),
        "communities": lambda: rel.communities(bound),
        "balance": lambda: rel.balance(bound),
        "trends and turns": lambda: (rel.trends(months), rel.turns(months)),
        "shifts": lambda: rel.shifts(net),
        "mediators": lambda: rel.mediators(net, tied=bound),
        "months": lambda: rel.months(net),
        "brokers": lambda: rel.brokers(bound, left, right),
        "exchanges": lambda: rel.exchanges(tied),
        "participation": lambda: rel.participation(net),
        "trusted path": lambda: rel.trusted_path(net, "actor/0", f"actor/{actors - 1}"),
        "window of a year": lambda: rel.window(net, since="2021-01-01", until="2021-12-31"),
    }
    took = {}
    for name, work in measures.items():
        begin = time.process_time()
        work()
        took[name] = time.process_time() - begin
    whole = sum(took[name] for name in PAGE)
    sys.stdout.write(f"{relations:,} relations of {len(bound):,} actors, {bound.number_of_edges():,} bonds\n")
    for name, seconds in took.items():
        share = f"{seconds / whole:6.0%} of the page" if name in PAGE else ""
        sys.stdout.write(f"{name:18}{seconds:7.2f} s {share}\n")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{'the page':18}{whole:7.2f} s; {memory} MB at most\n")


if __name__ == "__main__":
    main()
