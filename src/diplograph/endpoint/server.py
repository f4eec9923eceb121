"""The process that listens: settings in, a running server until somebody ends it."""

import contextlib
import socket
from collections.abc import Callable

import uvicorn

from diplograph.endpoint.app import make
from diplograph.endpoint.quick import connections
from diplograph.endpoint.records import LOOPBACK, Settings
from diplograph.errors import DiplographError

CONNECTIONS = 512  # at once; more are turned away
SHUTDOWN = 2  # seconds that answers under way still have when the server is told to end


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until the process is told to end.

    Args:
        settings: how the folder is served.
        started: called with the address when the server can answer.

    Raises:
        DiplographError: the folder holds no store, the address cannot be used, or needs a token.
    """
    check(settings)
    listening = _listen(settings)
    with listening:
        made = make(settings)
        config = uvicorn.Config(
            made.app,
            http=connections(made.app, made.pool),  # type: ignore[arg-type]
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=SHUTDOWN,
        )
        server = _Server(config, lambda: started(address(listening)))
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it anew when all is closed
            server.run(sockets=[listening])
    if not server.started:
        raise DiplographError(
            f"{settings.out}: the store cannot be served; `diplograph check` says what is wrong with it"
        )


def check(settings: Settings) -> None:
    """Raise a DiplographError when the folder or the address cannot be served.

    >>> from pathlib import Path
    >>> check(Settings(out=Path("nowhere")))
    Traceback (most recent call last):
    diplograph.errors.DiplographError: nowhere: holds no store; make one with: diplograph build PATHS -o nowhere
    """
    out = settings.out
    if not (out / "store").is_dir():
        raise DiplographError(f"{out}: holds no store; make one with: diplograph build PATHS -o {out}")
    if settings.host not in LOOPBACK and not settings.token:
        raise DiplographError(
            f"{settings.host} can be reached by others, so a token is needed; put one into a file and name it "
            "with --token-file FILE, or into DIPLOGRAPH_TOKEN"
        )


def address(listening: socket.socket) -> str:
    """Return where a socket listens, as a URL."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # The protocol is named, for asyncio sends small answers at once only where it is.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(CONNECTIONS)
        return listening
    except OSError as error:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise DiplographError(f"{where}: cannot listen there ({error.strerror}); choose another --port") from error
    except OverflowError:
        listening.close()
        raise DiplographError(f"no port {settings.port}; choose one up to 65535") from None


class _Server(uvicorn.Server):
    """Uvicorn, which says when it can answer."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
