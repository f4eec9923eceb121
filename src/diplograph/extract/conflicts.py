"""The claims of one article in, records of those that cannot both stand out. Nothing is resolved, nothing deleted."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from diplograph.model import Article, Claim, Conflict, Factuality, Stance, StanceValue, digest
from diplograph.model.situation import AnySituation


def conflicts(article: Article, claims: Iterable[Claim], situations: dict[str, AnySituation]) -> Iterator[Conflict]:
    """Yield a conflict for each pair of claims that differ.

    `factuality`: the same situation holds for one source and does not for another.
    `stance`: one holder supports and opposes the same target.
    """
    found = list(claims)
    for a, b in combinations((c for c in found if _decided(c)), 2):
        if a.situation == b.situation and a.factuality != b.factuality and a.source != b.source:
            yield _conflict(article, "factuality", a, b)
    stances = [(c, s) for c in found if isinstance(s := situations[c.situation], Stance)]
    for (a, for_), (b, against) in product(stances, stances):
        opposed = for_.value == StanceValue.SUPPORTS and against.value == StanceValue.OPPOSES
        if opposed and (for_.holder, for_.target) == (against.holder, against.target):
            yield _conflict(article, "stance", a, b)


def _decided(claim: Claim) -> bool:
    return claim.factuality in (Factuality.HOLDS, Factuality.DOES_NOT_HOLD)


def _conflict(article: Article, kind: str, a: Claim, b: Claim) -> Conflict:
    first, second = sorted((a.id, b.id))
    return Conflict(id=f"{article.path}/conflict/{digest(kind, first, second)}", kind=kind, between=(first, second))
