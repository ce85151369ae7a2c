"""Targets of notices, programmes and policies: labels of years, what is measured of a thing, promises among norms."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = "KẾ HOẠCH\nPhát triển kinh tế biển giai đoạn 2031 - 2040\nI. MỤC TIÊU\n"


@pytest.fixture(scope="session")
def rows(context_of):
    """The targets of a text: figures, unit and years."""

    def read(body, head=HEAD):
        targets = extract_programme(context_of(head + body + "\n"))[0].targets
        return [
            (each.quantity_min, each.quantity_max, each.unit, each.period_start, each.period_end)
            for each in targets
        ]

    return read


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Khám sức khỏe cho 90% người cao tuổi vào năm 2035 (2033: 75%; 2034: 82%).",
            [(90, 90, "%", 2035, 2035), (75, 75, "%", 2033, 2033), (82, 82, "%", 2034, 2034)],
        ),
        (
            "Từ năm học 2032-2033, hỗ trợ 20 trường.",
            [(20, 20, "trường", 2032, None)],
        ),
        (
            "1. Đến năm 2035: trồng 300 ha rừng. Xây dựng 5 trạm bơm.\n2. Khác.",
            [(300, 300, "ha", None, 2035), (5, 5, "trạm", None, 2035)],
        ),
        (
            "1. Các huyện giao đến từng xã. Sản lượng năm 2032:\nHải Sơn 26.000 tấn; Nghĩa An 17.500; Đông Hà 13.000.\n2. Khác.",
            [
                (26000, 26000, "tấn", 2032, 2032),
                (17500, 17500, "tấn", 2032, 2032),
                (13000, 13000, "tấn", 2032, 2032),
            ],
        ),
        (
            "Kéo 18 km đường dây, xong trước vụ 1/2033.",
            [(18, 18, "km", None, 2033)],
        ),
    ],
)
def test_years_are_read_where_they_label(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Giảm 150 tàu cá dưới 20 CV, đóng mới 40 tàu trên 90 CV.", [150, 40]),
        ("Nâng tổng công suất đội tàu lên 75.000 CV.", [75000]),
        ("Chuyển 1.850 ha lúa năng suất thấp dưới 3,5 tấn/ha sang nuôi trồng.", [1850]),
        ("Khai thác 12.000 ha rừng hiện có.", []),
        ("Đo đạc, cắm mốc 200 km ranh giới (hiện mới đạt 46%).", [200]),
        ("Sở Thủy sản cùng 3 huyện xây dựng 12 bến cá.", [12]),
        ("Nuôi 300 ha tôm, độ mặn từ 10-25‰.", [300]),
        ("Điều tra với cỡ mẫu 2.400 người.", [2400]),
        ("Mức trợ cấp 290.000 đồng/tháng, bảo đảm mỗi xã trọng điểm có 1 cán bộ.", [1]),
        ("Hải Sơn 700 ha; theo Nghị quyết 17.500.", [700]),
    ],
)
def test_what_a_thing_measures_and_who_acts_is_no_target(rows, body, expected):
    assert [low if low is not None else high for low, high, *_ in rows(body)] == expected


def test_a_number_of_a_form_is_no_target(rows):
    assert rows("Báo cáo theo mẫu 2 và biểu 12.") == []


POLICY = """NGHỊ QUYẾT
Quy định chính sách hỗ trợ hợp tác xã giai đoạn 2031 - 2035

Điều 1. Nội dung và mức hỗ trợ
1. Mỗi hợp tác xã được hỗ trợ tối đa 02 người. {}
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Chỉ tiêu hỗ trợ giai đoạn 2031 - 2035 là 160 người, trong đó năm 2031 không quá 40 người.",
            [160, 40],
        ),
        ("Số lượng: cả giai đoạn 60 dự án.", [60]),
        ("Phấn đấu 90 hợp tác xã có gian hàng.", [90]),
        ("Thời gian hỗ trợ 36 tháng, không quá 02 dự án trong cả giai đoạn.", []),
        ("Hoàn thành 90 % chỉ tiêu được giao.", []),
    ],
)
def test_a_policy_promises_where_it_says_so(rows, body, expected):
    found = rows("", POLICY.format(body))
    assert [low if low is not None else high for low, high, *_ in found] == expected
