"""Targets: given a paragraph under the objectives, these rows and no others."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"
DATED = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 12/QĐ-UBND
Hòa Bình, ngày 5 tháng 3 năm 2016

QUYẾT ĐỊNH
Về việc phê duyệt Chương trình khuyến công tỉnh Hòa Bình giai đoạn 2016 - 2020

Điều 1. Phê duyệt Chương trình khuyến công với các nội dung sau:
I. MỤC TIÊU
"""


@pytest.fixture(scope="session")
def extracted(context_of):
    """The targets of a text, and the notices of its extraction."""

    def extract(body, head=HEAD):
        programme, notices = extract_programme(context_of(f"{head}{body}\n"))
        assert [each.target_no for each in programme.targets] == list(range(len(programme.targets)))
        return programme.targets, notices

    return extract


@pytest.fixture(scope="session")
def rows(extracted):
    """Some columns of the targets of a text, the bounds of the quantity first."""

    def read(body, *columns, head=HEAD):
        return [
            tuple(getattr(each, column) for column in ("quantity_min", "quantity_max", *columns))
            for each in extracted(body, head)[0]
        ]

    return read


@pytest.fixture(scope="session")
def reasons(extracted):
    """Why numbers of a text are no targets: pairs of the printed words and the reason."""

    def read(body, head=HEAD):
        return {
            message.split("” is no target: ")[0].removeprefix("“"): (
                severity,
                message.split(": ", 1)[1].rstrip("."),
            )
            for severity, code, message, *_ in extracted(body, head)[1]
            if code == "unclaimed_number" and "is no target" in message
        }

    return read


def test_one_row_a_number_with_all_that_is_said_of_it(extracted):
    (first, second), _ = extracted(
        "1. Dạy nghề\nTrong giai đoạn 2018 - 2020, tổ chức 04 lớp hỗ trợ khoảng 200 lượt học viên nữ tham gia."
    )

    assert (first.action, first.quantity_min, first.quantity_max, first.comparator) == ("tổ chức", 4, 4, "eq")
    assert (first.unit, first.object, first.basis) == ("lớp", "lớp", None)
    assert (first.period_start, first.period_end, first.period_basis) == (2018, 2020, "sentence")
    assert (second.action, second.quantity_min, second.quantity_max, second.comparator) == (
        "hỗ trợ",
        200,
        200,
        "approx",
    )
    assert (second.unit, second.object) == ("lượt học viên", "lượt học viên nữ")
    assert second.text.startswith("hỗ trợ khoảng 200 lượt học viên nữ")
    assert first.section_no == second.section_no


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5", (5, 5, "eq")),
        ("khoảng 5", (5, 5, "approx")),
        ("dự kiến 5", (5, 5, "approx")),
        ("7-9", (7, 9, "range")),
        ("từ 150 đến 170", (150, 170, "range")),
        ("03 - 04", (3, 4, "range")),
        ("01 - 02", (1, 2, "range")),
        ("từ 30 - 35", (30, 35, "range")),
        ("400-600", (400, 600, "range")),
        ("khoảng 7-9", (7, 9, "range")),
        ("từ 270", (270, None, "ge")),
        ("ít nhất 5", (5, None, "ge")),
        ("tối thiểu 5", (5, None, "ge")),
        ("hơn 5", (5, None, "gt")),
        ("trên 5", (5, None, "gt")),
        ("tối đa 5", (None, 5, "le")),
        ("không quá 5", (None, 5, "le")),
        ("dưới 5", (None, 5, "lt")),
        ("2.000", (2000, 2000, "eq")),
        ("05", (5, 5, "eq")),
        ("4,1", (4.1, 4.1, "eq")),
    ],
)
def test_figures_and_how_they_bind(rows, words, expected):
    assert rows(f"Phát triển {words} cơ sở dệt.", "comparator", "unit", "object") == [
        (*expected, "cơ sở", "cơ sở dệt")
    ]


def test_a_bound_behind_the_noun(rows):
    assert rows("Phát triển 5 cơ sở dệt trở lên.", "comparator", "object") == [(5, None, "ge", "cơ sở dệt")]


