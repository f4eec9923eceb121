"""A Doc with actors and attributions in; mentions by pronoun and bare noun, and the clusters of all mentions, out.

A sieve of fixed rules in the order of the text: pairs and bare nouns ("both countries", "the alliance", "the king"),
pronouns of the third person, and, once all speakers are known, "I" and "we". Where two actors fit alike, none is taken.
"""

from spacy.tokens import Doc

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.coreference)
from diplograph.lexicon.nominals import CoreferenceWords, Nominals, load_coreference_words, load_nominals
from diplograph.model import Actor, ActorMention, ActorType, Span
from diplograph.nlp import antecedents
from diplograph.nlp.mentions import PERSONS, Stage
from diplograph.nlp.naming import Form

MANY = 9  # persons that "the ministers" may sum up, and one more
SHARED = 12  # tokens after "most" in which "of the (...) protesters" ends
TELLING = frozenset({"of", "that", "which", "who", "in", "with", "from", "involved", "concerned", "where"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


class Coreference:
    """The component diplograph_coreference."""

    def __init__(self, words: CoreferenceWords, nominals: Nominals) -> None:
        self._words, self._nominals = words, nominals

    @classmethod
    def load(cls, language: str = "en") -> "Coreference":
        """Return the component with the words of a language."""
        return cls(load_coreference_words(language), load_nominals(language))

    def __call__(self, doc: Doc) -> Doc:
        """Complete `doc._.actor_mentions` and `doc._.actors`, set `doc._.coreference`."""
        _Sieve(Stage(doc, self._words, self._nominals)).run(doc)
        return doc


class _Sieve:
    """The work on one Doc."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.columns, self.words = stage, stage.columns, stage.words
        self.bare = {m.head: m for m in stage.mentions if m.form == "nominal"}
        nouns = stage.nominals.nouns
        self.plural_offices = frozenset(
            word for word, noun in nouns.items() if noun.plural and noun.lemma in self.words.person_nouns
        )
        self.dropped: set[int] = set()
        self.named: dict[str, list[Span]] = {}

    def run(self, doc: Doc) -> None:
        words, lower = self.words, self.columns.lower
        third = words.masculine | words.feminine | words.neuter | words.plural
        first = words.first_singular | words.first_plural
        nouns = (
            words.state_nouns
            | words.organisation_nouns.keys()
            | words.person_nouns.keys()
            | words.pairs
            | self.plural_offices
        )
        shares = words.shares | self.stage.nominals.quantifiers
        speakers: list[int] = []
        for i, word in enumerate(lower):
            if word in third and i not in self.stage.in_name:
                self._pronoun(i, word)
            elif word in first:
                if word == "i" or not self.columns.text[i].isupper():  # "US" is no pronoun
                    speakers.append(i)
            elif (word in nouns or word == "both") and i not in self.stage.in_name:
                self._noun(i, word)
            if i + 1 < self.columns.n and lower[i + 1] == "of" and word in shares:
                self._share(i)
        for i in speakers:
            self._put(i, self._speaker(i, lower[i] in words.first_plural), "pronoun")
        self._finish(doc)

    def _pronoun(self, i: int, word: str) -> None:
        if word in self.words.masculine:
            found = antecedents.person(self.stage, i, "m")
        elif word in self.words.feminine:
            found = antecedents.person(self.stage, i, "f")
        elif word in self.words.neuter:
            found = antecedents.thing(self.stage, i)
        else:
            found = antecedents.several(self.stage, i)
        self._put(i, found, "pronoun")

    def _put(self, i: int, actors: tuple[str, ...], form: Form) -> None:
        columns = self.columns
        span = Span(start=columns.idx[i], end=columns.end(i))
        for actor in actors:
            mention = ActorMention(span=span, actor=actor, head=columns.idx[i], form=form)
            self.stage.mentions.append(mention)
            self.stage.add(mention)
            if form == "pronoun" and len(actors) == 1 and not self.stage.sex.get(actor):
                self.stage.sex[actor] = (
                    "m"
                    if columns.lower[i] in self.words.masculine
                    else ("f" if columns.lower[i] in self.words.feminine else "")
                )

    def _noun(self, i: int, word: str) -> None:
        """Resolve "both countries", "the country", "the alliance", "the (Libyan) leader"."""
        start = self._phrase_start(i)
        before = self.columns.lower[start - 1] if start > 0 else ""
        inside = self.columns.lower[start:i]
        counted = before == "both" or "both" in inside or "two" in inside
        if word == "both" or (word in self.words.pairs and (counted or self._known_pair(i, word, before))):
            self._pair(i, word)
            return
        if word in self.plural_offices:
            if before == "the":
                self._repoint(i, self.bare.get(self.columns.idx[i]), self._holders(i, start), keep=False)
            return
        if before not in DEFINITE and not (inside and inside[0] in DEFINITE):
            return
        if word in self.words.state_nouns and word not in self.words.pairs:
            self._put(i, antecedents.state(self.stage, i, self.words.state_kinds.get(word)), "nominal")
            return
        bare = self.bare.get(self.columns.idx[i])
        old = self.stage.actors.get(bare.actor) if bare is not None and bare.actor is not None else None
        if bare is not None and word in self.words.organisation_nouns and bare.span.end > self.columns.end(i):
            return  # "the parliament of Norway" says which
        if word in self.words.organisation_nouns and (old is None or old.type not in PERSONS) and start == i:
            found = antecedents.organisation(self.stage, i, word, self.words.organisation_nouns[word])
            self._repoint(i, bare, found, keep=True)
        elif word in self.words.person_nouns and old is not None and old.type in PERSONS:
            roles, lesser = self._roles(i, start, word), self.words.lesser & set(inside)
            found = antecedents.office_holder(self.stage, i, roles, old.country, lesser)
            self._repoint(i, bare, found, keep=False)

    def _share(self, i: int) -> None:
        """Let "a group of soldiers", "most of the soldiers" be the soldiers."""
        columns = self.columns
        near = range(i + 2, min(columns.n, i + SHARED))
        noun = next((k for k in near if columns.head[k] == i + 1 and columns.dep[k] == "pobj"), None)
        points = self.stage.points.get(noun, ()) if noun is not None and columns.head[i + 1] == i else ()
        found = tuple(p.actor for p in points if self.stage.actors[p.actor].type == ActorType.ACTOR_GROUP)
        self._repoint(i, self.bare.get(columns.idx[i]), found, keep=False)

    def _holders(self, i: int, start: int) -> tuple[str, ...]:
        """Return all persons named before whom "the foreign ministers" sums up: by the whole title, at least two."""
        noun = self.stage.nominals.nouns[self.columns.lower[i]].lemma
        title = " ".join([*self.columns.lower[start:i], noun])
        found = dict.fromkeys(
            point.actor
            for number in range(max(0, self.columns.sent[i] - antecedents.FAR), self.columns.sent[i] + 1)
            for point in self.stage.by_sentence.get(number, ())
            if point.token < i and title in (self.stage.actors[point.actor].role or "").lower() and point.form == "name"
        )
        return tuple(found) if 1 < len(found) < MANY else ()

    def _roles(self, i: int, start: int, word: str) -> frozenset[str]:
        """Return the titles that the noun may stand for: of "foreign minister" rather than of "minister"."""
        if i > start and f"{self.columns.lower[i - 1]} {word}" in self.words.person_nouns:
            return self.words.person_nouns[f"{self.columns.lower[i - 1]} {word}"]
        return self.words.person_nouns[word]

    def _phrase_start(self, i: int) -> int:
        """Return the first modifier of the noun."""
        start = i
        while start > 0 and i - start < 6 and self.columns.pos[start - 1] in ("ADJ", "NOUN", "PROPN", "NUM"):
            start -= 1
        return start

    def _known_pair(self, i: int, word: str, before: str) -> bool:
        """Say whether "the countries" are those just spoken of, with no word that tells which."""
        after = self.columns.lower[i + 1] if i + 1 < self.columns.n else ""
        return word in self.words.bare_pairs and before == "the" and after not in TELLING

    def _pair(self, i: int, word: str) -> None:
        if word == "both":
            if self.columns.dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
                return
            found = antecedents.pair(self.stage, i, persons=True) or antecedents.pair(self.stage, i, persons=False)
        else:
            person = word in self._person_forms
            found = antecedents.pair(self.stage, i, persons=person)
        self._repoint(i, self.bare.get(self.columns.idx[i]), found, keep=False)

    @property
    def _person_forms(self) -> frozenset[str]:
        nouns = self.stage.nominals.nouns
        return frozenset(
            w for w in self.words.pairs if w in nouns and nouns[w].classes & {"office", "person", "unnamed"}
        )

    def _repoint(self, i: int, old: ActorMention | None, found: tuple[str, ...], *, keep: bool) -> None:
        """Let the noun's mention go to the actors found; with `keep` it counts as a naming of them."""
        if not found:
            return
        stage, columns = self.stage, self.columns
        span = Span(start=columns.idx[i], end=columns.end(i))
        if old is not None:
            if old.actor in found:
                return
            span = old.span
            self.dropped.add(id(old))
            stage.points[i] = [p for p in stage.points[i] if p.actor != old.actor]
            sentence = stage.by_sentence[columns.sent[i]]
            sentence[:] = [p for p in sentence if not (p.token == i and p.actor == old.actor)]
        for actor in found:
            mention = ActorMention(span=span, actor=actor, head=columns.idx[i], form="nominal")
            stage.mentions.append(mention)
            stage.add(mention)
            if keep:
                self.named.setdefault(actor, []).append(span)

    def _speaker(self, i: int, plural: bool) -> tuple[str, ...]:
        """Return who says "I" or "we" here: the speaker, with "we" also the state whose official speaks."""
        stage = self.stage
        said = [a for a in stage.speech_at(i) if a.kind != "indirect" or not stage.in_quote(i)]
        found: tuple[str, ...] = ()
        for attribution in said:
            found = stage.actors_in(attribution.source)
            if found:
                break
        if not found and not said:
            if stage.in_quote(i):  # a further quote, without "he said": of who spoke last
                found = stage.last_speaker(i)
            elif stage.publisher:
                found = (stage.publisher,)
        if not found or not plural:
            return found[:1]
        actor = stage.actors.get(found[0])
        if actor is not None and actor.type in PERSONS and actor.country and self._serves(actor):
            state = stage.state_of(actor.country)
            if state is not None and state not in found:
                return (*found, state)
        return found

    def _serves(self, actor: Actor) -> bool:
        """Say whether the person speaks for a state: by an office, and not that of a party or a rebel."""
        role = (actor.role or "").lower().replace("-", " ").split()
        return bool(self.words.state_offices & set(role)) and not self.words.not_state & set(role)

    def _finish(self, doc: Doc) -> None:
        stage = self.stage
        stage.mentions = [m for m in stage.mentions if id(m) not in self.dropped]
        stage.mentions.sort(key=lambda m: (m.span.start, m.span.end))
        used = {m.actor for m in stage.mentions}
        actors = []
        for actor in doc._.actors:
            if actor.id not in used and actor.type in (ActorType.UNNAMED_ACTOR, ActorType.ACTOR_GROUP):
                continue  # every mention of it turned out to be somebody named
            actors.append(self._completed(actor))
        doc._.actors = tuple(actors)
        doc._.actor_mentions = tuple(stage.mentions)
        clusters: dict[str, dict[Span, None]] = {}
        for mention in stage.mentions:
            if mention.actor is not None:
                clusters.setdefault(mention.actor, {})[mention.span] = None
        doc._.coreference = tuple(tuple(spans) for spans in clusters.values() if len(spans) > 1)

    def _completed(self, actor: Actor) -> Actor:
        gone = actor.type in (ActorType.UNNAMED_ACTOR, ActorType.ACTOR_GROUP)
        extra = self.named.get(actor.id, [])
        if not extra and not gone:
            return actor
        spans = set(actor.mentions) | set(extra)
        if gone:
            spans &= {m.span for m in self.stage.mentions if m.actor == actor.id}
        return actor.model_copy(update={"mentions": tuple(sorted(spans, key=lambda s: (s.start, s.end)))})
