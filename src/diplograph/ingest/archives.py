"""Packed files in, the raw fields of their articles out: .jsonl.gz and web archives (.warc, .warc.gz).

A broken place costs what stands behind it, and says so. A file is read as a stream, whatever its size.
"""

import gzip
import zlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Any, BinaryIO, cast

from diplograph.errors import ArticleError
from diplograph.ingest.decode import decode
from diplograph.ingest.formats import json_lines, plain, web_page
from diplograph.model import digest
from diplograph.plugins import Entry

MOST = 16_000_000  # bytes of one line or one record, unpacked
_PAGES = ("text/html", "application/xhtml+xml")
_BROKEN = (OSError, EOFError, zlib.error)
_KEEP = "what came before it is read; get the file again"


def packed_lines(file: BinaryIO, name: str) -> Iterator[Entry]:
    """Yield the articles of a .jsonl.gz file; where it is cut off or damaged, an error stands for the rest."""
    yield from json_lines(_lines(file, name), name)


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    number = 0
    with gzip.GzipFile(fileobj=file) as unpacked:
        while True:
            number += 1
            try:
                line = unpacked.readline(MOST + 1)
            except _BROKEN as error:
                raise ArticleError(f"{name}:{number}", "the gzip is broken or cut off", _KEEP) from error
            if not line:
                return
            if len(line) > MOST:
                raise ArticleError(f"{name}:{number}", f"the line has more than {MOST:,} bytes", "split it")
            yield line


def warc_file(file: BinaryIO, name: str) -> Iterator[Entry]:
    """Yield the articles of a web archive: its responses and resources that are web pages or plain text.

    The id is made of the address, so that a page that is captured anew replaces what it said before. No day is taken
    from the capture: a page is an article of the day that it declares.
    """
    from warcio.archiveiterator import ArchiveIterator

    records = iter(ArchiveIterator(file, arc2warc=True))
    met = 0
    for number in count(1):
        where = f"{name}:{number}"
        try:
            record = next(records, None)
            if record is None:
                break
            met += 1
            entry = _record(record, where)
        except Exception:  # noqa: BLE001  (on records that are cut off the library fails in any way)
            found = f"the archive is broken or cut off at record {number}" if met else "is no web archive"
            yield where, ArticleError(where, found, _KEEP if met else "give a .warc or .warc.gz file")
            return
        if entry is not None:
            yield from entry
    if not met:
        yield name, ArticleError(name, "holds no record of a web archive", "give a .warc or .warc.gz file")


def _record(record: Any, where: str) -> list[Entry] | None:
    """Return the article of a record, or what is wrong with it; None where it holds none."""
    if record.rec_type not in ("response", "resource"):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    if headers is not None and (headers.get_statuscode() or "200") != "200":
        return None
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind = kind.split(";")[0].strip().lower()
    if kind not in _PAGES and kind != "text/plain":
        return None
    raw = record.content_stream().read(MOST + 1)
    if len(raw) > MOST:
        return [(where, ArticleError(where, f"{address} has more than {MOST:,} bytes", "leave it out"))]
    return page(raw, address, where, is_page=kind in _PAGES)


def page(raw: bytes, address: str, where: str, *, is_page: bool = True) -> list[Entry]:
    """Return the article of a page that was fetched from an address, or what is wrong with it."""
    try:
        text = decode(raw, where)
        found = list(islice(web_page(text, where) if is_page else plain(text, where), 2))
    except ArticleError as error:
        return [(where, error)]
    except Exception:  # noqa: BLE001  (pages may be anything, and the parser fails in any way)
        return [(where, ArticleError(where, "the page cannot be read", "save its words as .txt"))]
    return [(place, _addressed(fields, address)) for place, fields in found]


def _addressed(fields: Any, address: str) -> Any:
    if isinstance(fields, ArticleError):
        return fields
    named = {"url": address, "id": address_id(address)} if address else {}
    return {**cast("dict[str, Any]", fields), **named}


def address_id(address: str) -> str:
    """Return the id of an article that is known by its address.

    >>> address_id("https://example.org/talks")
    'url-1c721ce06a0e5831'
    """
    return f"url-{digest(address, length=16)}"
