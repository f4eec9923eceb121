"""Lists of addresses in, addresses out: one a line, or tables with one in each line, such as GDELT publishes."""

import re
from collections.abc import Iterator
from pathlib import Path

from diplograph.errors import ArticleError

ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def listed(path: Path) -> Iterator[str]:
    """Yield the addresses of a list, each once: one a line, or the last one of a line of a table (as in GDELT's).

    Raises:
        ArticleError: the file cannot be read.
    """
    before = ""
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                found = ADDRESS.findall("" if line.startswith("#") else line)
                if found and found[-1] != before:  # a table of events names one article for many lines
                    before = found[-1]
                    yield before
    except OSError as error:
        raise ArticleError(str(path), f"cannot be opened ({error.strerror})", "check the path") from error
