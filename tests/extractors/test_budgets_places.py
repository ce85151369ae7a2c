"""Budgets told in headlines, by places and in brackets: given these sentences, these rows."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, MARKETS, OTHER, OWN, TOTAL, in_millions

NEWS = "Báo Sông Xa\nThứ Ba, 12/03/2031 | 08:15 GMT+7\n\n"
MILLION = 10**6


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=MARKETS: budgets_of(head + text).records


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "27 tỷ đồng dạy nghề cho ngư dân",
            "Tỉnh vừa phê duyệt kế hoạch dạy nghề với tổng kinh phí 27 tỷ đồng.",
            [(27000, None), (27000, None)],
        ),
        (
            "Gần 27 tỷ đồng dạy nghề cho ngư dân",
            "Tỉnh vừa phê duyệt kế hoạch dạy nghề với tổng kinh phí 26,8 tỷ đồng.",
            [(27000, None), (26800, None)],
        ),
        (
            "Huy động 318 tỷ đồng cho giảm nghèo",
            "Từ đầu năm đến nay, toàn tỉnh đã huy động 318 tỷ đồng.",
            [],
        ),
        (
            "27 tỷ đồng trôi theo lũ",
            "Tỉnh vừa phê duyệt kế hoạch dạy nghề với tổng kinh phí 90 tỷ đồng.",
            [(90000, None)],
        ),
    ],
)
def test_an_amount_in_a_headline_is_what_the_text_says_of_it(rows, headline, text, expected):
    assert in_millions(rows(f"{headline}\n\n{text}\n", NEWS)) == expected


@pytest.mark.parametrize(
    "places",
    [
        "A Lin (31 tỷ), Bản Xa (22 tỷ), Cồn Sen (14 tỷ), Đồi Mây (9 tỷ), Eo Gió (14 tỷ)",
        "huyện A Lin 31 tỷ đồng; huyện Bản Xa 22 tỷ đồng; Cồn Sen 14 tỷ đồng; Đồi Mây 9 tỷ đồng; Eo Gió 14 tỷ đồng",
    ],
)
def test_places_that_add_up_to_an_amount_share_it_and_its_source(rows, places):
    told = rows(
        "Thủ tướng quyết định hỗ trợ 90 tỷ đồng từ ngân sách dự phòng trung ương năm 2031 cho 5 huyện.\n\n"
        f"5 huyện được hỗ trợ gồm {places}.\n",
        NEWS,
    )

    assert in_millions(told) == [(90000, None), *((part * 1000, 90000) for part in (31, 22, 14, 9, 14))]
    assert {(row.source, row.period_start) for row in told} == {(CENTRAL, 2031)}


def test_what_each_place_gets_is_told_behind_a_colon(rows):
    told = rows("Số kinh phí cấp cho mỗi xã cụ thể như sau: xã Na: 37 triệu đồng, xã Lê: 46 triệu đồng.\n")

    assert in_millions(told) == [(37, None), (46, None)]


def test_brackets_behind_words_tell_the_parts_of_the_amount_before(rows):
    told = rows(
        "Ngân sách tỉnh hỗ trợ 679 triệu đồng cho các xã, phường dạy nghề (18 xã được 403 triệu đồng; 6 phường "
        "được 148 triệu đồng).\n"
    )

    assert in_millions(told) == [(679, None), (403, 679), (148, 679)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong đó, phân bổ cho đầu tư 3.063 triệu đồng và vốn sự nghiệp phân bổ cho dạy nghề 1.073 triệu đồng.",
            [(3063, 4136), (1073, 4136)],
        ),
        (
            "Theo đó dự án dạy nghề là 3.063 triệu đồng, dự án tư vấn là 1.073 triệu đồng.",
            [(3063, 4136), (1073, 4136)],
        ),
        (
            "Giai đoạn 2031 - 2033 là 3.063 triệu đồng; giai đoạn 2034 - 2035 là 1.073 triệu đồng.",
            [(3063, 4136), (1073, 4136)],
        ),
    ],
)
def test_the_next_sentence_divides_an_amount(rows, text, expected):
    told = rows(f"Dự án chợ có tổng vốn đầu tư 4.136 triệu đồng. {text}\n", "Vốn cho chợ\n\n")

    assert in_millions(told) == [(4136, None), *expected]


def test_a_second_list_of_a_total_is_no_part_of_its_last_part(rows):
    told = rows(
        "Tổng kinh phí 785,5 triệu đồng. Trong đó, ngân sách tỉnh 317,5 triệu đồng; các hộ đối ứng 468 triệu đồng. "
        "Cụ thể, các hạng mục gồm: nhà lưới 750,5 triệu đồng; máy vắt sữa 35 triệu đồng.\n"
    )

    assert in_millions(told) == [(785, None), (317, 785), (468, 785), (750, 785), (35, 785)]
    assert [row.source for row in told] == [TOTAL, LOCAL, OWN, TOTAL, TOTAL]


def test_a_total_of_parts_from_several_sources_is_from_none_of_them(rows):
    told = rows(
        "Tỉnh có 16 đề án khuyến công địa phương với tổng kinh phí 3.600 triệu đồng, trong đó ngân sách tỉnh "
        "2.100 triệu đồng, đối ứng của cơ sở 1.500 triệu đồng.\n"
    )

    assert [row.source for row in told] == [TOTAL, LOCAL, OWN]


def test_the_period_at_the_end_of_a_sentence_is_that_of_its_one_amount(rows):
    (row,) = rows(
        "Hỗ trợ kinh phí 500 triệu đồng cho hợp tác xã Na ở ấp Lê, huyện Mây trong kế hoạch năm 2032.\n"
    )

    assert (row.period_start, row.period_end) == (2032, 2032)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổng kinh phí 2,180 triệu đồng (trong đó tỉnh 1.888 triệu đồng, xã 292 triệu đồng).",
            [2180, 1888, 292],
        ),
        ("Chương trình được bổ sung kinh phí 385,303 tỷ đồng.", [385303]),
    ],
)
def test_a_comma_is_read_as_the_parts_and_the_scale_show(rows, text, expected):
    assert [row and (row.amount_vnd or 0) // MILLION for row in rows(text + "\n")] == expected


def test_the_title_of_an_act_tells_what_news_report(rows):
    told = rows(
        "Tỉnh có Quyết định số 382/QĐ-UBND về việc phân bổ 57 tỷ đồng từ quỹ đất. Trong đó, huyện Na 20 tỷ đồng; "
        "huyện Lê 37 tỷ đồng.\n",
        NEWS,
    )

    assert in_millions(told) == [(57000, None), (20000, 57000), (37000, 57000)]


def test_what_banks_have_lent_is_past(rows):
    assert not rows(
        "Kinh phí 7 tỷ đồng là số tiền các ngân hàng cho 3 làng nghề vay từ năm 2027 đến nay.\n", NEWS
    )


def test_a_loan_is_another_source(rows):
    (row,) = rows("Tổng vốn vay là 7 tỷ đồng.\n")

    assert row.source == OTHER


def test_a_semicolon_ends_no_list_that_the_next_amount_completes(rows):
    told = rows(
        "Tổng kinh phí: 27.650 triệu đồng.\nTrong đó:\n- Ngân sách trung ương: 13.150 triệu đồng;\n"
        "- Ngân sách địa phương: 14.500 triệu đồng, gồm: ngân sách tỉnh 11.000 triệu đồng; ngân sách xã 3.500 triệu "
        "đồng.\n"
    )

    assert in_millions(told) == [(27650, None), (13150, 27650), (14500, 27650), (11000, 14500), (3500, 14500)]


def test_what_is_told_of_one_year_is_in_that_years_amount(rows):
    told = rows(
        "1. Kinh phí: 5.650 triệu đồng. Trong đó:\n- Năm 2031: 2.450 triệu đồng;\n- Năm 2032: 3.200 triệu đồng.\n"
        "2. Nguồn kinh phí:\n- Ngân sách tỉnh: 5.650 triệu đồng.\nRiêng năm 2031, kinh phí đã được bố trí trong dự "
        "toán là 1.800 triệu đồng, phần còn thiếu 650 triệu đồng.\n"
    )

    assert in_millions(told)[-2:] == [(1800, 2450), (650, 2450)]


@pytest.mark.parametrize("head", ["Tiến độ", "Tiến độ vốn", "Kế hoạch vốn"])
def test_years_behind_the_name_of_a_schedule_split_the_total(rows, head):
    told = rows(
        "3. Tổng mức đầu tư: 48.216 triệu đồng.\n"
        f"4. {head}: Năm 2032: 19.643 triệu đồng, năm 2033: 28.573 triệu đồng.\n",
        "QUYẾT ĐỊNH\nVề việc phê duyệt Dự án chợ\n\nĐiều 1. Phê duyệt dự án chợ:\n",
    )

    assert in_millions(told) == [(48216, None), (19643, 48216), (28573, 48216)]


def test_the_sources_of_a_total_are_told_by_the_next_sentence(rows):
    told = rows(
        "1. Đồng ý xây chợ với tổng mức đầu tư khoảng 85 tỷ đồng, thời gian thực hiện 2032 - 2034. Giao Sở Tài chính "
        "cân đối nguồn vốn: ngân sách tỉnh 35 tỷ đồng, Trung ương hỗ trợ 40 tỷ đồng.\n"
        "2. Thống nhất tạm ứng kinh phí 3 tỷ đồng.\n3. Thu hồi 460 triệu đồng đã tạm ứng.\n",
        "THÔNG BÁO\nKết luận về chợ\n\n",
    )

    assert in_millions(told) == [(85000, None), (35000, 85000), (40000, 85000), (3000, None)]
    assert [(row.period_start, row.period_end) for row in told[:3]] == [(2032, 2034)] * 3


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Vốn 5 tỷ đồng do các doanh nghiệp, cơ sở sản xuất tham gia đóng góp.", OWN),
        ("Huy động từ gia đình, dòng họ, cộng đồng: 5 tỷ đồng.", OWN),
        ("Đề nghị ngân sách khuyến công quốc gia 5 tỷ đồng.", CENTRAL),
        ("Ngân sách ĐP: 5 tỷ đồng.", LOCAL),
    ],
)
def test_who_pays(rows, text, source):
    (row,) = rows(text + "\n")

    assert row.source == source


@pytest.mark.parametrize(
    "text",
    [
        "Suất đầu tư bình quân 1 ha sâm là 1.200 triệu đồng, ba kích 180 triệu đồng.",
        "Xã hội hóa phương tiện tránh thai: dự kiến thu 350 triệu đồng.",
    ],
)
def test_norms_and_takings_are_no_budgets(rows, text):
    assert not rows(text + "\n")


def test_a_cue_in_a_paragraph_of_its_own_splits_the_total_before_it(rows):
    told = rows(
        "Tổng vốn đầu tư cả giai đoạn: 105 tỷ đồng\n\nTrong đó:\n- Ngân sách TW: 68 tỷ đồng\n- Vốn ODA: 37 tỷ đồng\n",
        "BÁO CÁO TÓM TẮT\nĐề án nước sạch giai đoạn 2 (2031 - 2035)\n\n",
    )

    assert in_millions(told) == [(105000, None), (68000, 105000), (37000, 105000)]


def test_names_of_places_are_no_words_for_prices(rows):
    told = rows(
        "1. Vốn sự nghiệp: 42.650 triệu đồng\na) Huyện Tây Lương: 12.500 triệu đồng;\nb) Giá Rai: 9.000 triệu đồng;\n"
        "c) Đào tạo: 1.150 triệu đồng;\nd) Quản lý, chỉ đạo: 20.000 triệu đồng.\n",
        "THÔNG BÁO\nVề vốn nông thôn mới\n\nUBND tỉnh phân bổ như sau:\n",
    )

    assert in_millions(told) == [(42650, None), *((part, 42650) for part in (12500, 9000, 1150, 20000))]


@pytest.mark.parametrize(
    "again",
    [
        "được huy động từ ngân sách nhà nước 60%, tương đương 22,8 tỷ đồng; nguồn xã hội hóa 40%, tương đương 15,2 tỷ "
        "đồng.",
        "Ngân sách nhà nước bố trí 22,8 tỷ đồng. Các doanh nghiệp góp vốn 15,2 tỷ đồng.",
    ],
)
def test_what_one_phase_cannot_hold_is_of_the_total(rows, again):
    told = rows(
        "Kinh phí thực hiện khoảng 38 tỷ đồng. Giai đoạn 2031 - 2033 là 14 tỷ đồng, giai đoạn 2034 - 2035 là 24 tỷ "
        f"đồng; {again}\n"
    )

    assert in_millions(told) == [
        (38000, None),
        (14000, 38000),
        (24000, 38000),
        (22800, 38000),
        (15200, 38000),
    ]


def test_a_choice_of_the_past_has_its_costs_to_come(rows):
    (row,) = rows("Tỉnh đã lựa chọn phương án 2 và dự tính nguồn kinh phí 21 tỷ đồng.\n")

    assert row.amount_vnd == 21 * 10**9


def test_what_heads_a_report_of_last_year_is_past_and_its_debts_are_to_be_paid(rows):
    told = rows(
        "I. KẾT QUẢ NĂM 2030\nTổng vốn thực hiện 86 tỷ đồng, trong đó vốn vay 51 tỷ đồng.\nII. KẾ HOẠCH NĂM 2031\n"
        "1. Vốn: 104 tỷ đồng.\n2. Đề nghị tỉnh ứng trước 8 tỷ đồng để thanh toán khối lượng hoàn thành năm 2030.\n",
        "BÁO CÁO\nKết quả thực hiện năm 2030, kế hoạch năm 2031 về nước sạch\n\n",
    )

    assert in_millions(told) == [(104000, None), (8000, None)]


def test_an_item_ends_with_what_it_takes_behind_a_norm(rows):
    told = rows(
        "1. Tư vấn: hỗ trợ 20 cơ sở, không quá 10 triệu đồng/cơ sở/năm; dự kiến 150 triệu đồng.\n2. Khác.\n",
        "KẾ HOẠCH\nHỗ trợ cơ sở năm 2031\n\nIII. NỘI DUNG\n",
    )

    assert in_millions(told) == [(150, None)]


def test_sources_in_two_currencies_are_parts_of_one_total(rows):
    told = rows(
        "Tổng ngân sách: 7 triệu USD, tương đương 160 tỷ đồng; trong đó vốn vay 5 triệu USD (113 tỷ đồng), người hưởng "
        "lợi đóng góp 2 triệu USD (47 tỷ đồng).\n"
    )

    assert in_millions(told) == [(160000, None), (113000, 160000), (47000, 160000)]


def test_a_total_behind_a_list_is_divided_again(rows):
    told = rows(
        "3. Nhu cầu vốn\n3.1. Xây mới 22 trạm: 99 tỷ đồng.\n3.2. Sửa 41 trạm: 61,5 tỷ đồng.\nCộng: 160,5 tỷ đồng.\n"
        "4. Nguồn vốn: ngân sách trung ương 119 tỷ đồng; xã hội hóa 41,5 tỷ đồng.\n",
        "KẾ HOẠCH\nXây trạm y tế giai đoạn 2031 - 2034\n\n1. Mục tiêu: có trạm.\n2. Nội dung: xây trạm.\n",
    )

    assert in_millions(told) == [
        (99000, 160500),
        (61500, 160500),
        (160500, None),
        (119000, 160500),
        (41500, 160500),
    ]


def test_a_dyke_is_no_article(rows):
    (row,) = rows("Trung ương hỗ trợ tu bổ đê điều 32 tỷ đồng.\n")

    assert (row.amount_vnd, row.source) == (32 * 10**9, CENTRAL)


def test_what_is_expected_of_takings_is_not_said_of_the_money_spent(rows):
    (row,) = rows("Quỹ dự kiến thu 18 tỷ đồng, sử dụng 15 tỷ đồng.\n")

    assert (row.amount_vnd, row.comparator) == (15 * 10**9, "eq")


def test_years_left_over_are_those_behind_the_years_told(rows):
    told = rows(
        "Kinh phí: 13.400 triệu đồng; trong đó năm 2031: 2.900 triệu đồng, ba năm còn lại mỗi năm 3.500 triệu đồng.\n"
    )

    assert [(row.period_start, row.period_end) for row in told[1:]] == [(2031, 2031), (2032, 2034)]


def test_the_year_behind_things_that_and_ties_is_that_of_the_amount(rows):
    (row,) = rows("Tỉnh giao kinh phí 20,6 tỷ đồng cho các xã ven biển và hải đảo năm 2032 để sửa đường.\n")

    assert row.period_start == 2032


def test_what_was_given_since_the_beginning_of_the_year_is_past(rows):
    text = "Từ đầu năm đến nay, tổng giá trị đóng góp của nhân dân đạt 36 tỷ đồng. Cụ thể, xã Na 9 tỷ đồng.\n"

    assert not rows(text, NEWS)


def test_what_an_amount_is_compared_with_is_none(rows):
    told = rows(
        "Tổng kinh phí khoảng 5,4 tỷ đồng, thấp hơn 0,9 tỷ đồng so với phương án tỉnh trình (6,3 tỷ đồng).\n"
    )

    assert in_millions(told) == [(5400, None)]


@pytest.mark.parametrize("payer", ["Các tổ chức quốc tế", "Nhà đầu tư hạ tầng"])
def test_others_who_pay(rows, payer):
    (row,) = rows(f"- {payer}: 5 tỷ đồng.\n")

    assert row.source == OTHER


def test_a_report_tells_what_was_spent_but_under_its_plans(rows):
    told = rows(
        "1. Hỗ trợ 45 hộ làm nhà, tổng kinh phí 2 tỷ đồng.\n2. Nhiệm vụ năm 2032\n2.1. Hỗ trợ 50 hộ làm nhà, tổng kinh "
        "phí 3 tỷ đồng.\n",
        "BÁO CÁO\nTình hình kinh tế - xã hội năm 2031\n\n",
    )

    assert in_millions(told) == [(3000, None)]


def test_gains_are_no_costs(rows):
    told = rows(
        "III. HIỆU QUẢ\nDoanh thu năm 2033: 19 tỷ đồng; trừ chi phí 6 tỷ đồng, lãi 13 tỷ đồng.\nIV. DỰ TOÁN\n"
        "Ong giống: 4.500 triệu đồng; dụng cụ: 900 triệu đồng; tập huấn: 144 triệu đồng. Tổng: 5.544 triệu đồng.\n",
        "ĐỀ ÁN\nPhát triển đàn ong giai đoạn 2031 - 2033\n\nI. MỤC TIÊU\nCó ong.\nII. NỘI DUNG\nNuôi ong.\n",
    )

    assert in_millions(told) == [(4500, 5544), (900, 5544), (144, 5544), (5544, None)]


def test_what_a_norm_comes_to_is_a_budget(rows):
    (row,) = rows("Ngân sách tỉnh hỗ trợ thêm 20% mức đóng cho hộ cận nghèo, dự kiến 6 tỷ đồng.\n")

    assert (row.amount_vnd, row.source, row.comparator) == (6 * 10**9, LOCAL, "approx")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Hỗ trợ 20% mức đóng cho các hộ nghèo từ ngân sách tỉnh, khoảng 600 triệu đồng mỗi năm.", [600]),
        ("Hỗ trợ mỗi hộ 20% mức vay, khoảng 6 triệu đồng mỗi năm.", []),
        ("Hỗ trợ 20% mức học phí, khoảng 6 triệu đồng/năm.", []),
        ("Vận động góp quỹ, vốn góp bình quân của một hộ là 6 triệu đồng.", []),
        ("Kinh phí bình quân của một năm là 600 triệu đồng.", [600]),
    ],
)
def test_what_a_share_of_a_norm_takes_each_year_is_a_budget_and_what_each_gets_is_none(rows, text, amounts):
    assert [(each.amount_vnd or 0) // MILLION for each in rows(f"{text}\n")] == amounts


def test_the_last_amounts_before_a_total_add_up_to_it(rows):
    told = rows(
        "- Kinh phí của sở: 130 triệu đồng.\n- Kinh phí xã Na: 245 triệu đồng.\n- Kinh phí xã Lê: 318 triệu đồng.\n"
        "- Tổng kinh phí các xã: 563 triệu đồng.\n"
    )

    assert in_millions(told) == [(130, None), (245, 563), (318, 563), (563, None)]


def test_two_payers_of_one_sum_share_it(rows):
    told = rows(
        "Kinh phí 150 ha x 45 triệu đồng = 6.750 triệu đồng, nhà nước hỗ trợ giống 1.350 triệu đồng, còn lại 5.400 "
        "triệu đồng do dân tự đầu tư.\n"
    )

    assert in_millions(told) == [(6750, None), (1350, 6750), (5400, 6750)]


@pytest.mark.parametrize(
    "text", ["Ngân hàng Na: dành nguồn vốn 10 tỷ đồng cho vay.", "+ Hội Phụ nữ tỉnh vận động: 10 tỷ đồng."]
)
def test_what_banks_lend_and_others_raise(rows, text):
    (row,) = rows(text + "\n")

    assert row.source == OTHER


def test_no_less_than_so_much_is_no_comparison(rows):
    (row,) = rows("1. Kinh phí trồng sâm: vốn đối ứng không thấp hơn 4,8 tỷ đồng.\n")

    assert (row.amount_vnd, row.comparator) == (4_800_000_000, "ge")


def test_a_share_in_a_paragraph_behind_the_sources_is_of_one_of_them(rows):
    told = rows(
        "Tổng kinh phí: 900 triệu đồng, gồm:\n- Ngân sách tỉnh: 500 triệu đồng;\n- Vốn đối ứng: 400 triệu đồng.\n\n"
        "| Nguồn | Số tiền |\n| Tỉnh | 500 |\n\n"
        "Riêng năm 2031, phần ngân sách tỉnh là 70 triệu đồng.\n"
    )

    assert in_millions(told)[3:] == [(70, 500)]
