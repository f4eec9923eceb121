"""A name, key or id in, all that the tables know of whom it may mean out: roles, dates, sources, and which one it is.

What a text around the name would add is not asked: `actors.ActorLinker` takes it, here a name stands alone.
"""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from diplograph.lexicon.actors import ActorEntry, ActorTables, NameHit
from diplograph.lexicon.roles import Membership, Tenure
from diplograph.lexicon.spelling import atoms, plain
from diplograph.link.actors import MINISTERS, ActorLinker, Link
from diplograph.model import ActorType

LIKE_ENOUGH = 0.75  # of a name that is offered in place of an unknown one
SHORTEST = 3  # letters of a word that may be misspelt
OFFERED = 5
BY_DAY = "an office, held by one after the other: say the day"


class Dossier(NamedTuple):
    """One actor whom the name may mean.

    Attributes:
        entry: the row of the tables.
        hit: the name by which it was found, None where it was asked for by key, by Wikidata id or by its office.
        roles: of a person, by time.
        leaders: of a state or an organisation on the day asked for: who held its highest offices.
        members: of an organisation; on the day, if one was asked for.
    """

    entry: ActorEntry
    hit: NameHit | None
    roles: tuple[Tenure, ...]
    leaders: tuple[Tenure, ...]
    members: tuple[Membership, ...]


class Answer(NamedTuple):
    """Who a name is.

    Attributes:
        link: whom the name alone means, how sure and why; the candidates when the choice is open.
        dossiers: everyone who bears it, the likeliest first.
        near: names of the tables that are much like it, when nobody bears it.
    """

    link: Link
    dossiers: tuple[Dossier, ...]
    near: tuple[str, ...]


class Register:
    """Answers who somebody is.

    >>> register = Register(ActorTables.load())
    >>> answer = register.ask("Medvedyev", on=date(2011, 5, 27))
    >>> answer.link.actor, answer.link.why
    ('actor/dmitry-medvedev', 'surname in another spelling, head of state that day, alone of that name')
    >>> [role.title for role in answer.dossiers[0].roles if role.held_on(date(2011, 5, 27))]
    ['President']
    """

    def __init__(self, tables: ActorTables) -> None:
        self._tables = tables
        self._linker = ActorLinker(tables)
        ranks = {office.key: office.rank for office in tables.offices if office.rank <= MINISTERS}
        self._high = tuple(sorted(ranks, key=lambda key: ranks[key]))

    def ask(self, name: str, *, on: date | None = None) -> Answer:
        """Say who a name is, or the holder of an office ("the Russian president"), on a day or on any.

        Args:
            name: in any spelling; also a key ("russia"), an id ("actor/russia") or a Wikidata id.
            on: the day.
        """
        entry = self._tables.by_key(name) or self._tables.by_qid(name)
        if entry is not None:
            link = Link(actor=entry.id, confidence=1.0, why="asked for by its key")
            return Answer(link, (self._dossier(entry, None, on),), ())
        hits = self._tables.lookup(name)
        if not hits:
            return self._office(name, on)
        link = self._linker.link(name, on=on)
        order = [id for id in (link.actor, *link.candidates) if id is not None]
        ranked = sorted(hits, key=lambda hit: order.index(hit.entry.id) if hit.entry.id in order else len(order))
        return Answer(link, tuple(self._dossier(hit.entry, hit, on) for hit in ranked), ())

    def _office(self, name: str, on: date | None) -> Answer:
        link = self._linker.holder(name, on=on or date.today())
        entries = [self._tables.by_key(id) for id in (link.actor, *link.candidates) if id is not None]
        if not entries:
            return Answer(self._linker.link(name, on=on), (), tuple(self._near(name)))
        if on is None:
            return Answer(Link(actor=None, confidence=0.5, why=BY_DAY), (), ())
        return Answer(link, tuple(self._dossier(entry, None, on) for entry in entries if entry is not None), ())

    def _dossier(self, entry: ActorEntry, hit: NameHit | None, on: date | None) -> Dossier:
        of = entry.country if entry.type is ActorType.STATE else entry.key
        leaders = [
            tenure
            for office in self._high
            if on is not None and of is not None and entry.type is not ActorType.PERSON
            for tenure in self._tables.office_holders(of, office, on)
        ]
        members = self._tables.members(entry.key, on)
        return Dossier(entry, hit, self._tables.roles(entry.key), tuple(leaders), members)

    def _near(self, name: str) -> Iterator[str]:
        """Yield the usual names of actors with a name much like this one."""
        wanted = [word for word in atoms_of(name) if len(word) >= SHORTEST]
        if not wanted:
            return
        whole: dict[str, ActorEntry] = {}
        last: dict[str, ActorEntry] = {}
        for entry in self._tables.entries:
            for _, written in entry.names:
                whole.setdefault(plain(written), entry)
                last.setdefault((atoms_of(written) or ("",))[-1], entry)
        found = [whole[key] for key in get_close_matches(plain(name), whole, OFFERED, LIKE_ENOUGH)]
        if not found:
            found = [last[key] for key in get_close_matches(wanted[-1], last, OFFERED, LIKE_ENOUGH)]
        yield from dict.fromkeys(entry.name for entry in found)


def atoms_of(name: str) -> tuple[str, ...]:
    """Return the lower-case words of a name.

    >>> atoms_of("Côte d'Ivoire")
    ('cote', 'divoire')
    """
    return tuple(word for token in name.split() for word in atoms(token))
