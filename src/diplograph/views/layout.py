"""Pairs in, a place on the plane for everyone out, so that the page need not compute any. Drawing is left to others.

Up to a hundred actors the distances on the page follow the number of steps between two actors (Kamada and Kawai 1989,
An algorithm for drawing general undirected graphs), found by stress majorization (Gansner, Koren, North 2004, Graph
drawing by stress majorization); above that rustworkx's spring layout, which takes 2.3 s for 2,000 actors.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Plane = NDArray[np.float64]
Room: TypeAlias = "tuple[Plane, Plane]"
STEP = 185.0  # pixels between two neighbours
NODE, LINE = 42.0, 17.0  # height of a node, and of each line of its label
CHARACTER = 7.4  # width of a character of the label
GAP = 34.0
SCREEN, PHONE = (1040.0, 660.0), (390.0, 480.0)  # room for the drawing, in pixels
MARGIN = np.array([130.0, 70.0])  # what labels at the rim need beyond the middles of nodes
TURNS = 6  # of fitting a picture to the screen
ROUNDS = 50  # of the spring layout
CROWD_ROOM = 26.0  # half the room of a node without its label
STRESS_LIMIT = 100  # above it the spring layout
ALONE = -1  # the group of those who have none
SPREAD_LIMIT = 700  # above it the pass costs seconds


def positions(
    labels: Mapping[str, str],
    pairs: Sequence[tuple[str, str]],
    *,
    tall: bool = False,
    boxes: Collection[str] = (),
    groups: Mapping[str, int] | None = None,
) -> dict[str, tuple[int, int]]:
    """Return x and y in pixels (y down) for every key of `labels`.

    Args:
        labels: the words drawn at each node: they need room.
        pairs: who is tied to whom.
        tall: for a screen higher than wide, where letters are drawn larger.
        boxes: those whose words stand in a box; the words of all others stand below them.
        groups: by key the number of a group whose members are to lie together in a crowd.

    >>> place = positions({"a": "Freedonia", "b": "Sylvania"}, [("a", "b")])
    >>> place["a"] != place["b"]
    True
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(labels))
    graph.add_edges_from(sorted(pairs))
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    rooms = [_rooms([(labels[key], key in boxes) for key in part]) for part in parts]
    planes = [_component(graph.subgraph(part), part, tall, groups or {}) for part in parts]
    planes = _fitted(planes, rooms, tall) if planes else []
    return {
        key: (round(float(x)), round(float(y)))
        for part, plane in zip(parts, planes, strict=True)
        for key, (x, y) in zip(part, plane, strict=True)
    }


def _fitted(planes: Sequence[Plane], rooms: Sequence[Room], tall: bool) -> list[Plane]:
    """Return the parts side by side, no label on another, as loose as the screen lets them be.

    The page draws letters larger the more it must shrink the whole picture, so a loose picture has the larger letters
    to find room for. So the picture is drawn out or in to the screen, sideways and upright apart; of some turns that
    one is taken whose labels lie on each other the least, and whose letters are then the largest on the screen.
    """
    screen, made, tries = _screen(tall), list(planes), []
    if max(map(len, planes)) > STRESS_LIMIT:
        grown = [_grown(room, 1.0) for room in rooms]
        wide = np.clip(screen / np.maximum(np.ptp(np.concatenate(made), axis=0), 1), 1e-9, None)
        made = [plane * wide / wide.min() for plane in made]
        return _packed([_spread(*each) for each in zip(made, grown, strict=True)], grown, tall)
    for _ in range(TURNS):
        for _ in range(3):
            grown = [_grown(room, _larger(made, tall)) for room in rooms]
            made = _packed([_spread(*each) for each in zip(made, grown, strict=True)], grown, tall)
        larger = _larger(made, tall, most=np.inf)
        left = sum(_hits(plane, _grown(room, larger)) for plane, room in zip(made, rooms, strict=True))
        tries.append((left, larger, made))
        made = [
            plane * np.clip(screen / np.maximum(np.ptp(np.concatenate(made), axis=0), 1), 0.7, 1.25) for plane in made
        ]
    if min(tries, key=lambda each: each[:2])[0]:  # too many for letters that grow with the picture: they must not
        whole = tuple(np.concatenate(each) for each in zip(*rooms, strict=True))
        room = (whole[0], whole[1])
        for evenly in (0.0, 0.4, 0.7):
            filled = _filled(np.concatenate(made), room, tall, evenly)
            cuts = np.cumsum([len(plane) for plane in made])[:-1]
            larger = 0.84 if tall else 1.0
            tries.append((_hits(filled, _grown(room, larger)), larger, np.split(filled, cuts)))
    return min(tries, key=lambda each: each[:2])[2]


