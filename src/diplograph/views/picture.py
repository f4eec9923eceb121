"""A network in, a still picture (SVG) out; and the record of a page with its picture for a notebook's cell.

A notebook that is not trusted, or one shown by a code host, drops the frame; the picture stays.
"""

import base64
import html
from xml.sax.saxutils import escape

import networkx as nx

from diplograph.model import Record
from diplograph.views.page import Page, PageActor, PageEdge, content

TONES = {"cooperative": "#0072b2", "conflictual": "#c94f00", "neutral": "#6b7280"}
FILLS = {"box": ("#fbeeb2", "#8f7a12"), "dot": ("#b4dcf3", "#1f6c99"), "diamond": ("#e6cfe3", "#8a4f84")}
FONT = "font-family='system-ui, sans-serif' font-size='13' text-anchor='middle'"


def svg(net: "nx.MultiDiGraph[str]", *, title: str | None = None) -> str:
    """Return the network as an SVG picture: the most active actors, what is denied left out, the rest as on the page.

    >>> svg(nx.MultiDiGraph()).startswith("<svg")
    True
    """
    page = content(net, title=title)
    places = {i: actor.wide for i, actor in enumerate(page.actors) if actor.wide is not None}
    if not places:
        places = {0: (0, 0)}
    left, top = min(x for x, _ in places.values()) - 110, min(y for _, y in places.values()) - 60
    width = max(x for x, _ in places.values()) + 110 - left
    height = max(y for _, y in places.values()) + 70 - top
    parts = [f"<rect x='{left}' y='{top}' width='{width}' height='{height}' fill='#ffffff'/>"]
    parts += [
        _line(e, places[e.a], places[e.b]) for e in page.edges if {e.a, e.b} <= set(places) and e.status != "denied"
    ]
    parts += [_node(actor, actor.wide) for actor in page.actors if actor.wide is not None]
    described = f"<title>{escape(page.title)}</title><desc>{escape(_summary(page, places))}</desc>"
    size = f"viewBox='{left} {top} {width} {height}' width='{width}' height='{height}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' role='img' {size}>{described}{''.join(parts)}</svg>"


class Inline(Record):
    """A page for a notebook: the last value of a cell shows it.

    Attributes:
        page: the page's HTML.  picture: the SVG beside it.  height: of the frame, in pixels.
    """

    page: str
    picture: str
    height: int = 640

    def __repr__(self) -> str:
        """Say how large the page is, not what stands in it."""
        return f"Inline({len(self.page.encode()) // 1000} kB)"

    def _repr_html_(self) -> str:
        still = base64.b64encode(self.picture.encode()).decode()
        return (
            f'<iframe srcdoc="{html.escape(self.page)}" sandbox="allow-scripts allow-downloads" width="100%" '
            f'height="{self.height}" style="border:1px solid #ccc" title="Network of relations"></iframe>'
            f"<details><summary>The same as a still picture</summary>"
            f'<img alt="Network of relations" style="max-width:100%" src="data:image/svg+xml;base64,{still}"></details>'
        )


def _summary(page: Page, places: dict[int, tuple[int, int]]) -> str:
    return f"{len(places)} of {len(page.actors)} actors, {len(page.relations)} relations"


def _line(edge: PageEdge, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return a curve that bends to its right, so that two directions lie apart."""
    (x1, y1), (x2, y2) = start, end
    bend = {"cooperative": 0.1, "neutral": 0.02, "conflictual": 0.18}[edge.tone] + (0 if edge.status == "held" else 0.1)
    cx, cy = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    dash = "2 4" if edge.status == "open" else "9 5" if edge.tone == "conflictual" else "none"
    width = 2.2 if edge.status == "held" else 1.3
    path = f"M{x1} {y1}Q{cx:.0f} {cy:.0f} {x2} {y2}"
    return (
        f"<path d='{path}' fill='none' stroke='{TONES[edge.tone]}' stroke-width='{width}' stroke-dasharray='{dash}'/>"
    )


def _node(actor: PageActor, place: tuple[int, int]) -> str:
    (x, y), lines = place, actor.label.split("\n")
    fill, line = FILLS[actor.shape]
    look = f"fill='{fill}' stroke='{line}' stroke-width='1.3'"
    first = y + 26
    if actor.shape == "box":
        wide, tall = max(map(len, lines)) * 7.6 + 14, len(lines) * 15 + 10
        form = f"<rect x='{x - wide / 2:.0f}' y='{y - tall / 2:.0f}' width='{wide:.0f}' height='{tall}' rx='4' {look}/>"
        first = y + 5 - (len(lines) - 1) * 7
    elif actor.shape == "dot":
        form = f"<circle cx='{x}' cy='{y}' r='11' {look}/>"
    else:
        form = f"<path d='M{x} {y - 13}L{x + 13} {y}L{x} {y + 13}L{x - 13} {y}Z' {look}/>"
    halo = "paint-order='stroke' stroke='#ffffff' stroke-width='3'" if actor.shape != "box" else ""
    words = "".join(f"<tspan x='{x}' y='{first + 15 * k}'>{escape(text)}</tspan>" for k, text in enumerate(lines))
    return f"<g>{form}<text {FONT} {halo}>{words}</text><title>{escape(actor.name)}</title></g>"
