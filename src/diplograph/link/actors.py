"""A name as an article writes it in, the actor of the tables out. What stays open is said so, with the candidates.

Every sign for a candidate halves the doubt: a candidate with n points is taken with confidence 1 - 0.5 ** n.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from diplograph.lexicon.actors import ActorEntry, ActorTables, NameHit
from diplograph.lexicon.names import fold
from diplograph.lexicon.roles import Office, Tenure
from diplograph.model import Actor, ActorType, Article, Record, slug

ENOUGH = 2.5  # points that a candidate needs
LEADERS = 2  # the lowest rank of an office (offices.csv) whose holder a surname alone may mean
MINISTERS = 3  # the lowest rank that lends weight to the only bearer of a surname
FEW = 2  # bearers of a surname among whom the office of the day may choose alone
LEAD = 1.0  # points by which it must lead
OUT_OF_IT = 2 * LEAD  # points behind the best at which one is no candidate any more
SPOKEN_OF = timedelta(days=5 * 365)  # a minister is news for some years after the office
FORGOTTEN = timedelta(days=15 * 365)
_NAMED = {"name": 3.5, "acronym": 3.5, "metonym": 3.0, "demonym": 3.0, "capital": 2.5, "surname": 0.0}


class Context(Record):
    """What stands around a name.

    Attributes:
        title: the words before or after it ("Russian Foreign Minister").
        countries: ISO 3166-1 alpha-3 codes, or keys of organisations, that the words around the name point to.
        background: codes of the countries that the article is about; a weaker sign.
        seen: ids of actors that the article has named in full already.
        kind: what the name must be, where that is known.
        as_place: the words speak of a place ("in Moscow"), so that a capital is no government.
    """

    title: str | None = None
    countries: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    kind: Literal["person", "state", "organisation"] | None = None
    as_place: bool = False


class _Scored(NamedTuple):
    points: float
    why: str
    backed: bool  # the words around the name speak for it
    hit: NameHit


class Link(Record):
    """The outcome: `actor` is an id of the tables, or None when the name is new to them or the choice is open.

    Attributes:
        confidence: of the link, or that the name is none of the tables' (0..1); 0.5 when the choice is open.
        why: what it rests on.
        candidates: ids it may be, best first, when the choice is open.
    """

    actor: str | None
    confidence: float
    why: str
    candidates: tuple[str, ...] = ()


class ActorLinker:
    """Links names to the tables.

    >>> linker = ActorLinker(ActorTables.load())
    >>> linker.link("Medvedev", on=date(2011, 5, 27), context=Context(title="Russian president")).actor
    'actor/dmitry-medvedev'
    >>> linker.link("Congo", on=date(2011, 5, 27)).candidates
    ('actor/democratic-republic-of-the-congo', 'actor/republic-of-the-congo')
    """

    def __init__(self, tables: ActorTables) -> None:
        self._tables = tables
        self._ranks: dict[str, int] = {}
        for entry in tables.offices:
            self._ranks[entry.key] = min(entry.rank, self._ranks.get(entry.key, entry.rank))

    def link(self, name: str, *, on: date | None = None, context: Context | None = None) -> Link:
        """Say which actor a name means.

        Args:
            name: as the article writes it.
            on: the article's date; None when it has none (offices then prove nothing).
            context: what stands around the name.
        """
        context = context or Context()
        hits = [hit for hit in self._tables.lookup(name) if _fits(hit, context)]
        if not hits:
            return Link(actor=None, confidence=0.9, why="no table has the name")
        office, of = self._read_title(context.title)
        told = {*context.countries, of} - {None}
        scored = [self._score(hit, on, office, told, context) for hit in hits]
        if sum(hit.form == "surname" for hit in hits) == 1 == len(hits):
            scored = [self._sole(scored[0], on)]
        return _choose(sorted(scored, key=lambda one: (-one.points, one.hit.entry.key)))

    def holder(self, title: str, *, on: date | None, country: str | None = None) -> Link:
        """Say who is meant by an office alone ("the Russian president") on a day.

        Args:
            title: the words, the country's name or demonym among them if it is told there.
            on: the article's date.
            country: ISO code of the country, or key of the organisation, where the title does not tell it.
        """
        office, named = self._read_title(title)
        of = named or country
        if office is None or of is None or on is None:
            return Link(actor=None, confidence=0.5, why="an office needs a title of the tables, a country and a date")
        holders = list(dict.fromkeys(tenure.person for tenure in self._tables.office_holders(of, office.key, on)))
        sure = [key for key in holders if any(t.held_on(on) for t in self._tables.roles(key) if t.office == office.key)]
        if len(holders) == 1:
            certain = bool(sure)
            why = f"{office.key} of {of} on {on}" if certain else f"{office.key} of {of}, end not known"
            return Link(actor=f"actor/{holders[0]}", confidence=0.95 if certain else 0.6, why=why)
        ids = tuple(f"actor/{key}" for key in holders)
        return Link(actor=None, confidence=0.5, why=f"{len(ids)} held {office.key} of {of} on {on}", candidates=ids)

    def country_of(self, actor: str, on: date | None = None) -> str | None:
        """Return the ISO code of the state that an actor is, belongs to or acts for on a day."""
        entry = self._tables.by_key(actor)
        own = entry.country if entry else None
        if on is not None:  # who holds two offices acts for his own state first: the president of France in Andorra
            held = sorted(self._tables.roles(actor, on), key=lambda t: (not t.held_on(on), t.country != own))
            for tenure in held:
                if tenure.country:
                    return tenure.country
        return own

    def _read_title(self, title: str | None) -> tuple[Office | None, str | None]:
        """Return the office that a title tells, and of what: a state's ISO code or an organisation's key."""
        if not title:
            return None, None
        words = title.replace("'s", "").replace("’s", "").split()
        of = None
        at = 0
        while at < len(words):
            length, hits = self._tables.longest_match(words, at)
            named = [hit.entry for hit in hits if hit.entry.type is not ActorType.PERSON]
            if named and of is None:
                state = named[0].type is ActorType.STATE
                of, at = (named[0].country if state else named[0].key), at + length
            else:
                at += 1
        return self._office(words, of), of  # with the name: "NATO chief" is a phrase of its own

    def _office(self, words: Sequence[str], country: str | None) -> Office | None:
        """Return the office of the longest run of words that names one."""
        lower = [word.lower().strip(",") for word in words]
        for length in range(len(lower), 0, -1):
            for start in range(len(lower) - length + 1):
                office = self._tables.office(" ".join(lower[start : start + length]), country)
                if office:
                    return office
        return None

    def _score(
        self, hit: NameHit, on: date | None, office: Office | None, told: Collection[str | None], context: Context
    ) -> _Scored:
        """Weigh one candidate; `told` holds what the words around the name say it acts for."""
        entry = hit.entry
        points = _NAMED[hit.form] - (0 if hit.exact else 0.5)
        why = [hit.form if hit.exact else f"{hit.form} in another spelling"]
        backed = False
        if entry.id in context.seen:
            points, backed = points + 3, True
            why.append("named before")
        own = {entry.country, entry.key, *(tenure.acts_for for tenure in self._tables.roles(entry.key))}
        own |= {tenure.country for tenure in self._tables.roles(entry.key)}
        if entry.type is ActorType.PERSON:
            more, reasons = self._person_points(entry, on, office)
            points, why = points + more, why + reasons
            if told and not own & set(told):
                points -= 3
                why.append("acts for another")
        elif not entry.existed_on(on):
            points -= 3
            why.append("did not exist that day")
        if own & set(told):
            points, backed = points + 2, True
            why.append("acts for the one named beside it")
        elif own & set(context.background):
            points, backed = points + 1, True
            why.append("country of the article")
        return _Scored(points, ", ".join(why), backed or office is not None, hit)

    def _sole(self, scored: _Scored, on: date | None) -> _Scored:
        """Raise the only bearer of a surname, when a high office was held that day."""
        roles = self._tables.roles(scored.hit.entry.key)
        high = any(on and tenure.held_on(on) and self._ranks[tenure.office] <= MINISTERS for tenure in roles)
        return scored._replace(points=scored.points + 0.5, why=f"{scored.why}, alone of that name") if high else scored

    def _person_points(self, entry: ActorEntry, on: date | None, office: Office | None) -> tuple[float, list[str]]:
        roles = self._tables.roles(entry.key)
        if on is None or not roles:
            return 0.0, []
        held = [tenure for tenure in roles if tenure.held_on(on)]
        away = min(_away(tenure, on) for tenure in roles)
        if office:
            if any(tenure.office == office.key for tenure in held):
                return 3.5, [f"{_words(office.key)} that day"]
            if any(tenure.office == office.key and _away(tenure, on) < SPOKEN_OF for tenure in roles):
                return 1.5, [f"{office.key} at another time"]
            return (1.0, ["another office that day"]) if held else (0.0, [])
        if held:
            top = any(self._ranks[tenure.office] <= LEADERS for tenure in held)
            return (3.0 if top else 2.0), [f"{_words(held[0].office)} that day"]
        if away < SPOKEN_OF:
            return 1.0, ["in office within five years"]
        return (-1.0, ["long out of office"]) if away > FORGOTTEN else (0.0, [])


def local_actor(
    article: Article, name: str, *, type: ActorType, country: str | None = None, role: str | None = None
) -> Actor:
    """Return an actor that only this article knows, for a name new to the tables or left open.

    Two local names that fold to one key are one actor of the article.
    """
    key = fold(name) if type is ActorType.PERSON else name
    return Actor(
        id=f"{article.path}/actor/{slug(key or name)}",
        name=name,
        type=type,
        country=country,
        role=role,
        why="known to this article alone",
    )


def _fits(hit: NameHit, context: Context) -> bool:
    if context.as_place and hit.form == "capital":
        return False
    if context.kind is None:
        return True
    is_person, is_state = hit.entry.type is ActorType.PERSON, hit.entry.type is ActorType.STATE
    return {"person": is_person, "state": is_state, "organisation": not is_person and not is_state}[context.kind]


def _away(tenure: Tenure, on: date) -> timedelta:
    """Return how long before its start or after its last known day an office lies from a day."""
    first = tenure.when.earliest_start or date.min
    last = tenure.when.latest_end or tenure.when.open_as_of or date.max
    if on < first:
        return first - on
    return on - last if on > last else timedelta()


def _choose(scored: Sequence[_Scored]) -> Link:
    best = scored[0]
    rivals = [one for one in scored[1:] if best.points - one.points < LEAD]
    # "Smith", a minister that day, may be any other Smith: a name borne by many needs a sign from the article
    crowded = len(scored) > FEW and best.hit.form == "surname" and not best.backed
    if best.points >= ENOUGH and not rivals and not crowded:
        return Link(actor=best.hit.entry.id, confidence=round(1 - 0.5**best.points, 3), why=best.why)
    ids = tuple(one.hit.entry.id for one in scored if best.points - one.points <= OUT_OF_IT)[:8]
    return Link(
        actor=None,
        confidence=0.5,
        why="several bear the name" if rivals else "too little speaks for it",
        candidates=ids,
    )


def _words(office: str) -> str:
    return office.replace("_", " ")
