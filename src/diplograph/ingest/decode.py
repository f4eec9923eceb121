"""Bytes in, text out. What is no text is refused with the line to look at; nothing is replaced or dropped."""

from diplograph.errors import ArticleError

_WESTERN = ("cp1252", "latin_1")
_SAVE = "save the file as UTF-8 text"


def decode(raw: bytes, name: str) -> str:
    """Return the text of a file: UTF-8 (with or without a byte order mark), else what charset-normalizer is sure of.

    Args:
        raw: the bytes of the file.
        name: what errors call it.

    Raises:
        ArticleError: the bytes are no text, are UTF-8 with broken places, or no encoding fits.

    >>> decode("Élysée".encode(), "a.txt")
    'Élysée'
    """
    if not raw.strip():
        raise ArticleError(name, "the file is empty", "give it a text or leave it out")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _utf16(raw, name)
    if b"\0" in raw[:65536]:
        raise ArticleError(name, "is a binary file, not a text", "give articles as .txt, .html or .jsonl")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _legacy(raw, f"{name}:{line}", raw[error.start])


def _utf16(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        raise ArticleError(name, "begins like UTF-16 but is not", _SAVE) from None


def _legacy(raw: bytes, where: str, byte: int) -> str:
    # A file that is UTF-8 but for one broken place would come out as "Ã©" in any older encoding: it is refused.
    valid = any(character > "\x7f" and character != "\ufffd" for character in raw.decode("utf-8", errors="replace"))
    found = f"byte 0x{byte:02X} is not UTF-8"
    if valid:
        raise ArticleError(where, found, f"the rest of the file is: mend that place, or {_SAVE}")
    from charset_normalizer import from_bytes

    matches = from_bytes(raw)
    # English in cp1252 is often as likely in cp1250, where "naïve" would be "naďve".
    best = next((match for match in matches if match.encoding in _WESTERN), matches.best())
    text = "" if best is None else str(best)
    if not text or any(ord(character) < 32 and character not in "\t\n\r\f" for character in text):
        raise ArticleError(where, f"{found}, and no other encoding fits", _SAVE)
    return text
