"""The example sentences of the lexicon's frames and a reader in; the examples that are read otherwise out.

An example names what must be read: `Meeting(Anna Bell, Karl Moe)`, `Demand(Norway -> Iceland) Wanted`; with the
factuality left out any will do. One that reads nothing must give no event of its frame's type.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplograph.errors import DataFileError
from diplograph.lexicon.frames import Example, Frame, load_frames
from diplograph.model import Actor, ActorType, Article, Claim, Extraction, Situation
from diplograph.ontology import schema

if TYPE_CHECKING:
    from diplograph.pipeline import Pipeline

_READS = re.compile(r"(?P<type>\w+)\((?P<actors>.*?)(?: ?-> (?P<recipients>.*?))?\)(?: (?P<factuality>\w+))?")


def differences(pipeline: "Pipeline", language: str = "en") -> Iterator[DataFileError]:
    """Yield a fault for each example that is not read as it says.

    Raises:
        DataFileError: the lexicon cannot be loaded.
    """
    for frame in load_frames(language, frozenset(schema.event_types())).frames:
        for example in frame.examples:
            if found := difference(pipeline, frame, example):
                yield DataFileError(f"data/lexicon/{language}/frames", None, f'frame "{frame.frame}": {found}', _HINT)


_HINT = "mend the frame or the example; `diplograph explain` shows what is read"


def difference(pipeline: "Pipeline", frame: Frame, example: Example) -> str:
    """Return how the example is read otherwise than it says, "" when it is read so."""
    extraction = pipeline(Article(text=example.text))
    claims = [(claim, extraction.situation(claim.situation)) for claim in extraction.claims]
    missing = [wanted for wanted in example.reads if not any(_is(wanted, extraction, c, s) for c, s in claims)]
    if missing:
        found = "; ".join(f"{s.label} {c.factuality}" for c, s in claims if s.kind == "Event") or "nothing"
        return f'"{example.text}" reads {found}, not {missing[0]}'
    too_much = [s.label for _, s in claims if s.type == frame.type and not example.reads]
    return f'"{example.text}" reads {too_much[0]}, and should not' if too_much else ""


def _is(wanted: str, extraction: Extraction, claim: Claim, situation: Situation) -> bool:
    match = _READS.fullmatch(wanted)
    if match is None:
        raise DataFileError(
            "data/lexicon", None, f'example "{wanted}" cannot be read', "write Demand(Norway -> Iceland)"
        )
    if match["type"] != situation.type or match["factuality"] not in (None, claim.factuality.value):
        return False
    actors, recipients = _listed(match["actors"]), _listed(match["recipients"])
    if recipients or not schema.symmetric(situation.type):
        sides = ((actors, situation.actors), (recipients, situation.recipients))
    else:
        sides = ((actors, situation.parties), ([], ()))
    return all(_same(extraction, names, ids) for names, ids in sides)


def _listed(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _same(extraction: Extraction, names: list[str], ids: tuple[str, ...]) -> bool:
    """Say whether the actors are those named: each name is an actor's, or the words of the sentence for it."""
    actors = [extraction.actor(actor) for actor in ids]
    return len(names) == len(actors) and all(any(_called(extraction, a, name) for a in actors) for name in names)


def _called(extraction: Extraction, actor: Actor, name: str) -> bool:
    words = {actor.name, *(span.of(extraction.article.text) for span in actor.mentions)}
    titled = actor.type is ActorType.PERSON  # "General Ivo Petrov" may be called Ivo Petrov
    return any(word.casefold() == name.casefold() or (titled and word.endswith(f" {name}")) for word in words)
