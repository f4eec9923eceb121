"""data/lexicon/<language>/times.yaml in, a frozen table of time words out. It knows no text and no calendar."""

from functools import cache
from pathlib import Path
from typing import Literal

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.yamlfile import checked, load_yaml
from diplograph.model import Record

Unit = Literal["day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "weekend"]
Phase = Literal["early", "mid", "late", "end"]


class TimeWords(Record):
    """The words of times.yaml (see there what each list is for); all in lower case."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    vague_numbers: frozenset[str]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    plural_units: frozenset[str]
    seasons: dict[str, int]
    days_from_today: dict[str, int]
    overnight: frozenset[str]
    parts_of_day: frozenset[str]
    shifts: dict[str, int]
    backward_spans: frozenset[str]
    forward_spans: frozenset[str]
    ago: frozenset[str]
    after_anchor: frozenset[str]
    before_anchor: frozenset[str]
    next_to_anchor: frozenset[str]
    previous_to_anchor: frozenset[str]
    same_as_anchor: frozenset[str]
    phases: dict[str, Phase]
    earlier: frozenset[str]
    later: frozenset[str]
    halves: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    by: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    within: frozenset[str]
    openers: frozenset[str]
    lasting: frozenset[str]
    arriving: frozenset[str]
    articles: frozenset[str]
    mere_articles: frozenset[str]
    of: frozenset[str]
    no_year_after: frozenset[str]
    percents: frozenset[str]
    occasions: frozenset[str]
    meanwhile: frozenset[str]
    lead_ins: frozenset[str]
    season_openers: frozenset[str]
    back_from_today: frozenset[str]
    back_with_article: frozenset[str]
    paper_names: frozenset[str]
    dividing: frozenset[str]
    no_dates: frozenset[str]


@cache
def time_words(language: str = "en") -> TimeWords:
    """Return the language's table, read and checked once.

    Raises:
        DataFileError: the file is missing or an entry is wrong.
    """
    return read_time_words(resources.data("lexicon", language, "times.yaml"))


def read_time_words(path: Path) -> TimeWords:
    """Read and check one times.yaml.

    Raises:
        DataFileError: a list is missing, unknown or of the wrong kind; a month or weekday has a number out of range.
    """
    raw = load_yaml(path)
    if not isinstance(raw, dict):
        raise DataFileError(path, 1, "no mapping", "months:, weekdays: and the other lists stand at the top level")
    words = checked(TimeWords, raw, path)
    for name, table, low, high in (("months", words.months, 1, 12), ("weekdays", words.weekdays, 0, 6)):
        for word, number in table.items():
            if not low <= number <= high:
                raise DataFileError(path, None, f'{name}: "{word}" is {number}', f"give a number from {low} to {high}")
    return words
