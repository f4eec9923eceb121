"""CPU seconds of each named query, warm, on a store on disk of 2.5 million quads (a clock would measure others).

    python tests/benchmarks/queries.py [FOLDER] [QUERY ...]

FOLDER is a store that synthetic.py made and nobody writes to; without it one is made in a temporary folder and thrown
away. A query that is not done in time is stopped, and that is what is printed.
"""

import multiprocessing
import resource
import signal
import statistics
import sys
import tempfile
import time
from multiprocessing.queues import Queue
from pathlib import Path

from synthetic import ENVOYS, STATES, make

from diplograph.graph import library
from diplograph.graph import store as stores

ROUNDS, LIMIT = 3, 60
# What is asked of the made store; the others are asked without parameters.
ASKED: dict[str, dict[str, object]] = {
    "brokers": {"one_side": STATES[0], "other_side": STATES[1]},
    "changes-between": {"since": "2010-06-01", "until": "2010-12-31"},
    "relations-of-two": {"actor": STATES[0], "other": STATES[1]},
    "silence": {"since": "2011-06-01"},
    "why-this-edge": {"actor": STATES[0], "other": STATES[1]},
}
NARROWED: dict[str, dict[str, object]] = {
    "who-met-whom": {"actor": next(iter(ENVOYS)), "since": "2010-01-01"},
    "latest-stances": {"holder": STATES[0]},
    "promises": {"who": STATES[0], "outcome": "open"},
    "sources-confirmed": {"least": 3, "until": "2010-12-31"},
    "unanswered-demands": {"of": STATES[0]},
}


def measure(folder: Path, names: list[str]) -> None:
    """Print the median of some rounds after a first one, and how many rows came; each query in a process of its own."""
    for name in names:
        for params in filter(None, (ASKED.get(name, {"": ""}), NARROWED.get(name))):
            asked = {key: value for key, value in params.items() if key}
            shown = " ".join(f"{key}={value}" for key, value in asked.items())
            answer: Queue[tuple[float, int]] = multiprocessing.Queue()
            one = multiprocessing.Process(target=_ask, args=(folder, name, asked, answer))
            one.start()
            one.join()
            if one.exitcode in (-signal.SIGXCPU, -signal.SIGKILL):
                sys.stdout.write(f"  stopped after {LIMIT} s of CPU ({1 + ROUNDS} rounds): {name} {shown}\n")
            elif one.exitcode:
                raise SystemExit(f"{name} {shown}: failed")
            else:
                took, rows = answer.get()
                sys.stdout.write(f"{took:7.2f} s  {rows:7,} rows  {name} {shown}\n")
            sys.stdout.flush()


def _ask(folder: Path, name: str, asked: dict[str, object], answer: "Queue[tuple[float, int]]") -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    store = stores.open_read_only(folder)
    took, rows = [], 0
    for _ in range(1 + ROUNDS):
        begun = time.process_time()
        rows = len(library.run(store, name, asked))
        took.append(time.process_time() - begun)
    answer.put((statistics.median(took[1:]), rows))


def main() -> None:
    """Measure the store that is named, or a fresh one."""
    given = [Path(word) for word in sys.argv[1:2]]
    names = sys.argv[2:] or library.names()
    if given:
        measure(given[0], names)
        return
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{make(Path(folder)):,} quads\n")
        measure(Path(folder), names)


if __name__ == "__main__":
    main()
