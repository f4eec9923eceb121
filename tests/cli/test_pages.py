"""The verbs that tell: one page or report each, with the same options."""

from pathlib import Path

import pytest


def test_pages_are_written(command, built: Path, tmp_path: Path) -> None:
    for verb, more in (
        ("timeline", ()),
        ("timeline", ("--actor", "Ruritania", "--actor", "Zubrowka", "--since", "2020-01-01", "--kind", "Contact")),
        ("matrix", ("--as-of", "2020-01-06", "--min-confidence", "0.5")),
        ("dossier", ("Ruritania", "--until", "2020-02-01")),
        ("brief", ("Ruritania", "Zubrowka")),
        ("article", ("n1",)),
    ):
        page = tmp_path / "pages" / f"{verb}.html"
        code, out, err = command(verb, built, *more, "--out", page)
        assert (code, out.strip(), err) == (0, str(page), "")
        assert "Ruritania" in page.read_text(encoding="utf-8")


def test_reports_come_as_markdown_too(command, built: Path, tmp_path: Path) -> None:
    code, out, _ = command("brief", built, "Ruritania", "Zubrowka")
    assert code == 0
    assert out.startswith("# Ruritania and Zubrowka: brief")
    assert "[^1]: “Ruritania met Zubrowka in Strelsau, meeting number" in out
    assert command("dossier", built, "Ruritania", "-o", tmp_path / "r.md")[0] == 0
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# Ruritania: dossier")
    assert command("dossier", built, "Ruritania", "--as", "html")[1].startswith("<!doctype html>")


def test_the_view_takes_the_same_choice(command, built: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert command("view", built, "-o", page, "--until", "2020-01-05", "--actor", "Zubrowka")[0] == 0
    text = page.read_text(encoding="utf-8")
    assert "meeting number 1" in text
    assert "meeting number 2" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dossier", "Ruritanja"), 'no actor "Ruritanja" in the graph; did you mean "Ruritania"?'),
        (("brief", "Ruritania", "Ruritania"), "is one actor; name two or more"),
        (("dossier", "Ruritania", "--kind", "Meting"), 'no kind "Meting"; did you mean "Meeting"?'),
        (("article", "n11", "-o", "x.html"), 'no article "n11" is stored; did you mean "n1"?'),
    ],
)
def test_a_wrong_word_is_named_in_one_line(command, built: Path, words: tuple[str, ...], said: str) -> None:
    verb, *rest = words
    code, out, err = command(verb, built, *rest)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
