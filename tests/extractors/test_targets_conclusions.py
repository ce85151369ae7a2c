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
            "Tỷ lệ được tầm soát đạt 50% (2033) và 70% (2035).",
            [(50, 50, "%", 2033, 2033), (70, 70, "%", 2035, 2035)],
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
        (
            "Thanh tra 60 đơn vị trong quý III và quý IV/2033; phấn đấu hết năm 2034 xóa nhà tạm cho 95 % số hộ.",
            [(60, 60, "đơn vị", 2033, 2033), (95, 95, "%", None, 2034)],
        ),
        (
            "Tỷ trọng kinh tế số đạt 12% (kế hoạch đến năm 2035: 20%), doanh số gấp đôi năm 2030.",
            [(12, 12, "%", 2031, 2040), (20, 20, "%", None, 2035)],
        ),
        (
            "Hộ nghèo còn 15 phần trăm năm 2033.",
            [(15, 15, "%", 2033, 2033)],
        ),
        (
            "Phân bổ theo địa bàn (hộ): Hải Sơn 640; Nghĩa An 745;\nTX. Đông Hà 290; Hải An 1.265; TP. Lâm Hà 85.",
            [(number, number, "hộ", 2031, 2040) for number in (640, 745, 290, 1265, 85)],
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
        ("Xử lý ô nhiễm tại 15 trong số 26 làng nghề.", [15]),
        ("Bồi dưỡng 4.500 thuyền trưởng, dung lượng lưu trữ 200 TB.", [4500, 200]),
        ("Chuyển hồ sơ của 5 đơn vị nợ kéo dài trên 24 tháng.", [5]),
        ("Kiểm tra 35 doanh nghiệp có sử dụng từ 50 lao động trở lên.", [35]),
        ("Ngày điều trị bình quân ≤ 6,2 ngày.", [6.2]),
        ("Bố trí 1 cán bộ ở mỗi xã có từ 500 ha rừng.", [1]),
        ("Khoán bảo vệ 62.000 ha, riêng 2 huyện nghèo Hải Lâm, Nghĩa Sơn 24.300 ha.", [62000, 24300]),
        ("Tổng kinh phí 3.862 triệu đồng, tăng 24,4% so với năm 2030.", []),
        ("Giá trị sản xuất đạt 9.850 tỷ đồng, tăng 9,2% so với năm 2030.", [9.2]),
        ("Bồi dưỡng cộng tác viên 0,3 lần mức lương cơ sở/tháng.", []),
        ("Xã đạt 60% cặp vợ chồng sinh đủ hai con được thưởng 10 triệu đồng.", []),
        ("Trích 10% chi hoạt động; 85% còn lại chi cho chủ rừng; tạm ứng lần đầu không quá 70%.", []),
        ("Tỷ lệ nhà tiêu đủ tiêu chuẩn phòng bệnh trên 90%.", [90]),
        ("Nhà xưởng rộng chừng 200 m2, quãng đường 110 km.", []),
        ("Tổ hợp tác đang cùng 8 công nhân dán tem.", []),
        ("Hỗ trợ 20 cơ sở đang hoạt động, nâng tổng số cơ sở đang hoạt động lên 50 cơ sở.", [20, 50]),
        (
            "Hải An là một trong 26 xã được công nhận; từ chỗ mới có 1 sản phẩm, đặt mục tiêu có 7 sản phẩm.",
            [7],
        ),
        ("Ngân sách các cấp chiếm 48%.", []),
        ("5 năm đào tạo nghề cho 16.000 lao động.", [16000]),
        ("Tự túc 50% giống (nhu cầu 5 tỉ con/năm).", [50]),
        ("Lãi suất vay được ngân sách bù 50%, trồng bù 50 ha rừng.", [50]),
        ("Xây dựng 52 chuyên mục, mỗi chuyên mục 10-15 phút.", [52, 10]),
        ("Nền nhà cao hơn mức ngập ít nhất 0,3m.", []),
        ("Chi quản lý: 0,5% trên tổng vốn vay.", []),
        ("Đất ở cấp cho hộ chưa có đất không quá 150 m2/hộ.", []),
        ("Dân số từ 15 tuổi trở lên có tài khoản giao dịch: 70%.", [70]),
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


NEWS = """Hà Nam: Mỗi xã một sản phẩm
Thứ Hai, 19/04/2031 - 08:15

Kế hoạch vừa được ban hành. Toàn tỉnh sẽ có thêm ít nhất 100 sản phẩm, doanh số gấp đôi năm 2030.
{}
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tổng kinh phí giai đoạn 2031 - 2035 là 92 tỷ đồng.", (2031, 2035)),
        ("Giai đoạn 2026 - 2030 đã chi 50 tỷ đồng; giai đoạn 2031 - 2035 cần 92 tỷ đồng.", (None, None)),
        ("Tổng kinh phí là 92 tỷ đồng.", (None, None)),
        ("Đại hội nhiệm kỳ 2031 - 2036 giao việc này.", (None, None)),
        ("Kế hoạch đầu tư công trung hạn giai đoạn 2031 - 2035 dành 92 tỷ đồng.", (None, None)),
    ],
)
def test_news_that_name_one_stage_tell_of_it(rows, body, expected):
    assert [(low, first, last) for low, _, _, first, last in rows("", NEWS.format(body))] == [
        (100, *expected)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KẾ HOẠCH TỔNG THỂ\nTỈNH HÀ NAM GIAI ĐOẠN 2031 - 2033\n\nI. MỤC TIÊU\nXây dựng 20 trạm bơm.\n",
            (2031, 2033),
        ),
        (
            "Hà Nam: Phấn đấu đạt 900 tấn tôm vào năm 2035\n\nUBND tỉnh Hà Nam vừa ban hành Kế hoạch hành động phát "
            "triển ngành tôm đến năm 2035. Theo đó, xây dựng 20 trạm bơm.\n",
            (None, 2035),
        ),
    ],
)
def test_an_extract_without_a_head_has_the_period_of_what_it_tells_of(rows, text, expected):
    assert [(first, last) for low, _, _, first, last in rows("", text) if low == 20] == [expected]


PAGED = """Đề án nước sạch nông thôn

  1. UỶ BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TỈNH HÀ NAM                  Độc lập - Tự do - Hạnh phúc
     Số: 41/2031/QĐ-UBND      Hà Nam, ngày 14 tháng 8 năm 2031

QUYẾT ĐỊNH
Về việc phê duyệt Chương trình Nước sạch giai đoạn 2031 - 2035

UỶ BAN NHÂN DÂN TỈNH HÀ NAM
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1: Phê duyệt Chương trình với nội dung sau:
I. ĐÁNH GIÁ 5 NĂM 2026 - 2030
Xây dựng được 112 trạm cấp nước.
II. NHIỆM VỤ
1. Xây mới 68 trạm cấp nước.
"""


def test_a_letterhead_behind_the_number_of_its_page_is_read(rows):
    assert rows("", PAGED) == [(68, 68, "trạm", 2031, 2035)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Kết quả đến hết năm 2030", []),
        ("Kết quả năm 2030", []),
        ("Đánh giá 5 năm 2026 - 2030", []),
        ("Kết quả đến năm 2035", [151]),
        ("Mục tiêu", [151]),
    ],
)
def test_results_of_the_years_before_are_no_targets(rows, heading, expected):
    found = rows("", HEAD + f"Phát triển cây ăn quả.\nII. {heading}\nToàn tỉnh có 151 sản phẩm.\n")
    assert [low for low, *_ in found] == expected


PROGRAMME_POLICY = """NGHỊ QUYẾT
Ban hành chính sách hỗ trợ hợp tác xã giai đoạn 2031 - 2035

I. MỤC TIÊU
Hợp tác xã phát triển.

II. NỘI DUNG CHÍNH SÁCH
1. Nhân lực
{}
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a) Cử 70 kế toán đi học, trong đó năm 2031 cử 20 người; hỗ trợ 12 triệu đồng/người;", [70, 20]),
        ("b) Trang bị 35 máy sấy thóc, 14 máy cày cho 52 hợp tác xã.", [35, 14, 52]),
        ("a) Xây dựng nhà kho: nhà 2 gian, tối thiểu 4 phòng; sửa chữa 1 lần.", []),
        ("a) Đào tạo nghề dưới 3 tháng cho hộ có 2 lao động.", []),
        ("a) Cán bộ được cử đi học 4 lớp.", []),
        ("a) Hỗ trợ 20 người học nghề.", []),
    ],
)
def test_a_policy_with_objectives_promises_what_it_says_to_do(targets_of, body, expected):
    assert [row[0] for row in targets_of(PROGRAMME_POLICY.format(body))] == expected


