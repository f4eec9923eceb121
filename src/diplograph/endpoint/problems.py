"""What goes out when there is no answer: a status and one line, as RFC 9457 wants it. Never a trace."""

import json
import sys
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from diplograph.endpoint import tables
from diplograph.endpoint.records import Refusal

MEDIA = "application/problem+json"
RETRY = {503: {"Retry-After": "5"}}
SCHEMA = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
TITLES = {499: "Client Closed Request"}


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return the response.

    >>> problem(404, "no such page").body
    b'{"type":"about:blank","title":"Not Found","status":404,"detail":"no such page"}'
    """
    title = TITLES.get(status) or HTTPStatus(status).phrase
    content = {"type": "about:blank", "title": title, "status": status, "detail": " ".join(detail.split())}
    return JSONResponse(content, status, headers={**RETRY.get(status, {}), **(headers or {})}, media_type=MEDIA)


def told(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return the response as a page where a browser asks for a person, else as `problem` does."""
    response = problem(status, detail, headers)
    if tables.wants(request.headers.get("accept", "")):
        text = tables.written("problem.html.j2", **json.loads(bytes(response.body)))
        return HTMLResponse(text, status, headers={**RETRY.get(status, {}), **(headers or {}), **tables.POLICY})
    return response


async def refused(request: Request, fault: Exception) -> Response:
    """Answer for a Refusal."""
    assert isinstance(fault, Refusal)
    return told(request, fault.status, fault.detail)


async def http_fault(request: Request, fault: Exception) -> Response:
    """Answer for an address or a method that is not served."""
    assert isinstance(fault, HTTPException)
    detail = str(fault.detail)
    if fault.status_code == 404:
        detail = "nothing is served at this address; /docs lists what is"
    if fault.status_code == 405:
        detail = f"{request.method} is not served here; queries only read"
    return told(request, fault.status_code, detail, dict(fault.headers or {}))


async def invalid(request: Request, fault: Exception) -> Response:
    """Answer for a parameter of a wrong kind."""
    assert isinstance(fault, RequestValidationError)
    first = fault.errors()[0]
    return told(request, 400, f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}")


async def fault_of_ours(request: Request, fault: Exception) -> Response:
    """Answer for a fault of diplograph: the client learns that there is one, the terminal of the server which."""
    sys.stderr.write(f"a fault of diplograph: {request.url.path}: {type(fault).__name__}: {fault}\n")
    return problem(500, "a fault of the server; its terminal says which")
