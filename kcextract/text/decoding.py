"""Bytes to characters: which encoding a text file is in.

Order of belief: a byte-order mark; the zero bytes of UTF-16; strict UTF-8; UTF-8 with a few damaged
bytes; windows-1258, if what it gives reads as Vietnamese; the encodings of old fonts (TCVN3, VNI, VISCII,
VPS), if all but every word is a syllable when read so. Anything else is an error: it would come out as other
letters, and a wrong letter is worse than none.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kcextract.errors import EncodingError, FormatError
from kcextract.text.legacy import Run, to_unicode
from kcextract.text.legacy.evidence import WORD
from kcextract.text.legacy.syllables import weight
from kcextract.text.legacy.tables import western
from kcextract.text.normalisation import compose

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_SAMPLE = 65_536
# Control characters that no text has. Zero bytes are left to the normalisation: damaged disks pad texts
# with them.
_CONTROL = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
# Of 1,000 bytes of text at most this many are control characters (observed: 0 in every text seen;
# compressed data has about 100).
_MAX_CONTROL_PER_MILLE = 5
# One damaged place is forgiven for each so many well-formed multi-byte characters.
_GOOD_PER_DAMAGED = 50
# Frequent words that have letters outside ASCII; in Vietnamese prose more than one word in ten is one.
_COMMON = frozenset(
    "và của các định đồng nhân dân tỉnh thành phố được thực hiện về ngày năm tháng theo số cho với có là "
    "không những để trong quyết điều ủy uỷ chương trình kế hoạch phát triển công nghiệp tổ chức quản lý "
    "nước bộ sở đề nghị căn cứ luật việc phải người cấp".split()
)
_ASCII = re.compile(r"[a-z]+")
_COMMON_SHARE = 0.05
_WORD = re.compile(r"[^\W\d_]+")
# A text in one of many one-byte encodings has so many words with letters outside ASCII at least, most of
# them syllables.
_FEWEST_WORDS = 5
_POSSIBLE_SHARE = 0.9


class Decoded(NamedTuple):
    """The characters of a text file (U+FFFD for damaged bytes) and its encoding's name."""

    text: str
    encoding: str


class _Guess(NamedTuple):
    """What bytes may be, and how certain that is, 0–1."""

    certainty: float
    decoded: Decoded


_NO_GUESS = _Guess(0, Decoded("", ""))


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    The text keeps its byte-order mark, if any, as its first character; where it shows no U+FFFD, encoding
    it again gives the same bytes, unless its encoding is one of old fonts ("tcvn3", "vni", "viscii", "vps").
    Raises FormatError for an empty file (``empty_file``) or one that is no text (``not_text``), EncodingError
    for text in no known encoding (``unknown_encoding``).
    """
    if not data:
        raise FormatError("The file is empty; there is nothing to read.", code="empty_file")
    if not data.strip(b"\0"):
        raise FormatError("The file is nothing but zero bytes; there is nothing to read.", code="empty_file")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(f"The file is {name}, not text; save it as UTF-8 text first.", code="not_text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    utf16 = _utf16_without_bom(data)
    if utf16 is not None:
        return _decoded(data, utf16)
    _refuse_binary(data[:_SAMPLE])
    if (unicode := utf8(data)) is not None:
        return unicode
    found = max((_windows_1258(data), _old_font(data)), key=lambda one: one.certainty)
    if found.certainty:
        return found.decoded
    raise EncodingError(
        "The text is neither UTF-8 nor UTF-16, and reads as Vietnamese neither in windows-1258 nor in a font "
        "such as TCVN3 or VNI: save it as UTF-8 text first."
    )


def utf8(data: bytes) -> Decoded | None:
    """The text of bytes in UTF-8, of which a few may be damaged; None of others."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - damaged
    return Decoded(text, "utf-8") if good >= damaged * _GOOD_PER_DAMAGED else None


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * _GOOD_PER_DAMAGED > len(text):
        raise EncodingError(
            f"The file looks like {encoding.upper()} but is not; save it again as UTF-8 text."
        )
    _refuse_binary(text[:_SAMPLE].encode("utf-8", "replace"))
    return Decoded(text, encoding)


def _refuse_binary(sample: bytes) -> None:
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control * 1000 > len(sample) * _MAX_CONTROL_PER_MILLE:
        raise FormatError(
            "The file is binary data, not text; save the document as UTF-8 text.", code="not_text"
        )


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: most Vietnamese letters and every space have one, always on the same side."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 <= len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _windows_1258(data: bytes) -> _Guess:
    """``data`` as windows-1258 if at least one word in twenty is a frequent Vietnamese one."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return _NO_GUESS
    sample = compose(text[:_SAMPLE])
    words = _WORD.findall(sample.lower())
    hits = sum(1 for word in words if word in _COMMON and not _ASCII.fullmatch(word))
    if not words or hits < len(words) * _COMMON_SHARE:
        return _NO_GUESS
    return _Guess(_certainty(sample), Decoded(text, "windows-1258"))


def _old_font(data: bytes) -> _Guess:
    """``data`` as text typed in an old font."""
    recoded = to_unicode((Run(western(data), None),))
    if recoded.encoding is None:
        return _NO_GUESS
    (text,) = recoded.texts
    return _Guess(_certainty(text[:_SAMPLE]), Decoded(text, recoded.encoding))


def _certainty(text: str) -> float:
    """The share of the words with letters outside ASCII that are syllables; 0 where it may be chance."""
    marked = [word for word in WORD.findall(text) if not word.isascii()]
    possible = sum(weight(word) > 0 for word in marked)
    sure = len(marked) >= _FEWEST_WORDS and possible >= len(marked) * _POSSIBLE_SHARE
    return possible / len(marked) if sure else 0
