"""Projects that are told one a paragraph, behind what all of them get."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, OTHER, OWN, TOTAL, in_millions

HEAD = "QUYẾT ĐỊNH\nVề việc giao thực hiện các đề án khuyến công địa phương năm 2031\n\n"
MONEY = "Điều 1. Kinh phí khuyến công năm 2031 là 940 triệu đồng.\n\n"
LED = "Điều 2. Giao Trung tâm Khuyến công thực hiện 4 đề án, kinh phí khuyến công 740 triệu đồng, cụ thể như sau:\n\n"
PROJECTS = (
    "Dự án lắp máy cắt đá tại Công ty An Phát: kinh phí thực hiện 900 triệu đồng, trong đó khuyến công 250 triệu "
    "đồng, doanh nghiệp tự bỏ vốn 650 triệu đồng.\n\n"
    "Đề án sấy chè cho HTX Thanh Thủy, được hỗ trợ 190 triệu đồng; HTX góp 310 triệu đồng.\n\n"
    "Đề án Dạy nghề mây tre, 120 triệu đồng.\n\n"
    "Mô hình nung gạch của cơ sở Ba Bể. Khuyến công 180 triệu đồng trên tổng dự toán 600 triệu đồng.\n\n"
)
BEHIND = "Điều 3. Giao Phòng Kinh tế làm nhãn hiệu, kinh phí 200 triệu đồng do ngân sách thị xã bảo đảm.\n"


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[[str], tuple[BudgetRecord, ...]]:
    return lambda text: budgets_of(HEAD + text).records


def test_projects_are_parts_of_what_is_given_unless_they_tell_their_own_total(
    rows: Callable[[str], tuple[BudgetRecord, ...]],
) -> None:
    found = rows(MONEY + LED + PROJECTS + BEHIND)
    assert in_millions(found) == [
        (940, None),
        (740, 940),
        (900, None),
        (250, 900),
        (650, 900),
        (190, 740),
        (310, None),
        (120, 740),
        (180, 600),
        (600, None),
        (200, None),
    ]
    assert [each.source for each in found] == [
        *(LOCAL, LOCAL, TOTAL, LOCAL, OWN, LOCAL, OWN, LOCAL, LOCAL, TOTAL, LOCAL)
    ]


def test_what_a_rate_comes_to_is_paid_by_who_pays_the_rate(
    rows: Callable[[str], tuple[BudgetRecord, ...]],
) -> None:
    several = (
        "Đề án nhóm máy thái cho 6 hộ. Mức hỗ trợ 20 triệu đồng/hộ, cộng 120 triệu đồng; mỗi hộ góp 35 triệu đồng, "
        "cộng 210 triệu đồng.\n\nĐề án hội chợ: 90 triệu đồng.\n"
    )
    led = LED.replace("740", "210").replace("cụ thể như sau:", "gồm:")
    found = rows(led + several)
    assert in_millions(found) == [(210, None), (120, 210), (210, None), (90, 210)]
    assert [each.source for each in found] == [LOCAL, LOCAL, OWN, LOCAL]


def test_loans_are_nobodys_own_and_totals_without_help_bring_in_nothing(
    rows: Callable[[str], tuple[BudgetRecord, ...]],
) -> None:
    lent = (
        "Đề án lò gốm: hỗ trợ 300 triệu đồng, cơ sở vay ngân hàng 200 triệu đồng.\n\n"
        "Đề án lò vôi: hỗ trợ 440 triệu đồng.\n"
    )
    found = rows(LED + lent)
    assert in_millions(found) == [(740, None), (300, 740), (200, None), (440, 740)]
    assert found[2].source == OTHER
    roads = (
        "Điều 2. Tổng mức đầu tư các dự án 50 tỷ đồng, gồm:\n\nDự án đường A, tổng mức đầu tư 20 tỷ đồng.\n\n"
        "Dự án đường B, tổng mức đầu tư 30 tỷ đồng, trong đó ngân sách trung ương 10 tỷ đồng.\n"
    )
    found = rows(roads)
    assert in_millions(found)[1:] == [(20000, 50000), (30000, 50000), (10000, 30000)]
    assert found[3].source == CENTRAL


def test_the_one_budget_that_some_projects_name_pays_the_others_too(
    budgets_of: Callable[..., BudgetsFound],
) -> None:
    text = (
        "Điều 1. Hỗ trợ 640 triệu đồng cho 3 đề án sau:\n\nĐề án sấy lúa. Tổng vốn 800 triệu đồng: khuyến công quốc gia "
        "240 triệu đồng; HTX 560 triệu đồng.\n\nDự án gạch nung, hỗ trợ 250 triệu đồng; phần còn lại 600 triệu đồng do "
        "công ty bỏ ra.\n\nĐề án đan lát: 60 học viên, hỗ trợ 150 triệu đồng.\n"
    )
    found = budgets_of("QUYẾT ĐỊNH\nVề việc phân khai kinh phí năm 2034\n\n" + text).records
    assert in_millions(found) == [
        *((640, None), (800, None), (240, 800), (560, 800), (250, 640), (600, None), (150, 640))
    ]
    assert [each.source for each in found] == [CENTRAL, TOTAL, CENTRAL, OWN, CENTRAL, OWN, CENTRAL]


@pytest.mark.parametrize(
    "title", ["khuyến công tỉnh và khuyến công quốc gia", "khuyến công tỉnh", "khuyến công"]
)
def test_promotion_of_which_the_title_tells_no_one_level_is_nobodys(
    budgets_of: Callable[..., BudgetsFound], title: str
) -> None:
    text = HEAD.replace("khuyến công địa phương", title)
    [money] = budgets_of(text + MONEY).records
    assert money.source == TOTAL


def test_a_paragraph_that_begins_with_the_name_of_an_amount_tells_its_sources(
    rows: Callable[[str], tuple[BudgetRecord, ...]],
) -> None:
    text = (
        "Điều 1. Tổng kinh phí 900 triệu đồng, gồm: kinh phí khuyến nông 385 triệu đồng, vốn của các hộ 515 triệu "
        "đồng.\nNguồn kinh phí khuyến nông: ngân sách tỉnh bố trí 240 triệu đồng; kinh phí năm 2030 chưa chi hết được "
        "chuyển sang 145 triệu đồng.\n"
    )
    found = rows(text)
    assert in_millions(found) == [(900, None), (385, 900), (515, 900), (240, 385), (145, 385)]
    apart = rows(text.replace("145", "95"))
    assert (385, 900) in in_millions(apart)
    assert (95, 385) not in in_millions(apart)


def test_a_sum_told_behind_years_in_prose_takes_them_from_the_total_before(
    budgets_of: Callable[..., BudgetsFound],
) -> None:
    head = "KẾ HOẠCH\nSửa nhà giai đoạn 2031 - 2033\n\n1. KINH PHÍ\n"
    text = (
        "1.1. Tổng kinh phí là 84.350 triệu đồng, trong đó:\n- Ngân sách huyện: 51.150 triệu đồng;\n"
        "- Vốn vay 33.200 triệu đồng.\n1.2. Phân kỳ vốn ngân sách huyện: năm 2031 là 16.250 triệu đồng; năm 2032: 17.400 "
        "triệu đồng. Cộng 33.650 triệu đồng.\n1.3. Tập huấn cán bộ thôn: kinh phí 90 triệu đồng/năm từ dự toán chi thường "
        "xuyên của xã.\n"
    )
    found = budgets_of(head + text).records
    assert in_millions(found)[3:] == [(16250, None), (17400, None), (33650, None), (90, None)]
    assert [each.source for each in found[3:]] == [LOCAL] * 4


def test_what_lies_in_a_sum_named_before_is_a_part_of_it(budgets_of: Callable[..., BudgetsFound]) -> None:
    head = "KẾ HOẠCH\nNuôi cá giai đoạn 2031 - 2033\n\nI. KINH PHÍ\n"
    text = (
        "1. Ngân sách tỉnh: 21.500 triệu đồng.\n2. Vốn dân: 900 triệu đồng.\nII. CHÍNH SÁCH\nKinh phí hỗ trợ giống "
        "là 3.600 triệu đồng, nằm trong phần ngân sách tỉnh đã nêu ở mục I.\n"
    )
    found = budgets_of(head + text).records
    assert in_millions(found)[-1] == (3600, 21500)
    assert found[-1].source == LOCAL