@pytest.mark.parametrize(
    ("body", "comparators"),
    [
        ("Dự kiến hỗ trợ 20 cơ sở; thành lập 3 cụm công nghiệp; 5 doanh nghiệp.", ["approx"] * 3),
        ("Dự kiến tổ chức 5 lớp, 200 học viên và 3 hội nghị.", ["approx"] * 3),
        (
            "Dự kiến hỗ trợ ít nhất 20 cơ sở; tối đa 5 hộ; 7-9 lớp; 3 hội nghị.",
            ["ge", "le", "range", "approx"],
        ),
        ("Tổ chức khoảng 5 lớp; 6 hội nghị; 7 hội thảo.", ["approx"] * 3),
        ("Tổ chức với khoảng 5 lớp, 6 hội nghị và 7 hội thảo.", ["approx"] * 3),
        ("Tổ chức khoảng 5 lớp; thành lập 6 hợp tác xã.", ["approx", "eq"]),
        ("Tổ chức 5 lớp cho khoảng 200 học viên; 6 hội nghị và 7 hội thảo.", ["eq", "approx", "eq", "eq"]),
        ("Tham gia 5 hội chợ với khoảng 60 sản phẩm; 70 lượt khách.", ["eq", "approx", "approx"]),
        ("Dự kiến công nhận 40 sản phẩm, trong đó lựa chọn 5 sản phẩm.", ["approx", "eq"]),
        ("Dự kiến công nhận 40 sản phẩm, lựa chọn 5 sản phẩm.", ["approx", "approx"]),
        ("Tổ chức 5 lớp; dự kiến thành lập 6 hợp tác xã.", ["eq", "approx"]),
        ("Bình chọn: dự kiến có 60 sản phẩm đăng ký, công nhận 30 sản phẩm; chọn 9 cơ sở.", ["approx"] * 3),
        ("Hỗ trợ 4 đề án, dự kiến mở 5 lớp; tổ chức 3 hội thảo.", ["eq", "approx", "eq"]),
        ("Dự kiến tổ chức 5 lớp. Thành lập 6 hợp tác xã.", ["approx", "eq"]),
        ("Hỗ trợ ít nhất 20 cơ sở (tương đương 85 % số cơ sở).", ["ge", "ge"]),
        ("Hỗ trợ 20 cơ sở (chiếm 85 % số cơ sở).", ["eq", "eq"]),
    ],
)
def test_what_stands_at_the_head_of_a_list_holds_for_the_list(rows, body, comparators):
    assert [comparator for *_, comparator in rows(body, "comparator")] == comparators


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        ("Hỗ trợ 5 cơ sở.", ["Hỗ trợ"]),
        (
            "Hỗ trợ thành lập 14 doanh nghiệp; tư vấn cho 20 cơ sở; 30 hộ kinh doanh.",
            ["Hỗ trợ thành lập", "tư vấn", "tư vấn"],
        ),
        ("Tổ chức 5 lớp, 6 hội nghị và 7 hội thảo.", ["Tổ chức"] * 3),
        ("Tổ chức 5 lớp; 6 hội nghị. 7 cơ sở.", ["Tổ chức", "Tổ chức", None]),
        ("Có 15 sản phẩm được công nhận.", ["được công nhận"]),
        ("Số sản phẩm cấp huyện là 90 sản phẩm, cấp tỉnh là 30 sản phẩm.", [None, None]),
        ("Hỗ trợ lập quy hoạch chi tiết 01 cụm công nghiệp.", ["Hỗ trợ lập"]),
        ("Phát triển công nghiệp hỗ trợ với 5 cơ sở.", ["Phát triển"]),
        ("Đào tạo nghề cho 270 lao động.", ["Đào tạo"]),
        ("Tỷ lệ hộ nghèo dưới 5 %.", [None]),
        ("Khu vực dịch vụ đạt 50%, khu vực công nghiệp - xây dựng 40%.", ["đạt", "đạt"]),
        ("Hỗ trợ đánh giá nhanh cho 12 cơ sở.", ["Hỗ trợ đánh giá"]),
        ("1. 100% xã có chợ; 85% số hộ được vay vốn.", ["có", "được vay"]),
        ("1. Mở 5 lớp; 70% học viên có việc làm.", ["Mở", "có"]),
        ("1. Mở rộng chợ: 5 chợ, 3 trạm.", ["Mở rộng", "Mở rộng"]),
        ("1. Tỷ lệ lấp đầy cụm công nghiệp: 45%.", [None]),
        ("1. Giảm tỷ lệ thất thoát nước từ 31% xuống còn dưới 23%.", ["Giảm"]),
        ("1. Diện tích đất trống còn 23 ha.", ["còn"]),
        ("1. Xây dựng trạm bơm tại Hải Phương 3 trạm, Giao Tiến 2 trạm.", ["Xây dựng", "Xây dựng"]),
        ("1. Giao Sở Công Thương mở 4 lớp.", ["mở"]),
        ("1. Công suất cấp nước tập trung tăng thêm 800 m3.", ["tăng thêm"]),
        ("1. Tập trung hỗ trợ 6 cơ sở.", ["Tập trung hỗ trợ"]),
    ],
)
def test_the_verb_that_governs_a_figure(rows, body, actions):
    assert [action for *_, action in rows(body, "action")] == actions


@pytest.mark.parametrize(
    ("body", "unit", "object_"),
    [
        ("Hỗ trợ 02 cơ sở công nghiệp nông thôn.", "cơ sở", "cơ sở công nghiệp nông thôn"),
        ("Phát triển 03 cụm công nghiệp.", "cụm", "cụm công nghiệp"),
        ("Hỗ trợ 150 lượt cơ sở tham gia hội chợ.", "lượt cơ sở", "lượt cơ sở"),
        ("Hỗ trợ 20 lượt doanh nghiệp được tham gia hội chợ.", "lượt doanh nghiệp", "lượt doanh nghiệp"),
        ("Tổ chức 2 cuộc hội nghị.", "cuộc", "cuộc hội nghị"),
        ("Tổ chức 2 lần bình chọn.", "lần", "lần bình chọn"),
        ("Tổ chức 2 lớp đào tạo nghề.", "lớp", "lớp đào tạo nghề"),
        ("Thực hiện 20 dự án/đề án khuyến công.", "dự án/đề án", "dự án/đề án khuyến công"),
        ("Trồng 500 ha rừng tại các xã.", "ha", "ha rừng"),
        ("Xây dựng 15 km đường.", "km", "km đường"),
        ("Xây dựng 15m2 nhà kho.", "m2", "m2 nhà kho"),
        ("Đạt 2,5 triệu tấn lúa.", "triệu tấn", "triệu tấn lúa"),
        ("Phấn đấu 85 % số hộ có điện.", "%", "% số hộ"),
        ("Phấn đấu 85% hộ nghèo có điện.", "%", "% hộ nghèo"),
        ("Phấn đấu tỷ lệ hộ có điện đạt 85 %.", "%", "%"),
        ("In 17 số tài liệu.", "số", "số tài liệu"),
        ("Hỗ trợ 04 (bốn) lớp đào tạo.", "lớp", "lớp đào tạo"),
        ("Hỗ trợ 5 cơ sở, doanh nghiệp công nghiệp.", "cơ sở", "cơ sở, doanh nghiệp công nghiệp"),
        ("Hỗ trợ 15 doanh nghiệp, năm nay thành lập các lớp.", "doanh nghiệp", "doanh nghiệp"),
        ("Hỗ trợ 5 cơ sở nhằm phát triển nghề.", "cơ sở", "cơ sở"),
        ("Hỗ trợ 5 cơ sở và các", "cơ sở", "cơ sở"),
        ("Hỗ trợ 03\ncơ sở dệt.", "cơ sở", "cơ sở dệt"),
        ("Hỗ trợ 3 cơ sở vật liệu xây dựng.", "cơ sở", "cơ sở vật liệu xây dựng"),
        ("Xây dựng 14 cầu treo dân sinh.", "cầu", "cầu treo dân sinh"),
        ("Trồng 500 ha rừng tập trung.", "ha", "ha rừng tập trung"),
        ("Trồng 500 ha rừng tập trung phát triển kinh tế.", "ha", "ha rừng"),
        ("Tổ chức 2 đoàn khảo sát, học tập kinh nghiệm.", "đoàn", "đoàn khảo sát, học tập kinh nghiệm"),
        ("Hỗ trợ 5 mô hình trình diễn, hỗ trợ máy móc.", "mô hình", "mô hình trình diễn"),
    ],
)
def test_the_counted_noun_and_its_phrase(rows, body, unit, object_):
    assert [row[2:] for row in rows(body, "unit", "object")] == [(unit, object_)]


