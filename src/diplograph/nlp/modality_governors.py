"""A word in, how its innermost speaker presents it out: its own clause, and all that governs it from above.

"Failed to prevent talks": the reading goes down the tree from governor to governed, each step by the lexicon. Reporting
verbs are transparent ("said that"); who the speaker is, is the work of attribution. Nouns stand in modality_nouns.py.
"""

from diplograph.model import Factuality
from diplograph.nlp.clause_table import AUXILIARIES, FINITE, SUBJECTS
from diplograph.nlp.modality_clause import ASSERTED, WISHED, Reading
from diplograph.nlp.modality_lookup import WHS
from diplograph.nlp.modality_nouns import SETTLED, SETTLED_BY_CLAUSE, NounGovernors

F = Factuality
NESTED = frozenset({"conj", "xcomp", "ccomp", "advcl", "pcomp", "acl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative"})


class Governors(NounGovernors):
    """Resolves and remembers the reading of every word asked for. One per Doc."""

    def reading(self, i: int) -> Reading:
        """Return how word `i` is presented."""
        path = []
        while i not in self._known:  # from the root down, so that a sentence of any depth does not recurse
            path.append(i)
            if self.table.head[i] == i:
                break
            i = self.table.head[i]
        for k in reversed(path):
            self._known[k] = self._resolve(k)
        return self._known[path[0] if path else i]

    def _resolve(self, i: int) -> Reading:
        t = self.table
        above = self._above[i] = self._context(i)
        if t.is_verb(i):
            own = self.clause.verb(i)
            if t.shares_auxiliary(i) and own is ASSERTED:
                return self._known[t.head[i]]
        elif t.pos[i] in ("NOUN", "PROPN", "PRON", "VERB", "ADJ"):
            own = self._noun(i)
        else:
            return above
        return combine(above, own)

    def _context(self, i: int) -> Reading:
        t = self.table
        h, dep = t.head[i], t.dep[i]
        if h == i:
            return self._question(i)
        if dep == "conj":
            return self._joined(i, h)
        if i < h and self.clause.is_inverted(i):
            return Reading(F.CONDITIONAL, "inverted")
        if dep == "advcl":
            return self._adverbial(i, h)
        if dep in ("acl", "relcl"):
            return self._modifier_clause(i, h)
        if dep in ("pobj", "pcomp"):
            return self._after_preposition(i, h)
        if dep == "prep":
            return self._known[h]
        if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "parataxis", "dep"):
            return self._complement(i, h)
        if dep in OBJECTS:
            return self._object(i, h)
        if dep == "nsubj":
            return self._subject(i, h)
        if dep in ("compound", "nmod"):
            return self._governed(h, ("of", "for")) or self._noun(h)  # "a possible withdrawal plan"
        if dep == "amod" and (t.pos[i] == "VERB" or t.low[i].endswith("ed")):
            return ASSERTED  # "protected sites"
        if dep in AUXILIARIES and t.tag[i] != "MD":
            return self._known[h]  # "may get caught"
        if dep == "amod":
            return self._above[h]  # "suspected bombers": not the suspecting is in doubt
        if dep in ("acomp", "appos", "agent", "advmod"):
            return self._known[h]
        return ASSERTED

    def _question(self, i: int) -> Reading:
        t = self.table
        if not t.is_verb(i) or any(t.tag[k] in WHS and k < i for c in t.kids[i] for k in (c, *t.kids[c])):
            if self._how_to(i):
                return Reading(F.POSSIBLE, "how-to")  # "How to apply"
            return ASSERTED  # "why did he leave?", "which post did he leave?" take the leaving as given
        if any(t.low[k] == "?" for k in t.kids[i]) and self.clause.is_asked(i):
            return Reading(F.POSSIBLE, "question")
        return ASSERTED

    def _joined(self, i: int, h: int) -> Reading:
        t = self.table
        if t.is_verb(i) != t.is_verb(h):
            return self._known[h]
        while t.is_verb(h) and t.is_finite(i) and not t.is_finite(h) and t.head[h] != h and t.dep[h] in NESTED:
            h = t.head[h]  # "urged the embassy to reconsider and spoke": told of the one who urged
        return self._above[h]

    # clauses

    def _complement(self, i: int, h: int) -> Reading:
        t = self.table
        if any(
            t.dep[k] in ("mark", "advmod", "cc")
            and (t.low[k] in self.words.questions or (t.low[k] in self.words.complement_if and t.dep[k] == "mark"))
            for k in t.kids[i]
        ):
            return Reading(F.POSSIBLE, "whether")
        if self._how_to(i):
            return Reading(F.POSSIBLE, "how-to")  # "knows how to fly"
        if t.lemma[h] == "be" and t.dep[i] == "xcomp" and not t.is_infinitive(i) and t.tag[i] in ("VB", "VBN"):
            return self._equated(h)
        if t.dep[i] in ("csubj", "csubjpass"):
            return self._known[h] if self._known[h].value not in SETTLED else ASSERTED
        label = self._label(i)
        found = self._governed(h, (label,), clause=i)
        open_to = t.dep[i] == "ccomp" and (found is None or found.value is F.HOLDS)
        if open_to and self.clause.is_subjunctive(i) and not self._governed(h, ("to",)):  # not "let it be done"
            return Reading(F.WANTED, "subjunctive")  # "insists that the budget include a wall"
        if found and label == "to" and found.value in (F.POSSIBLE, F.PLANNED) and self.clause.conditions(h, i):
            return Reading(F.CONDITIONAL, "main-of-condition")  # "threatened to strike if"
        if found:
            return found
        planned = t.kid(h, "dobj") if label == "to" and t.dep[i] == "xcomp" else None
        if planned is not None and planned < i and self.words.is_plan(t.lemma[planned]):
            self.reading(planned)  # "announced plans last week to put tariffs on steel"
            if found := self._governed(planned, ("to",), clause=i):
                return found
        governor = self._known[h]
        judged = t.kid(h, "acomp", "attr") if t.lemma[h] in self.words.copulas and i > h else None
        if judged is not None and judged != i:
            return self._of_judgement(judged, label, governor)
        if label == "that":
            if t.dep[i] == "ccomp" and governor.value is F.CONDITIONAL:
                return governor if t.low[h] in self.words.inverting else ASSERTED
            return governor if governor.value is F.DOES_NOT_HOLD and not t.is_verb(h) else ASSERTED
        if label == "to":
            if t.pos[h] == "ADJ":
                return governor
            return governor  # "showed up to vote": verbs of will and plan stand in the lexicon
        return governor

    def _equated(self, h: int) -> Reading:
        """Read the bare verb in "all he did was sign", which stands as its subject does."""
        t = self.table
        subject = t.kid(h, "nsubj", "csubj")
        if subject is None:
            return self._known[h]
        clause = subject if t.is_verb(subject) else t.kid(subject, "relcl")
        if clause is None:
            return self._known[h]
        lower = t.kid(clause, "xcomp")
        return self.reading(clause if lower is None else lower)

    def _adverbial(self, i: int, h: int) -> Reading:
        t, w = self.table, self.words
        if t.low[h] in w.condition_heads and t.low[h - 1 : h] == ["as"]:
            return Reading(F.CONDITIONAL, "condition")  # "as long as they pay"
        marks = [t.low[k] for k in t.kids[i] if t.dep[k] in ("mark", "advmod", "prep")]
        if any(m in w.conditions for m in marks):
            if not t.is_verb(i) or (i > 1 and self._likened(i)):
                return ASSERTED  # "dozens if not hundreds", "it looks as if he has left"
            return Reading(F.CONDITIONAL, "condition")
        if "than" in marks and t.tag[i] == "VB":
            return Reading(F.DOES_NOT_HOLD, "rather-than")  # "would resign rather than sign"
        if t.low[i] in w.hinging:
            return ASSERTED  # "will fall, considering the losses"
        if t.is_infinitive(i):
            return self._governed(h, ("to",), clause=i) or self._purpose(i, h)
        if any(m in w.negative_prepositions for m in marks):
            return self._without(h)
        for m in marks:
            if (value := w.open_prepositions.get(m)) and not t.is_past(i):
                return Reading(value, m)
        if any(m in w.purposes for m in marks) and any(m == "that" for m in marks):
            return Reading(F.WANTED, "so-that")
        helpers = {t.low[k] for k in t.kids[i] if t.dep[k] in AUXILIARIES}
        if any(m in w.not_yets for m in marks) and ("had" in helpers or (t.is_past(h) and "could" in helpers)):
            return Reading(F.DOES_NOT_HOLD, "not-yet")  # "left before she had signed"
        if t.tag[i] in FINITE or any(
            t.tag[k] in FINITE or t.tag[k] == "MD" for k in t.kids[i] if t.dep[k] in ("aux", "auxpass")
        ):
            future = self._known[h].value not in SETTLED
            if future and not t.is_past(i) and not any(t.tag[k] == "MD" for k in t.kids[i]):
                if any(m in w.whens for m in marks):
                    return Reading(F.CONDITIONAL, "when")
                if any(m in w.afters for m in marks):
                    return Reading(F.PLANNED, "after")  # "will speak after she is sworn in"
            return ASSERTED
        return self._known[h] if self._known[h].value is not F.DOES_NOT_HOLD else ASSERTED

    def _purpose(self, i: int, h: int) -> Reading:
        """Tell one's own aim ("recalled troops to defend") from what others are to do ("for X to accept")."""
        t = self.table
        judged = t.kid(h, "attr")
        if judged is not None and t.lemma[h] in self.words.copulas:  # "there were calls to agree"
            return self._of_judgement(judged, "to", self._known[h])
        if any(t.low[k] in self.words.perfect and t.dep[k] == "aux" for k in t.kids[i]):
            return ASSERTED  # "it was silly for them to have signed"
        if t.lemma[h] == "be" and any(t.low[k] in self.words.among for k in t.kids[h] if t.dep[k] == "prep"):
            return self._known[h]  # "was among the states to ratify"
        own = t.kid(h, "auxpass", "nsubjpass") is None and not t.has_kid(i, SUBJECTS)
        if own and self._known[h].value is F.HOLDS:
            return Reading(F.PLANNED, "purpose")
        return Reading(F.WANTED, "purpose") if self._known[h].value in SETTLED else self._known[h]

    def _modifier_clause(self, i: int, h: int) -> Reading:
        t = self.table
        if t.is_infinitive(i):
            if any(self._ranks(k) for k in t.kids[h]):
                return self._known[h]  # "the last state to ratify"
            headline = t.head[h] == h and t.kid(h, "det") is None  # "Talks to resume"
            default = Reading(F.PLANNED, "headline") if headline else Reading(F.WANTED, "infinitive-of-noun")
            return self._fate(h) or self._governed(h, ("to",), clause=i) or default
        if t.dep[i] == "acl" and self._label(i) == "that" and (found := self._governed(h, ("that",), clause=i)):
            return found
        if t.low[i] in self.words.hinging:
            return ASSERTED  # "will explore options concerning the sale"
        noun = self._known[h]
        open_above = noun.value not in SETTLED
        if (
            open_above
            and any(t.low[k] in self.words.modals for k in t.kids[i])
            and t.lemma[i] not in self.words.enabling
        ):
            return noun  # "called for a draft that would condemn"
        if open_above and t.dep[i] == "acl" and t.tag[i] == "VBG":
            return noun
        return ASSERTED


def combine(above: Reading, own: Reading) -> Reading:
    """Put together what governs a clause and how the clause itself stands.

    >>> denied, negated = Reading(F.DOES_NOT_HOLD, "deny:that"), Reading(F.DOES_NOT_HOLD, "negated")
    >>> combine(denied, negated).value.value   # "denied that it had not signed"
    'Holds'
    """
    if own.rule == SETTLED_BY_CLAUSE:
        return own
    if own.value is F.CONDITIONAL and above.value is F.POSSIBLE:
        return own  # "threatened to strike if"
    if above.value is F.HOLDS:
        return own if own.value is not F.HOLDS or own is WISHED or above is ASSERTED else above
    if own.value is F.HOLDS:
        return above
    if own.value is F.DOES_NOT_HOLD:
        if above.value is F.DOES_NOT_HOLD:
            return Reading(F.HOLDS, f"{above.rule}+{own.rule}")
        return own if above.value in (F.PLANNED, F.PREDICTED) else above
    return above
