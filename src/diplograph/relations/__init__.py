"""A graph in, a networkx network of who does what toward whom out. Drawing is left to `views`."""

from diplograph.relations.attributes import network, party, relations_of
from diplograph.relations.build import relations
from diplograph.relations.records import Evidence, Party, Relation

__all__ = ["Evidence", "Party", "Relation", "network", "party", "relations", "relations_of"]
