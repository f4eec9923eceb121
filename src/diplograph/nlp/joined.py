"""A spaCy pipeline in, the same out, which keeps words with a hyphen whole: "re-established", "cease-fire".

The tokenizer cuts at hyphens, and the parser then takes "re" for the verb of the sentence.
"""

from spacy.language import Language
from spacy.tokens import Doc

from diplograph.lexicon.joined import joined_words


def keep_joined(nlp: Language, language: str = "en") -> Language:
    """Teach the tokenizer the words of data/lexicon/LANGUAGE/joined.yaml, and the lemma of each; return the pipeline.

    >>> import spacy
    >>> [(t.text, t.lemma_) for t in keep_joined(spacy.blank("en"))("A cease-fire held.")][1]
    ('cease-fire', 'cease-fire')
    """
    cut, lemmas = nlp.tokenizer, {}
    for form, lemma in joined_words(language).items():
        for spelling in (form, form.capitalize(), form.title()):
            cut.add_special_case(spelling, [{"ORTH": spelling}])  # type: ignore[union-attr]
            lemmas[nlp.vocab.strings.add(spelling)] = lemma

    # Rules of the attribute ruler would do it too, but each of them is tried on each token: a quarter of the reading.
    def whole(text: str) -> Doc:
        doc = cut(text)
        for token in doc:
            if token.orth in lemmas:
                token.lemma_ = lemmas[token.orth]  # the lemmatizer leaves what is there
        return doc

    nlp.tokenizer = whole
    return nlp
