"""The closed lists of values, by their names in ontologies/diplograph.ttl (a test keeps the two in step)."""

from enum import StrEnum


class ActorType(StrEnum):
    """What an actor is; each value is a class of the ontology."""

    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    INTERGOVERNMENTAL_ORGANIZATION = "IntergovernmentalOrganization"
    ALLIANCE = "Alliance"
    GOVERNMENT_BODY = "GovernmentBody"
    REGIME = "Regime"
    NON_STATE_GROUP = "NonStateGroup"
    COMPANY = "Company"
    ACTOR_GROUP = "ActorGroup"
    UNNAMED_ACTOR = "UnnamedActor"


class Factuality(StrEnum):
    """How the claim's source presents the situation: seven values that an extractor writes, three of imports."""

    HOLDS = "Holds"
    DOES_NOT_HOLD = "DoesNotHold"
    PLANNED = "Planned"
    WANTED = "Wanted"
    POSSIBLE = "Possible"
    PREDICTED = "Predicted"
    CONDITIONAL = "Conditional"
    PROBABLE = "Probable"
    IMPROBABLE = "Improbable"
    UNKNOWN = "Unknown"


class Standing(StrEnum):
    """Narrated by the article, reported of somebody's words, or alleged (the content of an accusation)."""

    NARRATED = "Narrated"
    REPORTED = "Reported"
    ALLEGED = "Alleged"


class TimeBasis(StrEnum):
    """How the bounds of a time were obtained."""

    EXPLICIT = "Explicit"
    RELATIVE_TO_PUBLICATION = "RelativeToPublication"
    YEAR_INFERRED = "YearInferred"
    RELATIVE_TO_EVENT = "RelativeToEvent"
    PUBLICATION_FALLBACK = "PublicationFallback"
    UNANCHORED = "Unanchored"


class TimePrecision(StrEnum):
    """The grain of a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OPEN = "open"


class StanceValue(StrEnum):
    """For, against, neither, both."""

    SUPPORTS = "Supports"
    OPPOSES = "Opposes"
    NEUTRAL = "Neutral"
    MIXED = "Mixed"


class VoteValue(StrEnum):
    """How an actor voted."""

    FOR = "For"
    AGAINST = "Against"
    ABSTAINED = "Abstained"
    NOT_VOTING = "NotVoting"
    VETOED = "Vetoed"


class QuoteType(StrEnum):
    """How a claim's words stand in the article."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATION = "narration"
    CAPTION = "caption"
    HEADLINE = "headline"
