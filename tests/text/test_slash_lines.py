"""Tables whose cells slashes part, and lines with slashes that are none."""

import pytest

from .flattened import tables

TABLE = """TT/ Nội dung/ Kinh phí (triệu đồng)
1/ Dạy nghề (500 người)/ 1.400
2/ Mua sắm thiết bị/ 300
3/ Kiểm tra/ 50
"""
UNNUMBERED = """Huyện/ Năm 2031/ Năm 2032
Krông Nô/ 62/ 70
Cư Jút/ 48/ 55
Đắk Mil/ 26/ -
"""


def test_slashes_part_the_cells_of_rows_that_a_header_numbers():
    (rows,) = tables(f"Kinh phí như sau:\n{TABLE}Phần còn lại.\n")
    assert rows[0] == ["TT", "Nội dung", "Kinh phí (triệu đồng)"]
    assert rows[1] == ["1", "Dạy nghề (500 người)", "1.400"]
    assert rows[-1] == ["3", "Kiểm tra", "50"]


def test_or_of_rows_with_a_value_in_each_cell_but_the_first():
    (rows,) = tables(UNNUMBERED)
    assert rows[-1] == ["Đắk Mil", "26", "-"]


@pytest.mark.parametrize("total", ["Tổng cộng/ 1.750", "/ Tổng cộng/ 1.750"])
def test_a_total_has_no_number(total):
    (rows,) = tables(f"{TABLE}{total}\n")
    assert rows[-1] == ["", "Tổng cộng", "1.750"]


def test_a_label_may_hold_a_slash_and_go_over_several_lines():
    (rows,) = tables(TABLE.replace("Mua sắm thiết bị", "Mua sắm máy/ thiết bị\nvà vật tư"))
    assert rows[2] == ["2", "Mua sắm máy/ thiết bị\nvà vật tư", "300"]


@pytest.mark.parametrize(
    "text",
    [
        "1/ Dạy nghề.\n2/ Mua sắm thiết bị.\n3/ Kiểm tra/ giám sát.\n",
        "TT/ Nội dung/ Kinh phí\nSở Tài chính chủ trì.\nSở Công Thương phối hợp.\n",
        "Lao động/ việc làm/ thu nhập\nHộ nghèo/ cận nghèo/ thoát nghèo\nNgày 1/ 2/ 2031\n",
        "TT/ Nội dung/ Kinh phí\n1/ Dạy nghề/ 1.400\n\n2/ Mua sắm/ 300\n",
    ],
)
def test_lines_with_slashes_are_no_table_without_a_header_and_values(text):
    assert tables(text) == []
