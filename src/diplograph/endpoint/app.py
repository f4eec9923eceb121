"""All addresses of the server put together: /sparql, /graph-store, /id/..., /queries, the pages, /health."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

import diplograph
from diplograph.endpoint import description, negotiation, pages, problems, protocol, tables
from diplograph.endpoint.gate import Gate
from diplograph.endpoint.pool import WATCH, Pool
from diplograph.endpoint.records import Question, Refusal, Settings
from diplograph.graph import library
from diplograph.graph.library import NamedQuery
from diplograph.graph.rows import Rows

METHODS = ("GET", "HEAD", "POST")


class Made(NamedTuple):
    """The application, and the pool that it asks."""

    app: Gate
    pool: Pool


def make_app(settings: Settings, *, watch: float = WATCH) -> ASGIApp:
    """Return the ASGI application; its workers live as long as its lifespan.

    Args:
        settings: how the folder is served.
        watch: seconds between two looks whether the store has changed.
    """
    return make(settings, watch=watch).app


def make(settings: Settings, *, watch: float = WATCH) -> Made:
    """Return the ASGI application, and what a connection needs to pass it by; see `make_app`."""
    pool = Pool(settings, watch=watch)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await pool.open()
        try:
            yield
        finally:
            await pool.close()

    app = FastAPI(
        title="diplograph",
        version=diplograph.__version__,
        summary="Who did, said, wants, plans, refuses or denies what, on whose word; by SPARQL and by named queries",
        docs_url=None,  # FastAPI's own pages load from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers={
            Refusal: problems.refused,
            HTTPException: problems.http_fault,
            RequestValidationError: problems.invalid,
            Exception: problems.fault_of_ours,
        },
    )
    _describe(app, "/sparql", description.sparql_paths())
    _add_graphs(app, pool)
    _add_queries(app, pool, settings)
    _add_health(app, pool)
    pages.add(app, settings)
    behind: ASGIApp = _Direct(app, pool)
    if settings.origins:
        behind = CORSMiddleware(
            behind,
            allow_origins=settings.origins,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Authorization", "Content-Type", "Accept"],
        )
    return Made(Gate(behind, settings), pool)


class _Direct:
    """Answers at /sparql itself and leaves the rest to FastAPI, which would double the time of a small answer."""

    def __init__(self, app: FastAPI, pool: Pool) -> None:
        self._app, self._pool = app, pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in ("/sparql", "/sparql/"):
            await self._app(scope, receive, send)
            return
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            if request.method not in METHODS:
                raise HTTPException(405, headers={"Allow": ", ".join(METHODS)})
            if request.method == "GET" and not request.url.query and tables.wants(request.headers.get("accept", "")):
                return RedirectResponse("/editor", 303)  # a person who typed the address
            return await protocol.sparql(request, self._pool)
        except Refusal as refusal:
            return await problems.refused(request, refusal)
        except HTTPException as fault:
            return await problems.http_fault(request, fault)
        except Exception as fault:  # noqa: BLE001  nobody sees a trace
            return await problems.fault_of_ours(request, fault)


def _describe(app: FastAPI, path: str, operations: description.Spec) -> None:
    """Add a path to the OpenAPI document that FastAPI makes, in our own words."""
    made = app.openapi

    def openapi() -> description.Spec:
        document = made()
        document["paths"] = {path: operations} | document["paths"]
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _add_graphs(app: FastAPI, pool: Pool) -> None:
    @app.head("/graph-store", include_in_schema=False)
    @app.get("/graph-store", summary="Read a graph of the store", openapi_extra=description.graph_store())
    async def graph_store(request: Request) -> Response:
        return await protocol.graph_store(request, pool)

    @app.head("/id/{path:path}", include_in_schema=False)
    @app.get(
        "/id/{path:path}",
        summary="Read a graph whose IRI ends so, below our base",
        openapi_extra=description.graph_itself(),
    )
    async def graph_itself(request: Request, path: str) -> Response:
        return await protocol.graph_itself(request, path, pool)


def _add_queries(app: FastAPI, pool: Pool, settings: Settings) -> None:
    known = [library.get(name, settings.queries) for name in library.names(settings.queries)]

    @app.head("/queries", include_in_schema=False)
    @app.get("/queries", summary="List the named queries", openapi_extra=description.listing())
    async def queries(request: Request) -> Response:
        _, accept = protocol.given(request)
        media = negotiation.choose(accept, negotiation.ROWS)
        if media is None:
            raise Refusal(406, f"the list comes as {' or '.join(negotiation.ROWS)}")
        if media == tables.HTML:
            page = tables.written("queries.html.j2", title="Queries", queries=known)
            return HTMLResponse(page, headers={"vary": "Accept", **tables.POLICY})
        if media == "text/csv":
            rows = ((q.name, q.title, " ".join(p.name for p in q.params), q.example) for q in known)
            text = Rows(("name", "tells", "parameters", "example"), rows).to_csv()
            return Response(text, headers={"content-type": "text/csv; charset=utf-8", "vary": "Accept"})
        return JSONResponse([_entry(query) for query in known], headers={"vary": "Accept"})

    def add(query: NamedQuery) -> None:
        async def named(request: Request) -> Response:
            return await _named(request, pool, query.name)

        address = f"/queries/{query.name}"
        extra = description.named(query)
        app.add_api_route(address, named, methods=["HEAD"], include_in_schema=False)
        app.add_api_route(address, named, summary=query.title, description=query.note or None, openapi_extra=extra)

    for query in known:
        add(query)

    @app.head("/queries/{name}", include_in_schema=False)
    @app.get("/queries/{name}", include_in_schema=False)
    async def unknown(request: Request, name: str) -> Response:
        return await _named(request, pool, name)


async def _named(request: Request, pool: Pool, name: str) -> Response:
    params, accept = protocol.given(request)
    return await protocol.answer(request, pool, Question(kind="named", text=name, accept=accept, params=tuple(params)))


def _entry(query: NamedQuery) -> dict[str, object]:
    """Return what /queries tells of a query."""
    entry = query.model_dump(include={"name", "title", "note", "example"})
    params = [p.model_dump(include={"name", "type", "default", "description"}) for p in query.params]
    columns = [{"name": column, "description": meaning} for column, meaning in query.columns]
    return entry | {"parameters": params, "columns": columns, "address": f"/queries/{query.name}"}


def _add_health(app: FastAPI, pool: Pool) -> None:
    @app.head("/health", include_in_schema=False)
    @app.get("/health", summary="Say whether the server can answer", openapi_extra=description.health())
    async def health() -> Response:
        if not pool.pids:
            return problems.problem(503, "no process can answer now")
        return JSONResponse({"status": "ok", "version": diplograph.__version__, "workers": len(pool.pids)})
