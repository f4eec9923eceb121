"""The events of a Doc in, answers among them completed: a refusal is toward who asked, a denial toward who accused.

Only what the sentence leaves open is filled, from what was asked or charged shortly before.
"""

from collections.abc import Iterable, Iterator

from diplograph.extract.matching import Match
from diplograph.extract.parties import Parties

ANSWERED = {"Refusal": ("Request", "Demand", "Offer"), "Denial": ("Accusation", "Condemnation")}
NEAR = 80  # tokens between what was asked and the answer


def answers(read: Iterable[tuple[Match, Parties]]) -> Iterator[tuple[Match, Parties]]:
    """Yield the events in the order of the text, answers with the party that they are given to.

    "Chad asked Libya for fuel. Libya refused." is toward Chad, as is "Libya rejected the request".
    """
    before: list[tuple[Match, Parties]] = []
    for match, parties in sorted(read, key=lambda found: found[0].head.i):
        if not parties.recipients and parties.actors and match.frame.type in ANSWERED:
            parties = parties.toward(_asking(match, parties, before))
        before.append((match, parties))
        yield match, parties


def _asking(match: Match, parties: Parties, before: list[tuple[Match, Parties]]) -> tuple[str, ...]:
    for asked, asking in reversed(before):
        if match.head.i - asked.head.i > NEAR:
            break
        if asked.frame.type in ANSWERED[match.frame.type] and asking.actors:
            mine = set(parties.actors)
            if mine & set(asking.recipients) or (_known(match) and not mine & set(asking.actors)):
                return asking.actors
    return ()


def _known(match: Match) -> bool:
    """Say whether what is refused is something told before: "rejected [the proposal]"."""
    return any(
        child.lower_ in ("the", "this", "that", "such")
        for noun in match.arguments.get("object", ())
        for child in noun.children
    )
