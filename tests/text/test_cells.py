"""What stands in a cell, and which rows are a header."""

from __future__ import annotations

import pytest

from kcextract.text.cells import header_rows, kind_of, numbers_columns


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("blank", [""]),
        ("mark", ["-", "–", "…", "...", '"']),
        ("cross", ["x", "X"]),
        ("integer", ["1", "05", "199"]),
        ("number", ["300", "9,800", "10.800", "1.234,5", "-5", "85%", "1 250 000", "2016"]),
        ("ordinal", ["1.", "2)", "1.2.3", "(1)", "3/"]),
        ("roman", ["I", "VII", "XIV.", "iv"]),
        ("letter", ["A", "b)", "đ"]),
        ("bullet", ["- Quốc gia", "+ Vốn vay", "_Các khoản thu"]),
        ("text", ["Đào tạo nghề", "12 lớp", "QG", "T1/2004", "214+SĐ", "MIX"]),
    ],
)
def test_a_cell_is_known_by_its_form(kind: str, texts: list[str]) -> None:
    assert [kind_of(text) for text in texts] == [kind] * len(texts)


@pytest.mark.parametrize("row", ["1|2|3|4", "(1)|(2)|(3)=(1)+(2)", "A|B|1|2|3", "|1|2|3", "0|1|2"])
def test_a_row_may_number_the_columns(row: str) -> None:
    assert numbers_columns(row.split("|"))


@pytest.mark.parametrize("row", ["1|Nghề|3", "1|2", "5|6|7", "1|3|4", "2016|2017|2018", "I|1|2|3", ""])
def test_other_rows_do_not(row: str) -> None:
    assert not numbers_columns(row.split("|"))


@pytest.mark.parametrize(
    ("count", "table"),
    [
        (1, ["TT|Nội dung|Kinh phí", "1|Nghề|300"]),
        (2, ["TT|Nội dung|Kinh phí|", "||2016|2017", "1|Nghề|300|400"]),
        (2, ["TT|Nội dung|Kinh phí", "1|2|3", "1|Nghề|300"]),
        (3, ["TT|Nội dung|Kinh phí|Kinh phí", "TT|Nội dung|Tổng|Vay", "A|B|1|2", "I|Nghề|300|"]),
        (1, ["|||QG|ĐP|QG|ĐP|", "I|Nghề||-|60|-|300|360"]),
        (0, ["I|Nghề|300", "1|May|200"]),
        (0, ["3|Hỗ trợ sửa chữa||", "|- Quốc gia|2|3"]),
        (0, ["|Trong đó:||", "1|Nghề|300|4"]),
        (0, ["||75|8", "|- Quốc gia|97|97"]),
        (1, ["Tên|Chức vụ|Nơi ở", "An|Giám đốc|Tân Trụ", "Bình|Kế toán|Bến Lức"]),
    ],
)
def test_a_header_is_what_stands_above_the_first_row_of_values(count: int, table: list[str]) -> None:
    assert header_rows([row.split("|") for row in table]) == count
