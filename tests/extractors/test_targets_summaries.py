"""Targets as newspapers and portals sum plans up: "Theo đó, đến năm 2030 …", several things in one sentence."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 31/KH-UBND
Sơn La, ngày 9 tháng 4 năm 2022

KẾ HOẠCH
Phát triển nông thôn tỉnh Sơn La giai đoạn 2022 - 2026

I. MỤC TIÊU
"""


@pytest.fixture(scope="session")
def rows(context_of):
    """Some columns of the targets of a text, the bounds of the quantity first."""

    def read(body, *columns):
        programme, _ = extract_programme(context_of(f"{HEAD}- {body}\n"))
        return [
            tuple(getattr(each, column) for column in ("quantity_min", "quantity_max", *columns))
            for each in programme.targets
        ]

    return read


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("Duy trì diện tích chè hiện có 320 ha.", [320]),
        ("Quản lý tốt rừng, hiện có 320 ha.", []),
        ("Độ che phủ rừng 4 huyện vùng cao là 71%.", [71]),
        ("Giảm 30% số trường hợp tảo hôn và 15% số người bỏ học.", [30, 15]),
        ("Trường hợp có 15 hộ thì hỗ trợ.", []),
        ("Tuổi thọ trung bình (cả nam và nữ): 74,2 tuổi.", [74.2]),
        ("Kế hoạch đề ra 06 mục tiêu chính.", []),
        ("Hoàn thành 06 mục tiêu chính.", [6]),
        ("Đo đạc 35% diện tích với bản đồ tỷ lệ 1:10.000; 45% số xã.", [35, 45]),
        ("Thực hiện Nghị quyết Trung ương 7 khóa X về 12 mô hình.", [12]),
        ("Giảm số vụ cháy: 12% so năm 2021.", [12]),
        ("Theo đó, tỉnh giải quyết việc làm cho 6.300 lao động (đạt 118,5 % kế hoạch năm), gồm: 900 nữ.", []),
        ("Số lao động có việc làm là 6.300 người, vượt 18% kế hoạch đề ra.", []),
        ("Phấn đấu trồng 40 ha quế, vượt 18% kế hoạch năm.", [40, 18]),
        ("Giải ngân đạt 96% kế hoạch vốn.", [96]),
        ("Từ đầu năm tới nay có 310 hộ thoát nghèo; trong đó 45 hộ người Mông.", []),
        ("Đến nay có 310 hộ thoát nghèo; trong đó phấn đấu 45 hộ khá.", [45]),
        ("Giảm số xã đạt dưới 9 tiêu chí xuống 14 xã.", [14]),
        ("Tỷ lệ hộ nghèo tại các xã có tỷ lệ hộ nghèo cao trên 35% giảm từ 6% trở lên.", [6]),
        ("Tỷ lệ số trường đạt dưới 3 tiêu chuẩn còn khoảng 8%.", [8]),
        ("Số người tham gia đạt trên 7.000 người, tăng 4%.", [7000, 4]),
        ("Duy trì các nhóm đã tham gia bảo hiểm đạt tỷ lệ 98%.", [98]),
        ("Các nhóm đã tham gia bảo hiểm đạt tỷ lệ 98%.", []),
        ("Phấn đấu 3/4 diện tích được tưới; 14/21 chợ đạt chuẩn.", [14]),
        ("Thời gian lưu trú của khách đạt 1,9 ngày.", [1.9]),
        ("Tỷ lệ hồ sơ đủ điều kiện được ký số đạt 92%.", [92]),
        ("Diện tích chè đạt 640 ha, giảm 25 ha so với hiện nay.", [640, 25]),
        ("Sau thời gian dài, toàn tỉnh mới chỉ có 8 hợp tác xã.", []),
        (
            "Qua 6 năm thực hiện, tỉnh đạt kết quả như: Trồng 310 ha quế; 12/19 xã có trẻ 4 tuổi đi học; "
            "xây 45 cầu; phấn đấu xây thêm 14 cầu.",
            [14],
        ),
        ("Trồng chè ở 8 xã: hiện có 310 ha; trồng mới 45 ha.", [8, 45]),
    ],
)
def test_what_counts_and_what_is_told_of_the_past(rows, body, figures):
    assert [low if low is not None else high for low, high in rows(body)] == figures


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        ("Theo đó, giai đoạn 2023 - 2025, trồng 40 ha quế; chăm sóc 90 ha.", [(2023, 2025)] * 2),
        ("Tỉnh đề ra mục tiêu đến năm 2025 có 40 xã; 90 thôn.", [(None, 2025)] * 2),
        ("Trồng 40 ha quế năm 2025; chăm sóc 90 ha.", [(2025, 2025), (2022, 2026)]),
        ("Giữ vững rừng (kiểm kê năm 2025), trồng 40 ha; chăm sóc 90 ha.", [(2022, 2026)] * 2),
        ("Mục tiêu cụ thể của đề án đến năm 2025, có 40 xã.", [(None, 2025)]),
        ("Thực hiện đề án đến năm 2025, có 40 xã.", [(2022, 2026)]),
        ("Đề án đề ra một số chỉ tiêu, mục tiêu đến năm 2025 như: 40 xã có chợ.", [(None, 2025)]),
        ("Đề án đề ra nhiều mục tiêu đến năm 2025 như: 40 xã có chợ.", [(None, 2025)]),
        ("Tỷ lệ trẻ theo chương trình tiêm chủng đạt 97% từ năm 2024 trở đi.", [(2024, None)]),
        ("Giảm số vụ cháy 12% so năm 2023.", [(2022, 2026)]),
    ],
)
def test_whose_a_period_is(rows, body, periods):
    assert [each[2:] for each in rows(body, "period_start", "period_end")] == periods


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Không để tỷ lệ hộ có nước sạch dưới 93%.", (93, None, "ge")),
        ("Không để tỷ lệ nợ quá hạn vượt quá 2%.", (None, 2, "le")),
        ("Không để xảy ra dịch, tỷ lệ tiêm đạt trên 88%.", (88, None, "gt")),
    ],
)
def test_what_is_not_to_be_turns_a_bound_about(rows, body, expected):
    assert rows(body, "comparator") == [expected]


def test_a_place_named_by_a_verb_does_nothing(rows):
    assert rows("Xây dựng sân vận động 12.000 chỗ.", "action") == [(12000, 12000, "Xây dựng")]
