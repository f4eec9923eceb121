"""Who may come in, and what every answer says about itself. Stands before all routes, as plain ASGI.

- The Host header must name this server, so that no web page reaches it by a name of its own (DNS rebinding).
- A web page from elsewhere may link here, but ask nothing in the background, unless its origin is allowed.
- A token, where one is set, as `Authorization: Bearer TOKEN`, or as the password of Basic, which browsers can ask for.
- Headers that keep a browser from running, framing or guessing anything.
"""

import base64
import binascii
import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diplograph.endpoint.problems import problem
from diplograph.endpoint.records import LOOPBACK, Settings

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
HEADERS = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("content-security-policy", NOTHING),
    ("cache-control", "no-cache"),
)
RAW = [(name.encode(), value.encode()) for name, value in HEADERS]
OPEN = frozenset({"/health"})  # tells only that the server is up; who watches over it needs no token


class Gate:
    """The middleware.

    Args:
        app: what stands behind.
        settings: of the server.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._token = None if settings.token is None else settings.token.encode()
        self._names = {name.lower() for name in (*settings.names, settings.host)}
        self._origins = frozenset(settings.origins)
        self._crosses = bool(settings.origins)
        if settings.host in LOOPBACK:
            self._names |= LOOPBACK
        self._any_address = settings.host in ("0.0.0.0", "::")  # a name is what rebinding needs; an address is none

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        turned_away = self._turned_away(scope, headers)
        app = self._app if turned_away is None else turned_away

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.mark(message)
            await send(message)

        await app(scope, receive, sending)

    def mark(self, message: Message) -> None:
        """Add to an answer's headers what every answer says about itself."""
        if self._crosses:
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers.setdefault(name, value)
            headers.setdefault("cross-origin-resource-policy", "cross-origin")
            return
        there = {name for name, _ in message["headers"]}
        message["headers"] = [
            *message["headers"],
            *(pair for pair in RAW if pair[0] not in there),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]

    def admits(self, scope: Scope) -> bool:
        """Say whether a request may come in."""
        return self._turned_away(scope, Headers(scope=scope)) is None

    def _turned_away(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if not self._is_named(headers.getlist("host")):
            return problem(421, "this server does not go by that name; start it with --name NAME to allow it")
        if self._is_of_others(scope["method"], headers):
            return problem(403, "a page of others asked; allow its origin with --allow-origin ORIGIN")
        if self._token is None or scope["path"] in OPEN:
            return None
        if self._crosses and scope["method"] == "OPTIONS":  # a browser asks first, and may not show the token then
            return None
        if hmac.compare_digest(_shown(headers.get("authorization", "")), self._token):
            return None
        challenge = 'Bearer realm="diplograph", Basic realm="diplograph", charset="UTF-8"'
        return problem(401, "a token is needed; send it as Authorization: Bearer", {"WWW-Authenticate": challenge})

    def _is_of_others(self, method: str, headers: Headers) -> bool:
        """Say whether a web page from elsewhere has a browser ask: it could not read the answer, but make it cost."""
        if headers.get("sec-fetch-site") != "cross-site" or headers.get("origin") in self._origins:
            return False
        return method != "GET" or headers.get("sec-fetch-mode") != "navigate"  # a link to here is fine

    def _is_named(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        try:
            name = (urlsplit(f"//{hosts[0]}").hostname or "").lower()
        except ValueError:
            return False
        return name in self._names or (self._any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _shown(header: str) -> bytes:
    """Return the token of an Authorization header, or nothing."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip().encode("latin-1", "replace")  # as it came
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return b""
    return b""
