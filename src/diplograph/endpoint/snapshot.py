"""A store that others may be writing to in, a folder out that stands still: what is served is read from there.

Oxigraph does not say what a reader sees beside a writer. So the files of the store are linked (they are never changed,
only replaced) or copied into a folder beside it, and opened there once, which completes what a build had not finished.
"""

import contextlib
import os
import shutil
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from diplograph.errors import GraphError
from diplograph.graph.knowledge import KnowledgeGraph

PREFIX = ".serving-"
TRIES = 50
PAUSE = 0.1  # seconds
Mark = tuple[tuple[str, int, int], ...]


def mark(store: Path) -> Mark:
    """Return what tells two states of a store apart: names, sizes and times of the files that hold it."""
    return tuple((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in _files(store))


def is_written(store: Path) -> bool:
    """Say whether a process holds the store for writing (only Linux tells; elsewhere False)."""
    if sys.platform != "linux":
        return False
    import fcntl

    request = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    with contextlib.suppress(OSError), (store / "LOCK").open("rb") as lock:
        kind = struct.unpack("hhqqi", fcntl.fcntl(lock, fcntl.F_GETLK, request))[0]
        return bool(kind != fcntl.F_UNLCK)
    return False


def take(store: Path) -> Path:
    """Return a new folder with the store as it is now.

    Raises:
        GraphError: it is being rewritten all the time, or cannot be read.
    """
    _sweep(store.parent)
    folder = _folder(store)
    try:
        for _ in range(TRIES):
            if _copied(store, folder):
                KnowledgeGraph(folder).close()  # takes in what the last writer had only noted down
                return folder
            time.sleep(PAUSE)
    except (OSError, RuntimeError) as error:  # a RuntimeError is how Oxigraph tells of broken files
        drop(folder)
        raise GraphError(f"{store}: cannot be read ({error}); check your rights and the space left") from error
    except GraphError:
        drop(folder)
        raise
    drop(folder)
    raise GraphError(f"{store}: is being rewritten without a pause; serve it when the build has ended")


def drop(folder: Path) -> None:
    """Delete a snapshot; the store's own files stay."""
    shutil.rmtree(folder, ignore_errors=True)


def _files(store: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Go through the files that hold the store: not its lock and its diaries."""
    for path in sorted(store.iterdir()):
        if path.name != "LOCK" and not path.name.startswith("LOG"):
            with contextlib.suppress(FileNotFoundError):  # a writer has just replaced it
                yield path, path.stat()


def _structure(store: Path) -> list[tuple[str, int]]:
    """Return what must not change while it is copied; journals (.log) may grow, a torn end is left out on opening."""
    return [(path.name, -1 if path.suffix == ".log" else stat.st_size) for path, stat in _files(store)]


def _copied(store: Path, folder: Path) -> bool:
    """Copy the store and say whether it stood still meanwhile."""
    before = _structure(store)
    for path in folder.iterdir():
        path.unlink()
    try:
        for name, _ in before:
            _bring(store / name, folder / name)
    except FileNotFoundError:
        return False
    return before == _structure(store)


def _bring(source: Path, target: Path) -> None:
    if source.suffix == ".sst":
        with contextlib.suppress(OSError):  # another file system, or one without links
            os.link(source, target)
            return
    shutil.copyfile(source, target)


def _folder(store: Path) -> Path:
    """Return a new folder beside the store, or among the temporary files where none can be made."""
    for parent in (store.parent, None):
        with contextlib.suppress(OSError):
            return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))
    raise GraphError(f"{store.parent}: no folder can be made there, nor among the temporary files; check your rights")


def _sweep(parent: Path) -> None:
    """Delete the snapshots of servers that were killed."""
    for place in (parent, Path(tempfile.gettempdir())):
        for folder in place.glob(f"{PREFIX}*"):
            number = folder.name.removeprefix(PREFIX).partition("-")[0]
            if number.isdigit() and not _alive(int(number)):
                drop(folder)


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
