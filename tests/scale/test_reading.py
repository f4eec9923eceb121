"""What an article may cost: one that the reader does not get done with is a failure like any other."""

from diplograph.model import Article
from diplograph.pipeline import Pipeline
from diplograph.scale import reading
from diplograph.scale.records import Reader, Task


def test_an_article_that_takes_for_ever_is_a_failure_and_the_next_is_read(pipeline, monkeypatch):
    annotate = pipeline.annotate

    def endless(article):
        while article.id == "endless":
            pass
        return annotate(article)

    monkeypatch.setattr(pipeline, "annotate", endless)
    monkeypatch.setattr(Pipeline, "load", lambda *_args, **_options: pipeline)
    read = reading.Reading(Reader())
    tasks = [
        Task(number=n, where=name, article=Article(id=name, text="Norway met Iceland."))
        for n, name in enumerate(("endless", "short"))
    ]
    with monkeypatch.context() as patch:
        patch.setattr(reading, "LONGEST", 0.1)
        assert "no end after 0 s of computing" in str(read(tasks[0]).failure)
    assert read(tasks[1]).counts["claims"] == 1