def test_the_subject_of_the_next_figure_is_no_part_of_a_phrase(rows):
    body = "Phấn đấu khu vực dịch vụ đạt trên 50%, khu vực nông thôn trên 40%; 90% số xã, phường, thị trấn có chợ."

    assert [row[2] for row in rows(body, "object")] == ["%", "%", "% số xã, phường, thị trấn"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Phát sóng 02 chuyên đề/tháng.", (2, 2, "eq", "chuyên đề", "tháng")),
        ("Tốc độ tăng trưởng đạt 13 %/năm.", (13, 13, "eq", "%", "năm")),
        ("Tăng trưởng 12 - 13%/năm.", (12, 13, "range", "%", "năm")),
        ("Mỗi năm tổ chức 3 lớp.", (3, 3, "eq", "lớp", "năm")),
        ("Tổ chức 3 lớp mỗi năm.", (3, 3, "eq", "lớp", "năm")),
        ("Hằng năm tổ chức 3 lớp.", (3, 3, "eq", "lớp", "năm")),
        ("Hàng tháng phát hành 2.000 bản tin.", (2000, 2000, "eq", "bản tin", "tháng")),
        ("Bình quân mỗi năm tổ chức 3 lớp.", (3, 3, "eq", "lớp", "năm")),
        ("Tổ chức bình quân 3 lớp/năm.", (3, 3, "eq", "lớp", "năm")),
        ("Mỗi huyện xây dựng ít nhất 2 mô hình.", (2, None, "ge", "mô hình", "huyện")),
        ("Đạt 25 bác sĩ/10.000 dân.", (25, 25, "eq", "bác sĩ", "10.000 dân")),
        ("Đạt 25 bác sĩ/vạn dân.", (25, 25, "eq", "bác sĩ", "vạn dân")),
        ("Đạt 15 tấn/ha.", (15, 15, "eq", "tấn", "ha")),
        ("Thu hút 12.000 lượt khách/năm.", (12000, 12000, "eq", "lượt khách", "năm")),
        ("Thực hiện 3 dự án/đề án.", (3, 3, "eq", "dự án/đề án", None)),
    ],
)
def test_rates(rows, body, expected):
    assert rows(body, "comparator", "unit", "basis") == [expected]


def test_the_rate_of_one_figure_is_not_that_of_the_next(rows):
    assert rows("Tổ chức 5 lớp, mỗi lớp từ 30 - 35 học viên; 3 hội nghị.", "unit", "basis") == [
        (5, 5, "lớp", None),
        (30, 35, "học viên", "lớp"),
        (3, 3, "hội nghị", None),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Có 80/193 xã đạt chuẩn.", [(80, 80, "xã")]),
        ("Tăng từ 10 % năm 2010 lên 20 % năm 2015.", [(20, 20, "%")]),
        ("Giảm từ 10 % xuống còn 5 %.", [(5, 5, "%")]),
        ("Nâng từ 10 cụm hiện nay lên trên 20 cụm.", [(20, None, "cụm")]),
        ("Hỗ trợ 20 cơ sở (tương đương 85 % số cơ sở).", [(20, 20, "cơ sở"), (85, 85, "%")]),
        ("Hỗ trợ 20 cơ sở, tương đương 85 % số cơ sở.", [(20, 20, "cơ sở"), (85, 85, "%")]),
        ("Mở các lớp cho nông dân (08 lớp).", [(8, 8, "lớp")]),
        (
            "Hỗ trợ 5 cơ sở (trong đó 2 cơ sở dệt, 3 cơ sở may).",
            [(5, 5, "cơ sở"), (2, 2, "cơ sở"), (3, 3, "cơ sở")],
        ),
        ("Hỗ trợ 500 triệu đồng cho 5 cơ sở.", [(5, 5, "cơ sở")]),
        ("100 % số xã có điện; 95 % số hộ có nước.", [(100, 100, "%"), (95, 95, "%")]),
        ("Hỗ trợ một số cơ sở và các hộ.", []),
    ],
)
def test_shares_parts_and_restatements(rows, body, expected):
    assert rows(body, "unit") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Trong giai đoạn 2016 - 2018, hỗ trợ 15 hộ.", [(2016, 2018, "sentence")]),
        ("Hỗ trợ 15 hộ trong giai đoạn 2016 - 2018.", [(2016, 2018, "sentence")]),
        ("Đến năm 2018, hỗ trợ 15 hộ; thành lập 3 cụm; 4 lớp.", [(None, 2018, "sentence")] * 3),
        ("Giai đoạn 2016 - 2018: hỗ trợ 15 hộ; thành lập 3 cụm.", [(2016, 2018, "sentence")] * 2),
        ("Năm 2018, hỗ trợ 15 hộ, 3 cụm và 4 lớp.", [(2018, 2018, "sentence")] * 3),
        (
            "Trồng 5.500 ha vào năm 2018, 10.000 ha vào năm 2019.",
            [(2018, 2018, "sentence"), (2019, 2019, "sentence")],
        ),
        (
            "Năm 2018 hỗ trợ 15 hộ, năm 2019 hỗ trợ 20 hộ.",
            [(2018, 2018, "sentence"), (2019, 2019, "sentence")],
        ),
        ("Năm 2018 đạt 45 %; năm 2019 đạt 50 %.", [(2018, 2018, "sentence"), (2019, 2019, "sentence")]),
        (
            "Sản lượng năm 2018 đạt 10 tấn và năm 2019 đạt 15 tấn.",
            [(2018, 2018, "sentence"), (2019, 2019, "sentence")],
        ),
        ("Tăng từ 10 % năm 2017 lên 20 % năm 2019.", [(2019, 2019, "sentence")]),
        ("Hỗ trợ 15 hộ. Năm 2018 thành lập 3 cụm.", [(2016, 2020, "document"), (2018, 2018, "sentence")]),
        ("Theo Chương trình khuyến công giai đoạn 2011 - 2015, hỗ trợ 15 hộ.", [(2016, 2020, "document")]),
        ("Gấp 2 lần năm 2015.", [(2016, 2020, "document")]),
        (
            "1. Giai đoạn 2016 - 2018\na) Hỗ trợ 5 hộ;\nb) Mở 6 lớp trong năm 2017.",
            [(2016, 2018, "section"), (2017, 2017, "sentence")],
        ),
    ],
)
def test_the_period_of_a_figure(rows, body, expected):
    assert [
        row[2:] for row in rows(body, "period_start", "period_end", "period_basis", head=DATED)
    ] == expected


