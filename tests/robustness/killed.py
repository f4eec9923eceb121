"""Run by test_crash.py in a process of its own, which opens no store itself and so may fork: writers are killed with
kill -9 at random moments, and another child looks at what they left.

    python killed.py add|bulk FOLDER ROUNDS
"""

import os
import random
import shutil
import signal
import sys
import time
import traceback
from datetime import date
from pathlib import Path

from made_graph import Told

from diplograph.graph import shortcuts
from diplograph.graph.encode import encode
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Extraction
from diplograph.ontology import shapes

NAMES, MANY = 12, 60


def article(name: str, version: int) -> Extraction:
    """Return an article whose parties tell its version."""
    told = Told(name, date(2011, 5, 1 + version % 28), f"Paper {version % 3}")
    for kind in ("Accusation", "Demand", "MilitaryAction"):
        told.tell(kind, f"State {version}", to=("Borduria",), day=date(2011, 5, 1))
    told.tell("Meeting", f"State {version}", f"State {version + 1}", day=date(2011, 5, 2))
    return told.extraction()


def add_forever(folder: Path) -> None:
    """Add articles; each is written down in `acknowledged` once `add` has returned."""
    with KnowledgeGraph(folder / "kg") as kg, (folder / "acknowledged").open("a", buffering=1) as said:
        (folder / "open").touch()
        version = len((folder / "acknowledged").read_text().split())
        while True:
            kg.add(article(f"k{version % NAMES}", version))
            said.write(f"{version}\n")
            version += 1


def check_added(folder: Path) -> None:
    """Every article is whole, of the version acknowledged last or of the one under way; edges are as derived anew."""
    done = [int(line) for line in (folder / "acknowledged").read_text().split()]
    under_way = (done[-1] if done else -1) + 1
    with KnowledgeGraph(folder / "kg") as kg:
        assert not shortcuts.is_due(kg.store)
        for slot in range(NAMES):
            last = max((version for version in done if version % NAMES == slot), default=None)
            name, there = f"k{slot}", f"k{slot}" in kg
            if last is None and under_way % NAMES != slot:
                assert not there, f"{name} was never added"
                continue
            if last is None and not there:
                continue  # the first of all was under way
            assert there, f"{name} is lost, acknowledged as version {last}"
            found = kg.extraction(name)
            fits = [last] if under_way % NAMES != slot else [last, under_way]
            assert any(found == article(name, v) for v in fits if v is not None), f"{name} is not version {fits}"
        assert kg.validate() == []
        before = set(kg.store)
        kg.derive()
        assert set(kg.store) == before, "the edges are not those of the claims"


def load_once(folder: Path) -> None:
    """Add one article, then load many in bulk."""
    with KnowledgeGraph(folder / "kg") as kg:
        kg.add(article("first", 0))
        (folder / "open").touch()
        kg.bulk_load([folder.parent / "many.nq"])
        (folder / "acknowledged").touch()


def check_loaded(folder: Path) -> None:
    """The first article is there, and of the many all or none; all when that was acknowledged."""
    with KnowledgeGraph(folder / "kg") as kg:
        assert not shortcuts.is_due(kg.store)
        assert kg.extraction("first") == article("first", 0)
        assert len(kg) in ((1 + MANY,) if (folder / "acknowledged").exists() else (1, 1 + MANY)), len(kg)
        if len(kg) > 1:
            assert all(kg.extraction(f"m{number}") == article(f"m{number}", number) for number in range(MANY))
        before = set(kg.store)
        kg.derive()
        assert set(kg.store) == before, "the edges are not those of the claims"


def child(work: object, folder: Path) -> int:
    """Run a function in a child and return the child's id; it ends with 1 when the function raises."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work(folder)  # type: ignore[operator]
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a child and return its exit code, -9 when it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def killed(work: object, folder: Path, within: float) -> int:
    """Start a writer and kill it within so many seconds after it has opened its store; return its exit code."""
    (folder / "open").unlink(missing_ok=True)
    pid = child(work, folder)
    while not (folder / "open").exists():
        time.sleep(0.002)
    time.sleep(random.uniform(0, within))
    os.kill(pid, signal.SIGKILL)
    return ended(pid)


def main(mode: str, root: Path, rounds: int) -> None:
    """Kill and look, so many times; exit code 1 at the first round that lost something."""
    seed = random.randrange(10**6)
    random.seed(seed)
    shapes.check(encode(article("warm", 0)), "warm")  # what a writer reads first is read before the fork
    cut = 0
    if mode == "add":
        root.joinpath("acknowledged").touch()
        for number in range(rounds):
            cut += killed(add_forever, root, 0.6) == -9
            assert ended(child(check_added, root)) == 0, f"round {number}, seed {seed}"
        sys.stdout.write(f"{cut} killed, {len((root / 'acknowledged').read_text().split())} acknowledged\n")
        return
    with KnowledgeGraph() as kg:  # in memory: no thread that a fork would lose
        kg.bulk_load((article(f"m{number}", number) for number in range(MANY)), check=False)
        kg.export("nquads", root / "many.nq")
    whole, within = root / "whole", 0.0
    whole.mkdir()
    begun = time.perf_counter()
    assert ended(child(load_once, whole)) == 0
    within = time.perf_counter() - begun
    loaded = 0
    for number in range(rounds):
        folder = root / f"r{number}"
        folder.mkdir()
        cut += killed(load_once, folder, within) == -9
        assert ended(child(check_loaded, folder)) == 0, f"round {number}, seed {seed}"
        loaded += (folder / "acknowledged").exists()
        shutil.rmtree(folder)
    sys.stdout.write(f"{cut} killed, {loaded} acknowledged\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
