"""Workers that need no model, some of which die; and articles to read."""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from diplograph.errors import DataFileError
from diplograph.model import Article
from diplograph.scale.records import Outcome, Reader, Task
from diplograph.scale.worker import serve


def tasks(*texts: str) -> list[Task]:
    return [Task(number=n, where=f"a:{n}", article=Article(id=f"a{n}", text=text)) for n, text in enumerate(texts)]


def read(task: Task) -> Outcome:
    """Read nothing; die of an article that says so, of "die once FILE" only while the file is not there."""
    words = task.article.text.split()
    if words[0] == "die" and words[1] == "always":
        os.kill(os.getpid(), signal.SIGKILL)
    if words[0] == "die" and words[1] == "once" and not Path(words[2]).exists():
        Path(words[2]).touch()
        os._exit(7)
    return Outcome(
        number=task.number, where=task.where, article=task.article.id, content="", counts={"words": len(words)}
    )


def light(reader: Reader, pipe: Connection) -> None:
    serve(read, pipe)


def unloadable(reader: Reader, pipe: Connection) -> None:
    pipe.send(DataFileError("frames.yaml", 3, "no class", "mend it"))


def still_born(reader: Reader, pipe: Connection) -> None:
    os._exit(3)
