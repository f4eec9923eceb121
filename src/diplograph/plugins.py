"""The doors for other packages: entry points of installed packages in, what they name out; and what it must be like.

A package offers something by an entry point in its pyproject.toml; diplograph's own extractor, readers and view come
through the same doors. Nothing is imported before it is asked for. What it does is the business of who asked.

| group                   | name is        | names                                                                |
|-------------------------|----------------|----------------------------------------------------------------------|
| `diplograph.extractors` | any word       | a function from a language (ISO 639-1) to an `Extractor`             |
| `diplograph.readers`    | a file ending  | a `Reader`                                                           |
| `diplograph.views`      | any word       | a `View`                                                             |
| `spacy_factories`       | any word       | a component's factory; spaCy itself loads all of them                |
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from diplograph.errors import ArticleError, DiplographError, MissingExtra, did_you_mean

if TYPE_CHECKING:
    import networkx as nx
    from spacy.tokens import Doc

    from diplograph.model import Extraction, Run

EXTRACTORS, READERS, VIEWS = "diplograph.extractors", "diplograph.readers", "diplograph.views"
FACTORIES = "spacy_factories"
_NOUNS = {EXTRACTORS: "extractor", READERS: "reader", VIEWS: "view", FACTORIES: "component"}

# One article as a file gives it: where it stands ("path" or "path:line"), and its fields or what is wrong with it.
Entry = tuple[str, Mapping[str, Any] | ArticleError]


class Extractor(Protocol):
    """Makes claims of an annotated text and annotates nothing."""

    def extract(self, doc: "Doc", run: "Run") -> "Extraction":
        """Return what the article says.

        Args:
            doc: all that the components saw: `doc._.article`, `doc._.actors`, `doc._.attributions`, `doc._.times` ...
                (nlp/attributes.py); `token.idx` is the offset in the article's text.
            run: who reads; it goes into the Extraction as it is.

        Returns:
            The article as it was given, and its claims, each with evidence: spans of the article's text.

        Raises:
            Exception: the article cannot be read; in a batch it becomes an issue and the others are read.
        """


class Reader(Protocol):
    """Finds the articles of one file."""

    def __call__(self, file: BinaryIO, name: str, /) -> Iterator[Entry]:
        """Yield each article of a file: where it stands, and its fields or the ArticleError that says what is wrong.

        Args:
            file: open at its start, and seekable.
            name: the file as the user named it; a place in the file is `f"{name}:{line}"`.

        Yields:
            Fields are "text" and any of "id", "title", "date" (YYYY-MM-DD), "source", "url", "language"; they are
            checked afterwards (ingest/fields.py).

        Raises:
            ArticleError: the rest of the file cannot be read; the other files are.
        """


class View(Protocol):
    """Draws a network of relations.

    A view that can stand in a notebook's cell has a function `inline` as well, from a network or a KnowledgeGraph to
    HTML; the one called `network` is asked for it.
    """

    def __call__(self, net: "nx.MultiDiGraph[str]", path: str | Path, /) -> Path:
        """Write one file and return its path; folders that are missing are made.

        Args:
            net: what `diplograph.relations` returns.
            path: the file.

        Raises:
            OSError: the file cannot be written.
        """


@cache
def _offers(group: str) -> dict[str, list[metadata.EntryPoint]]:
    found: dict[str, list[metadata.EntryPoint]] = {}
    for offer in sorted(metadata.entry_points(group=group), key=lambda offer: offer.name):
        found.setdefault(offer.name, []).append(offer)
    return found


def names(group: str) -> tuple[str, ...]:
    """Return what installed packages offer in a group, sorted; nothing is imported.

    >>> {"htm", "html"} <= set(names("diplograph.readers"))
    True
    """
    return tuple(_offers(group))


def load(group: str, name: str) -> Callable[..., Any]:
    """Import what a package offers in a group under a name.

    Raises:
        MissingExtra: a module that it needs is not installed.
        DiplographError: there is no such name, two packages offer it, or its import fails; says whose it is and why.

    >>> load("diplograph.views", "netwrok")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    diplograph.errors.DiplographError: no view is called "netwrok"; did you mean "network"? there are: ...network...
    """
    offer = _offer(group, name)
    what = f"the {_noun(group)} {name} of the package {_package(offer)}"
    try:
        found: Callable[..., Any] = offer.load()
    except ModuleNotFoundError as error:
        hint = f"install it, or uninstall {_package(offer)}"
        raise MissingExtra(f"the module {error.name}, needed by {what},", hint) from error
    except Exception as error:  # others' code: it may fail in any way
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise DiplographError(f"{what} cannot be loaded ({reason}); mend or uninstall it") from error
    if not callable(found):
        raise DiplographError(f"{what} is {offer.value}, which cannot be called; mend or uninstall it")
    return found


def origin(group: str, name: str) -> tuple[str, str]:
    """Return the package that offers it, and the package's version.

    >>> origin("diplograph.extractors", "rules")[0]
    'diplograph'
    """
    offer = _offer(group, name)
    return _package(offer), offer.dist.version if offer.dist else ""


def inline(thing: object) -> str | None:
    """Return a network or a knowledge graph as HTML for a notebook's cell; None when no view can show it so.

    This door lets what is drawn know nothing of who draws it.
    """
    draw = getattr(load(VIEWS, "network"), "inline", None)
    return None if draw is None else str(draw(thing))


def _offer(group: str, name: str) -> metadata.EntryPoint:
    offers = _offers(group)
    if name not in offers:
        there = f"there are: {', '.join(offers)}" if offers else "none is installed, install diplograph again"
        hints = [hint for hint in (did_you_mean(name, offers), there) if hint]
        raise DiplographError(f'no {_noun(group)} is called "{name}"; {" ".join(hints)}')
    first, *others = offers[name]
    if others:
        packages = " and ".join(map(_package, offers[name]))
        raise DiplographError(f"the {_noun(group)} {name} is offered by {packages}; uninstall all but one")
    return first


def _noun(group: str) -> str:
    return _NOUNS.get(group, group)


def _package(offer: metadata.EntryPoint) -> str:
    return offer.dist.name if offer.dist else offer.module
