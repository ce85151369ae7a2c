"""The tables of a document as tables: headers as printed, what was proved of columns, sums that fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kcextract.records import (
    AppendixCellRecord,
    AppendixColumnRecord,
    AppendixTableRecord,
    CheckRecord,
    Extraction,
)
from kcextract.report import figures
from kcextract.report.labels import Label, code_label, label
from kcextract.report.pieces import anchor
from kcextract.report.places import Place, check_places

_BASES = {"header": "", "arithmetic": "Σ", "prose": "¶"}
_DOUBTS = frozenset({"ambiguous_number", "uncertain_column"})
_LEADING = ("ordinal", "label")
_HIGHEST_HEADER = 8
_DEEPEST = 8


class HeaderCell(NamedTuple):
    """A cell of a table's header, with the columns and rows that it spans."""

    text: str
    columns: int
    rows: int


class Meaning(NamedTuple):
    """What a column holds: years, and labels of its source and measure; how that is known, as a mark."""

    anchor: str
    years: str
    labels: tuple[Label, ...]
    basis: str
    mark: str


class SheetCell(NamedTuple):
    """A cell of a table's body; ``look`` are the names of its looks, ``told`` what is doubtful about it."""

    anchor: str
    start: int
    end: int
    text: str
    look: str
    told: str


class SheetRow(NamedTuple):
    """A row of a table's body."""

    look: str
    cells: tuple[SheetCell, ...]


class Failing(NamedTuple):
    """A sum of the table that fails, and the anchor of the figure that it is about."""

    check: CheckRecord
    anchor: str
    row: int
    column: int


class Sheet(NamedTuple):
    """A table as the page shows it."""

    record: AppendixTableRecord
    anchor: str
    completeness: Label
    unit_basis: Label | None
    header: tuple[tuple[HeaderCell, ...], ...]
    meanings: tuple[Meaning, ...]
    rows: tuple[SheetRow, ...]
    failing: tuple[Failing, ...]


def sheets(extraction: Extraction) -> Iterator[Sheet]:
    """The tables of a document."""
    columns: dict[int, list[AppendixColumnRecord]] = defaultdict(list)
    cells: dict[int, list[AppendixCellRecord]] = defaultdict(list)
    for column in extraction.appendix_columns:
        columns[column.table_no].append(column)
    for cell in extraction.appendix_cells:
        cells[cell.table_no].append(cell)
    failing = _failing(extraction)
    doubts = {(each.start, each.end): each.message for each in extraction.diagnostics if each.code in _DOUBTS}
    for record in extraction.appendix_tables:
        number = record.table_no
        failures = failing.get(number, [])
        basis = record.unit_basis
        yield Sheet(
            record,
            anchor("appendix_tables", number),
            code_label("appendix_tables", "completeness", record.completeness),
            None if basis is None else code_label("appendix_tables", "unit_basis", basis),
            tuple(_header(columns[number])),
            tuple(map(_meaning, columns[number])),
            tuple(_rows(columns[number], cells[number], {each.anchor for each in failures}, doubts)),
            tuple(failures),
        )


def _failing(extraction: Extraction) -> dict[int, list[Failing]]:
    places: dict[int, Place] = check_places(extraction)
    found: dict[int, list[Failing]] = defaultdict(list)
    for check in extraction.checks:
        place = places.get(check.check_no)
        if check.status == "fail" and place is not None and place.cell is not None:
            cell = place.cell
            found[cell.table_no].append(Failing(check, _anchor(cell), cell.row_no + 1, cell.column_no + 1))
    return found


def _anchor(cell: AppendixCellRecord) -> str:
    return anchor("appendix_cells", cell.table_no, cell.row_no, cell.column_no)


def _header(columns: Sequence[AppendixColumnRecord]) -> Iterator[tuple[HeaderCell, ...]]:
    """The rows of the header: words that columns share stand once over all of them."""
    paths = [(column.header or "").split(" / ", _HIGHEST_HEADER - 1) for column in columns]
    height = max(map(len, paths), default=0)
    if not any(column.header for column in columns):
        return
    for depth in range(height):
        row = []
        for (above, is_leaf, _), group in groupby(
            enumerate(paths), key=lambda each: _shared(each[0], each[1], depth)
        ):
            count = sum(1 for _ in group)
            if above:
                row.append(HeaderCell(above[-1], count, height - depth if is_leaf else 1))
        yield tuple(row)


def _shared(number: int, path: Sequence[str], depth: int) -> tuple[tuple[str, ...], bool, int]:
    """What neighbours have in common that stand under one cell; a leaf stands alone."""
    above = tuple(path[: depth + 1]) if len(path) > depth else ()
    return above, len(path) == depth + 1, number if len(path) <= depth + 1 else -1


def _meaning(column: AppendixColumnRecord) -> Meaning:
    found = [
        code_label("appendix_columns", name, code)
        for name, code in (("source", column.source), ("measure", column.measure))
        if code is not None
    ]
    years = figures.period(column.period_start, column.period_end)
    basis = column.basis or ("header" if column.header else "")
    place = anchor("appendix_columns", column.table_no, column.column_no)
    return Meaning(place, years, tuple(found), basis, _BASES.get(basis, ""))


def _rows(
    columns: Sequence[AppendixColumnRecord],
    cells: Sequence[AppendixCellRecord],
    failing: set[str],
    doubts: dict[tuple[int | None, int | None], str],
) -> Iterator[SheetRow]:
    by_row: dict[int, dict[int, AppendixCellRecord]] = defaultdict(dict)
    for cell in cells:
        by_row[cell.row_no][cell.column_no] = cell
    measures = {column.column_no: column.measure for column in columns}
    named = next((each.column_no for each in columns if each.measure == "label"), None)
    for number in sorted(by_row):
        row = by_row[number]
        first = next(iter(row.values()))
        shown = []
        for column in columns:
            found = row.get(column.column_no)
            if found is None:
                shown.append(SheetCell("", 0, 0, "", "", ""))
                continue
            told = doubts.get((found.start, found.end), "") if found.raw else ""
            looks = [
                "label" if measures[found.column_no] in _LEADING else "",
                f"named d{min(found.row_level or 0, _DEEPEST)}" if found.column_no == named else "",
                "figure" if found.value is not None else "",
                "failing" if _anchor(found) in failing else "",
                "doubtful" if told else "",
            ]
            look = " ".join(filter(None, looks))
            shown.append(SheetCell(_anchor(found), found.start, found.end, found.raw, look, told))
        yield SheetRow(first.row_kind or "", tuple(shown))


def unit(sheet: Sheet) -> str:
    """The unit of a table's amounts: as printed, and in đồng."""
    record = sheet.record
    value = (
        "" if record.unit_vnd is None else f"{figures.number(record.unit_vnd)} {label('page.dong_a_unit').vi}"
    )
    return " · ".join(filter(None, (record.unit_note, value)))
