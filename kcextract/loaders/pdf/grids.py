"""Grids that ruling lines draw: rows, columns and merged cells, before any text is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]

# Lines so near (points) are one: the sides of a double line, and columns whose edges were drawn by hand.
_SAME_X = 5.0
_SAME_Y = 3.5
# Pieces of a line are joined across such a gap; lines that end so near to each other meet.
_JOIN = 4.0
_MEET = 4.0
# A line that is no longer is none, and no side of a cell.
_SHORTEST = 6.0
# Lines that reach so far beyond the outermost ones that cross them show a side that is not drawn.
_OVERHANG = 10.0
_HALF = 0.5
_MOST_CELLS = 20_000
_MOST_PAIRS = 4_000_000


class GridCell(NamedTuple):
    """A cell of a grid: where it stands, from 0, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


class RuledGrid(NamedTuple):
    """A grid: the places of its lines from left to right and top to bottom, and its cells by row and column.

    ``owners`` has, for every row and column, the index of the cell that covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owners: npt.NDArray[np.int64]

    @property
    def box(self) -> Box:
        """Where the grid stands."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


class _Ruling(NamedTuple):
    """A straight line: where it stands across its direction, and from where to where it runs."""

    place: float
    begin: float
    end: float


def ruled_grids(rulings: Sequence[Box]) -> list[RuledGrid]:
    """The grids of two columns or more, from top to bottom; ``rulings`` are boxes (x0, y0, x1, y1)."""
    across = _merged(((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in rulings if x1 - x0 >= y1 - y0)
    down = _merged(((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in rulings if x1 - x0 < y1 - y0)
    if not across or not down or len(across) * len(down) > _MOST_PAIRS:
        return []
    grids = []
    for rows, columns in _crossing(across, down):
        grid = _grid(rows, columns)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _merged(rulings: Iterable[tuple[float, float, float]]) -> list[_Ruling]:
    """Pieces on one straight line joined, and what is too short left out."""
    ordered = sorted(rulings)
    merged: list[_Ruling] = []
    start = 0
    for at in range(1, len(ordered) + 1):
        if at < len(ordered) and ordered[at][0] - ordered[at - 1][0] <= _HALF:
            continue
        group = ordered[start:at]
        place = sum(ruling[0] for ruling in group) / len(group)
        begin = end = None
        for _, first, last in sorted(group, key=lambda ruling: ruling[1:]):
            if begin is None or end is None or first > end + _JOIN:
                if begin is not None and end is not None:
                    merged.append(_Ruling(place, begin, end))
                begin, end = first, last
            else:
                end = max(end, last)
        if begin is not None and end is not None:
            merged.append(_Ruling(place, begin, end))
        start = at
    return [ruling for ruling in merged if ruling.end - ruling.begin >= _SHORTEST]


def _crossing(across: list[_Ruling], down: list[_Ruling]) -> Iterator[tuple[list[_Ruling], list[_Ruling]]]:
    """Lines that hang together by crossing or meeting, as (rulings across, rulings down)."""
    a, d = np.array(across), np.array(down)
    meets = (
        (d[None, :, 0] >= a[:, None, 1] - _MEET)
        & (d[None, :, 0] <= a[:, None, 2] + _MEET)
        & (a[:, None, 0] >= d[None, :, 1] - _MEET)
        & (a[:, None, 0] <= d[None, :, 2] + _MEET)
    )
    left = set(range(len(across)))
    while left:
        rows: set[int] = set()
        columns: set[int] = set()
        todo = {min(left)}
        while todo:
            rows |= todo
            new_columns = set(np.flatnonzero(meets[sorted(todo)].any(axis=0)).tolist()) - columns
            columns |= new_columns
            reached = np.flatnonzero(meets[:, sorted(new_columns)].any(axis=1)).tolist()
            todo = set(reached) - rows
        left -= rows
        if columns:
            yield [across[at] for at in sorted(rows)], [down[at] for at in sorted(columns)]


def _grid(across: list[_Ruling], down: list[_Ruling]) -> RuledGrid | None:
    """The grid of lines that hang together; None where they part nothing into two columns."""
    ys, row_lines = _clustered(across, _SAME_Y)
    xs, column_lines = _clustered(down, _SAME_X)
    _add_open_sides(xs, column_lines, across, (min(ys), max(ys)))
    _add_open_sides(ys, row_lines, down, (min(xs), max(xs)))
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    order_x, order_y = sorted(xs), sorted(ys)
    walls = _walls(order_x, order_y, column_lines)
    floors = _walls(order_y, order_x, row_lines).T
    cells, owners = _cells(walls, floors)
    if max(cell.column + cell.column_span for cell in cells) == max(cell.column_span for cell in cells):
        return None
    return RuledGrid(tuple(order_x), tuple(order_y), tuple(cells), owners)


def _clustered(rulings: list[_Ruling], tolerance: float) -> tuple[list[float], dict[float, list[_Ruling]]]:
    """The places of lines, near ones taken together, and the lines at each."""
    places: list[float] = []
    lines: dict[float, list[_Ruling]] = defaultdict(list)
    group: list[_Ruling] = []
    for ruling in [*sorted(rulings), None]:
        if group and (ruling is None or ruling.place - group[0].place > tolerance):
            length = sum(each.end - each.begin for each in group)
            place = sum(each.place * (each.end - each.begin) for each in group) / length
            places.append(place)
            lines[place] = group
            group = []
        if ruling is not None:
            group.append(ruling)
    return places, lines


def _add_open_sides(
    places: list[float],
    lines: dict[float, list[_Ruling]],
    crossing: list[_Ruling],
    reach: tuple[float, float],
) -> None:
    """Adds the sides of a table that are not drawn: where most of the lines that would meet there end."""
    for sign in (-1, 1):
        outermost = max(places, key=lambda place: sign * place)
        ends = [ruling.begin if sign < 0 else ruling.end for ruling in crossing]
        beyond = sorted(end for end in ends if sign * (end - outermost) > _OVERHANG)
        if len(beyond) > 1 and len(beyond) >= len(ends) * _HALF:
            place = beyond[len(beyond) // 2]
            places.append(place)
            lines[place] = [_Ruling(place, *reach)]


def _walls(
    places: Sequence[float], cuts: Sequence[float], lines: dict[float, list[_Ruling]]
) -> npt.NDArray[np.bool_]:
    """For every stretch between two ``cuts`` (rows) and every place (columns), whether a line runs there."""
    middles = (np.array(cuts[1:]) + np.array(cuts[:-1])) / 2
    walls = np.zeros((len(middles), len(places)), bool)
    for at, place in enumerate(places):
        for ruling in lines[place]:
            walls[:, at] |= (middles >= ruling.begin) & (middles <= ruling.end)
    return walls


def _cells(
    walls: npt.NDArray[np.bool_], floors: npt.NDArray[np.bool_]
) -> tuple[list[GridCell], npt.NDArray[np.int64]]:
    """The cells, each as wide and then as high as no line parts it.

    ``walls`` has a row for each row of the grid and a column for each vertical line, ``floors`` a row for
    each horizontal line and a column for each column of the grid.
    """
    height, width = walls.shape[0], floors.shape[1]
    owners = np.full((height, width), -1, np.int64)
    cells: list[GridCell] = []
    for row in range(height):
        for column in range(width):
            if owners[row, column] >= 0:
                continue
            right = column + 1
            while right < width and owners[row, right] < 0 and not walls[row, right]:
                right += 1
            below = row + 1
            while (
                below < height
                and not floors[below, column:right].any()
                and not walls[below, column + 1 : right].any()
                and (owners[below, column:right] < 0).all()
            ):
                below += 1
            owners[row:below, column:right] = len(cells)
            cells.append(GridCell(row, column, below - row, right - column))
    return cells, owners
