"""Budgets told in reports and changes of plans: given these sentences, these rows."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import MARKETS

REPORT = "Vốn cho chợ nông thôn\n\n"
BILLION = 10**9


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=MARKETS: budgets_of(head + text).records


def tree(records: tuple[BudgetRecord, ...]) -> list[tuple[float, float | None]]:
    """Each amount in billions, and the one that it is a part of."""
    worth = {row.budget_no: (row.amount_vnd or row.amount_max_vnd or 0) / BILLION for row in records}
    return [
        (worth[row.budget_no], None if row.parent_no is None else worth[row.parent_no]) for row in records
    ]


def test_a_text_that_is_no_act_tells_its_money_in_its_first_words_too(rows):
    told = rows(
        "Tổng kinh phí là 90 tỷ đồng, cụ thể:\n- Xây chợ, kinh phí 60 tỷ đồng;\n- Sửa chợ, kinh phí 30 tỷ đồng.\n",
        REPORT,
    )

    assert tree(told) == [(90, None), (60, 90), (30, 90)]


@pytest.mark.parametrize(
    ("text", "amount", "comparator"),
    [
        ("Chợ đầu mối sẽ được cấp hơn 53 tỷ đồng.", 53, "gt"),
        ("Kinh phí thực hiện được phê duyệt là 53 tỷ đồng.", 53, "eq"),
        ("Kinh phí thực hiện được bố trí từ ngân sách tỉnh là 53 tỷ đồng.", 53, "eq"),
        ("Dự án có tổng trị giá 53 tỷ đồng.", 53, "eq"),
        ("Các tổ chức quốc tế đóng góp trị giá 53 tỷ đồng.", 53, "eq"),
        ("Nguồn vốn xã hội hóa là 53 tỷ đồng/5 năm.", 53, "eq"),
        ("Quỹ Đầu tư phát triển dành hạn mức cho vay ưu đãi 53 tỷ đồng cho các chủ chợ.", 53, "eq"),
    ],
)  # fmt: skip
def test_money_that_is_to_be_spent(rows, text, amount, comparator):
    (row,) = rows(text)

    assert (row.amount_vnd, row.comparator) == (amount * BILLION, comparator)


@pytest.mark.parametrize("basis", ["/năm", "/01 năm", "/1 năm"])
def test_a_years_money_is_no_rate_for_one_thing(rows, basis):
    assert tree(rows(f"Kinh phí: 53 tỷ đồng{basis}.")) == [(53, None)]


@pytest.mark.parametrize("change", ["thành", "lên", "lên thành", "tăng lên", ", giảm xuống còn", "xuống"])
def test_an_amount_that_another_replaces_is_no_budget(rows, change):
    told = rows(
        f"Điều chỉnh tổng mức đầu tư từ 15 tỷ đồng {change} 17 tỷ đồng, trong đó vốn dân góp 4 tỷ đồng."
    )

    assert tree(told) == [(17, None), (4, 17)]
    assert [row.label for row in told] == ["tổng mức đầu tư", "vốn dân góp"]


def test_a_range_is_no_change(rows):
    (row,) = rows("Tổng mức đầu tư từ 15 tỷ đồng đến 17 tỷ đồng.")

    assert (row.amount_vnd, row.amount_max_vnd) == (15 * BILLION, 17 * BILLION)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Cấp cho xã A: 5 tỷ đồng (cho 20 chợ), xã B: 4 tỷ đồng (kinh phí cho 9 chợ).", ["Cấp cho xã A", "xã B"]),
        ("Có 5 tỷ đồng vốn Ngân hàng Thế giới (WB), 4 tỷ đồng vốn ngân sách.", ["vốn Ngân hàng Thế giới", "vốn ngân sách"]),
        ("Huy động 5 tỷ đồng để xây chợ.", [None]),
        ("Ngân sách huyện đối ứng 5 tỷ đồng.", ["Ngân sách huyện đối ứng"]),
        ("Tổng kinh phí 5 tỷ đồng, tương ứng 1 tỷ đồng/năm.", ["Tổng kinh phí", None]),
        ("Dự toán được tỉnh phân bổ đợt này là 5 tỷ đồng.", ["Dự toán được tỉnh phân bổ đợt này"]),
        ("Kinh phí: 9 tỷ đồng. Nguồn kinh phí: Khuyến công quốc gia 5 tỷ đồng, KCĐP 4 tỷ đồng.", ["Kinh phí", "Khuyến công quốc gia", "KCĐP"]),
        ("Nguồn vốn: ngân sách tỉnh 60% (6 tỷ đồng); ngân sách xã 40% (4 tỷ đồng).", ["ngân sách tỉnh", "ngân sách xã"]),
        ("Tổng kinh phí 9 tỷ đồng. Cụ thể từng năm: Năm 2031: 5 tỷ đồng; năm 2032: 4 tỷ đồng.", ["Tổng kinh phí", "Năm 2031", "năm 2032"]),
    ],
)  # fmt: skip
def test_names(rows, text, labels):
    assert [row.label for row in rows(text)] == labels


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Vốn ngoài ngân sách: 5 tỷ đồng.", ["khac"]),
        ("Vốn ngoài nhà nước là 5 tỷ đồng.", ["khac"]),
        ("Vốn dịch vụ môi trường rừng: 5 tỷ đồng.", ["khac"]),
        ("Nguồn Quỹ bảo hiểm y tế: 5 tỷ đồng.", ["khac"]),
        ("Kinh phí: 9 tỷ đồng (KCQG: 5 tỷ đồng; KCĐP: 4 tỷ đồng).", ["tong", "khuyen_cong_quoc_gia", "khuyen_cong_dia_phuong"]),
        ("Kinh phí: 9 tỷ đồng, từ nguồn ngân sách tỉnh: 5 tỷ đồng, nguồn tài trợ 4 tỷ đồng.", ["tong", "khuyen_cong_dia_phuong", "khac"]),
    ],
)  # fmt: skip
def test_sources(rows, text, sources):
    assert [row.source for row in rows(text)] == sources


def test_what_is_left_of_a_total_is_its_part_in_a_later_sentence(rows):
    told = rows(
        "Tổng kinh phí là 245 tỷ đồng, trong đó vốn ngân sách 127 tỷ đồng. Vốn xã hội hóa là 118 tỷ đồng."
    )

    assert tree(told) == [(245, None), (127, 245), (118, 245)]


def test_brackets_that_begin_with_money_say_what_an_amount_is(rows):
    told = rows("Chợ A 9 tỷ đồng (ngân sách tỉnh 5 tỷ đồng, dân góp 4 tỷ đồng).\n", REPORT)

    assert tree(told) == [(9, None), (5, 9), (4, 9)]


@pytest.mark.parametrize(("second", "nested"), [(27, True), (26, False)])
def test_parts_of_a_part_in_its_sentence_are_told_by_the_sums(rows, second, nested):
    told = rows(
        "Kinh phí: 58 tỷ đồng. Trong đó:\n"
        f"- Ngân sách tỉnh: 42 tỷ đồng, cấp qua Sở Y tế 15 tỷ đồng, cấp qua các xã {second} tỷ đồng.\n"
        "- Vốn của các hộ: 16 tỷ đồng.\n"
    )

    assert tree(told)[2:4] == [(15, 42 if nested else 58), (second, 42 if nested else 58)]


def test_a_sum_that_is_worked_out_has_the_name_of_its_item_and_the_factor_is_a_rate(rows):
    told = rows(
        "- Lập mới 20 tổ: 20 tổ x 10 triệu đồng = 200 triệu đồng.\n"
        "- Tập huấn: 05 lớp x 60 triệu đồng/lớp = 300.000.000 đồng.\nTổng cộng: 500 triệu đồng.\n"
    )

    assert tree(told) == [(0.2, 0.5), (0.3, 0.5), (0.5, None)]
    assert [row.label for row in told] == ["Lập mới 20 tổ", "Tập huấn", "Tổng cộng"]


def test_the_total_named_again_is_not_the_first_amount_behind(rows):
    told = rows(
        "Tổng kinh phí là 484 tỷ đồng. Trong tổng nguồn kinh phí này, ngân sách tỉnh: 106 tỷ đồng; dân góp: 378 tỷ đồng."
    )

    assert tree(told) == [(484, None), (106, 484), (378, 484)]
    assert told[1].label == "ngân sách tỉnh"


def test_a_name_before_a_colon_is_that_of_the_amount_behind_it(rows):
    told = rows("+ NSTW: 500 trđ + NS tỉnh: 300 trđ + Dân góp: 200 trđ\n")

    assert [(row.label, row.source) for row in told] == [
        ("NSTW", "khuyen_cong_quoc_gia"),
        ("NS tỉnh", "khuyen_cong_dia_phuong"),
        ("Dân góp", "doi_ung"),
    ]


def test_a_product_of_a_rate_has_the_name_of_its_item(rows):
    (row,) = rows("Xây trường học: 12 tỷ đồng/trường x 5 trường = 60 tỷ đồng.")

    assert (row.label, row.amount_vnd) == ("Xây trường học", 60 * BILLION)


LOCAL, CENTRAL, STATE, OTHER = "khuyen_cong_dia_phuong", "khuyen_cong_quoc_gia", "ngan_sach_nha_nuoc", "khac"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tổng mức đầu tư 53 tỷ đồng từ ngân sách tỉnh trong kế hoạch đầu tư công trung hạn.", LOCAL),
        ("Vốn đầu tư công nguồn ngân sách tỉnh: 53 tỷ đồng.", LOCAL),
        ("Vốn đầu tư công: 53 tỷ đồng.", STATE),
        ("Ngân sách trung ương huy động từ trái phiếu Chính phủ: 53 tỷ đồng.", CENTRAL),
        ("Trái phiếu Chính phủ và ngân sách tỉnh: 53 tỷ đồng.", STATE),
        ("Tổng kinh phí 53 tỷ đồng từ ngân sách trung ương 80%, ngân sách tỉnh 15% và ngân sách huyện 5%.", STATE),
        ("Tổng kinh phí là 53 tỷ đồng, trong đó ngân sách tỉnh chiếm 80%.", "tong"),
        ("Quỹ “Đền ơn đáp nghĩa” và các doanh nghiệp: 53 tỷ đồng.", OTHER),
        ("Chi 53 tỷ đồng từ Quỹ Bảo trì đường thủy để nạo vét.", OTHER),
        ("Chi 53 tỷ đồng (từ nguồn kinh phí Trung ương bổ sung) để sửa chợ.", CENTRAL),
        ("Chi 53 tỷ đồng cho 7 huyện từ nguồn chi sự nghiệp kinh tế của ngân sách trung ương.", CENTRAL),
        ("Sự nghiệp khoa học TW: 53 tỷ đồng.", CENTRAL),
        ("Sự nghiệp khoa học địa phương: 53 tỷ đồng.", LOCAL),
        ("Cần huy động 53 tỷ đồng từ các doanh nghiệp để xây chợ.", OTHER),
        ("Vốn vay ODA 2,5 triệu USD, tương đương 53 tỷ đồng.", OTHER),
        ("Chi phí đầu tư công trình phụ: 53 tỷ đồng.", "tong"),
        ("Vốn sự nghiệp của tỉnh: 53 tỷ đồng.", LOCAL),
        ("Tỉnh được Trung ương phân bổ 53 tỷ đồng.", CENTRAL),
        ("Phân bổ 53 tỷ đồng kế hoạch vốn ngân sách tỉnh cho 5 chợ.", LOCAL),
    ],
)  # fmt: skip
def test_where_money_comes_from(rows, text, source):
    (row,) = rows(text)

    assert row.source == source


def test_a_part_whose_name_stands_behind_it_has_parts_of_its_own(rows):
    told = rows(
        "Phân bổ 50 tỷ đồng vốn xây dựng. Trong đó, 30 tỷ đồng vốn trái phiếu Chính phủ phân bổ cho chợ 20 tỷ đồng, "
        "đường 10 tỷ đồng. Còn lại 20 tỷ đồng vốn vay."
    )

    assert tree(told) == [(50, None), (30, 50), (20, 30), (10, 30), (20, 50)]
    assert [row.source for row in told] == ["tong", STATE, STATE, STATE, OTHER]


def test_an_amount_that_is_changed_in_an_act_counts_as_it_becomes(rows):
    text = "Điều chỉnh giảm tổng vốn đầu tư đã ghi tại khoản 1 Điều 1 từ 17 tỷ đồng, thành 14 tỷ đồng (trong đó: vốn vay từ 12 tỷ đồng, thành 9 tỷ đồng)."  # fmt: skip

    assert tree(rows(text)) == [(14, None), (9, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh đã quyết định trích 53 tỷ đồng xây chợ.",
        "Hội đồng nhân dân tỉnh đã quyết nghị phân bổ vốn xây chợ với số tiền 53 tỷ đồng.",
        "Chi phí bồi thường đã lên tới 53 tỷ đồng.",
        "Ủy ban nhân dân tỉnh đã thống nhất dành 53 tỷ đồng xây chợ.",
    ],
)
def test_what_has_been_decided_is_to_be_spent(rows, text):
    assert tree(rows(text)) == [(53, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh đã hỗ trợ 9 tỷ đồng cho chợ huyện, xây 20 quầy với kinh phí 5 tỷ đồng, đào tạo hết 2 tỷ đồng.",
        "Số vốn đã huy động là 9 tỷ đồng. Trong đó, vốn vay 5 tỷ đồng, ngân sách tỉnh 4 tỷ đồng.",
        "Chi phí 40 triệu đồng/quầy. Trong đó ngân sách tỉnh 30 triệu đồng.",
        "Giai đoạn 2026 - 2030, tỉnh đã xây dựng mới, nâng cấp được 23 chợ, với tổng kinh phí 9 tỷ đồng.",
        "Tổng thu từ chợ đến năm 2032 đạt 9 tỷ đồng.",
        "Gói thầu có giá dự toán 9 tỷ đồng.",
        "Hỗ trợ 30% chi phí xây dựng, tối đa không quá 9 tỷ đồng.",
        "Chợ loại một được hỗ trợ, tổng mức hỗ trợ không quá 9 tỷ đồng.",
    ],
)
def test_what_was_spent_and_what_is_no_money_of_the_plan(rows, text):
    assert rows(text) == ()


def test_years_to_come_are_told_apart_from_those_gone_by(rows):
    told = rows("Năm 2030 đã bố trí 9 tỷ đồng, năm 2031 bố trí 7 tỷ đồng. Kinh phí bình quân 2 triệu đồng/hộ. Trong đó, ngân sách tỉnh 5 tỷ đồng.")  # fmt: skip

    assert [row.amount_vnd for row in told] == [7 * BILLION, 5 * BILLION]


@pytest.mark.parametrize("change", ["tăng", "giảm", "tăng thêm", "điều chỉnh giảm"])
def test_what_is_added_to_an_amount_is_none_of_its_own(rows, change):
    assert tree(rows(f"Ngân sách tỉnh 42 tỷ đồng ({change} 3 tỷ đồng).")) == [(42, None)]


def test_thousands_of_billions_are_told_with_the_hundreds_behind_them(rows):
    told = rows(
        "Tổng vốn là 17 nghìn tỷ đồng (trái phiếu 14 nghìn 800 tỷ đồng; vốn vay 2 nghìn 200 tỷ đồng)."
    )

    assert tree(told) == [(17_000, None), (14_800, 17_000), (2_200, 17_000)]


def test_a_list_of_places_below_an_amount_has_its_parts(rows):
    told = rows(
        "1. Trích 70 tỷ đồng từ nguồn dự phòng ngân sách tỉnh năm 2031 sửa chợ (mái, cổng; điện), phân bổ "
        "như sau:\n- Huyện Tân An 50 tỷ đồng và 20 tấn thép;\n- Huyện Hòa Bình 20 tỷ đồng.\n",
        "KẾ HOẠCH\nSửa chợ\n\nI. NỘI DUNG\n",
    )

    assert tree(told) == [(70, None), (50, 70), (20, 70)]
    assert {(row.source, row.period_end) for row in told} == {(LOCAL, 2031)}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Tổng kinh phí là 60 tỷ đồng. Hỗ trợ chợ huyện 15 tỷ đồng, chiếm 25 % tổng kinh phí.", 60),
        ("Tổng kinh phí là 60 tỷ đồng. Hỗ trợ chợ huyện 15,2 tỷ đồng, bằng 25,3% của tổng vốn.", 60),
        ("Tổng kinh phí là 60 tỷ đồng. Hỗ trợ chợ huyện 15 tỷ đồng, chiếm 35 % tổng kinh phí.", None),
        ("Vốn xây chợ là 60 tỷ đồng. Số vốn trên được phân bổ cho chợ huyện 15 tỷ đồng.", 60),
        ("Kinh phí mua xe là 60 tỷ đồng. Trong tổng số tiền hỗ trợ vừa nêu, huyện Tân An được cấp 15 tỷ đồng.", 60),
        ("Tổng kinh phí là 60 tỷ đồng. Trong đó: Sự nghiệp khoa học TW 45 tỷ đồng, tỉnh 15 tỷ đồng.", 60),
        ("Vốn xây chợ là 60 tỷ đồng. Số vốn này được bố trí cho chợ huyện 45 tỷ đồng. Còn lại 15 tỷ đồng.", 60),
    ],
)  # fmt: skip
def test_words_that_make_an_amount_a_share_of_another(rows, text, whole):
    assert tree(rows(text))[-1] == (int(tree(rows(text))[-1][0] * 10) / 10, whole)


def test_what_is_more_than_a_total_is_no_part_that_a_later_paragraph_tells(rows):
    told = rows(
        "Năm 2031 tỉnh bố trí 50 tỷ đồng.\n\nTrong đó, 20 tỷ đồng xây chợ.\n\nTỉnh yêu cầu các huyện bố trí "
        "nguồn vốn xây chợ là 75 tỷ đồng.\n"
    )

    assert tree(told) == [(50, None), (20, 50), (75, None)]


@pytest.mark.parametrize(
    "words", ["với mức hỗ trợ cụ thể cho từng huyện: ", "mức hỗ trợ cho các huyện như sau: "]
)
def test_what_each_place_gets_is_no_rate(rows, words):
    told = rows(
        f"Trích 9 tỷ đồng từ ngân sách tỉnh để hỗ trợ 3 huyện, {words}Tân An 2 tỷ đồng, Sơn Bình 7 tỷ đồng."
    )

    assert tree(told) == [(9, None), (2, 9), (7, 9)]
    assert {row.source for row in told} == {LOCAL}


def test_what_is_more_than_a_part_is_told_of_the_total_again(rows):
    told = rows(
        "Tổng kinh phí là 60 tỷ đồng. Cụ thể, chợ cũ cần 10 tỷ đồng. Trong đó, chợ xã 7 tỷ đồng; chợ thôn 2 tỷ "
        "đồng. Chợ mới cần 48 tỷ đồng."
    )

    assert tree(told) == [(60, None), (10, 60), (7, 10), (2, 10), (48, 60)]


@pytest.mark.parametrize("who", ["đơn vị", "các đơn vị"])
def test_what_a_unit_pays_is_no_unit_of_measure(rows, who):
    (row,) = rows(f"- Kinh phí đối ứng của {who}: 53 tỷ đồng.")

    assert (row.amount_vnd, row.source) == (53 * BILLION, "doi_ung")


def test_the_year_in_the_name_of_an_amount_is_its_own(rows):
    (row,) = rows("Với chợ xong trước ngày 31/12/2031, cần bố trí vốn năm 2032 là 53 tỷ đồng.")

    assert (row.period_start, row.period_end) == (2032, 2032)


def test_money_that_is_given_is_no_price_that_is_named_before(rows):
    assert tree(rows("Để có 60 ha tôm xuất khẩu vào năm 2032, tỉnh đầu tư khoảng 40 tỷ đồng.")) == [
        (40, None)
    ]
    assert rows("Giá trị hàng xuất khẩu của tỉnh khoảng 40 tỷ đồng.") == ()


@pytest.mark.parametrize("words", ["năm 2032", "trong năm 2032"])
def test_a_year_behind_who_bears_an_amount_is_its_own(rows, words):
    (row,) = rows(f"Tổng kinh phí mua giống là 35 tỷ đồng, từ ngân sách tỉnh {words}.")

    assert (row.period_start, row.period_end) == (2032, 2032)


def test_the_year_of_a_programme_counts_where_nothing_else_is_stated(rows):
    text = "Phân bổ 35 tỷ đồng vốn sự nghiệp thực hiện Chương trình giảm nghèo bền vững năm 2032."

    assert [row.period_end for row in rows(text, REPORT)] == [2032]
    assert [row.period_end for row in rows(text)] == [2035]
    text = "Tổng vốn dành cho Chương trình chợ nông thôn (CNT) giai đoạn 2031 - 2033 vào khoảng 35 tỷ đồng."
    assert [row.period_end for row in rows(text, REPORT)] == [2033]


@pytest.mark.parametrize(
    "text",
    [
        "Nguồn vốn: ngân sách tỉnh 60% (6 tỷ đồng); vốn đầu tư 40% (4 tỷ đồng).",
        "Tổng số tiền giai đoạn 2031 - 2033: 9 tỷ đồng (vốn đầu tư: 5 tỷ đồng, mỗi năm tỉnh đối ứng 1 tỷ đồng).",
    ],
)
def test_double_blanks_change_nothing(rows, text):
    def shown(records):
        return [(row.label, row.source, row.amount_vnd, row.parent_no, row.period_end) for row in records]

    assert shown(rows(text.replace(" ", "  "))) == shown(rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh xây chợ. Hộ thuộc diện di dời sẽ được hỗ trợ thêm 20 triệu đồng để dựng quầy.",
        "Tỉnh xây chợ. Ngoài ra, hợp tác xã mới thành lập được vay 300 triệu đồng.",
        "Tỉnh xây chợ. Hộ nghèo, hộ cận nghèo được hỗ trợ 20 triệu đồng.",
    ],
)
def test_what_one_of_a_kind_gets_is_a_rate(rows, text):
    assert rows(text) == ()


@pytest.mark.parametrize("who", ["Các hộ nghèo", "Huyện Hòa An", "Hợp tác xã Hòa An", "300 hộ nghèo"])
def test_what_those_who_are_named_get_is_none(rows, who):
    assert tree(rows(f"Tỉnh xây chợ. {who} được hỗ trợ 20 tỷ đồng.")) == [(20, None)]


def test_what_is_left_is_a_part_of_the_total_and_of_no_part(rows):
    told = rows(
        "Tổng vốn là 60 tỷ đồng. Trong số này, ngân sách tỉnh 25 tỷ đồng, nguồn vận động của các cấp 20 tỷ đồng; "
        "còn lại 15 tỷ đồng là kinh phí ngân hàng ủng hộ."
    )

    assert tree(told) == [(60, None), (25, 60), (20, 60), (15, 60)]
    assert [row.source for row in told[1:]] == [LOCAL, OTHER, OTHER]
    assert told[2].label == "nguồn vận động của các cấp"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nếu nguồn vận động không đạt thì dùng tiết kiệm chi thường xuyên để bù đắp, dự kiến 53 tỷ đồng.", LOCAL),
        ("Xây 20 quầy, kinh phí 53 tỷ đồng đã được ghi trong kế hoạch đầu tư công.", STATE),
        ("Chi 53 tỷ đồng dịch vụ môi trường rừng để trồng rừng.", OTHER),
    ],
)  # fmt: skip
def test_sources_that_news_name(rows, text, source):
    (row,) = rows(text)

    assert row.source == source


def test_money_told_along_with_other_money_is_no_part_of_it(rows):
    told = rows(
        "Tổng vốn là 60 tỷ đồng.\n\nCùng với nguồn hỗ trợ này, Ngân hàng Chính sách xã hội dành 30 tỷ đồng cho vay.\n"
    )

    assert tree(told) == [(60, None), (30, None)]


def test_what_stays_behind_a_comma_replaces_nothing(rows):
    told = rows("Huyện cấp 85 tỷ đồng xây chợ. Trong tổng số vốn, ngân sách tỉnh 52 tỷ đồng, ngân sách huyện 13 tỷ đồng, còn 20 tỷ đồng do Quỹ Thiện Tâm tài trợ.")  # fmt: skip

    assert tree(told) == [(85, None), (52, 85), (13, 85), (20, 85)]
    assert [row.source for row in told[1:]] == [LOCAL, LOCAL, OTHER]


def test_a_paragraph_on_a_year_gone_by_tells_no_budgets(rows):
    head = "Báo Cao Bằng điện tử\n13/02/2030\n\nNgành Công Thương vượt khó\n\n"
    told = rows(
        "Năm 2029, tỉnh xây 20 chợ. Trung tâm hỗ trợ 47 cơ sở với kinh phí 6 tỷ đồng.\n\nNăm 2030, tỉnh bố trí 7 tỷ đồng xây chợ.\n",
        head,
    )

    assert tree(told) == [(7, None)]


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("Tổng kinh phí dự kiến 3 năm: 61 tỷ đồng.", ["approx"]),
        ("Dự kiến 5 năm cần 61 tỷ đồng.", ["approx"]),
        ("Dự kiến 61 tỷ đồng, ngân sách tỉnh hỗ trợ 3 tỷ đồng.", ["approx", "eq"]),
    ],
)
def test_years_between_an_expected_amount_and_its_name_are_no_amount(rows, text, comparators):
    assert [row.comparator for row in rows(text)] == comparators


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Năm 2031, tạm ứng từ nguồn ngân sách tỉnh đã bố trí cho Sở Y tế 3 tỷ đồng.", [3]),
        ("Sử dụng kinh phí sự nghiệp đã giao cho các huyện 3 tỷ đồng.", [3]),
        ("Ngân sách tỉnh đã bố trí cho Sở Y tế 3 tỷ đồng.", []),
    ],
)
def test_money_that_was_provided_is_to_be_spent(rows, text, amounts):
    assert [row.amount_vnd // BILLION for row in rows(text)] == amounts


@pytest.mark.parametrize("told", ["thực hiện 5,12 tỷ đồng", "chi 35 tỷ đồng", "là 4 tỷ đồng"])
def test_an_amount_of_the_past_in_brackets_says_nothing_of_what_follows(rows, told):
    found = rows(
        f"Năm 2031 tỉnh xây 6 chợ với tổng kinh phí 60 tỷ đồng (năm 2021 {told}), bao gồm: kinh phí quốc gia 40 tỷ đồng; "
        "kinh phí của tỉnh 20 tỷ đồng.\n"
    )

    assert tree(found) == [(60, None), (40, 60), (20, 60)]
    assert {(row.period_start, row.period_end) for row in found} == {(2031, 2031)}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Đến năm 2035 xây 8 chợ, dành 5 tỷ đồng cho khuyến công năm 2031.", (2031, 2031)),
        ("Đến năm 2035 dành 5 tỷ đồng cho khuyến công.", (None, 2035)),
        ("Năm 2031 xây 8 chợ, dành 5 tỷ đồng cho khuyến công; đến năm 2035 xây 9 chợ.", (2031, 2031)),
    ],
)
def test_a_year_right_behind_an_amount_is_its_own(rows, text, period):
    (row,) = rows(f"{text}\n")

    assert (row.period_start, row.period_end) == period


@pytest.mark.parametrize(
    "text",
    [
        "Con đường dài 7 km, vốn 5 tỷ đồng, được khởi công từ tháng 5 năm ngoái.",
        "Ảnh: Vườn chè được hỗ trợ 5 tỷ đồng.",
    ],
)
def test_what_news_tell_of_last_year_and_below_pictures_is_no_budget(budgets_of, text):
    head = "Báo Cao Bằng điện tử\n13/12/2030\n\nCao Bằng làm đường trong năm 2031\n\n"

    assert budgets_of(f"{head}{text}\n").records == ()


@pytest.mark.parametrize("mark", ["CÁC TIN KHÁC\n» ", "Tin liên quan:\n- "])
def test_headlines_of_other_news_below_an_act_tell_no_money_of_it(rows, mark):
    plan = "Tổng kinh phí là 90 tỷ đồng.\nCác sở, ngành tổ chức thực hiện./.\n\n"

    assert tree(rows(f"{plan}{mark}Dành gần 8 tỷ đồng thăm hỏi người có công (02/03/2031)\n")) == [(90, None)]


def test_words_like_those_above_other_news_within_an_act_end_nothing(rows):
    told = rows("Tổng kinh phí là 90 tỷ đồng.\nXem thêm: Phụ lục 2.\nKinh phí năm 2031: 8 tỷ đồng./.\n")

    assert tree(told)[-1][0] == 8


@pytest.mark.parametrize(
    "told",
    [
        "Gia đình ông Ba ở xóm Cao vừa chuyển vào nhà mới, tổng kinh phí xây dựng 150 triệu đồng, trong đó Nhà nước hỗ trợ 70 triệu đồng.",
        "Vợ chồng anh Tư được xã bố trí 45 triệu đồng sửa nhà.",
    ],
)
def test_what_one_family_of_which_news_tell_has_built_is_no_budget(budgets_of, told):
    head = "Báo Cao Bằng điện tử\n12/03/2031\n\nCao Bằng xóa nhà tạm trong năm 2031\n\n"
    plan = "Tổng kinh phí thực hiện là 90 tỷ đồng cho các hộ gia đình nghèo.\n\n"

    assert [row.amount_vnd for row in budgets_of(f"{head}{plan}{told}\n").records] == [90 * BILLION]


@pytest.mark.parametrize(
    "told",
    [
        "Nhờ vậy, HTX chè Bản Liền được hỗ trợ 90 triệu đồng từ khuyến công quốc gia để mua máy sao trị giá 1,2 tỷ đồng.",
        "Công ty TNHH Hoa Mai (thị xã Tân Lập) mạnh dạn bỏ vốn gần 700 triệu đồng mua lò nung, tỉnh hỗ trợ 210 triệu đồng.",
        "Vốn đối ứng của các cơ sở là 27 tỷ đồng, vượt xa kế hoạch.",
        "Sáu tháng đầu năm giải ngân 2 tỷ đồng, mới đạt 40% kế hoạch.",
    ],
)
def test_what_one_enterprise_got_and_what_was_reached_of_a_plan_is_no_budget(budgets_of, told):
    head = "Báo Cao Bằng điện tử\n12/03/2031\n\nCao Bằng làm khuyến công năm 2031\n\n"
    plan = "Tổng kinh phí thực hiện là 90 tỷ đồng cho các cơ sở.\n\n"

    assert [row.amount_vnd for row in budgets_of(f"{head}{plan}{told}\n").records] == [90 * BILLION]


@pytest.mark.parametrize(
    "told",
    [
        "Năm 2031, các công ty của tỉnh Cao Bằng được hỗ trợ 8 tỷ đồng.",
        "Theo kế hoạch, HTX chè Bản Liền được hỗ trợ 8 tỷ đồng.",
        "Tỉnh sẽ hỗ trợ Công ty Hoa Mai 8 tỷ đồng.",
    ],
)
def test_what_enterprises_are_to_get_is_one(budgets_of, told):
    head = "Báo Cao Bằng điện tử\n12/03/2031\n\nCao Bằng làm khuyến công năm 2031\n\n"

    assert [row.amount_vnd for row in budgets_of(f"{head}{told}\n").records] == [8 * BILLION]
