"""Automatic numbers of a Word file of before 2007 ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVL, 2.9.132 LFO)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from kcextract.loaders.office.binary_word.looks import Change, each_change
from kcextract.loaders.office.binary_word.streams import LIST_USES, LISTS, Streams
from kcextract.loaders.office.bullets import BULLETS, DEEPER_BULLETS
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.word.numbering import formatted

LEVELS = 9
_LIST, _LEVEL, _USE = 28, 28, 16
_BULLET, _NONE = 23, 255
_FORMS = {
    **{0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"},
    **{22: "decimalZero", _BULLET: "bullet", 57: "numberInDash", _NONE: "none"},
}
_LEGAL, _NO_RESTART, _SIMPLE = 0x04, 0x08, 0x01
_LARGEST, _LONGEST_TEXT = 32_767, 200


class _Level(NamedTuple):
    """A level of a list; the characters of ``text`` below nine stand for the number of that level."""

    start: int
    form: int
    text: str
    suffix: str
    is_legal: bool
    restarts: bool
    font: int | None


class _Use(NamedTuple):
    """A use of a list by paragraphs, with levels or starts of its own."""

    list_id: int
    levels: dict[int, _Level]
    starts: dict[int, int]


class Label(NamedTuple):
    """What stands before a paragraph: its text, what parts it from the paragraph's, its font's number."""

    text: str
    suffix: str
    font: int | None


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, streams: Streams) -> None:
        try:
            self._levels = _lists(streams)
            self._uses = _uses(streams)
        except (struct.error, IndexError) as error:
            raise UnsureError("lists that end before their time") from error
        self._values: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def count(self, use: int, level: int) -> Label | None:
        """Counts a paragraph at ``level`` of the use numbered from 1; its label, None where it has none."""
        if not 0 < use <= len(self._uses) or not 0 <= level < LEVELS:
            return None
        used = self._uses[use - 1]
        levels = self._levels.get(used.list_id, ())
        if level >= len(levels):
            return None
        values = self._values.setdefault(used.list_id, [None] * LEVELS)
        before, own = values[level], used.starts.get(level)
        if before is None or (own is not None and (use, level) not in self._begun):
            values[level] = own if own is not None else self._level(used, level).start
        else:
            values[level] = min(before + 1, _LARGEST)
        self._begun.add((use, level))
        for deeper in range(level + 1, len(levels)):
            if self._level(used, deeper).restarts:
                values[deeper] = None
        for higher in range(level):
            if values[higher] is None:
                values[higher] = used.starts.get(higher, self._level(used, higher).start)
        return self._label(used, level, values)

    def _bullet(self, used: _Use, level: int) -> str:
        """What a level shows that counts nothing; signs that nobody types tell how deep it stands."""
        rank = 0
        for index in range(level + 1):
            defined = self._level(used, index)
            glyph = defined.text.strip()
            if index == level:
                return BULLETS.get(glyph, DEEPER_BULLETS[min(rank, len(DEEPER_BULLETS) - 1)]) if glyph else ""
            rank += defined.form == _BULLET and bool(glyph) and glyph not in BULLETS
        return ""

    def _level(self, used: _Use, level: int) -> _Level:
        return used.levels.get(level) or self._levels[used.list_id][level]

    def _label(self, used: _Use, level: int, values: list[int | None]) -> Label | None:
        defined = self._level(used, level)
        if defined.form == _BULLET:
            bullet = self._bullet(used, level)
            return Label(bullet, " ", None) if bullet else None
        pieces = []
        for character in defined.text:
            index = ord(character)
            if index >= LEVELS:
                pieces.append(character)
            elif index <= level:
                form = self._level(used, index).form
                legal = defined.is_legal and form != _NONE
                pieces.append(
                    formatted(values[index] or 0, "decimal" if legal else _FORMS.get(form, "decimal"))
                )
        text = "".join(pieces)
        return Label(text, defined.suffix, defined.font) if text.strip() else None


def _lists(streams: Streams) -> dict[int, tuple[_Level, ...]]:
    part = streams.from_part(LISTS)
    if len(part) < 2:
        return {}
    (count,) = struct.unpack_from("<H", part)
    heads = [struct.unpack_from("<i22xB", part, 2 + _LIST * index) for index in range(count)]
    place = 2 + _LIST * count
    found = {}
    for key, flags in heads:
        levels = []
        for _ in range(1 if flags & _SIMPLE else LEVELS):
            level, place = _level(part, place)
            levels.append(level)
        found[key] = tuple(levels)
    return found


def _uses(streams: Streams) -> list[_Use]:
    part = streams.part(LIST_USES)
    if len(part) < 4:
        return []
    (count,) = struct.unpack_from("<I", part)
    heads = [struct.unpack_from("<i8xB", part, 4 + _USE * index) for index in range(min(count, len(part)))]
    place = 4 + _USE * count
    uses = []
    for key, overrides in heads:
        # A use begins with a place that is not used; some writers leave out all that follow the last one.
        place += 4
        levels, starts = {}, {}
        for _ in range(overrides):
            start, flags = struct.unpack_from("<iI", part, place)
            place += 8
            index = flags & 0xF
            if flags & 0x20:
                levels[index], place = _level(part, place)
                start = levels[index].start
            if flags & 0x10 and index < LEVELS:
                starts[index] = start
        uses.append(_Use(key, levels, starts))
    return uses


def _level(part: bytes, place: int) -> tuple[_Level, int]:
    start, form, flags = struct.unpack_from("<iBB", part, place)
    follow, characters, paragraph = part[place + 15], part[place + 24], part[place + 25]
    place += _LEVEL + paragraph
    font = None
    for code, operand in each_change(part[place : place + characters]):
        if code in (Change.FONT_OF_OTHERS, Change.FONT_OF_ASCII):
            font = int.from_bytes(operand[:2], "little")
    place += characters
    (length,) = struct.unpack_from("<H", part, place)
    place += 2
    text = part[place : place + 2 * length].decode("utf-16-le", "replace")[:_LONGEST_TEXT]
    suffix = "" if follow == 2 else " "
    level = _Level(start, form, text, suffix, bool(flags & _LEGAL), not flags & _NO_RESTART, font)
    return level, place + 2 * length
