"""What each year takes on average of an amount that is told in all, which is no amount of its own."""

import pytest

from tests.extractors.budget_rows import HERBS, in_millions


@pytest.fixture(scope="session")
def rows(budgets_of):
    return lambda text, head=HERBS: budgets_of(head + text).records


@pytest.mark.parametrize(
    "total", ["Tổng nhu cầu vốn thực hiện Đề án", "Tổng kinh phí", "Nguồn vốn vay", "Kinh phí tập huấn"]
)
@pytest.mark.parametrize(
    "mean",
    [
        "bình quân 7.260 triệu đồng/năm",
        "trung bình mỗi năm 7.260 triệu đồng",
        "bình quân 7,26 tỷ đồng một năm",
    ],
)
def test_a_mean_in_brackets_is_a_note_on_the_amount_before_them(rows, total, mean):
    told = rows(f"1. {total}: 36.300 triệu đồng ({mean}), gồm:\n- Ngân sách huyện: 30 tỷ đồng;\n")

    assert in_millions(told) == [(36300, None), (30000, 36300)]


LIST = "1. Tổng kinh phí: 40 tỷ đồng, gồm:\n- Ngân sách tỉnh: 12,5 tỷ đồng;\n- Vốn vay: 27,5 tỷ đồng.\n"


@pytest.mark.parametrize(
    "mean",
    [
        "Ngân sách tỉnh bố trí bình quân 2,5 tỷ đồng/năm trong dự toán của sở.",
        "Mỗi năm ngân sách tỉnh cân đối trung bình 2.500 triệu đồng.",
        "Ngân sách tỉnh cân đối bình quân 2,5 tỷ đồng/năm từ nguồn sự nghiệp y tế.",
        "Vốn vay bình quân 5.500 triệu đồng/năm.",
    ],
)
def test_the_mean_of_what_a_source_gives_in_all_is_no_amount_of_its_own(rows, mean):
    assert in_millions(rows(f"{LIST}2. {mean}\n")) == [(40000, None), (12500, 40000), (27500, 40000)]


@pytest.mark.parametrize(
    "other",
    [
        "Ngân sách huyện bố trí bình quân 2,5 tỷ đồng/năm.",
        "Ngân sách tỉnh bố trí bình quân 2,7 tỷ đồng/năm.",
        "Ngân sách tỉnh bố trí 2,5 tỷ đồng/năm.",
    ],
)
def test_other_money_of_each_year_is_told_by_itself(rows, other):
    assert len(rows(f"{LIST}2. {other}\n")) == 4


@pytest.mark.parametrize("note", ["(mỗi năm 8 tỷ đồng)", "(hằng năm khoảng 8 tỷ đồng)"])
def test_what_each_year_takes_of_a_total_is_a_note_in_brackets(rows, note):
    told = rows(
        f"Khái toán kinh phí: 40 tỷ đồng {note}. Trong đó:\n- Trung ương: 30 tỷ đồng;\n- Xã: 10 tỷ đồng.\n"
    )

    assert in_millions(told) == [(40000, None), (30000, 40000), (10000, 40000)]


def test_the_list_may_name_but_the_level_of_the_budget_whose_mean_is_told(rows):
    told = rows(
        "1. Tổng kinh phí 40 tỷ đồng, gồm tỉnh 12,5 tỷ đồng, vốn vay 27,5 tỷ đồng.\n"
        "2. Ngân sách tỉnh mỗi năm bố trí bình quân 2,5 tỷ đồng.\n"
    )

    assert in_millions(told) == [(40000, None), (12500, 40000), (27500, 40000)]


def test_what_a_fund_holds_is_not_given_to_it(rows):
    told = rows("1. Quỹ khuyến học hiện có 7 tỷ đồng; bổ sung vốn 2 tỷ đồng để quỹ đạt 9 tỷ đồng.\n")

    assert in_millions(told) == [(2000, None)]
