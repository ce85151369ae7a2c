"""Properties of characters and paragraphs: lists of changes ([MS-DOC] 2.6) on what styles give."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from kcextract.loaders.office.binary_word.streams import FONTS, STYLES, Streams
from kcextract.loaders.word.styles import Look

# The size of a change's operand by the three highest bits of its code; 6 says it itself.
_SIZES = (1, 1, 2, 4, 2, 2, None, 3)


class Change(IntEnum):
    """The codes of the changes that matter here ([MS-DOC] 2.6.1, 2.6.2)."""

    FONT_OF_ALL = 0x4A3D
    FONT_OF_ASCII = 0x4A4F
    FONT_OF_OTHERS = 0x4A51
    HIDDEN = 0x083C
    CAPITALS = 0x083B
    POSITION = 0x2A48
    DELETED = 0x0800
    STRUCK = 0x0837
    STRUCK_TWICE = 0x2A53
    SYMBOL = 0x6A09
    CHARACTER_STYLE = 0x4A30
    PLAIN = 0x2A33
    LEVEL = 0x260A
    LIST = 0x460B
    IN_TABLE = 0x2416
    ENDS_ROW = 0x2417
    DEPTH = 0x6649
    INNER_CELL = 0x244B
    INNER_ROW = 0x244C
    ELSEWHERE = 0x6646
    ELSEWHERE_97 = 0x6645
    TABS = 0xC615
    TABLE_DEFINITION = 0xD608


_MOST_STYLES_ABOVE = 20
# The numbers of Word's own styles "toc 1" … "toc 9".
_CONTENTS = range(19, 28)


class CharacterLook(NamedTuple):
    """How characters look: numbers of the fonts of ASCII and of other letters, hidden, in capitals.

    ``symbol`` is the font and the character that they stand for, if they do.
    """

    ascii_font: int = 0
    other_font: int = 0
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    capitals: bool = False
    raised: bool = False
    symbol: tuple[int, int] | None = None


class ParagraphLook(NamedTuple):
    """Where a paragraph stands: its style, its list (0 of none) and level, how deep in tables.

    ``ends_row`` and ``ends_cell`` are True of the marks that do so; ``is_contents`` is True in a table of
    contents; ``changes`` has those of the table's row.
    """

    style: int
    list_use: int = 0
    level: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    is_contents: bool = False
    changes: bytes = b""


def each_change(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """The codes and operands of a list of changes."""
    place = 0
    while place + 2 <= len(changes):
        (code,) = struct.unpack_from("<H", changes, place)
        place += 2
        size = _SIZES[code >> 13]
        if size is None:
            if code == Change.TABLE_DEFINITION:
                (size,) = struct.unpack_from("<H", changes.ljust(place + 2, b"\0"), place)
                size, place = size - 1, place + 2
            else:
                size, place = changes[place] if place < len(changes) else 0, place + 1
                if code == Change.TABS and size == 0xFF:
                    return
        yield code, changes[place : place + size]
        place += size


class Looks:
    """The styles and fonts of a document, and what they make of lists of changes."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._styles = list(_styles(streams.part(STYLES)))
        self._fonts = list(_fonts(streams.part(FONTS)))
        self._of_style: dict[int, tuple[CharacterLook, ParagraphLook]] = {}
        self._characters: dict[tuple[int, bytes], CharacterLook] = {}
        self._paragraphs: dict[tuple[int, bytes], ParagraphLook] = {}

    def font(self, number: int) -> str | None:
        """The name of a font."""
        return self._fonts[number] if 0 <= number < len(self._fonts) else None

    def characters(self, style: int, changes: bytes) -> CharacterLook:
        """How characters with ``changes`` look in a paragraph of ``style``."""
        key = (style, changes)
        found = self._characters.get(key)
        if found is None:
            base = self._style(style)[0]
            found = self._characters[key] = self._changed(base, base, changes)
        return found

    def paragraph(self, style: int, changes: bytes) -> ParagraphLook:
        """Where a paragraph of ``style`` with ``changes`` stands."""
        key = (style, changes)
        found = self._paragraphs.get(key)
        if found is None:
            base = self._style(style)[1]._replace(style=style)
            found = self._paragraphs[key] = self._placed(base, changes)
        return found

    def look(self, look: CharacterLook, text: str) -> Look:
        """What the readers of Word files call the look of ``text``."""
        number = look.ascii_font if text.isascii() else look.other_font
        return Look(self.font(number), look.capitals, look.hidden or look.deleted, look.raised, look.struck)

    def _style(self, number: int, above: int = 0) -> tuple[CharacterLook, ParagraphLook]:
        found = self._of_style.get(number)
        if found is not None:
            return found
        style = self._styles[number] if 0 <= number < len(self._styles) else None
        if style is None or above > _MOST_STYLES_ABOVE:
            return CharacterLook(), ParagraphLook(number)
        base = self._style(style.base, above + 1)
        made = (
            self._changed(base[0], base[0], style.characters),
            self._placed(base[1]._replace(style=number, is_contents=style.is_contents), style.paragraph),
        )
        self._of_style[number] = made
        return made

    def _changed(self, look: CharacterLook, base: CharacterLook, changes: bytes) -> CharacterLook:
        for code, operand in each_change(changes):
            value = int.from_bytes(operand[:2], "little")
            match code:
                case Change.FONT_OF_ALL | Change.FONT_OF_ASCII | Change.FONT_OF_OTHERS:
                    look = _with_font(look, code, value)
                case Change.HIDDEN:
                    look = look._replace(hidden=_toggled(value, base.hidden))
                case Change.CAPITALS:
                    look = look._replace(capitals=_toggled(value, base.capitals))
                case Change.POSITION:
                    look = look._replace(raised=value == 1)
                case Change.DELETED:
                    look = look._replace(deleted=value == 1)
                case Change.STRUCK | Change.STRUCK_TWICE:
                    look = look._replace(struck=_toggled(value, base.struck))
                case Change.SYMBOL if len(operand) == 4:
                    look = look._replace(symbol=(value, int.from_bytes(operand[2:], "little")))
                case Change.CHARACTER_STYLE:
                    style = self._styles[value] if value < len(self._styles) else None
                    if style is not None and style.is_of_characters:
                        look = self._changed(look, base, style.characters)
                case Change.PLAIN:
                    look = base
        return look

    def _placed(self, look: ParagraphLook, changes: bytes) -> ParagraphLook:
        kept = look.changes + changes
        for code, operand in each_change(changes):
            value = int.from_bytes(operand[:4], "little")
            match code:
                case Change.LEVEL:
                    look = look._replace(level=value)
                case Change.LIST:
                    look = look._replace(list_use=value)
                case Change.IN_TABLE:
                    look = look._replace(depth=max(look.depth, 1) if value else 0)
                case Change.DEPTH:
                    look = look._replace(depth=value)
                case Change.ENDS_ROW | Change.INNER_ROW:
                    look = look._replace(ends_row=bool(value))
                case Change.INNER_CELL:
                    look = look._replace(ends_cell=bool(value))
                case Change.ELSEWHERE | Change.ELSEWHERE_97:
                    (size,) = struct.unpack_from("<H", self._streams.data.ljust(value + 2, b"\0"), value)
                    more = self._streams.data[value + 2 : value + 2 + size]
                    look = self._placed(look._replace(changes=b""), more)
                    kept += look.changes
        return look._replace(changes=kept)


