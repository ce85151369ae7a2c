"""Rows that no rule parts: a table with lines between its columns alone is parted where its numbers stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kcextract.loaders.pdf.grids import GridCell
from kcextract.loaders.pdf.pieces import Piece
from kcextract.text.cells import is_marker, is_numeral, is_value, kind_of

# Baselines so near (in heights of the font) are on one level.
_LEVEL = 0.45
# A number that fills so much of its cell may go on in the next line.
_FULL = 0.8
# So many columns agree where the rows are, on so large a share of them.
_COLUMNS = 2
_AGREED = 0.6


class FilledCell(NamedTuple):
    """A cell with its lines from top to bottom, and its width in points."""

    cell: GridCell
    lines: list[Piece]
    width: float


class _Rows(NamedTuple):
    """Where the rows inside of one have their numbers, and whether a header stands above the first."""

    anchors: list[float]
    has_head: bool
    tolerance: float


def opened(cells: Sequence[FilledCell], row_count: int) -> tuple[list[FilledCell], int]:
    """``cells`` and the number of their rows, each row that holds several rows of numbers parted into them.

    A row is parted where two columns or more have nothing but numbers in several lines, on the same levels.
    """
    own: list[list[FilledCell]] = [[] for _ in range(row_count)]
    for each in cells:
        if each.cell.row_span == 1:
            own[each.cell.row].append(each)
    found = [_rows(row) for row in own]
    if not any(found):
        return list(cells), row_count
    starts = [0]
    for rows in found:
        starts.append(starts[-1] + (len(rows.anchors) + rows.has_head if rows else 1))
    places = [_placing(rows, row) if rows else None for rows, row in zip(found, own, strict=True)]
    result: list[FilledCell] = []
    for each in cells:
        cell = each.cell
        first, end = starts[cell.row], starts[cell.row + cell.row_span]
        place = places[cell.row] if cell.row_span == 1 else None
        if place is None:
            result.append(each._replace(cell=cell._replace(row=first, row_span=end - first)))
            continue
        parts: list[list[Piece]] = [[] for _ in range(end - first)]
        for line in each.lines:
            parts[place(line)].append(line)
        for number, lines in enumerate(parts):
            result.append(each._replace(cell=cell._replace(row=first + number), lines=lines))
    return sorted(result, key=lambda each: each.cell[:2]), starts[-1]


def _rows(row: Sequence[FilledCell]) -> _Rows | None:
    columns: list[list[Piece]] = []
    has_head = False
    values = 0
    for each in row:
        lines, is_number = _numbers(each)
        if lines:
            columns.append(lines)
            values += is_number
            has_head = has_head or (is_number and len(lines) < len(each.lines))
    if len(columns) < _COLUMNS or not values:
        return None
    tolerance = max(line.size for lines in columns for line in lines) * _LEVEL
    levels: list[list[tuple[float, int]]] = []
    for baseline, column in sorted((line.baseline, at) for at, lines in enumerate(columns) for line in lines):
        if levels and baseline - levels[-1][0][0] <= tolerance:
            levels[-1].append((baseline, column))
        else:
            levels.append([(baseline, column)])
    agreed = sum(len({column for _, column in level}) >= _COLUMNS for level in levels)
    if agreed < _COLUMNS or agreed < len(levels) * _AGREED:
        return None
    return _Rows([level[0][0] for level in levels], has_head, tolerance)


def _numbers(filled: FilledCell) -> tuple[list[Piece], bool]:
    """The lines of a cell that are numbers, at its end, if several; and whether they are not just markers."""
    lines = filled.lines
    if filled.cell.column == 0 and len(lines) > 1 and all(is_marker(kind_of(line.text)) for line in lines):
        return lines, False
    start = len(lines)
    while start and is_value(lines[start - 1].text):
        start -= 1
    values = lines[start:]
    if len(values) < _COLUMNS or sum(is_numeral(kind_of(line.text)) for line in values) < _COLUMNS:
        return [], False
    if any(line.x1 - line.x0 > filled.width * _FULL for line in values):
        return [], False
    return values, True


def _placing(rows: _Rows, row: Sequence[FilledCell]) -> Callable[[Piece], int]:
    """Says in which of the rows a line belongs: numbers stand beside the first line of words, or the last."""
    anchors, has_head, tolerance = rows
    words = [each.lines for each in row if each.lines and not _numbers(each)[0]]
    body = [[line for line in lines if line.baseline >= anchors[0] - tolerance] for lines in words]
    at_top = has_head or any(lines and lines[0].baseline <= anchors[0] + tolerance for lines in body)
    above = any(lines[0].baseline < anchors[0] - tolerance for lines in words)
    at_end = any(abs(lines[-1].baseline - anchors[-1]) <= tolerance for lines in words)

    def place(line: Piece) -> int:
        baseline = line.baseline
        if has_head and baseline < anchors[0] - tolerance:
            return 0
        if at_top and not (above and not has_head):
            return max(0, bisect_right(anchors, baseline + tolerance) - 1) + has_head
        if at_end:
            return min(len(anchors) - 1, bisect_left(anchors, baseline - tolerance)) + has_head
        near = min(range(len(anchors)), key=lambda number: abs(anchors[number] - baseline))
        return near + has_head

    return place