def test_without_any_period_all_three_columns_are_null(rows):
    assert rows("Hỗ trợ 15 hộ.", "period_start", "period_end", "period_basis") == [(15, 15, None, None, None)]


@pytest.mark.parametrize(
    "body",
    [
        "Kinh phí là 500 triệu đồng.",
        "Thu nhập đạt 50 triệu đồng/người/năm.",
        "Hỗ trợ 0 đồng.",
        "Họp ngày 5 tháng 3 năm 2016, ngày 7/3/2016 và tháng 4/2016.",
        "Giai đoạn 2018 - 2020, hỗ trợ các hộ.",
        "Theo Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ.",
        "Theo điểm a khoản 2 Điều 5, chọn các hộ.",
        "Theo Phụ lục 2 và biểu số 3.",
        "Chợ loại 1, chợ loại 2.",
        "Các hộ vùng 2 và khu vực 3.",
        "Họp Hội đồng nhân dân lần thứ 8.",
        "Thực hiện Chương trình 135.",
        "Sửa chữa quốc lộ 62.",
        "Trồng giống lúa OM4900.",
        "Trồng giống lúa ĐT80 ha hẹp, đường loại3 km.",
    ],
)
def test_money_dates_references_names_and_codes_are_no_targets(rows, body):
    assert rows(body) == []


STATE = "it states how things are or were"
CONDITION = "it is part of a condition"
NORM = "it is a norm or a rate of support"
SPAN = "it is a span of time"
PLACE = "it is a distance or a measure of a place"
PARTS = "it counts parts of the document"


@pytest.mark.parametrize(
    ("body", "printed", "reason"),
    [
        ("Hiện có 25 cơ sở.", "25 cơ sở", STATE),
        ("Hiện nay toàn tỉnh có 25 cơ sở.", "25 cơ sở", STATE),
        ("Tính đến cuối năm 2015, có 25 cơ sở.", "25 cơ sở", STATE),
        ("Trong những năm qua, mở 25 lớp.", "25 lớp", STATE),
        ("Tỉnh đã hỗ trợ 25 cơ sở.", "25 cơ sở", STATE),
        ("Củng cố 2 quỹ hiện có.", "2 quỹ", STATE),
        ("Củng cố 2 quỹ đang có.", "2 quỹ", STATE),
        ("Nếu có 5 lao động, được hỗ trợ.", "5 lao động", CONDITION),
        ("Trường hợp có 5 lao động thì được hỗ trợ.", "5 lao động", CONDITION),
        ("Doanh nghiệp phải có ít nhất 10 lao động.", "10 lao động", CONDITION),
        ("Doanh nghiệp có 5 lao động trở lên được hỗ trợ.", "5 lao động", CONDITION),
        ("Dự án từ 5 ha trở lên phải dành 2 ha.", "2 ha", CONDITION),
        ("Dự án có quy mô từ 50 ha.", "50 ha", CONDITION),
        ("Nhà máy có công suất tối thiểu là 50 tấn.", "50 tấn", CONDITION),
        ("Mức hỗ trợ là 5 lần.", "5 lần", NORM),
        ("Hạn mức giao đất là 5 ha.", "5 ha", NORM),
        ("Lãi suất là 5 %.", "5 %", NORM),
        ("Hộ nghèo được hưởng 15 kg gạo.", "15 kg", NORM),
        ("Nhà nước hỗ trợ 50 %.", "50 %", NORM),
        ("Được vay đến 70 %.", "70 %", NORM),
        ("Chi trả 30 % chi phí mua máy.", "30 %", NORM),
        ("Chi 30 % học phí.", "30 %", NORM),
        ("Xây dựng cách biên giới 5 km.", "5 km", PLACE),
        ("Trong bán kính 3 km.", "3 km", PLACE),
        ("Người từ 15 tuổi trở lên biết chữ.", "15 tuổi", "it is an age"),
        ("Sản phẩm đạt 3 sao.", "3", "it is a grade"),
        ("Trong thời hạn 15 ngày.", "15 ngày", SPAN),
        ("Sau 5 năm thực hiện.", "5 năm", SPAN),
        ("Chương trình gồm 9 nội dung chính:", "9 nội dung", PARTS),
        ("Kế hoạch có 5 chương.", "5 chương", PARTS),
        ("Tập trung vào 3 nhóm giải pháp: tuyên truyền, dạy nghề, vay vốn.", "3 nhóm", PARTS),
    ],
)
def test_what_is_no_target_is_told_with_its_reason(rows, reasons, body, printed, reason):
    assert rows(body) == []
    assert reasons(body)[printed] == ("info", reason)