class _Style(NamedTuple):
    """A style: the one it is based on, whether it is one of tables of contents, and its changes."""

    base: int
    is_contents: bool
    is_of_characters: bool
    paragraph: bytes
    characters: bytes


def _with_font(look: CharacterLook, code: int, font: int) -> CharacterLook:
    if code != Change.FONT_OF_OTHERS:
        look = look._replace(ascii_font=font)
    return look._replace(other_font=font) if code != Change.FONT_OF_ASCII else look


def _toggled(value: int, base: bool) -> bool:
    return base if value == 0x80 else not base if value == 0x81 else value == 1


def _styles(part: bytes) -> Iterator[_Style | None]:
    if len(part) < 6:
        return
    size, count, fixed = struct.unpack_from("<HHH", part)
    place = 2 + size
    for _ in range(count):
        if place + 2 > len(part):
            return
        (size,) = struct.unpack_from("<H", part, place)
        place += 2
        yield _one_style(part[place : place + size], fixed)
        place += size + size % 2


def _one_style(record: bytes, fixed: int) -> _Style | None:
    if len(record) < fixed + 4:
        return None
    kept, kind, count = struct.unpack_from("<HHH", record)
    is_contents = kept & 0xFFF in _CONTENTS
    base, kind = kind >> 4, kind & 0xF
    (length,) = struct.unpack_from("<H", record, fixed)
    place = fixed + 2 + 2 * length + 2
    changes = []
    for _ in range(count & 0xF):
        if place + 2 > len(record):
            break
        (size,) = struct.unpack_from("<H", record, place)
        changes.append(record[place + 2 : place + 2 + size])
        place += 2 + size + size % 2
    if kind == 2:
        return _Style(base, is_contents, True, b"", changes[0] if changes else b"")
    if kind != 1:
        return _Style(base, is_contents, False, b"", b"")
    paragraph, characters = (*changes, b"", b"")[:2]
    return _Style(base, is_contents, False, paragraph[2:], characters)


def _fonts(part: bytes) -> Iterator[str]:
    place = 4
    while place < len(part):
        size = part[place] + 1
        raw = part[place + 40 : place + size]
        yield raw.decode("utf-16-le", "replace").partition("\0")[0]
        place += size
