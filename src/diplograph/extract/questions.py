"""A sentence in, the stretch of it that only asks out: nothing in a question is told as an event."""

from spacy.tokens import Span

_OPENING = frozenset({'"', "\u201c", "\u2018", ":", "``"})
_CLOSING = frozenset({'"', "\u201d", "\u2019", "'", "''", ")"})


def asked(sentence: Span) -> range:
    """Return the tokens of the question that a sentence is or ends in: in "she said: 'Who did it?'" the last three.

    Whoever asks stands before a quotation mark or a colon, and what he did is told.
    """
    last = sentence.end - 1
    while last > sentence.start and (sentence.doc[last].is_space or sentence.doc[last].text in _CLOSING):
        last -= 1
    if sentence.doc[last].text != "?":
        return range(0)
    first = last
    while first > sentence.start and sentence.doc[first - 1].text not in _OPENING:
        first -= 1
    return range(first, last)
