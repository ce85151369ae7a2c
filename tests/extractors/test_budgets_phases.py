"""Budgets told by years and phases: which year's money is in which phase, and whose time is whose."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import HERBS, LOCAL, OTHER, OWN, STATE, TOTAL, in_millions

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


@pytest.mark.parametrize("mark", ["- Năm 2032 - 2033: mỗi năm", "- Năm 2032 và 2033, mỗi năm"])
@pytest.mark.parametrize("rest", ["Các năm còn lại:", "Giai đoạn 2034 - 2035:"])
def test_years_told_each_and_at_once_are_together_the_total(rows, mark, rest):
    told = rows(
        "1. Tổng kinh phí: 45.600 triệu đồng.\n2. Phân kỳ thực hiện:\n- Năm 2031: 5.600 triệu đồng;\n"
        f"{mark} 10.000 triệu đồng;\n- {rest} 20.000 triệu đồng.\n"
    )

    assert in_millions(told) == [(45600, None), (5600, 45600), (10000, 45600), (20000, 45600)]
    assert [(each.period_start, each.period_end) for each in told[2:]] == [(2032, 2033), (2034, 2035)]


@pytest.mark.parametrize("time", ["giai đoạn 2031 - 2033", "năm 2031"])
@pytest.mark.parametrize("share", ["riêng ngân sách tỉnh", "riêng vốn vay"])
def test_a_source_set_apart_behind_each_phase_is_of_that_phase(rows, time, share):
    told = rows(
        f"1. Tổng kinh phí: 91.500 triệu đồng.\n2. Phân kỳ: {time} là 50.200 triệu đồng, {share} 9.000 triệu đồng; giai "
        f"đoạn 2034 - 2035 là 41.300 triệu đồng, {share} 8.000 triệu đồng.\n"
    )

    assert in_millions(told)[1:] == [(50200, 91500), (9000, 50200), (41300, 91500), (8000, 41300)]
    assert [each.period_start for each in told[1:]] == [2031, 2031, 2034, 2034]


@pytest.mark.parametrize(
    ("last", "wholes"), [("7.000", [18500, 18500, 18500]), ("6.000", [None, None, None])]
)
def test_years_and_the_phase_behind_them_are_what_a_source_gives(rows, last, wholes):
    told = rows(
        "1. Tổng kinh phí: 91.500 triệu đồng, gồm ngân sách tỉnh 18.500 triệu đồng, vốn vay 73.000 triệu đồng.\n\nIII. GIẢI "
        "PHÁP\n1. Ngân sách tỉnh cấp cho các xã: năm 2031 là 5.200 triệu đồng, năm 2032: 6.300 triệu đồng; giai đoạn 2033 - 2035 "
        f"là {last} triệu đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)][3:] == wholes


@pytest.mark.parametrize("verb", ["mới cân đối được", "đã bố trí được"])
def test_what_has_been_given_of_a_total_is_of_its_year(rows, verb):
    told = rows(
        "1. Tổng kinh phí: 91.500 triệu đồng.\n2. Phân kỳ: năm 2031: 41.200 triệu đồng; năm 2032: 50.300 triệu đồng. Trong "
        f"tổng số nêu trên, đến nay {verb} 9.400 triệu đồng của năm 2031 từ ngân sách trung ương và ngân sách tỉnh.\n"
    )

    assert in_millions(told)[-1] == (9400, 41200)
    assert (told[-1].source, told[-1].period_start, told[-1].period_end) == (STATE, 2031, 2031)


def test_what_has_been_paid_out_of_a_total_is_of_the_past(rows):
    told = rows(
        "1. Tổng kinh phí: 91 tỷ đồng. Trong tổng số nêu trên, đến nay mới giải ngân được 9 tỷ đồng.\n"
    )

    assert in_millions(told) == [(91000, None)]


def test_phases_of_another_list_add_up_by_chance(rows):
    told = rows(
        "1. Tổng mức đầu tư: 45.600 triệu đồng, gồm trạm bơm 40.000 triệu đồng, kho 5.600 triệu đồng.\n2. Vốn vay: "
        "9 tỷ đồng.\n\nIII. TIẾN ĐỘ\n- Năm 2031: 5 trạm; vốn 5.600 triệu đồng.\n"
        "- Hai năm 2032 - 2033: 9 trạm, vốn 40.000 triệu đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)][-2:] == [None, None]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (", mỗi năm 2,8 tỷ đồng", [(14000, None), (2800, 14000)]),
        (", mỗi năm 3 tỷ đồng", [(14000, None), (3000, None)]),
        (" (2,8 tỷ đồng/năm)", [(14000, None)]),
        ("/5 năm (2.800 triệu đồng/năm)", [(14000, None)]),
        (" (trong đó năm 2031: 2,8 tỷ đồng)", [(14000, None), (2800, 14000)]),
    ],
)
def test_what_each_year_takes_of_an_amount_is_in_it_or_a_note(rows, each, expected):
    assert in_millions(rows(f"- Trồng sâm: 14 tỷ đồng{each}.\n")) == expected


def test_a_year_set_apart_from_the_others_has_their_source(rows):
    told = rows(
        "Ngân sách tỉnh bổ sung cho các xã hằng năm 4.000 triệu đồng, riêng năm 2031 là 2.500 triệu đồng. Riêng năm "
        "2032, các hộ góp 7 triệu đồng.\n"
    )

    assert [each.source for each in told][:2] == [LOCAL, LOCAL]
    assert told[2].source == OWN


def test_markers_in_running_text_are_no_part_of_a_name(rows):
    told = rows("Tổng dự toán 9.240 tr.đ, bao gồm: (1) Chi tập huấn 4.200 tr.đ; b) Chi mô hình 5.040 tr.đ.\n")

    assert [each.label for each in told] == ["Tổng dự toán", "Chi tập huấn", "Chi mô hình"]


@pytest.mark.parametrize(
    "cue", ["Trong tổng kinh phí nêu trên,", "Trong tổng số vốn này:", "Trong số kinh phí\ntrên,"]
)
@pytest.mark.parametrize(
    "shares",
    [
        "năm 2031 bố trí 2.500 triệu đồng, từ năm 2032 đến năm 2035 bố trí 9,845 tỷ đồng",
        "ngân sách tỉnh bố trí 2,5 tỷ đồng, ngân sách huyện 9,845 tỷ đồng",
    ],
)
def test_all_that_a_sentence_shares_out_of_a_sum_is_in_it(rows, cue, shares):
    told = rows(f"1. Kinh phí thực hiện Kế hoạch là 12,345 tỷ đồng.\n2. {cue} {shares}.\n")

    assert in_millions(told) == [(12345, None), (2500, 12345), (9845, 12345)]


def test_what_the_last_item_cannot_hold_splits_the_total(rows):
    told = rows(
        "Kinh phí cho 3 nhóm: 54,2 tỷ đồng. Cụ thể:\nNhóm 1 - Chợ: 30 tỷ đồng;\nNhóm 2 - Lớp: 14,2 tỷ đồng;\n"
        "Nhóm 3 - Kho: 10 tỷ đồng.\nTrong đó, ngân sách tỉnh cân đối 38 tỷ đồng, huyện 9 tỷ đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)] == [None, *[54200] * 5]


@pytest.mark.parametrize("payer", ["do NSĐP đối ứng", "từ ngân sách huyện", "là vốn của ngân sách tỉnh"])
def test_who_pays_a_share_stands_behind_the_brackets_of_its_amount(rows, payer):
    told = rows(
        "Tổng mức đầu tư 85.000 triệu đồng. Cơ cấu nguồn vốn: NSTW hỗ trợ 70% (59.500 triệu đồng), còn lại 30% "
        f"(25.500 triệu đồng) {payer}.\n"
    )

    assert in_millions(told) == [(85000, None), (59500, 85000), (25500, 85000)]
    assert told[2].source == LOCAL


@pytest.mark.parametrize(
    ("product", "amount"),
    [
        ("Ngân sách tỉnh hỗ trợ: 70% x 10.000 triệu đồng = 7.000 triệu đồng", 7000),
        ("Tuyên truyền: 1.500 triệu đồng/năm x 5 năm = 7.500 triệu đồng", 7500),
        ("Máy móc: 20 cơ sở x 150 tr.đ/cơ sở = 3.000 tr.đ", 3000),
    ],
)
def test_what_an_amount_is_worked_out_from_is_no_row(rows, product, amount):
    assert in_millions(rows(f"- {product}.\n- Mua xe: 9 tỷ đồng.\n")) == [(amount, None), (9000, None)]


@pytest.mark.parametrize("each", ["bình quân 2 tỷ đồng/năm", "mỗi năm 2.000 triệu đồng"])
def test_what_each_year_takes_of_an_item_is_not_of_the_total(rows, each):
    told = rows(
        "1. Tổng kinh phí: 36 tỷ đồng, gồm đào tạo 30 tỷ đồng, kho 6 tỷ đồng.\n2. Phân bổ kinh phí cho từng nhiệm vụ\n"
        f"- Mở lớp: 10 tỷ đồng, {each}.\n- Xây kho: 26 tỷ đồng.\n"
    )

    assert in_millions(told)[3:] == [(10000, 36000), (2000, 10000), (26000, 36000)]


def test_years_from_one_on_have_no_end_and_the_source_of_the_year_before(rows):
    told = rows("Kinh phí ngân sách tỉnh cấp, dự kiến: năm 2031: 300 triệu đồng; từ năm 2032 trở đi: 500 triệu đồng/năm.\n")  # fmt: skip

    assert [(each.period_start, each.period_end, each.source) for each in told] == [
        (2031, 2031, LOCAL),
        (2032, None, LOCAL),
    ]


def test_an_item_is_divided_by_years_without_their_names(rows):
    told = rows(
        "Tổng kinh phí: 8.400 triệu đồng, gồm:\na) Ngân sách tỉnh: 6.000 triệu đồng, chia theo các năm: 1.500 triệu "
        "đồng, 2.200 triệu đồng, 2.300 triệu đồng.\nb) Vốn vay: 2.400 triệu đồng.\n"
    )

    assert [whole for _, whole in in_millions(told)] == [None, 8400, 6000, 6000, 6000, 8400]


@pytest.mark.parametrize(
    ("from_whom", "source"),
    [
        ("từ nguồn ngân sách nhà nước và các nguồn huy động hợp pháp khác", TOTAL),
        ("từ ngân sách tỉnh", LOCAL),
    ],
)
def test_a_total_behind_its_sources_is_called_one(rows, from_whom, source):
    [told] = rows(f"Kinh phí thực hiện được bố trí {from_whom} với tổng mức là 12,3 tỷ đồng.\n")

    assert (told.label, told.source) == ("tổng mức", source)


def test_a_total_of_loans_is_one_of_loans(rows):
    [told] = rows("Quỹ Phát triển rừng cho các hộ vay vốn ưu đãi với tổng hạn mức 12,3 tỷ đồng.\n")

    assert (told.label, told.source) == ("tổng hạn mức", OTHER)


@pytest.mark.parametrize("lead", ["Phân kỳ: ", "Trong đó, "])
def test_years_to_come_behind_money_of_the_past_are_the_plans(rows, lead):
    text = (
        "1. Tổng kinh phí: 20 tỷ đồng. Nguồn vốn:\n"
        "a) Ngân sách tỉnh: 11 tỷ đồng.\n"
        "b) Quỹ của các hội: 9 tỷ đồng, đến nay đã có đăng ký ủng hộ 8 tỷ đồng.\n"
        f"{lead}năm 2031 là 7 tỷ đồng, năm 2032 là 13 tỷ đồng.\n"
    )
    assert [amount for amount, *_ in in_millions(rows(text))][-2:] == [7000, 13000]
