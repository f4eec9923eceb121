"""The places of one Doc: words in, a Place out; and the state whose soil a place is, where it stands for a party."""

from collections import Counter

from spacy.tokens import Doc, Token

from diplograph.lexicon.actors import ActorTables
from diplograph.link.places import PlaceLinker
from diplograph.model import Actor, Place, Span

PLACES = ("GPE", "LOC", "FAC")


class PlaceFinder:
    """Resolves the places of one Doc.

    Args:
        linker: the gazetteer.  tables: the states that places lie in.
    """

    def __init__(self, doc: Doc, linker: PlaceLinker, tables: ActorTables) -> None:
        self.doc, self.linker, self.tables = doc, linker, tables
        counts = Counter(actor.country for actor in doc._.actors for _ in actor.mentions if actor.country)
        self.countries = [country for country, _ in counts.most_common()]
        self.states: dict[str, Actor] = {}  # states that only their places named, by id
        # by token, once: asking spaCy for doc.ents walks over the whole text each time
        self.entities = {i: entity for entity in doc.ents for i in range(entity.start, entity.end)}

    def named_at(self, token: Token) -> Span | None:
        """Return the words of the place whose name the token belongs to, without an article."""
        entity = self.entities.get(token.i)
        if entity is None or entity.label_ not in PLACES:
            return None
        words = entity[1:] if entity[0].lower_ == "the" and len(entity) > 1 else entity
        return Span(start=words.start_char, end=words.end_char)

    def place(self, span: Span) -> Place:
        """Return the place that the words name."""
        name = " ".join(span.of(self.doc._.article.text).split())
        return self.linker.link(name, article=self.doc._.article, countries=self.countries).place

    def state(self, token: Token) -> str | None:
        """Return the id of the state that a place lies in: "bombed Gori" strikes Georgia."""
        span = self.named_at(token)
        country = self.place(span).country if span else None
        entry = self.tables.state(country) if country else None
        if entry is None or span is None:
            return None
        known = self.states.get(entry.id)
        mentions = (*known.mentions, span) if known else (span,)
        self.states[entry.id] = Actor(
            id=entry.id,
            name=entry.name,
            type=entry.type,
            country=entry.country,
            qid=entry.qid,
            mentions=tuple(dict.fromkeys(mentions)),
            confidence=0.7,
            why="the state that the place lies in",
        )
        return entry.id

    def country(self, state: str) -> str | None:
        """Return the country code of a state by its id."""
        known = self.states.get(state) or next((a for a in self.doc._.actors if a.id == state), None)
        return known.country if known is not None else None
