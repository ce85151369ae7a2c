"""From a page's bytes to characters.

Order of belief: a byte-order mark; the zero bytes of UTF-16; well-formed UTF-8, whatever the page says of
itself, for editors save pages anew and leave the old statement; what its archive or the page states; what the
letters say. A page in an old font comes out in the letters of Windows' Western encoding.
"""

from __future__ import annotations

import codecs
import re

from kcextract.errors import EncodingError, FormatError
from kcextract.text.decoding import Decoded, decode, utf8

_HEAD = 65_536
_STATED = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "windows-1252"
# What browsers take these for: pages that state them are in an encoding of their own.
_WESTERN_NAMES = frozenset(
    "x-user-defined user-defined iso-8859-1 iso8859-1 latin1 latin-1 us-ascii ascii windows-1252 cp1252 "
    "x-cp1252 x-viscii viscii tcvn tcvn3 x-viet-tcvn5712 x-viet-tcvn x-viet-vni x-viet-vps "
    "none unknown".split()
)
_WIDE = frozenset("utf-16 utf-16-le utf-16-be utf-32 ucs-2 unicode".split())


def decode_page(data: bytes, stated: str | None = None) -> Decoded:
    """The characters of a page and its encoding's name; ``stated`` is what its archive says of it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), encoding)
    if data.count(b"\0", 0, _HEAD) * 4 > len(data[:_HEAD]):
        return decode(data)
    if (found := utf8(data)) is not None:
        return found
    for name in (stated, _named(data)):
        codec = _codec(name)
        if codec is not None:
            return _stated(data, codec)
    try:
        return decode(data)
    except (EncodingError, FormatError):
        return Decoded(_western(data), _WESTERN)


def _named(data: bytes) -> str | None:
    """The encoding that the page states in its head."""
    match = _STATED.search(data, 0, _HEAD)
    return (match[1] or match[2]).decode("ascii") if match else None


def _codec(name: str | None) -> str | None:
    """The name of the codec, None where there is none or the statement cannot be true."""
    if name is None:
        return None
    name = name.strip().lower()
    if name in _WESTERN_NAMES:
        return _WESTERN
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Neither UTF-8 nor UTF-16 was found; a codec that is none of text encodings is a trick.
    if found.name in _WIDE or found.name.startswith("utf") or not found._is_text_encoding:
        return None
    return found.name


def _stated(data: bytes, encoding: str) -> Decoded:
    if encoding in (_WESTERN, "cp1252"):
        # Pages state Windows' Western encoding and are in the Vietnamese one.
        try:
            decoded = decode(data)
        except (EncodingError, FormatError):
            return Decoded(_western(data), _WESTERN)
        return decoded if decoded.encoding == "windows-1258" else Decoded(_western(data), _WESTERN)
    return Decoded(data.decode(encoding, "replace"), "windows-1258" if encoding == "cp1258" else encoding)


def _western(data: bytes) -> str:
    """Windows' Western encoding as browsers read it: bytes that it leaves open are control characters."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "surrogateescape")
        return text.translate({0xDC00 + byte: byte for byte in range(0x80, 0xA0)})
