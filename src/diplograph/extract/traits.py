"""A candidate in, what is true of it out, as short texts for the model: is it an event, and who is what in it.

Traits are joined with "&" where only both together tell something. Weighing them is decide.py's work.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from diplograph.extract.candidates import Candidate
from diplograph.extract.cast import Cast
from diplograph.extract.clauses import MODIFIERS
from diplograph.extract.matching import POS
from diplograph.extract.speakers import Level
from diplograph.nlp.modality import factuality

TELLING = ("object", "subject", "of", "to", "for", "with", "on", "complement")  # functions whose word tells the sense
NOT_SAME = frozenset({"ccomp", "advcl", "relcl", "acl", "conj"})  # what opens a clause of its own
FAR = 5  # steps in the parse


def of_event(candidate: Candidate, cast: Cast, levels: tuple[Level, ...]) -> frozenset[str]:
    """Return what is true of a candidate as an event of its type.

    Args:
        cast: who stands where in the Doc.  levels: on whose word it stands.
    """
    match, token = candidate.match, candidate.match.head
    kind, lemma, pos = f"T={candidate.type}", token.lemma_.lower(), POS[token.pos_]
    actors, recipients = len(candidate.parties.actors), len(candidate.parties.recipients)
    how = str(factuality(token)[0])
    found = {
        kind,
        f"frame={match.frame.frame}",
        f"lemma={lemma}",
        f"{kind}&lemma={lemma}",
        f"pos={pos}",
        f"{kind}&pos={pos}",
        f"chain={min(len(match.trigger) + len(match.objects), 4)}",
        f"read={bool(candidate.read)}",
        f"{kind}&read={bool(candidate.read)}",
        f"met={candidate.met}&pos={pos}",
        f"loose={match.frame.loose}",
        f"parties={min(actors, 2)}{min(recipients, 2)}",
        f"{kind}&actors={min(actors, 1)}",
        f"{kind}&recipients={min(recipients, 1)}",
        f"senses={min(candidate.senses, 3)}",
        f"barred={candidate.barred}",
        f"dep={token.dep_}",
        f"tag={token.tag_}",
        f"above={token.head.lemma_.lower() if token.head is not token else '-'}",
        f"above-pos={token.head.pos_}",
        f"how={how}",
        f"{kind}&how={how}",
        f"depth={min(len(levels), 2)}",
        f"around={min(cast.around(token), 4)}",
        f"paragraph={cast.paragraph(token)}",
    }
    found.update(_roles(candidate, cast), _functions(candidate, cast), _beside(token))
    if levels:
        found |= {f"manner={levels[-1].manner}", f"quote={levels[-1].kind}"}
    return frozenset(found)


def _roles(candidate: Candidate, cast: Cast) -> Iterator[str]:
    kind = candidate.type
    for role, actors in (("actor", candidate.parties.actors), ("recipient", candidate.parties.recipients)):
        for actor in actors[:2]:
            what = cast.kind(actor)
            yield f"{role}={what}"
            yield f"T={kind}&{role}={what}"
            yield f"{role}-known={actor.startswith('actor/')}"


def _functions(candidate: Candidate, cast: Cast) -> Iterator[str]:
    for function, tokens in candidate.match.arguments.items():
        if tokens:
            yield f"has={function}"
            yield f"T={candidate.type}&has={function}"
        for token in tokens[:2] if function in TELLING else ():
            yield f"{function}:{token.lemma_.lower()}"
            yield f"{function}-actor={bool(cast.index.at(token))}"
            yield f"{function}-name={token.ent_type_}"


def _beside(token: Token) -> Iterator[str]:
    if token.pos_ in ("NOUN", "PROPN"):
        leads = [c.lower_ for c in token.children if c.dep_ in ("det", "poss", "nummod")]
        yield f"lead={leads[0] if leads else '-'}"
        yield from (f"with:{c.lemma_.lower()}" for c in token.children if c.dep_ in MODIFIERS)
    for step in (-2, -1, 1, 2):
        if 0 <= token.i + step < len(token.doc):
            yield f"word{step}={token.doc[token.i + step].lower_}"


def of_party(candidate: Candidate, actor: str, cast: Cast, levels: tuple[Level, ...]) -> frozenset[str]:
    """Return what is true of an actor as a party of an event.

    Args:
        actor: id of one of `cast.pool(candidate, levels)`.
    """
    parties, token = candidate.parties, candidate.match.head
    kind, pos, what = f"T={candidate.type}", POS[token.pos_], cast.kind(actor)
    alone, toward = min(len(parties.actors), 1), min(len(parties.recipients), 1)
    rule = "actor" if actor in parties.actors else "recipient" if actor in parties.recipients else "-"
    found = {
        kind,
        f"{kind}&actors={alone}",
        f"rule={rule}",
        f"{kind}&rule={rule}",
        f"rule={rule}&parties={alone}{toward}",
        f"rule={rule}&is={what}",
        f"pos={pos}&rule={rule}",
        f"is={what}",
        f"{kind}&is={what}",
        f"known={actor.startswith('actor/')}",
        f"rank={cast.rank(actor)}",
    }
    functions = {f for f, tokens in candidate.match.arguments.items() if any(actor in cast.stands(t) for t in tokens)}
    for function in functions or {"-"}:
        found |= {
            f"as={function}",
            f"{kind}&as={function}",
            f"pos={pos}&as={function}",
            f"as={function}&actors={alone}",
        }
    if levels and levels[-1].source == actor:
        manner = levels[-1].manner
        found |= {f"speaker&{kind}", f"speaker&actors={alone}", f"speaker&manner={manner}"}
    if actor in cast.led_before(token):
        found |= {f"before&actors={alone}", f"before&pos={pos}{alone}"}
    here = cast.nearest(actor, token)
    if here is None:
        found.add("here=False")
    else:
        found.update(_place(here, token, kind, pos, cast))
        found.add(f"form={cast.index.form(here)}&rule={rule}")
    return frozenset(found)


def _place(here: Token, token: Token, kind: str, pos: str, cast: Cast) -> Iterator[str]:
    side = "left" if here.i < token.i else "right"
    far = abs(here.i - token.i).bit_length()
    subject = here.dep_ in ("nsubj", "nsubjpass")
    yield f"far={side}{min(far, 5)}"
    yield f"{kind}&side={side}"
    yield f"pos={pos}&side={side}"
    yield f"dep={here.dep_}&side={side}"
    yield f"order={min(cast.before(here), 3)}"
    if subject and here.head.i == token.sent.root.i:
        yield f"leads&pos={pos}"
    up, down = _path(token, here)
    if len(up) + len(down) <= FAR:
        yield f"path={pos}:{'^'.join(t.dep_ for t in up)}|{'_'.join(t.dep_ for t in reversed(down))}"
    yield f"up={min(len(up), 4)}&down={min(len(down), 4)}"
    yield f"clause={not any(t.dep_ in NOT_SAME for t in up + down)}"
    if down:
        yield f"top={down[-1].dep_}"
        lead = next((t.lower_ for t in down if t.dep_ == "prep"), None)
        if lead is not None:
            yield f"prep={lead}"
            yield f"{kind}&prep={lead}"


def _path(start: Token, end: Token) -> tuple[list[Token], list[Token]]:
    """Return the words from one up to where the other's line meets it, and those from the other up to there."""
    line = list(islice(_upward(start), 40))
    at = {token.i: n for n, token in enumerate(line)}
    down: list[Token] = []
    for token in islice(_upward(end), 40):
        if token.i in at:
            return line[: at[token.i]], down
        down.append(token)
    return line, down


def _upward(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token
