"""The unit of a table's money, and what the table is called."""

from collections.abc import Callable

import pytest

from kcextract.extractors.appendix import Appendix

Read = Callable[..., Appendix]
TABLE = (
    "TT | Nội dung | Kinh phí\n1 | Lớp may | 1.300\n2 | Lớp điện | 2.400\n3 | Hội chợ | 500\n4 | Khác | 20"
)


@pytest.mark.parametrize(
    ("note", "vnd"),
    [
        ("ĐVT: triệu đồng", 10**6),
        ("Đơn vị tính: 1.000 đồng", 10**3),
        ("Đơn vị: đồng", 1),
        ("ĐVT: tỷ đồng", 10**9),
        ("Đơn vị tính: nghìn đồng", 10**3),
        ("ĐVT: Tr.đ", 10**6),
    ],
)
@pytest.mark.parametrize("form", ["{}", "({})", "Biểu số 01\n{}", "{}\nTổng hợp kinh phí"])
def test_a_note_above_the_table_states_its_unit(appendix: Read, note: str, vnd: int, form: str) -> None:
    found = appendix(f"I. KINH PHÍ\n{form.format(note)}\n{TABLE}")
    (table,) = found.tables
    assert (table.unit_note, table.unit_vnd, table.unit_basis) == (note, vnd, "stated")
    assert found.cells[2].value_vnd == 1300 * vnd


def test_a_note_in_brackets_right_below_the_table_states_its_unit(appendix: Read) -> None:
    (table,) = appendix(f"I. KINH PHÍ\n{TABLE}\n(ĐVT: triệu đồng)\nII. GIẢI PHÁP").tables
    assert (table.unit_note, table.unit_vnd, table.unit_basis) == ("ĐVT: triệu đồng", 10**6, "stated")


def test_a_note_between_two_tables_is_of_the_one_below_it(appendix: Read) -> None:
    first, second = appendix(f"I. KINH PHÍ\n{TABLE}\n(ĐVT: triệu đồng)\n{TABLE}").tables
    assert (first.unit_basis, second.unit_vnd) == (None, 10**6)


def test_a_header_may_state_the_unit_of_its_column(appendix: Read) -> None:
    found = appendix(TABLE.replace("Kinh phí", "Kinh phí (triệu đồng)"))
    assert found.tables[0].unit_vnd == 10**6
    assert found.cells[2].value_vnd == 1_300_000_000


def test_without_a_unit_there_is_no_amount_in_dong(appendix: Read) -> None:
    found = appendix(TABLE)
    assert (found.tables[0].unit_note, found.tables[0].unit_vnd, found.tables[0].unit_basis) == (
        None,
        None,
        None,
    )
    assert {cell.value_vnd for cell in found.cells} == {None}


def test_the_note_of_one_table_is_not_that_of_the_next(appendix: Read) -> None:
    found = appendix(f"ĐVT: triệu đồng\n{TABLE}\nCác huyện thực hiện theo bảng dưới đây.\n{TABLE}")
    assert [table.unit_vnd for table in found.tables] == [10**6, None]


def test_of_two_units_above_a_table_the_nearer_is_told(appendix: Read) -> None:
    found = appendix(f"ĐVT: đồng\n(Kèm theo Kế hoạch)\nĐVT: 1.000 đồng\n{TABLE}")
    assert found.tables[0].unit_vnd == 1000
    assert [notice.code for notice in found.notices] == ["ambiguous_unit"]


def test_quantities_are_no_money(appendix: Read) -> None:
    found = appendix("ĐVT: triệu đồng\n" + TABLE.replace("Kinh phí", "Số lượng"))
    assert {cell.value_vnd for cell in found.cells} == {None}


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("3. Dự toán kinh phí\nĐVT: triệu đồng", "Dự toán kinh phí"),
        ("Bảng 2: Kinh phí theo năm", "Kinh phí theo năm"),
        ("Biểu số 03. TỔNG HỢP KINH PHÍ\n(Kèm theo Kế hoạch số 12/KH-UBND)", "TỔNG HỢP KINH PHÍ"),
        ("III. KINH PHÍ\nKinh phí thực hiện như sau:", "KINH PHÍ"),
        ("Kinh phí thực hiện như sau:", None),
    ],
)
def test_a_table_is_called_by_the_line_or_the_heading_above_it(
    appendix: Read, above: str, title: str | None
) -> None:
    assert appendix(f"{above}\n{TABLE}").tables[0].title == title
