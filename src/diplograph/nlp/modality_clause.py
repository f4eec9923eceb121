"""One word and its own clause in, how the clause itself presents it out: negation, modal verbs, adverbs, conditions.

What governs the clause from above ("refused to", "plans for") is the work of modality_governors.py.
"""

from dataclasses import dataclass

from diplograph.lexicon.modality import ModalityWords
from diplograph.model import Factuality
from diplograph.nlp.clause_table import AUXILIARIES, SUBJECTS, ClauseTable

PAST_PERFECT_MODALS = frozenset({"should", "ought"})
COMMANDING = frozenset({"ROOT", "ccomp", "parataxis", "dep", "advcl"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "expl"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How something is presented, and by which rule."""

    value: Factuality
    rule: str


ASSERTED = Reading(Factuality.HOLDS, "asserted")
FORBIDDEN = Reading(Factuality.DOES_NOT_HOLD, "forbidden")  # "do not forget to call": the calling is wanted
BY_RULE = Reading(Factuality.CONDITIONAL, "would-of-rule")
WISHED = Reading(Factuality.HOLDS, "would-like")  # "would like": the wish is there, what is wished for is not


class OwnClause:
    """Reads a word within its own clause."""

    def __init__(self, table: ClauseTable, words: ModalityWords) -> None:
        self.table, self.words = table, words

    def verb(self, i: int) -> Reading:
        """Return how a verb's own clause presents it."""
        t = self.table
        negated = self.is_negated(i)
        modal = self._modal(i)
        if modal is not None:
            word, reading = modal
            if reading.value is Factuality.CONDITIONAL:
                return reading  # "it will not pass unless": neither yes nor no
            if negated and word not in self.words.kept_when_negated:
                return Reading(Factuality.DOES_NOT_HOLD, f"negated-{word}")
            return reading
        if negated:
            return FORBIDDEN if self._is_forbidden(i) else Reading(Factuality.DOES_NOT_HOLD, "negated")
        if (
            t.tag[i] == "VBG"
            and t.lemma[i] in self.words.arranged
            and self._in_present(i)
            and t.kid(i, "xcomp") is None
        ):
            return Reading(Factuality.PLANNED, "arranged")  # "is sending an envoy"
        if t.tag[i] == "VBG" and self._is_aim(i):
            return Reading(Factuality.PLANNED, "aim-is")
        if t.is_infinitive(i) and any(t.low[k] in self.words.not_yet for k in t.kids[i] if t.dep[k] == "advmod"):
            return Reading(Factuality.DOES_NOT_HOLD, "yet-to")
        if t.is_infinitive(i) and t.dep[i] == "xcomp" and self.conditions(i):
            return Reading(Factuality.CONDITIONAL, "main-of-condition")
        if t.dep[i] == "ROOT" and t.is_infinitive(i) and self.subject(i) is not None:
            return Reading(Factuality.PLANNED, "headline")  # "Minister to visit Lima"
        if self._is_imperative(i):
            return Reading(Factuality.WANTED, "imperative")
        if self._adverb(i, self.words.doubt_adverbs):
            return Reading(Factuality.POSSIBLE, "doubt-adverb")
        return ASSERTED

    def is_negated(self, i: int) -> bool:
        """Say whether an odd number of negations stands in the clause ("no troops were sent", "never met")."""
        t, w = self.table, self.words
        count = 0
        for k in t.kids[i]:
            low = t.low[k]
            if t.dep[k] in ("neg", "advmod", "preconj", "det"):
                no_longer = t.dep[k] == "advmod" and any(
                    t.low[g] in w.negative_words and not self._only(g) for g in t.kids[k]
                )
                count += no_longer or (low in w.negators and not self._only(k))
            elif t.dep[k] in AUXILIARIES:
                count += any(t.dep[g] == "neg" for g in t.kids[k])  # "had not, as of Monday, signed"
            elif t.dep[k] in NOMINAL and self._negative_nominal(k):
                count += 1
            elif t.dep[k] == "prep":
                count += any(t.low[g] in w.denied_ways and self._negative_nominal(g) for g in t.kids[k])
        return (count + self._joined_by_negator(i)) % 2 == 1

    def _joined_by_negator(self, i: int) -> bool:
        """Say whether "neither" or "nor" joins the verb: "neither approved nor rejected", "did not speak, nor vote"."""
        t = self.table
        joiners = [k for k in t.kids[t.head[i] if t.dep[i] == "conj" else i] if t.dep[k] == "cc" and k < i]
        return bool(joiners) and t.low[joiners[-1]] in self.words.negators

    def _only(self, k: int) -> bool:
        after = self.table.low[k + 1] if k + 1 < len(self.table.low) else ""
        return after in self.words.not_negating_after_not

    def _negative_nominal(self, k: int) -> bool:
        """Say whether subject or object negates the verb; not "has no plans", "nothing but praise"."""
        t = self.table
        if t.dep[k] in ("dobj", "attr") and t.lemma[t.head[k]] in self.words.empty_verbs:
            return False
        if t.low[k + 1 : k + 2] == self.words.exceptive:
            return False  # "no one but the king knew"
        if t.low[k] in self.words.negative_words:
            return True
        if any(t.dep[g] == "neg" and g < k and t.low[g + 1] in self.words.single for g in t.kids[k]):
            return True  # "not one of them voted"
        return any(t.low[g] in self.words.negative_words and t.dep[g] in ("det", "preconj", "neg") for g in t.kids[k])

    def _modal(self, i: int) -> tuple[str, Reading] | None:
        t = self.table
        for k in t.kids[i]:
            if t.dep[k] in AUXILIARIES and (modal := self.words.modals.get(t.low[k])):
                if modal == "future":
                    return t.low[k], self._future(i)
                if modal == "would":
                    return t.low[k], self._would(i)
                if t.low[k] in PAST_PERFECT_MODALS and self._is_perfect(i):  # "should have warned" = did not
                    return t.low[k], Reading(Factuality.DOES_NOT_HOLD, "should-have")
                if t.low[k] in self.words.inferring and (self._is_perfect(i) or self._is_progressive(i)):
                    held = Factuality.DOES_NOT_HOLD if self.is_negated(i) else Factuality.HOLDS
                    return t.low[k], Reading(held, "inferred")  # "must have known", "must be dreaming"
                if self.conditions(i) and modal is Factuality.POSSIBLE:
                    return t.low[k], Reading(Factuality.CONDITIONAL, "main-of-condition")
                return t.low[k], Reading(modal, f"modal-{t.low[k]}")
        return None

    def _is_perfect(self, i: int) -> bool:
        return any(self.table.low[k] in self.words.perfect and self.table.dep[k] == "aux" for k in self.table.kids[i])

    def _is_progressive(self, i: int) -> bool:
        t = self.table
        return t.tag[i] == "VBG" and any(t.low[k] == "be" and t.dep[k] == "aux" for k in t.kids[i])

    def conditions(self, i: int, after: int = -1) -> bool:
        """Say whether a condition stands with word `i`, behind word `after`."""
        t = self.table
        for k in t.kids[i]:
            if k < after:
                continue
            if t.dep[k] == "advcl" and any(t.dep[g] == "mark" and t.low[g] in self.words.conditions for g in t.kids[k]):
                return True
            if self.is_inverted(k):
                return True
        return False

    def is_inverted(self, k: int) -> bool:
        """Say whether word order alone makes a clause a condition: "Had they attacked, it would have fallen"."""
        t = self.table
        if t.dep[k] not in ("advcl", "ccomp") or k > t.head[k] or t.kid(k, "mark") is not None:
            return False
        kids = t.kids[k]
        first = min([k, kids[0]]) if kids else k
        return t.low[first] in self.words.inverting and t.dep[first] != "nsubj"

    def _future(self, i: int) -> Reading:
        """Tell a plan from a forecast: DECISIONS of the gold set take announced acts as planned."""
        t, w = self.table, self.words
        if self.conditions(i):
            return Reading(Factuality.CONDITIONAL, "main-of-condition")
        subject = self.subject(i)
        if subject is not None and t.low[subject] in w.speakers and t.lemma[i] not in w.unwilled:
            return Reading(Factuality.PLANNED, "will-of-speaker")
        if t.kid(i, "expl") is not None:
            return Reading(Factuality.PLANNED, "there-will-be")
        if self._adverb(i, w.forecast_adverbs) or self._said_by_forecaster(i):
            return Reading(Factuality.PREDICTED, "will-forecast")
        passive = t.kid(i, "auxpass") is not None or (t.shares_auxiliary(i) and t.tag[i] == "VBN")
        if t.lemma[i] in w.unwilled or (passive and t.lemma[i] not in w.arrangements):
            return Reading(Factuality.PREDICTED, "will-befall")
        return Reading(Factuality.PLANNED, "will-act")

    def _would(self, i: int) -> Reading:
        t = self.table
        reported = t.dep[i] == "ccomp" and t.is_verb(t.head[i]) and t.is_past(t.head[i])
        speaker = self.subject(i)
        if self._adverb(i, self.words.habits) and not reported:
            return ASSERTED  # "they would often attack the port"
        if self._is_rule(i, speaker):
            return BY_RULE
        if self._is_perfect(i) or self.conditions(i):
            return Reading(Factuality.CONDITIONAL, "would-conditional")
        if t.lemma[i] in self.words.wishes:
            return WISHED
        if t.lemma[i] in self.words.hedged and (speaker is None or t.low[speaker] in self.words.speakers):
            return Reading(Factuality.HOLDS, "hedged")  # "I would recommend it"
        if reported or t.lemma[i] not in self.words.unwilled:
            return self._future(i)  # "said it would send": the will of direct speech
        return Reading(Factuality.CONDITIONAL, "would-conditional")

    def _is_aim(self, i: int) -> bool:
        """Say whether the parser took "the aim is freeing them" for a progressive."""
        subject = self.table.kid(i, "nsubj")
        return subject is not None and self.table.lemma[subject] in self.words.aims

    def _is_rule(self, i: int, subject: int | None) -> bool:
        """Say whether a law or a plan is the subject, also of "a bill that would allow"."""
        t = self.table
        if subject is not None and t.tag[subject] in ("WDT", "WP") and t.dep[i] == "relcl":
            subject = t.head[i]
        active = subject is not None and t.dep[subject] != "nsubjpass" and t.kid(i, "auxpass") is None
        return active and t.lemma[subject or 0] in self.words.rules

    def _said_by_forecaster(self, i: int) -> bool:
        t = self.table
        h = t.head[i]
        if t.dep[i] != "ccomp" or h == i:
            return False
        speaker = t.kid(h, "nsubj")
        return speaker is not None and (
            t.lemma[speaker] in self.words.forecasters
            or any(t.dep[k] == "appos" and t.lemma[k] in self.words.forecasters for k in t.kids[speaker])
        )

    def _adverb(self, i: int, words: frozenset[str]) -> bool:
        return any(self.table.dep[k] == "advmod" and self.table.low[k] in words for k in self.table.kids[i])

    def _in_present(self, i: int) -> bool:
        t = self.table
        return any(t.dep[k] == "aux" and t.lemma[k] == "be" and t.tag[k] in ("VBZ", "VBP") for k in t.kids[i])

    def _is_imperative(self, i: int) -> bool:
        t = self.table
        if t.is_infinitive(i) or t.lemma[i] in self.words.felt:
            return False
        if i > 0 and t.low[i - 1] in self.words.polite and t.tag[i] in ("VB", "VBP"):
            return True  # "so please send it"
        if t.tag[i] != "VB" or t.dep[i] not in COMMANDING or (t.dep[i] == "advcl" and i > t.head[i]):
            return False
        return not any(
            t.dep[k] in ("nsubj", "nsubjpass", "expl", "csubj", "aux") and t.low[k] not in self.words.hortative
            for k in t.kids[i]
        )  # "let's talk"

    def _is_forbidden(self, i: int) -> bool:
        t = self.table
        aux = t.kid(i, "aux")
        return t.dep[i] == "ROOT" and aux is not None and t.low[aux] == "do" and not t.has_kid(i, SUBJECTS)

    def is_asked(self, i: int) -> bool:
        """Say whether a clause with "?" asks: not the first of "I have a car, is there a garage?"."""
        t = self.table
        subject = t.kid(i, "nsubj", "nsubjpass", "expl")
        if subject is None or t.low[subject] not in self.words.speakers:
            return True
        first = min([i if t.pos[i] == "AUX" else subject, *(k for k in t.kids[i] if t.dep[k] in AUXILIARIES)])
        return first < subject

    def is_subjunctive(self, i: int) -> bool:
        """Say whether the bare form stands with a subject and no auxiliary but "be": "that he resign", "be freed"."""
        t = self.table
        subject = t.kid(i, "nsubj", "nsubjpass")
        if t.is_infinitive(i) or subject is None:
            return False
        before = [k for k in t.kids[i] if t.dep[k] in AUXILIARIES]
        if before:
            return t.low[before[0]] == "be" and t.tag[before[0]] == "VB"
        base = t.tag[i] == "VB" or (t.tag[i] == "VBP" and t.lemma[t.head[i]] in self.words.mandative)
        return base and t.tag[subject] in ("NN", "NNP") and t.kid(subject, "conj") is None  # not "citizens embrace"

    def subject(self, i: int) -> int | None:
        """Return the clause's subject, borrowed from the verb that it is joined to."""
        for _ in range(4):
            if (found := self.table.kid(i, "nsubj", "nsubjpass")) is not None:
                return found
            if not self.table.shares_auxiliary(i):
                return None
            i = self.table.head[i]
        return None
