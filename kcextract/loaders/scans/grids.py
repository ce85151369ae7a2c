"""Ruled tables: the cells that ruling lines enclose, with how many rows and columns they span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kcextract.loaders.scans.rulings import Ruling

# In pixels at 150 a inch: lines nearer than this are one, and lines that miss each other by as much meet.
_NEAR = 6
# Where most lines stick out of the others by more, a row or column is open on its side.
_OPEN = 24
# A line that ends elsewhere than at another one is a stroke of a letter, unless it is this long.
_LONG = 100
# A border is there when lines cover this share of it.
_LEAST_BORDER = 0.6
# A frame of fewer cells that is narrower and lower than these shares of the page is a stamp or a box.
_FEWEST_CELLS = 6
_NARROWEST = 0.4
_LOWEST = 0.2


class GridCell(NamedTuple):
    """A cell: row and column from 0, how many it spans, and its place in pixels."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    y0: float
    x1: float
    y1: float


class RuledGrid(NamedTuple):
    """A ruled table: its cells by row, then column, and the rulings that it is made of."""

    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its place on the page: x0, y0, x1, y1."""
        return (
            min(cell.x0 for cell in self.cells),
            min(cell.y0 for cell in self.cells),
            max(cell.x1 for cell in self.cells),
            max(cell.y1 for cell in self.cells),
        )


class Ruled(NamedTuple):
    """What is ruled on a page: its tables, and frames around a few words, both from top to bottom."""

    tables: list[RuledGrid]
    frames: list[RuledGrid]


def ruled(horizontal: Sequence[Ruling], vertical: Sequence[Ruling], size: tuple[int, int]) -> Ruled:
    """The ruled tables of a page of that width and height in pixels, and the small frames (stamps).

    Every point inside a table lies in just one of its cells. Large frames of one column are neither.
    """
    width, height = size
    tables: list[RuledGrid] = []
    frames: list[RuledGrid] = []
    for rows, columns in _groups(*_bounding(horizontal, vertical)):
        grid = _grid(rows, columns)
        if grid is None:
            continue
        x0, y0, x1, y1 = grid.box
        is_narrow = len(grid.cells) < _FEWEST_CELLS and x1 - x0 < width * _NARROWEST
        if is_narrow and y1 - y0 < height * _LOWEST and len(columns) > 1:
            frames.append(grid)
        elif not is_narrow and grid.column_count > 1 and len(grid.cells) > 1:
            tables.append(grid)
    tables.sort(key=lambda grid: grid.box[1])
    frames.sort(key=lambda grid: grid.box[1])
    tables = _without_nested(tables)
    alone = [frame for frame in frames if not any(_is_inside(frame.box, table.box) for table in tables)]
    return Ruled(tables, _without_nested(alone))


def _bounding(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """The lines that bound something: they end at others, or are long and meet others."""
    while True:
        rows = [line for line in horizontal if _bounds_something(line, vertical)]
        columns = [line for line in vertical if _bounds_something(line, rows)]
        if len(rows) == len(horizontal) and len(columns) == len(vertical):
            return rows, columns
        horizontal, vertical = rows, columns


def _bounds_something(line: Ruling, others: Sequence[Ruling]) -> bool:
    met = [other.at for other in others if other.start - _NEAR <= line.at <= other.end + _NEAR]
    if line.end - line.start >= _LONG:
        return any(line.start - _NEAR <= at <= line.end + _NEAR for at in met)
    starts = any(abs(at - line.start) <= _NEAR for at in met)
    return starts and any(abs(at - line.end) <= _NEAR for at in met)


def _groups(
    horizontal: Sequence[Ruling], vertical: Sequence[Ruling]
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The lines that meet, directly or over others."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(line: int) -> int:
        while parent[line] != line:
            parent[line] = parent[parent[line]]
            line = parent[line]
        return line

    for i, across in enumerate(horizontal):
        for j, down in enumerate(vertical, len(horizontal)):
            meets = (
                across.start - _NEAR <= down.at <= across.end + _NEAR
                and down.start - _NEAR <= across.at <= down.end + _NEAR
            )
            if meets:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, across in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(vertical, len(horizontal)):
        groups.setdefault(root(j), ([], []))[1].append(down)
    return [group for group in groups.values() if len(group[0]) > 1 and group[1]]


def _grid(horizontal: list[Ruling], vertical: list[Ruling]) -> RuledGrid | None:
    ys = _bounds(horizontal, vertical)
    xs = _bounds(vertical, horizontal)
    row_count, column_count = len(ys) - 1, len(xs) - 1
    if row_count < 1 or column_count < 1:
        return None
    below = [
        [_is_drawn(horizontal, ys[row + 1], xs[column], xs[column + 1]) for column in range(column_count)]
        for row in range(row_count - 1)
    ]
    right = [
        [_is_drawn(vertical, xs[column + 1], ys[row], ys[row + 1]) for column in range(column_count - 1)]
        for row in range(row_count)
    ]
    cells = tuple(
        GridCell(
            row,
            column,
            row_span,
            column_span,
            xs[column],
            ys[row],
            xs[column + column_span],
            ys[row + row_span],
        )
        for row, column, row_span, column_span in _merged(below, right, row_count, column_count)
    )
    return RuledGrid(row_count, column_count, cells, tuple(horizontal), tuple(vertical))


def _bounds(lines: Sequence[Ruling], across: Sequence[Ruling]) -> list[float]:
    """Where rows or columns meet: the places of the lines, and the ends of open ones across them."""
    places: list[list[float]] = []
    for line in sorted(lines):
        if places and line.at - places[-1][-1] <= _NEAR:
            places[-1].append(line.at)
        else:
            places.append([line.at])
    bounds = [sum(near) / len(near) for near in places]
    before = [line.start for line in across if line.start < bounds[0] - _OPEN]
    after = [line.end for line in across if line.end > bounds[-1] + _OPEN]
    if len(before) * 2 > len(across):
        bounds.insert(0, float(min(before)))
    if len(after) * 2 > len(across):
        bounds.append(float(max(after)))
    return bounds


def _is_drawn(lines: Sequence[Ruling], at: float, start: float, end: float) -> bool:
    """Whether there is a line at ``at`` from ``start`` to ``end``."""
    covered = 0.0
    for line in lines:
        if abs(line.at - at) <= _NEAR:
            covered += max(0.0, min(line.end, end) - max(line.start, start))
    return covered >= (end - start) * _LEAST_BORDER


def _merged(
    below: list[list[bool]], right: list[list[bool]], row_count: int, column_count: int
) -> list[tuple[int, int, int, int]]:
    """Row, column and spans of the cells: fields without a line between them are one cell.

    A cell is a rectangle: it grows to the right, then down by whole rows, as far as no line is in the way.
    """
    taken = [[False] * column_count for _ in range(row_count)]
    cells = []
    for row in range(row_count):
        for column in range(column_count):
            if taken[row][column]:
                continue
            last = column
            while last + 1 < column_count and not right[row][last] and not taken[row][last + 1]:
                last += 1
            bottom = row
            while bottom + 1 < row_count and _goes_on(below, right, bottom, column, last):
                bottom += 1
            for covered in range(row, bottom + 1):
                for place in range(column, last + 1):
                    taken[covered][place] = True
            cells.append((row, column, bottom - row + 1, last - column + 1))
    return cells


def _goes_on(below: list[list[bool]], right: list[list[bool]], row: int, first: int, last: int) -> bool:
    """Whether a cell over the columns ``first`` to ``last`` goes on from ``row`` into the row below it."""
    open_below = not any(below[row][first : last + 1])
    return open_below and not any(right[row + 1][first:last])


def _without_nested(grids: list[RuledGrid]) -> list[RuledGrid]:
    """Without tables that lie inside a cell of another one: their text is read as that of the cell."""
    return [
        grid
        for grid in grids
        if not any(other is not grid and _is_inside(grid.box, other.box) for other in grids)
    ]


def _is_inside(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return box[0] > other[0] and box[1] > other[1] and box[2] < other[2] and box[3] < other[3]
