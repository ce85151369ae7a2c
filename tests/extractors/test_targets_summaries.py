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
def rows(targets_of):
    """Some columns of the targets of an item, the bounds of the quantity first."""
    return lambda body, *columns: targets_of(f"{HEAD}- {body}\n", *columns)


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
        ("Chỉ tiêu trồng mới là 640 ha, đạt 118% so với kế hoạch năm 2021.", [640, 118]),
        ("Hiện huyện có 640 ha chè, tạo việc làm cho 900 hộ.", []),
        ("Từ năm 2012 đến nay, huyện trồng được 640 ha rừng tập trung các loại; 3,5 triệu cây phân tán.", []),
        ("Giải ngân đạt 96% kế hoạch vốn.", [96]),
        ("Từ đầu năm tới nay có 310 hộ thoát nghèo; trong đó 45 hộ người Mông.", []),
        ("Đến nay có 310 hộ thoát nghèo; trong đó phấn đấu 45 hộ khá.", [45]),
        ("Tăng tỷ lệ xã đạt 17 tiêu chí lên 62%, bình quân 15,5 tiêu chí/xã.", [62, 15.5]),
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
        ("Giảm 35% số vụ tai nạn giao thông từ 3 người bị thương trở lên.", [35]),
        ("Phấn đấu đến hết năm 2025, có từ 85% trở lên cơ sở thuộc diện phải đăng ký được đăng ký.", [85]),
        (
            "Tính đến nay, có 18 xã sạch ma túy (chiếm 16%); 94 xã có người nghiện. Trong đó nặng chiếm 3%.",
            [],
        ),
        ("Đạt 500 con (hiện có 400 con), đàn gà 3.000 con.", [500, 3000]),
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
        (
            "Có 45% trẻ em từ 5 đến dưới 15 tuổi biết bơi năm 2024 và 65% vào năm 2026.",
            [(2024, 2024), (2026, 2026)],
        ),
        (
            "Giảm tỷ suất trẻ tử vong năm 2024 xuống còn 17/100.000 trẻ và 14/100.000 trẻ vào năm 2026.",
            [(2024, 2024), (2026, 2026)],
        ),
        (
            "Độ che phủ đạt 44% vào năm 2025, tăng trưởng lâm nghiệp 6%/năm.",
            [(2025, 2025), (2022, 2026)],
        ),
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


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("Năm qua, Hội Nông dân tỉnh đã phối hợp vận động, thành lập mới 61 tổ hợp tác.", []),
        ("Các cấp hội đã đạt nhiều kết quả như: mở 24 lớp; trồng 310 ha keo; làm 7,5 km đường.", []),
        ("UBND tỉnh đã ban hành kế hoạch, trồng 310 ha keo.", [310]),
        ("Sở Công Thương đã xây dựng chương trình, hỗ trợ 24 cơ sở.", [24]),
        ("Những tháng đầu năm, huyện mở 24 lớp; trong 3 tháng cuối năm phấn đấu mở 12 lớp.", [12]),
        ("Sau 4 năm, tỷ lệ hộ nghèo còn dưới 6%.", []),
        ("Kết thúc năm, chỉ số cải cách xếp 14/63 tỉnh.", []),
    ],
)
def test_news_tell_what_was_done_beside_what_is_promised(context_of, body, figures):
    text = f"Chuyển động ở cơ sở\n\nBáo tỉnh đưa tin về hoạt động của các ngành. {body} Mọi người đều phấn khởi.\n"
    assert [each.quantity_min for each in extract_programme(context_of(text))[0].targets] == figures


def test_how_many_times_as_much_is_not_done_with_the_next_thing(rows):
    assert [each[2] for each in rows("Sản lượng tôm tăng gấp 3 lần; 45 mô hình nuôi.", "action")] == [
        "tăng gấp",
        None,
    ]


def test_the_year_of_a_headline_makes_none_before_it_past(context_of):
    text = (
        "Phấn đấu giảm 45% số vụ cháy vào năm 2030\n\n"
        "UBND tỉnh vừa ban hành kế hoạch. Theo đó, giảm 25% số vụ cháy vào năm 2025 và 45% vào năm 2030.\n"
    )
    assert [each.quantity_min for each in extract_programme(context_of(text))[0].targets] == [45, 25, 45]