def test_a_figure_may_be_written_on_to_a_word(rows):
    assert rows("Bảo vệ ổn định84.615 ha, trồng mới30 ha.") == [(84615, 84615), (30, 30)]


def test_a_year_before_the_programme_begins_tells_of_the_past(rows, reasons):
    body = "Năm 2014, hỗ trợ 3 cơ sở, 4 hộ. Năm 2018, hỗ trợ 5 cơ sở."

    assert rows(body, head=DATED) == [(5, 5)]
    assert reasons(body, head=DATED) == {"3 cơ sở": ("info", STATE), "4 hộ": ("info", STATE)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hiện có 25 cơ sở, phấn đấu đến năm 2020 có 30 cơ sở.", [(30, 30)]),
        ("Hiện có 25 cơ sở, 30 hộ, 40 lớp.", []),
        ("Hiện có 25 cơ sở. Hỗ trợ 5 hộ.", [(5, 5)]),
        ("Hiện có 25 cơ sở; hỗ trợ 5 hộ.", [(5, 5)]),
        ("Các cơ sở đã đăng ký, hỗ trợ 5 cơ sở.", [(5, 5)]),
        ("Trẻ em được tiêm đầy đủ đạt 95 %.", [(95, 95)]),
        ("Mở lớp dạy nghề, thời gian học 3 tháng.", [(3, 3)]),
        ("Thu hoạch 15 tấn.", [(15, 15)]),
        ("Xây dựng 15 km đường.", [(15, 15)]),
        ("Tuổi thọ bình quân đạt 75 tuổi.", [(75, 75)]),
        ("Xây dựng 3 mô hình.", [(3, 3)]),
        ("Giảm 30 % chi phí vận chuyển.", [(30, 30)]),
    ],
)
def test_an_exclusion_reaches_no_further_than_its_words(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("II. ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN", STATE),
        ("II. THỰC TRẠNG", STATE),
        ("II. KẾT QUẢ THỰC HIỆN GIAI ĐOẠN TRƯỚC", STATE),
        ("II. ĐỐI TƯỢNG ÁP DỤNG", "it is part of a condition or a norm"),
        ("II. PHẠM VI ÁP DỤNG", "it is part of a condition or a norm"),
        ("II. NGUYÊN TẮC ƯU TIÊN", "it is part of a condition or a norm"),
    ],
)
def test_sections_without_targets(rows, reasons, heading, reason):
    body = f"1. Hỗ trợ 7 hộ.\n{heading}\n1. Tỉnh hỗ trợ 25 cơ sở.\n"

    assert rows(body) == [(7, 7)]
    assert reasons(body) == {"25 cơ sở": ("info", reason)}


def test_all_figures_of_a_regulation_are_norms_but_those_of_its_objectives(rows):
    title = "Phê duyệt Chương trình khuyến công"
    body = "1. Hỗ trợ 7 hộ.\nII. NỘI DUNG\n1. Hỗ trợ 25 cơ sở."

    assert rows(body, head=DATED.replace("phê duyệt Chương trình", "ban hành Quy chế")) == [(7, 7)]
    assert title in DATED
    assert rows(body, head=DATED) == [(7, 7), (25, 25)]


SIGNED = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n"


def test_what_a_decision_attaches_beside_a_regulation_promises_its_figures(rows):
    head = DATED.replace("phê duyệt Chương trình", "ban hành Quy chế")
    norms = "QUY CHẾ\nQUẢN LÝ CHỢ CỦA TỈNH HÀ GIANG\nĐiều 1. Mỗi chợ có 2 bảo vệ.\nĐiều 2. Thưởng 3 hộ.\n"
    plan = "ĐỀ ÁN\nPHÁT TRIỂN CHỢ TỈNH HÀ GIANG\nI. NỘI DUNG\n1. Xây dựng 25 chợ.\n2. Sửa chữa 40 chợ.\n"

    assert rows(SIGNED + norms + plan, head=head) == [(25, 25), (40, 40)]
    assert rows(SIGNED + norms + plan.replace("ĐỀ ÁN", "QUY ĐỊNH"), head=head) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("KẾ HOẠCH THỰC HIỆN", [(25, 25)]), ("CHƯƠNG TRÌNH HÀNH ĐỘNG", [(25, 25)]), ("TRÌNH TỰ, THỦ TỤC", [])],
)
def test_a_part_of_a_regulation_may_be_a_plan(rows, heading, expected):
    head = DATED.replace("phê duyệt Chương trình", "ban hành Quy chế")
    rules = "PHẦN A\nQUY ĐỊNH MỨC CHI\nI. MỨC CHI\n1. Mỗi chợ có 2 bảo vệ.\n"
    body = f"{SIGNED}{rules}PHẦN B\n{heading}\nI. NỘI DUNG\n1. Xây dựng 25 chợ.\n"

    assert rows(body, head=head) == expected


def test_a_time_in_the_text_below_a_heading_is_not_that_of_the_heading(extracted):
    body = "II. NỘI DUNG VÀ TIẾN ĐỘ\n\nNăm 2031: 5 chợ\n\nNăm 2032: 6 chợ\n\nTheo huyện:\n- Lạc Sơn: 11 chợ\n- Kim Bôi: 8 chợ\n"

    targets, _ = extracted(body)

    assert [(each.quantity_min, each.period_start) for each in targets][:2] == [(5, 2031), (6, 2032)]
    assert {each.period_basis for each in targets[2:]} <= {"document", None}


def test_figures_of_tables_are_no_targets(rows):
    table = "\n\n".join(
        "\t" + "\n\t".join(cells)
        for cells in (
            ("STT", "Nội dung", "Số lượng", "Kinh phí"),
            ("1", "Mở lớp đào tạo nghề", "25 lớp", "300"),
            ("2", "Xây dựng mô hình", "30 mô hình", "500"),
            ("3", "Mở chợ", "4 chợ", "800"),
        )
    )

    assert rows(f"Hỗ trợ 7 hộ như sau:\n\n{table}\n") == [(7, 7)]


