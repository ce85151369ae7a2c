"""Golden files: what a careful reader found in a document, one folder (a set) a document, one CSV a table.

``golden/README.md`` says what the files hold. A table without a file is not compared.
"""

from __future__ import annotations

import csv
import datetime
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from kcextract.errors import GoldenError
from kcextract.golden.layout import DOCUMENTS, LAYOUTS, Layout, record_columns

_PRINTED = re.compile(r"\d(?:.*\d)?")


@dataclass(frozen=True, slots=True)
class GoldenRow:
    """A row as a reader sees it: its line in the file, the line of the source from 1, and its other cells.

    ``line`` is None in ``documents``, whose rows have the cells ``field`` and ``value``, and of what is
    placed by its table, row and column. ``parent`` is the place of the row's parent among the rows of the
    file, from 0; None where it has none.
    """

    file_line: int
    line: int | None
    cells: Mapping[str, str]
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Golden:
    """The golden files of one document: the rows of each table that has a file; ``name`` is the folder's."""

    folder: Path
    tables: Mapping[str, tuple[GoldenRow, ...]]

    @property
    def name(self) -> str:
        """The name of the set, which is the stem of its document."""
        return self.folder.resolve().name

    def only(self, tables: Collection[str]) -> Golden:
        """The same set without the tables that are not among ``tables``; with all where that is empty."""
        if not tables:
            return self
        return replace(self, tables={name: rows for name, rows in self.tables.items() if name in tables})


def open_golden(folder: Path | str) -> dict[str, Golden]:
    """The sets in ``folder``, by name; a folder that is itself a set gives that one.

    GoldenError if the folder is missing or holds no set, or if a file in it is malformed.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise GoldenError(f"There is no folder {folder} of golden files.", source=str(folder))
    if is_golden_set(folder):
        golden = read_golden(folder)
        return {golden.name: golden}
    sets = {path.name: read_golden(path) for path in sorted(folder.iterdir()) if is_golden_set(path)}
    if not sets:
        raise GoldenError(
            f"The folder {folder} holds no golden files: a set is a folder with files such as targets.csv.",
            source=str(folder),
        )
    return sets


def is_golden_set(folder: Path) -> bool:
    """Whether the folder holds a golden file of some table."""
    return any((folder / layout.file).is_file() for layout in LAYOUTS.values())


def read_golden(folder: Path, tables: Collection[str] = ()) -> Golden:
    """Reads the golden files in ``folder``; where ``tables`` are named, only theirs.

    GoldenError says what is wrong in which file, or that there is none.
    """
    read = {
        layout.table: _read(folder / layout.file, layout)
        for layout in LAYOUTS.values()
        if layout.table in (tables or LAYOUTS) and (folder / layout.file).exists()
    }
    if not read:
        raise GoldenError(
            f"The folder {folder} holds no golden file of {', '.join(tables) or 'any table'}.",
            source=str(folder),
        )
    return Golden(folder, read)


def _read(path: Path, layout: Layout) -> tuple[GoldenRow, ...]:
    if layout.table == DOCUMENTS:
        return tuple(_documents(path, layout))
    rows = [_row(path, number, layout, cells) for number, cells in _csv_rows(path, layout)]
    match layout.table:
        case "sections":
            return tuple(_with_depth_parents(path, rows))
        case "budgets":
            return tuple(_with_stated_parents(path, rows))
        case _:
            return tuple(rows)


def _documents(path: Path, layout: Layout) -> Iterator[GoldenRow]:
    seen = set()
    for number, cells in _csv_rows(path, layout):
        name = cells["field"]
        if name not in record_columns(DOCUMENTS):
            _fail(path, number, f"`{name}` is no column of the table documents")
        if name in seen:
            _fail(path, number, f"`{name}` stands there twice")
        seen.add(name)
        if cells["value"]:
            _check(path, number, layout, name, cells["value"])
        yield GoldenRow(number, None, cells)


def _row(path: Path, number: int, layout: Layout, cells: dict[str, str]) -> GoldenRow:
    line = _count(path, number, cells.pop("line")) if layout.has_line else None
    for name, value in cells.items():
        _check(path, number, layout, name, value)
    return GoldenRow(number, line, cells)


def _with_depth_parents(path: Path, rows: list[GoldenRow]) -> Iterator[GoldenRow]:
    """The sections with the nearest row above that is one less deep as parent."""
    above: list[int] = []
    last = 0
    for place, row in enumerate(rows):
        depth = _count(path, row.file_line, row.cells["depth"])
        if depth > len(above) + 1:
            _fail(path, row.file_line, f"a section of depth {depth} stands below none of depth {depth - 1}")
        if row.line is not None and row.line < last:
            _fail(path, row.file_line, f"a section on line {row.line} stands below one on line {last}")
        last = row.line or last
        del above[depth - 1 :]
        yield replace(row, parent=above[-1] if above else None)
        above.append(place)


def _with_stated_parents(path: Path, rows: list[GoldenRow]) -> Iterator[GoldenRow]:
    for place, row in enumerate(rows):
        stated = row.cells["parent"]
        if not stated:
            yield row
            continue
        parent = _count(path, row.file_line, stated) - 1
        if parent >= len(rows) or parent == place:
            _fail(path, row.file_line, f"there is no other row {stated} for the amount to be a part of")
        yield replace(row, parent=parent)


def _csv_rows(path: Path, layout: Layout) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header line, each with the number of the line on which it ends."""
    names = layout.columns
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            if next(reader, None) != list(names):
                _fail(path, 1, f"the columns must be {', '.join(names)}")
            for values in reader:
                if len(values) != len(names):
                    _fail(path, reader.line_num, f"there must be {len(names)} values, not {len(values)}")
                yield reader.line_num, dict(zip(names, values, strict=True))
    except OSError as error:
        raise GoldenError(
            f"The golden file {path} cannot be read ({error.strerror}).", source=str(path)
        ) from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise GoldenError(f"The golden file {path} is no valid CSV: {error}.", source=str(path)) from None


