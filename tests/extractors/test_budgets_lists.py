"""Budgets in lists: headings with amounts, brackets of their own, items that end with what they cost."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, HERBS, LOCAL, OTHER, OWN, TOTAL, in_millions

ITEMS = HERBS.replace("KINH PHÍ THỰC HIỆN", "NỘI DUNG")


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HERBS: budgets_of(head + text).records


@pytest.mark.parametrize(
    "bracket",
    [
        "\n(ngân sách tỉnh 600 triệu đồng; ngân sách huyện 300 triệu đồng)\n",
        ".\n(Ngân sách tỉnh: 600 triệu đồng, ngân\nsách huyện: 300 triệu đồng).\n",
        " (ngân sách tỉnh 600 triệu đồng; ngân sách huyện 300 triệu đồng)\n",
    ],
)
def test_brackets_below_a_heading_split_its_amount_whose_parts_its_items_are(rows, bracket):
    told = rows(
        "Tổng kinh phí: 1.500 triệu đồng, chia ra:\nA. Ngân sách trung ương: 600 triệu đồng\n"
        "1. Vườn giống: kinh phí 400 triệu đồng.\n"
        f"B. Ngân sách địa phương: 900 triệu đồng{bracket}"
        "1. Đào tạo: kinh phí 500 triệu đồng.\n2. Quảng bá: kinh phí 100 triệu đồng.\n"
    )

    assert in_millions(told)[:3] == [(1500, None), (600, 1500), (400, 600)]
    assert in_millions(told)[3:] == [(900, 1500), (600, 900), (300, 900), (500, 900), (100, 900)]
    assert [each.source for each in told] == [TOTAL, CENTRAL, CENTRAL, *[LOCAL] * 5]


def test_more_than_the_amount_before_it_is_no_part_of_that_in_brackets_of_its_own(rows):
    told = rows(
        "A. Ngân sách địa phương: 900 triệu đồng\n(tổng vốn đầu tư của doanh nghiệp 4.500 triệu đồng)\n"
    )

    assert in_millions(told) == [(900, None), (4500, None)]


def test_the_items_below_a_heading_with_an_amount_are_its_parts_whatever_else_it_tells(rows):
    told = rows(
        "Tổng kinh phí: 1.500 triệu đồng, chia ra:\nA. Ngân sách trung ương: 600 triệu đồng\n"
        "Các hộ góp thêm kinh phí 50 triệu đồng.\n1. Vườn giống: kinh phí 400 triệu đồng.\n"
    )

    assert (400, 600) in in_millions(told)


@pytest.mark.parametrize(
    "text",
    [
        "- Vườn giống, kinh phí hỗ trợ 700 triệu đồng (tổng vốn đầu tư của hợp tác xã 3,5 tỷ đồng).\n",
        "- Vườn giống, kinh phí hỗ trợ 700 triệu đồng (vốn của doanh nghiệp 3.500 triệu đồng); thời gian 2 năm.\n",
    ],
)
def test_more_in_brackets_than_the_amount_before_them_is_other_money(rows, text):
    assert in_millions(rows("Tổng kinh phí: 9.000 triệu đồng, gồm:\n" + text)) == [
        (9000, None),
        (700, 9000),
        (3500, None),
    ]


def test_a_range_in_brackets_is_a_part_up_to_its_end(rows):
    told = rows("Kinh phí từ 700 triệu đồng đến 900 triệu đồng (ngân sách tỉnh 800 triệu đồng).\n")

    assert in_millions(told) == [(700, None), (800, 700)]


def test_the_next_item_is_no_part_of_one_that_has_been_split_by_years(rows):
    told = rows(
        "Tổng kinh phí: 1.500 triệu đồng, trong đó:\n"
        "- Ngân sách tỉnh: 900 triệu đồng (giống 500 triệu đồng; đào tạo 400 triệu đồng). Phân kỳ: năm 2031 là "
        "400 triệu đồng; năm 2032: 500 triệu đồng.\n"
        "- Ngân sách huyện: 450 triệu đồng;\n- Vốn vay: 150 triệu đồng.\n"
    )

    assert in_millions(told)[1:6] == [(900, 1500), (500, 900), (400, 900), (400, 900), (500, 900)]
    assert in_millions(told)[6:] == [(450, 1500), (150, 1500)]


def test_what_is_told_beside_a_list_is_of_no_source_of_its_last_item(rows):
    told = rows(
        "Tổng kinh phí: 1.500 triệu đồng, gồm:\n1. Ngân sách tỉnh: 900 triệu đồng.\n"
        "2. Vốn đối ứng của các hộ: 600 triệu đồng.\n"
        "Ngoài ra, cấp thêm vốn cho Quỹ hỗ trợ nông dân 300 triệu đồng (mỗi năm 60 triệu đồng), đến năm 2035 vốn "
        "của Quỹ đạt 700 triệu đồng.\n"
    )

    assert in_millions(told) == [(1500, None), (900, 1500), (600, 1500), (300, None), (60, 300), (700, None)]
    assert [each.source for each in told] == [TOTAL, LOCAL, OWN, OTHER, OTHER, OTHER]


def test_what_is_told_beside_a_heading_without_an_amount_has_its_source(rows):
    told = rows(
        "1. Ngân sách tỉnh\nBố trí kinh phí 900 triệu đồng.\nNgoài ra, dành kinh phí 300 triệu đồng để dự phòng.\n"
    )

    assert [(each.source, each.parent_no) for each in told] == [(LOCAL, None), (LOCAL, None)]


# ---- items that end with what they cost


@pytest.mark.parametrize(
    "item",
    [
        "1. Hội chợ dược liệu: 15 gian hàng, 450 triệu đồng.\n",
        "1. Hội chợ dược liệu tại hai huyện: 15 gian\nhàng tiêu chuẩn, 3 ngày, 450 triệu đồng.\n",
        "1. Hội chợ dược liệu - 15 gian hàng - 450 triệu đồng.\n",
        "1. Đào tạo: 10 lớp/300 học viên, 450 triệu đồng.\n",
        "1. Tư vấn: 05 đơn vị, khoảng 450 triệu đồng. Quảng bá: 12 tin, 450 triệu đồng.\n",
        "1. Hỗ trợ đăng ký nhãn hiệu cho 9 cơ sở, 50 triệu đồng/nhãn hiệu = 450 triệu đồng.\n",
        "1. Tập huấn: 9 lớp x 50 triệu đồng/lớp = 450 triệu đồng.\n",
    ],
)
def test_an_item_ends_with_what_it_costs_behind_what_is_got_for_it(rows, item):
    told = rows(item, ITEMS)

    assert {each.amount_vnd for each in told} == {450_000_000}
    assert len(told) == item.count("450")


@pytest.mark.parametrize(
    "item",
    [
        "1. Bán dược liệu: 15 tấn, 450 triệu đồng.\n",
        "1. Hộ nghèo còn nợ: 15 hộ, 450 triệu đồng.\n",
        "1. Đã giải ngân: 15 đề án, 450 triệu đồng.\n",
        "1. Hội chợ năm 2030 có 15 gian hàng, 450 triệu đồng.\n",
    ],
)
def test_what_an_item_takes_in_is_not_what_it_costs(rows, item):
    assert rows(item, ITEMS) == ()


PROJECTS = HERBS.replace("KINH PHÍ THỰC HIỆN", "DANH MỤC DỰ ÁN VÀ NHU CẦU VỐN")


@pytest.mark.parametrize(
    "project",
    [
        "Khu nhà ở cho người thu nhập thấp Bến Đá, xã An Sơn - 180 căn - 9.000 triệu đồng. Hiện chậm 3 tháng.",
        "Vườn ươm Bến Đá: 180 luống, 7,5 ha, khoảng 9 tỷ đồng, chia làm 2 giai đoạn (giai đoạn 1: 50 luống, 4 tỷ đồng).",
        "Vườn ươm Bến Đá: 9 tỷ đồng.",
    ],
)
def test_below_a_heading_of_projects_and_their_money_each_tells_its_own(rows, project):
    told = rows(f"1. Dự án chuyển tiếp\n1.1. {project}\n", PROJECTS)

    assert in_millions(told) == [(9000, None), (4000, 9000)][: len(told)]
    assert len(told) == project.count("đồng")


def test_what_has_become_of_projects_is_no_money_for_them(rows):
    head = HERBS.replace("KINH PHÍ THỰC HIỆN", "KẾT QUẢ HUY ĐỘNG VỐN CÁC DỰ ÁN")

    assert rows("1. Vườn ươm Bến Đá: 9 tỷ đồng.\n", head) == ()


# ---- what was


@pytest.mark.parametrize(
    "text",
    [
        "Giai đoạn 2021-2025, ngân sách các cấp đã hỗ trợ 27 tỷ đồng, đạt 61% so với nhu cầu 45 tỷ đồng.\n",
        "Giai đoạn 2021-2025, tỉnh đã hỗ trợ các hộ 27 tỷ đồng, đạt 61% so với tổng\nnhu cầu 45 tỷ đồng.\n",
        "Đề án chưa giải ngân hết (9 hộ, số tiền 45 triệu đồng) thì tiếp tục thực hiện.\n",
        "Các huyện đã đấu thầu nhưng chưa thanh toán 45 triệu đồng.\n",
    ],
)
def test_what_was_needed_and_is_not_spent_yet_was_money_of_the_past(rows, text):
    assert rows(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Giai đoạn 2021-2025, tỉnh đã hỗ trợ các hộ 27 tỷ đồng, nhu cầu vốn giai đoạn tới là 45 tỷ đồng.\n",
        "Vốn chưa giải ngân hết thì chuyển sang năm sau; dự toán kinh phí là 45 tỷ đồng.\n",
    ],
)
def test_what_is_needed_now_is_money_to_come(rows, text):
    assert in_millions(rows(text)) == [(45_000, None)]


PAST = """
KẾ HOẠCH
Phát triển trồng dược liệu tỉnh giai đoạn 2031 - 2035