def test_an_unknown_unit_is_a_noun_by_its_part_of_speech_and_told_of(extracted):
    (target,), notices = extracted("Trồng 500 hốc cây ăn quả.")

    assert (target.quantity_min, target.unit, target.object) == (500, "hốc", "hốc cây ăn quả")
    (notice,) = (each for each in notices if each.code == "unknown_unit")
    assert notice.severity == "info"
    assert "“hốc”" in notice.message
    assert target.start <= notice.start < notice.end <= target.end


def test_a_known_unit_is_not_told_of(extracted):
    assert not [each for each in extracted("Trồng 500 cây ăn quả.")[1] if each.code == "unknown_unit"]


@pytest.mark.parametrize(
    ("body", "printed"),
    [("Tổng số là 1234.", "1234"), ("Điện thoại 0723.826.229.", "0723.826.229"), ("Cấp mã 77 - A.", "77")],
)
def test_a_number_that_nobody_understands_is_a_warning(rows, extracted, body, printed):
    assert rows(body) == []
    (notice,) = (each for each in extracted(body)[1] if each.code == "unclaimed_number")
    assert notice.severity == "warning"
    assert f"“{printed}”" in notice.message


def test_the_text_of_a_target_is_its_clause(extracted, context_of):
    body = "Năm 2018, hỗ trợ  khoảng 15\nhộ nghèo; thành lập 3 cụm."
    context = context_of(f"{HEAD}{body}\n")
    (first, second), _ = extracted(body)

    assert (first.text, second.text) == ("Năm 2018, hỗ trợ khoảng 15 hộ nghèo", "thành lập 3 cụm.")
    for target in (first, second):
        assert " ".join(context.document.text[target.start : target.end].split()) == target.text


def test_targets_of_a_content_item_have_its_number_and_activity(extracted):
    body = (
        "II. NỘI DUNG\n1. Đào tạo nghề\nTổ chức 5 lớp.\n2. Thông tin tuyên truyền\nPhát hành 2.000 cuốn sổ."
    )

    targets, _ = extracted(body)

    assert [(each.content_item_no, each.activity_code) for each in targets] == [
        (0, "dao_tao_nghe"),
        (1, "thong_tin"),
    ]


def test_the_activity_of_other_targets_is_that_of_their_clause_then_of_their_sentence(rows):
    assert rows("Tổ chức đào tạo nghề cho 5 người; 6 hộ; tham gia 3 hội chợ. Mở 7 chợ.", "activity_code") == [
        (5, 5, "dao_tao_nghe"),
        (6, 6, "dao_tao_nghe"),
        (3, 3, "san_pham_tieu_bieu"),
        (7, 7, None),
    ]


def test_a_number_that_reads_in_two_ways_is_left_empty_and_told_of(extracted):
    [target], notices = extracted("Đạt 9,800 tấn.")
    assert (target.quantity_min, target.quantity_max) == (None, None)
    assert [notice.code for notice in notices if notice.code == "ambiguous_number"]


def test_what_is_counted_whole_reads_in_one_way_only(rows):
    assert rows("Hỗ trợ 1,200 hộ.") == [(1200, 1200)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hỗ trợ đến 5 cơ sở.", (None, 5, "le")),
        ("Cho vay tới 20 hộ.", (None, 20, "le")),
        ("Nâng số cơ sở lên đến 20 cơ sở.", (20, 20, "eq")),
    ],
)
def test_up_to_is_a_bound_behind_a_verb_of_giving(rows, sentence, expected):
    assert rows(sentence, "comparator") == [expected]


def test_a_year_that_closes_a_list_holds_for_all_of_it(rows):
    body = "Hỗ trợ 12 cơ sở, 6 hộ và 5 lớp trong năm 2019."
    assert [row[2:] for row in rows(body, "period_start", "period_basis")] == [(2019, "sentence")] * 3


def test_a_year_in_the_middle_of_a_list_holds_for_its_figure_alone(rows):
    body = "Khoán 95.000 ha, riêng năm 2017 là 20.400 ha."
    assert [row[2] for row in rows(body, "period_start", head=DATED)] == [2016, 2017]


def test_years_behind_figures_are_theirs(rows):
    body = "Đạt 5.500 tấn vào năm 2018, 10.000 tấn vào năm 2019 và 15.000 tấn vào năm 2020."
    assert rows(body, "period_start") == [(5500, 5500, 2018), (10000, 10000, 2019), (15000, 15000, 2020)]


def test_a_unit_said_once_holds_for_the_years_in_brackets(rows):
    body = "Giải quyết việc làm cho 160 lượt lao động (năm 2018: 52; năm 2019: 108)."
    assert rows(body, "unit", "period_start") == [
        (160, 160, "lượt lao động", None),
        (52, 52, "lượt lao động", 2018),
        (108, 108, "lượt lao động", 2019),
    ]


def test_a_unit_said_before_its_figures_is_read(rows):
    body = "Sản lượng gỗ (m3/năm): đến năm 2018 đạt 180, đến năm 2020 đạt 250."
    assert rows(body, "unit", "basis", "period_end") == [
        (180, 180, "m3", "năm", 2018),
        (250, 250, "m3", "năm", 2020),
    ]