def _filled(plane: Plane, room: Room, tall: bool, evenly: float) -> Plane:
    """Return the whole as large as the screen, labels pushed apart within it; the page shortens what finds no room.

    Args:
        evenly: 0 keeps distances, 1 their order alone, so that a dense middle gets the room of empty rims.
    """
    screen, (half, drop) = _screen(tall), _grown(room, 0.84 if tall else 1.0)
    low, extent = plane.min(axis=0), np.maximum(np.ptp(plane, axis=0), 1)
    order = plane.argsort(axis=0).argsort(axis=0) / max(len(plane) - 1, 1)
    plane = (evenly * order + (1 - evenly) * (plane - low) / extent) * screen
    shift = np.stack([np.zeros_like(drop), drop], axis=1)
    for _ in range(300):
        plane = np.clip(_pushed(plane + shift, half) - shift, 0, screen)
    return np.asarray(plane)


def _screen(tall: bool) -> Plane:
    """Return the room for the middles of nodes; what stands out beyond them needs the rest."""
    room: Plane = np.array(PHONE if tall else SCREEN) - MARGIN
    return room


def _larger(planes: Sequence[Plane], tall: bool, most: float = 2.6) -> float:
    """Return how much larger letters are drawn so that they can be read when the whole picture fits a screen."""
    extent = np.ptp(np.concatenate(planes), axis=0)
    return float(np.clip((extent / _screen(tall)).max(), 0.87, most)) * (0.84 if tall else 1.0)


def _hits(plane: Plane, room: Room) -> int:
    """Return how many pairs of labels lie on each other."""
    half, drop = room
    middle = plane + np.stack([np.zeros_like(drop), drop], axis=1)
    over = (half[:, None] + half[None]) * 0.9 - np.abs(middle[:, None] - middle[None])
    return int((np.triu((over > 0).all(axis=2), 1)).sum())


def _rooms(labels: Sequence[tuple[str, bool]]) -> Room:
    """Return half the width and height that each node needs with its words, and how far below it the middle lies."""
    half, drop = [], []
    for label, boxed in labels:
        lines = label.split("\n")
        words = max(len(line) for line in lines) * CHARACTER / 2
        half.append([max(words, 22.0) + (18 if boxed else 9), (LINE * len(lines) + (18 if boxed else NODE)) / 2 + 6])
        drop.append(0.0 if boxed else LINE * len(lines) / 2)
    return np.array(half), np.array(drop)


def _grown(room: Room, larger: float) -> Room:
    """Return the rooms in larger letters; in a crowd, where nobody reads all labels at once, without them."""
    half, drop = room
    if len(half) > STRESS_LIMIT:
        return np.full_like(half, CROWD_ROOM), np.zeros_like(drop)
    return half * larger, drop * larger


def _component(graph: "nx.Graph[str]", keys: list[str], tall: bool, groups: Mapping[str, int]) -> Plane:
    """Lay out one connected part along the longer side of the screen."""
    if len(keys) == 1:
        return np.zeros((1, 2))
    index = {key: i for i, key in enumerate(keys)}  # in order: a part of a graph gives its edges in any
    ties = tuple(sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.edges()))
    plane = _stress(len(keys), ties) if len(keys) <= STRESS_LIMIT else _spring(keys, ties, groups)
    plane = plane - plane.mean(axis=0)
    _, _, axes = np.linalg.svd(plane, full_matrices=False)
    plane = plane @ axes.T  # the longest axis lies flat
    plane *= np.sign(plane[np.argmax(np.abs(plane), axis=0), [0, 1]])  # same picture whatever the sign of the axes
    if len(keys) == 2:
        return np.asarray(plane)  # a pair lies flat on every screen: its labels stand side by side
    return np.asarray(plane[:, ::-1] * [0.78, 1.12] if tall else plane * [1.18, 0.92])


@lru_cache(64)  # a crowd has hundreds of pairs and trios
def _stress(n: int, ties: tuple[tuple[int, int], ...]) -> Plane:
    steps = dict(nx.all_pairs_shortest_path_length(nx.Graph(ties)))
    far = np.array([[float(steps[a][b]) for b in range(n)] for a in range(n)])
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


