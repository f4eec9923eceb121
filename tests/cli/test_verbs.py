"""Each verb does what its help says, on stdout and in its exit code."""

import csv
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Extraction

MEETINGS = "SELECT ?article WHERE { ?article a dg:Article ; dct:identifier ?id } ORDER BY ?id"


def test_build_says_what_was_found_and_where_it_is(command, news: Path, stub_reader: None) -> None:
    out = news.parent / "out"
    code, said, err = command("build", news, "-o", out)
    assert (code, err) == (0, "")
    assert "2 articles: 2 events" in said
    assert str(out / "graph.html") in said
    assert "Ruritania" in (out / "graph.html").read_text(encoding="utf-8")
    with KnowledgeGraph(out / "store") as kg:
        assert [entry.id for entry in kg.articles()] == ["n1", "n2"]


def test_building_again_replaces_the_same_articles_and_adds_new_ones(command, news: Path, built: Path) -> None:
    (news / "1.txt").write_text("---\nid: n1\ndate: 2020-02-02\n---\nRuritania met Zubrowka again.", encoding="utf-8")
    (news / "3.txt").write_text("---\nid: n3\ndate: 2020-02-03\n---\nRuritania met Zubrowka.", encoding="utf-8")
    code, said, _ = command("build", news / "1.txt", news / "3.txt", "-o", built)
    assert code == 0
    assert "(3 articles)" in said
    with KnowledgeGraph(built / "store") as kg:
        assert kg.extraction("n1").article.text == "Ruritania met Zubrowka again."


def test_build_takes_a_date_for_articles_that_give_none(command, tmp_path: Path, stub_reader: None) -> None:
    (tmp_path / "a.txt").write_text("Ruritania met Zubrowka.", encoding="utf-8")
    assert command("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--date", "2020-03-04")[0] == 0
    with KnowledgeGraph(tmp_path / "out" / "store") as kg:
        assert str(next(iter(kg.articles())).date) == "2020-03-04"


def test_what_the_reader_missed_is_an_issue_and_exit_code_1(command, tmp_path: Path, stub_reader: None) -> None:
    (tmp_path / "a.txt").write_text("---\nid: a\n---\nRuritania met Zubrowka.", encoding="utf-8")
    code, said, err = command("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert code == 1
    assert err == "a: has no date; give it one\n"
    assert "1 article" in said


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld"])
def test_extract_writes_rdf_without_a_store(command, news: Path, stub_reader: None, form: str) -> None:
    code, said, err = command("extract", news, "--format", form)
    assert (code, err) == (0, "")
    assert "Meeting" in said
    if form == "jsonld":
        json.loads(said)


def test_extract_as_json_is_one_record_a_line(command, news: Path, stub_reader: None) -> None:
    lines = command("extract", news, "--format", "json")[1].splitlines()
    assert [Extraction.model_validate_json(line).article.id for line in lines] == ["n1", "n2"]


def test_extract_reads_standard_input(command, stub_reader: None, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"id": "x", "text": "Ruritania met Zubrowka.", "date": "2020-01-01"})
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(line.encode())))
    code, said, _ = command("extract", "-", "-f", "json")
    assert code == 0
    assert json.loads(said)["article"]["id"] == "x"


def test_explain_says_what_was_read_and_by_which_rule(command, news: Path, stub_reader: None) -> None:
    code, said, _ = command("explain", "Ruritania met Zubrowka.", "--date", "2020-01-01")
    assert code == 0
    for part in ("Meeting", "Holds", "Narrated", "2020-01-01", '"Ruritania met Zubrowka."', "rule: stub"):
        assert part in said
    assert command("explain", news / "1.txt")[1].startswith("n1: Meeting 1\n")


def test_a_named_query_gives_csv_in_a_pipe_and_what_was_asked_for_otherwise(command, built: Path) -> None:
    code, said, err = command("query", built, "who-met-whom")
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert {(row["a"], row["b"]) for row in rows} == {("Ruritania", "Zubrowka")}
    assert len(json.loads(command("query", built, "who-met-whom", "-f", "json")[1])) == len(rows)
    assert "\t" in command("query", built, "who-met-whom", "-f", "tsv")[1].splitlines()[0]
    assert "Zubrowka" in command("query", built, "who-met-whom", "-f", "table")[1]
    assert command("query", built, "who-met-whom", "--param", "since=2021-01-01")[1].splitlines()[1:] == []


def test_query_without_a_name_lists_the_queries(command, built: Path) -> None:
    code, said, _ = command("query", built)
    assert code == 0
    assert "who-met-whom" in said
    assert "since=2011-05-25 least=1" in said


