"""Automatic numbers as Word shows them, from ``numbering.xml`` (ECMA-376 part 1, 17.9).

A ``num`` is a use of an ``abstractNum``, which defines nine levels; paragraphs name a num and a level. All
nums of one abstractNum count on together, unless one says where it starts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kcextract.loaders.word.names import LEVELS, Element, is_on, mc, number, value, w
from kcextract.loaders.word.styles import ParagraphStyle, Styles
from kcextract.loaders.word.symbols import shown

_LEVEL, _INDEX = w("lvl"), w("ilvl")
_FORMAT = w("numFmt")
_FALLBACK_FORMAT = f"{mc('AlternateContent')}/{mc('Fallback')}/{_FORMAT}"
_PLACE = re.compile("%([1-9])")
# A label is cut here, so that no file can blow up its text with them.
_LONGEST_TEXT = 200
_LARGEST_NUMBER = 32_767
_LARGEST_ROMAN = 3_999
# Word repeats a letter: z, aa, bb …; so often at most.
_MOST_LETTERS = 30
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Bullets that authors type too stay what they are; the others show how deep among themselves they stand.
_TYPED_BULLETS = {"-": "-", "–": "-", "—": "-", "−": "-", "‒": "-", "+": "+", "*": "*"}
_BULLETS = "•+*"


class Label(NamedTuple):
    """What stands before a paragraph: its text, what parts it from the paragraph's, and its font, if any.

    ``is_bullet`` is True where it counts nothing.
    """

    text: str
    suffix: str
    font: str | None
    is_bullet: bool


class _Level(NamedTuple):
    """A level of a list; ``restart`` is the lowest level, from 1, after which it starts anew."""

    start: int
    form: str
    text: str
    suffix: str
    restart: int | None
    is_legal: bool
    style: str | None
    font: str | None


class _List(NamedTuple):
    """A num: its abstractNum, its levels, and where it starts of its own."""

    abstract: str
    levels: tuple[_Level | None, ...]
    starts: dict[int, int]
    bullets: dict[int, str]


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[int, Element] = {}
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                self._abstract.setdefault(element.get(w("abstractNumId"), ""), element)
            elif element.tag == w("num") and (key := number(element.get(w("numId")))) is not None:
                self._nums.setdefault(key, element)
        self._lists: dict[int, _List | None] = {}
        self._values: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def place(self, direct: Element | None, style: ParagraphStyle) -> tuple[int, int] | None:
        """The list and level of a paragraph with ``direct`` (its ``w:numPr``) and ``style``; None of none."""
        number_id = number(value(direct, w("numId")))
        level = number(value(direct, _INDEX))
        by_style = number_id is None
        if number_id is None:
            number_id = style.number_id
        listed = self._list(number_id) if number_id else None
        if number_id is None or listed is None:
            return None
        if level is None:
            level = _linked(listed, style)
        if level is None and by_style:
            level = style.level
        return number_id, min(max(level or 0, 0), LEVELS - 1)

    def count(self, number_id: int, level: int) -> Label | None:
        """Counts a paragraph at ``level``, from 0; its label, None where the list has no such level."""
        listed = self._list(number_id)
        if listed is None:
            return None
        values = self._values.setdefault(listed.abstract, [None] * LEVELS)
        before = values[level]
        own = listed.starts.get(level)
        if before is None or (own is not None and (number_id, level) not in self._begun):
            values[level] = _start(listed, level)
        else:
            values[level] = min(before + 1, _LARGEST_NUMBER)
        self._begun.add((number_id, level))
        for deeper in range(level + 1, LEVELS):
            below = listed.levels[deeper]
            restart = below.restart if below is not None else None
            if restart is None or level < restart:
                values[deeper] = None
        for higher in range(level):
            if values[higher] is None:
                values[higher] = _start(listed, higher)
        return _label(listed, level, values)

    def _list(self, number_id: int) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read(number_id)
        return self._lists[number_id]

    def _read(self, number_id: int) -> _List | None:
        num = self._nums.get(number_id)
        if num is None:
            return None
        key = self._abstract_key(num)
        abstract = self._abstract.get(key)
        if abstract is None:
            return None
        levels: list[_Level | None] = [None] * LEVELS
        starts = {}
        for element in abstract.iterchildren(_LEVEL):
            self._put(levels, element)
        for override in num.iterchildren(w("lvlOverride")):
            index = number(override.get(_INDEX))
            if index is None or not 0 <= index < LEVELS:
                continue
            if (element := override.find(_LEVEL)) is not None:
                self._put(levels, element, index)
            if (start := number(value(override, w("startOverride")))) is not None:
                starts[index] = start
        return _List(key, tuple(levels), starts, _bullets(levels))

    def _abstract_key(self, num: Element) -> str:
        """The abstractNum of ``num``: through a list style, where it only names one."""
        seen = set()
        key = value(num, w("abstractNumId")) or ""
        while key in self._abstract and key not in seen:
            seen.add(key)
            link = value(self._abstract[key], w("numStyleLink"))
            linked = self._nums.get(self._styles.number_id(link) or 0) if link is not None else None
            if linked is None:
                break
            key = value(linked, w("abstractNumId")) or ""
        return key

    def _put(self, levels: list[_Level | None], element: Element, index: int | None = None) -> None:
        if index is None:
            index = number(element.get(_INDEX))
        if index is None or not 0 <= index < LEVELS:
            return
        form = element.find(_FORMAT)
        if form is None:
            form = element.find(_FALLBACK_FORMAT)
        suffix = value(element, w("suff"))
        levels[index] = _Level(
            start=number(value(element, w("start"))) or 0,
            form=form.get(w("val"), "decimal") if form is not None else "decimal",
            text=(value(element, w("lvlText")) or "")[:_LONGEST_TEXT],
            suffix="" if suffix == "nothing" else " ",
            restart=number(value(element, w("lvlRestart"))),
            is_legal=is_on(element, w("isLgl")) or False,
            style=value(element, w("pStyle")),
            font=_font(element),
        )


def _font(level: Element) -> str | None:
    fonts = level.find(f"{w('rPr')}/{w('rFonts')}")
    found: str | None = fonts.get(w("hAnsi"), fonts.get(w("ascii"))) if fonts is not None else None
    return found


def _linked(listed: _List, style: ParagraphStyle) -> int | None:
    """The level that is bound to the paragraph's style, or to the nearest one that it is based on."""
    for key in style.chain:
        for index, level in enumerate(listed.levels):
            if level is not None and level.style == key:
                return index
    return None


