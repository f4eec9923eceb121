"""An address in, its bytes out, politely: conditional, slow enough for each host, within limits of size and time.

robots.txt is kept. Every hop of a redirect is looked at: the name is resolved here, an address that is not public is
refused, and the connection goes to the very address that was looked at. What was fetched is kept in one file, so that
"not modified" has something to stand for and a run that was killed loses nothing.
"""

import ipaddress
import socket
import sqlite3
import time
import zlib
from contextlib import closing, suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from threading import Timer
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

import diplograph
from diplograph.errors import ArticleError
from diplograph.model import Record

BUSY = (429, 503)
AGENT = f"diplograph/{diplograph.__version__}"
_KEPT = """CREATE TABLE IF NOT EXISTS page(address TEXT PRIMARY KEY, etag TEXT, modified TEXT, stamp TEXT, kind TEXT,
  final TEXT, body BLOB) WITHOUT ROWID"""
_TYPES = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1"


class Limits(Record):
    """What a fetch may cost.

    Attributes:
        size: bytes of one answer, unpacked.  seconds: for one answer with all its hops.  silence: between two pieces.
        pause: seconds between two requests to one host, unless its robots.txt asks for more.
        patience: seconds that are waited at most because a server or its robots.txt asks for it.
        private: whether addresses that are not public are allowed.
    """

    size: int = 16_000_000
    seconds: float = 60.0
    silence: float = 15.0
    pause: float = 1.0
    patience: float = 30.0
    hops: int = 5
    private: bool = False


class Page(Record):
    """What an address gave.

    Attributes:
        address: where it was found in the end.
        kind: the media type, lower case.
        fresh: whether it is another than the last time.
    """

    address: str
    kind: str
    body: bytes
    fresh: bool


