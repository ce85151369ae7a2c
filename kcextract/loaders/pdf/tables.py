"""The text in ruled grids: tables of data, columns alike where a table runs over pages."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kcextract.loaders.assembly import SourceLine, Table, TableCell
from kcextract.loaders.pdf.breaks import mended
from kcextract.loaders.pdf.columns import level_lines
from kcextract.loaders.pdf.grids import RuledGrid
from kcextract.loaders.pdf.open_rows import FilledCell, opened
from kcextract.loaders.pdf.pieces import Piece

# Columns on two pages whose edges are so near (points) are one.
_SAME_EDGE = 6.0

Sourced = Callable[[Piece], SourceLine]


class PlacedTable(NamedTuple):
    """A table on a page and the edges of its columns, from left to right."""

    table: Table
    xs: tuple[float, ...]
    page: int


def read_table(
    grid: RuledGrid, offset: int, pieces: Iterable[Piece], sourced: Sourced, page: int
) -> PlacedTable:
    """The table in ``grid``, whose cells are numbered from ``offset``; ``sourced`` makes lines of pieces.

    Rows and columns in which no cell has its own place are left out.
    """
    inside: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        inside[piece.cell - offset].append(piece)
    filled = [
        FilledCell(
            cell,
            level_lines(inside.get(index, ())),
            grid.xs[cell.column + cell.column_span] - grid.xs[cell.column],
        )
        for index, cell in enumerate(grid.cells)
    ]
    filled, row_count = opened(filled, len(grid.ys) - 1)
    cells = [
        TableCell(
            each.cell.row,
            each.cell.column,
            mended([sourced(piece) for piece in each.lines]),
            each.cell.row_span,
            each.cell.column_span,
        )
        for each in filled
    ]
    table = Table(row_count, len(grid.xs) - 1, tuple(cells))
    rows = sorted({cell.row for cell in cells} | {0})
    columns = sorted({cell.column for cell in cells} | {0})
    xs = (*(grid.xs[column] for column in columns), grid.xs[-1])
    return PlacedTable(_squeezed(table, rows, columns), xs, page)


def _squeezed(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    """``table`` with the given rows and columns alone: no cell begins in any other."""
    if len(rows) == table.row_count and len(columns) == table.column_count:
        return table
    cells = []
    for cell in table.cells:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        below = bisect_left(rows, cell.row + cell.row_span)
        right = bisect_left(columns, cell.column + cell.column_span)
        cells.append(cell._replace(row=row, column=column, row_span=below - row, column_span=right - column))
    return Table(len(rows), len(columns), tuple(cells))


def alike(one: PlacedTable, other: PlacedTable) -> tuple[PlacedTable, PlacedTable] | None:
    """Two tables with the columns of both; None where they are no parts of one table.

    The edges of the one's columns are among those of the other, but for a shift of the page.
    """
    shift = other.xs[0] - one.xs[0]
    moved = [x - shift for x in other.xs]
    if abs(moved[-1] - one.xs[-1]) > _SAME_EDGE:
        return None
    fewer, more = sorted((list(one.xs), moved), key=len)
    if any(min(abs(x - y) for y in more) > _SAME_EDGE for x in fewer):
        return None
    if len(one.xs) == len(other.xs):
        return one, other
    if len(one.xs) < len(other.xs):
        return _spread(one, moved, tuple(moved)), other
    return one, _spread(other._replace(xs=tuple(moved)), list(one.xs), one.xs)


def _spread(placed: PlacedTable, edges: Sequence[float], xs: tuple[float, ...]) -> PlacedTable:
    """``placed`` in as many columns as there are between ``edges``."""
    index = [min(range(len(edges)), key=lambda at: abs(edges[at] - x)) for x in placed.xs]
    cells = []
    for cell in placed.table.cells:
        begin, end = index[cell.column], index[cell.column + cell.column_span]
        cells.append(cell._replace(column=begin, column_span=end - begin))
    return PlacedTable(Table(placed.table.row_count, len(edges) - 1, tuple(cells)), xs, placed.page)
