"""A parsed Doc in, the actors of the article out: `doc._.actors` and `doc._.actor_mentions`.

Names of the tables and names that the tagger saw are merged; persons are told apart by their full names; titles give
role and country; common nouns give bodies, groups and unnamed actors. Who a known name is on the article's date is
known.py's work; what a pronoun or a bare "the minister" points to is left to coreference.
"""

from datetime import date as Day

from spacy.tokens import Doc

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.actors and its like)
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.nominals import Nominals, load_coreference_words, load_nominals
from diplograph.model import Article
from diplograph.nlp.author import author
from diplograph.nlp.cast import Cast
from diplograph.nlp.casting import Casting
from diplograph.nlp.casting_nouns import NounCasting
from diplograph.nlp.columns import Columns
from diplograph.nlp.homes import of_places
from diplograph.nlp.known import Known
from diplograph.nlp.mentions import AUTHOR, PUBLISHER
from diplograph.nlp.merging import merge
from diplograph.nlp.name_lists import of_other_script, office_holders, replaced_by, unseen_persons
from diplograph.nlp.names_ner import is_name_word, ner_names, short_name_after, towns
from diplograph.nlp.naming import Naming, index
from diplograph.nlp.nominals import find_nominals
from diplograph.nlp.screening import screened
from diplograph.nlp.standing import acts
from diplograph.nlp.surnames import missed
from diplograph.nlp.titles import is_person_by_title

MISTAKEN = ("organisation", "place", "other")  # what the tagger often takes a person for
FREE = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "ROOT")  # a word that stands for itself


class ActorFinder:
    """The component diplograph_actors.

    Args:
        known: the actor tables, as the finder asks them.
        words: the nouns and titles of the language.
        given_names: given names in lower-case ASCII; "Paul Holt" is a person though the tagger sees a firm;
            default: the English ones.
    """

    def __init__(self, known: Known, words: Nominals, given_names: frozenset[str] | None = None) -> None:
        self._known, self._words = known, words
        self._given = load_coreference_words().given_names if given_names is None else given_names
        self._company_words = frozenset(w for listed in words.organisation_words.values() for w in listed)

    @classmethod
    def load(cls, language: str = "en") -> "ActorFinder":
        """Return the component with the shipped tables and the words of a language."""
        words = load_nominals(language)
        return cls(Known(ActorTables.load(), words), words, load_coreference_words(language).given_names)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.actors` and `doc._.actor_mentions`."""
        if doc._.article is None:  # as a pipe of spaCy, which knows no articles
            doc._.article = Article(text=doc.text)
        article, columns, words = doc._.article, Columns.of(doc), self._words
        seen = ner_names(doc, columns, words)
        known = screened(columns, words, self._known.names(columns, article.date), seen)
        names = merge(columns, words, known, seen)
        names = self._repaired(columns, names)
        if article.date is not None:
            names = replaced_by(columns, names, self._statesmen(columns, names, article.date))
        of_places(columns, names)
        casting = Casting(
            columns, words, self._known, Cast(article.path), names, day=article.date, source=article.source
        )
        casting.organisations()
        casting.persons()
        told = author(casting, words, article.title) if casting.publisher else None
        nominals = find_nominals(columns, words, casting.at, casting.title_tokens())
        NounCasting(casting).put(nominals)
        casting.late_countries()
        for naming in names:
            if naming.kind == "state":
                naming.acting = acts(columns, words, casting.at, naming)
        if casting.publisher:
            doc.user_data[PUBLISHER] = casting.publisher  # "we" in its statement is that state
            doc.user_data[AUTHOR] = told
        doc._.actors = casting.cast.actors(columns)
        doc._.actor_mentions = casting.cast.mentions(columns)
        return doc

    def _has_given_name(self, columns: Columns, naming: Naming) -> bool:
        rest = columns.lower[naming.start + 1 : naming.end]
        if len(rest) > 2 or naming.kind == "people" or columns.lower[naming.start] not in self._given:
            return False
        capitals = all(is_name_word(word) for word in columns.text[naming.start : naming.end])
        return capitals and not any(word in self._words.nouns or word in self._company_words for word in rest)

    def _statesmen(self, columns: Columns, names: list[Naming], day: Day) -> list[Naming]:
        """Return single words that the tagger takes for something else, but that name who is in office that day."""
        at = index(columns.n, names)
        countries = frozenset(naming.country for naming in names if naming.country)
        found: list[Naming] = []
        sure: dict[str, bool] = {}
        for i, word in enumerate(columns.text):
            inside = at[i]
            single = columns.pos[i] == "PROPN" and columns.dep[i] in FREE if inside is None else _mistaken(inside)
            if not single or not is_name_word(word) or columns.lower[i] in self._words.not_names:
                continue
            if word not in sure:
                sure[word] = self._known.statesman(word, on=day, countries=countries)
            if sure[word]:
                found.append(Naming(i, i + 1, i, "person", why="surname of who is in office that day"))
        return found

    def _rules(self, columns: Columns, naming: Naming) -> bool:
        """Say whether a word that the tagger took for a firm or a place is who governs: "the Borg regime"."""
        after = naming.end
        if naming.kind not in MISTAKEN or naming.key is not None or naming.end - naming.start > 1 or after >= columns.n:
            return False
        return columns.lower[after] in self._words.governments and columns.pos[naming.start] == "PROPN"

    def _repaired(self, columns: Columns, names: list[Naming]) -> list[Naming]:
        """Take what stands after a title for a person, then every further surname of a person named in full."""
        words = self._words
        names = replaced_by(columns, names, of_other_script(columns, words))
        at = index(columns.n, names)
        for i in range(columns.n - 1):
            if columns.lower[i] not in words.title_heads and columns.lower[i] not in words.honorifics:
                continue
            naming = at[i + 1]
            if naming is None:
                name = short_name_after(columns, words, i)
                if name is not None:
                    names.append(name)
            elif naming.kind in MISTAKEN and naming.key is None and naming.start == i + 1 and naming.end - i <= 4:
                # "President Medvedev" as an organisation; but "the chief Alliance negotiator" has no capital before
                naming.kind = "person" if columns.text[i][:1].isupper() else naming.kind
        towns(columns, words, names)
        at = index(columns.n, names)
        for naming in names:
            mistaken = naming.kind in (*MISTAKEN, "people") and naming.key is None and naming.end - naming.start > 1
            if mistaken and (self._has_given_name(columns, naming) or is_person_by_title(columns, words, at, naming)):
                naming.kind = "person"
        rulers = {columns.lower[n.start] for n in names if self._rules(columns, n)}
        for naming in names:
            alone = naming.end - naming.start == 1 and naming.kind in MISTAKEN and naming.key is None
            if alone and columns.lower[naming.start] in rulers:
                naming.kind = "person"
        names = replaced_by(columns, names, office_holders(columns, words, names))
        names = replaced_by(columns, names, unseen_persons(columns, words, names))
        at = index(columns.n, names)
        return replaced_by(columns, names, missed(columns, at, [n for n in names if n.kind == "person"]))


def _mistaken(naming: Naming) -> bool:
    """Say whether a name of one word, which no table knows, may be a person's; "England" is a place to the tagger."""
    return naming.kind in ("organisation", "other") and naming.key is None and naming.end - naming.start == 1
