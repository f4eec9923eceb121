"""What an extractor, a reader, a view and a component must do, whoever brings it; and what becomes of a broken one."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from made_stranger import offer

from diplograph import plugins
from diplograph.cli.app import run
from diplograph.errors import ArticleError, DiplographError, MissingExtra
from diplograph.ingest import read
from diplograph.model import Article, Extraction
from diplograph.nlp.factories import COMPONENTS
from diplograph.pipeline import Pipeline

TEXT = "Norway met Iceland on Friday.\n\nFinland said that Sweden met Denmark in Oslo."
PAGE = f"<html><body><article>{''.join(f'<p>{TEXT} Number {n}.</p>' for n in range(9))}</article></body></html>"
CONTENT = {"txt": TEXT, "jsonl": f'{{"text": {TEXT!r}}}'.replace("'", '"'), "html": PAGE, "htm": PAGE}


def keeps_the_contract_of_extractors(name: str, pipeline: Pipeline) -> set[str]:
    """Return the types of what was read from TEXT."""
    extractor = plugins.load(plugins.EXTRACTORS, name)("en")
    for text in (".", "Nothing happened.", TEXT):
        article = Article(text=text, id="a", source="Post")
        found = extractor.extract(pipeline.annotate(article), pipeline.run)
        assert isinstance(found, Extraction)
        assert (found.article, found.run) == (article, pipeline.run)
        assert Extraction.model_validate_json(found.model_dump_json()) == found
        actors, situations = {a.id for a in found.actors}, {s.id for s in found.situations}
        assert found.publisher in actors
        for claim in found.claims:
            assert claim.situation in situations
            assert claim.source in actors
            assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() for span in claim.evidence)
    return {situation.type for situation in found.situations}


def keeps_the_contract_of_readers(ending: str, folder: Path, content: str | None) -> None:
    if content is not None:
        (folder / f"good.{ending}").write_text(content, encoding="utf-8")
    (folder / f"empty.{ending}").write_bytes(b"")
    (folder / f"noise.{ending}").write_bytes(bytes(range(256)) * 8)
    faults: list[ArticleError] = []
    articles = list(read(folder, on_error=faults.append))
    assert ["Norway met Iceland" in article.text for article in articles] == [True] * (content is not None)
    assert {Path(fault.article_id.split(":")[0]).name.split(".")[0] for fault in faults} == {"empty", "noise"}
    assert not [fault for fault in faults if "\n" in str(fault)]
    with pytest.raises(ArticleError, match="empty"):
        list(read(folder / f"empty.{ending}"))


def keeps_the_contract_of_views(name: str, folder: Path) -> None:
    view = plugins.load(plugins.VIEWS, name)
    path = folder / "new" / "page"
    assert view(nx.MultiDiGraph(), path) == path
    assert list((folder / "new").iterdir()) == [path]


@pytest.mark.parametrize("name", plugins.names(plugins.EXTRACTORS))
def test_installed_extractors(name: str, pipeline: Pipeline) -> None:
    assert keeps_the_contract_of_extractors(name, pipeline) or name != "rules"


@pytest.mark.parametrize("ending", plugins.names(plugins.READERS))
def test_installed_readers(ending: str, tmp_path: Path) -> None:
    keeps_the_contract_of_readers(ending, tmp_path, CONTENT.get(ending))  # of a stranger's only the faults


@pytest.mark.parametrize("name", plugins.names(plugins.VIEWS))
def test_installed_views(name: str, tmp_path: Path) -> None:
    keeps_the_contract_of_views(name, tmp_path)


def test_a_stranger_comes_through_the_same_doors(stranger: Path, pipeline: Pipeline, tmp_path: Path) -> None:
    assert keeps_the_contract_of_extractors("meetings", pipeline) == {"Meeting"}
    (tmp_path / "memos").mkdir()
    keeps_the_contract_of_readers("memo", tmp_path / "memos", TEXT)
    (tmp_path / "lists").mkdir()
    keeps_the_contract_of_views("list", tmp_path / "lists")


def test_components_need_no_import_of_diplograph() -> None:
    assert {name for name in plugins.names(plugins.FACTORIES) if name.startswith("diplograph_")} == set(COMPONENTS)
    code = f"""
