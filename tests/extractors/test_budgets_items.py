"""What an item of a programme says of its money in passing: shares, years, who pays, what it is not."""

import pytest

from tests.extractors.budget_rows import CENTRAL, HERBS, LOCAL, OWN, TOTAL, in_millions

WORK = HERBS.replace("II. KINH PHÍ THỰC HIỆN", "II. NỘI DUNG")


@pytest.fixture(scope="session")
def rows(budgets_of):
    return lambda text, head=WORK: budgets_of(f"{head}1. {text}\n2. Họp dân.\n").records


# ---- shares and lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mua máy. Kinh phí 2.200 triệu đồng, ngân sách tỉnh\nhỗ trợ 400 triệu đồng.",
            [(2200, None), (400, 2200)],
        ),
        (
            "Mua máy. Kinh phí: 900 triệu đồng, trung ương hỗ trợ 400 triệu đồng, các hộ góp 500 triệu đồng.",
            [(900, None), (400, 900), (500, 900)],
        ),
        ("Mua máy. Kinh phí 900 triệu đồng; ngân sách huyện 400 triệu đồng.", [(900, None), (400, None)]),
        (
            "Mua máy. Kinh phí: 900 triệu đồng; ngân sách hỗ trợ 400 triệu đồng.",
            [(900, None), (400, 900)],
        ),
        (
            "Mua máy. Kinh phí 900 triệu đồng; ngân sách huyện 400 triệu đồng, còn lại các hộ góp.",
            [(900, None), (400, 900)],
        ),
        ("Mua máy. Kinh phí 900 triệu đồng, vốn vay 400 triệu đồng.", [(900, None), (400, None)]),
        ("Mua máy. Kinh phí 900 triệu đồng, ngân sách tỉnh 1.400 triệu đồng.", [(900, None), (1400, None)]),
        (
            "Kinh phí mua máy là 8 tỷ 500 triệu đồng, riêng nguồn khuyến công quốc gia 3 tỷ đồng.",
            [(8500, None), (3000, 8500)],
        ),
        (
            "Tổng kinh phí mua máy là 9 tỷ đồng. Riêng ngân sách huyện 3 tỷ đồng.",
            [(9000, None), (3000, 9000)],
        ),
        (
            "Tổng kinh phí mua máy: 9 tỷ đồng. Riêng phần vốn vay 3 tỷ đồng, riêng ngân sách tỉnh 1 tỷ đồng.",
            [(9000, None), (3000, 9000), (1000, 9000)],
        ),
    ],
)
def test_a_budgets_share_told_behind_all_that_is_needed_is_a_part_of_it(rows, text, expected):
    assert in_millions(rows(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Truyền thông\nPhát 8 phóng sự trên Đài tỉnh (35 triệu đồng); in 900 tờ rơi (12 triệu đồng).",
            [35, 12],
        ),
        ("Truyền thông\nPhát 8 phóng sự\n(35 triệu\nđồng), in tờ rơi.", [35]),
        ("Dự Ngày hội sản phẩm tại Hà Nội và Huế:\n45 triệu đồng, các tổ tự lo ăn ở.", [45]),
        ("Truyền thông\nPhát phóng sự (35 triệu đồng/phóng sự).", []),
        ("Truyền thông\nPhát phóng sự về 8 hộ có thu nhập cao (200 triệu đồng).", []),
    ],
    ids=["brackets", "broken-lines", "below-a-colon", "rate", "income"],
)
def test_what_an_activity_costs_may_stand_in_brackets_or_below_its_colon(rows, text, expected):
    assert [amount for amount, _ in in_millions(rows(text))] == expected


@pytest.mark.parametrize(
    ("payer", "source"),
    [
        ("từ khuyến công tỉnh", LOCAL),
        ("từ nguồn khuyến công huyện", LOCAL),
        ("từ khuyến công quốc gia", CENTRAL),
    ],
)
def test_who_pays_stands_behind_an_amount_that_is_given(rows, payer, source):
    found = rows(f"Máy ép nhựa: hỗ trợ 90\ntriệu đồng {payer}, các hộ góp 120 triệu đồng.")

    assert [each.source for each in found] == [source, OWN]


