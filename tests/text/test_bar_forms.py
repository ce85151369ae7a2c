"""Tables to be filled in whose cells end with bars: the lines of a stack of labels are rows."""

from __future__ import annotations

import pytest

from kcextract.text.lines import split_lines
from kcextract.text.tables import flattened_tables

HEADER = "STT|\nChỉ tiêu|\nSố tiền\n|\n\n"


def rows(text: str) -> list[list[str]]:
    """The cells of the one table, row by row, on one line each; none where there is no table."""
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    found: list[list[str]] = []
    for grid, _, _ in flattened_tables(text, lines, stripped, set()):
        assert not found
        found = [[""] * grid.column_count for _ in range(grid.row_count)]
        for cell in grid.cells:
            found[cell.row][cell.column] = " ".join(text[cell.start : cell.end].split())
    return found


def test_numbers_beside_as_many_labels_are_rows() -> None:
    body = "1\n2\n\n3|\nDoanh thu\nThu nhập chịu thuế\n(1 - 2)\nSố thuế|\n|\n"
    assert rows(HEADER + body) == [
        ["STT", "Chỉ tiêu", "Số tiền"],
        ["1", "Doanh thu", ""],
        ["2", "Thu nhập chịu thuế (1 - 2)", ""],
        ["3", "Số thuế", ""],
    ]


def test_dashes_are_parts_of_labels_where_numbers_say_so() -> None:
    body = "1\n2\n3|\nSố thuế kỳ trước\n+ Nộp thiếu:\n+ Nộp thừa\nSố thuế kỳ này\nTiền phạt|\n|\n"
    assert [row[1] for row in rows(HEADER + body)[1:]] == [
        "Số thuế kỳ trước + Nộp thiếu: + Nộp thừa",
        "Số thuế kỳ này",
        "Tiền phạt",
    ]


def test_a_stack_of_labels_alone_is_a_row_a_line() -> None:
    text = "Chỉ tiêu|\nTổng số|\nGhi chú|\n\n1. Doanh thu\na) Bán hàng\nb) Dịch vụ\n- Khác\nTrong đó:\n2. Chi phí\n|||\n"
    assert [row[0] for row in rows(text)[1:]] == [
        "1. Doanh thu",
        "a) Bán hàng",
        "b) Dịch vụ",
        "- Khác Trong đó:",
        "2. Chi phí",
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "1\n2\n3|\nDoanh thu\nChi phí\n- Lương|\n- Vật tư|\n",
        HEADER + "1\n2\n3|\nDoanh thu\nChi phí|\n|\n",
        "Sở Công Thương|\nSở Tài chính|\nKho bạc|\n\nĐã ký|\n|\n|\n",
        "Nơi nhận|\nNgười lập|\nGiám đốc|\n\nCác phòng\nLưu\nBan quản lý\nKý tên và đóng dấu\n",
    ],
)
def test_where_it_is_open_which_label_is_whose_there_is_no_form(text: str) -> None:
    assert rows(text) == []
