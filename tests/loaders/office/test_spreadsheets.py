"""Spreadsheets: where their tables are, what a cell's value is written as, and what is hidden."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load
from kcextract.loaders.assembly import Table, TextParagraph
from kcextract.loaders.office import soffice, spreadsheets
from kcextract.loaders.office.spreadsheets import sheets
from kcextract.loaders.office.spreadsheets.sheets import SheetCell
from kcextract.loaders.office.spreadsheets.values import moment, number
from kcextract.text.numbers import grouping, numerals

GRAMMAR = load_grammar()
FILES = Path(__file__).parent / "files"
LINE = Side(style="thin")
RULED = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


# ── Whole files ──────────────────────────────────────────────────────────────────────────────────────


def cells(document: Document, index: int = 0) -> list[tuple[str, int, int, int, int]]:
    grid = document.grids[index]
    return [
        (document.text[cell.start : cell.end], cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
    ]


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx"])
def test_a_sheet_is_its_titles_its_table_and_what_stands_below(name: str) -> None:
    document = load((FILES / name).read_bytes(), GRAMMAR)
    (grid,) = document.grids
    assert document.text[: grid.start].split("\n")[:3] == [
        *("UỶ BAN NHÂN DÂN TỈNH", "Kế hoạch kinh phí khuyến công năm 2006", "Đơn vị: triệu đồng")
    ]
    assert document.text[grid.end :].split("\n")[1:] == ["Ngày lập:", "21/03/2006", "Nguồn: Sở Công nghiệp"]
    assert cells(document) == [
        *(("STT", 0, 0, 2, 1), ("Nội dung", 0, 1, 2, 1), ("Kinh phí", 0, 2, 1, 2), ("Tỉ lệ", 0, 4, 2, 1)),
        *(("Năm 2005", 1, 2, 1, 1), ("Năm 2006", 1, 3, 1, 1)),
        *(("1", 2, 0, 1, 1), ("Đào tạo nghề", 2, 1, 1, 1), ("1250,0", 2, 2, 1, 1), ("1300,5", 2, 3, 1, 1)),
        *(("10,4%", 2, 4, 1, 1), ("2", 3, 0, 1, 1), ("Hội chợ", 3, 1, 1, 1), ("300,0", 3, 2, 1, 1)),
        *(("350,0", 3, 3, 1, 1), ("25,0%", 3, 4, 1, 1), ("", 4, 0, 1, 1), ("Cộng", 4, 1, 1, 1)),
        *(("1550,0", 4, 2, 1, 1), ("1650,5", 4, 3, 1, 1), ("35,4%", 4, 4, 1, 1)),
    ]
    assert document.encoding == "tcvn3"


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx"])
def test_what_is_hidden_is_told(name: str) -> None:
    document = load((FILES / name).read_bytes(), GRAMMAR)
    assert "bí mật" not in document.text
    codes = {notice.code: notice.severity for notice in document.notices}
    assert codes == {"legacy_encoding": "info", "hidden_sheets": "info", "hidden_cells": "info"}


def workbook(*rows: Sequence[object], ruled: bool = False, merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            cell.border = RULED if ruled else Border()
    for area in merged:
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_without_lines_is_known_by_its_rows() -> None:
    document = load(
        workbook(
            ["Kế hoạch năm 2018"],
            [],
            ["STT", "Nội dung", "Kinh phí"],
            [1, "Đào tạo", 300],
            [2, "Hội chợ", 70],
            [],
            ["Nơi nhận: Sở Công Thương"],
        ),
        GRAMMAR,
    )
    assert [text for text, *_ in cells(document)] == [
        *("STT", "Nội dung", "Kinh phí", "1", "Đào tạo", "300", "2", "Hội chợ", "70")
    ]
    assert document.text.startswith("Kế hoạch năm 2018\n")
    assert document.text.endswith("\nNơi nhận: Sở Công Thương")


def test_a_letterhead_is_no_table() -> None:
    document = load(workbook(["UBND tỉnh", None, "Cộng hòa"], ["Sở", None, "Độc lập"]), GRAMMAR)
    assert document.grids == ()
    assert document.text.split("\n") == ["UBND tỉnh", "Cộng hòa", "Sở", "Độc lập"]


def test_blank_rows_part_tables_and_blank_cells_hold_their_column() -> None:
    row = ["STT", "Nội dung", "Kinh phí"], [1, None, 300], [2, "Hội chợ", 70]
    document = load(workbook(*row, [], *row), GRAMMAR)
    assert [(grid.row_count, grid.column_count) for grid in document.grids] == [(3, 3), (3, 3)]
    assert cells(document)[4][:3] == ("300", 1, 2)


def test_an_empty_spreadsheet_is_refused() -> None:
    with pytest.raises(FormatError) as caught:
        load(workbook([]), GRAMMAR)
    assert caught.value.code == "no_text"


def test_formulas_have_the_values_that_were_saved_and_links_are_not_followed() -> None:
    assert load(workbook(["Cộng", "=1+1", "x"], ["a", "b", "c"]), GRAMMAR).text.count("=") == 0


def test_fonts_of_parts_of_a_cell_are_recoded_apart() -> None:
    book = openpyxl.Workbook()
    new = TextBlock(InlineFont(rFont="Arial"), "Công văn đến")
    cell = book.active.cell(1, 1, CellRichText("n¨m 2006, thùc hiÖn ®Õn hÕt: ", new))
    cell.font = Font(name=".VnTime")
    stream = io.BytesIO()
    book.save(stream)
    assert load(stream.getvalue(), GRAMMAR).text == "năm 2006, thực hiện đến hết: Công văn đến"


def test_a_bomb_is_refused() -> None:
    data = workbook(["a", "b", "c"])
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 60_000_000)
    with pytest.raises(FormatError) as caught:
        load(stream.getvalue(), GRAMMAR)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật khẩu", encoding="utf-8")
    data, out = io.BytesIO(workbook(["Sought", "b", "c"])), io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if b"Sought" in part:
                strings = part.decode().replace("Sought", "&e;").partition("?>")
                declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{strings[2] or strings[0]}'
                part = declared.encode(encoding)
            new.writestr(name, part)
    with pytest.raises(FormatError) as caught:
        load(out.getvalue(), GRAMMAR)
    assert caught.value.code == "unsafe_file"


def test_cells_beyond_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 10)
    for name in ("plan.xls", "plan.xlsx"):
        with pytest.raises(FormatError) as caught:
            load((FILES / name).read_bytes(), GRAMMAR)
        assert caught.value.code == "too_large"


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx"])
@pytest.mark.parametrize("seed", range(15))
def test_damage_is_read_around_or_refused(name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    damaged = bytearray((FILES / name).read_bytes())
    for step in range(1, 20):
        place = 40 + (seed * 7919 + step * 104_729) % (len(damaged) - 40)
        damaged[place] = (damaged[place] + seed + step) % 256
    try:
        assert load(bytes(damaged), GRAMMAR).text
    except FormatError as error:
        assert error.sentence.endswith(".")  # noqa: PT017


def test_a_locked_file_is_refused() -> None:
    data = (FILES / "plan.xls").read_bytes()
    # A record of any other kind after the first becomes one that says the stream is encrypted.
    begin = data.index(b"\x09\x08\x10\x00\x00\x06")
    after = begin + 4 + 16
    with pytest.raises(FormatError) as caught:
        load(data[:after] + b"\x2f\x00" + data[after + 2 :], GRAMMAR)
    assert caught.value.code == "encrypted"


# ── Regions ──────────────────────────────────────────────────────────────────────────────────────────


def placed(*rows: str, edges: int = 0) -> list[SheetCell]:
    """Cells by the words of rows; "." is one without text, "_" none at all."""
    made = []
    for row, words in enumerate(rows):
        for column, word in enumerate(words.split()):
            if word != "_":
                text = "" if word == "." else word
                made.append(SheetCell(row, column, [], edges, text=text))
    return made


def shape(*rows: str, edges: int = 0) -> list[str | tuple[int, int]]:
    """The blocks of cells: texts of paragraphs, sizes of tables."""
    found: list[str | tuple[int, int]] = []
    for block in spreadsheets.blocks(placed(*rows, edges=edges)):
        if isinstance(block, Table):
            found.append((block.row_count, block.column_count))
        else:
            assert isinstance(block, TextParagraph)
            found.append(block.lines[0].text)
    return found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("Title", "A B C", "1 2 3", "4 5 6", "Note"), ["Title", (3, 3), "Note"]),
        (("A B C", "1 2 3", "", "D E F", "4 5 6"), [(2, 3), (2, 3)]),
        (("A B", "x 1", "y 2", "z 3", "u 4"), [(5, 2)]),
        (("A B C", "1 _ 3", "_ _ 4", "5 6 7"), [(4, 3)]),
        (("Only",), ["Only"]),
        (("Left _ _ Right",), ["Left", "Right"]),
    ],
)
def test_tables_without_lines(rows: tuple[str, ...], found: list[str | tuple[int, int]]) -> None:
    assert shape(*rows) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("A B", "1 2"), [(2, 2)]),
        (("A B .", "1 2 ."), [(2, 3)]),
        (("A B C", ". . .", "1 2 3", ". . ."), [(2, 3)]),
    ],
)
def test_tables_with_lines(rows: tuple[str, ...], found: list[str | tuple[int, int]]) -> None:
    assert shape(*rows, edges=4) == found


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (30200, "General", "30200"),
        (30200.0, "#,##0", "30200"),
        (-5, "#,##0", "-5"),
        (119.6172249, "0.0", "119,6"),
        (6.622516556, "General", "6,622516556"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (0.125, "0%", "12%"),
        (0.125, "0.0%", "12,5%"),
        (1234.5, '#,##0.00" đồng"', "1234,50"),
        (1.234, "0.000", "1,2340"),
        (12.345, "General", "12,3450"),
        (0.234, "0.000", "0,234"),
        (1234.567, "0.000", "1234,567"),
        (0, "#,##0;-#,##0;", ""),
        (0, '_(* #,##0_);_(* (#,##0);_(* "-"??_)', "0"),
        (-0.4, "0", "0"),
        (1.5e12, "General", "1500000000000"),
        (2_500_000, "#,##0,", "2500"),
        (5, ";;;", ""),
        (7, "@", "7"),
        (float("inf"), "0", ""),
    ],
)
def test_numbers(value: float, form: str, shown: str) -> None:
    assert number(value, form) == shown


@given(st.decimals(-10_000_000, 10_000_000, places=3), st.sampled_from(["General", "0", "#,##0.0", "0.000"]))
def test_a_number_has_one_reading(value: float, form: str) -> None:
    shown = number(float(value), form)
    text = f"{shown} và 4,5 và {shown}"
    found = list(numerals(text.replace("-", ""), grouping(text)))
    assert [numeral.readings for numeral in found] == [()] * 3
    assert abs(float(found[0].value or 0) - abs(float(value))) <= (0.5 if form == "0" else 0.05)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (datetime(2006, 3, 21), "mm-dd-yy", "21/03/2006"),
        (date(2006, 3, 1), "d/m/yyyy", "01/03/2006"),
        (date(2006, 3, 1), "mmm-yy", "03/2006"),
        (date(2006, 3, 1), "yyyy", "2006"),
        (date(2006, 3, 1), "d-mmm", "01/03"),
        (datetime(2006, 3, 1, 8, 30), "dd/mm/yyyy hh:mm", "01/03/2006 08:30"),
        (time(8, 30), "h:mm", "08:30"),
    ],
)
def test_dates(value: datetime | date | time, form: str, shown: str) -> None:
    assert moment(value, form) == shown


def test_limits_are_those_of_the_caller() -> None:
    with pytest.raises(FormatError) as caught:
        spreadsheets.read_xlsx(workbook(["a", "b"]), Limits(unpacked=1_000))
    assert caught.value.code == "too_large"
    assert spreadsheets.read_xlsx(workbook(["a", "b"]), DEFAULT_LIMITS).sheets
