"""data/lexicon/LANGUAGE/layout.yaml in, a checked Layout out: the words of adverts, credits and captions."""

from functools import cache
from pathlib import Path

import yaml

from diplograph import resources
from diplograph.errors import DataFileError, did_you_mean
from diplograph.model import Record


class Layout(Record):
    """The lists of the file; its comments say how each is used. All lower case but for agencies."""

    advert_begins: tuple[str, ...]
    advert_is: tuple[str, ...]
    credit_begins: tuple[str, ...]
    byline_begins: tuple[str, ...]
    caption_begins: tuple[str, ...]
    agencies: tuple[str, ...]


@cache
def layout(language: str = "en") -> Layout:
    """Return the layout words of a language.

    Raises:
        DataFileError: the file is missing or broken.

    >>> "Reuters" in layout("en").agencies
    True
    """
    return load(resources.data("lexicon", language, "layout.yaml"))


def load(path: Path) -> Layout:
    """Return the layout words of one file.

    Raises:
        DataFileError: no such file, no YAML, an unknown or missing list, an empty or repeated phrase (with its line).
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise DataFileError(path, None, f"cannot be opened ({error.strerror})", "put the file back") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataFileError(path, line, f"no YAML: {error.problem}", "check indents and quotes") from None
    if not isinstance(root, yaml.MappingNode):
        raise DataFileError(path, 1, "no lists of phrases", "write `advert_begins:` and below it `  - a phrase`")
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value not in Layout.model_fields:
            raise DataFileError(
                path, line, f'no list "{key.value}" is known', did_you_mean(key.value, Layout.model_fields)
            )
        lists[key.value] = _phrases(path, value)
    if missing := sorted(set(Layout.model_fields) - set(lists)):
        raise DataFileError(path, None, f'the list "{missing[0]}" is missing', f"write `{missing[0]}:` and its phrases")
    return Layout(**lists)


def _phrases(path: Path, node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise DataFileError(path, node.start_mark.line + 1, "no list", "write one `  - phrase` a line")
    phrases: list[str] = []
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
            raise DataFileError(path, line, "no phrase", 'write one in quotes: - "read more"')
        if item.value in phrases:
            raise DataFileError(path, line, f'"{item.value}" stands here twice', "take one out")
        phrases.append(item.value)
    return tuple(phrases)
