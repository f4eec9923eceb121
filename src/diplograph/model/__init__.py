"""The records that cross from file to file. No work is done here."""

from diplograph.model.actor import Actor, Place, RoleHolding
from diplograph.model.annotation import ActorMention, Attribution, Paragraph, Predicate, Quote, TimeExpression
from diplograph.model.article import Article
from diplograph.model.base import BASE, Record, Span, article_path, digest, slug
from diplograph.model.claim import Claim, Conflict
from diplograph.model.extraction import Extraction, Issue, Run
from diplograph.model.situation import Amount, AnySituation, Condition, Event, Interval, Situation, Stance
from diplograph.model.terms import (
    ActorType,
    Factuality,
    QuoteType,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
    VoteValue,
)

__all__ = [
    "BASE",
    "Actor",
    "ActorMention",
    "ActorType",
    "Amount",
    "AnySituation",
    "Article",
    "Attribution",
    "Claim",
    "Condition",
    "Conflict",
    "Event",
    "Extraction",
    "Factuality",
    "Interval",
    "Issue",
    "Paragraph",
    "Place",
    "Predicate",
    "Quote",
    "QuoteType",
    "Record",
    "RoleHolding",
    "Run",
    "Situation",
    "Span",
    "Stance",
    "StanceValue",
    "Standing",
    "TimeBasis",
    "TimeExpression",
    "TimePrecision",
    "VoteValue",
    "article_path",
    "digest",
    "slug",
]
