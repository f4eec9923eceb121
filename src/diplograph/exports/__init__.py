"""A graph in, files for other tools out: network files, tables, entities. RDF is written by the graph itself."""

from diplograph.exports.entries import Entry, entries
from diplograph.exports.formats import FORMATS, export

__all__ = ["FORMATS", "Entry", "entries", "export"]
