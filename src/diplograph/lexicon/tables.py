"""CSV files of data/ in, checked rows out. A fault names file, line and how to mend it; meaning is the caller's."""

import csv
import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from diplograph.errors import DataFileError, did_you_mean

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Row:
    """One line of a table. Every reader of a cell raises DataFileError with the line when the cell is at fault.

    `cells` holds them in the order of the columns that were asked for: the large tables take them apart at once.
    """

    __slots__ = ("_at", "cells", "line", "path")

    def __init__(self, path: Path, line: int, at: dict[str, int], cells: list[str]) -> None:
        self.path, self.line, self._at, self.cells = path, line, at, cells

    def fail(self, found: str, hint: str) -> NoReturn:
        """Raise DataFileError for this line."""
        raise DataFileError(self.path, self.line, found, hint)

    def get(self, column: str) -> str:
        """Return the cell, "" when it is empty."""
        return self.cells[self._at[column]]

    def need(self, column: str) -> str:
        """Return a cell that must not be empty."""
        return self.cells[self._at[column]] or self.fail(f'"{column}" is empty', "fill it in or take the line out")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that lists several things with "|" between them."""
        cell = self.cells[self._at[column]]
        if not cell:
            return ()
        if "|" not in cell:
            return (cell,)
        parts = tuple(part.strip() for part in cell.split("|"))
        if not all(parts):
            self.fail(f'"{column}" has an empty part: "{cell}"', 'write one "|" between two names, none at the ends')
        return parts

    def one_of(self, column: str, known: Collection[str]) -> str:
        """Return a cell that must be one of the known words."""
        cell = self.need(column)
        if cell not in known:
            hint = did_you_mean(cell, known) or f"one of {', '.join(sorted(known)[:12])}"
            self.fail(f'no {column} "{cell}"', hint)
        return cell

    def match(self, column: str, pattern: re.Pattern[str], hint: str) -> str | None:
        """Return a cell that must match the pattern when it is filled; None when it is empty."""
        cell = self.cells[self._at[column]]
        if cell and not pattern.fullmatch(cell):
            self.fail(f'"{column}" is "{cell}"', hint)
        return cell or None

    def number(self, column: str) -> float:
        """Return a cell as a number."""
        try:
            return float(self.need(column))
        except ValueError:
            self.fail(f'"{column}" is "{self.get(column)}"', "a number such as 48.85")

    def days(self, column: str) -> tuple[date, date] | None:
        """Return the first and last day that a date of the form 2011, 2011-05 or 2011-05-27 may mean; None if empty."""
        cell = self.cells[self._at[column]]
        try:
            return _days(cell) if cell else None
        except ValueError as error:
            self.fail(f'"{column}" is {error}: "{cell}"', "write 2011-05-27, 2011-05 or 2011")


@lru_cache(maxsize=16384)
def _days(cell: str) -> tuple[date, date]:
    if len(cell) == 10 and cell[4] == cell[7] == "-":  # most are, and this reads them four times sooner
        try:
            day_itself = date.fromisoformat(cell)
        except ValueError:
            pass
        else:
            return day_itself, day_itself
    found = _DAY.fullmatch(cell)
    if not found:
        raise ValueError("no date")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        raise ValueError("no day of the calendar") from None


def read_table(path: Path, columns: Sequence[str], *, key: str | None = None) -> Iterator[Row]:
    """Yield the rows of a CSV file (UTF-8, one header line).

    Args:
        path: the file.
        columns: the columns it must have, in any order and no others.
        key: a column whose cells must be filled and differ.

    Raises:
        DataFileError: the file is missing or not UTF-8, a column is missing or unknown, a line has too many or too few
            cells, or two lines share a key.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_header(path, header, columns)
            at = {column: number for number, column in enumerate(columns)}
            order = None if header == list(columns) else [header.index(column) for column in columns]
            seen: dict[str, int] = {}
            for cells in reader:
                if len(cells) != len(header):
                    found = f"{len(cells)} cells where the header has {len(header)}"
                    raise DataFileError(path, reader.line_num, found, "put names with a comma between double quotes")
                row = Row(path, reader.line_num, at, cells if order is None else [cells[place] for place in order])
                if key is not None:
                    first = seen.setdefault(row.need(key), row.line)
                    if first != row.line:
                        row.fail(f'"{row.get(key)}" stands on line {first} already', "join the two lines or rename one")
                yield row
    except FileNotFoundError:
        raise DataFileError(path, None, "no such file", f"a table with the columns {', '.join(columns)}") from None
    except UnicodeDecodeError as error:
        raise DataFileError(path, None, f"not UTF-8 at byte {error.start}", "save the file as UTF-8") from None
    except csv.Error as error:
        raise DataFileError(path, reader.line_num, str(error), "mend the double quotes on this line") from None


def _check_header(path: Path, header: list[str], columns: Sequence[str]) -> None:
    for column in columns:
        if column not in header:
            raise DataFileError(
                path, 1, f'no column "{column}"', did_you_mean(column, header) or "add it to the header"
            )
    for column in header:
        if column not in columns:
            hint = did_you_mean(column, columns) or f"the columns are {', '.join(columns)}"
            raise DataFileError(path, 1, f'unknown column "{column}"', hint)
    if len(set(header)) != len(header):
        raise DataFileError(path, 1, "a column stands twice in the header", "take one out")
