"""The raw fields of one article in, an Article out, or one error that says what is wrong with them.

Which file they came from is `formats`' work; what the text says is nobody's here but the language guesser's.
"""

import re
from collections.abc import Mapping
from datetime import date as Day
from functools import cache
from typing import TYPE_CHECKING, Any

from diplograph import resources
from diplograph.errors import ArticleError
from diplograph.model import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MAX_CHARACTERS = 1_000_000  # 150,000 words: more is a log or many articles
_MAX_ID = 200
_SURE = 0.8  # on 7,240 English articles the guesser never gave another language more than 0.24
_ENOUGH_LETTERS = 40  # fewer say too little: "Lavrov met Kerry." is taken for Breton
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # two ids look alike


def article(fields: Mapping[str, Any], where: str, date: Day | None = None) -> Article:
    """Return the article that the fields describe; keys that are none of Article's are left out.

    Args:
        fields: "text" and any of "id", "title", "date", "source", "url", "language".
        where: "path" or "path:line", for errors.
        date: the day to take when the fields give none.

    Raises:
        ArticleError: no text, too long a text, a language that is not read, or a field that cannot be.

    >>> article({"text": "Russia met NATO.", "date": "2011-05-27", "licence": "none"}, "a.txt").date
    datetime.date(2011, 5, 27)
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise ArticleError(where, 'there is no "text"', 'give the article\'s words as "text"')
    _check_text(text, where)
    given = {name: _word(fields, name, where) for name in ("id", "title", "source", "url", "language")}
    language = _language(given.pop("language"), text, where)
    kept = {name: value for name, value in given.items() if value is not None}
    return Article(text=text, date=_day(fields.get("date"), where) or date, language=language, **kept)


def _check_text(text: str, where: str) -> None:
    if not text.strip():
        raise ArticleError(where, "the text is empty", "give it a text or leave it out")
    if len(text) > MAX_CHARACTERS:
        found = f"the text has {len(text):,} characters, more than the {MAX_CHARACTERS:,} of one article"
        raise ArticleError(where, found, "split it into articles, one a file or one a line of .jsonl")
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise ArticleError(
            where, f"line {line} of the text holds U+{ord(bad[0]):04X}, no character of a text", "take it out"
        )


def _word(fields: Mapping[str, Any], name: str, where: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, int) and name == "id":
        value = str(value)
    if value is None or value == "":
        return None
    if isinstance(value, dict | list) and name != "id":
        return None  # a key of another schema that happens to be called so: {"source": {"start": 0, "end": 9}}
    if not isinstance(value, str):
        raise ArticleError(where, f'"{name}" is no text: {value!r:.60}', "put it in quotation marks")
    value = value.strip()
    if bad := _CONTROL.search(value):
        raise ArticleError(where, f'"{name}" holds U+{ord(bad[0]):04X}, no character of a text', "take it out")
    if name == "id" and _is_no_id(value):
        raise ArticleError(where, f'"id" cannot be {value!r:.60}', f"give up to {_MAX_ID} plain characters")
    return value or None


def _is_no_id(value: str) -> bool:
    return len(value) > _MAX_ID or value in (".", "..") or _UNSEEN.search(value) is not None


def _day(value: Any, where: str) -> Day | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d([T ].*)?", value.strip()):
        try:
            return Day.fromisoformat(value.strip()[:10])
        except ValueError:
            raise ArticleError(where, f"there is no day {value.strip()[:10]}", "mend the date") from None
    raise ArticleError(where, f"the date {value!r:.40} cannot be read", "write it as YYYY-MM-DD")


@cache
def languages() -> frozenset[str]:
    """Return the languages that can be read: each has a folder in data/lexicon/."""
    return frozenset(folder.name for folder in resources.data("lexicon").iterdir() if folder.is_dir())


def _language(given: str | None, text: str, where: str) -> str:
    code = re.split("[-_]", given.lower())[0] if given else _guess(text)
    if code in languages():
        return code
    read = ", ".join(sorted(languages()))
    raise ArticleError(
        where, f'the language is "{code}", and only {read} is read', "give a translation or leave it out"
    )


def _guess(text: str) -> str:
    """Return the language of the text, "en" where the words are too few or the guess is not sure."""
    code, sureness = _guesser().classify(text[:20_000])
    letters = [character for character in text[:1000] if character.isalpha()]
    if not letters:
        return "en"
    if 2 * sum(map(str.isascii, letters)) < len(letters):  # another script: a few words are enough
        return str(code)
    return str(code) if len(letters) >= _ENOUGH_LETTERS and sureness >= _SURE else "en"


@cache
def _guesser() -> "LanguageIdentifier":
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
