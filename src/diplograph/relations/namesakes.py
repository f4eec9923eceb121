"""A network in, the same with those of one name as one node, who are several only because each article has its own."""

from __future__ import annotations

from collections import defaultdict

from diplograph.relations.attributes import Network, RelationGraph, fields, party
from diplograph.relations.records import OF_ARTICLE, Party


def by_name(net: Network) -> Network:
    """Return the network with actors of one name as one, where no table knows them.

    The graph keeps whom no table has apart by article: it does not say that the Ada Lund of two papers is one woman.
    Who reads forty papers takes her for one, as the dossier does. Taken together are actors of articles of one type and
    one name of two words at least, no two countries of whom are known; each relation keeps the actor that it was
    told of (`actor_id`, `recipient_id`). What then ties a node to itself is left out.

    Args:
        net: what `relations()` returned.

    >>> import networkx as nx
    >>> by_name(nx.MultiDiGraph()).number_of_nodes()
    0
    """
    meant = _meant([party(net, key) for key in net])
    if not meant:
        return net
    joined: Network = RelationGraph()
    for u, v, key, told in net.edges(keys=True, data=True):
        ends = meant.get(u, u), meant.get(v, v)
        if ends[0] != ends[1]:
            for end in ends:
                joined.add_node(end, **net.nodes[end])
            joined.add_edge(*ends, key=key, **told)
    for kept in set(meant.values()) & set(joined):  # one of them may know the country
        countries = {net.nodes[key]["country"] for key in (kept, *(k for k, to in meant.items() if to == kept))}
        joined.nodes[kept].update(fields(party(net, kept), "id") | {"country": max(countries - {None}, default=None)})
    return joined


def _meant(parties: list[Party]) -> dict[str, str]:
    """Return for each that is taken for another by whom: the first by id."""
    named: dict[tuple[str, str], list[Party]] = defaultdict(list)
    for p in parties:
        if p.id.startswith(OF_ARTICLE) and not p.unnamed and len(p.name.split()) > 1 and p.name != p.name.lower():
            named[p.type, p.name.casefold()].append(p)
    meant: dict[str, str] = {}
    for same in named.values():
        countries = {p.country for p in same if p.country}
        groups = [same] if len(countries) < 2 else [[p for p in same if p.country == code] for code in countries]
        for group in groups:
            first = min(p.id for p in group)
            meant |= {p.id: first for p in group if p.id != first}
    return meant
