"""Tables that were read and checked once in, the same tables at the next start out, four times sooner.

Kept in the user's cache folder under a digest of the files, of the code that reads them and of Python: what has changed
is read anew, and a file that cannot be used or written costs nothing but time. Only tables, never texts.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from diplograph.model.collector import collector_paused

T = TypeVar("T")
KEPT = 4  # forms of one table: of checkouts or versions side by side
# a file that was cut off, or made by code that is no more
_UNUSABLE = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError, OSError)


def compiled(name: str, files: Iterable[Path], make: Callable[[], T], *, kind: type[T]) -> T:
    """Return what `make` makes of the files, from the cache where it is there.

    Args:
        name: of the table; the oldest forms of the same name are removed.
        files: all that it is made of.
        make: reads and checks them.
        kind: the class of what it makes.

    Raises:
        DataFileError: `make` finds a fault; nothing is kept then.
    """
    with collector_paused():
        folder = _folder()
        if folder is None:
            return make()
        path = folder / f"{name}-{_digest(files)}.pickle"
        found = _read(path)
        if isinstance(found, kind):
            return found
        made = make()
    _write(path, made)
    return made


def _folder() -> Path | None:
    home = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(home) if home else Path("~/.cache").expanduser()) / "diplograph"
    except RuntimeError:  # a user without a home
        return None


def _digest(files: Iterable[Path]) -> str:
    seen = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted({*files, *Path(__file__).parent.glob("*.py")}):
        try:
            content = path.read_bytes()
        except OSError:
            content = b""  # the reader says what is wrong with it
        seen.update(f"\n{path.name} {len(content)}\n".encode() + content)
    return seen.hexdigest()


def _read(path: Path) -> object:
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None  # somebody else's file is not run
        return pickle.loads(path.read_bytes())
    except _UNUSABLE:
        return None


def _write(path: Path, made: object) -> None:
    stem = path.name.split("-")[0]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = sorted(path.parent.glob(f"{stem}-*.pickle"), key=lambda old: old.stat().st_mtime)
        for old in kept[: -KEPT + 1]:
            old.unlink()
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            pickle.dump(made, draft, protocol=5)
        Path(draft.name).replace(path)
    except OSError:
        return  # no home, or no right to write there: the tables are read anew each time
