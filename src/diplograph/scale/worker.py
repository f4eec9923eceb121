"""What runs in a worker process: tasks come in through a pipe, outcomes go out, until the pipe ends."""

import logging
import os
import signal
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

from diplograph.errors import DiplographError
from diplograph.scale.records import Outcome, Reader, Task


def work(reader: Reader, pipe: Connection) -> None:
    """Load the reader once, say so, and read what comes; end with the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the writer, and its end ends this
    os.environ["OMP_NUM_THREADS"] = "1"  # as many processes as cores: threads on top would only wait for each other
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    from diplograph.scale.reading import Reading  # loads spaCy

    try:
        read = Reading(reader)
    except DiplographError as error:
        pipe.send(error)
        return
    serve(read, pipe)


def serve(read: Callable[[Task], Outcome], pipe: Connection) -> None:
    """Say that all is loaded, then read what comes until the pipe ends."""
    tasks: SimpleQueue[Task | None] = SimpleQueue()
    Thread(target=_listen, args=(pipe, tasks), daemon=True).start()
    try:
        pipe.send(None)
        while (task := tasks.get()) is not None:
            pipe.send(read(task))
    except OSError:  # nobody listens any more
        return


def _listen(pipe: Connection, tasks: "SimpleQueue[Task | None]") -> None:
    """Take tasks in as they come, so that the other side never waits with one in its hand."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        tasks.put(None)
