"""Flattened tables with a row a line, cells parted by slashes: "TT/ Nội dung/ Kinh phí", "1/ Dạy nghề/ 400".

A slash parts words and dates too, so that a table is known by its header, whose first cell heads the numbers
of the rows, or by rows that hold a value in each cell but the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from kcextract.document import Grid
from kcextract.text.cells import heads_numbers, is_marker, is_value, is_words, kind_of
from kcextract.text.table_lines import Piece, TableLines

_MARK = "/ "
_SLASH = re.compile(r"\s*/(?:\s+|$)")
_MIN_CELLS = 3
# So many rows make a table below a header that numbers them, and so many below another.
_MIN_ROWS = 2
_MIN_VALUED_ROWS = 3
# A row goes over at most so many lines, and no cell of a header is longer.
_LONGEST_WRAP = 3
_LONGEST_HEADER = 60


class _Row(NamedTuple):
    """A row's cells and the line after its last one."""

    cells: list[tuple[int, int]]
    end: int


def slashed_tables(source: TableLines, taken: Set[int] = frozenset()) -> list[tuple[Grid, int, int]]:
    """The tables outside the lines ``taken``, as (grid, first line, after the last)."""
    tables: list[tuple[Grid, int, int]] = []
    if _MARK not in source.text:
        return tables
    done = 0
    for index, line in enumerate(source.stripped):
        if index < done or line.count(_MARK) < _MIN_CELLS - 1 or index in taken or index in source.skip:
            continue
        header = _cells(source, index)
        words = [source.text[start:end] for start, end in header]
        if not all(0 < len(word) <= _LONGEST_HEADER and is_words(kind_of(word)) for word in words):
            continue
        numbered = heads_numbers(words[0])
        rows = _rows(source, index + 1, len(header), taken, numbered=numbered)
        if len(rows) < (_MIN_ROWS if numbered else _MIN_VALUED_ROWS):
            continue
        done = rows[-1].end
        pieces = [_placed(cells, len(header)) for cells in (header, *(row.cells for row in rows))]
        tables.append((source.grid(index, done, pieces, 1), index, done))
    return tables


def _cells(source: TableLines, index: int) -> list[tuple[int, int]]:
    """The spans between the slashes of a line."""
    first, last = source.line_span(index)
    cells = []
    for match in _SLASH.finditer(source.text, first, last):
        cells.append((first, match.start()))
        first = match.end()
    return [*cells, (first, last)]


def _rows(source: TableLines, first: int, width: int, taken: Set[int], *, numbered: bool) -> list[_Row]:
    """The rows of a table of ``width`` columns from the line ``first`` on."""
    rows: list[_Row] = []
    while (row := _row(source, first, width, taken, numbered=numbered)) is not None:
        rows.append(row)
        first = row.end
    return rows


def _row(source: TableLines, first: int, width: int, taken: Set[int], *, numbered: bool) -> _Row | None:
    """The row that begins with the line ``first`` and ends with a line's last value; None where none does."""
    cells: list[tuple[int, int]] = []
    for index in range(first, min(first + _LONGEST_WRAP, len(source.lines))):
        if not source.stripped[index] or index in taken or index in source.skip:
            return None
        more = _cells(source, index)
        cells = [*cells[:-1], (cells[-1][0], more[0][1]), *more[1:]] if cells else more
        if index == first and len(cells) == 1:
            return None
        values = [is_value(source.text[start:end]) for start, end in cells]
        if values[-1]:
            return (
                _Row(cells, index + 1) if _is_row(source, cells, values, width, numbered=numbered) else None
            )
    return None


def _is_row(
    source: TableLines,
    cells: Sequence[tuple[int, int]],
    values: Sequence[bool],
    width: int,
    *,
    numbered: bool,
) -> bool:
    if not numbered:
        return len(cells) == width and all(values[1:])
    start, end = cells[0]
    if is_marker(kind_of(source.text[start:end])) or start == end:
        return len(cells) >= width
    # A total without a number of its own.
    return len(cells) in (width - 1, width)


def _placed(cells: Sequence[tuple[int, int]], width: int) -> list[Piece]:
    """A row's cells in columns: a label may hold slashes, and a total lacks the number of its row."""
    surplus = len(cells) - width
    if surplus < 0:
        return [Piece(column, start, end) for column, (start, end) in enumerate(cells, -surplus)]
    label = [cells[0], (cells[1][0], cells[1 + surplus][1]), *cells[2 + surplus :]]
    return [Piece(column, start, end) for column, (start, end) in enumerate(label)]
