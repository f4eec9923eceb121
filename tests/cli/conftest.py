"""A reader that needs no model: each article says that Ruritania met Zubrowka. The verbs are tested around it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from diplograph.cli.app import run
from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Event,
    Extraction,
    Factuality,
    Interval,
    Issue,
    Run,
    Span,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
    slug,
)

Command = Callable[..., tuple[int, str, str]]
STUB_RUN = Run(extractor="stub", version="1", model="none", config="none")


class StubPipeline:
    """Reads one meeting from every article, and an issue from one that has no date."""

    @classmethod
    def load(cls, language: str = "en", *, model: str | None = None, extractor: str = "rules") -> "StubPipeline":
        assert (language, model, extractor) == ("en", None, "rules")
        return cls()

    def map(self, articles: Iterable[Article], *, on_error: object = None) -> Iterator[Extraction]:
        return map(self, articles)

    def __call__(self, article: Article) -> Extraction:
        publisher = Actor(
            id=f"publisher/{slug(article.source or 'unknown')}",
            name=article.source or "unknown",
            type=ActorType.COMPANY,
        )
        parties = [
            Actor(
                id=f"{article.path}/actor/{slug(name)}",
                name=name,
                type=ActorType.STATE,
                mentions=(Span(start=0, end=len(article.text)),),
            )
            for name in ("Ruritania", "Zubrowka")
        ]
        words = Span(start=0, end=len(article.text))
        time = article.date and Interval(
            start=article.date, end=article.date, precision=TimePrecision.DAY, basis=TimeBasis.PUBLICATION_FALLBACK
        )
        meeting = Event(
            id=f"{article.path}/event/1",
            type="Meeting",
            label="Ruritania and Zubrowka: meeting",
            participants=tuple(actor.id for actor in parties),
            time=time or None,
            mentions=(words,),
        )
        claim = Claim(
            id=f"{article.path}/claim/1",
            situation=meeting.id,
            source=publisher.id,
            depth=0,
            factuality=Factuality.HOLDS,
            standing=Standing.NARRATED,
            said_on=article.date,
            evidence=(words,),
            rule="stub",
            confidence=0.9,
            key=digest(article.id),
        )
        issues = () if article.date else (Issue(article=article.id, found="has no date", hint="give it one"),)
        return Extraction(
            article=article,
            run=STUB_RUN,
            publisher=publisher.id,
            actors=(publisher, *parties),
            situations=(meeting,),
            claims=(claim,),
            issues=issues,
        )


@pytest.fixture
def stub_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("diplograph.pipeline")
    module.Pipeline = StubPipeline  # type: ignore[attr-defined]
    module.run_of = lambda language, **_: STUB_RUN  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "diplograph.pipeline", module)


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process: exit code, stdout, stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return command


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, day in ((1, "2020-01-05"), (2, "2020-01-06")):
        front = f"---\nid: n{number}\ndate: {day}\nsource: Example Post\ntitle: Meeting {number}\n---\n"
        text = f"Ruritania met Zubrowka in Strelsau, meeting number {number}.\n"
        (folder / f"{number}.txt").write_text(front + text, encoding="utf-8")
    return folder


@pytest.fixture
def built(command: Command, news: Path, stub_reader: None) -> Path:
    """What `build` makes of that folder."""
    out = news.parent / "out"
    code, _, err = command("build", news, "-o", out)
    assert (code, err) == (0, "")
    return out
