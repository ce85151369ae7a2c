"""Programmes of a province or district: years in brackets, years that are left, norms of a procedure."""

import pytest

from tests.extractors.plan_text import PLAN


@pytest.fixture(scope="session")
def rows(targets_of):
    """Some columns of the targets of a body, the bounds of the quantity first."""
    return lambda body, *columns: targets_of(f"{PLAN}{body}\n", *columns)


YEARS = ("period_start", "period_end")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- Tổ chức 02 hội thi cấp huyện (2032, 2034), thu hút 90 thợ; có 12 nghệ nhân.",
            [(2, 2, 2032, 2034), (90, 90, 2032, 2034), (12, 12, 2031, 2035)],
        ),
        ("- Mở 03 kỳ xét tặng (2031, 2033 và 2034).", [(3, 3, 2031, 2034)]),
        (
            "- Điều chỉnh quy hoạch khu kinh tế (diện tích 320 ha) trong năm 2033.",
            [(320, 320, 2033, 2033)],
        ),
        ("- Hội chợ trong tỉnh (02 kỳ: 2032 và 2034).", [(2, 2, 2032, 2034)]),
        ("- Giá trị sản xuất đạt 900 tỷ đồng vào năm 2034, tăng 13%/năm.", [(13, 13, 2031, 2035)]),
        ("- Riêng 2032 tổ chức 04 hội nghị.", [(4, 4, 2032, 2032)]),
        (
            "- Đến 2032 thí điểm 6 xã, 2034 toàn bộ 21 xã.",
            [(6, 6, None, 2032), (21, 21, 2034, 2034)],
        ),
        ("- Di dời 40 hộ, xong trước Tết Nguyên đán 2033.", [(40, 40, None, 2033)]),
        ("- Giao đất trước 30/11/2032 cho 07 trạm khởi công năm 2033.", [(7, 7, None, 2032)]),
        ("- Sửa chữa 07 trạm khởi công năm 2033.", [(7, 7, 2033, 2033)]),
        (
            "- Năm 2031 trồng 50 ha, các năm còn lại 300 ha.",
            [(50, 50, 2031, 2031), (300, 300, 2032, 2035)],
        ),
        ("- Năm 2033 trồng 50 ha, các năm còn lại 300 ha.", [(50, 50, 2033, 2033), (300, 300, 2031, 2035)]),
    ],
)
def test_when_is_told(rows, body, expected):
    assert rows(body, *YEARS) == expected


def test_four_digits_before_a_noun_are_a_number(rows):
    assert rows("- Cấp thẻ cho hộ nghèo, riêng 2034 hộ dân tộc được miễn phí.") == [(2034, 2034)]


def test_the_years_that_are_left_begin_behind_those_of_the_items_before(rows):
    body = "1. Trồng rừng\n- Năm 2031 - 2032: 40 ha;\n- Các năm còn lại: 90 ha."

    assert rows(body, *YEARS) == [(40, 40, 2031, 2032), (90, 90, 2033, 2035)]


def test_the_years_that_are_left_are_not_told_where_the_first_are_not(rows):
    body = "1. Trồng rừng\n- Năm 2032: 40 ha;\n- Các năm còn lại: 90 ha."

    assert rows(body, *YEARS)[1] == (90, 90, 2031, 2035)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kiện toàn trung tâm (hiện 14 biên chế, đến 2033 đủ 18 biên chế); có 60 người.", [18, 60]),
        ("Thực hiện 14 mô hình.", [14]),
        ("Nâng cấp trạm biến áp 2 x 400 kVA; xây 3 trạm.", [3]),
        ("Di dời 18 cơ sở (hiện còn 21 cơ sở).", [18]),
        ("Thanh toán 30% còn lại sau nghiệm thu.", []),
        ("Lấp đầy 70% diện tích cụm Nam Sơn (giai đoạn II: 22,5 ha).", [70]),
        ("Thành lập cụm Bắc Sơn (giai đoạn I: 12 ha).", [12]),
        ("Lập quy hoạch chi tiết tỷ lệ 1/500 cho 03 cụm; đo vẽ bản đồ địa chính 1/2.000 xã Hà.", [3]),
        ("Có 1/5 xã đạt chuẩn.", [1]),
        ("Dịch vụ công trực tuyến mức độ 3, 4 lĩnh vực đất đai đạt 55%.", [55]),
        ("Cấp trước 50% sau khi duyệt đề án; thanh toán đợt 2 30%.", []),
        ("Cấp nước cho 90% hộ.", [90]),
        ("Ưu tiên bố trí ≥ 60% kinh phí cho xã nghèo; dành ít nhất 20% vốn cho cơ sở nữ.", [60, 20]),
        ("Bố trí 50% kinh phí cho cơ sở.", []),
        ("Trang bị 7 xe, đến hết năm 2032 phải có 4 xe.", [7, 4]),
        ("Doanh nghiệp phải có 10 lao động.", []),
        ("Tập huấn mỗi năm 1 lần, mỗi lần không dưới 05 ngày.", [1, 5]),
        ("Giao 5 người/trạm, xã trên 12.000 dân tối đa 8 người.", [5, None]),
        ("Cấp nước cho 5 xã trên 12.000 dân.", [5, 12000]),
    ],
)
def test_what_is_promised_and_what_is_not(rows, body, expected):
    assert [low for low, _ in rows(f"- {body}")] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mỗi xã có ít nhất 01 chợ và 02 mô hình.", [(1, None, "xã"), (2, None, "xã")]),
        ("Mỗi thôn có tối thiểu 01 chợ hoặc 04 quầy hàng.", [(1, None, "thôn"), (4, None, "thôn")]),
        ("Mỗi thôn có 02 chợ trở lên và 04 hội nghị.", [(2, None, "thôn"), (4, 4, None)]),
        (
            "Mỗi lớp tối đa 35 người, vùng cao tối đa 25 người, hải đảo tối đa 20 người.",
            [(None, 35, "lớp"), (None, 25, "lớp"), (None, 20, "lớp")],
        ),
        ("Mỗi xã có 01 chợ và 02 mô hình.", [(1, 1, "xã"), (2, 2, None)]),
        ("Mở tối thiểu 5 lớp và tổ chức 3 hội thảo.", [(5, None, None), (3, 3, None)]),
        ("Đào tạo 320 người (16 lớp x 20 học viên).", [(320, 320, None), (16, 16, None), (20, 20, "lớp")]),
    ],
)
def test_a_bound_and_a_basis_hold_for_what_is_listed_with_them(rows, body, expected):
    assert rows(f"- {body}", "basis") == expected
