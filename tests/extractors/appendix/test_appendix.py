"""The records of tables: what holds of all of them, and of real ones however much of them is left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract import extract
from kcextract.extractors.appendix import Appendix, extract_appendix
from kcextract.extractors.context import Context
from kcextract.records import AppendixCellRecord, Extraction

Read = Callable[..., Appendix]
CORPUS = Path(__file__).parents[3] / "corpus"
HEADER = "TT | Nội dung | Số lượng | Kinh phí"


def test_every_printed_cell_is_a_row(appendix: Read) -> None:
    found = appendix(
        f"ĐVT: triệu đồng\n{HEADER}\n1 | Lớp may | 2 | 1.300\n2 | Hội chợ | - | 2.400\n3 | Khác | | 7"
    )
    (table,) = found.tables
    assert (table.row_count, table.column_count, table.header_row_count, table.completeness) == (
        3,
        4,
        1,
        "complete",
    )
    assert [(cell.raw, cell.value, cell.value_vnd) for cell in found.cells] == [
        *(("1", None, None), ("Lớp may", None, None), ("2", 2, None), ("1.300", 1300, 1_300_000_000)),
        *(("2", None, None), ("Hội chợ", None, None), ("-", None, None), ("2.400", 2400, 2_400_000_000)),
        *(("3", None, None), ("Khác", None, None), ("", None, None), ("7", 7, 7_000_000)),
    ]


def test_a_figure_without_a_certain_column_has_no_value(context_of: Callable[[str], Context]) -> None:
    rows = [
        ["TT", "Nội dung", "QG", "ĐP"],
        ["1", "Lớp may", "300", "200"],
        ["2", "Lớp điện", "700"],
        ["3", "Hội chợ", "400", "100"],
    ]
    found = extract_appendix(context_of("\n\n".join("\n".join(row) for row in rows)), ())
    assert [cell.value for cell in found.cells if cell.row_no == 1] == [None] * 4
    assert [notice.code for notice in found.notices] == ["uncertain_column"]


def test_a_row_in_lower_case_with_cells_of_its_own_is_no_wrapped_one(appendix: Read) -> None:
    rows = ["1 | Bộ đổ bê tông | cái | BS", " | ống thổi rửa | cái | BS", "2 | Máy gặt | cái | 214"]
    found = appendix("\n".join(["TT | Tên hàng | ĐVT | Ghi chú", *rows]))
    assert [cell.raw for cell in found.cells if cell.column_no == 1] == [
        "Bộ đổ bê tông",
        "ống thổi rửa",
        "Máy gặt",
    ]


def test_header_cells_that_reach_down_leave_the_others_their_places(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><p>QUYẾT ĐỊNH</p><table>"
        "<tr><td rowspan=2>Nhóm</td><td rowspan=2>TT</td><td rowspan=2>Tiêu chí</td>"
        "<td colspan=2>Điểm</td></tr><tr><td>Xã</td><td>Tỉnh</td></tr>"
        "<tr><td rowspan=2>Về sản xuất</td><td>1</td><td>Quy mô</td><td>20</td><td>30</td></tr>"
        "<tr><td>2</td><td>Nguyên liệu</td><td>25</td><td>35</td></tr>"
        "<tr><td>Về văn hóa</td><td>3</td><td>Bản sắc</td><td>40</td><td>15</td></tr>"
        "</table></body></html>",
        encoding="utf-8",
    )
    found = extract(page)
    assert [column.measure for column in found.appendix_columns][1:3] == ["ordinal", "label"]
    labels = {cell.row_no: cell.row_label for cell in found.appendix_cells}
    assert labels == {0: "Quy mô", 1: "Nguyên liệu", 2: "Bản sắc"}


def test_a_number_that_may_be_read_in_two_ways_is_told(appendix: Read) -> None:
    found = appendix(f"{HEADER}\n1 | Lớp may | 2 | 1,250\n2 | Hội chợ | 3 | 75\n3 | Khác | 4 | 80")
    assert found.cells[3].value is None
    assert [notice.code for notice in found.notices] == ["ambiguous_number"]


WORDS = st.sampled_from(
    [
        "1",
        "2",
        "I",
        "-",
        "",
        "300",
        "1.250",
        "0.5",
        "9,800",
        "Đào tạo",
        "- Quốc gia",
        "Tổng cộng",
        "Cộng",
        "2016",
        "QG",
        "STT",
        "12%",
    ]
)
TABLES = st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=3, max_size=8)
WAYS = st.sampled_from(
    [
        ("", "\t", "\n"),
        ("\t", "\n\t", "\n\n"),
        ("", "\n", "\n"),
        ("", "\n", "\n\n"),
        ("| ", " | ", " |\n"),
        ("", "\n|\n", "\n|\n"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(TABLES, WAYS)
def test_whatever_comes_the_rows_hang_together(
    context_of: Callable[[str], Context], table: list[list[str]], way: tuple[str, str, str]
) -> None:
    before, between, after = way
    context = context_of("Kinh phí:\n\n" + "".join(before + between.join(row) + after for row in table))
    found = extract_appendix(context, ())
    for each in found.tables:
        cells = [cell for cell in found.cells if cell.table_no == each.table_no]
        columns = [column for column in found.columns if column.table_no == each.table_no]
        assert [column.column_no for column in columns] == list(range(each.column_count))
        places = [(cell.row_no, cell.column_no) for cell in cells]
        assert places == sorted(set(places))
        assert len(cells) <= each.row_count * each.column_count
        assert max(row for row, _ in places) == each.row_count - 1
        for cell in cells:
            assert each.start <= cell.start <= cell.end <= each.end
            assert cell.row_parent_no is None or cell.row_parent_no < cell.row_no
            assert (cell.value is None) or cell.raw
            assert cell.value_vnd is None or (cell.measure == "amount" and each.unit_vnd)


# ── Real tables, and what is left of them ────────────────────────────────────────────────────────────


def whole(name: str) -> tuple[Extraction, str, list[str]]:
    """The extraction of a document, its text and the rows of its table as text, header first."""
    extraction = extract(CORPUS / f"{name}.txt")
    (table,) = extraction.appendix_tables
    text = extraction.document.text
    return extraction, text, text[table.start : table.end].split("\n\n")


def by_place(extraction: Extraction, offset: int = 0) -> dict[tuple[int, int], AppendixCellRecord]:
    return {(cell.row_no + offset, cell.column_no): cell for cell in extraction.appendix_cells}


TOLD = "row_marker row_level row_label row_path header measure period_start period_end source value value_vnd".split()


def contradictions(
    part: dict[tuple[int, int], AppendixCellRecord], full: dict[tuple[int, int], AppendixCellRecord]
) -> list[tuple[object, ...]]:
    """What a part of a table says otherwise than the whole; what it does not say is no contradiction."""
    return [
        (place, name, getattr(cell, name), getattr(full[place], name))
        for place, cell in part.items()
        for name in TOLD
        if getattr(cell, name) is not None and getattr(cell, name) != getattr(full[place], name)
    ]


@pytest.mark.parametrize(("name", "headers"), [("long-an-2015", 1), ("can-tho-2017", 0)])
def test_a_table_cut_before_any_row_says_nothing_wrong(tmp_path: Path, name: str, headers: int) -> None:
    extraction, text, rows = whole(name)
    (table,) = extraction.appendix_tables
    full = by_place(extraction)
    path = tmp_path / "cut.txt"
    for cut in range(1, len(rows) - 1):
        path.write_text(text[: table.start] + "\n\n".join(rows[cut:]) + text[table.end :], encoding="utf-8")
        part = extract(path)
        assert contradictions(by_place(part, cut - headers), full) == []
        assert part.appendix_tables[0].completeness.startswith("header")


@pytest.mark.parametrize(("name", "headers"), [("long-an-2015", 1), ("can-tho-2017", 0)])
def test_a_table_cut_behind_any_row_says_nothing_wrong(tmp_path: Path, name: str, headers: int) -> None:
    extraction, text, rows = whole(name)
    (table,) = extraction.appendix_tables
    full = by_place(extraction)
    path = tmp_path / "cut.txt"
    for cut in range(headers + 2, len(rows)):
        path.write_text(text[: table.start] + "\n\n".join(rows[:cut]) + text[table.end :], encoding="utf-8")
        part = by_place(extract(path))
        assert len({row for row, _ in part}) == cut - headers
        assert contradictions(part, full) == []


def test_closing_rows_that_are_printed_twice_count_once() -> None:
    extraction, _, _ = whole("long-an-2015")
    (table,) = extraction.appendix_tables
    last = [cell for cell in extraction.appendix_cells if cell.row_no == table.row_count - 1]
    assert [cell.raw for cell in last] == ["", "Tổng cộng", "15.600", "5.640", "98.800", "36.420", "156.460"]
    assert {(cell.row_kind, cell.row_level) for cell in last} == {("total", 0)}


def test_cells_that_were_cut_off_are_no_rows() -> None:
    extraction, _, _ = whole("can-tho-2017")
    first = [cell for cell in extraction.appendix_cells if cell.row_no == 0]
    assert [(cell.column_no, cell.value) for cell in first] == [(13, 75), (14, 8), (15, 30), (16, 75)]
    assert {(cell.row_label, cell.row_level, cell.row_kind) for cell in first} == {(None, None, "item")}


def test_dashes_that_come_to_the_row_before_them_are_its_parts() -> None:
    extraction, _, _ = whole("can-tho-2017")
    parents = {cell.row_no: cell.row_parent_no for cell in extraction.appendix_cells}
    assert [parents[row] for row in range(4)] == [None, 0, 0, None]
