"""A network of relations in, one HTML file out that opens from disk with no network; the only file that knows pyvis.

Strings of articles reach the page as JSON in a script that does not run, and become text nodes; the policy in the
page lets only the scripts and the style run whose hashes it names.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from diplograph.views.page import Page, content

if TYPE_CHECKING:
    pass

ASSETS = Path(str(resources.files("diplograph.views"))) / "assets"
VIS = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"


def show(net: "nx.MultiDiGraph[str]", path: str | Path, *, title: str | None = None) -> Path:
    """Write the page of a network to a file and return its path.

    Args:
        net: what `relations()` returned.
        path: the file; folders that are missing are made.
        title: the heading; None: made of the busiest actors.

    Raises:
        OSError: the file cannot be written.

    >>> import networkx as nx, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     show(nx.MultiDiGraph(), folder + "/relations.html").name
    'relations.html'
    """
    target = Path(path)
    page = render(net, title=title)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
    return target


def render(net: "nx.MultiDiGraph[str]", *, title: str | None = None) -> str:
    """Return the page of a network as HTML; the same network gives the same bytes.

    >>> import networkx as nx
    >>> "No relations" in render(nx.MultiDiGraph())
    True
    """
    page = content(net, title=title)
    drawing = _drawing(page)
    # pyvis rebuilds its environment, without escaping, in set_template_dir: so first the folder, then the environment
    drawing.set_template_dir(str(ASSETS), "network.html.j2")
    drawing.templateEnv = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    scripts, style = _scripts(), _style()
    drawing.templateEnv.globals.update(
        page=page,
        content=page.model_dump(mode="json"),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        policy=_policy(scripts, style),
    )
    return str(drawing.generate_html())


def _drawing(page: Page) -> Network:
    """Return pyvis's network of the page. Only numbers and coerced words go in; looks are set in the page, by theme."""
    drawing = Network(directed=True)  # undirected, pyvis drops parallel edges
    for i, actor in enumerate(page.actors):
        drawing.add_node(f"a{i}", label=actor.label, shape=actor.shape)
    for i, edge in enumerate(page.edges):
        drawing.add_edge(f"a{edge.a}", f"a{edge.b}", id=f"e{i}", arrows="" if edge.symmetric else "to")
    return drawing


@cache
def _scripts() -> tuple[str, ...]:
    library = VIS.read_text(encoding="utf-8").replace("//# sourceMappingURL=vis-network.min.js.map", "")
    own = [path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("js_*.js"))]
    return (library, *own)


@cache
def _style() -> str:
    return (ASSETS / "network.css").read_text(encoding="utf-8")


def _policy(scripts: Sequence[str], style: str) -> str:
    """Return the content security policy: nothing is loaded, nothing runs but these."""
    allowed = " ".join(_hash(script) for script in scripts)
    parts = ("default-src 'none'", f"script-src {allowed}", f"style-src {_hash(style)}", "img-src data: blob:")
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
