"""Lists under a heading that are together an amount told before: they are parts of that one."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, LOCAL, MARKETS, OWN, TOTAL, in_millions

SOURCES = (
    "1. Tổng kinh phí là 930 triệu đồng, trong đó: ngân sách tỉnh 410 triệu đồng; ngân sách trung ương 180 triệu "
    "đồng; các hợp tác xã đóng góp 340 triệu đồng.\n"
)
TOLD = [(930, None), (410, 930), (180, 930), (340, 930)]


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[[str], tuple[BudgetRecord, ...]]:
    return lambda text: budgets_of(MARKETS + text).records


@pytest.mark.parametrize(
    ("text", "source", "parts"),
    [
        (
            "2. Các đề án do trung ương hỗ trợ\na) Mở lớp nghề: 100 triệu đồng;\nb) Làm mô hình: 80 triệu đồng.\n",
            CENTRAL,
            [(100, 180), (80, 180)],
        ),
        (
            "2. Hoạt động thuộc ngân sách tỉnh\nKinh phí tập huấn 210 triệu đồng; kinh phí hội chợ 150 triệu đồng; "
            "kinh phí in sổ 50 triệu đồng.\n",
            LOCAL,
            [(210, 410), (150, 410), (50, 410)],
        ),
        (
            "2. Phần đối ứng của các cơ sở\n- Dựng xưởng ở xã Na. Kinh phí 300 triệu đồng.\n- Mắc điện. Kinh phí 40 triệu đồng.\n",
            OWN,
            [(300, 340), (40, 340)],
        ),
    ],
)
def test_they_have_its_source_too(rows, text, source, parts):
    told = rows(SOURCES + text)

    assert in_millions(told) == TOLD + parts
    assert {row.source for row in told[4:]} == {source}


def test_what_is_in_one_of_them_has_that_source(rows):
    told = rows(
        SOURCES
        + "2. Các đề án do trung ương hỗ trợ\n- Mở lớp nghề: 100 triệu đồng, trong đó thuê thầy 60 triệu đồng;\n"
        "- Làm mô hình: 80 triệu đồng.\n",
    )

    assert in_millions(told) == [*TOLD, (100, 180), (60, 100), (80, 180)]
    assert {row.source for row in told[4:]} == {CENTRAL}


def test_a_heading_may_name_what_the_amount_is_for(rows):
    told = rows(
        "1. Tổng dự toán: 900 triệu đồng, gồm:\n- Kinh phí dạy nghề: 450 triệu đồng;\n- Kinh phí hội chợ: 450 triệu đồng.\n"
        "2. Hoạt động hội chợ\n- Hội chợ xuân: 250 triệu đồng;\n- Hội chợ thu: 200 triệu đồng.\n",
    )

    assert in_millions(told)[3:] == [(250, 450), (200, 450)]
    assert told[3].parent_no == told[4].parent_no == 2
    assert {row.source for row in told} == {TOTAL}


@pytest.mark.parametrize(
    "text",
    [
        # Of two amounts that they may be, the heading names none.
        "1. Nguồn: ngân sách tỉnh 450 triệu đồng, ngân sách huyện 450 triệu đồng.\n"
        "2. Việc khác\n- Kinh phí đào ao: 250 triệu đồng;\n- Kinh phí thả cá: 200 triệu đồng.\n",
        # They are not quite the amount.
        "1. Nguồn: ngân sách tỉnh 460 triệu đồng, ngân sách huyện 450 triệu đồng.\n"
        "2. Ngân sách tỉnh\n- Kinh phí đào ao: 250 triệu đồng;\n- Kinh phí thả cá: 200 triệu đồng.\n",
        # The amount stands behind them.
        "1. Ngân sách tỉnh\n- Kinh phí đào ao: 250 triệu đồng;\n- Kinh phí thả cá: 200 triệu đồng.\n"
        "2. Nguồn: ngân sách tỉnh 450 triệu đồng, ngân sách huyện 450 triệu đồng.\n",
    ],
)
def test_others_are_parts_of_none(rows, text):
    assert {whole for amount, whole in in_millions(rows(text)) if amount < 300} == {None}


PAID = (
    "II. KINH PHÍ\nTổng kinh phí là 2.900 triệu đồng, trong đó:\n- Ngân sách tỉnh: 820 triệu đồng;\n"
    "- Vốn của cơ sở: 2.080 triệu đồng.\n"
)


@pytest.mark.parametrize(
    ("named", "sources"),
    [
        ("Ngân sách tỉnh bố trí", {LOCAL}),
        ("Kinh phí", {TOTAL, LOCAL}),
        ("Ngân sách trung ương bố trí", {TOTAL, LOCAL, CENTRAL}),
    ],
)
def test_activities_told_before_what_they_are_have_its_source_if_some_tell_it(budgets_of, named, sources):
    found = budgets_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Dạy nghề\nMở 5 lớp may. Kinh phí 435 triệu đồng.\n"
        f"2. Hội chợ\nDự 3 hội chợ. {named} 218 triệu đồng.\n3. In bản tin: 67 triệu đồng.\n"
        "4. Tư vấn\nNgân sách tỉnh chi 100 triệu đồng.\n" + PAID
    ).records

    assert in_millions(found)[:4] == [(435, None), (218, None), (67, None), (100, None)]
    assert {row.source for row in found[:4]} == sources


@pytest.mark.parametrize(
    "heading", ["NỘI DUNG CHI", "CÁC KHOẢN CHI", "DANH MỤC ĐỀ ÁN", "DANH MỤC HỖ TRỢ", "HOẠT ĐỘNG TRONG NĂM"]
)
def test_items_that_are_together_the_total_before_are_its_parts(budgets_of, heading):
    found = budgets_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. KINH PHÍ\nTổng kinh phí từ ngân sách tỉnh là 460 triệu đồng.\n"
        f"II. {heading}\n- Mua máy sấy: 100 triệu đồng.\n- Lắp đặt kho lạnh: 150 triệu đồng.\n"
        "- Tập huấn cho cán bộ xã: 110 triệu đồng.\n- Khảo sát cơ sở: 60 triệu đồng.\n- In tờ rơi: 40 triệu đồng.\n"
    ).records

    assert in_millions(found) == [(460, None), (100, 460), (150, 460), (110, 460), (60, 460), (40, 460)]
    assert {row.source for row in found} == {LOCAL}


@pytest.mark.parametrize(
    ("heading", "amounts"),
    [
        ("NỘI DUNG CHI", [100, 150]),
        ("Các nhiệm vụ chi trong năm", [100, 150]),
        ("DANH MỤC CÁC MÔ HÌNH", [100, 150]),
        ("NỘI DUNG CHI VÀ MỨC CHI", []),
        ("DANH MỤC DỰ ÁN ĐÃ HOÀN THÀNH", []),
        ("NỘI DUNG CHI TIẾT CỦA HỘI THI", []),
    ],
)
def test_headings_on_what_is_spent_bring_in_items_that_begin_with_a_verb(budgets_of, heading, amounts):
    found = budgets_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. MỤC TIÊU\nCó máy sấy.\n\n"
        f"II. {heading}\n- Mua máy sấy: 100 triệu đồng.\n- Lắp đặt kho lạnh: 150 triệu đồng.\n"
    ).records

    assert [amount for amount, _ in in_millions(found)] == amounts
