"""What the store costs above bare pyoxigraph: adding an article, loading many at once. Ratios of CPU within one run.

What is asked: adding an article (checked against the shapes, encoded, stored, shortcuts derived) at most 3 times the
bare `extend` of its quads and pyshacl's own time; loading in bulk at least .8 of bare `bulk_load`. The articles are
made up here: 16 events each, 150 actors, on disk.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from diplograph.graph.encode import encode, serialize
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Event,
    Extraction,
    Factuality,
    Interval,
    Run,
    Span,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
)
from diplograph.ontology import schema, shapes

KINDS = [*[kind for kind in schema.event_types() if not schema.symmetric(kind)][:12], "Meeting", "PhoneCall"]
PUBLISHER = Actor(id="publisher/gazette", name="Gazette", type=ActorType.COMPANY)
ACTORS = [Actor(id=f"actor/s{i}", name=f"State {i}", type=ActorType.STATE) for i in range(150)]
EVENTS = 16


def article(number: int) -> Extraction:
    """Return a made-up article; the same number gives the same."""
    dice = random.Random(number)
    day = date(2011, 1, 1) + timedelta(days=number % 3000)
    pairs = [dice.sample(ACTORS, 2) for _ in range(EVENTS)]
    sentences = [f"{one.name} did something to {other.name}. " for one, other in pairs]
    told = Article(id=f"m{number}", text="".join(sentences), title=f"Number {number}", date=day, source="Gazette")
    time_ = Interval(start=day, end=day, precision=TimePrecision.DAY, basis=TimeBasis.EXPLICIT)
    events, claims, at = [], [], 0
    for i, (pair, sentence) in enumerate(zip(pairs, sentences, strict=True)):
        kind, words = dice.choice(KINDS), Span(start=at, end=at + len(sentence) - 1)
        ids = tuple(actor.id for actor in pair)
        parties = {"participants": ids} if schema.symmetric(kind) else {"actors": ids[:1], "recipients": ids[1:]}
        events.append(
            Event(id=f"{told.path}/event/{i}", type=kind, label=sentence, time=time_, mentions=(words,), **parties)
        )
        claims.append(
            Claim(
                id=f"{told.path}/claim/{i}",
                situation=events[-1].id,
                source=PUBLISHER.id,
                depth=0,
                factuality=Factuality.HOLDS,
                standing=Standing.NARRATED,
                evidence=(words,),
                rule="made",
                confidence=0.9,
                key=digest(number, i),
            )
        )
        at += len(sentence)
    named = {actor.id: actor for pair in pairs for actor in pair} | {PUBLISHER.id: PUBLISHER}
    return Extraction(
        article=told,
        run=Run(extractor="made", version="1", model="none", config="none"),
        publisher=PUBLISHER.id,
        actors=tuple(named[key] for key in sorted(named)),
        situations=tuple(events),
        claims=tuple(claims),
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that it takes: a clock would measure others."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


class Shacl:
    """Counts the time within pyshacl while it is on."""

    def __enter__(self) -> "Shacl":
        """Begin."""
        self.took, self._real = 0.0, shapes.validate

        def timed(*args: object, **named: object) -> object:
            begun = time.process_time()
            try:
                return self._real(*args, **named)
            finally:
                self.took += time.process_time() - begun

        shapes.validate = timed
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        shapes.validate = self._real


def adding(folder: Path, there: int, rounds: int) -> str:
    """Add articles one by one, turn about with the bare `extend` of their quads."""
    with KnowledgeGraph(folder / "kg") as kg:
        kg.bulk_load((article(i) for i in range(there)), check=False)
        kg.add(article(there))  # loads pyshacl
        bare = ox.Store(str(folder / "bare"))
        bare.bulk_extend(quad for i in range(there) for quad in encode(article(i)))
        whole, extends, checks = [], [], []
        for number in range(there + 1, there + 1 + rounds):
            made = article(number)
            quads = encode(made)
            extends.append(seconds(lambda quads=quads: bare.extend(quads)))
            with Shacl() as shacl:
                whole.append(seconds(lambda made=made: kg.add(made)))
            checks.append(shacl.took)
    took, extend, check = median(whole), median(extends), median(checks)
    return (
        f"an article of {len(quads)} quads into a store of {there}: {took * 1000:.0f} ms; bare extend "
        f"{extend * 1000:.1f} ms, pyshacl {check * 1000:.0f} ms; ratio to both {took / (extend + check):.2f} (asked: "
        f"3); all but pyshacl {(took - check) * 1000:.0f} ms\n"
    )


def loading(folder: Path, count: int) -> str:
    """Load a file of N-Quads in bulk, and bare."""
    file = folder / "many.nq"
    with file.open("wb") as out:
        serialize(map(article, range(count)), "nquads", out)
    bare = [ox.Store(str(folder / "bare"))]
    plain = seconds(lambda: bare[0].bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS))
    quads = len(bare.pop())
    derived = 0.0
    with KnowledgeGraph(folder / "kg") as kg:
        real = kg.derive

        def derive() -> None:
            nonlocal derived
            derived = seconds(real)

        kg.derive = derive  # type: ignore[method-assign]
        whole = seconds(lambda: kg.bulk_load([file]))
    ours = whole - derived
    return (
        f"{quads:,} quads in bulk: bare {plain:.1f} s ({quads / plain:,.0f} a second), ours {ours:.1f} s and "
        f"{derived:.1f} s for the shortcuts; ratio of the loading {plain / ours:.2f} (asked: .8), with the shortcuts "
        f"{plain / whole:.2f}\n"
    )


def main() -> None:
    """Measure both."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=1500, help="in the file that is loaded in bulk")
    options.add_argument("--there", type=int, default=300, help="in the store to which single ones are added")
    options.add_argument("--rounds", type=int, default=25)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(adding(Path(folder, "one"), given.there, given.rounds))
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(loading(Path(folder), given.articles))


if __name__ == "__main__":
    main()