@pytest.mark.parametrize("cue", ["phân bổ từng năm", "chiếm 40%, bố trí trong dự toán hằng\nnăm", "cụ thể"])
def test_the_years_of_an_item_of_a_list_go_on_over_semicolons(rows, cue):
    told = rows(
        "Tổng kinh phí: 50 tỷ đồng, gồm:\n"
        f"- Ngân sách tỉnh: 20 tỷ đồng, {cue}: năm 2031: 5 tỷ đồng; năm 2032: 6 tỷ đồng; "
        "từ năm 2033 đến năm 2035 mỗi năm 3 tỷ đồng;\n- Ngân sách trung ương: 30 tỷ đồng."
    )

    assert in_millions(told) == [
        (50000, None),
        (20000, 50000),
        (5000, 20000),
        (6000, 20000),
        (3000, 20000),
        (30000, 50000),
    ]
    assert [each.source for each in told] == [TOTAL, *[LOCAL] * 4, CENTRAL]


@pytest.mark.parametrize("mean", ["bình quân 300 triệu đồng/năm", "trung bình mỗi năm 300 triệu đồng"])
@pytest.mark.parametrize("in_all", ["cả giai đoạn là", "cả giai\nđoạn:"])
def test_the_mean_before_what_all_years_cost_is_no_row(rows, mean, in_all):
    told = rows(f"In sách. Kinh phí {mean}, {in_all} 1,5 tỷ đồng, ngân sách tỉnh hỗ trợ 200 triệu đồng.")

    assert in_millions(told) == [(1500, None), (200, 1500)]


def test_the_mean_of_other_money_is_a_row(rows):
    told = rows("In sách. Kinh phí bình quân mỗi năm 300 triệu đồng, cả giai đoạn là 1,4 tỷ đồng.")

    assert [amount for amount, _ in in_millions(told)] == [300, 1400]


# ---- who pays


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Lò sấy. Kinh phí: 900 triệu đồng, trong đó tỉnh hỗ trợ 200 triệu đồng, cơ sở đầu tư 700 triệu đồng.",
            OWN,
        ),
        (
            "Lò sấy. Kinh phí: 900 triệu đồng, trong đó tỉnh hỗ trợ 200 triệu đồng, các hộ bỏ ra 700 triệu đồng.",
            OWN,
        ),
        ("Khuyến công địa phương: 6 cơ sở may; tổng mức hỗ trợ 700 triệu đồng.", LOCAL),
        ("Đề án khuyến công quốc gia: sửa 3 lò sấy. Tổng kinh phí 700 triệu đồng.", CENTRAL),
        ("Nhu cầu năm 2032 là 700 triệu đồng, ngân sách tỉnh\nbảo đảm toàn bộ.", LOCAL),
        ("Nhu cầu giai đoạn 2031 - 2033: 700 triệu đồng, ngân sách tỉnh bàn giao cho huyện.", TOTAL),
        ("Tập huấn về ngân sách huyện: mở 3 lớp; tổng mức hỗ trợ 700 triệu đồng.", TOTAL),
    ],
)
def test_who_pays_for_an_item(rows, text, sources):
    assert rows(text)[-1].source == sources


# ---- what it is not, and how it binds


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Chi trả dịch vụ rừng, dự kiến thu mỗi năm trên 2 tỷ đồng, khoản thu này chưa tính vào tổng vốn.",
            [],
        ),
        ("Bổ sung vốn cho Quỹ 5 tỷ đồng, nâng tổng vốn của Quỹ lên 21,3 tỷ đồng vào cuối năm 2032.", [5000]),
        ("Sửa kho, nâng tổng vốn đầu tư của dự án lên 21,3 tỷ đồng.", [21300]),
        (
            "Thu hút 90 tỷ đồng vốn của các hộ trồng, sơ chế. Số vốn này không tính vào kinh phí Chương trình.",
            [],
        ),
        ("Thu hút 90 tỷ đồng vốn của các hộ trồng, sơ chế. Số vốn này do ngân hàng cho vay.", [90000]),
    ],
)
def test_other_money_of_an_item_is_no_row(rows, text, amounts):
    assert [amount for amount, _ in in_millions(rows(text))] == amounts


@pytest.mark.parametrize("words", ["cả 3 việc trên", "các việc nêu trên"])
def test_what_is_said_above_is_no_bound(rows, words):
    (row,) = rows(f"Kinh phí của {words} là 8.800 triệu đồng.")

    assert (row.amount_vnd, row.comparator) == (8_800_000_000, "eq")


