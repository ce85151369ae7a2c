"""Targets as plans of many fields word them: health, schools, forests, housing, cooperatives, waste."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 12/KH-UBND
Hòa Bình, ngày 5 tháng 3 năm 2021

KẾ HOẠCH
Phát triển kinh tế - xã hội tỉnh Hòa Bình giai đoạn 2021 - 2025

I. MỤC TIÊU
"""


@pytest.fixture(scope="session")
def rows(targets_of):
    """Some columns of the targets of an item, the bounds of the quantity first."""
    return lambda body, *columns: targets_of(f"{HEAD}- {body}\n", *columns)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Thu gom ≥ 90% vỏ chai.", (90, None, "ge")),
        ("Tỷ lệ thất thoát nước ≤15%.", (None, 15, "le")),
        ("Tỷ lệ tiêm mũi nhắc lại: > 80%", (80, None, "gt")),
        ("Tỷ lệ mắc mới < 4 %.", (None, 4, "lt")),
        ("Tỷ lệ mắc mới <= 4 %.", (None, 4, "le")),
        ("Tỷ lệ khỏi bệnh >= 85%.", (85, None, "ge")),
        ("Ít nhất mỗi huyện có 02 mô hình.", (2, None, "ge")),
        ("Tối thiểu mỗi xã 01 câu lạc bộ.", (1, None, "ge")),
    ],
)
def test_a_bound_is_a_sign_or_words_with_each_of(rows, body, expected):
    assert rows(body, "comparator") == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Nguồn vốn: ngân sách tỉnh 60%, ngân sách cấp huyện 30%.",
        "Vốn trung ương chiếm khoảng 40%; vốn tín dụng khoảng 30%; vốn từ các doanh nghiệp khoảng 20%.",
        "Nhà nước 70%, nhân dân 30%.",
        "Tổng kinh phí 8 tỷ đồng từ nguồn vốn ngân sách Trung ương 89% và ngân sách địa phương 11%.",
        "Ngân sách nhà nước 70%, tương ứng 8.641 triệu đồng.",
    ],
)
def test_who_pays_how_much_is_no_target(rows, body):
    assert rows(body) == []


@pytest.mark.parametrize(
    "body",
    ["Tỷ lệ giải ngân vốn đầu tư đạt 95%.", "Thu ngân sách tăng 12%.", "Tỷ lệ huy động vào ngân sách: 10%."],
)
def test_shares_of_other_money_are_targets(rows, body):
    assert len(rows(body)) == 1


def test_a_range_may_be_typed_with_a_sign_of_division(rows):
    assert rows("Tỷ lệ khá đạt 45% -:- 52%.", "comparator") == [(45, 52, "range")]


def test_an_arrow_binds_nothing(rows):
    assert rows("Trồng rừng -> 50 ha.", "comparator") == [(50, 50, "eq")]


def test_ten_thousands_are_a_multiplier(rows):
    assert rows("Sản lượng thóc bình quân 42 vạn tấn/năm.", "unit", "basis") == [(42, 42, "vạn tấn", "năm")]


