"""The actor tables as the finder asks them: names in a text, and who a person of that name is on that day.

A person's name alone proves little: a full name needs one more sign (country, office, date), a surname needs several,
and no rival close behind. Else the article keeps an actor of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diplograph.lexicon.actors import ActorEntry, ActorTables, NameHit
from diplograph.lexicon.nominals import Nominals
from diplograph.lexicon.roles import Tenure
from diplograph.model import ActorType
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Form, Kind, Naming

FORMS: dict[str, Form] = {"demonym": "demonym", "capital": "capital"}
FULL_NAME, SURNAME, TITLED_SURNAME = 3.0, 3.5, 2.5  # points needed, see `_points`
MARGIN = 1.0  # points by which the best must lead
NEAR = 15  # years around an office in which its holder is still spoken of


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the tables as one article may meet it; see model.Actor for the fields."""

    key: str
    name: str
    type: ActorType
    country: str | None = None
    qid: str | None = None
    confidence: float = 1.0
    why: str = "name in the tables"


class Known:
    """Answers the finder's questions from the tables."""

    def __init__(self, tables: ActorTables, words: Nominals) -> None:
        self._tables = tables
        self._media: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, country in words.media.items():
            parts = tuple(name.replace("-", " - ").split())
            self._media.setdefault(parts[0], []).append((parts, country))
        self._government_words = words.governments | words.bodies

    def names(self, columns: Columns, on: date | None = None) -> list[Naming]:
        """Return the names of the tables in the text, longest first at each place, none overlapping."""
        found: list[Naming] = []
        text, n = columns.text, columns.n
        i = 0
        while i < n:
            word = text[i]
            naming = None
            if word[:1].isupper() or word[:3] in ("al-", "el-"):
                naming = self._at(columns, i, on)
            if naming is None:
                i += 1
                continue
            found.append(naming)
            i = naming.end
        return found

    def _at(self, columns: Columns, i: int, on: date | None) -> Naming | None:
        length, hits = self._tables.longest_match(columns.text, i)
        medium = self._medium(columns, i)
        if medium is not None and medium.end - i > length:
            return medium
        existing = _existing(hits, on)
        if not length or not existing:
            return None
        end = i + length
        while end - 1 > i and columns.lower[end - 1] in ("'s", "'", "-"):
            end -= 1
        best = existing[0].entry
        kind: Kind = "organisation"
        if best.type is ActorType.PERSON:
            kind = "person"
        elif best.type is ActorType.STATE:
            kind = "state"
        naming = Naming(i, end, columns.root(i, end), kind, FORMS.get(existing[0].form, "name"), type=best.type)
        if kind != "person":
            rivals = {hit.entry.key for hit in existing}
            naming.key, naming.country = best.key, best.country
            if len(rivals) > 1:
                naming.candidates = tuple(f"actor/{key}" for key in sorted(rivals))
        return naming

    def _medium(self, columns: Columns, i: int) -> Naming | None:
        for parts, country in self._media.get(columns.text[i], ()):
            if tuple(columns.text[i : i + len(parts)]) == parts:
                end = i + len(parts)
                naming = Naming(i, end, columns.root(i, end), "organisation", type=ActorType.COMPANY, country=country)
                naming.why = "news medium"
                return naming
        return None

    def actor(self, key: str) -> KnownActor:
        """Return the actor with that key.

        Raises:
            KeyError: there is none.
        """
        entry = self._tables.by_key(key)
        if entry is None:
            raise KeyError(key)
        return _known(entry)

    def state(self, country: str) -> KnownActor | None:
        """Return the state with that ISO 3166-1 alpha-3 code."""
        entry = self._tables.state(country)
        return _known(entry) if entry is not None else None

    def country_in(self, source: str) -> str | None:
        """Return the country of the government that a publisher's name speaks of ("UK Government"), else None."""
        tokens = source.split()
        if not self._government_words & {word.lower() for word in tokens}:
            return None
        for i in range(len(tokens)):
            _, hits = self._tables.longest_match(tokens, i)
            for hit in hits:
                if hit.entry.country:
                    return hit.entry.country
        return None

    def person(
        self,
        words: tuple[str, ...],
        *,
        on: date | None,
        country: str | None,
        role: str | None,
        countries: frozenset[str],
    ) -> KnownActor | None:
        """Return the person of that name on that day, or None when nobody or more than one is meant.

        Args:
            words: the fullest name in the article.
            on: the article's date.
            country: the country that the title in the text gives.
            role: the title in the text.
            countries: all countries that the article speaks of.
        """
        hits = [hit for hit in self._tables.lookup(" ".join(words)) if hit.entry.type is ActorType.PERSON]
        scored: dict[str, tuple[float, NameHit]] = {}
        for hit in hits:
            points = self._points(hit, on=on, country=country, role=role, countries=countries)
            if hit.entry.key not in scored or points > scored[hit.entry.key][0]:
                scored[hit.entry.key] = (points, hit)
        ranked = sorted(scored.values(), key=lambda pair: -pair[0])
        if not ranked:
            return None
        points, best = ranked[0]
        need = FULL_NAME if best.form != "surname" else TITLED_SURNAME if role else SURNAME
        if points < need or (len(ranked) > 1 and points - ranked[1][0] < MARGIN):
            return None
        held = self._tables.roles(best.entry.key)
        tenure = _nearest([t for t in held if t.country in countries | {country}] or held, on)
        acts_for = tenure.country if tenure is not None and tenure.country else best.entry.country
        sure = min(0.99, 0.6 + 0.08 * points)
        why = f"{best.form} {best.written}" + (f", {tenure.title}" if tenure else "")
        return KnownActor(best.entry.key, best.entry.name, ActorType.PERSON, acts_for, best.entry.qid, sure, why)

    def _points(
        self, hit: NameHit, *, on: date | None, country: str | None, role: str | None, countries: frozenset[str]
    ) -> float:
        """Return how well the person fits: 2 for a full name, and for each sign of country, office and date."""
        tenures = self._tables.roles(hit.entry.key)
        theirs = {t.country for t in tenures if t.country} | {hit.entry.country}
        points = 2.0 if hit.form != "surname" else 1.0 if ("surname", hit.written) in hit.entry.names else 0.0
        if country is not None:
            points += 2.0 if country in theirs else -3.0
        elif theirs & countries:
            points += 1.0
        nearest = _nearest(tenures, on)
        if nearest is not None and on is not None:
            distance = _years(nearest, on)
            points += 1.5 if distance == 0 else 0.5 if distance <= NEAR else -1.0
        office = self._tables.office(role.lower(), country) if role else None
        if office is None and role:
            office = next((o for k in _tails(role) if (o := self._tables.office(k, country))), None)
        if office is not None and any(t.office == office.key for t in tenures):
            points += 1.5
        return points


