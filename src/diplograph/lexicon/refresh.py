"""Rows of Wikidata's answer and the tables in; what would change in people.csv and holdings.csv out, and written.

Nothing is overwritten that an editor or another source has said: an end is added where none stands, the day on which an
office was last seen moves on, people and offices that are missing come in. What does not fit is passed over and said.
"""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from diplograph.errors import did_you_mean
from diplograph.lexicon.actors import ActorEntry, ActorTables
from diplograph.lexicon.names import same_name
from diplograph.lexicon.wikidata import Held
from diplograph.model import ActorType, slug

PEOPLE, HOLDINGS = "people.csv", "holdings.csv"
SAME_START = timedelta(days=45)  # an election, an oath and a first day at work are one beginning
Cells = dict[str, str]


class Change(NamedTuple):
    """One row that would be added (line None) or changed.

    Attributes:
        table: people.csv or holdings.csv.
        line: of the row as it stands, None for a new one.
        cells: the row as it would be.
        says: what is new about it.
    """

    table: str
    line: int | None
    cells: Cells
    says: str

    def __str__(self) -> str:
        """Say it in one line."""
        where = self.table if self.line is None else f"{self.table}:{self.line}"
        return f"{where}: {self.says}"


class Refresh(NamedTuple):
    """What an answer would change, and what of it was passed over and why."""

    changes: tuple[Change, ...]
    passed: tuple[str, ...]


