"""A second build does nothing, a killed one goes on, what failed is listed and tried again when asked."""

import json
from pathlib import Path

import pytest

from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.scale.manifest import Manifest
from diplograph.scale.reading import Reading


@pytest.fixture
def read_ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles in the order in which they are read."""
    seen: list[str] = []
    real = Reading.__call__

    def spy(self, task):
        seen.append(task.article.id)
        return real(self, task)

    monkeypatch.setattr(Reading, "__call__", spy)
    return seen


def test_a_second_build_reads_nothing_and_a_changed_article_is_replaced(command, news: Path, built: Path, read_ids):
    before = command("export", built)[1]
    code, said, _ = command("build", news, "-o", built)
    assert (code, read_ids) == (0, [])
    assert "unchanged: 2" in said
    assert command("export", built)[1] == before
    (news / "1.txt").write_text("---\nid: n1\ndate: 2020-02-02\n---\nRuritania met Zubrowka again.", encoding="utf-8")
    assert command("build", news, "-o", built)[0] == 0
    assert read_ids == ["n1"]
    with KnowledgeGraph(built / "store") as kg:
        assert kg.extraction("n1").article.text == "Ruritania met Zubrowka again."


def test_another_lexicon_reads_all_anew(command, news: Path, built: Path, read_ids, monkeypatch):
    import sys

    pipeline = sys.modules["diplograph.pipeline"]
    other = pipeline.run_of("en").model_copy(update={"config": "another"})
    monkeypatch.setattr(pipeline, "run_of", lambda *_, **__: other)
    assert command("build", news, "-o", built)[0] == 0
    assert read_ids == ["n1", "n2"]


def test_an_article_that_was_taken_out_of_the_store_is_read_again(command, news: Path, built: Path, read_ids):
    with KnowledgeGraph(built / "store") as kg:
        kg.remove("n2")
    assert command("build", news, "-o", built)[0] == 0
    assert read_ids == ["n2"]


def test_a_run_that_ends_before_it_is_written_down_goes_on(command, news: Path, stub_reader, read_ids, monkeypatch):
    whole, broken = news.parent / "whole", news.parent / "broken"
    assert command("build", news, "-o", whole)[0] == 0
    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "record", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        assert command("build", news, "-o", broken)[0] == 2
    assert command("build", news, "-o", broken)[0] == 0
    assert read_ids == ["n1", "n2"] * 3
    assert command("export", broken)[1] == command("export", whole)[1]


def test_what_failed_is_listed_and_tried_again_only_when_asked(command, news: Path, stub_reader, monkeypatch, read_ids):
    import sys

    out = news.parent / "out"
    stub = sys.modules["diplograph.pipeline"].Pipeline
    (news / "0.txt").write_bytes(b"")

    def failing(self, articles, *, on_error):
        from diplograph.errors import ArticleError

        for article in articles:
            if article.id == "n2":
                on_error(ArticleError(article.id, "no luck", "try again"))
            else:
                yield self(article)

    with monkeypatch.context() as patch:
        patch.setattr(stub, "map", failing)
        code, said, err = command("build", news, "-o", out)
    assert code == 1
    assert "2.txt: no luck; try again" in err
    assert "Failed: 2 articles" in said
    lines = [json.loads(line) for line in (out / "failures.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(Path(line["file"]).name, line["article"], line["reason"].split(";")[0]) for line in lines] == [
        ("0.txt", "", "the file is empty"),
        ("2.txt", "n2", "no luck"),
    ]
    read_ids.clear()
    command("build", news, "-o", out)
    assert read_ids == []
    (news / "0.txt").write_text("---\nid: n0\ndate: 2020-01-01\n---\nRuritania met Zubrowka.", encoding="utf-8")
    assert command("build", "--retry", "-o", out)[0] == 0
    assert read_ids == ["n0", "n2"]
    assert not (out / "failures.jsonl").exists()
    assert command("build", "--retry", "-o", out)[1] == "Nothing failed before.\n"


def test_a_manifest_that_is_none_is_named(command, news: Path, built: Path):
    (built / "manifest.sqlite").write_bytes(b"no manifest at all, but long enough for a header" * 40)
    code, _, err = command("build", news, "-o", built)
    assert code == 2
    assert "delete it, all is then read anew" in err


def test_a_pattern_names_files_and_retry_needs_a_build(command, news: Path, stub_reader):
    assert "(1 article)" in command("build", news / "1*", "-o", news.parent / "out")[1]
    code, _, err = command("build", news / "9*", "-o", news.parent / "none")
    assert (code, "no file fits the pattern" in err) == (2, True)
    assert command("build", "--retry", "-o", news.parent / "none")[0] == 2
    assert command("build", news, "-o", news.parent / "none", "--engine", "steam")[0] == 2


def test_watch_reads_what_is_new_in_each_round(command, news: Path, stub_reader, read_ids, monkeypatch):
    import diplograph.cli.build as verb

    def meanwhile(_: float) -> None:
        (news / "3.txt").write_text("---\nid: n3\ndate: 2020-02-03\n---\nRuritania met Zubrowka.", encoding="utf-8")

    monkeypatch.setattr(verb.time, "sleep", meanwhile)
    code, said, _ = command("watch", news, "-o", news.parent / "out", "--rounds", "3", "--every", "1")
    assert (code, read_ids) == (0, ["n1", "n2", "n3"])
    assert [line.split("  ")[1] for line in said.splitlines()] == ["read 2, stored 2", "read 1, stored 3"]
