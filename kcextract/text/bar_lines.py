"""Flattened tables whose cells end with a bar wherever their words end: rows and cells go over several lines.

Where a bar also ends each row, rows are what has as many bars as the others and ends with its line. Where
every cell has lines of its own, nothing parts the rows: they are found from what stands in the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.document import Grid
from kcextract.text.cell_lines import streamed
from kcextract.text.cells import is_numeral, is_value, kind_of
from kcextract.text.table_lines import TableLines, aligned

_BAR = "|"
# A row, or a cell, goes over at most so many lines.
_LONGEST_ROW = 24
_LONGEST_CELL = 12
_MIN_CELLS = 3
_MIN_ROWS = 4
_DEEPEST_HEADER = 3
# A table with a cell a line has so many bars, and so many numbers.
_MIN_BARS = 6
_MIN_NUMBERS = 4
_NUMERIC_SHARE = 0.25


class _Row(NamedTuple):
    """The lines ``[first, end)`` of a row and the spans of its cells."""

    first: int
    end: int
    cells: list[tuple[int, int]]


def barred_tables(source: TableLines) -> list[tuple[Grid, int, int]]:
    """The tables with rows on several lines that end with a bar, as (grid, first line, after the last)."""
    tables: list[tuple[Grid, int, int]] = []
    if _BAR not in source.text:
        return tables
    at = 0
    while at < len(source.lines):
        rows = _rows_from(source, at) if _BAR in source.stripped[at] else []
        if not rows:
            at += 1
            continue
        upper = _upper(source, rows[0])
        # Below a row of merged cells there is one more of the header.
        headers = len(upper) + 1 if upper and not _has_values(source, rows[0]) else None
        rows = [*upper, *rows]
        cells = [row.cells for row in rows]
        if all(row[0][0] == row[0][1] for row in cells):
            # The bar before the first cell.
            cells = [row[1:] for row in cells]
        first, at = rows[0].first, rows[-1].end
        tables.append((source.grid(first, at, aligned(source, cells, len(cells[-1])), headers), first, at))
    return tables


def stacked_tables(source: TableLines, taken: set[int]) -> list[tuple[Grid, int, int]]:
    """The tables each cell of which ends with a bar at the end of a line, outside the lines ``taken``."""
    tables: list[tuple[Grid, int, int]] = []
    if _BAR not in source.text:
        return tables
    for first, end in _cell_runs(source):
        if taken.isdisjoint(range(first, end)):
            cells = _cells(source, first, end)
            tables.append((source.grid(first, end, *streamed(source, cells, gaps=False)), first, end))
            taken = taken | set(range(first, end))
    return tables


# Rows that end with a bar


def _rows_from(source: TableLines, first: int) -> list[_Row]:
    """The rows from the line ``first`` on, by the number of bars that makes most; none if each is a line."""
    widths = {
        source.stripped[at].count(_BAR)
        for at in range(first, min(first + _LONGEST_ROW, len(source.lines)))
        if source.stripped[at].endswith(_BAR)
    }
    best: list[_Row] = []
    for width in sorted(width for width in widths if width >= _MIN_CELLS):
        rows = list(_rows_of(source, first, width))
        if len(rows) > len(best):
            best = rows
    several = any(row.end - row.first > 1 for row in best)
    return best if len(best) >= _MIN_ROWS and several else []


def _rows_of(source: TableLines, first: int, width: int) -> Iterator[_Row]:
    """The rows of ``width`` bars from the line ``first`` on; each ends with its last bar."""
    at = first
    while at < len(source.lines):
        count = 0
        end = at
        last = min(at + _LONGEST_ROW, len(source.lines))
        while end < last and count < width and source.stripped[end] and end not in source.skip:
            count += source.stripped[end].count(_BAR)
            end += 1
        if count != width or not source.stripped[end - 1].endswith(_BAR):
            return
        yield _Row(at, end, _cells(source, at, end))
        at = end


def _upper(source: TableLines, row: _Row) -> list[_Row]:
    """The rows of the header right above ``row`` that have fewer bars: merged cells were left out."""
    upper: list[_Row] = []
    at = row.first - 1
    while at >= 0 and len(upper) < _DEEPEST_HEADER:
        line = source.stripped[at]
        if not line.endswith(_BAR) or not 1 < line.count(_BAR) < len(row.cells) or at in source.skip:
            break
        upper.insert(0, _Row(at, at + 1, _cells(source, at, at + 1)))
        at -= 1
    return upper


def _has_values(source: TableLines, row: _Row) -> bool:
    return any(is_value(source.text[start:end]) for start, end in row.cells)


def _cells(source: TableLines, first: int, end: int) -> list[tuple[int, int]]:
    """The spans between the bars of the lines ``[first, end)``."""
    cells = []
    start = source.lines[first].start
    for index in range(first, end):
        line = source.lines[index]
        if index in source.skip:
            start = start if source.text[start : line.start].strip() else line.end
            continue
        while (place := source.text.find(_BAR, start, line.end)) >= 0:
            cells.append(source.trim(start, place))
            start = place + 1
    return cells


# Cells on lines of their own


def _cell_runs(source: TableLines) -> list[tuple[int, int]]:
    """Runs of lines that are cells, each with one bar at its end."""
    filled = source.filled()
    bars = [
        at
        for at, index in enumerate(filled)
        if source.stripped[index].endswith(_BAR) and source.stripped[index].count(_BAR) == 1
    ]
    runs = []
    begin = 0
    for at in range(1, len(bars) + 1):
        if at < len(bars) and bars[at] - bars[at - 1] <= _LONGEST_CELL:
            continue
        run = bars[begin:at]
        begin = at
        first = run[0]
        if source.stripped[filled[first]] == _BAR:
            # The words of the first cell stand above its bar.
            while first > 0 and filled[first - 1] == filled[first] - 1 and run[0] - first < _LONGEST_CELL:
                first -= 1
        first, end = filled[first], filled[run[-1]] + 1
        if len(run) < _MIN_BARS:
            continue
        if _holds_numbers(source, _cells(source, first, end)):
            runs.append((first, end))
    return runs


def _holds_numbers(source: TableLines, cells: Sequence[tuple[int, int]]) -> bool:
    numbers = sum(is_numeral(kind_of(source.text[start:end])) for start, end in cells)
    return numbers >= _MIN_NUMBERS and numbers >= len(cells) * _NUMERIC_SHARE
