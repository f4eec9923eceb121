"""`diplograph measures`: tables of what is held, chosen by the same options as the other verbs."""

import json
from pathlib import Path

import pytest

from diplograph.relations import MEASURES


def test_without_a_name_the_measures_are_listed(command, built: Path) -> None:
    code, said, err = command("measures", built)
    assert (code, err) == (0, "")
    assert [line.split(",")[0] for line in said.splitlines()[1:]] == list(MEASURES)


def test_a_measure_gives_csv_in_a_pipe_and_what_was_asked_for_otherwise(command, built: Path) -> None:
    code, said, err = command("measures", built, "bonds")
    assert (code, err) == (0, "")
    head, first, second = said.splitlines()  # nobody says that the actors of the two papers are the same
    assert head == "a,b,sign,score,weight,held,texts,first,last"
    assert first == "Ruritania,Zubrowka,friendly,4.0,0.9,1,1,2020-01-05,2020-01-05"
    assert second.endswith("2020-01-06,2020-01-06")
    found = json.loads(command("measures", built, "bonds", "-f", "json")[1])
    assert [row["first"] for row in found] == ["2020-01-05", "2020-01-06"]
    assert "Zubrowka" in command("measures", built, "centralities", "-f", "table")[1]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--since", "2020-01-06"), 1),
        (("--until", "2020-01-05"), 1),
        (("--as-of", "2020-01-05"), 1),
        (("--kind", "Contact", "--actor", "zubrowka", "--states"), 2),
        (("--min-confidence", "0.5"), 2),
    ],
)
def test_options_choose(command, built: Path, options: tuple[str, ...], left: int) -> None:
    assert len(command("measures", built, "bonds", *options)[1].splitlines()) == 1 + left


def test_what_was_chosen_away_leaves_nothing(command, built: Path) -> None:
    for options in (("--min-confidence", "0.95"), ("--kind", "Sanction"), ("--since", "2021-01-01")):
        assert len(command("measures", built, "bonds", *options)[1].splitlines()) == 1


def test_what_is_old_fades(command, built: Path) -> None:
    found = json.loads(command("measures", built, "bonds", "--half-life", "1", "-f", "json")[1])
    assert [row["weight"] for row in found] == [0.45, 0.9]


def test_two_actors_for_a_path(command, built: Path) -> None:
    ends = [f"article/n1/actor/{name}" for name in ("ruritania", "zubrowka")]
    code, said, _ = command("measures", built, "path", "--actor", ends[0], "--actor", ends[1])
    assert code == 0
    assert "Ruritania met Zubrowka in Strelsau" in said
    for options, fault in (
        (("path", "--actor", ends[0]), "path needs 2 actors, not 1; name them with --actor"),
        (("path", "--actor", "Ruritania", "--actor", ends[1]), 'several are called "Ruritania"; name one by its id'),
        (("bridges",), 'no measure "bridges"'),
    ):
        code, _, err = command("measures", built, *options)
        assert (code, err.count("\n")) == (2, 1)
        assert fault in err
