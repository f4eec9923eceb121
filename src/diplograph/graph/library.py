"""The named queries: each .rq file says in comments its title, parameters and columns, and is plain SPARQL.

Comments read: `# title: ...`, `# note: ...`, `# param: NAME TYPE DEFAULT what it does`, `# values: NAME one, two ...`
(those that a text can be), `# example: NAME=VALUE ...`
(values with blanks in quotes), `# column: NAME what it holds`.
DEFAULT is `any` (no restriction), `required`, `default` (the list in the file) or the value in the file. A parameter's
place is the line `VALUES ?NAME { ... }`, or `VALUES ?NAME_is { ... }` where a column has its name.
"""

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from diplograph.errors import DataFileError, GraphError, QueryError, did_you_mean
from diplograph.graph import canonical, terms
from diplograph.graph import store as stores
from diplograph.graph.bind import bind
from diplograph.graph.rows import Rows
from diplograph.model import BASE, Actor, Record
from diplograph.ontology import schema
from diplograph.ontology.vocab import DG, RDF

HEADER = re.compile(r"#\s*(title|note|param|values|example|column):\s*(.+)")
TYPES = ("date", "actors", "types", "text", "integer")


class Parameter(Record):
    """One parameter of a named query; `default` is "any", "required", "default" or the value in the file.

    Attributes:
        values: those that there are, of a text that is one of a few; () for any.
    """

    name: str
    type: str
    default: str
    description: str
    place: str
    values: tuple[str, ...] = ()


class NamedQuery(Record):
    """A query by name: what it asks, takes and returns, an example ("since=2011-05-01"), its SPARQL."""

    name: str
    title: str
    note: str = ""
    example: str = ""
    params: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    text: str


def names(folder: Path | None = None) -> list[str]:
    """Return the names of all queries, sorted.

    Args:
        folder: of a user's own .rq files; None: there are none.

    >>> names()[:2]
    ['brokers', 'changes-between']
    """
    return sorted(_library() if folder is None else _library() | own(folder))


def get(name: str, folder: Path | None = None) -> NamedQuery:
    """Return a query by name (QueryError with the nearest name and the list when there is none).

    >>> get("who-met-whom").params[0].name
    'since'
    """
    known = _library() if folder is None else _library() | own(folder)
    found = known.get(name)
    if found is None:
        hint = did_you_mean(name, known)
        raise QueryError(f'no query "{name}"; {hint + " " if hint else ""}There are: {", ".join(sorted(known))}')
    return found


def own(folder: Path) -> dict[str, NamedQuery]:
    """Read the .rq files of a user's folder, by name: that of the file.

    Raises:
        QueryError: no such folder, or it holds no .rq file.
        DataFileError: a file that cannot be read, or one with the name of a query that is here already.
    """
    if not folder.is_dir():
        raise QueryError(f"{folder}: no such folder; name one that holds your .rq files")
    files = sorted(folder.glob("*.rq"))
    if not files:
        raise QueryError(f"{folder}: holds no .rq file; each query is a file NAME.rq")
    queries = {}
    for file in files:
        if file.stem in _library():
            raise DataFileError(str(file), None, f'there is a query "{file.stem}" already', "give it another name")
        try:
            queries[file.stem] = read(file.stem, file.read_text("utf8"), str(file))
        except UnicodeDecodeError:
            raise DataFileError(str(file), None, "it is not UTF-8", "save it as UTF-8") from None
    return queries


def arguments(query: NamedQuery) -> dict[str, str]:
    """Return the example of a query as parameters.

    >>> arguments(get("silence"))
    {'since': '2011-05-25', 'least': '1'}
    """
    pairs = (word.partition("=") for word in shlex.split(query.example))
    return {name: value for name, _, value in pairs}


def internal(name: str) -> str:
    """Return the text of a query that the package itself asks."""
    return _folder().joinpath("internal", name).read_text("utf8")


def run(store: ox.Store, name: str, params: Mapping[str, object], folder: Path | None = None) -> Rows:
    """Run a named query with parameters; None stands for the default.

    Args:
        params: dates as `date` or ISO text; actors as name, key ("RUS"), id, IRI or `Actor`, one or a list;
            types as names of ontology classes, one or a list.
        folder: of a user's own .rq files; None: there are none.

    Raises:
        QueryError: no such query, parameter or actor; a value that does not fit; a required one that is missing.
    """
    query = get(name, folder)
    known = {parameter.name: parameter for parameter in query.params}
    for given in params:
        if given not in known:
            hint = did_you_mean(given, known)
            there = ", ".join(known) or "none"
            raise QueryError(f'{name} has no parameter "{given}"; {hint + " " if hint else ""}There are: {there}')
    given_params = {key: value for key, value in params.items() if value is not None}
    missing = [p.name for p in query.params if p.default == "required" and p.name not in given_params]
    if missing:
        raise QueryError(f"{name} needs {' and '.join(missing)}; there are: {', '.join(known)}")
    _in_order(name, {known[key].name: value for key, value in given_params.items() if known[key].type == "date"})
    values = {known[key].place: _terms(store, known[key], value) for key, value in given_params.items()}
    return stores.rows(stores.select(store, bind(query.text, values), f"{name}.rq"))


def _in_order(name: str, days: Mapping[str, object]) -> None:
    since, until = (str(days.get(key, "")) for key in ("since", "until"))
    if since and until and since > until:
        raise QueryError(f"{name}: since={since} lies after until={until}; give the earlier day as since")


