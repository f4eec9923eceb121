"""Annotated articles and what the rules propose in; the weights of the model that decides out.

A candidate is right when the annotators have an event of its type (or a near one) at its words, else elsewhere in the
evidence and no other candidate claims it. Of the right ones it is learned who does it and toward whom it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.extract import traits
from diplograph.extract.candidates import Candidate
from diplograph.extract.cast import Cast
from diplograph.extract.decide import Decider
from diplograph.extract.happenings import HappeningFinder
from diplograph.extract.speakers import span_of
from diplograph.gold import GoldArticle, GoldEvent
from diplograph.learn.logistic import Case, fit
from diplograph.ontology import schema
from diplograph.score import Namesakes, alike, overlap

EVENT_PENALTY, EVENT_RAREST = 15.0, 3
PARTY_PENALTY, PARTY_RAREST = 10.0, 3


@dataclass(frozen=True)
class Cases:
    """What can be learned from: is it an event, does this actor do it, is it toward this actor?"""

    events: tuple[Case, ...]
    actors: tuple[Case, ...]
    recipients: tuple[Case, ...]

    def of(self, articles: Iterable[int]) -> "Cases":
        """Return those of some articles."""
        kept = frozenset(articles)
        events, actors, recipients = (
            tuple(case for case in part if case.article in kept) for part in (self.events, self.actors, self.recipients)
        )
        return Cases(events, actors, recipients)


def cases(gold: Sequence[GoldArticle], finders: Sequence[HappeningFinder]) -> Cases:
    """Return the cases of annotated articles.

    Args:
        finders: what the rules alone find in each, in the same order.
    """
    events: list[Case] = []
    actors: list[Case] = []
    recipients: list[Case] = []
    for number, (wanted, finder) in enumerate(zip(gold, finders, strict=True)):
        found, cast = finder.candidates(), Cast(finder.doc, finder.parties)
        names = Namesakes(wanted, finder.doc._.actors)
        pairs, open_ones = paired(wanted.events, found)
        for i, candidate in enumerate(found):
            levels = finder.speakers.over(span_of([candidate.match.head]))
            if i not in open_ones:
                seen = traits.of_event(candidate, cast, levels)
                events.append(Case(article=number, traits=seen, right=i in pairs))
            for actor in cast.pool(candidate, levels) if i in pairs else ():
                seen = traits.of_party(candidate, actor, cast, levels)
                does, suffers = _role(pairs[i], actor, names)
                actors.append(Case(article=number, traits=seen, right=does))
                recipients.append(Case(article=number, traits=seen, right=suffers and not does))
    return Cases(tuple(events), tuple(actors), tuple(recipients))


def paired(events: Sequence[GoldEvent], found: Sequence[Candidate]) -> tuple[dict[int, GoldEvent], set[int]]:
    """Pair candidates with annotated events.

    Returns:
        Number of a candidate -> its event; and the numbers of those that are neither right nor wrong, since another
        word of the same event is taken.
    """
    pairs: dict[int, GoldEvent] = {}
    open_ones: set[int] = set()
    for event in events:
        near = [i for i, c in enumerate(found) if i not in pairs and alike(event.type, c.type)]
        here = [i for i in near if overlap(event.trigger, _words(found[i]))]
        if not here:
            inside = [i for i in near if event.evidence[0] <= found[i].match.head.idx < event.evidence[1]]
            here = sorted(inside, key=lambda i: abs(found[i].match.head.idx - event.trigger[0]))[:1]
        here.sort(key=lambda i: (not found[i].read, found[i].type != event.type))
        if here:
            pairs[here[0]] = event
            open_ones.update(here[1:])
    return pairs, open_ones - set(pairs)


def _words(candidate: Candidate) -> tuple[int, int]:
    span = span_of(candidate.match.trigger)
    return span.start, span.end


def _role(event: GoldEvent, actor: str, names: Namesakes) -> tuple[bool, bool]:
    does = any(names.same(key, actor) for key in event.actors)
    suffers = any(names.same(key, actor) for key in event.recipients)
    return does or (suffers and schema.symmetric(event.type)), suffers


def learned(found: Cases, trained_on: str = "") -> Decider:
    """Return the model that the cases teach."""
    event = fit(found.events, penalty=EVENT_PENALTY, rarest=EVENT_RAREST, trained_on=trained_on)
    actor, recipient = (
        fit(part, penalty=PARTY_PENALTY, rarest=PARTY_RAREST, trained_on=trained_on)
        for part in (found.actors, found.recipients)
    )
    return Decider(event, actor, recipient)