@pytest.mark.parametrize("name", ["Ban hành chính sách", "Quy định một số chính sách"])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a) Nhà kho: 60 tỷ đồng (xây mới 30 nhà, sửa chữa 25 nhà);", [30, 25]),
        (
            "a) Nhà kho: 60 tỷ đồng (xây mới 30 nhà, kinh phí 40 tỷ đồng; sửa chữa 25 nhà, 20 tỷ đồng);",
            [30, 25],
        ),
        ("a) Hỗ trợ 70 máy sấy, tổng kinh phí khoảng 20 tỷ đồng.", [70]),
        ("a) Ngân sách tỉnh bố trí 6 tỷ đồng để cử 12 kế toán đi học.", [12]),
        ("a) Nhà kho: 60 tỷ đồng (bình quân 5 nhà, mỗi xã 2 nhà).", []),
        ("a) Nhà kho: 2 tỷ đồng/nhà cho 30 hộ, kinh phí 4 triệu đồng/hộ.", []),
        ("a) Ngân sách huyện: 31 tỷ đồng (huyện nghèo được 95%).", []),
    ],
)
def test_a_policy_promises_what_its_money_is_for(targets_of, name, body, expected):
    policy = PROGRAMME_POLICY.replace("Ban hành chính sách", name).replace("1. Nhân lực", "III. KINH PHÍ")

    assert [row[0] for row in targets_of(policy.format(body))] == expected


def test_a_policy_without_objectives_says_how_it_is_done(targets_of):
    body = POLICY.format("\na) Cử 70 kế toán đi học.")
    assert targets_of(body) == []


def test_rules_with_objectives_say_how_it_is_done(targets_of):
    rules = PROGRAMME_POLICY.replace("Ban hành chính sách", "Ban hành Quy chế")
    assert targets_of(rules.format("a) Cử 70 kế toán đi học.")) == []
