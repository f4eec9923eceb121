"""Judgements of claims as quads of graph/judgements and back, and on which claims they hold: graph/verdicts, derived.

A judgement hangs on the key of its claim. When the key is gone, for the words were read with other bounds or the text
was edited around them, it holds on the claim of the same content whose words overlap most; when there is none, on none.
Making judgements is the work of `judgements`, what stands instead of a claim that of `replacement`.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

import pyoxigraph as ox

from diplograph.graph import compared, judged, terms
from diplograph.graph import store as stores
from diplograph.graph.encode import graph_of
from diplograph.graph.identity import Signed
from diplograph.graph.terms import node
from diplograph.model import Issue, Span, article_path
from diplograph.ontology.vocab import DG, NIF, PROV, SEM

GRAPH = ox.NamedNode(terms.GRAPH_VERDICTS)
KEY, ON_KEY = ox.NamedNode(DG.claimKey), ox.NamedNode(DG.onClaimKey)
BY, INVALID = ox.NamedNode(DG.judgedBy), ox.NamedNode(PROV.invalidatedAtTime)
IN_ARTICLE, ON_ARTICLE = ox.NamedNode(DG.inArticle), ox.NamedNode(DG.onArticle)
# What a claim says, whatever its place: the parts of its key that a judgement cannot do without.
PARTIES = (DG.actor, DG.recipient, DG.participant, DG.holder, DG.target, DG.stanceValue)


class Word(StrEnum):
    """What an analyst says of a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    UNSURE = "unsure"


class Verdict(Signed):
    """An analyst's word on a claim.

    Attributes:
        key: of the claim that was judged.  content: what it says.  quote, start, end: its words, and where they stood.
        article: "article/ID", None in a file that others wrote.
        replacement: id of the claim that stands instead.
        claims: ids of those on which it holds now; () when none could be found, or it was taken back.
    """

    verdict: Word
    key: str
    article: str | None = None
    content: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    replacement: str | None = None
    claims: tuple[str, ...] = ()

    @property
    def adrift(self) -> bool:
        """Whether it holds and there is no claim on which it could."""
        return self.taken_back is None and not self.claims

    def __str__(self) -> str:
        """Say it in one line."""
        return f'{self.verdict} "{self.quote or self.key}" ({self.who}, {self.when.date()}, {self.id})'


def quads(said: Verdict) -> Iterator[ox.Quad]:
    """Yield the quads of a judgement that holds."""
    at = node(said.id)
    yield ox.Quad(at, judged.TYPE, ox.NamedNode(DG.Judgement), judged.GRAPH)
    values: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (DG.onClaimKey, terms.text(said.key)),
        (DG.verdict, terms.text(said.verdict)),
        (DG.onContent, terms.text(said.content)),
        (NIF.anchorOf, terms.text(said.quote)),
        (NIF.beginIndex, terms.offset(said.start)),
        (NIF.endIndex, terms.offset(said.end)),
    ]
    values += [(DG.onArticle, node(said.article))] if said.article else []
    values += [(DG.replacement, node(said.replacement))] if said.replacement else []
    for predicate, value in values:
        yield ox.Quad(at, ox.NamedNode(predicate), value, judged.GRAPH)
    yield from judged.signature(said)


def verdicts(store: ox.Store, article: ox.NamedNode | None = None) -> list[Verdict]:
    """Return the judgements of claims, the earliest first, also those taken back, each with the claims it holds on.

    Args:
        article: only those of its claims.
    """
    predicate = ON_KEY if article is None else ON_ARTICLE
    found = [_read(store, q.subject) for q in store.quads_for_pattern(None, predicate, article, judged.GRAPH)]
    ordered = sorted(found, key=lambda said: (said.when, said.id))
    return [said.model_copy(update={"claims": _claims(store, said)}) for said in ordered]


def adrift(store: ox.Store, article_id: str | None = None) -> list[Issue]:
    """Return an issue for each judgement that holds and has no claim left, of one article or of all."""
    known = verdicts(store, None if article_id is None else terms.node(article_path(article_id)))
    hint = "nothing is read there that says the same; see: diplograph judge list OUT --adrift"
    return [
        Issue(article=article_id or said.article or "a file", found=f"{said} holds on no claim any more", hint=hint)
        for said in known
        if said.adrift
    ]


def derive(store: ox.Store, article: ox.NamedNode | None = None) -> None:
    """Bring the derived graph up to date, for one article or for all, in one transaction."""
    known = verdicts(store, article)
    if not known and article is not None:
        return
    wanted = set(_derived(known))
    if article is None:
        there = set(store.quads_for_pattern(None, None, None, GRAPH))
    else:
        held = [q.subject for said in known for q in store.quads_for_pattern(None, BY, node(said.id), GRAPH)]
        about = {*held, *(node(said.replacement) for said in known if said.replacement)}
        there = {quad for subject in about for quad in store.quads_for_pattern(subject, None, None, GRAPH)}
    if wanted != there:
        compared.due(store, compared.owners(store, {quad.subject for quad in wanted ^ there}))
        stores.change(store, delete=there - wanted, insert=wanted - there)


