"""How much of the given files has been read, in bytes, so that the time left can be told. Reading is others' work."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class Meter:
    """Counts bytes of files; what comes from elsewhere (standard input, addresses) is not counted.

    >>> Meter().share is None
    True
    """

    def __init__(self) -> None:
        self.total = 0
        self._before = 0
        self._open: BinaryIO | None = None

    def files(self, paths: Iterable[Path]) -> None:
        """Add files that will be read."""
        for path in paths:
            try:
                self.total += path.stat().st_size
            except OSError:  # it will be an issue when its turn comes
                continue

    @contextmanager
    def reading(self, file: BinaryIO) -> Iterator[None]:
        """Count what is read of a file."""
        self._open = file
        try:
            yield
        finally:
            self._before += 0 if file.closed else file.seek(0, 2)
            self._open = None

    @property
    def share(self) -> float | None:
        """The part of all bytes that has been read, or None where nothing can be said."""
        if not self.total:
            return None
        here = 0 if self._open is None or self._open.closed else self._open.tell()
        return min(1.0, (self._before + here) / self.total)
