"""`diplograph judge`: a claim is found, accepted, rejected or replaced; it outlives a build and can be undone."""

import csv
import io
import sys
from pathlib import Path

import pytest

CLAIM = "article/n1/claim/1"
MEETINGS = "SELECT ?x { ?e a dg:Edge ; rdf:predicate dg:met ; dg:fromClaim ?x }"


def rows(command, *arguments: object) -> list[dict[str, str]]:
    code, said, err = command(*arguments)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(said)))


def meetings(command, out: Path) -> int:
    return len(rows(command, "query", out, "who-met-whom"))


def test_a_claim_is_found_rejected_and_comes_back(command, built: Path, news: Path, stub_reader: None) -> None:
    [found] = rows(command, "judge", "find", built, "NUMBER 1")
    assert (found["claim"], found["type"], found["verdict"]) == (CLAIM, "Meeting", "")
    assert len(rows(command, "judge", "find", built)) == meetings(command, built) == 2
    code, said, err = command("judge", "reject", built, CLAIM, "--who", "Ana", "--note", "they did not")
    assert (code, err) == (0, "")
    assert said.startswith(f'reject: {CLAIM}: "Ruritania met Zubrowka')
    assert "Signed by Ana, 20" in said
    assert command("build", news, "-o", built)[0] == 0
    assert meetings(command, built) == 1
    assert [row["verdict"] for row in rows(command, "judge", "find", built, "--article", "n1")] == ["reject"]
    [record] = rows(command, "judge", "list", built)
    assert (record["claim"], record["who"], record["note"], record["taken_back"]) == (CLAIM, "Ana", "they did not", "")
    code, said, _ = command("judge", "undo", built, record["id"], "--who", "Ben")
    assert code == 0
    assert said.startswith(f"{record['id']} no longer holds: reject")
    assert meetings(command, built) == 2
    [record] = rows(command, "judge", "list", built)
    assert record["taken_back_by"] == "Ben"


def test_a_claim_is_replaced_by_what_the_options_say(command, built: Path) -> None:
    arguments = ("--type", "PhoneCall", "--start", "2020-01-04", "--factuality", "Holds", "--who", "Ana")
    assert command("judge", "replace", built, CLAIM, *arguments)[0] == 0
    kinds = sorted((row["kind"], row["from"]) for row in rows(command, "query", built, "who-met-whom"))
    assert kinds == [("Meeting", "2020-01-06"), ("PhoneCall", "2020-01-04")]
    both = ("--actor", "article/n1/actor/ruritania", "--recipient", "article/n1/actor/zubrowka")
    [record] = rows(command, "judge", "list", built)
    assert command("judge", "undo", built, record["id"])[0] == 0
    assert command("judge", "replace", built, CLAIM, "--type", "Accusation", *both)[0] == 0
    assert meetings(command, built) == 1
    assert command("judge", "accept", built, "article/n2/claim/1")[0] == 0
    assert command("judge", "unsure", built, "article/n2/claim/1")[0] == 0
    assert len(rows(command, "judge", "list", built)) == 4


def test_a_judgement_whose_claim_is_gone_is_an_issue_of_the_build(
    command, built: Path, news: Path, stub_reader: None
) -> None:
    assert command("judge", "reject", built, CLAIM, "--who", "Ana")[0] == 0
    text = (news / "1.txt").read_text(encoding="utf-8").replace("met Zubrowka in Strelsau", "was never in Zubrowka")
    (news / "1.txt").write_text(text, encoding="utf-8")
    assert rows(command, "judge", "list", built, "--adrift") == []
    stub = sys.modules["diplograph.pipeline"].Pipeline
    plain = stub.__call__

    def anew(self, article):
        found = plain(self, article)
        return found.model_copy(update={"claims": (found.claims[0].model_copy(update={"key": "anew"}),)})

    stub.__call__ = anew
    try:
        code, _, err = command("build", news, "-o", built)
    finally:
        stub.__call__ = plain
    assert code == 1
    assert err.count("\n") == 1
    assert "holds on no claim any more; nothing is read there that says the same" in err
    [record] = rows(command, "judge", "list", built, "--adrift")
    assert record["claim"].startswith("none")
    code, said, err = command("check", built, "--no-examples")
    assert code == 1
    assert "0 breaches of the shapes" in said
    assert "judge list OUT --adrift" in err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("reject", "OUT", "article/n9/claim/1"), "judge find OUT WORDS"),
        (("reject", "OUT", "1"), '2 claims are "1"'),
        (("accept", "OUT", CLAIM, "--who", " "), "needs a name"),
        (("replace", "OUT", CLAIM), "nothing is replaced"),
        (("replace", "OUT", CLAIM, "--type", "Metting"), 'did you mean "Meeting"?'),
        (("replace", "OUT", CLAIM, "--actor", "Nobody at all"), "no table has it either"),
        (("undo", "OUT", "judgement/1"), 'no judgement "judgement/1"'),
        (("list", "nowhere"), "holds no store"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(command, built: Path, arguments, part: str) -> None:
    code, _, err = command("judge", *(built if word == "OUT" else word for word in arguments))
    assert (code, err.count("\n")) == (2, 1)
    assert part in err
    assert rows(command, "judge", "list", built) == []
