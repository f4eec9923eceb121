"""A claim and what an analyst corrects in it in, the claim that stands instead out, as quads of graph/judgements.

It keeps the words of the claim that it replaces; its run names the analyst. Whether it holds is the work of `verdicts`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import judged, terms
from diplograph.graph.encode import ROLE_FIELDS, encode
from diplograph.model import (
    Claim,
    Event,
    Extraction,
    Factuality,
    Interval,
    Record,
    Run,
    Stance,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
)
from diplograph.ontology import schema

PARTIES = ("actors", "recipients", "participants", "holder", "target")


class Correction(Record):
    """What is to be read instead; None leaves it as it was read.

    Attributes:
        type: event type ("Demand").  value: of a stance.
        actors, recipients: ids of actors; of a stance its holder and target, of a symmetric event (a meeting) the
            parties together.
        source: id of the actor on whose word.
        factuality, standing: how the source presents it.
        start, end: first and last day.
    """

    type: str | None = None
    value: StanceValue | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    source: str | None = None
    factuality: Factuality | None = None
    standing: Standing | None = None
    start: date | None = None
    end: date | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Every actor that it names."""
        return (*(self.actors or ()), *(self.recipients or ()), *filter(None, [self.source]))


def claim_id(judgement: str) -> str:
    """Return the id of the claim that stands instead by that judgement."""
    return f"{judgement}/claim"


def quads(
    read: Extraction, claim: Claim, correction: Correction, *, judgement: str, who: str, when: datetime,
    meant: Mapping[str, str], names: Mapping[str, str],
) -> list[ox.Quad]:  # fmt: skip
    """Return the quads of the claim that stands instead.

    Args:
        read: the article of the claim, as it was read.
        meant: by actor whom that article means instead, by the judgements of identity.
        names: by actor its name, for the label.

    Raises:
        GraphError: the correction changes nothing, or cannot be made to a claim of that kind.
    """
    old = read.situation(claim.situation)
    if not isinstance(old, Event | Stance):
        raise GraphError(f"{claim.id} is about a {old.type}, which has no parties; reject it instead")
    changed = _event(old, correction) if isinstance(old, Event) else _stance(old, correction)
    changed |= _time(old, correction)
    fields = _meant(old.model_dump() | changed, meant)
    situation = type(old).model_validate(fields | {"id": f"{judgement}/situation", "label": _label(old, fields, names)})
    told = {name: value for name in ("source", "factuality", "standing") if (value := getattr(correction, name))}
    made = Claim.model_validate(
        _meant(claim.model_dump() | told, meant)
        | {
            "id": claim_id(judgement),
            "situation": situation.id,
            "rule": f"judged by {who}",
            "confidence": 1.0,
            "key": digest(judgement),
        }
    )
    if not told and not changed:
        raise GraphError("nothing is replaced; give what is to be read instead: a type, actors, a source, a day ...")
    run = Run(extractor=who, version="by hand", model="none", config="none", started=when)
    alone = Extraction(article=read.article, run=run, publisher=read.publisher, situations=(situation,), claims=(made,))
    return list(_own(encode(alone), read.article.path, judgement))


def _own(quads: list[ox.Quad], article: str, judgement: str) -> Iterator[ox.Quad]:
    """Yield what belongs to the replacement; mentions and the run become its own: the article's may be read anew."""
    moved = {f"{terms.node(article).value}/{part}": f"{terms.node(judgement).value}/{part}" for part in ("char", "run")}

    def renamed(term: Any) -> Any:
        if isinstance(term, ox.NamedNode):
            for old, new in moved.items():
                if term.value == old or term.value.startswith(old + "/"):
                    return ox.NamedNode(new + term.value.removeprefix(old))
        return term

    base = terms.node(judgement).value + "/"
    extractors = terms.node("extractor/").value
    for quad in quads:
        subject = renamed(quad.subject)
        if subject.value.startswith((base, extractors)):
            yield ox.Quad(subject, quad.predicate, renamed(quad.object), judged.GRAPH)


def _event(old: Event, correction: Correction) -> dict[str, Any]:
    if correction.value is not None:
        raise GraphError(f"{old.id} is an event and has no stance value; give a type")
    kind = correction.type or old.type
    if not schema.is_a(kind, "Event"):
        raise GraphError(f'"{kind}" is no type of event')
    actors, recipients = correction.actors, correction.recipients
    changed: dict[str, Any] = {} if correction.type is None else {"type": kind}
    if schema.symmetric(kind):
        if actors is not None or recipients is not None or not schema.symmetric(old.type):
            parties = (*(actors or ()), *(recipients or ())) or old.parties
            changed |= {"actors": (), "recipients": (), "participants": tuple(dict.fromkeys(parties))}
    elif schema.symmetric(old.type):
        if actors is None or recipients is None:
            raise GraphError(f"{old.id} is a {old.type} of equals; say who does it and toward whom")
        changed |= {"actors": actors, "recipients": recipients, "participants": ()}
    else:
        changed |= {} if actors is None else {"actors": actors}
        changed |= {} if recipients is None else {"recipients": recipients}
    return changed


def _stance(old: Stance, correction: Correction) -> dict[str, Any]:
    if correction.type is not None:
        raise GraphError(f"{old.id} is a stance and has no type; give a value such as Supports")
    changed: dict[str, Any] = {} if correction.value is None else {"value": correction.value}
    for field, given in (("holder", correction.actors), ("target", correction.recipients)):
        if given is not None:
            if len(given) != 1:
                raise GraphError(f"a stance has one {field}, not {len(given)}")
            changed[field] = given[0]
    return changed


def _time(old: Event | Stance, correction: Correction) -> dict[str, Any]:
    if correction.start is None and correction.end is None:
        return {}
    start = correction.start or (old.time.start if old.time else None)
    end = correction.end or correction.start
    if start is not None and end is not None and end < start:
        raise GraphError(f"it cannot end on {end}, before it begins on {start}")
    grain = TimePrecision.DAY if start == end else TimePrecision.OPEN
    return {"time": Interval(start=start, end=end, precision=grain, basis=TimeBasis.EXPLICIT)}


def _meant(fields: dict[str, Any], meant: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a record with whom the article means in place of whom it was taken to mean."""
    named = {field: fields[field] for field in (*ROLE_FIELDS, "holder", "target", "source") if field in fields}
    for field, value in named.items():
        fields[field] = meant.get(value, value) if isinstance(value, str) else tuple(meant.get(v, v) for v in value)
    return fields


def _label(old: Event | Stance, fields: dict[str, Any], names: Mapping[str, str]) -> str:
    """Return the label: as it was, or made anew when type, value or parties are others."""
    if all(getattr(old, field) == fields[field] for field in ("type", "value", *PARTIES) if field in fields):
        return old.label
    if isinstance(old, Stance):
        left, what, right = [fields["holder"]], str(fields["value"]).lower(), [fields["target"]]
    else:
        left, what = fields["actors"] or fields["participants"], schema.label(fields["type"])
        right = fields["recipients"]
    said, toward = (", ".join(names.get(one, one) for one in side) for side in (left, right))
    return f"{said or 'somebody'}: {what}" + (f" → {toward}" if toward else "")
