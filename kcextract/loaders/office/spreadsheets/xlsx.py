"""Excel files of 2007 and later, read by openpyxl: values, fonts, number formats, merged cells."""

from __future__ import annotations

import codecs
import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.office.packages import members
from kcextract.loaders.office.spreadsheets import values
from kcextract.loaders.office.spreadsheets.sheets import Sheet, SheetCell, Workbook, check_count, placed
from kcextract.text.legacy import Run

_DAMAGED = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError),
    *(KeyError, ValueError, IndexError, TypeError),
    *(AttributeError, OSError, EOFError, RecursionError, OverflowError, NotImplementedError, SyntaxError),
)
# openpyxl takes about 20 bytes of memory for each of XML, and about 2,000 for each cell; a worker has 500 MB.
_MOST_XML = 15_000_000
_MOST_CELLS = 120_000
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_SHOWN = "visible"
_DOCUMENT_TYPE = b"<!DOCTYPE"
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']",
    re.IGNORECASE,
)


def read(data: bytes, limits: Limits) -> Workbook:
    """The sheets of an Excel file.

    Raises FormatError where it would grow too large (``too_large``) or has the reader look elsewhere
    (``unsafe_file``), UnsureError where it cannot be read.
    """
    parts = [part for part in members(data, limits) if part.filename.lower().endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > _MOST_XML:
        raise FormatError("The Excel file is too large when it is unpacked.", code="too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            cells = 0
            for part in parts:
                content = archive.read(part)
                _check(content)
                cells += sum(1 for _ in _CELL.finditer(content))
                if cells > _MOST_CELLS:
                    sentence = f"The Excel file has more than {_MOST_CELLS:,} cells; split it."
                    raise FormatError(sentence, code="too_large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(data), data_only=True, rich_text=True, keep_links=False, keep_vba=False
            )
        return _workbook(book)
    except _DAMAGED as error:
        raise UnsureError("an Excel file that is not as it should be") from error


def _check(part: bytes) -> None:
    """Refuses what openpyxl would follow or unfold: a document type, merged cells beyond measure."""
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        part = part.decode("utf-16", "replace").encode()
    if _DOCUMENT_TYPE in part:
        raise FormatError(
            "The Excel file declares a document type of its own, as no Excel file may; it is not read.",
            code="unsafe_file",
        )
    area = 0
    for left, first, right, last in _MERGED.findall(part):
        width = column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1
        area += width * (int(last) - int(first) + 1)
        check_count(area)


def _workbook(book: Any) -> Workbook:
    found = Workbook()
    for sheet in book.worksheets:
        if sheet.sheet_state != _SHOWN:
            found.hidden_sheets.append(sheet.title)
            continue
        rows = {row - 1 for row, line in sheet.row_dimensions.items() if line.hidden}
        columns: set[int] = set()
        for line in sheet.column_dimensions.values():
            if line.hidden:
                columns.update(range(line.min - 1, line.max))
        cells = {
            (cell.row - 1, cell.column - 1): made
            for cell in list(sheet._cells.values())
            if (made := _cell(cell)) is not None
        }
        merged = [
            (area.min_row - 1, area.max_row, area.min_col - 1, area.max_col)
            for area in sheet.merged_cells.ranges
        ]
        used = {row for row, _ in cells} & rows, {column for _, column in cells} & columns
        found.hidden_lines += sum(map(len, used))
        found.sheets.append(Sheet(sheet.title, placed(cells, merged)))
    return found


def _cell(cell: Any) -> SheetCell | None:
    border = cell.border
    edges = sum(
        side is not None and bool(side.style)
        for side in (border.left, border.right, border.top, border.bottom)
    )
    runs = [run for run in _runs(cell) if run.text]
    return SheetCell(cell.row - 1, cell.column - 1, runs, edges) if runs or edges else None


def _runs(cell: Any) -> list[Run]:
    value = getattr(cell, "value", None)
    font = cell.font.name if cell.font is not None else None
    if isinstance(value, CellRichText):
        return [
            Run(part.text, part.font.rFont or font) if isinstance(part, TextBlock) else Run(part, font)
            for part in value
        ]
    form = str(cell.number_format or "General")
    match value:
        case None:
            return []
        case bool():
            return [Run("TRUE" if value else "FALSE", None)]
        case str():
            return [Run(value, font)]
        case datetime() | date() | time():
            return [Run(values.moment(value, form), None)]
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return [Run(f"{minutes // 60:02d}:{minutes % 60:02d}", None)]
        case int() | float():
            return [Run(values.number(value, form), None)]
    return [Run(str(value), font)]
