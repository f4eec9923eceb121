"""What stands in graph/across as records to look at: each link with its score, its reasons and the words of both."""

from collections.abc import Iterator

import pyoxigraph as ox

from diplograph.across import stored
from diplograph.across.records import Link
from diplograph.errors import GraphError, did_you_mean
from diplograph.graph import judged, terms
from diplograph.model import Record
from diplograph.ontology.vocab import DCT, DG, NIF, RDFS


class End(Record):
    """One of the two tellings of a link.

    Attributes:
        id: of the situation.  article: the id that its file gave it.  quote: the words of its first claim.
    """

    id: str
    label: str
    article: str
    issued: str
    quote: str


class Shown(Record):
    """A link to look at; `holds`: the two are of one event, unless an analyst says otherwise or others are likelier."""

    id: str
    link: Link
    left: End
    right: End
    holds: bool

    @property
    def why(self) -> str:
        """The reasons, in one line."""
        if self.link.judged is not None and not self.link.reasons:
            return f"judged so: {self.link.judged}"
        parts = [f"{one.name} {one.value:g} ({one.text})" for one in self.link.reasons]
        return "; ".join([*parts, *([f"judged so: {self.link.judged}"] if self.link.judged else [])])


def shown(store: ox.Store) -> Iterator[Shown]:
    """Yield the links that are stored, the surest first."""
    for link in sorted(stored.links(store).values(), key=lambda one: (-one.score, one.left, one.right)):
        ends = {"left": _end(store, link.left), "right": _end(store, link.right)}
        event = {_first(store, terms.node(end), DG.tellingOf) for end in (link.left, link.right)}
        holds = len(event) == 1 and None not in event
        yield Shown.model_validate({"id": stored.link_id(link), "link": link, "holds": holds, **ends})


def ends_of(store: ox.Store, id: str) -> tuple[str, str]:
    """Return the two tellings of a link.

    Raises:
        GraphError: there is no such link.
    """
    known = {stored.link_id(link): (link.left, link.right) for link in stored.links(store).values()}
    found = known.get(id) or known.get(f"same/{id}")
    if found is None:
        hint = did_you_mean(id, known)
        raise GraphError(f'no link "{id}"' + (f"; {hint}" if hint else "; see: diplograph same list OUT"))
    return found


def _end(store: ox.Store, situation: str) -> End:
    at = terms.node(situation)
    claims = sorted(
        (quad for quad in store.quads_for_pattern(None, ox.NamedNode(DG.asserts), at)),
        key=lambda quad: str(quad.subject),
    )
    label = _first(store, at, RDFS.label) or situation
    if not claims:  # it was taken out since; the next run takes the link away
        return End(id=situation, label=label, article="", issued="", quote="")
    graph = claims[0].graph_name
    article = next(store.quads_for_pattern(claims[0].subject, ox.NamedNode(DG.inArticle), None, graph)).object
    spoken = [
        quote
        for quad in store.quads_for_pattern(claims[0].subject, ox.NamedNode(DG.evidence), None, graph)
        for quote in judged.values(store, quad.object, graph).get(NIF.anchorOf, ())
    ]
    return End(
        id=situation,
        label=label,
        article=_first(store, article, DCT.identifier) or terms.record_id(article),
        issued=_first(store, article, DCT.issued) or "",
        quote=" ".join(max(spoken, key=lambda words: (len(words), words), default="").split()),
    )


def _first(store: ox.Store, subject: terms.Term, predicate: str) -> str | None:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)  # type: ignore[arg-type]
    return min((terms.lexical(quad.object) for quad in found), default=None)