@pytest.mark.parametrize("behind", ["10.000 dân", "vạn dân", "1.000 dân"])
def test_what_a_rate_is_for_each_of_may_stand_behind_tren(rows, behind):
    assert rows(f"Đạt 31 giường bệnh trên {behind}.", "unit", "basis") == [(31, 31, "giường", behind)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [("Giảm 1/4 số hộ nghèo.", (0.25, 0.25, "hộ")), ("2/3 số xã có chợ.", (0.6667, 0.6667, "xã"))],
)
def test_a_fraction_is_a_share_of_things(rows, body, expected):
    assert rows(body, "unit") == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nâng tỷ lệ đô thị hóa từ 31% (năm 2020) lên 38% (năm 2024).", [(38, 38, 2024, 2024)]),
        ("Trong quý I/2022 mở 03 lớp; tháng 9/2023 mở 05 lớp.", [(3, 3, 2022, 2022), (5, 5, 2023, 2023)]),
        ("Đến quý III năm 2023 hoàn thành 12 trạm.", [(12, 12, None, 2023)]),
        ("Chậm nhất đến tháng 6 năm 2024 hoàn thành 12 trạm.", [(12, 12, None, 2024)]),
        ("Phấn đấu đến năm 2024 và các năm tiếp theo, tỷ lệ đạt 97%.", [(97, 97, None, 2024)]),
        ("Tầm nhìn đến năm 2030: 90% thôn có chợ.", [(90, 90, None, 2030)]),
        (
            "Đạt 60%; định hướng đến năm 2030, tỷ lệ này đạt 90%.",
            [(60, 60, 2021, 2025), (90, 90, None, 2030)],
        ),
        ("Đạt 60%, tầm nhìn đến năm 2030.", [(60, 60, 2021, 2025)]),
        ("Mục tiêu là: đến năm 2023 có 7 chợ; 12 siêu thị.", [(7, 7, None, 2023), (12, 12, None, 2023)]),
        (
            "Về chợ: đến năm 2023 có 7, đến năm 2024 có 9 chợ; xây 2 kho.",
            [(9, 9, None, 2024), (2, 2, 2021, 2025)],
        ),
        ("Kế hoạch năm 2022 trồng 310 ha.", [(310, 310, 2022, 2022)]),
        ("Đến 30/6/2023, mở 14 lớp.", [(14, 14, None, 2023)]),
        (
            "Đến đầu năm 2023 có 14 chợ; đến giữa năm 2024 có 16 chợ.",
            [(14, 14, None, 2023), (16, 16, None, 2024)],
        ),
        (
            "Đến hết năm 2023 có 35% và đến hết năm 2024 có 55% xã có chợ; giảm 9% số vụ cháy.",
            [(35, 35, None, 2023), (55, 55, None, 2024), (9, 9, 2021, 2025)],
        ),
        (
            "Trong năm 2022: xây 4 kho; năm 2023: 6 kho; các năm tiếp theo, mỗi năm 7 kho.",
            [(4, 4, 2022, 2022), (6, 6, 2023, 2023), (7, 7, 2021, 2025)],
        ),
        ("Đến năm2023, 90% thôn có chợ.", [(90, 90, None, 2023)]),
        ("Tiếp nhận trực tuyến 90% hồ sơ từ ngày 15/8/2023.", [(90, 90, 2023, None)]),
        ("Từ ngày 15 tháng 8 năm 2023 tiếp nhận 90% hồ sơ.", [(90, 90, 2023, None)]),
        ("Kể từ ngày 15/8/2023 tiếp nhận 90% hồ sơ.", [(90, 90, 2021, 2025)]),
        ("Từ ngày 15/8/2023 đến ngày 20/9/2024 thu 90% rác.", [(90, 90, 2023, 2024)]),
        ("Tính đến năm 2025, toàn tỉnh có 310 trang trại.", [(310, 310, None, 2025)]),
    ],
)
def test_the_time_of_a_figure(rows, body, expected):
    assert rows(body, "period_start", "period_end") == expected


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("Tỷ lệ phụ nữ được khám thai ít nhất 4 lần trong 3 thời kỳ đạt 81%.", [81]),
        ("Tỷ lệ hộ có từ 02 nguồn nước trở lên là 64%.", [64]),
        ("Tỷ lệ trẻ được uống đủ 3 liều vắc xin đạt trên 94%.", [94]),
        ("Tổ chức 4 lần kiểm tra, tỷ lệ đạt 81%.", [4, 81]),
        ("Duy trì tỷ lệ trẻ sơ sinh nhẹ cân (dưới 2.400 gram) dưới 6%.", [6]),
        ("Doanh thu bình quân của 1 hợp tác xã tăng 12%.", [12]),
        ("Hỗ trợ 100% kinh phí cho hộ nghèo; 60% cho hộ cận nghèo.", []),
        ("Hỗ trợ 60% chi phí mua giống nhưng không quá 15 ha.", []),
        ("Hỗ trợ lãi suất 2%/năm cho 240 hộ.", [240]),
        ("Trên cơ sở 35 mô hình đã có, nhân rộng 50 mô hình.", [50]),
        ("Định kỳ 6 tháng một lần kiểm tra 14 trạm.", [14]),
        ("Đào tạo 900 cán bộ (300 cán bộ x 3 năm).", [900, 300]),
        ("Thuế sản phẩm trừ trợ cấp sản phẩm chiếm 6%.", [6]),
        ("Công suất cấp nước đạt 4.500 m3/ngày.", [4500]),
        ("Kinh tế số đóng góp 11% vào GRDP.", [11]),
        ("Người dân đóng góp 30% chi phí.", []),
        ("Phát hiện và điều trị 88% số người bệnh.", [88]),
        ("Qua khảo sát phát hiện 14 điểm sạt lở.", []),
        ("Chỉ số cải cách hành chính nằm trong nhóm 15 tỉnh dẫn đầu.", []),
        ("Cấp 14 kg gạo/khẩu/tháng cho 300 hộ.", [300]),
        ("Rút ngắn thời gian thẩm định hồ sơ, không quá 12 ngày.", [12]),
        ("Số năm sống khỏe đạt 67 năm.", [67]),
        ("Phát động 25 “Tổ tự quản”.", [25]),
        ("Phấn đấu: (1) 91% xã có chợ; (2) 52% chợ đạt chuẩn; (3) mở 14 siêu thị.", [91, 52, 14]),
        ("Gồm: 1) 14 lớp; 2) 32 hội nghị.", [14, 32]),
        ("Tổ chức 25 lớp (năm 2021: 10; năm 2022: 15) cho cán bộ.", [25, 10, 15]),
        ("Thực hiện tại 14 huyện (2).", [14]),
        ("Phấn đấu không còn xã đạt dưới 15 tiêu chí.", []),
        ("Trồng 1 250 ha; khai hoang 32 500 ha.", [1250, 32500]),
        ("Chợ loại 3 500 hộ kinh doanh; khu vực 2 300 hộ.", [500, 300]),
        ("Xây 14 nhà, 250 kho.", [14, 250]),
        ("Mật độ điện thoại đạt 82 thuê bao/100 dân.", [82]),
        ("Hiện nay có 82 thuê bao/100 dân.", []),
        ("Tính đến năm 2020, toàn tỉnh có 310 trang trại.", []),
    ],
)
def test_what_counts_and_what_does_not(rows, body, figures):
    assert [low if low is not None else high for low, high in rows(body)] == figures


