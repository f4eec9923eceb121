"""A folder of an analyst's own in: event classes of its *.ttl for the class tree, and (for lexicon/) where *.yaml lie.

Nobody needs a checkout for a type of event of their own. The folder holds, side by side:

- `*.ttl`: classes of their own namespace, each `rdfs:subClassOf` a dg: event class (or another of the folder's);
  rdfs:label, dg:ploverScore, dg:quad, dg:cameoRoot, dg:ploverCategory, dg:symmetric are read, and inherited where they
  are not given;
- `*.yaml`: frames as in data/lexicon/en/frames/, which say by which words the class is told.

`use(folder)` names it in Python; for the command line and for processes that are started, the environment variable
DIPLOGRAPH_OWN does. A store keeps the classes by their own IRIs, and their dg: superclasses beside, so that who does
not have the folder still reads an event of the class above.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.ontology import vocab

if TYPE_CHECKING:
    import pyoxigraph as ox

CLASS = "http://www.w3.org/2002/07/owl#Class"
FACTS = {
    "ploverCategory": vocab.PLOVER_CATEGORY,
    "cameoRoot": vocab.CAMEO_ROOT,
    "quad": vocab.QUAD,
}
NAMES: dict[str, str] = {}  # by IRI the name of a class that was added; DG holds the way back
stale: list[Callable[[], None]] = []  # what others keep about the class tree, to be forgotten when a class is added
_read: set[Path] = set()


def use(folder: str | Path) -> tuple[str, ...]:
    """Add the classes of a folder to the class tree of this process, and its frames to the lexicon.

    Args:
        folder: of *.ttl and *.yaml files.

    Returns:
        The names of the classes, sorted.

    Raises:
        DataFileError: there is no such folder, or a file cannot be read; a class that stands below no event class, has
            a name that is taken, or a name that is no word.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     use(folder)
    Traceback (most recent call last):
    diplograph.errors.DataFileError: ...: holds no .ttl and no .yaml file; put classes or frames there
    """
    path = Path(folder).resolve()
    if not path.is_dir():
        raise DataFileError(str(folder), None, "no such folder", "name one that holds your .ttl and .yaml files")
    files = sorted(path.glob("*.ttl"))
    if not files and not list(path.glob("*.yaml")):
        raise DataFileError(str(folder), None, "holds no .ttl and no .yaml file", "put classes or frames there")
    names = _add(files)
    os.environ[resources.OWN] = str(path)  # the frames are found by it, also in processes that are started
    _read.add(path)
    return names


def ensure() -> None:
    """Add the classes of the folder that DIPLOGRAPH_OWN names, where that was not done.

    >>> ensure()
    """
    folder = resources.own()
    if folder is not None and folder.resolve() not in _read:
        use(folder)


def _add(files: list[Path]) -> tuple[str, ...]:
    """Register the classes of all files, or of none when one has a fault."""
    import pyoxigraph as ox  # only who has classes of their own pays for a parser

    store = ox.Store()
    of: dict[ox.NamedNode, Path] = {}
    for file in files:
        try:
            store.load(path=str(file), format=ox.RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise DataFileError(str(file), None, f"it is no Turtle ({error})", "mend it") from None
        for quad in store.quads_for_pattern(None, ox.NamedNode(vocab.RDF.type), ox.NamedNode(CLASS)):
            if isinstance(quad.subject, ox.NamedNode):
                of.setdefault(quad.subject, file)
    names = {node.value: _name(node.value, file) for node, file in of.items()}
    known = {vocab.DG[name]: name for name in vocab.ANCESTORS} | names
    above = {
        names[node.value]: [known[iri] for iri in _values(store, node, vocab.RDFS.subClassOf) if iri in known]
        for node in of
    }
    for name, file in sorted((names[node.value], file) for node, file in of.items()):
        if "Event" not in _ancestors(name, above):
            hint = f"say: rdfs:subClassOf dg:Protest, or another of {', '.join(vocab.PUBLISHED[:4])} ..."
            raise DataFileError(str(file), None, f'the class "{name}" stands below no event class', hint)
    for node in of:
        _register(names[node.value], node, _ancestors(names[node.value], above), store)
    return tuple(sorted(names.values()))


def _name(iri: str, file: Path) -> str:
    name = re.split("[#/]", iri)[-1]
    if iri.startswith(vocab.DG.IRI):
        hint = "give it a namespace of your own, such as <https://example.org/terms#>"
        raise DataFileError(str(file), None, f'"{name}" is put into the namespace of diplograph', hint)
    if not name.isidentifier():
        raise DataFileError(str(file), None, f"the class <{iri}> has no name that is a word", "write NAMESPACE#Name")
    if name in vocab.DG and NAMES.get(iri) != name:
        raise DataFileError(str(file), None, f'there is a "{name}" already', "give it another name")
    return name


def _ancestors(name: str, above: dict[str, list[str]]) -> tuple[str, ...]:
    """Return all classes above, nearest first."""
    found: list[str] = []
    level = above[name]
    while level:
        found += [parent for parent in level if parent not in found]
        level = [higher for parent in level for higher in above.get(parent, ()) if higher not in found]
    for parent in list(found):
        found += [higher for higher in vocab.ANCESTORS.get(parent, ()) if higher not in found]
    return tuple(found)


def _register(name: str, node: "ox.NamedNode", line: tuple[str, ...], store: "ox.Store") -> None:
    setattr(vocab.DG, name, node.value)
    NAMES[node.value] = name
    vocab.ANCESTORS[name] = line
    vocab.LABELS[name] = next(iter(_values(store, node, vocab.RDFS.label)), name)
    for fact, table in FACTS.items():
        if given := _values(store, node, vocab.DG[fact]):
            table[name] = given[0]
    if score := _values(store, node, vocab.DG.ploverScore):
        vocab.PLOVER_SCORE[name] = float(score[0])
    if "true" in _values(store, node, vocab.DG.symmetric) and name not in vocab.SYMMETRIC:
        vocab.SYMMETRIC += (name,)
    for forget in stale:
        forget()


def _values(store: "ox.Store", node: "ox.NamedNode", predicate: str) -> list[str]:
    import pyoxigraph as ox

    found = store.quads_for_pattern(node, ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal))
