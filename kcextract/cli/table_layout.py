"""How a wide table is laid out on a narrow terminal: widths of columns, blocks of them, cells on lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.text import Text

GAP = 2
"""Blank places between two columns."""

_WIDEST_WORDS = 24
_WIDEST_HEADER = 16


class Piece(NamedTuple):
    """A cell as it is to be shown: words, style, whether it stands to the right, how far it is set in.

    No-break spaces keep words together.
    """

    text: str
    style: str = ""
    right: bool = False
    indent: int = 0


def width_of(header: Sequence[Piece], cells: Sequence[Piece], most: int) -> int:
    """How wide a column is: no number is broken; words are, and headers at spaces."""
    widest = 1
    for cell in cells:
        length = cell_len(cell.text)
        widest = max(widest, length if cell.right else min(length, _WIDEST_WORDS))
    for piece in header:
        for word in piece.text.split(" "):
            widest = max(widest, min(cell_len(word), _WIDEST_HEADER))
    return min(widest, most)


def blocks(widths: Sequence[int], room: int) -> list[range]:
    """Columns side by side, as many as there is ``room`` for, at least one."""
    found: list[range] = []
    first = used = 0
    for at, width in enumerate(widths):
        if at > first and used + GAP + width > room:
            found.append(range(first, at))
            first, used = at, 0
        used += (GAP if at > first else 0) + width
    if first < len(widths):
        found.append(range(first, len(widths)))
    return found


def wrapped(text: str, width: int) -> list[str]:
    """The words of ``text`` on lines of at most ``width`` places; a longer word is broken.

    >>> wrapped("Kinh phí khuyến công", 10)
    ['Kinh phí', 'khuyến', 'công']
    """
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        pieces = [word] if cell_len(word) <= width else chop_cells(word, width)
        for number, piece in enumerate(pieces):
            if lines and not number and cell_len(lines[-1]) + 1 + cell_len(piece) <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines or [""]


def stacked(columns: Sequence[Sequence[Piece]], widths: Sequence[int], *, bottom: bool = False) -> list[Text]:
    """Cells side by side, each of the pieces of a cell on lines of its own; ``bottom`` sets them down."""
    cells = []
    for pieces, width in zip(columns, widths, strict=True):
        lines = [
            (" " * piece.indent + line, piece)
            for piece in pieces
            for line in wrapped(piece.text, width - piece.indent)
        ]
        cells.append(lines)
    height = max(map(len, cells), default=0)
    rows = []
    for number in range(height):
        row = Text()
        for at, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            place = number - (height - len(lines)) if bottom else number
            line, piece = lines[place] if 0 <= place < len(lines) else ("", Piece(""))
            blank = " " * (width - cell_len(line))
            if at:
                row.append(" " * GAP)
            row.append(blank if piece.right else "")
            row.append(line, piece.style)
            row.append("" if piece.right else blank)
        row.rstrip()
        rows.append(row)
    return rows
