"""Every notebook runs from top to bottom, and is kept without outputs."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIRST = ROOT / "notebooks" / "01_from_articles_to_a_graph.ipynb"


@cache
def executed(path: Path) -> Any:
    """Run a notebook once, from its own folder; a cell that fails raises with its traceback."""
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed; pip install nbmake")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stripped(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    shown = [output for cell in executed(path).cells for output in cell.get("outputs", [])]
    assert shown
    assert not [output for output in shown if output.output_type == "error"]


def test_the_first_notebook_asks_three_questions_and_draws_the_page() -> None:
    notebook = executed(FIRST)
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [each["text/html"] for each in data if "text/html" in each]
    assert sum("<table>" in page for page in pages) == 3
    assert "<iframe srcdoc" in pages[-1]
    assert "data:image/svg+xml" in pages[-1]
    assert (ROOT / "out" / "relations.html").stat().st_size > 400_000


def words(path: Path) -> str:
    """All that the cells of a notebook gave as text."""
    outputs = [output for cell in executed(path).cells for output in cell.get("outputs", [])]
    return "\n".join(str(output.get("data", {}).get("text/plain", "")) for output in outputs)


def test_the_second_notebook_finds_the_broker_the_turn_and_the_shift() -> None:
    found = words(ROOT / "notebooks" / "02_actor_relationships.ipynb")
    assert "'between them': [('Finland'" in found
    assert re.search(r"2024-04 +cooling", found)
    assert "('Norway', 'MilitaryAction', 'Iceland', 'denied')" in found
    assert "'Supports',\n  'Opposes'" in found


def test_the_third_notebook_makes_frames() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed; pip install pandas")
    notebook = executed(ROOT / "notebooks" / "03_sparql_and_dataframes.ipynb")
    frames = [o for cell in notebook.cells for o in cell.get("outputs", []) if "dataframe" in str(o.get("data", {}))]
    assert len(frames) >= 6


def test_the_fourth_notebook_reads_a_class_of_its_own() -> None:
    found = words(ROOT / "notebooks" / "04_your_own_lexicon_and_class.ipynb")
    before, after = found.index("Norway: coercion → Iceland"), found.index("Norway: vessel seizure → Iceland")
    assert before < after
    assert "('Denmark: vessel seizure → Norway', 'Possible')" in found
    assert "stands below no event class" in found
