"""Excel: what is written is read back, and nothing is a formula."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kcextract.dataset.tables import Dataset
from kcextract.exports import Exported, excel
from kcextract.exports.sheets import Sheet, sheet_title
from kcextract.loaders.office import soffice
from kcextract.records import columns, table_records

Export = Callable[..., tuple[Dataset, Exported]]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def sheet(exported: Exported, table: str) -> list[tuple[Any, ...]]:
    """The rows of the sheet of a table, without the heading, as a program reads them that knows the escapes."""
    book = load_workbook(exported.path)
    rows = book[table_records()[table].TABLE.label_vi].iter_rows(min_row=2, values_only=True)
    return [tuple(unescaped(value) if isinstance(value, str) else value for value in row) for row in rows]


def unescaped(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def expected(dataset: Dataset, table: str) -> list[tuple[Any, ...]]:
    return [tuple(cell_value(value) for value in row.values()) for row in dataset[table].arrow().to_pylist()]


def cell_value(value: Any) -> Any:
    """As Excel has it, to which an empty text is nothing."""
    return (
        datetime(value.year, value.month, value.day)
        if hasattr(value, "year")
        else None
        if value == ""
        else value
    )


def test_every_table_reads_back_equal(exported: Export, hostile: list[str]) -> None:
    dataset, done = exported("xlsx", hostile, ["một"], ["hai"], per_part=1)
    for table in dataset.tables:
        assert sheet(done, table) == expected(dataset, table), table
    assert done.count == sum(map(len, dataset))


def test_no_cell_is_a_formula_or_an_error(exported: Export, hostile: list[str]) -> None:
    _, done = exported("xlsx", hostile)
    for page in load_workbook(done.path):
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {
            "s",
            "inlineStr",
            "n",
            "d",
            "b",
        }


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(exported: Export) -> None:
    _, done = exported("xlsx", ["=1+1", "lớp"])
    page = load_workbook(done.path)["Chỉ tiêu"]
    column = [column.name for column in columns("targets")].index("object") + 1
    assert [page.cell(row, column).quotePrefix for row in (2, 3)] == [True, False]


def test_headings_are_the_labels_and_stay_in_sight_with_filters(exported: Export) -> None:
    dataset, done = exported("xlsx", ["một", "hai"])
    book = load_workbook(done.path)
    assert book.sheetnames[0] == excel.CONTENTS
    for table in dataset.tables:
        page = book[table_records()[table].TABLE.label_vi]
        assert [cell.value for cell in page[1]] == [column.label_vi for column in columns(table)]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == f"A1:{page.cell(max(page.max_row, 1), len(columns(table))).coordinate}"


def test_dates_and_amounts_are_shown_as_such(exported: Export) -> None:
    _, done = exported("xlsx", ["một"])
    book = load_workbook(done.path)
    date = [column.name for column in columns("documents")].index("issue_date") + 1
    assert book["Văn bản"].cell(2, date).number_format == "dd/mm/yyyy"
    amount = [column.name for column in columns("appendix_cells")].index("value_vnd") + 1
    assert book["Ô phụ lục"].cell(2, amount).number_format == "#,##0"


def test_the_first_sheet_lists_the_others_and_the_key_every_column(exported: Export) -> None:
    _, done = exported("xlsx", ["một"], tables=["targets", "documents"])
    book = load_workbook(done.path)
    listed = [row[:2] + row[3:] for row in book[excel.CONTENTS].iter_rows(min_row=2, values_only=True)]
    assert listed == [("Chỉ tiêu", "targets", 1), ("Văn bản", "documents", 1)]
    key = [row[:2] for row in book[excel.KEY].iter_rows(min_row=2, values_only=True)]
    assert key == [(table, column.name) for table in ("targets", "documents") for column in columns(table)]
    assert book.sheetnames == [excel.CONTENTS, "Chỉ tiêu", "Văn bản", excel.KEY]


def test_a_text_that_is_longer_than_a_cell_stands_in_pieces_elsewhere(exported: Export) -> None:
    long, wide = "=" + "ằ" * 70_000, "😀" * 20_000
    _, done = exported("xlsx", ["một", long, wide], tables=["targets"])
    pieces: dict[tuple[Any, ...], str] = {}
    for table, row, column, _, text in load_workbook(done.path)[excel.LONG_TEXTS].iter_rows(
        min_row=2, values_only=True
    ):
        assert len(text.encode("utf-16-le")) // 2 <= excel.LONGEST
        pieces[table, row, column] = pieces.get((table, row, column), "") + text
    assert pieces == {
        ("targets", row, column): text
        for row, text in ((1, long), (2, wide))
        for column in ("action", "object", "text")
    }
    place = [row[4] for row in sheet(done, "targets")]
    assert place[0] == "một"
    assert place[1] == f"[70001 ký tự: trang tính “{excel.LONG_TEXTS}”, dòng 2–6]"


def test_a_table_with_more_rows_than_a_sheet_goes_on_in_another(
    exported: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 4)
    dataset, done = exported("xlsx", [f"từ {n}" for n in range(7)], tables=["targets"])
    book = load_workbook(done.path)
    assert book.sheetnames[1:4] == ["Chỉ tiêu", "Chỉ tiêu (2)", "Chỉ tiêu (3)"]
    pages = [[*book[name].iter_rows(min_row=2, values_only=True)] for name in book.sheetnames[1:4]]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [row for page in pages for row in page] == expected(dataset, "targets")
    assert all(book[name].freeze_panes == "A2" for name in book.sheetnames)


def test_a_number_that_excel_would_change_is_a_text() -> None:
    book = Workbook(write_only=True)
    page = Sheet(book, "Số", ("a",), (9,))
    assert page.number(123456789012345) == 123456789012345
    assert page.number(9_007_199_254_740_993) == "9007199254740993"
    assert page.number(float("inf")) == "inf"
    book.save(io.BytesIO())


@given(words=st.lists(TEXTS, min_size=1, max_size=20))
def test_any_text_reads_back_equal(words: list[str]) -> None:
    book = Workbook(write_only=True)
    page = Sheet(book, "Chữ", ("a",), (9,))
    for word in words:
        page.append([page.text(word)])
    page.close()
    packed = io.BytesIO()
    book.save(packed)
    cells = [cell for (cell,) in load_workbook(packed)["Chữ"].iter_rows(min_row=2)]
    assert [unescaped(cell.value) for cell in cells] == words
    assert not [cell for cell in cells if cell.data_type in "fe"]


@pytest.mark.skipif(soffice.program() is None, reason="LibreOffice is not installed.")
def test_libreoffice_reads_it_too(exported: Export, hostile: list[str], tmp_path: Path) -> None:
    dataset, done = exported("xlsx", [word for word in hostile if word != "\ufffe"], tables=["targets"])
    book = done.path.rename(tmp_path / "book.xlsx")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(soffice.program()),
        home,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path),
        str(book),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (tmp_path / "book-Chỉ tiêu.csv").open(encoding="utf-8", newline="") as source:
        head, *rows = csv.reader(source)
    assert head == [column.label_vi for column in columns("targets")]
    wanted = dataset.targets.arrow().to_pylist()
    assert [row[9] for row in rows] == [row["object"] for row in wanted]
    assert [float(row[5]) for row in rows] == [row["quantity_min"] for row in wanted]
    assert {row[10] for row in rows} == {""}


def test_the_file_is_a_workbook_without_links_or_macros(exported: Export) -> None:
    _, done = exported("xlsx", ["=cmd|' /C calc'!A0"])
    with zipfile.ZipFile(done.path) as packed:
        assert not [name for name in packed.namelist() if "external" in name.lower() or "vba" in name.lower()]
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())


def test_labels_are_titles_of_sheets_as_they_are() -> None:
    titles = [sheet_title(record.TABLE.label_vi) for record in table_records().values()]
    assert titles == [record.TABLE.label_vi for record in table_records().values()]
    assert len({*titles, excel.CONTENTS, excel.KEY, excel.LONG_TEXTS}) == len(titles) + 3
    assert sheet_title("a/b" + "c" * 40, 12) == "a b" + "c" * 23 + " (12)"
