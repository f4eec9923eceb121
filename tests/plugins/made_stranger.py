"""A stranger: a small package with an extractor, readers and a view, some of them broken; and how it is installed."""

from pathlib import Path

ENTRY_POINTS = """\
[diplograph.extractors]
meetings = stranger:Meetings
lazy = stranger:Lazy
unfinished = stranger:nothing_there

[diplograph.readers]
memo = stranger:memo
scan = stranger_broken:scan
crash = stranger:crash
number = stranger:NUMBER

[diplograph.views]
list = stranger:write_list
"""

SOURCE = '''
from pathlib import Path

from diplograph.errors import ArticleError
from diplograph.model import Actor, ActorType, Claim, Event, Extraction, Factuality, Span, Standing, digest

NUMBER = 7


class Meetings:
    """Every "met" is a meeting of unnamed parties."""

    def __init__(self, language):
        assert language == "en"

    def extract(self, doc, run):
        article = doc._.article
        if "unreadable" in article.text:
            raise ValueError("cannot read this")
        publisher = Actor(id="publisher/post", name="Post", type=ActorType.ORGANIZATION)
        at = article.text.find(" met ")
        events = claims = ()
        if at >= 0:
            span = Span(start=at + 1, end=at + 4)
            event = Event(id=f"{article.path}/event/1", type="Meeting", label="meeting", mentions=(span,))
            claim = Claim(
                id=f"{article.path}/claim/1", situation=event.id, source=publisher.id, depth=0, evidence=(span,),
                factuality=Factuality.HOLDS, standing=Standing.NARRATED, rule="met", confidence=0.4,
                key=digest(article.id),
            )
            events, claims = (event,), (claim,)
        return Extraction(
            article=article, run=run, publisher=publisher.id, actors=(publisher,), situations=events, claims=claims
        )


class Lazy:
    def __init__(self, language):
        pass

    def extract(self, doc, run):
        return None


def memo(file, name):
    """Articles between lines of equals signs."""
    for number, text in enumerate(file.read().decode().split("\\n===\\n"), start=1):
        where = f"{name}:{number}"
        yield where, {"text": text} if text.strip() else ArticleError(where, "the memo is empty", "write one")


def crash(file, name):
    yield name, {"text": "Norway met Iceland before the crash."}
    raise KeyError("no such column")


def write_list(net, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("\\n".join(sorted(map(str, net.edges()))), encoding="utf-8")
    return Path(path)
'''


def offer(folder: Path, package: str, entry_points: str, **modules: str) -> None:
    """Lay a package into a folder as an installer does."""
    info = folder / f"{package}-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.5\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
