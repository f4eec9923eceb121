"""Records into networkx attributes and back, so that networkx's functions reach them and files pass records on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from diplograph import plugins
from diplograph.relations.records import Party, Relation

Network: TypeAlias = "nx.MultiDiGraph[str]"
if TYPE_CHECKING:

    class _Base(nx.MultiDiGraph[str]):
        """What the type checker sees: networkx's own class takes no parameter when it runs."""
else:
    _Base = nx.MultiDiGraph


class RelationGraph(_Base):
    """A networkx.MultiDiGraph that draws itself as the last value of a notebook's cell; parts and copies of it too.

    >>> RelationGraph().number_of_edges()
    0
    """

    def _repr_html_(self) -> str | None:
        return plugins.inline(self)


def party(net: Network, key: str) -> Party:
    """Return a node as a record.

    >>> net = nx.MultiDiGraph()
    >>> net.add_node("actor/FRE", name="Freedonia", type="State", country="FRE", qid=None)
    >>> party(net, "actor/FRE").name
    'Freedonia'
    """
    return Party(id=key, **net.nodes[key])


def relations_of(net: Network) -> Iterator[Relation]:
    """Yield the edges as records, in the network's order.

    >>> list(relations_of(nx.MultiDiGraph()))
    []
    """
    for actor, recipient, fields in net.edges(data=True):
        yield Relation(actor=actor, recipient=recipient, **fields)


def network(parties: Iterable[Party], told: Iterable[Relation]) -> Network:
    """Return the network of these records: the way back from `party` and `relations_of`, after choosing among them."""
    net: Network = RelationGraph()
    for p in parties:
        net.add_node(p.id, **fields(p, "id"))
    for r in told:
        net.add_edge(r.actor, r.recipient, key=r.claim, **fields(r, "actor", "recipient"))
    return net


def fields(record: Party | Relation, *without: str) -> dict[str, object]:
    """Return a record's fields as networkx attributes, without those that the network itself holds."""
    return {name: value for name, value in record if name not in without}
