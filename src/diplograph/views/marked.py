"""An article in, a page of its text out with the claims marked in it and a card for each beside its paragraph.

The words on the page, joined, are the stored text to the character. Where marks overlap the text is cut, and a piece
belongs to all the claims that cover it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from diplograph.errors import GraphError
from diplograph.model import Article, Record, Span
from diplograph.model.base import article_path
from diplograph.views import paper
from diplograph.views.folding import folded
from diplograph.views.ledger import Ledger
from diplograph.views.told import Chosen, Item

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph


class Piece(Record):
    """A stretch of the text.

    Attributes:
        claims: numbers of the claims that cover it, the shortest of them first.
        opens: numbers of the claims whose words begin here for the first time.
        trigger: whether these words name the event of one of them.
    """

    text: str
    start: int
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    trigger: bool = False


class Row(Record):
    """A line of the text with its line end, and the numbers of the cards beside it: of the claims that begin in it."""

    pieces: tuple[Piece, ...]
    claims: tuple[int, ...]

    @property
    def blank(self) -> bool:
        """Say whether it has no words."""
        return not any(piece.text.strip() for piece in self.pieces)


class Marked(Record):
    """An article with its claims, numbered by their place in `items`.

    Attributes:
        under: by the number of an event the numbers of the stances that are shown on its card.
    """

    article: Article
    items: tuple[Item, ...]
    rows: tuple[Row, ...]
    under: dict[int, tuple[int, ...]]


def marked(
    kg: "KnowledgeGraph", article_id: str, *, others: Sequence[str] = (), chosen: Chosen | None = None
) -> Marked:
    """Return an article cut where the words of its claims begin and end.

    Args:
        kg: the graph.
        article_id: the id that its file gave it (`kg.articles()` lists them).
        others: names of actors of whom one must take part or speak; () for all claims.
        chosen: which claims are wanted.

    Raises:
        GraphError: there is none (with the nearest id).  QueryError: a kind that is none.
    """
    ledger = Ledger(kg, chosen)
    ledger.only(article_path(article_id))
    article = next((one for one in ledger.reading.articles.values() if one.id == article_id), None)
    if article is None:
        kg.extraction(article_id)  # says what is wrong, and the nearest id
        raise GraphError(f'no article "{article_id}" is stored')
    ledger.narrow(others)
    items = ledger.of_article(article.path)
    number = {item.claim: n for n, item in enumerate(items)}
    under = {number[fold.item.claim]: tuple(number[one.claim] for one in fold.under) for fold in folded(items)}
    return Marked(article=article, items=items, rows=_rows(article.text, items, frozenset(under)), under=under)


def render(told: Marked) -> str:
    """Return the page."""
    return paper.html("article.html.j2", told=told)


def _rows(text: str, items: Sequence[Item], cards: frozenset[int]) -> tuple[Row, ...]:
    pieces = cut(text, items)
    rows, row = [], list[Piece]()
    for piece in pieces:
        row.append(piece)
        if piece.text.endswith("\n"):
            rows.append(row)
            row = []
    rows.append(row)
    return tuple(
        Row(pieces=tuple(row), claims=tuple(dict.fromkeys(n for piece in row for n in piece.opens if n in cards)))
        for row in rows
        if row
    )


def cut(text: str, items: Sequence[Item]) -> tuple[Piece, ...]:
    """Return the text in pieces, cut at line ends and wherever words of a claim, or words that name it, begin or end.

    >>> [piece.text for piece in cut("one" + chr(10) + "two", ())]
    ['one\\n', 'two']
    """
    spans = [(number, Span(start=e.start, end=e.end)) for number, item in enumerate(items) for e in item.evidence]
    words = [span for item in items for e in item.evidence for span in e.triggers]
    edges = {0, len(text), *(place + 1 for place, sign in enumerate(text) if sign == "\n")}
    edges.update(edge for span in [*(span for _, span in spans), *words] for edge in (span.start, span.end))
    places = sorted(edge for edge in edges if edge <= len(text))
    opened: set[int] = set()
    pieces = []
    for start, end in pairwise(places):
        here = Span(start=start, end=end)
        covering = sorted((span.end - span.start, number) for number, span in spans if span.covers(here))
        claims = tuple(dict.fromkeys(number for _, number in covering))
        opens = tuple(number for number in sorted(claims) if number not in opened)
        opened.update(opens)
        trigger = any(word.covers(here) for word in words)
        pieces.append(Piece(text=text[start:end], start=start, claims=claims, opens=opens, trigger=trigger))
    return tuple(pieces)
