"""The records of a document's tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kcextract.document import Grid, Notice
from kcextract.extractors.activities import activity_code
from kcextract.extractors.appendix.grids import Box, Rectangle, rectangle
from kcextract.extractors.appendix.headers import Header, read_header
from kcextract.extractors.appendix.losses import lacks_rows
from kcextract.extractors.appendix.proof import Proof, Relation, prove
from kcextract.extractors.appendix.rows import RowsRead, read_rows
from kcextract.extractors.appendix.sheet import Fact, Sheet, SheetCell
from kcextract.extractors.appendix.units import UnitNote, read_title, read_unit
from kcextract.extractors.appendix.values import NumberStyle, number_style
from kcextract.extractors.context import Context
from kcextract.records.appendix import AppendixCellRecord, AppendixColumnRecord, AppendixTableRecord
from kcextract.text.cells import is_marker, kind_of
from kcextract.text.dates import find_period
from kcextract.text.money import LARGEST

# Rows and columns are counted with so many digits.
_LONGEST_COUNT = 2
# A heading that says little more than years.
_LONGEST_HEADING = 60
_MOST_WORDS = 5


class Appendix(NamedTuple):
    """The rows of ``appendix_tables``, ``appendix_columns`` and ``appendix_cells``, and what is doubtful.

    ``relations`` are the sums that hold down the rows, a tuple for each table.
    """

    tables: tuple[AppendixTableRecord, ...]
    columns: tuple[AppendixColumnRecord, ...]
    cells: tuple[AppendixCellRecord, ...]
    notices: tuple[Notice, ...]
    relations: tuple[tuple[Relation, ...], ...]


def extract_appendix(context: Context, facts: Sequence[Fact]) -> Appendix:
    """The tables of a document; ``facts`` are the amounts that its prose states.

    After this the following hold: 1. every cell that is printed in the body of a table has a row; 2. no value
    is given for what may be read in two ways, and none in đồng where the unit is neither stated nor proved.
    """
    tables: list[AppendixTableRecord] = []
    columns: list[AppendixColumnRecord] = []
    cells: list[AppendixCellRecord] = []
    notices: list[Notice] = []
    relations: list[tuple[Relation, ...]] = []
    listed = _listed_years(context) if context.document.grids else ()
    for grid in context.document.grids:
        read = _read(context, grid, facts, listed)
        if read is None:
            continue
        number = len(tables)
        tables.append(_table(context, grid, read, number))
        columns += _columns(context, read, number)
        cells += _cells(context, read, number)
        notices += read.notices
        relations.append(read.proof.relations)
    return Appendix(tuple(tables), tuple(columns), tuple(cells), tuple(notices), tuple(relations))


class _Read(NamedTuple):
    """All that was read of one table."""

    table: Rectangle
    header: Header
    rows: RowsRead
    sheet: Sheet
    unit: UnitNote | None
    proof: Proof
    notices: tuple[Notice, ...]


def _read(
    context: Context, grid: Grid, facts: Sequence[Fact], listed: Sequence[tuple[int, int]]
) -> _Read | None:
    grammar = context.grammar.tables
    table = rectangle(context.document, grid, grammar)
    if table is None:
        return None
    unit = read_unit(context, grid, table)
    header = read_header(table, grammar, unit.vnd if unit else None)
    style = number_style([[box.text for box in row] for row in table.body])
    cells = tuple(_sheet_row(table, row, style) for row in table.body)
    values = [[cell.value for cell in row] for row in cells]
    rows = read_rows(table, grammar, values, is_headless=table.header_row_count == 0)
    sheet = Sheet(
        width=table.width,
        headers=header.paths,
        header_row_count=table.header_row_count,
        header_is_whole=header.is_whole,
        rows=rows.rows,
        cells=cells,
    )
    years = context.header.period_start, context.header.period_end
    unit_vnd = unit.vnd if unit else _common([each for each in header.units if each])
    if any(value is not None for row in values for value in row):
        proof = prove(sheet, header.meanings, facts, unit_vnd, years, listed_years=listed)
    else:
        proof = Proof(header.meanings, unit_vnd, "stated" if unit_vnd else None, (), ())
    notices = (
        *_disputed(unit),
        *_doubts(table, cells, style),
        *(_at(notice, table) for notice in proof.notices),
    )
    return _Read(table, header, rows, sheet, unit, proof, notices)


def _listed_years(context: Context) -> tuple[tuple[int, int], ...]:
    """The periods that headings side by side list, where these say hardly anything else."""
    listed: dict[int | None, dict[tuple[int, int], None]] = {}
    for section in context.outline.sections:
        heading = section.heading
        if heading is None or len(heading) > _LONGEST_HEADING:
            continue
        period = find_period(heading)
        if period is not None and period.first is not None and period.last is not None:
            rest = heading[: period.start] + heading[period.end :]
            if len(rest.split()) <= _MOST_WORDS and not any(map(str.isdigit, rest)):
                listed.setdefault(section.parent, {})[period.first, period.last] = None
    return tuple(dict.fromkeys(each for periods in listed.values() if len(periods) > 1 for each in periods))


def _common(units: Sequence[int]) -> int | None:
    return units[0] if len(set(units)) == 1 else None


def _at(notice: Notice, table: Rectangle) -> Notice:
    return notice if notice.start is not None else notice._replace(start=table.start, end=table.end)


def _sheet_row(table: Rectangle, row: Sequence[Box], style: NumberStyle) -> tuple[SheetCell, ...]:
    """The cells of a row; a row's number is none to count with, nor is what stands across several columns."""
    named = (table.ordinal, table.label)
    counts = not table.is_cut and _counts_up(row)
    cells = []
    for column, box in enumerate(row):
        text = box.text
        is_value = text and box.reach == 1 and not counts and column not in named
        cells.append(SheetCell(text, box.start, box.end, style.value(text, column) if is_value else None))
    return tuple(cells)


