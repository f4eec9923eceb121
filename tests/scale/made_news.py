"""Articles made for the long proofs, and a build of them in a process that can be killed."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NEWS = (
    "Norway accused Iceland of overfishing on Tuesday, Prime Minister Lena Costa said.",
    "“We will not sign,” Foreign Minister Pavel Novak told reporters in Geneva, “until Peru withdraws its troops.”",
    "According to two officials, Canada plans to recall its ambassador from Kenya next month.",
    "The talks between Japan and South Korea broke down, but Tokyo denied that it had refused to meet Seoul’s envoy.",
    "Brazil and Ghana signed a trade agreement worth $3 million; the United Nations welcomed it.",
    "NATO, which had called for a ceasefire, condemned the attack on the Turkish embassy in Oslo.",
)
# no article is too few for worker processes here
CODE = """import sys
from diplograph.cli import app
from diplograph.scale import cluster, engine
engine.SMALL, engine.BATCH = 1, 8
cluster.ARTICLES = 4
sys.argv = ["diplograph", *sys.argv[1:]]
app.main()"""


def write(path: Path, count: int) -> Path:
    """Write so many articles of different papers, three of their names of one id."""
    papers = ("Example Post", "EXAMPLE POST", "The Other Paper", "example post")
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = "\n\n".join(NEWS[(number + n) % len(NEWS)] for n in range(1 + number % 4))
            row = {"id": f"a{number}", "text": f"{text} That was message {number}.", "date": "2021-03-02"}
            file.write(json.dumps({**row, "source": papers[number % len(papers)]}) + "\n")
    return path


def start(*arguments: object) -> "subprocess.Popen[str]":
    """Start a verb in a process of its own."""
    command = [sys.executable, "-c", CODE, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: "subprocess.Popen[str]", *, quiet: bool = True) -> str:
    """Wait for its end, which must be a good one (and without a word on stderr), and return what it said."""
    said, err = process.communicate(timeout=600)
    assert process.returncode == 0, err
    assert not (quiet and err), err
    return said


def descendants(pid: int) -> dict[int, str]:
    """Return the processes that a process started, and those that they started, with their command lines."""
    above, lines = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                above[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                lines[int(folder.name)] = (
                    (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                )
            except OSError:  # it has ended
                continue
    found: set[int] = set()
    ring = {pid}
    while ring:
        ring = {child for child, parent in above.items() if parent in ring} - found
        found |= ring
    return {child: lines[child] for child in found if child in lines}


def wait_for(what: Callable[[], object], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)
