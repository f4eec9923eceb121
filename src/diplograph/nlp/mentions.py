"""The actors and mentions of a Doc in, what coreference asks of them out: sex, number, kind, place in the clause."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc

from diplograph.lexicon.nominals import CoreferenceWords, Nominals
from diplograph.lexicon.spelling import plain
from diplograph.model import Actor, ActorMention, ActorType, Attribution, Span
from diplograph.nlp.columns import Columns

PUBLISHER = "diplograph_publisher"  # doc.user_data: country of the government that publishes the article
AUTHOR = "diplograph_author"  # the same: id of the person in whose name it is made
NESTED = 60  # stretches of speech looked at before a token: chains are short
SUBJECT = frozenset({"nsubj", "nsubjpass"})
PERSONS = frozenset({ActorType.PERSON, ActorType.UNNAMED_ACTOR})


@dataclass(frozen=True, slots=True)
class Point:
    """Where an actor stands: its token, the actor, and whether it is subject there, spoken in a quote, in the plural.

    `acting`: no mere place ("in Libya").
    """

    token: int
    actor: str
    subject: bool
    quoted: bool
    plural: bool
    form: str
    acting: bool


class Stage:
    """One Doc as coreference sees it.

    Attributes:
        points: mentions by token, growing as pronouns are resolved.
        speech: (start, end, attribution) of what is said, by start.
    """

    def __init__(self, doc: Doc, words: CoreferenceWords, nominals: Nominals) -> None:
        self.columns = Columns.of(doc)
        self.words, self.nominals = words, nominals
        self.actors: dict[str, Actor] = {actor.id: actor for actor in doc._.actors}
        self.mentions: list[ActorMention] = list(doc._.actor_mentions)
        self.token_of = {offset: i for i, offset in enumerate(self.columns.idx)}
        self.quotes = sorted((q.span.start, q.span.end) for q in doc._.quotes)
        self.speech: list[tuple[int, int, Attribution]] = sorted(
            ((span.start, span.end, a) for a in doc._.attributions for span in a.content), key=lambda s: s[:2]
        )
        self._states = {a.country: a.id for a in doc._.actors if a.type == ActorType.STATE and a.country}
        self.home: str | None = doc.user_data.get(PUBLISHER)
        self.publisher = doc.user_data.get(AUTHOR) or self._states.get(self.home)
        self.paragraph = self._paragraphs(doc)
        self.points: dict[int, list[Point]] = defaultdict(list)
        self.by_sentence: dict[int, list[Point]] = defaultdict(list)
        self.sex = {ident: self._sex(actor) for ident, actor in self.actors.items()}
        self._end = len(doc.text) + 1
        self._speech_starts = [start for start, _, _ in self.speech]
        self._controlling = {self.columns.head[i] for i, dep in enumerate(self.columns.dep) if dep == "xcomp"}
        self._said: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        for a in doc._.attributions:
            if a.source is not None:
                source = (a.source.start, a.source.end)
                said = tuple((span.start, span.end) for span in a.content)
                self._said[source] = (*self._said.get(source, ()), *said)
        self._sources = sorted(self._said)
        self._acting = {actor.id: frozenset(actor.mentions) for actor in doc._.actors}
        self.in_name: set[int] = set()
        for mention in self.mentions:
            if mention.actor is not None and mention.form != "title":
                self.add(mention)
            if mention.form != "nominal":
                self.in_name.update(self._tokens(mention.span))

    def _tokens(self, span: Span) -> range:
        first = self.token_of.get(span.start)
        if first is None:
            return range(0)
        last = first
        while last < self.columns.n and self.columns.idx[last] < span.end:
            last += 1
        return range(first, last)

    def _paragraphs(self, doc: Doc) -> list[int]:
        found, n = [], 0
        for i, word in enumerate(self.columns.text):
            if (
                self.columns.pos[i] == "SPACE"
                and "\n" in doc._.article.text[self.columns.idx[i] : self.columns.idx[i] + len(word)]
            ):
                n += 1
            found.append(n)
        return found

    def state_of(self, country: str) -> str | None:
        """Return the id of the state with that country code, if the article has it."""
        return self._states.get(country)

    def add(self, mention: ActorMention) -> None:
        """Put a mention among the points that later words may go back to."""
        token = self.token_of.get(mention.head)
        if token is None or mention.actor is None:
            return
        columns = self.columns
        subject = self.is_subject(token)
        plural = columns.tag[token] in ("NNS", "NNPS") and mention.form == "nominal"
        acting = mention.form in ("pronoun", "nominal") or mention.span in self._acting[mention.actor]
        point = Point(token, mention.actor, subject, self.in_quote(token), plural, mention.form, acting)
        self.points[token].append(point)
        self.by_sentence[columns.sent[token]].append(point)

    def is_subject(self, token: int) -> bool:
        """Say whether the token is a subject, itself or joined to one by "and"."""
        columns = self.columns
        for _ in range(4):
            if columns.dep[token] in SUBJECT:
                return True
            if columns.dep[token] == "dobj" and columns.head[token] in self._controlling:
                return True  # "urged Norway to open its border": who opens it
            if columns.dep[token] not in ("conj", "appos", "compound") or columns.head[token] == token:
                return False
            token = columns.head[token]
        return False

    def in_quote(self, token: int) -> bool:
        """Say whether the token stands between quotation marks."""
        offset = self.columns.idx[token]
        at = bisect_right(self.quotes, (offset, self._end)) - 1
        return at >= 0 and offset < self.quotes[at][1]

    def speech_at(self, token: int) -> list[Attribution]:
        """Return the attributions in whose content the token stands, innermost (shortest) first."""
        offset = self.columns.idx[token]
        last = bisect_right(self._speech_starts, offset)
        near = range(max(0, last - NESTED), last)
        found = [(self.speech[k][1] - self.speech[k][0], k) for k in near if offset < self.speech[k][1]]
        return [self.speech[k][2] for _, k in sorted(found)]

    def actors_in(self, span: Span | None) -> tuple[str, ...]:
        """Return the actors of the words that name a speaker: those in a subject's place, else the first."""
        if span is None:
            return ()
        inside = [p for m in self._heads_in(span) for p in self.points.get(m, ())]
        outer = [p for p in inside if p.subject] or inside[:1]
        return tuple(dict.fromkeys(p.actor for p in outer))

    def is_source(self, token: int) -> bool:
        """Say whether the token names the speaker of something ("he said")."""
        return self._source_at(token) is not None

    def said_by(self, token: int) -> tuple[tuple[int, int], ...]:
        """Return the stretches that the speaker whom the token names says: "[Berg will come], she said"."""
        source = self._source_at(token)
        return () if source is None else self._said[source]

    def _source_at(self, token: int) -> tuple[int, int] | None:
        offset = self.columns.idx[token]
        at = bisect_right(self._sources, (offset, self._end)) - 1
        found = self._sources[at] if at >= 0 else None
        return found if found is not None and found[0] <= offset < found[1] else None

    def last_speaker(self, token: int) -> tuple[str, ...]:
        """Return the last person named as a speaker before the token, in its paragraph or the one before."""
        offset = self.columns.idx[token]
        for start, end in reversed(self._sources[: bisect_right(self._sources, (offset, 0))]):
            first = self.token_of.get(start)
            if end > offset or first is None:
                continue
            if self.paragraph[token] - self.paragraph[first] > 1:
                return ()
            found = self.actors_in(Span(start=start, end=end))
            if len(found) == 1 and self.actors[found[0]].type in PERSONS:
                return found
        return ()

    def _heads_in(self, span: Span) -> list[int]:
        return [t for t in self._tokens(span) if t in self.points]

    def _sex(self, actor: Actor) -> str:
        """Return "m", "f" or "" for a person: by title, given name, or the noun itself."""
        role = plain(actor.role or actor.name).split()
        for word in role:
            if word in self.words.feminine_nouns:
                return "f"
        given = plain(actor.name).split()[:1]
        if actor.type == ActorType.PERSON and given:
            if given[0] in self.words.masculine_names:
                return "m"
            if given[0] in self.words.feminine_names:
                return "f"
        return "m" if any(word in self.words.masculine_nouns for word in role) else ""
