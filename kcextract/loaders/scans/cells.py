"""The text of the cells of a ruled table, each read alone: a table read at once loses its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from kcextract.loaders.assembly import SourceLine, Table, TableCell
from kcextract.loaders.scans.engine import Deadline, Engine, Word
from kcextract.loaders.scans.grids import GridCell, RuledGrid
from kcextract.loaders.scans.markers import (
    is_dash,
    is_one,
    roman,
    with_dash,
    with_roman_marker,
    with_semicolon,
)
from kcextract.loaders.scans.pixels import Box, Grey
from kcextract.loaders.scans.sheet import INK_SCALE, Sheet, softened
from kcextract.loaders.scans.strips import DARK, Strip, strips
from kcextract.loaders.scans.wording import mended, without_stains

# All in pixels at 300 an inch. A cell with fewer dots of ink is blank.
_LEAST_INK = 24
# Ink that stands so far apart from the rest and has fewer dots is a speck.
_APART = 12
_SPECK = 18
_LEAST_DASH = 10
_DASH_CONFIDENCE = 0.95
# What is read less surely than this is read again in other ways.
_UNSURE = 0.8
# A column with this share of numbers among its cells is one of numbers.
_NUMBERS = 0.6
_NUMBER = regex.compile(r"[-+(]?\d[\d.,]*\s*%?\)?")
_DIGITS = "0123456789.,-%()"
_ROMAN = regex.compile(r"(?:[VX]+I*|I[IVX]+)\.?")
_OTHER_LETTERS = frozenset("ABCDEFG")


class _Reading(NamedTuple):
    """The lines of a cell as read, and how sure the least sure word is."""

    lines: tuple[SourceLine, ...]
    confidence: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


class _Place(NamedTuple):
    """A cell and the place of its ink."""

    cell: GridCell
    box: Box


def erased(grey: Grey, grids: Sequence[RuledGrid]) -> Grey:
    """``grey`` without the ruling lines of the tables; letters that touch them stay."""
    cleaned = grey.copy()
    for grid in grids:
        for ruling in grid.horizontal:
            start, end = _stroke(ruling.at, ruling.thickness)
            cleaned[start:end, ruling.start * INK_SCALE - 2 : ruling.end * INK_SCALE + 2] = 255
        for ruling in grid.vertical:
            start, end = _stroke(ruling.at, ruling.thickness)
            cleaned[ruling.start * INK_SCALE - 2 : ruling.end * INK_SCALE + 2, start:end] = 255
    return cleaned


def read_table(page: Sheet, grid: RuledGrid, number: int, engine: Engine, deadline: Deadline) -> Table:
    """The table of ``grid``; ``page`` is the page without its rulings, which the engine looks at.

    Its lines have their places in PDF points; ``number`` is that of the page.
    """
    grey = softened(page.grey)
    readings: dict[GridCell, _Reading] = {}
    places = []
    for cell in grid.cells:
        box = _ink_box(page.grey, cell)
        if box is None:
            continue
        if is_dash(page.grey[box[1] : box[3], box[0] : box[2]] < DARK):
            x0, y0, x1, y1 = (at * page.scale for at in box)
            line = SourceLine("-", number, x0, y0, x1, y1, _DASH_CONFIDENCE)
            readings[cell] = _Reading((line,), _DASH_CONFIDENCE)
        else:
            places.append(_Place(cell, box))
    reader = _Reader(page, number, engine, deadline)
    engine.look_at(grey)
    readings |= {place.cell: reader.read(place) for place in places}
    numeric = _numeric_columns(grid, readings)
    for grain in (True, False):
        unsure = [place for place in places if readings[place.cell].confidence < _UNSURE]
        if unsure and not grain:
            engine.look_at(page.grey)
        for place in unsure:
            readings[place.cell] = reader.again(place, readings[place.cell], numeric)
    _read_markers(page.grey, places, readings)
    cells = tuple(
        TableCell(
            cell.row,
            cell.column,
            readings[cell].lines if cell in readings else (),
            cell.row_span,
            cell.column_span,
        )
        for cell in grid.cells
    )
    return Table(grid.row_count, grid.column_count, cells)


class _Reader:
    """Reads cells of the picture that the engine looks at."""

    def __init__(self, page: Sheet, number: int, engine: Engine, deadline: Deadline) -> None:
        self._page = page
        self._number = number
        self._engine = engine
        self._deadline = deadline

    def read(self, place: _Place, *, whole: bool = False, letters: str = "") -> _Reading:
        """The text of a cell, line by line or ``whole``; of no other ``letters``, if any are given."""
        found = strips(self._page.grey, place.box)
        if whole and found:
            boxes = [strip.box for strip in found]
            found = [Strip((boxes[0][0], boxes[0][1], max(box[2] for box in boxes), boxes[-1][3]), False)]
        lines: list[SourceLine] = []
        least = 1.0
        for strip in found:
            words = read_strip(strip, self._page.grey, self._engine, self._deadline, letters)
            lines += (
                line._replace(text=without_stains(line.text))
                for line in source_lines(words, self._number, self._page)
            )
            least = min([least, *(word.confidence for word in words)])
        return _Reading(tuple(lines), least if lines else 0.0)

    def again(self, place: _Place, first: _Reading, numeric: set[int]) -> _Reading:
        """The surest reading of a cell that was read unsurely."""
        best = first
        if place.cell.column in numeric and not _NUMBER.fullmatch(best.text):
            digits = self.read(place, letters=_DIGITS)
            if _NUMBER.fullmatch(digits.text) and digits.confidence > best.confidence:
                best = digits
        for whole in (False, True):
            if best.confidence < _UNSURE:
                other = self.read(place, whole=whole)
                best = other if other.confidence > best.confidence else best
        return best


def read_strip(strip: Strip, grey: Grey, engine: Engine, deadline: Deadline, letters: str = "") -> list[Word]:
    """The words of a line of the picture that the engine looks at, which ``grey`` shows without grain."""
    words = engine.words(strip.box, deadline, single=strip.single, letters=letters)
    return with_dash(words, strip.box, grey) if strip.single else words


def source_lines(words: Sequence[Word], page: int, sheet: Sheet) -> list[SourceLine]:
    """The lines of words, with their places in PDF points and the mean of their confidences."""
    by_line: dict[int, list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(with_semicolon(word, sheet.grey))
    return [
        SourceLine(
            mended(" ".join(word.text for word in with_roman_marker(line, sheet.grey))),
            page,
            min(word.x0 for word in line) * sheet.scale,
            min(word.y0 for word in line) * sheet.scale,
            max(word.x1 for word in line) * sheet.scale,
            max(word.y1 for word in line) * sheet.scale,
            sum(word.confidence for word in line) / len(line),
        )
        for line in by_line.values()
    ]


def _stroke(at: float, thickness: int) -> tuple[int, int]:
    half = thickness / 2 + 1
    return max(0, int((at - half) * INK_SCALE)), int((at + half) * INK_SCALE) + 1


def _ink_box(grey: Grey, cell: GridCell) -> Box | None:
    """The place of the ink in a cell; None of a blank one."""
    x0, y0, x1, y1 = (round(at * INK_SCALE) for at in (cell.x0, cell.y0, cell.x1, cell.y1))
    ink: NDArray[np.bool_] = grey[y0:y1, x0:x1] < DARK
    dots = int(ink.sum())
    if dots < _LEAST_DASH:
        return None
    top, bottom = _extent(ink, 0)
    left, right = _extent(ink[top:bottom], 1)
    if dots < _LEAST_INK and not is_dash(ink[top:bottom, left:right]):
        return None
    return x0 + left, y0 + top, x0 + right, y0 + bottom


def _extent(ink: NDArray[np.bool_], axis: int) -> tuple[int, int]:
    """From where to where along an axis there is ink, but for specks that stand apart; a dash is none."""
    dots = ink.sum(axis=1 - axis)
    places = np.flatnonzero(dots)
    breaks = np.flatnonzero(np.diff(places) > _APART)
    starts = places[np.concatenate(([0], breaks + 1))]
    ends = places[np.concatenate((breaks, [len(places) - 1]))] + 1
    pieces = list(zip(starts.tolist(), ends.tolist(), strict=True))
    large = [
        (start, end)
        for start, end in pieces
        if int(dots[start:end].sum()) >= _SPECK
        or is_dash(_trimmed(ink[start:end] if axis == 0 else ink[:, start:end]))
    ]
    large = large or pieces
    return large[0][0], large[-1][1]


def _trimmed(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without the white around it."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _numeric_columns(grid: RuledGrid, readings: dict[GridCell, _Reading]) -> set[int]:
    """The columns most of whose cells hold numbers."""
    numeric = set()
    for column in range(grid.column_count):
        texts = [
            reading.text
            for cell, reading in readings.items()
            if cell.column == column and cell.column_span == 1 and reading.text != "-"
        ]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
        if texts and numbers >= len(texts) * _NUMBERS:
            numeric.add(column)
    return numeric


def _read_markers(grey: Grey, places: Sequence[_Place], readings: dict[GridCell, _Reading]) -> None:
    """Mend the Roman numbers of the first column, whose strokes are taken for other letters: "H" is "II".

    Their strokes are counted. A column of other letters, in which H may be one, is left as it is.
    """
    markers = [place for place in places if place.cell.column == 0 and len(readings[place.cell].lines) == 1]
    texts = {readings[place.cell].text for place in markers}
    if texts & _OTHER_LETTERS:
        return
    is_roman = any(_ROMAN.fullmatch(text) for text in texts)
    for place in markers:
        reading = readings[place.cell]
        x0, y0, x1, y1 = place.box
        picture = grey[y0:y1, x0:x1]
        number = roman(reading.text, picture)
        if is_roman and reading.text == "1" and not is_one(picture):
            number = "I"
        if number is not None:
            readings[place.cell] = reading._replace(lines=(reading.lines[0]._replace(text=number),))
