"""Where in a sheet its tables are, and what is text above, between and below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kcextract.loaders.assembly import Block, Table, TableCell, cell_lines, paragraph
from kcextract.loaders.layout import is_layout, unrolled
from kcextract.loaders.office.spreadsheets.sheets import SheetCell

# A row of a table has so many cells with text, or so many with borders.
_FILLED, _RULED = 3, 2
# A cell is ruled that has so many borders.
_EDGES = 2
# Of so many columns, each needs text: a table of two columns.
_NARROW = 2


def blocks(cells: Sequence[SheetCell]) -> Iterator[Block]:
    """The blocks of a sheet's cells, which are by row, then column, and have their texts."""
    rows: dict[int, list[SheetCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for is_table, numbers in _stretches(rows):
        if is_table:
            yield from _table_blocks([rows[number] for number in numbers])
        else:
            yield from _paragraphs(rows[number] for number in numbers)


def _paragraphs(rows: Iterable[Sequence[SheetCell]]) -> Iterator[Block]:
    for row in rows:
        for cell in row:
            if cell.text.strip():
                yield paragraph(cell.text.strip())


def _stretches(rows: dict[int, list[SheetCell]]) -> Iterator[tuple[bool, list[int]]]:
    """The numbers of rows that are one table, or text; rows without text or borders part them."""
    reach = -1
    stretch: list[int] = []
    for number in sorted(rows):
        if stretch and number > max(stretch[-1], reach) + 1:
            yield from _parted(rows, stretch)
            stretch = []
        stretch.append(number)
        reach = max([reach, *(cell.row + cell.row_span - 1 for cell in rows[number])])
    if stretch:
        yield from _parted(rows, stretch)


def _parted(rows: dict[int, list[SheetCell]], numbers: list[int]) -> Iterator[tuple[bool, list[int]]]:
    """A stretch of rows parted into text above, a table, and text below."""
    ruled = [number for number in numbers if _is_ruled(rows[number])]
    if ruled:
        first, last = ruled[0], ruled[-1]
        # The rows of a table of which only the head has borders.
        while last < numbers[-1] and len(_filled(rows[_next(numbers, last)])) >= _FILLED:
            last = _next(numbers, last)
    else:
        widest = max(len(_filled(rows[number])) for number in numbers)
        need = _FILLED if widest >= _FILLED else _NARROW
        wide = [number for number in numbers if len(_filled(rows[number])) >= need]
        if len(wide) < _NARROW:
            yield False, numbers
            return
        first, last = wide[0], wide[-1]
    inside = [number for number in numbers if first <= number <= last]
    while inside and _is_title(rows[inside[0]], [rows[number] for number in inside]):
        inside = inside[1:]
    if not inside:
        yield False, numbers
        return
    for is_table, part in (
        (False, [number for number in numbers if number < inside[0]]),
        (True, inside),
        (False, [number for number in numbers if number > inside[-1]]),
    ):
        if part:
            yield is_table, part


def _next(numbers: Sequence[int], number: int) -> int:
    return numbers[numbers.index(number) + 1]


def _filled(row: Sequence[SheetCell]) -> list[SheetCell]:
    return [cell for cell in row if cell.text.strip()]


def _is_ruled(row: Sequence[SheetCell]) -> bool:
    return sum(cell.column_span for cell in row if cell.edges >= _EDGES) >= _RULED


def _is_title(row: Sequence[SheetCell], table: Sequence[Sequence[SheetCell]]) -> bool:
    """Whether a row is one line over the whole table."""
    filled = _filled(row)
    if len(filled) != 1:
        return False
    left = min(cell.column for cells in table for cell in cells)
    right = max(cell.column + cell.column_span for cells in table for cell in cells)
    only = filled[0]
    return only.row_span == 1 and only.column <= left and only.column + only.column_span >= right


def _table_blocks(rows: Sequence[Sequence[SheetCell]]) -> Iterator[Block]:
    """The table of ``rows``; rows and columns without any text are no part of it."""
    cells = [cell for row in rows for cell in row]
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return
    columns = _places((cell.column, cell.column_span) for cell in cells if cell.text.strip() or cell.edges)
    shown_rows = _places((cell.row, 1) for cell in filled)
    made = []
    for cell in cells:
        row = [
            shown_rows[number] for number in range(cell.row, cell.row + cell.row_span) if number in shown_rows
        ]
        if not row or cell.column not in columns:
            continue
        made.append(
            TableCell(
                row[0],
                columns[cell.column],
                cell_lines(cell.text),
                len(row),
                sum(number in columns for number in range(cell.column, cell.column + cell.column_span)),
            )
        )
    table = Table(len(shown_rows), len(columns), tuple(made))
    ruled = sum(cell.edges >= _EDGES for cell in filled) * 2 > len(filled)
    if is_layout(table, ruled=ruled or None):
        yield from unrolled(table)
    else:
        yield table


def _places(spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The numbers in ``spans`` with their places among themselves."""
    numbers = sorted({start + step for start, length in spans for step in range(length)})
    return {number: place for place, number in enumerate(numbers)}
