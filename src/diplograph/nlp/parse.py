"""Paragraphs in, one spaCy Doc out whose token.idx is the offset in the stored text. Components come after.

The small model is right more often paragraph by paragraph: parsed whole, headline, caption and lead are glued together
and sentence ends after closing quotes are lost. So each paragraph is parsed alone, and the parts are put in one Doc;
what lies between (blank lines, adverts, repeated captions) stands in it as whitespace of the same length.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.article and its like)
from diplograph.model import Article, Paragraph
from diplograph.nlp.reattach import reattached

COLUMNS = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]  # what the parts hand on to the whole
Table = NDArray[Any]  # unsigned 64 bit; spaCy's stubs say floats
BATCH = 40_000  # characters: the parser's memory grows with what it sees at once, and no usual article is longer

# Length-preserving: every character stays one character, so that offsets hold.
STRAIGHT = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‛": "'",
        "´": "'",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\u00ad": "-",
        "\t": " ",
        "–": "-",
        "‑": "-",
    }
)


def straighten(text: str) -> str:
    """Return the text as the parser should see it: straight quotes, plain spaces and dashes; the same length.

    >>> straighten("Qaddafi’s “regime”")
    'Qaddafi\\'s "regime"'
    """
    return text.translate(STRAIGHT)


def parse(nlp: Language, article: Article, paragraphs: Iterable[Paragraph]) -> Doc:
    """Return one Doc over the whole stored text, parsed paragraph by paragraph.

    `doc.text` has the length of `article.text`, token.idx is an offset into it; `doc._.article` and
    `doc._.paragraphs` are set.
    Paragraphs that are not read (adverts, credits, repeats) are blanked. Whitespace tokens have pos SPACE.
    """
    return next(parse_all(nlp, [(article, tuple(paragraphs))]))


def parse_all(nlp: Language, items: Iterable[tuple[Article, tuple[Paragraph, ...]]]) -> Iterator[Doc]:
    """The same for many articles, in order; the parser sees the paragraphs of a usual article as one batch."""
    for article, paragraphs in items:
        read = [p for p in paragraphs if p.is_read]
        plain = straighten(article.text)
        texts = [plain[p.span.start : p.span.end] for p in read]
        parts = [reattached(part) for batch in _batches(texts) for part in nlp.pipe(batch)]
        yield _joined(nlp, article, paragraphs, [(p.span.start, part) for p, part in zip(read, parts, strict=True)])


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    yield batch


def _joined(nlp: Language, article: Article, paragraphs: tuple[Paragraph, ...], parts: list[tuple[int, Doc]]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    first, later = _gap_rows(nlp.vocab)
    rows: list[Table] = [np.empty((0, len(COLUMNS)), dtype=np.uint64)]
    at = 0

    def gap(upto: int) -> None:
        nonlocal at
        if upto > at:
            rows.append(later if words else first)
            words.append(re.sub(r"\S", " ", article.text[at:upto]))
            spaces.append(False)
            at = upto

    for start, part in parts:
        gap(start)
        words += [token.text for token in part]
        spaces += [bool(token.whitespace_) for token in part]
        rows.append(part.to_array(COLUMNS))
        at = start + len(part.text)
    gap(len(article.text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.from_array(COLUMNS, np.concatenate(rows))  # type: ignore[arg-type]  # the stubs want signed numbers
    doc._.article, doc._.paragraphs = article, paragraphs
    return doc


def _gap_rows(vocab: Vocab) -> tuple[Table, Table]:
    """Return the columns of a gap that opens the text, and of one that hangs on the word before it."""
    two = {"tags": ["_SP"] * 2, "pos": ["SPACE"] * 2, "morphs": [""] * 2, "lemmas": [" "] * 2, "ents": ["O"] * 2}
    gaps = Doc(vocab, words=[" ", " "], spaces=[False] * 2, heads=[0, 0], deps=["dep"] * 2, **two)  # type: ignore[arg-type]
    table: Table = gaps.to_array(COLUMNS)
    return table[:1], table[1:]


def sentence_end(token: Token) -> int:
    """Return the offset just after the last printed character of the token's sentence."""
    sent = token.sent
    last = sent[-1]
    while last.is_space and last.i > sent.start:
        last = last.nbor(-1)
    return int(last.idx + len(last))
