"""Shards: named after what was read and by whom, there or not there, and read back as they were."""

import gzip
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_workers import tasks

from diplograph.errors import MissingExtra
from diplograph.graph.bulk import Ready
from diplograph.scale import cluster
from diplograph.scale.records import Outcome, Reader, Task

QUAD = "<urn:s{0}> <urn:p> <urn:o> <urn:g> .\n"


def outcome(task: Task) -> Outcome:
    """A graph of as many quads as the number says; the third fails."""
    read = Outcome(number=task.number, where=task.where, article=task.article.id, content=task.content)
    if task.number == 2:
        return read.model_copy(update={"failure": "no luck\tat all"})
    nquads = "".join(QUAD.format(n) for n in range(task.number)).encode()
    return read.model_copy(update={"ready": Ready(article=task.article.id, nquads=nquads)})


def test_what_was_staged_and_read_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ARTICLES", 3)
    given = tasks("a", "b", "c", "d", "e\nf")
    staged = list(cluster.stage(iter(given), tmp_path, Reader()))
    assert [len(list(cluster.read_tasks(path))) for path in staged] == [3, 2]
    assert list(cluster.stage(iter(given), tmp_path, Reader())) == staged  # the same name: a killed run finds them
    found = []
    for path in staged:
        assert not cluster._there(path)
        for _ in range(2):  # two actors may make the same
            cluster.write_shard(path, map(outcome, cluster.read_tasks(path)))
        found += cluster.read_shard(path)
    assert found == [outcome(task) for task in given]
    quads = [path for path in tmp_path.iterdir() if path.name.endswith(".nq.gz")]
    store = ox.Store()
    for path in [*quads, *quads]:
        store.load(gzip.decompress(path.read_bytes()), ox.RdfFormat.N_QUADS)
    assert len(store) == 4
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_another_text_has_another_shard(tmp_path: Path) -> None:
    [one] = cluster.stage(iter(tasks("a")), tmp_path, Reader())
    [other] = cluster.stage(iter(tasks("b")), tmp_path, Reader())
    assert one != other


def test_without_ray_the_pip_line_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match=r"Ray is not installed; pip install 'diplograph\[scale\]'"):
        cluster.Cluster(Reader(), tmp_path, workers=1)
