"""Entries in, tables out: CSV of events, CSV for Neo4j, Parquet.

The CSV of events may be opened in a spreadsheet, so no cell of it can be taken for a formula; the files for Neo4j are
read by a program and hold the words as they are.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date as Day
from typing import IO

from diplograph.errors import MissingExtra
from diplograph.exports.entries import Entry, kind, plain
from diplograph.graph.rows import defused
from diplograph.relations import party
from diplograph.relations.attributes import Network

COLUMNS = tuple(name for name in Entry.model_fields if name != "what")
NEO4J = {bool: "boolean", int: "long", float: "double", Day: "date", str: "string"}
ENDS = {"source", "target", "source_id", "target_id", "source_type", "target_type"}


def events_csv(told: Iterable[Entry], out: IO[bytes]) -> None:
    """Write the events, one row for a claim about a pair, with PLOVER and CAMEO codes; stances are no events."""
    events = (entry for entry in told if entry.what == "event")
    rows = ([_cell(defused(getattr(entry, name))) for name in COLUMNS] for entry in events)
    out.write(_csv(COLUMNS, rows))


def neo4j(net: Network, told: Iterable[Entry]) -> dict[str, bytes]:
    """Return the two files that `neo4j-admin database import full` reads, by name.

    A relationship's type says what keeps it from having happened: AID, but AID_PLANNED and SANCTION_DOES_NOT_HOLD.
    """
    parties = [party(net, key) for key in net]
    nodes = ([p.id, plain(p.name) or p.id, p.type.value, p.country, p.qid, f"Actor;{p.type.value}"] for p in parties)
    names = [name for name in Entry.model_fields if name not in ENDS]
    head = [":START_ID", ":END_ID", ":TYPE", *(f"{name}:{NEO4J[kind(name)]}" for name in names)]
    ties = (
        [entry.source_id, entry.target_id, relationship(entry), *(_cell(getattr(entry, name)) for name in names)]
        for entry in told
    )
    return {
        "nodes.csv": _csv(("id:ID", "name:string", "type:string", "country:string", "qid:string", ":LABEL"), nodes),
        "relationships.csv": _csv(head, ties),
    }


def relationship(entry: Entry) -> str:
    """Return the type of the relationship in Neo4j's way of writing."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|\W+", "_", entry.label).strip("_").upper()


def parquet(told: Iterable[Entry], out: IO[bytes]) -> None:
    """Write events and stances as Parquet, days as days and numbers as numbers.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet as files
    except ImportError as error:
        raise MissingExtra("pyarrow, which writes Parquet,", "pip install 'diplograph[parquet]'") from error
    kinds = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), Day: pa.date32(), str: pa.string()}
    columns = pa.schema([(name, kinds[kind(name)]) for name in Entry.model_fields])
    files.write_table(pa.Table.from_pylist([entry.model_dump() for entry in told], schema=columns), out)


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode()
