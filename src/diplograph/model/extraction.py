"""All that was read from one article: what the reading wing hands to the graph wing. Can be saved as JSON."""

from datetime import datetime
from functools import cached_property

from diplograph.model import markup
from diplograph.model.actor import Actor, Place, RoleHolding
from diplograph.model.article import Article
from diplograph.model.base import Record
from diplograph.model.claim import Claim, Conflict
from diplograph.model.situation import AnySituation


class Issue(Record):
    """Something that went wrong with one article or file, while the batch went on: what, and how to mend it."""

    article: str
    found: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.article}: {self.found}" + (f"; {self.hint}" if self.hint else "")


class Run(Record):
    """Which reader made the claims (written as prov:Activity).

    Attributes:
        model: name and version of the spaCy pipeline.  config: hash of the lexicon and actor tables.
        started: when; None in outputs that must compare byte for byte.
    """

    extractor: str
    version: str
    model: str
    config: str
    started: datetime | None = None


class Extraction(Record):
    """What one article says.

    Attributes:
        publisher: the actor that speaks at depth 0.
        actors: all actors that a situation, a claim or a role names, the publisher included.
    """

    article: Article
    run: Run
    publisher: str
    actors: tuple[Actor, ...] = ()
    roles: tuple[RoleHolding, ...] = ()
    places: tuple[Place, ...] = ()
    situations: tuple[AnySituation, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    issues: tuple[Issue, ...] = ()

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _situations(self) -> dict[str, AnySituation]:
        return {situation.id: situation for situation in self.situations}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def situation(self, situation_id: str) -> AnySituation:
        """Return the situation with that id (KeyError when there is none)."""
        return self._situations[situation_id]

    def actor(self, actor_id: str) -> Actor:
        """Return the actor with that id (KeyError when there is none)."""
        return self._actors[actor_id]

    def _repr_html_(self) -> str:
        """Show the claims as a table, and the text with their words marked."""
        article, columns = self.article, ("what", "told as", "on the word of", "words", "confidence", "rule")
        head = " · ".join(markup.text(part) for part in (article.source, article.date, article.id) if part)
        rows = [
            (
                self.situation(claim.situation).label,
                f"{claim.factuality}, {claim.standing}",
                " < ".join(self.actor(key).name for key in reversed(self.chain(claim))) or "the article",
                claim.evidence[0].of(article.text),
                f"{claim.confidence:.2f}",
                claim.rule,
            )
            for claim in self.claims
        ]
        spans = [span for claim in self.claims for span in claim.evidence]
        return (
            f"<p><b>{markup.text(article.title or article.id)}</b><br>{head}: {len(rows)} claims</p>"
            f"{markup.table(columns, rows)}<details><summary>The text, with the words of the claims marked</summary>"
            f"{markup.marked(article.text, spans)}</details>"
        )

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Return the speakers of a claim, outermost first; empty when the article itself speaks."""
        speakers: list[str] = []
        while claim.depth > 0:
            speakers.insert(0, claim.source)
            if claim.relayed_by is None:
                break
            claim = self._claims[claim.relayed_by]
        return tuple(speakers)