class Fetcher:
    """Fetches and keeps.

    Args:
        path: the file of what was fetched before; None keeps it in memory.
    """

    def __init__(self, path: Path | None, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._db = sqlite3.connect(":memory:" if path is None else path)
        self._db.execute(_KEPT)
        silence = httpx.Timeout(self.limits.silence)
        fresh = httpx.Limits(max_keepalive_connections=0)
        # trust_env: a proxy would resolve names behind our back, and .netrc would hand out passwords
        self._client = httpx.Client(
            timeout=silence, limits=fresh, trust_env=False, headers={"User-Agent": AGENT, "Accept": _TYPES}
        )
        self._last: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._robots = lru_cache(maxsize=10_000)(self._robots_of)

    def close(self) -> None:
        """Let the connections and the file go."""
        self._client.close()
        self._db.close()

    def get(self, address: str, stamp: str = "") -> Page:
        """Fetch an address, or take what was kept where nothing changed.

        Args:
            stamp: what a feed says of the page; while it is the same, the page is not asked for again.

        Raises:
            ArticleError: it cannot be had; says why.
        """
        kept = self._kept(address)
        if kept is not None and stamp and kept[2] == stamp:
            return self._page(kept, fresh=False)
        rules = self._robots(_origin(address))
        if not rules.can_fetch(AGENT, address):
            raise ArticleError(address, "its robots.txt does not allow it", "ask the publisher, or leave it out")
        self._pauses[urlsplit(address).hostname or ""] = min(float(rules.crawl_delay(AGENT) or 0), self.limits.patience)
        asked = {} if kept is None else {"If-None-Match": kept[0], "If-Modified-Since": kept[1]}
        asked = {name: value for name, value in asked.items() if value}
        headers, status, final, body = self._follow(address, asked)
        if status in BUSY and (wait := self._asked_to_wait(address, headers)) is not None:
            time.sleep(wait)
            headers, status, final, body = self._follow(address, asked)
        if status == 304 and kept is not None:
            self._keep(address, (kept[0], kept[1], stamp, *kept[3:]))
            return self._page(kept, fresh=False)
        if status != 200:
            raise ArticleError(address, f"the server answered {status}", "look at it, or try again later (--retry)")
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        row = (headers.get("etag", ""), headers.get("last-modified", ""), stamp, kind, final, zlib.compress(body))
        same = kept is not None and kept[5] == row[5]
        self._keep(address, row)
        return self._page(row, fresh=not same)

    def _asked_to_wait(self, address: str, headers: httpx.Headers) -> float | None:
        """Return for how long a busy server asks to be left alone, None where it does not say."""
        wait = seconds_of(headers.get("retry-after", ""))
        if wait is not None and wait > self.limits.patience:
            said = f"the server asks to be left alone for {wait:,.0f} s"
            raise ArticleError(address, said, "try again then (--retry)")
        return wait

    def _kept(self, address: str) -> tuple[str, str, str, str, str, bytes] | None:
        columns = "etag, modified, stamp, kind, final, body"
        row = self._db.execute(f"SELECT {columns} FROM page WHERE address = ?", (address,)).fetchone()
        return None if row is None else tuple(row)

    def _keep(self, address: str, row: tuple[str, str, str, str, str, bytes]) -> None:
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", (address, *row))

    def _page(self, row: tuple[str, str, str, str, str, bytes], *, fresh: bool) -> Page:
        return Page(address=row[4], kind=row[3], body=zlib.decompress(row[5]), fresh=fresh)

    def _robots_of(self, origin: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            _, status, _, body = self._follow(origin + "/robots.txt", {})
        except ArticleError:
            status, body = 404, b""  # what is wrong will show at the page itself
        if status == 200:
            rules.parse(body.decode("utf-8", errors="replace").splitlines())
        elif status in (401, 403):
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _follow(self, address: str, headers: dict[str, str]) -> tuple[httpx.Headers, int, str, bytes]:
        """Fetch through all redirects: headers, status, the last address, body."""
        end = time.monotonic() + self.limits.seconds
        here = address
        for _ in range(self.limits.hops + 1):
            request, watch = self._request(address, here, headers, end)
            try:
                with watch, closing(self._client.send(request, stream=True)) as answer:
                    if not answer.has_redirect_location:
                        body = b"" if answer.status_code == 304 else self._body(answer, address)
                        if watch.over:  # without a length, a connection that was cut looks like the end
                            raise TimeoutError
                        return answer.headers, answer.status_code, here, body
                    here = urljoin(here, answer.headers["location"])
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError) as error:
                said = (
                    f"took longer than {self.limits.seconds:g} s" if watch.over else f"{type(error).__name__}: {error}"
                )
                raise ArticleError(address, f"cannot be fetched ({said})", "try again later (--retry)") from error
        raise ArticleError(address, f"redirects more than {self.limits.hops} times", "check the address")

    def _request(self, address: str, here: str, headers: dict[str, str], end: float) -> tuple[httpx.Request, "_Watch"]:
        """Make the request for one hop, to an address that was looked at."""
        try:
            url = httpx.URL(here)
        except httpx.InvalidURL as error:
            raise ArticleError(address, f"leads to {here[:80]}, which is no address", "check it") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise ArticleError(address, f"leads to {here[:80]}, which is not of the web", "leave it out")
        number = self._public(address, url)
        self._be_polite(url.host)
        watch = _Watch(max(end - time.monotonic(), 0.01))
        request = self._client.build_request(
            "GET",
            url.copy_with(host=number, userinfo=b"", fragment=None),
            headers={**headers, "Host": url.netloc.decode()},
            extensions={"sni_hostname": url.host, "trace": watch.see},
        )
        return request, watch

    def _public(self, address: str, url: httpx.URL) -> str:
        """Return the number that a name stands for; refuse it when any of its numbers is not public."""
        try:
            found = socket.getaddrinfo(url.host, url.port or 0, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise ArticleError(address, f"there is no host {url.host}", "check the address") from error
        numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
        inner = next((number for number in numbers if not _is_public(number)), None)
        if inner is not None and not self.limits.private:
            found_at = f"leads to {inner}, an address that is not public"
            raise ArticleError(address, found_at, "leave it out, or say --allow-private")
        return numbers[0]

    def _body(self, answer: httpx.Response, address: str) -> bytes:
        body = bytearray()
        for piece in answer.iter_bytes(65_536):
            body += piece
            if len(body) > self.limits.size:
                raise ArticleError(address, f"gives more than {self.limits.size:,} bytes", "leave it out")
        return bytes(body)

    def _be_polite(self, host: str) -> None:
        """Wait until the host has had its pause."""
        pause = max(self.limits.pause, self._pauses.get(host, 0.0))
        wait = self._last.get(host, float("-inf")) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        if len(self._last) > 10_000:  # hosts of long ago
            self._last.clear()
            self._pauses.clear()
        self._last[host] = time.monotonic()


class _Watch:
    """Ends a request that takes too long, whatever it is that takes it: a body or headers that never end."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._stream: Any = None
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True

    def see(self, event: str, info: dict[str, Any]) -> None:
        """Remember the connection (an httpx trace)."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._stream = info["return_value"]

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.over = True
        with suppress(OSError, AttributeError):
            self._stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def seconds_of(retry_after: str) -> float | None:
    """Return the seconds that a Retry-After header asks for, be it a number or a date; None where it is neither.

    >>> seconds_of("120"), seconds_of("Thu, 01 Jan 1970 00:00:00 GMT"), seconds_of("soon")
    (120.0, 0.0, None)
    """
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
