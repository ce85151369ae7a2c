"""Tables whose cells are known by their edges on the page: open ones, columns, merged cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kcextract.loaders.word.drafts import CellDraft, Draft, RowDraft, TableDraft
from kcextract.loaders.word.grids import flag_headers, merge_down

# Edges nearer to each other than this, in twentieths of a point, are one that was not quite in line.
_NEAR = 100
# The width of a cell that no row says the place of.
_WIDTH = 1000
# Tables within tables deeper than this are no tables.
_DEEPEST = 20


@dataclass(slots=True)
class CellShape:
    """A cell of a row: its edges in twentieths of a point, whether it goes on with the one before or above.

    ``edges`` is how many of its borders are drawn.
    """

    left: int
    right: int
    with_before: bool = False
    with_above: bool = False
    edges: int = 0


@dataclass(slots=True)
class RowShape:
    """A row: its cells, whether it is repeated on every page."""

    cells: list[CellShape] = field(default_factory=list)
    is_header: bool = False


@dataclass(slots=True)
class _OpenTable:
    """A table that is being read: its rows, the cells of the open row, what is in the open cell."""

    rows: list[RowDraft] = field(default_factory=list)
    cells: list[list[Draft]] = field(default_factory=list)
    content: list[Draft] = field(default_factory=list)


class OpenTables:
    """What has been read, and the tables that are being read, each in a cell of the one before."""

    def __init__(self) -> None:
        self.found: list[Draft] = []
        self._open: list[_OpenTable] = []

    @property
    def content(self) -> list[Draft]:
        """Where the next paragraph belongs."""
        return self._open[-1].content if self._open else self.found

    def enter(self, depth: int) -> None:
        """Closes the tables deeper than ``depth``, opens those up to it."""
        depth = min(depth, _DEEPEST)
        while len(self._open) > depth:
            self._close()
        while len(self._open) < depth:
            self._open.append(_OpenTable())

    def end_cell(self) -> None:
        """Ends the open cell of the innermost table."""
        if self._open:
            table = self._open[-1]
            table.cells.append(table.content)
            table.content = []

    def end_row(self, shape: RowShape) -> None:
        """Ends the open row of the innermost table."""
        if self._open:
            table = self._open[-1]
            if table.content:
                self.end_cell()
            table.rows.append(_row(shape, table.cells))
            table.cells = []

    def _close(self) -> None:
        if self._open[-1].cells or self._open[-1].content:
            self.end_row(RowShape())
        rows = self._open.pop().rows
        self.content.extend(_finished(rows))


def _row(shape: RowShape, contents: Sequence[list[Draft]]) -> RowDraft:
    cells: list[CellDraft] = []
    right = shape.cells[-1].right if shape.cells else 0
    for index, content in enumerate(contents):
        if index >= len(shape.cells):
            # A cell without a place stands to the right of the others.
            cells.append(CellDraft(right, right + _WIDTH, content))
            right += _WIDTH
            continue
        cell = shape.cells[index]
        if cell.with_before and cells:
            cells[-1].end = cell.right
            cells[-1].content += content
        else:
            # What a cell holds that goes on with the one above is not shown.
            shown = [] if cell.with_above else content
            cells.append(CellDraft(cell.left, cell.right, shown, cell.with_above, cell.edges))
    return RowDraft(cells, shape.is_header)


def _finished(rows: Sequence[RowDraft]) -> Iterator[Draft]:
    """The table of ``rows``, whose cells stand between edges in twentieths of a point; none without cells."""
    rows = [row for row in rows if row.cells]
    if not rows:
        return
    lines = _lines(rows)
    for row in rows:
        row.cells = list(_placed(row.cells, lines))
    width = max(cell.end for row in rows for cell in row.cells)
    merge_down(rows)
    flag_headers(rows)
    yield TableDraft(list(rows), width)


def _lines(rows: Sequence[RowDraft]) -> list[int]:
    """The vertical lines of a table: edges that are all but in line are one."""
    edges = sorted({edge for row in rows for cell in row.cells for edge in (cell.start, cell.end)})
    lines: list[int] = []
    for edge in edges:
        if not lines or edge - lines[-1] >= _NEAR:
            lines.append(edge)
    return lines


def _placed(cells: Sequence[CellDraft], lines: Sequence[int]) -> Iterator[CellDraft]:
    """The cells with columns for edges; each has one of its own at least."""
    free = 0
    for cell in cells:
        start = max(free, bisect_right(lines, cell.start) - 1)
        cell.start, cell.end = start, max(start + 1, bisect_right(lines, cell.end) - 1)
        free = cell.end
        yield cell
