"""Budgets: given this text, these rows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord, ContentItemRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, OTHER, OWN, STATE, TOTAL

HEAD = """
KẾ HOẠCH
Phát triển kinh tế tập thể giai đoạn 2021 - 2025

I. MỤC TIÊU
Phát triển kinh tế tập thể.

II. KINH PHÍ THỰC HIỆN
"""
RATE, PRICE, LIMIT, PAST = (
    "a rate for one thing",
    "a price or income",
    "a limit in a condition",
    "an amount of the past",
)
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="session")
def find(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., BudgetsFound]:
    """The money of a section on money, or of a whole document."""
    return lambda text, head=HEAD, items=(): budgets_of(head + text, items)


@pytest.fixture(scope="session")
def rows(find: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HEAD: find(text, head).records


def amounts(records: tuple[BudgetRecord, ...]) -> list[tuple[int | None, int | None]]:
    """The amounts, in millions of đồng, with the amount that each is a part of."""
    million = {
        each.budget_no: None if each.amount_vnd is None else each.amount_vnd // 10**6 for each in records
    }
    return [
        (million[each.budget_no], None if each.parent_no is None else million[each.parent_no])
        for each in records
    ]


@pytest.mark.parametrize(
    ("text", "raw", "low", "high", "comparator"),
    [
        ("Tổng kinh phí: 156.460 triệu đồng.", "156.460 triệu đồng", 156_460_000_000, 156_460_000_000, "eq"),
        ("Tổng kinh phí: 45.547.000.000đ.", "45.547.000.000đ", 45_547_000_000, 45_547_000_000, "eq"),
        ("Kinh phí: 0 đồng.", "0 đồng", 0, 0, "eq"),
        ("Kinh phí khoảng 4,1 tỷ đồng.", "4,1 tỷ đồng", 4_100_000_000, 4_100_000_000, "approx"),
        ("Dự kiến tổng kinh phí: 5 tỷ đồng.", "5 tỷ đồng", 5_000_000_000, 5_000_000_000, "approx"),
        ("Kinh phí từ 3 đến 5 tỷ.", "3 đến 5 tỷ", 3_000_000_000, 5_000_000_000, "range"),
        ("Dự kiến kinh phí 3 - 5 tỷ đồng.", "3 - 5 tỷ đồng", 3_000_000_000, 5_000_000_000, "range"),
        (
            "Kinh phí từ 500 triệu đến 1 tỷ đồng.",
            "500 triệu đến 1 tỷ đồng",
            500_000_000,
            1_000_000_000,
            "range",
        ),
        ("Kinh phí là 1 tỷ 200 triệu đồng.", "1 tỷ 200 triệu đồng", 1_200_000_000, 1_200_000_000, "eq"),
        ("Tổng kinh phí không quá 2 tỷ đồng.", "2 tỷ đồng", None, 2_000_000_000, "le"),
        ("Tổng kinh phí trên 2 tỷ đồng.", "2 tỷ đồng", 2_000_000_000, None, "gt"),
        ("Kinh phí ít nhất 500,000 đồng.", "500,000 đồng", 500_000, None, "ge"),
    ],
)
def test_an_amount_is_in_whole_dong(rows, text, raw, low, high, comparator):
    (row,) = rows(text)

    assert (row.amount_raw, row.amount_vnd, row.amount_max_vnd, row.comparator) == (
        raw,
        low,
        high,
        comparator,
    )


def test_an_amount_in_words_belongs_to_its_digits(rows):
    (row,) = rows("Tổng cộng: 4.149.000.000 đồng (Bốn tỷ một trăm bốn mươi chín triệu đồng).")

    assert row.amount_words_vnd == row.amount_vnd == 4_149_000_000


def test_words_that_differ_are_kept_as_they_are(rows):
    (row,) = rows("Tổng cộng: 4.149.000.000 đồng (bằng chữ: bốn tỷ một trăm bốn mươi triệu đồng).")

    assert (row.amount_vnd, row.amount_words_vnd) == (4_149_000_000, 4_140_000_000)


def test_words_that_are_unclear_are_reported(find):
    found = find("Tổng cộng: 1.200.000.000 đồng (một tỷ hai đồng).")

    assert [each.amount_words_vnd for each in found.records] == [None]
    assert [each.code for each in found.notices] == ["amount_words_unclear"]


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí quản lý 1.500,5 đồng.",
        "Tổng kinh phí 15.000.000.000.000.000.000 đồng.",
        "Tổng kinh phí 4,150 tỷ đồng.",
    ],
)
def test_an_amount_without_a_sure_value_is_a_row_and_reported(find, text):
    found = find(text)

    assert [(each.amount_vnd, each.amount_max_vnd) for each in found.records] == [(None, None)]
    assert [each.code for each in found.notices] == ["amount_unclear"]


@pytest.mark.parametrize(
    ("text", "label", "source"),
    [
        ("- Ngân sách hỗ trợ: 5 tỷ đồng.", "Ngân sách hỗ trợ", STATE),
        ("- Nguồn ngân sách tỉnh hỗ trợ: 5 tỷ đồng.", "Nguồn ngân sách tỉnh", LOCAL),
        ("- Nguồn hỗ trợ của ngân sách nhà nước: 5 tỷ đồng.", "Nguồn hỗ trợ của ngân sách nhà nước", STATE),
        (
            "+ Từ nguồn kinh phí khuyến công quốc gia là: 5 tỷ đồng.",
            "nguồn kinh phí khuyến công quốc gia",
            CENTRAL,
        ),
        ("+ Kinh phí khuyến công tỉnh: 5 tỷ đồng.", "Kinh phí khuyến công tỉnh", LOCAL),
        ("+ Ngân sách TW: 5 tỷ đồng.", "Ngân sách TW", CENTRAL),
        ("+ Vốn vay tín dụng: 5 tỷ đồng.", "Vốn vay tín dụng", OTHER),
        ("+ Nguồn xã hội hóa: 5 tỷ đồng.", "Nguồn xã hội hóa", OTHER),
        ("- Đóng góp của đơn vị thụ hưởng: 5 tỷ đồng.", "Đóng góp của đơn vị thụ hưởng", OWN),
        ("- Vốn đối ứng của cơ sở, hợp tác xã: 5 tỷ đồng.", "Vốn đối ứng của cơ sở, hợp tác xã", OWN),
        ("- Vốn đối ứng của ngân sách tỉnh: 5 tỷ đồng.", "Vốn đối ứng của ngân sách tỉnh", LOCAL),
        (
            "- Ngân sách trung ương và ngân sách tỉnh: 5 tỷ đồng.",
            "Ngân sách trung ương và ngân sách tỉnh",
            STATE,
        ),
        ("- Ngân sách tỉnh và vốn vay: 5 tỷ đồng.", "Ngân sách tỉnh và vốn vay", LOCAL),
        ("Tổng kinh phí hỗ trợ là 5 tỷ đồng.", "Tổng kinh phí hỗ trợ", TOTAL),
        ("Dự kiến tổng kinh phí thực hiện: 5 tỷ đồng.", "tổng kinh phí thực hiện", TOTAL),
        ("Tổng kinh phí là 5 tỷ đồng từ nguồn kinh phí khuyến công địa phương.", "Tổng kinh phí", LOCAL),
        ("- Kinh phí bình quân mỗi năm (chia 5 năm): là 5 tỷ đồng.", "Kinh phí bình quân mỗi năm", TOTAL),
        (
            "Ngoài ra tỉnh dành một khoản kinh phí hằng năm dự kiến 5 tỷ đồng.",
            "một khoản kinh phí hằng năm",
            LOCAL,
        ),
        ("Khuyến khích các cơ sở tự bỏ kinh phí khoảng 5 tỷ đồng.", "kinh phí", OWN),
        ("Kinh phí do ngân sách tỉnh bảo đảm: 5 tỷ đồng.", "Kinh phí do ngân sách tỉnh bảo đảm", LOCAL),
        ("Sở Tài chính bố trí 5 tỷ đồng từ ngân sách tỉnh để thực hiện.", "ngân sách tỉnh", LOCAL),
        ("Thực hiện kế hoạch, tổng số 5 tỷ đồng.", "tổng số", TOTAL),
    ],
)
def test_an_amount_has_a_name_and_a_source(rows, text, label, source):
    (row,) = rows(text)

    assert (row.label, row.source) == (label, source)


def test_money_beside_an_amount_is_not_its_source(rows):
    (row,) = rows("Các cơ sở tự bỏ kinh phí khoảng 4 tỷ đồng cùng với kinh phí hỗ trợ của tỉnh để đầu tư.")

    assert row.source == OWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổng kinh phí 18 tỷ đồng, trong đó ngân sách trung ương 12 tỷ đồng, ngân sách tỉnh 6 tỷ đồng.",
            [(18_000, None), (12_000, 18_000), (6_000, 18_000)],
        ),
        (
            "Tổng kinh phí 18 tỷ đồng (ngân sách trung ương 12 tỷ đồng, ngân sách tỉnh 6 tỷ đồng).",
            [(18_000, None), (12_000, 18_000), (6_000, 18_000)],
        ),
        (
            "Tổng kinh phí 18 tỷ đồng, ngân sách trung ương 12 tỷ đồng, ngân sách tỉnh 6 tỷ đồng.",
            [(18_000, None), (12_000, 18_000), (6_000, 18_000)],
        ),
        (
            "Kinh phí là 5 tỷ đồng từ ngân sách trung ương, 3 tỷ đồng từ ngân sách tỉnh và 2 tỷ đồng vốn vay.",
            [(5_000, None), (3_000, None), (2_000, None)],
        ),
        (
            "Tổng kinh phí 10 tỷ đồng, trong đó: ngân sách 6 tỷ đồng, gồm trung ương 4 tỷ đồng, tỉnh 2 tỷ đồng; "
            "vốn đối ứng 4 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 6_000), (2_000, 6_000), (4_000, 10_000)],
        ),
        (
            "Tổng kinh phí 10 tỷ đồng. Trong đó:\n\n- Ngân sách hỗ trợ: 6 tỷ đồng, gồm:\n\n+ Trung ương: 4 tỷ đồng.\n\n"
            "+ Địa phương: 2 tỷ đồng.\n\n- Đối ứng: 4 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 6_000), (2_000, 6_000), (4_000, 10_000)],
        ),
        (
            "Tổng kinh phí: 10 tỷ đồng, trong đó:\n- Ngân sách: 6 tỷ đồng, gồm:\n- Ngân sách trung ương: 4 tỷ đồng.\n"
            "- Ngân sách tỉnh: 2 tỷ đồng.\n- Vốn đối ứng: 4 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 6_000), (2_000, 6_000), (4_000, 10_000)],
        ),
        (
            "1. Tổng kinh phí\nTổng kinh phí: 10 tỷ đồng.\n1.1. Ngân sách tỉnh: 6 tỷ đồng.\n1.2. Đối ứng: 4 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 10_000)],
        ),
        (
            "- Tổng cộng: 76 tỷ đồng.\n- Kinh phí bình quân mỗi năm: 15 tỷ đồng.\n"
            "- Ngoài khoản kinh phí nêu trên, tỉnh dành 3 tỷ đồng kinh phí cho đào tạo.",
            [(76_000, None), (15_000, 76_000), (3_000, None)],
        ),
        (
            "1. Ngân sách tỉnh: 6 tỷ đồng.\n2. Vốn đối ứng: 4 tỷ đồng.\n3. Cộng: 10 tỷ đồng.",
            [(6_000, 10_000), (4_000, 10_000), (10_000, None)],
        ),
        (
            "1. Dự toán kinh phí: 10 tỷ đồng.\n2. Nguồn kinh phí\na) Ngân sách tỉnh: 6 tỷ đồng.\nb) Vốn vay: 4 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 10_000)],
        ),
        (
            "Tổng kinh phí: 10 tỷ đồng. Trong đó:\n- Ngân sách tỉnh: 6 tỷ đồng;\n- Vốn khác: 4 tỷ đồng.\nPhân kỳ:\n"
            "- Năm 2021: 3 tỷ đồng;\n- Năm 2022: 7 tỷ đồng.",
            [(10_000, None), (6_000, 10_000), (4_000, 10_000), (3_000, 10_000), (7_000, 10_000)],
        ),
        (
            "Tổng vốn 550 tỷ (trung ương 300 tỷ, tỉnh 250 tỷ), cụ thể:\n- Năm 2021: 100 tỷ đồng\n- Năm 2022: 450 tỷ đồng",
            [(550_000, None), (300_000, 550_000), (250_000, 550_000), (100_000, 550_000), (450_000, 550_000)],
        ),
        (
            "1. Mở 10 lớp, kinh phí 300 triệu đồng. Tổng kinh phí 900 triệu đồng.\n2. In tờ rơi, kinh phí 25 triệu đồng.",
            [(300, None), (900, None), (25, None)],
        ),
    ],
)
def test_parts_belong_to_what_they_split(rows, text, expected):
    assert amounts(rows(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tổng kinh phí 10 tỷ đồng, gồm: ngân sách nhà nước 6 tỷ đồng, trong đó trung ương 3 tỷ đồng, tỉnh 2 tỷ đồng, "
        "vốn đối ứng 4 tỷ đồng.",
        "Tổng kinh phí: 10 tỷ đồng, gồm:\n- Ngân sách nhà nước: 6 tỷ đồng, trong đó:\n- Ngân sách trung ương: 3 tỷ đồng.\n"
        "- Ngân sách tỉnh: 2 tỷ đồng.\n- Vốn đối ứng: 4 tỷ đồng.",
    ],
)
def test_a_wrong_sum_does_not_move_what_is_of_another_source(rows, text):
    assert amounts(rows(text)) == [
        (10_000, None),
        (6_000, 10_000),
        (3_000, 6_000),
        (2_000, 6_000),
        (4_000, 10_000),
    ]


PHASES = """
1. Theo nguồn
Tổng kinh phí thực hiện: 10 tỷ đồng.
2. Các giai đoạn
* Năm 2021:
Tổng kinh phí thực hiện: {first} đồng.
* Giai đoạn {phase}:
Tổng kinh phí thực hiện: 7 tỷ đồng.
"""


def test_phases_that_are_together_a_period_belong_to_its_total(rows):
    found = rows(PHASES.format(first="3 tỷ", phase="2022 - 2025"))

    assert [(each.parent_no, each.period_start, each.period_end) for each in found] == [
        (None, 2021, 2025),
        (0, 2021, 2021),
        (0, 2022, 2025),
    ]


def test_phases_with_a_gap_belong_to_nothing(rows):
    assert [each.parent_no for each in rows(PHASES.format(first="2 tỷ", phase="2023 - 2025"))] == [None] * 3


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Tổng kinh phí: 5 tỷ đồng.", [(2021, 2025)]),
        ("Kinh phí năm 2022: 5 tỷ đồng.", [(2022, 2022)]),
        ("Bố trí kinh phí 5 tỷ đồng năm 2022 từ ngân sách tỉnh.", [(2022, 2022)]),
        ("Kinh phí năm 2022 là 5 tỷ đồng, trong đó ngân sách tỉnh 3 tỷ đồng.", [(2022, 2022), (2022, 2022)]),
        ("Kinh phí: năm 2021 là 5 tỷ đồng, năm 2022 là 3 tỷ đồng.", [(2021, 2021), (2022, 2022)]),
        ("* Năm 2022:\nTổng kinh phí: 5 tỷ đồng.", [(2022, 2022)]),
        ("1. Năm 2022\na) Ngân sách tỉnh: 5 tỷ đồng.\nb) Vốn vay: 3 tỷ đồng.", [(2022, 2022), (2022, 2022)]),
        ("Kinh phí thực hiện Chương trình đến năm 2020 là 5 tỷ đồng.", [(2021, 2025)]),
    ],
)
def test_the_period_is_of_the_words_the_heading_the_whole_or_the_document(rows, text, periods):
    assert [(each.period_start, each.period_end) for each in rows(text)] == periods


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hỗ trợ 5 triệu đồng/ha cho các hộ trồng rừng.", [RATE]),
        ("Mỗi hộ được hỗ trợ 7 triệu đồng.", [RATE]),
        ("Hỗ trợ 7 triệu đồng cho mỗi hộ.", [RATE]),
        (
            "Mức hỗ trợ: 40 triệu đồng/hộ, trong đó ngân sách 30 triệu đồng, vay 10 triệu đồng.",
            [RATE, RATE, RATE],
        ),
        ("Thu nhập bình quân đầu người đạt 60 triệu đồng/người/năm.", [PRICE]),
        ("GDP bình quân đầu người là 41 triệu đồng.", [PRICE]),
        ("Giá trị sản xuất công nghiệp đạt 5.000 tỷ đồng.", [PRICE]),
        ("Thu ngân sách nhà nước đạt 1.200 tỷ đồng.", [PRICE]),
        ("Doanh thu đạt 20 tỷ đồng.", [PRICE]),
        ("Vốn điều lệ của Quỹ là 20 tỷ đồng.", [PRICE]),
        ("Hỗ trợ 50% chi phí, nhưng không quá 200 triệu đồng.", [LIMIT]),
        ("Mức chi cho báo cáo viên là 2 triệu đồng.", [LIMIT]),
        ("Đối với dự án có tổng mức đầu tư trên 50 tỷ đồng, trình Thủ tướng.", [LIMIT]),
        ("Các doanh nghiệp có vốn từ 10 tỷ đồng trở lên được ưu tiên.", [LIMIT]),
        ("Năm 2019 đã đầu tư 5 tỷ đồng cho công trình.", [PAST]),
        ("Trong những năm qua, ngân sách tỉnh bố trí 5 tỷ đồng.", [PAST]),
        ("Kinh phí năm 2018 là 5 tỷ đồng.", [PAST]),
        ("Thu hút 300 triệu USD vốn đầu tư.", ["another currency"]),
        ("Đơn vị tính: 1.000 đồng.", ["a unit of measure"]),
    ],
)
def test_other_money_is_no_budget_and_says_what_it_is(find, text, kinds):
    found = find(text)

    assert not found.records
    assert [kind for _, _, kind in found.unclaimed] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Nâng cao giá trị sản phẩm với tổng kinh phí 5 tỷ đồng.",
        "Kinh phí đã được phê duyệt là 5 tỷ đồng.",
        "Các dự án đã hoàn thành, tổng kinh phí 5 tỷ đồng.",
        "Mức hỗ trợ theo quy định, tổng kinh phí là 5 tỷ đồng.",
        "Mỗi năm ngân sách tỉnh bố trí 5 tỷ đồng.",
        "Kinh phí hỗ trợ không quá 5 tỷ đồng.",
        "Kinh phí thực hiện 5 tỷ đồng/năm.",
        "Hỗ trợ hộ nghèo: 100 hộ x 50 triệu đồng/hộ = 5 tỷ đồng.",
    ],
)
def test_money_for_the_programme_is_a_budget_whatever_stands_around(rows, text):
    assert [each.amount_vnd or each.amount_max_vnd for each in rows(text)] == [5_000_000_000]


def test_money_whose_purpose_is_not_told_is_no_budget(find):
    found = find("Công ty A có 5 tỷ đồng.", head="KẾ HOẠCH\nPhát triển kinh tế năm 2021\n\nI. MỤC TIÊU\n")

    assert not found.records
    assert [kind for _, _, kind in found.unclaimed] == ["an amount whose purpose the words do not tell"]


def test_the_name_of_an_amount_in_another_currency_is_that_of_its_worth_in_dong(rows):
    (row,) = rows("Tổng kinh phí: 1.000.000 USD (tương đương 23 tỷ đồng).")

    assert (row.amount_vnd, row.label) == (23_000_000_000, "Tổng kinh phí")


def test_an_amount_below_an_item_of_the_contents_belongs_to_it(find):
    text = "KẾ HOẠCH\nKhuyến công năm 2021\n\nI. NỘI DUNG\n1. Đào tạo\n1.1. Nội dung\nMở lớp.\n1.2. Kinh phí\nTổng kinh phí: 5 tỷ đồng.\n"
    item = ContentItemRecord("0" * 16, 7, 3, 1, "Đào tạo", None, None, None, 0, 1)
    found = find(text, head="", items=(item,))

    assert [each.content_item_no for each in found.records] == [7]


def test_all_money_is_told_of_with_its_words(find, context_of):
    text = "Kinh phí 5 tỷ đồng (năm tỷ đồng); mỗi hộ 7 triệu đồng/năm; vốn vay 2 triệu USD."
    reading = context_of(HEAD + text).document.reading

    assert [reading[start:end] for start, end in find(text).money] == [
        "5 tỷ đồng (năm tỷ đồng)",
        "7 triệu đồng/năm",
        "2 triệu USD",
    ]


def test_an_article_of_news_has_its_money(rows):
    aims = "Chương trình hỗ trợ các cơ sở công nghiệp nông thôn ứng dụng máy móc, thiết bị tiên tiến. " * 3
    (row,) = rows(
        f"Tỉnh ban hành chương trình khuyến công giai đoạn 2021 - 2025\n\n01/09/2021\n\n{aims}\n{aims}"
        "Tổng kinh phí thực hiện là 20 tỷ đồng từ ngân sách tỉnh.\n",
        head="",
    )

    assert (row.amount_vnd, row.source, row.period_start, row.period_end) == (
        20_000_000_000,
        LOCAL,
        2021,
        2025,
    )


PIECES = (
    "tổng kinh phí|ngân sách tỉnh|trung ương|trong đó:|gồm|(|)|;|,|.|5 tỷ đồng|3.940 triệu đồng|0 đồng|12.500 đ|từ|đến|"
    "/ha|năm 2021|2021 - 2025|mỗi hộ|USD|không quá|dự kiến|(hai tỷ đồng)|Ngoài ra|bình quân|\n- |\n+ |\n1. |\na) |\nTrong đó:\n"
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_whatever_the_text_rows_are_numbered_and_parts_form_trees(find, text):
    found = find(text)
    records = found.records

    assert [each.budget_no for each in records] == list(range(len(records)))
    assert [each.start for each in records] == sorted(each.start for each in records)
    assert len(records) + len(found.unclaimed) == len(found.money)
    for record in records:
        line = []
        while record.parent_no is not None:
            assert record.budget_no not in line
            line.append(record.budget_no)
            record = records[record.parent_no]


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.txt")))
def test_every_dong_of_a_real_document_is_found(context_of, find, name):
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    context = context_of(text)
    found = find(text, head="")
    tables = [(each.start, each.end) for each in context.outline.sections if each.kind == "table"]
    tables += [(each.start, each.end) for each in context.document.grids]
    missed = [
        place
        for place in range(len(context.folded))
        if context.folded.startswith("triệu đồng", place)
        and context.folded[:place].rstrip()[-1:].isdigit()
        and not any(start <= place < end for start, end in (*found.money, *tables))
    ]

    assert not missed
