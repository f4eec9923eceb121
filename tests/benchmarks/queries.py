"""CPU seconds of each named query, warm, on a store on disk of 2.5 million quads (a clock would measure others).

    python tests/benchmarks/queries.py FOLDER [QUERY ...]

FOLDER keeps the store of synthetic.py; it is made when it is not there (minutes), and taken as it is when it is. Each
query runs twice in a process of its own, and the second run counts: once of the whole store, once narrowed to an
actor or a stretch of days. What is not done in LIMIT seconds of CPU is stopped, and that is what is printed.
"""

import multiprocessing
import resource
import sys
import time
from multiprocessing.queues import Queue
from pathlib import Path
from typing import NamedTuple

from synthetic import ENVOYS, PAPERS, STATES, make

from diplograph.graph import library
from diplograph.graph import store as stores

LIMIT, PATIENCE = 20, 200  # seconds of CPU, and on the clock, for both runs together
ONE, OTHER, ENVOY, PAPER = STATES[0], STATES[1], next(iter(ENVOYS)), PAPERS[0]
ACTOR = {"actor": ONE}
# Without these a query has no answer, or asks of nobody.
NEEDED: dict[str, dict[str, object]] = {
    "brokers": {"one_side": ONE, "other_side": OTHER},
    "changes-between": {"since": "2010-06-01", "until": "2010-12-31"},
    "relations-of-two": {"actor": ONE, "other": OTHER},
    "silence": {"since": "2011-06-01"},
    "why-this-edge": {"actor": ONE, "other": OTHER},
}
NARROWED: dict[str, dict[str, object]] = {
    "changes-between": ACTOR,
    "contradictions": {"kind": "stance"},
    "cooperation-balance": ACTOR,
    "corroboration": ACTOR,
    "denied-or-refused": {"who": ONE},
    "economic-interests": {"who": ONE},
    "envoys-under-way": {"sender": ONE},
    "latest-stances": {"holder": ONE},
    "most-contested": ACTOR,
    "not-yet-happened": ACTOR,
    "only-unnamed-sources": ACTOR,
    "promises": {"who": ONE},
    "relations-of-two": {"as_of": "2010-06-01"},
    "silence": ACTOR,
    "sources-confirmed": {"source": PAPER},
    "stance-changes": ACTOR,
    "state-graph": ACTOR,
    "told-by-many": ACTOR,
    "unanswered-demands": {"of": ONE},
    "votes": ACTOR,
    "votes-by-resolution": ACTOR,
    "who-met-whom": {"actor": ENVOY, "since": "2010-01-01"},
    "who-said-who-said": {"outer": ENVOY},
    "who-speaks-for-whom": {"principal": ONE},
}


class Cost(NamedTuple):
    """What a query took; `seconds` is None when it was stopped."""

    seconds: float | None
    rows: int

    def __str__(self) -> str:
        """Say it in a column."""
        return f"{'over ' + str(LIMIT):>8} {'':>9}" if self.seconds is None else f"{self.seconds:8.2f} {self.rows:9,}"


def cost(folder: Path, name: str, asked: dict[str, object]) -> Cost:
    """Return what the second run takes, in a process of its own."""
    answer: Queue[Cost] = multiprocessing.Queue()
    one = multiprocessing.Process(target=_ask, args=(folder, name, asked, answer))
    one.start()
    one.join(PATIENCE)
    if one.is_alive():
        one.kill()
        one.join()
    if one.exitcode is not None and one.exitcode < 0:
        return Cost(None, 0)
    if one.exitcode:
        raise SystemExit(f"{name} {asked}: failed")
    return answer.get()


def _ask(folder: Path, name: str, asked: dict[str, object], answer: "Queue[Cost]") -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    store = stores.open_read_only(folder)
    library.run(store, name, asked)
    begun = time.process_time()
    rows = len(library.run(store, name, asked))
    answer.put(Cost(time.process_time() - begun, rows))


def main() -> None:
    """Print what the queries take, the slowest last."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    folder, names = Path(sys.argv[1]), sys.argv[2:] or library.names()
    if not folder.exists():
        sys.stdout.write(f"{make(folder):,} quads made in {folder}\n")
    found = []
    for name in names:
        needed, narrowed = NEEDED.get(name, {}), NARROWED.get(name)
        whole = cost(folder, name, needed)
        found.append((whole, name, None if narrowed is None else cost(folder, name, needed | narrowed)))
        sys.stderr.write(f"{name} {whole}\n")
    sys.stdout.write(f"{'whole: s':>8} {'rows':>9}  {'narrowed: s':>11} {'rows':>6}  query\n")
    for whole, name, part in sorted(found, key=lambda one: one[0].seconds or LIMIT):
        by = " ".join(f"{key}={value}" for key, value in NARROWED.get(name, {}).items())
        sys.stdout.write(f"{whole}  {'' if part is None else str(part):>18}  {name}{by and f' (narrowed: {by})'}\n")


if __name__ == "__main__":
    main()
