"""Packed files and web archives, whole and broken: what can be read is read, what cannot is one line."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from diplograph import plugins
from diplograph.errors import ArticleError
from diplograph.ingest import read
from diplograph.model import Article

STORY = "The foreign minister of Ruritania met her counterpart in Strelsau on Monday and refused to sign the treaty."
PAGE = (
    '<!DOCTYPE html><html lang=en><head><title>Talks</title><meta property="article:published_time" '
    'content="2021-03-04T10:00:00Z"></head><body><article>'
    + "".join(f"<p>{STORY} It was meeting number {n}.</p>" for n in range(5))
    + "</article></body></html>"
)


pytestmark = pytest.mark.skipif(
    "warc" not in plugins.names(plugins.READERS), reason="installed before these readers were there: pip install -e ."
)


def attempt(*paths: Path) -> tuple[list[Article], list[str]]:
    errors: list[str] = []
    return list(read(*paths, on_error=lambda error: errors.append(str(error)))), errors


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"id": f"a{n}", "text": f"{STORY} {n}"}).encode() + b"\n" for n in range(count))


@pytest.fixture
def warc(tmp_path: Path) -> Callable[..., Path]:
    def warc(name: str, *records: tuple[str, str, bytes, str], packed: bool = False) -> Path:
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(name, {"software": "test"}))
        for kind, address, body, status in records:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
            writer.write_record(record)
        path = tmp_path / name
        path.write_bytes(out.getvalue())
        return path

    return warc


RECORDS = [
    ("text/html; charset=utf-8", "http://example.org/a", PAGE.encode(), "200 OK"),
    ("image/png", "http://example.org/b", b"\x89PNG", "200 OK"),
    ("text/html", "http://example.org/c", b"gone", "404 Not Found"),
    ("text/html", "http://example.org/d", b"<html><body></body></html>", "200 OK"),
    ("text/plain", "http://example.org/e", STORY.encode(), "200 OK"),
]


def test_packed_lines_are_read_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(3)))
    articles, errors = attempt(tmp_path)
    assert [article.id for article in articles] == ["a0", "a1", "a2"]
    assert errors == []


@pytest.mark.parametrize("fault", ["cut off", "damaged", "no gzip"])
def test_a_broken_gzip_costs_what_stands_behind_the_break(tmp_path: Path, fault: str) -> None:
    raw = bytearray(gzip.compress(lines(2_000)))
    if fault == "cut off":
        del raw[len(raw) // 2 :]
    elif fault == "damaged":
        raw[-6] ^= 0xFF
    else:
        raw = bytearray(b"these are no packed lines")
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(raw))
    articles, errors = attempt(tmp_path)
    assert len(errors) == 1
    assert "the gzip is broken or cut off" in errors[0]
    assert "b'" not in errors[0]  # no bytes of the file
    assert 0 <= len(articles) <= 2_000
    assert bool(articles) == (fault != "no gzip")


def test_a_line_that_unpacks_to_too_much_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b" " * 40_000_000))
    articles, [error] = attempt(tmp_path)
    assert articles == []
    assert "more than 16,000,000 bytes" in error


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_web_archive_are_articles(warc, packed: bool) -> None:
    articles, errors = attempt(warc("a.warc.gz" if packed else "a.warc", *RECORDS, packed=packed))
    assert [article.url for article in articles] == ["http://example.org/a", "http://example.org/e"]
    assert str(articles[0].date) == "2021-03-04"
    assert articles[1].date is None
    assert articles[0].id.startswith("url-")
    assert len(errors) == 1
    assert "no article was found on the page" in errors[0]


@pytest.mark.parametrize("packed", [False, True])
def test_every_way_of_cutting_a_web_archive_gives_lines_and_no_fault(warc, tmp_path: Path, packed: bool) -> None:
    raw = warc("a.warc.gz" if packed else "a.warc", *RECORDS, packed=packed).read_bytes()
    step = max(1, len(raw) // 60)
    for end in range(1, len(raw), step):
        path = tmp_path / "cut" / f"{end}.warc{'.gz' * packed}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw[:end])
        articles, errors = attempt(path)
        assert len(articles) <= 2
        assert not [error for error in errors if "failed on it" in error or "\n" in error]


def test_records_that_are_broken_in_the_middle(warc, tmp_path: Path) -> None:
    raw = warc("a.warc", *RECORDS).read_bytes()
    marks = [n for n in range(len(raw)) if raw.startswith(b"WARC/1.0", n)]
    for mark in marks[1:]:
        for junk in (b"WARC/9.9", b"\0" * 8, b"Content!"):
            path = tmp_path / "b.warc"
            path.write_bytes(raw[:mark] + junk + raw[mark + 8 :])
            _, errors = attempt(path)
            assert not [error for error in errors if "failed on it" in error or "\n" in error], errors


THREE = [("text/plain", f"http://example.org/{name}", f"{STORY} Number {name}.".encode(), "200 OK") for name in "abc"]


def member(raw: bytes, number: int) -> tuple[int, int]:
    """Where a record of a packed archive begins and ends."""
    starts = [n for n in range(len(raw)) if raw.startswith(b"\x1f\x8b\x08", n)] + [len(raw)]
    return starts[number], starts[number + 1]


@pytest.mark.parametrize("fault", ["cut member", "damaged member", "garbage between", "plain garbage", "short", "long"])
def test_a_broken_record_costs_itself_and_no_other(warc, tmp_path: Path, capfd, fault: str) -> None:
    packed = "member" in fault or fault == "garbage between"
    path = warc("a.warc.gz" if packed else "a.warc", *THREE, packed=packed)
    raw = bytearray(path.read_bytes())
    if packed:
        start, end = member(bytes(raw), 2)  # after that of the archive and "a"
        if fault == "cut member":
            del raw[start + (end - start) // 2 : end]
        elif fault == "damaged member":
            raw[start + 60] ^= 0xFF
        else:
            raw[end:end] = b"\x1f\x8b\x08 no member, and no record either \0\0" * 40
    else:
        at = raw.index(b"http://example.org/b")
        length = raw.index(b"Content-Length: ", at) + len(b"Content-Length: ")
        stop = raw.index(b"\r", length)
        if fault == "plain garbage":
            start = raw.rindex(b"WARC/1.0", 0, at)
            raw[start:start] = b"\0\1 this is no record \xff\r\n" * 400
        else:
            raw[length:stop] = b"40" if fault == "short" else b"999"
    path.write_bytes(bytes(raw))
    articles, errors = attempt(path)
    found = [str(article.url)[-1] for article in articles]
    assert found in (["a", "c"], ["a", "b", "c"])
    assert ("b" in found) == ("garbage" in fault)
    assert len(errors) == 1
    assert "broken or cut off at record" in errors[0]
    assert capfd.readouterr().err == ""


def test_a_record_cut_off_anywhere_does_not_take_the_next_for_its_own(warc) -> None:
    path = warc("a.warc.gz", *THREE, packed=True)
    raw = path.read_bytes()
    start, end = member(raw, 2)
    for cut in range(start + 20, end, 4):  # of some cuts the unpacker reads on into the next member without a word
        path.write_bytes(raw[:cut] + raw[end:])
        articles, errors = attempt(path)
        assert [str(article.url)[-1] for article in articles] == ["a", "c"], cut
        assert len(errors) == 1


def test_an_archive_that_begins_with_something_else_is_read_from_its_first_record_on(warc) -> None:
    path = warc("a.warc", *THREE)
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + path.read_bytes())
    articles, errors = attempt(path)
    assert [str(article.url)[-1] for article in articles] == ["a", "b", "c"]
    assert len(errors) == 1


def test_what_is_no_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_text("This is no archive.", encoding="utf-8")
    (tmp_path / "b.warc").write_bytes(b"\x1f\x8b\xff\x00junk\x1b[2J" * 9)
    for name in ("a.warc", "b.warc"):
        with pytest.raises(ArticleError, match=rf"{name}\S*: is no web archive; give a \.warc or \.warc\.gz file$"):
            list(read(tmp_path / name))
