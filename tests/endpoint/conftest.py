"""A folder and a client of it in this process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_server import Server, make
from starlette.testclient import TestClient

from diplograph.endpoint.app import make_app
from diplograph.endpoint.records import Limits, Settings


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("out"), "first", "second")


@pytest.fixture(scope="session")
def client(out: Path) -> Iterator[TestClient]:
    """The server in this process; its workers are processes."""
    settings = Settings(out=out, workers=2, limits=Limits(seconds=20, rows=1000, bytes=200_000))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as started:
        yield started


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    """Start servers that end with the test."""
    started: list[Server] = []

    def start(out: Path, *options: str) -> Server:
        started.append(Server(out, *options))
        return started[-1]

    yield start
    for one in started:
        one.end()
