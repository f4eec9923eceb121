"""Where the files live that are not code: ontologies/ and data/, in a checkout or in an installed wheel."""

import os
from functools import cache
from pathlib import Path

from diplograph.errors import DiplographError

OWN = "DIPLOGRAPH_OWN"  # the environment variable that names a folder of own classes and frames


@cache
def root(name: str) -> Path:
    """Return the folder `name` ("data" or "ontologies"), inside the wheel or beside src/ in a checkout.

    Raises:
        DiplographError: neither place has it (a broken installation).

    >>> root("ontologies").name
    'ontologies'
    """
    package = Path(__file__).parent
    for folder in (package / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise DiplographError(f"{name}/ is neither in the package nor beside src/; install diplograph again")


def data(*parts: str) -> Path:
    """Return a path below data/: `data("lexicon", "en")`."""
    return root("data").joinpath(*parts)


def ontology(*parts: str) -> Path:
    """Return a path below ontologies/: `ontology("diplograph.ttl")`."""
    return root("ontologies").joinpath(*parts)


def own() -> Path | None:
    """Return the folder of an analyst's own classes and frames, None when there is none (`ontology.own` says more)."""
    folder = os.environ.get(OWN)
    return Path(folder) if folder else None