@pytest.mark.parametrize("money", ["kinh phí", "tổng kinh phí thực hiện là", "tổng vốn khoảng"])
def test_what_is_expected_of_a_sum_is_not_said_of_its_parts(rows, money):
    told = rows(f"Dự kiến {money} 900 triệu đồng, trong đó ngân sách tỉnh 200 triệu đồng.")

    assert [each.comparator for each in told] == ["approx", "eq"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Kinh phí 8 tỷ đồng, tập trung vào các năm 2032, 2033 và 2034.", (2032, 2034)),
        ("Kinh phí 8 tỷ đồng, bố trí trong hai\nnăm 2032 - 2033.", (2032, 2033)),
        ("Kinh phí 8 tỷ đồng, bố trí cho các xã.", (2031, 2035)),
        (
            "Lò sấy\na) Xây 2 lò.\nb) Sửa 9 lò, xong trước 30/6/2034.\nKinh phí của cả 2 việc 8 tỷ đồng.",
            (2031, 2035),
        ),
        ("Lò sấy\na) Xây 2 lò.\nb) Sửa 9 lò trong năm 2034.\nKinh phí 8 tỷ đồng.", (2034, 2034)),
    ],
)
def test_the_years_of_what_an_item_costs(rows, text, period):
    (row,) = rows(text)

    assert (row.period_start, row.period_end) == period


# ---- words before the digits


@pytest.mark.parametrize(
    ("text", "label", "worth"),
    [
        ("Sửa lò. Kinh phí ba tỷ bảy trăm triệu đồng (3.700.000.000 đồng).", "Kinh phí", 3_700_000_000),
        (
            "Sửa lò. Tổng kinh phí là hai tỷ\nrưỡi đồng (bằng số: 2.500 triệu đồng).",
            "Tổng kinh phí",
            2_500_000_000,
        ),
        ("Sửa lò. Tổng kinh phí 3 tỷ đồng (2.500 triệu đồng mua máy).", "Tổng kinh phí", None),
    ],
)
def test_an_amount_in_words_may_stand_before_its_digits_in_brackets(rows, text, label, worth):
    row = rows(text)[0]

    assert (row.label, row.amount_words_vnd) == (label, worth)


def test_words_that_are_another_sum_than_the_digits_behind_them_are_not_theirs(rows):
    (row,) = rows("Sửa lò. Kinh phí ba tỷ đồng (3.700 triệu đồng).")

    assert (row.amount_vnd, row.amount_words_vnd) == (3_700_000_000, None)


# ---- entries


@pytest.mark.parametrize("behind", ["", ".", " đồng", " đồng."])
def test_nothing_need_follow_a_bare_scale_at_the_end_of_an_item(rows, behind):
    assert in_millions(rows(f"Lập quy hoạch chi tiết cụm công nghiệp: 50 triệu{behind}")) == [(50, None)]


def test_a_bare_scale_within_a_paragraph_counts_things(rows):
    assert not rows("Lập vườn ươm: 50 triệu\ncây giống.")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Mô hình sản xuất viên nén xuất khẩu 9.000 tấn/năm - 240 triệu đồng.", [(240, None)]),
        ("Xưởng chè xuất khẩu 60 tấn/năm: 240 triệu đồng.", [(240, None)]),
        # The words on a price are those of the amount itself.
        ("Kim ngạch xuất khẩu - 240 triệu đồng.", []),
        ("Bán 60 tấn chè, doanh thu - 240 triệu đồng.", []),
    ],
)
def test_a_price_told_of_another_figure_is_none_of_an_entry(rows, text, amounts):
    assert in_millions(rows(text)) == amounts


def test_the_name_of_an_entry_stands_before_a_dash_as_before_a_colon(rows):
    for mark in (":", " -", " –"):
        [row] = rows(f"Đào tạo nghề đan lát cho 35 thợ{mark} 90 triệu đồng.")
        assert row.label == "Đào tạo nghề đan lát cho 35 thợ"


@pytest.mark.parametrize("unit", ["ĐVT: triệu đồng", "Đơn vị tính: triệu đồng"])
def test_the_unit_of_a_list_may_stand_behind_it(rows, unit):
    text = f"Khuyến công cấp huyện: tổng 420 triệu đồng\nEa Kao 200; Cư Ni 120; Buôn Hồ 100 ({unit})."
    found = rows(text)
    assert in_millions(found) == [(420, None), (200, 420), (120, 420), (100, 420)]
    assert {row.source for row in found} == {LOCAL}
    assert found[0].label == "Khuyến công cấp huyện"
    wrong = rows(text.replace("100 (", "90 ("))
    assert in_millions(wrong) == [(420, None)]


@pytest.mark.parametrize("mark", ["-", "–", '"', "”"])
def test_a_mark_at_the_end_of_an_item_repeats_the_unit(rows, mark):
    text = f"Kinh phí chia ra:\n- Mua máy 5.100 triệu đồng\n- Làm đường 1.900 {mark}\n- Họp dân 700 {mark}\n"
    assert in_millions(rows(text)) == [(5100, None), (1900, None), (700, None)]


