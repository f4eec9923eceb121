"""A parsed Doc in, doc._.predicates out: verbs, and nouns and adjectives that name happenings.

Each has its factuality: the value is the one that the innermost speaker gives; who speaks is read elsewhere.
"""

from spacy.tokens import Doc, Token

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.predicates)
from diplograph.lexicon.modality import ModalityWords, modality_words
from diplograph.model import Factuality, Predicate
from diplograph.nlp.clause_table import AUXILIARIES, ClauseTable
from diplograph.nlp.columns import Columns
from diplograph.nlp.modality_governors import Governors

KEY = "diplograph_modality"
CLAUSAL = frozenset({"nsubj", "nsubjpass", "cop", "ccomp", "xcomp", "prep", "advcl"})


class Modality:
    """The component: sets doc._.predicates."""

    def __init__(self, words: ModalityWords | None = None) -> None:
        self.words = words or modality_words()

    def __call__(self, doc: Doc) -> Doc:
        """Set the predicates of the Doc, in the order of the text."""
        governors, columns = _governors(doc, self.words), Columns.of(doc)
        table, found = governors.table, []
        for i, start in enumerate(columns.idx):
            if _is_predicate(table, self.words, i):
                reading = governors.reading(i)
                end = start + len(columns.text[i])
                found.append(Predicate(start=start, end=end, factuality=reading.value, rule=reading.rule))
        doc._.predicates = tuple(found)
        return doc


def factuality(token: Token) -> tuple[Factuality, str]:
    """Return how the innermost speaker presents what the token names, and the rule that says so.

    Any verb, noun or adjective may be asked for; the answers are remembered per Doc.
    """
    reading = _governors(token.doc, modality_words()).reading(token.i)
    return reading.value, reading.rule


def _governors(doc: Doc, words: ModalityWords) -> Governors:
    found: Governors | None = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = Governors(ClauseTable.of(doc), words)
    return found


def _is_predicate(table: ClauseTable, words: ModalityWords, i: int) -> bool:
    pos = table.pos[i]
    if pos == "VERB":
        return True
    if pos == "AUX":
        return table.dep[i] not in AUXILIARIES or _is_full_verb(table, i)
    for k in table.kids[i]:
        if table.dep[k] == "nsubj" or (table.tag[k] == "TO" and table.dep[k] == "aux"):
            return True  # whatever has a subject, or "to" before it: "I like tea", where the tagger sees a preposition
    if pos == "PROPN":
        return table.lemma[i] in words.happenings  # "the War", "Summit": capitals make names of them
    if pos == "NOUN":
        return words.names_happening(table.lemma[i]) or bool(table.tag[i] == "VBG")
    if pos == "ADJ":
        return table.dep[i] in ("acomp", "ROOT", "conj", "ccomp", "oprd", "advcl", "xcomp", "relcl") or table.low[
            i
        ].endswith(("ed", "ing"))
    return False


def _is_full_verb(table: ClauseTable, i: int) -> bool:
    """Say whether what the tagger takes for an auxiliary is a verb of its own: "have to", "got caught"."""
    if table.tag[i] == "MD":
        return False
    return table.lemma[i] not in ("be", "have", "do") or (i + 1 < len(table.low) and table.low[i + 1] == "to")
