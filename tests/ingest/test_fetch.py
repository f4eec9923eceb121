"""Fetching, against servers of the test's own: polite, bounded, and never into a private network unless allowed."""

import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from diplograph.errors import ArticleError
from diplograph.ingest import fetch
from diplograph.ingest.batch import located
from diplograph.ingest.fetch import Fetcher, Limits
from diplograph.ingest.fetched import Fetched

STORY = "The foreign minister of Ruritania met her counterpart in Strelsau on Monday and refused to sign the treaty."
BODY = "".join(f"<p>{STORY} It was meeting number {n}.</p>" for n in range(5))
PAGE = f"<!DOCTYPE html><html lang=en><head><title>Talks</title></head><body><article>{BODY}</article></body></html>"
FEED = """<rss version="2.0"><channel><title>Example Post</title>
<item><guid>1</guid><title>One</title><link>{0}/one</link><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate></item>
<item><guid>2</guid><title>Two</title><link>{0}/missing</link></item></channel></rss>"""

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on loopback: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.stop = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                site.answers.get(self.path, status(404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.at = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.stop.set()
        self.server.shutdown()
        self.server.server_close()


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


def fetcher(path: Path | None = None, **limits: float | bool) -> Fetcher:
    return Fetcher(path, Limits(**{"pause": 0.0, "private": True, "seconds": 10.0, **limits}))


def refused(found: Fetcher, address: str, *parts: str) -> None:
    with pytest.raises(ArticleError) as error:
        found.get(address)
    assert "\n" not in str(error.value)
    for part in parts:
        assert part in str(error.value)


def test_a_page_is_fetched_once_and_then_asked_whether_it_changed(site: Site, tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        status(304 if same else 200, b"" if same else PAGE.encode(), ETag='"v1"')(handler)

    site.answers["/one"] = answer
    first = fetcher(tmp_path / "f.sqlite")
    assert first.get(f"{site.at}/one").fresh
    first.close()
    second = fetcher(tmp_path / "f.sqlite")
    page = second.get(f"{site.at}/one")
    assert (page.body.decode(), page.fresh) == (PAGE, False)
    assert site.asked == ["/robots.txt", "/one", "/robots.txt", "/one"]
    assert site.headers[0]["User-Agent"].startswith("diplograph/")
    second.close()


def test_nothing_private_is_asked_unless_it_is_allowed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = fetcher(private=False)
    for address in (site.at, site.at.replace("127.0.0.1", "localhost"), "http://[::1]/", "http://169.254.169.254/"):
        refused(closed, address, "not public", "--allow-private")
    for address in ("http://10.1.2.3/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://100.64.0.1/"):
        refused(closed, address, "not public")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused_at_that_hop(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # the server stands for one on the web; 127.0.0.2 for one behind the wall
    monkeypatch.setattr(fetch, "_is_public", lambda number: number == "127.0.0.1")
    found = fetcher(private=False)
    for place in ("http://127.0.0.2/secret", "http://localhost.:1/", "//127.0.0.2/", "file:///etc/hosts"):
        site.answers["/away"] = status(302, Location=place)
        if "localhost" not in place:
            refused(found, f"{site.at}/away", "leads to")
    site.answers["/near"] = status(301, Location="/one")
    site.answers["/one"] = status(200, PAGE.encode())
    assert found.get(f"{site.at}/near").address == f"{site.at}/one"


def test_a_name_is_resolved_once_and_the_connection_goes_where_it_was_looked_at(site, monkeypatch) -> None:
    real, asked = fetch.socket.getaddrinfo, []

    def once(host, port, *rest, **options):
        asked.append(host)
        return real("127.0.0.1", port, *rest, **options)

    monkeypatch.setattr(fetch.socket, "getaddrinfo", once)
    site.answers["/one"] = status(200, PAGE.encode())
    address = f"http://news.example:{site.server.server_port}/one"
    assert fetcher().get(address).body.decode() == PAGE
    assert [host for host in asked if host == "news.example"] == ["news.example"] * 2  # robots.txt and the page
    assert site.headers[-1]["Host"] == f"news.example:{site.server.server_port}"


def test_robots_are_kept(site: Site) -> None:
    site.answers["/robots.txt"] = status(200, b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    site.answers["/one"] = status(200, PAGE.encode())
    found = fetcher()
    refused(found, f"{site.at}/private/x", "robots.txt")
    found.get(f"{site.at}/one")
    assert site.asked == ["/robots.txt", "/one"]
    site.answers["/robots.txt"] = status(403)
    refused(fetcher(), f"{site.at}/one", "robots.txt")


def test_redirects_in_a_circle_and_servers_that_fail(site: Site) -> None:
    site.answers["/a"] = status(302, Location="/a")
    site.answers["/b"] = status(503)
    refused(fetcher(), f"{site.at}/a", "redirects more than 5 times")
    refused(fetcher(), f"{site.at}/b", "answered 503")
    refused(fetcher(), "http://127.0.0.1:9/", "cannot be fetched")
    refused(fetcher(), "http://no-such-host.invalid/", "no host")
    refused(fetcher(), "ftp://127.0.0.1/", "not of the web")


def test_an_answer_that_never_ends(site: Site) -> None:
    def body(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        while not site.stop.is_set():
            handler.wfile.write(b"<rss>" + b" " * 1_000)
            handler.wfile.flush()
            time.sleep(0.02)

    def headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not site.stop.is_set():
            handler.wfile.write(b"X-More: 1\r\n")
            handler.wfile.flush()
            time.sleep(0.05)

    site.answers.update({"/body": body, "/headers": headers, "/flood": body})
    refused(fetcher(seconds=0.6), f"{site.at}/body", "took longer than 0.6 s")
    refused(fetcher(seconds=0.6), f"{site.at}/headers", "took longer than 0.6 s")
    refused(fetcher(size=20_000), f"{site.at}/flood", "more than 20,000 bytes")


def test_a_small_answer_that_unpacks_to_much(site: Site) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(b"a" * 60_000_000) + packer.flush()
    site.answers["/bomb"] = status(200, packed, Content_Encoding="gzip")
    refused(fetcher(), f"{site.at}/bomb", "more than 16,000,000 bytes")


def test_a_host_has_its_pause(site: Site) -> None:
    site.answers["/one"] = status(200, PAGE.encode())
    found = fetcher(pause=0.2)
    begun = time.monotonic()
    found.get(f"{site.at}/one")  # robots.txt, then the page
    assert time.monotonic() - begun >= 0.2


def test_a_robots_file_that_asks_for_a_longer_pause_gets_it_within_bounds(site: Site) -> None:
    site.answers["/robots.txt"] = status(200, b"User-agent: *\nCrawl-delay: 1\n", Content_Type="text/plain")
    site.answers["/one"] = status(200, PAGE.encode())
    begun = time.monotonic()
    fetcher().get(f"{site.at}/one")
    assert time.monotonic() - begun >= 1
    site.answers["/robots.txt"] = status(200, b"User-agent: *\nCrawl-delay: 86400\n", Content_Type="text/plain")
    fetcher(patience=0.1).get(f"{site.at}/one")


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_left_alone_for_as_long_as_it_asks_and_asked_once_more(site: Site, code: int) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        first = site.asked.count("/one") == 1
        (status(code, Retry_After="1") if first else status(200, PAGE.encode()))(handler)

    site.answers["/one"] = answer
    begun = time.monotonic()
    assert fetcher().get(f"{site.at}/one").body.decode() == PAGE
    assert time.monotonic() - begun >= 1
    site.answers["/two"] = status(code, Retry_After="86400")
    refused(fetcher(), f"{site.at}/two", "asks to be left alone for 86,400 s", "--retry")
    site.answers["/three"] = status(code, Retry_After="0")
    refused(fetcher(), f"{site.at}/three", f"answered {code}")
    assert site.asked.count("/three") == 2


def test_a_feed_gives_the_pages_that_it_names_and_asks_for_them_once(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = status(200, FEED.format(site.at).encode(), Content_Type="application/rss+xml")
    site.answers["/one"] = status(200, PAGE.encode())
    errors: list[str] = []
    for _ in range(2):
        found = fetcher(tmp_path / "f.sqlite")
        told = located(f"{site.at}/feed", fetch=Fetched(found), on_error=lambda error: errors.append(str(error)))
        [(where, article)] = list(told)
        found.close()
    assert (where, article.url, article.title, str(article.date)) == (f"{site.at}/one",) * 2 + ("One", "2021-03-04")
    assert STORY in article.text
    assert site.asked.count("/one") == 1
    assert [error.split(": ", 1)[1].split(";")[0] for error in errors] == ["the server answered 404"] * 2


def test_lists_of_addresses_are_fetched_and_nothing_else_is(site: Site, tmp_path: Path) -> None:
    site.answers["/one"] = status(200, PAGE.encode())
    path = tmp_path / "events.tsv"
    path.write_text(f"# table\n1\t20210304\tx\t{site.at}/one\n2\t20210304\ty\t{site.at}/one\nno address\n")
    [(where, article)] = located(fetch=Fetched(fetcher()), lists=[path])
    assert (where, article.id[:4]) == (f"{site.at}/one", "url-")
    with pytest.raises(ArticleError, match="addresses are not fetched here"):
        list(located(f"{site.at}/one"))
    with pytest.raises(ArticleError, match="cannot be opened"):
        list(located(fetch=Fetched(fetcher()), lists=[tmp_path / "none.tsv"]))
