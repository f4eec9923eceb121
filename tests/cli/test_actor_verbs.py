"""`diplograph actors`: what an analyst says is signed and dated, holds after a new build, and can be taken back."""

import csv
import getpass
import io
from pathlib import Path

import pytest

from diplograph.model import BASE

ONE, TWO = "article/n1/actor/ruritania", "article/n2/actor/ruritania"


def listed(command, out: Path) -> list[dict[str, str]]:
    code, said, err = command("actors", "list", out)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(said)))


def parties(command, out: Path) -> set[str]:
    """Ids of whom the graph holds to have met."""
    asked = "SELECT DISTINCT ?x WHERE { ?e a dg:Edge ; rdf:predicate dg:met ; rdf:subject|rdf:object ?x }"
    return {line.strip("<>").removeprefix(BASE) for line in command("sparql", out, asked)[1].splitlines()[1:]}


def test_merged_actors_are_one_after_a_new_build_and_two_again_after_undo(
    command, built: Path, news: Path, stub_reader: None
) -> None:
    before = parties(command, built)
    assert {ONE, TWO} <= before
    code, said, err = command("actors", "merge", built, ONE, TWO, "--who", "Ana", "--note", "one kingdom")
    assert (code, err) == (0, "")
    assert said.startswith(f"{ONE} is the same as {TWO}; {ONE} stands for both\nSigned by Ana, ")
    assert parties(command, built) == before - {TWO}
    assert command("build", news, "-o", built)[0] == 0
    assert parties(command, built) == before - {TWO}
    [record] = listed(command, built)
    assert (record["who"], record["note"], record["taken_back"]) == ("Ana", "one kingdom", "")
    assert record["says"] == f"{ONE} is the same as {TWO}"
    code, said, _ = command("actors", "undo", built, record["id"], "--who", "Ben")
    assert code == 0
    assert said.startswith(f"{record['id']} no longer holds: ")
    assert parties(command, built) == before
    [record] = listed(command, built)
    assert record["taken_back"]
    assert record["taken_back_by"] == "Ben"


def test_an_actor_that_is_added_can_stand_for_those_of_the_articles(command, built: Path) -> None:
    code, said, err = command("actors", "add", built, "Kingdom of Ruritania", "--type", "State", "--note", "our own")
    assert (code, err) == (0, "")
    assert said.startswith("added/kingdom-of-ruritania: Kingdom of Ruritania, State\n")
    assert f"Signed by {getpass.getuser()}, " in said
    assert command("actors", "merge", built, "Kingdom of Ruritania", ONE, TWO)[0] == 0
    assert "Kingdom of Ruritania" in command("query", built, "who-met-whom")[1]
    assert len(listed(command, built)) == 3
    code, _, err = command("actors", "undo", built, "added/kingdom-of-ruritania")
    assert code == 2
    assert "take them back first" in err


def test_an_actor_of_the_tables_can_be_meant_though_no_article_names_it(command, built: Path) -> None:
    code, said, _ = command("actors", "merge", built, ONE, "Burma", "--who", "Ana")
    assert code == 0
    assert "actor/myanmar stands for both" in said
    assert "Myanmar" in command("query", built, "who-met-whom")[1]


def test_what_is_split_stays_apart(command, built: Path) -> None:
    assert command("actors", "split", built, ONE, TWO, "--who", "Ana")[0] == 0
    code, _, err = command("actors", "merge", built, ONE, TWO, "--who", "Ben")
    assert code == 2
    assert err.count("\n") == 1
    assert "would contradict" in err
    assert "diplograph actors undo" in err


def test_one_article_may_mean_somebody_else(command, built: Path) -> None:
    said = command("actors", "split", built, ONE, "--article", "n1", "--name", "Old Ruritania", "--who", "Ana")
    assert said[0] == 0, said[2]
    assert "Old Ruritania" in command("query", built, "who-met-whom")[1]
    [record] = listed(command, built)
    assert command("actors", "undo", built, record["id"])[0] == 0
    assert "Old Ruritania" not in command("query", built, "who-met-whom")[1]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("merge", "OUT", "Ruritania", "actor/russia"), f'"Ruritania" may be any of 2: {ONE}, {TWO}; give the id'),
        (("merge", "OUT", ONE, "Congo"), '"Congo" may be any of 2: actor/democratic-republic-of-the-congo'),
        (("merge", "OUT", ONE, "Ruritanya"), 'did you mean "Ruritania"?'),
        (("merge", "OUT", ONE, ONE), "is given twice"),
        (("split", "OUT", ONE), "--article ID"),
        (("split", "OUT", ONE, TWO, "--article", "n1"), "not both"),
        (("split", "OUT", ONE, "--article", "n9"), 'no article "n9"'),
        (("add", "OUT", "Karl Moe", "--country", "NOX"), 'no state "NOX"; did you mean "NOR"?'),
        (("add", "OUT", " "), "needs a name"),
        (("undo", "OUT", "judgement/1"), 'no judgement "judgement/1"'),
        (("list", "nowhere"), "holds no store"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(command, built: Path, arguments, part: str) -> None:
    code, _, err = command("actors", *(built if word == "OUT" else word for word in arguments))
    assert (code, err.count("\n")) == (2, 1)
    assert part in err
    assert listed(command, built) == []


def test_who_judges_must_be_told_where_nobody_is_logged_in(command, built: Path, monkeypatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    code, _, err = command("actors", "merge", built, ONE, TWO)
    assert code == 2
    assert "--who NAME" in err
    assert command("actors", "merge", built, ONE, TWO, "--who", "Ana")[0] == 0
