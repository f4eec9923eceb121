"""Paragraphs in, one spaCy Doc out whose token.idx is the offset in the stored text. Components come after.

The small model is right more often paragraph by paragraph: parsed whole, headline, caption and lead are glued together
and sentence ends after closing quotes are lost. So each paragraph is parsed alone, and the parts are put in one Doc; what
lies between (blank lines, adverts, repeated captions) stands in it as whitespace of the same length.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.article and its like)
from diplograph.model import Article, Paragraph

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
    """The same for many articles, in order; the parser sees the paragraphs of one article as one batch."""
    for article, paragraphs in items:
        read = [p for p in paragraphs if p.is_read]
        plain = straighten(article.text)
        parts = nlp.pipe([plain[p.span.start : p.span.end] for p in read])
        yield _joined(nlp, article, paragraphs, [(p.span.start, part) for p, part in zip(read, parts, strict=True)])


def _joined(nlp: Language, article: Article, paragraphs: tuple[Paragraph, ...], parts: list[tuple[int, Doc]]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[str]] = {name: [] for name in ("tags", "pos", "morphs", "lemmas", "deps", "ents")}
    heads: list[int] = []
    at = 0

    def gap(upto: int) -> None:
        nonlocal at
        if upto > at:
            words.append(re.sub(r"\S", " ", article.text[at:upto]))
            spaces.append(False)
            heads.append(max(0, len(words) - 2))
            for name, value in (
                ("tags", "_SP"),
                ("pos", "SPACE"),
                ("morphs", ""),
                ("lemmas", " "),
                ("deps", "dep"),
                ("ents", "O"),
            ):
                columns[name].append(value)
            at = upto

    for start, part in parts:
        gap(start)
        base = len(words)
        for token in part:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            heads.append(base + token.head.i)
            columns["tags"].append(token.tag_)
            columns["pos"].append(token.pos_)
            columns["morphs"].append(str(token.morph))
            columns["lemmas"].append(token.lemma_)
            columns["deps"].append(token.dep_ or "dep")
            columns["ents"].append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        at = start + len(part.text)
    gap(len(article.text))
    doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, **columns)  # type: ignore[arg-type]
    doc._.article, doc._.paragraphs = article, paragraphs
    return doc


def sentence_end(token: Token) -> int:
    """Return the offset just after the last printed character of the token's sentence."""
    sent = token.sent
    last = sent[-1]
    while last.is_space and last.i > sent.start:
        last = last.nbor(-1)
    return int(last.idx + len(last))
