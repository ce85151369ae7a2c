"""Sources of amounts by the headings above them: "2. Các đề án khuyến công địa phương"."""

import pytest

HEAD = "KẾ HOẠCH\nKhuyến công tỉnh Nghệ An năm 2031\nCăn cứ Luật Đầu tư;\nI. MỤC TIÊU\nHỗ trợ 5 cơ sở.\nII. NỘI DUNG\n"
ITEMS = "- Mở 02 lớp truyền nghề cho 60 lao động, kinh phí {} triệu đồng.\n- Hỗ trợ 03 cơ sở mua máy; kinh phí {} triệu đồng.\n"


@pytest.fixture
def sources(budgets_of):
    """The amounts of a text in millions, and where they come from."""
    return lambda text: [(row.amount_vnd // 1_000_000, row.source) for row in budgets_of(HEAD + text).records]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Khuyến công quốc gia", "Khuyến công địa phương"),
        ("Các đề án khuyến công quốc gia", "Các đề án khuyến công tỉnh"),
        ("Từ nguồn ngân sách trung ương", "Từ nguồn ngân sách tỉnh"),
    ],
)
def test_activities_below_a_heading_that_names_a_budget_are_paid_by_it(sources, first, second):
    text = f"1. {first}\n{ITEMS.format(210, 450)}2. {second}\n{ITEMS.format(130, 155)}"

    assert sources(text) == [
        (210, "khuyen_cong_quoc_gia"),
        (450, "khuyen_cong_quoc_gia"),
        (130, "khuyen_cong_dia_phuong"),
        (155, "khuyen_cong_dia_phuong"),
    ]


def test_what_an_amount_says_itself_comes_first(sources):
    text = "1. Khuyến công quốc gia\n- Hỗ trợ 03 cơ sở mua máy, kinh phí 210 triệu đồng; vốn đối ứng của cơ sở 90 triệu đồng.\n"

    assert (90, "doi_ung") in sources(text)


@pytest.mark.parametrize("heading", ["Đào tạo nghề", "Khuyến công quốc gia và địa phương", "Hỗ trợ máy móc"])
def test_other_headings_name_no_budget(sources, heading):
    assert {source for _, source in sources(f"1. {heading}\n{ITEMS.format(210, 450)}")} == {"tong"}


def test_what_one_of_a_kind_costs_is_no_money_of_the_plan(sources):
    text = "1. Nhà ở\nChi phí xây dựng một căn nhà bình quân khoảng 40 triệu đồng. Tổng kinh phí 900 triệu đồng.\n"

    assert sources(text) == [(900, "tong")]
