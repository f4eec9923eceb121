"""A graph in, a networkx network of who does what toward whom out, and free functions that measure it.

`relations` makes the network, one edge a claim; `window` cuts it by days; `ties`, `bonds` and `participation` sum it up
by the scheme of `scheme`; the rest measures. Drawing is left to `views`.
"""

from diplograph.relations.attributes import network, party, relations_of
from diplograph.relations.build import relations
from diplograph.relations.centrality import Centrality, centralities
from diplograph.relations.climate import Month, Trend, Turn, months, trends, turns
from diplograph.relations.contacts import Exchange, Mediator, exchanges, mediators, reciprocity
from diplograph.relations.days import window
from diplograph.relations.namesakes import by_name
from diplograph.relations.paths import Step, trusted_path
from diplograph.relations.projections import bonds, participation, signed, ties, ties_and_bonds
from diplograph.relations.records import Evidence, Party, Relation
from diplograph.relations.scheme import Scheme, counted, value, worth
from diplograph.relations.sides import Broker, brokers, camps, communities, modularity
from diplograph.relations.stances import Position, Shift, positions, shifts
from diplograph.relations.tables import MEASURES, measure
from diplograph.relations.threes import Balance, Triad, balance, triads

__all__ = [
    "MEASURES",
    "Balance",
    "Broker",
    "Centrality",
    "Evidence",
    "Exchange",
    "Mediator",
    "Month",
    "Party",
    "Position",
    "Relation",
    "Scheme",
    "Shift",
    "Step",
    "Trend",
    "Triad",
    "Turn",
    "balance",
    "bonds",
    "brokers",
    "by_name",
    "camps",
    "centralities",
    "communities",
    "counted",
    "exchanges",
    "measure",
    "mediators",
    "modularity",
    "months",
    "network",
    "participation",
    "party",
    "positions",
    "reciprocity",
    "relations",
    "relations_of",
    "shifts",
    "signed",
    "ties",
    "ties_and_bonds",
    "trends",
    "triads",
    "trusted_path",
    "turns",
    "value",
    "window",
    "worth",
]