def test_query_takes_own_files_from_a_folder(command, built: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "papers.rq").write_text("# title: Which papers?\n# column: name it\nSELECT ?name { ?a dg:sourceName ?name }")
    assert "Which papers?" in command("query", built, "--queries", own)[1]
    code, said, err = command("query", built, "papers", "--queries", own)
    assert (code, err, said.splitlines()[0]) == (0, "", "name")
    (own / "papers.rq").write_text("# title: Which papers?\nSELECT ?name {")
    code, _, err = command("query", built, "papers", "--queries", own)
    assert code == 3
    assert "papers.rq" in err
    assert command("query", built, "--queries", tmp_path / "none")[0] == 2


def test_sparql_selects_asks_and_constructs(command, built: Path, tmp_path: Path) -> None:
    code, said, _ = command("sparql", built, MEETINGS)
    assert code == 0
    assert [line.rsplit("/", 1)[-1].strip(">") for line in said.splitlines()[1:]] == ["n1", "n2"]
    (tmp_path / "q.rq").write_text(MEETINGS, encoding="utf-8")
    assert command("sparql", built, tmp_path / "q.rq")[1] == said
    assert command("sparql", built, "ASK { ?x a dg:Meeting }")[1] == "true\n"
    construct = command("sparql", built, "CONSTRUCT { ?x a dg:Meeting } WHERE { ?x a dg:Meeting }")[1]
    assert construct.count("Meeting>") == 2


def test_sparql_reads_standard_input(command, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?x a dg:Visit }"))
    assert command("sparql", built, "-")[1] == "false\n"


def test_view_draws_the_page(command, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    assert command("view", built, "-o", page)[0] == 0
    assert "Zubrowka" in page.read_text(encoding="utf-8")


def test_what_is_exported_can_be_loaded_again(command, built: Path, tmp_path: Path) -> None:
    code, said, _ = command("export", built)
    assert code == 0
    (tmp_path / "all.nq").write_text(said, encoding="utf-8")
    with KnowledgeGraph() as kg:
        kg.load(tmp_path / "all.nq")
        assert len(kg) == 2


@pytest.mark.parametrize("form", ["gexf", "graphml", "events-csv", "ftm", "turtle"])
def test_export_for_other_tools_goes_to_stdout_or_into_a_file(command, built: Path, tmp_path: Path, form: str) -> None:
    code, said, err = command("export", built, "--format", form)
    assert (code, err) == (0, "")
    assert "Ruritania" in said
    file = tmp_path / "new" / "file"
    assert command("export", built, "-f", form, "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == said


def test_export_for_neo4j_needs_a_folder(command, built: Path, tmp_path: Path) -> None:
    code, said, err = command("export", built, "-f", "neo4j")
    assert (code, said) == (2, "")
    assert err == "neo4j is a folder with two files; name the folder (--out FOLDER)\n"
    assert command("export", built, "-f", "neo4j", "-o", tmp_path / "neo")[0] == 0
    assert {file.name for file in (tmp_path / "neo").iterdir()} == {"nodes.csv", "relationships.csv"}


def test_export_of_parquet_without_its_extra_says_the_pip_line(
    command, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, said, err = command("export", built, "-f", "parquet", "-o", tmp_path / "all.parquet")
    assert (code, said) == (2, "")
    assert "pip install 'diplograph[parquet]'" in err
    assert not (tmp_path / "all.parquet").exists()


def test_check_counts_the_data_files_and_checks_a_store(command, built: Path) -> None:
    code, said, err = command("check", built, "--no-examples")
    assert (code, err) == (0, "")
    for part in ("ontology: ", "frames: ", "queries: 26", "store: 2 articles, 0 breaches"):
        assert part in said


def test_in_a_pipe_nothing_but_the_answer_is_printed(command, built: Path) -> None:
    _, said, err = command("query", built, "who-met-whom")
    assert "\x1b" not in said + err


def test_what_was_exported_is_imported_into_a_new_store(command, built: Path, tmp_path: Path) -> None:
    for name, format in (("all.nq", "nquads"), ("all.jsonld", "jsonld")):
        assert command("export", built, "--format", format, "-o", tmp_path / name, "--closure")[0] == 0
        copy = tmp_path / f"of-{format}"
        code, said, err = command("import", copy, tmp_path / name)
        assert (code, err) == (0, "")
        assert "(2 articles)" in said
        assert command("query", copy, "who-met-whom") == command("query", built, "who-met-whom")
        assert command("export", copy)[1] == command("export", built)[1]
    code, _, err = command("import", tmp_path / "none", tmp_path / "absent.nq")
    assert (code, err.count("\n")) == (2, 1)
    assert not (tmp_path / "none").exists()
    assert "no RDF" in command("export", built, "--format", "gexf", "--closure")[2]
