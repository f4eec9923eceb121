"""What the parser of the command line refuses, told in one line as all else is: what, and what would do."""

import re

import typer

# The parser's own class for wrong usage; typer names its subclass alone.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
_INVALID = re.compile(r"Invalid value for '?(?P<name>[^':]+)'?.*?: (?:Value error, )?(?P<found>.*)", re.DOTALL)
_DAY = re.compile(r"'(.*)' does not match the formats?\b", re.DOTALL)
_CHOICE = re.compile(r"'(.*)' is not one of (.*?)\.?", re.DOTALL)


def told(fault: Exception) -> str | None:
    """Return the one line for wrong usage; None where the help itself is the answer.

    >>> told(UsageError("No such option: --formt"))
    'No such option: --formt; see: diplograph --help'
    """
    said = str(getattr(fault, "format_message", lambda: fault)()).strip()
    if "\n" in said or not said:
        return None
    return _reworded(said) or f"{said.rstrip('.')}; see: {_verb(fault)} --help"


def _reworded(said: str) -> str | None:
    r"""Return the line for a value that is none of an option's.

    >>> _reworded("Invalid value for '--date': '2020-02-30' does not match the format '%Y-%m-%d'.")
    '--date: "2020-02-30" is no day; write a day such as 2011-05-27'
    >>> _reworded("Invalid value for '--format' / '-f': 'xml' is not one of 'csv', 'json'.")
    '--format: there is no "xml"; there are: csv, json'
    """
    invalid = _INVALID.fullmatch(said)
    if invalid is None:
        return None
    name, found = invalid["name"], invalid["found"]
    if day := _DAY.match(found):
        return f'{name}: "{day[1]}" is no day; write a day such as 2011-05-27'
    if choice := _CHOICE.fullmatch(found):
        there = choice[2].replace("'", "")
        return f'{name}: there is no "{choice[1]}"; there are: {there}'
    return None


def _verb(fault: Exception) -> str:
    return getattr(getattr(fault, "ctx", None), "command_path", None) or "diplograph"
