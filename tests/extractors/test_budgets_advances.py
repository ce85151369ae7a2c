"""Budgets that are paid in advance, noted or left over, and lists that only their sum ties to the plan."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, HERBS, LOCAL, OTHER, OWN, STATE, TOTAL, in_millions

PLAN = HERBS.replace("II. KINH PHÍ THỰC HIỆN", "II. NỘI DUNG")
DECISION = """
QUYẾT ĐỊNH
Phê duyệt Dự án trồng dược liệu giai đoạn 2031 - 2033

Điều 1. Phê duyệt Dự án trồng dược liệu giai đoạn 2031 - 2033 như sau:
"""
YEARS = "- Năm 2031: 3.150 triệu đồng;\n- Năm 2032: 2.400 triệu đồng;\n- Năm 2033: 2.700 triệu đồng.\n"


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HERBS: budgets_of(head + text).records


# ---- lists whose heading says nothing


@pytest.mark.parametrize("heading", ["Các bước thực hiện:", "Lộ trình của dự án:"])
@pytest.mark.parametrize(
    ("total", "expected"),
    [(8250, [(8250, None), (3150, 8250), (2400, 8250), (2700, 8250)]), (8350, [(8350, None)])],
)
def test_years_that_are_together_a_total_are_its_parts_whatever_the_heading(rows, heading, total, expected):
    told = rows(f"1. Tổng mức đầu tư: {total} triệu đồng.\n2. {heading}\n{YEARS}", DECISION)

    assert in_millions(told) == expected


def test_items_are_told_with_what_they_are_divided_into_also_before_their_total(rows):
    told = rows(
        "1. Các phần việc:\n- Phần 1. Giống: 4.150 triệu đồng, gồm: mua cây mẹ 1.150 triệu đồng; ươm cây 3.000 triệu "
        "đồng.\n- Phần 2. Nhà sấy (2 triệu đồng/m2): 4.100 triệu đồng.\n2. Tổng vốn đầu tư: 8.250 triệu đồng.\n",
        DECISION,
    )

    assert in_millions(told) == [(4150, None), (1150, 4150), (3000, 4150), (4100, None), (8250, None)]


def test_two_round_amounts_that_add_up_by_chance_are_not_told(rows):
    told = rows(
        "1. Tổng vốn: 9 tỷ đồng.\n2. Các bước:\n- Bước 1: 4 tỷ đồng.\n- Bước 2: 5 tỷ đồng.\n", DECISION
    )

    assert in_millions(told) == [(9000, None)]


@pytest.mark.parametrize(
    "apart",
    [
        "Riêng năm 2031, tạm bố trí 2.050 triệu đồng; phần còn thiếu 1.100 triệu đồng giao Sở Tài chính cân đối.",
        "Riêng vốn năm 2031, tạm giao 2.050 triệu đồng đợt này; phần còn lại 1.100 triệu đồng giao trong quý III.",
        "Riêng năm 2031 lấy từ nguồn kết dư 2.050 triệu đồng, từ nguồn cải cách 1.100 triệu đồng.",
        "Riêng năm 2031, đã bố trí 2.050 triệu đồng; số còn thiếu 1.100 triệu đồng bố trí sau.",
    ],
)
def test_what_is_given_and_what_is_left_of_a_year_are_parts_of_it(rows, apart):
    told = rows(f"1. Tổng vốn: 8.250 triệu đồng.\n2. Tiến độ:\n{YEARS}{apart}\n", DECISION)

    assert in_millions(told)[-2:] == [(2050, 3150), (1100, 3150)]
    assert {(each.period_start, each.period_end) for each in told[-2:]} == {(2031, 2031)}


# ---- advances


@pytest.mark.parametrize(
    "text",
    [
        "Riêng năm 2031, do Trung ương chưa giao vốn, ngân sách tỉnh tạm ứng trước 900 triệu đồng.",
        "Trước mắt, ngân sách tỉnh ứng trước 900 triệu đồng để mua giống.",
        "Trong khi chờ vốn, ngân sách tỉnh tạm ứng 900 triệu đồng.",
    ],
)
def test_what_is_paid_in_advance_is_a_part_of_nothing(rows, text):
    told = rows(f"1. Tổng kinh phí: 8.250 triệu đồng, chia ra các năm:\n{YEARS}{text}\n")

    assert in_millions(told)[-1] == (900, None)
    assert told[-1].source == LOCAL


def test_one_who_advances_a_share_pays_it(rows):
    told = rows("Tổng kinh phí: 8 tỷ đồng, gồm: ngân sách tỉnh 5 tỷ đồng; huyện ứng trước 3 tỷ đồng.\n")

    assert in_millions(told) == [(8000, None), (5000, 8000), (3000, 8000)]


# ---- what is left over from a year


@pytest.mark.parametrize(
    "share",
    [
        "trong đó nguồn tăng thu năm 2029 chuyển sang 700 triệu đồng",
        "trong đó 700 triệu đồng từ kết dư ngân sách năm 2029",
        "trong đó vốn năm 2029 chuyển sang 700 triệu đồng",
    ],
)
def test_what_is_left_over_from_a_year_is_money_of_the_plan(rows, share):
    told = rows(f"Ngân sách tỉnh: 3.250 triệu đồng, {share}.\n")

    assert in_millions(told) == [(3250, None), (700, 3250)]
    assert told[1].period_start == 2031


def test_what_brackets_tell_of_money_of_the_past_is_of_the_past(rows):
    told = rows(
        "Giai đoạn 2024 - 2028 đã chi 9 tỷ đồng (ngân sách tỉnh 7 tỷ đồng, dân góp 2 tỷ đồng).\n"
        "Tổng kinh phí: 5 tỷ đồng (ngân sách tỉnh 3 tỷ đồng, dân góp 2 tỷ đồng).\n"
    )

    assert in_millions(told) == [(5000, None), (3000, 5000), (2000, 5000)]


# ---- what each year takes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) Kiểm tra, truyền thông: 900 triệu đồng (mỗi năm 180 triệu đồng).", [(900, None)]),
        ("a) Kiểm tra, truyền thông: 900 triệu đồng (mỗi năm 200 triệu đồng).", [(900, None), (200, 900)]),
        ("a) Ngân sách tỉnh: 900 triệu đồng (mỗi năm 180 triệu đồng).", [(900, None), (180, 900)]),
    ],
)
def test_what_each_year_takes_of_an_items_cost_is_a_note(rows, text, expected):
    assert in_millions(rows(f"1. Việc\n{text}\n", PLAN)) == expected


@pytest.mark.parametrize(
    ("all_years", "count"), [("4 năm là 6.000", 2), ("cả giai đoạn 6.000", 2), ("4 năm là 7.000", 0)]
)
def test_so_many_years_are_so_many_times_what_each_takes(rows, all_years, count):
    told = rows(f"1. Thuê kho lạnh: mỗi năm 1.500 triệu đồng, {all_years} triệu đồng cho dự án.\n", PLAN)

    assert [amount for amount, _ in in_millions(told)] == [1500, 6000][:count]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dự kiến hỗ trợ 90 hộ, 15 triệu đồng/hộ, kinh phí 1.350 triệu đồng.", ["approx"]),
        ("Dự kiến hỗ trợ 2 tỷ đồng, kinh phí huyện góp 1 tỷ đồng.", ["approx", "eq"]),
    ],
)
def test_what_is_expected_of_a_number_of_things_is_so_of_their_cost(rows, text, expected):
    assert [each.comparator for each in rows(f"1. {text}\n", PLAN)] == expected


def test_the_total_of_an_item_is_not_that_of_the_next(rows):
    told = rows(
        "5. Hỗ trợ liên kết\nHỗ trợ 18 dự án, mỗi dự án không quá 250 triệu đồng;\ntổng kinh phí 4,5 tỷ đồng.\n"
        "6. Quản lý, kiểm tra: 900 triệu đồng.\n",
        PLAN.replace("II. NỘI DUNG", "II. NỘI DUNG\n1. Họp.\n2. Học.\n3. In.\n4. Thi."),
    )

    assert in_millions(told) == [(4500, None), (900, None)]


# ---- sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Đề nghị Cục Trồng trọt địa phương hỗ trợ 02 vườn từ nguồn khuyến công quốc gia, kinh phí 9 tỷ đồng",
            CENTRAL,
        ),
        ("Ngân sách tỉnh xây kho bằng vốn vay ODA, tổng kinh phí 9 tỷ đồng", OTHER),
        ("a) Hộ gia đình, dòng họ: 9 tỷ đồng", OWN),
        ("a) Chủ nuôi chi trả: 9 tỷ đồng", OWN),
        ("a) Vận động các tổ chức, mạnh thường quân; đóng góp của viên chức: 9 tỷ đồng", OTHER),
        ("a) Vận động doanh nghiệp đóng góp: 9 tỷ đồng", OWN),
    ],
)
def test_the_words_right_before_a_bare_name_or_the_first_of_several_tell_the_source(rows, text, source):
    assert [each.source for each in rows(f"1. Nguồn vốn:\n{text}.\n")] == [source]


def test_the_name_of_an_item_tells_all_its_sources(rows):
    told = rows(
        "1. Nguồn:\na) Vốn vay tín dụng; vốn tự có của hộ: 9 tỷ đồng.\nb) Trồng cây; vốn vay: 1 tỷ đồng.\n"
    )

    assert [each.label for each in told] == ["Vốn vay tín dụng; vốn tự có của hộ", "vốn vay"]


def test_what_a_budget_takes_in_is_its_own(rows):
    told = rows(
        "Kinh phí: 9 tỷ đồng, gồm:\n- Ngân sách huyện: 6 tỷ đồng, trong đó nguồn thu bán cây, tiền bồi thường thiệt "
        "hại 2 tỷ đồng;\n- Nguồn thu bán giống: 3 tỷ đồng.\n"
    )

    assert in_millions(told) == [(9000, None), (6000, 9000), (2000, 6000), (3000, 9000)]
    assert [each.source for each in told] == [TOTAL, LOCAL, LOCAL, OTHER]


def test_a_total_from_several_does_not_say_who_pays_the_activities(rows):
    told = rows(
        "1. Học nghề; kinh phí 3.200 triệu đồng.\nIII. KINH PHÍ\nTổng kinh phí 7.880 triệu đồng do ngân sách các cấp bảo "
        "đảm, gồm: ngân sách tỉnh 5.880 triệu đồng; xã hội hóa 2.000 triệu đồng.\n",
        PLAN,
    )

    assert [each.source for each in told] == [TOTAL, TOTAL, LOCAL, OTHER]


def test_what_the_state_gives_is_split_by_budgets(rows):
    told = rows(
        "1. Tổng vốn: 868 tỷ đồng.\n2. Đối với vốn nhà nước hỗ trợ 372 tỷ đồng: ngân sách tỉnh 60%, tương ứng 223,2 tỷ "
        "đồng; ngân sách huyện 40%, tương ứng 148,8 tỷ đồng.\n"
    )

    assert in_millions(told)[2:] == [(223_200, 372_000), (148_800, 372_000)]
    assert told[1].source == STATE


def test_a_share_of_the_total_under_another_heading_is_in_it(rows):
    told = rows(
        "1. Chợ: tổng vốn 149,5 tỷ đồng.\nIII. HUY ĐỘNG VỐN\n1. Vốn ngoài ngân sách: 91,5 tỷ đồng, chiếm 61,2% tổng vốn.\n"
    )

    assert in_millions(told) == [(149_500, None), (91_500, 149_500)]


def test_brackets_behind_the_share_of_others_tell_who_gives_it(rows):
    told = rows(
        "Kinh phí: 12 tỷ đồng, gồm vốn ODA 8 tỷ đồng, vốn đối ứng trong nước 4 tỷ đồng (ngân sách tỉnh cấp 3 tỷ đồng, "
        "dân góp 1 tỷ đồng).\n"
    )

    assert in_millions(told)[2:] == [(4000, 12_000), (3000, 4000), (1000, 4000)]


@pytest.mark.parametrize(
    ("payers", "whole"),
    [
        ("vốn vay 4.335 triệu đồng, ngân sách tỉnh 6.000 triệu đồng", 10_335),
        ("vốn vay 4.335 triệu đồng, ngân sách tỉnh 6.100 triệu đồng", None),
        ("kinh phí mua cây 4.335 triệu đồng, kinh phí khác 6.000 triệu đồng", None),
    ],
)
def test_who_pays_a_total_may_be_told_in_the_next_item_of_an_article(rows, payers, whole):
    told = rows(f"3. Dự toán: 10.335 triệu đồng.\n4. Nơi chi trả: {payers}.\n", DECISION)

    assert in_millions(told)[1][1] == whole


# ---- other words


def test_the_day_by_which_money_is_shared_out_is_no_time_of_it(rows):
    [told] = rows("Phân bổ 1.680 triệu đồng ngân sách huyện cho các xã trước ngày 15/3/2032.\n")

    assert (told.period_start, told.period_end) == (2031, 2035)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. Hội phụ nữ: vận động thêm ít nhất 500 triệu đồng.", 1),
        ("1. Năm 2031, tỉnh vay Kho bạc Nhà nước 20 tỷ đồng để mua giống.", 1),
        ("1. Làm đường 3 km, kinhphí 3.750 triệuđồng.", 1),
        ("1. Trích quỹ; xã dẫn đầu được thưởng công trình 300 triệu đồng.", 0),
        ("1. Hộ nghèo được vay ngân hàng không quá 8 triệu đồng.", 0),
    ],
)
def test_who_raises_or_borrows_money_spends_it(rows, text, count):
    assert len(rows(f"{text}\n", PLAN)) == count
