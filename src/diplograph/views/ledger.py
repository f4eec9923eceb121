"""A graph in, every claim as an `Item` out, and who is meant by a name. Telling of them is left to the views.

Claims, parties and sentences come from `relations.reading`; what it leaves out from queries/*.rq of this folder. Who
takes part is whom the judgements of identity mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any

from diplograph.errors import QueryError
from diplograph.graph import canonical, library, terms
from diplograph.model import BASE, ActorType, Record
from diplograph.model.collector import collector_paused
from diplograph.ontology.vocab import DG
from diplograph.relations.build import evidence, speakers, tone
from diplograph.relations.lift import BODIES
from diplograph.relations.reach import Wanted, of_country, reach
from diplograph.relations.reading import Reading, Told, rows
from diplograph.relations.records import Party
from diplograph.views.told import Chosen, Holding, Item

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

TABLED = ("actor", "added")  # what the ids of actors begin with that do not belong to one article
IDS = frozenset({"situation", "claim", "one", "other", "person", "actor", "article", "basis", "vote"})
# what an Item has of its claim as it stands
SAME = ("claim", "situation", "article", "relay", "value", "intensity", "factuality", "standing", "confidence")


class Meant(Record):
    """Whom a name means.

    Attributes:
        party: the actor to name.  ids: all that are taken together.  others: of that name, and left out.
    """

    party: Party
    ids: frozenset[str]
    others: tuple[Party, ...] = ()


class Ledger:
    """All that is told in a graph.

    Args:
        kg: the graph.
        chosen: which claims are wanted.

    Raises:
        QueryError: `chosen` names a kind that is none.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> Ledger(KnowledgeGraph()).items
    ()
    """

    def __init__(self, kg: KnowledgeGraph, chosen: Chosen | None = None) -> None:
        self.kg, self.chosen = kg, (chosen or Chosen()).checked()
        self._whole = Reading(kg)
        self._asked = self._wanted()
        self._narrow: frozenset[str] = frozenset()

    def _wanted(self, **more: Any) -> Wanted:
        chosen = self.chosen
        return Wanted(since=chosen.since, until=chosen.until, as_of=chosen.as_of, kinds=chosen.kinds, **more)

    def about(self, whom: Iterable[Meant], *, officials: bool = False) -> None:
        """Read only what concerns these: of one, all; of several, what is between them or said of each other.

        To be said before anything is read; of more, nothing is known afterwards.

        Args:
            whom: what `find` returned.
            officials: who acts for them counts for them.
        """
        sides = (meant.ids | self._officials(meant) if officials else meant.ids for meant in whom)
        self._asked = self._wanted(sides=tuple(map(frozenset, sides)))

    def only(self, article: str) -> None:
        """Read only what one article says, by its id; to be said before anything is read."""
        self._asked = self._wanted(article=article)

    @cached_property
    def reading(self) -> Reading:
        """The tables of the graph, as far as they are wanted."""
        return Reading(self.kg, reach(self.kg, self._asked))

    def narrow(self, names: Sequence[str]) -> None:
        """Keep from now on only the claims in which one of these actors takes part or speaks; () keeps all.

        Raises:
            QueryError: nobody of that name, or several of the tables.
        """
        self._narrow = frozenset(key for name in names for key in self.find(name).ids)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The claims that are wanted, the latest first."""
        with collector_paused():
            made = map(self._item, self.reading.claims)
            found = [item for item in made if self.chosen.keeps(item) and self._is_near(item)]
        # of one day in the order of the text
        found.sort(key=lambda item: (item.article, item.evidence[0].start if item.evidence else 0))
        return tuple(sorted(found, key=lambda item: str(item.day or ""), reverse=True))

    @cached_property
    def by_claim(self) -> dict[str, Item]:
        """The same by the id of the claim."""
        return {item.claim: item for item in self.items}

    @cached_property
    def carried(self) -> dict[str, tuple[Item, ...]]:
        """By claim the wanted claims that it relays, in the order of the text."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.relay is not None:
                found[item.relay].append(item)
        return {
            key: tuple(sorted(told, key=lambda item: (item.evidence[0].start, item.claim)))
            for key, told in found.items()
        }

    def of_article(self, article: str) -> tuple[Item, ...]:
        """Return what one article says that is wanted, in the order of its text."""
        found = [item for item in self.items if item.article == article]
        return tuple(sorted(found, key=lambda item: (item.evidence[0].start, item.evidence[0].end, len(item.speakers))))

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Who held which office, the latest first."""
        found = []
        for row in self._rows("holdings"):
            person, actor = self._party(row.pop("person")), self._party(row.pop("actor", None))
            if person is not None:
                found.append(Holding(person=person, actor=actor, **row))
        found = list(dict.fromkeys(found))
        found.sort(key=lambda held: (held.title, held.person.name))
        return tuple(sorted(found, key=lambda held: str(held.start or held.seen or ""), reverse=True))

    @cached_property
    def disputes(self) -> tuple[tuple[str, Item, Item], ...]:
        """In what two wanted claims contradict each other, and the two; each two once, whichever names the other."""
        within = self.reading.within
        found = self._rows("disputes") if within is None else self._rows("disputes-of", "one", within)
        named = {(str(row["kind"]), *sorted((str(row["one"]), str(row["other"])))) for row in found}
        known = self.by_claim
        return tuple((kind, known[one], known[two]) for kind, one, two in sorted(named) if {one, two} <= known.keys())

    def _officials(self, meant: Meant) -> frozenset[str]:
        """Return who may act for somebody on some day (`relations.lift` says who does)."""
        ids = set(meant.ids)
        if meant.party.type is ActorType.STATE and meant.party.country:
            ids |= of_country(self.kg, meant.party.country)
        roles = self._whole.roles.items()
        holders = {person for person, held in roles if person in ids or any(role.actor in ids for role in held)}
        bodies = {key for key, party in self._whole.known(ids).items() if party.type in BODIES}
        return frozenset(holders | bodies)

    def _is_near(self, item: Item) -> bool:
        return not self._narrow or item.has(self._narrow, speaking=True)

    def find(self, name: str) -> Meant:
        """Return whom a name, key or id means.

        One of the tables goes before those that only an article knows; of the latter all are taken together.

        Raises:
            QueryError: nobody in the graph (with the nearest name), or several of the tables.
        """
        found = (canonical.stands_for(self.kg.store, node) for node in library.find_actor(self.kg.store, name))
        keys = dict.fromkeys(terms.record_id(node) for node in found)
        parties = list(self._whole.known(map(str, keys)).values())
        firm = [party for party in parties if party.id.split("/")[0] in TABLED]
        if len(firm) > 1 or not parties:
            ids = ", ".join(party.id for party in firm[:8])
            raise QueryError(f'"{name}" may be any of {len(firm)}: {ids}; give the id')
        if firm:
            return Meant(party=firm[0], ids=frozenset({firm[0].id}), others=tuple(p for p in parties if p not in firm))
        return Meant(party=parties[0], ids=frozenset(party.id for party in parties))

    def _party(self, key: object) -> Party | None:
        return self.reading.actors.get(str(key).removeprefix(BASE)) if key is not None else None

    def _parties(self, ids: tuple[str, ...]) -> tuple[Party, ...]:
        found = [party for key in ids if (party := self._party(key)) is not None]
        return tuple(sorted(found, key=lambda party: (party.name, party.id)))

    @cached_property
    def _more(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for row in sorted(self._rows("situations", "situation", self._situations), key=str):
            found.setdefault(row.pop("situation"), row)
        return found

    @cached_property
    def _issues(self) -> dict[str, str]:
        return {row["situation"]: row["label"] for row in self._rows("issues", "situation", self._situations)}

    def _item(self, told: Told) -> Item:
        roles, more = (
            defaultdict(tuple, self.reading.parties.get(told.situation, {})),
            self._more.get(told.situation, {}),
        )
        acting, toward = roles["actor"] + roles["holder"], roles["recipient"] + roles["target"]
        named = {*acting, *toward, *roles["envoy"]}
        plain = tuple(key for key in roles["participant"] if key not in named)
        made = {
            "kind": told.type,
            "event": self.reading.events.get(told.situation),
            "inferred": told.act is not None,
            "label": more.get("label", ""),
            "actors": self._parties(acting + plain),
            "recipients": self._parties(toward),
            "envoys": self._parties(roles["envoy"]),
            "mutual": bool(plain) and not toward,
            "issue": self._issues.get(told.situation),
            "place": self.reading.places.get(told.situation, (None,))[0],
            "when": {"start": told.start, "end": told.end}
            | {key: more.get(key) for key in ("precision", "basis", "text")},
            "said_on": told.said,
            "printed": self.reading.articles[told.article].date,
            "speakers": speakers(self.reading, told),
            "rule": told.rule or "",
            "tone": tone(told),
            "evidence": evidence(self.reading, told),
        }
        same = {key: getattr(told, key) for key in SAME}
        return Item.model_validate(same | made | {key: more.get(key) for key in ("vote", "measure", "amount")})

    @cached_property
    def _situations(self) -> frozenset[str] | None:
        if self.reading.within is None:
            return None
        return frozenset(told.situation for told in self.reading.claims)

    def _rows(self, name: str, column: str = "", ids: frozenset[str] | None = None) -> list[dict[str, Any]]:
        text = resources.files("diplograph.views").joinpath("queries", name + ".rq").read_text(encoding="utf-8")
        return list(rows(self.kg, text, _plain, column, ids))


def _plain(column: str, value: object) -> object:
    """Return ids without the base and terms without the namespace; texts stay as they are."""
    if column in IDS and isinstance(value, str):
        return value.removeprefix(BASE).removeprefix(DG.IRI)
    return value