def _existing(hits: Iterable[NameHit], on: date | None) -> list[NameHit]:
    """Keep what existed that day; where something does under its own spelling, other spellings go."""
    found = [hit for hit in hits if hit.entry.existed_on(on)]
    return [hit for hit in found if hit.exact] or found


def _tails(role: str) -> list[str]:
    """Return the ends of a title, longest first: "Russian Foreign Minister" -> "foreign minister", "minister"."""
    words = role.lower().split()
    return [" ".join(words[i:]) for i in range(1, len(words))] + [
        " ".join(words[:k]) for k in range(len(words) - 1, 0, -1)
    ]


def _nearest(tenures: Iterable[Tenure], on: date | None) -> Tenure | None:
    """Return the office held that day, or the nearest to it in time."""
    known = list(tenures)
    if not known:
        return None
    return min(known, key=lambda t: _years(t, on)) if on is not None else known[-1]


def _years(tenure: Tenure, on: date) -> float:
    """Return the years between a day and an office, 0 while it is held."""
    when = tenure.when
    start = when.earliest_start or when.latest_start
    end = when.latest_end or when.open_as_of
    if start and on < start:
        return (start - on).days / 365.25
    if end and on > end:
        return (on - end).days / 365.25
    return 0.0


def _known(entry: ActorEntry) -> KnownActor:
    return KnownActor(entry.key, entry.name, entry.type, entry.country, entry.qid)
