"""Tables as a reader sees them: whether each was found with its rows and columns and all its cells.

The files are a folder a document: ``appendix_tables.csv`` (where each table begins, its rows, columns and
header rows) and ``appendix_cells.csv`` (cells with the first words printed in them). Not every cell needs to
be there. A number has its value in ``value``, unless it is a row's number or a code.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kcextract.errors import GoldenError
from kcextract.golden.found import SourceLines
from kcextract.records import Extraction

# A table begins on the line that the reader says, but for a line of its header more or less.
_NEAR = 8


class ReadCell(NamedTuple):
    """A cell: the first words printed in it, and its value where it has one."""

    raw: str
    value: float | None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as a reader sees it; ``line`` is None where it is told by its place among the tables only."""

    number: int
    line: int | None
    title: str
    rows: int
    columns: int
    headers: int
    cells: Mapping[tuple[int, int], ReadCell]


class TableResult(NamedTuple):
    """What became of a table; ``wrong`` says what is wrong, in words, and is empty where all is right.

    ``is_shape_right`` is about the numbers of rows, columns and header rows; ``number`` is None of a table
    that the reader does not see.
    """

    number: int | None
    title: str
    is_shape_right: bool
    wrong: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether shape and cells are all right."""
        return not self.wrong


def read_tables(folder: Path) -> tuple[ReadTable, ...]:
    """The tables of the files in ``folder``; GoldenError if one is missing or malformed."""
    try:
        cells: dict[int, dict[tuple[int, int], ReadCell]] = {}
        for row in _rows(folder / "appendix_cells.csv"):
            value = float(row["value"]) if row["value"] else None
            place = int(row["row_no"]), int(row["column_no"])
            cells.setdefault(int(row["table_no"]), {})[place] = ReadCell(row["raw"], value)
        return tuple(
            ReadTable(
                int(row["table_no"]),
                int(row["line"]) if row["line"] else None,
                row["title"],
                int(row["row_count"]),
                int(row["column_count"]),
                int(row["header_row_count"]),
                cells.get(int(row["table_no"]), {}),
            )
            for row in _rows(folder / "appendix_tables.csv")
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise GoldenError(f"The tables cannot be read ({error}).", source=str(folder)) from error


def compare_tables(extraction: Extraction, truth: Sequence[ReadTable]) -> tuple[TableResult, ...]:
    """A result for each table that the reader sees, and for each that only the program does."""
    lines = SourceLines(extraction.document.text or "")
    found = {table.table_no: lines.at(table.start) for table in extraction.appendix_tables}
    results = []
    for table in truth:
        number = _nearest(table, found)
        if number is None:
            results.append(TableResult(table.number, table.title, False, ("it is not found",)))
            continue
        del found[number]
        shape = tuple(_shape(extraction, number, table))
        wrong = (*shape, *(_cells(extraction, number, table) if not shape else ()))
        results.append(TableResult(table.number, table.title, not shape, wrong))
    for number, line in found.items():
        title = extraction.appendix_tables[number].title or ""
        results.append(TableResult(None, title, False, (f"there is no table on line {line}",)))
    return tuple(results)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _nearest(table: ReadTable, found: Mapping[int, int]) -> int | None:
    """The table found that begins nearest to where the reader says; the next one where he says nothing."""
    if table.line is None:
        return min(found, default=None)
    at = table.line
    near = [number for number, line in found.items() if abs(line - at) <= _NEAR]
    return min(near, key=lambda number: abs(found[number] - at), default=None)


def _shape(extraction: Extraction, number: int, table: ReadTable) -> Iterator[str]:
    record = extraction.appendix_tables[number]
    for what, wanted, got in (
        ("rows", table.rows, record.row_count),
        ("columns", table.columns, record.column_count),
        ("header rows", table.headers, record.header_row_count),
    ):
        if wanted != got:
            yield f"{got} {what} in place of {wanted}"


def _cells(extraction: Extraction, number: int, table: ReadTable) -> Iterator[str]:
    cells = {
        (cell.row_no, cell.column_no): cell for cell in extraction.appendix_cells if cell.table_no == number
    }
    for (row, column), wanted in sorted(table.cells.items()):
        cell = cells.get((row, column))
        raw = " ".join(cell.raw.split()) if cell is not None else ""
        value = cell.value if cell is not None else None
        place = f"row {row + 1}, column {column + 1}"
        if not (raw.startswith(wanted.raw) if wanted.raw else not raw):
            yield f"{place}: “{raw[: len(wanted.raw) + 10]}” in place of “{wanted.raw}”"
        elif wanted.value is not None and value != wanted.value:
            yield f"{place}: {value} in place of {wanted.value:g}"
        elif wanted.value is None and value is not None and not wanted.raw.isdigit():
            yield f"{place}: the value {value:g} of “{wanted.raw}”"
