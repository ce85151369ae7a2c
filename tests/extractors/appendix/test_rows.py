"""Rows: markers, levels, parents, sums and sources, with and without their beginning."""

from collections.abc import Callable

import pytest

from kcextract.extractors.appendix import Appendix

Read = Callable[..., Appendix]
HEADER = "TT | Nội dung | Kinh phí | Đối ứng"


def rows(found: Appendix) -> list[tuple[str | None, str | None, int | None, int | None, str]]:
    """Marker, label, level, parent and kind of each row of the one table."""
    cells = {cell.row_no: cell for cell in found.cells}
    return [
        (cell.row_marker, cell.row_label, cell.row_level, cell.row_parent_no, cell.row_kind)
        for cell in cells.values()
    ]


def levels(found: Appendix) -> list[tuple[int | None, int | None]]:
    return [(level, parent) for _, _, level, parent, _ in rows(found)]


def test_markers_nest_as_in_an_outline(appendix: Read) -> None:
    text = f"""
        {HEADER}
        I | Đào tạo nghề | 300 | 10
        1 | Lớp may | 100 | 5
         | - Quốc gia | 60 | 5
         | - Thành phố | 40 | 5
        2 | Lớp điện | 200 | 5
        II | Hội chợ | 50 | 5
        1 | Tham gia | 50 | 5
         | Tổng cộng | 350 | 15
    """
    assert rows(appendix(text)) == [
        ("I", "Đào tạo nghề", 0, None, "subtotal"),
        ("1", "Lớp may", 1, 0, "subtotal"),
        ("-", "Quốc gia", 2, 1, "item"),
        ("-", "Thành phố", 2, 1, "item"),
        ("2", "Lớp điện", 1, 0, "item"),
        ("II", "Hội chợ", 0, None, "subtotal"),
        ("1", "Tham gia", 1, 5, "item"),
        (None, "Tổng cộng", 0, None, "total"),
    ]
    paths = {cell.row_no: cell.row_path for cell in appendix(text).cells}
    assert paths[2] == "I. Đào tạo nghề / 1. Lớp may / - Quốc gia"


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("A I 1 2 II 1 B I", "0 1 2 2 1 2 0 1"),
        ("I 1 1.1 1.2 2 2.1 II", "0 1 2 2 1 2 0"),
        ("I A 1 2 B 1 II A", "0 1 2 2 1 2 0 1"),
        ("1 a b 2 a", "0 1 1 0 1"),
        ("1. a) b) 2. a)", "0 1 1 0 1"),
        ("A B C D E", "0 0 0 0 0"),
        ("I II III IV V", "0 0 0 0 0"),
        ("1 2 3 4 5", "0 0 0 0 0"),
        ("1.1 1.2 1.3 2.1 2.2", "0 0 0 0 0"),
    ],
)
def test_lists_of_any_numerals_nest(appendix: Read, markers: str, expected: str) -> None:
    lines = [f"{marker} | Nội dung số | 300 | 10" for marker in markers.split()]
    assert [level for level, _ in levels(appendix("\n".join([HEADER, *lines])))] == [
        int(level) for level in expected.split()
    ]


def test_unmarked_rows_are_parts_of_the_marked_one_above(appendix: Read) -> None:
    text = f"{HEADER}\nI | Công nghiệp | 30 | 1\n | CN nhẹ | 10 | 1\n | CN nặng | 20 | 1\nII | Dịch vụ | 5 | 1\n | Du lịch | 5 | 1"
    assert levels(appendix(text)) == [(0, None), (1, 0), (1, 0), (0, None), (1, 3)]


def test_what_follows_in_which_is_part_of_the_row_above(appendix: Read) -> None:
    text = f"{HEADER}\n | Kim ngạch | 30 | 1\n | Trong đó: - Trong nước | 10 | 1\n | - Ngoài nước | 20 | 1\n | Mặt hàng: | | \n1 | Gạo | 5 | 1"
    assert levels(appendix(text)) == [(0, None), (1, 0), (1, 0), (0, None), (1, 3)]


