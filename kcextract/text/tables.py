"""Tables that an export has flattened to lines, found again as grids.

Three ways of flattening are known here: a cell a line behind a tab, rows parted by blank lines; a row a
line, cells parted by tabs, ``|`` or runs of spaces; and, where the tabs were lost too, a run of short lines
many of which are numbers, dashes or bare row markers ("VII", "1", "3,000"). A letterhead or a signature
block is flattened in the same ways but holds no numbers: it stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.document import Cell, Grid, Line
from kcextract.text.lines import GOVERNS_NUMBER, last_word

# A cell that no sentence is: a number, a dash, a percentage, a bare row marker.
_VALUE = re.compile(r"[-–—+±]?\s?\d(?:[\d.,\s]*\d)?\s?%?|[-–—x×X*]|[IVXL]{1,6}|…+|\.{3,}")
_NUMERIC = re.compile(r"[-–—]?\s?\d(?:[\d.,\s]*\d)?\s?%?")
_LONGEST_VALUE = 24
_SEPARATOR = re.compile(r"\t|\||(?<=\S) {3,}(?=\S)")
_SEPARATORS = ("\t", "|", "   ")
# Between two values of one table stand at most so many lines of a label (wrapped at 40 columns).
_LONGEST_LABEL = 6
_MIN_VALUES = 6
_MIN_VALUE_SHARE = 0.35
_MIN_NUMBERS = 4
# Header cells and the first row's label, looked for before the first value.
_LONGEST_HEADER_CELL = 20
# Behind a tab a cell may be longer, and go on over so many lines without one.
_LONGEST_TABBED_CELL = 80
_LONGEST_WRAP = 12
_MARKED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXL]{1,5}|[A-ZĐa-zđ])\s?[.)/]\s")
# So many rows make a table, and so many cells a row.
_MIN_ROWS = 3
_MIN_CELLS = 3
_NUMERIC_SHARE = 0.25
_SENTENCE_ENDS = (".", ";", ":", "!", "?", ",")


def flattened_tables(
    text: str, lines: Sequence[Line], stripped: Sequence[str], skip: set[int]
) -> list[tuple[Grid, int, int]]:
    """The tables among ``lines``, each as (grid, first line, line after the last).

    ``stripped`` are the lines without surrounding space, ``skip`` the indices of page furniture. The grids
    are disjoint and in order, their cells too; the cells' spans hold no surrounding space.
    """
    source = _Source(text, lines, stripped, skip)
    found = [(_grid_of_rows(source, first, end), first, end) for first, end in _row_lines(source)]
    taken = {index for _, first, end in found for index in range(first, end)}
    for first, end in _cell_lines(source):
        if taken.isdisjoint(range(first, end)):
            found.append((_grid_of_cells(source, first, end), first, end))
    return sorted(found, key=lambda item: item[1])


class _Source(NamedTuple):
    text: str
    lines: Sequence[Line]
    stripped: Sequence[str]
    skip: set[int]

    def raw(self, index: int) -> str:
        """The line ``index`` with the space around it."""
        line = self.lines[index]
        return self.text[line.start : line.end]

    def is_tabbed(self, index: int) -> bool:
        """Whether the line ``index`` begins with a tab."""
        return self.raw(index).lstrip(" ").startswith("\t")

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span ``[start, end)`` without surrounding space; an empty one at ``start`` if all is space."""
        piece = self.text[start:end]
        kept = piece.strip()
        if not kept:
            return start, start
        start += len(piece) - len(piece.lstrip())
        return start, start + len(kept)

    def grid(self, first: int, end: int, rows: Sequence[Sequence[tuple[int, int]]]) -> Grid:
        """The grid of the lines ``[first, end)`` with ``rows`` of cells."""
        cells = tuple(
            Cell(number, column, *span) for number, row in enumerate(rows) for column, span in enumerate(row)
        )
        columns = max(map(len, rows), default=0)
        return Grid(self.lines[first].start, self.lines[end - 1].end, len(rows), columns, cells)


def _is_value(line: str) -> bool:
    return len(line) <= _LONGEST_VALUE and _VALUE.fullmatch(line) is not None


def _row_lines(source: _Source) -> list[tuple[int, int]]:
    """Runs of lines that each hold several cells."""
    runs: list[list[int]] = [[]]
    for index, line in enumerate(source.stripped):
        if index in source.skip or not line:
            continue
        width = _width(source.raw(index))
        if width >= _MIN_CELLS or (width == 2 and runs[-1] and _is_row_pair(line)):
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return [(run[0], run[-1] + 1) for run in runs if len(run) >= _MIN_ROWS and _is_numeric(source, run)]


def _width(raw: str) -> int:
    if not any(separator in raw for separator in _SEPARATORS):
        return 1
    return sum(1 for piece in _SEPARATOR.split(raw) if piece.strip())


def _is_row_pair(line: str) -> bool:
    return _is_value(_SEPARATOR.split(line)[-1].strip())


def _is_numeric(source: _Source, run: Sequence[int]) -> bool:
    """Whether enough of the cells in the lines ``run`` are numbers."""
    cells = [piece.strip() for index in run for piece in _SEPARATOR.split(source.raw(index))]
    filled = [cell for cell in cells if cell]
    numbers = sum(1 for cell in filled if _NUMERIC.fullmatch(cell))
    return numbers >= _MIN_NUMBERS and numbers >= len(filled) * _NUMERIC_SHARE


