"""What shows that rows of a table are missing though no number of a row is: sums that fall short.

Where a table breaks off inside a group, the parts that are left come to less than the group, while those of
other groups come to just what these state. A total that all rows together do not reach has lost some of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from decimal import Decimal

from kcextract.extractors.appendix.sheet import SheetCell, SheetRow

# Sums that hold in so many groups and columns are how the table is made, and no chance.
_ENOUGH = 3
_SEVERAL = 2


def lacks_rows(rows: Sequence[SheetRow], cells: Sequence[Sequence[SheetCell]]) -> bool:
    """Whether the figures show that the table once had further rows."""
    if not rows:
        return False
    table = _Sums(rows, cells)
    return table.breaks_off() or table.misses_total()


class _Sums:
    """The figures of a table by the groups of its rows; columns with doubtful figures count for nothing."""

    def __init__(self, rows: Sequence[SheetRow], cells: Sequence[Sequence[SheetCell]]) -> None:
        self._rows = rows
        self._cells = cells
        self._parts: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            if row.parent is not None:
                self._parts[row.parent].append(number)
        self._columns = [
            column
            for column in range(len(cells[0]))
            if any(row[column].value for row in cells) and not any(_is_doubtful(row[column]) for row in cells)
        ]

    def breaks_off(self) -> bool:
        """Whether the last row is a group without parts, or stands in one of which parts are missing."""
        last = len(self._rows) - 1
        if self._is_bare_group(last):
            return True
        at = self._rows[last].parent
        opened = set()
        while at is not None:
            opened.add(at)
            at = self._rows[at].parent
        holding: dict[int, int] = defaultdict(int)
        failing: dict[int, int] = defaultdict(int)
        for group in self._parts.keys() - opened:
            for column, difference in self._differences(group):
                (failing if difference else holding)[column] += 1
        told = {column for column in self._columns if holding[column] > _ENOUGH * failing[column]}
        if sum(holding[column] for column in told) < _ENOUGH:
            return False
        firm = {column for column in told if holding[column] >= _ENOUGH and not failing[column]}
        return any(self._falls_short(group, told, firm) for group in opened)

    def misses_total(self) -> bool:
        """Whether all rows at the top come to less than the total, in each of several columns."""
        totals = [number for number, row in enumerate(self._rows) if row.kind == "total"]
        tops = [n for n, row in enumerate(self._rows) if row.level == 0 and row.kind != "total"]
        if len(totals) != 1 or not tops or any(row.level is None for row in self._rows):
            return False
        stated = [c for c in self._columns if self._cells[totals[0]][c].value]
        return len(stated) >= _SEVERAL and all(
            sum((abs(self._amount(row, column)) for row in tops), Decimal(0))
            < (self._cells[totals[0]][column].value or 0)
            for column in stated
        )

    def _is_bare_group(self, number: int) -> bool:
        """Whether a row has no parts though each of several rows of its level has some."""
        row = self._rows[number]
        if row.marker is None or row.level is None or self._parts.get(number):
            return False
        alike = [n for n, each in enumerate(self._rows[:number]) if each.level == row.level and each.marker]
        return len(alike) >= _SEVERAL and all(self._parts.get(each) for each in alike)

    def _differences(self, group: int) -> list[tuple[int, Decimal]]:
        """By how much the parts of a group fall short of it, in each column in which both have figures."""
        found = []
        for column in self._columns:
            stated = self._cells[group][column].value
            parts = [value for row in self._parts[group] if (value := self._cells[row][column].value)]
            if stated and parts:
                found.append((column, stated - sum(parts, Decimal(0))))
        return found

    def _falls_short(self, group: int, told: Set[int], firm: Set[int]) -> bool:
        """Whether the parts come to too little in half of the columns that tell, and in none to too much.

        One column alone may be misprinted, unless it is a firm one.
        """
        short = set()
        stated = [column for column in sorted(told) if self._cells[group][column].value]
        for column in stated:
            values = [self._cells[row][column].value or Decimal(0) for row in self._parts[group]]
            difference = (self._cells[group][column].value or Decimal(0)) - sum(values, Decimal(0))
            if difference < 0:
                return False
            if difference:
                short.add(column)
        return 2 * len(short) >= len(stated) and (len(short) >= _SEVERAL or bool(short & firm))

    def _amount(self, number: int, column: int) -> Decimal:
        """The figure of a row, or what its parts come to where it states none."""
        value = self._cells[number][column].value
        if value is not None:
            return value
        return sum((self._amount(part, column) for part in self._parts.get(number, ())), Decimal(0))


def _is_doubtful(cell: SheetCell) -> bool:
    """Whether digits are printed that were not read as a number."""
    return cell.value is None and any(map(str.isdigit, cell.text))
