"""Which schema a store or a file has, and the way to the present one: one SPARQL update a step, in queries/migrate/.

A step and its new mark are one transaction, so that a step that was cut short is taken again. What is newer than this
diplograph, or older than the first step, is refused.
"""

from collections.abc import Iterable
from importlib import resources

import pyoxigraph as ox

from diplograph.errors import GraphError
from diplograph.graph import terms
from diplograph.ontology.vocab import DG

SCHEMA_VERSION = 4
OLDEST = 1
META = ox.NamedNode(terms.GRAPH_META)
MARK = ox.NamedNode(DG.schemaVersion)


def bring_up(store: ox.Store, where: str) -> bool:
    """Mark a new store, take an older one step by step to the present schema.

    Returns:
        Whether it was marked before.

    Raises:
        GraphError: it is too new or too old; nothing is changed.
    """
    found = [terms.lexical(quad.object) for quad in store.quads_for_pattern(META, MARK, None, META)]
    if not found:
        store.add(ox.Quad(META, MARK, terms.integer(SCHEMA_VERSION), META))
    else:
        steps(store, check(found, where))
    return bool(found)


def check(versions: Iterable[str], where: str) -> int:
    """Return the oldest of the versions, the present one when there is none.

    Raises:
        GraphError: one of them is newer than this diplograph writes, or older than it can bring up to date.
    """
    known = [int(version) if version.isdecimal() else 0 for version in versions] or [SCHEMA_VERSION]
    if max(known) > SCHEMA_VERSION:
        raise GraphError(
            f"{where}: made by a newer diplograph (schema {max(known)}, this one knows {SCHEMA_VERSION}); "
            "install that version, or make the store anew from the articles"
        )
    if min(known) < OLDEST:
        raise GraphError(
            f"{where}: made by a diplograph before the first release (schema {min(known)}, this one reads {OLDEST} and "
            "later); make the store anew from the articles"
        )
    return min(known)


def steps(store: ox.Store, version: int) -> None:
    """Take what is of an older version to the present one; a step changes nothing that is there already."""
    for old in range(version, SCHEMA_VERSION):
        store.update(f"{_step(old)} ;\n{_marked(old + 1)}")


def _step(old: int) -> str:
    name = f"{old}-to-{old + 1}.ru"
    return resources.files("diplograph.graph").joinpath("queries", "migrate", name).read_text("utf8")


def _marked(version: int) -> str:
    mark = f"GRAPH {META} {{ {META} {MARK} "
    return f"DELETE WHERE {{ {mark} ?old }} }} ;\nINSERT DATA {{ {mark} {terms.integer(version)} }} }}"
