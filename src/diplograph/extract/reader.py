"""An annotated Doc in, an Extraction out: happenings, stances, claims, places and roles put together."""

from collections import ChainMap
from collections.abc import Mapping

from spacy.tokens import Doc

from diplograph.extract.claims import ClaimWriter
from diplograph.extract.conflicts import conflicts
from diplograph.extract.happenings import Happening, HappeningFinder, evidence
from diplograph.extract.places import PlaceFinder
from diplograph.extract.roles import held, shown
from diplograph.extract.sayings import Sayings
from diplograph.extract.speakers import Level
from diplograph.extract.stances import StanceRules
from diplograph.extract.statements import Statements
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.frames import FrameSet
from diplograph.link.places import PlaceLinker
from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Extraction,
    Place,
    QuoteType,
    Run,
    Span,
    slug,
)
from diplograph.nlp.legible import restored

QUOTE_TYPES = {"headline": QuoteType.HEADLINE, "caption": QuoteType.CAPTION}
UNCALIBRATED = 0.5  # every claim's confidence until confidence.py weighs them


class Extractor:
    """The built-in extractor: rules from the lexicon over the annotated Doc."""

    def __init__(self, frames: FrameSet, stances: StanceRules, linker: PlaceLinker, tables: ActorTables) -> None:
        self.frames, self.stances, self.linker, self.tables = frames, stances, linker, tables

    def extract(self, doc: Doc, run: Run) -> Extraction:
        """Return all that the Doc's article says."""
        article: Article = doc._.article
        places = PlaceFinder(doc, self.linker, self.tables)
        finder = HappeningFinder(doc, self.frames, places)
        publisher = _publisher(article)
        actors = ChainMap({actor.id: actor for actor in (*doc._.actors, publisher)}, places.states)  # which grows
        writer = ClaimWriter(article, actors, publisher.id, _frames(doc), UNCALIBRATED)
        found = self._write(doc, finder, writer)
        used = _used(writer)
        read = Extraction(
            article=article,
            run=run,
            publisher=publisher.id,
            actors=tuple(_placed(actor, places.states) for actor in actors.values() if actor.id in used),
            roles=(*shown(article, self.tables, actors, used), *held(article, self.tables, actors, used)),
            places=found,
            situations=tuple(writer.situations.values()),
            claims=tuple(writer.claims.values()),
            conflicts=tuple(conflicts(article, writer.claims.values(), writer.situations)),
        )
        return restored(read, doc._.stored or article)

    def _write(self, doc: Doc, finder: HappeningFinder, writer: ClaimWriter) -> tuple[Place, ...]:
        """Write what was found, outer speech before inner, so that every claim finds the one that carries it."""
        found: dict[str, Place] = {}
        happenings = finder.all()
        sayings = Sayings(doc, happenings, finder.speakers.levels)
        happenings = [sayings.dated(happening) for happening in happenings]
        work: list[tuple[int, int, Happening | Level]] = [(len(h.levels), h.trigger.start, h) for h in happenings]
        for level in finder.speakers.levels:
            if level.cue is not None and level.act is None:
                work.append((len(finder.speakers.outside(level)), level.cue.start, level))
        events: dict[int, str] = {}
        statements = Statements(happenings)
        for _, _, item in sorted(work, key=lambda w: w[:2]):
            if isinstance(item, Level):
                self._statement(sayings, finder, writer, item, statements)
                continue
            place = finder.places.place(item.place) if item.place else None
            if place is not None:
                found.setdefault(place.id, place)
            events[item.head.idx] = writer.happening(item, place.id if place else None).id
        for stance in self.stances.held(finder, happenings):
            writer.stance(stance, events.get(stance.happening.head.idx))
        return tuple(found.values())

    def _statement(
        self, sayings: Sayings, finder: HappeningFinder, writer: ClaimWriter, level: Level, statements: Statements
    ) -> None:
        cue = sayings.cue(level)
        if cue is not None and statements.tells(level, cue, sentence := evidence(cue)):
            writer.statement(level, finder.speakers.outside(level), sayings.time(level, cue), sentence)


def _placed(actor: Actor, placed: Mapping[str, Actor]) -> Actor:
    """Return a state with the places that stood for it among its mentions: "an ultimatum to [Damascus]"."""
    found = placed.get(actor.id)
    if found is None or set(found.mentions) <= set(actor.mentions):
        return actor
    spans = {*actor.mentions, *found.mentions}
    return actor.model_copy(update={"mentions": tuple(sorted(spans, key=lambda s: (s.start, s.end)))})


def _publisher(article: Article) -> Actor:
    name = article.source or "unknown publisher"
    return Actor(id=f"publisher/{slug(name)}", name=name, type=ActorType.ORGANIZATION, why="publisher of the article")


def _frames(doc: Doc) -> list[tuple[Span, QuoteType]]:
    return [(p.span, QUOTE_TYPES[p.kind]) for p in doc._.paragraphs if p.kind in QUOTE_TYPES]


def _used(writer: ClaimWriter) -> set[str]:
    used = {writer.publisher} | {claim.source for claim in writer.claims.values()}
    for situation in writer.situations.values():
        used.update(situation.parties)
        used.update(getattr(situation, "envoys", ()))
        used.update(getattr(situation, name) for name in ("holder", "target") if hasattr(situation, name))
    return used