def find_actor(store: ox.Store, wanted: object) -> list[ox.NamedNode]:
    """Return the actors that a name (in any case), key, id, IRI or record means; one name may mean several.

    Raises:
        QueryError: none does.
    """
    if isinstance(wanted, Actor):
        return [terms.node(wanted.id)]
    words = str(wanted)
    kind = ox.NamedNode(RDF.type)
    for text in (words, BASE + words, BASE + "actor/" + words):
        try:
            candidate = ox.NamedNode(text)
        except ValueError:  # a name with blanks is no IRI
            continue
        if next(store.quads_for_pattern(candidate, kind, None), None):
            return [candidate]
    answer = stores.select(store, bind(internal("find-actor.rq"), {"name": [ox.Literal(words)]}))
    found = [node for (node,) in answer if isinstance(node, ox.NamedNode)]
    if not found:
        labels = stores.select(store, internal("actor-names.rq"))
        hint = did_you_mean(words, [terms.lexical(label) for (label,) in labels])
        raise QueryError(f'no actor "{words}" in the graph' + (f"; {hint}" if hint else ""))
    return found


def _terms(store: ox.Store, parameter: Parameter, value: object) -> list[ox.NamedNode | ox.Literal]:
    many = isinstance(value, Iterable) and not isinstance(value, str | Record)
    values = list(cast("Iterable[object]", value)) if many else [value]
    if not values:
        raise QueryError(f"{parameter.name} is an empty list; leave it out or name at least one")
    try:
        if parameter.type == "actors":
            found = (node for one in values for node in find_actor(store, one))
            return list(dict.fromkeys(canonical.stands_for(store, node) for node in found))
        if parameter.type == "types":
            names_of = [str(one) for one in values]
            for name in names_of:
                schema.superclasses(name)
            return [ox.NamedNode(DG[name]) for name in names_of]
        if len(values) != 1:
            raise QueryError(f"{parameter.name} takes one value, not {len(values)}")
        if parameter.values and str(values[0]) not in parameter.values:
            hint = did_you_mean(str(values[0]), parameter.values)
            there = f"There are: {', '.join(parameter.values)}"
            raise QueryError(f'{parameter.name} has no value "{values[0]}"; {hint + " " if hint else ""}{there}')
        if parameter.type == "date":
            one = values[0]
            return [terms.day(one if isinstance(one, date) else date.fromisoformat(str(one)))]
        return [terms.integer(int(str(values[0])))] if parameter.type == "integer" else [terms.text(str(values[0]))]
    except ValueError:
        wanted = "a day such as 2011-05-27" if parameter.type == "date" else "a whole number"
        raise QueryError(f'{parameter.name} must be {wanted}, not "{value}"') from None
    except QueryError:
        raise
    except GraphError as error:  # a class that the ontology lacks
        raise QueryError(f"{parameter.name}: {error}") from error


def _folder() -> Traversable:
    return resources.files("diplograph.graph").joinpath("queries")


@cache
def _library() -> dict[str, NamedQuery]:
    files = [file for file in _folder().iterdir() if file.name.endswith(".rq")]
    queries = [read(file.name.removesuffix(".rq"), file.read_text("utf8"), file.name) for file in files]
    return {query.name: query for query in queries}


def read(name: str, text: str, path: str) -> NamedQuery:
    """Make a named query of a file's text.

    Raises:
        DataFileError: a header line that cannot be read, or SPARQL that does not parse.
    """
    title, example, notes, params, columns = "", "", [], [], []
    values: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = HEADER.fullmatch(line)
        if not found:
            continue
        kind, rest = found[1], found[2].strip()
        if kind == "title":
            title = rest
        elif kind == "note":
            notes.append(rest)
        elif kind == "example":
            example = rest
        elif kind == "values":
            wanted, _, listed = rest.partition(" ")
            values[wanted] = tuple(one.strip() for one in listed.split(","))
        elif kind == "column":
            column, _, meaning = rest.partition(" ")
            columns.append((column, meaning))
        else:
            params.append(_parameter(rest, text, path, number))
    if not title:
        raise DataFileError(path, 1, "the query has no title", "begin it with # title: what it answers")
    _check(text, path, [column for column, _ in columns])
    note = " ".join(notes)
    params = [one.model_copy(update={"values": values.get(one.name, ())}) for one in params]
    query = NamedQuery(
        name=name, title=title, note=note, example=example, params=tuple(params), columns=tuple(columns), text=text
    )
    try:
        wrong = set(arguments(query)) - {parameter.name for parameter in params}
    except ValueError:
        raise DataFileError(path, None, f"its example leaves a quote open: {example}", "close it") from None
    if wrong:
        hint = (
            f"write NAME=VALUE with {', '.join(parameter.name for parameter in params) or 'no parameter: it has none'}"
        )
        raise DataFileError(path, None, f'its example names "{min(wrong)}"', hint)
    return query


def _parameter(rest: str, text: str, path: str, number: int) -> Parameter:
    words = rest.split(maxsplit=3)
    if len(words) < 4 or words[1] not in TYPES:
        hint = f"write # param: NAME TYPE DEFAULT what it does, with a type of {', '.join(TYPES)}"
        raise DataFileError(path, number, f'"{rest}" is no parameter', hint)
    name, kind, default, description = words
    place = next((p for p in (f"{name}_is", name) if f"VALUES ?{p} {{" in text), None)
    if place is None:
        raise DataFileError(path, number, f"no line VALUES ?{name} {{ ... }}", "add it: it is where the value goes")
    return Parameter(name=name, type=kind, default=default, description=description, place=place)


def _check(text: str, path: str, columns: list[str]) -> None:
    try:
        answer = stores.select(ox.Store(), text, path)
    except QueryError as error:
        raise DataFileError(path, None, str(error), "mend the SPARQL") from error
    real = [variable.value for variable in answer.variables]
    if real != columns:
        raise DataFileError(
            path, None, f"its columns are {', '.join(real)}", "write a # column: line for each, in order"
        )