def test_a_mark_behind_a_figure_of_things_repeats_nothing(rows):
    assert in_millions(
        rows("Kinh phí chia ra:\n- Mua máy 5.100 triệu đồng\n- Mua 20 xe\n- Làm đường 19 -\n")
    ) == [(5100, None)]


@pytest.mark.parametrize(("inside", "source"), [("TW", CENTRAL), ("trung ương", CENTRAL), ("tỉnh", LOCAL)])
def test_brackets_say_whose_budget_pays_for_a_programme(rows, inside, source):
    [row] = rows(f"Vốn Chương trình MTQG ({inside}): 64 tỷ đồng.")
    assert row.source == source


def test_a_phase_may_be_named_for_short(rows):
    text = (
        "Tổng vốn: 90 tỷ đồng.\nGiai đoạn 1 (2031-2032): 50 tỷ đồng\nGiai đoạn 2 (2033-2035): 40 tỷ đồng\n"
        "- Ngân sách tỉnh: 64 tỷ đồng (GĐ1: 36 tỷ đồng; GĐ 2: 28 tỷ đồng)"
    )
    found = {row.amount_vnd: (row.period_start, row.period_end) for row in rows(text)}
    assert found[36 * 10**9] == (2031, 2032)
    assert found[28 * 10**9] == (2033, 2035)


@pytest.mark.parametrize(
    ("first", "second", "years"),
    [
        ("Giai đoạn 2031 - 2032", "giai đoạn 2033-2035", [(2031, 2032), (2033, 2035)]),
        # A gap, or years beyond those of the programme: nobody knows which phase is the first.
        ("Giai đoạn 2031 - 2032", "giai đoạn 2034-2035", [(2031, 2035), (2031, 2035)]),
        ("Giai đoạn 2031 - 2032", "giai đoạn 2033-2037", [(2031, 2035), (2031, 2035)]),
    ],
)
def test_phases_told_by_their_years_alone_have_their_order(rows, first, second, years):
    text = (
        f"{first} làm 9 hồ, {second} làm 4 hồ.\n"
        "- Kinh phí kè bờ: 90 tỷ đồng, trong đó GĐ I: 50 tỷ đồng; GĐ II: 40 tỷ đồng"
    )
    found = {row.amount_vnd: (row.period_start, row.period_end) for row in rows(text)}
    assert [found[50 * 10**9], found[40 * 10**9]] == years


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Tổng thu ngân sách nhà nước trên địa bàn 6.217 tỷ đồng.", []),
        ("Kinh phí quỹ tăng từ 10 tỷ đồng hiện nay lên 25 tỷ đồng.", [(25_000, None)]),
        (
            "Tổng kinh phí 90 tỷ đồng. Trong đó: tỉnh 50 tỷ đồng, huyện 40 tỷ đồng. Kinh phí đền bù do huyện lo,"
            " ngoài tổng mức trên, ước 4 tỷ đồng.",
            [(90_000, None), (50_000, 90_000), (40_000, 90_000), (4_000, None)],
        ),
    ],
)
def test_what_is_taken_in_had_or_paid_beside(rows, text, amounts):
    assert in_millions(rows(text)) == amounts


@pytest.mark.parametrize(
    ("who", "source"),
    [("các huyện, thị xã", LOCAL), ("xã", LOCAL), ("các hộ", OWN), ("cơ sở", OWN)],
)
def test_a_district_that_pays_itself_pays_from_its_budget(rows, who, source):
    [row] = rows(f"Kinh phí mua máy: 900 triệu đồng do {who} tự lo.")
    assert row.source == source


@pytest.mark.parametrize(
    ("basis", "amounts"),
    [
        ("09 đề án", [(3200, None)]),
        ("12 lớp", [(3200, None)]),
        ("đề án", []),
        ("01 đề án", []),
        ("100 kg", []),
        ("12 tháng", []),
    ],
)
def test_a_sum_for_several_things_is_no_rate(rows, basis, amounts):
    assert in_millions(rows(f"Ngân sách tỉnh: 3.200 triệu đồng/{basis}.")) == amounts


