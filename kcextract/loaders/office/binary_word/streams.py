"""The streams of a Word file and the tables in them that say where what is ([MS-DOC] 2.5, 2.8, 2.9.73)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.errors import FormatError
from kcextract.loaders.office.containers import Container
from kcextract.loaders.office.errors import UnsureError
from kcextract.text.legacy.tables import western

_MAGIC = 0xA5EC
# Those of Word 2 and of Word 6 and 95.
_OLDER = (0xA5DB, 0xA5DC)
# Files of Word 97 and later; older ones are laid out otherwise.
_WORD_97 = 101
_COMPLEX, _ENCRYPTED, _TABLE_1, _OBFUSCATED = 0x0004, 0x0100, 0x0200, 0x8000
_COUNTS_AT, _PLACES_AT = 0x4C, 0x9A
_COMPRESSED = 0x4000_0000
_PAGE = 512
# Text that is used more than once is a trick.
_MOST_OVERLAP = 2
# Places of tables in the table stream, by their number in the header.
STYLES, CHARACTERS, PARAGRAPHS, FONTS, PIECES = 1, 12, 13, 15, 33
SHAPES, TEXT_BOXES, LISTS, LIST_USES = 40, 56, 73, 74


class Counts(NamedTuple):
    """How many characters each part of the text has, in the order in which they stand."""

    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    text_boxes: int
    header_boxes: int


class TextPiece(NamedTuple):
    """Characters that stand together in the file: places in the text, bytes in the stream.

    ``width`` is the number of bytes a character; ``changes`` are properties set when it was saved fast.
    """

    start: int
    end: int
    offset: int
    width: int
    changes: bytes

    def offset_of(self, place: int) -> int:
        """Where in the stream the character at ``place`` stands."""
        return self.offset + (place - self.start) * self.width


class Properties(NamedTuple):
    """Properties of bytes ``[start, end)`` of the stream; ``style`` is that of a paragraph."""

    start: int
    end: int
    style: int
    changes: bytes


class Streams:
    """A Word file taken apart; raises FormatError where it is locked, UnsureError where it is odd."""

    def __init__(self, container: Container) -> None:
        self.main = container.stream("WordDocument")
        magic, version = struct.unpack_from("<HH", self.main)
        if magic != _MAGIC:
            raise UnsureError("no Word file of 1997 or later", is_damage=magic not in _OLDER)
        (flags,) = struct.unpack_from("<H", self.main, 0x0A)
        if flags & (_ENCRYPTED | _OBFUSCATED):
            raise FormatError("The file is locked with a password; save it without one.", code="encrypted")
        if version < _WORD_97:
            raise UnsureError("a Word file of before 1997", is_damage=False)
        self.table = container.stream("1Table" if flags & _TABLE_1 else "0Table")
        self.data = container.stream("Data", optional=True)
        self.counts = Counts(*struct.unpack_from("<8i", self.main, _COUNTS_AT))
        if min(self.counts) < 0:
            raise UnsureError("a part of the text of negative length")
        self.pieces = tuple(self._pieces())
        if not self.pieces or self.pieces[-1].end < self.counts.main:
            raise UnsureError("less text than the header says")

    def part(self, number: int) -> bytes:
        """The table ``number`` of the header; empty where there is none."""
        offset, size = struct.unpack_from("<II", self.main, _PLACES_AT + 8 * number)
        return self.table[offset : offset + size]

    def from_part(self, number: int) -> bytes:
        """The table ``number`` and all that follows it."""
        offset, size = struct.unpack_from("<II", self.main, _PLACES_AT + 8 * number)
        return self.table[offset:] if size else b""

    def _pieces(self) -> Iterator[TextPiece]:
        part = self.part(PIECES)
        changes: list[bytes] = []
        at = 0
        while at < len(part) and part[at] == 1:
            (size,) = struct.unpack_from("<H", part, at + 1)
            changes.append(part[at + 3 : at + 3 + size])
            at += 3 + size
        if part[at : at + 1] != b"\x02":
            raise UnsureError("no table of pieces")
        body = part[at + 5 :]
        read = 0
        for start, end, record in entries(body, 8):
            (place, change) = struct.unpack_from("<IH", record, 2)
            width = 1 if place & _COMPRESSED else 2
            offset = (place & (_COMPRESSED - 1)) // (2 if width == 1 else 1)
            if end < start or offset + (end - start) * width > len(self.main):
                raise UnsureError("a piece of text beyond the end of the file")
            read += (end - start) * width
            if read > _MOST_OVERLAP * len(self.main):
                raise UnsureError("pieces of text that lie over one another")
            yield TextPiece(start, end, offset, width, _changes(change, changes))

    def text(self) -> str:
        """All the text, a character a place."""
        parts = []
        for piece in self.pieces:
            raw = self.main[piece.offset : piece.offset_of(piece.end)]
            if piece.width == 1:
                parts.append(western(raw))
            else:
                text = raw.decode("utf-16-le", "surrogatepass")
                if len(text) < piece.end - piece.start:
                    # Half a character is a place of its own: both are joined when the paragraphs are read.
                    text = "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))
                parts.append(text)
        return "".join(parts)

    def properties(self, number: int) -> list[Properties]:
        """The character or paragraph properties of the whole stream, in order."""
        numbers = {
            struct.unpack("<I", record)[0] & 0x3F_FFFF for _, _, record in entries(self.part(number), 4)
        }
        found: list[Properties] = []
        for page in sorted(numbers):
            found += _page(self.main[page * _PAGE : (page + 1) * _PAGE], number == PARAGRAPHS)
        return sorted(found)


def entries(part: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """A table of places and records of ``size`` bytes between them: start, end, record."""
    count = max(0, (len(part) - 4) // (4 + size))
    places = struct.unpack_from(f"<{count + 1}I", part) if count else ()
    body = 4 * (count + 1)
    for index in range(count):
        yield places[index], places[index + 1], part[body + index * size : body + (index + 1) * size]


def at(properties: list[Properties], offset: int) -> Properties | None:
    """Those of ``properties`` that hold at ``offset``."""
    index = bisect_right(properties, offset, key=lambda one: one.start) - 1
    return properties[index] if index >= 0 and offset < properties[index].end else None


def _page(page: bytes, is_paragraphs: bool) -> Iterator[Properties]:
    if len(page) < _PAGE:
        raise UnsureError("a page of properties beyond the end of the file")
    count = page[-1]
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    body = 4 * (count + 1)
    for index in range(count):
        where = 2 * page[body + index * (13 if is_paragraphs else 1)]
        style, changes = 0, b""
        if where and is_paragraphs:
            size = 2 * page[where] - 1
            where += 1
            if size < 0:
                size = 2 * page[where]
                where += 1
            raw = page[where : where + size]
            if len(raw) >= 2:
                style, changes = int.from_bytes(raw[:2], "little"), raw[2:]
        elif where:
            changes = page[where + 1 : where + 1 + page[where]]
        yield Properties(offsets[index], offsets[index + 1], style, changes)


def _changes(change: int, changes: list[bytes]) -> bytes:
    """The properties that a piece sets: a list of them, or one of a few in short."""
    if change & 1:
        index = change >> 1
        return changes[index] if index < len(changes) else b""
    code = _SHORT.get(change >> 1 & 0x7F)
    return struct.pack("<HB", code, change >> 8) if code is not None else b""


# The properties that matter here of those that a piece may name in short ([MS-DOC] 2.9.215).
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x57: 0x0837, 0x5B: 0x083B, 0x5C: 0x083C}
