"""Pairs in, a place on the plane for everyone out, so that the page need not compute any. Drawing is left to others.

Up to a hundred actors the distances on the page follow the number of steps between two actors (Kamada and Kawai 1989,
An algorithm for drawing general undirected graphs), found by stress majorization (Gansner, Koren, North 2004, Graph
drawing by stress majorization); above that rustworkx's spring layout, which takes 2.3 s for 2,000 actors.
"""

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Plane = NDArray[np.float64]
STEP = 185.0  # pixels between two neighbours
NODE, LINE = 42.0, 17.0  # height of a node, and of each line of its label
CHARACTER = 7.4  # width of a character of the label
GAP = 34.0
SCREEN, PHONE = (1040.0, 690.0), (390.0, 520.0)  # room for the drawing, in pixels
CROWD_ROOM = 26.0  # half the room of a node without its label
STRESS_LIMIT = 100  # above it the spring layout
SPREAD_LIMIT = 700  # above it the pass costs seconds


def positions(
    labels: Mapping[str, str], pairs: Sequence[tuple[str, str]], *, tall: bool = False
) -> dict[str, tuple[int, int]]:
    """Return x and y in pixels (y down) for every key of `labels`.

    Args:
        labels: the words drawn at each node: they need room.
        pairs: who is tied to whom.
        tall: for a screen higher than wide, where letters are drawn larger.

    >>> place = positions({"a": "Freedonia", "b": "Sylvania"}, [("a", "b")])
    >>> place["a"] != place["b"]
    True
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(labels))
    graph.add_edges_from(sorted(pairs))
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    drawn = [(part, _component(graph.subgraph(part), part, labels, tall)) for part in parts]
    placed: dict[str, tuple[int, int]] = {}
    for (part, plane), corner in zip(drawn, _shelves([plane for _, plane in drawn], labels, parts, tall), strict=True):
        for key, (x, y) in zip(part, plane + corner, strict=True):
            placed[key] = (round(float(x)), round(float(y)))
    return placed


def _component(graph: "nx.Graph[str]", keys: list[str], labels: Mapping[str, str], tall: bool) -> Plane:
    """Lay out one connected part along the longer side of the screen, labels apart."""
    if len(keys) == 1:
        return np.zeros((1, 2))
    plane = _stress(graph, keys) if len(keys) <= STRESS_LIMIT else _spring(graph, keys)
    plane -= plane.mean(axis=0)
    _, _, axes = np.linalg.svd(plane, full_matrices=False)
    plane = plane @ axes.T  # the longest axis lies flat
    plane *= np.sign(plane[np.argmax(np.abs(plane), axis=0), [0, 1]])  # same picture whatever the sign of the axes
    plane = plane[:, ::-1] * [0.78, 1.12] if tall else plane * [1.18, 0.92]
    if len(keys) > STRESS_LIMIT:  # nobody reads all their labels at once: only the nodes are kept apart
        return _spread(plane, np.full((len(keys), 2), CROWD_ROOM)) if len(keys) <= SPREAD_LIMIT else plane
    half = _halves([labels[key] for key in keys])
    for _ in range(3):  # the page draws letters larger the more it must shrink the picture
        plane = _spread(plane, half * _shrink(plane, tall))
    return plane


def _shrink(plane: Plane, tall: bool) -> float:
    """Return how much larger letters are drawn so that they can be read when the whole picture fits a screen."""
    extent = plane.max(axis=0) - plane.min(axis=0) + 190
    return float(np.clip((extent / np.array(PHONE if tall else SCREEN)).max(), 1.0, 2.4)) * (0.78 if tall else 0.95)


def _stress(graph: "nx.Graph[str]", keys: list[str]) -> Plane:
    n = len(keys)
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    far = np.array([[float(steps[a][b]) for b in keys] for a in keys])
    weight = np.where(far > 0, 1 / np.maximum(far, 1) ** 2, 0.0)
    laplace = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplace)
    middle = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * middle @ (far**2) @ middle)  # classical scaling: a good place to begin
    plane: Plane = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-6))
    plane = plane + np.random.default_rng(7).normal(
        scale=0.05, size=(n, 2)
    )  # parts twins that scaling puts on one spot
    for turn in range(400):
        if turn % 40 == 39:  # those who are wedged in between others need more room
            plane = plane * 1.05
        apart = np.sqrt(((plane[:, None] - plane[None]) ** 2).sum(axis=2))
        ratio = -weight * far / np.maximum(apart, 1e-9)
        np.fill_diagonal(ratio, 0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        plane = inverse @ ratio @ plane
    return plane * STEP


def _spring(graph: "nx.Graph[str]", keys: list[str]) -> Plane:
    index = {key: i for i, key in enumerate(keys)}
    net: rx.PyGraph[str, None] = rx.PyGraph()
    net.add_nodes_from(keys)
    net.add_edges_from([(index[a], index[b], None) for a, b in graph.edges()])
    found = rx.spring_layout(net, seed=7, num_iter=100, k=2.2 / len(keys) ** 0.5)
    plane = np.array([found[i] for i in range(len(keys))])
    scale = STEP * 0.36 * len(keys) ** 0.5 / max(float(np.abs(plane).max()), 1e-9)
    return np.asarray(plane * scale, dtype=np.float64)


def _halves(labels: Sequence[str]) -> Plane:
    """Return half the width and height that each node needs with its label."""
    lines = [label.split("\n") for label in labels]
    widths = [max(len(line) for line in each) * CHARACTER / 2 for each in lines]
    room = [[max(width, 22.0) + 8, (NODE + LINE * len(each)) / 2] for width, each in zip(widths, lines, strict=True)]
    return np.array(room)


def _spread(plane: Plane, half: Plane) -> Plane:
    """Push apart boxes that lie on each other, along the axis where less is needed."""
    need = half[:, None] + half[None]
    for turn in range(400):
        if turn % 40 == 39:  # those who are wedged in between others need more room
            plane = plane * 1.05
        apart = plane[:, None] - plane[None]
        over = need - np.abs(apart)
        np.fill_diagonal(over[:, :, 0], -1)
        hit = (over > 0).all(axis=2)
        if not hit.any():
            break
        flat = hit & (over[:, :, 0] < over[:, :, 1])
        side = np.where(
            apart == 0,
            np.sign(np.arange(len(plane))[:, None] - np.arange(len(plane))[None])[:, :, None],
            np.sign(apart),
        )
        push = np.stack([np.where(flat, over[:, :, 0], 0), np.where(hit & ~flat, over[:, :, 1], 0)], axis=2) * side
        plane = plane + push.sum(axis=1) * 0.25
    return plane


def _shelves(
    planes: Sequence[Plane], labels: Mapping[str, str], parts: Sequence[Sequence[str]], tall: bool
) -> list[Plane]:
    """Return how far to move each part: the largest on top, the others in rows below it."""
    moves: list[Plane] = []
    width, x, y, height = 0.0, 0.0, 0.0, 0.0
    for plane, part in zip(planes, parts, strict=True):
        half = _halves([labels[key] for key in part])
        low, high = (plane - half).min(axis=0), (plane + half).max(axis=0)
        if not moves:
            width = max(float(high[0] - low[0]), 500.0 if tall else 900.0)
        if x and x + float(high[0] - low[0]) > width:
            x, y, height = 0.0, y + height + GAP, 0.0
        moves.append(np.array([x, y]) - low)
        x += float(high[0] - low[0]) + GAP
        height = max(height, float(high[1] - low[1]))
    return moves
