"""Budgets that sums tie: figures without a unit, parts by years told apart, and what is told again."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, OTHER, OWN, STATE, TOTAL, in_millions

HEAD = """
KẾ HOẠCH
Phát triển nghề dệt tỉnh giai đoạn 2031 - 2035

I. MỤC TIÊU
Phát triển nghề dệt.

II. KINH PHÍ THỰC HIỆN
"""
PLAN = HEAD.replace("II. KINH PHÍ THỰC HIỆN", "II. NỘI DUNG")
NEWS = """
Tỉnh mở rộng nghề dệt

Thứ ba, ngày 14/02/2032

(Báo tỉnh) - Ủy ban nhân dân tỉnh vừa ban hành kế hoạch phát triển nghề dệt giai đoạn 2031 - 2035.

"""


@pytest.fixture(scope="session")
def find(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., BudgetsFound]:
    return lambda text, head=HEAD: budgets_of(head + text)


@pytest.fixture(scope="session")
def rows(find: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HEAD: find(text, head).records


def years(records: tuple[BudgetRecord, ...]) -> list[tuple[int | None, int | None]]:
    return [(each.period_start, each.period_end) for each in records]


# ---- figures whose unit is left out


def test_figures_that_add_up_to_the_amount_before_them_have_its_unit(rows):
    told = rows(
        "- Quỹ khuyến học: 1.750 triệu đồng, trong đó: cấp tỉnh 1.250, cấp xã 500;\n- Vốn vay: 90 triệu đồng.\n"
    )

    assert in_millions(told)[:3] == [(1750, None), (1250, 1750), (500, 1750)]
    assert [each.amount_raw for each in told[:3]] == ["1.750 triệu đồng", "1.250", "500"]


def test_so_do_items_below_an_amount(rows):
    told = rows(
        "1. Ngân sách tỉnh: 4.310 triệu đồng:\n- Vốn đầu tư công: 3.000 triệu đồng;\n- Vốn sự nghiệp: 1.310 triệu đồng:\n"
        "+ Đào tạo: 420\n+ Hạ tầng số: 650\n+ Truyền thông tại 12 xã: 240\n2. Vốn vay: 700 triệu đồng.\n"
    )

    assert in_millions(told) == [
        (4310, None),
        (3000, 4310),
        (1310, 4310),
        (420, 1310),
        (650, 1310),
        (240, 1310),
        (700, None),
    ]
    assert [each.source for each in told[2:6]] == [LOCAL] * 4


@pytest.mark.parametrize(
    "parts",
    [
        "cấp tỉnh 1.250, cấp xã 400",  # no sum
        "cấp tỉnh 1.250, cấp xã 500, cấp huyện 300",  # one too many
        "cấp tỉnh 1.250 hộ, cấp xã 500 hộ",  # another unit
        "cấp tỉnh 1.250",  # no list
    ],
)
def test_others_are_no_amounts(rows, parts):
    assert in_millions(rows(f"Quỹ khuyến học: 1.750 triệu đồng, trong đó: {parts}.\n")) == [(1750, None)]


def test_figures_that_only_seem_to_split_an_amount_are_reported(find):
    found = find("Quỹ khuyến học: 1.750 triệu đồng, trong đó: cấp tỉnh 1.250, cấp xã 400.\n")

    assert [each.code for each in found.notices] == ["amount_parts_unclear"]


def test_the_parts_of_a_price_are_none_for_the_programme(rows):
    assert not rows("Giá trị sản xuất: 1.750 triệu đồng, trong đó: dệt 1.250, may 500.\n", PLAN)


@given(st.lists(st.integers(100, 999), min_size=2, max_size=6), st.integers(-1, 1))
def test_a_list_is_split_only_to_the_last_figure(rows, parts, more):
    printed = ", ".join(f"xã {letter} {part}" for letter, part in zip("BCDĐEGH", parts, strict=False))
    total = f"{sum(parts) + more:,}".replace(",", ".")
    told = rows(f"Ngân sách tỉnh: {total} triệu đồng, trong đó: {printed}.\n")

    assert [each for each, _ in in_millions(told)] == [sum(parts) + more, *(parts if more == 0 else [])]


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị tính: triệu đồng\n- Tổng số: 4.310\n- Ngân sách tỉnh: 3.000\n- Vốn vay: 1.310\n",
        "1. Kinh phí (đơn vị: triệu đồng): tổng số 4.310; ngân sách tỉnh 3.000; vốn vay 1.310.\n",
    ],
)
def test_the_unit_may_be_stated_once_for_a_list(rows, text):
    told = rows(text)

    assert in_millions(told) == [(4310, None), (3000, 4310), (1310, 4310)]
    assert [each.source for each in told] == [TOTAL, LOCAL, OTHER]


def test_without_a_sum_a_list_whose_unit_is_stated_once_has_none(rows):
    assert not rows("Đơn vị tính: triệu đồng\n- Tổng số: 4.310\n- Ngân sách tỉnh: 3.000\n- Vốn vay: 1.300\n")


def test_a_count_and_its_amount_behind_a_stroke_are_no_rate(rows):
    told = rows(
        "1. Giai đoạn 1 (2031 - 2032): 90 hộ, vốn 4.500 triệu đồng.\n"
        "Năm 2031: 40 hộ / 2.000 triệu đồng;\nNăm 2032: 50 hộ / 2.500 triệu đồng.\n",
        PLAN,
    )

    assert in_millions(told) == [(4500, None), (2000, 4500), (2500, 4500)]
    assert years(told) == [(2031, 2032), (2031, 2031), (2032, 2032)]


# ---- years told apart from what they split


def test_years_are_the_parts_of_the_one_amount_that_they_are_together(rows):
    told = rows(
        "Tổng kinh phí là 40 tỷ đồng, gồm ngân sách tỉnh 15 tỷ đồng, ngân sách huyện 10 tỷ đồng và đóng góp của "
        "người học 15 tỷ đồng. Phần ngân sách tỉnh bố trí năm 2031 là 4 tỷ đồng, năm 2032: 5 tỷ đồng và năm 2033 "
        "là 6 tỷ đồng.\n"
    )

    assert in_millions(told)[4:] == [(4000, 15000), (5000, 15000), (6000, 15000)]
    assert told[4].parent_no == 1
    assert [each.source for each in told[4:]] == [LOCAL] * 3


def test_a_year_each_counts_as_often_as_there_are_years(rows):
    told = rows(
        "Tổng vốn giai đoạn 2031 - 2034 khoảng 90 tỷ đồng, gồm: ngân sách tỉnh 31 tỷ đồng, vốn vay 59 tỷ đồng. Trong "
        "ngân sách tỉnh năm 2031 bố trí 7 tỷ đồng, 2032 là 8 tỷ đồng, hai năm cuối mỗi năm 8 tỷ đồng.\n"
    )

    assert in_millions(told)[3:] == [(7000, 31000), (8000, 31000), (8000, 31000)]
    assert years(told)[3:] == [(2031, 2031), (2032, 2032), (2033, 2034)]


def test_the_plan_of_a_phase_by_years_splits_the_amount_of_the_phase(rows):
    told = rows(
        "1. Tổng nhu cầu vốn: 900 tỷ đồng, chia ra: giai đoạn 2031 - 2032 là 310 tỷ đồng; giai đoạn 2033 - 2035 là "
        "590 tỷ đồng.\n2. Kế hoạch vốn giai đoạn 2031 - 2032: năm 2031: 140 tỷ đồng, năm 2032: 170 tỷ đồng. Riêng năm "
        "2031 ngân sách tỉnh đã bố trí 6 tỷ đồng.\n"
    )

    assert in_millions(told)[3:] == [(140000, 310000), (170000, 310000), (6000, 140000)]
    assert years(told)[3:] == [(2031, 2031), (2032, 2032), (2031, 2031)]


def test_years_that_may_split_two_amounts_are_joined_to_neither(rows):
    told = rows(
        "Kinh phí đào tạo 9 tỷ đồng. Kinh phí máy móc 9 tỷ đồng. Bố trí năm 2031 là 4 tỷ đồng, năm 2032 là 5 tỷ đồng.\n"
    )

    assert [each.parent_no for each in told] == [None] * 4


def test_parts_by_source_and_a_list_by_years_split_one_amount(rows):
    told = rows(
        "Nhu cầu vốn đầu tư 2031 - 2035 khoảng 90 tỷ đồng. Cơ cấu: ngân sách Trung ương (chương trình A) 40 tỷ; ngân "
        "sách tỉnh 20 tỷ; dân và doanh nghiệp 30 tỷ đồng. Trước mắt:\n- 2031: 11 tỷ (tỉnh 2 tỷ);\n- 2032: 14 tỷ (tỉnh "
        "3 tỷ), gồm nhà xưởng 7 tỷ, máy 900 triệu đồng.\n"
    )

    assert in_millions(told) == [
        (90000, None),
        (40000, 90000),
        (20000, 90000),
        (30000, 90000),
        (11000, 90000),
        (2000, 11000),
        (14000, 90000),
        (3000, 14000),
        (7000, 14000),
        (900, 14000),
    ]
    assert [each.source for each in told] == [
        TOTAL,
        CENTRAL,
        LOCAL,
        OTHER,
        TOTAL,
        LOCAL,
        TOTAL,
        LOCAL,
        TOTAL,
        TOTAL,
    ]
    assert years(told)[4:] == [(2031, 2031)] * 2 + [(2032, 2032)] * 4


def test_what_is_still_missing_splits_the_same_amount(rows):
    told = rows(
        "Tổng kinh phí: 90 tỷ đồng. Trong đó:\n- Ngân sách tỉnh: 50 tỷ đồng;\n- Nguồn khác: 40 tỷ đồng.\n"
        "Riêng năm 2031, phần ngân sách tỉnh trong dự toán đã giao (7 tỷ đồng), còn thiếu 2 tỷ đồng.\n"
    )

    assert in_millions(told)[3:] == [(7000, 50000), (2000, 50000)]
    assert years(told)[3:] == [(2031, 2031)] * 2


def test_a_total_told_again_is_no_part_of_itself(rows):
    told = rows(
        "Tổng kinh phí thực hiện là 40 tỷ đồng, gồm ngân sách tỉnh 15 tỷ đồng và vốn vay 25 tỷ đồng; trong tổng số 15 "
        "tỷ đồng dành không dưới 55% cho dạy nghề.\n"
    )

    assert [(each.source, each.parent_no) for each in told][3:] == [(LOCAL, None)]


def test_years_of_prose_belong_to_the_total_before_them(rows):
    told = rows(
        "Tổng kinh phí thực hiện là 40 tỷ đồng. Trong đó, ngân sách tỉnh 15 tỷ đồng; phần lớn nhất, 25 tỷ đồng, là vốn "
        "của chính các chủ thể. Nếu chia theo năm, 2031 cần 7 tỷ đồng, cao nhất là năm 2034 với 11 tỷ đồng.\n"
    )

    assert in_millions(told) == [(40000, None), (15000, 40000), (25000, 40000), (7000, 40000), (11000, 40000)]
    assert told[2].source == OWN
    assert years(told)[3:] == [(2031, 2031), (2034, 2034)]


# ---- sources


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Ngân sách Trung ương (Chương trình mục tiêu, CTMTQG)", CENTRAL),
        ("Ngân sách Trung ương và trái phiếu Chính phủ", CENTRAL),
        ("NSTW Chương trình MTQG", CENTRAL),
        ("Trái phiếu Chính phủ", STATE),
        ("Ngân sách nhà nước (ngân sách tỉnh)", STATE),
        ("Ngân sách cấp xã và lồng ghép Chương trình MTQG", STATE),
        ("Chi trả dịch vụ môi trường rừng", OTHER),
        ("Vốn tự có của các doanh nghiệp, hộ gia đình", OTHER),
        ("Vốn tự có của hộ dân", OWN),
        ("Vốn của chính các chủ thể", OWN),
    ],
)
def test_sources_in_a_list(rows, name, source):
    assert [each.source for each in rows(f"- {name}: 5 tỷ đồng;\n- Ngân sách tỉnh: 4 tỷ đồng.\n")] == [
        source,
        LOCAL,
    ]


def test_a_bare_name_takes_source_and_time_from_the_clauses_before_it(rows):
    told = rows(
        "Hỗ trợ thêm từ ngân sách tỉnh 20% mức đóng giai đoạn 2032 - 2033; nhu cầu dự kiến 27 tỷ đồng, trong đó năm 2032 "
        "là 13 tỷ đồng, năm 2033 là 14 tỷ đồng.\n",
        PLAN,
    )

    assert in_millions(told) == [(27000, None), (13000, 27000), (14000, 27000)]
    assert [each.source for each in told] == [LOCAL] * 3
    assert [each.comparator for each in told] == ["approx", "eq", "eq"]
    assert years(told) == [(2032, 2033), (2032, 2032), (2033, 2033)]


# ---- what is and what is not for the programme


def test_an_item_that_is_a_name_and_an_amount_is_for_the_programme(rows):
    assert in_millions(rows("1. 03 làng dệt kiểu mẫu: Xuân, Hạ, Đông: 2.400 triệu đồng.\n", PLAN)) == [
        (2400, None)
    ]


@pytest.mark.parametrize("name", ["Thu hồi nợ đọng", "Bán cổ phần", "Doanh thu"])
def test_so_is_no_item_on_what_is_not_spent(rows, name):
    assert not rows(f"1. {name}: 2.400 triệu đồng.\n", PLAN)


def test_what_is_to_be_raised_is_no_limit(rows):
    told = rows('1. Mặt trận tỉnh: vận động Quỹ "Vì người nghèo" mỗi năm từ 15 tỷ đồng trở lên.\n', PLAN)

    assert [(each.amount_vnd, each.amount_max_vnd, each.source) for each in told] == [
        (15 * 10**9, None, OTHER)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Các ngân hàng nâng dư nợ cho vay làng nghề từ 318 tỷ đồng hiện nay lên 700 tỷ đồng vào cuối năm 2034.\n",
        "Mỗi xã, phường, thị trấn trích từ 5 đến 10 triệu đồng/năm từ nguồn ngân sách cấp mình.\n",
    ],
)
def test_loans_outstanding_and_what_each_commune_pays_are_none(rows, text):
    assert not rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Được hỗ trợ 300 triệu thì mừng, nhưng vay ngân hàng 500 triệu vẫn là gánh nặng”, chị Na nói.\n",
        "Kế hoạch bắt đầu từ quý sau.\n\nTin liên quan\n» Huyện Xuân đầu tư 35 tỷ đồng cho đường giao thông\n",
    ],
)
def test_anecdotes_and_other_news_tell_no_budgets(rows, text):
    assert not rows(text, NEWS)


def test_what_people_say_of_the_programmes_money_is_told(rows):
    assert in_millions(rows("“Tỉnh sẽ dành kinh phí 5 tỷ đồng cho dạy nghề”, ông Na cho biết.\n", NEWS)) == [
        (5000, None)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Đào tạo nghề may cho 140 lao động (4 lớp) - 240 triệu đồng.", [240]),
        ("1. Tư vấn khởi sự: 45 triệu đồng; tư vấn cho 15 lượt cơ sở.", [45]),
        ("1. Hội chợ hàng dệt: 190 triệu đồng, cụ thể:\na) Thuê gian hàng: 190 triệu đồng.", [190, 190]),
        ("1. Giá trị sản xuất của nghề may năm 2031: 240 triệu đồng.", []),
    ],
)
def test_an_item_of_the_contents_may_end_with_what_it_takes(
    rows: Callable[..., tuple[BudgetRecord, ...]], text: str, expected: list[int]
) -> None:
    assert [(each.amount_vnd or 0) // 10**6 for each in rows(text + "\n2. Khác.\n", PLAN)] == expected


def test_activities_before_a_total_with_a_name_share_its_source_but_are_no_parts(rows):
    told = rows(
        "1. Mua máy\n- Máy cưa: 3 tỷ đồng;\n- Máy bào: 2 tỷ đồng.\nTổng kinh phí mua máy: 5 tỷ đồng từ ngân sách tỉnh.\n"
    )

    assert [(row.amount_vnd // 10**9, row.parent_no, row.source) for row in told] == [
        (3, None, "khuyen_cong_dia_phuong"),
        (2, None, "khuyen_cong_dia_phuong"),
        (5, None, "khuyen_cong_dia_phuong"),
    ]
