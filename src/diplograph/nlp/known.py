"""The actor tables as the finder asks them: names in a text, and who a person of that name is on that day.

Weighing the signs for a person is link/'s work; where it leaves the choice open, the article keeps an actor of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diplograph.lexicon.actors import ActorEntry, ActorTables, NameHit
from diplograph.lexicon.nominals import Nominals
from diplograph.lexicon.places import PlaceTable
from diplograph.link.actors import ActorLinker, Context
from diplograph.model import ActorType
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Form, Kind, Naming

SURE = 0.8  # confidence from which a surname alone makes a person
FORMS: dict[str, Form] = {"demonym": "demonym", "capital": "capital"}


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
        self._tables, self._linker = tables, ActorLinker(tables)
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
            ticker = i > 0 and text[i - 1] == "<"  # "Ohio Copper <UK>" is sold under these letters
            if not ticker and (word[:1].isupper() or word[:3] in ("al-", "el-")):
                naming = self._at(columns, i, on)
            if naming is None:
                i += 1
                continue
            found.append(naming)
            i = naming.end
        return found

    def _at(self, columns: Columns, i: int, on: date | None) -> Naming | None:
        length, hits = self._tables.longest_match(columns.text, i)
        if i + 1 < columns.n and columns.text[i + 1] == "'s":  # "People's Republic of China" is one name
            joined = [columns.text[i] + "'s", "", *columns.text[i + 2 : i + 9]]
            longer, others = self._tables.longest_match(joined, 0)
            if longer > max(length, 2):
                length, hits = longer, others
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
            if len(rivals) > 1:  # "Korea" may be either
                naming.country = best.country if len({hit.entry.country for hit in existing}) == 1 else None
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
    ) -> tuple[KnownActor | None, tuple[str, ...]]:
        """Return the person of that name on that day; None, with their ids, when it may be one of several.

        Args:
            words: the fullest name in the article.
            on: the article's date.
            country: the country that the title in the text gives.
            role: the title in the text.
            countries: all countries that the article speaks of.
        """
        context = Context(
            title=role, countries=(country,) if country else (), background=tuple(sorted(countries)), kind="person"
        )
        link = self._linker.link(" ".join(words), on=on, context=context)
        entry = self._tables.by_key(link.actor) if link.actor else None
        if entry is None:
            return None, link.candidates if len(link.candidates) > 1 else ()
        acts_for = self._acts_for(entry, on, countries | ({country} if country else set()))
        return KnownActor(entry.key, entry.name, entry.type, acts_for, entry.qid, link.confidence, link.why), ()

    def statesman(self, word: str, *, on: date, countries: frozenset[str]) -> bool:
        """Say whether a single word is surely the surname of somebody in high office that day in one of the countries.

        "Lavrov met ..." is a person though the tagger sees an organisation, or nothing; a place ("England") is none.
        """
        if PlaceTable.load().lookup(word):
            return False
        actor, _ = self.person((word,), on=on, country=None, role=None, countries=countries)
        return actor is not None and actor.confidence >= SURE and actor.country in countries

    def shared_country(self, actors: Iterable[str], countries: frozenset[str]) -> str | None:
        """Return the one of the countries that any of these persons served; None where they served several."""
        keys = (actor.removeprefix("actor/") for actor in actors)
        served = {self._linker.country_of(key) for key in keys} & countries
        return served.pop() if len(served) == 1 else None

    def _acts_for(self, entry: ActorEntry, on: date | None, countries: frozenset[str]) -> str | None:
        """Return the country of an office held that day, of one the article speaks of if there are several."""
        held = {tenure.country for tenure in self._tables.roles(entry.key, on) if tenure.country}
        spoken_of = sorted(held & countries)
        return spoken_of[0] if spoken_of else self._linker.country_of(entry.key, on)


def _existing(hits: Iterable[NameHit], on: date | None) -> list[NameHit]:
    """Keep what existed that day; where something does under its own spelling, other spellings go."""
    found = [hit for hit in hits if hit.entry.existed_on(on)]
    return [hit for hit in found if hit.exact] or found


def _known(entry: ActorEntry) -> KnownActor:
    return KnownActor(entry.key, entry.name, entry.type, entry.country, entry.qid)
