"""Tables below a header with dashes that counts the figures of their rows, and one row of figures."""

import pytest

from .flattened import tables

TABLE = """STT - Xã - Số hộ - Diện tích (ha)
1 Đình Cả  58  43,5
2 Bình Long 1 42 1.315
3. Cúc Đường - 33,7
"""
YEARS = "Năm 2031 | 2032 | 2033 | Tổng |\n2.350 | 2.780 | 3.020 | 8.150 |\n"


def test_a_header_with_dashes_says_how_many_figures_end_each_row():
    (rows,) = tables(f"Phụ lục\n{TABLE}\nGhi chú.\n")

    assert rows == [
        ["STT", "Xã", "Số hộ", "Diện tích (ha)"],
        ["1", "Đình Cả", "58", "43,5"],
        ["2", "Bình Long 1", "42", "1.315"],
        ["3.", "Cúc Đường", "-", "33,7"],
    ]


@pytest.mark.parametrize("below", ["", "Phần còn lại do xã đối ứng.\n"])
def test_a_total_without_a_number_ends_it(below):
    (rows,) = tables(f"{TABLE}Tổng cộng 100 1.392,2\n{below}")

    assert rows[-1] == ["", "Tổng cộng", "100", "1.392,2"]


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("STT - Xã", "Huyện - Xã"),
        TABLE.replace("2 Bình", "5 Bình"),
        TABLE.replace("1 Đình Cả  58  43,5", "1 Đình Cả có 58 hộ"),
        "TT - Nội dung - Thời gian - Kinh phí\n1 Dạy nghề quý I 12\n2 Mua sắm quý II 30\n3 Khác cả năm 50\n",
        "Tổ chức hội chợ - triển lãm - hội thảo\n1 Lần 12 30\n2 Lần 14 30\n3 Lần 16 40\n",
    ],
)
def test_other_lines_with_dashes_are_text(text):
    assert tables(text) == []


@pytest.mark.parametrize("text", [YEARS, YEARS.replace(" | ", "\t").replace(" |", "")])
def test_years_above_one_row_of_figures_are_a_table(text):
    (rows,) = tables(f"Kinh phí từng năm:\n{text}Trong đó dành 5 tỷ đồng mua máy.\n")

    assert rows[0][:4] == ["Năm 2031", "2032", "2033", "Tổng"]
    assert rows[1][:4] == ["2.350", "2.780", "3.020", "8.150"]


@pytest.mark.parametrize(
    "text",
    [
        YEARS.replace("2.780", "không"),
        YEARS.replace("2.780 | ", ""),
        "TT | Họ tên | Chức vụ | Ghi chú |\n1 | 2 | 3 | 4 |\n",
        "SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH | Hòa Bình, ngày 4 tháng 5 |\n",
    ],
)
def test_other_pairs_of_lines_with_bars_are_text(text):
    assert tables(text) == []
