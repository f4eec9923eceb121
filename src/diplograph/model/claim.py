"""One source committing, or not, to one situation at one place in one article."""

from datetime import date

from pydantic import Field

from diplograph.model import markup
from diplograph.model.base import Record, Span
from diplograph.model.terms import Factuality, QuoteType, Standing


class Claim(Record):
    """One claim.

    Attributes:
        id: "article/ID/claim/HASH".
        situation: id of what is claimed.
        source: actor id of who commits to it; the publisher at depth 0.
        relayed_by: id of the claim that carries this one; None at depth 0.
        depth: 0 the article itself, 1 "X said", 2 "X said that Y said".
        said_on: the day the source said it.
        evidence: where it stands in the article, first the fullest.
        rule: name of the frame or rule that read it.
        confidence: probability of being rightly extracted (not of being true), 0..1.
        key: extractor-independent key that judgements attach to:
            sha256(text hash | span | source | situation type | roles), 20 hex digits.

    >>> claim = Claim(
    ...     id="article/a/claim/1", situation="article/a/event/1", source="publisher/post", depth=0,
    ...     factuality=Factuality.PLANNED, standing=Standing.NARRATED, evidence=(Span(start=0, end=14),),
    ...     rule="meet", confidence=0.9, key="k",
    ... )
    >>> claim.evidence[0].of("They will meet.")
    'They will meet'
    """

    id: str
    situation: str
    source: str
    depth: int = Field(ge=0)
    relayed_by: str | None = None
    factuality: Factuality
    standing: Standing
    said_on: date | None = None
    quote_type: QuoteType = QuoteType.NARRATION
    evidence: tuple[Span, ...] = Field(min_length=1)
    rule: str
    confidence: float = Field(ge=0, le=1)
    key: str

    def _repr_html_(self) -> str:
        places = ", ".join(f"{span.start}-{span.end}" for span in self.evidence)
        shown = ("factuality", "standing", "source", "said_on", "depth", "confidence", "rule", "situation", "id")
        rows = [(name.replace("_", " "), getattr(self, name)) for name in shown]
        return markup.table(("claim", ""), [*rows, ("evidence at", places)])


class Conflict(Record):
    """Two claims that cannot both stand, kept as a record.

    Attributes:
        kind: factuality, stance, attribution, time, number or identity.  between: the two claim ids.
    """

    id: str
    kind: str
    between: tuple[str, str]
