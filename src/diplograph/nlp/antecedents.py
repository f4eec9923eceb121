"""A stage and a pronoun or nominal in, the actors that it goes back to out; () where none is clear.

Nearest sentence first, subjects before others, the main clause before its dependants, and nobody where two are equal.
"""

from collections.abc import Callable

from diplograph.lexicon.frames import load_classes
from diplograph.lexicon.nominals import load_media
from diplograph.model import ActorType
from diplograph.nlp.mentions import PERSONS, Point, Stage

BACK = 3  # sentences that a pronoun may reach back
FAR = 8  # sentences that a title ("the minister") may reach back
PARAGRAPHS = 2
GAP = 1  # sentences without an actor that it may reach over besides
OUGHT = ("should", "must")
THINGS = frozenset(ActorType) - PERSONS - {ActorType.ACTOR_GROUP}
Test = Callable[[Point], bool]


def person(stage: Stage, token: int, sex: str) -> tuple[str, ...]:
    """Return the person of "he" or "she"."""
    speakers = _speakers(stage, token)
    # "Berg will meet Holt, she said": nobody who is named in what she says
    said = stage.said_by(token) if stage.columns.dep[token] == "nsubj" else ()

    def fits(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        if actor is None or actor.type not in PERSONS or point.plural or point.actor in speakers:
            return False
        if point.form != "pronoun" and any(a <= stage.columns.idx[point.token] < b for a, b in said):
            return False
        return stage.sex.get(point.actor, "") in ("", sex)

    here = any(
        p.token < token and fits(p) and not _excluded(stage, token, p)
        for p in stage.by_sentence.get(stage.columns.sent[token], ())
    )
    if (
        stage.is_source(token) and stage.columns.dep[token] == "nsubj" and not here
    ):  # "He added": who spoke last, if the sentence before has no other subject
        found = _nearest(stage, token, lambda p: p.subject and fits(p), back=1) or stage.last_speaker(token)
        if found and stage.sex.get(found[0], "") in ("", sex) and found[0] not in speakers:
            return found
    sure: Test = lambda p: stage.sex.get(p.actor) == sex  # noqa: E731
    return _told(stage, token, fits) or _partner(stage, token, fits) or _nearest(stage, token, fits, prefer=sure)


def thing(stage: Stage, token: int) -> tuple[str, ...]:
    """Return the state or organisation of "it" or "its": a subject, or the only one in its sentence."""
    columns = stage.columns
    head = columns.head[token]
    if columns.dep[token] in ("nsubj", "nsubjpass"):
        if columns.lower[head] in stage.words.expletive_verbs:
            return ()
    elif columns.dep[token] != "poss" and not stage.is_subject(token):  # "urged it to halt": who halts
        return ()

    def fits(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        if actor is None or point.plural or point.form == "demonym" or not point.acting:
            return False
        return actor.type in THINGS or (actor.type == ActorType.ACTOR_GROUP and not point.plural)

    return _told(stage, token, fits) or _partner(stage, token, fits) or _nearest(stage, token, fits, back=1)


def several(stage: Stage, token: int) -> tuple[str, ...]:
    """Return the group, the joined actors or the organisation of "they" or "their"."""
    # "Berg met officials of Chad, they said": none of those officials
    said = stage.said_by(token) if stage.columns.dep[token] == "nsubj" else ()
    for points in _sentences(stage, token, BACK - 1):
        open_ = [
            p
            for p in points
            if not _excluded(stage, token, p)
            and (p.form == "pronoun" or not any(a <= stage.columns.idx[p.token] < b for a, b in said))
        ]
        joined = _joined(stage, open_)
        if joined:
            return joined
        groups = [p for p in open_ if p.plural or _is_group(stage, p)]
        chosen = _choose(stage, token, groups)
        if chosen:
            return chosen
        persons = _persons(stage, open_)
        if len(persons) == 2 and stage.columns.sent[open_[0].token] == stage.columns.sent[token]:
            return persons  # "Berg told Holt during their talks"
        others = [p for p in open_ if p.subject and p.actor in stage.actors and stage.actors[p.actor].type in THINGS]
        if any(p.token < _strangers(stage, token) for p in others):
            return ()
        chosen = _choose(stage, token, others)
        if chosen:
            return chosen
    return ()


def _strangers(stage: Stage, token: int) -> int:
    """Return the last plural subject before the token that is no actor: "exporters fear a ban. They ..."; else -1."""
    columns = stage.columns
    for i in range(token - 1, -1, -1):
        if columns.sent[i] < columns.sent[token] - 1:
            break
        if columns.tag[i] == "NNS" and columns.dep[i] in ("nsubj", "nsubjpass") and i not in stage.points:
            return i
    return -1


def pair(stage: Stage, token: int, persons: bool) -> tuple[str, ...]:
    """Return the two states (or persons) of "both countries": the last two that one sentence speaks of."""
    for points in _sentences(stage, token, BACK):
        found: dict[str, None] = {}
        for point in points:
            actor = stage.actors.get(point.actor)
            if actor is None or not point.acting:
                continue
            if actor.type == (ActorType.PERSON if persons else ActorType.STATE):
                found[point.actor] = None
            elif not persons and actor.type == ActorType.PERSON and actor.country:
                state = stage.state_of(actor.country)
                if state is not None:
                    found[state] = None
        if len(found) == 2:
            return tuple(found)
        if len(found) > 2:
            return ()
    return ()


def state(stage: Stage, token: int, countries: frozenset[str] | None = None) -> tuple[str, ...]:
    """Return the state of "the country": the one spoken of last, subjects first.

    Not one that only modifies ("expelled Chadian troops from the country"), and after a preposition not the subject of
    the same sentence ("Norway mediates in the country").

    Args:
        countries: codes of those that the noun can mean: "the kingdom" is no republic.  None: any.
    """
    columns = stage.columns
    governed = columns.dep[token] == "pobj"

    def fits(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        if actor is None or actor.type != ActorType.STATE or columns.dep[point.token] in ("compound", "amod", "nmod"):
            return False
        if countries is not None and actor.country not in countries:
            return False
        same = columns.sent[point.token] == columns.sent[token]
        return not (governed and same and point.subject)

    return _nearest(stage, token, fits)


def organisation(stage: Stage, token: int, noun: str, types: frozenset[str]) -> tuple[str, ...]:
    """Return the organisation of "the alliance": one with that word in its name, else the last one of the kind."""

    def named(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        return (
            actor is not None
            and actor.type in THINGS
            and noun in actor.name.lower().split()
            and point.form != "pronoun"
        )

    reports = noun in load_classes()["outlet"]

    def kind(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        if actor is None or actor.type not in types:
            return False
        return reports or actor.name.casefold() not in load_media()  # "the company" is not the BBC that tells of it

    return _nearest(stage, token, named, back=FAR) or _nearest(stage, token, kind)


def office_holder(
    stage: Stage, token: int, roles: frozenset[str], country: str | None, lesser: frozenset[str]
) -> tuple[str, ...]:
    """Return the person of "the (Libyan) leader": one whose title fits and whose country is not another.

    Else a person of that country whose title the text does not give; in a government's own statement, of its country.

    Args:
        lesser: words like "vice" before the noun; who has the same of them in his title goes before others.
    """

    def fits(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        if actor is None or actor.type != ActorType.PERSON or (country and actor.country != country):
            return False
        role = (actor.role or "").lower()
        return any(word in role for word in roles)

    def exact(point: Point) -> bool:
        role = (stage.actors[point.actor].role or "").lower().replace("-", " ").split() if fits(point) else None
        return role is not None and stage.words.lesser & set(role) == lesser

    found = _nearest(stage, token, exact, back=FAR) or _nearest(stage, token, fits, back=FAR)
    home = country or stage.home
    if found or not home:
        return found

    def countryman(point: Point) -> bool:
        actor = stage.actors.get(point.actor)
        return actor is not None and actor.type == ActorType.PERSON and actor.country == home and not actor.role

    return _nearest(stage, token, countryman, back=FAR)


def _speakers(stage: Stage, token: int) -> set[str]:
    """Return who speaks the words around the token: "he" in a quote is not the speaker."""
    if not stage.in_quote(token):
        return set()
    return {actor for a in stage.speech_at(token)[:1] for actor in stage.actors_in(a.source)}


def _sentences(stage: Stage, token: int, back: int) -> list[list[Point]]:
    """Return the points before the token, sentence by sentence, nearest sentence first."""
    sent, paragraph = stage.columns.sent[token], stage.paragraph[token]
    found = [[p for p in stage.by_sentence.get(sent, ()) if p.token < token]]
    for number in range(sent - 1, max(-1, sent - back - GAP - 1), -1):
        points = stage.by_sentence.get(number)
        if not points:
            continue
        if paragraph - stage.paragraph[points[0].token] > PARAGRAPHS * 2:
            break
        found.append(points)
        if len(found) > back:
            break
    return found


def _excluded(stage: Stage, token: int, point: Point) -> bool:
    """Say whether the point cannot be meant: the other party of the same verb, or quoted words seen from outside."""
    columns = stage.columns
    if point.quoted and not stage.in_quote(token):
        return True
    if columns.sent[point.token] != columns.sent[token]:
        return False
    own, theirs = columns.head[token], columns.head[point.token]
    if columns.dep[token] in ("dobj", "iobj", "dative") and point.subject:
        verb = own
        while columns.dep[verb] == "conj" and columns.head[verb] != verb:  # "she saw Holm and urged him"
            verb = columns.head[verb]
        if theirs in (own, verb):
            return True
    if columns.dep[token] == "pobj" and columns.head[own] == theirs and point.subject:
        return True
    return point.token == own  # "its leader": not the leader


def _nearest(stage: Stage, token: int, fits: Test, *, back: int = BACK, prefer: Test | None = None) -> tuple[str, ...]:
    for points in _sentences(stage, token, back):
        open_ = [p for p in points if fits(p) and not _excluded(stage, token, p)]
        if not open_:
            continue
        chosen = _choose(stage, token, open_)
        if not chosen and prefer is not None:
            chosen = _choose(stage, token, [p for p in open_ if prefer(p)])
        return chosen
    return ()


def _choose(stage: Stage, token: int, points: list[Point]) -> tuple[str, ...]:
    """Return the one actor that stands out among the points of one sentence, () when two are equal."""
    actors = {p.actor for p in points}
    if len(actors) <= 1:
        return tuple(actors)
    columns = stage.columns
    subjects = [p for p in points if p.subject]
    actors = {p.actor for p in subjects}
    if len(actors) == 1:
        return tuple(actors)
    if len(actors) > 1:
        if columns.sent[subjects[0].token] == columns.sent[token]:
            return (max(subjects, key=lambda p: p.token).actor,)
        main = {p.actor for p in subjects if columns.dep[columns.head[p.token]] == "ROOT"}
        return tuple(main) if len(main) == 1 else ()
    named = {p.actor for p in points if (a := stage.actors.get(p.actor)) and a.type == ActorType.PERSON}
    return tuple(named) if len(named) == 1 else ()


def _told(stage: Stage, token: int, fits: Test) -> tuple[str, ...]:
    """Return to whom it is said what he should do: "Berg told [Holt] that she must leave"."""
    columns = stage.columns
    verb = columns.head[token]
    above = columns.head[verb]
    if columns.dep[token] not in ("nsubj", "nsubjpass") or columns.dep[verb] != "ccomp" or above > token:
        return ()
    if not any(columns.head[i] == verb and columns.lower[i] in OUGHT for i in range(token + 1, verb)):
        return ()
    found = {
        p.actor
        for p in stage.by_sentence.get(columns.sent[token], ())
        if above < p.token < token and fits(p) and _is_told(stage, p.token, above)
    }
    return tuple(found) if len(found) == 1 else ()


def _is_told(stage: Stage, token: int, verb: int) -> bool:
    columns = stage.columns
    lead = columns.head[token]
    if columns.dep[token] in ("dobj", "dative") and lead == verb:
        return True
    return columns.dep[token] == "pobj" and columns.lower[lead] == "to" and columns.head[lead] == verb


def _partner(stage: Stage, token: int, fits: Test) -> tuple[str, ...]:
    """Return the actor of "Norway and its allies": joined to what the pronoun owns."""
    columns = stage.columns
    thing = columns.head[token]
    if columns.dep[token] != "poss" or columns.dep[thing] != "conj":
        return ()
    found = {p.actor for p in stage.points.get(columns.head[thing], ()) if fits(p)}
    return tuple(found) if len(found) == 1 else ()


def _persons(stage: Stage, points: list[Point]) -> tuple[str, ...]:
    found = (p.actor for p in points if (a := stage.actors.get(p.actor)) and a.type == ActorType.PERSON)
    return tuple(dict.fromkeys(found))


def _is_group(stage: Stage, point: Point) -> bool:
    actor = stage.actors.get(point.actor)
    return actor is not None and actor.type == ActorType.ACTOR_GROUP


def _joined(stage: Stage, points: list[Point]) -> tuple[str, ...]:
    """Return actors that one clause joins by "and" as its subject ("Norway and Chad said they ...")."""
    columns = stage.columns
    for first in points:
        if columns.dep[first.token] not in ("nsubj", "nsubjpass"):
            continue
        chain, members = {first.token}, {first.actor: None}
        for point in points:
            if columns.dep[point.token] == "conj" and columns.head[point.token] in chain:
                chain.add(point.token)
                members[point.actor] = None
        if len(members) > 1:
            return tuple(members)
    return ()
