"""Tables: where each cell stands and how far it reaches.

As HTML says it ("Forming a table"): a cell takes the first free place of its row and reaches over as many
columns and rows as it states. Of places that two cells claim the first keeps them; columns and rows in which
no cell begins are nobody's and are taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.loaders.web.elements import Element
from kcextract.loaders.web.lists import integer

# HTML's own bounds are 1,000 columns and 65,534 rows.
_MOST_COLUMNS = 1000
_GROUPS = frozenset("thead tbody tfoot".split())
_CELLS = frozenset("td th".split())
# Broken pages have these between a table and its rows.
_TRANSPARENT = frozenset("form center font div span b i".split())


class Placed(NamedTuple):
    """A cell of a table and its place."""

    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    element: Element


class PlacedTable(NamedTuple):
    """A table; ``before`` is what stands in it outside of cells: a caption, or text that is misplaced."""

    row_count: int
    column_count: int
    cells: list[Placed]
    before: list[Element]


class _Row(NamedTuple):
    """A row: its cells, the number of its group, and whether that is a head."""

    cells: list[Element]
    group: int
    is_head: bool


def place(table: Element) -> PlacedTable:
    """The cells of ``table`` by row, then column."""
    rows, before = _rows(table)
    left = _rows_left(rows)
    taken: list[tuple[int, int, int]] = []
    cells: list[Placed] = []
    header_rows = _header_rows(rows)
    for number, row in enumerate(rows):
        taken = [span for span in taken if span[2] > number]
        taken.sort()
        column = 0
        added: list[tuple[int, int, int]] = []
        for element in row.cells:
            column = _free(taken, column)
            if column >= _MOST_COLUMNS:
                break
            width = min(max(integer(element.get("colspan")) or 1, 1), _MOST_COLUMNS - column)
            width = min(width, _next_taken(taken, column) - column)
            stated = integer(element.get("rowspan"))
            height = left[number] if stated == 0 else min(max(stated or 1, 1), left[number])
            cells.append(Placed(number, column, height, width, number < header_rows, element))
            added.append((column, column + width, number + height))
            column += width
        taken += added
    return _compact(cells, before)


def _rows(table: Element) -> tuple[list[_Row], list[Element]]:
    """The rows in the order in which they are shown, and what stands in no cell."""
    before: list[Element] = []
    parts: dict[str, list[_Row]] = {"thead": [], "": [], "tfoot": []}
    group = 0
    loose: list[Element] | None = None
    walk: list[tuple[str, Iterator[Element | str]]] = [("", iter(table.children))]
    while walk:
        part, children = walk[-1]
        child = next(children, None)
        if child is None:
            walk.pop()
            continue
        if isinstance(child, str):
            if child.strip():
                before.append(_wrapped(child, table))
            continue
        if child.tag in _CELLS:
            if loose is None:
                loose = []
                parts[part].append(_Row(loose, group, part == "thead"))
            loose.append(child)
            continue
        loose = None
        if child.tag in _GROUPS:
            group += 1
            walk.append((child.tag if child.tag != "tbody" else "", iter(child.children)))
        elif child.tag == "tr":
            cells, rest = _cells(child)
            before += rest
            parts[part].append(_Row(cells, group, part == "thead"))
        elif child.tag in _TRANSPARENT:
            walk.append((part, iter(child.children)))
        else:
            before.append(child)
    # What the head has after the first row of a body is a head still.
    return parts["thead"] + parts[""] + parts["tfoot"], before


def _cells(row: Element) -> tuple[list[Element], list[Element]]:
    cells: list[Element] = []
    rest: list[Element] = []
    walk = [iter(row.children)]
    while walk:
        child = next(walk[-1], None)
        if child is None:
            walk.pop()
        elif isinstance(child, str):
            if child.strip():
                rest.append(_wrapped(child, row))
        elif child.tag in _CELLS:
            cells.append(child)
        elif child.tag in _TRANSPARENT:
            walk.append(iter(child.children))
        else:
            rest.append(child)
    return cells, rest


def _wrapped(text: str, parent: Element) -> Element:
    element = Element("p", {}, parent)
    element.children.append(text)
    return element


def _rows_left(rows: list[_Row]) -> list[int]:
    """For each row, how many there are from it to the end of its group."""
    left = [1] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        if rows[number].group == rows[number + 1].group and rows[number].is_head == rows[number + 1].is_head:
            left[number] = left[number + 1] + 1
    return left


def _header_rows(rows: list[_Row]) -> int:
    """How many rows are header: those of a head, else the first ones with nothing but header cells."""
    heads = sum(1 for row in rows if row.is_head)
    if heads:
        return heads if heads < len(rows) else 0
    count = 0
    while count < len(rows) and rows[count].cells and all(cell.tag == "th" for cell in rows[count].cells):
        count += 1
    return count if count < len(rows) else 0


def _free(taken: list[tuple[int, int, int]], column: int) -> int:
    """The first column from ``column`` on that no cell of a row above reaches down to."""
    for start, end, _ in taken:
        if start <= column < end:
            column = end
    return column


def _next_taken(taken: list[tuple[int, int, int]], column: int) -> int:
    return min((start for start, _, _ in taken if start > column), default=_MOST_COLUMNS + column)


def _compact(cells: list[Placed], before: list[Element]) -> PlacedTable:
    """The cells with their rows and columns counted anew, without those in which none begins."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    counted = []
    for cell in cells:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        counted.append(
            cell._replace(
                row=row,
                column=column,
                row_span=bisect_left(rows, cell.row + cell.row_span) - row,
                column_span=bisect_left(columns, cell.column + cell.column_span) - column,
            )
        )
    return PlacedTable(len(rows), len(columns), counted, before)
