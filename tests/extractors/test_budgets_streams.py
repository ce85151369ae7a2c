"""Lists whose items tell what a project gets and what those pay who get it: each adds up by itself."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import LOCAL, OTHER, OWN, TOTAL, in_millions

HEAD = "KẾ HOẠCH\nKhuyến công tỉnh năm 2031\n\nI. MỤC TIÊU\nHỗ trợ 4 cơ sở.\n\n"
TOLD = (
    "II. KINH PHÍ\nKinh phí khuyến công tỉnh là 1.145 triệu đồng. Phần vốn đối ứng của các cơ sở thụ hưởng là 3.385 "
    "triệu đồng.\n"
)
APART = "II. NGUỒN KINH PHÍ\n1. Ngân sách tỉnh: 1.145 triệu đồng.\n2. Vốn các đơn vị thụ hưởng: 3.385 triệu đồng.\n"
PROJECTS = (
    "III. CÁC ĐỀ ÁN\n"
    "1. Mô hình trình diễn: kinh phí hỗ trợ 430 triệu đồng; doanh nghiệp tự đầu tư 1.735 triệu đồng.\n"
    "- Dệt vải của HTX Tân Lập: 215 triệu đồng; phần vốn HTX 885 triệu đồng.\n"
    "- Sơ chế nấm tại Công ty Hòa Mai: 215 triệu đồng; công ty bỏ vốn 850 triệu đồng.\n"
    "2. Ứng dụng máy móc: kinh phí hỗ trợ 715 triệu đồng; vốn của các cơ sở 1.650 triệu đồng, gồm:\n"
    "- Máy ép củi cho cơ sở Sáu Lành: 315 triệu đồng (cơ sở bỏ ra 700 triệu đồng).\n"
    "- Máy xay ngô cho cơ sở Bảy Hiền: 400 triệu đồng (cơ sở bỏ ra 950 triệu đồng).\n"
)
PARTS = [
    (430, 1145),
    (1735, 3385),
    (215, 430),
    (885, 1735),
    (215, 430),
    (850, 1735),
    (715, 1145),
    (1650, 3385),
    (315, 715),
    (700, 1650),
    (400, 715),
    (950, 1650),
]


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[[str], tuple[BudgetRecord, ...]]:
    return lambda text: budgets_of(HEAD + text).records


@pytest.mark.parametrize("told", [TOLD, APART])
def test_each_kind_adds_up_to_its_own_total(rows, told):
    found = rows(told + PROJECTS)

    assert in_millions(found) == [(1145, None), (3385, None), *PARTS]
    assert [row.source for row in found] == [LOCAL, OWN] * 7


def test_one_kind_may_have_no_total(rows):
    found = rows(
        "II. KINH PHÍ\nTổng kinh phí từ nguồn khuyến công tỉnh: 1.145 triệu đồng.\nIII. CÁC ĐỀ ÁN\n"
        "- Máy ép củi: hỗ trợ 315 triệu đồng, vốn cơ sở 702 triệu đồng.\n"
        "- Máy xay ngô: hỗ trợ 400 triệu đồng, vốn cơ sở 852 triệu đồng.\n- Tập huấn: kinh phí 430 triệu đồng.\n"
    )

    assert in_millions(found) == [
        (1145, None),
        (315, 1145),
        (702, None),
        (400, 1145),
        (852, None),
        (430, 1145),
    ]
    assert [row.source for row in found] == [LOCAL, LOCAL, OWN, LOCAL, OWN, LOCAL]


def test_what_does_not_add_up_is_left_alone(rows):
    found = in_millions(rows(TOLD + PROJECTS.replace("715 triệu", "725 triệu")))

    assert (430, None) in found
    assert (725, None) in found
    assert (700, 1650) in found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("- Máy sấy tại HTX Na Rì: hỗ trợ 90 triệu đồng; vốn của HTX 120 triệu đồng.\n", OWN),
        ("- Lò nung cho Công ty Hà An: kinh phí 90 triệu đồng, công ty tự bỏ ra 120 triệu đồng.\n", OWN),
        ("- Chợ xã Na: kinh phí 190 triệu đồng, trong đó phần doanh nghiệp bỏ ra 120 triệu đồng.\n", OTHER),
        ("- Máy sấy tại HTX Na Rì: hỗ trợ 90 triệu đồng; vốn vay của HTX 120 triệu đồng.\n", OTHER),
    ],
)
def test_those_who_are_helped_pay_of_their_own(rows, text, source):
    assert rows("II. KINH PHÍ\n" + text)[1].source == source


def test_an_increase_behind_what_was_before_is_no_budget(rows):
    found = rows(
        "II. KINH PHÍ\nTổng kinh phí là 840 triệu đồng. So với kế hoạch năm 2030 (715 triệu đồng) tăng 125 triệu đồng.\n"
    )

    assert in_millions(found) == [(840, None)]
    assert found[0].source == TOTAL
