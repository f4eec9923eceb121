"""Addresses in, the raw fields of the articles behind them out: web pages, and feeds with the pages they name.

Fetching itself is `fetch`; this file knows what an answer is. It is the `Fetch` that `batch.located` may be given.
"""

import re
from collections.abc import Iterator

from diplograph.errors import ArticleError
from diplograph.ingest import archives, feeds
from diplograph.ingest.fetch import Fetcher, Page
from diplograph.ingest.lists import ADDRESS
from diplograph.plugins import Entry

ENOUGH = 1_500  # characters that a feed must carry of an entry for its page not to be fetched
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")


class Fetched:
    """Finds the articles behind addresses.

    Args:
        follow: whether the pages that a feed names are fetched where the feed carries little of them.
    """

    def __init__(self, fetcher: Fetcher, *, follow: bool = True) -> None:
        self.fetcher, self.follow = fetcher, follow

    def __call__(self, address: str) -> Iterator[Entry]:
        """Yield the article of a page, or those of a feed."""
        try:
            page = self.fetcher.get(address)
            if _is_feed(page):
                yield from self._feed(page, address)
            else:
                yield from _article(page, address)
        except ArticleError as error:
            yield address, error

    def _feed(self, page: Page, address: str) -> Iterator[Entry]:
        for entry in feeds.entries(page.body, address):
            if entry.link and self.follow and len(entry.text) < ENOUGH and ADDRESS.fullmatch(entry.link):
                yield from self._entry(entry)
            elif entry.text:
                yield entry.link or f"{address}#{entry.id}", entry.fields
            else:
                yield address, ArticleError(f"{address}#{entry.id}", "the entry carries no words", "leave it out")

    def _entry(self, entry: feeds.FeedEntry) -> Iterator[Entry]:
        link = str(entry.link)
        try:
            for where, found in _article(self.fetcher.get(link, entry.stamp), link):
                if isinstance(found, ArticleError):
                    yield where, found
                else:  # what the feed says of the day and the title goes before what the page says
                    said = {name: value for name, value in entry.fields.items() if value and name in ("title", "date")}
                    yield where, {**found, **said}
        except ArticleError as error:
            yield link, error


def _article(page: Page, address: str) -> Iterator[Entry]:
    if not page.kind.startswith(("text/", "application/xhtml")):
        raise ArticleError(address, f"is {page.kind or 'of no known kind'}, no page", "leave it out")
    yield from archives.page(page.body, address, address, is_page=page.kind != "text/plain")


def _is_feed(page: Page) -> bool:
    return page.kind in _FEEDS or bool(
        re.match(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:RDF)\b", page.body)
    )
