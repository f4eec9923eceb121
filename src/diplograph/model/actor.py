"""Who acts, in which role, and where."""

from datetime import date

from diplograph.model.base import Record, Span
from diplograph.model.terms import ActorType


class Actor(Record):
    """One actor as one article knows it.

    Attributes:
        id: "actor/KEY" for an actor of the tables, "article/ID/actor/SLUG" for one that only the article knows,
            "publisher/SLUG" for the paper itself.
        name: the usual English name; for an unnamed one the words of the text.
        type: a class of the ontology.
        country: ISO 3166-1 alpha-3 of the state it is, belongs to or acts for on the article's date.
        role: the title that the text gives.
        qid: Wikidata id, where a table has it.
        mentions: every named mention in the article (no pronouns).
        confidence, why: how sure the link to `id` is (0..1), and what it rests on.
        candidates: ids it might be, when a tie was left open; then `id` is the article's own.

    >>> Actor(id="actor/NOR", name="Norway", type=ActorType.STATE, country="NOR").type
    <ActorType.STATE: 'State'>
    """

    id: str
    name: str
    type: ActorType
    country: str | None = None
    role: str | None = None
    qid: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: float = 1.0
    why: str = ""
    candidates: tuple[str, ...] = ()


class RoleHolding(Record):
    """A person held a role for an actor between two days (None: not known).

    Attributes:
        person, acts_for: actor ids; acts_for is None when the tables hold only the title.
        start, end: first and last day known to be outer bounds; for a role that only the text shows, both are None and
            `seen_on` is the article's date.
        source: where the fact stands (a table's tag or "text").
    """

    person: str
    title: str
    acts_for: str | None = None
    start: date | None = None
    end: date | None = None
    seen_on: date | None = None
    source: str = "text"


class Place(Record):
    """A place; `id` is "place/KEY" for one of the gazetteer, "article/ID/place/SLUG" otherwise."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
