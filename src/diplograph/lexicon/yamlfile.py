"""A YAML file in, plain data out, with the line of each entry, so that a fault can name it."""

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from diplograph.errors import DataFileError

M = TypeVar("M", bound=BaseModel)
LINE = "__line__"


try:  # libyaml, where it is built in, is ten times as fast
    from yaml import CSafeLoader as _Base
except ImportError:
    from yaml import SafeLoader as _Base  # type: ignore[assignment]


class _Loader(_Base):
    """A safe loader that adds the line number to every mapping and refuses a key told twice."""

    file: str = ""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for i, key in enumerate(keys):
        if key in keys[:i]:
            mark = node.value[i][0].start_mark
            raise DataFileError(loader.file, mark.line + 1, f'"{key}" stands twice', "keep one of the two")
    values = (loader.construct_object(value, deep=True) for _, value in node.value)
    return {**dict(zip(keys, values, strict=True)), LINE: node.start_mark.line + 1}


# YAML 1.1 reads the prepositions "on" and "off", and "yes" and "no", as booleans; here only true and false are.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_yaml(path: Path) -> Any:
    """Return the file's data; each mapping carries its line under `LINE`.

    Raises:
        DataFileError: the file is missing, is no YAML, or has a key twice in one mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as e:
        raise DataFileError(path, None, "no such file", "restore it from the repository") from e
    except UnicodeDecodeError as e:
        raise DataFileError(path, None, "not UTF-8", "save it as UTF-8") from e
    loader = _Loader(text)
    loader.file = str(path)
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as e:
        line = e.problem_mark.line + 1 if e.problem_mark else None
        raise DataFileError(path, line, f"no valid YAML: {e.problem}", "check indentation, colons and quotes") from e
    finally:
        loader.dispose()


def without_lines(data: Any) -> Any:
    """Return the data without the line numbers."""
    if isinstance(data, dict):
        return {key: without_lines(value) for key, value in data.items() if key != LINE}
    return [without_lines(value) for value in data] if isinstance(data, list) else data


def checked(model: type[M], entry: dict[str, Any], path: Path) -> M:
    """Return the mapping as a record; a fault names the file and the entry's line.

    Raises:
        DataFileError: a field is missing, unknown or of the wrong kind.
    """
    try:
        return model.model_validate(without_lines(entry))
    except ValidationError as e:
        first = e.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise DataFileError(
            path, entry.get(LINE), f'field "{field}": {first["msg"]}', "see data/lexicon/README.md"
        ) from e