def content(store: ox.Store, claim: ox.NamedNode, graph: ox.NamedNode) -> str:
    """Return what a claim says as it was read, without its place, in one line that can be compared."""

    def all_of(subject: ox.NamedNode, predicate: str) -> list[str]:
        found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None, graph)
        return sorted(terms.record_id(quad.object).removeprefix(DG.IRI) for quad in found)

    [situation] = all_of(claim, DG.asserts)[:1] or [""]
    at = node(situation)
    parts = [*all_of(at, SEM.eventType), *(f"source {one}" for one in all_of(claim, DG.source))]
    for predicate in PARTIES:
        parts += [f"{predicate.removeprefix(DG.IRI)} {one}" for one in all_of(at, predicate)]
    return " | ".join(parts)


def evidence(store: ox.Store, claim: ox.NamedNode, graph: ox.NamedNode) -> list[Span]:
    """Return where the words of a claim stand, in the order of the text."""
    found = []
    for quad in store.quads_for_pattern(claim, ox.NamedNode(DG.evidence), None, graph):
        fields = judged.values(store, quad.object, graph)
        found.append(Span(start=int(fields[NIF.beginIndex][0]), end=int(fields[NIF.endIndex][0])))
    return sorted(found, key=lambda span: (span.start, span.end))


def _derived(known: Iterable[Verdict]) -> Iterator[ox.Quad]:
    """Yield what holds on which claim: of several the latest, one that is unsure only where no other is."""
    holding: dict[str, Verdict] = {}
    for said in known:
        for claim in said.claims:
            if said.verdict is not Word.UNSURE or claim not in holding or holding[claim].verdict is Word.UNSURE:
                holding[claim] = said
    for claim, said in holding.items():
        yield ox.Quad(node(claim), BY, node(said.id), GRAPH)
        if said.verdict in (Word.REJECT, Word.REPLACE):
            yield ox.Quad(node(claim), INVALID, terms.instant(said.when), GRAPH)
    in_force = {said.id for said in holding.values()}
    for said in known:
        if said.replacement and said.id not in in_force:
            yield ox.Quad(node(said.replacement), INVALID, terms.instant(said.taken_back or said.when), GRAPH)


def _claims(store: ox.Store, said: Verdict) -> tuple[str, ...]:
    if said.taken_back is not None:
        return ()
    exact = store.quads_for_pattern(None, KEY, terms.text(said.key))
    found = sorted(terms.record_id(quad.subject) for quad in exact if quad.graph_name != judged.GRAPH)
    return tuple(found) or _nearest(store, said)


def _nearest(store: ox.Store, said: Verdict) -> tuple[str, ...]:
    """Return the claim of the same content whose words overlap most with those that were judged."""
    if said.article is None:
        return ()
    graph = ox.NamedNode(graph_of(said.article))
    place = _place(store, said, graph)
    best: tuple[int, int, str] | None = None
    for quad in store.quads_for_pattern(None, IN_ARTICLE, node(said.article), graph) if place else ():
        claim = terms.iri(terms.lexical(quad.subject))
        for span in evidence(store, claim, graph):
            shared = min(span.end, place.end) - max(span.start, place.start)  # type: ignore[union-attr]
            if shared > 0 and content(store, claim, graph) == said.content:
                this = (-shared, span.start, terms.record_id(claim))
                best = this if best is None else min(best, this)
    return (best[2],) if best else ()


def _place(store: ox.Store, said: Verdict, graph: ox.NamedNode) -> Span | None:
    """Return where the judged words stand in the article's text as it is now, None when they are gone."""
    fields = judged.values(store, node(said.article or ""), graph)
    text = next(iter(fields.get(NIF.isString, ())), "")
    if said.quote and text[said.start : said.end] != said.quote:
        starts = [found.start() for found in re.finditer(re.escape(said.quote), text)]
        if not starts:
            return None
        start = min(starts, key=lambda i: (abs(i - said.start), i))
        return Span(start=start, end=start + len(said.quote))
    return Span(start=said.start, end=said.end) if said.quote else None


def _read(store: ox.Store, subject: terms.Term) -> Verdict:
    fields = judged.values(store, subject)

    def first(predicate: str) -> str | None:
        return next(iter(fields.get(predicate, ())), None)

    article, instead = first(DG.onArticle), first(DG.replacement)
    return Verdict.model_validate(
        {
            "key": first(DG.onClaimKey),
            "verdict": word if (word := first(DG.verdict)) in tuple(Word) else Word.UNSURE,
            "article": article and terms.record_id(ox.NamedNode(article)),
            "content": first(DG.onContent) or "",
            "quote": first(NIF.anchorOf) or "",
            "start": first(NIF.beginIndex) or 0,
            "end": first(NIF.endIndex) or 0,
            "replacement": instead and terms.record_id(ox.NamedNode(instead)),
            **judged.signed(store, subject, fields),
        }
    )
