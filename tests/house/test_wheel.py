"""The built wheel works with src/ out of the way; what must not leave the house is in neither wheel nor sdist."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT_HOME = ("gold", "README.md", "bloomberg")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    [path] = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; the packages it needs are lent by the one the tests run in."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    Path(site, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def in_wheel(installed: Path, *arguments: str) -> str:
    run = subprocess.run(
        arguments,
        cwd=installed,
        env={**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_every_file_that_code_reads_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"diplograph/{path.relative_to(ROOT)}"
        for folder in ("data", "ontologies")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not any(word in str(path.relative_to(ROOT)) for word in KEPT_HOME)
    }
    source = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert (wanted | source) - names == set()


def test_the_sample_of_others_is_in_neither_wheel_nor_sdist(built: Path, wheel: Path) -> None:
    line = (ROOT / "data" / "gold" / "tune.jsonl").read_text(encoding="utf-8").split("\n")[0]
    sentence = json.loads(line)["text"][200:300].encode()
    archive = zipfile.ZipFile(wheel)
    assert [name for name in archive.namelist() if sentence in archive.read(name)] == []
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        assert len(members) > 50
        for member in members:
            content = tar.extractfile(member)
            assert content is not None
            assert sentence not in content.read(), member.name


def test_the_installed_wheel_runs(installed: Path) -> None:
    command = str(installed / "bin" / "diplograph")
    where = in_wheel(
        installed, str(installed / "bin" / "python"), "-c", "import diplograph; print(diplograph.__file__)"
    )
    assert where.startswith(str(installed))
    assert in_wheel(installed, command, "--version").startswith("diplograph ")
    assert "ontology: " in in_wheel(installed, command, "check", "--no-examples")
    sample = Path(where).parent / "data" / "sample"
    assert len(list(sample.iterdir())) == 3
    assert "wn-885a2fb3547c" in in_wheel(installed, command, "extract", str(sample / "2020-01-06-wikinews-baghdad.txt"))
