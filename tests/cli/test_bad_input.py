"""Everything that may be wrong gets one clear line, the right exit code, and harms nothing that was stored."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph import resources
from diplograph.graph import store as stores
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.ontology.vocab import DG

FRENCH = "Le ministre des affaires du pays a rencontre lundi son homologue et a refuse de signer."
HOLD = """import sys
from diplograph.graph.knowledge import KnowledgeGraph
held = KnowledgeGraph(sys.argv[1])
print(1, flush=True)
input()"""
FAULT = """import sys
from diplograph.cli import app, console
console.opened = None
sys.argv = ["diplograph", "query", "x"]
app.main()"""


def one_line(err: str, *parts: str) -> None:
    assert err.count("\n") == 1, err
    for part in parts:
        assert part in err, err


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("bad.txt", b"", ("bad.txt", "empty")),
        ("bad.txt", b"\x7fELF\x00\x00", ("bad.txt", "binary")),
        ("bad.txt", b"word " * 1_000_000, ("bad.txt", "5,000,000", "split")),
        ("bad.txt", "Élysée ".encode() + b"\xe9", ("bad.txt:1", "UTF-8")),
        ("bad.txt", FRENCH.encode(), ("bad.txt", '"fr"')),
        ("bad.jsonl", b'{"text": \n', ("bad.jsonl:1", "JSON")),
        ("bad.txt", b"---\ndate: 2020-02-30\n---\nText.", ("bad.txt", "2020-02-30")),
    ],
)
def test_a_bad_article_is_one_line_and_the_good_ones_are_stored(
    command, news: Path, stub_reader: None, name: str, content: bytes, parts: tuple[str, ...]
) -> None:
    (news / name).write_bytes(content)
    code, said, err = command("build", news, "-o", news.parent / "out")
    assert code == 1
    one_line(err, *parts)
    assert "(2 articles)" in said


def test_a_missing_file_beside_good_ones(command, news: Path, stub_reader: None) -> None:
    code, said, err = command("build", news, news / "none.txt", "-o", news.parent / "out")
    assert code == 1
    one_line(err, "none.txt", "no such file")
    assert "(2 articles)" in said


def test_when_nothing_can_be_read_nothing_is_made(command, tmp_path: Path, stub_reader: None) -> None:
    (tmp_path / "empty.txt").touch()
    for name, expected in (("none.txt", 2), ("empty.txt", 1)):  # a wrong path is wrong usage, a bad article is none
        code, said, err = command("build", tmp_path / name, "-o", tmp_path / "out")
        assert (code, said) == (expected, "")
        assert err.splitlines()[-1] == "no article could be read"
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("explain", ""), ("nothing is given", "-")),
        (("build", "", "-o", "out"), ("PATHS", "empty")),
        (("extract", ""), ("PATHS", "empty")),
        (("annotate", ""), ("PATHS", "empty")),
        (("build", "-o", "out"), ("PATHS", "none is given")),
        (("watch", "nofolder", "-o", "out", "--rounds", "1"), ("nofolder", "no such file or folder")),
        (("check", "out/dmo"), ("out/dmo", "no store")),
        (("score", "none.jsonl"), ("none.jsonl", "no such file")),
        (("matrix", "http://localhost:1/", "-o", "m.html"), ("address", "folder")),
        (("query", "ftp://localhost/"), ("ftp:", "http://")),
        (("build", "news"), ("--out", "build --help")),
        (("extract", "news", "--format", "xml"), ('--format: there is no "xml"; there are: nquads, ',)),
        (("extract", "news", "--date", "2020-02-30"), ('"2020-02-30" is no day', "2011-05-27")),
        (("brief", "out", "a", "b", "--since", "2020-02-02", "--until", "2020-01-01"), ("2020-02-02 lies after",)),
    ],
)
def test_wrong_usage_is_one_line(command, tmp_path: Path, monkeypatch, arguments, parts: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    code, said, err = command(*arguments)
    assert (code, said) == (2, "")
    one_line(err, *parts)
    assert not list(tmp_path.iterdir())


def test_a_damaged_store(command, news: Path, built: Path) -> None:
    with KnowledgeGraph(built / "store") as kg:
        kg.store.optimize()
    largest = max((built / "store").glob("*.sst"), key=lambda file: file.stat().st_size)
    largest.write_bytes(largest.read_bytes()[: largest.stat().st_size // 2])
    for arguments in (("query", built, "who-met-whom"), ("build", news, "-o", built)):
        code, _, err = command(*arguments)
        assert code == 2
        one_line(err, "the store is damaged", "restore a copy, or delete")


def test_signs_that_steer_a_terminal_are_not_signed(command, built: Path) -> None:
    for more in (("--note", "\x1b[2J"), ("--who", "An\x07a")):
        code, _, err = command("actors", "add", built, "Anna Berg", *more)
        assert code == 2
        one_line(err, "control character", "take it out")


def test_a_report_ends_in_html_or_md(command, built: Path, tmp_path: Path) -> None:
    code, _, err = command("dossier", built, "Ruritania", "-o", tmp_path / "d.pdf")
    assert code == 2
    one_line(err, "d.pdf", ".html or .md")


def test_what_is_imported_may_be_of_others(command, tmp_path: Path) -> None:
    (tmp_path / "x.nq").write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n")
    code, said, err = command("import", tmp_path / "out", tmp_path / "x.nq")
    assert (code, "0 articles" in said) == (1, True)
    one_line(err, "x.nq", "no article of diplograph")


def test_a_folder_without_a_store(command, tmp_path: Path) -> None:
    code, _, err = command("query", tmp_path, "who-met-whom")
    assert code == 2
    one_line(err, str(tmp_path), "diplograph build")


def test_a_store_of_a_newer_version_is_left_alone(command, news: Path, built: Path) -> None:
    store = ox.Store(str(built / "store"))
    mark = ox.NamedNode(DG.schemaVersion)
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ ?s {mark} ?v }} }}")
    store.add(ox.Quad(stores.META, mark, ox.Literal(99), stores.META))
    before = len(store)
    del store
    for arguments in (("query", built, "who-met-whom"), ("build", news, "-o", built)):
        code, _, err = command(*arguments)
        assert code == 2
        one_line(err, "newer", "99")
    assert len(ox.Store.read_only(str(built / "store"))) == before


def test_a_store_in_use_by_another_process(command, news: Path, built: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(built / "store")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"1"
        for arguments in (("query", built, "who-met-whom"), ("build", news, "-o", built)):
            code, _, err = command(*arguments)
            assert code == 2
            one_line(err, "another process")
    finally:
        holder.communicate(b"\n")
    with KnowledgeGraph(built / "store") as kg:
        assert len(kg) == 2


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("query", "who-meet-whom"), ('"who-meet-whom"', 'did you mean "who-met-whom"?')),
        (("query", "who-met-whom", "--param", "sinse=2020-01-01"), ('"sinse"', '"since"')),
        (("query", "who-met-whom", "--param", "since"), ('"since"', "since=VALUE")),
        (("query", "who-met-whom", "--param", "since=yesterday"), ("since", "yesterday")),
        (("query", "promises", "--param", "outcome=opne"), ('"opne"', 'did you mean "open"?', "not kept")),
        (("query", "contradictions", "--param", "kind=foo"), ('"foo"', "There are: factuality, stance")),
        (("query", "votes", "-p", "since=2020-02-01", "-p", "until=2020-01-01"), ("since=2020-02-01 lies after",)),
        (("query", "votes", "-p", "since=2020-02-01", "-p", "since=2020-01-01"), ("since is given twice",)),
        (("sparql", "SELECT * { ?s foo:bar ?o }"), ("no prefix foo:", "PREFIX foo:")),
        (("sparql", "SELEC * { ?s ?p ?o }"), ('did you mean "SELECT"?',)),
        (("sparql", "DELETE WHERE { ?s ?p ?o }"), ("DELETE would write", "judge")),
        (("sparql", "SELECT ?x WHERE { ?x a }"), ("1",)),
        (("sparql", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"), ("SERVICE",)),
        (("sparql", "none.rq"), ("none.rq",)),
    ],
)
def test_a_wrong_question(command, built: Path, arguments: tuple[str, ...], parts: tuple[str, ...]) -> None:
    verb, *rest = arguments
    code, said, err = command(verb, built, *rest)
    assert (code, said) == (2, "")
    one_line(err, *parts)


def test_wrong_usage_has_exit_code_2(command, news: Path) -> None:
    assert command("build", news)[0] == 2
    assert command("extract", news, "--format", "xml")[0] == 2
    assert command("build", news, "-o", "out", "--date", "2020-02-30")[0] == 2
    assert command("nonsense")[0] == 2


def test_a_model_that_is_not_installed(command, news: Path) -> None:
    code, _, err = command("build", news, "-o", news.parent / "out", "--model", "en_no_such_model")
    assert code == 2
    one_line(err, "en_no_such_model", "not installed", "pip install")
    assert not (news.parent / "out").exists()


def test_a_broken_data_file_has_exit_code_3_and_the_line(
    command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diplograph.lexicon import layout

    path = tmp_path / "layout.yaml"
    good = resources.data("lexicon", "en", "layout.yaml").read_text(encoding="utf-8")
    path.write_text(good.replace("agencies:", "agensies:"), encoding="utf-8")
    monkeypatch.setattr(layout, "layout", lambda language="en": layout.load(path))
    code, _, err = command("check", "--no-examples")
    line = good.split("agencies:")[0].count("\n") + 1
    assert code == 3
    one_line(err, f"layout.yaml:{line}", '"agensies"', 'did you mean "agencies"?')


def test_a_fault_of_the_program_itself_is_one_line() -> None:
    run = subprocess.run([sys.executable, "-c", FAULT], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    one_line(run.stderr, "a fault of diplograph", "TypeError", "report")


def test_no_cell_of_an_answer_is_a_formula(command, built: Path) -> None:
    asked = 'SELECT ?text ?number { VALUES (?text ?number) { ("=1+1" -3) ("@sum" 4) ("plain" 5) } }'
    code, said, err = command("sparql", built, asked, "--format", "csv")
    assert (code, said, err) == (0, "text,number\n'=1+1,-3\n'@sum,4\nplain,5\n", "")