def _bullets(levels: list[_Level | None]) -> dict[int, str]:
    """What the levels with bullets show."""
    found: dict[int, str] = {}
    rank = 0
    for index, level in enumerate(levels):
        if level is None or level.form != "bullet":
            continue
        glyph = shown(level.text, level.font).strip()
        if glyph in _TYPED_BULLETS:
            found[index] = _TYPED_BULLETS[glyph]
        elif level.text:
            found[index] = _BULLETS[min(rank, len(_BULLETS) - 1)]
            rank += 1
    return found


def _start(listed: _List, level: int) -> int:
    own = listed.starts.get(level)
    defined = listed.levels[level]
    return own if own is not None else defined.start if defined is not None else 0


def _label(listed: _List, level: int, values: list[int | None]) -> Label | None:
    defined = listed.levels[level]
    if defined is None:
        return None
    if defined.form == "bullet":
        glyph = listed.bullets.get(level, "")
        return Label(glyph, " ", None, True) if glyph else None

    def numeral(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        upper = listed.levels[index] if index <= level else None
        if upper is None:
            return ""
        is_legal = defined.is_legal and upper.form != "none"
        return formatted(values[index] or 0, "decimal" if is_legal else upper.form)

    text = _PLACE.sub(numeral, defined.text)
    return Label(text, defined.suffix, defined.font, False) if text.strip() else None


def formatted(count: int, form: str) -> str:
    """``count`` in the number format ``form`` (ECMA-376, ST_NumberFormat); in digits where it has none."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "upperRoman" | "lowerRoman" if 0 < count <= _LARGEST_ROMAN:
            return _roman(count).upper() if form == "upperRoman" else _roman(count)
        case "upperLetter" | "lowerLetter" if 0 < count <= 26 * _MOST_LETTERS:
            times, place = divmod(count - 1, 26)
            return chr((65 if form == "upperLetter" else 97) + place) * (times + 1)
        case "numberInDash":
            return f"- {count} -"
        case _:
            return str(count)


def _roman(count: int) -> str:
    pieces = []
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        pieces.append(letters * times)
    return "".join(pieces)
