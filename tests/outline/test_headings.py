"""What the heading of a section is."""

import pytest


@pytest.fixture
def headings(read):
    """The headings of the marked sections of a text."""
    return lambda text: [section.heading for section in read(text).sections if section.marker]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Mục tiêu chung", "Mục tiêu chung"),
        ("1. Mục tiêu chung: nâng cao năng lực", "Mục tiêu chung"),
        ("1. Mục tiêu chung:", "Mục tiêu chung"),
        ("1. Kinh phí thực hiện. Ngân sách bảo đảm.", "Kinh phí thực hiện"),
        ("1. Chịu trách nhiệm thi hành Quyết định này./.", "Chịu trách nhiệm thi hành Quyết định này"),
        ("1. Tập huấn; hội thảo; nâng cao nhận thức;", "Tập huấn; hội thảo; nâng cao nhận thức"),
        ("1. Khuyến công tại TP. Hồ Chí Minh và các tỉnh", "Khuyến công tại TP. Hồ Chí Minh và các tỉnh"),
        ("1. Dự án của GS. Nguyễn Văn An. Kết quả", "Dự án của GS. Nguyễn Văn An"),
        ("1. Phát huy vai trò của V. I. Lê-nin. Kết quả", "Phát huy vai trò của V. I. Lê-nin"),
        ("1. Hỗ trợ theo Nghị định số 45/2012/NĐ-CP: máy móc", "Hỗ trợ theo Nghị định số 45/2012/NĐ-CP"),
        ("1. Tổng kinh phí 3.940 triệu đồng. Trong đó:", "Tổng kinh phí 3.940 triệu đồng"),
        ("1. Bắt đầu lúc 8:30 hàng ngày", "Bắt đầu lúc 8:30 hàng ngày"),
        ("1. Dự toán (ĐVT: triệu đồng): vốn tỉnh", "Dự toán (ĐVT: triệu đồng)"),
        ("1. Dự toán (ĐVT: triệu đồng", "Dự toán (ĐVT"),
        ("1. Hỗ trợ v.v. cho các cơ sở", "Hỗ trợ v.v. cho các cơ sở"),
        ("1. MỤC TIÊU CỦA CHƯƠNG TRÌNH", "MỤC TIÊU CỦA CHƯƠNG TRÌNH"),
        ("1.", None),
    ],
)
def test_a_heading_ends_with_the_first_sentence_or_colon(headings, line, heading):
    assert headings(f"{line}\n\n2. Khác") == [heading, "Khác"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("III. NỘI DUNG\nCỦA CHƯƠNG TRÌNH\n1. Một\n2. Hai", "NỘI DUNG CỦA CHƯƠNG TRÌNH"),
        ("1. Hỗ trợ\nnâng cao năng lực quản lý\n2. Khác", "Hỗ trợ nâng cao năng lực quản lý"),
        ("Điều 1.\nPhạm vi điều chỉnh\n1. Một", "Phạm vi điều chỉnh"),
        ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một", "QUY ĐỊNH CHUNG"),
        ("Phần thứ nhất\n\nQUY ĐỊNH CHUNG\nChương I\nMỘT", "QUY ĐỊNH CHUNG"),
    ],
)
def test_a_heading_goes_on_on_the_next_line(headings, text, heading):
    assert headings(text)[0] == heading


def test_what_stands_in_the_next_paragraph_is_no_heading(headings):
    assert headings("1. Đào tạo nghề\nHình thức ngắn hạn.\n2. Khác") == ["Đào tạo nghề", "Khác"]


def test_sections_without_a_marker_are_headed_by_their_label(read):
    outline = read(
        "Điều 1. Một\nNội dung\nKết quả đạt được: tốt.\nĐiều 2. Hai\nNơi nhận:\n- Lưu.\nKT. CHỦ TỊCH\n"
    )

    assert [(section.kind, section.heading) for section in outline.sections if not section.marker] == [
        ("document", None),
        ("paragraph", "Kết quả đạt được"),
        ("recipients", "Nơi nhận"),
        ("signature", None),
    ]


def test_a_heading_is_never_the_whole_of_a_long_text(headings):
    (heading,) = headings("1. " + "hỗ trợ " * 10_000)

    assert len(heading) <= 1000