class _Sheet:
    """A table as it stands: rows with their lines, in the order of the file."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            self.rows: list[tuple[int, Cells]] = [(reader.line_num, dict(row)) for row in reader]
            self.columns = tuple(reader.fieldnames or ())

    def text(self, changes: Sequence[Change], key: str) -> str:
        """Return the table with the changes in it; new rows go where their key belongs."""
        changed = {change.line: change.cells for change in changes if change.line is not None}
        rows = [changed.get(line, row) for line, row in self.rows]
        for change in changes:
            if change.line is None:
                at = next((n for n, row in enumerate(rows) if row[key] > change.cells[key]), len(rows))
                rows.insert(at, change.cells)
        out = io.StringIO()
        writer = csv.DictWriter(out, self.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()


def refresh(folder: Path, answer: Iterable[Held], *, seen: date) -> Refresh:
    """Compare an answer with the tables of a folder.

    Args:
        folder: with people.csv, holdings.csv and the other tables.
        answer: the rows.
        seen: the day on which Wikidata gave them.

    Raises:
        DataFileError: a table is at fault.
    """
    return _Comparison(folder, seen).of(list(answer))


def write(folder: Path, changes: Sequence[Change]) -> None:
    """Write the changes into the tables; they are read and checked before the old ones are replaced.

    Raises:
        DataFileError: a table would be at fault; nothing is written.
    """
    with tempfile.TemporaryDirectory() as name:
        draft = Path(name)
        for table in folder.glob("*.csv"):
            shutil.copyfile(table, draft / table.name)
        for table_name, key in ((PEOPLE, "key"), (HOLDINGS, "person")):
            own = [change for change in changes if change.table == table_name]
            text = _Sheet(folder / table_name).text(own, key)
            (draft / table_name).write_text(text, encoding="utf-8", newline="")
        ActorTables.read(draft)
        for table_name in (PEOPLE, HOLDINGS):
            shutil.copyfile(draft / table_name, folder / table_name)


class _Comparison:
    def __init__(self, folder: Path, seen: date) -> None:
        self.seen = seen
        self.tag = f"wikidata-{seen:%Y-%m}"
        self.tables = ActorTables.read(folder)
        self.states = {e.qid: e for e in self.tables.entries if e.type is ActorType.STATE and e.qid}
        self.offices = {office.key for office in self.tables.offices}
        self.people = {row["key"]: (line, row) for line, row in _Sheet(folder / PEOPLE).rows}
        self.by_qid = {row["qid"]: key for key, (_, row) in self.people.items() if row["qid"]}
        self.keys = {entry.key for entry in self.tables.entries}
        self.holdings: dict[tuple[str, str, str], list[tuple[int | None, Cells]]] = {}
        for line, row in _Sheet(folder / HOLDINGS).rows:
            self.holdings.setdefault((row["person"], row["office"], row["acts_for"]), []).append((line, row))
        self.changes: dict[tuple[str, object], Change] = {}
        self.passed: list[str] = []

    def of(self, answer: list[Held]) -> Refresh:
        heads = {(h.person, h.position) for h in answer if h.office == "head_of_state"}
        for held in answer:
            if held.office != "head_of_state" and (held.person, held.position) in heads:
                continue  # a president who also leads the government holds one office
            why = self._fault(held)
            if why:
                self._pass(held, why)
                continue
            person = self._person(held)
            if person is not None:
                self._holding(held, person)
        return Refresh(tuple(self.changes.values()), tuple(self.passed))

    def _pass(self, held: Held, why: str) -> None:
        self.passed.append(f"{held.line}: {held.name or held.person}, {held.title or held.office}: {why}")

    def _fault(self, held: Held) -> str:
        if held.name in ("", held.person):
            return "has no English name; give it one in Wikidata"
        if held.state not in self.states:
            return f"states.csv has no state with the id {held.state}"
        if held.office not in self.offices:
            return f'offices.csv has no "{held.office}"; {did_you_mean(held.office, self.offices)}'.rstrip("; ")
        if held.end and _last(held.end) < _first(held.start):
            return f"ends ({held.end}) before it begins ({held.start})"
        return ""

    def _person(self, held: Held) -> str | None:
        """Return the key of the person, a new one where the tables have none; None when it cannot be told."""
        if held.person in self.by_qid:
            return self.by_qid[held.person]
        state = self.states[held.state]
        alike = [key for key in self._bearers(held.name, state) if not self.people[key][1]["qid"]]
        if len(alike) > 1:
            self._pass(held, f"may be any of {', '.join(alike)}; write {held.person} into the right row of {PEOPLE}")
            return None
        if alike:
            key = alike[0]
            line, row = self.people[key]
            cells = {**row, "qid": held.person, "source": self._source(row)}
            self._change(Change(PEOPLE, line, cells, f"{key} is {held.person}"))
        else:
            key = self._new_key(held.name)
            cells = {"key": key, "name": held.name, "variants": "", "alone": "", "country": state.country or ""}
            cells |= {"qid": held.person, "source": self.tag}
            self._change(Change(PEOPLE, None, cells, f"new: {key}, {held.name}, {state.country}, {held.person}"))
        self.by_qid[held.person] = key
        return key

    def _bearers(self, name: str, state: ActorEntry) -> Iterator[str]:
        for hit in self.tables.lookup(name):
            entry = hit.entry
            if entry.type is not ActorType.PERSON or entry.country != state.country or hit.form != "name":
                continue
            if any(same_name(name, written) for _, written in entry.names):
                yield entry.key

    def _new_key(self, name: str) -> str:
        key, number = slug(name), 2
        while key in self.keys:
            key, number = f"{slug(name)}-{number}", number + 1
        self.keys.add(key)
        return key

    def _holding(self, held: Held, person: str) -> None:
        state = self.states[held.state].key
        known = self.holdings.setdefault((person, held.office, state), [])
        for at, (line, row) in enumerate(known):
            if _same_time(row, held):
                cells = self._moved_on(held, line, row)
                if cells is not None:
                    known[at] = (line, cells)
                    says = f"{person}, {held.office} of {state} from {cells['from'] or '...'}: {_until(cells)}"
                    self._change(Change(HOLDINGS, line, cells, says if line is not None else f"new: {says}"))
                return
        cells = {"person": person, "office": held.office, "title": held.title or held.office, "acts_for": state}
        cells |= {"from": held.start, "to": held.end, "open_as_of": "" if held.end else self.seen.isoformat()}
        cells |= {"source": self.tag, "page": ""}
        known.append((None, cells))
        self._change(
            Change(HOLDINGS, None, cells, f"new: {person}, {held.office} of {state} from {held.start}: {_until(cells)}")
        )

    def _moved_on(self, held: Held, line: int | None, row: Cells) -> Cells | None:
        """Return the row with what the answer adds to it, None when it adds nothing."""
        if held.end and row["to"]:
            if _first(row["to"]) > _last(held.end) or _first(held.end) > _last(row["to"]):
                self._pass(held, f"ends {held.end}, {HOLDINGS}:{line or 'new'} says {row['to']}; mend which is wrong")
            return None
        if held.end:
            return {**row, "to": held.end, "open_as_of": "", "source": self._source(row)}
        if not row["to"] and row["open_as_of"] < self.seen.isoformat():
            return {**row, "open_as_of": self.seen.isoformat(), "source": self._source(row)}
        return None

    def _source(self, row: Cells) -> str:
        return "|".join(dict.fromkeys([*row["source"].split("|"), self.tag]))

    def _change(self, change: Change) -> None:
        # a row that is changed twice is one change; a new one is told by who, what and since when
        cells = change.cells
        same = change.line or (cells.get("key"), cells.get("person"), cells.get("office"), cells.get("from"))
        self.changes[change.table, same] = change


def _same_time(row: Cells, held: Held) -> bool:
    """Say whether both speak of one time in office: the answer's begins with the row's, or within it."""
    begins = _first(row["from"]) - SAME_START if row["from"] else date.min
    ends = _last(row["to"]) if row["to"] else date.max
    return _last(held.start) >= begins and _first(held.start) < ends


def _until(cells: Cells) -> str:
    return f"to {cells['to']}" if cells["to"] else f"seen on {cells['open_as_of']}"


def _first(cell: str) -> date:
    return date.fromisoformat(cell + "-01-01"[len(cell) - 4 :])


def _last(cell: str) -> date:
    if len(cell) == 10:
        return date.fromisoformat(cell)
    year, month = int(cell[:4]), int(cell[5:] or 12)
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
