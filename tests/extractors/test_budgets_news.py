"""Budgets told in reports and changes of plans: given these sentences, these rows."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import extract_budgets
from kcextract.extractors.claims import find_claims
from kcextract.extractors.context import Context
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.quantities import find_quantities
from kcextract.records import BudgetRecord

REPORT = "Vốn cho chợ nông thôn\n\n"
PLAN = "KẾ HOẠCH\nPhát triển chợ giai đoạn 2031 - 2035\n\nI. MỤC TIÊU\nCó chợ.\n\nII. KINH PHÍ THỰC HIỆN\n"
BILLION = 10**9


@pytest.fixture(scope="session")
def rows(context_of: Callable[[str], Context]) -> Callable[..., tuple[BudgetRecord, ...]]:
    def find_in(text: str, head: str = PLAN) -> tuple[BudgetRecord, ...]:
        context = context_of(head + text)
        return extract_budgets(
            context, PeriodReader(context), find_quantities(context, find_claims(context)), ()
        ).records

    return find_in


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
        ("Nguồn vốn xã hội hóa là 53 tỷ đồng/5 năm.", 53, "eq"),
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
