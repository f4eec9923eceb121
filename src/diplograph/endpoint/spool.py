"""An answer is kept here while it is made, and given up when it grows too long: nothing is sent before it is whole."""

import re

from diplograph.endpoint.records import Refusal

STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
JSON_ENDS = (b"}},", b"}}]", b"{},", b"{}]")


class Spool:
    """A binary file in memory that holds so many bytes and no more.

    Raises (from `write`):
        Refusal: the answer is too long.

    >>> spool = Spool(5)
    >>> spool.write(b"three"), spool.value()
    (5, b'three')
    >>> spool.write(b"!")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    diplograph.endpoint.records.Refusal: the answer is longer than 5 bytes; ask for less...
    """

    def __init__(self, limit: int) -> None:
        self._limit, self._held, self._pieces = limit, 0, list[bytes]()

    def write(self, piece: bytes) -> int:
        """Keep a piece."""
        self._held += len(piece)
        if self._held > self._limit:
            raise Refusal(422, too_long(self._limit, "bytes"))
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: it is a file."""

    def value(self) -> bytes:
        """Return all that was written."""
        return b"".join(self._pieces)


class RowSpool(Spool):
    """A spool that also counts the rows of a table of solutions, in the form that pyoxigraph writes.

    >>> spool = RowSpool(100, rows=1, form="CSV")
    >>> spool.write(b'who\\r\\n"a\\nb"\\r\\n')
    12
    """

    def __init__(self, limit: int, rows: int, form: str) -> None:
        super().__init__(limit)
        self._rows, self._most, self._form = 0, rows, form
        self._rest, self._tail = b"", b""  # what the next piece may complete
        self._open = False  # within a string of JSON
        self._counts = False
        if form in ("CSV", "TSV"):
            self._rows = -1  # the head line

    def write(self, piece: bytes) -> int:
        """Keep a piece, and count the rows as soon as there may be too many: each takes a byte at least."""
        if not self._counts and self._held + len(piece) > self._most:
            self._counts = True
            self._rows += sum(map(self._count, self._pieces))
        if self._counts:
            self._rows += self._count(bytes(piece))
        if self._rows > self._most:
            raise Refusal(422, too_long(self._most, "rows"))
        return super().write(piece)

    def _count(self, piece: bytes) -> int:
        if self._form == "TSV":  # a line end within a term is written \n
            return piece.count(b"\n")
        if self._form == "CSV":  # a line end within a term stands between quotes
            parts = (self._rest + piece).split(b'"')
            self._rest = b'"' if len(parts) % 2 == 0 else b""  # still within quotes
            return sum(part.count(b"\n") for part in parts[::2])
        if self._form == "XML":  # a < within a term is written &lt;
            text = self._rest + piece
            self._rest = text[-7:]
            return text.count(b"<result>")
        return self._rows_of_json(piece)

    def _rows_of_json(self, piece: bytes) -> int:
        """Count by ends: without its strings a row is {:{:,:},:{:,:}}; only rows (and RDF-star, not stored) end so."""
        text = STRING.sub(b"", (b'"' if self._open else b"") + self._rest + piece)
        outside, quote, within = text.partition(b'"')
        self._open = bool(quote)
        escaping = (len(within) - len(within.rstrip(b"\\"))) % 2
        self._rest = b"\\" if escaping else b""
        seen = self._tail + outside
        self._tail = seen[-2:]
        return sum(seen.count(end) for end in JSON_ENDS)


def too_long(limit: int, what: str) -> str:
    """Return the line that says so.

    >>> too_long(10, "rows")
    'the answer is longer than 10 rows; ask for less, or page with ORDER BY, LIMIT and OFFSET'
    """
    return f"the answer is longer than {limit} {what}; ask for less, or page with ORDER BY, LIMIT and OFFSET"