Số: 7/KH-UBND
Thái Bình, ngày 9 tháng 2 năm 2031

I. THUẬN LỢI, KHÓ KHĂN
"""


@pytest.mark.parametrize(
    "text",
    [
        "Các cấp đã huy động được 90 tỷ đồng, trong đó: vốn vay 40 tỷ đồng (44%); ngân sách tỉnh 30 tỷ đồng; các hộ "
        "góp 20 tỷ đồng.\n",
        "Đã chi 90 tỷ đồng, gồm:\n- Ngân sách tỉnh: 40 tỷ đồng;\n- Ngân sách huyện: 30 tỷ đồng;\n- Vốn vay: 20 tỷ đồng.\n",
        "Mức hỗ trợ tối đa 90 triệu đồng, gồm:\n- Ngân sách tỉnh: 50 triệu đồng;\n- Ngân sách huyện: 40 triệu đồng.\n",
        "2. Kinh phí giai đoạn 2026 - 2030\nKinh phí là 90 tỷ đồng; ngân sách huyện 30 tỷ đồng.\n",
    ],
)
def test_what_an_amount_is_the_list_of_its_parts_is_too(rows, text):
    assert rows(text, PAST) == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (
            "Đã chi 90 tỷ đồng, trong đó: tỉnh 50 tỷ đồng; huyện 40 tỷ đồng; năm 2032 dành kinh phí 9 tỷ đồng.\n",
            9,
        ),
        ("Đã chi 90 tỷ đồng, gồm:\n- Tỉnh: 50 tỷ đồng;\n- Năm 2032 ngân sách huyện bố trí 95 tỷ đồng.\n", 95),
        ("2. Kinh phí giai đoạn 2026 - 2032\nKinh phí là 9 tỷ đồng.\n", 9),
    ],
)
def test_what_such_a_list_cannot_hold_is_told_for_itself(rows, text, amount):
    assert in_millions(rows(text, PAST)) == [(amount * 1000, None)]


def test_years_after_the_plan_was_issued_are_not_of_the_past(rows):
    head = PAST.replace("giai đoạn 2031 - 2035", "đến hết giai đoạn 2034 - 2035")

    told = rows(
        "Ngân sách tỉnh bố trí: năm 2032 là 4 tỷ đồng, năm 2033 là 5 tỷ đồng; năm 2030 là 6 tỷ đồng.\n", head
    )

    assert in_millions(told) == [(4000, None), (5000, None)]


# ---- how long projects take


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Khu Bến Đá: 9 khối nhà, tổng mức đầu tư 90 tỷ đồng; hoàn thành quý IV/2033.", 2031, 2033),
        (
            "Khu Bến Đá, khởi công tháng 3/2032, hoàn thành trong\nnăm 2034; tổng mức đầu tư 90 tỷ đồng.",
            2032,
            2034,
        ),
        (
            "Khu Bến Đá, khởi công năm 2032, hoàn thành và đưa vào sử dụng năm 2034, TMĐT 90 tỷ đồng.",
            2032,
            2034,
        ),
        ("Khu Bến Đá: tổng vốn đầu tư dự kiến 90 tỷ đồng; thời gian thực hiện 2032-2037.", 2032, 2037),
        ("Khu Bến Đá: vốn đầu tư 90 tỷ đồng; tiến độ: từ năm 2032 đến năm 2034.", 2032, 2034),
        ("Khu Bến Đá: tổng mức đầu tư 90 tỷ đồng; hoàn thành 80% trong năm 2033.", 2031, 2035),
        ("Tổng vốn đầu tư năm 2032: 90 tỷ đồng; hoàn thành vào cuối năm 2033.", 2032, 2032),
        ("Khu Bến Đá: tổng mức đầu tư 90 tỷ đồng. Chợ Bến Đá hoàn thành năm 2032.", 2031, 2035),
    ],
)
def test_an_investment_is_of_the_years_that_the_project_takes(rows, text, first, last):
    (row,) = rows(f"1. {text}\n")

    assert (row.period_start, row.period_end) == (first, last)


def test_the_parts_of_an_investment_are_of_its_years_and_those_of_two_projects_are_not_told(rows):
    told = rows(
        "1. Chợ mới, hoàn thành năm 2033; tổng mức đầu tư 9 tỷ đồng, gồm tỉnh 6 tỷ đồng, huyện 3 tỷ đồng.\n"
    )
    two = rows(
        "1. Chợ A: tổng mức đầu tư 9 tỷ đồng, hoàn thành năm 2033; chợ B: tổng mức đầu tư 6 tỷ đồng.\n"
    )

    assert [(each.period_start, each.period_end) for each in told] == [(2031, 2033)] * 3
    assert two[1].period_end == 2035


# ---- amounts for one thing


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ kinh phí cho sản phẩm đạt 3 sao: 20 triệu đồng, 4 sao: 40 triệu đồng; 5 sao: 90 triệu đồng/sản phẩm.",
        "Hỗ trợ kinh phí cho vườn hạng 1 là 40 triệu đồng; hạng 2 là\n20 triệu đồng/vườn.",
        "Kinh phí hỗ trợ: dược sĩ 80 triệu đồng, thạc sĩ 95 triệu đồng/người.",
        "Kinh phí hỗ trợ: hộ nghèo: 8 triệu đồng; hộ cận nghèo: 5 triệu đồng/hộ.",
    ],
)
def test_the_last_of_a_scale_says_of_all_that_they_are_for_one_thing(rows, text):
    assert rows(f"- {text}\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí tập huấn: 300 triệu đồng, 30 triệu đồng/lớp.",
        "Kinh phí hỗ trợ hộ nghèo: 300 triệu đồng; hộ cận nghèo: 5 triệu đồng/hộ.",
        "Kinh phí giai đoạn 1: 300 triệu đồng; mức hỗ trợ 200 triệu đồng/vườn.",
    ],
)
def test_a_rate_behind_a_sum_leaves_that_a_sum(rows, text):
    assert in_millions(rows(f"- {text}\n")) == [(300, None)]


def test_the_years_of_a_scale_are_in_millions(rows):
    told = rows("- Kinh phí giai đoạn 1: 300 triệu đồng; giai đoạn 2: 200 triệu đồng/năm.\n")

    assert [each.amount_vnd for each in told] == [300_000_000, 200_000_000]


# ---- shares of one year


def test_a_year_told_apart_from_the_list_of_sources_is_no_part_of_one_of_them(rows):
    told = rows(
        "1. Tổng kinh phí: 900 triệu đồng, gồm:\n- Ngân sách tỉnh: 500 triệu đồng;\n- Vốn đối ứng: 400 triệu đồng.\n"
        "2. Riêng năm 2031: ngân sách tỉnh bố trí 70 triệu đồng.\n"
    )

    assert in_millions(told)[3:] == [(70, None)]
    assert (told[3].source, told[3].period_end) == (LOCAL, 2031)


def test_a_year_before_those_of_an_amount_is_no_share_of_it(rows):
    told = rows(
        "Lập quỹ từ năm 2032, kinh phí 900 triệu đồng. Riêng năm 2031 tạm ứng kinh phí 80 triệu đồng.\n"
    )

    assert in_millions(told) == [(900, None), (80, None)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Nghiệm thu các vườn trước 15/12/2031; xây dựng kế hoạch năm 2032 (dự kiến khoảng 90 tỷ đồng).",
            2032,
        ),
        ("Lập dự án vườn ươm (ước tính 90 tỷ đồng) trình Ủy ban nhân dân tỉnh.", 2031),
    ],
)
def test_brackets_behind_a_plan_tell_what_it_is_expected_to_cost(rows, text, first):
    (row,) = rows(f"1. {text}\n", HERBS.replace("KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"))

    assert (row.amount_vnd, row.period_start) == (90_000_000_000, first)


@pytest.mark.parametrize(
    "text",
    [
        "Lập dự án vườn ươm (90 tỷ đồng) trình tỉnh.",
        "Lập dự án vườn ươm (dự kiến bán 90 tỷ đồng) trình tỉnh.",
        "Các hộ trồng sâm (dự kiến 90 tỷ đồng) trình tỉnh.",
    ],
)
def test_other_brackets_tell_no_costs(rows, text):
    assert rows(f"1. {text}\n", HERBS.replace("KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN")) == ()


# ---- lists below an amount


def test_below_an_amount_the_items_end_with_theirs_behind_a_comma(rows):
    told = rows(
        "Tổng kinh phí: 2.000 triệu đồng.\n1. Nguồn địa phương: 900 triệu đồng\n"
        "a) Vườn ươm, 3 vườn, 500 triệu đồng.\nb) Tập huấn cho 40 tổ, 400 triệu đồng; thời gian 3 ngày.\n"
        "c) Bán giống, 70 triệu đồng.\nd) Mỗi tổ giữ lại 5 triệu đồng.\n",
        ITEMS,
    )

    assert in_millions(told) == [(2000, None), (900, 2000), (500, 900), (400, 900)]
    assert [each.source for each in told[1:]] == [LOCAL] * 3


def test_in_brackets_below_the_states_money_that_of_others_is_no_part(rows):
    told = rows(
        "Tổng kinh phí: 2.000 triệu đồng.\n1. Nguồn địa phương: 900 triệu đồng\n"
        "a) Vườn ươm: 500 triệu đồng (dân hiến đất trị giá 200 triệu đồng); bảo vệ: 100 triệu đồng.\n"
        "b) Tập huấn: 300 triệu đồng (ngân sách tỉnh 200 triệu đồng; ngân sách huyện 100 triệu đồng).\n",
        ITEMS,
    )

    assert in_millions(told)[2:5] == [(500, 900), (200, None), (100, 900)]
    assert in_millions(told)[5:] == [(300, 900), (200, 300), (100, 300)]
    assert told[3].source == OWN


def test_in_brackets_of_an_amount_from_all_that_of_others_is_a_part(rows):
    told = rows(
        "Tổng kinh phí: 2.000 triệu đồng (ngân sách tỉnh 1.500 triệu đồng; dân góp 500 triệu đồng).\n"
    )

    assert in_millions(told)[1:] == [(1500, 2000), (500, 2000)]


@pytest.mark.parametrize("item", ["Hội chợ dược liệu: 15 gian hàng, ", "Hội chợ dược liệu - 15 gian hàng - "])
def test_the_name_of_an_item_stands_before_what_is_got_for_it(rows, item):
    (row,) = rows(f"1. {item}450 triệu đồng.\n", ITEMS)

    assert row.label == "Hội chợ dược liệu"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Vườn Bến Đá - 3 khu - 22 tỷ đồng, hoàn thành trước 30/6/2033.", (2031, 2033)),
        ("Vườn Bến Đá: 14 ha, 2 khu, 31.400 triệu đồng; thời gian thi công: 2032 - 2034.", (2032, 2034)),
        ("Vườn Bến Đá, làm trong năm 2032 - 14 ha - 31.400 triệu đồng; hoàn thành năm 2034.", (2032, 2032)),
    ],
)
def test_a_project_without_a_word_for_its_money_has_its_years(rows, text, years):
    (row,) = rows(f"- {text}\n", PROJECTS)

    assert (row.period_start, row.period_end) == years


# ---- names


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- 9 mô hình (sấy khô; chế tạo máy thái; nấu cao): 450 triệu đồng.", "9 mô hình"),
        (
            "- Tổng kinh phí 900 triệu đồng, gồm: giống 450 triệu đồng; thu hái, sấy khô 450 triệu đồng.",
            "thu hái, sấy khô",
        ),
        ("- Vốn vay (ADB, WB): 450 triệu đồng.", "Vốn vay (ADB, WB)"),
        ("- Giống 9 triệu đồng; đào tạo nghề, kinh phí tỉnh 450 triệu đồng.", "kinh phí tỉnh"),
    ],
)
def test_a_name_reaches_as_far_as_its_entry(rows, text, label):
    assert rows(f"{text}\n", ITEMS)[-1].label == label


@pytest.mark.parametrize(
    ("item", "label"),
    [
        ("- Ươm giống sâm 450 triệu đồng", "Ươm giống sâm"),
        ("a) Sấy, nấu cao ở các xã vùng cao 450 triệu đồng", "Sấy, nấu cao ở các xã vùng cao"),
        ("- Vườn giống (rào 9 km, bể nước) 450 triệu đồng", "Vườn giống"),
        ("- Các xã được hỗ trợ 450 triệu đồng", None),
    ],
)
def test_an_item_of_a_list_needs_no_colon_to_name_its_amount(rows, item, label):
    told = rows(f"Tổng kinh phí: 900 triệu đồng, gồm:\n{item};\n")

    assert (in_millions(told)[-1], told[-1].label) == ((450, 900), label)


@pytest.mark.parametrize("each", ["mỗi kỳ 800 bản", "mỗi kỳ 1.200 tờ\nrơi"])
def test_how_large_each_of_those_is_that_an_item_counts_makes_its_amount_no_rate(rows, each):
    told = rows(
        "Tổng kinh phí: 300 triệu đồng, gồm:\na) Mua máy sấy: 210 triệu đồng;\n"
        f"b) Tuyên truyền trên báo; in 6 kỳ bản tin dược liệu, {each}: 90 triệu đồng.\n"
    )

    assert in_millions(told) == [(300, None), (210, 300), (90, 300)]
