"""A Doc in, the pieces that the time grammar reads out: tokens, with "March 17-19" and "mid-May" cut at hyphens."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

CUT = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its lower-case form without an abbreviation's full stop, its spelling, its offsets, its token."""

    low: str
    raw: str
    start: int
    end: int
    token: int


def pieces(doc: Doc) -> list[Piece]:
    """Return the pieces of the printed tokens, in order.

    Only tokens with a hyphen or stroke are cut ("17-19", "mid-May"); the hyphen is a piece of its own.
    """
    found = []
    for token in doc:
        text, at = token.text, token.idx
        if text.isspace():
            continue
        if len(text) > 2 and ("-" in text or "/" in text):
            found += _cut(text, at, token.i)
        else:
            low = text.lower()
            found.append(Piece(low[:-1] if len(low) > 2 and low[-1] == "." else low, text, at, at + len(text), token.i))
    return found


def _cut(text: str, at: int, token: int) -> list[Piece]:
    found, start = [], 0
    for match in CUT.finditer(text):
        if match.start() > start:
            found.append(
                Piece(
                    text[start : match.start()].lower(),
                    text[start : match.start()],
                    at + start,
                    at + match.start(),
                    token,
                )
            )
        found.append(Piece(match.group(), match.group(), at + match.start(), at + match.end(), token))
        start = match.end()
    if start < len(text):
        found.append(Piece(text[start:].lower(), text[start:], at + start, at + len(text), token))
    return found
