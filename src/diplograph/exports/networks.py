"""A network and its entries in, GEXF (Gephi) or GraphML (yEd, igraph, networkx) out.

An edge's label says what keeps it from having happened: "Aid (Planned)". One edge stands for one claim about one pair.
"""

from collections.abc import Iterable
from datetime import date as Day
from typing import IO

import networkx as nx

from diplograph.exports.entries import Entry, plain
from diplograph.relations import party
from diplograph.relations.attributes import Network

# What the file itself says of an edge, and `type`, which GEXF keeps for itself: there it is `kind`, as in the network.
OWN = {"source", "target", "source_id", "target_id", "source_type", "target_type", "type"}


def gexf(net: Network, told: Iterable[Entry], out: IO[bytes]) -> None:
    """Write GEXF 1.2, as Gephi reads it."""
    nx.write_gexf(flat(net, told), out, version="1.2draft")


def graphml(net: Network, told: Iterable[Entry], out: IO[bytes]) -> None:
    """Write GraphML."""
    nx.write_graphml(flat(net, told), out)


def flat(net: Network, told: Iterable[Entry]) -> Network:
    """Return the network with text, numbers and truths alone: no days, tuples or None, which such files cannot hold.

    >>> flat(nx.MultiDiGraph(), []).number_of_nodes()
    0
    """
    made: Network = nx.MultiDiGraph()
    for key in net:
        p = party(net, key)
        fields = {"label": plain(p.name) or key, "type": p.type.value, "country": p.country, "qid": p.qid}
        made.add_node(key, **{name: value for name, value in fields.items() if value is not None})
    for number, entry in enumerate(told):
        said = {name: _simple(value) for name, value in entry if name not in OWN and value is not None}
        said |= {"label": entry.label, "kind": entry.type}
        made.add_edge(entry.source_id, entry.target_id, key=f"e{number}", **said)
    return made


def _simple(value: object) -> object:
    return value.isoformat() if isinstance(value, Day) else value
