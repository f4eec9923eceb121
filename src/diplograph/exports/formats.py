"""A graph, the name of a format and a place in, the file (for Neo4j: the folder) out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, TYPE_CHECKING

from diplograph.errors import DiplographError, did_you_mean
from diplograph.exports import ftm, networks, tables
from diplograph.exports.entries import entries
from diplograph.relations import relations

if TYPE_CHECKING:
    from diplograph.graph.knowledge import KnowledgeGraph

FORMATS = ("gexf", "graphml", "events-csv", "ftm", "neo4j", "parquet")


def export(kg: KnowledgeGraph, format: str, target: str | Path | IO[bytes]) -> None:
    """Write what ties two actors in a form that other tools read; what ties nobody to anybody stays in the RDF.

    Args:
        kg: the graph.
        format: one of FORMATS.
        target: a file's path or a binary file, for neo4j a folder's path; folders that are missing are made.

    Raises:
        DiplographError: no such format, or neo4j without a folder.
        MissingExtra: parquet without pyarrow.

    >>> from diplograph.graph.knowledge import KnowledgeGraph
    >>> out = io.BytesIO()
    >>> export(KnowledgeGraph(), "events-csv", out)
    >>> out.getvalue().decode().split(",")[:3]
    ['date', 'date_end', 'source']
    """
    if format not in FORMATS:
        hint = did_you_mean(format, FORMATS)
        there = f"there are: {', '.join(FORMATS)}"
        raise DiplographError(f'no format "{format}"; ' + " ".join(filter(None, (hint, there))))
    for name, content in _files(kg, format).items():
        if not isinstance(target, str | Path):
            if name:
                raise DiplographError("neo4j is a folder with two files; name the folder (--out FOLDER)")
            target.write(content)
            continue
        path = Path(target, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(kg: KnowledgeGraph, format: str) -> dict[str, bytes]:
    """Return what is to be written, whole, so that a fault of ours leaves no half file; a single file has no name."""
    net = relations(kg)
    told = entries(kg, net)
    if format == "neo4j":
        return tables.neo4j(net, told)
    out = io.BytesIO()
    match format:
        case "gexf":
            networks.gexf(net, told, out)
        case "graphml":
            networks.graphml(net, told, out)
        case "events-csv":
            tables.events_csv(told, out)
        case "parquet":
            tables.parquet(told, out)
        case _:
            ftm.write(net, told, out)
    return {"": out.getvalue()}
