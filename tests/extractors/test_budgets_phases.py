"""Budgets told by years and phases: which year's money is in which phase, and whose time is whose."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import HERBS, in_millions

PHASES = "2031 - 2032: 26 tỷ đồng{}\n- Giai đoạn 2033 - 2035: 34 tỷ đồng.\n"


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HERBS: budgets_of(head + text).records


@pytest.mark.parametrize(
    ("year", "whole"),
    [
        ("Riêng năm 2032: 2 tỷ đồng.", 26),
        ("Riêng năm 2034 là 2.000 triệu đồng.", 34),
        ("Riêng năm 2031, ngân sách tỉnh ứng 2 tỷ đồng.", None),
        ("2. Vườn ươm: 3 tỷ đồng. Riêng năm 2031 là 2 tỷ đồng.", None),
    ],
)
def test_a_year_set_apart_behind_phases_is_in_its_phase(rows, year, whole):
    told = rows(f"1. Tổng kinh phí: 60 tỷ đồng, chia ra:\n- Giai đoạn {PHASES.format(';')}{year}\n")

    above = in_millions(told)[-1][1]
    assert (above == whole * 1000) if whole else above not in (26000, 34000)


def test_years_whose_payers_brackets_tell_are_all_of_the_total(rows):
    years = "".join(
        f"- Năm {year}: {amount} tỷ đồng (KCQG 2 tỷ đồng; KCĐP 3 tỷ đồng; đối ứng {amount - 5} tỷ đồng);\n"
        for year, amount in ((2031, 27), (2032, 31), (2033, 34), (2034, 36), (2035, 38))
    )
    told = rows(f"1. Tổng kinh phí: 166 tỷ đồng.\n2. Chia theo năm:\n{years}")

    assert [whole for _, whole in in_millions(told)][1::4] == [166000] * 5
    assert len(told) == 21


@pytest.mark.parametrize(
    ("deeds", "period"),
    [
        ("Mở 5 lớp cho 9 xã; hoàn thành trạm bơm trong quý II/2032.", (2031, 2035)),
        ("Mở 5 lớp cho 9 xã năm 2032.", (2032, 2032)),
    ],
)
def test_the_time_of_one_of_several_deeds_is_not_that_of_the_money_below(rows, deeds, period):
    head = HERBS.replace("II. KINH PHÍ THỰC HIỆN", "II. NHIỆM VỤ")
    [told] = rows(f"1. Chế biến\n- {deeds}\n+ Chủ trì: Sở Công Thương.\n+ Kinh phí: 14 tỷ đồng.\n", head)

    assert (told.period_start, told.period_end) == period


def test_a_bound_for_all_others_is_no_budget_where_the_first_is_none(rows):
    told = rows(
        "1. Xây 8 trạm bơm: 171,2 tỷ đồng. Mức đầu tư mỗi trạm ở xã mới lập không quá 12,5 tỷ đồng, các xã còn lại "
        "không quá 9 tỷ đồng.\n2. Kinh phí còn lại không quá 3 tỷ đồng.\n"
    )

    assert in_millions(told) == [(171200, None), (3000, None)]
