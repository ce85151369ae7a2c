"""Tables whose cells end with a bar: rows over several lines, and cells on lines of their own."""

from __future__ import annotations

import pytest

from kcextract.document import Grid
from kcextract.text.lines import split_lines
from kcextract.text.tables import flattened_tables

HEADER = "TT|Nội dung|Số lượng|Kinh phí|"


def grids(text: str) -> list[Grid]:
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    return [grid for grid, _, _ in flattened_tables(text, lines, stripped, set())]


def rows(text: str) -> list[list[str]]:
    """The cells of the one table, row by row, on one line each."""
    (grid,) = grids(text)
    found = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        found[cell.row][cell.column] = " ".join(text[cell.start : cell.end].split())
    return found


def test_a_row_ends_with_as_many_bars_as_the_others() -> None:
    body = "1|Hội chợ\n- triển lãm\n- Lễ hội||2.400|\n2|Lớp\nmay|2|300|\n3|Khác|4|7|"
    assert rows(f"ĐVT: triệu đồng\n{HEADER}\n{body}\nNơi nhận: như trên.") == [
        ["TT", "Nội dung", "Số lượng", "Kinh phí"],
        ["1", "Hội chợ - triển lãm - Lễ hội", "", "2.400"],
        ["2", "Lớp may", "2", "300"],
        ["3", "Khác", "4", "7"],
    ]


def test_a_bar_before_the_first_cell_is_no_cell() -> None:
    body = "|1|Hội chợ\n- Lễ hội||2.400|\n|2|Lớp\nmay|2|300|\n|3|Khác|4|7|"
    assert rows(f"|{HEADER}\n{body}\n")[1] == ["1", "Hội chợ - Lễ hội", "", "2.400"]


def test_the_upper_row_of_a_header_has_fewer_bars() -> None:
    header = "|Thực hiện năm trước||\nChỉ tiêu|9 tháng|Quý IV|Cả năm|Năm nay|"
    body = "\n".join(f"{label}|||||" for label in ("Doanh thu", "Chi phí\n- Lương\n- Vật tư", "Lãi", "Thuế"))
    (grid,) = grids(f"{header}\n{body}\n")
    assert (grid.row_count, grid.column_count) == (6, 5)
    assert {cell.row for cell in grid.cells if cell.is_header} == {0, 1}


@pytest.mark.parametrize(
    "text",
    [
        "Nội dung\nthứ nhất|\nNội dung\nthứ hai|\n",
        "UBND TỈNH|CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM|\nSố: 5|Hà Nội,\nngày 5|\n",
    ],
)
def test_few_bars_make_no_table(text: str) -> None:
    assert grids(text) == []


def test_a_blank_line_ends_a_table_of_bars() -> None:
    body = "1|Hội\nchợ||2.400|\n2|Lớp|2|300|\n3|Khác|4|7|"
    (grid,) = grids(f"{HEADER}\n{body}\n\nNguồn|vốn||của tỉnh|\n")
    assert grid.row_count == 4
