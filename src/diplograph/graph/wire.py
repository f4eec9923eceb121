"""One request to a SPARQL server in, its whole answer out: addresses, credentials, time-outs, retries, clear errors.

What is asked and what the answer means is the work of `remote`.
"""

import time
from collections.abc import Generator, Mapping

import httpx
from pydantic import SecretStr

from diplograph.errors import GraphError
from diplograph.graph.server import LOOPBACK, PASSWORD, TOKEN, USER, Server

FIRST_WAIT, LONGEST_WAIT = 0.2, 10.0  # seconds between two tries; doubled each time
NOT_TRIED_AGAIN = frozenset({501, 505})


class UpdateRefused(GraphError):
    """The server takes no updates, or none from us."""


class Wire:
    """The connection to one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._client = httpx.Client(
            timeout=httpx.Timeout(server.timeout, connect=min(server.timeout, 10.0)),
            headers={"User-Agent": "diplograph"},
            auth=_auth(server),
            trust_env=httpx.URL(server.query).host not in LOOPBACK,  # a proxy of the environment knows no loopback
        )

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def post(
        self,
        url: str,
        *,
        data: Mapping[str, str] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send a request, again after a 5xx or a broken connection, and return the answer read whole.

        What diplograph sends may be sent twice: its updates state facts and hold no blank nodes.

        Raises:
            UpdateRefused: the server refuses it.
            GraphError: no answer in time, or an error.
        """
        request = self._client.build_request("POST", url, data=data, content=content, headers=headers, params=params)
        for left in range(self.server.retries, -1, -1):
            wait = min(FIRST_WAIT * 2 ** (self.server.retries - left), LONGEST_WAIT)
            try:
                response = self._sent(request)
            except httpx.ReadTimeout:  # not tried again: the server may still be at it
                hint = "ask for less, or give a longer timeout"
                raise GraphError(f"{url}: no answer within {self.server.timeout:g} s; {hint}") from None
            except httpx.TransportError as error:
                if not left:
                    reason = str(error) or type(error).__name__
                    raise GraphError(f"{url}: cannot be reached ({reason}); is the server running?") from error
            else:
                if response.status_code < 500 or response.status_code in NOT_TRIED_AGAIN or not left:
                    return _checked(response, url)
                wait = _retry_after(response, wait)
            time.sleep(wait)
        raise AssertionError  # the last try returns or raises

    def _sent(self, request: httpx.Request) -> httpx.Response:
        response = self._client.send(request)
        challenge = response.headers.get("www-authenticate", "").lower()
        if response.status_code == 401 and challenge.startswith("digest") and self.server.user:
            password = self.server.password
            self._client.auth = httpx.DigestAuth(self.server.user, password.get_secret_value() if password else "")
            del request.headers["authorization"]
            response = self._client.send(request)
        return response


def _auth(server: Server) -> httpx.Auth | None:
    if server.token is not None:
        return _Bearer(server.token)
    if server.user is None:
        return None
    return httpx.BasicAuth(server.user, server.password.get_secret_value() if server.password else "")


class _Bearer(httpx.Auth):
    def __init__(self, token: SecretStr) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token.get_secret_value()}"
        yield request


def _retry_after(response: httpx.Response, wait: float) -> float:
    asked = response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else wait


def _checked(response: httpx.Response, url: str) -> httpx.Response:
    code = response.status_code
    if code < 300:
        return response
    if code in (401, 403):
        raise UpdateRefused(
            f"{url}: answers {code} to us; give user and password, or a token (or set {USER}, {PASSWORD}; {TOKEN})"
        )
    if code in (404, 405, 406, 415, 501):
        raise UpdateRefused(f"{url}: answers {code}; give the address at which the server takes this kind of request")
    if code < 400:
        raise GraphError(f"{url}: points to {response.headers.get('location', 'elsewhere')}; give that address")
    raise GraphError(f"{url}: answers {code}: {_first_line(response)}")


def _first_line(response: httpx.Response) -> str:
    lines = [line.strip() for line in response.text.splitlines() if line.strip()]
    return lines[0][:300] if lines else "(no words)"