def test_khoang_holds_for_a_list_but_for_no_percentage_behind_it(rows):
    body = "Tạo việc làm cho khoảng 8.000 lao động; 85% số hộ có nghề."
    assert rows(body, "comparator") == [(8000, 8000, "approx"), (85, 85, "eq")]
    assert [comparator for *_, comparator in rows("Đạt khoảng 60%; 70%.", "comparator")] == ["approx"] * 2


def test_the_object_of_a_share_ends_before_what_the_next_one_is_of(rows):
    assert [each[2] for each in rows("Đô thị đạt 100%, nông thôn đạt trên 91%.", "object")] == ["%", "%"]


def test_the_headline_of_undated_news_says_what_was_promised(context_of):
    text = (
        "Hòa Bình phấn đấu có 35 chợ đạt chuẩn\n\n"
        "Tỉnh vừa ban hành kế hoạch phát triển chợ với mục tiêu xây dựng 12 chợ mới ở vùng sâu, vùng xa.\n"
    )
    assert [each.quantity_min for each in extract_programme(context_of(text))[0].targets] == [35, 12]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Điều trị cho 140 bệnh nhân HIV/AIDS tại nhà.", ("bệnh nhân", "bệnh nhân HIV/AIDS", None)),
        ("Bố trí 02 cán bộ/HTX.", ("cán bộ", "cán bộ", "htx")),
        ("Nạo vét 46 km, kênh nội đồng, cống.", ("km", "km", None)),
        ("100% hộ thuộc diện di dời được học nghề.", ("%", "% hộ thuộc diện di dời", None)),
        ("Giao đất cho 130 hộ hiện do xã quản lý.", ("hộ", "hộ", None)),
        ("Xây 12 nhà máy hiện đại.", ("nhà máy", "nhà máy hiện đại", None)),
        ("70% doanh nghiệp trong cụm tự chi trả.", ("%", "% doanh nghiệp trong cụm", None)),
        ("Đóng cửa 14 điểm đổ rác tự phát.", ("điểm", "điểm đổ rác tự phát", None)),
    ],
)
def test_where_the_name_of_what_is_counted_ends(rows, body, expected):
    assert [row[2:] for row in rows(body, "unit", "object", "basis")] == [expected]


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        ("Treo 240 banner.", "banner"),
        ("Dựng 5 tháp canh.", "tháp"),
        ("Cấp 350 ba lô cho học sinh.", "ba lô"),
        ("Mua 450 que thử.", "que thử"),
        ("Cấp 25 téc nước.", "téc"),
        ("Quy tập 60 hài cốt liệt sĩ.", "hài cốt"),
    ],
)
def test_things_that_are_built_and_handed_out(rows, body, unit):
    assert [row[2] for row in rows(body, "unit")] == [unit]
