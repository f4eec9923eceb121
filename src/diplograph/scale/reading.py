"""A task in, its outcome out, in whatever process: reading, encoding and checking with a model that is loaded once.

Nothing that an article does ends the process; whoever stores the outcome is elsewhere.
"""

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from diplograph.errors import ArticleError, GraphError
from diplograph.graph import bulk
from diplograph.model import Extraction
from diplograph.scale.records import Outcome, Reader, Task

LONGEST = 60.0  # seconds of computing that an article may take, and those for each character: some 15 times the usual
PER_CHARACTER = 0.002


class Reading:
    """Reads tasks with one pipeline.

    Raises:
        DiplographError: the model, the extractor or a data file cannot be loaded.
    """

    def __init__(self, reader: Reader) -> None:
        from diplograph.pipeline import Pipeline  # loads spaCy

        self.pipeline = Pipeline.load(reader.language, model=reader.model, extractor=reader.extractor)

    def __call__(self, task: Task) -> Outcome:
        """Read one article; what goes wrong with it stands in the outcome."""
        faults: list[ArticleError] = []
        with limited(LONGEST + PER_CHARACTER * len(task.article.text)):
            found = next(iter(self.pipeline.map([task.article], on_error=faults.append)), None)
        if found is not None:
            try:
                ready = bulk.ready(found)
            except GraphError as error:
                return failed(task, str(error))
            counts, types = _counts(found)
            return _outcome(task).model_copy(
                update={"ready": ready, "counts": counts, "types": types, "issues": found.issues}
            )
        return failed(task, str(faults[0]) if faults else "the reader gave nothing; please report it with the article")


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what computes longer; where no such alarm can be set (on Windows, in a thread) never."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no end after {seconds:.0f} s of computing")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def failed(task: Task, reason: str) -> Outcome:
    """Return the outcome of an article that gave no graph; the reason need not name the article."""
    return _outcome(task).model_copy(update={"failure": reason.removeprefix(f"{task.article.id}: ")})


def _outcome(task: Task) -> Outcome:
    return Outcome(number=task.number, where=task.where, article=task.article.id, content=task.content)


def _counts(found: Extraction) -> tuple[dict[str, int], dict[str, int]]:
    types = Counter(situation.type for situation in found.situations if situation.kind == "Event")
    counts = {
        "articles": 1,
        "words": len(found.article.text.split()),
        "actors": len(found.actors),
        "claims": len(found.claims),
        "stances": sum(situation.kind == "Stance" for situation in found.situations),
    }
    return counts, dict(types)
