"""Attributions and actors in, actors for the sources that nothing else names out: "one protester", "reports".

An actor that only speaks is found by its speaking: "according to residents", "reports said". It is made after
coreference, so that "the embassy" which is known from before stays what it is. A paper is its author's word and no
actor ("a letter urging"); a report, a poll or a study is one that only speaks.
"""

from typing import Literal

from spacy.tokens import Doc, Token

from diplograph.lexicon.reporting import Reporting, load_reporting
from diplograph.model import Actor, ActorMention, ActorType, Attribution, Span, slug
from diplograph.nlp.actor_index import ActorIndex

_OPENING = frozenset({"DET", "PUNCT", "SPACE"})
_PLURAL = frozenset({"NNS", "NNPS"})
_LOOSE = frozenset({"thing", "preposition", "name", "doing", "to-do"})  # "the firm promoted its drink" is no word of it
_NONE = frozenset({"no", "nobody"})


class Sources:
    """The component diplograph_sources: adds to `doc._.actors` and `doc._.actor_mentions`.

    Args:
        lexicon: the reporting words, with the nouns that can speak; default those that come with the package.
    """

    def __init__(self, lexicon: Reporting | None = None) -> None:
        self.lexicon = lexicon or load_reporting()

    def __call__(self, doc: Doc) -> Doc:
        """Add an actor for each source without one and return the same Doc."""
        index = ActorIndex(doc)
        text: str = doc.text  # once: spaCy makes it anew each time it is asked for
        made: dict[str, dict[tuple[Span, Token], None]] = {}
        for attribution in doc._.attributions:
            found = self._unknown(doc, index, attribution)
            if found is not None:
                made.setdefault(found[0].of(text).lower(), {})[found] = None
        used = {actor.id for actor in doc._.actors}
        actors, mentions = list(doc._.actors), list(doc._.actor_mentions)
        for words, namings in made.items():
            actor = _actor(doc, words, list(namings), used)
            used.add(actor.id)
            actors.append(actor)
            mentions += [self._mention(actor, span, head) for span, head in namings]
        if made:
            doc._.actors = tuple(actors)
            doc._.actor_mentions = tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))
        return doc

    def _mention(self, actor: Actor, span: Span, head: Token) -> ActorMention:
        form: Literal["source", "nominal"] = "source" if head.lower_ in self.lexicon.accounts else "nominal"
        return ActorMention(span=span, actor=actor.id, head=head.idx, form=form)

    def _unknown(self, doc: Doc, index: ActorIndex, attribution: Attribution) -> tuple[Span, Token] | None:
        """Return the words and the head of a source that no actor answers for, None where there is one."""
        spoken = attribution.manner in self.lexicon.uttered and self.lexicon.carries(attribution.manner)
        spoken = spoken and attribution.rule.split("/")[0] not in _LOOSE
        span = attribution.source or attribution.cue
        words = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None and spoken else None
        if words is None or index.within(words):
            return None
        head = words.root
        if head.pos_ != "NOUN" or head.lower_ not in self.lexicon.sources or index.at(head):
            return None
        if head.lower_ in self.lexicon.accounts and index.author(head):
            return None  # "a report by Amnesty" is Amnesty's word
        inside = [t for t in words if t.i <= head.i or head.is_ancestor(t)]
        while inside and inside[0].pos_ in _OPENING and inside[0].lower_ not in _NONE:
            inside.pop(0)
        if not inside or inside[0].lower_ in _NONE:
            return None
        return Span(start=inside[0].idx, end=inside[-1].idx + len(inside[-1])), head


def _actor(doc: Doc, words: str, namings: list[tuple[Span, Token]], used: set[str]) -> Actor:
    head = namings[0][1]
    stem = f"{doc._.article.path}/actor/{slug(words)}"
    ident, n = stem, 1
    while ident in used:
        n += 1
        ident = f"{stem}-{n}"
    return Actor(
        id=ident,
        name=namings[0][0].of(doc._.article.text),
        type=ActorType.ACTOR_GROUP if head.tag_ in _PLURAL else ActorType.UNNAMED_ACTOR,
        mentions=tuple(span for span, _ in namings),
        confidence=0.8,
        why=f"source of {len(namings)} attribution{'s' if len(namings) > 1 else ''}",
    )
