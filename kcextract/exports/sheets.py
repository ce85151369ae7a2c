"""A sheet of a workbook, row by row: a heading that stays in sight, filters, texts that stay texts."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

_LONGEST_TITLE = 31
_MOST_DIGITS = 10**15
# Excel counts days from 1900, and takes that year for a leap year.
_FIRST_DAY = datetime.date(1900, 3, 1)
# What could be taken for a formula, when the file is read or when the cell is edited, or for an error.
_NO_PLAIN_TEXT = re.compile(r"\s*[=+\-@＝＋－＠#']")
# What XML cannot hold, or would change, and what looks like the escape for it (ECMA-376, ST_Xstring).
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_DATE = "dd/mm/yyyy"
_HEAD_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="1F4E78")
_HEAD_PLACE = Alignment(wrap_text=True, vertical="top")


class Sheet:
    """A sheet with a heading that stays in sight, and filters."""

    def __init__(self, book: Workbook, title: str, head: Iterable[str], widths: Iterable[float]) -> None:
        self.title = title
        self._sheet = book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        cells = [self._head(label) for label in head]
        self._width = len(cells)
        self.rows = 0
        self._sheet.append(cells)

    def text(self, text: str) -> Any:
        """A cell that holds this text, whatever it looks like."""
        if not _NO_PLAIN_TEXT.match(text):
            return escaped(text)
        cell = WriteOnlyCell(self._sheet, "")
        # The setter would take some texts for formulas and errors.
        cell._value = escaped(text)
        cell.data_type = "s"
        cell.quotePrefix = 1
        return cell

    def number(self, value: float, shown: str | None = None) -> Any:
        """A cell that holds this number, shown in that way."""
        # Excel keeps 15 digits: a figure with more would be another one, and these three are none.
        if (isinstance(value, int) and abs(value) >= _MOST_DIGITS) or not math.isfinite(value):
            return self.text(str(value))
        return value if shown is None else self._shown(value, shown)

    def date(self, value: datetime.date) -> Any:
        """A cell that holds this date; as a text if it is before Excel's first."""
        return self.text(value.isoformat()) if value < _FIRST_DAY else self._shown(value, _DATE)

    def append(self, row: Iterable[Any]) -> None:
        """Adds a row."""
        self._sheet.append(row)
        self.rows += 1

    def close(self) -> None:
        """Sets the filters, now that the number of rows is known."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(self._width)}{self.rows + 1}"

    def _shown(self, value: object, number_format: str) -> Any:
        cell = WriteOnlyCell(self._sheet, value)
        cell.number_format = number_format
        return cell

    def _head(self, label: str) -> Any:
        cell = WriteOnlyCell(self._sheet, label)
        cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, _HEAD_PLACE
        return cell


def escaped(text: str) -> str:
    """The text as a workbook has it.

    >>> escaped("a_x0041_" + chr(7))
    'a_x005F_x0041__x0007_'
    """
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def sheet_title(label: str, number: int = 1) -> str:
    """The title of a table's sheet; the second and further have their number.

    >>> sheet_title("Căn cứ pháp lý", 2)
    'Căn cứ pháp lý (2)'
    """
    suffix = f" ({number})" if number > 1 else ""
    return _NO_TITLE.sub(" ", label)[: _LONGEST_TITLE - len(suffix)] + suffix
