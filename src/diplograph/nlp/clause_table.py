"""A parsed Doc in, its words as plain lists out, in one pass. What the words mean is left to others."""

from dataclasses import dataclass

from spacy.attrs import LEMMA
from spacy.tokens import Doc

from diplograph.nlp.columns import Columns

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """Parallel lists over the tokens of one Doc.

    Attributes:
        low, lemma: in lower case.  head: index of the governor (its own index for a root).  kids: children, in order.
    """

    low: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]

    @classmethod
    def of(cls, doc: Doc) -> "ClauseTable":
        """Read the Doc once; what the finders of actors have fetched already is taken over."""
        columns = Columns.of(doc)
        keys = doc.to_array([LEMMA]).tolist()
        lemmas = {key: doc.vocab.strings[key].lower() if key else "" for key in set(keys)}
        kids: list[list[int]] = [[] for _ in keys]
        for i, h in enumerate(columns.head):
            if h != i:
                kids[h].append(i)
        return cls(
            low=columns.lower,
            lemma=[lemmas[key] for key in keys],
            tag=columns.tag,
            pos=columns.pos,
            dep=columns.dep,
            head=columns.head,
            kids=kids,
        )

    def is_verb(self, i: int) -> bool:
        """Say whether the word heads a clause of its own: a verb, or an auxiliary that stands as one."""
        return self.pos[i] == "VERB" or (self.pos[i] == "AUX" and self.dep[i] not in AUXILIARIES)

    def has_kid(self, i: int, deps: frozenset[str]) -> bool:
        """Say whether a child stands in one of these relations."""
        return any(self.dep[k] in deps for k in self.kids[i])

    def kid(self, i: int, *deps: str) -> int | None:
        """Return the first child in one of these relations, or None."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def is_infinitive(self, i: int) -> bool:
        """Say whether "to" stands before the verb; not in "conditions to which he is subjected"."""
        return any(self.tag[k] == "TO" and self.dep[k] != "prep" for k in self.kids[i])

    def is_finite(self, i: int) -> bool:
        """Say whether the verb or its auxiliary shows a tense or is a modal: "left", "has left", "may leave"."""
        return self.tag[i] in FINITE or any(
            self.dep[k] in AUXILIARIES and (self.tag[k] in FINITE or self.tag[k] == "MD") for k in self.kids[i]
        )

    def is_done(self, i: int) -> bool:
        """Say whether the verb stands in the past or the perfect: "was able", "has been able"."""
        if self.is_past(i):
            return True
        verb = i if self.is_verb(i) else self.head[i]
        return self.tag[verb] == "VBN" and any(
            self.dep[k] == "aux" and self.lemma[k] == "have" and self.tag[k] in FINITE for k in self.kids[verb]
        )

    def is_past(self, i: int) -> bool:
        """Say whether the verb, its auxiliary or (of an adjective) its copula stands in the past."""
        if self.tag[i] == "VBD":
            return True
        if not self.is_verb(i):
            return self.is_verb(self.head[i]) and self.head[i] != i and self.is_past(self.head[i])
        finite = [k for k in self.kids[i] if self.dep[k] in AUXILIARIES]
        return bool(finite) and self.tag[finite[0]] in ("VBD",)

    def shares_auxiliary(self, i: int) -> bool:
        """Say whether a joined verb takes over subject and auxiliary: "will meet and sign", "was tried and jailed"."""
        return (
            self.dep[i] == "conj"
            and self.is_verb(i)
            and self.is_verb(self.head[i])
            and self.tag[i] not in FINITE
            and not self.has_kid(i, SUBJECTS | AUXILIARIES)
        )
