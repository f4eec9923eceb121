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
    halves = [_halves([labels[key] for key in part]) for part in parts]
    planes = [_component(graph.subgraph(part), part, tall) for part in parts]
    for _ in range(3):  # the page draws letters larger the more it must shrink the whole picture
        larger = _shrink(np.concatenate(planes), tall) if planes else 1.0
        rooms = [_room(half, larger) for half in halves]
        planes = _packed([_spread(*each) for each in zip(planes, rooms, strict=True)], rooms, tall)
    return {
        key: (round(float(x)), round(float(y)))
        for part, plane in zip(parts, planes, strict=True)
        for key, (x, y) in zip(part, plane, strict=True)
    }


def _room(half: Plane, larger: float) -> Plane:
    """Return the room of each node: with its label, or in a crowd, where nobody reads all labels at once, without."""
    return np.full_like(half, CROWD_ROOM) if len(half) > STRESS_LIMIT else half * larger


def _component(graph: "nx.Graph[str]", keys: list[str], tall: bool) -> Plane:
    """Lay out one connected part along the longer side of the screen."""
    if len(keys) == 1:
        return np.zeros((1, 2))
    plane = _stress(graph, keys) if len(keys) <= STRESS_LIMIT else _spring(graph, keys)
    plane -= plane.mean(axis=0)
    _, _, axes = np.linalg.svd(plane, full_matrices=False)
    plane = plane @ axes.T  # the longest axis lies flat
    plane *= np.sign(plane[np.argmax(np.abs(plane), axis=0), [0, 1]])  # same picture whatever the sign of the axes
    if len(keys) == 2:
        return np.asarray(plane)  # a pair lies flat on every screen: its labels stand side by side
    return np.asarray(plane[:, ::-1] * [0.78, 1.12] if tall else plane * [1.18, 0.92])


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
    if len(plane) > SPREAD_LIMIT:
        return plane
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


def _packed(planes: Sequence[Plane], rooms: Sequence[Plane], tall: bool) -> list[Plane]:
    """Set the parts side by side in rows, the highest first, in rows as long as makes the whole fit the screen best."""
    boxes = []
    for plane, room in zip(planes, rooms, strict=True):
        low, high = (plane - room).min(axis=0), (plane + room).max(axis=0)
        boxes.append((low, high - low))
    screen = np.array(PHONE if tall else SCREEN)
    order = sorted(range(len(planes)), key=lambda i: -boxes[i][1][1])
    widest = max((float(size[0]) for _, size in boxes), default=0.0)
    tries = [_rows(boxes, order, widest * (1 + k / 8)) for k in range(33)]
    corners, _ = min(tries, key=lambda made: float((made[1] / screen).max()))
    return [plane - low + corner for plane, (low, _), corner in zip(planes, boxes, corners, strict=True)]


def _rows(boxes: Sequence[tuple[Plane, Plane]], order: Sequence[int], width: float) -> tuple[list[Plane], Plane]:
    """Return the corner of each box in rows of that width, and the size of the whole."""
    corners = [np.zeros(2) for _ in boxes]
    x, y, height, right = 0.0, 0.0, 0.0, 0.0
    for i in order:
        size = boxes[i][1]
        if x and x + size[0] > width:
            x, y, height = 0.0, y + height + GAP, 0.0
        corners[i] = np.array([x, y])
        x += float(size[0]) + GAP
        height, right = max(height, float(size[1])), max(right, x)
    return corners, np.array([right, y + height])
