"""A folder for packages on sys.path, and the stranger installed in it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_stranger import ENTRY_POINTS, SOURCE, offer

from diplograph import plugins


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages that is gone after the test."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    plugins._offers.cache_clear()
    yield folder
    plugins._offers.cache_clear()
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(folder) in str(sys.modules[name].__file__):
            del sys.modules[name]


@pytest.fixture
def stranger(site: Path) -> Path:
    """The stranger, installed."""
    offer(site, "acme-news", ENTRY_POINTS, stranger=SOURCE, stranger_broken="import no_such_scanner\n")
    return site
