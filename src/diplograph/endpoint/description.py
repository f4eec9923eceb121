"""What the OpenAPI page says of /sparql, the graph store and each named query. Read by strangers' programs."""

from typing import Any

from diplograph.endpoint import negotiation, problems
from diplograph.graph import library
from diplograph.graph.library import NamedQuery, Parameter

Spec = dict[str, Any]
KINDS: dict[str, Spec] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "actors": {"type": "array", "items": {"type": "string"}},
    "types": {"type": "array", "items": {"type": "string"}},
    "text": {"type": "string"},
}
WORDS = {
    400: "The request or the query cannot be read",
    403: "Refused: it would reach outside the store, or change it",
    404: "Nothing of that name",
    406: "The answer does not come in an accepted form",
    413: "The request is too long",
    415: "The query was sent in another form",
    422: "The answer would be longer than is allowed",
    500: "The process that ran the query ended",
    503: "All processes are busy",
    504: "The query took too long and was ended",
}
GRAPHS: Spec = {
    name: {"schema": {"type": "string"}}
    for name in negotiation.GRAPHS
    if name not in ("text/plain", "application/json")
}
GRAPHS["application/ld+json"] = {"schema": {"type": "array"}}
TABLES: Spec = {name: {"schema": {"type": "string"}} for name in ("text/csv", "text/tab-separated-values")} | {
    "application/sparql-results+json": {"schema": {"type": "object"}},
    "application/sparql-results+xml": {"schema": {"type": "string"}},
}
FORMAT: Spec = {
    "name": "format",
    "in": "query",
    "schema": {"type": "string", "enum": list(negotiation.SHORT)},
    "description": "in place of an Accept header",
}
DATASET: list[Spec] = [
    {
        "name": name,
        "in": "query",
        "schema": {"type": "array", "items": {"type": "string"}},
        "description": "the IRI of a graph of this store; none: all graphs together",
    }
    for name in ("default-graph-uri", "named-graph-uri")
]


def refusals(*statuses: int) -> Spec:
    """Return the responses that are no answers."""
    content = {problems.MEDIA: {"schema": problems.SCHEMA}}
    return {str(status): {"description": WORDS[status], "content": content} for status in statuses}


def sparql_paths() -> Spec:
    """Return the path of the SPARQL protocol."""
    query: Spec = {"type": "string", "description": "SPARQL 1.1; our prefixes are known"}
    fields = {
        "query": query,
        "format": FORMAT["schema"],
        "default-graph-uri": DATASET[0]["schema"],
        "named-graph-uri": DATASET[1]["schema"],
    }
    form = {"type": "object", "properties": fields, "required": ["query"], "additionalProperties": False}
    answers = {
        "200": {"description": "A table, a truth or a graph", "content": TABLES | GRAPHS},
        **refusals(400, 403, 406, 422, 500, 503, 504),
    }
    example = "SELECT ?kind (COUNT(*) AS ?n) { ?e sem:eventType ?kind } GROUP BY ?kind ORDER BY DESC(?n)"
    return {
        "get": {
            "operationId": "query",
            "summary": "Ask a SPARQL query",
            "parameters": [
                {"name": "query", "in": "query", "required": True, "schema": query, "example": example},
                *DATASET,
                FORMAT,
            ],
            "responses": answers,
        },
        "post": {
            "operationId": "query-by-post",
            "summary": "Ask a SPARQL query, sent as a form or as it is",
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": form},
                    "application/sparql-query": {"schema": {"type": "string"}, "example": example},
                },
            },
            "parameters": [*DATASET, FORMAT],
            "responses": answers | refusals(413, 415),
        },
    }


def graph_store() -> Spec:
    """Return what is added to the description of the graph store."""
    return {
        "parameters": [
            {"name": "graph", "in": "query", "schema": {"type": "string"}, "description": "the IRI of a graph"},
            {
                "name": "default",
                "in": "query",
                "schema": {"type": "string", "enum": [""]},
                "description": "all graphs together",
            },
            FORMAT,
        ],
        "responses": graph_answers(),
    }


def graph_itself() -> Spec:
    """Return what is added to the description of a graph that has the address of its IRI."""
    return {"parameters": [FORMAT], "responses": graph_answers()}


def graph_answers() -> Spec:
    """Return the responses that come for a graph."""
    return {"200": {"description": "A graph", "content": GRAPHS}, **refusals(400, 404, 406, 422, 500, 503, 504)}


def named(query: NamedQuery) -> Spec:
    """Return what is added to the description of a named query: its parameters, an example, its columns."""
    examples = library.arguments(query)
    row = {"type": "object", "properties": {column: {"description": meaning} for column, meaning in query.columns}}
    content = {
        "application/json": {"schema": {"type": "array", "items": row}},
        "text/csv": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
    }
    return {
        "parameters": [_parameter(parameter, examples.get(parameter.name)) for parameter in query.params]
        + [FORMAT | {"schema": {"type": "string", "enum": ["json", "csv"]}}],
        "responses": {
            "200": {"description": "The rows", "content": content},
            **refusals(400, 406, 422, 500, 503, 504),
        },
    }


def _parameter(parameter: Parameter, example: str | None) -> Spec:
    spec: Spec = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.default == "required",
        "description": parameter.description,
        "schema": KINDS[parameter.type],
    }
    if example is not None:
        spec["example"] = [example] if KINDS[parameter.type]["type"] == "array" else example
    return spec


def listing() -> Spec:
    """Return what is added to the description of /queries."""
    content = {
        "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        "text/csv": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
    }
    return {
        "parameters": [FORMAT | {"schema": {"type": "string", "enum": ["json", "csv"]}}],
        "responses": {"200": {"description": "The queries", "content": content}, **refusals(400, 406)},
    }


def health() -> Spec:
    """Return what is added to the description of /health."""
    return {"responses": refusals(503)}
