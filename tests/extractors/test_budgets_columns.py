"""Figures that share a bracket behind their sum: "30 triệu đồng (10/20)", and what a heading says they are of."""

import pytest

from tests.extractors.budget_rows import LOCAL, OTHER, in_millions

HEAD = """
KẾ HOẠCH
Phát triển nghề dệt tỉnh giai đoạn 2031 - 2038

I. MỤC TIÊU
1. Giai đoạn 1 (2031 - 2034)
2. Giai đoạn 2 (2035 - 2038)

II. KINH PHÍ THỰC HIỆN
"""


@pytest.fixture(scope="session")
def rows(budgets_of):
    return lambda text: budgets_of(HEAD + text).records


@pytest.mark.parametrize(
    ("labels", "years"),
    [
        ("giai đoạn 1/giai đoạn 2", [(2031, 2034), (2035, 2038)]),
        ("năm 2031/năm 2032", [(2031, 2031), (2032, 2032)]),
        ("cấp tỉnh/cấp huyện", [(2031, 2038), (2031, 2038)]),
    ],
)
def test_the_figures_are_parts_of_the_amount_in_the_columns_of_the_heading(rows, labels, years):
    told = rows(f"Phân theo nhiệm vụ ({labels}):\n- Đào tạo: 71.200 triệu đồng (29.500/41.700)\n")

    assert in_millions(told) == [(71200, None), (29500, 71200), (41700, 71200)]
    assert [(each.period_start, each.period_end) for each in told[1:]] == years


def test_columns_of_several_years(rows):
    told = rows("Phân kỳ (năm 2031/năm 2032/2033 - 2035):\n- Đào tạo: 60 triệu đồng (10/20/30)\n")

    years = [(each.period_start, each.period_end) for each in told[1:]]
    assert years == [(2031, 2031), (2032, 2032), (2033, 2035)]


@pytest.mark.parametrize(
    "bracket", ["(29.500/41.800)", "(29/100)", "(71.200)", "(Công văn số 29.500/41.700)"]
)
def test_figures_that_are_not_together_the_amount_are_none_of_its_parts(rows, bracket):
    assert in_millions(rows(f"- Đào tạo: 71.200 triệu đồng {bracket}\n")) == [(71200, None)]


def test_turnover_of_electronic_trade_is_no_cost(rows):
    # "TMĐT" is short for what all of a project costs, too.
    assert rows("- Doanh thu TMĐT bán lẻ đạt 700 tỷ đồng.\n") == ()
    assert in_millions(rows("- TMĐT của dự án: 700 triệu đồng.\n")) == [(700, None)]


def test_the_amounts_of_the_next_years_have_the_source_of_the_first(rows):
    told = rows(
        "1. Ngân sách tỉnh năm 2031 bố trí từ nguồn sự nghiệp 2.900 triệu đồng; năm 2032: 9.800 triệu đồng; "
        "các năm 2033, 2034 bình quân 1.750 triệu đồng/năm; năm 2035 vay ngân hàng 800 triệu đồng.\n"
    )

    assert [each.source for each in told[:3]] == [LOCAL] * 3
    assert told[3].source == OTHER