@pytest.mark.parametrize(
    ("body", "unit", "basis"),
    [
        ("Tỷ số tử vong mẹ giảm còn dưới 48/100.000 trẻ đẻ sống.", None, "100.000 trẻ đẻ sống"),
        ("Tỷ lệ mắc sốt rét giảm còn dưới 0,4/1.000 dân.", None, "1.000 dân"),
        ("Tỷ số giới tính khi sinh dưới 112 bé trai/100 bé gái.", "bé trai", "100 bé gái"),
        ("Phấn đấu đạt dưới 9 ca mắc/10.000 dân.", "ca", "10.000 dân"),
        ("Giảm số người mắc lao xuống còn dưới 90/100.000 dân.", "người", "100.000 dân"),
        ("Số vụ cháy\ngiảm còn dưới 3/1.000 hộ.", "vụ", "1.000 hộ"),
    ],
)
def test_a_ratio_is_one_figure_with_what_it_is_for_each_of(rows, body, unit, basis):
    [(low, _, *said)] = rows(body, "unit", "basis")
    assert (low, said) == (None, [unit, basis])


def test_a_share_before_another_is_no_share_of_money(rows):
    assert rows("Khống chế tỷ lệ mắc dưới 30%, tỷ lệ tái phát dưới 8%.") == [(None, 30), (None, 8)]


def test_a_figure_said_in_another_unit_binds_by_itself(rows):
    assert rows("Xây dựng khoảng 2.900 căn hộ, tương ứng 174.000 m2 sàn.", "comparator") == [
        (2900, 2900, "approx"),
        (174000, 174000, "eq"),
    ]


def test_a_time_before_a_year_ends_with_the_year_before(rows):
    body = "Hoàn thành giải phóng mặt bằng 70 ha trước năm 2019."
    assert rows(body, "period_start", "period_end", head=DATED) == [(70, 70, None, 2018)]


def test_each_of_two_figures_has_the_year_behind_it(rows):
    body = "Tổ chức 01 cuộc diễn tập vào năm 2017 và 10 cuộc diễn tập tại các huyện và các xã vùng sâu vùng xa trong giai đoạn 2018 - 2020."
    assert rows(body, "period_start", "period_end", head=DATED) == [(1, 1, 2017, 2017), (10, 10, 2018, 2020)]


def test_the_share_of_a_round_whole_is_no_ratio(rows):
    assert rows("Có 70/100 xã đạt chuẩn.", "unit", "basis") == [(70, 70, "xã", None)]


def test_the_years_that_are_left_have_not_the_year_before(rows):
    body = "Năm 2017 trồng 800 ha, bình quân các năm còn lại trồng 900 ha/năm."
    assert rows(body, "period_start", "period_end", head=DATED) == [
        (800, 800, 2017, 2017),
        (900, 900, 2016, 2020),
    ]


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("Nâng cấp 06 trại giống hiện có.", 6),
        ("Chăm sóc 450 ha chè hiện có theo quy trình.", 450),
        ("Các cơ sở cung ứng đủ 12 triệu con giống.", 12),
        ("Giảm 15 % số vụ cháy so với trung bình giai đoạn 2008 - 2012.", 15),
        ("Diện tích rừng trồng đạt trên 2.000 ha.", 2000),
        ("Giải thể dứt điểm 14 hợp tác xã ngừng hoạt động.", 14),
        ("Tỷ lệ người từ 35 tuổi trở lên được khám hằng năm đạt trên 85%.", 85),
        ("Giảm 20% diện tích rừng bị cháy.", 20),
        ("Tỷ lệ xã đạt chuẩn nông thôn mới đạt 65%.", 65),
        ("Tỷ lệ điều trị khỏi bệnh lao mới đạt trên 85%.", 85),
        ("Lấp đầy 40% diện tích giai đoạn 2 khu công nghiệp Bàu Sen.", 40),
        ("Cả giai đoạn 6 lớp.", 6),
        ("Xây trường ở 03 xã Tân An và Phú Lộc (03 xã còn thiếu trường).", 3),
    ],
)
def test_what_is_worked_on_supplied_or_compared_counts(rows, body, figure):
    [(low, _, end)] = rows(body, "period_end", head=DATED)
    assert (low, end) == (figure, 2020)


@pytest.mark.parametrize(
    "body",
    [
        "Căn hộ có diện tích sử dụng tối thiểu 30 m2, tối đa 75 m2.",
        "Các trang trại từ 5 ha trở lên để nuôi tập trung.",
        "Bố trí quỹ đất từ 700 m2 trở lên để xây dựng nhà văn hóa.",
        "Mỗi căn nhà có diện tích sử dụng tối thiểu 28 m2.",
        "Cho phép khai thác tận dụng không quá 3 m3 gỗ/hộ.",
        "Mỗi người lao động ủng hộ ít nhất 02 ngày lương.",
        "Trả nợ mỗi năm 25 % tổng số vốn đã vay.",
        "Trong 05 năm qua, tỉnh đã hỗ trợ 18 đề án, đào tạo 1.870 lao động.",
        "Toàn tỉnh hiện có 141 làng nghề, thu hút 52.700 lao động; riêng nghề cói chỉ còn 11 làng.",
        "Hộ có từ 02 lao động trở lên tham gia được ưu tiên.",
        "Cơ sở phát thải trên 50 m3 nước thải/ngày phải lắp trạm quan trắc.",
        "Mật độ trồng từ 1.660 cây/ha trở lên.",
        "Mặt đường rộng 3,5 m.",
        "Khởi công giai đoạn 3 nhà máy nước Sông Hinh.",
        "Ưu tiên chọn dự án có đông lao động, các dự án thuộc 14 xã biên giới.",
        "Tỷ lệ hộ dùng nước sạch nông thôn mới đạt 38%.",
        "Cách trung tâm xã 3,5 km.",
        "Kế hoạch có 5 chương, 25 điều.",
        "Sở Công Thương phối hợp với UBND 08 huyện.",
    ],
)
def test_states_conditions_and_norms_are_no_targets(rows, body):
    assert rows(body) == []


def test_what_is_to_come_counts_beside_what_is(rows):
    assert rows("Duy trì 15 mã số hiện có, cấp mới 30 mã số.") == [(30, 30)]
    assert rows("Nâng tỷ lệ từ 62,3% năm 2017 lên 64,5% vào năm 2022.", "period_start") == [
        (64.5, 64.5, 2022)
    ]


