"""The actors of one article while they are told apart: namings go in under an id, Actor records come out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from diplograph.model import Actor, ActorMention, ActorType, Span, slug
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming


@dataclass(slots=True)
class Part:
    """One actor in the making; see model.Actor for the fields."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    role: str | None = None
    qid: str | None = None
    confidence: float = 1.0
    why: str = ""
    candidates: tuple[str, ...] = ()
    namings: list[Naming] = field(default_factory=list)


class Cast:
    """The actors of one article, by id, in the order in which they are first named."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.parts: dict[str, Part] = {}
        self._signs: dict[str, str] = {}
        self._used: Counter[str] = Counter()

    def known(self, key: str, name: str, type_: ActorType, namings: Iterable[Naming]) -> Part:
        """Return the actor of the tables with that key, with the namings put under it."""
        ident = f"actor/{key}"
        part = self.parts.get(ident)
        if part is None:
            part = self.parts[ident] = Part(ident, name, type_)
        return self.put(part, namings)

    def local(self, name: str, type_: ActorType, namings: Iterable[Naming], *, sign: str) -> Part:
        """Return the article's own actor with that sign (what makes two namings the same), made if new."""
        ident = self._signs.get(sign)
        if ident is None:
            ident = self._signs[sign] = self._free(slug(name))
            self.parts[ident] = Part(ident, name, type_)
        return self.put(self.parts[ident], namings)

    def signed(self, sign: str) -> Part | None:
        """Return the article's own actor with that sign, if there is one."""
        ident = self._signs.get(sign)
        return self.parts[ident] if ident is not None else None

    def alias(self, sign: str, part: Part) -> None:
        """Let the sign lead to that actor from now on."""
        self._signs.setdefault(sign, part.id)

    @staticmethod
    def put(part: Part, namings: Iterable[Naming]) -> Part:
        """Put the namings under the actor."""
        for naming in namings:
            naming.link = part.id
            part.namings.append(naming)
        return part

    def _free(self, stem: str) -> str:
        self._used[stem] += 1
        n = self._used[stem]
        ident = f"{self._path}/actor/{stem}" + (f"-{n}" if n > 1 else "")
        return ident if ident not in self.parts else self._free(stem)

    def dominant(self) -> str | None:
        """Return the country that most of the names speak of; None when two are close (less than three to two)."""
        counts = Counter(part.country for part in self.parts.values() for _ in part.namings if part.country)
        best = counts.most_common(2)
        if not best or (len(best) == 2 and best[0][1] < 1.5 * best[1][1]):
            return None
        return best[0][0]

    def actors(self, columns: Columns) -> tuple[Actor, ...]:
        """Return the records; a name that only locates is no mention of its state."""
        return tuple(_record(columns, part) for part in self.parts.values())

    def mentions(self, columns: Columns) -> tuple[ActorMention, ...]:
        """Return every naming of every actor, and titles that stand beside a name, in the order of the text."""
        found: list[ActorMention] = []
        for part in self.parts.values():
            for n in part.namings:
                if n.hidden or (n.kind == "state" and n.form != "name" and not n.acting):
                    continue  # "French" in a title, "London" as a place: no mention of the state
                span = Span(start=columns.idx[n.start], end=columns.end(n.end - 1))
                found.append(ActorMention(span=span, actor=part.id, head=columns.idx[n.head], form=n.form))
                if n.title is not None and n.title_head is not None:
                    span = Span(start=columns.idx[n.title[0]], end=columns.end(n.title[1] - 1))
                    for head in (n.title_head, *n.more_heads):
                        found.append(ActorMention(span=span, actor=part.id, head=columns.idx[head], form="title"))
        return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))


def _record(columns: Columns, part: Part) -> Actor:
    spans = sorted(
        {
            (columns.idx[n.start], columns.end(n.end - 1))
            for n in part.namings
            if n.acting and not n.hidden and n.form != "title"
        }
    )
    return Actor(
        id=part.id,
        name=part.name,
        type=part.type,
        country=part.country,
        role=part.role,
        qid=part.qid,
        mentions=tuple(Span(start=a, end=b) for a, b in spans),
        confidence=round(part.confidence, 2),
        why=part.why,
        candidates=part.candidates,
    )
