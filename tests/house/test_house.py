"""The rules of the house that no linter knows: sizes, floors, what a light import loads, what files may name."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
GENERATED = {"vocab.py"}
HEAVY = ("spacy", "rdflib", "pyoxigraph", "pyvis", "networkx", "trafilatura", "pydantic", "yaml", "typer", "pyshacl")


def tracked(*patterns: str) -> list[Path]:
    """The files of the checkout that git knows; in a copy without git, all that are there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    return [ROOT / name.decode() for name in listed.split(b"\0") if name and (ROOT / name.decode()).is_file()]


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in SOURCES if path.name not in GENERATED}
    assert {path.name: lines for path, lines in lengths.items() if lines > 400} == {}


def test_every_module_and_public_name_says_what_it_is_for() -> None:
    silent = []
    for path in SOURCES:
        if path.name in GENERATED:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in [tree, *tree.body]:
            named = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            doc = ast.get_docstring(node) if isinstance(node, ast.Module) or named else "private"
            if not doc or doc.startswith("TODO"):
                silent.append(f"{path.relative_to(ROOT)}: {getattr(node, 'name', 'module')}")
    assert silent == []


def test_the_library_prints_nothing_and_leaves_no_todo() -> None:
    found = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
        if any(isinstance(call, ast.Name) and call.id == "print" for call in calls) or re.search(
            r"\bTODO\b|\bFIXME\b", text
        ):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_the_floors_and_the_two_wings() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("statement", ["import diplograph", "import diplograph; dir(diplograph)"])
def test_a_light_import_loads_no_heavy_guest(statement: str) -> None:
    code = f"{statement}; import sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_command_line_loads_no_model_before_its_verb() -> None:
    code = "import diplograph.cli.app, sys; print(*(n for n in ('spacy', 'pyvis', 'networkx') if n in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    # Written in pieces, so that this file does not name them either.
    registries = ["py" + "pi.org", "python" + "hosted", "registry.npm" + "js", "deb." + "debian", "conda" + ".anaconda"]
    places = ["/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Us" + "ers/", "/o" + "pt/", "C:" + "\\Us" + "ers"]
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        if path.suffix in (".js", ".jsonl", ".csv", ".png"):
            places_here: list[str] = []  # others' words and code; addresses are looked for all the same
        else:
            places_here = places
        found += [f"{path.relative_to(ROOT)}: {word}" for word in registries + places_here if word in text]
    assert found == []


def test_the_locks_hold_a_hash_for_every_package_and_nothing_local() -> None:
    for name in ("lock.txt", "lock-test.txt", "lock-proofs.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        packages = [line for line in lines if not line.startswith(" ")]
        assert len(packages) > 50
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if not line.startswith(" "):
                assert re.match(r"[a-z0-9.-]+==[\w.+!]+( ; .*)? \\$", line), line
                assert following.startswith("    --hash=sha256:"), line
                assert "==999" not in line, "a placeholder"
