"""The records of a written page (lines, their notes) in, HTML or Markdown out. What is said is the work of others.

A page runs no script and loads nothing: its policy lets only its own style in. Strings of articles are escaped by the
templates, in Markdown by `escaped`.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from diplograph.model import Record
from diplograph.relations.records import Evidence
from diplograph.views import wording
from diplograph.views.folding import folded
from diplograph.views.page import words
from diplograph.views.told import Holding, Item, Status

ASSETS = Path(str(resources.files("diplograph.views"))) / "assets"
ENDING = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


class Note(Record):
    """What a line rests on: a claim, or an office that the tables or a text tell of. `number` begins with 1."""

    number: int
    item: Item | None = None
    held: Holding | None = None


class Line(Record):
    """One sentence; `notes` are the numbers of what it rests on, `quote` the words to show below it."""

    text: str
    notes: tuple[int, ...]
    status: Status = "held"
    tone: str = "neutral"
    quote: Evidence | None = None


class Section(Record):
    """Lines under a heading; `total` counts those that are not shown too."""

    key: str
    title: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    total: int = 0


class Report(Record):
    """A dossier or a brief; `chart` is an SVG picture."""

    title: str
    lead: tuple[str, ...] = ()
    chart: str = ""
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def silent(self) -> str:
        """What says which sections have nothing, "" when none is empty."""
        empty = [section.title for section in self.sections if not section.lines]
        return str(wording.prose()["report"]["silent"]).format(titles="; ".join(empty)) if empty else ""


class Notes:
    """Numbers what is cited, each once.

    Args:
        most: how many lines a section shows.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._notes: dict[str, Note] = {}

    def of(self, *cited: Item | Holding) -> tuple[int, ...]:
        """Return the numbers of the notes of these claims and offices."""
        return tuple(self._of(one) for one in cited)

    def _of(self, cited: Item | Holding) -> int:
        item = cited if isinstance(cited, Item) else None
        held = cited if isinstance(cited, Holding) else None
        key = item.claim if item else repr(held)
        return self._notes.setdefault(key, Note(number=len(self._notes) + 1, item=item, held=held)).number

    @property
    def all(self) -> tuple[Note, ...]:
        """All notes, by number."""
        return tuple(self._notes.values())

    def line(self, item: Item, text: str = "", *more: Item, quoted: bool = False) -> Line:
        """Return the line about a claim: `text`, or its own sentence."""
        shown = item.evidence[0] if quoted and item.evidence else None
        said = text or wording.sentence(item) + "."
        return Line(text=said, notes=self.of(item, *more), status=item.status, tone=item.tone, quote=shown)

    def section(self, key: str, title: str, items: Iterable[Item], *, lead: str = "") -> Section:
        """Return a section with a line for each sentence that is said, as many as are shown.

        What several claims say alike of the same is one line with the notes of all; a stance goes with the event that
        it was read from.
        """
        said: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
        for fold in folded(items):
            key_ = wording.with_stances(fold.item, fold.under), tuple(party.id for party in fold.item.parties)
            said.setdefault(key_, []).extend((fold.item, *fold.under))
        shown = list(said.items())[: self.most]
        lines = tuple(self.line(first, text, *more) for (text, _), (first, *more) in shown)
        return Section(key=key, title=title, lead=lead, lines=lines, total=len(said))


def html(template: str, **content: object) -> str:
    """Return a page: a template of assets/ with its content.

    >>> from diplograph.views.paper import Report
    >>> "<script" in html("report.html.j2", report=Report(title="<script>"))
    False
    """
    style = _style()
    return _environment().get_template(template).render(style=Markup(style), policy=_policy(style), **content)


def markdown(report: Report) -> str:
    """Return a report as Markdown with footnotes.

    >>> markdown(Report(title="*A* <b>")).splitlines()[0]
    '# \\\\*A\\\\* \\\\<b\\\\>'
    """
    plain = Environment(loader=FileSystemLoader(ASSETS), autoescape=False, trim_blocks=True, lstrip_blocks=True)
    plain.filters |= {"md": escaped}
    plain.globals |= {"say": wording, "link": web, "words": words}
    return plain.get_template("report.md.j2").render(report=report)


def render(report: Report, form: str) -> str:
    """Return a report as "html" or "md"."""
    if form == "md":
        return markdown(report)
    tips = {note.number: _tip(note) for note in report.notes}
    return html("report.html.j2", report=report, tips=tips)


def _tip(note: Note) -> str:
    if note.item is None:
        return wording.holding_source(note.held) if note.held else ""
    return note.item.evidence[0].sentence if note.item.evidence else note.item.label


def escaped(text: object) -> str:
    """Return text that Markdown shows as it is, in one line.

    >>> escaped("[x](javascript:1) <b>" + chr(10) + "# y_z")
    '\\\\[x\\\\](javascript:1) \\\\<b\\\\> \\\\# y\\\\_z'
    """
    line = " ".join(str(text).split())
    line = re.sub(r"([\\`*_{}\[\]<>#|~&$^!])", r"\\\1", line)
    line = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1\\:", line)  # else some renderers make links of them
    line = re.sub(r"(?i)\bwww\.", r"www\\.", line).replace("@", "\\@")
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))


def exact(text: str) -> Markup:
    """Return text of an article for a page, to the character: a browser reads a bare carriage return as a line end.

    >>> exact("<b>" + chr(13))
    Markup('&lt;b&gt;&#13;')
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def web(url: str | None) -> str | None:
    """Return an address that may stand behind a link: http or https, what Markdown would take for itself encoded.

    >>> web("https://example.org/a(b) c"), web("javascript:alert(1)")
    ('https://example.org/a%28b%29%20c', None)
    """
    if not url or not re.match(r"https?://\S", url, re.IGNORECASE):
        return None
    return quote(url, safe="%/:?#[]@!$&'*+,;=~")


def write(path: str | Path, text: str) -> Path:
    """Write a page and return its path; folders that are missing are made.

    Raises:
        OSError: the file cannot be written.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"say": wording, "link": web, "words": words}
    made.filters |= {"exact": exact}
    return made


@cache
def _style() -> str:
    """Return the colours of network.css, light and (as the system wants) dark, and the style of the written pages."""
    blocks = re.findall(r"^:root(\[data-theme=\"dark\"\])? \{(.*?)\}", _asset("network.css"), re.DOTALL | re.MULTILINE)
    light, dark = (next(body for theme, body in blocks if bool(theme) is wanted) for wanted in (False, True))
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n" + _asset(
        "paper.css"
    )


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
