"""Excel: a sheet a table, with Vietnamese headings, a table of contents and a key to the columns.

Texts are never formulas: their cells are of the type text, and those that look like a formula stay texts
when somebody edits them. A text that is longer than a cell may be stands in pieces on a sheet of its own,
and its cell says where; an empty text is an empty cell. A table with more rows than a sheet may have goes on
in another sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any, TypeAlias

from openpyxl import Workbook

from kcextract.dataset.tables import DataTable
from kcextract.exports.places import new_file
from kcextract.exports.request import Exported, Request
from kcextract.exports.sheets import Sheet, sheet_title
from kcextract.records import Column, columns, table_records

MOST_ROWS = 1_048_576
"""The rows that a sheet may have, its heading among them."""

LONGEST = 32_767
"""The UTF-16 units that a cell may have."""

CONTENTS = "Mục lục"
KEY = "Chú giải"
LONG_TEXTS = "Văn bản dài"
"""The sheets beside those of the tables."""

_PIECE = 16_000
_MONEY = "#,##0"
_WIDTHS = {"string": 32, "date32": 12, "int64": 20}
_WIDTH = 10


def write(request: Request) -> Exported:
    """Writes the tables into a new workbook, a part of a table in memory at a time.

    ValueError if the name of the file does not end as Excel wants it.
    """
    if request.path.suffix.lower() != ".xlsx":
        raise ValueError(f"Excel opens files only whose names end in .xlsx: name it {request.path.name}.xlsx")
    with new_file(request.path) as path, _book() as book:
        contents = Sheet(book, CONTENTS, ("Trang tính", "Bảng", "Nội dung", "Số dòng"), (24, 20, 60, 12))
        long_texts = _LongTexts(book)
        total = 0
        for table in request.tables():
            described = table_records()[table.name].TABLE
            for title, rows in _write_table(book, table, long_texts):
                contents.append([title, table.name, described.description, rows])
                total += rows
        _write_key(book, request.names)
        for sheet in (contents, *long_texts.sheets):
            sheet.close()
        book.save(path)
    return Exported(request.path, total)


@contextmanager
def _book() -> Iterator[Workbook]:
    """A new workbook, whose temporary files are gone even if it is never saved."""
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException:
        for page in book.worksheets:
            with suppress(Exception):
                page.close()
                page._writer.cleanup()
        raise


class _LongTexts:
    """The sheets of the texts that are too long for a cell, which are made when there is one."""

    _HEAD = ("Bảng", "Dòng", "Cột", "Phần", "Nội dung")

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.sheets: list[Sheet] = []

    def add(self, table: str, row: int, column: str, text: str) -> str:
        """Puts a text there, and says where it is."""
        pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        if not self.sheets or self.sheets[-1].rows + len(pieces) >= MOST_ROWS:
            title = sheet_title(LONG_TEXTS, len(self.sheets) + 1)
            self.sheets.append(Sheet(self._book, title, self._HEAD, (20, 10, 20, 8, 100)))
        sheet = self.sheets[-1]
        first = sheet.rows + 2
        for number, piece in enumerate(pieces, 1):
            sheet.append([table, row, column, number, sheet.text(piece)])
        return f"[{len(text)} ký tự: trang tính “{sheet.title}”, dòng {first}–{sheet.rows + 1}]"


_Maker: TypeAlias = Callable[[Sheet, Any, int], Any]
"""Makes the cell of a value; it is told in which row of the table, from 0, it stands."""


def _write_table(book: Workbook, table: DataTable, long_texts: _LongTexts) -> Iterator[tuple[str, int]]:
    """Writes a table; the title and the number of rows of each of its sheets."""
    described = columns(table.name)
    label = table_records()[table.name].TABLE.label_vi
    head = [each.label_vi for each in described]
    widths = [_WIDTHS.get(each.arrow_type, _WIDTH) for each in described]
    numbers = count(1)

    def begun() -> Sheet:
        return Sheet(book, sheet_title(label, next(numbers)), head, widths)

    makers = [_maker(each, table.name, long_texts) for each in described]
    sheet = begun()
    row = 0
    for part in table.parts():
        for batch in part.to_batches(max_chunksize=10_000):
            values = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            for each in values:
                if sheet.rows + 1 >= MOST_ROWS:
                    sheet.close()
                    yield sheet.title, sheet.rows
                    sheet = begun()
                sheet.append(
                    [
                        None if value is None else make(sheet, value, row)
                        for make, value in zip(makers, each, strict=True)
                    ]
                )
                row += 1
    sheet.close()
    yield sheet.title, sheet.rows


def _maker(column: Column, table: str, long_texts: _LongTexts) -> _Maker:
    """What makes the cells of a column."""
    if column.codes or column.arrow_type == "bool":
        return lambda sheet, value, row: value
    if column.arrow_type == "date32":
        return lambda sheet, value, row: sheet.date(value)
    if column.arrow_type != "string":
        shown = _MONEY if column.name.endswith("_vnd") else None
        return lambda sheet, value, row: sheet.number(value, shown)

    def text(sheet: Sheet, value: str, row: int) -> Any:
        if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) // 2 > LONGEST:
            value = long_texts.add(table, row, column.name, value)
        return sheet.text(value)

    return text


def _write_key(book: Workbook, names: Iterable[str]) -> None:
    head = ("Bảng", "Cột", "Tiêu đề", "Nội dung", "Mã")
    sheet = Sheet(book, KEY, head, (20, 20, 28, 60, 60))
    for name in names:
        for each in columns(name):
            sheet.append(
                [name, each.name, each.label_vi, sheet.text(each.description), ", ".join(each.codes)]
            )
    sheet.close()
