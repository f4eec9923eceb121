"""A governor and a kind of complement in, what the lexicon makes of that complement out. One per Doc.

How the tree is walked stands in modality_governors.py.
"""

from diplograph.lexicon.modality import ModalityWords, PartOfSpeech
from diplograph.model import Factuality
from diplograph.nlp.clause_table import AUXILIARIES, FINITE, ClauseTable
from diplograph.nlp.modality_clause import ASSERTED, BY_RULE, FORBIDDEN, OwnClause, Reading

F = Factuality
WHS = frozenset({"WRB", "WP", "WDT"})
PREDICATIVE = frozenset({"prep", "acomp", "attr", "expl"})
PARTS: dict[str, PartOfSpeech] = {"NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives", "ADV": "adjectives"}


class Lookup:
    """Asks the lexicon about the words of one Doc, and remembers how each word is presented."""

    def __init__(self, table: ClauseTable, words: ModalityWords) -> None:
        self.table, self.words = table, words
        self.clause = OwnClause(table, words)
        self._known: dict[int, Reading] = {}
        self._above: dict[int, Reading] = {}
        self._denied: set[int] = set()  # speech nouns whose content is denied

    def _label(self, i: int) -> str:
        t = self.table
        if t.is_infinitive(i):
            return "to"
        if t.tag[i] == "VBG" and not any(t.dep[k] == "aux" for k in t.kids[i]):
            return "ing"
        finite = any(t.tag[k] == "MD" or t.tag[k] in FINITE for k in t.kids[i] if t.dep[k] in AUXILIARIES)
        if t.tag[i] == "VB" and not finite and t.kid(i, "mark") is None:
            return "to"  # "let him go", "help mediate"
        if t.is_verb(i) and t.tag[i] in ("VBN", "VBG") and not t.has_kid(i, frozenset({"aux", "auxpass"})):
            return "ing"
        return "that"

    def _of_judgement(self, judged: int, label: str, copula: Reading) -> Reading:
        """Read the clause in "it is vital that they meet", which the parser hangs on the copula."""
        t = self.table
        part: PartOfSpeech = "nouns" if t.pos[judged] in ("NOUN", "PROPN") else "adjectives"
        words = (*self._excess(judged), t.low[judged], t.lemma[judged])
        if found := self.words.governs(part, words, label):
            return Reading(found.outcome(copula.value, past=t.is_done(t.head[judged])), f"{t.low[judged]}:{label}")
        return ASSERTED if label == "that" else copula

    def _excess(self, i: int) -> tuple[str, ...]:
        return tuple(self.table.low[k] for k in self.table.kids[i] if self.table.low[k] in self.words.excess)

    def _likened(self, i: int) -> bool:
        """Say whether "as" stands before the "if" of the clause."""
        t = self.table
        ifs = [k for k in t.kids[i] if t.dep[k] == "mark" and t.low[k] in self.words.conditions]
        return bool(ifs) and ifs[0] > 0 and t.low[ifs[0] - 1] in self.words.likening

    def _ranks(self, k: int) -> bool:
        """Say whether the word singles out who did it: "the last", "the biggest", not "the best place to eat"."""
        t, w = self.table, self.words
        if t.tag[k] == "JJS":
            return w.governs("adjectives", (t.low[k],), "to") is None
        return t.low[k] in w.ranking

    def _how_to(self, i: int) -> bool:
        """Say whether a question word stands before the "to": "how to land", not "what they want to say"."""
        t = self.table
        return any(t.tag[k] == "TO" and k > 0 and t.tag[k - 1] in WHS for k in t.kids[i])

    def _is_bare(self, i: int) -> bool:
        return not any(
            self.table.dep[k] in ("det", "poss", "nummod", "relcl", "acl", "prep") for k in self.table.kids[i]
        )

    def _is_new(self, i: int) -> bool:
        """Say whether a noun is not presupposed: "a strike", "strikes", not "the strike"."""
        return not any(
            (self.table.dep[k] in ("det", "poss") and self.table.low[k] in self.words.definite)
            or self.table.dep[k] == "poss"
            for k in self.table.kids[i]
        )

    def _names(self, i: int) -> tuple[str, ...]:
        t = self.table
        low, lemma = t.low[i], t.lemma[i]
        if second := self.words.phrasal.get(lemma):
            for k in t.kids[i]:
                if t.low[k] in second:
                    return (f"{lemma}_{t.low[k]}", low, lemma)
        return (low, lemma)

    def _governed(self, h: int, labels: tuple[str, ...], clause: int | None = None) -> Reading | None:
        """Return what the governor makes of such complements, or None where the lexicon does not say."""
        t, w = self.table, self.words
        part = PARTS.get(t.pos[h], "verbs") if not t.is_verb(h) else "verbs"
        governor = self._known[h]
        if part == "verbs" and t.lemma[h] == "be" and clause is not None and t.has_kid(h, PREDICATIVE):
            return None  # "they were in China to attend"
        if (
            part == "verbs"
            and t.lemma[h] in w.copulas
            and clause is not None
            and (subject := t.kid(h, "nsubj")) is not None
        ):
            noun = w.governs("nouns", (t.lemma[subject],), "to") or w.governs("nouns", (t.lemma[subject],), "of")
            noun = noun or w.governs("nouns", (t.lemma[subject],), "for")
            if noun is not None:
                return Reading(noun.outcome(governor.value), f"{t.lemma[subject]}-{t.lemma[h]}")
        if h in self._denied and "that" in labels:
            return Reading(F.DOES_NOT_HOLD, "denied-report")
        names = self._names(h)
        if part == "adjectives":
            names = (*self._excess(h), *names)
        for label in labels:
            found = w.governs(part, names, label)
            if found is None and part == "adjectives" and t.tag[h] == "VBN":
                found = w.governs("verbs", names, label)
            if found is not None:
                value = found.outcome(governor.value, past=t.is_done(h) if found.past else False)
                if governor is FORBIDDEN and value is F.HOLDS:
                    value = F.WANTED
                if governor is BY_RULE and value not in (F.HOLDS, F.DOES_NOT_HOLD):
                    return BY_RULE
                return Reading(value, f"{names[0]}:{label}")
        return None
