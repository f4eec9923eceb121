"""An answer of Wikidata brings the tables up to date: shown first, written only when asked for, and never by force."""

import json
import shutil
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery

from diplograph import resources
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.refresh import refresh
from diplograph.lexicon.wikidata import COLUMNS, read_answer

NORWAY, ICELAND = "Q20", "Q189"
HEADER = "person,personLabel,state,office,position,positionLabel,start,startPrecision,end,endPrecision"
PEOPLE = """karl-moe,Karl Moe,,,NOR,,manual
lena-costa,Lena Costa,,,NOR,Q900000001,wikidata-ep2022
"""
HOLDINGS = """karl-moe,foreign_minister,Foreign Minister,norway,2021-10-14,,2022-06-01,manual,https://example.org/moe
lena-costa,defence_minister,Minister of Defence,norway,2020-01,2021-10-14,,wikidata-ep2022,
"""


def row(person: str, name: str, office: str, start: str, end: str = "", *, state: str = NORWAY, position="7") -> str:
    times = [(f"{day}T00:00:00Z", "11") if day else ("", "") for day in (start, end)]
    ids = [f"http://www.wikidata.org/entity/{id}" for id in (f"Q90000000{person}", state, f"Q80000000{position}")]
    return ",".join([ids[0], name, ids[1], office, ids[2], f"minister {position}", *times[0], *times[1]])


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The shipped tables with two people of our own, and no others."""
    folder = tmp_path / "actors"
    shutil.copytree(resources.data("actors"), folder)
    for name, rows in (("people.csv", PEOPLE), ("holdings.csv", HOLDINGS)):
        header = (folder / name).read_text(encoding="utf-8").split("\n", 1)[0]
        (folder / name).write_text(f"{header}\n{rows}", encoding="utf-8")
    return folder


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """An answer that ends an office, begins two, and says nothing new of a third."""
    path = tmp_path / "query.csv"
    rows = [
        row("2", "Karl Moe", "foreign_minister", "2021-10-20", "2023-02-01"),
        row("3", "Ada Å. Vik", "foreign_minister", "2023-02-01"),
        row("1", "Lena Costa", "defence_minister", "2020-01-10", "2021-10-14"),
        row("4", "Jón Hall", "head_of_state", "2024-08-01", state=ICELAND, position="9"),
        row("4", "Jón Hall", "head_of_government", "2024-08-01", state=ICELAND, position="9"),
    ]
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def test_what_would_change_is_shown_and_nothing_is_written(command, tables: Path, answer: Path) -> None:
    before = {path.name: path.read_bytes() for path in tables.iterdir()}
    code, said, err = command("actors", "refresh", answer, "--tables", tables, "--seen", "2024-09-01")
    assert (code, err) == (0, "")
    assert said.splitlines() == [
        "people.csv:2: karl-moe is Q900000002",
        "holdings.csv:2: karl-moe, foreign_minister of norway from 2021-10-14: to 2023-02-01",
        "people.csv: new: ada-a-vik, Ada Å. Vik, NOR, Q900000003",
        "holdings.csv: new: ada-a-vik, foreign_minister of norway from 2023-02-01: seen on 2024-09-01",
        "people.csv: new: jon-hall, Jón Hall, ISL, Q900000004",
        "holdings.csv: new: jon-hall, head_of_state of iceland from 2024-08-01: seen on 2024-09-01",
        "6 changes, 0 rows passed over; nothing is written without --write",
    ]
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == before


def test_written_changes_are_read_and_the_same_answer_then_changes_nothing(command, tables: Path, answer: Path) -> None:
    asked = ("actors", "refresh", answer, "--tables", tables, "--seen", "2024-09-01", "--write")
    assert command(*asked)[0] == 0
    read = ActorTables.read(tables)
    moe, vik = read.roles("karl-moe")[0], read.roles("ada-a-vik")[0]
    assert (str(moe.when.latest_end), moe.when.open_as_of, moe.page) == ("2023-02-01", None, "https://example.org/moe")
    assert moe.source == "manual|wikidata-2024-09"
    assert (vik.source, str(vik.when.open_as_of)) == ("wikidata-2024-09", "2024-09-01")
    assert read.by_qid("Q900000002") == read.by_key("karl-moe")
    lines = (tables / "people.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["ada-a-vik", "jon-hall", "karl-moe", "lena-costa"]
    assert "0 changes, 0 rows passed over; written" in command(*asked)[1]
    later = refresh(tables, read_answer(answer), seen=vik.when.open_as_of.replace(year=2025))
    assert [change.cells["open_as_of"] for change in later.changes] == ["2025-09-01"] * 2


@pytest.mark.parametrize("form", ["list", "results"])
def test_both_forms_of_json_say_the_same_as_csv(answer: Path, tmp_path: Path, form: str) -> None:
    names = HEADER.split(",")
    rows = [dict(zip(names, line.split(","), strict=True)) for line in answer.read_text("utf-8").splitlines()[1:]]
    found = [{name: cell for name, cell in row.items() if cell} for row in rows]
    bindings = [{name: {"type": "literal", "value": cell} for name, cell in row.items()} for row in found]
    path = tmp_path / "query.json"
    path.write_text(json.dumps(found if form == "list" else {"results": {"bindings": bindings}}), encoding="utf-8")
    assert [held[1:] for held in read_answer(path)] == [held[1:] for held in read_answer(answer)]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (row("3", "Q900000003", "foreign_minister", "2023-02-01"), "no English name"),
        (row("3", "Ada Vik", "foreign_minister", "2023-02-01", state="Q999999999"), "no state with the id Q999999999"),
        (row("3", "Ada Vik", "foreign_minster", "2023-02-01"), 'did you mean "foreign_minister"?'),
        (row("3", "Ada Vik", "foreign_minister", "2023-02-01", "2022-02-01"), "before it begins"),
        (row("1", "Lena Costa", "defence_minister", "2020-01-10", "2021-12-01"), "holdings.csv:3 says 2021-10-14"),
    ],
)
def test_a_row_that_does_not_fit_is_passed_over_and_said(command, tables: Path, answer: Path, wrong, why: str) -> None:
    answer.write_text(f"{HEADER}\n{wrong}\n", encoding="utf-8")
    code, said, err = command("actors", "refresh", answer, "--tables", tables, "--write")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith(f"{answer}:2: ")
    assert why in err
    assert "0 changes, 1 rows passed over" in said


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ("personLabel", "personlabel", 1, 'did you mean "personlabel"?'),
        ("entity/Q20,", "entity/20,", 2, "a Wikidata id such as Q159"),
        ("2021-10-20T00:00:00Z,11", "2021-10-20T00:00:00Z,7", 2, "precision 9, 10 or 11"),
        ("2021-10-20T00:00:00Z,11", "2021-13-20T00:00:00Z,11", 2, "2021-13-20"),
        ("2021-10-20T00:00:00Z,11", ",", 2, '"start" is empty'),
        ("Karl Moe", "Moe, Karl", 2, "more or fewer cells"),
    ],
)
def test_a_fault_of_the_answer_says_its_line(command, tables: Path, answer: Path, old, new, line, part) -> None:
    answer.write_text(answer.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    code, said, err = command("actors", "refresh", answer, "--tables", tables)
    assert (code, said, err.count("\n")) == (3, "", 1)
    assert err.startswith(f"{answer}:{line}: ")
    assert part in err


def test_no_answer_is_one_line(command, tables: Path, tmp_path: Path) -> None:
    assert command("actors", "refresh", tmp_path / "none.csv", "--tables", tables)[0] == 3
    (tmp_path / "page.json").write_text("{}", encoding="utf-8")
    assert "not the JSON of a query's answer" in command("actors", "refresh", tmp_path / "page.json")[2]


def test_the_query_parses_and_asks_for_the_columns_that_are_read() -> None:
    query = resources.data("actors", "office-holders.rq").read_text(encoding="utf-8")
    assert tuple(str(variable) for variable in prepareQuery(query).algebra["PV"]) == COLUMNS
    offices = {office.key for office in ActorTables.load().offices}
    named = [part.split('"')[1] for part in query.split("BIND (")[1:]]
    assert len(named) == 4
    assert set(named) <= offices
