"""RSS and Atom in, the raw fields of their entries out. Nothing is fetched here: `fetched` follows links, if asked.

An entry is read as far as the feed carries it. Its id is made of what the feed calls it, so that an entry that is told
anew replaces what it said before.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any, BinaryIO

from diplograph.errors import ArticleError
from diplograph.ingest.archives import MOST, address_id
from diplograph.ingest.formats import without_code
from diplograph.model import Record
from diplograph.plugins import Entry

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


class FeedEntry(Record):
    """One entry of a feed.

    Attributes:
        stamp: changes when the entry is told anew.
        date: YYYY-MM-DD, or None where the feed gives none.
    """

    id: str
    title: str | None
    link: str | None
    date: str | None
    source: str | None
    text: str
    stamp: str

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the article that the feed itself carries."""
        return {
            "id": address_id(self.link or self.id),
            "title": self.title,
            "date": self.date,
            "source": self.source,
            "url": self.link,
            "text": self.text,
        }


def feed_file(file: BinaryIO, name: str) -> Iterator[Entry]:
    """Yield the entries of a feed that was saved to a file."""
    raw = file.read(MOST + 1)
    if len(raw) > MOST:
        raise ArticleError(name, f"the feed has more than {MOST:,} bytes", "split it")
    for entry in entries(raw, name):
        if entry.text:
            yield f"{name}#{entry.id}", entry.fields
        else:
            yield name, ArticleError(f"{name}#{entry.id}", "the entry carries no words", "fetch the page that it names")


def entries(raw: bytes, name: str) -> list[FeedEntry]:
    """Return the entries of a feed, as it orders them.

    Raises:
        ArticleError: it is no feed.

    >>> [found.title for found in entries(b"<rss><channel><item><title>Talks</title></item></channel></rss>", "a.rss")]
    ['Talks']
    """
    import feedparser

    feed = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.version:
        raise ArticleError(name, "is no RSS or Atom feed", "check the address or the file")
    source = _words(feed.feed.get("title", "")) or None
    return [_entry(found, source) for found in feed.entries]


def _entry(found: Any, source: str | None) -> FeedEntry:
    bodies = [part.get("value", "") for part in found.get("content", [])] + [found.get("summary", "")]
    text = max((_words(body) for body in bodies), key=len)
    title, link = _words(found.get("title", "")) or None, found.get("link") or None
    told = found.get("published_parsed") or found.get("updated_parsed")
    return FeedEntry(
        id=found.get("id") or link or f"{title} {text}"[:2000],
        title=title,
        link=link,
        date=None if told is None else f"{told.tm_year:04}-{told.tm_mon:02}-{told.tm_mday:02}",
        source=source,
        text=text,
        stamp=address_id("\x1f".join([found.get("updated", ""), found.get("published", ""), title or "", text])),
    )


def _words(html: str) -> str:
    """Return the words of a piece of HTML, a paragraph a line.

    >>> _words("<p>Russia &amp; NATO <b>met</b>.</p><p>So it was.</p>")
    'Russia & NATO met.\\n\\nSo it was.'
    >>> _words("<style>p {}</style>Talks <SCRIPT>track(1)</SCRIPT>begin.")
    'Talks begin.'
    """
    text = unescape(_TAG.sub("", _BREAK.sub("\n\n", without_code(html))))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", re.sub(r"[ \t\r]+", " ", text)).strip()
