"""data/lexicon/LANGUAGE/joined.yaml in, checked forms out: the words with a hyphen that must not be cut."""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from diplograph.errors import DataFileError
from diplograph.lexicon.yamlfile import load_yaml, without_lines
from diplograph.resources import data

_WORDS = TypeAdapter(dict[str, tuple[str, ...]])


@cache
def joined_words(language: str = "en") -> dict[str, str]:
    """Return the lemma of each form.

    Raises:
        DataFileError: the file is missing or broken, or a form has no hyphen or two lemmas.

    >>> joined_words("en")["re-established"]
    're-establish'
    """
    path = data("lexicon", language, "joined.yaml")
    try:
        words = _WORDS.validate_python(without_lines(load_yaml(path)))
    except ValidationError as e:
        raise DataFileError(path, None, e.errors()[0]["msg"], "write lemma: [form, form]") from e
    found: dict[str, str] = {}
    for lemma, forms in words.items():
        for form in forms:
            if "-" not in form:
                raise DataFileError(path, None, f'"{form}" has no hyphen', "leave it out")
            if found.setdefault(form, lemma) != lemma:
                raise DataFileError(path, None, f'"{form}" stands under "{lemma}" and "{found[form]}"', "keep one")
    return found
