"""Merged names in, each under its actor: which names are the same, of what type and country, who is in the tables."""

from datetime import date

from diplograph.lexicon.nominals import Nominals
from diplograph.model import ActorType
from diplograph.nlp.cast import Cast, Part
from diplograph.nlp.columns import Columns
from diplograph.nlp.homes import FROM_CONTEXT, Homes, by_name
from diplograph.nlp.known import Known, KnownActor
from diplograph.nlp.merging import own_country
from diplograph.nlp.naming import Naming, index
from diplograph.nlp.surnames import Person, cluster
from diplograph.nlp.titles import find_title, title_country

SHORT = 3  # letters that a word must have to stand for a longer name
NEAR = 60  # tokens that a search goes back
SEVERAL = "several bear the name"
OF_MANY = ("ese", "ish", "ch", "ss", "s")  # demonyms that in the singular name all: "the Dutch", "the Swiss"
MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "acomp"})
SMALL_WORDS = frozenset({"the", "of", "for", "and", "a", "an", "'s", "s"})


class Casting:
    """The work on one article; `names` are its merged names in the order of the text."""

    def __init__(
        self,
        columns: Columns,
        words: Nominals,
        known: Known,
        cast: Cast,
        names: list[Naming],
        *,
        day: date | None,
        source: str | None,
    ) -> None:
        self.columns, self.words, self.known, self.cast, self.day, self.names = columns, words, known, cast, day, names
        self.at = index(columns.n, names)
        self.spoken_of = frozenset(n.country for n in names if n.kind == "state" and n.country)
        self.publisher = known.country_in(source) if source else None

    def organisations(self) -> None:
        """Cast states and organisations: those of the tables by key, the others by their words and country."""
        self.names = self._of_here()
        self.at = index(self.columns.n, self.names)
        short = self._short_names()
        bodies = [n for n in self.names if n.kind == "organisation" and n.key is not None]
        foreign = {n.key for n in bodies if n.country not in self.spoken_of and self._is_anothers(n)}
        for naming in self.names:
            told = self.columns.lower[naming.start] in short and naming.end - naming.start == 1
            other = told or naming.key in foreign or self._is_anothers(naming)
            if naming.kind == "organisation" and naming.key is not None and other:
                naming.key = naming.type = naming.country = None
            if naming.candidates and not self._settled(naming):
                self._open(naming)
            elif naming.key is not None and naming.kind != "person":
                actor = self.known.actor(naming.key)
                if naming.form == "demonym" and self._is_people(naming):
                    self._people(naming, actor)
                elif naming.form == "demonym" and self._is_one(naming):
                    self._people(naming, actor, ActorType.UNNAMED_ACTOR)
                else:
                    part = self.cast_known(actor, [naming])
                    if naming.kind == "organisation":
                        self._shorter(naming, part)
            elif naming.kind == "organisation":
                if naming.type is None:
                    own_country(self.columns, self.words, self.at, naming)
                self._local_organisation(naming)
            elif naming.kind == "people" and self.columns.lower[naming.end - 1].endswith("s"):
                name = self.phrase(naming.start, naming.end)
                self.cast.local(name, ActorType.ACTOR_GROUP, [naming], sign=f"people {name.lower()}")
        self.at = index(self.columns.n, self.names)

        state = self.known.state(self.publisher) if self.publisher else None
        if state is not None:
            self.cast_known(state, [])

    def _short_names(self) -> set[str]:
        """Return the acronyms that the text gives organisations of its own: "Island Unity League (IUL)" is no other.

        One of three letters or more needs no brackets, where nothing of the tables with that acronym is named in full.
        """
        lower, text = self.columns.lower, self.columns.text
        full = {n.key for n in self.names if n.key is not None and n.end - n.start > 1}
        taken = {lower[n.start] for n in self.names if n.key in full and n.end - n.start == 1}
        found = set()
        for naming in self.names:
            after = naming.end + 1
            if naming.kind == "organisation" and naming.key is None:
                first = "".join(w[0] for w in lower[naming.start : naming.end] if w not in SMALL_WORDS)
                told = after < self.columns.n and text[naming.end] == "(" and text[after].isupper()
                if (told and lower[after] == first) or (len(first) >= SHORT and first not in taken):
                    found.add(first)
        return found

    def _of_here(self) -> list[Naming]:
        """Return the names without a bare "Congress" that the tables know of one state, where only others are named."""
        return [
            n
            for n in self.names
            if not self.spoken_of
            or n.kind != "organisation"
            or n.key is None
            or n.end - n.start > 1
            or self.columns.lower[n.start] not in self.words.definite_bodies
            or n.country in self.spoken_of
        ]

    def _settled(self, naming: Naming) -> bool:
        """Let a name that several bear mean the one named for sure elsewhere, or the only one of a country named."""
        sure = [n for n in self.names if n.key is not None and not n.candidates]
        named, countries = {n.key for n in sure}, {n.country for n in sure if n.country}
        keys = [c.removeprefix("actor/") for c in naming.candidates]
        found = [key for key in keys if key in named] or [k for k in keys if self.known.actor(k).country in countries]
        if len(found) == 1:
            naming.key, naming.country = found[0], self.known.actor(found[0]).country
        return len(found) == 1

    def _open(self, naming: Naming) -> None:
        """Keep a name that several bear ("Congo") as the article's own, with the candidates."""
        name = self.phrase(naming.start, naming.end)
        type_ = naming.type or ActorType.ORGANIZATION
        naming.key = naming.country = None
        part = self.cast.local(name, type_, [naming], sign=f"open {name.lower()}")
        part.candidates, part.confidence, part.why = naming.candidates, 0.5, SEVERAL

    def _is_anothers(self, naming: Naming) -> bool:
        """Say whether a body of one state has another state's name before it: "Chadian House of Representatives".

        Words that describe it may stand between: "Malta's ruling Labour Party". Or after it: "The Times of Malta".
        """
        after = self.at[naming.end + 1] if naming.end + 1 < self.columns.n else None
        if after is not None and self.columns.lower[naming.end] == "of" and after.kind == "state":
            return naming.country is not None and after.country != naming.country and naming.end - naming.start < SHORT
        left = naming.start - 1
        while left > 0 and self.columns.dep[left] == "amod" and self.at[left] is None and naming.start - left < SHORT:
            left -= 1
        left -= left > 0 and self.columns.lower[left] in ("'s", "'")
        state = self.at[left] if left >= 0 else None
        if state is None or state.kind != "state" or naming.country is None:
            return False
        return state.country != naming.country

    def _is_people(self, naming: Naming) -> bool:
        """Say whether a demonym means persons, not the state: "Danes", "three Danes"; but "the Danes" agreed."""
        if self.columns.tag[naming.end - 1] not in ("NNS", "NNPS"):
            return False
        return naming.start == 0 or self.columns.lower[naming.start - 1] != "the"

    def _is_one(self, naming: Naming) -> bool:
        """Say whether a demonym means one person: "the Dane", "a Dane"; but "the Dutch" and "Danish" aid."""
        columns, last = self.columns, naming.end - 1
        if columns.tag[last] not in ("NN", "NNP") or columns.dep[last] in MODIFYING or last - naming.start > 0:
            return False
        if columns.lower[last].endswith(OF_MANY) or naming.start == 0:
            return False
        return columns.dep[naming.start - 1] in ("det", "amod") and columns.head[naming.start - 1] == last

    def _people(self, naming: Naming, actor: KnownActor, type_: ActorType = ActorType.ACTOR_GROUP) -> None:
        naming.kind, naming.country, naming.key = "group", actor.country, None
        name = self.phrase(naming.start, naming.end)
        part = self.cast.local(name, type_, [naming], sign=f"people {name.lower()}")
        part.country, part.why = actor.country, "people of a state"

    def cast_known(self, actor: KnownActor, namings: list[Naming]) -> Part:
        """Put namings under an actor of the tables."""
        part = self.cast.known(actor.key, actor.name, actor.type, namings)
        form = namings[0].form if namings else "name"
        part.country, part.qid, part.why = actor.country, actor.qid, part.why or f"{form} in the tables"
        for naming in namings:
            naming.country = naming.country or actor.country
        return part

    def phrase(self, start: int, end: int) -> str:
        """Return the words of the tokens as they stand, in one line."""
        columns = self.columns
        parts: list[str] = []
        for i in range(start, end):
            glued = parts and columns.idx[i] == columns.end(i - 1)
            parts.append(columns.text[i] if glued or not parts else " " + columns.text[i])
        return " ".join("".join(parts).split())

    def _local_organisation(self, naming: Naming) -> None:
        columns = self.columns
        name = self.phrase(naming.start, naming.end)
        sign = self.sign(naming)
        part = self.cast.signed(sign)
        if part is None:
            part = self.cast.local(name, naming.type or self._type(naming), [], sign=sign)
            part.country, part.why, part.confidence = naming.country, naming.why or "named as an organisation", 0.7
            words = [w for w in columns.text[naming.start : naming.end] if w[:1].isupper()]
            for word in columns.lower[naming.start : naming.end]:
                if word in self.words.bodies:  # "the parliament" after "the Parliament of Georgia"
                    self.cast.alias(f"body {word}", part)
            if len(words) > 1:
                self.cast.alias("org " + "".join(w[0] for w in words).lower(), part)
            self._shorter(naming, part)
            after = naming.end
            if after + 2 < columns.n and columns.text[after] == "(" and columns.text[after + 2] == ")":
                self.cast.alias("org " + columns.lower[after + 1].replace(".", ""), part)
        self.cast.put(part, [naming])
        part.country = part.country or naming.country

    def _shorter(self, naming: Naming, part: Part) -> None:
        """Let the last words of an organisation's name lead to it, and the first: "Brent Group" of "Ile Brent Group".

        Of its first words one is enough where it is no common noun ("Ile", but not "House" of "House of Lords").
        """
        columns, start, end = self.columns, naming.start, naming.end
        if not (columns.text[start][:1].isupper() and columns.text[end - 1][:1].isupper()):
            return
        cuts = [(i, end) for i in range(start + 1, end - 1)] + [(start, i) for i in range(end - 1, start, -1)]
        if columns.lower[end - 1] in self.words.bodies:
            cuts.append((end - 1, end))  # "the Committee"
        for first, last in cuts:
            words = [w.replace(".", "") for w in columns.lower[first:last] if w not in SMALL_WORDS]
            told = columns.text[first][:1].isupper() and columns.text[last - 1][:1].isupper() and words
            if told and (len(words) > 1 or first > start or not self._is_common(words[0])):
                self.cast.alias("org " + " ".join(words), part)

    def _is_common(self, word: str) -> bool:
        return word in self.words.nouns or word in self.words.role_modifiers or len(word) < SHORT

    def sign(self, naming: Naming) -> str:
        """Return what two namings of one local organisation share: its words in lower case."""
        words = [w.replace(".", "") for w in self.columns.lower[naming.start : naming.end]]
        return "org " + " ".join(w for w in words if w not in SMALL_WORDS)

    def _type(self, naming: Naming) -> ActorType:
        for word in reversed(self.columns.lower[naming.start : naming.end]):
            for type_, known in self.words.organisation_words.items():
                if word in known and not (type_ == "IntergovernmentalOrganization" and naming.country):
                    return ActorType(type_)
        return ActorType.ORGANIZATION

    def persons(self) -> None:
        """Cast persons: told apart by full names, with the title that stands with them, known ones by their date."""
        for naming in self.names:
            if naming.kind == "person":
                after = naming.end
                if after < self.columns.n and self.columns.lower[after] in self.words.after_names:
                    naming.head = after  # "Ida Moss MP"
                found = find_title(self.columns, self.words, self.at, naming)
                if found is not None:
                    self._give_title(naming, found)
        countries = frozenset(p.country for p in self.cast.parts.values() if p.country)
        for person in cluster(self.columns, [n for n in self.names if n.kind == "person"]):
            self._person(person, countries)

    def _give_title(self, naming: Naming, found: tuple[int, int, int]) -> None:
        start, end, head = found
        naming.title, naming.title_head = (start, end), head
        naming.role = self.phrase(start, end)
        joined = (i for i in range(start, head - 1) if self.columns.lower[i + 1] == "and")
        naming.more_heads = tuple(i for i in joined if self.columns.lower[i] in self.words.title_heads)
        owner = title_country(self.columns, self.at, found)
        if owner is not None:
            naming.country = owner.country
            naming.owner = owner
        else:
            lower = " ".join(self.columns.lower[start:end])
            country = next((c for words, c in self.words.titles_of.items() if words in lower), None)
            # a "defence secretary" is no Briton where only other states are named
            here = not self.spoken_of or country in self.spoken_of or country == self.publisher
            naming.country = country if here else None
        for i in range(start, end):
            inside = self.at[i]
            if inside is not None and inside.kind == "state":
                inside.acting = False

    def _person(self, person: Person, countries: frozenset[str]) -> None:
        namings = person.namings
        titled = next((n for n in namings if n.role), None)
        served = next((n.country for n in namings if n.country and n.owner is not None), None)
        served = served or self._of_country(namings)
        country = served or next((n.country for n in namings if n.country and n.role), None)
        governs = self._governs(namings)
        actor, candidates = self.known.person(
            person.words,
            on=self.day,
            country=country,
            role=titled.role if titled else governs,
            countries=countries,
        )
        name = " ".join(person.words)
        if actor is not None:
            part = self.cast_known(actor, namings)
            part.confidence, part.why = actor.confidence, actor.why
        else:
            part = self.cast.local(name, ActorType.PERSON, namings, sign=f"person {person.key}")
            part.confidence, part.why = 0.8 if len(person.words) > 1 else 0.6, "named as a person"
            if candidates:
                part.candidates, part.confidence, part.why = candidates, 0.5, SEVERAL
                country = country or (self.known.shared_country(candidates, countries) if governs else None)
        part.role = part.role or (titled.role if titled else None)
        if not country and part.country is None:
            country = next((c for n in namings if (c := by_name(self.columns, self.at, n))), None)
        part.country = served or part.country or country
        if self._serves_many(titled) and not self._of_country(namings):
            part.country = None
        for naming in namings:
            naming.country = part.country

    @staticmethod
    def _serves_many(titled: Naming | None) -> bool:
        """Say whether the office is one of an alliance: "[UN] Secretary-General Borg" acts for no state."""
        owner = titled.owner if titled else None
        return owner is not None and owner.kind == "organisation" and owner.key is not None and owner.country is None

    def _governs(self, namings: list[Naming]) -> str | None:
        """Return the word of "Borg's government" or "the Borg administration": he is spoken of as one who governs."""
        for naming in namings:
            after = naming.end
            if after + 1 < self.columns.n:
                after += self.columns.lower[after] == "'s"
                if self.columns.lower[after] in self.words.governments:
                    return self.columns.lower[after]
        return None

    def _of_country(self, namings: list[Naming]) -> str | None:
        """Return the country of "Sameh Shoukry of Egypt"."""
        for naming in namings:
            after = naming.end
            if after + 1 < self.columns.n and self.columns.lower[after] == "of":
                state = self.at[after + 1]
                if state is not None and state.kind == "state":
                    state.acting = False
                    return state.country
        return None

    def title_tokens(self) -> set[int]:
        """Return the tokens that belong to a title beside a name."""
        taken: set[int] = set()
        for naming in self.names:
            if naming.kind == "person" and naming.title is not None:
                taken.update(range(*naming.title))
        return taken

    def _sender(self, naming: Naming) -> str | None:
        """Return the country of the subject before an official: "Borg sends his envoy, Karl Holm, to Kabul"."""
        sent = self.columns.sent[naming.start]
        start = naming.title[0] if naming.title is not None else naming.start
        if start > 1 and self.columns.lower[start - 1] in ("and", ","):
            fellow = self.at[start - 2]  # "Maltese president Ann Borg and energy minister Leo Vella"
            if fellow is not None and fellow.kind == "person" and fellow.country:
                return fellow.country
        i = naming.start - 1
        while i >= max(0, naming.start - NEAR) and self.columns.sent[i] == sent:
            other = self.at[i]
            spoken_of = other is not None and other.country and other.kind in ("person", "state")
            if other is not None and spoken_of and self.columns.dep[other.head] in ("nsubj", "nsubjpass"):
                return other.country
            i = other.start - 1 if other is not None else i - 1
        return None

    def _never(self, role: str, country: str) -> bool:
        """Say whether a state has no such office: "President Borg" in a British statement is no Briton."""
        barred = self.words.titles_not_of.items()
        return any(title in role.lower() and country in countries for title, countries in barred)

    def late_countries(self) -> None:
        """Give an official without a country that of whom he serves, who sends him, who publishes, or of most names."""
        dominant = self.cast.dominant()
        for part in self.cast.parts.values():
            if part.country is not None or part.type != ActorType.PERSON or not part.role:
                continue
            owners = [n.owner for n in part.namings if n.owner is not None]
            if owners:
                part.country = next((o.country for o in owners if o.country), None)
                if part.country or any(o.key for o in owners):
                    continue  # an officer of an alliance has no country from it
            sender = next((c for n in part.namings if n.role and (c := self._sender(n))), None)
            if sender and not self._never(part.role, sender):
                part.country, part.why = sender, part.why + "; country of the subject of the sentence"
                part.confidence = min(part.confidence, FROM_CONTEXT)
                continue
            heads = {self.columns.lower[n.title_head] for n in part.namings if n.title_head is not None}
            home = self.publisher or (dominant if not heads & self.words.abroad else None)
            if heads & self.words.offices and home and not self._never(part.role, home):
                part.country, part.why = home, part.why + "; country of the publisher or of most of the article"
                part.confidence = min(part.confidence, FROM_CONTEXT)
        Homes(self.words, self.cast).complete()
