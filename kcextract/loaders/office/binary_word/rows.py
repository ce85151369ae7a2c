"""The rows of a table: where their cells begin and end, how they are merged ([MS-DOC] 2.6.3, 2.9.311)."""

from __future__ import annotations

import struct

from kcextract.loaders.office.binary_word.looks import Change, each_change
from kcextract.loaders.office.tables import CellShape, RowShape

_HEADER, _MERGE_DOWN, _MERGE, _BORDERS_97, _BORDERS = 0x3404, 0xD62B, 0x5624, 0xD605, 0xD613
_CELL = 20
# How the cells of a definition are merged: with the one before, with the one above.
_WITH_BEFORE, _ACROSS = 1, 0b11
_DOWN_SHIFT, _DOWN, _GOES_ON = 5, 0b11, 1


def row_shape(changes: bytes) -> RowShape:
    """The row of whose mark the changes are ``changes``."""
    row = RowShape()
    table_edges = 0
    for code, operand in each_change(changes):
        if code == Change.TABLE_DEFINITION:
            row.cells = _cells(operand)
        elif code == _HEADER and operand:
            row.is_header = operand[0] != 0
        elif code == _MERGE_DOWN and len(operand) == 2 and operand[0] < len(row.cells):
            row.cells[operand[0]].with_above = operand[1] == _GOES_ON
        elif code == _MERGE and len(operand) == 2:
            for cell in row.cells[operand[0] + 1 : operand[1]]:
                cell.with_before = True
        elif code in (_BORDERS_97, _BORDERS):
            table_edges = _drawn(operand, 4 if code == _BORDERS_97 else 8)
    for cell in row.cells:
        cell.edges = max(cell.edges, table_edges)
    return row


def _cells(operand: bytes) -> list[CellShape]:
    if not operand:
        return []
    count = operand[0]
    if len(operand) < 1 + 2 * (count + 1):
        return []
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = []
    for index in range(count):
        at = 1 + 2 * (count + 1) + index * _CELL
        record = operand[at : at + _CELL].ljust(_CELL, b"\0")
        flags = int.from_bytes(record[:2], "little")
        cells.append(
            CellShape(
                left=edges[index],
                right=max(edges[index], edges[index + 1]),
                with_before=flags & _ACROSS == _WITH_BEFORE,
                with_above=flags >> _DOWN_SHIFT & _DOWN == _GOES_ON,
                edges=_drawn(record[4:], 4),
            )
        )
    return cells


def _drawn(borders: bytes, size: int) -> int:
    """How many of the first four of ``borders`` are lines."""
    kind = 1 if size == 4 else 5
    count = 0
    for at in range(0, min(len(borders), 4 * size), size):
        border = borders[at : at + size]
        if len(border) == size and border[kind] not in (0, 0xFF) and border != b"\xff" * size:
            count += 1
    return count
