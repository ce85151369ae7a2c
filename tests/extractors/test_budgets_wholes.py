"""Budgets whose whole arithmetic settles, where words leave several amounts or none to choose from."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, HERBS, LOCAL, MARKETS, OTHER, OWN, STATE, TOTAL, in_millions

PLAN = HERBS.replace("II. KINH PHÍ THỰC HIỆN", "II. NỘI DUNG")


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HERBS: budgets_of(head + text).records


def sources(records: tuple[BudgetRecord, ...]) -> list[str]:
    return [each.source for each in records]


# ---- lists and the amounts that they add up to


@pytest.mark.parametrize("kind", ["gồm:", "trong đó:", "cụ thể như sau:"])
def test_a_list_behind_two_amounts_splits_the_one_that_it_adds_up_to(rows, kind):
    told = rows(
        f"1. Hỗ trợ máy sấy: 04 đề án, kinh phí 760 triệu đồng, các cơ sở góp 2.150 triệu đồng, {kind}\n"
        "+ Máy sấy lạnh: 310 triệu đồng.\n+ Lò hơi: 240 triệu;\n+ Kho lạnh: 210 triệu đồng.\n",
        PLAN,
    )

    assert in_millions(told) == [(760, None), (2150, None), (310, 760), (240, 760), (210, 760)]


@pytest.mark.parametrize(("heading", "whole"), [("2. Các việc:", 91450), ("III. Các việc", None)])
def test_a_list_beside_the_total_of_a_heading_on_more_than_money_is_its_parts(rows, heading, whole):
    told = rows(
        "1. Tổng kinh phí: 91.450 triệu đồng, gồm ngân sách tỉnh 31.450 triệu đồng, vốn vay 60.000 triệu đồng.\n"
        f"{heading}\na) Mua máy sấy, kinh phí 40.200 triệu đồng.\nb) Sửa kho, kinh phí 31.250 triệu đồng.\n"
        "c) Cấp vốn cho Quỹ dược liệu 20.000 triệu đồng, mỗi năm 4.000 triệu đồng.\n",
        PLAN,
    )

    assert in_millions(told)[3:] == [(40200, whole), (31250, whole), (20000, whole), (4000, 20000)]


@pytest.mark.parametrize(
    ("last", "count"), [("12.040", 4), ("12.050", 1), ("12.040 triệu đồng/năm, cả kỳ", 1)]
)
def test_items_that_together_are_the_total_are_what_it_is_for(rows, last, count):
    told = rows(
        "1. Tổng kinh phí: 91.450 triệu đồng.\n2. Nhiệm vụ:\n2.1. Cải tạo 7 vườn 48.200 triệu đồng.\n2.2. Xây kho "
        f"(6 kho), 31.210 triệu đồng.\n2.3. Vốn điều lệ cho hợp tác xã {last} triệu đồng.\n",
        PLAN,
    )

    assert [whole for _, whole in in_millions(told)] == [None, 91450, 91450, 91450][:count]


def test_a_list_behind_two_amounts_that_adds_up_to_neither_splits_the_last(rows):
    told = rows(
        "1. Hỗ trợ máy sấy: kinh phí 760 triệu đồng, các cơ sở góp 2.150 triệu đồng, gồm:\n"
        "+ Máy sấy lạnh: 310 triệu đồng.\n+ Lò hơi: 240 triệu;\n+ Kho lạnh: 110 triệu đồng.\n",
        PLAN,
    )

    assert [whole for _, whole in in_millions(told)] == [None, None, 2150, 2150, 2150]


def test_a_list_under_a_heading_splits_the_part_told_in_the_paragraph_before(rows):
    told = rows(
        "1. Tổng nhu cầu vốn khoảng 62,4 tỷ đồng. Trong đó phần hỗ trợ trực tiếp 41,3 tỷ đồng; vốn vay 21,1 tỷ đồng.\n"
        "2. Chi tiết phần hỗ trợ trực tiếp\n- Ngân sách trung ương: 12 tỷ đồng.\n- Ngân sách tỉnh: 20,15 tỷ đồng, bố "
        "trí năm 2031 là 8,25 tỷ, năm 2032 là 11,9 tỷ đồng.\n- Quỹ cộng đồng vận động: 9,15 tỷ đồng.\n"
    )

    assert in_millions(told) == [
        (62400, None),
        (41300, 62400),
        (21100, 62400),
        (12000, 41300),
        (20150, 41300),
        (8250, 20150),
        (11900, 20150),
        (9150, 41300),
    ]
    assert sources(told)[4:7] == [LOCAL] * 3


def test_a_whole_from_the_state_that_others_share_is_a_total(rows):
    told = rows(
        "1. Tổng vốn 62,4 tỷ đồng, trong đó phần ngân sách và Quỹ cộng đồng hỗ trợ 21,15 tỷ đồng; dân góp 41,25 tỷ đồng.\n"
        "2. Chi tiết phần hỗ trợ\n- Ngân sách trung ương: 12 tỷ đồng.\n- Quỹ cộng đồng: 9,15 tỷ đồng.\n"
    )

    assert in_millions(told)[3:] == [(12000, 21150), (9150, 21150)]
    assert sources(told) == [TOTAL, TOTAL, OWN, CENTRAL, OTHER]


def test_a_sentence_behind_a_table_splits_the_source_that_it_adds_up_to(rows):
    told = rows(
        "1. Tổng kinh phí 32.580 triệu đồng, chia theo nguồn:\n- Ngân sách tỉnh: 13.480 triệu đồng\n- Viện trợ: 19.100 "
        "triệu đồng\n2. Ngân sách tỉnh từng năm (đơn vị: triệu đồng):\nNăm 2031 | 2032 | Tổng |\n6.480 | 7.000 | 13.480 "
        "|\nTrong đó dành 6,3 tỷ đồng mua giống; 4,2 tỷ đồng làm vườn ươm; 2,98 tỷ đồng đào tạo.\n"
    )

    assert in_millions(told)[-3:] == [(6300, 13480), (4200, 13480), (2980, 13480)]
    assert sources(told)[-3:] == [LOCAL] * 3


def test_two_amounts_that_a_list_may_split_leave_it_alone(rows):
    told = rows(
        "1. Hạ tầng: 13.480 triệu đồng.\n2. Thiết bị: 13.480 triệu đồng.\n3. Chi tiết\n- Mua giống: 6.310 triệu đồng;\n"
        "- Đào tạo: 7.170 triệu đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)] == [None] * 4


@pytest.mark.parametrize(("last", "whole"), [("7.170", 13480), ("7.180", None)])
def test_a_list_is_a_part_only_of_its_sum(rows, last, whole):
    told = rows(
        "1. Kinh phí giống và đào tạo là 13.480 triệu đồng.\n2. Kinh phí chợ là 900 triệu đồng.\n3. Chi tiết\n"
        f"- Mua giống: 6.310 triệu đồng;\n- Đào tạo: {last} triệu đồng.\n"
    )

    assert [each for _, each in in_millions(told)] == [None, None, whole, whole]


def test_items_of_the_contents_are_no_parts_of_what_another_section_tells(rows):
    told = rows(
        "1. Năm 2031 dành kinh phí 13.480 triệu đồng.\n\nIII. GIẢI PHÁP\n1. Nguồn lực\n- Mua giống: 6.310 triệu đồng;\n"
        "- Đào tạo: 7.170 triệu đồng.\n",
        MARKETS,
    )

    assert [each for _, each in in_millions(told)] == [None] * len(told)


def test_what_a_paragraph_behind_a_list_leaves_is_one_of_it(rows):
    told = rows(
        "Năm 2031 tỉnh dành tổng kinh phí 4,35 tỷ đồng. Nội dung hỗ trợ như sau:\n\n- Hỗ trợ 20 cơ sở, kinh phí 2,9 tỷ "
        "đồng;\n\n- Dạy nghề cho 90 lao động, kinh phí 800 triệu đồng;\n\nCác nội dung khác sử dụng 650 triệu đồng còn "
        "lại của kế hoạch.\n"
    )

    assert in_millions(told) == [(4350, None), (2900, 4350), (800, 4350), (650, 4350)]


# ---- what is left


@pytest.mark.parametrize(
    "text",
    [
        "81 tỷ đồng, không nằm trong tổng vốn trên; Nhà nước hỗ trợ 54 tỷ đồng bằng xi măng, phần còn lại 27 tỷ đồng do "
        "nhân dân đóng góp.",
        "81 tỷ đồng; Nhà nước hỗ trợ 54 tỷ đồng, còn lại 27 tỷ đồng do nhân dân đóng góp.",
    ],
)
def test_what_is_left_and_what_is_told_before_it_split_one_amount(rows, text):
    told = rows(
        "1. Tổng vốn: 361 tỷ đồng, gồm vốn vay 120 tỷ đồng và ngân sách tỉnh 241 tỷ đồng.\n2. Đường nội đồng: "
        f"{text}\n"
    )

    assert in_millions(told)[3:] == [(81000, None), (54000, 81000), (27000, 81000)]
    assert sources(told)[4:] == [STATE, OWN]


def test_what_is_left_of_a_list_is_not_left_of_one_of_its_amounts(rows):
    told = rows(
        "Tổng vốn 20 tỷ đồng, trong đó ngân sách tỉnh 10 tỷ đồng, nhân dân 4 tỷ đồng, vốn vay 4 tỷ đồng, còn lại 2 tỷ "
        "đồng huy động khác.\n"
    )

    assert in_millions(told) == [
        (20000, None),
        (10000, 20000),
        (4000, 20000),
        (4000, 20000),
        (2000, 20000),
    ]


@pytest.mark.parametrize("given", ["đã phân bổ 1.350 triệu đồng", "đã cấp 1.350 triệu đồng cho các huyện"])
def test_what_has_been_given_and_what_is_left_split_an_amount_of_the_plan(rows, given):
    told = rows(
        "1. Tổng kinh phí là 9.040 triệu đồng, từ các nguồn:\n- Ngân sách tỉnh: 2.580 triệu đồng;\n- Vốn của các hộ: "
        "6.460 triệu đồng.\n2. Ngoài ra, các ngân hàng dự kiến cho vay 30 tỷ đồng.\n3. Đến thời điểm ban hành Kế hoạch, "
        f"ngân sách tỉnh {given}; phần còn lại 1.230 triệu đồng bổ sung trong quý III.\n"
    )

    assert in_millions(told)[4:] == [(1350, 2580), (1230, 2580)]
    assert sources(told)[4:] == [LOCAL, LOCAL]


def test_what_has_been_given_of_no_amount_of_the_plan_is_past(rows):
    told = rows(
        "1. Tổng kinh phí là 9.040 triệu đồng.\n2. Đến nay ngân sách tỉnh đã phân bổ 1.350 triệu đồng; phần còn lại "
        "1.240 triệu đồng bổ sung trong quý III.\n"
    )

    assert 1350 not in dict(in_millions(told))


@pytest.mark.parametrize("words", ["đã tính", "đã bao gồm", "đã gồm"])
def test_what_an_amount_takes_in_already_is_its_part(rows, words):
    told = rows(
        "Tổng kinh phí: 43.500 triệu đồng, trong đó:\na) Ngân sách Trung ương: 30.000 triệu đồng;\nb) Ngân sách tỉnh: "
        f"13.500 triệu đồng ({words} 5 tỷ đồng cấp cho Quỹ).\n"
    )

    assert in_millions(told)[2:] == [(13500, 43500), (5000, 13500)]
    assert sources(told)[2:] == [LOCAL, LOCAL]


# ---- totals divided again, and parts of them taken together


def test_paragraphs_behind_a_lettered_list_split_the_total_and_not_its_last_item(rows):
    told = rows(
        "Tổng kinh phí: 52.300 triệu đồng, trong đó:\na/ Ngân sách tỉnh: 31.000 triệu đồng;\nb/ Vốn đối ứng của thành "
        "viên: 21.300 triệu đồng.\nPhân theo nội dung: giống 12.300 triệu đồng; vườn ươm 40.000 triệu.\nPhân kỳ: năm "
        "2031 là 22,1 tỷ đồng; 2032: 30,2 tỷ đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)[1:]] == [52300] * 6
    assert sources(told) == [TOTAL, LOCAL, OWN] + [TOTAL] * 4


def test_the_sum_of_what_the_state_gives_is_a_part_of_the_total(rows):
    told = rows(
        "1. Tổng kinh phí là 23.350 triệu đồng, gồm:\n- Ngân sách Trung ương: 4.500 triệu đồng.\n- Ngân sách tỉnh: "
        "8.250 triệu đồng.\n- Vốn của các cơ sở: 10.600 triệu đồng.\n2. Phân kỳ phần ngân sách nhà nước (12.750 triệu "
        "đồng): năm 2031 là 6.150 triệu đồng; năm 2032 là 6.600 triệu đồng.\n"
    )

    assert in_millions(told)[4:] == [(12750, 23350), (6150, 12750), (6600, 12750)]
    assert sources(told)[4:] == [STATE] * 3


def test_the_states_money_that_is_no_sum_of_parts_stays_apart(rows):
    told = rows(
        "1. Tổng kinh phí là 23.350 triệu đồng, gồm:\n- Ngân sách Trung ương: 4.500 triệu đồng.\n- Ngân sách tỉnh: "
        "8.250 triệu đồng.\n- Vốn của các cơ sở: 10.600 triệu đồng.\n2. Ngân sách nhà nước cho quảng bá: 1.750 triệu "
        "đồng.\n"
    )

    assert in_millions(told)[4:] == [(1750, None)]


# ---- years


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("mỗi năm 3 tỷ đồng, 5 năm là 15 tỷ đồng", 15000),
        ("hằng năm 3 tỷ đồng (cả giai đoạn 2031 - 2035 là 15 tỷ đồng)", 15000),
        ("mỗi năm 3 tỷ đồng; tổng cộng bốn năm 12 tỷ đồng", 12000),
        ("mỗi năm 3 tỷ đồng, 5 năm là 14 tỷ đồng", None),
    ],
)
def test_the_money_of_each_year_is_a_part_of_that_of_all(rows, text, whole):
    told = rows(f"Ngân sách tỉnh bổ sung Quỹ {text}.\n")

    assert in_millions(told)[0] == (3000, whole)
    assert in_millions(told)[1][1] is None


def test_a_sentence_on_one_year_tells_a_share_of_its_amount(rows):
    told = rows(
        "Tổng kinh phí: 34 tỷ đồng, gồm:\n- Ngân sách tỉnh: 21 tỷ đồng.\n- Nguồn khác: 13 tỷ đồng.\nTrong đó kinh phí năm "
        "2031 là 15 tỷ đồng; năm 2032: 19 tỷ đồng.\nĐối với năm 2032, ngân sách tỉnh bố trí 4 tỷ đồng trong dự toán.\n"
    )

    assert in_millions(told)[3:] == [(15000, 34000), (19000, 34000), (4000, 19000)]


@pytest.mark.parametrize(
    "text",
    [
        "bố trí năm 2031 là 15 tỷ, năm 2032 là 25 tỷ đồng",
        "năm 2031: 20 tỷ đồng, năm 2032: 20 tỷ đồng",
        "phân ra năm 2031 là 12 tỷ đồng, năm 2032 là 13 tỷ đồng và năm 2033 là 15 tỷ đồng",
    ],
)
def test_years_behind_the_amount_of_an_item_split_it_and_not_the_total(rows, text):
    told = rows(
        "1. Tổng vốn là 90 tỷ đồng.\n2. Chi tiết\n- Vốn vay: 30 tỷ đồng.\n"
        f"- Ngân sách tỉnh: 40 tỷ đồng, {text}.\n- Vốn khác: 20 tỷ đồng.\n"
    )

    item, *years = [each for each in in_millions(told) if each[0] == 40000 or each[1] == 40000]
    assert item[1] in (None, 90000)
    assert sum(low for low, _ in years) == 40000
    assert sources(told)[3 : 3 + len(years)] == [LOCAL] * len(years)


# ---- what is told to be in another amount


@pytest.mark.parametrize(
    "words",
    ["khoản này đã tính trong phần ngân sách tỉnh", "nằm trong ngân sách tỉnh", "đã có trong vốn vay"],
)
def test_brackets_say_in_which_amount_another_is(rows, words):
    told = rows(
        "Tổng vốn là 43,5 tỷ đồng, gồm:\n- Ngân sách tỉnh (kể cả vốn bù lãi): 13,5 tỷ đồng;\n- Vốn vay: 30 tỷ đồng.\n\n"
        f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: dành kinh phí 2 tỷ đồng sửa chữa kho giống ({words}).\n"
    )

    whole = 13500 if "tỉnh" in words else 30000
    assert in_millions(told)[3:] == [(2000, whole)]
    assert sources(told)[3] == (LOCAL if "tỉnh" in words else OTHER)


def test_brackets_that_name_no_amount_told_before_tie_none(rows):
    told = rows(
        "1. Vốn vay: 30 tỷ đồng.\n2. Sửa kho: kinh phí 2 tỷ đồng (đã tính trong phần ngân sách tỉnh).\n"
    )

    assert [whole for _, whole in in_millions(told)] == [None, None]


# ---- amounts of one item under a total


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("ngân sách chỉ hỗ trợ 270 triệu đồng, cơ sở chi trả 500 triệu đồng.", [(270, 770), (500, 770)]),
        ("huyện bố trí 315 triệu đồng, ngân sách tỉnh 455 triệu đồng.", [(315, 770), (455, 770)]),
        ("ngân sách tỉnh 315 triệu đồng. Các hộ tự lo 455 triệu đồng.", [(315, 770), (455, 770)]),
        ("vốn trong dân 500 triệu đồng, ngân sách xã 280 triệu đồng.", [(500, 3000), (280, 3000)]),
    ],
)
def test_amounts_behind_an_items_own_split_it_if_they_add_up_to_it(rows, item, expected):
    told = rows(
        "1. Tổng kinh phí 3.000 triệu đồng, cụ thể như sau:\n"
        f"a) Mua giống: 770 triệu đồng, {item}\nb) Đào giếng: 2.230 triệu đồng.\n"
    )

    assert in_millions(told) == [(3000, None), (770, 3000), *expected, (2230, 3000)]


# ---- amounts that only sums and products tell


def test_an_amount_with_a_bare_name_is_one_if_those_behind_it_add_up_to_it(rows):
    told = rows(
        "1. Nước sạch: 647 triệu đồng\na) Đào giếng: 451 triệu đồng.\n"
        "b) Bể chứa công cộng 196 triệu đồng: Trung ương hỗ trợ 41 triệu, ngân sách tỉnh 82 triệu, dân góp 73 triệu.\n",
        PLAN,
    )

    assert in_millions(told) == [(647, None), (451, 647), (196, 647), (41, 196), (82, 196), (73, 196)]


def test_an_amount_with_a_bare_name_is_none_if_those_behind_it_are_another_sum(rows):
    told = rows(
        "1. Nước sạch: 451 triệu đồng\n"
        "b) Bể chứa công cộng 197 triệu đồng: Trung ương hỗ trợ 41 triệu, ngân sách tỉnh 82 triệu, dân góp 73 triệu.\n",
        PLAN,
    )

    assert 197 not in [amount for amount, _ in in_millions(told)]


@pytest.mark.parametrize(
    ("told", "expected", "source"),
    [
        ("hỗ trợ thành lập 15 triệu đồng/tổ (40 tổ, tương ứng 600 triệu đồng).", [600], TOTAL),
        (
            "Ngân sách huyện hỗ trợ mỗi mô hình 70 triệu đồng cho 13 mô hình; tính chung là 910 triệu đồng.",
            [910],
            LOCAL,
        ),
        ("1.200 hố, giá bình quân 2 triệu đồng/hố, thành tiền 2,4 tỷ đồng.", [2400], TOTAL),
        ("hỗ trợ thành lập 15 triệu đồng/tổ (40 tổ, tương ứng 650 triệu đồng).", [], TOTAL),
        ("xây 5 kho lạnh. Chi phí một kho 2,2 tỷ đồng nên cả 5 kho là 11 tỷ đồng.", [11000], TOTAL),
        (
            "xây 5 kho lạnh. Đơn giá một kho 2,2 tỷ đồng; cả 5 kho 11 tỷ đồng (nhà lạnh 6 tỷ đồng, máy 5 tỷ đồng).",
            [11000, 6000, 5000],
            TOTAL,
        ),
        ("nông dân nộp thủy lợi phí 1 triệu đồng/ha, 300 ha được 300 triệu đồng.", [], TOTAL),
        ("1.200 cây, giá bình quân 2 triệu đồng/cây, bán được 2,4 tỷ đồng.", [], TOTAL),
    ],
)
def test_what_so_many_cost_is_an_amount_where_the_price_of_one_is_told(rows, told, expected, source):
    found = rows(f"1. Tổ hợp tác\nPhát triển tổ hợp tác: {told}\n", PLAN)

    assert [amount for amount, _ in in_millions(found)] == expected
    assert all(each.source == source for each in found)


def test_a_paragraph_that_begins_in_brackets_goes_on_with_the_last(rows):
    told = rows(
        "1. Tổng nhu cầu kinh phí là 48.150 triệu đồng.\n2. Theo nguồn\n- Ngân sách trung ương\n"
        "(Chương trình mục tiêu quốc gia, lồng ghép): 8.400 triệu đồng.\n"
        "- Ngân sách tỉnh: 31.750 triệu đồng, gồm chi đầu tư 12.500 triệu đồng (theo danh mục tại mục\n"
        "II.2) và chi sự nghiệp 19.250 triệu đồng.\n- Phần còn lại 8.000 triệu đồng từ nguồn xã hội hóa.\n"
    )

    assert in_millions(told) == [
        (48150, None),
        (8400, 48150),
        (31750, 48150),
        (12500, 31750),
        (19250, 31750),
        (8000, 48150),
    ]
    assert sources(told) == [TOTAL, CENTRAL, LOCAL, LOCAL, LOCAL, OTHER]


@pytest.mark.parametrize(
    ("mean", "count"),
    [
        (", bình quân gần 4 tỷ đồng/năm", 1),
        ("; hằng năm bố trí bình quân hơn 3,8 tỷ đồng", 1),
        (" (bình quân 3,9 tỷ đồng/năm)", 1),
        (", bình quân 3,9 tỷ đồng/năm", 1),
        (", bình quân mỗi năm bố trí\n3.900 triệu đồng", 1),
        (", bình quân 3,5 - 4 tỷ đồng/năm", 2),
    ],
)
def test_a_rounded_mean_or_one_of_what_a_source_gives_is_no_amount_of_its_own(rows, mean, count):
    told = rows(f"1. Ngân sách tỉnh: 19,5 tỷ đồng{mean}.\n2. Vốn vay: 3 tỷ đồng.\n")

    assert len(told) == count + 1


def test_the_next_years_in_brackets_are_those_behind_the_one_told(rows):
    told = rows(
        "Ngân sách tỉnh 86 tỷ đồng, gồm: bổ sung vốn dự phòng 25 tỷ đồng (năm 2031 cấp 9 tỷ đồng, các năm tiếp theo "
        "mỗi năm 4 tỷ đồng); đào giếng 61 tỷ đồng.\n"
    )

    assert [(each.period_start, each.period_end) for each in told][2:4] == [(2031, 2031), (2032, 2035)]


def test_what_is_told_of_a_source_behind_the_list_is_from_that_one(rows):
    told = rows(
        "Tổng kinh phí: 14.860 triệu đồng, gồm:\n- Ngân sách tỉnh: 4.620 triệu đồng.\n"
        "- Đóng góp của các hộ: 10.240 triệu đồng. Trong nguồn ngân sách tỉnh, tạm cấp đợt 1 là 2,8 tỷ đồng; số còn "
        "lại 1,82 tỷ đồng cấp trong quý III.\n"
    )

    assert sources(told) == [TOTAL, LOCAL, OWN, LOCAL, LOCAL]
    assert in_millions(told)[3:] == [(2800, 4620), (1820, 4620)]


def test_a_payer_without_a_whole_is_the_source_under_a_heading_on_sources(rows):
    told = rows(
        "1. Cân đối nguồn vốn\n- Vốn vay: 339 triệu đồng. Quỹ phát triển rừng: 60 triệu đồng.\n"
        "2. Nội dung chi\n- Đào giếng: 339 triệu đồng. Quỹ phát triển rừng: 60 triệu đồng.\n"
    )

    assert sources(told) == [OTHER, OTHER, TOTAL, TOTAL]


def test_a_cue_that_is_a_line_of_its_own_needs_no_colon(rows):
    told = rows(
        "1. Tổng kinh phí 3 năm: 90 tỷ đồng. Trong đó:\na) Theo năm\n- Năm 2031: 50 tỷ đồng;\n- Năm 2032: 40 tỷ đồng.\n"
        "b) Theo nguồn\n- Ngân sách trung ương: 60 tỷ đồng, bao gồm: Chương trình MTQG nông thôn mới 20 tỷ đồng; "
        "Chương trình MTQG giảm nghèo 40 tỷ đồng;\n- Ngân sách tỉnh: 20 tỷ đồng.\n"
    )

    assert [whole and whole // 1000 for _, whole in in_millions(told)] == [None, 90, 90, 90, 60, 60, 90]
    assert sources(told)[4:] == [CENTRAL, CENTRAL, LOCAL]
