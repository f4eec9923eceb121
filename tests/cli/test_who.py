"""`diplograph who` tells whom a name may mean, on which day, from which source; it says so when it cannot tell."""

import pytest


def test_another_spelling_finds_the_actor_with_roles_dates_sources_and_why(command) -> None:
    code, said, err = command("who", "Medvedyev", "--on", "2011-05-27")
    assert (code, err) == (0, "")
    verdict, *lines = said.splitlines()
    assert verdict.startswith("Medvedyev on 2011-05-27: Dmitry Medvedev, confidence 0.")
    assert "head of state that day" in verdict
    assert lines[0].startswith("  actor/dmitry-medvedev: Dmitry Medvedev, a person; Russia, ")
    [held] = [line for line in lines if line.endswith("<- that day")]
    assert "2008-05-07 to 2012-05-07: President, head of state of Russia (" in held


def test_a_tie_is_shown_as_candidates(command) -> None:
    code, said, _ = command("who", "Congo")
    assert code == 0
    assert said.startswith("Congo: open between 2 (")
    for key in ("democratic-republic-of-the-congo", "republic-of-the-congo"):
        assert f"  actor/{key}: " in said


def test_a_surname_of_many_is_cut_short_unless_all_are_asked_for(command) -> None:
    few, every = command("who", "Ahmed")[1], command("who", "Ahmed", "--all")[1]
    assert few.count("\n  actor/") == 8
    assert "more: give a fuller name, or --all" in few
    assert every.count("\n  actor/") > 8
    assert "    names: " in every


def test_a_state_and_an_organisation_say_who_leads_them_that_day(command) -> None:
    said = command("who", "the Kremlin", "--on", "2011-05-27")[1]
    assert 'named so by: metonym "' in said
    assert "foreign minister that day: Sergey Lavrov, " in said
    nato = command("who", "NATO", "--on", "2011-05-27")[1]
    assert "secretary general that day: Anders Fogh Rasmussen" in nato
    assert "members that day, as far as known: 28 (" in nato


def test_an_office_is_somebody_on_a_day_only(command) -> None:
    code, said, _ = command("who", "the Russian president", "--on", "2015-01-01")
    assert code == 0
    assert "Vladimir Putin" in said.splitlines()[0]
    code, said, err = command("who", "the Russian president")
    assert (code, said) == (1, "")
    assert "say the day" in err


@pytest.mark.parametrize("wanted", ["actor/russia", "russia", "Q159"])
def test_a_key_or_an_id_finds_its_row(command, wanted: str) -> None:
    assert "  actor/russia: Russia, a state, RUS (Q159; " in command("who", wanted)[1]


def test_a_state_of_the_past_has_its_days(command) -> None:
    assert command("who", "Zaire", "--on", "1990-01-01")[1].startswith("Zaire on 1990-01-01: Zaire, confidence")
    later = command("who", "Zaire", "--on", "2001-01-01")[1]
    assert later.startswith("Zaire on 2001-01-01: not sure that it is Zaire (")
    assert "existed from 1971-10-27 to 1997-05-17" in later


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Camp David", "it is a place (site, USA, 39."),
        ("Angela Merkle", "Angela Merkel"),
        ("Medvedow", "Dmitry Medvedev"),
        ("Xqzwv", "add a row to data/actors/"),
    ],
)
def test_an_unknown_name_is_one_line_that_helps(command, name: str, part: str) -> None:
    code, said, err = command("who", name)
    assert (code, said, err.count("\n")) == (1, "", 1)
    assert f"{name}: no table has the name; " in err
    assert part in err


def test_a_day_that_is_none_is_wrong_usage(command) -> None:
    assert command("who", "Russia", "--on", "2011-02-30")[0] == 2
