"""Packed files in, the raw fields of their articles out: .jsonl.gz and web archives (.warc, .warc.gz).

A broken place of a gzip costs what stands behind it, a broken record of an archive costs itself; both are said. A file
is read as a stream, whatever its size.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from io import SEEK_END
from itertools import islice
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
_OTHERS = "the others are read; get the file again"
_PACKED = b"\x1f\x8b\x08"  # a member of a gzip file
_START = re.compile(rb"(?<=\n)WARC/\d\.\d+\r?\n|" + re.escape(_PACKED))


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

    A record that is broken, cut off, or longer or shorter than it says costs itself: reading goes on at the next
    that begins with WARC/ behind its own beginning, be it packed or not.
    """
    number, met, at = 0, False, cast("int | None", 0)
    size = file.seek(0, SEEK_END)
    while at is not None:
        records, broken = _records(file, at), cast("int | None", None)
        while broken is None:
            number += 1
            start, entry, whole = records.offset, None, False
            try:
                record = next(records, None)
                if record is None and start == size:
                    break
                if record is not None:
                    if record.format == "warc":
                        records.known_format = "warc"  # or any line of five words would be a record of the older format
                    entry = _record(record, f"{name}:{number}")
                    whole = _is_whole(records, record)
            except Exception:  # noqa: BLE001  (on records that are cut off the library fails in any way)
                whole = False
            met |= whole
            if whole:
                yield from entry or ()
            else:
                broken = start
        at = None if broken is None else _next_start(file, broken + 1)
        if broken is not None and (met or at is not None):
            found = f"the archive is broken or cut off at record {number}"
            yield f"{name}:{number}", ArticleError(f"{name}:{number}", found, _OTHERS)
            met = True
    if not met:
        found = "is no web archive" if number > 1 or broken is not None else "holds no record of a web archive"
        yield name, ArticleError(name, found, "give a .warc or .warc.gz file")


def _records(file: BinaryIO, at: int) -> Any:
    """Return the records of an archive from a place on."""
    from warcio.archiveiterator import ArchiveIterator

    file.seek(at)
    records = ArchiveIterator(file, arc2warc=True)
    records.INC_RECORD = ""  # it would be printed
    records.known_format = "warc" if at else None  # found by its mark
    return records


def _is_whole(records: Any, record: Any) -> bool:
    """Read to the end of a record and tell whether it ends where it says, and its member of a packed file does too."""
    records.read_to_end()
    if records.err_count or getattr(record.raw_stream, "limit", 0) > 0:
        return False
    unpacker = records.reader.decompressor  # one that is cut off takes the next for its own
    return unpacker is None or unpacker.eof or (records.next_line or b"").startswith(b"WARC/")


def _next_start(file: BinaryIO, at: int) -> int | None:
    """Return where the next record of an archive begins, None where none does."""
    file.seek(at)
    tail = b""
    while block := file.read(1 << 20):
        seen = tail + block
        here = file.tell()
        for found in _START.finditer(seen):
            start = here - len(seen) + found.start()
            if found[0] != _PACKED or _is_packed_record(file, start):
                return start
        file.seek(here)
        tail = seen[-len("WARC/1.10\r\n") - 1 :]
    return None


def _is_packed_record(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        return zlib.decompressobj(31).decompress(file.read(512), 16).startswith(b"WARC/")
    except zlib.error:
        return False


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
