"""Two real SPARQL servers that tests start themselves, on ports of the loopback, and end by their own process."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO, ISQL = "virtuoso-t", "isql-vt"
INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/v-temp.db
TransactionFile = {folder}/v-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 4000
MaxQueryExecutionTime = 60
"""


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Run the server of the `oxigraph` package over a folder and give its address."""
    if not OXIGRAPH.exists():
        pytest.skip("the oxigraph server is not installed: pip install -e '.[test]'")
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    with _running(command, f"http://127.0.0.1:{port}/query?query=ASK%7B%7D"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Debian's Virtuoso over a folder, updates allowed to all, and give its address."""
    if not (shutil.which(VIRTUOSO) and shutil.which(ISQL)):
        pytest.skip("virtuoso-opensource is not installed: make test-all installs it where it can")
    sql, http = free_port(), free_port()
    (folder / "v.ini").write_text(INI.format(folder=folder, sql=sql, http=http))
    url = f"http://127.0.0.1:{http}/sparql"
    with _running([VIRTUOSO, "-c", str(folder / "v.ini"), "-f"], url + "?query=ASK%7B%7D"):
        grant = 'exec=GRANT SPARQL_UPDATE TO "SPARQL"'
        subprocess.run([ISQL, f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True)
        yield url


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(command: list[str], probe: str) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=os.sep, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 60
        with httpx.Client(trust_env=False) as client:
            while True:
                try:
                    if client.get(probe).is_success:
                        break
                except httpx.TransportError:
                    pass
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic() < deadline, f"{command[0]} did not begin to answer"
                time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()
