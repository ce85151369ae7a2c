"""Tables of pages: where the cells stand, which tables are data, and what is a header."""

from __future__ import annotations

import pytest

from .pages import paragraphs, read, tables

DATA = (
    "<table border=1><tr><td>TT<td>Nội dung<td>Kinh phí<tr><td>1<td>Lớp<td>300<tr><td>2<td>Máy<td>70</table>"
)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><td>a<td>5<tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<tr><td rowspan=2>a<td>5<tr><td>6", [["a", "5"], ["^", "6"]]),
        ("<tr><td colspan=2>a<tr><td>b<td>6", [["a", "<"], ["b", "6"]]),
        # Rows of a later group are free of what reaches down from an earlier one.
        ("<tbody><tr><td rowspan=9>a<td>5<tbody><tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<tr><td rowspan=0>a<td>5<tr><td>6<tr><td>7", [["a", "5"], ["^", "6"], ["^", "7"]]),
        # A cell that reaches into one from above is cut there.
        ("<tr><td>a<td rowspan=2>b<td>5<tr><td colspan=2>c<td>6", [["a", "b", "5"], ["c", "^", "6"]]),
        # Missing cells are missing.
        ("<tr><td>a<td>5<td>7<tr><td>b", [["a", "5", "7"], ["b", "", ""]]),
        # No cell begins in the middle column, none in the second row.
        ("<tr><td colspan=2>a<td>5<tr><td colspan=2>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<tr><td rowspan=2>a<td rowspan=2>5<tr><tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<tr><td colspan=99999>a<tr><td>b<td>6", [["a", "<"], ["b", "6"]]),
        ("<tr><td rowspan=99999 colspan=x>a<td>5<tr><td>6", [["a", "5"], ["^", "6"]]),
        ("<tr><td colspan=-3>a<td>5<tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        # What the foot has stands at the end, wherever it is written.
        ("<tfoot><tr><td>z<td>9<tbody><tr><td>a<td>5", [["a", "5"], ["z", "9"]]),
        # Without rows, and with tags between table and row.
        ("<td>a<td>5<tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<form><tr><td>a<td>5</form><tr><td>b<td>6", [["a", "5"], ["b", "6"]]),
        ("<tr><td><p>a</p><p>b</p><td>5<br>6<tr><td>c<td>7", [["a\nb", "5\n6"], ["c", "7"]]),
        ("<tr><td><ol><li>a<li>b</ol><td>5<tr><td>c<td>7", [["1. a\n2. b", "5"], ["c", "7"]]),
    ],
)
def test_cells_stand_where_a_browser_shows_them(table: str, expected: list[list[str]]) -> None:
    assert tables(f"<p>Một</p><table border=1>{table}</table><p>Hai</p>") == [expected]


def test_text_around_and_in_a_table_but_in_no_cell() -> None:
    page = "<p>Một</p><table border=1><caption>Bảng 1</caption>lạc<tr><td>a<td>5<tr><td>b<td>6</table>Hai"
    assert paragraphs(page) == ["Một", "Bảng 1", "lạc", "Hai"] or paragraphs(page) == [
        "Một",
        "lạc",
        "Bảng 1",
        "Hai",
    ]
    assert tables(page) == [[["a", "5"], ["b", "6"]]]


@pytest.mark.parametrize(
    ("table", "headers"),
    [
        ("<thead><tr><td>a<td>b<tbody><tr><td>1<td>2", 1),
        ("<tr><th>a<th>b<tr><th>c<th>d<tr><td>1<td>2", 2),
        ("<tr><th>a<td>1<tr><th>b<td>2", 0),
        ("<tr><td>a<td>b<tr><td>1<td>2", 0),
        ("<tr><th>a<th>b", 0),
    ],
)
def test_rows_of_a_header(table: str, headers: int) -> None:
    [grid] = read(f"<table border=1>{table}</table>").grids
    assert {cell.row for cell in grid.cells if cell.is_header} == set(range(headers))


LETTERHEAD = (
    "<table border=1 width='100%'><tr><td><p align=center><b>ỦY BAN NHÂN DÂN<br>TỈNH AN GIANG</b></p><td>"
    "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</p><tr><td>Số: 12/QĐ-UBND"
    "<td><i>An Giang, ngày 5 tháng 6 năm 2020</i></table>"
)
SIGNATURE = (
    "<table><tr><td><p>Nơi nhận:<br>- Như Điều 3;<br>- Lưu: VT.<td><p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br><br>"
    "Nguyễn Văn A</table>"
)


def test_letterhead_and_signature_are_text() -> None:
    assert paragraphs(LETTERHEAD + SIGNATURE) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/QĐ-UBND",
        "An Giang, ngày 5 tháng 6 năm 2020",
        *("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."),
        *("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    ]
    assert tables(LETTERHEAD + SIGNATURE) == []


def test_a_table_with_lines_is_data_even_if_it_is_small() -> None:
    table = "<tr><td>Đơn vị<td>Nhiệm vụ<tr><td>Sở Công Thương<td>Chủ trì"
    assert tables(f"<table border=1>{table}</table>") == [
        [["Đơn vị", "Nhiệm vụ"], ["Sở Công Thương", "Chủ trì"]]
    ]
    assert tables(f"<table style='border:none' border=1>{table}</table>") == []
    assert (
        len(tables(f"<table style='border-collapse:collapse;border:solid windowtext 1.0pt'>{table}</table>"))
        == 1
    )


def test_a_table_in_a_frame_is_a_table() -> None:
    assert tables(f"<table><tr><td><p>Biểu 1</p>{DATA}<td></table>") == tables(DATA)
    assert paragraphs(f"<table><tr><td><p>Biểu 1</p>{DATA}<td></table>") == ["Biểu 1"]


def test_a_table_in_a_cell_of_data_is_the_text_of_the_cell() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    page = f"<table border=1><tr><td>TT<td>Nội dung<td>Kinh phí<tr><td>1<td>Lớp {inner}<td>300</table>"
    assert tables(page) == [[["TT", "Nội dung", "Kinh phí"], ["1", "Lớp\na\nb", "300"]]]


def test_a_blank_table_is_nothing() -> None:
    assert tables("<table border=1><tr><td>&nbsp;<td><img src=x></table>") == []
