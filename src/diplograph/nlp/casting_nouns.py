"""Nouns that name actors in, each under its actor: governments, bodies of states, groups, the unnamed.

The same words with the same country are the same actor; a bare "the government" or "the army" is the one spoken of.
"""

from diplograph.model import ActorType
from diplograph.nlp.cast import Part
from diplograph.nlp.casting import NEAR, Casting
from diplograph.nlp.homes import FROM_CONTEXT
from diplograph.nlp.naming import Naming

NAME_NEAR = 8  # tokens after a noun in which the name beside it may stand
FAR = 400  # tokens that the state of a bare "the government" may stand back


class NounCasting:
    """The second part of the work on one article, after its names are cast."""

    def __init__(self, casting: Casting) -> None:
        self.casting, self.cast, self.at = casting, casting.cast, casting.at
        self.columns, self.words, self.known = casting.columns, casting.words, casting.known
        self._governments: dict[str, str] = {}  # "the regime" is the one called so before
        self._local_governments: dict[str, Part] = {}

    def put(self, found: list[Naming]) -> None:
        """Cast governments, bodies, groups and unnamed actors; the same words with the same country are the same."""
        dominant = self.cast.dominant()
        for naming in found:
            if naming.kind == "state":
                self._government(naming, dominant)
            elif naming.kind == "organisation":
                self._body(naming, dominant)
            else:
                self._loose(naming)

    def _government(self, naming: Naming, dominant: str | None) -> None:
        lemma = naming.words[0]
        local = self._local_governments.get(lemma)
        if naming.country is None and naming.owner is not None:
            type_ = ActorType.REGIME if lemma in self.words.regimes else ActorType.GOVERNMENT_BODY
            naming.kind = "organisation"
            name = self.casting.phrase(naming.start, naming.end)
            self._local_governments[lemma] = self.cast.local(name, type_, [naming], sign=self.casting.sign(naming))
            return
        if naming.country is None and local is not None:
            naming.kind = "organisation"
            self.cast.put(local, [naming])
            return
        country = naming.country or self._of_the_state(naming, lemma) or dominant
        state = self.known.state(country) if country else None
        if state is None:
            return
        if naming.country is None:
            naming.confidence = FROM_CONTEXT
        else:
            self._governments[lemma] = naming.country
        self.casting.cast_known(state, [naming])
        self._attribute(naming)

    def _of_the_state(self, naming: Naming, lemma: str) -> str | None:
        """Return the country of a bare "the government": of its sentence, of the one called so before, of the last."""
        sent = self.columns.sent[naming.start]
        for i in range(naming.start - 1, max(-1, naming.start - NEAR), -1):
            if self.columns.sent[i] != sent:
                break
            state = self.at[i]
            if state is not None and state.kind == "state" and state.form == "demonym":
                return state.country
        return self._whose(naming) or self._governments.get(lemma) or self._focus(naming.start)

    def _whose(self, naming: Naming) -> str | None:
        """Return the country of the one with a title before it in its sentence: "Senator Ek says the ..."."""
        sent, found = self.columns.sent[naming.start], set[str]()
        for i in range(naming.start - 1, max(-1, naming.start - NEAR), -1):
            if self.columns.sent[i] != sent:
                break
            person = self.at[i]
            if person is not None and person.kind == "person" and self.columns.dep[person.head] == "nsubj":
                part = self.cast.parts.get(person.link) if person.link else None
                country = part.country if part is not None and part.role else None
                found |= {country} if country else set()
        return found.pop() if len(found) == 1 else None

    def _focus(self, token: int) -> str | None:
        """Return the country spoken of last before the token, in its paragraph or the one before."""
        paragraphs = 0
        for i in range(token - 1, max(-1, token - FAR), -1):
            if self.columns.pos[i] == "SPACE" and "\n" in self.columns.text[i]:
                paragraphs += 1
                if paragraphs > 1:
                    break
            naming = self.at[i]
            if naming is not None and naming.country and naming.kind in ("state", "person", "organisation"):
                return naming.country
        return None

    def _body(self, naming: Naming, dominant: str | None) -> None:
        lemma = naming.words[0]
        if naming.country is None:
            old = self.cast.signed(f"body {lemma}")
            if old is not None:
                self.cast.put(old, [naming])
                return
            many = naming.owner is not None and naming.owner.kind == "organisation"  # "the EU commission" is no state's
            home = None if many else dominant or self._focus(naming.start)
            naming.country, naming.confidence = home, FROM_CONTEXT
        sign = self.casting.sign(naming) if naming.end - naming.start > 1 else f"body {lemma} {naming.country}"
        part = self.cast.signed(sign) or self.cast.local(
            self.casting.phrase(naming.start, naming.end), naming.type or ActorType.GOVERNMENT_BODY, [], sign=sign
        )
        self.cast.put(part, [naming])
        part.country, part.confidence, part.why = naming.country, naming.confidence, naming.why
        self.cast.alias(f"body {lemma}", part)
        self._attribute(naming)

    def _loose(self, naming: Naming) -> None:
        lemma, number, quantified, _ = naming.words
        start = naming.start
        person = self._apposed(naming) if naming.kind == "unnamed" and number == "singular" else None
        if person is not None:
            naming.form = "title"
            self.cast.put(person, [naming])
            return
        name = self.casting.phrase(start, naming.end)
        bare = naming.head == start and not quantified and naming.end == naming.head + 1
        sign = f"{naming.kind} {lemma} {number} {name.lower() if quantified or not naming.country else naming.country}"
        if bare:
            sign = f"{naming.kind} {lemma} {number}"
        part = self.cast.local(name, naming.type or ActorType.ACTOR_GROUP, [naming], sign=sign)
        if not bare:
            self.cast.alias(f"{naming.kind} {lemma} {number}", part)
        part.country = part.country or naming.country
        part.why, part.confidence = naming.why, naming.confidence
        if naming.kind == "unnamed":
            part.role = name

    def _apposed(self, naming: Naming) -> Part | None:
        """Return the person whose name stands beside the noun: "the owner, retired teacher Ann Borg,"."""
        for i in range(naming.end, min(self.columns.n, naming.end + NAME_NEAR)):
            name = self.at[i]
            if name is not None and name.kind == "person" and name.link and self.columns.dep[name.head] == "appos":
                return self.cast.parts.get(name.link) if self.columns.head[name.head] == naming.head else None
        return None

    def _attribute(self, naming: Naming) -> None:
        """A demonym inside a body's or group's name is no naming of the state by itself."""
        for i in range(naming.start, naming.end):
            inside = self.at[i]
            if inside is not None and inside.kind == "state":
                inside.acting, inside.hidden = False, True
