"""The places of a crowd: the same in every run, whatever order Python's sets come in."""

import os
import subprocess
import sys

LAID_OUT = """
from diplograph.views.layout import positions
hub = [("a0", f"a{i}") for i in range(1, 120)] + [(f"a{i}", f"a{i * 7 % 120}") for i in range(1, 120)]
alone = [(f"x{i}", f"y{i}") for i in range(100)]
keys = sorted({key for pair in hub + alone for key in pair})
print(positions({key: key for key in keys}, [pair for pair in hub + alone if pair[0] != pair[1]]))
"""


def test_a_crowd_lies_the_same_in_every_run() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", LAID_OUT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert "a119" in runs.pop()
