"""A parsed Doc with quotes in, `doc._.attributions` out: who says, thinks, denies ... what, in the text's order.

One pass over the tokens finds reporting words by dictionary; each is read in its sentence (reporting.py,
reporting_words.py). Then quotes that no word claims go to the speaker who is still talking, and reporting clauses are
cut out of what others say. Whom the words mean, and chains of speakers, are left to coreference and speech.py.
"""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

import diplograph.nlp.attributes  # noqa: F401  (declares doc._.attributions)
from diplograph.lexicon.reporting import Cue, Reporting, load_reporting
from diplograph.nlp import reporting, reporting_words
from diplograph.nlp.free_speech import read_colons, read_loose_quotes, read_signatures, read_statements
from diplograph.nlp.plausible import plausible
from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.tidying import tidy

_Reader = Callable[[Scene, Token, Iterable[Cue]], Draft | None]


class Attributions:
    """The component: sets `doc._.attributions`; needs `doc._.quotes`.

    Args:
        lexicon: the reporting words; default those that come with the package.
    """

    def __init__(self, lexicon: Reporting | None = None) -> None:
        self.lexicon = lexicon or load_reporting()
        strings = {**self.lexicon.verbs, **self.lexicon.nouns, **self.lexicon.adjectives, **self.lexicon.adverbs}
        self._words = frozenset(strings) | frozenset(self.lexicon.phrases)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.attributions` and return the same Doc."""
        scene = Scene(doc, self.lexicon)
        drafts = list(self._read(scene))
        for draft in drafts:
            draft.content = list(scene.whole(draft))
        drafts += read_colons(scene, drafts)
        drafts += read_signatures(scene, drafts)
        drafts += read_statements(scene, drafts)
        read_loose_quotes(scene, drafts)
        drafts = tidy(scene, list(plausible(scene, drafts)))
        records = (scene.record(draft) for draft in drafts)
        doc._.attributions = tuple(record for record in records if record is not None)
        return doc

    def _read(self, scene: Scene) -> Iterator[Draft]:
        words, lexicon = self._words, self.lexicon
        for token in scene.tokens:
            word = token.lower_
            if word not in words:
                continue
            draft = None
            if word in lexicon.phrases:
                draft = reporting_words.read_phrase(scene, token, lexicon.phrases[word])
            for table, tags, read in self._tables:
                if draft is None and word in table and token.pos_ in tags:
                    draft = read(scene, token, table[word])
            if draft is not None:
                yield draft

    @property
    def _tables(self) -> tuple[tuple[dict[str, tuple[Cue, ...]], frozenset[str], _Reader], ...]:
        lexicon = self.lexicon
        return (
            (lexicon.verbs, frozenset({"VERB", "AUX"}), reporting.read_verb),
            (lexicon.nouns, frozenset({"NOUN"}), reporting_words.read_noun),
            (lexicon.adjectives, frozenset({"ADJ", "VERB"}), reporting_words.read_adjective),
            (lexicon.adverbs, frozenset({"ADV"}), reporting_words.read_adverb),
        )
