"""A country code in, the usual English name of the state out, for both wings: data/actors/states.csv."""

import csv
from functools import cache

from diplograph import resources


def country_name(code: str) -> str:
    """Return the name of the state or territory with that ISO 3166-1 alpha-3 code, the code itself for none.

    >>> country_name("FRA"), country_name("XQX")
    ('France', 'XQX')
    """
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    with resources.data("actors", "states.csv").open(encoding="utf-8", newline="") as table:
        return {row["iso3"]: row["name"] for row in csv.DictReader(table)}
