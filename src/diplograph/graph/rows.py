"""The answer to a SELECT: columns and rows of plain Python values; also as CSV, TSV, JSON, HTML or a DataFrame."""

import csv
import io
import json
import keyword
from collections import namedtuple
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import TYPE_CHECKING, Any

from diplograph.errors import MissingExtra
from diplograph.graph.terms import Value
from diplograph.model import markup

if TYPE_CHECKING:
    import pandas

# A spreadsheet runs a cell that begins so; the wide signs too, where East Asian input is set.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def defused(value: Value) -> Value:
    """Return a cell as it may stand in a spreadsheet: a text that would be a formula gets an apostrophe in front.

    >>> defused("=1+1"), defused("Norway"), defused(-3.5)
    ("'=1+1", 'Norway', -3.5)
    """
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


class Rows(Sequence[Any]):
    """Rows as named tuples, in the order of the answer.

    Args:
        columns: names of the columns; the attribute of a column called `from` is `from_`.
        rows: the values; None where the answer has none.

    >>> rows = Rows(["who", "on"], [("Aland", date(2011, 5, 17)), ("Borduria", None)])
    >>> rows[0].who, len(rows)
    ('Aland', 2)
    >>> print(rows.to_csv(), end="")
    who,on
    Aland,2011-05-17
    Borduria,
    """

    def __init__(self, columns: Iterable[str], rows: Iterable[Iterable[Value]]) -> None:
        self.columns = tuple(columns)
        names = [name + "_" if keyword.iskeyword(name) else name for name in self.columns]
        row = namedtuple("Row", names, rename=True)  # type: ignore[misc]
        self._rows: list[tuple[Value, ...]] = [row(*values) for values in rows]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        """Return one row, or a list of rows for a slice."""
        return self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        """Compare columns and rows."""
        return isinstance(other, Rows) and (self.columns, self._rows) == (other.columns, other._rows)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Say how many rows of which columns there are."""
        return f"Rows({len(self)} of {', '.join(self.columns)})"

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return each row as a dict by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self._rows]

    def to_csv(self) -> str:
        """Return the rows as CSV with a head line; no text in it can be taken for a formula."""
        return self._separated(",")

    def to_tsv(self) -> str:
        """Return the rows as tab-separated text with a head line; no text in it can be taken for a formula."""
        return self._separated("\t")

    def to_json(self) -> str:
        """Return the rows as a JSON list of objects; days as ISO text, decimals as numbers."""
        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=1, default=_plain)

    def _separated(self, separator: str) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(map(defused, row) for row in self._rows)
        return out.getvalue()

    def to_frame(self) -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame: days as datetime64, decimals as floats, what is not there as missing.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise MissingExtra("pandas", "pip install pandas") from error
        frame = pandas.DataFrame.from_records([tuple(row) for row in self._rows], columns=list(self.columns))
        for at, name in enumerate(self.columns):
            kinds = {type(row[at]) for row in self._rows} - {NoneType}
            if kinds and kinds <= {date, datetime}:
                frame[name] = pandas.to_datetime(frame[name])
            elif Decimal in kinds and kinds <= {Decimal, int, float}:
                frame[name] = frame[name].astype(float)
        return frame

    def _repr_html_(self) -> str:
        return markup.table(self.columns, self._rows)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else str(value)
