"""Tables to be filled in: nothing but numbers of rows and labels, a cell a line, blank cells lost."""

from __future__ import annotations

import pytest

from kcextract.text.lines import split_lines
from kcextract.text.tables import flattened_tables

HEADER = "TT\nHạng mục\nSố lượng\nThành tiền\n\n1\n2\n3\n4\n\n"


def rows(body: str, header: str = HEADER) -> list[list[list[str]]]:
    """The number and label of each body row, table by table."""
    text = header + body
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    tables = []
    for grid, _, _ in flattened_tables(text, lines, stripped, set()):
        assert grid.column_count == 4
        found = [["", ""] for _ in range(grid.row_count)]
        for cell in grid.cells:
            if not cell.is_header:
                assert cell.column < 2
                found[cell.row][cell.column] = text[cell.start : cell.end]
        tables.append(found[2:])
    return tables


def test_a_stack_of_numbers_goes_with_the_stack_of_labels_behind_it() -> None:
    body = "1\n2\n3\nNhà xưởng\nĐiện\nNước sạch và\nthoát nước\n\nCộng\n"
    assert rows(body) == [
        [["1", "Nhà xưởng"], ["2", "Điện"], ["3", "Nước sạch và\nthoát nước"], ["", "Cộng"]]
    ]


def test_a_stack_without_labels_is_rows_to_fill_in() -> None:
    assert rows("1\n2\n3\n...\n\nTổng cộng\n") == [
        [["1", ""], ["2", ""], ["3", ""], ["...", ""], ["", "Tổng cộng"]]
    ]


def test_labels_as_many_as_letters_are_theirs() -> None:
    body = "A\n1\n2\n\nB\n1\n2..\n\nNguyên liệu chính\n\nNguyên liệu phụ\n\nCộng\n"
    assert rows(body) == [
        [
            *(["A", "Nguyên liệu chính"], ["1", ""], ["2", ""]),
            *(["B", "Nguyên liệu phụ"], ["1", ""], ["2..", ""], ["", "Cộng"]),
        ]
    ]


@pytest.mark.parametrize("closing", ["Cộng", "Cộng B", "Tổng số:", ""])
def test_numbers_each_with_its_label_are_rows(closing: str) -> None:
    last = [["", closing]] if closing else []
    body = f"1\nVốn vay\n\n2\nVốn tự có\n\n3\nVốn khác\n\n4\nNguồn vốn\n\n{closing}\n"
    assert rows(body) == [
        [["1", "Vốn vay"], ["2", "Vốn tự có"], ["3", "Vốn khác"], ["4", "Nguồn vốn"], *last]
    ]


@pytest.mark.parametrize(
    "body",
    [
        "1\n2\n3\n4\nCán bộ\nChủ nhiệm\nKỹ sư\nCông nhân\nBảo vệ\n\nCộng\n",
        "1\n2\n3\n4\nQuản lý phí\n- Hành chính\n- Đào tạo\nSửa chữa\n\n",
    ],
)
def test_where_it_is_open_which_label_is_whose_there_is_no_table(body: str) -> None:
    assert rows(body) == []


def test_empty_lines_part_the_labels_of_which_dashes_are_parts() -> None:
    body = "1\n\n2\n\n3\n\nCông tác phí:\n\nQuản lý phí:\n- Hành chính\n- Đào tạo\n\nChi khác\n\nCộng\n"
    assert rows(body) == [
        [
            *(["1", "Công tác phí:"], ["2", "Quản lý phí:\n- Hành chính\n- Đào tạo"], ["3", "Chi khác"]),
            ["", "Cộng"],
        ]
    ]


def test_a_form_may_be_nothing_but_its_closing_row() -> None:
    header = "TT\nHạng mục\nĐơn vị\nSố lượng\nĐơn giá\nThành tiền\n\n1\n2\n3\n4\n5\n6\n\n"
    text = header + "Cộng A\n\nB. Nhà xưởng xây mới\n"
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    ((grid, _, _),) = flattened_tables(text, lines, stripped, set())
    assert (grid.row_count, grid.column_count) == (3, 6)
    assert [text[cell.start : cell.end] for cell in grid.cells if cell.row == 2] == ["Cộng A"]


def test_a_heading_behind_the_form_is_no_label() -> None:
    assert rows("1\n2\n3\n\nII. Phương án sản phẩm\n\nTT\n") == [[["1", ""], ["2", ""], ["3", ""]]]


def test_one_number_of_a_column_may_be_left_out() -> None:
    header = "TT\nTên\n\n" + "\n".join("1234568") + "\n\n"
    text = header + "1\n2\n3\n...\n\n"
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    ((grid, _, _),) = flattened_tables(text, lines, stripped, set())
    assert (grid.row_count, grid.column_count) == (6, 7)


def test_a_gap_in_a_header_with_a_cell_a_column_makes_no_row_of_it() -> None:
    header = "TT\nHạng mục\n\nSố lượng\nThành tiền\n\n1\n2\n3\n4\n\n"
    assert rows("1\nNhà xưởng\n\n2\nĐiện\n\nCộng\n", header) == rows("1\nNhà xưởng\n\n2\nĐiện\n\nCộng\n")
