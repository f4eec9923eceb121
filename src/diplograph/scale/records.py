"""What crosses from one process to another: who reads, what is to be read, and what came out."""

from collections.abc import Mapping

from diplograph.graph.bulk import Ready
from diplograph.model import Article, Issue, Record, Run, digest


class Reader(Record):
    """Who reads: what `Pipeline.load` is asked for."""

    language: str = "en"
    model: str | None = None
    extractor: str = "rules"


class Task(Record):
    """One article to be read.

    Attributes:
        number: its place in the input; the graph is written in this order.
        where: the file (and line) or address that it came from.
    """

    number: int
    where: str
    article: Article

    @property
    def content(self) -> str:
        """A hash of all that the article is; another one means that it must be read anew."""
        return digest(self.article.model_dump_json(), length=32)


class Outcome(Record):
    """What came of one article: a graph ready to be stored, or why there is none.

    Attributes:
        counts: articles, actors, claims, stances, words.  types: events of each type.
        issues: what the reader missed, though there is a graph.
    """

    number: int
    where: str
    article: str
    content: str
    ready: Ready | None = None
    failure: str | None = None
    counts: Mapping[str, int] = {}
    types: Mapping[str, int] = {}
    issues: tuple[Issue, ...] = ()


def hash_of(run: Run) -> str:
    """Return a hash of who reads: the extractor, its version, the model, the lexicon and the tables.

    >>> hash_of(Run(extractor="rules", version="1", model="m", config="c"))
    'a7847dc04a46'
    """
    return digest(run.extractor, run.version, run.model, run.config, length=12)