def cell_fault(table: str, name: str, value: str) -> str | None:
    """What is wrong with a cell of a golden file, as the end of a sentence; None where it can be held.

    An empty cell of a column that may be null is right; in ``documents`` the name is that of the field.

    >>> cell_fault("targets", "comparator", "about")
    '`about` is not one of eq, approx, range, ge, gt, le, lt'
    """
    if name == "opening" and not value:
        return "the opening is empty"
    if name == "printed" and not _PRINTED.fullmatch(value):
        return f"`{value}` does not run from a digit to a digit"
    column = record_columns(table).get(name)
    if column is None or (not value and column.nullable):
        return None
    if column.codes:
        return None if value in column.codes else f"`{value}` is not one of {', '.join(column.codes)}"
    if column.arrow_type.startswith("date"):
        return None if _is_date(value) else f"`{value}` is no date of the form 2020-11-12"
    if column.arrow_type.startswith("int"):
        return _count_fault(value, least=0)
    if column.arrow_type.startswith("float"):
        return None if _is_number(value) else f"`{value}` is no number of the form 12.5"
    return None


def _check(path: Path, number: int, layout: Layout, name: str, value: str) -> None:
    """Fails where a cell holds what its column cannot hold."""
    fault = cell_fault(layout.table, name, value)
    if fault is not None:
        _fail(path, number, fault)


def _count(path: Path, number: int, value: str) -> int:
    fault = _count_fault(value, least=1)
    if fault is not None:
        _fail(path, number, fault)
    return int(value)


def _count_fault(value: str, *, least: int) -> str | None:
    is_count = value.isascii() and value.isdigit() and int(value) >= least
    return None if is_count else f"`{value}` is no number from {least}"


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _fail(path: Path, number: int, what: str) -> NoReturn:
    raise GoldenError(f"{path}, line {number}: {what}.", source=str(path))
