"""What was done with which article, kept beside the store: a run that was killed goes on, a second run does nothing.

A line is written after the store has the article. Killed between the two, the article is read once more, and putting
the same again changes nothing. What stands in it is hashes and places, no text.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Self

from diplograph.errors import ArticleError, DiplographError
from diplograph.model import Record
from diplograph.scale.records import Outcome

VERSION = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS article(
  id TEXT PRIMARY KEY, content TEXT NOT NULL, run TEXT NOT NULL, place TEXT NOT NULL, failure TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unread(place TEXT PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
"""


class Failure(Record):
    """One line of the report: which article of which file, and why it gave nothing; "" where none could be made out."""

    file: str
    article: str
    reason: str

    @property
    def source(self) -> str:
        """The file or address, without the line."""
        return source_of(self.file)


def source_of(place: str) -> str:
    """Return the file of a place in it; an address stays as it is.

    >>> source_of("news/a.jsonl:12"), source_of("https://example.org/a")
    ('news/a.jsonl', 'https://example.org/a')
    """
    return place if "://" in place else re.sub(r"[:#][^/]*$", "", place)


class Manifest:
    """The manifest of one folder.

    Args:
        path: its file; made if it is not there.

    Raises:
        DiplographError: the file is no manifest, or a newer diplograph made it.

    >>> with Manifest(None) as manifest:
    ...     manifest.state("a1", content="x", run="y")
    'new'
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(":memory:" if path is None else path)
            [version] = self._db.execute("PRAGMA user_version").fetchone()
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.commit()
        except sqlite3.DatabaseError as error:
            raise DiplographError(f"{path}: is no manifest ({error}); delete it, all is then read anew") from error
        if version > VERSION:
            raise DiplographError(f"{path}: made by a newer diplograph; install that version, or delete the file")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def state(self, article: str, *, content: str, run: str) -> str:
        """Say what was done with it: "done", "failed", "new", or "changed": it, or who reads, is another now."""
        row = self._db.execute("SELECT content, run, failure FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            return "new"
        if row[:2] != (content, run):
            return "changed"
        return "done" if row[2] is None else "failed"

    def record(self, outcomes: Iterable[Outcome], run: str) -> None:
        """Write down what came of some articles."""
        rows = [(o.article, o.content, run, o.where, o.failure) for o in outcomes]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", rows)

    def unread_sources(self) -> set[str]:
        """Return the files and addresses of which something could not be read."""
        return {str(row[0]) for row in self._db.execute("SELECT DISTINCT source FROM unread")}

    def forget_unread(self, source: str) -> None:
        """Forget what could not be read of a file or address: it is being read again."""
        with self._db:
            self._db.execute("DELETE FROM unread WHERE source = ?", (source,))

    def record_unread(self, faults: Iterable[ArticleError]) -> None:
        """Write down what could not even be read from its file or address."""
        rows = [(fault.article_id, source_of(fault.article_id), str(fault)) for fault in faults]
        rows = [(place, source, said.removeprefix(f"{place}: ")) for place, source, said in rows]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO unread VALUES (?, ?, ?)", rows)

    def failures(self) -> Iterator[Failure]:
        """Go through the articles that gave nothing when they were last tried."""
        rows = self._db.execute(
            "SELECT place, id, failure FROM article WHERE failure IS NOT NULL "
            "UNION ALL SELECT place, '', reason FROM unread ORDER BY 1, 2"
        )
        for place, article, reason in rows:
            yield Failure(file=place, article=article, reason=reason)


class Met(MutableMapping[str, str]):
    """Where each id of a run was met: a mapping on disk, for there may be more ids than memory holds.

    >>> met = Met()
    >>> met["a1"] = "a.txt"
    >>> met.get("a1"), met.get("a2")
    ('a.txt', None)
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")  # a file of its own that goes when it is closed
        self._db.execute("CREATE TABLE met(id TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID")

    def __getitem__(self, key: str) -> str:
        row = self._db.execute("SELECT place FROM met WHERE id = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return str(row[0])

    def __setitem__(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO met VALUES (?, ?)", (key, value))

    def __delitem__(self, key: str) -> None:
        self._db.execute("DELETE FROM met WHERE id = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._db.execute("SELECT id FROM met"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM met").fetchone()[0])
