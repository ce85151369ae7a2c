"""Targets as resolutions, notices and copies of portals word them."""

import pytest

from tests.extractors.plan_text import PLAN


@pytest.fixture(scope="session")
def rows(targets_of):
    """Some columns of the targets of an item, the bounds of the quantity first."""
    return lambda body, *columns: targets_of(f"{PLAN}- {body}\n", *columns)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Năm 2032: lựa chọn 40 sản phẩm; hoàn thiện 15;", [(40, 40, "sản phẩm"), (15, 15, "sản phẩm")]),
        (
            "Có 700 hợp tác xã, trong đó hợp tác xã nông nghiệp: 310, hợp tác xã vận tải: 90.",
            [(700, 700, "hợp tác xã"), (310, 310, "hợp tác xã"), (90, 90, "hợp tác xã")],
        ),
        ("Chịu trách nhiệm số xã đăng ký: Yên Lập 3, Tân Sơn 2.", [(3, 3, "xã"), (2, 2, "xã")]),
        ("Số trường đạt chuẩn: Kim Bôi 4; Lạc Thủy 6.", [(4, 4, "trường"), (6, 6, "trường")]),
        (
            "Có 95 trường đạt chuẩn (MN 18, TH 52, THCS 22, THPT 3).",
            [(value, value, "trường") for value in (95, 18, 52, 22, 3)],
        ),
        (
            "Nuôi 7.500 lồng (riêng Phú Quốc 3.200, Kiên Hải 2.900), 40 hộ.",
            [(7500, 7500, "lồng"), (3200, 3200, "lồng"), (2900, 2900, "lồng"), (40, 40, "hộ")],
        ),
        (
            "Vận động 48.500 người (triệt sản 40, vòng 5.600, thuốc tiêm 3.200).",
            [(value, value, "người") for value in (48500, 40, 5600, 3200)],
        ),
    ],
)
def test_what_is_counted_is_said_before(rows, body, expected):
    assert rows(body, "unit") == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ghi chú (2): theo dõi.",
        "Xây dựng nhà văn hóa, hoàn thiện 15;",
        "Xây dựng các trường (MN 18, TH 52).",
    ],
)
def test_what_is_counted_is_not_said_at_all(rows, body):
    assert rows(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cấp 900 bồn nước loại 2.000 lít.", [(900, 900)]),
        ("Trồng 70 ha đậu tương trên đất 2 lúa.", [(70, 70)]),
        ("Có 25 trường dạy 2 buổi/ngày.", [(25, 25)]),
        ("Xóa 12 phòng học 3 ca.", [(12, 12)]),
        ("Trồng rau màu các loại 5.500 ha.", [(5500, 5500)]),
    ],
)
def test_measures_of_what_is_counted(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Tổng kinh phí 300 tỷ đồng, trong đó ngân sách tỉnh 35%.",
        "Dân góp: 40,5 tỷ đ = 17,1%.",
        "Vốn: 286 tỷ đồng, gồm: ngân sách Trung ương 55%, tín dụng 30%, huy động khác 15%.",
        "Vốn đầu tư: 312 tỷ đồng; vốn dân góp 25%.",
        "Ngân sách trung ương 82%, tỉnh 12%, xã hội hóa 6%.",
        "Vốn: 215 tỷ đồng (NSNN 30%, doanh nghiệp 70%).",
        "Trong năm 2030, đã đầu tư xây dựng, nâng cấp, sửa chữa 90 km đường, 31 công trình.",
        "Hiện Lạc Sơn có 75 làng nghề, trong đó 12 làng đón khách.",
        "Thường trực HĐND, 3 Ban HĐND tỉnh giám sát việc thực hiện.",
        "Bằng 118,4% so với kế hoạch năm trước.",
        "Quỹ trích 15% chi hoạt động, 4% dự phòng.",
        "Hỗ trợ máy móc, tối đa 40% giá trị và không vượt 200 triệu đồng.",
        "Mức hỗ trợ: ngân sách 35% công trình cấp nước ở xã thường, 65% ở xã nghèo, 85% vùng cao.",
        "Tồn tại: tỷ lệ giải ngân quý I mới đạt 19%; 3 huyện chưa bố trí kinh phí.",
        "5 năm qua toàn tỉnh thực hiện 168 đề tài, trong đó 80% được ứng dụng; 14 doanh nghiệp được hỗ trợ.",
        "Nhiều nơi chỉ đạt 12% số hộ.",
    ],
)
def test_what_is_no_target(rows, body):
    assert rows(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Bảo vệ có hiệu quả 64.500 ha rừng hiện có.", [(64500, 64500)]),
        ("Đến 2033, 70% số hộ có nhà tiêu; 80% số hộ có nước.", [(70, 70), (80, 80)]),
        ("100% cán bộ có trình độ trung cấp trở lên, 30% trở lên là nữ.", [(100, 100), (30, None)]),
        ("Nuôi tôm 60% bán thâm canh trở lên.", [(60, 60)]),
        ("Xây dựng 02 nhà máy có công suất từ 9.000 m3/năm trở lên.", [(2, 2), (9000, None)]),
        ("Kiểm tra chất lượng nước, lấy mẫu 7% số giếng.", [(7, 7)]),
        (
            "Kiểm tra 100% đề án có mức hỗ trợ từ 90 triệu đồng trở lên và tối thiểu 35% đề án còn lại.",
            [(100, 100), (35, None)],
        ),
        (
            "Bình quân hơn 20 nghìn hộ thoát nghèo hàng năm, 5 năm phải giảm 38% số hộ.",
            [(20, None), (38, 38)],
        ),
        ("Cơ cấu kinh tế: 24,8% - 44,5% - 30,7%.", [(24.8, 24.8), (44.5, 44.5), (30.7, 30.7)]),
        ("Giảm nghèo 2% - 3% mỗi năm.", [(2, 3)]),
        ("Số xã đạt chuẩn về y tế: 245/263; 60 trường chuẩn.", [(245, 245), (60, 60)]),
        ("Lắp thiết bị cho 900 tàu cá có chiều dài từ 15 m trở lên.", [(900, 900)]),
        ("Giao Võ Nhai 1.100 ha; Đại Từ 800 ha.", [(1100, 1100), (800, 800)]),
        ("Từ 700 ha trở lên có chứng nhận.", [(700, None)]),
        ("Lao động có chứng chỉ đạt 35%.", [(35, 35)]),
        ("Tập huấn 20 lớp/1.000 lượt người.", [(20, 20), (1000, 1000)]),
        ("Đón khách nước ngoài 20.000 lượt.", [(20000, 20000)]),
        ("Giảm nợ đọng xuống dưới 3% số phải thu.", [(None, 3)]),
        ("Giá trị sản xuất đạt 500 tỷ đồng (tăng 12%/năm).", [(12, 12)]),
        ("Tăng 18% doanh thu bình quân.", [(18, 18)]),
    ],
)
def test_what_is_a_target_for_all_that(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize("sign", ["≈ ", "~"])
def test_a_sign_for_about(rows, sign):
    assert rows(f"Cấp mã số cho {sign}21.000 hộ.", "comparator") == [(21000, 21000, "approx")]


def test_the_season_of_a_year_is_a_period(rows):
    body = "Vụ xuân 2032: gieo cấy 900 ha; vụ đông xuân 2033 - 2034 gieo 800 ha."
    assert rows(body, "period_start", "period_end") == [
        (900, 900, 2032, 2032),
        (800, 800, 2033, 2034),
    ]


def test_what_is_so_each_year_is_not_of_the_last_one(rows):
    body = "Giảm hộ nghèo xuống dưới 20% vào năm 2034, bình quân mỗi năm giảm 4%."
    assert rows(body, "period_start", "period_end") == [(None, 20, 2034, 2034), (4, 4, 2031, 2035)]
    body = "Kinh tế tập thể tăng trưởng trên 9%/năm, đóng góp 6% GDP vào năm 2034."
    assert rows(body, "period_start", "period_end") == [(9, None, 2031, 2035), (6, 6, 2034, 2034)]


def test_a_line_that_begins_with_a_short_form_goes_on(targets_of):
    text = PLAN + (
        "+ Giai đoạn 2031 - 2032: củng cố 150 HTX, giải thể 60 HTX yếu kém; thành lập mới 40\n"
        "HTX, trong đó 10 HTX dịch vụ.\n"
        "+ Đến năm 2034 có 40 làng văn hóa du lịch, tối thiểu 12 làng đạt tiêu chuẩn homestay\n"
        "ASEAN, thu hút 350.000 lượt khách.\n"
    )
    periods = [row[2:] for row in targets_of(text, "period_start", "period_end")]
    assert periods == [(2031, 2032)] * 4 + [(None, 2034)] * 3


def test_a_heading_without_a_number_over_what_was(targets_of):
    text = PLAN.replace("I. MỤC TIÊU\n", "") + (
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nTÌNH HÌNH PHÁT TRIỂN CHĂN NUÔI\n"
        "1. Chăn nuôi lợn: tổng đàn 47.300 con.\n2. Chăn nuôi bò: tổng đàn 19.200 con.\n"
        "MỤC TIÊU PHÁT TRIỂN\n3. Tổng đàn lợn 60.000 con.\n"
    )
    assert targets_of(text) == [(60000, 60000)]


def test_the_year_of_a_law_is_no_period_of_news(targets_of):
    text = (
        "Trong năm, còn thực hiện các chỉ tiêu: thành lập mới 7 hợp tác xã, 100% hợp tác xã hoạt động đúng "
        "Luật Hợp tác xã năm 2032; thành lập mới 40 tổ hợp tác.\n"
    )
    assert targets_of(text, "period_start") == [(7, 7, None), (100, 100, None), (40, 40, None)]


NEWS = """Toàn tỉnh có 185 trường đạt chuẩn quốc gia

Cập nhật: Thứ tư, 13/2/2031 | 7:49:01 AM

Toàn tỉnh hiện có 185 trường đạt chuẩn quốc gia. Bên cạnh đó, tỉnh có 63 phòng học kiên cố.
Theo kế hoạch, năm 2032 sẽ tăng thêm 20 trường.
"""


def test_what_there_is_in_news(targets_of):
    assert targets_of(NEWS) == [(20, 20)]


def test_a_sentence_that_says_how_much_of_the_plan_was_reached(rows):
    assert rows("Sản lượng đạt 156 nghìn tấn, bằng 104% kế hoạch, trồng 9.600 ha rừng.") == []
    assert rows("Sản lượng đạt 156 nghìn tấn; phấn đấu đạt 105% kế hoạch.") != []
    assert rows("Giải ngân đạt 95% kế hoạch vốn.") == [(95, 95)]


def test_what_a_province_has_decided_to_do(rows):
    body = "Năm 2032, tỉnh đã đề ra 7 nhóm giải pháp nhằm đạt tăng trưởng 13,5%, trồng 12.000 ha rừng."
    assert rows(body) == [(13.5, 13.5), (12000, 12000)]


def test_so_many_on_an_average_each_year(rows):
    assert rows("Tạo việc làm mới bình quân trên 8.000 lao động/năm.") == [(8000, None)]
    assert rows("Thu 5 tấn thóc bình quân trên 1 ha.") == [(5, 5)]


RESULTS = """Kinh tế Vĩnh Long trong 6 tháng đầu năm có dấu hiệu phục hồi

20/07/2031

Theo báo cáo, giá trị sản xuất công nghiệp tăng 6,4%; các ngành dịch vụ tăng 9,7%.
Trong 6 tháng, tỉnh giải quyết việc làm cho 12.900 lao động, tỷ lệ lao động qua đào tạo chiếm 32%.
Từ nay đến cuối năm, tỉnh phấn đấu trồng 70 ha rừng.
Các huyện xây dựng 15 mô hình.
"""


def test_news_that_report_results(targets_of):
    assert targets_of(RESULTS) == [(70, 70), (15, 15)]


def test_a_body_whose_headings_have_no_numbers(targets_of):
    text = (
        PLAN.replace("I. MỤC TIÊU\n", "\n")
        + "MỤC TIÊU\n- Nâng 45 xã lên mức độ 2;\n- Mở 14 lớp.\n\nNHIỆM VỤ\nBổ sung 65 giáo viên.\n"
    )
    assert targets_of(text) == [(45, 45), (14, 14), (65, 65)]


SUMMARY = """Hòa Bình: Đề án phát triển du lịch làng nghề đến năm 2035
UBND tỉnh vừa phê duyệt Đề án phát triển du lịch làng nghề giai đoạn 2031 - 2035.
Về nhiệm vụ, tỉnh sẽ đầu tư 15 bãi đỗ xe.
"""


def test_when_the_programme_of_a_headline_begins(targets_of):
    assert targets_of(SUMMARY, "period_start", "period_end") == [(15, 15, 2031, 2035)]


@pytest.mark.parametrize(
    "heading", ["Phần 1. Đánh giá", "I. Kết quả", "A. ĐÁNH GIÁ:", "II. KHUYẾT ĐIỂM, YẾU KÉM"]
)
def test_headings_of_what_was(targets_of, heading):
    text = PLAN.replace("I. MỤC TIÊU\n", f"{heading}\nĐào tạo 210.000 lượt người.\n")
    assert targets_of(text) == []


@pytest.mark.parametrize("heading", ["I. Đánh giá sản phẩm", "I. Kết quả cần đạt"])
def test_headings_of_what_is_to_be(targets_of, heading):
    text = PLAN.replace("I. MỤC TIÊU\n", f"{heading}\nĐào tạo 210.000 lượt người.\n")
    assert targets_of(text) == [(210000, 210000)]


DONE = """Thêm 12 xã đạt chuẩn nông thôn mới
Cập nhật lúc 08:27, Thứ Năm, 07/12/2031 (GMT+7)
Thông tin từ UBND tỉnh, trong năm 2031 có thêm 12 xã đạt chuẩn; các xã còn lại đạt bình quân 16 tiêu chí.
"""


def test_news_that_tell_of_no_plan(targets_of):
    assert targets_of(DONE) == []
    planned = DONE.replace("trong năm 2031 có thêm", "năm 2032 tỉnh phấn đấu có thêm")
    assert (12, 12) in targets_of(planned)


def test_a_total_that_news_divide(targets_of):
    text = (
        DONE.splitlines()[1] + "\nTrong tổng số 3.886 người tìm được việc có 2.233 lao động ở trong tỉnh.\n"
    )
    assert targets_of("Lao động tìm được việc làm ở tỉnh ta\n" + text) == []


DIRECTIVE = """CHỦ TỊCH UBND TỈNH THÁI NGUYÊN
Số: 06/CT-CT
Thái Nguyên, ngày 02 tháng 12 năm 2031
CHỈ THỊ
Về sản xuất vụ đông năm 2031 và phòng, chống dịch bệnh
Để vụ đông đạt kết quả cao, Chủ tịch UBND tỉnh chỉ thị:
1. Gieo trồng 500 ha ngô.
"""


def test_the_year_in_the_title_of_a_directive(targets_of):
    assert targets_of(DIRECTIVE, "period_start", "period_end") == [(500, 500, 2031, 2031)]
    of_an_act = DIRECTIVE.replace("sản xuất vụ đông năm 2031", "thực hiện Nghị quyết năm 2031 của tỉnh")
    assert targets_of(of_an_act, "period_start", "period_end") == [(500, 500, None, None)]


def test_the_year_that_ends_the_title_of_an_undated_resolution(targets_of):
    text = (
        "HỘI ĐỒNG NHÂN DÂN TỈNH HẢI DƯƠNG\nNGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2031\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT NGHỊ:\n"
        "Điều 1. Tán thành đánh giá năm 2030: tổng sản phẩm tăng 11,5%, sản lượng 765 nghìn tấn.\n"
        "Điều 2. Các chỉ tiêu chủ yếu: tổng sản phẩm tăng 12%.\n"
    )
    assert targets_of(text, "period_start", "period_end") == [(12, 12, 2031, 2031)]
