"""What the store survives: kill -9 at any moment, a disk that takes no more, two writers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.cli.app import run
from diplograph.graph.knowledge import KnowledgeGraph

HERE = Path(__file__).parent
MADE = HERE.parent / "graph"  # made_graph.py

FULL = """
import resource, sys
from datetime import date
from pathlib import Path
from made_graph import Told
from diplograph.errors import StoreFailed
from diplograph.graph.knowledge import KnowledgeGraph

def article(number):
    told = Told(f"k{number}", date(2011, 5, 1))
    told.tell("Accusation", "Syldavia", to=("Borduria",), day=date(2011, 5, 1))
    return told.extraction()

folder, way, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
said = (folder / "acknowledged").open("a", buffering=1)
try:
    with KnowledgeGraph(folder / "kg") as kg:
        kg.add(article(0))
        said.write("k0\\n")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # a file that grows above it is a full disk
        if way == "bulk":
            kg.bulk_load((article(number) for number in range(1, 4000)), check=False)
        elif way == "all":
            kg.add_all(article(number) for number in range(1, 400))
        for number in range(1, 400):
            kg.add(article(number))
            said.write(f"k{number}\\n")
except StoreFailed as error:
    print(error)
"""


def python(*arguments: object) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(MADE), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["add", "bulk"])
def test_killed_at_a_hundred_moments_no_acknowledged_article_is_lost_and_none_is_partial(mode: str, tmp_path) -> None:
    done = python(HERE / "killed.py", mode, tmp_path, 100)
    assert done.returncode == 0, done.stderr
    killed = int(done.stdout.split()[0])
    assert killed > 50, done.stdout


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are looked for in /proc")
def test_a_hundred_killed_servers_gave_only_right_answers_and_left_the_store_as_it_was(tmp_path: Path) -> None:
    done = python(HERE / "killed_server.py", tmp_path / "out", 100)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) > 100, done.stdout


@pytest.mark.parametrize(("way", "most"), [("one by one", 700_000), ("all", 700_000), ("bulk", 1_200_000)])
def test_a_full_disk_is_said_in_one_line_and_what_was_stored_stays(way: str, most: int, tmp_path: Path) -> None:
    done = python("-c", FULL, tmp_path, way, most)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert "could not be written" in done.stdout
    assert "free space on the disk" in done.stdout
    stored = (tmp_path / "acknowledged").read_text(encoding="utf-8").split()
    with KnowledgeGraph(tmp_path / "kg") as kg:
        assert all(name in kg for name in stored)
        assert len(kg) == len(stored) if way == "bulk" else len(kg) >= len(stored)
        assert kg.validate() == []
        before = set(kg.store)
        kg.derive()
        assert set(kg.store) == before


def test_a_second_writer_is_told_and_harms_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.nq"
    file.write_text('<http://e/s> <http://e/p> "o" <http://e/g> .\n', encoding="utf-8")
    with KnowledgeGraph(tmp_path / "store") as kg:
        before = set(kg.store)
        for arguments in (["import", tmp_path, file], ["judge", "list", tmp_path], ["query", tmp_path]):
            assert run([str(one) for one in arguments]) == 2
            out, err = capfd.readouterr()
            assert (out, err.count("\n")) == ("", 1)
            assert "another process holds this store" in err
        assert set(kg.store) == before
    assert run(["import", str(tmp_path), str(file)]) == 1  # it is taken in, and said to hold no article
    with KnowledgeGraph(tmp_path / "store") as kg:
        assert set(kg.store) > before
