"""Sums inside tables, and tables against the prose: rows, parts of rows, closing rows.

A sum is a check only where the table itself shows that it is meant: it holds on the other rows, or in the
other columns, of the same table. What can be explained by rows that were lost is no finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kcextract.checks.findings import Finding
from kcextract.extractors.appendix import Appendix, Relation
from kcextract.extractors.context import Context
from kcextract.records import BudgetRecord
from kcextract.records.appendix import AppendixCellRecord, AppendixColumnRecord, AppendixTableRecord
from kcextract.text.folding import fold

# So many sums that hold show that others are meant to; so many of them that do not are misprints.
_ENOUGH = 3
_BREAKS = 0.25
# A figure of so many digits that differs from the sum in one of them only is a misprint.
_TELLING_DIGITS = 4
# Whole numbers below it are the same as floats.
_EXACT = 2**53
_LONGEST_NAME = 48
_TOTAL, _STATE = "tong", "ngan_sach_nha_nuoc"
_STATE_PARTS = ("khuyen_cong_quoc_gia", "khuyen_cong_dia_phuong")
_ROWS_LOST = ("rows_missing", "header_and_rows_missing")
_PRINTED = "figures as printed in the table"
_ROUNDED = "the difference may come from rounding"
_LOST = "a row of the table may be missing"


class TableChecks:
    """The checks of the tables of one document."""

    def __init__(self, context: Context, appendix: Appendix, budgets: Sequence[BudgetRecord]) -> None:
        self._context = context
        self._appendix = appendix
        self._budgets = budgets

    def findings(self) -> Iterator[Finding]:
        """All findings, table by table: row sums, parts of rows, closing rows, prose."""
        columns: dict[int, list[AppendixColumnRecord]] = defaultdict(list)
        rows: dict[int, dict[int, _Row]] = defaultdict(dict)
        for column in self._appendix.columns:
            columns[column.table_no].append(column)
        for cell in self._appendix.cells:
            in_table = rows[cell.table_no]
            row = in_table.get(cell.row_no)
            if row is None:
                row = in_table[cell.row_no] = _Row(cell)
            row.cells[cell.column_no] = cell
        for record, relations in zip(self._appendix.tables, self._appendix.relations, strict=True):
            number = record.table_no
            table = _Table(record, columns[number], [rows[number][at] for at in sorted(rows[number])])
            yield from table.row_sums(relations)
            yield from table.part_sums()
            yield from table.closing_sums()
            yield from self._against_prose(table)

    def _against_prose(self, table: _Table) -> Iterator[Finding]:
        """The rows that sum up against the amounts that the prose states of their source and period.

        Figures of one table and of prose are about the same thing if most of them agree.
        """
        stated: dict[tuple[str, int | None, int | None], list[BudgetRecord]] = defaultdict(list)
        for budget in self._budgets:
            if budget.amount_vnd is not None and budget.amount_vnd == budget.amount_max_vnd:
                stated[budget.source, budget.period_start, budget.period_end].append(budget)
        money = list(table.sums_of_money(self._source))
        found = []
        for (source, first, last), budgets in stated.items():
            cells = [
                each.cell
                for each in money
                if each.source == source and each.last == last and first in (each.first, each.open_first)
            ]
            amounts = {budget.amount_vnd: budget for budget in budgets}
            pair = _alike(cells, list(amounts.values()))
            if pair is not None:
                found.append(_prose_finding(table, *pair))
        passed = sum(finding.passed for finding in found)
        told = passed >= _ENOUGH and (len(found) - passed) <= passed * _BREAKS
        yield from (finding for finding in found if finding.passed or told)

    def _source(self, label: str) -> str | None:
        return self._context.grammar.tables.source_of(fold(label), bare=False)


@dataclass(slots=True)
class _Row:
    """A row of a table: its first cell, which says what row it is, and its cells by column."""

    head: AppendixCellRecord
    cells: dict[int, AppendixCellRecord] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.head.row_no

    @property
    def is_sum(self) -> bool:
        """Whether the row sums up others by what it is called."""
        return self.head.row_marker is None and self.head.row_kind in ("total", "subtotal")

    def has_figure(self, column: int) -> bool:
        """Whether a number stands in the column."""
        cell = self.cells.get(column)
        return cell is not None and cell.value is not None


class _Sum(NamedTuple):
    """A figure and those that ought to make it up: it is ``actual``, they come to ``expected``."""

    stated: AppendixCellRecord
    parts: tuple[AppendixCellRecord, ...]
    actual: Decimal
    expected: Decimal

    @classmethod
    def of(cls, stated: AppendixCellRecord, parts: tuple[AppendixCellRecord, ...]) -> _Sum:
        """The sum of ``parts``, blank ones among them."""
        return cls(stated, parts, _exact([stated]), _exact(parts))

    @property
    def holds(self) -> bool:
        return self.actual == self.expected


class _Money(NamedTuple):
    """An amount with source and period; ``open_first`` is None where no longer period has the same end."""

    cell: AppendixCellRecord
    source: str
    first: int | None
    last: int | None
    open_first: int | None


class _Table:
    """The figures of a table."""

    def __init__(
        self, record: AppendixTableRecord, columns: Sequence[AppendixColumnRecord], rows: Sequence[_Row]
    ) -> None:
        self.record = record
        self._columns = {column.column_no: column for column in columns}
        self._rows = rows
        self._at = {row.number: row for row in rows}
        self._figures = [number for number in self._columns if any(row.has_figure(number) for row in rows)]

    def sums_of_money(self, source_of: Callable[[str], str | None]) -> Iterator[_Money]:
        """The amounts of closing rows, each with its source and period."""
        closing = [
            (row, source_of(row.head.row_label))
            for row in self._rows
            if row.head.row_level == 0 and row.head.row_marker is None and row.head.row_label is not None
        ]
        sources = {source for _, source in closing}
        since: dict[int | None, int] = {}
        for column in self._columns.values():
            if column.source is not None and column.period_start is not None:
                since[column.period_end] = min(
                    column.period_start, since.get(column.period_end, column.period_start)
                )
        for row, own in closing:
            for number, column in self._columns.items():
                cell = row.cells.get(number)
                if cell is None or cell.value_vnd is None or column.source is None:
                    continue
                source = _shared(own if own is not None or not row.is_sum else _TOTAL, column.source)
                # A total over rows of several sources is no longer of one.
                if source is None or (own is None and column.source != _TOTAL and sources - {None}):
                    continue
                first = column.period_start
                whole = first == since.get(column.period_end)
                yield _Money(cell, source, first, column.period_end, None if whole else first)

    # Rows

    def row_sums(self, relations: Sequence[Relation]) -> Iterator[Finding]:
        """The sums that hold down the rows, row by row."""
        for relation in relations:
            broken = frozenset(relation.broken)
            for row in self._rows:
                stated = row.cells.get(relation.total)
                if stated is None or stated.value is None:
                    continue
                parts = tuple(row.cells[part] for part in relation.parts if part in row.cells)
                each = _Sum.of(stated, parts)
                if not (each.actual or each.expected):
                    continue
                if each.holds or row.number in broken:
                    columns = ", ".join(str(part + 1) for part in relation.parts)
                    yield self._finding("row_sum", each, f"as the sum of columns {columns}")

    # Parts

    def part_sums(self) -> Iterator[Finding]:
        """Rows against the rows that are their parts."""
        parts: dict[int, list[_Row]] = defaultdict(list)
        for row in self._rows:
            if row.head.row_parent_no is not None:
                parts[row.head.row_parent_no].append(row)
        sums = [
            each
            for number, below in parts.items()
            if number in self._at and len(below) > 0
            for each in self._sums(self._at[number], below)
        ]
        opened = self._open()
        for each in self._believed(sums):
            if each.holds or each.stated.row_no not in opened:
                rows = _listed([part.row_no for part in each.parts])
                yield self._finding(
                    "children_sum", each, f"as the sum of its parts, {rows}", self._lacks(each, sums)
                )

    def _sums(self, whole: _Row, parts: Sequence[_Row]) -> Iterator[_Sum]:
        for column in self._figures:
            stated = whole.cells.get(column)
            if stated is None or stated.value is None:
                continue
            cells = tuple([row.cells[column] for row in parts if column in row.cells])
            if any(cell.value for cell in cells):
                yield _Sum.of(stated, cells)

    def _open(self) -> set[int]:
        """The rows at the end whose parts may go on where the table breaks off."""
        opened: set[int] = set()
        if self._rows:
            at: int | None = self._rows[-1].number
            while at is not None and at in self._at:
                opened.add(at)
                at = self._at[at].head.row_parent_no
        return opened

    def _lacks(self, each: _Sum, sums: Sequence[_Sum]) -> bool:
        """Whether the figures of a row differ from those of its parts in most columns."""
        own = [other.holds for other in sums if other.stated.row_no == each.stated.row_no]
        return own.count(False) > 1 and own.count(False) * 2 >= len(own)

    def _believed(self, sums: Sequence[_Sum]) -> Iterator[_Sum]:
        """The sums that hold, and of the others those that hold on most other rows or columns."""
        by_column: dict[int, list[bool]] = defaultdict(list)
        by_row: dict[int, list[bool]] = defaultdict(list)
        for each in sums:
            if each.actual or each.expected:
                by_column[each.stated.column_no].append(each.holds)
                by_row[each.stated.row_no].append(each.holds)
        whole = [holds for column in by_column.values() for holds in column]
        for each in sums:
            among = (by_column[each.stated.column_no], by_row[each.stated.row_no], whole)
            if each.holds or any(_is_rule(holds) for holds in among) or _is_misprint(each):
                yield each

    # Closing rows

    def closing_sums(self) -> Iterator[Finding]:
        """Closing rows against the rows that they sum up, of which the table shows by its figures which."""
        parents = {row.head.row_parent_no for row in self._rows}
        for at, row in enumerate(self._rows):
            if not row.is_sum or row.number in parents:
                continue
            best: list[_Sum] = []
            for parts in self._candidates(at):
                sums = list(self._sums(row, parts))
                if sum(each.holds for each in sums) > sum(each.holds for each in best) or not best:
                    best = sums
            holds = sum(each.holds for each in best)
            told = holds > 1 and (len(best) - holds) * 2 <= holds
            for each in best:
                if each.holds or (
                    (told or _is_misprint(each)) and self.record.completeness not in _ROWS_LOST
                ):
                    rows = _listed([part.row_no for part in each.parts])
                    yield self._finding("total_row", each, f"as the sum of {rows}")

    def _candidates(self, at: int) -> Iterator[list[_Row]]:
        """What the closing row ``at`` may sum up, the likeliest first."""
        before, behind = self._rows[:at], self._rows[at + 1 :]
        tops = [row for row in before if row.head.row_level == 0 and not row.is_sum]
        if behind and not before:
            yield [row for row in behind if row.head.row_level == 0 and not row.is_sum]
        marked = [row for row in tops if row.head.row_marker is not None]
        yield marked or tops
        # The closing rows right above it, and the sums of groups.
        above: list[_Row] = []
        for row in reversed(before):
            if row.head.row_marker is not None or row.head.row_level != 0:
                break
            above.insert(0, row)
        yield above
        sums = [row for row in before if row.is_sum]
        yield sums
        # The rows behind the sum of the group before.
        if sums:
            yield [row for row in tops if row.number > sums[-1].number]

    # Findings

    def _finding(self, kind: str, each: _Sum, words: str, lacks: bool = False) -> Finding:
        cells = (each.stated, *each.parts)
        in_dong = all(cell.value is None or cell.value_vnd is not None for cell in cells)
        expected, actual = each.expected, each.actual
        notes = []
        rounded = not each.holds and _is_rounded(each)
        if rounded:
            notes.append(_ROUNDED)
        if lacks and not each.holds:
            notes.append(_LOST)
        if in_dong:
            actual = Decimal(each.stated.value_vnd or 0)
            expected = Decimal(sum(part.value_vnd or 0 for part in each.parts))
        elif not each.holds:
            notes.append(_PRINTED)
        return Finding(
            kind,
            f"{self.place(each.stated)} {words}",
            expected,
            actual,
            "; ".join(notes) or None,
            each.stated.start,
            each.stated.end,
            each.holds,
            rounded or (lacks and not each.holds),
        )

    def place(self, cell: AppendixCellRecord) -> str:
        """Where a cell stands, in words: rows and columns are counted from 1."""
        name = " ".join(filter(None, (cell.row_marker, cell.row_label)))
        if len(name) > _LONGEST_NAME:
            name = f"{name[:_LONGEST_NAME].rstrip()}…"
        told = f" ({name})" if name else ""
        return f"Table {cell.table_no + 1}, row {cell.row_no + 1}{told}, column {cell.column_no + 1}"


def _exact(cells: Sequence[AppendixCellRecord]) -> Decimal:
    """What the figures of ``cells`` come to, decimals as they are printed."""
    values = [cell.value for cell in cells if cell.value is not None]
    whole = list(map(int, values))
    if whole == values and max(map(abs, whole), default=0) < _EXACT:
        return Decimal(sum(whole))
    return sum((Decimal(str(value)) for value in values), Decimal(0))


def _shared(row: str | None, column: str) -> str | None:
    """The source of an amount in a row of one source and a column of one: that which the other contains."""
    if row is None or _TOTAL in (row, column):
        return column if row == _TOTAL else row
    return column if row == column or (row == _STATE and column in _STATE_PARTS) else None


def _is_rule(holds: Sequence[bool]) -> bool:
    """Whether so many sums hold that those that do not are misprints."""
    passed = sum(holds)
    return passed >= _ENOUGH and len(holds) - passed <= max(1, passed * _BREAKS)


def _is_misprint(each: _Sum) -> bool:
    """Whether a figure of several digits differs from the sum in one digit, which chance does not explain."""
    places = min(int(value.as_tuple().exponent) for value in (each.actual, each.expected))
    stated, computed = (f"{abs(value).scaleb(-places):f}" for value in (each.actual, each.expected))
    if (
        len(stated) != len(computed)
        or max(len(stated.rstrip("0")), len(computed.rstrip("0"))) < _TELLING_DIGITS
    ):
        return False
    return sum(one != other for one, other in zip(stated, computed, strict=True)) == 1


def _is_rounded(each: _Sum) -> bool:
    """Whether figures with decimals differ by no more than rounding makes."""
    values = [
        Decimal(str(cell.value)).normalize() for cell in (each.stated, *each.parts) if cell.value is not None
    ]
    exponent = min(int(value.as_tuple().exponent) for value in values)
    return exponent < 0 and abs(each.actual - each.expected) * 2 <= len(values) * Decimal(10) ** exponent


def _listed(numbers: Sequence[int]) -> str:
    """Rows in words, counted from 1."""
    named = [str(number + 1) for number in numbers]
    if len(named) == 1:
        return f"row {named[0]}"
    if len(named) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"rows {named[0]} to {named[-1]}"
    return f"rows {', '.join(named)}"


def _alike(
    cells: Sequence[AppendixCellRecord], budgets: Sequence[BudgetRecord]
) -> tuple[AppendixCellRecord, BudgetRecord] | None:
    """The cell and the amount that say the same; the only ones there are where none do."""
    for cell in cells:
        for budget in budgets:
            if cell.value_vnd == budget.amount_vnd:
                return cell, budget
    whole = [budget for budget in budgets if budget.content_item_no is None]
    return (cells[0], whole[0]) if len(cells) == 1 and len(whole) == 1 and len(budgets) == 1 else None


def _prose_finding(table: _Table, cell: AppendixCellRecord, budget: BudgetRecord) -> Finding:
    expected, actual = Decimal(budget.amount_vnd or 0), Decimal(cell.value_vnd or 0)
    subject = f"{table.place(cell)} against “{budget.amount_raw}” in the text"
    return Finding("prose_table", subject, expected, actual, None, cell.start, cell.end, expected == actual)
