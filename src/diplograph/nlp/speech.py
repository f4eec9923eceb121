"""A Doc with attributions in, the chain of speakers at any offset out. Which actors the speakers are is left to link/.

"Rhodes said Obama told Medvedev that the vote was key": at "key" the chain is Rhodes, Obama; at "told" it is Rhodes.
"""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from diplograph.lexicon.reporting import Reporting, load_reporting
from diplograph.model import Attribution, Span


class SpeechIndex:
    """The chains of speakers of one Doc; built once, asked by bisection.

    Args:
        doc: with `doc._.attributions`.
        lexicon: says which manners make a chain (`Reporting.carries`); default those of the package.
    """

    def __init__(self, doc: Doc, lexicon: Reporting | None = None) -> None:
        lexicon = lexicon or load_reporting()
        carried = [a for a in doc._.attributions if lexicon.carries(a.manner)]
        self._text: str = doc.text
        background, facts = _background(doc), _facts(doc)
        holes = [background + facts if lexicon.wishes(a.manner) else background for a in carried]
        self._starts, self._chains = _segments(carried, holes)

    def chain_at(self, offset: int) -> tuple[Attribution, ...]:
        """Return the attributions that say what stands at an offset, outermost first; () where the article speaks.

        An attribution says what its content covers, its own source and cue left out. One without a named source
        ("reportedly") stands in the chain too; its `source` is None.
        """
        segment = bisect_right(self._starts, offset) - 1
        return self._chains[segment] if segment >= 0 else ()

    def said_by(self, attribution: Attribution) -> str:
        """Return the words that name the speaker, or "" where nobody is named."""
        return attribution.source.of(self._text) if attribution.source is not None else ""


def _background(doc: Doc) -> list[Span]:
    """Return the relative clauses after a comma, outside quotes: "..., which the senate had passed in May, ...".

    Inside indirect speech they are mostly the article's own explanation, not the speaker's words.
    """
    quotes = sorted((quote.span.start, quote.span.end) for quote in doc._.quotes)
    found = []
    for token in doc:
        if token.dep_ != "relcl" or token.left_edge.i == 0 or doc[token.left_edge.i - 1].text != ",":
            continue
        last = token.right_edge
        span = Span(start=token.left_edge.idx, end=last.idx + max(1, len(last)))
        before = bisect_right(quotes, (span.end,)) - 1
        if before < 0 or quotes[before][1] <= span.start:
            found.append(span)
    return found


def _facts(doc: Doc) -> list[Span]:
    """Return what tells in the past which thing is meant: "demands the release of those [who were arrested]".

    Nobody demands, offers or promises that: it is so already.
    """
    found = []
    for token in doc:
        past = token.tag_ == "VBN" if token.dep_ == "acl" else token.dep_ == "relcl" and _is_past(token)
        if past:
            last = token.right_edge
            found.append(Span(start=token.left_edge.idx, end=last.idx + max(1, len(last))))
    return found


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.lefts if c.dep_ in ("aux", "auxpass"))


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def _stretches(attribution: Attribution, background: list[Span]) -> list[tuple[int, int]]:
    """Return the content without the attribution's own source and cue, and without background.

    Background that holds the cue itself ("..., who said that ...") is no background of what is said there.
    """
    own = attribution.cue
    holes = [span for span in (attribution.source, own) if span is not None]
    holes += [span for span in background if own is None or not span.covers(own)]
    parts = [(part.start, part.end) for part in attribution.content]
    for hole in holes:
        parts = [piece for start, end in parts for piece in _cut(start, end, hole)]
    return parts


def _cut(start: int, end: int, hole: Span) -> list[tuple[int, int]]:
    if hole.end <= start or end <= hole.start:
        return [(start, end)]
    return [(a, b) for a, b in ((start, hole.start), (hole.end, end)) if a < b]


def _segments(
    attributions: list[Attribution], holes: list[list[Span]]
) -> tuple[list[int], list[tuple[Attribution, ...]]]:
    """Return where each stretch of text with one and the same chain begins, and that chain."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, attribution in enumerate(attributions):
        for start, end in _stretches(attribution, holes[number]):
            opens.setdefault(start, []).append(number)
            closes.setdefault(end, []).append(number)
    # The outer one says more words than the one within; a tie goes to the later cue ("X said, according to Y").
    rank = {number: (-_size(a), -(a.cue.start if a.cue is not None else 0)) for number, a in enumerate(attributions)}
    starts: list[int] = []
    chains: list[tuple[Attribution, ...]] = []
    active: list[int] = []
    for offset in sorted(opens.keys() | closes.keys()):
        for number in closes.get(offset, ()):
            active.remove(number)
        active += opens.get(offset, ())
        starts.append(offset)
        chains.append(tuple(attributions[n] for n in sorted(set(active), key=rank.__getitem__)))
    return starts, chains
