"""Web archives (MHTML): the pages in them.

Only the headers of the parts are read by the mail library and only pages are decoded, so that an archive
full of pictures costs nothing.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from kcextract.errors import FormatError

_BLANK_LINE = re.compile(rb"\r?\n\r?\n|\r\r")
_LEADING = re.compile(rb"[\s\xef\xbb\xbf]*")
# Headers are not longer, archives not nested deeper, and have no more parts.
_LONGEST_HEADERS = 65_536
_DEEPEST = 8
_MOST_PARTS = 10_000
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


class Page(NamedTuple):
    """The bytes of a page, and the encoding that its part states."""

    data: bytes
    charset: str | None


class _Part(NamedTuple):
    """A part of an archive: its headers and its undecoded body."""

    headers: Message
    body: bytes


def each_page(data: bytes, most: int) -> Iterator[Page]:
    """The pages of an archive, first the one that it names as its start, else in their order.

    Raises FormatError: ``damaged_file`` where there is none, ``too_large`` where they have more than ``most``
    bytes.
    """
    part = _part(data[len((_LEADING.match(data) or [b""])[0]) :])
    pages = list(_pages(part, 0))
    if not pages:
        raise FormatError(
            "The file is a web archive without a page in it; save the page again.", code="damaged_file"
        )
    start = _parameter(part.headers, "start")
    pages.sort(key=lambda each: not start or str(each.headers.get("Content-ID", "")).strip() != start)
    size = 0
    for each in pages:
        body = _decoded(each)
        size += len(body)
        if size > most:
            raise FormatError(f"The page has more than {most:,} bytes; split it.", code="too_large")
        yield Page(body, _parameter(each.headers, "charset"))


def _pages(part: _Part, depth: int) -> Iterator[_Part]:
    kind = part.headers.get_content_type()
    if kind in ("text/html", "application/xhtml+xml"):
        yield part
    boundary = _parameter(part.headers, "boundary")
    if not kind.startswith("multipart/") or not boundary or depth >= _DEEPEST:
        return
    mark = re.compile(
        rb"(?:^|(?<=\n)|(?<=\r))--"
        + re.escape(boundary.encode("utf-8", "replace"))
        + rb"(?:--)?[ \t]*(?:\r?\n|\r|$)"
    )
    start: int | None = None
    for count, match in enumerate(mark.finditer(part.body)):
        if start is not None:
            yield from _pages(_part(part.body[start : match.start()]), depth + 1)
        start = match.end()
        if count > _MOST_PARTS:
            return
    if start is not None and start < len(part.body):
        # The end is missing: the file was cut.
        yield from _pages(_part(part.body[start:]), depth + 1)


def _part(data: bytes) -> _Part:
    end = _BLANK_LINE.search(data, 0, _LONGEST_HEADERS)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:_LONGEST_HEADERS], b"")
    return _Part(BytesHeaderParser().parsebytes(head + b"\n\n"), body)


def _parameter(headers: Message, name: str) -> str | None:
    try:
        value = headers.get_param(name)
    except (ValueError, LookupError):
        return None
    if isinstance(value, tuple):
        value = value[2]
    return value.strip() or None if isinstance(value, str) else None


def _decoded(part: _Part) -> bytes:
    """The body without its transfer encoding; what of it is damaged is left out."""
    encoding = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body)
    if encoding == "base64":
        letters = _NOT_BASE64.sub(b"", part.body)
        try:
            return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
        except binascii.Error:
            return b""
    return part.body
