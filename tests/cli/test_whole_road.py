"""The whole road with the real parts: sample articles in; store, answers and page out."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph import resources
from diplograph.graph.knowledge import KnowledgeGraph

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT.parent / "shared" / "eval" / "score_graph.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from diplograph.cli.app import run

    out = tmp_path_factory.mktemp("demo")
    assert run(["build", str(resources.data("sample")), "-o", str(out)]) == 0
    return out


def test_every_sample_article_is_stored_with_claims_and_valid_shapes(command, made: Path) -> None:
    with KnowledgeGraph(made / "store") as kg:
        assert all(entry.claims > 5 for entry in kg.articles())
        assert kg.validate() == []
        stored = {entry.id for entry in kg.articles()}
    assert {"wn-885a2fb3547c", "wn-8fe96af339a8", "wn-a843aedc78ab"} <= stored


def test_the_foreign_ministers_who_met_in_cairo_are_found(command, made: Path) -> None:
    _, said, _ = command("query", made, "who-met-whom", "--param", "since=2020-01-01")
    pairs = [{row["a"], row["b"]} for row in csv.DictReader(io.StringIO(said))]
    assert {"Sameh Shoukry", "Nikos Dendias"} in pairs


def test_reading_the_samples_again_gives_the_same_graph(command, made: Path, tmp_path: Path) -> None:
    first = command("export", made)[1]
    assert command("build", resources.data("sample"), "-o", made)[0] == 0
    assert command("export", made)[1] == first


def test_explain_gives_the_chain_of_speakers_and_the_rule(command) -> None:
    code, said, _ = command("explain", "Norway accused Iceland of overfishing, President Lena Costa said.")
    assert code == 0
    accusation = said.split("  Accusation: ")[1]
    assert accusation.startswith("Norway")
    assert "Reported, said by the article < Lena Costa" in accusation
    assert "rule: accuse" in accusation


def test_score_prints_the_figures(command, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(resources.data("gold", "tune.jsonl").read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    code, said, err = command("score", gold)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in said.splitlines()[1:4]] == ["event", "who", "claim"]
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    code, _, err = command("score", tmp_path / "bad.jsonl")
    assert code == 3
    assert "bad.jsonl:1" in err


def test_the_sample_article_reaches_the_figures_that_were_asked_for(command, tmp_path: Path) -> None:
    """Claim F1 of .30 and dyad F1 of .50, measured by the script beside the checkout over the exported graph."""
    if not SCRIPT.is_file():
        pytest.skip("the script is not beside this checkout")
    gold, graph = tmp_path / "seed.jsonl", tmp_path / "seed.nq"
    gold.write_text(resources.data("gold", "tune.jsonl").read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    code, said, _ = command("extract", resources.data("sample", "2011-05-27-bloomberg.txt"))
    assert code == 0
    graph.write_text(said, encoding="utf-8")
    ontology = str(resources.ontology("diplograph.ttl"))
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(gold), str(graph), "--ontology", ontology, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(run.stdout)
    assert figures["claim"]["f"] >= 0.30
    assert figures["dyad"]["f"] >= 0.50
