"""Names and nouns of one article in, the country of those of whom no title tells it out.

"Chadian | Ida Moss", "Ida Moss, a Chadian poet", "the mayor of Lyon", "officials in Lyon", "the Finance Ministry".
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.lexicon.places import PlaceTable
from diplograph.link.places import LARGER
from diplograph.model import ActorType
from diplograph.nlp.cast import Cast, Part
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming

FROM_CONTEXT = 0.6  # confidence in an actor whose country only the rest of the article suggests
MOST = 0.6  # share of an article's names from which its people are those of one country
TOLD = 4  # names that an article must have for that
AT_HOME = "; country of most of the article"


def of_places(columns: Columns, names: list[Naming]) -> None:
    """Give each name of a town or region its country, where the gazetteer has only one that may be meant."""
    table, found = PlaceTable.load(), dict[str, str | None]()
    for naming in names:
        if naming.kind == "place" and naming.country is None:
            words = " ".join(columns.text[naming.start : naming.end])
            if words not in found:
                found[words] = _country(table, words)
            naming.country = found[words]


def _country(table: PlaceTable, name: str) -> str | None:
    entries = table.lookup(name)
    if not entries or entries[0].country is None:
        return None
    others = [e for e in entries[1:] if e.country != entries[0].country]
    if others and entries[0].kind == "city" and entries[0].population < LARGER * max(o.population for o in others):
        return None
    return entries[0].country


def by_name(columns: Columns, at: list[Naming | None], naming: Naming) -> str | None:
    """Return the country of a person by what stands beside the name: "Chadian Ida Moss", "Ida Moss, a Chadian poet"."""
    before = at[naming.start - 1] if naming.start > 0 else None
    if _is_demonym(before) and before is not None and before.end == naming.start:
        before.acting = False
        return before.country
    for i in range(naming.end, min(columns.n, naming.end + 8)):
        people = at[i]
        if columns.pos[i] in ("VERB", "AUX") and columns.dep[i] != "amod":
            return None
        if _is_demonym(people) and people is not None:
            noun = columns.head[people.head]
            beside = columns.dep[noun] == "appos" and naming.covers(columns.head[noun]) and noun >= people.end
            if beside and columns.dep[people.head] in ("amod", "compound", "nmod"):
                people.acting = False
                return people.country
    return None


def _is_demonym(naming: Naming | None) -> bool:
    return naming is not None and naming.kind == "state" and naming.form == "demonym"


class Homes:
    """The state that the article speaks of most, and whose people its bodies and groups then are."""

    def __init__(self, words: Nominals, cast: Cast) -> None:
        self._words, self._cast = words, cast
        self._plain = words.role_modifiers | words.bodies  # "Finance Ministry": any state has one
        main = cast.dominant()
        named = any(  # by its own name, not only by "the government" of somebody's
            part.type is ActorType.STATE and part.country == main and any(n.form != "nominal" for n in part.namings)
            for part in cast.parts.values()
        )
        self._main = main if named else None
        names = [part.country for part in cast.parts.values() for _ in part.namings if part.country]
        self._sure = len(names) >= TOLD and names.count(self._main) >= MOST * len(names) if self._main else False

    def complete(self) -> None:
        """Give the bodies, and where one state is spoken of most also its people, that state."""
        if self._main is None:
            return
        for part in self._cast.parts.values():
            if part.country is None and not part.candidates and part.namings and self._is_of_here(part):
                part.country, part.why = self._main, part.why + AT_HOME
                part.confidence = min(part.confidence, FROM_CONTEXT)

    def _is_of_here(self, part: Part) -> bool:
        if any(n.owner is not None for n in part.namings):
            return False  # "EU ministers": theirs
        if part.type is ActorType.GOVERNMENT_BODY:
            return self._sure or all(word in self._plain for word in part.name.lower().split())
        nouns = {n.words[0] for n in part.namings if n.words}
        return self._sure and bool(nouns) and nouns <= self._words.at_home
