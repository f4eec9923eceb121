"""The pipeline over many articles."""

import pytest

from diplograph.errors import ArticleError
from diplograph.model import Article
from diplograph.scale.reading import limited


def test_an_article_that_the_reader_fails_on_ends_no_batch(pipeline, monkeypatch):
    annotate = pipeline.annotate

    def failing(article):
        if article.id == "bad":
            raise RecursionError("too deep")
        return annotate(article)

    monkeypatch.setattr(pipeline, "annotate", failing)
    articles = [Article(id=name, text="Norway met Iceland.") for name in ("a", "bad", "b")]
    faults: list[ArticleError] = []
    assert [found.article.id for found in pipeline.map(articles, on_error=faults.append)] == ["a", "b"]
    assert [fault.article_id for fault in faults] == ["bad"]
    with pytest.raises(RecursionError):
        list(pipeline.map(articles))


@pytest.mark.parametrize(
    "text",
    ["In response to invading Kenya.", "After talks to end the war in Chad.", "In answer to demanding sanctions."],
)
def test_the_reading_of_a_sentence_without_a_verb_ends(pipeline, text):
    with limited(20):
        assert pipeline(Article(id="a", text=text)).claims is not None
