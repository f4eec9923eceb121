"""What was read once is read sooner the next time, and never when anything has changed or the file is no good."""

import os
from pathlib import Path

import pytest

from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.compiled import KEPT, compiled
from diplograph.lexicon.places import PlaceTable


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "diplograph"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text("a", encoding="utf-8")
    return path


def load(table: Path, made: list[str]) -> str:
    """Read the table; `made` tells how often it was read anew."""

    def make() -> str:
        made.append(table.read_text(encoding="utf-8"))
        return made[-1]

    return compiled("words", [table], make, kind=str)


def test_it_is_read_anew_only_when_it_has_changed(home: Path, table: Path) -> None:
    made: list[str] = []
    assert [load(table, made), load(table, made)] == ["a", "a"]
    assert made == ["a"]
    table.write_text("b", encoding="utf-8")
    assert load(table, made) == "b"
    assert made == ["a", "b"]


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05K\x01."])
def test_a_file_that_is_no_good_is_read_anew(home: Path, table: Path, content: bytes) -> None:
    made: list[str] = []
    load(table, made)
    [kept] = home.iterdir()
    kept.write_bytes(content)
    assert [load(table, made), load(table, made)] == ["a", "a"]
    assert made == ["a", "a"]


def test_without_a_place_to_keep_it_all_goes_on(tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(table))  # a file, no folder
    made: list[str] = []
    assert [load(table, made), load(table, made)] == ["a", "a"]
    assert made == ["a", "a"]


def test_a_user_without_a_home_reads_them_each_time(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(path: Path) -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", homeless)
    made: list[str] = []
    assert [load(table, made), load(table, made)] == ["a", "a"]
    assert made == ["a", "a"]


def test_a_file_of_somebody_else_is_not_run(home: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    load(table, made)
    monkeypatch.setattr(os, "getuid", lambda: -1)
    load(table, made)
    assert made == ["a", "a"]


def test_old_forms_go(home: Path, table: Path) -> None:
    for number in range(2 * KEPT):
        table.write_text(str(number), encoding="utf-8")
        load(table, [])
    assert len(list(home.iterdir())) == KEPT


def test_the_shipped_tables_answer_the_same_when_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from diplograph.lexicon import actors, places

    fresh = actors._shipped.__wrapped__(), places._shipped.__wrapped__()
    kept = actors._shipped.__wrapped__(), places._shipped.__wrapped__()
    assert isinstance(kept[0], ActorTables)
    assert isinstance(kept[1], PlaceTable)
    assert kept[0] is not fresh[0]
    assert kept[0].entries == fresh[0].entries
    for name in ("Medvedyev", "the Kremlin", "Congo", "UN Security Council", "nobody at all"):
        assert kept[0].lookup(name) == fresh[0].lookup(name)
    assert kept[0].roles("dmitry-medvedev") == fresh[0].roles("dmitry-medvedev")
    assert kept[1].lookup("Deauville") == fresh[1].lookup("Deauville")
