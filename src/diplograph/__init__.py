"""Who did, said, wants, plans, refuses or denies what, toward whom, when, where, on whose word, in which sentence.

The face of the package is ten names; each loads what it needs when it is first used.

    import diplograph as dg

    read = dg.Pipeline.load("en")
    kg = dg.KnowledgeGraph("kg/")                 # a folder; no argument: in memory
    for article in dg.read("data/sample/"):
        kg.add(read(article))                     # replaces what this article said before
    kg.query("who-met-whom", since="2011-05-01")  # a named query; kg.sparql("SELECT ...") for your own
    net = dg.relations(kg, as_of="2011-05-27")    # networkx.MultiDiGraph, evidence on every edge
    dg.show(net, "relations.html")                # one file, opens offline
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "DiplographError",
    "Event",
    "KnowledgeGraph",
    "Pipeline",
    "read",
    "relations",
    "show",
]

_HOMES = {
    "Actor": "diplograph.model",
    "Article": "diplograph.model",
    "Claim": "diplograph.model",
    "DiplographError": "diplograph.errors",
    "Event": "diplograph.model",
    "KnowledgeGraph": "diplograph.graph.knowledge",
    "Pipeline": "diplograph.pipeline",
    "read": "diplograph.ingest",
    "relations": "diplograph.relations",
    "show": "diplograph.views.network",
}


class _Face(ModuleType):
    """Keeps `diplograph.relations` the function of the face, though a folder of the house has the same name.

    Importing the folder would set the attribute to the module; `from diplograph.relations import ...` needs none.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


sys.modules[__name__].__class__ = _Face

if TYPE_CHECKING:
    from diplograph.errors import DiplographError
    from diplograph.graph.knowledge import KnowledgeGraph
    from diplograph.ingest import read
    from diplograph.model import Actor, Article, Claim, Event
    from diplograph.pipeline import Pipeline
    from diplograph.relations import relations
    from diplograph.views.network import show