def test_a_share_of_an_amount_of_money_is_no_target(rows):
    assert rows("Ngân sách tỉnh 318.000 triệu đồng, chiếm 65,4%; vốn vay 100 triệu đồng (20%).") == []


def test_a_unit_is_in_lower_case_abbreviations_too(rows):
    assert rows("Thành lập mới 12 HTX nông nghiệp.", "unit") == [(12, 12, "htx")]
    assert rows("Củng cố 14 THT, 03 LH HTX.", "unit") == [(14, 14, "tht"), (3, 3, "lh htx")]


def test_how_long_a_support_lasts_is_no_rate_of_it(rows):
    assert rows("Cử 8 bác sĩ, mức hỗ trợ 4 triệu đồng/người/tháng, thời gian 18 tháng.", "unit") == [
        (8, 8, "bác sĩ"),
        (18, 18, "tháng"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Đưa nội dung vào quy ước của 100% thôn.", (100, 100, "eq")),
        ("Giám sát tuyến dưới 02 lần/quý.", (2, 2, "eq")),
        ("Đến năm 2020 có 30.000 ha rừng trở lên được cấp chứng chỉ.", (30000, None, "ge")),
    ],
)
def test_words_that_look_like_comparators_or_conditions(rows, body, expected):
    assert rows(body, "comparator") == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Bố trí kiểm lâm theo định mức 1.000 ha rừng có 01 kiểm lâm.",
        "Giảm 50% thuế thu nhập doanh nghiệp.",
        "Cho vay trong thời gian không quá 07 năm.",
    ],
)
def test_norms_and_reliefs_are_no_targets(rows, body):
    assert rows(body) == []


def test_a_period_that_and_joins_to_the_next_figure_is_that_figure_s(rows):
    body = (
        "Cụ thể, giai đoạn 2017 - 2020 tốc độ tăng trưởng đạt 16,95%/năm và giai đoạn 2021 - 2025 là 5,1%/năm; "
        "tổng diện tích đạt 26.170 ha và giai đoạn 2021 - 2025 là 27.050 ha."
    )
    assert rows(body, "period_start", "period_end") == [
        (16.95, 16.95, 2017, 2020),
        (5.1, 5.1, 2021, 2025),
        (26170, 26170, 2017, 2020),
        (27050, 27050, 2021, 2025),
    ]


def test_names_in_brackets_do_not_part_a_figure_from_its_year(rows):
    body = "Xây 5 làng nghề, trong đó 2 làng (Nà Sơn, Hữu Lũng) đạt chuẩn vào năm 2019."

    assert [each[-1] for each in rows(body, "period_end")][1:] == [2019]


def test_an_outlook_of_which_a_figure_is_said_is_its_period(rows):
    body = "Nâng tỷ lệ che phủ rừng đến năm 2020 đạt 14,7% và định hướng đến năm 2030 đạt 16,5%."
    assert rows(body, "period_end") == [(14.7, 14.7, 2020), (16.5, 16.5, 2030)]


def test_a_period_that_leads_in_a_list_holds_for_all_of_it(rows):
    body = "Nhiệm vụ cụ thể đến năm 2020 là trồng rừng 2.226 ha; xây dựng 02 vườn ươm; trồng 30 triệu cây."
    assert rows(body, "period_end") == [(2226, 2226, 2020), (2, 2, 2020), (30, 30, 2020)]


def test_to_make_conditions_is_no_condition(rows):
    body = "Tạo điều kiện cho người dân làm nghề rừng, bình quân mỗi năm sử dụng 1.000 lao động."
    assert rows(body, "unit") == [(1000, 1000, "lao động")]


@pytest.mark.parametrize(
    "measure", ["tỷ lệ che phủ rừng", "tỉ lệ giải ngân", "độ che phủ của rừng", "chỉ số phát triển"]
)
def test_a_verb_that_says_what_is_measured_governs_nothing(rows, measure):
    assert rows(f"1. Nâng {measure} lên 45 % vào năm 2031.", "action") == [(45, 45, "Nâng")]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Số hợp tác xã thành lập mới đạt 25.", [(25, "hợp tác xã")]),
        ("Nâng tổng số sản phẩm còn hiệu lực lên khoảng 900.", [(900, "sản phẩm")]),
        ("Hỗ trợ 40 cơ sở, nâng số cơ sở được hỗ trợ lên 120.", [(40, "cơ sở"), (120, "cơ sở")]),
        ("100% xã đạt chuẩn; số xã đạt thêm: năm 2031: 2; năm 2032: 3.", [(100, "%"), (2, "xã"), (3, "xã")]),
        ("Tổng số giường bệnh đến năm 2035: 2.400.", [(2400, "giường")]),
        (
            "Số lượng hộ nghèo giảm còn 500; số lao động có việc làm là 1.200.",
            [(500, "hộ"), (1200, "lao động")],
        ),
        ("Trong số hộ nghèo có 50.", []),
        ("Kinh tế số của doanh nghiệp đạt 20.", []),
        ("Doanh nghiệp số 7 đạt 3.", []),
    ],
)
def test_how_many_there_are_may_be_said_before_the_figure(rows, sentence, figures):
    found = rows(f"1. {sentence}", "unit")
    assert [(low, unit) for low, _, unit in found] == figures


def test_nearly_so_many_times_says_nothing_of_the_next_figure(rows):
    body = "1. Doanh thu gấp gần 3 lần năm 2025; 08 điểm du lịch."
    assert rows(body, "comparator") == [(3, 3, "approx"), (8, 8, "eq")]


@pytest.mark.parametrize(
    "compared",
    ["cao hơn mực nước lũ năm 2009", "nhiều hơn năm 2009", "gấp 2 lần năm 2009", "thấp hơn so với năm 2009"],
)
def test_the_year_of_a_comparison_is_no_period(rows, compared):
    found = rows(f"1. Xây dựng 150 căn nhà, {compared}.", "period_start", "period_end", head=DATED)
    assert found[0] == (150, 150, 2016, 2020)
