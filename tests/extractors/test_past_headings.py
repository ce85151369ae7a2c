"""Headings that tell of what was, beside what is to come: which figures below them are promised."""

import pytest

from tests.extractors.plan_text import PLAN

HEAD = PLAN.removesuffix("I. MỤC TIÊU\n")
END = "\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương chủ trì.\n"
STATE = "Toàn tỉnh có 25 cơ sở, 300 lao động."
AIMS = "Trồng 500 ha rừng; mở 12 lớp."
PROMISED = [(500, 500), (12, 12)]


@pytest.fixture
def figures(targets_of):
    """The bounds of the targets of a plan whose first part is a text."""
    return lambda body: targets_of(HEAD + body + END)


@pytest.mark.parametrize(
    "title",
    [
        "TÌNH HÌNH VÀ MỤC TIÊU",
        "HIỆN TRẠNG, PHƯƠNG HƯỚNG",
        "THỰC TRẠNG - GIẢI PHÁP",
        "SỰ CẦN THIẾT, MỤC TIÊU",
        "KẾT QUẢ GIAI ĐOẠN 2026 - 2030 VÀ MỤC TIÊU GIAI ĐOẠN 2031 - 2035",
        "KẾT QUẢ NĂM 2030 – KẾ HOẠCH NĂM 2031",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2030 VÀ NHIỆM VỤ NĂM 2031",
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        "1. Tình hình: {state}\n2. Mục tiêu đến năm 2035\n- {aims}",
        "1. Hiện trạng\n{state}\n2. Chỉ tiêu chủ yếu: {aims}",
        "- Thực trạng: {state}\n- Nhiệm vụ: {aims}",
        "1. Rừng\nThực trạng: {state}\nGiải pháp: {aims}\n2. Khác",
        "{state}\nMục tiêu đến năm 2035:\n- {aims}",
        "{state} Đến năm 2035: {aims}",
        "{state}\n{aims_ahead}",
    ],
)
def test_a_title_of_state_and_aims_leaves_it_to_what_stands_below(figures, title, below):
    body = below.format(state=STATE, aims=AIMS, aims_ahead=f"Tỉnh phấn đấu thực hiện: {AIMS}")

    assert figures(f"I. {title}\n{body}") == PROMISED


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, NHIỆM VỤ NĂM 2030",
        "ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN CHỈ TIÊU",
        "TỒN TẠI VÀ CHỈ TIÊU CHƯA ĐẠT",
        "THỰC TRẠNG KINH TẾ - XÃ HỘI",
        "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA",
    ],
)
def test_aims_that_were_reached_are_no_aims(figures, title):
    assert figures(f"I. {title}\n1. {AIMS}\n2. {STATE}") == []


@pytest.mark.parametrize(
    ("title", "below", "expected"),
    [
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Mục tiêu giai đoạn 2031 - 2035", PROMISED),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Phương hướng", PROMISED),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Nhiệm vụ trong thời gian tới", PROMISED),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Tồn tại và nhiệm vụ năm 2032\n- Năm 2032", PROMISED),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Mục tiêu đề ra", []),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Mục tiêu", []),
        ("ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN", "Mục tiêu giai đoạn 2026 - 2030", []),
        ("SỰ CẦN THIẾT", "Mục tiêu của kế hoạch", PROMISED),
        ("BỐI CẢNH", "Nhiệm vụ", PROMISED),
        ("SỰ CẦN THIẾT", "Kết quả thực hiện", []),
        ("SỰ CẦN THIẾT", "Cơ sở thực tiễn", []),
    ],
)
def test_a_title_of_aims_says_more_than_one_above_it(figures, title, below, expected):
    assert figures(f"I. {title}\n1. Tình hình: {STATE}\n2. {below}\n- {AIMS}") == expected


def test_what_a_text_of_both_says_before_it_turns_is_past(figures):
    state = "Trong năm 2030, trồng 400 ha rừng; mở 20 lớp. Tư vấn cho 60 cơ sở."

    assert figures(f"I. KẾT QUẢ NĂM 2030 VÀ KẾ HOẠCH NĂM 2032\n{state}\nNăm 2032: {AIMS}") == PROMISED
    assert figures(f"I. KẾT QUẢ NĂM 2030 VÀ KẾ HOẠCH NĂM 2032\n{state}") == []


def test_a_text_of_both_may_turn_in_each_of_its_items(figures):
    items = "1. Rừng\n{state}\nGiải pháp: Trồng 500 ha rừng.\n2. Chợ\n{state}\nNhiệm vụ: Mở 12 lớp.\n"
    body = "I. THỰC TRẠNG VÀ GIẢI PHÁP\n" + items

    assert figures(body.format(state=STATE)) == PROMISED
    assert figures(body.format(state=f"Thực trạng: {STATE}")) == PROMISED


def test_what_is_kept_down_is_no_shortcoming(figures):
    assert figures("I. NỘI DUNG\n1. Hạn chế phá rừng: xây 5 trạm gác.\n2. Trồng cây.") == [(5, 5)]
    assert figures("I. NỘI DUNG\n1. Hạn chế, yếu kém: có 5 trạm gác.\n2. Trồng cây.") == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Đối tượng, số lượng", [(600, 600)]),
        ("Phạm vi, quy mô thực hiện", [(600, 600)]),
        ("Đối tượng và chỉ tiêu hỗ trợ", [(600, 600)]),
        ("Đối tượng, điều kiện", []),
        ("Phạm vi", []),
    ],
)
def test_titles_of_scope_that_name_how_many_promise_it(figures, title, expected):
    assert figures(f"I. NỘI DUNG\n1. {title}: Dạy nghề cho 600 lao động.\n2. Khác.") == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Sở Y tế mở 20 lớp, chịu trách nhiệm thực hiện các mục tiêu của Kế hoạch.", [(20, 20)]),
        ("Sở Y tế, 20 trung tâm và các huyện chịu trách nhiệm thi hành Quyết định này.", []),
        ("Nghị quyết này được 52 đại biểu thông qua và có hiệu lực kể từ ngày ký.", []),
    ],
)
def test_an_article_that_charges_somebody_may_promise(targets_of, article, expected):
    text = f"{HEAD}Điều 1. Phê duyệt Kế hoạch.\nĐiều 2. {article}\nĐiều 3. Khác.\n"

    assert targets_of(text) == expected


def test_money_below_a_title_of_state_and_aims(budgets_of):
    body = (
        "I. KẾT QUẢ NĂM 2030 VÀ MỤC TIÊU NĂM 2031\n1. Kết quả: trồng 300 ha, kinh phí 4 tỷ đồng.\n"
        "2. Mục tiêu: trồng 400 ha; kinh phí 6 tỷ đồng.\n"
    )

    assert [row.amount_vnd for row in budgets_of(HEAD + body + END).records] == [6_000_000_000]