def _grid_of_rows(source: _Source, first: int, end: int) -> Grid:
    lines = [
        source.lines[index]
        for index in range(first, end)
        if source.stripped[index] and index not in source.skip
    ]
    trimmed = [source.trim(line.start, line.end) for line in lines]
    # Bars around the rows are no cells.
    framed = all(source.text[start] == source.text[stop - 1] == "|" for start, stop in trimmed)
    rows: list[list[tuple[int, int]]] = []
    for line, span in zip(lines, trimmed, strict=True):
        start, stop = (span[0] + 1, span[1] - 1) if framed else (line.start, line.end)
        row = []
        for match in _SEPARATOR.finditer(source.text, start, stop):
            row.append(source.trim(start, match.start()))
            start = match.end()
        row.append(source.trim(start, stop))
        rows.append(row)
    return source.grid(first, end, rows)


def _cell_lines(source: _Source) -> list[tuple[int, int]]:
    """Runs of lines that each are a cell: values with at most a label's lines between them."""
    runs: list[tuple[int, int]] = []
    filled = [index for index, line in enumerate(source.stripped) if line and index not in source.skip]
    lines = ["", *(source.stripped[index] for index in filled), ""]
    values = [
        at
        for at, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False))
        if _is_value(line) and not _in_sentence(before, after)
    ]
    at = 0
    while at < len(values):
        stop = at + 1
        while stop < len(values) and values[stop] - values[stop - 1] <= _LONGEST_LABEL:
            stop += 1
        first, last = values[at], values[stop - 1]
        numbers = sum(1 for spot in values[at:stop] if _NUMERIC.fullmatch(lines[spot + 1]))
        enough = stop - at >= max(_MIN_VALUES, (last - first + 1) * _MIN_VALUE_SHARE)
        at = stop
        if not enough or numbers < _MIN_NUMBERS:
            continue
        tabbed = source.is_tabbed(filled[first])
        floor = runs[-1][1] if runs else 0
        first = (_tabbed_start if tabbed else _start)(source, filled, first, floor)
        end = _end(source, filled[last] + 1, tabbed=tabbed)
        if first > 0 and filled[first - 1] < floor:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((filled[first], end))
    return runs


def _in_sentence(before: str, after: str) -> bool:
    """Whether a number alone on its line belongs to the words before it, or a sentence goes on across it."""
    if last_word(before) in GOVERNS_NUMBER:
        return True
    return after[:1].islower() and min(len(before), len(after)) > _LONGEST_HEADER_CELL


def _start(source: _Source, filled: Sequence[int], first: int, floor: int) -> int:
    """Where a table begins: short cells before its first value belong to it, but no line before ``floor``."""
    while first > 0 and filled[first - 1] >= floor:
        line = source.stripped[filled[first - 1]]
        if (
            len(line) > _LONGEST_HEADER_CELL
            or line.endswith((*_SENTENCE_ENDS, ")"))
            or ":" in line
            or line[0] in "-–—+*("
            or _MARKED.match(line) is not None
        ):
            break
        first -= 1
    return first


def _tabbed_start(source: _Source, filled: Sequence[int], first: int, floor: int) -> int:
    """Where a table of cells behind tabs begins: such lines and those that go on with one belong to it."""
    at = first - 1
    while at >= 0 and first - at <= _LONGEST_WRAP and _may_be_cell(source, filled[at]):
        if filled[at] < floor:
            # All that stands between goes on with the last cell of the table before.
            return at + 1
        if source.is_tabbed(filled[at]):
            first = at
        elif at == 0 or filled[at - 1] != filled[at] - 1:
            break
        at -= 1
    return first


def _may_be_cell(source: _Source, index: int) -> bool:
    line = source.stripped[index]
    return len(line) <= _LONGEST_TABBED_CELL and ":" not in line and not line.endswith(_SENTENCE_ENDS)


def _end(source: _Source, end: int, *, tabbed: bool) -> int:
    """Where a table with a value before ``end`` ends: blank cells and, behind tabs, others may follow."""
    while end < len(source.lines):
        blank = not source.stripped[end] and source.raw(end) != ""
        if not blank and not (tabbed and source.is_tabbed(end) and _may_be_cell(source, end)):
            break
        end += 1
    return end


def _grid_of_cells(source: _Source, first: int, end: int) -> Grid:
    """Rows are what blank lines part, or begin before a tab; a line without one goes on with its cell."""
    raws = [source.raw(index) for index in range(first, end)]
    by_tab = sum("\t" in raw for raw in raws) * 2 > sum(1 for raw in raws if raw)
    rows: list[list[tuple[int, int]]] = [[]]
    for index, raw in zip(range(first, end), raws, strict=True):
        line = source.lines[index]
        if index in source.skip:
            continue
        if not raw:
            rows.append([])
        elif not by_tab:
            rows[-1].append(source.trim(line.start, line.end))
        elif "\t" not in raw and raw.strip() and rows[-1]:
            start, stop = rows[-1][-1]
            wrapped = source.trim(line.start, line.end)
            rows[-1][-1] = (start, wrapped[1]) if start < stop else wrapped
        else:
            if "\t" in raw and not source.is_tabbed(index):
                rows.append([])
            rows[-1] += _cells(source, line, raw)
    rows = [row for row in rows if row]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    # A row cut at its start keeps its last cells.
    start = rows[0][0][0]
    rows[0] = [(start, start)] * (width - len(rows[0])) + rows[0]
    return source.grid(first, end, rows)


def _cells(source: _Source, line: Line, raw: str) -> list[tuple[int, int]]:
    """The cells of a line: what follows each tab, and what stands before the first."""
    cells = []
    start = line.start
    for number, piece in enumerate(raw.split("\t")):
        if number or piece.strip():
            cells.append(source.trim(start, start + len(piece)))
        start += len(piece) + 1
    return cells
