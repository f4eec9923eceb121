"""The answer to data/actors/office-holders.rq in, checked rows out. What they change in the tables: refresh.py."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from diplograph.errors import DataFileError, did_you_mean

COLUMNS = (
    "person",
    "personLabel",
    "state",
    "office",
    "position",
    "positionLabel",
    "start",
    "startPrecision",
    "end",
    "endPrecision",
)
_QUERY = "run data/actors/office-holders.rq and download all its columns"
_ID = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q[1-9]\d*)")
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T.*")
_LENGTHS = {"9": 4, "10": 7, "11": 10}  # precision -> how much of 2011-05-27 is known


class Held(NamedTuple):
    """A person held an office of a state, as a row of the answer says.

    Attributes:
        line: of the file, from 1 (JSON: number of the result).
        person, state, position: Wikidata ids.  name, title: the English labels.
        start, end: as the tables write days (2011-05-27, 2011-05 or 2011); "" for no end.
    """

    line: int
    person: str
    name: str
    state: str
    office: str
    position: str
    title: str
    start: str
    end: str


def read_answer(path: Path) -> list[Held]:
    """Read an answer (.csv, or .json in either of the two forms that are offered for download).

    Raises:
        DataFileError: no such file, another form, a column that is missing, or a cell that is no id and no day.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataFileError(path, None, "no such file", _QUERY) from None
    except UnicodeDecodeError as error:
        raise DataFileError(path, None, f"not UTF-8 at byte {error.start}", _QUERY) from None
    rows = _of_json(path, text) if text.lstrip()[:1] in ("[", "{") else _of_csv(path, text)
    return [_held(path, line, row) for line, row in rows]


def _of_csv(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(text.splitlines())
    _need_columns(path, reader.fieldnames or ())
    for row in reader:
        if None in row or None in row.values():
            raise DataFileError(path, reader.line_num, "more or fewer cells than the header has", _QUERY)
        yield reader.line_num, row


def _of_json(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        found = json.loads(text)
        if isinstance(found, dict):
            found = [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]]
        rows = [{str(name): str(cell) for name, cell in row.items()} for row in found]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataFileError(path, getattr(error, "lineno", None), "not the JSON of a query's answer", _QUERY) from None
    _need_columns(path, {name for row in rows for name in row} | {"end", "endPrecision"} if rows else COLUMNS)
    yield from enumerate(rows, 1)


def _need_columns(path: Path, found: Iterable[str]) -> None:
    known = list(found)
    for column in COLUMNS:
        if column not in known:
            raise DataFileError(path, 1, f'no column "{column}"', did_you_mean(column, known) or _QUERY)


def _held(path: Path, line: int, row: Mapping[str, str]) -> Held:
    def identifier(column: str) -> str:
        match = _ID.fullmatch(row.get(column, ""))
        if not match:
            raise DataFileError(path, line, f'"{column}" is "{row.get(column, "")}"', "a Wikidata id such as Q159")
        return match[1]

    def day(column: str) -> str:
        cell, precision = row.get(column, ""), row.get(f"{column}Precision", "")
        if not cell:
            return ""
        match, length = _TIME.fullmatch(cell), _LENGTHS.get(precision)
        try:
            if not match or not length:
                raise ValueError
            date(int(match[1]), int(match[2]) or 1, int(match[3]) or 1)
        except ValueError:
            hint = "a time such as 2011-05-27T00:00:00Z with precision 9, 10 or 11"
            raise DataFileError(path, line, f'"{column}" is "{cell}" with precision "{precision}"', hint) from None
        return cell[:length]

    if not row.get("start"):
        raise DataFileError(path, line, '"start" is empty', "take the row out: the query asks for a start")
    return Held(
        line=line,
        person=identifier("person"),
        name=" ".join(row.get("personLabel", "").split()),
        state=identifier("state"),
        office=row.get("office", ""),
        position=identifier("position"),
        title=" ".join(row.get("positionLabel", "").split()),
        start=day("start"),
        end=day("end"),
    )
