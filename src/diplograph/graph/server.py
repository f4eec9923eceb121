"""The address of a SPARQL server and its credentials in, a record of where to ask, to write and to load out."""

import os
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from pydantic import SecretStr

from diplograph.errors import GraphError
from diplograph.model import Record

USER, PASSWORD, TOKEN = (f"DIPLOGRAPH_SPARQL_{name}" for name in ("USER", "PASSWORD", "TOKEN"))
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Server(Record):
    """Where a SPARQL 1.1 server is and how it is spoken to; its secrets are never shown.

    Attributes:
        query, update, graph_store: the addresses of the three protocols; None: it has none.
        user, password: for basic (or, where the server asks for it, digest) authentication.
        token: for bearer authentication, in place of both.
        timeout: seconds to wait for an answer.
        retries: how often a request is tried again after a 5xx or a broken connection.
    """

    query: str
    update: str | None = None
    graph_store: str | None = None
    user: str | None = None
    password: SecretStr | None = None
    token: SecretStr | None = None
    timeout: float = 60.0
    retries: int = 3

    @classmethod
    def at(
        cls,
        url: str,
        *,
        update: str | None = None,
        graph_store: str | None = None,
        user: str | None = None,
        password: str | None = None,
        token: str | None = None,
        timeout: float = 60.0,
        retries: int = 3,
    ) -> Self:
        """Return the server at an address; what is not given follows from its form, credentials from the environment.

        ".../query" has ".../update" and ".../store" beside it; at ".../sparql" one address serves queries and updates;
        ".../repositories/NAME" is spoken to as RDF4J and GraphDB want it; any other is the folder of the first three.

        Raises:
            GraphError: it is no address of a server.

        >>> Server.at("http://localhost:7878").update, Server.at("http://localhost:8890/sparql").update
        ('http://localhost:7878/update', 'http://localhost:8890/sparql')
        >>> Server.at("http://ana:secret@localhost:7878")
        Server(query='http://localhost:7878/query', update='http://localhost:7878/update', \
graph_store='http://localhost:7878/store', user='ana', password=SecretStr('**********'), token=None, timeout=60.0, \
retries=3)
        """
        address, own_user, own_password = _address(url)
        query, guessed_update, guessed_store = _endpoints(address)
        user = user or own_user or os.environ.get(USER)
        password = password or own_password or os.environ.get(PASSWORD)
        token = token or (None if user else os.environ.get(TOKEN))
        return cls(
            query=query,
            update=update or guessed_update,
            graph_store=graph_store or guessed_store,
            user=user,
            password=None if password is None else SecretStr(password),
            token=None if token is None else SecretStr(token),
            timeout=timeout,
            retries=retries,
        )


def is_url(place: object) -> bool:
    """Say whether a place is the address of a server, not a folder.

    >>> is_url("http://localhost:7878"), is_url("out/demo")
    (True, False)
    """
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))


def _address(url: str) -> tuple[str, str | None, str | None]:
    """Return an address without what is secret in it, then the user and the password."""
    try:
        parsed = urlsplit(url.strip())
        good = parsed.scheme in ("http", "https") and parsed.hostname and (parsed.port is None or parsed.port)
    except ValueError:
        good = None
    if not good:
        raise GraphError("that is no address of a SPARQL server; write it as http://HOST:PORT/PATH")
    bare = urlunsplit((parsed.scheme, parsed.netloc.rpartition("@")[2], parsed.path.rstrip("/"), parsed.query, ""))
    user, password = (unquote(part) if part else None for part in (parsed.username, parsed.password))
    return bare, user, password


def _endpoints(address: str) -> tuple[str, str, str | None]:
    """Return the addresses for queries, updates and the graph store protocol."""
    if address.endswith("/sparql"):
        return address, address, None
    if "/repositories/" in address:
        return address, address + "/statements", address + "/rdf-graphs/service"
    folder = address.removesuffix("/query")
    return folder + "/query", folder + "/update", folder + "/store"
