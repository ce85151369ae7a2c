"""The rows of tables of a rich text file: cells by their right edges, and how they are merged."""

from __future__ import annotations

from kcextract.loaders.office.tables import CellShape, RowShape

_BORDERS = frozenset(("clbrdrt", "clbrdrl", "clbrdrb", "clbrdrr"))
# Word has 63 columns at most.
_MOST_CELLS = 200
_NO_LINES = frozenset(("brdrnone", "brdrnil"))


class Rows:
    """The definition of a row as it is read, cell by cell."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._row = RowShape()
        self._left = 0
        self._cell = CellShape(0, 0)
        self._in_border = False

    def word(self, word: str, number: int | None) -> None:
        """Takes a control word, if it is one of row definitions."""
        match word:
            case "trowd":
                self._begin()
            case "trleft":
                self._left = number or 0
            case "trhdr":
                self._row.is_header = number != 0
            case "clmrg":
                self._cell.with_before = True
            case "clvmrg":
                self._cell.with_above = True
            case "cellx" if len(self._row.cells) < _MOST_CELLS:
                self._end_cell(number or 0)
            case _ if word in _BORDERS:
                self._in_border = True
                self._cell.edges += 1
            case _ if word in _NO_LINES and self._in_border:
                self._cell.edges -= 1
                self._in_border = False

    def _end_cell(self, right: int) -> None:
        self._cell.left = self._left
        self._cell.right = self._left = max(right, self._left)
        self._row.cells.append(self._cell)
        self._cell = CellShape(0, 0)
        self._in_border = False

    def shape(self) -> RowShape:
        """The row as it is defined now; rows that follow have the same until another is."""
        return RowShape(list(self._row.cells), self._row.is_header)
