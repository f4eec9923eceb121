"""Feeds as files: their entries as articles, whatever dialect, and no fault whatever the bytes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph import plugins
from diplograph.errors import ArticleError
from diplograph.ingest import read
from diplograph.ingest.feeds import entries

STORY = "The foreign minister of Ruritania met her counterpart &amp; refused to sign the treaty."
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Post</title>
<item><guid>x1</guid><title>Talks fail</title><link>http://example.org/1</link>
<pubDate>Thu, 04 Mar 2021 23:30:00 GMT</pubDate><description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;So it was.&lt;/p&gt;
</description></item><item><title>Nothing else</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id><title>Talks</title>
<updated>2021-03-05T00:00:00Z</updated><content type="html">{STORY}</content></entry></feed>"""


installed = pytest.mark.skipif(
    "warc" not in plugins.names(plugins.READERS), reason="installed before these readers were there: pip install -e ."
)


@installed
def test_an_rss_feed(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    errors: list[ArticleError] = []
    [article] = read(tmp_path, on_error=errors.append)
    assert article.text == STORY.replace("&amp;", "&") + "\n\nSo it was."
    assert (article.title, article.source, str(article.date)) == ("Talks fail", "Example Post", "2021-03-04")
    assert article.url == "http://example.org/1"
    assert "carries no words" in str(errors[0])


@installed
def test_an_atom_feed_and_an_entry_told_anew(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    [article] = read(tmp_path)
    assert str(article.date) == "2021-03-05"
    [before], [after] = entries(ATOM.encode(), "a"), entries(ATOM.replace("refused", "agreed").encode(), "a")
    assert before.id == after.id
    assert before.stamp != after.stamp


@installed
def test_scripts_and_styles_are_no_words(tmp_path: Path) -> None:
    code = "<style>p { color: red }</style><script>track('Borduria')</script><!-- advert -->"
    hidden = code.replace("<", "&lt;").replace(">", "&gt;")
    (tmp_path / "a.rss").write_text(RSS.replace(STORY, hidden + STORY), encoding="utf-8")
    [article] = read(tmp_path, on_error=[].append)
    assert article.text == STORY.replace("&amp;", "&") + "\n\nSo it was."


@installed
def test_what_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("<html><body>No feed.</body></html>", encoding="utf-8")
    with pytest.raises(ArticleError, match="is no RSS or Atom feed"):
        list(read(tmp_path))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(at=st.integers(0, len(RSS)), junk=st.binary(max_size=30), cut=st.booleans())
def test_any_bytes_are_a_feed_or_an_error(at: int, junk: bytes, cut: bool) -> None:
    raw = RSS.encode()
    try:
        found = entries(raw[:at] + junk + (b"" if cut else raw[at:]), "a")
    except ArticleError:
        return
    assert all(entry.fields["id"] for entry in found)
