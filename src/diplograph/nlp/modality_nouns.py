"""A noun, or what stands after a preposition, in, what its governor and its own modifiers make of it out.

Clauses, and the walk down the tree, stand in modality_governors.py.
"""

from abc import ABC, abstractmethod

from diplograph.lexicon.modality import GovernorClass
from diplograph.model import Factuality
from diplograph.nlp.modality_clause import ASSERTED, NOMINAL, WISHED, Reading
from diplograph.nlp.modality_lookup import Lookup

F = Factuality
SETTLED = frozenset({F.HOLDS, F.DOES_NOT_HOLD})
SETTLED_BY_CLAUSE = "told-in-clause"  # "to win elections which were held in June"


class NounGovernors(Lookup, ABC):
    """Reads nouns by what governs them and by their own modifiers; the walk above them is the child's."""

    @abstractmethod
    def _context(self, i: int) -> Reading:
        """Return what governs word `i` from above."""

    def _after_preposition(self, i: int, h: int) -> Reading:
        t, w = self.table, self.words
        low, g = t.low[h], t.head[h]
        if low in w.negative_prepositions:
            return self._without(g)
        if low == "of" and t.low[g] in w.negative_prepositions:
            return Reading(F.DOES_NOT_HOLD, "without")
        if t.dep[h] == "prep" and t.pos[g] == "ADP" and t.head[g] != g:
            low, g = t.low[g], t.head[g]  # "out of", "because of"
        label = "to+" if low == "to" else low
        defined = low in ("of", "on") and t.dep[i] == "pobj" and not self._is_new(i)  # "the aim of the visit"
        if (found := self._governed(g, (label,), clause=i)) and not (
            defined and found.value in (F.PLANNED, F.WANTED, F.POSSIBLE)
        ):
            return found
        if (value := w.open_prepositions.get(low)) and not (t.dep[i] == "pcomp" and t.is_past(i)):
            return Reading(value, low)
        if t.dep[i] == "pcomp" and low in w.weighing_prepositions and t.tag[i] in ("VBG", "VB"):
            return Reading(F.POSSIBLE if t.tag[i] == "VBG" else F.DOES_NOT_HOLD, low)
        governor = self._known[g]
        if governor.value is F.DOES_NOT_HOLD and low in w.negated_through and self._is_bare(i):
            return governor  # "was not considered for promotion"
        if governor.value in SETTLED:
            return ASSERTED if not (low == "of" and not t.is_verb(g)) else governor
        if low == "of" and t.pos[g] == "NOUN" and not w.names_happening(t.lemma[g]):
            return ASSERTED  # "will release prisoners of war"
        if t.dep[i] == "pcomp":
            return ASSERTED if t.is_finite(i) else governor  # "will stand up for what he thinks"
        return governor if low in w.handed_through and self._is_new(i) else ASSERTED

    def _object(self, i: int, h: int) -> Reading:
        t = self.table
        if raised := self._raised(h):
            return raised
        if t.dep[i] == "nsubjpass" and t.kid(h, "dobj", "xcomp") is not None:
            return ASSERTED  # "imports were denied such treatment", "the effect is expected to save": no object of it
        if t.lemma[h] in self.words.copulas and t.dep[i] == "dobj" and (found := self._governed(h, ("obj",), clause=i)):
            return found  # "their demands include the release of the crew"
        labels = ("obj", "bare") if self._is_new(i) else ("obj",)
        if found := self._governed(h, labels):
            undone = found.value is F.DOES_NOT_HOLD and self._known[h].value is not F.DOES_NOT_HOLD
            if undone and t.lemma[i] in self.words.speech_nouns:
                self._denied.add(i)
                return ASSERTED  # "denied reports that": there were reports
            if t.lemma[h] in self.words.proclaiming and t.lemma[i] in self.words.proclaimed:
                return self._known[h]  # "announced a ban": announced is done
            return found
        governor = self._known[h]
        if governor is WISHED:
            return Reading(F.WANTED, governor.rule)
        if governor.value in SETTLED:
            return governor if self._is_new(i) and governor.value is F.DOES_NOT_HOLD else ASSERTED
        return governor if self._is_new(i) else ASSERTED

    def _subject(self, i: int, h: int) -> Reading:
        if found := self._raised(h) or self._governed(h, ("subj",)):
            return found
        governor, t = self._known[h], self.table
        judged = t.kid(h, "acomp", "oprd") if t.lemma[h] in self.words.linking else None
        if judged is not None:  # "a strike is unlikely", "seems unlikely"
            found_class = self.words.governs("adjectives", (t.low[judged],), "mod")
            if found_class is not None:
                return Reading(found_class.outcome(governor.value), f"{t.low[judged]}:predicate")
        if governor.value is F.POSSIBLE and any(
            t.low[k] in self.words.indefinite for k in t.kids[i] if t.dep[k] == "det"
        ):
            return governor  # "a truce could end the war": there is none yet
        return governor if governor.value is F.CONDITIONAL else ASSERTED

    def _raised(self, h: int) -> Reading | None:
        """Read the subject of "talks are expected to resume", which belongs to the lower verb."""
        t = self.table
        adjective = t.kid(h, "acomp")
        if adjective is None and t.kid(h, "auxpass") is None and not self.words.raises(self._names(h)):
            return None
        holder = h if adjective is None else adjective
        lower = t.kid(holder, "xcomp")
        if lower is None or not t.is_infinitive(lower):
            return None
        label = "obj" if t.kid(lower, "auxpass") is not None else "subj"
        if (
            self.words.governs("verbs", self._names(lower), label) is None
            and t.lemma[lower] not in self.words.arrangements
        ):
            return None
        if holder not in self._known:
            self._known[holder] = self._above[holder] = self._known[h]
        return self._context(lower)

    def _noun(self, i: int) -> Reading:
        """Read a noun by its own modifiers: "no talks", "planned talks", "talks scheduled for May"."""
        t, w = self.table, self.words
        for k in t.kids[i]:
            if t.low[k] in w.negative_words and t.dep[k] in ("det", "neg", "preconj"):
                if t.dep[i] in NOMINAL and self._known[t.head[i]].value is F.DOES_NOT_HOLD:
                    return ASSERTED  # "there is no way": the verb has counted this "no" already
                return Reading(F.DOES_NOT_HOLD, "no")
            if t.low[k] in w.unsettled and t.dep[k] == "det":
                return Reading(F.POSSIBLE, "any")
        told = [k for k in t.kids[i] if t.dep[k] == "relcl" and t.is_past(k)]
        places = [p for k in t.kids[i] if t.dep[k] == "prep" for p in t.kids[k] if t.pos[p] == "PROPN"]
        last = [k for p in places for k in t.kids[p] if t.dep[k] == "relcl"]  # "a visit to Chad, which was cancelled"
        if any(self._is_undone(k) for k in (*told, *last)):
            return Reading(F.DOES_NOT_HOLD, "undone-in-clause")
        if told:
            return Reading(F.HOLDS, SETTLED_BY_CLAUSE)
        for k in t.kids[i]:
            dep = t.dep[k]
            found: GovernorClass | None = None
            if dep in ("amod", "compound"):
                found = w.governs("adjectives", (t.low[k], t.lemma[k]), "mod")
                if found is None and t.tag[k] == "VBN":
                    found = w.governs("verbs", (t.lemma[k],), "obj")
            elif dep == "acl" and t.tag[k] == "VBN" and t.kid(k, "xcomp") is None:
                found = w.governs("verbs", self._names(k), "obj")
            elif (
                dep == "acl" and t.is_infinitive(k) and t.kid(k, "auxpass") is not None and t.lemma[k] in w.arrangements
            ):
                return Reading(F.PLANNED, "to-be-held")
            elif dep == "acl" and t.is_infinitive(k) and t.head[i] == i and w.governs("verbs", self._names(k), "subj"):
                return Reading(F.PLANNED, "headline")  # "Talks to resume"
            elif dep == "relcl" and (sub := t.kid(k, "nsubjpass")) is not None and t.tag[sub] in ("WDT", "WP"):
                found = w.governs("verbs", self._names(k), "obj")
            if found is not None and (value := found.outcome(F.HOLDS)) is not F.HOLDS:
                return Reading(value, f"{t.lemma[k]}:modifier")
        return ASSERTED

    def _is_undone(self, k: int) -> bool:
        """Say whether a relative clause tells that it came to nothing: "a trip which was cancelled"."""
        t = self.table
        subject = t.kid(k, "nsubjpass")
        if subject is None or t.tag[subject] not in ("WDT", "WP") or self.clause.is_negated(k):
            return False
        found = self.words.governs("verbs", self._names(k), "obj")
        return found is not None and found.outcome(F.HOLDS) is F.DOES_NOT_HOLD

    def _without(self, h: int) -> Reading:
        """Read what stands after "without": undone, but a condition in "cannot be sent back without a hearing"."""
        if self._known[h].value is F.DOES_NOT_HOLD:
            return Reading(F.CONDITIONAL, "not-without")
        return Reading(F.DOES_NOT_HOLD, "without")

    def _fate(self, noun: int) -> Reading | None:
        """Read what became of it: "the attempt to reach the crew failed", "plans to close the base were dropped"."""
        t, w = self.table, self.words
        verb, dep = t.head[noun], t.dep[noun]
        if dep == "pobj" and t.low[verb] == "in":
            verb, dep = t.head[verb], "nsubj"  # "failed in its attempt"
        if dep == "nsubj":
            value = w.fates.get(t.lemma[verb])
        elif dep in ("nsubjpass", "dobj") and w.is_plan(t.lemma[noun]) and t.lemma[verb] in w.undoing:
            value = F.DOES_NOT_HOLD
        else:
            return None
        if value is None or self._known[verb].value is not F.HOLDS:
            return None
        return Reading(value, f"{t.lemma[noun]}-{t.lemma[verb]}")
