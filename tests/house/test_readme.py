"""The commands and the Python of the README run as they are written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def block(language: str, out: Path) -> str:
    [text] = re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.M
    )
    return str(text).replace("out/", f"{out}/")


@pytest.mark.parametrize("language", ["sh", "python"])
def test_blocks_run(language: str, tmp_path: Path) -> None:
    interpreter = ["bash", "-euo", "pipefail", "-c"] if language == "sh" else [sys.executable, "-c"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        [*interpreter, block(language, tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    made = {path.name for path in tmp_path.rglob("*.html")}
    pages = {"graph.html", "again.html", "timeline.html", "states.html", "article.html"}
    assert made == (pages if language == "sh" else {"relations.html"})


def test_every_place_that_is_named_is_there() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Where each thing lives")[1].split("\n## ")[0]
    for cell in re.findall(r"^\| (.*?) \|", table, re.MULTILINE):
        for place in " ".join(re.findall(r"`(.*?)`", cell)).split():
            assert any((root / place).exists() for root in (ROOT, ROOT / "src" / "diplograph")), place