import spacy
for names in [*((name,) for name in {COMPONENTS!r}), {COMPONENTS!r}]:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name)
    doc = nlp("Norway met Iceland on 3 May 2020, she said.")
print([time.rule != "" for time in doc._.times], [actor.name for actor in doc._.actors])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "[True] ['Norway', 'Iceland']\n", run.stderr


def test_the_verbs_use_what_a_stranger_brings(stranger: Path, tmp_path: Path, capfd) -> None:
    (tmp_path / "a.memo").write_text("Norway met Iceland.\n===\nunreadable words\n===\n", encoding="utf-8")
    assert run(["build", str(tmp_path / "a.memo"), "-o", str(tmp_path / "out"), "--extractor", "meetings"]) == 1
    out, err = capfd.readouterr()
    assert "Read 1 article: 1 event" in out
    assert sorted(line.split("; ")[0].split(": ", 1)[1] for line in err.splitlines()) == [
        "acme-news meetings failed on it (ValueError: cannot read this)",
        "the memo is empty",
    ]
    page = tmp_path / "out" / "edges.txt"
    assert run(["view", str(tmp_path / "out"), "--as", "list", "-o", str(page)]) == 0
    assert page.is_file()


def test_claims_say_which_package_and_version_read_them(stranger: Path) -> None:
    made = Pipeline.load(extractor="meetings").run
    assert (made.extractor, made.version) == ("acme-news meetings", "2.5")


def test_a_broken_reader_costs_its_own_files_and_is_named_in_one_line(stranger: Path, tmp_path: Path) -> None:
    for name in ("a.scan", "b.crash", "c.number", "d.txt"):
        (tmp_path / name).write_text(f"Norway met {name}.", encoding="utf-8")
    faults: list[ArticleError] = []
    articles = list(read(*sorted(p for p in tmp_path.iterdir() if p.is_file()), on_error=faults.append))
    assert [a.text for a in articles] == ["Norway met Iceland before the crash.", "Norway met d.txt."]
    scan, crash, number = map(str, faults)
    assert scan.endswith(
        "a.scan: the module no_such_scanner, needed by the reader scan of the package acme-news, is not installed; "
        "install it, or uninstall acme-news"
    )
    assert "b.crash: the reader of .crash files failed on it (KeyError: 'no such column')" in crash
    assert "acme-news" in crash
    assert "the reader number of the package acme-news is stranger:NUMBER, which cannot be called" in number


def test_a_broken_extractor_is_named_before_anything_is_read(stranger: Path, tmp_path: Path, capfd) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name, said in (
        ("unfinished", "the extractor unfinished of the package acme-news cannot be loaded (AttributeError: "),
        ("meeting", 'no extractor is called "meeting"; did you mean "meetings"? there are: lazy, meetings, rules'),
    ):
        assert run(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--extractor", name]) == 2
        err = capfd.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_extractor_that_gives_no_extraction_is_an_issue(stranger: Path) -> None:
    faults: list[ArticleError] = []
    assert list(Pipeline.load(extractor="lazy").map([Article(text=TEXT)], on_error=faults.append)) == []
    assert "acme-news lazy failed on it (TypeError: it gave NoneType, no Extraction)" in str(faults[0])


def test_a_component_that_spacy_cannot_load_is_named(site: Path) -> None:
    offer(site, "acme-spacy", "[spacy_factories]\nacme = acme_spacy:make\n", acme_spacy="import no_such_module\n")
    with pytest.raises(MissingExtra, match="no_such_module, needed by the component acme of the package acme-spacy"):
        Pipeline.load()


def test_a_name_offered_twice_is_refused_and_the_others_work(stranger: Path) -> None:
    offer(stranger, "other", "[diplograph.readers]\nmemo = other:memo\n")
    with pytest.raises(DiplographError, match=r"the reader memo is offered by .*; uninstall all but one"):
        plugins.load(plugins.READERS, "memo")
    assert callable(plugins.load(plugins.READERS, "txt"))


def test_the_face_looks_for_no_plugins() -> None:
    code = "import diplograph, sys; print('importlib.metadata' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
