"""What a batch of files gives: articles as they stand, and one clear line for each that cannot be read."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplograph import resources
from diplograph.errors import ArticleError
from diplograph.ingest import read
from diplograph.model import Article

Write = Callable[..., Path]
ENGLISH = "The foreign minister of Ruritania met her counterpart in Strelsau on Monday and refused to sign the treaty."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def attempt(*paths: str | Path, day: date | None = None) -> tuple[list[Article], list[str]]:
    errors: list[str] = []
    articles = list(read(*paths, date=day, on_error=lambda error: errors.append(str(error))))
    return articles, errors


def one_line(errors: list[str], *parts: str) -> None:
    """Exactly one error, of one line that has all the parts, the last of them a hint after a semicolon."""
    assert len(errors) == 1
    assert "\n" not in errors[0]
    for part in parts:
        assert part in errors[0]
    assert "; " in errors[0]


def test_front_matter_gives_the_fields_and_the_text_follows_as_it_stands(write: Write) -> None:
    front = '---\nid: 007\ntitle: "Envoy: recalled"\ndate: 2020-02-29\nsource: Example Post\nlicence: none\n---\n'
    [article] = read(write("a.txt", front + "\nRuritania  “recalled”\tits envoy.\n\nMore.\n\n"))
    assert article.text == "Ruritania  “recalled”\tits envoy.\n\nMore."
    assert (article.id, article.title, article.date) == ("007", "Envoy: recalled", date(2020, 2, 29))
    assert article.source == "Example Post"


def test_plain_text_without_front_matter_has_an_id_of_its_text_and_no_date(write: Write) -> None:
    [article] = read(write("a.txt", "Ruritania met Zubrowka.\r\nThey agreed."))
    assert article.text == "Ruritania met Zubrowka.\nThey agreed."
    assert article.date is None
    assert article.id == Article(text=article.text).id


def test_a_text_that_opens_with_a_rule_of_dashes_is_no_front_matter(write: Write) -> None:
    [article] = read(write("a.txt", "---\nA line.\n---\nAnother."))
    assert article.text.startswith("---\nA line.")


def test_json_lines_keep_every_byte_of_the_text(write: Write) -> None:
    text = " “Ruritania”\r\n\u2028 recalled \u00a0its envoy.\n\n"
    line = json.dumps({"id": "x", "text": text, "title": None, "date": None, "events": [1]}, ensure_ascii=False)
    [article] = read(write("a.jsonl", "\ufeff" + line + "\n\n"))
    assert article.text == text
    assert article.id == "x"


def test_the_given_date_serves_only_articles_without_one(write: Write) -> None:
    lines = [{"text": ENGLISH, "date": "2001-01-01T10:00:00Z"}, {"text": "Ruritania met Zubrowka."}]
    articles, _ = attempt(write("a.jsonl", "\n".join(map(json.dumps, lines))), day=date(2020, 5, 5))
    assert [a.date for a in articles] == [date(2001, 1, 1), date(2020, 5, 5)]


def test_a_folder_is_read_in_order_with_its_folders_and_without_other_files(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.jsonl", "README.md", ".hidden/c.txt"):
        write(name, json.dumps({"text": f"Ruritania {name}."}) if name.endswith("l") else f"Ruritania {name}.")
    articles, errors = attempt(tmp_path, tmp_path / "b.txt")
    assert [a.text for a in articles] == ["Ruritania a/b.jsonl.", "Ruritania a/z.txt.", "Ruritania b.txt."]
    assert errors == []


@pytest.mark.parametrize("content", [ENGLISH, json.dumps({"text": ENGLISH})])
def test_standard_input_is_text_or_json_lines(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    [article] = read("-")
    assert article.text == ENGLISH


def test_a_web_page_gives_its_story_with_title_and_declared_date(write: Write) -> None:
    story = "".join(f"<p>{ENGLISH} It was meeting number {n}.</p>" for n in range(5))
    head = '<title>Talks fail</title><meta property="article:published_time" content="2021-03-04T10:00:00Z">'
    body = f"<nav>Home Sport</nav><article><h1>Talks fail</h1>{story}</article><footer>© 2024 Post</footer>"
    [article] = read(write("a.html", f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"))
    assert article.title == "Talks fail"
    assert article.date == date(2021, 3, 4)
    assert article.text.count("met her counterpart") == 5
    assert "Sport" not in article.text


def test_a_year_in_the_footer_is_no_date(write: Write) -> None:
    story = "".join(f"<p>{ENGLISH} It was meeting number {n}.</p>" for n in range(5))
    [article] = read(
        write("a.html", f"<html><body><article>{story}</article><footer>© 2024 Post</footer></body></html>")
    )
    assert article.date is None


def test_older_encodings_are_read(write: Write) -> None:
    text = "The Élysée refused the café summit, said the naïve attaché of Curaçao to a protégé in the façade."
    assert next(read(write("a.txt", text.encode("cp1252")))).text == text
    assert next(read(write("b.txt", text.encode("utf-16")))).text == text
    assert next(read(write("c.txt", b"\xef\xbb\xbf" + text.encode()))).text == text


def test_without_a_handler_the_first_fault_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        list(read(tmp_path / "none.txt"))


# What cannot be read: one line each, and the good article after it is still read.


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("a.txt", b"", ("a.txt", "empty")),
        ("a.txt", b" \n\n ", ("a.txt", "empty")),
        ("a.jsonl", b"", ("a.jsonl", "empty")),
        ("a.txt", b"---\ntitle: x\n---\n\n", ("a.txt", "empty")),
        ("a.txt", b"\x7fELF\x02\x01\x00\x00\x00", ("a.txt", "binary")),
        ("a.jsonl", b'{"text": "x"}\x00', ("a.jsonl", "UTF-8")),
        ("a.pdf", b"%PDF", ("a.pdf", ".pdf")),
        ("a.txt", "Élysée talks ".encode() * 9 + b"\nbroken \xe9 here", ("a.txt:2", "0xE9", "UTF-8")),
        ("a.txt", b"a line. " * 700_000, ("a.txt", "5,600,000", "split")),
        ("a.txt", b"a line. " * 300_000, ("a.txt", "characters", "1,000,000", "split")),
        ("a.txt", "Министр иностранных дел встретился с послом.".encode(), ("a.txt", '"ru"', "only en")),
        (
            "a.txt",
            b"Le ministre des affaires du pays a rencontre lundi son homologue et a refuse de signer.",
            ("a.txt", '"fr"'),
        ),
        ("a.txt", b"---\nlanguage: de\n---\nText.", ("a.txt", '"de"')),
        ("a.txt", b"---\ndate: 2021-02-30\n---\nText.", ("a.txt", "2021-02-30")),
        ("a.txt", b"---\ndate: yesterday\n---\nText.", ("a.txt", "yesterday", "YYYY-MM-DD")),
        ("a.txt", b"---\ndate: [1\n---\nText.", ("a.txt:3", "YAML")),
        ("a.jsonl", b'{"text": "Ruritania', ("a.jsonl:1", "no JSON")),
        ("a.jsonl", b"[" * 100_000, ("a.jsonl:1", "no JSON")),
        ("a.jsonl", b'["text"]', ("a.jsonl:1", "no JSON object")),
        ("a.jsonl", b'{"title": "x"}', ("a.jsonl:1", '"text"')),
        ("a.jsonl", b'{"text": "Ruritania.", "title": 5}', ("a.jsonl:1", '"title"')),
        ("a.jsonl", b'{"text": "Ruritania \\ud800."}', ("a.jsonl:1", "U+D800")),
        ("a.jsonl", b'{"text": "Ruritania.", "id": ".."}', ("a.jsonl:1", '"id"')),
        ("a.jsonl", b'{"text": "Ruritania.", "id": "a\\u202eb"}', ("a.jsonl:1", '"id"')),
        ("a.jsonl", b'{"text": "Ruritania.", "id": "a\\u2066b"}', ("a.jsonl:1", '"id"')),
        ("a.jsonl", b'{"text": "Ruritania \xe9."}', ("a.jsonl:1", "UTF-8")),
        ("a.html", b"<html><body></body></html>", ("a.html", "no article")),
    ],
)
def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(
    write: Write, name: str, content: bytes, parts: tuple[str, ...]
) -> None:
    articles, errors = attempt(write(name, content), write("good.txt", "Ruritania met Zubrowka."))
    one_line(errors, *parts)
    assert [a.text for a in articles] == ["Ruritania met Zubrowka."]


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    one_line(attempt(tmp_path / "none.txt")[1], "none.txt", "no such file")
    one_line(attempt(tmp_path)[1], "no articles")


def test_one_broken_line_leaves_the_others(write: Write) -> None:
    articles, errors = attempt(write("a.jsonl", '{"text": "One."}\n{"text": \n{"text": "Two."}\n'))
    assert [a.text for a in articles] == ["One.", "Two."]
    one_line(errors, "a.jsonl:2")


def test_an_id_given_twice_is_an_error_that_names_both_places(write: Write) -> None:
    lines = '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n'
    articles, errors = attempt(write("a.jsonl", lines))
    assert [a.text for a in articles] == ["One."]
    one_line(errors, "a.jsonl:2", '"x"', "a.jsonl:1")


def test_the_same_text_twice_is_said(write: Write) -> None:
    articles, errors = attempt(write("a.txt", "One."), write("b.txt", "One."))
    assert len(articles) == 1
    one_line(errors, "b.txt", "same text", "a.txt")


def test_short_english_full_of_foreign_names_is_read(write: Write) -> None:
    text = "Lavrov met Abdel Fattah el-Sisi in Sharm el-Sheikh."
    assert attempt(write("a.txt", text)) == ([Article(text=text)], [])


def test_the_sample_article_is_stored_to_the_letter() -> None:
    sample = resources.data("sample", "2011-05-27-bloomberg.txt")
    if not sample.is_file():
        pytest.skip("the sample article is not in the wheel")
    [article] = read(sample)
    assert (article.id, article.date, article.source) == ("seed", date(2011, 5, 27), "Bloomberg")
    line = resources.data("gold", "tune.jsonl").read_text(encoding="utf-8").split("\n")[0]
    assert hashlib.sha256(json.loads(line)["text"].encode()).hexdigest() == article.text_hash


def test_a_key_of_another_schema_is_no_publisher(tmp_path):
    line = '{"id": "s1", "text": "Norway met Iceland.", "source": {"start": 0, "end": 6}}\n'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    assert [article.source for article in read(tmp_path)] == [None]
