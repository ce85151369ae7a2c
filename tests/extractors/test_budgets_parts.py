"""Budgets in harder layouts: second lists of a total, who pays in a list, years, bounds and headlines."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, OTHER, OWN, STATE, TOTAL, with_wholes

HEAD = """
KẾ HOẠCH
Phát triển nuôi trồng thủy sản tỉnh giai đoạn 2031 - 2035

I. MỤC TIÊU
Phát triển nuôi trồng.

II. KINH PHÍ THỰC HIỆN
"""


@pytest.fixture(scope="session")
def find(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., BudgetsFound]:
    return lambda text, head=HEAD: budgets_of(head + text)


@pytest.fixture(scope="session")
def rows(find: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HEAD: find(text, head).records


def sums(records: tuple[BudgetRecord, ...]) -> list[tuple[int, int | None]]:
    """Each amount, or its upper bound, in billions, and that of its whole."""
    return with_wholes(records, 10**9)


def test_parts_named_for_a_part_of_the_total_and_adding_up_to_it_are_parts_of_that(rows):
    told = rows(
        "1. Tổng kinh phí: 90 tỷ đồng, trong đó:\n- Ngân sách tỉnh: 50 tỷ đồng;\n- Vốn đối ứng: 40 tỷ đồng.\n"
        "2. Phân kỳ vốn ngân sách tỉnh: năm 2031 là 20 tỷ đồng; năm 2032 là 30 tỷ đồng.\n"
    )

    assert sums(told) == [(90, None), (50, 90), (40, 90), (20, 50), (30, 50)]
    assert [each.source for each in told] == [TOTAL, LOCAL, OWN, LOCAL, LOCAL]


@pytest.mark.parametrize("mark", ["; ", ", ", " - ", " – ", " + "])
def test_parts_without_a_unit_may_be_parted_by_dashes(rows, mark):
    parts = mark.join(["ngân sách tỉnh 3.900", "huyện 1.100", "nhân dân 400"])

    told = rows(f"1. Đào tạo:\n- Năm 2031: 5.400 triệu đồng, trong đó {parts}.\n")

    assert with_wholes(told, 10**6) == [(5400, None), (3900, 5400), (1100, 5400), (400, 5400)]
    assert [each.source for each in told[1:3]] == [LOCAL, LOCAL]


@pytest.mark.parametrize("mark", ["; ", " - ", " – "])
def test_an_amount_alone_behind_what_is_counted_in_an_item_is_for_that(rows, mark):
    counted = mark.join(["15 bè nuôi", "8 lồng", "26 tỷ đồng"])

    assert sums(rows(f"1. Xã Hòa An: {counted}.\n2. Xã Tân An: 4 bè nuôi, kinh phí 3 tỷ đồng.\n"))[0] == (
        26,
        None,
    )


@pytest.mark.parametrize(
    ("total", "source"),
    [
        ("Tổng kinh phí từ ngân sách tỉnh: 90 tỷ đồng.", LOCAL),
        ("Tổng kinh phí: 90 tỷ đồng.", TOTAL),
        ("Tổng kinh phí từ ngân sách tỉnh: 9 tỷ đồng.", TOTAL),
    ],
)
def test_an_activity_that_tells_no_source_has_that_of_the_one_total(rows, total, source):
    head = HEAD.replace("II. KINH PHÍ THỰC HIỆN\n", "II. NỘI DUNG\n")
    told = rows(f"1. Mở 5 lớp, kinh phí 12 tỷ đồng.\n2. Xây 8 bè.\nIII. KINH PHÍ\n{total}\n", head)

    assert told[0].source == source


def test_money_of_a_programme_named_with_its_years_is_of_these_years(find):
    head = HEAD.replace("giai đoạn 2031 - 2035", "đến năm 2035")
    text = "Tổng kinh phí thực hiện Kế hoạch giai đoạn 2031-2035 dự kiến 90 tỷ đồng.\n"

    (row,) = find(text, head).records

    assert (row.period_start, row.period_end) == (2031, 2035)


def test_a_list_in_brackets_goes_on_until_they_close(rows):
    told = rows(
        "Tổng kinh phí: 90 tỷ đồng, gồm: vốn đầu tư phát triển 50 tỷ đồng; vốn sự nghiệp 40 tỷ đồng "
        "(đào tạo 10 tỷ đồng; tuyên truyền 12 tỷ đồng; nội dung khác 18 tỷ đồng).\n"
    )

    assert sums(told) == [(90, None), (50, 90), (40, 90), (10, 40), (12, 40), (18, 40)]


def test_money_of_national_programmes_named_beside_the_state_budget_is_the_states_centre(rows):
    told = rows(
        "Tổng kinh phí: 90 tỷ đồng, gồm:\n- Ngân sách trung ương (các chương trình mục tiêu quốc gia): 50 tỷ đồng;\n"
        "- Ngân sách tỉnh: 40 tỷ đồng.\n"
    )

    assert [each.source for each in told] == [TOTAL, CENTRAL, LOCAL]


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ một lần 90 triệu đồng đối với dược sĩ, 70 triệu đồng đối với y sĩ.\n",
        "Trợ cấp 12 triệu đồng đối với hộ nghèo.\n",
    ],
)
def test_what_each_gets_once_is_no_budget(rows, text):
    assert rows(text) == ()


BY_SOURCE = (
    "Tổng kinh phí: 90 tỷ đồng, trong đó:\n- Ngân sách tỉnh: 50 tỷ đồng;\n- Vốn đối ứng: 40 tỷ đồng.\n"
)
FIRST = [(90, None), (50, 90), (40, 90)]


@pytest.mark.parametrize(
    "second",
    [
        "Phân theo lĩnh vực:\n- Nuôi tôm: 60 tỷ đồng.\n- Nuôi cá: 25 tỷ đồng.\n",
        "Phân theo lĩnh vực: nuôi tôm 60 tỷ đồng; nuôi cá 25 tỷ đồng.\n",
        "- Phân kỳ đầu tư:\n+ Năm 2031: 60 tỷ đồng;\n+ Năm 2032: 25 tỷ đồng.\n",
        "Theo từng giai đoạn:\n2031 - 2032: 60 tỷ đồng;\n2033 - 2035: 25 tỷ đồng.\n",
        "Nhu cầu vốn các năm: năm 2031: 60 tỷ đồng; năm 2032: 25 tỷ đồng.\n",
    ],
)
def test_a_second_list_splits_the_total_and_not_the_last_part(rows, second):
    found = rows(BY_SOURCE + second)

    assert sums(found) == [*FIRST, (60, 90), (25, 90)]
    assert [each.source for each in found[3:]] == [TOTAL, TOTAL]


@pytest.mark.parametrize(
    "second",
    [
        "2. Chia theo nội dung:\n- Nuôi tôm: 60 tỷ đồng.\n- Nuôi cá: 25 tỷ đồng.\n",
        "2. Tiến độ phân bổ theo năm:\na) Năm 2031: 60 tỷ đồng.\nb) Năm 2032: 25 tỷ đồng.\n",
        "2. Nguồn vốn: ngân sách tỉnh 60 tỷ đồng, vốn vay 25 tỷ đồng.\n",
    ],
)
def test_a_section_that_splits_a_total_again_has_its_parts(rows, second):
    assert sums(rows("1. Tổng mức đầu tư: 90 tỷ đồng.\n" + second)) == [(90, None), (60, 90), (25, 90)]


def test_amounts_of_a_section_that_add_up_to_the_total_before_are_its_parts(rows):
    text = (
        "1. Tổng kinh phí: 90 tỷ đồng.\n2. Các hoạt động\na) Nuôi tôm: 60 tỷ đồng.\nb) Nuôi cá: {} tỷ đồng.\n"
    )

    assert sums(rows(text.format(30))) == [(90, None), (60, 90), (30, 90)]
    assert sums(rows(text.format(20))) == [(90, None), (60, None), (20, None)]


def test_an_amount_that_is_itself_shared_out_is_no_list(rows):
    text = (
        "1. Tổng kinh phí: 90 tỷ đồng.\n2. Phương án\na) Vốn phân bổ cho cấp huyện: 50 tỷ đồng.\n"
        "b) Vốn phân bổ cho cấp xã: 30 tỷ đồng.\n"
    )
    found = rows(text)

    assert sums(found) == [(90, None), (50, None), (30, None)]
    assert found[1].label == "Vốn phân bổ cho cấp huyện"


def test_a_total_in_a_paragraph_behind_its_list_has_it_as_its_parts(rows):
    text = "- Ngân sách tỉnh: 4 tỷ đồng;\n- Vốn vay: 6 tỷ đồng.\nTổng cộng: 10 tỷ đồng.\n"

    assert sums(rows(text)) == [(4, 10), (6, 10), (10, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kinh phí: 90 tỷ đồng. Riêng năm 2032 cần 7 tỷ đồng.", [(90, None), (7, 90)]),
        (BY_SOURCE + "Trong tổng số đó, năm 2032 dành 7 tỷ đồng cho giống.", [*FIRST, (7, 90)]),
        ("1. Tổng kinh phí: 90 tỷ đồng.\n2. Riêng năm 2031 bố trí 7 tỷ đồng.", [(90, None), (7, 90)]),
        (
            "Tổng kinh phí: 90 tỷ đồng, gồm:\n- Nuôi tôm: 60 tỷ đồng; riêng năm 2031: 7 tỷ đồng.\n- Nuôi cá: 30 tỷ đồng.",
            [(90, None), (60, 90), (7, 60), (30, 90)],
        ),
        (
            "Tổng kinh phí: 90 tỷ đồng, gồm ngân sách tỉnh 50 tỷ đồng, ngân sách huyện 40 tỷ đồng. "
            "Năm 2031, ngân sách tỉnh cấp trước 7 tỷ đồng; các năm còn lại từ 8 đến 9 tỷ đồng.",
            [(90, None), (50, 90), (40, 90), (7, 50), (8, 50)],
        ),
        ("Tổng kinh phí: 90 tỷ đồng. Năm 2031 ngân sách tỉnh cấp 7 tỷ đồng.", [(90, None), (7, None)]),
    ],
)
def test_words_tie_a_share_to_what_was_named_before(rows, text, expected):
    assert sums(rows(text)) == expected


def test_the_years_behind_a_year_are_up_to_the_end(rows):
    found = rows("Tổng kinh phí: 90 tỷ đồng. Riêng năm 2031 bố trí 10 tỷ đồng; mỗi năm tiếp theo 20 tỷ đồng.")

    assert [(each.parent_no, each.period_start, each.period_end) for each in found] == [
        (None, 2031, 2035),
        (0, 2031, 2031),
        (0, 2032, 2035),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BY_SOURCE + "Kinh phí duy tu: 2 tỷ đồng/năm.", [*FIRST, (2, None)]),
        (
            "1. Tổng kinh phí: 90 tỷ đồng.\n2. Tỉnh ủy thác ít nhất 3 tỷ đồng mỗi năm.",
            [(90, None), (3, None)],
        ),
        ("Tổng kinh phí: 90 tỷ đồng, bình quân 18 tỷ đồng/năm.", [(90, None), (18, None)]),
        (
            "Tổng kinh phí: 90 tỷ đồng (bình quân 18 tỷ đồng/năm), trong đó ngân sách tỉnh 50 tỷ đồng.",
            [(90, None), (50, 90)],
        ),
        ("- Tổng kinh phí: 90 tỷ đồng.\n- Kinh phí bình quân mỗi năm: 18 tỷ đồng.", [(90, None), (18, 90)]),
        (
            "Kinh phí: 5 tỷ đồng/năm, trong đó ngân sách tỉnh 3 tỷ đồng/năm, vốn vay 2 tỷ đồng/năm.",
            [(5, None), (3, 5), (2, 5)],
        ),
    ],
)
def test_the_money_of_each_year_is_a_part_only_where_the_text_says_so(rows, text, expected):
    assert sums(rows(text)) == expected


def test_an_average_has_the_name_and_the_source_of_what_it_is_of(rows):
    found = rows("Kinh phí tập huấn: 10 tỷ đồng từ ngân sách tỉnh, bình quân 2 tỷ đồng/năm.")

    assert {(each.label, each.source) for each in found} == {("Kinh phí tập huấn", LOCAL)}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Vốn ngân sách: 60 tỷ đồng, gồm: trung ương 30 tỷ đồng; tỉnh 20 tỷ đồng; các huyện, thị xã 10 tỷ đồng.",
            [STATE, CENTRAL, LOCAL, LOCAL],
        ),
        (
            "- Ngân sách nhà nước: 60 tỷ đồng:\n+ Cấp trung ương: 40 tỷ đồng;\n+ Xã, phường: 20 tỷ đồng.",
            [STATE, CENTRAL, LOCAL],
        ),
        (
            "Tổng vốn: 60 tỷ đồng, gồm:\n- Tỉnh: 20 tỷ đồng;\n- Doanh nghiệp: 30 tỷ đồng;\n- Nhân dân: 10 tỷ đồng.",
            [TOTAL, LOCAL, OTHER, OWN],
        ),
        ("Tổng vốn: 60 tỷ đồng, gồm: các xã 50 tỷ đồng; khu công nghiệp 10 tỷ đồng.", [TOTAL, TOTAL, TOTAL]),
        (
            "Ngân sách tỉnh: 60 tỷ đồng (vốn đầu tư công: 40 tỷ đồng; vốn sự nghiệp: 20 tỷ đồng).",
            [LOCAL, LOCAL, LOCAL],
        ),
        ("Vốn trung ương: 60 tỷ đồng, gồm: chi sự nghiệp kinh tế 60 tỷ đồng.", [CENTRAL, CENTRAL]),
        (
            "Tổng vốn: 60 tỷ đồng, gồm:\n- Vốn đầu tư công: 40 tỷ đồng;\n- Vốn vay: 20 tỷ đồng.",
            [TOTAL, STATE, OTHER],
        ),
    ],
)
def test_in_a_list_the_names_of_who_pays_are_sources(rows, text, sources):
    assert [each.source for each in rows(text)] == sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("- Ngân sách trung ương và vốn ODA: 5 tỷ đồng.", CENTRAL),
        ("- Vốn vay và đóng góp của các hộ: 5 tỷ đồng.", OTHER),
        ("- Đóng góp của hộ dân, vốn vay: 5 tỷ đồng.", OWN),
        ("- Ngân sách trung ương, ngân sách tỉnh và vốn vay: 5 tỷ đồng.", STATE),
        ("Tổng kinh phí từ ngân sách tỉnh và vốn vay: 5 tỷ đồng.", TOTAL),
        ("Phần còn lại 5 tỷ đồng là vốn của các doanh nghiệp, vốn vay và đóng góp.", OTHER),
        ("Kinh phí điều tra: 5 tỷ đồng, do ngân sách huyện bảo đảm.", LOCAL),
        ("Kinh phí điều tra: 5 tỷ đồng, lấy từ nguồn xã hội hóa.", OTHER),
        ("Các nhà hảo tâm ủng hộ 5 tỷ đồng.", OTHER),
        ("- Nguồn thu dịch vụ cảng cá: 5 tỷ đồng.", OTHER),
        ("- Nguồn thu tiền sử dụng đất: 5 tỷ đồng.", LOCAL),
        ("- Chi trả nợ gốc vốn vay: 5 tỷ đồng.", TOTAL),
        ("- Vốn tỉnh quản lý: 5 tỷ đồng.", TOTAL),
        ("Tổng vốn vay: 5 tỷ đồng.", OTHER),
        ("Tổng nguồn vốn huy động: 5 tỷ đồng.", TOTAL),
        ("Cho các hộ vay với tổng doanh số 5 tỷ đồng.", OTHER),
    ],
)
def test_the_source_is_the_first_that_is_named_before_or_behind(rows, text, source):
    (row,) = rows(text)

    assert row.source == source


def test_the_source_of_another_clause_of_a_heading_is_not_that_of_an_amount(rows):
    (row,) = rows("2. Bố trí 2% ngân sách tỉnh cho khuyến ngư; kinh phí bảo trì phần mềm 5 tỷ đồng.")

    assert row.source == TOTAL


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("- Vốn vay Ngân hàng: từ 20 tỷ đồng trở lên;", ("ge", 20, None)),
        ("- Kinh phí quản lý: không quá 20 tỷ đồng.", ("le", None, 20)),
        ("- Doanh nghiệp ủng hộ: từ 20 đến 30 tỷ đồng.", ("range", 20, 30)),
        (
            "Kinh phí nhà ở (mức 70 triệu đồng/nhà, trong đó vay 20 triệu đồng): không quá 20 tỷ đồng.",
            ("le", None, 20),
        ),
    ],
)
def test_bounds_of_named_money_are_budgets(rows, text, bounds):
    (row,) = rows(text)
    low, high = (each and each // 10**9 for each in (row.amount_vnd, row.amount_max_vnd))

    assert (row.comparator, low, high) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "Cơ sở có vốn từ 20 tỷ đồng trở lên.",
        "Các dự án sử dụng vốn từ 20 tỷ đồng trở lên được thẩm định.",
        "Đã hỗ trợ 20 tỷ đồng từ ngân sách và 8 tỷ đồng từ Quỹ vì người nghèo.",
    ],
)
def test_conditions_and_the_past_stay_out(rows, text):
    assert rows(text) == ()


def test_the_name_of_an_amount_behind_brackets_stands_before_them(rows):
    (row,) = rows("Vốn vay làm lồng bè (định mức 70 triệu đồng/hộ): 20 tỷ đồng.")

    assert (row.label, row.source) == ("Vốn vay làm lồng bè", OTHER)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- Vốn nước ngoài (ODA, viện trợ): 5 tỷ đồng.", "Vốn nước ngoài (ODA, viện trợ)"),
        ("- Kinh phí quản lý (chia 5 năm): 5 tỷ đồng.", "Kinh phí quản lý"),
        ("Tổng kinh phí giai đoạn 2031 - 2035: 5 tỷ đồng.", "Tổng kinh phí"),
        ("Ngân sách tỉnh dành mỗi năm 5 tỷ đồng.", "Ngân sách tỉnh"),
        ("- Nhân dân đóng góp: 5 tỷ đồng.", "Nhân dân đóng góp"),
        ("Kinh phí khen thưởng: ngân sách tỉnh bố trí 5 tỷ đồng.", "Kinh phí khen thưởng"),
        ("Nguồn vốn: vốn vay 5 tỷ đồng.", "vốn vay"),
        ("Riêng năm 2032 bố trí 5 tỷ đồng.", "năm 2032"),
    ],
)
def test_a_name_is_without_figures_verbs_and_times(rows, text, label):
    (row,) = rows(text)

    assert row.label == label


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Giải ngân 5 tỷ đồng vốn tín dụng ưu đãi cho các hộ nuôi cá lồng trong năm 2033.", (2033, 2033)),
        ("Giải ngân 5 tỷ đồng vốn tín dụng, hoàn thành trước năm 2033.", (2031, 2035)),
        ("Năm 2032 giải ngân 5 tỷ đồng vốn tín dụng cho các hộ nuôi cá.", (2032, 2032)),
    ],
)
def test_a_period_far_behind_counts_where_no_mark_stands_between(rows, text, period):
    (row,) = rows(text)

    assert (row.period_start, row.period_end) == period


def test_a_headline_of_news_has_its_money(rows):
    aims = (
        "Theo đó, tỉnh hỗ trợ các hợp tác xã ứng dụng công nghệ, đào tạo cán bộ quản lý và thành viên. " * 3
    )
    article = "Đồng Tháp: {}\n\n05/03/2031\n\nUBND tỉnh vừa ban hành kế hoạch phát triển hợp tác xã giai đoạn 2031 - 2035.\n\n{}\n"
    told = rows(article.format("Dành khoảng 90 tỷ đồng phát triển hợp tác xã", aims), head="")
    earned = rows(article.format("Doanh thu của hợp tác xã đạt 90 tỷ đồng", aims), head="")

    assert [(each.comparator, each.source, each.period_start, each.period_end) for each in told] == [
        ("approx", TOTAL, 2031, 2035)
    ]
    assert earned == ()


PIECES = (
    "Phân kỳ:|Phân theo nguồn:|riêng năm 2031|mỗi năm tiếp theo|bình quân|10 tỷ đồng/năm|20 tỷ đồng|,|;|.|(|)|trong đó|"
    "tổng kinh phí|tỉnh|trước|\n- |\n+ |\n2. |\n"
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_whatever_the_lists_no_amount_is_a_part_of_its_own_part(rows, text):
    records = rows(text)
    for record in records:
        line = []
        while record.parent_no is not None:
            assert record.budget_no not in line
            line.append(record.budget_no)
            record = records[record.parent_no]


def test_what_a_sentence_says_is_in_its_first_amount(rows):
    told = rows("Trong 28 tỷ đồng thực hiện, có 25 tỷ đồng kinh phí sự nghiệp và 3 tỷ đồng vốn đầu tư.")
    assert sums(told) == [(28, None), (25, 28), (3, 28)]

    told = rows(
        "Tổng kinh phí: 90 tỷ đồng. Trong phần vốn ngân sách địa phương 34 tỷ đồng, ngân sách tỉnh "
        "8 tỷ đồng; ngân sách huyện 26 tỷ đồng."
    )
    assert sums(told)[2:] == [(8, 34), (26, 34)]


@pytest.mark.parametrize("lead", ["Trong năm 2032", "Trong đó", "Trong khuôn khổ Chương trình"])
def test_not_every_sentence_that_begins_so_divides_its_first_amount(rows, lead):
    told = rows(f"Tổng kinh phí: 90 tỷ đồng. {lead}, ngân sách tỉnh 50 tỷ đồng; ngân sách huyện 26 tỷ đồng.")

    assert 50 not in [whole for _, whole in sums(told)]


@pytest.mark.parametrize(
    ("parts", "divides"),
    [((158, 57), True), ((100, 115), True), ((158, 58), False), ((158, 157), False)],
)
def test_sentences_that_divide_an_amount_to_the_last_dong(rows, parts, divides):
    first, second = parts
    told = rows(
        f"UBND tỉnh phân bổ {215} tỷ đồng vốn ngân sách. Theo đó, vốn đầu tư phát triển {first} tỷ đồng cho "
        f"các xã. Nguồn vốn sự nghiệp {second} tỷ đồng để đào tạo nghề."
    )

    whole = 215 if divides else None
    assert sums(told) == [(215, None), (first, whole), (second, whole)]


def test_round_amounts_that_add_up_by_chance_are_no_parts(rows):
    told = rows("Kinh phí đào tạo 20 tỷ đồng. Kinh phí hội chợ 12 tỷ đồng. Kinh phí tư vấn 8 tỷ đồng.")

    assert [whole for _, whole in sums(told)] == [None, None, None]


def test_what_stands_in_brackets_behind_a_source_is_of_that_source(rows):
    told = rows(
        "Tổng nguồn vốn 700 tỷ đồng, trong đó ngân sách T.Ư hỗ trợ trên 225 tỷ đồng (gồm vốn trái phiếu "
        "Chính phủ 122 tỷ đồng, vốn sự nghiệp 71 tỷ đồng); ngân sách tỉnh trên 317 tỷ đồng."
    )

    assert sums(told) == [(700, None), (225, 700), (122, 225), (71, 225), (317, 700)]
    assert [each.source for each in told] == [TOTAL, CENTRAL, CENTRAL, CENTRAL, LOCAL]
    assert [each.comparator for each in told] == ["eq", "gt", "eq", "eq", "gt"]


@pytest.mark.parametrize(
    "name",
    [
        "Dự phòng chi ngân sách",
        "Bổ sung Quỹ dự trữ tài chính",
        "Chi tạo nguồn cải cách tiền lương theo quy định",
        "Hỗ trợ vốn cho các hợp tác xã",
    ],
)
@pytest.mark.parametrize("note", ["", " (Phân bổ sau khi có quyết định phân bổ vốn chi tiết)"])
def test_an_item_is_named_by_all_that_stands_before_its_colon(rows, name, note):
    told = rows(f"Tổng kinh phí: 90 tỷ đồng, gồm:\na) Vốn vay: 50 tỷ đồng;\nb) {name}{note}: 40 tỷ đồng.\n")

    assert told[-1].label == name


@pytest.mark.parametrize(
    ("printed", "worth"),
    [
        ("71, 4 tỷ đồng", 71_400_000_000),
        ("126, 5 triệu đồng", 126_500_000),
        ("12, 05 tỷ đồng", 12_050_000_000),
        ("2, 3 tỷ đồng", None),
        ("năm 2032, 5 tỷ đồng", 5_000_000_000),
    ],
)
def test_decimals_behind_a_blank(rows, printed, worth):
    assert [each.amount_vnd for each in rows(f"Vốn ngân sách tỉnh bố trí {printed}.")] == [worth]


def test_a_programme_that_money_is_spent_on_is_no_source(rows):
    told = rows("Tổng nguồn vốn thực hiện các chương trình mục tiêu quốc gia: 500 tỷ đồng.")

    assert told[0].source == TOTAL


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Huyện A 12,594 tỷ đồng; huyện B 6,625 tỷ đồng.", [12_594_000_000, 6_625_000_000]),
        ("Huyện A 12,500 tỷ đồng; huyện B 6,620 tỷ đồng.", [None, None]),
        ("Huyện A 12,594 tỷ đồng.", [None]),
    ],
)
def test_billions_with_three_decimals(rows, text, worth):
    assert [each.amount_vnd for each in rows("Vốn ngân sách cấp cho các huyện: " + text)] == worth


@pytest.mark.parametrize(
    "more",
    [
        "3. Vốn đối ứng của các hộ: dự kiến huy động 70 tỷ đồng.",
        "3. Vốn đối ứng\ncủa các cơ sở nuôi trồng: phấn đấu huy động 70 tỷ đồng, gấp 2 lần phần ngân sách.",
    ],
)
def test_what_is_more_than_the_total_above_its_section_is_no_part_of_it(rows, more):
    told = rows(
        "Tổng kinh phí thực hiện là 33 tỷ đồng. Cụ thể:\n1. Cấp tỉnh: 21 tỷ đồng.\n"
        f"2. Cấp huyện: 12 tỷ đồng.\n{more}\n"
    )

    assert sums(told) == [(33, None), (21, 33), (12, 33), (70, None)]


@pytest.mark.parametrize("begin", ["Tiến độ giải ngân: đến hết quý I", "Tiến độ thanh toán: hết tháng 3"])
def test_what_is_paid_out_by_the_end_of_a_quarter_divides_nothing(rows, begin):
    told = rows(
        "Tổng kinh phí thực hiện là 33 tỷ đồng. Cụ thể:\n1. Cấp tỉnh: 21 tỷ đồng.\n"
        f"2. Cấp huyện: 12 tỷ đồng.\n3. {begin} giải ngân tối thiểu 9 tỷ đồng; hết quý III đạt 20 tỷ đồng.\n"
    )

    assert sums(told) == [(33, None), (21, 33), (12, 33), (9, None), (20, None)]


@pytest.mark.parametrize("lack", ["phần còn thiếu 3 tỷ đồng", "số kinh phí còn thiếu là 3 tỷ đồng"])
def test_what_is_given_and_what_is_missing_of_a_year_are_parts_of_its_amount(rows, lack):
    told = rows(
        "1. Phân kỳ vốn ngân sách tỉnh: 20 tỷ đồng, gồm: năm 2031: 7 tỷ đồng; năm 2032: 13 tỷ đồng.\n"
        f"2. Riêng năm 2031, do dự toán giao đầu năm mới bố trí 4 tỷ đồng, {lack} tỉnh cân đối sau.\n"
    )

    assert sums(told) == [(20, None), (7, 20), (13, 20), (4, 7), (3, 7)]
    assert {each.source for each in told} == {LOCAL}


def test_what_is_given_and_what_is_missing_are_no_parts_of_an_amount_that_they_are_not_together(rows):
    told = rows(
        "1. Phân kỳ vốn ngân sách tỉnh: 20 tỷ đồng, gồm: năm 2031: 7 tỷ đồng; năm 2032: 13 tỷ đồng.\n"
        "2. Riêng năm 2031, do dự toán giao đầu năm mới bố trí 4 tỷ đồng, phần còn thiếu 2 tỷ đồng.\n"
    )

    assert 7 not in [whole for _, whole in sums(told)]


@pytest.mark.parametrize("word", ["số chưa bố trí là", "phần chưa được\nbố trí khoảng"])
def test_what_is_not_given_yet_of_the_money_of_a_year_is_a_part_of_that(rows, word):
    told = rows(
        "Tổng kinh phí: 20 tỷ đồng, gồm:\n- Năm 2031: 7 tỷ đồng, trong đó ngân sách tỉnh 6 tỷ đồng;\n"
        "- Năm 2032: 13 tỷ đồng, trong đó ngân sách tỉnh 9 tỷ đồng.\n"
        f"Kinh phí năm 2031 sử dụng dự toán đã giao; {word} 2 tỷ đồng, Sở Tài chính trình từ dự phòng ngân sách tỉnh.\n"
    )

    assert sums(told)[-1] == (2, 7)
    assert (told[-1].source, told[-1].period_start, told[-1].period_end) == (LOCAL, 2031, 2031)


@pytest.mark.parametrize("each", ["các năm sau mỗi năm", "những năm tiếp theo\nmỗi năm"])
def test_an_amount_of_each_year_to_come_is_of_those_behind_a_year_that_is_part_of_none(rows, each):
    told = rows(
        f"1. Năm 2031, ngân sách tỉnh dành 6 tỷ đồng; {each} ngân sách tỉnh bố trí ít nhất 8 tỷ đồng.\n"
    )

    assert [(row.period_start, row.period_end) for row in told] == [(2031, 2031), (2032, 2035)]