def test_lists_below_the_amount_of_a_heading_split_that(rows):
    text = (
        "Tổng kinh phí cả giai đoạn là 90 tỷ đồng, trong đó:\n"
        "1.1. Giai đoạn 2031 - 2032: 50 tỷ đồng.\n"
        "1.1.1. Theo hạng mục: làm đường 30 tỷ đồng; làm kè 20 tỷ đồng.\n"
        "1.1.2. Theo nguồn vốn:\n+ Ngân sách tỉnh: 35 tỷ đồng;\n+ Vốn vay: 15 tỷ đồng.\n"
        "1.2. Giai đoạn 2033 - 2035: 40 tỷ đồng."
    )
    assert in_millions(rows(text)) == [
        (90_000, None),
        (50_000, 90_000),
        (30_000, 50_000),
        (20_000, 50_000),
        (35_000, 50_000),
        (15_000, 50_000),
        (40_000, 90_000),
    ]


def test_a_list_by_years_belongs_to_the_part_that_it_adds_up_to(rows):
    text = (
        "Tổng nhu cầu vốn là 900 tỷ đồng, cụ thể:\n- Vốn vay: 600 tỷ đồng;\n- Vốn huy động của dân: 300 tỷ đồng.\n"
        "3. Số hộ và vốn phân theo từng năm như sau:\n- Năm 2031: 20 hộ, vốn vay 200 tỷ đồng;\n"
        "- Năm 2032: 30 hộ, vốn vay 300 tỷ đồng;\n- Năm 2033: 9 hộ, vốn vay 100 tỷ đồng."
    )
    assert in_millions(rows(text))[3:] == [(amount * 1000, 600_000) for amount in (200, 300, 100)]


def test_what_is_got_for_an_amount_is_no_part_of_its_name(rows):
    found = rows(
        "Mua máy. Kinh phí 900 triệu đồng. Trong đó quốc gia 02 xưởng, 500 triệu đồng; địa phương 7 xưởng, 400 triệu đồng."
    )
    assert [(row.label, row.source) for row in found[1:]] == [("quốc gia", CENTRAL), ("địa phương", LOCAL)]


def test_nothing_a_year_is_no_share_of_anything(rows):
    assert (10_000, None) in in_millions(rows("Vốn vay: 10 tỷ đồng (0 đồng/năm)."))


# ---- words that only seem to say that no money is spent


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Kiểm tra, nghiệm thu mô hình: 30 triệu đồng.", [30]),
        ("Tiếp thu công nghệ sấy: 30 triệu đồng.", [30]),
        ("Thu phí chợ: 30 triệu đồng.", []),
    ],
)
def test_acceptance_is_no_taking(rows, text, amounts):
    assert [row.amount_vnd // 10**6 for row in rows(text)] == amounts


@pytest.mark.parametrize(
    ("behind", "amounts"),
    [
        (") do nhà thầu tự bỏ vốn, không thuộc kinh phí của Đề án này.", []),
        (") do ngân sách huyện chi trả.", [70000]),
    ],
)
def test_what_brackets_tell_may_be_set_apart_behind_them(rows, behind, amounts):
    told = rows(f"Riêng việc làm đường (kinh phí 70 tỷ đồng{behind}")

    assert [row.amount_vnd // 10**6 for row in told] == amounts


def test_what_has_been_announced_is_to_be_spent(rows):
    told = rows("Kinh phí năm 2031 là 900 triệu đồng, trong đó trung ương đã thông báo 400 triệu đồng.")

    assert in_millions(told) == [(900, None), (400, 900)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("In sách, làm phim, dựng trang tin cho khoảng 30 xã: 950 triệu đồng.", [950]),
        ("Họp dân 12 buổi, phát tờ rơi cho khoảng 400 hộ: 0,95 tỷ đồng;", [950]),
        ("Doanh thu của 30 hợp tác xã: 950 triệu đồng.", []),
        ("Thu hồi nợ của 30 xã: 950 triệu đồng.", []),
        ("Mức cho một xã: 950 triệu đồng. In sách, làm phim.", []),
    ],
)
def test_the_paragraph_below_a_heading_ends_with_what_it_takes(rows, told, expected):
    found = rows(f"Truyền thông\n{told}")

    assert [amount for amount, _ in in_millions(found)] == expected


@pytest.mark.parametrize(
    "level",
    [
        " để đạt 15 tỷ đồng vào năm 2033",
        ", bảo đảm vốn điều lệ đạt 15 tỷ đồng",
        " cho đủ mức tối thiểu 15 tỷ đồng",
        ", đưa vốn điều lệ của Quỹ đạt 15 tỷ đồng",
    ],
)
def test_the_level_that_a_fund_is_to_reach_is_not_given_to_it(rows, level):
    found = rows(f"Vốn\nNgân sách tỉnh bổ sung vốn điều lệ cho Quỹ hỗ trợ nông dân 4 tỷ đồng{level}.")

    assert in_millions(found) == [(4000, None)]