def _spring(keys: list[str], ties: Sequence[tuple[int, int]], groups: Mapping[str, int]) -> Plane:
    """Lay out a crowd: first the groups, then everybody, who begins within the group and is drawn to it."""
    of = [groups.get(key, ALONE) for key in keys]
    net: rx.PyGraph[str, float] = rx.PyGraph()
    net.add_nodes_from(keys)
    net.add_edges_from([(a, b, _pull(of[a], of[b])) for a, b in ties])
    start = _begin(of, [(of[a], of[b]) for a, b in ties])
    found = rx.spring_layout(net, pos=start, seed=7, num_iter=ROUNDS, k=2.2 / len(keys) ** 0.5, weight_fn=float)
    plane = np.array([found[i] for i in range(len(keys))])
    reach = np.quantile(np.abs(plane - np.median(plane, axis=0)), 0.97)  # one who strays does not shrink all others
    scale = STEP * 0.36 * len(keys) ** 0.5 / max(float(reach), 1e-9)
    return np.asarray(plane * scale, dtype=np.float64)


def _pull(one: int, other: int) -> float:
    return 1.6 if one == other != ALONE else 0.7


def _begin(of: Sequence[int], ties: Iterable[tuple[int, int]]) -> dict[int, tuple[float, float]]:
    """Return a place to begin for everyone: in a disc, as large as its group, around the group's place."""
    sizes = Counter(of)
    numbers = {group: i for i, group in enumerate(sorted(sizes))}
    between: rx.PyGraph[int, float] = rx.PyGraph()
    between.add_nodes_from(sorted(sizes))
    strength = Counter((numbers[min(tie)], numbers[max(tie)]) for tie in ties if tie[0] != tie[1])
    between.add_edges_from([(a, b, n / (sizes[a] * sizes[b] + 1) ** 0.5) for (a, b), n in sorted(strength.items())])
    middle = rx.spring_layout(between, seed=7, num_iter=200, k=1.5 / len(sizes) ** 0.5, weight_fn=float)
    dice = np.random.default_rng(7)
    angle, far = dice.uniform(0, 2 * np.pi, len(of)), np.sqrt(dice.uniform(0, 1, len(of)))
    radius = np.array([0.9 * (sizes[group] / len(of)) ** 0.5 for group in of]) * far
    places = np.array([middle[numbers[group]] for group in of])
    places += np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return {i: (float(x), float(y)) for i, (x, y) in enumerate(places)}


def _spread(plane: Plane, room: Room) -> Plane:
    """Push apart boxes that lie on each other, along the axis where less is needed."""
    half, drop = room
    if len(plane) > SPREAD_LIMIT:
        return plane
    plane = plane + np.stack([np.zeros_like(drop), drop], axis=1)
    for turn in range(300):
        if turn % 60 == 59:  # those who are wedged in between others need more room
            plane = plane * 1.03
        before, plane = plane, _pushed(plane, half)
        if plane is before:
            break
    return plane - np.stack([np.zeros_like(drop), drop], axis=1)


def _pushed(plane: Plane, half: Plane) -> Plane:
    """Push once apart what lies on each other; where nothing does, the plane itself comes back."""
    apart = plane[:, None] - plane[None]
    over = half[:, None] + half[None] - np.abs(apart)
    np.fill_diagonal(over[:, :, 0], -1)
    hit = (over > 0).all(axis=2)
    if not hit.any():
        return plane
    flat = hit & (over[:, :, 0] < over[:, :, 1])
    side = np.where(
        apart == 0,
        np.sign(np.arange(len(plane))[:, None] - np.arange(len(plane))[None])[:, :, None],
        np.sign(apart),
    )
    push = np.stack([np.where(flat, over[:, :, 0], 0), np.where(hit & ~flat, over[:, :, 1], 0)], axis=2) * side
    return np.asarray(plane + push.sum(axis=1) * 0.25)


def _packed(planes: Sequence[Plane], rooms: Sequence[Room], tall: bool) -> list[Plane]:
    """Set the parts side by side in rows, the highest first, in rows as long as makes the whole fit the screen best."""
    boxes = []
    for plane, (half, drop) in zip(planes, rooms, strict=True):
        middle = plane + np.stack([np.zeros_like(drop), drop], axis=1)
        low, high = (middle - half).min(axis=0), (middle + half).max(axis=0)
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
