"""The records of tables: what holds of all of them, and of real ones however much of them is left."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract import extract
from kcextract.extractors.appendix import Appendix, extract_appendix
from kcextract.extractors.context import Context
from kcextract.records import Extraction

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


def test_a_row_that_begins_with_a_letter_of_a_list_is_no_wrapped_one(appendix: Read) -> None:
    rows = [
        "1 | Doanh thu | 5 | 6",
        " | a) Bán hàng | | ",
        " | b) dịch vụ | | ",
        " | của tỉnh | | ",
        "2 | Chi phí | 7 | 8",
    ]
    found = appendix("\n".join(["TT | Nội dung | Số lượng | Kinh phí", *rows]))
    labels = [cell.raw for cell in found.cells if cell.column_no == 1]
    assert labels == ["Doanh thu", "a) Bán hàng", "b) dịch vụ của tỉnh", "Chi phí"]


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


def test_numbers_of_things_are_no_labels(appendix: Read) -> None:
    header = "Nhóm sản phẩm | Kinh tế | Các nội dung khác | Tổng điểm | Năm 2019"
    rows = ["Thủ công | 20 điểm | 15 điểm | 35 | 12", "Chế biến | 30 điểm | 15 điểm | 45 | 31"]
    found = appendix("\n".join([header, *rows, "Máy móc | 25 điểm | 5 điểm | 30 | 18"]))
    assert {cell.row_label for cell in found.cells} == {"Thủ công", "Chế biến", "Máy móc"}


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


@cache
def whole(name: str) -> tuple[Extraction, str, list[str]]:
    """The extraction of a document, its text and the rows of its table as text, header first."""
    extraction = extract(CORPUS / f"{name}.txt")
    (table,) = extraction.appendix_tables
    text = extraction.document.text
    return extraction, text, text[table.start : table.end].split("\n\n")


CELL = "row_marker row_level row_label row_path row_kind header measure period_start period_end source activity_code raw value value_vnd".split()
COLUMN = "header measure period_start period_end source".split()


def differences(part: object, full: object, names: list[str]) -> list[tuple[str, object, object]]:
    """What a part says otherwise than the whole; what it does not say is no difference."""
    pairs = [(name, getattr(part, name), getattr(full, name)) for name in names]
    return [(name, said, so) for name, said, so in pairs if said is not None and said != so]


def wrong(part: Extraction, full: Extraction, cut: int) -> list[object]:
    """What is wrong in a table of which the first ``cut`` body rows are gone."""
    (table,) = part.appendix_tables
    found: list[object] = [*differences(table, full.appendix_tables[0], ["unit_vnd", "column_count"])]
    for column, other in zip(part.appendix_columns, full.appendix_columns, strict=True):
        found += [(column.column_no, each) for each in differences(column, other, COLUMN)]
    cells = {(cell.row_no, cell.column_no): cell for cell in full.appendix_cells}
    for cell in part.appendix_cells:
        other = cells[cell.row_no + cut, cell.column_no]
        found += [(cell.row_no, cell.column_no, each) for each in differences(cell, other, CELL)]
        if cell.row_parent_no is not None and cell.row_parent_no + cut != other.row_parent_no:
            found.append((cell.row_no, "parent", cell.row_parent_no))
        if cell.value is None and other.value is not None:
            found.append((cell.row_no, cell.column_no, "no value"))
    return found


CUT = pytest.mark.parametrize(("name", "headers"), [("long-an-2015", 1), ("can-tho-2017", 0)])


@pytest.fixture
def read_part(tmp_path: Path) -> Callable[[str, slice], Extraction]:
    def read(name: str, kept: slice) -> Extraction:
        extraction, text, rows = whole(name)
        (table,) = extraction.appendix_tables
        path = tmp_path / "cut.txt"
        part = "\n\n".join(rows[kept])
        path.write_text(text[: table.start] + part + text[table.end :], encoding="utf-8")
        return extract(path)

    return read


Part = Callable[[str, slice], Extraction]


@CUT
def test_a_table_cut_before_any_row_says_nothing_wrong(read_part: Part, name: str, headers: int) -> None:
    full, _, rows = whole(name)
    for cut in range(1, len(rows) - 1):
        part = read_part(name, slice(cut, None))
        assert wrong(part, full, cut - headers) == []
        assert part.appendix_tables[0].row_count == len(rows) - cut
        assert part.appendix_tables[0].completeness.startswith("header")
        # A table that begins with the rows that close it looks whole; one that begins elsewhere does not.
        assert cut - headers in (0, len(rows) - 4) or "rows" in part.appendix_tables[0].completeness


@CUT
def test_a_table_cut_behind_any_row_says_nothing_wrong(read_part: Part, name: str, headers: int) -> None:
    full, _, rows = whole(name)
    for end in range(headers + 2, len(rows)):
        part = read_part(name, slice(end))
        assert wrong(part, full, 0) == []
        assert part.appendix_tables[0].row_count == end - headers


def test_a_table_that_breaks_off_inside_a_group_is_not_whole(read_part: Part) -> None:
    full, _, rows = whole("long-an-2015")
    levels = {cell.row_no: cell.row_level for cell in full.appendix_cells}
    # Once a few groups show that parts come to their group.
    for end in range(7, len(rows) - 3):
        told = "rows" in read_part("long-an-2015", slice(end)).appendix_tables[0].completeness
        # Behind the last part of a group nothing tells of the groups that come.
        assert told == (levels[end - 1] != 0), end


@CUT
def test_a_table_cut_on_both_sides_says_nothing_wrong(read_part: Part, name: str, headers: int) -> None:
    full, _, rows = whole(name)
    for cut in range(1, len(rows) - 3, 2):
        for end in range(cut + 2 + cut % 4, len(rows), 9):
            assert wrong(read_part(name, slice(cut, end)), full, cut - headers) == []


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
