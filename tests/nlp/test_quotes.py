"""Quotation marks: curly, straight and single, nested, never closed, over paragraphs; feet and inches are none."""

import pytest

from diplograph.model import Paragraph, Span
from diplograph.nlp.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The envoy said "never" and left.', ['"never"']),
        ("The envoy said “never” and left.", ["“never”"]),
        ("Der Gesandte: „Niemals“, sagte er.", ["„Niemals“"]),
        ("«Jamais», he said.", ["«Jamais»"]),
        ("The envoy said 'never again' and left.", ["'never again'"]),
        ("The envoy said ‘never again’ and left.", ["‘never again’"]),
        ('"Go," he said, "and stay away."', ['"Go,"', '"and stay away."']),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”"]),
        ("``Go,'' he said.", ["``Go,''"]),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The general is 6'2\" tall.",
        "The ministers' plan and the rebels' answer failed.",
        "It's the king's, isn't it?",
        'A lost mark at the end"',
        "",
        '"',
    ],
)
def test_what_is_no_quote(text: str) -> None:
    assert quoted(text) == []


def test_a_quote_that_goes_on_in_the_next_paragraph_runs_to_the_end_of_each() -> None:
    text = '"We came in peace.\n"We leave in peace," said the marshal.'
    assert quoted(text) == ['"We came in peace.', '"We leave in peace,"']


def test_a_straight_mark_inside_a_paragraph_that_is_never_closed_is_dropped() -> None:
    assert quoted('The "so called government has fled.\nNobody knows where.') == []


def test_offsets_point_into_the_stored_text_and_paragraphs_that_are_not_read_have_none() -> None:
    text = 'Buy "gold" now!\n\nThe mayor said "no".'
    paragraphs = (
        Paragraph(span=Span(start=0, end=15), kind="advert"),
        Paragraph(span=Span(start=17, end=len(text)), kind="body"),
    )
    assert [span.of(text) for span in find_quotes(text, paragraphs)] == ['"no"']


def test_a_quote_over_lines_is_one_piece_a_line() -> None:
    text = 'He said, "No, not again.\nWe wait.\nThat is all. "\nHe left "for good".'
    assert quoted(text) == ['"No, not again.', "We wait.", 'That is all. "', '"for good"']


def test_a_mark_that_no_line_after_closes_opens_nothing_there() -> None:
    assert quoted('A post 6" thick fell.\nNobody said "stop" in time.') == ['"stop"']
