"""`diplograph same`: links of a build are listed, rejected, confirmed and undone."""

import csv
import io
from pathlib import Path


def rows(command, *arguments: object) -> list[dict[str, str]]:
    code, said, err = command(*arguments)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(said)))


ENDS = ("article/n1/event/1", "article/n2/event/1")


def test_two_tellings_are_linked_by_hand_and_parted_again(command, built: Path) -> None:
    code, said, _ = command("same", "find", built)
    assert code == 0
    assert said.startswith("Compared ")
    before = rows(command, "same", "list", built)
    code, said, err = command("same", "confirm", built, *ENDS, "--who", "Ana", "--note", "one round of talks")
    assert (code, err) == (0, "")
    assert "tell of one event" in said
    [link] = rows(command, "same", "list", built)
    assert (link["holds"], link["one_telling"], link["other_telling"]) == ("yes", *ENDS)
    assert "judged so: judgement/" in link["why"]
    [record] = rows(command, "same", "judged", built)
    assert (record["who"], record["note"], record["taken_back"]) == ("Ana", "one round of talks", "")
    code, _, err = command("same", "reject", built, link["link"], "--who", "Ben")
    assert code == 2
    assert f"same undo OUT {record['id']}" in err
    code, said, _ = command("same", "undo", built, record["id"], "--who", "Ben")
    assert code == 0
    assert said.startswith(f"{record['id']} no longer holds")
    assert rows(command, "same", "list", built) == before
    assert rows(command, "same", "judged", built)[0]["taken_back_by"] == "Ben"


def test_what_is_not_there_is_said_in_one_line(command, built: Path) -> None:
    for arguments, word in (
        (("reject", built, "same/none"), 'no link "same/none"'),
        (("confirm", built, "x", "y"), 'no telling "x"'),
        (("undo", built, "judgement/none"), 'no judgement "judgement/none"'),
    ):
        code, _, err = command("same", *arguments, "--who", "Ana")
        assert code == 2
        assert word in err
        assert err.count("\n") == 1
