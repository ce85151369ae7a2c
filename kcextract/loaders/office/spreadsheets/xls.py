"""Excel files of before 2007, read by xlrd: values, fonts, number formats, merged cells."""

from __future__ import annotations

import io
import struct
from datetime import datetime

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as XlrdSheet

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits
from kcextract.loaders.office.containers import Container
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.office.spreadsheets import values
from kcextract.loaders.office.spreadsheets.sheets import Sheet, SheetCell, Workbook, check_count, placed
from kcextract.text.legacy import Run

_DAMAGED = (
    *(xlrd.XLRDError, CompDocError, struct.error, AssertionError, IndexError, KeyError, ValueError),
    *(TypeError, AttributeError, OverflowError, ZeroDivisionError, RecursionError, EOFError),
)

# Records of one cell, and of many with the size of each.
_CELLS = frozenset((0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E))
_MANY_CELLS = {0x00BD: 6, 0x00BE: 2}


def read(data: bytes, limits: Limits) -> Workbook:
    """The sheets of an Excel file.

    Raises FormatError where it is locked (``encrypted``) or has too many cells (``too_large``), UnsureError
    where it cannot be read.
    """
    container = Container(data)
    check_count(_cell_count(container.stream("Workbook" if container.has("Workbook") else "Book")))
    try:
        book = _book(data, None)
    except UnicodeDecodeError:
        book = _book(data, "latin_1")
    try:
        return _workbook(book)
    except _DAMAGED as error:
        raise UnsureError("a sheet that is not as it should be") from error
    finally:
        book.release_resources()


def _cell_count(stream: bytes) -> int:
    """How many cells the records of a workbook hold ([MS-XLS] 2.1.4): a blank one takes two bytes there."""
    count = place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind in _CELLS:
            count += 1
        elif kind in _MANY_CELLS:
            count += max(0, size - 6) // _MANY_CELLS[kind]
        place += 4 + size
    return count


def _book(data: bytes, encoding: str | None) -> Book:
    try:
        # What it says of oddities goes nowhere.
        return xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            encoding_override=encoding,
            # Or else a cell in the last column would make all rows as long.
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except UnicodeDecodeError:
        if encoding is None:
            raise
        raise UnsureError("text in no encoding") from None
    except _DAMAGED as error:
        if "encrypted" in str(error).lower():
            sentence = "The file is locked with a password; save it without one."
            raise FormatError(sentence, code="encrypted") from error
        raise UnsureError("an Excel file that is not as it should be") from error


def _workbook(book: Book) -> Workbook:
    found = Workbook()
    for sheet in book.sheets():
        if sheet.visibility:
            found.hidden_sheets.append(sheet.name)
            continue
        rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
        columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
        cells = {
            (row, column): made
            for row in range(sheet.nrows)
            for column, cell in enumerate(sheet.row(row))
            if (made := _cell(book, sheet, row, column, cell)) is not None
        }
        used = {row for row, _ in cells} & rows, {column for _, column in cells} & columns
        found.hidden_lines += sum(map(len, used))
        found.sheets.append(Sheet(sheet.name, placed(cells, list(sheet.merged_cells))))
    return found


def _cell(book: Book, sheet: XlrdSheet, row: int, column: int, cell: Cell) -> SheetCell | None:
    style = book.xf_list[cell.xf_index]
    border = style.border
    edges = sum(
        line > 0
        for line in (
            border.left_line_style,
            border.right_line_style,
            border.top_line_style,
            border.bottom_line_style,
        )
    )
    font = book.font_list[style.font_index].name
    if cell.ctype == xlrd.XL_CELL_TEXT:
        runs = _runs(book, cell.value, font, sheet.rich_text_runlist_map.get((row, column), ()))
    else:
        form = book.format_map.get(style.format_key)
        text = _shown(book, cell, form.format_str if form is not None else "General")
        runs = [Run(text, None)] if text else []
    return SheetCell(row, column, runs, edges) if runs or edges else None


def _runs(book: Book, text: str, font: str, changes: tuple[()] | list[tuple[int, int]]) -> list[Run]:
    """The runs of a text whose font changes at places; each change names a place and a font's number."""
    runs = []
    start = 0
    for place, number in (*changes, (len(text), None)):
        if place > start:
            runs.append(Run(text[start:place], font))
            start = place
        if number is not None and number < len(book.font_list):
            font = book.font_list[number].name
    return runs


def _shown(book: Book, cell: Cell, form: str) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_NUMBER:
            return values.number(cell.value, form)
        case xlrd.XL_CELL_DATE:
            try:
                parts = xlrd.xldate_as_tuple(cell.value, book.datemode)
                if not any(parts[:3]):
                    return f"{parts[3]:02d}:{parts[4]:02d}"
                return values.moment(datetime(*parts), form)
            except (xlrd.XLDateError, ValueError):
                return values.number(cell.value, "General")
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""