def test_closing_rows_stand_at_the_top(appendix: Read) -> None:
    text = f"""
        {HEADER}
        I | Đào tạo nghề | 300 | 10
        1 | Lớp may | 300 | 10
        Ngân sách nhà nước | Ngân sách nhà nước | 300 | 10
        Đóng góp của đơn vị thụ hưởng | Đóng góp của đơn vị thụ hưởng | 900 | 30
        Tổng cộng | Tổng cộng | 1.200 | 40
    """
    found = appendix(text)
    assert rows(found)[2:] == [
        (None, "Ngân sách nhà nước", 0, None, "subtotal"),
        (None, "Đóng góp của đơn vị thụ hưởng", 0, None, "item"),
        (None, "Tổng cộng", 0, None, "total"),
    ]
    assert [cell.raw for cell in found.cells if cell.row_no == 4] == ["", "Tổng cộng", "1.200", "40"]


def test_a_sum_of_one_group_is_no_total(appendix: Read) -> None:
    text = f"{HEADER}\nI | Nghề | | \n1 | May | 5 | 1\n | Cộng I | 5 | 1\nII | Máy | | \n1 | Sấy | 6 | 1\n | Cộng II | 6 | 1\n | Tổng cộng | 11 | 2"
    found = rows(appendix(text))
    assert [kind for *_, kind in found] == [
        "subtotal",
        "item",
        "subtotal",
        "subtotal",
        "item",
        "subtotal",
        "total",
    ]
    assert levels(appendix(text))[3:5] == [(0, None), (1, 3)]
    assert appendix(text).tables[0].completeness == "complete"


def test_cong_tac_is_work_and_no_sum(appendix: Read) -> None:
    text = (
        f"{HEADER}\n1 | Cộng tác viên khuyến công | 5 | 1\n2 | Tổng kết hội nghị | 6 | 1\n3 | Tổ chức | 7 | 1"
    )
    assert [kind for *_, kind in rows(appendix(text))] == ["item"] * 3


def test_a_row_without_its_group_has_the_level_of_others_of_its_kind(appendix: Read) -> None:
    text = "2 | Lớp điện | 200 | 5\n3 | Lớp hàn | 200 | 5\nII | Hội chợ | 50 | 5\n1 | Tham gia | 50 | 5"
    assert levels(appendix(text)) == [(1, None), (1, None), (0, None), (1, 2)]
    assert {cell.row_path for cell in appendix(text).cells if cell.row_no < 2} == {None}
    assert appendix(text).tables[0].completeness == "header_and_rows_missing"


def test_a_list_that_begins_again_stands_under_a_row_that_is_not_there(appendix: Read) -> None:
    lines = ["I | Nghề | 30 | 11", "1 | May | 10 | 5", "2 | Điện | 20 | 6"]
    lost = ["1 | Sấy | 27 | 8", "2 | Xay | 23 | 9", "III | Khác | 9 | 1", "1 | Sổ | 9 | 1"]
    found = appendix("\n".join([HEADER, *lines, *lost]))
    assert levels(found) == [(0, None), (1, 0), (1, 0), (1, None), (1, None), (0, None), (1, 5)]
    assert {cell.row_path for cell in found.cells if cell.row_no in (3, 4)} == {None}
    assert found.tables[0].completeness == "rows_missing"


def test_where_nothing_tells_a_row_has_no_level(appendix: Read) -> None:
    text = "1 | Lớp điện | 200 | 5\n2 | Lớp hàn | 200 | 5\n3 | Hội chợ | 50 | 5\n | Tổng cộng | 450 | 15"
    assert levels(appendix(text)) == [(None, None)] * 3 + [(0, None)]


def test_rows_that_a_page_break_repeats_are_header(appendix: Read) -> None:
    text = f"{HEADER}\n1 | Lớp điện | 200 | 5\n2 | Lớp hàn | 300 | 5\n{HEADER}\n3 | Hội chợ | 50 | 5\n4 | Khác | 20 | 5"
    found = appendix(text)
    assert sum(table.row_count for table in found.tables) == 4


def test_an_activity_is_that_of_the_top_row(appendix: Read) -> None:
    text = (
        f"{HEADER}\nI | Đào tạo nghề, truyền nghề | 300 | 10\n1 | Lớp may | 300 | 10\n | Tổng cộng | 300 | 10"
    )
    codes = {cell.row_no: cell.activity_code for cell in appendix(text).cells}
    assert codes == {0: "dao_tao_nghe", 1: "dao_tao_nghe", 2: None}
