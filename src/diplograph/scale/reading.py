"""A task in, its outcome out, in whatever process: reading, encoding and checking with a model that is loaded once.

Nothing that an article does ends the process; whoever stores the outcome is elsewhere.
"""

from collections import Counter

from diplograph.errors import ArticleError, GraphError
from diplograph.graph import bulk
from diplograph.model import Extraction
from diplograph.scale.records import Outcome, Reader, Task


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
        for found in self.pipeline.map([task.article], on_error=faults.append):
            try:
                ready = bulk.ready(found)
            except GraphError as error:
                return failed(task, str(error))
            counts, types = _counts(found)
            return _outcome(task).model_copy(
                update={"ready": ready, "counts": counts, "types": types, "issues": found.issues}
            )
        return failed(task, str(faults[0]) if faults else "the reader gave nothing; please report it with the article")


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
