"""The pipeline over many articles."""

import pytest

from diplograph.errors import ArticleError
from diplograph.model import Article


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
