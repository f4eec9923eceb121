"""What each stretch of an article is taken for; offsets always point into the stored text."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import DataFileError
from diplograph.ingest.paragraphs import paragraphs
from diplograph.ingest.split import stretches
from diplograph.lexicon.layout import load
from diplograph.model import Article

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "news.jsonl.gz"


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(text)) for p in paragraphs(Article(text=text, title=title))]


BODY = "The foreign minister of Ruritania met her counterpart on Monday, the ministry said."


def test_headline_caption_credit_subhead_and_advert() -> None:
    text = f"""Ruritania recalls its envoy

Foreign Minister Flavia Elphberg
Elphberg told reporters that the envoy must go. Photographer: Jane Roe/AFP/Getty Images

{BODY}

What comes next

{BODY} It was cold.

Sign up for our newsletter

Share
"""
    assert kinds(text) == [
        ("headline", "Ruritania recalls its envoy"),
        ("caption", "Foreign Minister Flavia Elphberg"),
        ("caption", "Elphberg told reporters that the envoy must go."),
        ("credit", "Photographer: Jane Roe/AFP/Getty Images"),
        ("repeat", BODY),  # told again with one more sentence below
        ("subhead", "What comes next"),
        ("body", f"{BODY} It was cold."),
        ("advert", "Sign up for our newsletter"),
        ("advert", "Share"),
    ]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The envoy leaves Strelsau. (AP Photo/Jane Roe)", "(AP Photo/Jane Roe)"),
        ("The envoy leaves Strelsau. Jane Roe/Reuters", "Jane Roe/Reuters"),
        ("The envoy leaves Strelsau. AFP/Getty Images", "AFP/Getty Images"),
        ("The envoy leaves Strelsau. Image: Jane Roe.", "Image: Jane Roe."),
    ],
)
def test_the_credit_of_a_picture_is_cut_from_its_caption(line: str, credit: str) -> None:
    assert kinds(f"{line}\n\n{BODY}")[:2] == [("caption", "The envoy leaves Strelsau."), ("credit", credit)]


@pytest.mark.parametrize(
    "dateline",
    [
        "STRELSAU (Reuters) -",
        "STRELSAU, March 5 -",
        "NEW STRELSAU, Ruritania, Jan. 3 (AP) --",
        "Strelsau, 3 May (AFP) –",
        "STRELSAU —",
        "STRELSAU/ZENDA (Reuters) -",
    ],
)
def test_datelines_are_kept_as_data_and_not_read(dateline: str) -> None:
    assert kinds(f"{dateline} {BODY}") == [("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize("line", ["Friday, January 4, 2019", "September 7, 2010", "18 September 2011"])
def test_date_lines(line: str) -> None:
    assert kinds(f"{line}\n\n{BODY}") == [("dateline", line), ("body", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance of the west - met on Monday in Zenda, its spokesman said.",
        "By Monday, the talks had failed, to nobody's credit: all parties left the table.",
        "Share prices fell after the embargo was announced, and the bourse closed early on Friday.",
        "He paid tribute to the photographer: a brave woman who walked with the convoy and was killed by a mine.",
        "Reuters reported that the envoy had left.",
    ],
)
def test_plain_sentences_stay_body(text: str) -> None:
    assert kinds(f"{BODY}\n\n{text}")[1:] == [("body", text)]


def test_bylines_are_credits() -> None:
    text = f"By Jane Roe and John van Doe\n\n{BODY}\n\n(Reporting by Jane Roe; Editing by John Doe)"
    assert [kind for kind, _ in kinds(text)] == ["credit", "body", "credit"]


def test_the_title_of_the_article_is_its_headline_wherever_it_stands() -> None:
    assert kinds(f"Friday, January 4, 2019\nIt’s over.\n{BODY}", title="It's over.")[1] == ("headline", "It’s over.")


def test_a_caption_or_pulled_quote_told_again_is_a_repeat() -> None:
    quote = "“We shall never sign this treaty,”"
    text = f"{quote}\n\n{BODY} {quote} she said.\n\nSee also: the treaty"
    assert [kind for kind, _ in kinds(text)] == ["repeat", "body", "advert"]


def test_bullets_are_a_list_without_the_bullet() -> None:
    assert kinds(f"{BODY}\n- Release the envoy.\n2) Sign the treaty.")[1:] == [
        ("list", "Release the envoy."),
        ("list", "Sign the treaty."),
    ]


def test_lines_wrapped_at_a_column_are_joined() -> None:
    words = (BODY + " ") * 3
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) + 1 > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    block = "\n".join([*lines, line])
    text = f"{block}\n\n{block}\n    An indented line opens a paragraph."
    found = [span.of(text) for group in stretches(text) for span in group]
    assert found == [block, block, "An indented line opens a paragraph."]


def test_single_lines_that_are_not_wrapped_stay_apart() -> None:
    text = f"{BODY}\n{BODY} Then she left.\nThe end."
    assert [span.of(text) for group in stretches(text) for span in group] == text.split("\n")


def test_a_text_in_one_endless_line_is_cut_between_sentences() -> None:
    text = f"{BODY} " * 500
    parts = [span.of(text) for group in stretches(text) for span in group]
    assert all(len(part) <= 8000 for part in parts)
    assert all(part.endswith("said.") for part in parts)
    assert " ".join(parts) == text.strip()


@given(st.text(alphabet="aB .\n\r\t—-“”():/\u2028©1éAP", max_size=300))
def test_any_text_gives_ordered_trimmed_spans_and_loses_no_word(text: str) -> None:
    at = 0
    for paragraph in paragraphs(Article(text=text, id="x")):
        assert re.fullmatch(r"\s*((-|—|\(?\d{1,2}[.)])[ \t]+)?", text[at : paragraph.span.start])
        at = paragraph.span.end
        words = paragraph.span.of(text)
        assert words
        assert words == words.strip()
    assert not text[at:].strip()


def test_a_real_corpus_raises_nothing_and_loses_few_words() -> None:
    if not CORPUS.is_file():
        pytest.skip("the corpus is not beside this checkout")
    words = lost = 0
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Article(id=row["id"], title=row["title"], text=row["text"])
            words += len(article.text.split())
            unread = [p for p in paragraphs(article) if not p.is_read and p.kind != "dateline"]
            lost += sum(len(p.span.of(article.text).split()) for p in unread)
    assert lost < words / 1000  # 1,502 of 2,161,302 when this was written, most of them told twice


def test_a_fault_in_the_words_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "layout.yaml"
    path.write_text('advert_begins:\n  - "read more"\nadvert_iz:\n  - "share"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=r'layout.yaml:3: no list "advert_iz" is known; did you mean "advert_is"'):
        load(path)
    path.write_text('advert_begins:\n  - "read more"\n  - "read more"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"layout.yaml:3: .*twice"):
        load(path)
    path.write_text("advert_begins: [\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"layout.yaml:2: no YAML"):
        load(path)
    path.write_text("advert_begins:\n  - x\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="is missing"):
        load(path)
