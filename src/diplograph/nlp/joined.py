"""A spaCy pipeline in, the same out, which keeps words with a hyphen whole: "re-established", "cease-fire".

The tokenizer cuts at hyphens, and the parser then takes "re" for the verb of the sentence.
"""

from spacy.language import Language

from diplograph.lexicon.joined import joined_words


def keep_joined(nlp: Language, language: str = "en") -> Language:
    """Teach the tokenizer the words of data/lexicon/LANGUAGE/joined.yaml, and the lemma of each; return the pipeline.

    >>> import spacy
    >>> [t.text for t in keep_joined(spacy.blank("en"))("The cease-fire held.")]
    ['The', 'cease-fire', 'held', '.']
    """
    ruler = nlp.get_pipe("attribute_ruler") if nlp.has_pipe("attribute_ruler") else None
    for form, lemma in joined_words(language).items():
        for spelling in (form, form.capitalize(), form.title()):
            nlp.tokenizer.add_special_case(spelling, [{"ORTH": spelling}])  # type: ignore[union-attr]
            if ruler is not None:
                ruler.add([[{"ORTH": spelling}]], {"LEMMA": lemma})  # type: ignore[attr-defined]
    return nlp
