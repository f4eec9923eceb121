"""The pages for people: the graph at /, the query editor, the list of addresses. Nothing in them comes from elsewhere.

The editor is @zazuko/yasgui, which `make editor` puts into static/; where it is absent there is a plain form.
"""

from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response

from diplograph.endpoint import negotiation, tables
from diplograph.endpoint.records import Settings
from diplograph.graph import library
from diplograph.graph.store import PREFIX_TABLE
from diplograph.ontology import vocab

FILES = {
    "endpoint.css": ("assets", "text/css"),
    "editor.js": ("assets", "text/javascript"),
    "yasgui.min.css": ("static", "text/css"),
    "yasgui.min.js": ("static", "text/javascript"),
}
# The graph page holds a policy of its own, which names each of its scripts; this one lets it load nothing besides.
GRAPH = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
START = """SELECT ?kind (COUNT(*) AS ?events) WHERE {
  ?event sem:eventType ?kind
}
GROUP BY ?kind
ORDER BY DESC(?events)
"""


def add(app: FastAPI, settings: Settings) -> None:
    """Add the pages to an application."""
    graph = settings.out / "graph.html"
    known = [library.get(name, settings.queries) for name in library.names(settings.queries)]

    @app.head("/", include_in_schema=False)
    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        if not graph.is_file():
            return _page("missing.html.j2", title="No page yet")
        return FileResponse(graph, media_type="text/html; charset=utf-8", headers={"content-security-policy": GRAPH})

    @app.head("/editor", include_in_schema=False)
    @app.get("/editor", include_in_schema=False)
    async def editor(request: Request) -> Response:
        if has_editor():
            given = {
                "prefixes": PREFIX_TABLE,
                "queries": [{"name": query.name, "text": _declared(query.text)} for query in known],
                "start": _declared(START),
                **_words(),
            }
            return _page("editor.html.j2", title="Editor", queries=known, given=given)
        asked = request.query_params.get("example")
        start = next((query.text for query in known if query.name == asked), START)
        formats = list(negotiation.SHORT)
        return _page("form.html.j2", title="Ask", queries=known, start=start, prefixes=PREFIX_TABLE, formats=formats)

    @app.head("/docs", include_in_schema=False)
    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        return _page("docs.html.j2", title="Addresses", spec=app.openapi(), limits=settings.limits)

    @app.head("/static/{name}", include_in_schema=False)
    @app.get("/static/{name}", include_in_schema=False)
    async def static(name: str) -> Response:
        folder, media = FILES.get(name, ("", ""))
        path = _here() / folder / name
        if not folder or not path.is_file():
            raise HTTPException(404)
        return FileResponse(path, media_type=media)


def has_editor() -> bool:
    """Say whether `make editor` was run before this package was built."""
    return all((_here() / "static" / name).is_file() for name in ("yasgui.min.js", "yasgui.min.css"))


def _page(template: str, **values: object) -> Response:
    return HTMLResponse(tables.written(template, **values), headers=tables.POLICY)


def _here() -> Path:
    return Path(str(resources.files("diplograph.endpoint")))


def _declared(query: str) -> str:
    """Return the query with the prefixes that it uses, for an editor that wants each declared."""
    used = [name for name in PREFIX_TABLE if f"{name}:" in query and f"PREFIX {name}:" not in query]
    return "".join(f"PREFIX {name}: <{PREFIX_TABLE[name]}>\n" for name in used) + query


def _words() -> dict[str, list[str]]:
    """Return the classes and properties of our ontology, for completion."""
    names = sorted(vocab.DG.terms())
    return {
        "classes": [vocab.DG[name] for name in names if name[0].isupper()],
        "properties": [vocab.DG[name] for name in names if name[0].islower()],
    }
