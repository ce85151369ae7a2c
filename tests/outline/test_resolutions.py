"""Outlines of resolutions, notices and copies of portals: broken units, parts in articles, links, drawn lines."""

import pytest


@pytest.mark.parametrize("unit", ["Điều", "ĐIỀU"])
def test_an_article_whose_number_stands_on_the_next_line(paths, unit):
    assert paths(f"""
        {unit}
        1. Phê duyệt Đề án trồng rừng tỉnh Sơn La giai đoạn 2031 - 2035 (có Đề án
        kèm theo).
        Điều 2. Giao Sở Công Thương.
        {unit}
        3. Chánh Văn phòng chịu trách nhiệm thi hành.
    """) == [f"{unit} 1", "Điều 2", f"{unit} 3"]


def test_a_chapter_whose_number_stands_on_the_next_line(paths):
    assert paths("""
        Chương
        II
        NHIỆM VỤ
        Điều 4. Vốn
    """) == ["Chương II", "Chương II/Điều 4"]


@pytest.mark.parametrize(
    ("first", "second"), [("PHẦN I - ĐÁNH GIÁ", "PHẦN II - MỤC TIÊU"), ("A. ĐÁNH GIÁ", "B. MỤC TIÊU")]
)
def test_parts_below_an_article_that_introduces_them_stand_in_it(paths, first, second):
    found = paths(f"""
        Điều 1. Phê duyệt Chương trình nước sạch với các nội dung sau:
        {first}
        1. Kết quả
        {second}
        1. Mục tiêu chung
        Điều 2. Giao Sở Y tế.
    """)
    assert [path.count("/") for path in found] == [0, 1, 2, 1, 2, 0]
    assert found[-1] == "Điều 2"


def test_parts_behind_an_article_that_introduces_none_stand_beside_it(paths):
    found = paths("""
        Phần I. QUY ĐỊNH CHUNG
        Điều 1. Phạm vi điều chỉnh.
        Phần II. QUY ĐỊNH CỤ THỂ
        Điều 2. Mức hỗ trợ.
    """)
    assert [path.count("/") for path in found] == [0, 1, 0, 1]


def test_links_above_the_letterhead_are_no_sections(paths):
    assert paths("""
        - 1 Luật Hợp tác xã 2031
        - 2 Nghị định 7/2031/NĐ-CP hướng dẫn Luật Hợp tác xã
        ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
        Số: 5/KH-UBND | Sơn La, ngày 3 tháng 2 năm 2031 |
        KẾ HOẠCH
        Phát triển hợp tác xã năm 2031
        I. MỤC TIÊU
        - Thành lập 5 hợp tác xã.
    """) == ["Phần đầu", "I", "I/-1"]


def test_items_under_capital_letters_of_the_contents(read):
    text = "II. NỘI DUNG\nA. Khuyến công địa phương\n1. Đào tạo nghề\nB. Khuyến công quốc gia\n1. Mô hình\n"
    roles = {section.path: section.role for section in read(text).sections[1:]}
    assert roles == {
        "II": "contents",
        "II/A": "content_item",
        "II/A/1": "content_item",
        "II/B": "content_item",
        "II/B/1": "content_item",
    }


def test_numbers_below_a_letter_that_is_a_heading(paths):
    assert paths("""
        Điều 1. Phê duyệt Đề án với các nội dung sau:
        a) Mục tiêu
        - Trồng rừng;
        b) Nhiệm vụ
        1. Sản xuất cây giống.
        2. Xây dựng đường lâm nghiệp.
        c) Vốn đầu tư.
    """) == [
        "Điều 1",
        "Điều 1/a",
        "Điều 1/a/-1",
        "Điều 1/b",
        "Điều 1/b/1",
        "Điều 1/b/2",
        "Điều 1/c",
    ]


def test_the_ornament_of_a_letterhead_is_no_bullet(paths):
    assert paths("""
        TỈNH ỦY SƠN LA                     ĐẢNG CỘNG SẢN VIỆT NAM
        *                                   Sơn La, ngày 25 tháng 10 năm 2032
        Số 61-CTHĐ/TU
        CHƯƠNG TRÌNH HÀNH ĐỘNG
        thực hiện Nghị quyết về nông nghiệp
        I- MỤC TIÊU
        * Mục tiêu chung
    """) == ["Phần đầu", "I", "I/*1"]


@pytest.mark.parametrize("gap", [" | ", "\t", "          "])
def test_a_letterhead_and_a_foot_in_cells(paths, gap):
    head = (
        f"TỈNH ỦY SƠN LA{gap}ĐẢNG CỘNG SẢN VIỆT NAM\n*{gap}Sơn La, ngày 25 tháng 10 năm 2032\nSố 61-KH/TU\n"
    )
    foot = f"Nơi nhận{gap}T/M BAN THƯỜNG VỤ\n- Các huyện ủy,{gap}BÍ THƯ\n- Lưu.{gap}Lò Văn An\n"
    text = f"{head}KẾ HOẠCH\ntrồng rừng\nI- MỤC TIÊU\n1- Trồng 5 ha rừng.\n2- Giữ rừng.\n{foot}"

    assert paths(text) == [
        "Phần đầu",
        "I",
        "I/1",
        "I/2",
        "Nơi nhận",
        "Chữ ký",
        "Chữ ký/-1",
        "Chữ ký/-2",
    ]


def test_page_numbers_between_dashes_are_no_bullets(paths):
    assert paths("""
        I- Mục tiêu
        1- Giảm hộ nghèo.
                                    - 1 -
        2- Trồng rừng.
                                    – 2 –
        II- Giải pháp
    """) == ["I", "I/1", "I/2", "II"]


def test_a_number_with_a_dash_before_a_figure(paths):
    assert paths("""
        I- Mục tiêu
        1- Giảm hộ nghèo.
        2- 85% số hộ vay vốn.
        3- 70.000 lượt hộ vay vốn.
        Quy mô từ
        2 - 3 ha mỗi hộ.
    """) == ["I", "I/1", "I/2", "I/3"]