def _counts_up(row: Sequence[Box]) -> bool:
    """Whether a row holds nothing but 1, 2, 3 …: the numbers of rows or columns, whose places were lost."""
    texts = [box.text for box in row if box.text.strip(".…")]
    if texts and is_marker(kind_of(texts[0])) and not texts[0].isdigit():
        texts = texts[1:]
    return (
        len(texts) > 1
        and all(text.isdigit() and len(text) <= _LONGEST_COUNT for text in texts)
        and all(int(after) in (1, int(before) + 1) for before, after in pairwise(texts))
    )


def _disputed(unit: UnitNote | None) -> Iterable[Notice]:
    """Two units stated above one table: the nearer counts, but one of them is wrong."""
    if unit is not None and unit.rival is not None:
        sentence = (
            f"Above the table stand “{unit.rival}” and “{unit.text}”; the nearer is taken for its unit."
        )
        yield Notice("warning", "ambiguous_unit", sentence, unit.start, unit.end)


def _doubts(table: Rectangle, cells: Sequence[Sequence[SheetCell]], style: NumberStyle) -> Iterable[Notice]:
    """Numbers that can be read in two ways, and cells that may stand in several columns."""
    for row, known in zip(table.body, cells, strict=True):
        for column, (box, cell) in enumerate(zip(row, known, strict=True)):
            if cell.value is not None or not box.text or column in (table.ordinal, table.label):
                continue
            if box.reach > 1 and any(map(str.isdigit, box.text)):
                sentence = f"“{box.text}” may stand in any of {box.reach} columns; it has no value."
                yield Notice("warning", "uncertain_column", sentence, box.start, box.end)
            elif style.is_open(box.text, column):
                sentence = f"“{box.text}” may be thousands or have decimals; the table does not tell."
                yield Notice("warning", "ambiguous_number", sentence, box.start, box.end)


