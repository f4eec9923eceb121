"""No file of the package rests on itself by way of others: not at import, not later, not for type hints."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"
FACE = "diplograph"  # it names every floor and no floor needs a name of it but the version


def modules() -> dict[str, Path]:
    """All modules by their names."""
    found = {}
    for path in sorted((SRC / FACE).rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= below & known.keys() or {node.module}
            if len(below & known.keys()) < len(below):
                found.add(node.module)
    return found & known.keys()


def test_there_are_no_circles() -> None:
    known = modules()
    rests_on = {name: imported(path, known) - {name, FACE} for name, path in known.items() if name != FACE}
    try:
        TopologicalSorter(rests_on).prepare()
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None
