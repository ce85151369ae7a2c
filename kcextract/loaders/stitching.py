"""Tables that run over pages, made one again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from kcextract.loaders.assembly import Block, RunningText, SourceLine, Table, TableCell, TextParagraph
from kcextract.text.cells import kind_of

# A header that is repeated on the next page has at most so many rows, which read the same to this degree.
_MOST_HEADER_ROWS = 5
_SAME = 0.8
_ENDS = frozenset(".;:")


def stitched(blocks: Iterable[Block]) -> list[Block]:
    """``blocks``, each table that goes on at the top of the next page joined to its beginning.

    A table goes on in the next one where both have as many columns and nothing but page numbers and running
    headers stands between them. Its repeated header is dropped; a row that the page break cut in two is one
    row again. What stood between them follows the whole table.
    """
    joined: list[Block] = []
    between: list[Block] = []
    for block in blocks:
        if not isinstance(block, Table):
            between.append(block)
            continue
        before = joined[-1] if joined else None
        if isinstance(before, Table) and _goes_on(before, between, block):
            joined[-1] = _joined(before, block)
        else:
            joined += between
            between = []
            joined.append(block)
    return joined + between


def _goes_on(table: Table, between: Sequence[Block], following: Table) -> bool:
    last, first = _page(table.cells[::-1]), _page(following.cells)
    return (
        table.column_count == following.column_count
        and last is not None
        and first == last + 1
        and all(_is_furniture(block) for block in between)
    )


def _page(cells: Iterable[TableCell]) -> int | None:
    return next((line.page for cell in cells for line in cell.lines if line.page is not None), None)


def _is_furniture(block: Block) -> bool:
    match block:
        case RunningText(lines=lines) | TextParagraph(lines=lines):
            return all(line.is_furniture or not line.text.strip() for line in lines)
        case _:
            return False


def _joined(table: Table, following: Table) -> Table:
    rows = _without_rows(following, _repeated(table, following))
    cells = list(table.cells)
    if rows.cells and _is_rest(table, rows):
        last = table.row_count - 1
        rest = {cell.column: cell.lines for cell in rows.cells if cell.row == 0}
        for at, cell in enumerate(cells):
            if cell.row + cell.row_span - 1 == last and cell.column in rest:
                cells[at] = cell._replace(lines=cell.lines + rest[cell.column])
        rows = _without_rows(rows, 1)
    offset = table.row_count
    cells += (cell._replace(row=cell.row + offset) for cell in rows.cells)
    return Table(offset + rows.row_count, table.column_count, tuple(cells))


def _repeated(table: Table, following: Table) -> int:
    """How many rows at the top of ``following`` repeat those at the top of ``table``."""
    most = min(_MOST_HEADER_ROWS, table.row_count, following.row_count)
    for count in range(most, 0, -1):
        ends = all(cell.row + cell.row_span <= count for cell in following.cells if cell.row < count)
        if ends and all(_same(_row(table, row), _row(following, row)) for row in range(count)):
            return count
    return 0


def _row(table: Table, row: int) -> str:
    return " ".join(_text(cell.lines) for cell in table.cells if cell.row == row)


def _same(one: str, other: str) -> bool:
    if not any(map(str.isalpha, one)):
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME


def _without_rows(table: Table, count: int) -> Table:
    cells = tuple(
        cell._replace(row=max(0, cell.row - count), row_span=cell.row_span - max(0, count - cell.row))
        for cell in table.cells
        if cell.row + cell.row_span > count
    )
    return Table(table.row_count - count, table.column_count, cells)


def _is_rest(table: Table, rows: Table) -> bool:
    """Whether the first of ``rows`` is the rest of the last row of ``table``.

    Only text goes on in it, in cells that have text above: no numbers. Its first cell, where the other rows
    have their markers, is blank, or all of it goes on in the middle of a sentence.
    """
    first = [cell for cell in rows.cells if cell.row == 0]
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in first):
        return False
    texts = {cell.column: _text(cell.lines) for cell in first if cell.lines}
    if not texts or any(not any(map(str.isalpha, text)) for text in texts.values()):
        return False
    above = {cell.column: _text(cell.lines) for cell in table.cells if cell.row == table.row_count - 1}
    if not all(above.get(column) for column in texts):
        return False
    if all(text[0].islower() and above[column][-1] not in _ENDS for column, text in texts.items()):
        return True
    if 0 in texts or any(kind_of(text) == "bullet" for text in texts.values()):
        return False
    return all(text[0].islower() or not text.endswith(":") for text in texts.values())


def _text(lines: Sequence[SourceLine]) -> str:
    return " ".join(line.text for line in lines).strip()