def _table(context: Context, grid: Grid, read: _Read, number: int) -> AppendixTableRecord:
    table = read.table
    has_header = read.header.is_whole
    has_rows = read.rows.is_whole and not lacks_rows(read.sheet.rows, read.sheet.cells)
    completeness = {
        (True, True): "complete",
        (False, True): "header_missing",
        (True, False): "rows_missing",
        (False, False): "header_and_rows_missing",
    }[has_header, has_rows]
    pages = [
        line.page
        for line in context.document.lines
        if line.page is not None and line.end >= grid.start and line.start <= grid.end
    ]
    return AppendixTableRecord(
        doc_id=context.doc_id,
        table_no=number,
        section_no=context.section_at(grid.start).number,
        title=read_title(context, grid),
        unit_note=read.unit.text if read.unit else None,
        unit_vnd=read.proof.unit_vnd,
        unit_basis=read.proof.unit_basis,
        row_count=len(table.body),
        column_count=table.width,
        header_row_count=table.header_row_count,
        completeness=completeness,
        page_first=min(pages, default=None),
        page_last=max(pages, default=None),
        start=grid.start,
        end=grid.end,
    )


def _columns(context: Context, read: _Read, number: int) -> list[AppendixColumnRecord]:
    return [
        AppendixColumnRecord(
            doc_id=context.doc_id,
            table_no=number,
            column_no=column,
            header=_joined(path),
            measure=meaning.measure,
            period_start=meaning.period_start,
            period_end=meaning.period_end,
            source=meaning.source,
            basis=meaning.basis,
        )
        for column, (path, meaning) in enumerate(zip(read.header.paths, read.proof.meanings, strict=True))
    ]


def _joined(path: Sequence[str]) -> str | None:
    return " / ".join(path) or None


def _cells(context: Context, read: _Read, number: int) -> list[AppendixCellRecord]:
    records = []
    codes = _Activities(context, read)
    header = read.header
    units = [
        (unit or read.proof.unit_vnd) if meaning.measure == "amount" else None
        for unit, meaning in zip(header.units, read.proof.meanings, strict=True)
    ]
    columns = list(zip(map(_joined, header.paths), read.proof.meanings, units, strict=True))
    for row_no, (row, boxes, cells) in enumerate(
        zip(read.sheet.rows, read.table.body, read.sheet.cells, strict=True)
    ):
        code = codes.of(row_no)
        is_cut = row_no == 0 and read.table.is_cut
        # A document has thousands of cells: arguments by name would take a third longer.
        row_says = (row.marker, row.level, row.parent, row.label, row.path, row.kind)
        for column, ((head, meaning, unit), box, cell) in enumerate(zip(columns, boxes, cells, strict=True)):
            if is_cut and not box.printed:
                continue
            text, start, end, value = cell
            records.append(
                AppendixCellRecord(
                    context.doc_id,
                    number,
                    row_no,
                    column,
                    *row_says,
                    head,
                    *meaning[:4],
                    code,
                    text,
                    None if value is None else float(value),
                    None if value is None or unit is None else _in_dong(value, unit),
                    start,
                    end,
                )
            )
    return records


class _Activities:
    """The kind of activity of each row: that of the row at the top under which it stands."""

    def __init__(self, context: Context, read: _Read) -> None:
        self._context = context
        self._rows = read.sheet.rows
        self._known: dict[int, str | None] = {}

    def of(self, number: int) -> str | None:
        """The code of a row; None where the top row was lost, sums up, or does not tell."""
        top = number
        while (parent := self._rows[top].parent) is not None:
            top = parent
        if top not in self._known:
            row = self._rows[top]
            told = row.level == 0 and row.label is not None and row.kind != "total" and row.source is None
            self._known[top] = activity_code(self._context, row.label) if told and row.label else None
        return self._known[top]


def _in_dong(value: Decimal, unit: int) -> int | None:
    """A value in whole đồng; None where it is none, or too large."""
    amount = value * unit
    whole = int(amount)
    return whole if whole == amount and abs(whole) <= LARGEST else None
